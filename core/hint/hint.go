// Package hint puts the kinds of error into words: what happened, and what to
// do next, in Chinese and English. The command line and the window use the
// same words.
package hint

import (
	"errors"
	"fmt"

	"github.com/wenshu-app/wenshu/core/doc"
)

// Words say one thing in both languages.
type Words struct{ Chinese, English string }

// A Hint is what happened and the next step.
type Hint struct{ What, Next Words }

// For returns the words for a kind of error.
func For(k doc.ErrorKind) Hint { return hints[k] }

// Of returns the words for err: those of its kind, or better ones where the
// error says what the file is.
func Of(err error) Hint {
	var e *doc.Error
	if !errors.As(err, &e) {
		return For(doc.Internal)
	}
	h := For(e.Kind)
	switch e.Kind {
	case doc.Unsupported:
		if f, ok := formats[e.Format]; ok {
			return f.hint()
		}
	case doc.Archive:
		h.What = Words{fmt.Sprintf("这是一个压缩包，里面有 %d 个能读的文件。", e.N), fmt.Sprintf("This is an archive with %d documents in it.", e.N)}
		if e.N == 0 {
			h.Next = Words{"请先解压，看看里面是什么。", "Unpack it and see what it holds."}
		}
	case doc.TooLong:
		h.What = Words{fmt.Sprintf("这个文件的文字太长，窗口里最多放 %d MB。", e.N>>20), fmt.Sprintf("The text of this file is too long; a window holds %d MB.", e.N>>20)}
	case doc.NoText:
		if e.Format == "frameset" {
			h.Next = Words{"这是框架页，正文在它框住的另一个网页里：请在浏览器里单独打开那一页，保存后再打开。", "This page only frames others: open the framed page by itself in a browser, save it, and open that."}
		}
	case doc.Encrypted:
		if e.Format == "doc" || e.Format == "zip" {
			h.Next = Words{"请在原来的程序里用密码打开，另存一份不加密的，再打开。", "Open it with its password in the program it comes from, save it without one, and open that."}
		}
	}
	return h
}

// A format is one that is told and not read.
type format struct {
	name Words
	save string // what its own program can save it as
	to   string // what LibreOffice makes of it; "" if it does not read it
}

func (f format) hint() Hint {
	h := Hint{What: Words{"这是" + f.name.Chinese + "，不支持直接打开。", "This is " + f.name.English + ", which is not supported."}}
	switch {
	case f.to != "":
		h.Next = Words{
			"请在原来的程序里另存为 " + f.save + "，或者用 LibreOffice 转换：soffice --headless --convert-to " + f.to + " 文件名",
			"Save it as " + f.save + " in the program it comes from, or let LibreOffice convert it: soffice --headless --convert-to " + f.to + " FILE"}
	case f.save != "":
		h.Next = Words{"请在原来的程序里另存为 " + f.save + "，再打开。", "Save it as " + f.save + " in the program it comes from, and open that."}
	default:
		h.Next = Words{"请先解压，再打开里面的文件。", "Unpack it, and open a file inside it."}
	}
	return h
}

var formats = map[string]format{
	"doc":      {Words{"老格式的 Word 或 WPS 文字文件（.doc、.wps）", "an old Word or WPS document (.doc, .wps)"}, "DOCX", "docx"},
	"rtf":      {Words{" RTF 文件", "an RTF document"}, "DOCX", "docx"},
	"word-xml": {Words{" Word 存成的 XML 文件", "a document that Word saved as XML"}, "DOCX", "docx"},
	"odt":      {Words{" OpenDocument 文字文件（.odt）", "an OpenDocument text (.odt)"}, "DOCX", "docx"},
	"xls":      {Words{"老格式的 Excel 或 WPS 表格文件（.xls、.et）", "an old Excel or WPS workbook (.xls, .et)"}, "XLSX", "xlsx"},
	"xlsb":     {Words{"二进制的 Excel 工作簿（.xlsb）", "a binary Excel workbook (.xlsb)"}, "XLSX", "xlsx"},
	"ods":      {Words{" OpenDocument 表格（.ods）", "an OpenDocument sheet (.ods)"}, "XLSX", "xlsx"},
	"ppt":      {Words{"老格式的演示文稿（.ppt、.dps）", "an old presentation (.ppt, .dps)"}, "PDF", "pdf"},
	"pptx":     {Words{"演示文稿（.pptx）", "a presentation (.pptx)"}, "PDF", "pdf"},
	"odp":      {Words{" OpenDocument 演示文稿（.odp）", "an OpenDocument presentation (.odp)"}, "PDF", "pdf"},
	"msg":      {Words{" Outlook 邮件（.msg）", "an Outlook message (.msg)"}, "HTML", ""},
	"ole":      {Words{"老格式的办公文件", "an old office document"}, "DOCX", "docx"},
	"rar":      {Words{" RAR 压缩包", "a RAR archive"}, "", ""},
	"7z":       {Words{" 7z 压缩包", "a 7z archive"}, "", ""},
	"gzip":     {Words{" gzip 压缩包", "a gzip archive"}, "", ""},
}

