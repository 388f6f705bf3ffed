package ofd

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/format/page"
)

const (
	maxNodes = 2_000_000 // elements of a member
	maxDepth = 100       // elements inside one another
)

// A node is an element of XML, known by its local name: the namespace of OFD
// changed between the drafts and the standard.
type node struct {
	name string
	attr []xml.Attr
	text string // the characters of the element itself
	kids []*node
}

// get is the attribute called name.
func (n *node) get(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child called name; nil if there is none.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// all are the children called name.
func (n *node) all(name string) []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// words are the characters of the child called name, without blanks at their
// ends.
func (n *node) words(name string) string {
	if k := n.child(name); k != nil {
		return strings.TrimSpace(k.text)
	}
	return ""
}

// parse reads XML into a tree; left is how many nodes it may still have.
func parse(r io.Reader, left *int) (*node, error) {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = func(name string, in io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		encoding := "gb18030"
		switch strings.ToLower(name) {
		case "utf-8", "utf8":
			return strings.NewReader(string(b)), nil
		case "big5":
			encoding = "big5"
		}
		t, err := decode.As(context.Background(), b, encoding, nil)
		return strings.NewReader(t.Text), err
	}
	root := &node{}
	stack := []*node{root}
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if *left--; *left < 0 || len(stack) > maxDepth {
				return nil, errTooMuch
			}
			n := &node{name: t.Name.Local, attr: t.Copy().Attr}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			for i := len(stack) - 1; i > 0; i-- { // what was left open ends with what holds it
				if stack[i].name == t.Name.Local {
					stack = stack[:i]
					break
				}
			}
		case xml.CharData:
			if len(stack) > 1 {
				top.text += string(t)
			}
		}
	}
	if len(root.kids) == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	if len(stack) > 1 {
		return root.kids[0], fmt.Errorf("%s is not closed: %w", stack[len(stack)-1].name, io.ErrUnexpectedEOF)
	}
	return root.kids[0], nil
}

// numbers reads numbers that blanks or commas part.
func numbers(s string) []float64 {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' || r == '\r' })
	out := make([]float64, 0, len(f))
	for _, w := range f {
		out = append(out, numberOf(w, 0))
	}
	return out
}

// numberOf reads a number; what is none is other.
func numberOf(s string, other float64) float64 {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1e9 {
		return other
	}
	return v
}

// A box is a rectangle in millimetres: x, y, width, height.
type box struct{ x, y, w, h float64 }

// boxOf reads a box; false if s is none.
func boxOf(s string) (box, bool) {
	v := numbers(s)
	if len(v) < 4 {
		return box{}, false
	}
	return box{v[0], v[1], v[2], v[3]}, true
}

type matrix = page.Matrix[float64]

var unit = page.Unit[float64]()

// matrixOf reads a matrix; unit if s is none.
func matrixOf(s string) matrix {
	v := numbers(s)
	if len(v) < 6 {
		return unit
	}
	return matrix(v[:6])
}
