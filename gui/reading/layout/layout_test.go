package layout

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
)

// lay sets s as one paragraph of so many characters a line.
func lay(s string, ems float32, keep ...text.Span) *Laid {
	sp := Spec{Measure: 10 * ems, Size: 10, LineHeight: 1.7, Indent: 0, Justify: true, Compress: true}
	return New(Cut(s, []Block{{Span: text.Span{Start: 0, End: len(s)}}}, keep), grid{}, sp).Lay(0)
}

func rows(l *Laid) string {
	var out []string
	for _, ln := range l.Lines {
		out = append(out, string(l.Runes[ln.First:ln.Last]))
	}
	return strings.Join(out, "|")
}

func TestLineEnds(t *testing.T) {
	for _, c := range []struct {
		name string
		ems  float32
		in   string
		want string
	}{
		{"plain", 4, "春眠不觉晓处处闻啼鸟", "春眠不觉|晓处处闻|啼鸟"},
		{"no comma begins a line", 4, "春眠不觉，处处闻啼", "春眠不|觉，处处|闻啼"},
		{"the comma gives up its half", 4.5, "春眠不觉，处处闻啼", "春眠不觉，|处处闻啼"},
		{"two marks take a word down", 4, "春眠不觉”。处处闻啼鸟", "春眠不|觉”。处|处闻啼鸟"},
		{"an opening mark goes down", 4, "春眠不《论语》", "春眠不|《论语》"},
		{"beside quotes", 4, "他说了“你好吗”我说", "他说了|“你好吗”|我说"},
		{"number and unit", 4, "数字规模50.2万亿元", "数字规模|50.2万亿|元"},
		{"digits and comma", 5, "总量达到,50.2亿", "总量达到,|50.2亿"},
		{"date", 5, "到了这个2023年7月份", "到了这个|2023年|7月份"},
		{"dash stays whole", 4, "春眠不——处处闻", "春眠不|——处处|闻"},
		{"dots stay whole", 4, "春眠不……处处闻", "春眠|不……处|处闻"},
		{"words", 6, "我们用Internet上网和IPv6", "我们用|Internet上网|和IPv6"},
		{"long word", 4, "Internationalisierung", "Internat|ionalisi|erung"},
		{"ordinal", 4, "这一年是第52次调查", "这一年是|第52次调|查"},
		{"range", 5, "增长大约是6%—7%左右", "增长大约是|6%—7%左右"},
		{"middle dot", 4, "卡尔和卡·马克思", "卡尔和|卡·马克|思"},
		{"given ends", 8, "床前明月光\n疑是地上霜", "床前明月光\n|疑是地上霜"},
		{"empty", 8, "", ""},
		{"one too wide", 1, "abc汉", "ab|c|汉"},
	} {
		if got := rows(lay(c.in, c.ems)); got != c.want {
			t.Errorf("%s: %q at %v em = %q, want %q", c.name, c.in, c.ems, got, c.want)
		}
	}
}

