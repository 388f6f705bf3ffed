package ofd

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/archive"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// paper makes an OFD file: its members by path.
type paper map[string]string

const head = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// newPaper is a document of pages, each of which is the inside of its layer.
func newPaper(pages ...string) paper {
	p := paper{"OFD.xml": head + `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:Title>甲县通知</ofd:Title><ofd:Author>甲县办公室</ofd:Author><ofd:CreationDate>2024-03-05</ofd:CreationDate></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`}
	p.body("Doc_0", "", pages...)
	return p
}

// body adds a document in a folder; more stands behind its pages.
func (p paper) body(folder, more string, pages ...string) {
	list := ""
	for i, s := range pages {
		list += fmt.Sprintf(`<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, i+1, i)
		if !strings.HasPrefix(s, "<ofd:Page") {
			s = `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>` + s + `</ofd:Layer></ofd:Content></ofd:Page>`
		}
		p[fmt.Sprintf("%s/Pages/Page_%d/Content.xml", folder, i)] = head + s
	}
	p[folder+"/Document.xml"] = head + `<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>` + list + `</ofd:Pages>` + more + `</ofd:Document>`
	p[folder+"/PublicRes.xml"] = head + `<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体"/><ofd:Font ID="4" FontName="黑体"/></ofd:Fonts></ofd:Res>`
}

// bytes packs p.
func (p paper) bytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, s := range p {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, s)
	}
	z.Close()
	return b.Bytes()
}

// line is a text object at x, y in millimetres, its characters size apart.
func line(x, y, size float64, s string) string {
	n := len([]rune(s)) - 1
	delta := ""
	if n > 0 {
		delta = fmt.Sprintf(` DeltaX="g %d %g"`, n, size)
	}
	return fmt.Sprintf(`<ofd:TextObject Boundary="%g %g 200 10" Font="3" Size="%g"><ofd:TextCode X="0" Y="%g"%s>%s</ofd:TextCode></ofd:TextObject>`, x, y, size, size, delta, s)
}

// rule is a line from x0, y0 to x1, y1.
func rule(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf(`<ofd:PathObject Boundary="%g %g %g %g"><ofd:AbbreviatedData>M 0 0 L %g %g</ofd:AbbreviatedData></ofd:PathObject>`, x0, y0, x1-x0, y1-y0, x1-x0, y1-y0)
}

