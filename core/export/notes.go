package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// Notes is what a reader added to d, as Markdown: each highlight in the
// sentence around it with its colour by name, the reader's words under it, then
// the corrections with what was read and what the reader says, and the sources
// at the end.
func Notes(d *doc.Document, e *store.Entry, o NoteOptions) string {
	w := noteWriter{doc: d, own: e.Own, o: o, say: chinese}
	if o.English {
		w.say = english
	}
	fmt.Fprintf(&w.out, "# %s\n", escape(d.Name))
	for _, n := range e.Notes {
		w.note(n)
	}
	for _, n := range e.Unplaced.Notes {
		n.Place = store.Place{} // where it last stood is another's place now
		w.note(n)
	}
	if len(e.Corrections)+len(e.Unplaced.Corrections) > 0 {
		fmt.Fprintf(&w.out, "\n## %s\n", w.say.corrections)
	}
	for _, c := range e.Corrections {
		w.correction(c)
	}
	for _, c := range e.Unplaced.Corrections {
		c.Place = store.Place{}
		w.correction(c)
	}
	if len(w.sources) > 0 {
		fmt.Fprintf(&w.out, "\n## %s\n\n", w.say.sources)
	}
	for i, s := range w.sources {
		fmt.Fprintf(&w.out, "%d. %s\n", i+1, escape(s))
	}
	return w.out.String()
}

// NoteOptions say how notes are written.
type NoteOptions struct {
	English bool
	Base    *doc.Document // before the corrections, for what was read; nil leaves it out
}

// noteWords are the words of the file of notes.
type noteWords struct {
	colours                                             [store.Colours]string
	corrections, sources, gone, none, read, from        string
	indicator, value, unit, time, status, open, between string
	least, most, kind, bookmark                         string
	states, kinds                                       map[string]string
}

var (
	chinese = noteWords{colours: [store.Colours]string{"黄", "绿", "蓝", "红"}, corrections: "更正", sources: "出处", gone: "原文里已找不到",
		none: "这不是数字", read: "原读作", from: "：", indicator: "指标", value: "数值", unit: "单位", time: "时间", status: "状态", open: "无", between: "至", least: "不低于 ", most: "不超过 ",
		states:   map[string]string{"actual": "实际", "target": "目标", "forecast": "预测"},
		bookmark: "书签", kind: "种类", kinds: map[string]string{"level": "数量", "change": "变化", "share": "比率", "rank": "位次", "multiple": "倍数", "index": "指数"}}
	english = noteWords{colours: [store.Colours]string{"yellow", "green", "blue", "red"}, corrections: "Corrections", sources: "Sources", gone: "no longer in the text",
		none: "this is no figure", read: "read as", from: ": ", indicator: "indicator", value: "value", unit: "unit", time: "time", status: "status", open: "none", between: " to ", least: "at least ", most: "at most ",
		states:   map[string]string{"actual": "actual", "target": "target", "forecast": "forecast"},
		bookmark: "bookmark", kind: "kind", kinds: map[string]string{"level": "level", "change": "change", "share": "share", "rank": "rank", "multiple": "multiple", "index": "index"}}
)

type noteWriter struct {
	doc     *doc.Document
	own     store.Own
	o       NoteOptions
	say     noteWords
	out     strings.Builder
	sources []string
}

func (w *noteWriter) note(n store.Note) {
	colour := w.say.colours[min(max(n.Colour, 0), store.Colours-1)]
	if n.Bookmark {
		colour = w.say.bookmark
	}
	if s, ok := anchor.SpanOf(w.doc, n.Place); ok {
		w.quote(s, colour)
	} else {
		fmt.Fprintf(&w.out, "\n> %s\n>\n> %s · %s\n", bold(flat(n.Text), "", ""), colour, w.say.gone)
	}
	if n.Words != "" {
		w.out.WriteString("\n")
		for _, line := range strings.Split(strings.TrimSpace(n.Words), "\n") {
			fmt.Fprintf(&w.out, "%s  \n", escape(strings.TrimSpace(line))) // two blanks keep the line
		}
	}
}

// quote writes the sentences around s, s itself marked, and under them what is
// said of s, the section and the number of the source.
func (w *noteWriter) quote(s text.Span, what string) {
	around := sentence(w.doc, s)
	part := func(from, to int) string { return flat(w.doc.Text(text.Span{Start: from, End: to})) }
	before, after := part(around.Start, s.Start), part(s.End, around.End)
	fmt.Fprintf(&w.out, "\n> %s%s%s\n>\n> ", escape(before), bold(part(s.Start, s.End), before, after), escape(after))
	if what != "" {
		w.out.WriteString(what + " · ")
	}
	if h := heading(w.doc, s.Start); h != "" {
		w.out.WriteString(escape(h) + " · ")
	}
	fmt.Fprintf(&w.out, "[%d]\n", w.source(s.Start))
}