// TestGapingLine breaks a figure behind 万亿 where the line before it would gape,
// and nowhere else.
func TestGapingLine(t *testing.T) {
	s := "今年以来全市规模以上工业企业主营业务收入合计1234567.8万亿元以上"
	at := strings.Index(s, "1234")
	figure := text.Span{Start: at, End: at + len("1234567.8万亿元")}
	if got, want := rows(lay(s, 29, figure)), "今年以来全市规模以上工业企业主营业务收入合计1234567.8万亿|元以上"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s = "今年以来全市规模以上工业企业主营业务收入合计12.8万亿元以上"
	at = strings.Index(s, "12.8")
	figure = text.Span{Start: at, End: at + len("12.8万亿元")}
	if got, want := rows(lay(s, 26, figure)), "今年以来全市规模以上工业企业主营业务收入合计|12.8万亿元以上"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestKeepsFigures(t *testing.T) {
	s := "经济规模已达64千比特每秒以上"
	at := strings.Index(s, "64")
	figure := text.Span{Start: at, End: at + len("64千比特每秒")}
	if got, want := rows(lay(s, 8)), "经济规模已达64千|比特每秒以上"; got != want {
		t.Errorf("without keep: %q, want %q", got, want)
	}
	if got, want := rows(lay(s, 8, figure)), "经济规模已达|64千比特每秒以上"; got != want {
		t.Errorf("kept: %q, want %q", got, want)
	}
	if got, want := rows(lay(s, 4, figure)), "经济规模|已达|64千比特|每秒以上"; got != want {
		t.Errorf("wider than the line: %q, want %q", got, want)
	}
}

func TestCompression(t *testing.T) {
	width := func(s string, compress bool) float32 {
		sp := Spec{Measure: 1000, Size: 10, LineHeight: 1.7, Compress: compress}
		return New(Cut(s, []Block{{Span: text.Span{End: len(s)}}}, nil), grid{}, sp).Lay(0).Lines[0].Right / 10
	}
	for _, c := range []struct {
		in          string
		loose, want float32
	}{
		{"汉，汉", 3, 3},     // a mark alone keeps its room
		{"汉》，汉", 4, 3.5},  // closing and closing
		{"汉”“汉", 4, 3.5},  // closing and opening
		{"汉（《汉", 4, 3.5},  // opening and opening
		{"汉》，“汉", 5, 4},   // three marks
		{"汉》,汉", 3.5, 3},  // before a half-width comma
		{"汉——汉", 4, 4},    // the dash is no mark of this sort
		{"汉：“汉", 4, 3.5},  // colon and quote
		{"汉……。汉", 5, 5.0}, // dots keep their room
	} {
		if got := width(c.in, true); got != c.want {
			t.Errorf("%s takes %v em, want %v", c.in, got, c.want)
		}
		if got := width(c.in, false); got != c.loose {
			t.Errorf("%s without compression takes %v em, want %v", c.in, got, c.loose)
		}
	}
}

func TestIndentAndJustify(t *testing.T) {
	s := "春眠不觉晓,处处闻啼鸟。夜来风雨声,花落知多少。春眠不觉晓,处处闻啼鸟。"
	sp := Spec{Measure: 100, Size: 10, LineHeight: 1.7, Indent: 2, Justify: true, Compress: true}
	l := New(Cut(s, []Block{{Span: text.Span{End: len(s)}}}, nil), grid{}, sp).Lay(0)
	if l.Lines[0].Left != 20 {
		t.Errorf("first line begins at %v, want 20", l.Lines[0].Left)
	}
	for n, ln := range l.Lines {
		last := n == len(l.Lines)-1
		if n > 0 && ln.Left != 0 {
			t.Errorf("line %d begins at %v", n, ln.Left)
		}
		if full := abs(ln.Right-100) < 0.01; full == last {
			t.Errorf("line %d of %d ends at %v", n, len(l.Lines), ln.Right)
		}
		if ln.Height != 17 || abs(ln.Baseline-ln.Y-12.3) > 0.01 {
			t.Errorf("line %d is %v high with its baseline at %v", n, ln.Height, ln.Baseline-ln.Y)
		}
	}
}

func TestNoOrphan(t *testing.T) {
	s := strings.Repeat("春", 20) + "眠。"
	if got, want := rows(lay(s, 20)), strings.Repeat("春", 19)+"|春眠。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTitleEndsAtSense(t *testing.T) {
	s := "春眠不觉晓处处 闻啼鸟夜来风雨声花"
	sp := Spec{Measure: 160, Size: 10, LineHeight: 1.7}
	l := New(Cut(s, []Block{{Span: text.Span{End: len(s)}, Role: Title}}, nil), grid{}, sp).Lay(0)
	if got, want := rows(l), "春眠不觉晓处处 |闻啼鸟夜来风雨声花"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if l.Lines[0].Left == 0 {
		t.Error("the title is not centred")
	}
}

// alphabet is what random texts are made of, in parts that occur together.
var alphabet = []string{"春", "眠", "不", "觉", "晓", "处", "闻", "的", "国", "，", "。", "、", "；", "：", "！", "？", "）", "》", "”", "’", "…", "……",
	"（", "《", "“", "‘", "——", "—", "·", ",", ".", ":", "(", ")", "%", " ", "　", "50.2万亿元", "2023年7月", "第52次", "GDP", "Internet", "a", "7", "é", "e\u0301", "𠮷", "發展", "头发", "\"", "'", "?", "!", ";", "😀", "\u200b", "\t", "🇨🇳"}

func randomText(r *rand.Rand, n int) (string, []text.Span) {
	var b strings.Builder
	var keep []text.Span
	for range n {
		w := alphabet[r.IntN(len(alphabet))]
		if r.IntN(2) == 0 {
			w = alphabet[r.IntN(9)]
		}
		if w == "50.2万亿元" {
			keep = append(keep, text.Span{Start: b.Len(), End: b.Len() + len(w)})
		}
		b.WriteString(w)
	}
	return b.String(), keep
}

// check verifies what holds for every text at every width.
func check(body string, l *Laid, show []script.Change, measure float32) error {
	n := len(l.Runes)
	if len(l.Off) != n+1 || len(l.X) != n || int(l.Off[n]) != l.Len() {
		return fmt.Errorf("%d characters, %d offsets, %d places", n, len(l.Off), len(l.X))
	}
	at := 0
	for k, ln := range l.Lines {
		if ln.First != at || ln.Last < ln.First || ln.Last == ln.First && n > 0 {
			return fmt.Errorf("line %d is [%d,%d) after %d", k, ln.First, ln.Last, at)
		}
		at = ln.Last
		clusters := 0
		for i := ln.First; i < ln.Last; i++ {
			if classOf(l.Runes[i])&(zero|blank) == 0 {
				clusters++
			}
			if i > ln.First && l.X[i] < l.X[i-1]-0.01 {
				return fmt.Errorf("character %d stands before %d", i, i-1)
			}
		}
		if clusters > 1 && ln.Right > measure+0.1 {
			return fmt.Errorf("line %d ends at %v of %v", k, ln.Right, measure)
		}
	}
	if at != n {
		return fmt.Errorf("lines end at %d of %d", at, n)
	}
	i := 0
	as := map[int]rune{}
	for _, c := range show {
		as[int(c.At)-l.Start] = c.As
	}
	for off, r := range l.Of(body) {
		if c, ok := as[off]; ok {
			r = c
		}
		if l.Runes[i] != r || int(l.Off[i]) != off {
			return fmt.Errorf("character %d is %q at %d, want %q at %d", i, l.Runes[i], l.Off[i], r, off)
		}
		i++
	}
	for i := 0; i <= n; i++ {
		if i < n && classOf(l.Runes[i])&zero != 0 {
			continue // no place for a caret
		}
		line, x := l.Place(l.Offset(i))
		back := l.Caret(line, x)
		if bl, bx := l.Place(back); bl != line || abs(bx-x) > 0.01 {
			return fmt.Errorf("offset %d is at %d, %v, and there is %d at %d, %v", l.Offset(i), line, x, back, bl, bx)
		}
		if i == n || classOf(l.Runes[i])&(zero|blank) != 0 {
			continue
		}
		ln := l.Lines[line]
		right := l.edge(line, i+1)
		if right-x < 0.2 {
			continue
		}
		if got, ok := l.Under((x+right)/2, ln.Y+1); !ok || got != l.Offset(i) {
			return fmt.Errorf("under the middle of %q at %d is %d, %v", l.Runes[i], l.Offset(i), got, ok)
		}
	}
	return nil
}

// TestTitleKeepsWords holds that the lines of titles end between words where
// there is a way that fits, in either script.
func TestTitleKeepsWords(t *testing.T) {
	whole := []string{"第十六届", "代表大会", "会议", "国务院", "办公厅", "統計局", "2026年3月5日", "经济", "报告", "發展", "公報"}
	for _, title := range []string{
		"——2026年3月5日在某某市第十六届人民代表大会第四次会议上",
		"国务院办公厅关于进一步做好县级图书馆建设工作若干措施的通知",
		"某某縣統計局關於國民經濟和社會發展情況的統計公報",
		"关于某某市国民经济和社会发展计划执行情况的报告",
	} {
		for width := float32(11); width < 24; width++ {
			sp := Spec{Measure: 10 * width, Size: 10, LineHeight: 1.7}
			l := New(Cut(title, []Block{{Span: text.Span{End: len(title)}, Role: Subtitle}}, nil), grid{}, sp).Lay(0)
			for _, ln := range l.Lines[:len(l.Lines)-1] {
				at := len(string(l.Runes[:ln.Last]))
				for _, w := range whole {
					if i := strings.Index(title, w); i >= 0 && i < at && at < i+len(w) {
						t.Errorf("at %v: %s ends a line in %s: |%s", width, title, w, title[at:])
					}
				}
			}
		}
	}
}

func TestPromises(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		body, keep := randomText(r, 1+r.IntN(120))
		sp := Spec{Measure: float32(40 + r.IntN(400)), Size: 10, LineHeight: 1.7, Indent: float32(r.IntN(3)),
			Justify: r.IntN(2) == 0, Compress: r.IntN(2) == 0, Gap: 0.125 * float32(r.IntN(2))}
		role := Role(r.IntN(len(roleStyles)))
		show, err := script.Changes(t.Context(), body, script.Display{Form: script.Form(r.IntN(3)), Wide: r.IntN(2) == 0})
		if err != nil {
			t.Fatal(err)
		}
		f := New(Cut(body, []Block{{Span: text.Span{End: len(body)}, Role: role}}, keep).Show(show), grid{}, sp)
		l := f.Lay(0)
		fail := func(err error) {
			t.Fatalf("%v\nrole %d, %+v\n%q\n%s", err, role, sp, body, rows(l))
		}
		if err := check(body, l, show, sp.Measure); err != nil {
			fail(err)
		}
		chances := f.setter.chances
		for k, ln := range l.Lines[:len(l.Lines)-1] {
			first := l.Runes[ln.Last]
			last := l.Runes[ln.Last-1]
			if !strings.ContainsRune("、，。！？；：）》」』”’〉】…", first) && !strings.ContainsRune("（《「『“‘〈【", last) {
				continue
			}
			for i := ln.First + 1; i < ln.Last; i++ {
				if chances[i] > bad {
					fail(fmt.Errorf("line %d ends with %q, the next begins with %q", k, last, first))
				}
			}
		}
		for _, s := range keep {
			for _, ln := range l.Lines[:len(l.Lines)-1] {
				at := l.Start + int(l.Off[ln.Last])
				if at > s.Start && at < s.End && sp.Measure > 16*l.Size && chances[ln.Last] != inFigure {
					fail(fmt.Errorf("%q is torn", s.Of(body)))
				}
			}
		}
	}
}

