package epub

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/archive"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// made is a book of the members given, the type first.
func made(members ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	w.Write([]byte("application/epub+zip"))
	for i := 0; i+1 < len(members); i += 2 {
		w, _ := z.Create(members[i])
		w.Write([]byte(members[i+1]))
	}
	z.Close()
	return b.Bytes()
}

const pointer = `<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>`

const packed = `<package xmlns:dc="d"><metadata><dc:title>甲市年鉴</dc:title><dc:creator>甲市统计局</dc:creator><dc:date>2023-05-06</dc:date><dc:language>zh-CN</dc:language></metadata>
<manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="nav" href="nav.xhtml" properties="nav"/>
<item id="two" href="t%20wo.xhtml"/><item id="one" href="one.xhtml"/><item id="three" href="three.xhtml"/></manifest>
<spine toc="n"><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="three" linear="no"/></spine></package>`

const toc = `<ncx><navMap><navPoint><navLabel><text>第一章 人口</text></navLabel><content src="one.xhtml"/>
<navPoint><navLabel><text>第一节 总量</text></navLabel><content src="t%20wo.xhtml#a"/></navPoint></navPoint></navMap></ncx>`

func chapter(head, text string) string {
	return "<?xml version='1.0'?><html><head><title>页</title></head><body>" + head + "<p>" + text + "</p></body></html>"
}

func yearbook() []byte {
	return made("META-INF/container.xml", pointer, "OPS/a.opf", packed, "OPS/toc.ncx", toc, "OPS/nav.xhtml", chapter("<p>目录</p>", "第一章"),
		"OPS/one.xhtml", chapter("<h2>第一章 人口</h2>", "年末人口512.3万人。"), "OPS/t wo.xhtml", chapter("<p>第一节　总量</p>", "比上年增加1.2万人。"), "OPS/three.xhtml", chapter("", "不在正文里。"))
}

func TestRead(t *testing.T) {
	b := yearbook()
	if archive.Kind(b) != "epub" || archive.Kind([]byte("PK\x03\x04")) == "epub" {
		t.Fatal("a book is not told")
	}
	r, err := Read(t.Context(), b, raw.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	if want := "甲市年鉴\n第一章 人口\n年末人口512.3万人。\n第一节　总量\n比上年增加1.2万人。\n"; r.Text != want {
		t.Errorf("got\n%s\nwant\n%s", r.Text, want)
	}
	levels := map[string]int{}
	for _, h := range r.Hints {
		if h.Kind == doc.HeadHint {
			levels[h.Raw.Of(r.Text)] = h.Level
		}
	}
	if levels["第一章 人口"] == 0 || levels["第一节　总量"] != 2 {
		t.Errorf("headings %v", levels)
	}
	if m := r.Meta; m.Title != "甲市年鉴" || m.Author != "甲市统计局" || m.Published.String() != "2023-05-06" {
		t.Errorf("%+v", m)
	}
	// back to the bytes of the member
	d := doc.Document{Raw: r.Text, Body: r.Text, Parts: r.Parts}
	at := strings.Index(r.Text, "1.2万人")
	s := text.Span{Start: at, End: at + len("1.2万人")}
	if src := d.SourcesOfRaw([]text.Span{s}); len(src) != 1 || src[0].Part != "OPS/t wo.xhtml" || src[0].Bytes.Of(chapter("<p>第一节　总量</p>", "比上年增加1.2万人。")) != "1.2万人" {
		t.Errorf("1.2万人 comes from %+v", src)
	}
}

func TestRefused(t *testing.T) {
	good := []string{"META-INF/container.xml", pointer, "OPS/a.opf", packed, "OPS/one.xhtml", chapter("", "年末人口512.3万人。")}
	locked := append([]string{"META-INF/encryption.xml", `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OPS/one.xhtml"/></CipherData></EncryptedData></encryption>`}, good...)
	for name, c := range map[string]struct {
		b    []byte
		kind doc.ErrorKind
	}{
		"no package": {made("a", "b"), doc.Damaged},
		"no chapter": {made("META-INF/container.xml", pointer, "OPS/a.opf", packed), doc.NoText},
		"encrypted":  {made(locked...), doc.Encrypted},
		"cut":        {yearbook()[:200], doc.Damaged},
	} {
		if _, err := Read(t.Context(), c.b, raw.Options{}, nil); doc.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want %v", name, err, c.kind)
		}
	}
	if _, err := Read(t.Context(), made(good...), raw.Options{}, nil); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(pointer), []byte(packed), []byte(toc), []byte(chapter("", "人口512.3万人。")))
	f.Fuzz(func(t *testing.T, c, o, n, h []byte) {
		r, err := Read(t.Context(), made("META-INF/container.xml", string(c), "OPS/a.opf", string(o), "OPS/toc.ncx", string(n), "OPS/one.xhtml", string(h)), raw.Options{}, nil)
		if err == nil {
			if err := r.Check(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