// source is the number of the source of the text at offset.
func (w *noteWriter) source(offset int) int {
	c := Citation(w.doc, w.own, offset)
	i := slices.Index(w.sources, c)
	if i < 0 {
		i = len(w.sources)
		w.sources = append(w.sources, c)
	}
	return i + 1
}

func (w *noteWriter) correction(c store.Correction) {
	if s, ok := anchor.SpanOf(w.doc, c.Place); ok {
		w.quote(s, "")
	} else {
		fmt.Fprintf(&w.out, "\n> %s\n>\n> %s\n", bold(flat(c.Text), "", ""), w.say.gone)
	}
	w.out.WriteString("\n")
	var was *doc.Figure
	if w.o.Base != nil {
		for i := range w.o.Base.Figures {
			if p, ok := anchor.PlaceOf(w.o.Base, w.o.Base.Figures[i].Span); ok && p == c.Place {
				was = &w.o.Base.Figures[i]
				break
			}
		}
	}
	if c.None {
		w.out.WriteString("- " + w.say.none)
		if was != nil {
			fmt.Fprintf(&w.out, "（%s %s）", w.say.read, escape(strings.TrimSpace(was.Indicator+" "+w.interval(doc.Decimal(was.Value.Lo), doc.Decimal(was.Value.Hi))+was.Value.Unit)))
		}
		w.out.WriteString("\n")
		return
	}
	change := func(name string, to *string, read func() string) {
		if to == nil {
			return
		}
		w.out.WriteString("- " + name + w.say.from)
		if was != nil {
			w.out.WriteString(escape(orNone(read(), w.say.open)) + " → ")
		}
		w.out.WriteString(escape(orNone(*to, w.say.open)) + "\n")
	}
	change(w.say.indicator, c.Indicator, func() string { return was.Indicator })
	if c.Lo != nil || c.Hi != nil {
		to := w.interval(deref(c.Lo), deref(c.Hi))
		change(w.say.value, &to, func() string { return w.interval(doc.Decimal(was.Value.Lo), doc.Decimal(was.Value.Hi)) })
	}
	change(w.say.unit, c.Unit, func() string { return was.Value.Unit })
	change(w.say.time, c.Time, func() string { return was.Period.String() })
	if c.Status != nil {
		to := orNone(w.say.states[*c.Status], *c.Status)
		change(w.say.status, &to, func() string { return w.say.states[was.Status.String()] })
	}
	if c.Kind != nil {
		to := orNone(w.say.kinds[*c.Kind], *c.Kind)
		change(w.say.kind, &to, func() string { return w.say.kinds[was.Kind.String()] })
	}
}

// interval is two exact ends in words.
func (w *noteWriter) interval(lo, hi string) string {
	if lo == hi {
		return lo
	}
	switch {
	case hi == "":
		return w.say.least + lo
	case lo == "":
		return w.say.most + hi
	}
	return lo + w.say.between + hi
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return s
}

func flat(s string) string { return strings.ReplaceAll(s, "\n", "") }

// bold marks s, which stands between the texts before and after. Marks at its
// ends stay outside where they touch a character: behind 。 and before one
// Markdown takes ** for no end.
func bold(s, before, after string) string {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	first, end := strings.IndexFunc(s, letter), strings.LastIndexFunc(s, letter)
	if first < 0 {
		return escape(s)
	}
	_, size := utf8.DecodeRuneInString(s[end:])
	end += size
	if r, _ := utf8.DecodeLastRuneInString(before); !letter(r) {
		first = 0
	}
	if r, _ := utf8.DecodeRuneInString(after); !letter(r) {
		end = len(s)
	}
	return escape(s[:first]) + "**" + escape(s[first:end]) + "**" + escape(s[end:])
}

// heading is that of the section that the byte at offset stands in.
func heading(d *doc.Document, offset int) string {
	out := ""
	for i := range d.Articles {
		if a := &d.Articles[i]; a.Start <= offset && offset < a.End {
			for _, s := range a.Sections {
				if s.Start <= offset && !s.Heading.Empty() {
					out = flat(d.Text(s.Heading))
				}
			}
		}
	}
	return out
}

// sentence is the sentences that hold s.
func sentence(d *doc.Document, s text.Span) text.Span {
	out := s
	for _, a := range d.Articles {
		for _, bl := range a.Blocks {
			for _, sent := range bl.Sentences {
				if sent.Overlaps(s) {
					out = out.Join(sent)
				}
			}
		}
	}
	return out
}
