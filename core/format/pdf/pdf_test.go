package pdf

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

const (
	spring = "春天的河边长满了柳树，孩子们放学以后都要到那里去，一直玩到天黑才肯回家，谁也不觉得累。"
	summer = "夏天的午后总有一阵雨，雨停了，石板路上冒着热气，卖西瓜的人推着车从巷口慢慢走过来。"
)

// TestParagraphs puts printed lines together by their indents and ends, over a
// page as well.
func TestParagraphs(t *testing.T) {
	p := &paper{}
	y := p.block(90, 100, 16, 26, spring)
	y = p.block(90, y, 16, 26, summer)
	p.text(122, y, 16, "秋天来了，山上的叶子一天比一天红，风从北边吹过来，")
	p.text(290, 800, 12, "— 1 —")
	p.page()
	p.text(90, 100, 16, "接着上一页的末尾，到这里为止。")
	p.text(122, 126, 16, "冬天来了。")
	p.text(290, 800, 12, "— 2 —")
	r := p.read(t)
	want(t, r,
		"{—1—}",
		"春天的河边长满了柳树，孩子们放学以后都要到那里去/，一直玩到天黑才肯回家，谁也不觉得累。",
		"夏天的午后总有一阵雨，雨停了，石板路上冒着热气，/卖西瓜的人推着车从巷口慢慢走过来。",
		"秋天来了，山上的叶子一天比一天红，风从北边吹过来，/接着上一页的末尾，到这里为止。",
		"{—2—}",
		"冬天来了。")
	if len(r.Parts) != 2 || r.Parts[1].Page != 2 || r.Parts[0].Size.Width != 595 {
		t.Errorf("%+v", r.Parts)
	}
}

// TestBoxes leads from characters to their places.
func TestBoxes(t *testing.T) {
	p := &paper{}
	p.text(100, 200, 10, "收入为12.5亿元")
	r := p.read(t)
	d := &doc.Document{Raw: r.Text, Parts: r.Parts}
	i := strings.Index(r.Text, "12.5")
	got := d.SourcesOfRaw([]text.Span{{Start: i, End: i + 4}})
	if len(got) != 1 || len(got[0].Boxes) != 1 || got[0].Page != 1 {
		t.Fatalf("%+v", got)
	}
	if b := got[0].Boxes[0]; b.X0 < 129 || b.X0 > 131 || b.X1 < 149 || b.X1 > 151 || b.Y0 > 193 || b.Y1 < 199 {
		t.Errorf("%+v", b)
	}
}

func TestRefused(t *testing.T) {
	whole := (&paper{pages: []*bytes.Buffer{{}}}).bytes()
	p := &paper{}
	p.block(90, 100, 16, 26, spring)
	full := p.bytes()
	for _, c := range []struct {
		name string
		b    []byte
		kind doc.ErrorKind
	}{
		{"an empty page", whole, doc.NoText},
		{"no pages", (&paper{}).bytes(), doc.Damaged},
		{"a head and no more", []byte("%PDF-1.7\n"), doc.Damaged},
		{"cut off", full[:300], doc.Damaged},
	} {
		_, err := Read(context.Background(), c.b, testOptions(), nil)
		if doc.KindOf(err) != c.kind || err == nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := &paper{}
	p.text(100, 200, 10, "收入")
	if _, err := Read(ctx, p.bytes(), testOptions(), nil); err != context.Canceled {
		t.Errorf("%v", err)
	}
}

func TestIs(t *testing.T) {
	for s, want := range map[string]bool{"%PDF-1.4": true, "\xef\xbb\xbf\r\n%PDF-1.4": true, "这里说到 %PDF-1.4": false, "": false, "HTTP/1.1 200\r\n\r\n%PDF-1.4 1 0 obj endobj": true} {
		if Is([]byte(s)) != want {
			t.Errorf("%q", s)
		}
	}
}

// TestTogether reads several files at once, and one that is given up on the
// way.
func TestTogether(t *testing.T) {
	p := &paper{}
	for range 40 {
		p.page()
		p.block(90, 100, 16, 26, spring+summer)
	}
	b := p.bytes()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if r, err := Read(context.Background(), b, testOptions(), nil); err != nil || len(r.Parts) != 40 {
				t.Errorf("%d parts, %v", len(r.Parts), err)
			}
		})
	}
	wg.Go(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		defer cancel()
		if _, err := Read(ctx, b, testOptions(), nil); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("given up: %v", err)
		}
	})
	wg.Wait()
}
