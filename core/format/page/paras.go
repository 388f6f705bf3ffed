package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A para is a paragraph, a heading, a note or a table, in reading order.
type para struct {
	lines []line
	kind  doc.HintKind
	level int
	table *table // of one page; a table that goes on has more of them
	more  []*table
	page  int
	left  float32 // edges of its column
	right float32
	above []int  // of a table: the paragraphs that belong to it
	late  []para // of a table: what stands over its later parts
	opens bool   // it is the first of its column
	end   bool   // its last line ends it for sure: it does not fill its column

	contents bool // an entry of a table of contents, with dots up to its page

}

func (p *para) size() float32 {
	if len(p.lines) == 0 {
		return 0
	}
	best, n := float32(0), 0
	for i := range p.lines {
		if k := len(p.lines[i].gs); k > n {
			best, n = p.lines[i].size, k
		}
	}
	return best
}

// token is the width of what opens l and cannot be parted at a line's end, in
// points.
func (l *line) token() float32 {
	if len(l.gs) == 0 {
		return 0
	}
	end := 1
	for ; end < len(l.gs); end++ {
		a, b := &l.gs[end-1], &l.gs[end]
		switch {
		case strings.ContainsRune("，。、；：？！）》”’」』】％%,.;:)", b.r):
		case strings.ContainsRune("（《“‘「『【", a.r):
		case !wide(a.r) && !wide(b.r) && !(b.blank && spaced(a, b, 0)):
		default:
			return l.gs[end-1].x1 - l.gs[0].x0
		}
	}
	return l.gs[end-1].x1 - l.gs[0].x0
}

// stops are marks that may end a paragraph.
const stops = "。！？；：.!?;:”…"

func (l *line) stopped() bool {
	r := l.last()
	if r == '”' || r == '）' || r == ')' || r == '’' {
		for i := len(l.gs) - 2; i >= 0 && i > len(l.gs)-4; i-- {
			if strings.ContainsRune("。！？.!?", l.gs[i].r) {
				return true
			}
		}
		return false
	}
	return strings.ContainsRune(stops, r) && r != '”'
}

// full reports whether l goes to the end of its column: what opens the next
// line had no room in it.
func (l *line) full(right float32, next *line) bool {
	return right-l.x1 < max(next.token(), 1.0*next.size)+0.6*l.size
}

// centred reports whether l stands in the middle between the edges of its
// column or of its page.
func (l *line) centred(left, right float32) bool {
	a, b := l.x0-left, right-l.x1
	if a > 0.8*l.size && b > 0.8*l.size && abs(a-b) < max(l.size, 0.15*(a+b)) {
		return true
	}
	return min(a, b) > 0.5*l.size && max(a, b) > 0.8*l.size && abs((l.x0+l.x1)/2-l.mid) < 0.35*l.size
}

