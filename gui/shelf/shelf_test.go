package shelf

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

func document(n int, title, region string, year int, path string) *library.Document {
	day := doc.Date{Year: year, Grain: doc.Year}
	return &library.Document{N: n, ID: fmt.Sprint("id", n), Meta: doc.Meta{Title: title, Written: day}, Day: day.Start(), Year: year, Region: region, Format: "txt", Figures: n * 10, Paths: []string{path}}
}

var (
	north = filepath.FromSlash("/文件/北")
	south = filepath.FromSlash("/文件/南")
)

func documents() []*library.Document {
	return []*library.Document{
		document(1, "甲省2024年政府工作报告", "甲省", 2024, filepath.Join(north, "a.txt")),
		document(2, "甲省2025年政府工作报告", "甲省", 2025, filepath.Join(north, "b.txt")),
		document(3, "乙省2025年政府工作报告", "乙省", 2025, filepath.Join(south, "c.txt")),
		document(4, "关于做好秋粮收购的通知", "", 2025, filepath.Join(south, "d.txt")),
	}
}

func newPane(t *testing.T) *Pane {
	t.Helper()
	test.NewTempApp(t)
	p := New(nil)
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(1000, 600))
	p.Canvas = w.Canvas()
	p.SetLibrary(NewCatalogue(documents(), []string{north, south}), []library.Search{{Name: "就业", Query: "就业"}})
	return p
}

func titles(docs []*library.Document) string {
	var out []string
	for _, d := range docs {
		out = append(out, fmt.Sprint(d.N))
	}
	return strings.Join(out, " ")
}

// TestSift: values of one facet add, facets cut, and a facet counts what it
// leaves out itself.
func TestSift(t *testing.T) {
	count := func(all []Value, id string) int {
		i := slices.IndexFunc(all, func(v Value) bool { return v.ID == id })
		if i < 0 {
			return -1
		}
		return all[i].Count
	}
	roots := []string{north, south}
	list, values := NewCatalogue(documents(), roots).Sift(Choice{}, library.ByDate)
	if titles(list) != "2 3 4 1" || count(values[Folder], north) != 2 || count(values[Kind], "政府工作报告") != 3 || count(values[Kind], "通知") != 1 || count(values[Region], none) != 1 {
		t.Errorf("%s: %v", titles(list), values)
	}
	c := Choice{}.with(Year, "2025", false)
	list, values = NewCatalogue(documents(), roots).Sift(c, library.ByFigures)
	if titles(list) != "4 3 2" || count(values[Year], "2024") != 1 || count(values[Region], "甲省") != 1 {
		t.Errorf("2025: %s: %v", titles(list), values)
	}
	list, values = NewCatalogue(documents(), roots).Sift(c.with(Region, "甲省", false).with(Region, "乙省", false), library.ByTitle)
	if titles(list) != "3 2" || count(values[Region], none) != 1 || count(values[Year], "2024") != 1 {
		t.Errorf("two provinces: %s: %v", titles(list), values)
	}
	if back := c.with(Year, "2025", false); !back.Empty() {
		t.Error("a value that is wanted twice is still wanted")
	}
}

// TestKeys works through the list by keys alone.
func TestKeys(t *testing.T) {
	p := newPane(t)
	var opened *library.Document
	p.OnOpen = func(d *library.Document, _ *library.Hit) { opened = d }
	var out []*library.Document
	p.OnAct = func(a Action, docs []*library.Document) {
		if a == TakeOut {
			out = docs
		}
	}
	left := false
	p.OnLeave = func() { left = true }
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			p.list.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	p.Focus()
	key(fyne.KeyDown, fyne.KeyReturn)
	if opened == nil || opened.N != 3 {
		t.Fatalf("Enter on the second opens %v", opened)
	}
	key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if titles(p.Ticked()) != "3 4" || len(p.Scope()) != 2 || !strings.Contains(p.count.Text, "2") {
		t.Errorf("ticked %s, foot %q", titles(p.Ticked()), p.count.Text)
	}
	key(fyne.KeyDelete)
	if titles(out) != "3 4" {
		t.Errorf("Delete takes out %s", titles(out))
	}
	key(fyne.KeyEscape)
	if len(p.Ticked()) != 0 || left {
		t.Error("Esc does not clear what is ticked first")
	}
	p.Choose(Region, "甲省")
	if titles(p.Scope()) != "2 1" {
		t.Errorf("the province leaves %s", titles(p.Scope()))
	}
	key(fyne.KeyEscape)
	if p.Scope() != nil || left {
		t.Error("Esc does not clear the facets")
	}
	key(fyne.KeyEscape)
	if !left {
		t.Error("Esc does not leave")
	}
}

