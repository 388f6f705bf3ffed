package library

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/verify"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/proof"
)

// newProof makes the pane of drafts and connects it.
func (r *Room) newProof() {
	p := proof.New()
	p.OnText = r.ProveText
	p.OnOpened = r.ProveOpened
	p.OnGo = r.OpenStatement
	p.OnExport = r.exportProof
	p.OnLeave = r.Leave
	p.OnKey = r.Key
	r.proof = p
}

// Prove brings the pane of drafts to the front.
func (r *Room) Prove() { r.Show(viewProof) }

// ProveOpened looks up every figure of the document that is open.
func (r *Room) ProveOpened() {
	d, path := r.Draft()
	if d == nil {
		r.Show(viewProof)
		r.Over.Say(look.T("proof.noopen"))
		return
	}
	r.prove(d.Name, func(context.Context) (*doc.Document, string, error) { return d, path, nil })
}

// ProveText looks up every figure of a text that was pasted.
func (r *Room) ProveText(text string) {
	name := look.T("proof.pasted")
	r.prove(name, func(ctx context.Context) (*doc.Document, string, error) {
		d, err := core.Read(ctx, name+".txt", []byte(text), nil)
		return d, "", err
	})
}

// prove looks up the figures of the draft that read gives.
func (r *Room) prove(name string, read func(context.Context) (*doc.Document, string, error)) {
	r.Show(viewProof)
	r.opened(func() {
		if r.far.dir != "" && r.far.folder == nil {
			r.Over.Say(look.T("folder.opening"))
			return
		}
		merged, say := r.lib.Shelf().Merged, r.statements()
		var all []verify.Entry
		r.prover.Run("", func(ctx context.Context, _ *progress.Counter) error {
			d, path, err := read(ctx)
			if err != nil {
				return err
			}
			draft, err := verify.NewDraft(series.Statements(d, library.SourceOf(d, path)), merged)
			if err != nil {
				return err
			}
			all, err = draft.Verify(ctx, say(ctx, draft.May), series.Floor)
			return err
		}, func(err error) {
			if err != nil {
				r.Trace("not verified: " + err.Error())
				r.Over.Say(fmt.Sprintf(look.T("proof.failed"), err))
				return
			}
			r.proof.SetEntries(name, all)
			r.Trace(fmt.Sprintf("verified %d", len(all)))
		})
	})
}

// Proved are the figures of the draft that was looked up last.
func (r *Room) Proved() []verify.Entry {
	_, all := r.proof.Entries()
	return all
}

// ProofForms are the forms in which the report can be written.
func (r *Room) ProofForms() []Form {
	name, all := r.proof.Entries()
	return []Form{
		{".html", func(w io.Writer) error { return export.VerifiedHTML(w, name, all) }},
		{".md", func(w io.Writer) error { return export.VerifiedMarkdown(w, name, all) }},
		{".xlsx", func(w io.Writer) error { return export.VerifiedXLSX(w, all) }},
	}
}

func (r *Room) exportProof() {
	name, all := r.proof.Entries()
	if len(all) == 0 {
		r.Over.Say(look.T("export.nothing"))
		return
	}
	r.Export(strings.TrimSuffix(name, ".txt")+look.T("proof.file"), r.ProofForms())
}
