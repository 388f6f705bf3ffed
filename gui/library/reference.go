package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/across"
	"github.com/wenshu-app/wenshu/gui/look"
)

// An official is a series of official data that an indicator is compared with.
type official struct {
	reference *series.Reference
	column    string // the country or the province that it is of
	source    *series.Source
}

// officialOf is the key under which it lies: the indicator, level and growth apart.
func officialOf(name string, growth bool) string { return fmt.Sprint(series.Normal(name), growth) }

// overlay puts the official data of a topic into its table and says how it
// compares; nil where there is none.
func (o *official) overlay(table *series.Table) *across.Official {
	if o == nil {
		return nil
	}
	line, all := table.Compare(o.reference, o.column)
	if line == nil {
		return nil
	}
	out := &across.Official{Table: table, Line: line, Name: o.source.Title, All: slices.Clone(all)}
	table.Overlay(o.reference, o.column, o.source.Title, o.source)
	return out
}

// AddReference asks for a table of official data and for the series in it that
// belongs to the indicator that is followed.
func (r *Room) AddReference() {
	r.Show(viewAcross)
	picked := r.across.Picked()
	if len(picked) == 0 {
		r.Over.Say(look.T("official.pick"))
		return
	}
	topic := picked[len(picked)-1]
	r.AskFiles(func(paths []string) {
		if len(paths) > 0 {
			r.readReference(paths[0], topic)
		}
	})
}

// readReference reads a table and asks which of its series is meant.
func (r *Room) readReference(path string, topic library.Topic) {
	var rows [][]string
	var err error
	r.Runner.Go(func(ctx context.Context) {
		var b []byte
		if b, err = os.ReadFile(path); err != nil {
			return
		}
		d, failed := core.Outline(ctx, filepath.Base(path), b, nil)
		if err = failed; err == nil {
			rows = series.TableRows(d)
		}
	}, func() {
		if err == nil && len(rows) == 0 {
			err = errors.New(look.T("official.notable"))
		}
		if err != nil {
			h := hint.Of(err)
			says := h.What.Chinese + " " + h.Next.Chinese
			if look.Current() == look.English {
				says = h.What.English + " " + h.Next.English
			}
			if len(rows) == 0 && strings.TrimSpace(says) == "" {
				says = err.Error()
			}
			r.Trace("reference: " + err.Error())
			r.Over.Say(filepath.Base(path) + "：" + says)
			return
		}
		r.chooseReference(path, rows, topic)
	})
}

// chooseReference asks which series of a table is meant.
func (r *Room) chooseReference(path string, rows [][]string, topic library.Topic) {
	pick := series.NewPick(topic.Name, r.lib.Shelf().Merged)
	columns := r.columnsOf(topic)
	f := newReferenceForm(rows, pick, columns)
	field := func(key string, o fyne.CanvasObject) *widget.FormItem { return widget.NewFormItem(look.T(key), o) }
	form := widget.NewForm(field("official.row", f.row), field("official.time", f.time), field("official.value", f.value),
		field("official.unit", f.unit), field("official.column", f.column))
	body := container.NewBorder(container.NewVBox(label(fmt.Sprintf(look.T("official.how"), across.Label(topic))), f.preview, widget.NewSeparator()), f.says, nil, nil, container.NewVScroll(form))
	d := r.Over.Form(filepath.Base(path), body, func() {
		if f.read == nil {
			r.Over.Say(f.says.Text)
			return
		}
		r.setOfficial(topic, f.official(path))
	})
	size := r.Over.Size()
	d.Resize(fyne.NewSize(min(640, size.Width-48), min(560, size.Height-60)))
	r.Over.Ask(d, nil)
	r.Window.Canvas().Focus(f.row)
	r.Trace("reference asked")
}

// columnsOf are the country and the provinces that documents state the topic of.
func (r *Room) columnsOf(topic library.Topic) []string {
	var out []string
	for _, t := range r.across.Tables() {
		for _, l := range t.Lines {
			if !l.Reference && l.Part == "" && series.Normal(t.Pick.Name) == series.Normal(topic.Name) && !slices.Contains(out, l.Column) {
				out = append(out, l.Column)
			}
		}
	}
	if len(out) == 0 {
		out = []string{series.Country}
	}
	return out
}

// Compare compares the indicator that was picked last with the series of a table,
// of the first column of documents, as far as it is found without asking.
func (r *Room) Compare(path string, rows [][]string) bool {
	picked := r.across.Picked()
	topic := picked[len(picked)-1]
	f := newReferenceForm(rows, series.NewPick(topic.Name, r.lib.Shelf().Merged), r.columnsOf(topic))
	if f.read != nil {
		r.setOfficial(topic, f.official(path))
	}
	return f.read != nil
}

// official is what was chosen.
func (f *referenceForm) official(path string) *official {
	source := &series.Source{ID: path, Name: filepath.Base(path), Title: look.T("official.name"), Path: path, Official: true}
	return &official{f.read, strings.TrimSpace(f.column.Text), source}
}

// setOfficial compares a topic with official data; nil ends that.
func (r *Room) setOfficial(topic library.Topic, o *official) {
	if r.officials == nil {
		r.officials = map[string]*official{}
	}
	growth := topic.Growth
	if o != nil && o.reference.Growth != growth { // a level that was asked for, and growth that was given
		growth = o.reference.Growth
	}
	key := officialOf(topic.Name, growth)
	before := r.officials[key]
	if r.officials[key] = o; o == nil {
		delete(r.officials, key)
		r.Over.Offer(look.T("official.gone"), look.T("library.undo"), func() { r.setOfficial(topic, before) })
	}
	if o != nil && growth != topic.Growth {
		r.across.Toggle(library.Topic{Name: topic.Name, Key: topic.Key, Growth: growth, Names: topic.Names})
	} else {
		r.follow(r.across.Picked(), r.across.Options())
	}
	if o != nil {
		r.across.Turn(across.Compared)
	}
}

// endOfficial takes away the official data of all topics that are followed.
func (r *Room) endOfficial() {
	for _, t := range r.across.Picked() {
		if r.officials[officialOf(t.Name, t.Growth)] != nil {
			r.setOfficial(t, nil)
		}
	}
}
