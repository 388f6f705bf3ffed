package relate

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A measure is the scale and unit that stand once for a whole table or column:
// 单位：万吨.
type measure struct {
	scale *big.Rat
	unit  *unit.Unit
	at    text.Span
}

// A cell is a stretch of a table that was flattened to text, one or several to
// a line.
type cell struct {
	text.Span
	block int
	label string         // without the unit in its brackets; empty for a number
	own   *measure       // the unit in its brackets
	mark  recognise.Mark // of a number
	empty bool           // a number left out: —, …
}

// table reads the table that a line with 单位： opens at block i, and returns
// how many blocks it has; 0 if none stands there.
func (w *walker) table(a *doc.Article, i int) int {
	head := a.Blocks[i].Of(w.d.Body)
	at := strings.LastIndex(head, "单位：")
	if n := len("单位："); at < 0 || utf8.RuneCountInString(head) > 60 {
		return 0
	} else {
		at += n
	}
	m := measureAt(head[at:])
	if m == nil {
		return 0
	}
	m.at = text.Span{Start: a.Blocks[i].Start + at - len("单位："), End: a.Blocks[i].End}
	var cells []cell
	n := 1
	for ; i+n < len(a.Blocks); n++ {
		b := &a.Blocks[i+n]
		t := b.Of(w.d.Body)
		if utf8.RuneCountInString(t) > 80 || strings.ContainsAny(t, "。；") || strings.Contains(t, "单位：") {
			break
		}
		cells = append(cells, w.cells(b.Span, i+n)...)
	}
	for len(cells) > 0 && cells[len(cells)-1].label != "" { // what follows the last number is text again
		n = cells[len(cells)-1].block - i
		cells = cells[:len(cells)-1]
	}
	if len(cells) < 2 {
		return 0
	}
	title := text.Span{Start: a.Blocks[i].Start, End: a.Blocks[i].Start + at}
	if utf8.RuneCountInString(strings.TrimRight(head[:at], "（( 单位：")) < 4 && i > 0 {
		title = a.Blocks[i-1].Span // the title stands on the line before
	}
	w.rows(cells, *m, w.titleTime(title))
	return n
}

// measureAt reads 亿元 or 万吨 at the start of s, which ends there or with a
// bracket.
func measureAt(s string) *measure {
	s = strings.TrimLeft(s, " 　")
	m := &measure{scale: big.NewRat(1, 1)}
	if n, used := numeral.Bare(s, unit.Len); used > 0 {
		m.scale, s = n.Lo, s[used:]
	}
	u, n := unit.At(s)
	if u == nil || strings.Trim(s[n:], "）) 　") != "" {
		return nil
	}
	m.unit = u
	return m
}

// cells parts a line at tabs and runs of blanks.
func (w *walker) cells(line text.Span, block int) []cell {
	var out []cell
	body := w.d.Body
	start := line.Start
	put := func(end int) {
		s := text.Span{Start: start, End: end}
		t := s.Of(body)
		lead := len(t) - len(strings.TrimLeft(t, " 　\t"))
		s.Start += lead
		s.End = s.Start + len(strings.Trim(t, " 　\t"))
		if s.Empty() {
			return
		}
		out = append(out, w.cell(s, block))
	}
	for at := line.Start; at < line.End; {
		r, size := utf8.DecodeRuneInString(body[at:])
		if r == '\t' || (r == ' ' || r == '　') && strings.IndexAny(body[at+size:], " 　") == 0 {
			put(at)
			start = at + size
		}
		at += size
	}
	put(line.End)
	return out
}

func (w *walker) cell(s text.Span, block int) cell {
	c := cell{Span: s, block: block}
	t := s.Of(w.d.Body)
	if strings.Trim(t, "-—–…./·") == "" {
		c.empty = true
		return c
	}
	for _, m := range recognise.Block(t) {
		if lead := strings.Trim(t[:m.Start], "+-－−"); m.Kind == recognise.Number && lead == "" && m.End == len(t) {
			c.mark = shift(m, s.Start)
			if m.Start > 0 && m.Rule != "minus" && t[:m.Start] != "+" {
				c.mark.Num.Lo, c.mark.Num.Hi = neg(m.Num.Hi), neg(m.Num.Lo)
			}
			return c
		}
	}
	c.label = t
	if i := strings.IndexAny(t, "（("); i > 0 {
		_, size := utf8.DecodeRuneInString(t[i:])
		if c.own = measureAt(t[i+size:]); c.own != nil {
			c.label, c.own.at = t[:i], text.Span{Start: s.Start + i, End: s.End}
		}
	}
	for _, lead := range []string{"其中：", "其中:", "#", "＃"} {
		c.label = strings.TrimPrefix(c.label, lead)
	}
	c.label = strings.Trim(c.label, " 　")
	return c
}

// titleTime is the period that a table's title or the text before it gives.
func (w *walker) titleTime(title text.Span) setting {
	for _, m := range recognise.Block(title.Of(w.d.Body)) {
		if m.Kind != recognise.Date {
			continue
		}
		if p, _ := w.clock.resolve(m.When, w.now().period); !p.Zero() {
			return setting{period: p, at: shift(m, title.Start).Span, from: "inherited"}
		}
	}
	s := w.now()
	s.from = "inherited"
	return s
}

