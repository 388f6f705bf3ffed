package find

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

func hits(t testing.TB, body, query string) []string {
	t.Helper()
	all, err := New(body).All(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range all {
		out = append(out, s.Of(body))
	}
	return out
}

func TestAll(t *testing.T) {
	for _, c := range []struct{ body, query, want string }{
		{"数字经济与數字經濟，数 字\n经济", "数字经济", "数字经济|數字經濟|数 字\n经济"},
		{"数字经济", "數字經濟", "数字经济"},
		{"ＧＤＰ增长，gdp 与 Gdp", "gdp", "ＧＤＰ|gdp|Gdp"},
		{"达50.2万亿元，５０．２万亿", "50.2万亿", "50.2万亿|５０．２万亿"},
		{"占比,提升；“四个”", "占比，提升", "占比,提升"},
		{"一一一一一", "一一", "一一|一一"},
		{"数字经济发展，双循环", "szjj", "数字经济"},
		{"数字经济发展，双循环", "sxh", "双循环"},
		{"重庆与重量", "zl", "重量"},
		{"重庆与重量", "cq", "重庆"},
		{"word szjj 数字经济", "szjj", "szjj"},
		{"达1,205.3亿元，１，２０５．３亿元，1,2和3", "1205.3", "1,205.3|１，２０５．３"},
		{"达1205.3亿元", "1,205.3", "1205.3"},
		{"占5.2﹪，绿地520㎡，用水3㎥", "520m2", "520㎡"},
		{"占5.2﹪", "5.2%", "5.2﹪"},
		{"①类企业和第Ⅱ类", "1类企业", "①类企业"},
		{"①类企业和第Ⅱ类", "第II类", "第Ⅱ类"},
		{"工业（Inter-net）与well-known", "internet", "Inter-net"},
		{"TD-SCDMA", "td-scdma", "TD-SCDMA"},
		{"COVID-19", "covid-19", "COVID-19"},
		{"⽣产、金额、葛󠄀洲坝", "金额", "金额"},
		{"⽣产、葛󠄀洲坝", "葛洲坝", "葛󠄀洲坝"},
		{"生产520㎡绿地", "2绿", "㎡绿"},
		{"空", "", ""},
		{"空", " \n", ""},
		{"空", "无", ""},
	} {
		if got := strings.Join(hits(t, c.body, c.query), "|"); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.body, got, c.want)
		}
	}
}

func TestFirst(t *testing.T) {
	x := New("山水山水山")
	if s, ok := x.First(t.Context(), "山", 4); !ok || s.Start != 6 {
		t.Errorf("%v %v, want 6", s, ok)
	}
	if s, ok := x.First(t.Context(), "水", 12); !ok || s.Start != 3 {
		t.Errorf("%v %v, want the first again", s, ok)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := New("山水").All(ctx, "水"); err == nil {
		t.Error("a search goes on though it was cancelled")
	}
}

// foldedIn is s of body as it is compared where it stands: the comma of 1,205 is
// one between groups of digits there, the comma of 1,2 by itself is not.
func foldedIn(body string, s text.Span) string {
	var plain []byte
	for i := s.Start; i < s.End; {
		var size int
		plain, size = appendFolded(plain, body, i)
		i += size
	}
	return string(plain)
}

// FuzzAll wants every hit to be in order, on characters, and to fold to the
// query, or to more where a sign stands for several characters: 1 is in ⒀.
func FuzzAll(f *testing.F) {
	for _, s := range [][2]string{{"数字经济與數字經濟", "数字经济"}, {"a b　c", "ABC"}, {"重庆", "cq"}, {"\xff数\xe6", "数"}, {"“x”", "\"X\""}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, body, query string) {
		all, err := New(body).All(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		want, at := folded(query), 0
		for _, s := range all {
			if s.Start < at || s.Empty() || s.End > len(body) {
				t.Fatalf("%q in %q: %v behind %d", query, body, s, at)
			}
			at = s.End
			if got := foldedIn(body, s); !strings.Contains(got, want) && initialsOf(want) == nil {
				t.Fatalf("%q in %q: %q folds to %q, want %q", query, body, s.Of(body), got, want)
			}
			if utf8.ValidString(body) && !utf8.ValidString(s.Of(body)) {
				t.Fatalf("%q in %q: %v cuts a character", query, body, s)
			}
		}
	})
}

// million is a text of a million characters.
func million(b *testing.B) string {
	b.Helper()
	var s strings.Builder
	files, _ := filepath.Glob(filepath.Join(os.Getenv("WENSHU_SHARED"), "corpus/gwr/national/*.txt"))
	for s.Len() < 3_100_000 { // three bytes a character and some
		if len(files) == 0 {
			s.WriteString("全年粮食产量稳步提升，数字经济加快发展，人民生活持续改善。\n")
		}
		for _, f := range files {
			t, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			s.Write(t)
		}
	}
	runes := []rune(s.String())
	return string(runes[:1_000_000])
}

func BenchmarkIndex(b *testing.B) {
	body := million(b)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		New(body)
	}
}

func BenchmarkAll(b *testing.B) {
	x := New(million(b))
	for _, q := range []string{"数字经济", "的", "没有这句话", "szjj"} {
		b.Run(q, func(b *testing.B) {
			n := 0
			for b.Loop() {
				all, err := x.All(b.Context(), q)
				if err != nil {
					b.Fatal(err)
				}
				n = len(all)
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

// BenchmarkFirst wants the first hit behind the middle of a million characters,
// the aim is under 10 ms; a query that is not there reads all of it.
func BenchmarkFirst(b *testing.B) {
	body := million(b)
	x := New(body)
	for _, q := range []string{"数字经济", "没有这句话", "szjj"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				x.First(b.Context(), q, len(body)/2)
			}
		})
	}
}

// First agrees with All about what stands where.
func TestFirstAgreesWithAll(t *testing.T) {
	body := strings.Repeat("河 水，清清。數字經濟\n岸绿水清 ", 30)
	x := New(body)
	for _, q := range []string{"水", "清", "数字经济", "szjj", "没有", "水清 河"} {
		all, err := x.All(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at <= len(body); at += 7 {
			got, ok := x.First(t.Context(), q, at)
			if ok != (len(all) > 0) {
				t.Fatalf("%s from %d: %v, of %d", q, at, ok, len(all))
			}
			if !ok {
				continue
			}
			want := all[0]
			for _, s := range all {
				if s.Start >= at {
					want = s
					break
				}
			}
			if got != want {
				t.Errorf("%s from %d is at %v, want %v", q, at, got, want)
			}
		}
	}
}