// parts says whether b begins a new paragraph behind a; first is the first line
// of a's paragraph, after the line behind b, which may be nil.
func (f *flow) parts(first, a, b, after *line) bool {
	if a.table != nil || b.table != nil {
		return true
	}
	em := max(a.size, b.size)
	if d := abs(a.size - b.size); d > 0.13*em || d > 0.06*em && a.stopped() || a.dots() {
		return true
	}
	step := b.base - a.base
	usual := f.pitch[half(b.size)]
	if usual == 0 || usual > 2.6*em {
		usual = 1.7 * em
	}
	even := after != nil && after.table == nil && step < 2.4*em && abs(after.base-b.base-step) < 0.06*step && abs(after.size-b.size) < 0.1*em
	if step > max(1.45*usual, 1.3*em) && !even || step < 0.5*em {
		return true
	}
	if b.hangs() {
		return false
	}
	if a.bold != b.bold && a.font != b.font && (len(a.gs) > 3 && len(b.gs) > 3) {
		return true
	}
	if a.font != b.font && listed(b) && a.stopped() && !b.stopped() {
		return true // a heading in another face
	}
	ca, cb := a.centred(f.left, f.right), b.centred(f.left, f.right)
	if ca && cb && a.font == b.font && first.centred(f.left, f.right) {
		long := a.size > 1.15*f.body() || a.x1-a.x0 > 0.5*(f.right-f.left)
		return !long || a.stopped() || listed(b) || b.dated()
	}
	if m := (a.x0 + a.x1) / 2; cb && a == first && abs(m-a.mid) < 0.5*em && a.font == b.font && (a.bold || abs(a.size-f.body()) > 0.06*em) && !listed(a) && !a.field() {
		return a.stopped() || listed(b) || b.dated() // lines in the middle, the first of full width
	}
	if cb && a.full(a.right, b) && a.font == b.font && abs(a.size-f.body()) > 0.13*em {
		return a.stopped() || listed(b) // a title in two lines
	}
	if a.size > 1.4*f.body() && a.font == b.font && abs(a.size-b.size) < 0.03*em && abs(a.x0-b.x0) < 0.3*em && step < 1.8*em && len(a.gs) < 30 && len(b.gs) < 30 {
		return a.stopped() || listed(b) // a title that begins at the edge
	}
	if a == first && abs(a.x0-b.x0) < 0.3*em && a.font == b.font && a.brackets() > 0 && b.brackets() < 0 {
		return false // a remark in brackets, in lines of any length
	}
	if ca != cb && (ca && !a.full(a.right, b)) {
		return true
	}
	if !a.full(a.right, b) {
		return true
	}
	if n := ordinal(first); n > 0 && ordinal(b) == n+1 && abs(first.x0-b.x0) < 0.5*em {
		return true
	}
	in := b.x0 - b.left
	if in > 0.8*em {
		switch {
		case first.valueAt(b.x0) && !b.field() && !listed(b): // a value goes on under its beginning
			return false
		case a.field() && b.field(): // a name and what it stands for, one a line
			return true
		case a != first && abs(a.x0-b.x0) < 0.5*em: // all lines stand in
			return listed(b) && a.stopped()
		case a == first && b.x0 > a.x0+0.6*em: // a number hangs out
			return !(listed(a) || after != nil && after.table == nil && abs(after.x0-b.x0) < 0.5*em && in < 6*em && !a.stopped())
		case a == first && abs(a.x0-b.x0) < 0.5*em:
			// two paragraphs of one line, or lines that all stand in
			if after != nil && after.table == nil && abs(after.x0-b.x0) < 0.5*em && !a.stopped() && !listed(b) && in > 3*em {
				return false
			}
			return true
		}
		return true
	}
	if a == first && a.x0 < b.x0-0.5*em {
		return !listed(a)
	}
	return listed(b) && a.stopped() && !(first.x0 > b.x0+0.8*em && !strong(b))
}

// hangs reports whether l begins with a mark that never begins a paragraph.
func (l *line) hangs() bool {
	return strings.ContainsRune("，。、；：！？）》”’」』】％", l.first())
}

// field reports whether l begins with a name and a colon.
func (l *line) field() bool {
	return slices.ContainsFunc(l.gs[:min(len(l.gs), 14)], func(g glyph) bool { return g.r == '：' || g.r == ':' })
}

// valueAt reports whether l begins with a name and a colon, and what it names
// begins at x: 作者单位：某大学 …
func (l *line) valueAt(x float32) bool {
	if s := head(l, 4); strings.HasPrefix(s, "单位") || strings.HasPrefix(s, "金额单位") {
		return false // of a table
	}
	for k := range l.gs[:min(len(l.gs), 14)] {
		if r := l.gs[k].r; (r == '：' || r == ':') && k+1 < len(l.gs) {
			return abs(l.gs[k+1].x0-x) < 0.6*l.size
		}
	}
	return false
}

