package core_test

import (
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
)

// TestCorpus reads every text document of the collection: no panic, every
// figure sliced from the file, nothing lost but furniture, every block in its
// article and its sentences in it. The counts are printed with -v.
func TestCorpus(t *testing.T) {
	dir := filepath.Join(shared(t), "corpus")
	files := 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		ext := filepath.Ext(path)
		if err != nil || e.IsDir() || ext != ".txt" && ext != ".md" && ext != ".xml" {
			return err
		}
		files++
		if testing.Short() && files%5 != 0 {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		d, err := core.Read(t.Context(), path, b, nil)
		if err != nil {
			if doc.KindOf(err) == doc.Internal {
				t.Errorf("%s: %v", path, err)
			}
			return nil
		}
		rel, _ := filepath.Rel(dir, path)
		t.Logf("%-70s %-8s %2d articles %4d blocks %5d figures %s", rel, d.Encoding, len(d.Articles), blocks(d), len(d.Figures), d.Articles[0].Dateline.Date)
		traced(t, d, b)
		whole(t, d)
		return nil
	})
	if err != nil || files < 100 {
		t.Errorf("%d files: %v", files, err)
	}
}

func blocks(d *doc.Document) int {
	n := 0
	for _, a := range d.Articles {
		n += len(a.Blocks)
	}
	return n
}

// whole checks that the tree covers the text: blocks hold every character that
// is neither blank nor markup of a block, once; sentences cover their blocks;
// sections follow each other. What repair took out is furniture or markup.
func whole(t *testing.T, d *doc.Document) {
	t.Helper()
	at := 0
	for _, a := range d.Articles {
		for _, b := range a.Blocks {
			if b.Start < at || !a.Covers(b.Span) || !outside(d.Body[at:b.Start]) {
				t.Errorf("%s: block %v follows %d: %q", d.Name, b.Span, at, d.Body[at:max(at, b.Start)])
				return
			}
			s := b.Start
			for _, sent := range b.Sentences {
				if sent.Start < s || strings.TrimFunc(d.Body[s:sent.Start], blank) != "" || sent.End > b.End {
					t.Errorf("%s: sentence %v in block %v", d.Name, sent, b.Span)
					return
				}
				s = sent.End
			}
			if strings.TrimFunc(d.Body[s:b.End], blank) != "" {
				t.Errorf("%s: the sentences of %v end at %d", d.Name, b.Span, s)
				return
			}
			at = b.End
		}
		next := 0
		for _, s := range a.Sections {
			if s.First != next || s.Last < s.First {
				t.Errorf("%s: section %d:%d after %d", d.Name, s.First, s.Last, next)
			}
			next = s.Last
		}
		if next != len(a.Blocks) {
			t.Errorf("%s: the sections end at %d of %d blocks", d.Name, next, len(a.Blocks))
		}
	}
	if !outside(d.Body[at:]) {
		t.Errorf("%s: text behind the last block", d.Name)
	}
	for _, e := range d.Back.Edits() {
		lost := strings.TrimFunc(e.Old.Of(d.Raw), blank)
		if lost != "" && !furniture[e.Why] && !shown(e.Old.Of(d.Raw), e.New.Of(d.Body)) {
			t.Errorf("%s: %s loses %q", d.Name, e.Why, lost)
		}
	}
}

var (
	blockTags = regexp.MustCompile(`(?i)</?(?:p|br|div|li|ul|ol|tr|td|th|table|h[1-6]|section)(?:\s[^<>]*)?/?>`)
	lineMarks = regexp.MustCompile(`(?m)^[\s\p{Z}]*[#>][#>\s]*`)
)

// outside reports whether s, between two blocks, is blank but for the tags of
// blocks and the marks of Markdown before them.
func outside(s string) bool {
	s = blockTags.ReplaceAllString(s, "\n")
	return strings.TrimFunc(lineMarks.ReplaceAllString(s, ""), blank) == ""
}

var (
	tags   = regexp.MustCompile(`(?s)<!--.*?-->|</?[A-Za-z][^<>]*>`)
	syntax = regexp.MustCompile(`^(?:\\(?:[A-Za-z]* ?|.)|[*{}~_^$]+)$`) // of formulas and of Markdown
	raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻")
)

// radical reports whether s is one Chinese character, in whatever form.
func radical(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.Is(unicode.Han, r)
}

// shown reports whether put is what old shows beside tags: the character of an
// entity or a radical, a raised digit, the sign or nothing for syntax.
func shown(old, put string) bool {
	t := strings.TrimFunc(tags.ReplaceAllString(html.UnescapeString(old), ""), blank)
	put = strings.TrimFunc(put, blank)
	switch put {
	case t, html.UnescapeString(t), raised.Replace(t):
		return true
	}
	if radical(t) && radical(put) {
		return true
	}
	return syntax.MatchString(t) && utf8.RuneCountInString(put) <= 1 || put == "" && strings.TrimFunc(html.UnescapeString(t), blank) == ""
}

// blank reports whether r shows nothing.
func blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

var furniture = map[string]bool{"page-number": true, "running-head": true, "site-row": true, "rights-note": true}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"2022年，某省数字经济规模达3.6万亿元，占GDP比重提升至41.5%。", "一、目标\n（一）到2025年，粮食产量达到30万\n\n吨以上。\n— 12 —\n",
		"新华社北京2月26日电 今年是建校60周年。", "分别增长1%、2%和3%", "从5千多户增加到1万6千多户", "“十四五”时期，三分之二", "6%—6.5%之间", "比上年、年均翻一番", "1,2,3,", "第第第一位",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := core.Read(t.Context(), "fuzz.txt", b, nil)
		if err != nil {
			if doc.KindOf(err) == doc.Internal {
				t.Fatal(err)
			}
			return
		}
		traced(t, d, b)
		whole(t, d)
	})
}
