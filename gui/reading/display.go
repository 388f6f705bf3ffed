package reading

import (
	"context"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A Display is how characters are shown; the text itself stays as it is
// printed.
type Display struct {
	script.Display
	Copy bool // what is copied is what is shown, not what is printed
}

// show makes m's text show changes, which d asked for.
func (m *model) show(changes []script.Change, d script.Display) {
	m.text, m.display = m.text.Show(changes), d
}

// SetDisplay changes how characters are shown. A text is made ready by Run, so
// that the window never waits; the place stays where it was.
func (p *Pane) SetDisplay(d Display) {
	p.display = d
	p.convert()
}

// slowText is the length in bytes up to which the other script is ready with the
// page, in a quarter of a second; a longer text is shown first as it is
// printed.
const slowText = 1 << 20

// ready reports whether d is made ready together with the page of body.
func ready(body string, d script.Display) bool {
	return d.Form == script.Printed || len(body) <= slowText
}

// convert shows the text as the display wants it, if it is not so already.
// What an earlier wish still works at ends.
func (p *Pane) convert() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
	if p.doc == nil || p.model.display == p.display.Display {
		return
	}
	body, want := p.doc.Body, p.display.Display
	var changes []script.Change
	var err error
	wanted, stop := context.WithCancel(context.Background())
	p.stop = stop
	work := func(ctx context.Context) {
		defer context.AfterFunc(ctx, stop)()
		changes, err = script.Changes(wanted, body, want)
	}
	done := func() {
		if err != nil || p.doc == nil || p.doc.Body != body || p.display.Display != want {
			return // another text, or another wish, has come meanwhile
		}
		keep := p.anchor()
		p.model.show(changes, want)
		p.flow = layout.New(p.text, p.faces, p.spec())
		p.dropLines()
		p.restore(keep)
		p.update()
	}
	if p.Run == nil {
		work(context.Background())
		done()
		return
	}
	p.Run(work, done)
}

// copied is part of the body as the reader wants it copied.
func (p *Pane) copied(s text.Span) string { return p.model.copied(s, p.display.Copy) }

// copied is part of the body, as it is shown or as it is printed.
func (m *model) copied(s text.Span, shown bool) string {
	if shown {
		return m.shown(s)
	}
	return s.Of(m.doc.Body)
}

// Shown is part of the body as the page shows it.
func (p *Pane) Shown(s text.Span) string { return p.model.shown(s) }

func (m *model) shown(s text.Span) string {
	if m.text == nil {
		return ""
	}
	return script.Apply(s.Of(m.doc.Body), s.Start, m.text.Shown(s))
}

// Has reports whether a font of the pane draws r.
func (f faces) Has(r rune, bold bool) bool { return !f.face(bold).of(r).lacks }
