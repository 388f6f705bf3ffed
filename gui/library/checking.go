package library

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/core/audit"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/gui/conflicts"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// newConflicts makes the pane of contradictions and connects it.
func (r *Room) newConflicts() {
	p := conflicts.New()
	p.OnGo = r.OpenStatement
	p.OnDismiss, p.OnRestore = r.askWhy, r.Restore
	p.OnAgain = func() { r.check(r.inCheck) }
	p.OnScope = func() { r.check(nil) }
	p.OnExport = r.exportFindings
	p.OnLeave = r.Leave
	p.OnKey = r.Key
	r.conflicts = p
}

// Check looks for contradictions in what is chosen among the documents, where it
// or the library has changed since that was done.
func (r *Room) Check() {
	docs := r.meant(r.inCheck)
	r.Show(viewCheck)
	r.opened(func() {
		if r.checked != r.changed || !slices.Equal(numbers(docs), numbers(r.inCheck)) {
			r.check(docs)
		}
	})
}

// meant are the documents that are chosen where they are in front, else those
// that were meant before; nil is all.
func (r *Room) meant(before []*library.Document) []*library.Document {
	if r.far.dir != "" {
		r.Over.Say(look.T("corpus.library"))
	} else if r.view == viewShelf && r.Visible() {
		return r.shelf.Scope()
	}
	return before
}

// check looks for contradictions in documents; nil is all.
func (r *Room) check(docs []*library.Document) {
	r.inCheck = docs
	r.Show(viewCheck)
	r.opened(func() {
		lib, in, now := r.lib, numbers(docs), r.changed
		r.conflicts.SetBusy(len(docs))
		var found []audit.Finding
		r.checker.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
			found, err = audit.Run(ctx, lib.Statements(ctx, in, nil))
			return err
		}, func(err error) {
			if err != nil {
				r.Trace("not checked: " + err.Error())
				r.Over.Say(fmt.Sprintf(look.T("conflicts.failed"), err))
				found = nil
			} else {
				r.checked = now
			}
			r.conflicts.SetFindings(found, lib.Shelf().Dismissed)
			r.Trace(fmt.Sprintf("conflicts %d", len(found)))
		})
	})
}

// askWhy asks why a finding is no contradiction, and keeps the answer.
func (r *Room) askWhy(f *audit.Finding) {
	id := f.ID()
	field := overlay.NewListField("conflicts.why", func() { r.Over.Dismiss() })
	field.PlaceHolder = look.T("conflicts.why")
	field.SetOptions(strings.Split(look.T("conflicts.reasons"), "|"))
	take := func() {
		if why := strings.TrimSpace(field.Text); why != "" {
			r.judge(id, why)
		}
	}
	d := r.Over.Form(look.T("conflicts.dismiss"), container.NewVBox(label(f.Formula), field), take)
	field.OnSubmitted = func(string) {
		r.Over.Dismiss()
		take()
	}
	d.Resize(fyne.NewSize(460, 200))
	r.Over.Ask(d, nil)
	r.Window.Canvas().Focus(field)
}

// Restore counts a dismissed finding as one again.
func (r *Room) Restore(f *audit.Finding) { r.judge(f.ID(), "") }

// judge keeps why a finding is none; "" takes that back. Either can be undone.
func (r *Room) judge(id, why string) {
	before := r.lib.Shelf().Dismissed[id]
	r.change(func(l *library.Library) error {
		return l.Change(func(s *library.Shelf) {
			if delete(s.Dismissed, id); why != "" {
				s.Dismissed[id] = why
			}
		})
	}, func() {
		r.checked = r.changed // the documents are the same
		r.conflicts.SetDismissed(r.lib.Shelf().Dismissed)
		key := "conflicts.dismissed"
		if why == "" {
			key = "conflicts.restored"
		}
		r.Over.Offer(look.T(key), look.T("library.undo"), func() { r.judge(id, before) })
	})
}

// FindingForms are the forms in which the contradictions that are shown can be
// written.
func (r *Room) FindingForms() []Form {
	all := r.conflicts.Findings()
	no := maps.Clone(export.Dismissed(r.lib.Shelf().Dismissed))
	return []Form{
		{".xlsx", func(w io.Writer) error { return export.FindingsXLSX(w, all, no) }},
		{".txt", func(w io.Writer) error { return export.FindingsText(w, all, no) }},
		{".json", func(w io.Writer) error { return export.FindingsJSON(w, all, no) }},
	}
}

func (r *Room) exportFindings() {
	if r.lib == nil || len(r.conflicts.Findings()) == 0 {
		r.Over.Say(look.T("export.nothing"))
		return
	}
	r.Export(look.T("conflicts.file"), r.FindingForms())
}
