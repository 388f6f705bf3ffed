package core_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
)

// The metamorphic tests know no right answers. They change a document in a way
// whose effect on its figures is known, and look for any other. They read every
// eighth text of the collection, all of them with WENSHU_ALL=1.

// A sample is a document of the collection.
type sample struct {
	name string
	text string
	doc  *doc.Document
}

func samples(t *testing.T) []sample {
	t.Helper()
	var out []sample
	n := 0
	dir := filepath.Join(shared(t), "corpus")
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		if e.IsDir() || !strings.HasPrefix(rel, "gwr") && !strings.HasPrefix(rel, "news") {
			return nil
		}
		if n++; n%8 != 1 && os.Getenv("WENSHU_ALL") == "" {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil || !utf8.Valid(b) {
			return err
		}
		out = append(out, sample{rel, string(b), readText(t, rel, string(b))})
		return nil
	})
	if err != nil || len(out) < 8 {
		t.Fatalf("%d texts: %v", len(out), err)
	}
	return out
}

func readText(t *testing.T, name, s string) *doc.Document {
	t.Helper()
	d, err := core.Read(t.Context(), name, []byte(s), nil)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// A view says what of a figure must not change.
type view func(d *doc.Document, f *doc.Figure) string

func whatever(d *doc.Document, f *doc.Figure) string {
	return strings.Join([]string{f.Indicator, f.Kind.String(), doc.Decimal(f.Value.Lo), doc.Decimal(f.Value.Hi), f.Value.Unit, f.Value.Qualifier.String(), f.Period.String(), f.Status.String()}, " ")
}

// narrowed is whatever with the characters of its name at half width.
func narrowed(d *doc.Document, f *doc.Figure) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, whatever(d, f))
}

func amounts(d *doc.Document, f *doc.Figure) string {
	return strings.Join([]string{f.Indicator, f.Kind.String(), doc.Decimal(f.Value.Lo), doc.Decimal(f.Value.Hi), f.Value.Unit, f.Value.Qualifier.String()}, " ")
}

// kept counts the figures of a that b has too, and tells those it lacks.
func kept(a, b *doc.Document, v view) (same int, lost []string) {
	have := map[string]int{}
	for i := range b.Figures {
		have[v(b, &b.Figures[i])]++
	}
	for i := range a.Figures {
		k := v(a, &a.Figures[i])
		if have[k] > 0 {
			have[k]--
			same++
		} else {
			lost = append(lost, k)
		}
	}
	return same, lost
}

// holds runs a change over the samples and wants at least floor of the figures
// kept, and no more new ones than lost.
func holds(t *testing.T, floor float64, v view, change func(s string) string) {
	t.Helper()
	same, all, extra, changed := 0, 0, 0, 0
	for _, s := range samples(t) {
		text := change(s.text)
		if text == s.text {
			continue
		}
		changed++
		d := readText(t, s.name, text)
		n, lost := kept(s.doc, d, v)
		same, all, extra = same+n, all+len(s.doc.Figures), extra+len(d.Figures)-n
		if os.Getenv("WENSHU_SHOW") != "" {
			_, new := kept(d, s.doc, v)
			for i, l := range lost {
				w := ""
				if i < len(new) {
					w = new[i]
				}
				t.Logf("%s\n\t- %s\n\t+ %s", s.name, l, w)
			}
		}
	}
	t.Logf("%d texts changed: %d of %d figures stay as they were, %d are new", changed, same, all, extra)
	if changed == 0 || all == 0 {
		t.Fatal("nothing was changed")
	}
	if share := float64(same) / float64(all); share < floor {
		t.Errorf("%.4f of the figures stay, want %.4f", share, floor)
	}
	if float64(extra) > (1-floor)*float64(all)*1.5 {
		t.Errorf("%d new figures for %d", extra, all)
	}
}

func TestWidth(t *testing.T) {
	t.Run("digits and per cent to full width", func(t *testing.T) {
		inNumber := regexp.MustCompile(`[0-9]+(?:[.][0-9]+)?%?`)
		// Wide digits widen the lines of texts with hard ends: where few lines are
		// left of one, since it is read by itself, some are joined otherwise. Choices
		// that are nearly even swing as well: four trainings kept 1,157 to 1,161 of 1,168.
		holds(t, 0.993, narrowed, func(s string) string {
			return inNumber.ReplaceAllStringFunc(s, func(n string) string {
				return strings.Map(func(r rune) rune { return r - '!' + '！' }, n)
			})
		})
	})
	t.Run("and back", func(t *testing.T) {
		holds(t, 0.995, narrowed, func(s string) string {
			return strings.Map(func(r rune) rune {
				if r >= '０' && r <= '９' || r == '．' || r == '％' {
					return r - '！' + '!'
				}
				return r
			}, s)
		})
	})
}

