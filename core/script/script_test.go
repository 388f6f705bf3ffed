package script

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func shown(t testing.TB, s string, d Display) string {
	t.Helper()
	c, err := Changes(t.Context(), s, d)
	if err != nil {
		t.Fatal(err)
	}
	return Apply(s, 0, c)
}

func TestWide(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"behind Han", "河水清了,鱼也多了;岸绿吗?绿!说:好", "河水清了，鱼也多了；岸绿吗？绿！说：好"},
		{"behind a figure", "共50.2万亿元,占41.5%,增长", "共50.2万亿元，占41.5%，增长"},
		{"in a number", "共1,234.5吨,比分3:2", "共1,234.5吨，比分3:2"},
		{"a year", "2022年,有水站312,比去年多", "2022年，有水站312，比去年多"},
		{"stop", "水清了.鱼多了.", "水清了。鱼多了。"},
		{"numbered", "一.水清了", "一.水清了"},
		{"numbered in digits", "1.水清了", "1.水清了"},
		{"dots", "水清了...", "水清了..."},
		{"brackets", "水站(简称站)共3座(处),GDP(总值)", "水站（简称站）共3座（处），GDP（总值）"},
		{"a list in brackets", "(1)水清了", "（1）水清了"},
		{"half a pair", "水站(共3座", "水站(共3座"},
		{"mixed pair", "水站(共3座）", "水站（共3座）"},
		{"Latin", "Water, clean (very). Is it? 是", "Water, clean (very). Is it? 是"},
		{"no Chinese", "a, b; c", "a, b; c"},
		{"call", "用f(x)算,得y", "用f(x)算，得y"},
		{"address", "见https://a.cn/x?y=1,2:水,下页", "见https://a.cn/x?y=1,2：水，下页"},
		{"address at the end", "见www.a.cn.", "见www.a.cn."},
		{"quotes", `他说"水清了",又说"好"`, "他说“水清了”，又说“好”"},
		{"Latin in quotes", `称为"IPv6",在用`, "称为“IPv6”，在用"},
		{"inches", `长5"的管,"水`, `长5"的管，"水`},
		{"three quotes", `长5"的管,称"水"`, `长5"的管，称"水"`},
		{"apostrophe", "it's '水'", "it's ‘水’"},
		{"behind quotes", `"水清了",鱼多了`, "“水清了”，鱼多了"},
		{"at the end", "共有41.5%;", "共有41.5%;"},
		{"at the end of Chinese", "全省共有水站三百座,其中好站占41.5%;", "全省共有水站三百座，其中好站占41.5%；"},
		{"time", "9:30分开,10:00止", "9:30分开，10:00止"},
		{"pairs end with the line", "水\"清\n鱼\"多", "水\"清\n鱼\"多"},
	} {
		if got := shown(t, c.in, Display{Wide: true}); got != c.want {
			t.Errorf("%s: %q is shown as %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestForms(t *testing.T) {
	for _, c := range []struct {
		in   string
		to   Form
		want string
	}{
		{"发展头发，里面三里，皇后以后，群众为了5G干部干净", Traditional, "發展頭髮，裡面三里，皇后以後，群眾為了5G幹部乾淨"},
		{"數字經濟發展，網絡裡的著作", Simplified, "数字经济发展，网络里的著作"},
		{"数字", Printed, "数字"},
		{"坏\xff字\xfe体", Traditional, "壞\xff字\xfe體"},
	} {
		if got := shown(t, c.in, Display{Form: c.to}); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.in, got, c.want)
		}
	}
	// marks and characters together, in order, in a run longer than a piece
	long := strings.Repeat("国体", often) + ",来"
	if got, want := shown(t, long, Display{Traditional, true}), strings.Repeat("國體", often)+"，來"; got != want {
		t.Error("a long run is shown otherwise than a short one")
	}
}

func TestApplyToAPart(t *testing.T) {
	body := "水清了,鱼多了,岸绿了"
	c, _ := Changes(t.Context(), body, Display{Wide: true})
	at := strings.Index(body, "鱼")
	if got := Apply(body[at:at+len("鱼多了,")], at, c); got != "鱼多了，" {
		t.Errorf("got %q", got)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, d := range []Display{{Wide: true}, {Form: Traditional}} {
		if _, err := Changes(ctx, strings.Repeat("水,清\n", 1000), d); !errors.Is(err, context.Canceled) {
			t.Errorf("%+v: %v", d, err)
		}
	}
}

// Every change stands on a character of the body, in order, and is one
// character for one: nothing that counts characters sees a difference.
func FuzzChanges(f *testing.F) {
	f.Add(`2022年,共"50.2万亿元"(试行).见https://a.cn/,好`, uint8(7))
	f.Add("發展\xff头发'',\n.(", uint8(5))
	f.Fuzz(func(t *testing.T, body string, bits uint8) {
		d := Display{Form: Form(bits % 3), Wide: bits&4 != 0}
		changes, err := Changes(t.Context(), body, d)
		if err != nil {
			t.Fatal(err)
		}
		last := int32(-1)
		for _, c := range changes {
			if c.At <= last || int(c.At) >= len(body) || !utf8.RuneStart(body[c.At]) {
				t.Fatalf("a change at %d after %d of %d", c.At, last, len(body))
			}
			last = c.At
			was, n := utf8.DecodeRuneInString(body[c.At:])
			if was == utf8.RuneError || was == c.As || !utf8.ValidRune(c.As) {
				t.Fatalf("%q at %d is shown as %q", was, c.At, c.As)
			}
			if !han(was) {
				if !d.Wide || !strings.ContainsRune(half, was) || !chinese(c.As) {
					t.Fatalf("%q at %d is shown as %q", was, c.At, c.As)
				}
				i := int(c.At)
				if was != '(' && was != ')' && was != '"' && was != '\'' && i > 0 && i+n < len(body) && digit(rune(body[i-1])) && digit(rune(body[i+n])) {
					t.Fatalf("a number is changed at %d of %q", i, body)
				}
			} else if !han(c.As) {
				t.Fatalf("%q is shown as %q", was, c.As)
			}
		}
		out := Apply(body, 0, changes)
		if utf8.ValidString(body) && utf8.RuneCountInString(out) != utf8.RuneCountInString(body) {
			t.Fatalf("%q is shown as %q", body, out)
		}
	})
}

func BenchmarkChanges(b *testing.B) {
	body := strings.Repeat("全年粮食产量稳步提升,数字经济加快发展;\"人民生活\"(城乡)持续改善.\n", 10_000)
	for _, c := range []struct {
		name string
		d    Display
	}{{"marks", Display{Wide: true}}, {"traditional", Display{Form: Traditional}}, {"simplified", Display{Form: Simplified}}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				if _, err := Changes(b.Context(), body, c.d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
