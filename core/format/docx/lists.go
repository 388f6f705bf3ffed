package docx

import (
	"context"
	"encoding/xml"
	"strings"
)

const levels = 9

// A level says how the paragraphs of a list at one depth are numbered.
type level struct {
	start   int
	format  string // "decimal", "chineseCounting"
	text    string // "第%1条"
	behind  string // "tab", "space", "nothing"
	legal   bool   // numbers of other levels are shown in digits
	restart int    // the level, from 1, behind which it starts anew; 0 for never, unset for any
	style   string // of the paragraphs that are of it
}

// A list is an abstractNum: nine levels that are counted together.
type list struct {
	levels [levels]level
	link   string // the numbering style that it takes its levels from
	named  string // the numbering style that it is
}

// An entry is a num: a list as paragraphs name it.
type entry struct {
	list   string
	starts map[int]int   // where a level starts anew
	levels map[int]level // that are other than the list's
}

// lists number paragraphs as they are printed.
type lists struct {
	lists   map[string]*list
	entries map[int]*entry
	counts  map[string]*[levels]int // by list; -1 where nothing was counted
	seen    map[int]bool            // entries that were met
}

func newLists() *lists {
	return &lists{lists: map[string]*list{}, entries: map[int]*entry{}, counts: map[string]*[levels]int{}, seen: map[int]bool{}}
}

// readLists reads numbering.xml; b may be nil.
func readLists(ctx context.Context, b []byte, s *styles) (*lists, error) {
	n := newLists()
	if len(b) == 0 {
		return n, nil
	}
	r := newReader(ctx, b)
	err := r.each(func(name string, e xml.StartElement) error {
		switch name {
		case "w:abstractNum":
			return n.readList(r, attr(e, "abstractNumId"))
		case "w:num":
			return n.readEntry(r, number(attr(e, "numId"), unset))
		}
		return nil
	})
	if err != nil {
		return n, err
	}
	// a list that is a link has the levels of the list that is the style's
	for id, l := range n.lists {
		if l.link == "" {
			continue
		}
		for other, to := range n.lists {
			if to.named == l.link && other != id {
				l.levels = to.levels
			}
		}
		if st := s.of(l.link); st != nil {
			if e := n.entries[st.form.list]; e != nil && n.lists[e.list] != nil && e.list != id {
				l.levels = n.lists[e.list].levels
			}
		}
	}
	return n, nil
}

func (n *lists) readList(r *reader, id string) error {
	l := &list{}
	for i := range l.levels {
		l.levels[i] = level{start: 1, restart: unset}
	}
	err := r.children(func(name string, e xml.StartElement) error {
		switch name {
		case "w:lvl":
			i := number(attr(e, "ilvl"), 0)
			v, err := readLevel(r)
			if i >= 0 && i < levels {
				l.levels[i] = v
			}
			return err
		case "w:numStyleLink":
			l.link = val(e)
		case "w:styleLink":
			l.named = val(e)
		}
		return r.skip()
	})
	if n.lists[id] == nil {
		n.lists[id] = l
	}
	return err
}

func readLevel(r *reader) (level, error) {
	v := level{start: 1, restart: unset, format: "decimal", behind: "tab"}
	err := r.children(func(name string, e xml.StartElement) error {
		switch name {
		case "w:start":
			v.start = number(val(e), 1)
		case "w:numFmt":
			v.format = val(e)
			if v.format == "custom" { // 001, 002
				v.format = "decimal"
			}
		case "w:lvlText":
			v.text = val(e)
			if !on(e) && val(e) != "0" {
				v.text = ""
			}
		case "w:suff":
			v.behind = val(e)
		case "w:isLgl":
			v.legal = on(e)
		case "w:lvlRestart":
			v.restart = number(val(e), unset)
		case "w:pStyle":
			v.style = val(e)
		case "AlternateContent", "mc:AlternateContent": // formats of later versions, with one of all behind
			return r.children(func(name string, _ xml.StartElement) error {
				if name != "mc:Fallback" {
					return r.skip()
				}
				return r.children(func(name string, e xml.StartElement) error {
					if name == "w:numFmt" {
						v.format = val(e)
					}
					return r.skip()
				})
			})
		}
		return r.skip()
	})
	return v, err
}