func TestRescaled(t *testing.T) {
	trillions := regexp.MustCompile(`([0-9]+)(?:[.]([0-9]{1,4}))?万亿([^多余0-9])`)
	rescaled := func(s string) string {
		return trillions.ReplaceAllStringFunc(s, func(n string) string {
			m := trillions.FindStringSubmatch(n)
			return strings.TrimLeft(m[1]+m[2]+strings.Repeat("0", 4-len(m[2])), "0") + "亿" + m[3]
		})
	}
	holds(t, 0.998, func(d *doc.Document, f *doc.Figure) string { // an amount may be a word of a name
		return rescaled(whatever(d, f))
	}, rescaled)
}

// inChinese writes n, below ten thousand, in Chinese numerals.
func inChinese(n int) string {
	digits := []rune("零一二三四五六七八九")
	var b strings.Builder
	zero := false
	for i, unit := range []string{"千", "百", "十", ""} {
		d := n / []int{1000, 100, 10, 1}[i] % 10
		switch {
		case d == 0:
			zero = b.Len() > 0
		default:
			if zero {
				b.WriteRune('零')
				zero = false
			}
			b.WriteRune(digits[d])
			b.WriteString(unit)
		}
	}
	return b.String()
}

func TestNumerals(t *testing.T) {
	share := regexp.MustCompile(`([^0-9.．—－~～∶：:、])([1-9][0-9]{0,2})(?:[.]([0-9]))?%([^0-9—－~～])`)
	count := regexp.MustCompile(`([^0-9.．,，—－~～∶：:、第])([2-9][0-9]{1,3})(万?[亿万](?:元|人|吨|亩|户|千瓦时))`)
	holds(t, 0.985, whatever, func(s string) string {
		s = share.ReplaceAllStringFunc(s, func(n string) string {
			m := share.FindStringSubmatch(n)
			v, _ := strconv.Atoi(m[2])
			out := m[1] + "百分之" + inChinese(v)
			if m[3] != "" {
				d, _ := strconv.Atoi(m[3])
				out += "点" + string([]rune("零一二三四五六七八九")[d])
			}
			return out + m[4]
		})
		return count.ReplaceAllStringFunc(s, func(n string) string {
			m := count.FindStringSubmatch(n)
			v, _ := strconv.Atoi(m[2])
			return m[1] + inChinese(v) + m[3]
		})
	})
}

// TestBroken throws line breaks into long lines, inside of numbers too.
func TestBroken(t *testing.T) {
	holds(t, 0.97, whatever, func(s string) string {
		rng := rand.New(rand.NewPCG(1, uint64(len(s))))
		var b strings.Builder
		for line := range strings.Lines(s) {
			at, runes := 0, 0
			cut := 45 + rng.IntN(60)
			for i := range line {
				if runes++; runes > cut && len(line)-i > 120 {
					b.WriteString(line[at:i])
					b.WriteString("\n")
					at, runes, cut = i, 0, 45+rng.IntN(60)
				}
			}
			b.WriteString(line[at:])
		}
		return b.String()
	})
}

