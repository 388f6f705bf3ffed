package parquet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/wenshu-app/wenshu/core/hint"
)

// Begun reports whether a job writes into dir, or did.
func Begun(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, Job))
	return err == nil
}

// HintOf puts into words why a folder of figures cannot be read, and what to do.
// path is the folder or the file that it is about; ok is false where err is about
// something else.
func HintOf(err error) (path string, h hint.Hint, ok bool) {
	var f *FileError
	if !errors.As(err, &f) {
		return "", h, false
	}
	say := func(what, whatEnglish, next, nextEnglish string) (string, hint.Hint, bool) {
		return f.Path, hint.Hint{What: hint.Words{Chinese: what, English: whatEnglish}, Next: hint.Words{Chinese: next, English: nextEnglish}}, true
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return say("找不到这个文件夹", "there is no such folder",
			"看看它是不是改了名、移走了，或者所在的磁盘没有接上。", "Was it renamed or moved, or is its disk not connected?")
	case errors.Is(err, fs.ErrPermission):
		return say("没有读取的权限", "no permission to read it",
			"请修改权限，或者拷一份再打开。", "Change its permissions, or open a copy.")
	case errors.Is(err, ErrNone) && Begun(f.Path):
		return say("作业刚开始，还没有写出数字", "the job has begun and has written no figures yet",
			"等 wenshu-beam 运行完；如果它中断了，用同样的参数再运行一次。", "Wait for wenshu-beam to end; if it was stopped, run it again with the same flags.")
	case errors.Is(err, ErrNone):
		return say("这里没有 Parquet 文件", "there are no Parquet files in it",
			"请选 wenshu-beam --output 写出的那个文件夹。", "Choose the folder that wenshu-beam --output wrote.")
	case errors.Is(err, ErrOther):
		return say("这里的 Parquet 不是文数写的", "the Parquet here was not written by Wenshu",
			"请选 wenshu-beam --output 写出的那个文件夹。", "Choose the folder that wenshu-beam --output wrote.")
	case errors.Is(err, ErrNewer):
		return say("由更新的版本写成", "a later version wrote it",
			"请更新文数，再打开。", "Update Wenshu and open it again.")
	}
	return say("文件损坏，读不出来", "it is damaged and cannot be read",
		"请从来源再拷一次，或再运行一次 wenshu-beam。", "Copy it again, or run wenshu-beam again.")
}