// body is the size of most of the characters of f.
func (f *flow) body() float32 {
	count := map[int32]int{}
	best, n := int32(0), 0
	for i := range f.lines {
		k := int32(f.lines[i].size*2 + 0.5)
		count[k] += len(f.lines[i].gs)
		if count[k] > n {
			best, n = k, count[k]
		}
	}
	return float32(best) / 2
}

// brackets is how many more brackets l opens than it closes.
func (l *line) brackets() int {
	n := 0
	for _, g := range l.gs {
		switch g.r {
		case '（', '(':
			n++
		case '）', ')':
			n--
		}
	}
	return n
}

// dated reports whether l is a date and no more: the line under a title or a
// signature.
func (l *line) dated() bool {
	return len(l.gs) <= 14 && dateLine.MatchString(head(l, 14))
}

var dateLine = regexp.MustCompile(`^[（(]?[0-9〇○零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,2}月`)

// listed reports whether l begins with the number or mark of an item.
func listed(l *line) bool {
	s := head(l, 8)
	if s == "" {
		return false
	}
	r := []rune(s)
	switch {
	case strings.ContainsRune("①②③④⑤⑥⑦⑧⑨⑩●■◆▲○□★※•·➢➤►◇✓\uf06c\uf0d8\uf0b7\uf06e", r[0]):
		return true
	case strings.ContainsRune("-–", r[0]):
		return len(r) > 2 && wide(r[1])
	case r[0] == '（' || r[0] == '(' || r[0] == '[' || r[0] == '［' || r[0] == '〔':
		k := slices.IndexFunc(r, func(c rune) bool { return strings.ContainsRune("）)]］〕", c) })
		return k > 1 && k <= 4 && strings.Trim(string(r[1:k]), "一二三四五六七八九十0123456789") == ""
	case r[0] == '第':
		k := slices.IndexFunc(r, func(c rune) bool { return strings.ContainsRune("章节条编部篇", c) })
		return k > 1 && strings.Trim(string(r[1:k]), "一二三四五六七八九十百零〇0123456789") == ""
	}
	k := 0
	for k < len(r) && strings.ContainsRune("一二三四五六七八九十", r[k]) {
		k++
	}
	if k > 0 && k < 4 && k < len(r) && (r[k] == '、' || r[k] == '．') {
		return true
	}
	k = 0
	for k < len(r) && r[k] >= '0' && r[k] <= '9' {
		k++
	}
	if k > 0 && k <= 2 && k < len(r) {
		if r[k] == '.' && k+2 < len(r) && r[k+1] >= '0' && r[k+1] <= '9' && strings.ContainsRune(string(r[k+2:]), '.') && strings.Trim(s, "0123456789.") != "" {
			return true // 2.3.1
		}
		switch r[k] {
		case '、', '．', ')', '）':
			return true
		case '.':
			return k+1 >= len(r) || r[k+1] < '0' || r[k+1] > '9' || k+2 < len(r) && !(r[k+2] >= '0' && r[k+2] <= '9') && r[k+2] != '%' && r[k+2] != '万' && r[k+2] != '亿' && wide(r[k+2])
		}
	}
	return false
}

// ordinal is the number that l begins with as an item of a list; 0 for none.
func ordinal(l *line) int {
	n, k := 0, 0
	for k < len(l.gs) && k < 4 && l.gs[k].r >= '0' && l.gs[k].r <= '9' {
		n = n*10 + int(l.gs[k].r-'0')
		k++
	}
	if k == 0 || k == 4 || k+1 >= len(l.gs) || !strings.ContainsRune("、．.)）", l.gs[k].r) || l.gs[k+1].r >= '0' && l.gs[k+1].r <= '9' {
		return 0
	}
	return n
}

// strong reports whether l begins as the articles and chapters of a law do.
func strong(l *line) bool { return l.first() == '第' && listed(l) }

// head is the first n characters of l.
func head(l *line, n int) string {
	var b strings.Builder
	for i := 0; i < len(l.gs) && i < n; i++ {
		b.WriteRune(l.gs[i].r)
	}
	return b.String()
}