var hints = map[doc.ErrorKind]Hint{
	doc.Internal: {
		Words{"程序内部出错，文件没有改动。", "Something went wrong inside the program; the file is untouched."},
		Words{"请把文件名和这条信息告诉我们。", "Please report the file's name and this message."}},
	doc.Unsupported: {
		Words{"这个文件不是能读的文本。", "This file is not a text that can be read."},
		Words{"请在原来的程序里把它另存为 TXT（UTF-8），再打开。", "Save it as plain text (UTF-8) in the program it comes from, and open that."}},
	doc.Encrypted: {
		Words{"这个文件加了密码。", "This file is protected by a password."},
		Words{"请先去掉密码再打开。", "Remove the password and open it again."}},
	doc.NoText: {
		Words{"这个文件里没有文字。", "There is no text in this file."},
		Words{"如果是扫描件，请先做文字识别（OCR），再打开结果。", "If it is a scan, run it through OCR and open the result."}},
	doc.TooLarge: {
		Words{"这个文件太大，上限是 256 MB。", "This file is too large; the limit is 256 MB."},
		Words{"请把它分成几个文件再打开。", "Split it into several files and open those."}},
	doc.Damaged: {
		Words{"这个文件读不出来，可能已经损坏。", "This file cannot be read; it may be damaged."},
		Words{"请重新下载或复制一份再试。", "Download or copy it again and retry."}},
	doc.NotFound: {
		Words{"找不到这个文件。", "There is no such file."},
		Words{"请看看它是不是改了名字，或者移到了别处。", "Check whether it was renamed or moved."}},
	doc.Denied: {
		Words{"没有读这个文件的权限。", "You have no permission to read this file."},
		Words{"请修改文件的权限，或者复制一份再打开。", "Change its permissions, or open a copy."}},
	doc.IsDir: {
		Words{"这是一个文件夹。", "This is a folder."},
		Words{"请打开里面的文件。", "Open a file inside it."}},
	doc.Changed: {
		Words{"读到一半，文件被别的程序改了。", "Another program changed the file while it was read."},
		Words{"请等它写完再打开。", "Wait until it is written and open it again."}},
	doc.LongName: {
		Words{"文件名太长，系统打不开。", "The name is longer than the system allows."},
		Words{"请改一个短一些的名字，或者把文件移到浅一些的文件夹里。", "Give it a shorter name, or move it to a folder that lies less deep."}},
	doc.LinkLoop: {
		Words{"这个链接绕成了圈，通不到文件。", "This link leads round in a circle, and to no file."},
		Words{"请打开它本来要指的文件。", "Open the file that it was meant to lead to."}},
	doc.TooLong: {
		Words{"这个文件的文字太长，窗口里放不下。", "The text of this file is too long for a window."},
		Words{"请把它分成几个文件再打开，或者在命令行里读：wenshu-cli extract 文件名", "Split it into several files and open those, or read it on the command line: wenshu-cli extract FILE"}},
	doc.Archive: {
		Words{"这是一个压缩包。", "This is an archive."},
		Words{"请选其中的文件打开；命令行里写作 压缩包.zip!/文件名。", "Choose a file in it; on the command line write ARCHIVE.zip!/NAME."}},
}