// TestFound: hits stand under their documents with what was found lit, and each
// opens at its place.
func TestFound(t *testing.T) {
	p := newPane(t)
	d := documents()[2]
	words := "全年新增就业40万人。完成粮食总产量210万吨，比上年增长2.1%。"
	at := strings.Index(words, "粮食")
	r := &library.Results{Documents: 1, Hits: 1, Found: []library.Found{{Document: d, Count: 1, Hits: []library.Hit{{Text: words, Lit: []text.Span{{Start: at, End: at + len("粮食")}}}}}}}
	p.SetResults(r, "")
	if len(p.all) != 2 || p.all[1].hit == nil || len(p.all[1].text) == 0 {
		t.Fatalf("%d lines: %+v", len(p.all), p.all)
	}
	l := p.all[1]
	if s := l.lit[0][0]; l.text[0][s.Start:s.End] != "粮食" || !strings.HasPrefix(l.text[0], "完成") {
		t.Errorf("lit %v of %q", l.lit, l.text)
	}
	var hit *library.Hit
	p.OnOpen = func(_ *library.Document, h *library.Hit) { hit = h }
	p.open(0)
	if hit == nil || hit.Text != words {
		t.Error("the document is not opened at its first place")
	}
	p.SetResults(&library.Results{}, "")
	if !p.empty.Visible() || p.says.Text != look.T("shelf.nothing") {
		t.Errorf("nothing found says %q", p.says.Text)
	}
	// what the facets leave out may have it: they are named, and can be given up
	year := p.values[Year][0]
	p.choose(Choice{}.with(Year, year.ID, true))
	p.SetResults(&library.Results{}, "")
	if !strings.Contains(p.says.Text, year.Name) || p.says.Text == look.T("shelf.nothing") || !p.free.Visible() {
		t.Errorf("nothing found among documents of %s says %q", year.Name, p.says.Text)
	}
	p.SetResults(r, "")
	if !slices.Contains(p.acts.Objects, fyne.CanvasObject(p.freed)) || !strings.Contains(p.freed.Text, year.Name) {
		t.Errorf("the foot does not say that only %s is looked at", year.Name)
	}
	p.freed.Tapped(nil)
	if !p.choice.Empty() {
		t.Error("the facets are still chosen")
	}
	p.SetResults(nil, "")
	if len(p.all) != 4 || p.list.Length() != 4 {
		t.Errorf("%d lines after the search", len(p.all))
	}
}

// TestClickFacet clicks on a line of the facets: the row itself takes the click,
// since it takes that of the other button.
func TestClickFacet(t *testing.T) {
	p := newPane(t)
	at := slices.IndexFunc(p.lines, func(s side) bool { return s.facet == Year && !s.head && !s.more })
	row := p.newSideRow().(*sideRow)
	row.set(at)
	id := row.side.value.ID
	test.Tap(row)
	if !p.choice[Year][id] {
		t.Fatalf("a click on %s does not choose it", row.side.value.Name)
	}
	row.set(at)
	test.Tap(row)
	if !p.choice.Empty() {
		t.Error("a second click does not give it up")
	}
}