func FuzzLay(f *testing.F) {
	f.Add("2022年,我国数字经济规模达50.2万亿元,总量稳居世界第二。", uint16(80), uint8(0))
	f.Add("“（《a\xff\u0301\r\n", uint16(40), uint8(3))
	f.Fuzz(func(t *testing.T, body string, width uint16, bits uint8) {
		sp := Spec{Measure: float32(40 + width%2000), Size: 10, LineHeight: 1.7, Indent: 2, Justify: bits&1 != 0, Compress: bits&2 != 0, Gap: 0.125}
		blk := Block{Span: text.Span{End: len(body)}, Role: Role(bits>>2) % Role(len(roleStyles))}
		keep := text.Span{Start: len(body) / 3, End: len(body) / 2}
		show, err := script.Changes(t.Context(), body, script.Display{Form: script.Form(bits>>6) % 3, Wide: bits&4 != 0})
		if err != nil {
			t.Fatal(err)
		}
		fl := New(Cut(body, []Block{blk}, []text.Span{keep}).Show(show), grid{}, sp)
		for i := range fl.Len() {
			if err := check(body, fl.Lay(i), fl.Shown(fl.Block(i).Span), sp.Measure); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// A line of any length is laid out in pieces that together are the line.
func TestLongBlock(t *testing.T) {
	body := strings.Repeat("春眠不觉晓处处闻啼鸟", 20_000) + "。"
	f := New(Cut(body, []Block{{Span: text.Span{End: len(body)}}}, nil), grid{}, spec)
	at := 0
	for i := range f.Len() {
		b := f.Block(i)
		if b.Start != at || b.Len() > longBlock || !utf8.RuneStart(body[b.Start]) {
			t.Fatalf("piece %d is %v after %d", i, b.Span, at)
		}
		if i > 0 && (f.Lay(i).Lines[0].Y != 0 || f.Lay(i).Lines[0].Left != 0) {
			t.Fatalf("piece %d begins like a paragraph", i)
		}
		at = b.End
	}
	if at != len(body) {
		t.Errorf("pieces end at %d of %d", at, len(body))
	}
}

// Top, At and Height agree with each other, before and after the blocks are
// laid out, and with what is laid out.
func TestFlowHeights(t *testing.T) {
	body, blocks := book(20_000)
	f := New(Cut(body, blocks, nil), grid{}, spec)
	agree := func() {
		t.Helper()
		for i := range f.Len() {
			if b, under := f.At(f.Top(i) + 0.01); b != i || under > 0.5 {
				t.Fatalf("at the top of %d is %d, %v", i, b, under)
			}
		}
	}
	agree()
	estimated := f.Height()
	var sum float64
	for i := range f.Len() {
		sum += float64(f.Lay(i).Height)
	}
	if d := f.Height() - sum; d > 1 || d < -1 {
		t.Errorf("height %v, blocks together %v", f.Height(), sum)
	}
	if estimated < sum*0.8 || estimated > sum*1.25 {
		t.Errorf("estimated %v, is %v", estimated, sum)
	}
	agree()
	if f.Find(blocks[7].Start+1) != 7 || f.Find(-5) != 0 || f.Find(len(body)+9) != f.Len()-1 {
		t.Error("Find finds another block")
	}
}

// What stays laid out does not grow with the document.
func TestMemoryBounded(t *testing.T) {
	body, blocks := book(400_000)
	f := New(Cut(body, blocks, nil), grid{}, spec)
	for i := range f.Len() {
		f.Lay(i)
	}
	n := 0
	for _, m := range []map[int]*Laid{f.young, f.old} {
		for _, l := range m {
			n += len(l.Runes)
		}
	}
	if n > 2*keepRunes {
		t.Errorf("%d characters stay laid out, at most %d wanted", n, 2*keepRunes)
	}
}
