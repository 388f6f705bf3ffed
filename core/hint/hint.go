// Package hint puts the kinds of error into words: what happened, and what to
// do next, in Chinese and English. The command line and the window use the
// same words.
package hint

import "github.com/wenshu-app/wenshu/core/doc"

// Words say one thing in both languages.
type Words struct{ Chinese, English string }

// A Hint is what happened and the next step.
type Hint struct{ What, Next Words }

// For returns the words for a kind of error.
func For(k doc.ErrorKind) Hint { return hints[k] }

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
}
