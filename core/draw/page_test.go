package draw_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/text"
)

// printed is a document of so many paragraphs, each with a figure.
func printed(paragraphs int) *doc.Document {
	d := &doc.Document{Name: "公报.txt"}
	var b strings.Builder
	var blocks []doc.Block
	add := func(kind doc.BlockKind, level int, words string) text.Span {
		s := text.Span{Start: b.Len(), End: b.Len() + len(words)}
		b.WriteString(words + "\n")
		blocks = append(blocks, doc.Block{Span: s, Kind: kind, Level: level})
		return s
	}
	add(doc.Title, 0, "某市统计公报")
	for i := range paragraphs {
		if i%10 == 0 {
			add(doc.Heading, 1, fmt.Sprintf("第%d部分", i/10+1))
		}
		words := fmt.Sprintf("2022年，全市粮食产量达%d.5万吨，比上年有所增长，“三农”工作扎实推进；各地认真落实，取得了新的成效（见附表）。GDP growth continues.", i+1)
		s := add(doc.Paragraph, 0, words)
		number := fmt.Sprintf("%d.5万吨", i+1)
		at := s.Start + strings.Index(words, number)
		d.Figures = append(d.Figures, doc.Figure{Span: text.Span{Start: at, End: at + len(number)}, Indicator: "粮食产量", Kind: doc.Kind(i % 6)})
	}
	d.Body = b.String()
	d.Articles = []doc.Article{{Span: text.Span{End: b.Len()}, Blocks: blocks}}
	return d
}

func pages(t *testing.T, d *doc.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	note := func(f *doc.Figure) string { return f.Indicator + "：" + d.Text(f.Span) }
	if err := draw.Page(t.Context(), &out, d, fonts.SansRegular(), fonts.SansBold(), draw.PageStyle{Title: d.Name, Source: "出处", Note: note, Style: draw.Print()}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestTypefacesStay prints a page: the bytes of the typefaces, which the window
// and other pages read, are as before.
func TestTypefacesStay(t *testing.T) {
	regular, bold := fonts.SansRegular(), fonts.SansBold()
	was := [2][]byte{bytes.Clone(regular), bytes.Clone(bold)}
	if err := draw.Page(t.Context(), new(bytes.Buffer), printed(3), regular, bold, draw.PageStyle{Title: "公报"}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(regular, was[0]) || !bytes.Equal(bold, was[1]) {
		t.Error("a page wrote into the typefaces that all share")
	}
}

// TestPage prints a document on as many pages as it needs, the same bytes each
// time, with its letters embedded and no more of the font than that.
func TestPage(t *testing.T) {
	long := pages(t, printed(60))
	if n := bytes.Count(long, []byte("/Type /Page\n")); n < 4 || n > 10 {
		t.Errorf("%d pages", n)
	}
	if !bytes.Equal(long, pages(t, printed(60))) {
		t.Error("the same document gives other bytes")
	}
	if len(long) > 400_000 || !bytes.Contains(long, []byte("/FontFile2")) {
		t.Errorf("%d bytes: the font is not cut to what is used", len(long))
	}
	if n := bytes.Count(long, []byte("/Title")); n < 7 { // its own, and the headings
		t.Errorf("%d bookmarks", n)
	}
}

// TestPageEnds stops where its context does, and prints what has nothing in it.
func TestPageEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out bytes.Buffer
	if err := draw.Page(ctx, &out, printed(3), fonts.SansRegular(), fonts.SansBold(), draw.PageStyle{Style: draw.Print()}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if b := pages(t, &doc.Document{Name: "空.txt"}); !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Error("an empty document is not printed")
	}
}
