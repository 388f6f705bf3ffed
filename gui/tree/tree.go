// Package tree is the pane that shows a document's outline: file, articles,
// sections, each with its count of figures. It follows the reading and tells
// which place was chosen.
package tree

import (
	"fmt"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A node is one row. Its ID is its index in Model.nodes as decimal digits; the
// root's is empty, as Fyne wants it.
type node struct {
	title    string
	start    int // offset in Body
	figures  int
	children []widget.TreeNodeID
}

// A Model is the rows of a document, made beforehand.
type Model struct {
	nodes map[widget.TreeNodeID]*node
	order []widget.TreeNodeID // by offset, for following the reading
}

// Build makes the rows of d; it does not touch the window.
func Build(d *doc.Document) *Model {
	m := &Model{nodes: map[widget.TreeNodeID]*node{}}
	n := 0
	add := func(parent widget.TreeNodeID, title string, start, figures int) widget.TreeNodeID {
		n++
		id := fmt.Sprint(n)
		m.nodes[id] = &node{title: title, start: start, figures: figures}
		m.nodes[parent].children = append(m.nodes[parent].children, id)
		m.order = append(m.order, id)
		return id
	}
	m.nodes[""] = &node{}
	counts := map[[2]int]int{}
	perArticle := map[int]int{}
	for i := range d.Figures {
		f := &d.Figures[i]
		counts[[2]int{f.Article, f.Section}]++
		perArticle[f.Article]++
	}
	file := add("", d.Name, 0, len(d.Figures))
	for i := range d.Articles {
		a := &d.Articles[i]
		title := d.Text(a.Title)
		if title == "" {
			title = first(d, a)
		}
		id := add(file, title, a.Start, perArticle[i])
		// parents of headings by level
		type open struct {
			level int
			id    widget.TreeNodeID
		}
		stack := []open{{0, id}}
		for k, s := range a.Sections {
			if s.Heading.Empty() {
				continue
			}
			for len(stack) > 1 && stack[len(stack)-1].level >= s.Level {
				stack = stack[:len(stack)-1]
			}
			child := add(stack[len(stack)-1].id, d.Text(s.Heading), s.Start, counts[[2]int{i, k}])
			stack = append(stack, open{s.Level, child})
		}
	}
	m.sum(file)
	sort.SliceStable(m.order, func(a, b int) bool { return m.nodes[m.order[a]].start < m.nodes[m.order[b]].start })
	return m
}

// sum adds the figures of inner sections to those of the outer; files and
// articles have theirs already.
func (m *Model) sum(id widget.TreeNodeID) {
	for _, article := range m.nodes[id].children {
		for _, s := range m.nodes[article].children {
			m.sumSections(s)
		}
	}
}

func (m *Model) sumSections(id widget.TreeNodeID) int {
	n := m.nodes[id]
	for _, c := range n.children {
		n.figures += m.sumSections(c)
	}
	return n.figures
}

// first is the start of an article without a title.
func first(d *doc.Document, a *doc.Article) string {
	if len(a.Blocks) == 0 {
		return look.T("untitled")
	}
	r := []rune(d.Text(a.Blocks[0].Span))
	if len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return string(r)
}

// at returns the innermost row at offset.
func (m *Model) at(offset int) widget.TreeNodeID {
	i := sort.Search(len(m.order), func(i int) bool { return m.nodes[m.order[i]].start > offset })
	if i == 0 {
		return ""
	}
	return m.order[i-1]
}

// A Pane shows the outline. Make it with New.
type Pane struct {
	widget.BaseWidget
	OnPlace func(offset int) // a row was chosen

	model     *Model
	visible   map[widget.TreeNodeID]bool // what the filter leaves; nil for all
	filter    *widget.Entry
	bar       *fyne.Container
	tree      *widget.Tree
	empty     *widget.Label
	following bool
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{model: &Model{nodes: map[widget.TreeNodeID]*node{"": {}}}}
	p.ExtendBaseWidget(p)
	p.tree = widget.NewTree(
		func(id widget.TreeNodeID) []widget.TreeNodeID {
			n := p.model.nodes[id]
			if n == nil || p.visible == nil {
				if n == nil {
					return nil
				}
				return n.children
			}
			var kept []widget.TreeNodeID
			for _, c := range n.children {
				if p.visible[c] {
					kept = append(kept, c)
				}
			}
			return kept
		},
		func(id widget.TreeNodeID) bool { n := p.model.nodes[id]; return n != nil && len(n.children) > 0 },
		func(bool) fyne.CanvasObject {
			title := widget.NewLabel("")
			title.Truncation = fyne.TextTruncateEllipsis
			count := widget.NewLabel("")
			count.Importance = widget.LowImportance
			return container.NewBorder(nil, nil, nil, count, title)
		},
		func(id widget.TreeNodeID, _ bool, o fyne.CanvasObject) {
			n := p.model.nodes[id]
			if n == nil {
				return
			}
			row := o.(*fyne.Container).Objects
			row[0].(*widget.Label).SetText(n.title)
			count := ""
			if n.figures > 0 {
				count = fmt.Sprint(n.figures)
			}
			row[1].(*widget.Label).SetText(count)
		})
	p.tree.HideSeparators = true
	p.tree.OnSelected = func(id widget.TreeNodeID) {
		if n := p.model.nodes[id]; n != nil && !p.following && p.OnPlace != nil {
			p.OnPlace(n.start)
		}
	}
	p.filter = widget.NewEntry()
	p.filter.OnChanged = func(string) { p.sift() }
	button := func(icon fyne.Resource, do func()) *widget.Button {
		b := widget.NewButtonWithIcon("", icon, do)
		b.Importance = widget.LowImportance
		return b
	}
	p.bar = container.NewBorder(nil, nil, nil, container.NewHBox(
		button(theme.ContentAddIcon(), func() { p.tree.OpenAllBranches() }), button(theme.ContentRemoveIcon(), p.collapse)), p.filter)
	p.bar.Hide()
	p.empty = widget.NewLabel(look.T("empty.tree"))
	p.empty.Wrapping = fyne.TextWrapBreak
	p.empty.Importance = widget.LowImportance
	p.tree.Hide()
	return p
}

// SetModel shows m with everything open; nil empties the pane.
func (p *Pane) SetModel(m *Model) {
	if m == nil {
		m = &Model{nodes: map[widget.TreeNodeID]*node{"": {}}}
	}
	p.model = m
	p.visible = nil
	if p.filter.Text != "" {
		p.filter.SetText("")
	}
	p.following = true
	p.tree.UnselectAll()
	p.following = false
	p.tree.Refresh()
	if len(m.order) < 2000 {
		p.tree.OpenAllBranches()
	} else if len(m.order) > 0 {
		p.tree.OpenBranch(m.order[0])
	}
	p.Refresh()
}

// sift leaves the rows whose title has what the filter asks for, with those
// that they stand under.
func (p *Pane) sift() {
	want := strings.ToLower(strings.TrimSpace(p.filter.Text))
	p.visible = nil
	if want != "" {
		p.visible = map[widget.TreeNodeID]bool{}
		p.mark("", want)
	}
	p.tree.Refresh()
	if want != "" {
		p.tree.OpenAllBranches()
	}
}

func (p *Pane) mark(id widget.TreeNodeID, want string) bool {
	n := p.model.nodes[id]
	if n == nil {
		return false
	}
	found := strings.Contains(strings.ToLower(n.title), want)
	for _, c := range n.children {
		if p.mark(c, want) {
			found = true
		}
	}
	p.visible[id] = found
	return found
}

// collapse closes all rows but the document's.
func (p *Pane) collapse() {
	p.tree.CloseAllBranches()
	if len(p.model.order) > 0 {
		p.tree.OpenBranch(p.model.order[0])
	}
}

// Follow marks the row that the text at offset belongs to, without telling
// OnPlace.
func (p *Pane) Follow(offset int) {
	id := p.model.at(offset)
	if id == "" || p.visible != nil && !p.visible[id] {
		return
	}
	p.following = true
	p.tree.Select(id)
	p.following = false
}

// Current returns the title of the marked place; "" if none.
func (p *Pane) Current(offset int) string {
	if n := p.model.nodes[p.model.at(offset)]; n != nil {
		return n.title
	}
	return ""
}

// Refresh updates the words and the rows.
func (p *Pane) Refresh() {
	p.empty.SetText(look.T("empty.tree"))
	if len(p.model.order) == 0 {
		p.empty.Show()
		p.tree.Hide()
		p.bar.Hide()
	} else {
		p.empty.Hide()
		p.tree.Show()
		p.bar.Show()
	}
	p.filter.SetPlaceHolder(look.T("tree.filter"))
	p.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(p.bar, nil, nil, nil, container.NewStack(p.tree, p.empty)))
}
