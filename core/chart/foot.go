package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// foot says where the figures come from and how they were read.
func (b *builder) foot(m *Model, how []string) []string {
	w := b.words
	var sources []string
	var open, interval, disputed, converted, untimed bool
	var status [doc.Forecast + 1]bool
	for _, k := range m.Marks {
		open = open || k.OpenLo || k.OpenHi
		interval = interval || k.Lo < k.Hi
		status[k.Status] = true
		disputed = disputed || k.Disputed
		converted = converted || k.Converted
		untimed = untimed || k.When == ""
		for _, r := range k.Refs {
			if s := b.source(r); s != "" && !slices.Contains(sources, s) {
				sources = append(sources, s)
			}
		}
	}
	drawn := drawnToScale(m.Form) || m.Form == Part // as a length
	var notes []string
	for _, n := range []struct {
		wanted bool
		text   string
	}{{open && drawn, w.open}, {interval && drawn && m.Form != Part, w.interval}, {status[doc.Target] || status[doc.Forecast], w.key(status)}, {disputed, w.disputed}, {converted, w.converted}, {untimed && m.Form != Time && m.Form != Columns, w.untimed}} {
		if n.wanted {
			notes = append(notes, n.text)
		}
	}
	notes = append(how, notes...)
	var foot []string
	if s := strings.Join(notes, pick(w.english, " ", "")); s != "" {
		foot = append(foot, s)
	}
	if len(sources) > 3 {
		sources = append(sources[:2], fmt.Sprintf(w.more, len(sources)))
	}
	if len(sources) > 0 {
		foot = append(foot, w.source+strings.Join(sources, pick(w.english, "; ", "；")))
	}
	return foot
}

// source names a figure's document: title, agency, date, else the file.
func (b *builder) source(r series.Ref) string {
	f := b.set.Figure(r)
	if f == nil {
		return ""
	}
	d := b.set.Docs[r.Doc]
	var parts []string
	if f.Article >= 0 && f.Article < len(d.Articles) {
		a := d.Articles[f.Article]
		if t := slice(d, a.Title.Start, a.Title.End); t != "" {
			parts = append(parts, pick(b.words.english, "“"+t+"”", "《"+t+"》"))
		}
		if t := slice(d, a.Dateline.Agency.Start, a.Dateline.Agency.End); t != "" {
			parts = append(parts, t)
		}
		if t := b.words.date(a.Dateline.Date); t != "" {
			parts = append(parts, t)
		}
	}
	if len(parts) == 0 || !strings.Contains(parts[0], "《") && !strings.Contains(parts[0], "“") {
		parts = append([]string{d.Name}, parts...)
	}
	return strings.Join(parts, pick(b.words.english, ", ", "，"))
}

func slice(d *doc.Document, start, end int) string {
	if start < 0 || end > len(d.Body) || start >= end {
		return ""
	}
	return strings.Join(strings.Fields(d.Body[start:end]), " ")
}

// key says what the signs of the states stand for, of those that occur.
func (w *words) key(occurs [doc.Forecast + 1]bool) string {
	var list []string
	for s, there := range occurs {
		if there {
			list = append(list, w.statuses[s])
		}
	}
	return strings.Join(list, w.gap) + w.stop
}
