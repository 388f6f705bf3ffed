package notebook

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

func items() []Item {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 9, 0, 0, 0, time.UTC) }
	return []Item{
		{ID: 0, Colour: 0, Text: "粮食丰收", Section: "一、农业", At: 10, Made: day(3)},
		{ID: 1, Colour: 2, Text: "渔业平稳", Words: "要核对", Section: "二、渔业", At: 90, Made: day(1)},
		{ID: 0, Correction: true, Text: "1.2万吨", Words: "更正为：夏粮产量", At: 40, Made: day(2)},
		{ID: 2, Colour: 0, Text: "不见了", Gone: true, Made: day(4)},
	}
}

func shown(p *Pane) string {
	var out []string
	for _, it := range p.Shown() {
		out = append(out, it.Text)
	}
	return strings.Join(out, " ")
}

func newPane(t *testing.T) *Pane {
	t.Helper()
	test.NewTempApp(t)
	p := New()
	test.NewTempWindow(t, p).Resize(fyne.NewSize(900, 600))
	return p
}

// TestFilter shows by kind, colour and words, in order of place or time.
func TestFilter(t *testing.T) {
	p := newPane(t)
	if !p.empty.Visible() || p.content.Visible() || p.empty.Text != look.T("notes.empty") {
		t.Error("an empty pane says nothing")
	}
	p.SetItems(items())
	if shown(p) != "不见了 粮食丰收 1.2万吨 渔业平稳" || p.empty.Visible() {
		t.Fatalf("%s", shown(p))
	}
	for _, c := range []struct {
		kind, colour, order int
		filter, want        string
	}{
		{kindMarks, 0, 0, "", "不见了 粮食丰收 渔业平稳"},
		{kindWords, 0, 0, "", "渔业平稳"},
		{kindCorrections, 0, 0, "", "1.2万吨"},
		{kindAll, 1, 0, "", "不见了 粮食丰收"},
		{kindAll, 3, 0, "", "渔业平稳"},
		{kindAll, 0, 1, "", "不见了 粮食丰收 1.2万吨 渔业平稳"},
		{kindMarks, 0, 1, "", "不见了 粮食丰收 渔业平稳"},
		{kindAll, 0, 0, "核对", "渔业平稳"},
		{kindAll, 0, 0, "农业", "粮食丰收"},
		{kindAll, 0, 0, "lsfs", "粮食丰收"},
		{kindAll, 0, 0, "没有的", ""},
	} {
		p.kinds.SetSelectedIndex(c.kind)
		p.colours.SetSelectedIndex(c.colour)
		p.orders.SetSelectedIndex(c.order)
		p.filter.SetText(c.filter)
		if shown(p) != c.want {
			t.Errorf("kind %d, colour %d, order %d, %q: %s, want %s", c.kind, c.colour, c.order, c.filter, shown(p), c.want)
		}
	}
	if p.empty.Text != look.T("notes.nomatch") || !p.empty.Visible() || !p.export.Disabled() {
		t.Error("nothing says that no note matches")
	}
}

// TestKeys goes, edits, deletes and takes back by key.
func TestKeys(t *testing.T) {
	p := newPane(t)
	p.SetItems(items())
	did := []string{}
	p.OnGo = func(it Item) { did = append(did, "go "+it.Text) }
	p.OnEdit = func(it Item) { did = append(did, "edit "+it.Text) }
	p.OnDelete = func(it Item) { did = append(did, "delete "+it.Text); p.Deleted(it.Text) }
	p.OnUndo = func() { did = append(did, "undo") }
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyE, fyne.KeyDelete, fyne.KeyZ, fyne.KeyZ} {
		p.list.TypedKey(&fyne.KeyEvent{Name: k})
	}
	// the first has left the text: there is nowhere to go
	if got := strings.Join(did, ", "); got != "go 粮食丰收, edit 粮食丰收, delete 粮食丰收, undo" {
		t.Errorf("%s", got)
	}
}

// TestRow names the colour, and is as high as its lines.
func TestRow(t *testing.T) {
	p := newPane(t)
	long := strings.Repeat("粮食丰收，渔业平稳，林业向好。", 20)
	p.SetItems([]Item{{Colour: 1, Text: "粮食"}, {Text: long, Words: "短", At: 5}})
	if l := p.linesOf(1); len(l.text) != most || !strings.HasSuffix(l.text[most-1], "…") || len(l.words) != 1 {
		t.Errorf("%q", l)
	}
	if p.linesOf(0).height() >= p.linesOf(1).height() {
		t.Error("a long note is no higher than a short one")
	}
	r := p.newRow().(*row)
	r.Resize(fyne.NewSize(600, 80))
	r.set(p.shown[0], p.linesOf(0))
	if !strings.Contains(r.head.Text, look.T("colour.green")) {
		t.Errorf("the head is %q", r.head.Text)
	}
	if l := rows.Wrap("see the report of last year", 14, 8.12*17, most); l[0] != "see the report " || l[1] != "of last year" {
		t.Errorf("%q", l)
	}
	for _, s := range rows.Wrap("粮食丰收，渔业", 14, 14*4, most) {
		if strings.HasPrefix(s, "，") {
			t.Errorf("a line starts with a mark: %q", s)
		}
	}
}
