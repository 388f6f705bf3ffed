package ofd

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

const (
	maxUnpacked = 1 << 30   // bytes of all members that are read
	maxMember   = 192 << 20 // bytes of one
	maxPages    = 20_000
)

var errTooMuch = errors.New("more elements than are read")

// encryptions is the member that says how the others are encrypted (GM/T 0099).
const encryptions = "encryptions.xml"

// A file is an open OFD file.
type file struct {
	members  map[string]*zip.File // by path in small letters
	unpacked int64
	bodies   []*body
	signed   bool
}

// A body is one document of a file.
type body struct {
	info      *node
	root      string // path of Document.xml
	doc       *node
	fonts     map[string]*face
	media     map[string]string // paths of pictures
	units     map[string]*node  // CompositeGraphicUnit
	params    map[string]*node  // DrawParam
	templates map[string]string // paths of TemplatePage
	pages     []pageRef
	area      box
}

// A face is a font as the resources name it.
type face struct {
	name string
	bold bool
	path string // of the font file, or ""
}

// A pageRef is a page of a body.
type pageRef struct {
	id, path string
}

// open opens the file b and reads what it has besides its pages.
func open(b []byte) (*file, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err}
	}
	f := &file{members: make(map[string]*zip.File, len(z.File))}
	for _, m := range z.File {
		f.members[key(m.Name)] = m
	}
	if f.members[encryptions] != nil {
		return nil, &doc.Error{Kind: doc.Encrypted, Stage: "format"}
	}
	root, err := f.tree("OFD.xml")
	if err != nil {
		return nil, kinded(err)
	}
	var first error
	for _, n := range root.all("DocBody") {
		b, err := f.body(n)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		f.bodies = append(f.bodies, b)
		f.signed = f.signed || n.words("Signatures") != ""
	}
	if len(f.bodies) == 0 {
		if first == nil {
			first = errors.New("no document in it")
		}
		return nil, kinded(first)
	}
	return f, nil
}

// kinded gives err a kind.
func kinded(err error) error {
	var e *doc.Error
	if errors.As(err, &e) {
		return err
	}
	kind := doc.Damaged
	if errors.Is(err, errTooMuch) {
		kind = doc.TooLarge
	}
	return &doc.Error{Kind: kind, Stage: "format", Err: err}
}

// key is a path as members knows it: programs disagree about Doc_0 and DOC_0.
func key(p string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(p, "\\", "/")), "/"))
}

// resolve is the path of loc, which the file at from gives: from the root, from
// beside that file, or from the root of its document.
func (f *file) resolve(from, loc string, roots ...string) string {
	loc = strings.TrimSpace(strings.ReplaceAll(loc, "\\", "/"))
	if loc == "" {
		return ""
	}
	tries := []string{path.Join(path.Dir(from), loc)}
	if strings.HasPrefix(loc, "/") {
		tries = []string{loc, path.Join(path.Dir(from), loc)}
	}
	for _, r := range roots {
		tries = append(tries, path.Join(path.Dir(r), loc), path.Join(path.Dir(r), "Res", loc))
	}
	tries = append(tries, loc)
	for _, t := range tries {
		if f.members[key(t)] != nil {
			return t
		}
	}
	return tries[0]
}

// bytes unpacks a member.
func (f *file) bytes(name string) ([]byte, error) {
	m := f.members[key(name)]
	if m == nil {
		return nil, fmt.Errorf("no %s in the file", name)
	}
	if m.UncompressedSize64 > maxMember {
		return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("%s has %d bytes", name, m.UncompressedSize64)}
	}
	if f.unpacked += int64(m.UncompressedSize64); f.unpacked > maxUnpacked {
		return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("more than %d bytes", maxUnpacked)}
	}
	r, err := m.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer r.Close()
	var b bytes.Buffer
	if _, err := io.Copy(&b, io.LimitReader(r, maxMember)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return b.Bytes(), nil
}

// tree reads a member of XML.
func (f *file) tree(name string) (*node, error) {
	b, err := f.bytes(name)
	if err != nil {
		return nil, err
	}
	left := maxNodes
	n, err := parse(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))), &left)
	if err != nil {
		return n, fmt.Errorf("%s: %w", name, err)
	}
	return n, nil
}

// body reads a document without its pages.
func (f *file) body(n *node) (*body, error) {
	b := &body{
		info: n.child("DocInfo"), root: f.resolve("OFD.xml", n.words("DocRoot")),
		fonts: map[string]*face{}, media: map[string]string{}, units: map[string]*node{}, params: map[string]*node{}, templates: map[string]string{},
	}
	var err error
	if b.doc, err = f.tree(b.root); err != nil {
		return nil, err
	}
	common := b.doc.child("CommonData")
	b.area = box{0, 0, 210, 297}
	b.area = areaOf(common.child("PageArea"), b.area)
	for _, name := range []string{"PublicRes", "DocumentRes"} {
		for _, r := range common.all(name) {
			if err := f.resources(b, f.resolve(b.root, r.text)); err != nil && doc.KindOf(kinded(err)) == doc.TooLarge {
				return nil, err
			}
		}
	}
	for _, t := range common.all("TemplatePage") {
		b.templates[t.get("ID")] = f.resolve(b.root, t.get("BaseLoc"))
	}
	for _, p := range b.doc.child("Pages").all("Page") {
		b.pages = append(b.pages, pageRef{p.get("ID"), f.resolve(b.root, p.get("BaseLoc"))})
	}
	if len(b.pages) > maxPages {
		return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("%d pages, the limit is %d", len(b.pages), maxPages)}
	}
	return b, nil
}

// areaOf is the area of a page: its physical box, or the nearest that is said.
func areaOf(n *node, other box) box {
	for _, name := range []string{"PhysicalBox", "ApplicationBox", "CropBox", "ContentBox"} {
		if a, ok := boxOf(n.words(name)); ok && a.w > 0 && a.h > 0 && a.w < 1e5 && a.h < 1e5 {
			return a
		}
	}
	return other
}

// resources adds what a resource file names to b.
func (f *file) resources(b *body, name string) error {
	n, err := f.tree(name)
	if n == nil {
		return err
	}
	base := name
	if loc := n.get("BaseLoc"); loc != "" {
		if strings.HasPrefix(loc, "/") {
			base = path.Join(loc, "x")
		} else {
			base = path.Join(path.Dir(name), loc, "x")
		}
	}
	for _, k := range n.kids {
		for _, r := range k.kids {
			id := r.get("ID")
			switch r.name {
			case "Font":
				g := &face{name: r.get("FontName"), bold: isTrue(r.get("Bold"))}
				if g.name == "" {
					g.name = r.get("FamilyName")
				}
				g.bold = g.bold || boldName(g.name) || boldName(r.get("FamilyName"))
				if loc := r.words("FontFile"); loc != "" {
					g.path = f.resolve(base, loc, b.root)
				}
				b.fonts[id] = g
			case "MultiMedia":
				if loc := r.words("MediaFile"); loc != "" {
					b.media[id] = f.resolve(base, loc, b.root)
				}
			case "CompositeGraphicUnit", "CompositGraphicUnit", "VectorG":
				b.units[id] = r
			case "DrawParam":
				b.params[id] = r
			}
		}
	}
	return err
}

func isTrue(s string) bool { return strings.EqualFold(s, "true") || s == "1" }

func isFalse(s string) bool { return strings.EqualFold(s, "false") || s == "0" }

// boldName reports whether a font by its name is a bold one.
func boldName(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"bold", "heavy", "black", "hei", "黑", "小标宋", "xiaobiaosong", "msyh"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