// TestQualified puts 约 before numbers that have nothing before them: only
// their qualifier moves.
func TestQualified(t *testing.T) {
	for _, c := range []struct {
		word string
		want doc.Qualifier
	}{{"约", doc.Approx}, {"超过", doc.Over}} {
		tried, right := 0, 0
		for _, s := range samples(t) {
			for i := len(s.doc.Figures) / 20; i < len(s.doc.Figures); i += max(1, len(s.doc.Figures)/12) {
				f := &s.doc.Figures[i]
				at, ok := s.doc.File(f.Span)
				if !ok || f.Value.Qualifier != doc.Exact || f.Kind != doc.Level || f.Value.Step == nil || at.Len() != f.Len() {
					continue
				}
				before, _ := utf8.DecodeLastRuneInString(s.text[:at.Start])
				if before < 0x4E00 || before > 0x9FFF || strings.ContainsRune("第约超近过于足余多比逾破至从由占每满低高各", before) {
					continue
				}
				tried++
				d := readText(t, s.name, s.text[:at.Start]+c.word+s.text[at.Start:])
				if len(d.Figures) != len(s.doc.Figures) {
					t.Logf("%s: %s before %q: %d figures of %d", s.name, c.word, s.doc.Text(f.Span), len(d.Figures), len(s.doc.Figures))
					continue
				}
				g := &d.Figures[i]
				same := true
				for k := range d.Figures {
					same = same && (k == i || whatever(d, &d.Figures[k]) == whatever(s.doc, &s.doc.Figures[k]))
				}
				if !same || g.Value.Qualifier != c.want || g.Indicator != f.Indicator || g.Period != f.Period || g.Value.Lo.Cmp(f.Value.Lo) != 0 || g.Status != f.Status {
					t.Logf("%s: %s before %q: %s, want %s", s.name, c.word, s.doc.Text(f.Span), whatever(d, g), whatever(s.doc, f))
					continue
				}
				right++
			}
		}
		t.Logf("%s: only the qualifier moved for %d of %d figures", c.word, right, tried)
		if tried < 10 || float64(right) < 0.97*float64(tried) {
			t.Errorf("%s: only the qualifier moved for %d of %d figures", c.word, right, tried)
		}
	}
}

// TestShifted moves every printed year by ten: times move with it, and nothing
// else does. Plans and congresses keep their years.
func TestShifted(t *testing.T) {
	year := regexp.MustCompile(`(^|[^0-9０-９.．])(19[5-9][0-9]|20[0-2][0-9])([年—/-])`)
	holds(t, 0.99, amounts, func(s string) string {
		for range 2 { // 2018—2022年 shares its dash
			s = year.ReplaceAllStringFunc(s, func(n string) string {
				m := year.FindStringSubmatch(n)
				y, _ := strconv.Atoi(m[2])
				return fmt.Sprintf("%s\x00%d%s", m[1], y+10, m[3])
			})
		}
		return strings.ReplaceAll(s, "\x00", "")
	})
	moved, stayed, lost := 0, 0, 0
	for _, s := range samples(t) {
		text := year.ReplaceAllStringFunc(s.text, func(n string) string {
			m := year.FindStringSubmatch(n)
			y, _ := strconv.Atoi(m[2])
			return fmt.Sprintf("%s%d%s", m[1], y+10, m[3])
		})
		d := readText(t, s.name, text)
		if len(d.Figures) != len(s.doc.Figures) {
			lost++
			continue
		}
		for i := range d.Figures {
			a, b := &s.doc.Figures[i], &d.Figures[i]
			switch {
			case a.TimeFrom != "explicit" || a.Period.Zero() || !year.MatchString(" "+said(s.doc, a)+"年"):
			case b.Period.From.Year == a.Period.From.Year+10:
				moved++
			default:
				stayed++
			}
		}
	}
	t.Logf("%d explicit times moved by ten years, %d did not; %d texts have another number of figures", moved, stayed, lost)
	if moved < 50 || moved < 19*stayed {
		t.Errorf("%d explicit times moved, %d did not", moved, stayed)
	}
}

// said is the words that gave f its time.
func said(d *doc.Document, f *doc.Figure) string {
	for _, r := range f.Reasons {
		if r.Field == "time" {
			return d.Text(r.At)
		}
	}
	return ""
}

// TestInserted puts sentences full of numbers that are no figures between the
// paragraphs: nothing is found in them, and nothing is lost around them.
func TestInserted(t *testing.T) {
	b, err := os.ReadFile("testdata/trapclasses.txt")
	if err != nil {
		t.Fatal(err)
	}
	var traps []string
	for line := range strings.Lines(string(b)) {
		if class, s, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") && class != "restated" && class != "list-number" {
			plain, _ := bracketed(s)
			traps = append(traps, plain)
		}
	}
	holds(t, 0.99, whatever, func(s string) string {
		var b strings.Builder
		n := 0
		for line := range strings.Lines(s) {
			b.WriteString(line)
			if strings.HasSuffix(strings.TrimSpace(line), "。") && len(line) > 200 {
				fmt.Fprintf(&b, "\n　　%s\n\n", traps[n%len(traps)])
				n++
			}
		}
		return b.String()
	})
}

// TestTwice wants the same bytes out for the same bytes in.
func TestTwice(t *testing.T) {
	for _, s := range samples(t) {
		var a, b bytes.Buffer
		if err := export.JSONL(&a, s.doc, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if err := export.JSONL(&b, readText(t, s.name, s.text), export.Options{}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: two runs differ", s.name)
		}
	}
}
