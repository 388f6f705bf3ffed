package gui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestNamesPutTogether lists a name that the reader put to another with what it
// means, beside the button that undoes it and not under it.
func TestNamesPutTogether(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	l, err := library.Open(t.Context(), h.library.folder)
	if err != nil {
		t.Fatal(err)
	}
	err = l.Change(func(s *library.Shelf) { s.Merged = map[string]string{"城镇新增就业": "粮食产量"} })
	if l.Close(); err != nil {
		t.Fatal(err)
	}
	h.when("what was said", func() bool { return slices.Contains(h.events, "library changed by another program") })
	h.after("topics", func() { h.command("library.series") })
	h.write("粮食产量")
	h.after("followed", func() { h.press(fyne.KeyReturn) })
	names := ""
	for _, o := range test.LaidOutObjects(h.library.room.Box) {
		if b, ok := o.(*look.Button); ok && strings.HasSuffix(b.Text, "个名称") {
			names = b.Text
		}
	}
	h.bench.press(names)
	var means *widget.Label
	var undo *look.Button
	for _, o := range test.LaidOutObjects(h.win.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *widget.Label:
			if o.Text == "→ 粮食产量" {
				means = o
			}
		case *look.Button:
			if o.Text == look.T("library.unmerge") {
				undo = o
			}
		}
	}
	if means == nil || undo == nil {
		t.Fatalf("%v, %v: %s", means, undo, h.dialog())
	}
	d := fyne.CurrentApp().Driver()
	if end := d.AbsolutePositionForObject(means).X + fyne.MeasureText(means.Text, theme.TextSize(), fyne.TextStyle{}).Width; end > d.AbsolutePositionForObject(undo).X {
		t.Errorf("what it means ends at %v, the button begins at %v", end, d.AbsolutePositionForObject(undo).X)
	}
	// Esc closes it whatever has the keyboard, the buttons too
	var stops []fyne.Focusable
	for _, o := range test.LaidOutObjects(h.win.Canvas().Overlays().Top()) {
		if f, ok := o.(fyne.Focusable); ok && o.Visible() {
			stops = append(stops, f)
		}
	}
	if len(stops) < 4 { // undo, the line, cancel and OK
		t.Fatalf("%d places of the keyboard", len(stops))
	}
	for i := range stops {
		if !h.over.Waits() {
			h.bench.press(names)
		}
		var now []fyne.Focusable
		for _, o := range test.LaidOutObjects(h.win.Canvas().Overlays().Top()) {
			if f, ok := o.(fyne.Focusable); ok && o.Visible() {
				now = append(now, f)
			}
		}
		h.win.Canvas().Focus(now[i])
		now[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if h.over.Waits() {
			t.Errorf("Esc in %T does not close the dialog", now[i])
		}
	}
}
