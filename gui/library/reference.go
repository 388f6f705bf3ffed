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
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/unit"
	"github.com/wenshu-app/wenshu/gui/across"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// overlays puts the official data of a topic into its table and says how they
// compare.
func overlays(kept []library.Official, t library.Topic, table *series.Table) []across.Official {
	var out []across.Official
	for _, o := range kept {
		if !o.Of(t.Name, t.Growth) {
			continue
		}
		read := o.Reference()
		line, all := table.Compare(read, o.Column)
		if line == nil {
			continue
		}
		name := look.T("official.name")
		if o.Column != series.Country {
			name += " · " + o.Column
		}
		out = append(out, across.Official{Table: table, Line: line, Name: name, All: slices.Clone(all)})
		table.Overlay(read, o.Column, name, &series.Source{ID: o.Path, Name: filepath.Base(o.Path), Title: name, Path: o.Path, Official: true})
	}
	return out
}

// AddReference asks for a table of official data and for the series in it that
// belongs to the indicator that is followed.
func (r *Room) AddReference() {
	r.Show(viewAcross)
	if len(r.across.Picked()) == 0 {
		r.Over.Say(look.T("official.pick"))
		return
	}
	r.AskFiles(func(paths []string) {
		if len(paths) > 0 {
			r.readReference(paths[0])
		}
	})
}

// readReference reads a table and asks which of its series is meant.
func (r *Room) readReference(path string) {
	var rows [][]string
	var caption string
	var err error
	r.Runner.Go(func(ctx context.Context) {
		var b []byte
		if b, err = os.ReadFile(path); err != nil {
			return
		}
		d, failed := core.Outline(ctx, filepath.Base(path), b, nil)
		if err = failed; err == nil {
			rows, caption = series.TableRows(d), series.TableUnit(d)
		}
	}, func() {
		if err == nil && len(rows) == 0 {
			err = errors.New(look.T("official.notable"))
		}
		if err != nil {
			says := err.Error()
			if of := (*doc.Error)(nil); errors.As(err, &of) {
				what, next := said(hint.Of(err))
				says = what + " " + next
			}
			r.Trace("reference: " + err.Error())
			r.Over.Say(filepath.Base(path) + look.T("why.as") + says)
			return
		}
		if len(r.across.Picked()) > 0 { // they may have gone meanwhile
			r.chooseReference(path, rows, caption)
		}
	})
}

// chooseReference asks which series of a table is meant, and which of the
// indicators that are followed it belongs to. caption is the unit above the table.
func (r *Room) chooseReference(path string, rows [][]string, caption string) {
	f := newReferenceForm(rows, caption, r.referenceTopics())
	field := func(key string, o fyne.CanvasObject) *widget.FormItem { return widget.NewFormItem(look.T(key), o) }
	form := widget.NewForm(field("official.topic", f.topic), field("official.row", f.row), field("official.time", f.time), field("official.value", f.value),
		field("official.unit", f.unit), field("official.column", f.column))
	body := container.NewBorder(container.NewVBox(label(look.T("official.how")), f.preview, widget.NewSeparator()), f.says, nil, nil, container.NewVScroll(form))
	d := r.Over.Form(filepath.Base(path), body, func() {
		if f.read == nil {
			r.Over.Say(f.says.Text)
			return
		}
		r.keepOfficial(f.topics[f.at].Topic, f.official(path))
	})
	size := r.Over.Size()
	d.Resize(fyne.NewSize(min(640, size.Width-48), min(680, size.Height-40)))
	r.Over.Ask(d, nil)
	r.Window.Canvas().Focus(f.row)
	r.Trace("reference asked")
}

// referenceTopics are the indicators that are followed.
func (r *Room) referenceTopics() []referenceTopic {
	var out []referenceTopic
	for _, t := range r.across.Picked() {
		pick := series.NewPick(t.Name, r.lib.Shelf().Merged)
		out = append(out, referenceTopic{t, pick, r.columnsOf(t), func(read *series.Reference) string { return r.unfit(t, pick, read) }})
	}
	return out
}

