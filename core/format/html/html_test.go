package html

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// site is a page as government sites have it: menus, a title, a row of source
// and date with buttons, the text, and what follows it.
const site = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>甲市2024年经济运行情况-甲市统计局</title>
<meta name="ArticleTitle" content="甲市2024年经济运行情况"><meta name="PubDate" content="2025-01-20 09:30">
<meta name="ContentSource" content="甲市统计局"><link rel="canonical" href="https://tj.example.gov.cn/a.html">
<style>p{color:red}</style><script>var a = "<p>不是正文，不要读。</p>";</script></head>
<body><div class="header"><ul><li><a href="/">首页</a></li><li><a href="/b">政务公开的栏目</a></li><li><a href="/c">互动交流的栏目</a></li></ul></div>
<div class="crumb">您的位置：<a>首页</a> &gt; <a>统计信息</a></div>
<div class="main"><h1>甲市2024年经济运行情况</h1>
<div class="info">来源：甲市统计局 发布时间：2025-01-20 09:30 浏览次数：<span>88</span> 【字体：<a>大</a> <a>中</a>】</div>
<div class="text" style="font-size: 16px">
<p>&nbsp;&nbsp;&nbsp;&nbsp;2024年，全市地区生产总值达到1234.5亿元，
   比上年增长5.2%<sup>1</sup>。</p>
