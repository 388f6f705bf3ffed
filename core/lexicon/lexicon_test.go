package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

func TestTrie(t *testing.T) {
	words := []string{"公", "公里", "公里每小时", "亩", "个百分点", "百分点"}
	forward, backward := Forward[string](), Backward[string]()
	for _, w := range words {
		forward.Put(w, w)
		backward.Put(w, w)
	}
	for _, c := range []struct{ in, start, end string }{
		{"公里长", "公里", ""},
		{"公里每天", "公里", ""},
		{"公里每小时", "公里每小时", "公里每小时"},
		{"两个百分点", "", "个百分点"},
		{"", "", ""},
		{"\xe5\x85", "", ""},
	} {
		if got, n := forward.Longest(c.in); got != c.start || n != len(c.start) {
			t.Errorf("forward %q: %q, %d", c.in, got, n)
		}
		if got, n := backward.Longest(c.in); got != c.end || n != len(c.end) {
			t.Errorf("backward %q: %q, %d", c.in, got, n)
		}
	}
	if !forward.Has("公里") || forward.Has("公里每") || forward.Has("") {
		t.Error("Has is for whole words that were put in")
	}
	forward.Put("公", "另")
	if got, _ := forward.Longest("公开"); got != "另" {
		t.Errorf("the second value does not stand: %q", got)
	}
}

// TestTrieWide makes nodes with more edges than are searched one by one.
func TestTrieWide(t *testing.T) {
	trie := Forward[rune]()
	for r := 'a'; r <= 'z'; r++ {
		trie.Put("x"+string(r), r)
	}
	for r := 'a'; r <= 'z'; r++ {
		if got, n := trie.Longest("x" + string(r) + "!"); got != r || n != 2 {
			t.Errorf("x%c: %c, %d", r, got, n)
		}
	}
}

func TestRead(t *testing.T) {
	const head = "# words\nword\tvalue\tnote\n\n"
	for _, c := range []struct{ in, fault string }{
		{head + "甲\t1\n乙\t2\tx\r\n", ""},
		{head + "甲\n", "t.tsv:4: 1 cells"},
		{head + "\t1\n", "t.tsv:4"},
		{head + "甲\t1\t2\t3\n", "t.tsv:4: 4 cells"},
		{"word\n", "t.tsv:1: 1 columns"},
	} {
		rows, err := Read(fstest.MapFS{"t.tsv": {Data: []byte(c.in)}}, "t.tsv", 2)
		switch {
		case c.fault == "" && (err != nil || len(rows) != 2 || rows[1].Line != 5 || rows[1].Cell(2) != "x" || rows[0].Cell(2) != ""):
			t.Errorf("%q: %v, %v", c.in, rows, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%q: %v, want %s", c.in, err, c.fault)
		}
	}
	if _, err := Read(fstest.MapFS{}, "t.tsv", 1); err == nil {
		t.Error("a missing table is read")
	}
	defer func() {
		if recover() == nil {
			t.Error("MustRead takes a missing table")
		}
	}()
	MustRead(fstest.MapFS{}, "t.tsv", 1)
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"數字經濟規模": "数字经济规模", "较上年": "较上年", "著名": "著名", "a1": "a1", "": ""} {
		got := Fold(in)
		if got != want || len(got) != len(in) {
			t.Errorf("Fold(%q) = %q", in, got)
		}
		if back := Unfold(got, "說明"+in); back != in {
			t.Errorf("Unfold gives %q back as %q", in, back)
		}
	}
}

// FuzzRead wants rows with the columns that they promise, from any bytes.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"word\tclass\n约\tapprox\n", "# head\n\na\tb\tc\nx\t\ty\n", "a\n\tb\n", "\t\n", "a\tb\n1\t2\t3\n", "\xff\t\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		rows, err := Read(fstest.MapFS{"t.tsv": {Data: []byte(s)}}, "t.tsv", 1)
		for _, r := range rows {
			if err != nil || r.Line < 1 || r.Cell(0) == "" || r.Cell(99) != "" {
				t.Fatalf("%q: row %+v, %v", s, r, err)
			}
		}
	})
}

// FuzzFold wants a fold of the same length that folds no further, and what
// Unfold makes of it.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"數字經濟", "较上年", "著a１", "\xff億", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		folded := Fold(s)
		if len(folded) != len(s) || Fold(folded) != folded {
			t.Fatalf("%q folds to %q", s, folded)
		}
		if back := Fold(Unfold(folded, s)); back != folded {
			t.Fatalf("%q comes back as %q", s, back)
		}
	})
}

func TestNarrow(t *testing.T) {
	for in, want := range map[string]string{"ＩＰｖ６用户": "IPv6用户", "用户": "用户", "（％）": "(%)", "5G，": "5G,", "": ""} {
		if got := Narrow(in); got != want {
			t.Errorf("Narrow(%q) = %q, want %q", in, got, want)
		}
	}
}
