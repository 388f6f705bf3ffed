package table

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// A form says how a line looks.
type form uint8

const (
	prose  form = iota
	blank       // nothing, or a number of a page
	rule        // |---|---|
	titles      // labels only
	years       // nothing but years
	data        // labels and numbers in fields
	lone        // one number and nothing else
	pair        // 票面利率（%）3.25
	units       // 单位：万吨
)

// A line is one line of the text.
type line struct {
	text.Span
	form    form
	bars    bool // parted by |
	tabs    bool // parted by tabs
	fields  []field
	numbers int // fields that are numbers
}

const (
	maxLabel = 60 // characters of a label
	maxLine  = 4000
	maxField = 256 // of a line
)

// readLine parts the line at s of text; fields are put into buf.
func readLine(t string, s text.Span, buf []field) line {
	l := line{Span: s}
	str := s.Of(t)
	str = strings.TrimRight(str, "\r")
	l.End = l.Start + len(str)
	if !mayHold(str) {
		return l
	}
	k := lookAt(str)
	if !k.parted && !k.unit && k.stops {
		return l
	}
	body := strings.Trim(str, " \t　\u00a0\u2002\u2003\f")
	if body == "" || pageNumber(body) {
		l.form = blank
		return l
	}
	if !k.parted && !k.unit && !k.blank && !k.bracket { // one field and nothing to look into
		if c := body[0]; !k.bars && c != '-' && c != '=' && c != '_' && c != 0xE2 {
			l.single(str, k.starts, buf)
			return l
		}
	}
	bars := 0
	if k.bars {
		for _, c := range body {
			if bar(c) {
				bars++
			}
		}
	}
	l.bars = bars >= 2 || bars == 1 && strings.Contains(body, " | ")
	if l.bars && strings.Trim(body, "|-: +=") == "" || len(body) > 2 && strings.Trim(body, "-=─━—_ +┼╋│┃├┤┬┴┌┐└┘┏┓┗┛┣┫┳┻╔╗╚╝═║╠╣╦╩╬　") == "" {
		l.form = rule
		return l
	}
	l.fields = buf[:0]
	switch {
	case l.bars:
		l.partBars(t)
	default:
		l.partBlanks(t)
	}
	l.judge(t)
	return l
}

// judge gives the fields their classes and the line its form.
func (l *line) judge(t string) {
	labels, numbers, yearly, long, stops := 0, 0, 0, false, false
	if n := len(l.fields); n == 2 && !l.bars && numbered(l.fields[0].Of(t)) && utf8.RuneCountInString(l.fields[0].Of(t)) <= 8 { // 表2  2023年末人口数
		l.fields[0].End, l.fields[0].end, l.fields[0].wend = l.fields[1].End, l.fields[1].end, l.fields[1].wend
		l.fields = l.fields[:1]
	}
	if n := len(l.fields); n > 2 && !l.tabs && !l.bars { // 798,557  -4.1%  ①
		if s := l.fields[n-1].Of(t); notesAt(s) == len(s) {
			l.fields = l.fields[:n-1]
		}
	}
	for i := range l.fields {
		f := &l.fields[i]
		s := f.Of(t)
		if f.class == joined {
			f.class = label
		} else {
			f.class = classOf(s)
		}
		switch f.class {
		case number:
			numbers++
		case year:
			yearly++
		case label:
			labels++
			if len(s) > 3*maxLabel || len(s) > maxLabel && utf8.RuneCountInString(s) > maxLabel {
				long = true
			}
			if stopped(s) {
				stops = true
			}
		}
	}
	l.numbers = numbers
	switch {
	case len(l.fields) == 0:
		l.form = blank
	case unitLine(l.Of(t)):
		l.form = units
	case long, stops:
		l.form = prose
		l.fields = nil
	case len(l.fields) == 1 && l.fields[0].class == label:
		l.form = titles
		if keyed(l.fields[0].Of(t)) > 0 {
			l.form = pair
		}
	case len(l.fields) == 1 && l.fields[0].class != label:
		l.form = lone
	case yearly == len(l.fields) && yearly >= 2:
		l.form = years
	case numbers > 0 || yearly > 0 && labels == 0:
		l.form = data
	case labels == 1 && yearly > 0 && labels+yearly == len(l.fields): // 就业 2022年 2023年 or a row of years
		l.form = titles
	default:
		l.form = titles
		for _, f := range l.fields {
			if f.class == empty {
				l.form = data // a row without numbers: 其中：税收收入 — —
			}
		}
	}
}