<p>　　规模以上工业增加值增长6.1%，面积12.5km<sup>2</sup>，&ldquo;十四五&rdquo;目标基本完成。</p>
<h2>一、农业</h2>
<p>粮食产量85.3万吨。<span style="display:none">看不见的字，也没有意义。</span></p>
<table><caption>表1 主要产品</caption><thead><tr><th rowspan="2">产品</th><th colspan="2">产量</th></tr><tr><th>2023年</th><th>2024年</th></tr></thead>
<tbody><tr><td>小麦</td><td>12.5</td><td>13.1</td></tr><tr><td>玉米</td><td></td><td><p>8.2</p></td></tr></tbody></table>
<ol><li>稳粮食。</li><li>稳就业。</li></ol>
<p>以上数据为初步核算数，正式数据以统计年鉴为准，请使用者注意口径的变化。</p>
</div>
<div class="share">分享到：<a>微信</a></div><p>【打印本页】【关闭窗口】</p>
<div>相关阅读</div><ul><li><a href="1">另一篇文章的题目很长很长</a></li><li><a href="2">再一篇文章的题目很长很长</a></li><li><a href="3">第三篇文章的题目</a></li></ul>
</div><div class="footer">版权所有：甲市统计局，未经许可不得转载，违者必究。 某ICP备00000000号</div></body></html>`

const want = `甲市2024年经济运行情况
来源：甲市统计局 发布时间：2025-01-20 09:30
2024年，全市地区生产总值达到1234.5亿元，比上年增长5.2%[1]。
规模以上工业增加值增长6.1%，面积12.5km2，“十四五”目标基本完成。
一、农业
粮食产量85.3万吨。
表1 主要产品
产品	产量
2023年	2024年
小麦	12.5	13.1
玉米		8.2
1. 稳粮食。
2. 稳就业。
以上数据为初步核算数，正式数据以统计年鉴为准，请使用者注意口径的变化。
`

func read(t *testing.T, b []byte, o raw.Options) raw.Text {
	t.Helper()
	r, err := Read(t.Context(), b, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	if err := r.Origins.Check(string(b), r.Text); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestArticle(t *testing.T) {
	r := read(t, []byte(site), raw.Options{})
	if r.Text != want {
		t.Errorf("got\n%s\nwant\n%s", r.Text, want)
	}
	if m := r.Meta; m.Title != "甲市2024年经济运行情况" || m.Published.String() != "2025-01-20" || m.Issuer != "甲市统计局" || m.Address != "https://tj.example.gov.cn/a.html" || m.Language != "zh-CN" {
		t.Errorf("%+v", m)
	}
	kinds := map[string]doc.HintKind{}
	for _, h := range r.Hints {
		kinds[h.Raw.Of(r.Text)] = h.Kind
	}
	for s, k := range map[string]doc.HintKind{"甲市2024年经济运行情况": doc.TitleHint, "一、农业": doc.HeadHint, "小麦\t12.5\t13.1": doc.RowHint, "1. 稳粮食。": doc.ItemHint, "粮食产量85.3万吨。": doc.Whole} {
		if got, ok := kinds[s]; !ok || got != k {
			t.Errorf("%q is %v, want %v", s, got, k)
		}
	}
	if len(r.Grids) != 1 || r.Grids[0].Heads != 2 {
		t.Fatalf("grids %+v", r.Grids)
	}
	rows := r.Grids[0].Rows
	if c := rows[0][0]; c.Down != 1 || c.Of(r.Text) != "产品" {
		t.Errorf("the first head is %+v", c)
	}
	if c := rows[1][0]; c.Col != 1 || c.Of(r.Text) != "2023年" {
		t.Errorf("the head under it is %+v, %q", c, c.Of(r.Text))
	}
	if c := rows[3][1]; c.Col != 2 || c.Of(r.Text) != "8.2" {
		t.Errorf("the last cell is %+v, %q", c, c.Of(r.Text))
	}
}

// TestPlaces goes back from the text to the bytes of the file, over references
// and another encoding.
func TestPlaces(t *testing.T) {
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(strings.Replace(site, "utf-8", "utf-8", 1)) // its charset lies
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, []byte(gbk), raw.Options{})
	if r.Text != want || r.Encoding != "gb18030" {
		t.Fatalf("%s: got\n%s", r.Encoding, r.Text)
	}
	i := strings.Index(r.Text, "1234.5亿元")
	s, ok := r.Origins.Hull(doc.Box{}.Raw)
	if ok {
		t.Errorf("nothing comes from %v", s)
	}
	s.Start, s.End = i, i+len("1234.5亿元")
	at, ok := r.Origins.Hull(s)
	if !ok || !strings.HasPrefix(at.Of(gbk), "1234.5") || at.Len() != len("1234.5")+4 {
		t.Errorf("1234.5亿元 comes from %q", at.Of(gbk))
	}
}

func TestWholePage(t *testing.T) {
	r := read(t, []byte(site), raw.Options{Whole: true})
	for _, s := range []string{"政务公开的栏目", "版权所有", "粮食产量85.3万吨", "再一篇文章"} {
		if !strings.Contains(r.Text, s) {
			t.Errorf("%q is missing", s)
		}
	}
	if strings.Contains(r.Text, "不是正文") || strings.Contains(r.Text, "看不见") {
		t.Error("scripts and hidden text are shown")
	}
}

func TestIs(t *testing.T) {
	for s, want := range map[string]bool{
		site: true, strings.Repeat(" ", 60) + "<!DOCTYPE html><p>甲": true, "<!-- saved from url=(1)a -->\n<html>": true, "<p>甲</p><p>乙</p>": true,
		"粮食产量<b>12</b>万吨</p>": false, "": false, "<p>": false, "<?xml version='1.0'?><office:document>": false, "3 < 5，5 > 3": false,
		"\ufeff<HTML><body>": true,
	} {
		if got := Is([]byte(s)); got != want {
			t.Errorf("%.40q: %v, want %v", s, got, want)
		}
	}
}

func TestHardLines(t *testing.T) {
	var b strings.Builder
	b.WriteString("<html><body><div>")
	for range 20 {
		b.WriteString("<p>全市经济运行总体平稳稳中有进主要</p><p>指标好于预期。</p>")
	}
	b.WriteString("</div></body></html>")
	for _, h := range read(t, []byte(b.String()), raw.Options{}).Hints {
		if h.Kind == doc.Whole {
			t.Fatal("printed lines are taken for paragraphs")
		}
	}
}

func TestNothing(t *testing.T) {
	_, err := Read(t.Context(), []byte("<html><head><script>location.href='/check'</script></head><body><div id=app></div></body></html>"), raw.Options{}, nil)
	if doc.KindOf(err) != doc.NoText {
		t.Errorf("a page that is a script: %v", err)
	}
}

func TestDeep(t *testing.T) {
	r := read(t, []byte("<html><body>"+strings.Repeat("<div>", 3000)+"粮食产量12.5万吨，增长3%。"), raw.Options{})
	if !strings.Contains(r.Text, "12.5万吨") {
		t.Errorf("%.80q", r.Text)
	}
}

func TestArchiveOfPage(t *testing.T) {
	b := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://tj.example.gov.cn/a.html\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"----X\"\r\n\r\n" +
		"------X\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://tj.example.gov.cn/a.html\r\n\r\n" +
		"<html><head><title>=E7=94=B2=E5=B8=82=E5=85=AC=E6=8A=A5</title></head><body><p>=E7=B2=AE=\r\n=E9=A3=9F12.5=E4=B8=87=E5=90=A8=E3=80=82</p></body></html>\r\n------X--\r\n"
	if !IsArchive([]byte(b)) || IsArchive([]byte(site)) {
		t.Fatal("an archive is not told from a page")
	}
	r, err := ReadArchive(t.Context(), []byte(b), raw.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	if r.Text != "粮食12.5万吨。\n" || r.Parts[0].Name != "https://tj.example.gov.cn/a.html" {
		t.Errorf("%q, parts %+v", r.Text, r.Parts)
	}
	if _, err := ReadArchive(t.Context(), []byte(strings.Replace(b, "text/html\r\nContent-T", "image/png\r\nContent-T", 1)), raw.Options{}, nil); doc.KindOf(err) != doc.NoText {
		t.Errorf("an archive without a page: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(site))
	f.Add([]byte("<table><tr><td rowspan=9999 colspan=9999>1<td>2</table><p>&#x110000;&amp"))
	f.Add([]byte("<ol start=3><li>甲<li value=-2>乙<ul><li>丙</ol><table>外<tr><td>内"))
	f.Add([]byte("<html>\U0010FFFD0\U0010FFFC<p>\xff\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, whole := range []bool{false, true} {
			r, err := Read(t.Context(), b, raw.Options{Whole: whole}, nil)
			if err != nil {
				continue
			}
			if err := r.Check(); err != nil {
				t.Fatal(err)
			}
			if err := r.Origins.Check(string(b), r.Text); err != nil {
				t.Fatal(err)
			}
		}
		if IsArchive(b) {
			ReadArchive(t.Context(), bytes.Clone(b), raw.Options{}, nil)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	page := []byte(strings.Replace(site, "<h2>", strings.Repeat("<p>规模以上工业增加值增长6.1%，其中制造业增长7.2%。</p>\n", 2000)+"<h2>", 1))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read(b.Context(), page, raw.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
