// Package epub reads electronic books (EPUB 2 and 3): the chapters in the order
// of reading, headed as the table of contents has them.
package epub

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/html"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

const (
	maxMember  = 32 << 20 // bytes of one member
	maxEntries = 20_000   // of a list in the package
)

// A book is an open file.
type book struct {
	members map[string]*zip.File
	left    int64 // bytes that may still be unpacked
}

// member returns the bytes of the member called name; nil if there is none.
func (k *book) member(name string) ([]byte, error) {
	m := k.members[strings.TrimPrefix(name, "/")]
	if m == nil {
		return nil, nil
	}
	r, err := m.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	most := min(maxMember, k.left)
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(b)) > most {
		return nil, errTooLarge
	}
	k.left -= int64(len(b))
	return b, err
}

var errTooLarge = errors.New("more than is read of one book")

// A container is META-INF/container.xml.
type container struct {
	Roots []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// A pack is the package document (OPF).
type pack struct {
	Title     []string `xml:"metadata>title"`
	Creator   []string `xml:"metadata>creator"`
	Publisher string   `xml:"metadata>publisher"`
	Date      string   `xml:"metadata>date"`
	Language  string   `xml:"metadata>language"`
	Items     []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine struct {
		Toc  string `xml:"toc,attr"`
		Refs []struct {
			ID     string `xml:"idref,attr"`
			Linear string `xml:"linear,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
	Guide []struct {
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	} `xml:"guide>reference"`
}

// A point is an entry of the table of contents of EPUB 2 (NCX).
type point struct {
	Label   string `xml:"navLabel>text"`
	Content struct {
		Src string `xml:"src,attr"`
	} `xml:"content"`
	Points []point `xml:"navPoint"`
}

// encryption lists what of the book is encrypted; fonts alone may be.
type encryption struct {
	Data []struct {
		Method struct {
			Algorithm string `xml:"Algorithm,attr"`
		} `xml:"EncryptionMethod"`
		Cipher struct {
			Ref struct {
				URI string `xml:"URI,attr"`
			} `xml:"CipherReference"`
		} `xml:"CipherData"`
	} `xml:"EncryptedData"`
}

// Read reads a book. Each chapter is a part, called by its path in the file.
func Read(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	fail := func(kind doc.ErrorKind, err error) (raw.Text, error) {
		if errors.Is(err, errTooLarge) {
			kind = doc.TooLarge
		}
		return raw.Text{}, &doc.Error{Kind: kind, Stage: "format", Err: fmt.Errorf("EPUB: %w", err)}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return fail(doc.Damaged, err)
	}
	k := &book{members: map[string]*zip.File{}, left: decode.MaxSize}
	for _, m := range z.File {
		k.members[m.Name] = m
	}
	var c container
	if err := k.parse("META-INF/container.xml", &c); err != nil || len(c.Roots) == 0 {
		return fail(doc.Damaged, errors.Join(errors.New("no package"), err))
	}
	var e encryption
	if err := k.parse("META-INF/encryption.xml", &e); err == nil {
		for _, d := range e.Data {
			if uri := strings.ToLower(d.Cipher.Ref.URI); !strings.Contains(d.Method.Algorithm, "obfuscation") && !strings.Contains(d.Method.Algorithm, "font") &&
				(strings.HasSuffix(uri, "html") || strings.HasSuffix(uri, ".htm")) {
				return fail(doc.Encrypted, errors.New("the chapters are encrypted"))
			}
		}
	}
	at := c.Roots[0].Path
	var pk pack
	if err := k.parse(at, &pk); err != nil {
		return fail(doc.Damaged, err)
	}
	return k.chapters(ctx, at, &pk, p)
}

// parse reads the XML of a member into v.
func (k *book) parse(name string, v any) error {
	b, err := k.member(name)
	if err != nil {
		return err
	}
	if b == nil {
		return fmt.Errorf("%s is missing", name)
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	return d.Decode(v)
}

// chapters reads the chapters of the package at root in the order of reading.
func (k *book) chapters(ctx context.Context, root string, pk *pack, p *progress.Counter) (raw.Text, error) {
	folder := path.Dir(root)
	where := func(href string) string {
		if i := strings.IndexByte(href, '#'); i >= 0 {
			href = href[:i]
		}
		if s, err := url.PathUnescape(href); err == nil {
			href = s
		}
		return path.Join(folder, href)
	}
	items := map[string]int{}
	skip := map[string]bool{} // contents and covers
	var toc string
	for i, it := range pk.Items[:min(len(pk.Items), maxEntries)] {
		items[it.ID] = i
		if strings.Contains(" "+it.Properties+" ", " nav ") {
			skip[where(it.Href)] = true
		}
		if it.Type == "application/x-dtbncx+xml" && (toc == "" || it.ID == pk.Spine.Toc) {
			toc = where(it.Href)
		}
	}
	for _, g := range pk.Guide {
		if g.Type == "toc" || g.Type == "cover" {
			skip[where(g.Href)] = true
		}
	}
	labels := k.labels(toc, where)
	var w raw.Builder
	if len(pk.Title) > 0 {
		k.title(&w, root, pk.Title[0])
	}
	read := 0
	p.Start("format", len(pk.Spine.Refs))
	for i, r := range pk.Spine.Refs[:min(len(pk.Spine.Refs), maxEntries)] {
		if err := ctx.Err(); err != nil {
			return raw.Text{}, err
		}
		p.Add(1)
		n, ok := items[r.ID]
		if !ok || r.Linear == "no" {
			continue
		}
		name := where(pk.Items[n].Href)
		if skip[name] && i < 8 {
			continue
		}
		b, err := k.member(name)
		if errors.Is(err, errTooLarge) {
			return raw.Text{}, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("EPUB: %s: %w", name, err)}
		}
		if err != nil || len(b) == 0 {
			w.Note(doc.Note{Raw: text.Span{Start: w.Len(), End: w.Len()}, Kind: "unread-part", N: i + 1})
			continue
		}
		t, err := html.Read(ctx, b, raw.Options{Whole: true}, nil)
		if err != nil {
			if ctx.Err() != nil {
				return raw.Text{}, ctx.Err()
			}
			continue // a cover: a picture alone
		}
		head(&t, labels[name])
		if contents(t.Text, labels) {
			continue
		}
		w.Add(t, name)
		read++
	}
	if read == 0 {
		return raw.Text{}, &doc.Error{Kind: doc.NoText, Stage: "format", Err: errors.New("EPUB: no chapter with text")}
	}
	t := w.Done("epub")
	t.Meta = doc.Meta{Author: strings.Join(pk.Creator, " "), Issuer: strings.TrimSpace(pk.Publisher), Published: dateOf(pk.Date)}
	if len(pk.Title) > 0 {
		t.Meta.Title = strings.TrimSpace(pk.Title[0])
	}
	if strings.HasPrefix(pk.Language, "zh") {
		t.Meta.Language = pk.Language
	}
	return t, nil
}

// title writes the title of the book, which stands in the package at root.
func (k *book) title(w *raw.Builder, root, title string) {
	title = strings.Join(strings.Fields(title), " ")
	if title == "" {
		return
	}
	b, _ := k.member(root)
	w.Part(doc.Part{Name: root}, true)
	if i := bytes.Index(b, []byte(title)); i >= 0 {
		w.Copy(title, i, i+len(title))
	} else {
		w.Write(title)
	}
	w.Block(doc.TitleHint, 0)
}

// A label is what the table of contents calls a chapter, and how deep it stands.
type label struct {
	words string
	level int
}

// labels reads the table of contents: by the path of the chapter, the first
// entry that leads there.
func (k *book) labels(toc string, where func(string) string) map[string]label {
	out := map[string]label{}
	if toc == "" {
		return out
	}
	var n struct {
		Points []point `xml:"navMap>navPoint"`
	}
	if k.parse(toc, &n) != nil {
		return out
	}
	folder := path.Dir(toc)
	count := 0
	var walk func(ps []point, level int)
	walk = func(ps []point, level int) {
		for _, q := range ps {
			if count++; count > maxEntries || level > 6 {
				return
			}
			src := q.Content.Src
			if i := strings.IndexByte(src, '#'); i >= 0 {
				src = src[:i]
			}
			if s, err := url.PathUnescape(src); err == nil {
				src = s
			}
			name := path.Join(folder, src)
			if _, ok := out[name]; !ok {
				out[name] = label{strings.Join(strings.Fields(q.Label), " "), level}
			}
			walk(q.Points, level+1)
		}
	}
	walk(n.Points, 1)
	return out
}

// head makes the title of a chapter a heading: the title of the whole is the
// book's. Where the chapter marks none, its first line is one if the table of
// contents calls it so.
func head(t *raw.Text, l label) {
	level := max(l.level, 1)
	marked := false
	for i := range t.Hints {
		h := &t.Hints[i]
		switch h.Kind {
		case doc.TitleHint:
			h.Kind, h.Level, marked = doc.HeadHint, level, true
		case doc.HeadHint:
			marked = true
		}
	}
	if marked || l.words == "" {
		return
	}
	want := strings.ReplaceAll(l.words, " ", "")
	for i := range t.Hints[:min(len(t.Hints), 3)] {
		h := &t.Hints[i]
		if s := strings.Join(strings.Fields(h.Raw.Of(t.Text)), ""); h.Kind == doc.Whole && s != "" && (s == want || strings.HasPrefix(want, s)) {
			h.Kind, h.Level = doc.HeadHint, level
			return
		}
	}
}

// contents reports whether s is a table of contents: most of its lines are what
// the chapters are called.
func contents(s string, labels map[string]label) bool {
	if len(labels) < 3 {
		return false
	}
	known := map[string]bool{}
	for _, l := range labels {
		known[strings.ReplaceAll(l.words, " ", "")] = true
	}
	lines, hits := 0, 0
	for line := range strings.Lines(s) {
		line = strings.Join(strings.Fields(line), "")
		if line == "" {
			continue
		}
		lines++
		if known[line] {
			hits++
		}
	}
	return hits >= 3 && hits*10 >= lines*7
}

// dateOf reads the date of a package: 2015-01-09, 2015.
func dateOf(s string) doc.Date {
	f := strings.Split(strings.TrimSpace(s[:min(len(s), 10)]), "-")
	y, err := strconv.Atoi(f[0])
	if err != nil || y < 1000 || y > 2999 {
		return doc.Date{}
	}
	d := doc.Date{Year: y, Grain: doc.Year}
	if len(f) == 3 {
		m, err1 := strconv.Atoi(f[1])
		day, err2 := strconv.Atoi(f[2])
		if err1 == nil && err2 == nil && m >= 1 && m <= 12 && day >= 1 && day <= 31 {
			d.Grain, d.N, d.D = doc.Day, m, day
		}
	}
	return d
}