// paragraphs puts the lines of flows together to paragraphs.
func paragraphs(flows []flow, outline []entry) []para {
	edges(flows)
	for i := range flows {
		flows[i].local()
	}
	body := bodySize(flows)
	var out []para
	indented, flush := 0, 0 // paragraphs of several lines by their first line
	for i := range flows {
		f := &flows[i]
		from := len(out)
		for k := range f.lines {
			l := &f.lines[k]
			if l.table != nil {
				out = append(out, para{kind: doc.RowHint, table: l.table, page: l.page})
				continue
			}
			if n := len(out); n > from && out[n-1].table == nil {
				p := &out[n-1]
				var after *line
				if k+1 < len(f.lines) {
					after = &f.lines[k+1]
				}
				if !f.parts(&p.lines[0], &p.lines[len(p.lines)-1], l, after) {
					p.lines = append(p.lines, *l)
					p.right = l.right
					continue
				}
				p.end = !p.lines[len(p.lines)-1].full(p.right, l)
			}
			out = append(out, para{lines: []line{*l}, kind: doc.Whole, page: l.page, left: l.left, right: l.right, opens: len(out) == from})
		}
		notesAside(out[from:], body)
		for _, p := range out[from:] {
			if len(p.lines) > 1 {
				if p.lines[0].x0 > p.lines[1].x0+p.lines[0].size {
					indented++
				} else {
					flush++
				}
			}
		}
	}
	out = across(out, indented >= flush)
	for i := range out {
		p := &out[i]
		p.contents = len(p.lines) > 0 && p.lines[len(p.lines)-1].dots()
	}
	heads(out, body, outline)
	return tablesGoOn(out)
}

// notesAside moves the notes at the foot of a column before the paragraph that
// may go on behind them. ps are the paragraphs of the column.
func notesAside(ps []para, body float32) {
	k, lines := len(ps), 0
	for k > 0 && ps[k-1].table == nil && ps[k-1].size() < 0.9*body {
		lines += len(ps[k-1].lines)
		k--
	}
	if k == 0 || k == len(ps) || ps[k-1].table != nil {
		return
	}
	if first := slices.IndexFunc(ps[k:], func(p para) bool { return noted(&p) }); first > 0 {
		k += first // a caption in smaller type is no note
	}
	notes := slices.Clone(ps[k:])
	marked := false
	for i := range notes {
		if marked = marked || noted(&notes[i]); marked {
			notes[i].kind = doc.NoteHint
		}
	}
	last := &ps[k-1].lines[len(ps[k-1].lines)-1]
	if !marked && (lines > 12 || last.stopped()) {
		return
	}
	head := ps[k-1]
	copy(ps[k-1:], notes)
	ps[len(ps)-1] = head
}

// noted reports whether p is a footnote: it begins with a number or mark.
func noted(p *para) bool {
	l := &p.lines[0]
	s := head(l, 3)
	if strings.Trim(s, "0123456789") == "" && len(s) == 3 {
		return false // 2024年
	}
	return s != "" && (strings.ContainsAny(s[:1], "*[0123456789") || strings.HasPrefix(s, "注") || strings.ContainsRune("①②③④⑤⑥⑦⑧⑨⑩※", l.first()))
}

