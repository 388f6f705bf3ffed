package hint

import (
	"fmt"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// notes say what a kind of note means; %d is how often.
var notes = map[string]Words{
	"invalid-bytes":     {"有 %d 个字节读不成字，原处以 � 代替", "%d bytes could not be decoded and show as �"},
	"null-bytes":        {"有 %d 个空字节，原处以 � 代替", "%d NUL bytes show as �"},
	"mixed-encodings":   {"文件前后编码不一致，可能有乱码", "the file changes its encoding; parts may be garbled"},
	"unread-table":      {"有像表格的内容没有读懂，其中的数字没有列出", "what looks like a table was not understood; its numbers are left out"},
	"too-many-figures":  {"数字太多，只找到前 %d 个", "only the first %d figures were taken"},
	"page-without-text": {"这一页只有图像，没有文字", "the page is a picture without text"},
	"page-unreadable":   {"这一页的文字编码已损坏，读出来的不可信", "the text of the page has no meaning to a program; it is not to be trusted"},
	"page-recognised":   {"这一页的文字由识别得来（可信度 %d%%）", "the text of the page was recognised from its picture (confidence %d%%)"},
	"page-left-out":     {"文件过大，从这一页起没有读", "from this page on the file was not read, since it is too large"},
	"unread-part":       {"第 %d 部分读不出来，没有读", "part %d of the file could not be read"},
	"embedded-object":   {"这里嵌入了另一个对象，没有读", "an embedded object was not read"},
	"signature":         {"文件带有签名或印章，没有验证", "signatures or seals of the file were not verified"},
	"hidden":            {"有隐藏的行、列或工作表，没有读", "hidden rows, columns or sheets were left out"},
	"cut":               {"内容过多，其余没有读", "the rest was not read, since there is too much of it"},
}

// Note says in words what n, a note of d, means, and where: on which page,
// sheet or line.
func Note(d *doc.Document, n doc.Note) Words {
	w, ok := notes[n.Kind]
	if !ok {
		w = Words{n.Kind, n.Kind}
	}
	count := max(n.N, 1)
	if strings.Contains(w.Chinese, "%d") {
		w.Chinese = fmt.Sprintf(w.Chinese, count)
	}
	if strings.Contains(w.English, "%d") {
		w.English = fmt.Sprintf(w.English, count)
	}
	if n.Kind == "unread-table" && n.N > 0 {
		w.Chinese, w.English = fmt.Sprintf("表格里有 %d 个数字没有读懂，没有列出", n.N), fmt.Sprintf("%d numbers of a table were not understood and are left out", n.N)
	}
	zh, en := where(d, n.Raw)
	return Words{zh + w.Chinese, en + w.English}
}

// where names the place of s of Raw.
func where(d *doc.Document, s text.Span) (zh, en string) {
	if s.Start >= len(d.Raw) {
		return "", ""
	}
	s.End = max(s.End, min(s.Start+1, len(d.Raw)))
	if from := d.SourcesOfRaw([]text.Span{s}); len(from) > 0 {
		switch f := from[0]; {
		case f.Page > 0:
			return fmt.Sprintf("第 %d 页：", f.Page), fmt.Sprintf("page %d: ", f.Page)
		case len(f.Refs) > 0:
			return strings.TrimSpace(f.Part+" "+f.Refs[0]) + "：", strings.TrimSpace(f.Part+" "+f.Refs[0]) + ": "
		case f.Part != "":
			return f.Part + "：", f.Part + ": "
		}
		return "", ""
	}
	line := strings.Count(d.Raw[:s.Start], "\n") + 1
	return fmt.Sprintf("第 %d 行：", line), fmt.Sprintf("line %d: ", line)
}