// rows makes figures of a table's cells: labels before the first number name
// the columns, but for the last, which begins the first row.
func (w *walker) rows(cells []cell, whole measure, when setting) {
	first := 0
	for first < len(cells) && cells[first].label != "" {
		first++
	}
	if first == 0 {
		return
	}
	width := 0
	for first+width < len(cells) && cells[first+width].label == "" {
		width++
	}
	heads := cells[:first-1]
	if len(heads) > width {
		heads = heads[len(heads)-width:]
	} else if len(heads) < width {
		heads = nil
	}
	var row cell
	column := 0
	for _, c := range cells[first-1:] {
		if c.label != "" {
			row, column = c, 0
			continue
		}
		var head cell
		if column < len(heads) {
			head = heads[column]
		}
		var base string // of a growth: what the first column counts
		if column > 0 && len(heads) > 0 {
			base = heads[0].label
		}
		if !c.empty {
			w.entry(c, row, head, base, whole, when)
		}
		column++
	}
}

// plainHeads are column names that say only that a value stands below.
var plainHeads = []string{"数值", "绝对数", "绝对额", "绝对量", "数量", "指标值", "本年", "本期", "当年", "合计", "数据", "实绩", "金额"}

// growthHead reports whether a column gives changes.
func growthHead(s string) bool {
	for _, w := range []string{"增长", "增减", "增速", "同比", "比上年", "涨跌", "涨幅", "升降"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// headName is what a column's name adds to its rows: 产量, but neither 绝对数
// nor a year.
func headName(s string) string {
	for _, p := range plainHeads {
		if strings.Contains(s, p) {
			return ""
		}
	}
	for _, m := range recognise.Block(s) {
		if m.Kind == recognise.Date {
			s = strings.TrimPrefix(s, s[m.Start:m.End])
			break
		}
	}
	return s
}

// entry makes a figure of one number of a table.
func (w *walker) entry(c, row, head cell, base string, whole measure, when setting) {
	m := whole
	for _, own := range []*measure{row.own, head.own} {
		if own != nil {
			m = *own
		}
	}
	name, kind := row.label+headName(head.label), doc.Level
	v := doc.Value{Lo: c.mark.Num.Lo, Hi: c.mark.Num.Hi, Step: c.mark.Num.Step}
	switch {
	case growthHead(head.label):
		name, kind = row.label, doc.Change
		if !growthHead(base) {
			name += headName(base)
		}
		if head.own == nil {
			m = measure{scale: big.NewRat(1, 1), unit: unit.Named("%"), at: head.Span}
		}
	case strings.Contains(head.label, "比重") || strings.Contains(head.label, "占比") || m.unit.Class == unit.Ratio:
		kind = doc.Share
		if head.own == nil && row.own == nil {
			m = measure{scale: big.NewRat(1, 1), unit: unit.Named("%"), at: head.Span}
		}
	case strings.HasSuffix(row.label, "指数"):
		kind = doc.Index
	}
	if u := c.mark.Unit; u != nil { // printed in the cell itself
		m = measure{scale: big.NewRat(1, 1), unit: u}
		if u.Class == unit.Ratio && kind == doc.Level {
			kind = doc.Share
		}
	}
	v.Lo, v.Hi = new(big.Rat).Mul(v.Lo, m.scale), new(big.Rat).Mul(v.Hi, m.scale)
	if v.Step != nil {
		v.Step = new(big.Rat).Mul(v.Step, m.scale)
	}
	v.Unit, v.Implied = m.unit.Name, c.mark.Unit == nil
	p := when.period
	for _, d := range recognise.Block(head.label) {
		if d.Kind == recognise.Date && d.When.Base == recognise.Given {
			if own, _ := w.clock.resolve(d.When, p); !own.Zero() {
				p, when.at = own, head.Span
			}
		}
	}
	fig := doc.Figure{
		Span: c.mark.Span, Sentence: row.Span.Join(c.Span), Clause: row.Span.Join(c.Span),
		Article: w.article, Section: w.section, Block: c.block,
		Kind: kind, Indicator: name, Words: []text.Span{row.Span},
		Value: v, Period: p, TimeFrom: when.from, Region: regionOf(name), Confidence: 0.75,
	}
	if p.Zero() {
		fig.TimeFrom = ""
	}
	if !head.Empty() {
		fig.Words = append(fig.Words, head.Span)
	}
	if k := lookup(name); k != nil {
		fig.Key = k.Key
	}
	if w.future(p) {
		fig.Status = doc.Target
	}
	if w.d.Body != w.body {
		fig.Indicator = lexicon.Unfold(name, row.Span.Join(c.Span).Of(w.body))
	}
	for _, r := range []doc.Reason{
		{Field: "value", Rule: "table-cell", At: c.mark.Span}, {Field: "unit", Rule: "table-unit", At: m.at},
		{Field: "indicator", Rule: "table-row", At: row.Span}, {Field: "time", Rule: fig.TimeFrom, At: when.at},
	} {
		if r.Rule != "" {
			fig.Reasons = append(fig.Reasons, r)
		}
	}
	w.figures = append(w.figures, fig)
}