// bodySize is the size of most of the characters of flows.
func bodySize(flows []flow) float32 {
	count := map[int32]int{}
	for i := range flows {
		for k := range flows[i].lines {
			l := &flows[i].lines[k]
			if l.table == nil {
				count[int32(l.size*2+0.5)] += len(l.gs)
				continue
			}
			for _, row := range l.table.rows {
				for _, c := range row {
					for _, gs := range c.lines {
						count[int32(gs[0].size*2+0.5)] += len(gs)
					}
				}
			}
		}
	}
	best, n := int32(0), 0
	for k, c := range count {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return float32(best) / 2
}

// across joins paragraphs that go on in the next column or on the next page,
// over the words under a picture that stand between.
func across(ps []para, indented bool) []para {
	out := ps[:0:0]
	for i := range ps {
		p := &ps[i]
		n := len(out)
		k := n - 1
		for k > 0 && n-k <= 2 && out[k].aside(p) {
			k--
		}
		if k < n-1 && (k < 0 || out[k].stopped()) {
			k = n - 1
		}
		if k < 0 || i == 0 || !goesOn(&out[k], p, indented) {
			out = append(out, *p)
			continue
		}
		o := out[k]
		o.lines = append(o.lines, p.lines...)
		o.end, o.right, o.left = p.end, p.right, p.left
		if k < n-1 && out[k+1].page == o.page { // pages are written in order
			copy(out[k:], out[k+1:])
			k = n - 1
		}
		out[k] = o
	}
	return out
}

// aside reports whether p are words under a picture, or such, between the
// paragraph before and its rest b.
func (p *para) aside(b *para) bool {
	return p.table == nil && b.table == nil && p.kind == doc.Whole && len(p.lines) <= 2 && p.size() < 0.9*b.size() && len(p.lines[0].gs) < 60
}

// stopped reports whether p ends as a paragraph may.
func (p *para) stopped() bool {
	return p.table != nil || p.lines[len(p.lines)-1].stopped()
}

// goesOn reports whether b, which opens a column or page, goes on with a, which
// ends the one before.
func goesOn(a, b *para, indented bool) bool {
	if a.table != nil || b.table != nil || a.kind != doc.Whole || b.kind != doc.Whole || a.end || a.lines[len(a.lines)-1].dots() {
		return false
	}
	last, first := &a.lines[len(a.lines)-1], &b.lines[0]
	if last.page == first.page && abs(a.left-b.left) < 5 && first.base > last.base && !(b.opens && first.base-last.base < 1.8*first.size) {
		return false // of one column: they were parted there
	}
	em := max(last.size, first.size)
	if abs(last.size-first.size) > 0.1*em || last.bold != first.bold && last.font != first.font && len(last.gs) > 3 && len(first.gs) > 3 {
		return false
	}
	if n := ordinal(&a.lines[0]); n > 0 && ordinal(first) == n+1 {
		return false
	}
	if last.centred(a.left, a.right) && len(a.lines) == 1 || first.centred(b.left, b.right) && !last.full(a.right, first) {
		return false
	}
	if first.hangs() {
		return true
	}
	if !last.full(a.right, first) {
		return false
	}
	in := first.x0 - b.left
	if listed(first) && last.stopped() && (strong(first) || !strings.ContainsRune("：；:;", last.last())) {
		return false
	}
	if in > 0.8*em && !(len(a.lines) > 1 && abs(last.x0-a.left-in) < 0.5*em) {
		return false
	}
	if last.stopped() {
		return indented
	}
	return true
}

// leaders counts the glyphs of gs from i on that lead the eye over a gap: a row
// of dots. Fewer than four are none.
func leaders(gs []glyph, i int) int {
	r := gs[i].r
	if !strings.ContainsRune("….·‥．﹒・⋯•", r) {
		return 0
	}
	n := 1
	for i+n < len(gs) && gs[i+n].r == r {
		n++
	}
	if n >= 4 || n >= 3 && r == '…' {
		return n
	}
	return 0
}

// dots reports whether l is an entry of a table of contents: dots, and the
// number of a page behind them.
func (l *line) dots() bool {
	for i := len(l.gs) - 1; i > 0 && i > len(l.gs)-12; i-- {
		if strings.ContainsRune("….·‥．﹒・⋯•", l.gs[i].r) {
			k := i
			for k > 0 && l.gs[k-1].r == l.gs[i].r {
				k--
			}
			return leaders(l.gs, k) > 0
		}
	}
	return false
}