func read(t *testing.T, p paper) raw.Text {
	t.Helper()
	b := p.bytes(t)
	if archive.Kind(b) != "ofd" {
		t.Fatal("not told")
	}
	r, err := Read(context.Background(), b, raw.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	return r
}

// blocks are the hinted blocks of r without blanks, a line each with its kind.
func blocks(r raw.Text) string {
	var b strings.Builder
	for _, h := range r.Hints {
		kind := map[doc.HintKind]string{doc.Whole: "", doc.TitleHint: "title ", doc.HeadHint: fmt.Sprintf("head%d ", h.Level), doc.RowHint: "row ", doc.Furniture: "furniture ", doc.NoteHint: "note "}[h.Kind]
		b.WriteString(kind + strings.NewReplacer("\n", "", "\t", "|").Replace(h.Raw.Of(r.Text)) + "\n")
	}
	return b.String()
}

func want(t *testing.T, r raw.Text, text string) {
	t.Helper()
	if got := blocks(r); got != strings.TrimPrefix(text, "\n") {
		t.Errorf("got\n%s\nwant%s", got, text)
	}
}

const prose = "甲县今年修路四十公里，建桥三座，新增林地五百亩，改造老旧小区十二个，惠及居民三千户。"

// A letter: title in large type, lines that fill the page, an indent, page
// numbers, an outline; a line cut into objects, each with codes of its own.
func TestLetter(t *testing.T) {
	r := []rune(prose + prose)
	page := func(n string) string {
		return line(53, 30, 7.5, "关于修建道路桥梁的通知") +
			line(30, 60, 5, "一、总的情况") +
			line(40, 70, 5, string(r[:28])) + line(30, 80, 5, string(r[28:50])) + line(140, 80, 5, string(r[50:58])) + line(30, 90, 5, string(r[58:])) +
			line(30, 100, 5, "二、经费") + line(100, 280, 4, n)
	}
	p := newPaper(page("— 1 —"), strings.ReplaceAll(page("— 2 —"), "关于修建道路桥梁的通知", "附件"))
	p.body("Doc_0", `<ofd:Outlines><ofd:OutlineElem Title="一、总的情况"><ofd:Actions><ofd:Action><ofd:Goto><ofd:Dest PageID="1"/></ofd:Goto></ofd:Action></ofd:Actions><ofd:OutlineElem Title="二、经费"/></ofd:OutlineElem></ofd:Outlines>`, page("—1—"), strings.ReplaceAll(page("—2—"), "关于修建道路桥梁的通知", "附件"))
	got := read(t, p)
	want(t, got, `
furniture —1—
title 关于修建道路桥梁的通知
head1 一、总的情况
`+prose+prose+`
head2 二、经费
furniture —2—
head1 附件
一、总的情况
`+prose+prose+`
二、经费
`)
	if got.Meta.Author != "甲县办公室" || got.Meta.Written.String() != "2024-03-05" {
		t.Errorf("meta %+v", got.Meta)
	}
	// 今 stands 40 + 2×5 mm from the left, on a line 75 mm from the top
	i := strings.Index(got.Text, "今年")
	for _, b := range got.Parts[0].Boxes {
		if b.Raw.Start <= i && i < b.Raw.End {
			c := b.Cut(text.Span{Start: i, End: i + len("今")})
			if c.X0 < 140 || c.X0 > 143 || c.Y1 < 210 || c.Y1 > 216 {
				t.Errorf("今 stands at %v", c)
			}
			return
		}
	}
	t.Error("今 has no box")
}

// Text that stands in composite objects of the resources, one object a
// character, and is placed by a matrix; what is hidden, off the page or a
// watermark is not read; annotations that show are.
func TestComposite(t *testing.T) {
	p := newPaper(`<ofd:CompositeObject Boundary="0 0 210 297" CTM="0.5 0 0 0.5 10 0" ResourceID="70"/>` +
		`<ofd:CompositeObject Boundary="0 0 210 297" ResourceID="71"/>` +
		strings.Replace(line(30, 60, 5, "看不见的字"), "<ofd:TextObject ", `<ofd:TextObject Visible="false" `, 1) +
		line(30, -60, 5, "页外的字"))
	unit := ""
	for i, c := range []rune("逐字排印的一行文字") {
		unit += line(40+float64(i)*10, 80, 10, string(c))
	}
	p["Doc_0/PublicRes.xml"] = head + `<ofd:Res xmlns:ofd="x"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70"><ofd:Content>` + unit +
		`</ofd:Content></ofd:CompositeGraphicUnit><ofd:CompositeGraphicUnit ID="71"><ofd:Content><ofd:CompositeObject Boundary="0 0 1 1" ResourceID="71"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`
	delete(p, "Doc_0/Document.xml")
	p.body("DOC_0", `<ofd:Annotations>Annots.xml</ofd:Annotations>`)
	document := p["DOC_0/Document.xml"]
	delete(p, "DOC_0/PublicRes.xml")
	p["DOC_0/Document.xml"] = strings.Replace(document, "<ofd:Pages>", `<ofd:Pages><ofd:Page ID="1" BaseLoc="/Doc_0/Pages/Page_0/Content.xml"/>`, 1)
	p["DOC_0/Annots.xml"] = head + `<ofd:Annotations xmlns:ofd="x"><ofd:Page PageID="1"><ofd:FileLoc>Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`
	p["DOC_0/Annot.xml"] = head + `<ofd:PageAnnot xmlns:ofd="x"><ofd:Annot Type="Watermark"><ofd:Appearance Boundary="0 0 210 297">` + line(30, 100, 20, "内部资料") +
		`</ofd:Appearance></ofd:Annot><ofd:Annot Type="Stamp"><ofd:Appearance Boundary="10 0 210 297">` + line(30, 120, 5, "已经归档") + `</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`
	want(t, read(t, p), `
逐字排印的一行文字
已经归档
`)
}

// A table in lines, whose heads stand in a template.
func TestTable(t *testing.T) {
	var cells, lines string
	for i, row := range [][]string{{"项目", "2023年", "2024年"}, {"粮食", "12.5", "13.1"}, {"棉花", "3.2", "3.3"}} {
		y := 50 + float64(i)*10
		for k, c := range row {
			if i == 0 {
				lines += line(32+float64(k)*40, y+2, 4, c)
			} else {
				cells += line(32+float64(k)*40, y+2, 4, c)
			}
		}
	}
	for i := range 4 {
		lines += rule(30, 50+float64(i)*10, 150, 50+float64(i)*10) + rule(30+float64(i)*40, 50, 30+float64(i)*40, 80)
	}
	p := newPaper(`<ofd:Page xmlns:ofd="x"><ofd:Template TemplateID="50" ZOrder="Background"/><ofd:Content><ofd:Layer>` + cells + `</ofd:Layer></ofd:Content></ofd:Page>`)
	p["Doc_0/Tpls/Tpl_0/Content.xml"] = head + `<ofd:Page xmlns:ofd="x"><ofd:Content><ofd:Layer Type="Background">` + lines + `</ofd:Layer></ofd:Content></ofd:Page>`
	r := read(t, p)
	want(t, r, `
row 项目|2023年|2024年
row 粮食|12.5|13.1
row 棉花|3.2|3.3
`)
	if len(r.Grids) != 1 || len(r.Grids[0].Rows) != 3 || r.Grids[0].Rows[2][2].Of(r.Text) != "3.3" {
		t.Errorf("grids %v", r.Grids)
	}
}

// Two documents in one file; text that runs down the page.
func TestTwoDocuments(t *testing.T) {
	down := `<ofd:TextObject Boundary="%d 20 10 200" Font="3" Size="6"><ofd:TextCode X="0" Y="6" DeltaY="g 9 6">%s</ofd:TextCode></ofd:TextObject>`
	p := newPaper(line(30, 60, 5, "第一份文件的内容。"))
	p.body("Doc_1", "", fmt.Sprintf(down, 150, "竖排的文字从右到左走")+fmt.Sprintf(down, 141, "第二行在它左边不是右"))
	p["OFD.xml"] = strings.Replace(p["OFD.xml"], "</ofd:OFD>", `<ofd:DocBody><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot><ofd:Signatures>S.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>`, 1)
	r := read(t, p)
	want(t, r, `
第一份文件的内容。
竖排的文字从右到左走第二行在它左边不是右
`)
	if len(r.Notes) != 1 || r.Notes[0].Kind != "signature" {
		t.Errorf("notes %v", r.Notes)
	}
	if b := r.Parts[1].Boxes[0]; !b.Down || b.X0 < 420 || b.X1 > 445 {
		t.Errorf("box %v", b)
	}
}

// Columns of upright characters, each an object of its own; what runs another
// way is apart from the text.
func TestUpright(t *testing.T) {
	s := ""
	for k, words := range []string{"山里的孩子们一早出门", "走过三座桥去河对岸的", "学校里念书写字。"} {
		for i, r := range []rune(words) {
			s += line(150-9*float64(k), 30+6.5*float64(i), 6, string(r))
		}
	}
	want(t, read(t, newPaper(s)), `
山里的孩子们一早出门走过三座桥去河对岸的学校里念书写字。
`)
	mark := `<ofd:TextObject Boundary="60 100 100 100" CTM="0.7 0.7 -0.7 0.7 0 0" Font="3" Size="9"><ofd:TextCode X="0" Y="9" DeltaX="g 3 9">内部资料</ofd:TextCode></ofd:TextObject>`
	want(t, read(t, newPaper(line(30, 60, 5, "第一行文字。")+mark)), `
furniture 内部资料
第一行文字。
`)
}

func TestRefused(t *testing.T) {
	picture := `<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="9"/>`
	lost := newPaper(line(30, 60, 5, "字"))
	delete(lost, "Doc_0/Pages/Page_0/Content.xml")
	noRoot := newPaper()
	noRoot["OFD.xml"] = "<OFD"
	secret := newPaper(line(30, 60, 5, "字"))
	secret["Encryptions.xml"] = head + "<Encryptions/>"
	for _, c := range []struct {
		name string
		p    paper
		kind doc.ErrorKind
	}{
		{"encrypted", secret, doc.Encrypted},
		{"picture", newPaper(picture), doc.NoText},
		{"glyphs as paths", newPaper(rule(1, 1, 2, 2)), doc.NoText},
		{"no pages", newPaper(), doc.NoText},
		{"lost page", lost, doc.Damaged},
		{"bad XML", noRoot, doc.Damaged},
		{"deep", newPaper(strings.Repeat("<a>", 200)), doc.TooLarge},
	} {
		_, err := Read(context.Background(), c.p.bytes(t), raw.Options{}, nil)
		if err == nil || doc.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want %v", c.name, err, c.kind)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, newPaper(line(1, 1, 5, "字")).bytes(t), raw.Options{}, nil); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestDeltas(t *testing.T) {
	for s, want := range map[string]string{
		"1 2 3": "[1 2 3]", "g 3 2 5": "[2 2 2 5]", "": "[]", "g 99999999 1": "[1 1 1 1 1]", "g": "[]", "x 1": "[0 1]",
	} {
		if got := fmt.Sprint(deltas(s, 5)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// TestShared reads the files of the corpus, whatever is in them.
func TestShared(t *testing.T) {
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "corpus/files/ofd/*.ofd"))
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(context.Background(), b, raw.Options{}, nil)
		if err == nil {
			err = r.Check()
		}
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
		}
	}
}

func FuzzRead(f *testing.F) {
	p := newPaper(line(30, 60, 5, "第一行"))
	f.Add(p["OFD.xml"], p["Doc_0/Document.xml"], p["Doc_0/Pages/Page_0/Content.xml"], p["Doc_0/PublicRes.xml"])
	f.Add(p["OFD.xml"], p["Doc_0/Document.xml"], head+`<Page><Content><Layer><PageBlock><CompositeObject CTM="1 0 0 1 0 0" Boundary="0 0 9 9" ResourceID="7"/></PageBlock>`+rule(1, 1, 1, 90)+rule(1, 1, 90, 1)+`</Layer></Content></Page>`,
		`<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content><CompositeObject ResourceID="7"/><TextObject Size="3" Boundary="1 1 1 1"><TextCode X="0" Y="1" DeltaX="g 2 3" DeltaY="1 2">字字</TextCode></TextObject></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`)
	f.Fuzz(func(t *testing.T, root, document, page, res string) {
		q := paper{"OFD.xml": root, "Doc_0/Document.xml": document, "Doc_0/Pages/Page_0/Content.xml": page, "Doc_0/PublicRes.xml": res, "Doc_0/Tpls/Tpl_0/Content.xml": page}
		r, err := Read(context.Background(), q.bytes(t), raw.Options{}, nil)
		if err == nil {
			err = r.Check()
		}
		if err != nil && doc.KindOf(err) == doc.Internal {
			t.Fatal(err)
		}
		if k, err := OpenBook(context.Background(), q.bytes(t), raw.Options{}); err == nil {
			k.Picture(context.Background(), 1, 0.2)
		}
	})
}