func (n *lists) readEntry(r *reader, id int) error {
	t := &entry{starts: map[int]int{}, levels: map[int]level{}}
	err := r.children(func(name string, e xml.StartElement) error {
		switch name {
		case "w:abstractNumId":
			t.list = val(e)
		case "w:lvlOverride":
			i := number(attr(e, "ilvl"), 0)
			return r.children(func(name string, e xml.StartElement) error {
				switch name {
				case "w:startOverride":
					t.starts[i] = number(val(e), 1)
				case "w:lvl":
					v, err := readLevel(r)
					t.levels[i] = v
					return err
				}
				return r.skip()
			})
		}
		return r.skip()
	})
	if n.entries[id] == nil {
		n.entries[id] = t
	}
	return err
}

// at is level i of t.
func (n *lists) at(t *entry, i int) level {
	if v, ok := t.levels[i]; ok {
		return v
	}
	if l := n.lists[t.list]; l != nil {
		return l.levels[i]
	}
	return level{}
}

// levelOf is the level of the paragraphs of a style in the list of entry id.
func (n *lists) levelOf(id int, style string) int {
	if t := n.entries[id]; t != nil && style != "" {
		for i := range levels {
			if n.at(t, i).style == style {
				return i
			}
		}
	}
	return 0
}

// A label is the number or bullet of a paragraph as it is printed.
type label struct {
	text   string
	bullet bool
	tight  bool // nothing stands between it and the text
}

// next counts a paragraph of level i of entry id, and returns its label.
func (n *lists) next(id, i int) (label, bool) {
	t := n.entries[id]
	if t == nil || i < 0 || i >= levels || n.lists[t.list] == nil {
		return label{}, false
	}
	c := n.counts[t.list]
	if c == nil {
		c = &[levels]int{}
		for k := range c {
			c[k] = unset
		}
		n.counts[t.list] = c
	}
	if !n.seen[id] {
		n.seen[id] = true
		for k, s := range t.starts {
			if k >= i && k < levels && k >= 0 {
				c[k] = s - 1
			}
		}
	}
	v := n.at(t, i)
	if c[i] == unset {
		c[i] = v.start - 1
		if s, ok := t.starts[i]; ok {
			c[i] = s - 1
		}
	}
	c[i]++
	for k := i + 1; k < levels; k++ {
		if r := n.at(t, k).restart; r != 0 && (r == unset || i < r) {
			c[k] = unset
		}
	}
	if v.format == "bullet" {
		return label{text: bulletOf(v.text), bullet: true}, true
	}
	var out strings.Builder
	for s := v.text; s != ""; {
		k := strings.IndexByte(s, '%')
		if k < 0 || k+1 >= len(s) {
			out.WriteString(s)
			break
		}
		out.WriteString(s[:k])
		d := int(s[k+1] - '1')
		if d < 0 || d >= levels {
			out.WriteByte('%')
			s = s[k+1:]
			continue
		}
		of := n.at(t, d)
		m := c[d]
		if m == unset { // no paragraph of that level stands before
			m = of.start
			if s, ok := t.starts[d]; ok {
				m = s
			}
		}
		format := of.format
		if v.legal {
			format = "decimal"
		}
		out.WriteString(counted(format, m))
		s = s[k+2:]
	}
	return label{text: strings.TrimSpace(out.String()), tight: v.behind == "nothing"}, true
}

// bulletOf is a bullet as text, whatever font it is of.
func bulletOf(s string) string {
	switch s {
	case "":
		return ""
	case "\uf06e", "\uf06f", "\uf0a7", "■", "□", "▪":
		return "■"
	case "\uf075", "\uf076", "◆", "◇":
		return "◆"
	case "\uf0d8", "\uf0fc", "➢", "✓":
		return "•"
	case "—", "–", "-", "―":
		return s
	}
	if r := []rune(s); len(r) == 1 && (r[0] == 'o' || r[0] >= 0xe000 && r[0] < 0xf900) {
		return "•"
	}
	return s
}
