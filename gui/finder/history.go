package finder

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// maxHistory bounds what is kept.
const maxHistory = 20

// A history is what was looked for, the newest last.
type history struct {
	queries []string
	at      int // the query that is shown; len(queries) for one that is typed
}

func (h *history) set(queries []string) {
	h.queries = slices.Clone(queries[max(0, len(queries)-maxHistory):])
	h.at = len(h.queries)
}

// typed notes what stands in the line.
func (h *history) typed(q string) {
	if h.at < len(h.queries) && h.queries[h.at] != q {
		h.at = len(h.queries)
	}
}

// add puts q behind the others and reports whether that changed anything.
func (h *history) add(q string) bool {
	if n := len(h.queries); q == "" || n > 0 && h.queries[n-1] == q {
		return false
	}
	if i := slices.Index(h.queries, q); i >= 0 {
		h.queries = slices.Delete(h.queries, i, i+1)
	}
	h.queries = append(h.queries, q)
	if len(h.queries) > maxHistory {
		h.queries = h.queries[1:]
	}
	h.at = len(h.queries) - 1
	return true
}

// move goes by one and returns the query there; false at the ends. now is what
// stands in the line, which is not worth a step of its own.
func (h *history) move(by int, now string) (string, bool) {
	to := h.at + by
	if to >= 0 && to < len(h.queries) && h.queries[to] == now {
		to += by
	}
	if to < 0 || to >= len(h.queries) {
		return "", false
	}
	h.at = to
	return h.queries[to], true
}

// back goes through the history; down from its end drops the list of it.
func (b *Bar) back(by int) {
	if q, ok := b.history.move(by, b.entry.Text); ok {
		b.entry.SetText(q)
	} else if by > 0 {
		b.showHistory()
	}
}

// pastMenu is the menu of what was looked for, the newest first.
func (b *Bar) pastMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, q := range slices.Backward(b.history.queries) {
		name := q
		if r := []rune(q); len(r) > 24 {
			name = string(r[:24]) + "…"
		}
		m.Items = append(m.Items, fyne.NewMenuItem(name, func() {
			b.entry.SetText(q)
			if c := fyne.CurrentApp().Driver().CanvasForObject(b.entry); c != nil {
				c.Focus(b.entry)
			}
		}))
	}
	if len(m.Items) == 0 {
		none := fyne.NewMenuItem(look.T("find.past.none"), nil)
		none.Disabled = true
		m.Items = []*fyne.MenuItem{none}
	}
	return m
}

func (b *Bar) showHistory() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b.entry)
	if c == nil {
		return
	}
	b.tip("", fyne.Position{})
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.entry)
	menu := widget.NewPopUpMenu(b.pastMenu(), c)
	menu.ShowAtPosition(at.Add(fyne.NewPos(0, b.entry.Size().Height)))
	if w := b.entry.Size().Width; menu.Size().Width < w {
		menu.Resize(fyne.NewSize(w, menu.MinSize().Height))
	}
	c.Focus(menu) // the arrows choose at once
}