// unfit is the unit of a topic where a series in another cannot be compared with
// it: 人 beside 元. It is empty where it can, and where nobody knows.
func (r *Room) unfit(topic library.Topic, pick *series.Pick, read *series.Reference) string {
	found := ""
	if !read.Growth {
		found = pick.Unit()
	}
	for _, t := range r.across.Tables() {
		if series.Normal(t.Pick.Name) != series.Normal(topic.Name) {
			continue
		}
		for _, l := range t.Lines {
			if l.Reference || (l.Aspect == series.Growth) != read.Growth {
				continue
			}
			if unit.Family(l.Unit) == unit.Family(read.Unit) {
				return ""
			}
			found = l.Unit
		}
	}
	if unit.Family(found) == unit.Family(read.Unit) {
		return ""
	}
	return found
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

// Compare compares an indicator that is followed with the series of a table,
// of the first column of documents, as far as it is found without asking.
func (r *Room) Compare(path string, rows [][]string) bool {
	f := newReferenceForm(rows, "", r.referenceTopics())
	if f.read != nil {
		r.keepOfficial(f.topics[f.at].Topic, f.official(path))
	}
	return f.read != nil
}

// official is what was chosen.
func (f *referenceForm) official(path string) library.Official {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return library.NewOfficial(f.topics[f.at].Name, strings.TrimSpace(f.column.Text), path, f.read)
}

// keepOfficial keeps official data and compares a topic with them: its growth,
// where a level was asked for and growth was given.
func (r *Room) keepOfficial(topic library.Topic, o library.Official) {
	r.change(func(l *library.Library) error { return l.KeepOfficial(o) }, func() {
		if o.Growth != topic.Growth {
			r.across.Toggle(library.Topic{Name: topic.Name, Key: topic.Key, Growth: o.Growth, Names: topic.Names})
		} else {
			r.follow(r.across.Picked(), r.across.Options())
		}
		r.across.Turn(across.Compared)
	})
}

// dropOfficials takes away the official data that drop chooses, offers them back,
// and then does what is to come.
func (r *Room) dropOfficials(drop func(library.Official) bool, then func()) {
	var gone []library.Official
	again := func() { r.follow(r.across.Picked(), r.across.Options()) }
	r.change(func(l *library.Library) (err error) {
		gone, err = l.DropOfficials(drop)
		return err
	}, func() {
		again()
		if then != nil {
			then()
		}
		if len(gone) == 0 {
			return
		}
		r.Over.Offer(look.T("official.gone"), look.T("library.undo"), func() {
			r.change(func(l *library.Library) error {
				return l.Change(func(s *library.Shelf) {
					for _, o := range gone {
						s.Keep(o)
					}
				})
			}, again)
		})
	})
}

// endOfficial takes away the official data of all topics that are followed.
func (r *Room) endOfficial() {
	picked := r.across.Picked()
	r.dropOfficials(func(o library.Official) bool {
		return slices.ContainsFunc(picked, func(t library.Topic) bool { return o.Of(t.Name, t.Growth) })
	}, nil)
}

// Officials lists the official data that are kept: each can be followed or taken
// away.
func (r *Room) Officials() {
	r.Show(r.view)
	r.opened(func() {
		kept := r.lib.Shelf().Officials
		if len(kept) == 0 {
			r.Over.Say(look.T("official.none"))
			return
		}
		var d *dialog.CustomDialog
		remove := func(i int) {
			o := kept[i]
			d.Hide()
			r.dropOfficials(o.Same, func() {
				if len(kept) > 1 {
					r.Officials()
				}
			})
		}
		list := rows.New(func() int { return len(kept) }, func() fyne.CanvasObject {
			name, about := widget.NewLabel(""), widget.NewLabel("")
			name.Truncation, about.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
			about.Importance, about.SizeName = widget.LowImportance, theme.SizeNameCaptionText
			return container.NewBorder(nil, nil, nil, container.NewCenter(look.NewButton(look.T("official.remove"), nil)), container.NewVBox(name, about))
		}, func(i int, o fyne.CanvasObject) {
			box := o.(*fyne.Container)
			words := box.Objects[0].(*fyne.Container).Objects
			words[0].(*widget.Label).SetText(officialTopic(&kept[i]))
			words[1].(*widget.Label).SetText(officialAbout(&kept[i]))
			box.Objects[1].(*fyne.Container).Objects[0].(*look.Button).Do = func() { remove(i) }
		})
		at := 0
		list.Name = func() string { return look.T("library.officials") }
		list.OnAt = func(i int) { at = i }
		list.OnChosen = func(i int) {
			d.Hide()
			r.followOfficial(&kept[i])
		}
		list.OnKey = func(e *fyne.KeyEvent) bool {
			if e.Name == fyne.KeyDelete {
				remove(at)
			}
			return e.Name == fyne.KeyDelete
		}
		body := container.NewBorder(label(look.T("official.kept.how")), nil, nil, nil, list)
		d = dialog.NewCustom(list.Name(), look.T("close"), body, r.Window)
		size := r.Over.Size()
		d.Resize(fyne.NewSize(min(640, size.Width-48), min(420, size.Height-80)))
		r.Over.Ask(d, nil)
		r.Window.Canvas().Focus(list)
		r.Trace(fmt.Sprintf("officials %d", len(kept)))
	})
}

// officialTopic is what official data are compared with, in words.
func officialTopic(o *library.Official) string {
	return across.Label(library.Topic{Name: o.Indicator, Growth: o.Growth}) + " · " + o.Column
}

// officialAbout says which data they are: the row of the table, its values, the
// file.
func officialAbout(o *library.Official) string {
	out := o.Name
	if read := o.Reference(); len(read.Points) > 0 {
		first, last := span(read)
		out = fmt.Sprintf(look.T("official.read"), o.Name, len(read.Points), first, last, o.Unit)
	}
	if o.Path != "" {
		out += "　" + filepath.Base(o.Path)
	}
	return out
}

// followOfficial follows the indicator that official data are compared with.
func (r *Room) followOfficial(o *library.Official) {
	r.FollowName(o.Indicator, o.Growth)
	r.across.Turn(across.Compared)
}
