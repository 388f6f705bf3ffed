package ofd

import (
	"context"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

const (
	maxItems = 400_000 // of one page
	maxNest  = 8       // composite objects and blocks inside one another
)

// An item is an object of a page that draws something.
type item struct {
	n     *node
	m     matrix // from the space of the object to the page, in millimetres
	param *node  // its DrawParam; may be nil
	alpha float64
	note  bool // it belongs to an annotation
}

// A leaf is a page as read: its area and what is drawn on it, from the bottom
// up.
type leaf struct {
	area  box
	items []item
}

// A walk collects the items of a page.
type walk struct {
	f   *file
	b   *body
	out []item
}

// leaf reads page i of b.
func (f *file) leaf(ctx context.Context, b *body, i int) (*leaf, error) {
	n, err := f.tree(b.pages[i].path)
	if n == nil {
		return nil, err
	}
	w := &walk{f: f, b: b}
	area := areaOf(n.child("Area"), b.area)
	for _, r := range n.all("PageRes") {
		if err := f.resources(b, f.resolve(b.pages[i].path, r.text, b.root)); err != nil && doc.KindOf(kinded(err)) == doc.TooLarge {
			return nil, err
		}
	}
	templates := func(over bool) {
		for _, t := range n.all("Template") {
			if strings.EqualFold(t.get("ZOrder"), "Foreground") != over {
				continue
			}
			if p, _ := f.tree(b.templates[t.get("TemplateID")]); p != nil {
				w.content(p.child("Content"))
			}
		}
	}
	templates(false)
	w.content(n.child("Content"))
	templates(true)
	w.notes(b.pages[i].id)
	return &leaf{area: area, items: w.out}, ctx.Err()
}

// content adds the layers of a page or template.
func (w *walk) content(n *node) {
	for _, order := range []string{"background", "", "foreground"} {
		for _, l := range n.all("Layer") {
			t := strings.ToLower(l.get("Type"))
			if t != "background" && t != "foreground" {
				t = ""
			}
			if t == order {
				w.block(l, item{m: unit, param: w.b.params[l.get("DrawParam")], alpha: 1}, 0)
			}
		}
	}
}

// block adds the objects in n, which stand in the space of at.
func (w *walk) block(n *node, at item, depth int) {
	if depth > maxNest || isFalse(n.get("Visible")) {
		return
	}
	for _, k := range n.kids {
		if len(w.out) >= maxItems {
			return
		}
		switch k.name {
		case "PageBlock":
			w.block(k, at, depth+1)
		case "TextObject", "PathObject", "ImageObject":
			if o, ok := w.object(k, at); ok {
				w.out = append(w.out, o)
			}
		case "CompositeObject":
			o, ok := w.object(k, at)
			if !ok {
				continue
			}
			if u := w.b.units[k.get("ResourceID")]; u != nil {
				if c := u.child("Content"); c != nil {
					w.block(c, o, depth+1)
				}
			}
		}
	}
}

// object places n, which stands in the space of at; false if it does not show.
func (w *walk) object(n *node, at item) (item, bool) {
	if isFalse(n.get("Visible")) {
		return item{}, false
	}
	o := item{n: n, alpha: at.alpha, param: at.param, note: at.note}
	b, _ := boxOf(n.get("Boundary"))
	o.m = matrixOf(n.get("CTM")).Moved(b.x, b.y).Times(at.m)
	if p := w.b.params[n.get("DrawParam")]; p != nil {
		o.param = p
	}
	if a := n.get("Alpha"); a != "" {
		o.alpha *= min(max(numberOf(a, 255)/255, 0), 1)
	}
	return o, o.alpha > 0.01
}

// notes adds what the annotations of a page draw. Watermarks are not its text.
func (w *walk) notes(page string) {
	for _, list := range w.b.doc.all("Annotations") {
		loc := w.f.resolve(w.b.root, list.text)
		n, _ := w.f.tree(loc)
		for _, p := range n.all("Page") {
			if p.get("PageID") != page {
				continue
			}
			file, _ := w.f.tree(w.f.resolve(loc, p.words("FileLoc"), w.b.root))
			for _, a := range file.all("Annot") {
				kind := a.get("Type") + a.get("Subtype")
				if isFalse(a.get("Visible")) || strings.Contains(strings.ToLower(kind), "watermark") {
					continue
				}
				if x := a.child("Appearance"); x != nil {
					b, _ := boxOf(x.get("Boundary"))
					w.block(x, item{m: unit.Moved(b.x, b.y), alpha: 1, note: true}, 0)
				}
			}
		}
	}
}