// TestProgress tells how far an import is, and what failed.
func TestProgress(t *testing.T) {
	p := newPane(t)
	stopped := false
	p.OnStop = func() { stopped = true }
	p.SetProgress(library.Report{Total: 400, Done: 100, Took: 10e9, Name: "某省报告.txt"}, true)
	for _, want := range []string{"100 / 400", "10", "30 秒", "某省报告.txt"} {
		if !strings.Contains(p.bar.far.Text, want) {
			t.Errorf("%q lacks %q", p.bar.far.Text, want)
		}
	}
	drawn := false
	for _, o := range test.LaidOutObjects(p) {
		drawn = drawn || o == fyne.CanvasObject(p.bar.far)
	}
	if !drawn {
		t.Error("the strip is not in the window")
	}
	p.bar.stop.Tapped(nil)
	if !stopped || !p.bar.Visible() {
		t.Error("the import cannot be stopped")
	}
	p.SetProgress(library.Report{}, false)
	if p.bar.Visible() {
		t.Error("the strip stays")
	}
	p.SetFailures(3)
	if !p.bar.Visible() || !strings.Contains(p.bar.failed.Text, "3") {
		t.Errorf("failures say %q", p.bar.failed.Text)
	}
}

// BenchmarkSift sifts ten thousand documents, which is done on the widgets' goroutine.
func BenchmarkSift(b *testing.B) {
	var docs []*library.Document
	for i := range 10000 {
		docs = append(docs, document(i, fmt.Sprintf("第%d区政府工作报告", i), fmt.Sprintf("省%d", i%31), 1990+i%36, filepath.Join(north, fmt.Sprint(i))))
	}
	for b.Loop() {
		NewCatalogue(docs, []string{north, south}).Sift(Choice{}.with(Year, "2020", false), library.ByDate)
	}
}

// TestKeptSearchKeepsWhatIsChosen: a search is kept with the values that are chosen
// beside its words, found again as such, and brings them back.
func TestKeptSearchKeepsWhatIsChosen(t *testing.T) {
	p := newPane(t)
	var kept []library.Search
	p.OnKeep = func(s library.Search) { kept = append(kept, s) }
	p.keep.OnTapped()
	if len(kept) != 0 {
		t.Fatalf("nothing is kept as %+v", kept)
	}
	p.SetQuery("就业")
	p.Choose(Year, "2025")
	p.Choose(Region, "甲省")
	if p.kept() {
		t.Error("the search of all documents is taken for that of some")
	}
	p.keep.OnTapped()
	if len(kept) != 1 || kept[0].Name != "就业 · 2025 · 甲省" {
		t.Fatalf("kept %+v", kept)
	}
	// as it is written and read again
	b, err := json.Marshal(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	var again library.Search
	if err := json.Unmarshal(b, &again); err != nil || !again.Same(kept[0]) {
		t.Fatalf("%s is read as %+v, %v", b, again, err)
	}
	p.SetLibrary(NewCatalogue(documents(), []string{north, south}), []library.Search{{Name: "就业", Query: "就业"}, again})
	if !p.kept() {
		t.Error("it is not known as kept")
	}
	choose := func(name string) {
		for i, s := range p.lines {
			if s.search != nil && s.search.Name == name {
				p.sideChosen(i)
				return
			}
		}
		t.Fatalf("no search %q", name)
	}
	choose("就业")
	if !p.choice.Empty() || titles(p.Listed()) != "2 3 4 1" {
		t.Errorf("the search of all leaves %s", titles(p.Listed()))
	}
	choose(again.Name)
	if p.Query() != "就业" || titles(p.Listed()) != "2" {
		t.Errorf("%q leaves %s", p.Query(), titles(p.Listed()))
	}
}

// TestLinesOfFacetsCanGo: a folder is taken off the library and a search kept no longer,
// by the menu of its line and by Delete.
func TestLinesOfFacetsCanGo(t *testing.T) {
	p := newPane(t)
	var gone []string
	p.OnRemove = func(root string) { gone = append(gone, root) }
	p.OnKeep = func(s library.Search) { gone = append(gone, s.Name) }
	p.OnSides = func(items []*fyne.MenuItem, _ fyne.Position) { items[0].Action() }
	for i, s := range p.lines {
		if s.search == nil && (s.head || s.more || s.facet != Folder) {
			if len(p.sideItems(s)) > 0 {
				t.Errorf("%+v can be taken off", s)
			}
			continue
		}
		(&sideRow{pane: p, side: s}).TappedSecondary(&fyne.PointEvent{})
		p.side = i
		p.facets.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	if got := strings.Join(gone, " "); got != strings.Join([]string{"就业", "就业", north, north, south, south}, " ") {
		t.Errorf("gone: %s", got)
	}
}
