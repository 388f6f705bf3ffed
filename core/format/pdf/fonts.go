package pdf

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing/fstest"

	"github.com/wenshu-app/wenshu/assets/fonts"
)

// fontFolder is where pdfium looks for fonts.
const fontFolder = "usr/share/fonts"

// boxes is a file system with boxFont alone, for reading. (fstest has the one
// file system in memory of the standard library whose files can be sought in.)
func boxes() fs.FS {
	return fstest.MapFS{fontFolder + "/box.ttf": &fstest.MapFile{Data: boxFont(), Mode: 0o444}}
}

// A fontFS shows pdfium the fonts of the system and one of ours, and nothing
// else of the machine: it draws with them what a file names and does not bring
// along.
type fontFS struct {
	fstest.MapFS
	folders map[string]fs.FS // by their paths in the file system
}

func systemFonts() fs.FS {
	f := fontFS{fstest.MapFS{fontFolder + "/wenshu.ttf": &fstest.MapFile{Data: fonts.SansRegular(), Mode: 0o444}}, map[string]fs.FS{}}
	var dirs []string
	switch runtime.GOOS {
	case "windows":
		dirs = []string{filepath.Join(os.Getenv("SystemRoot"), "Fonts")}
	case "darwin":
		dirs = []string{"/System/Library/Fonts", "/Library/Fonts"}
	default:
		dirs = []string{"/usr/share/fonts", "/usr/local/share/fonts"}
	}
	for i, d := range dirs {
		if info, err := os.Stat(d); err == nil && info.IsDir() {
			at := fontFolder + "/system" + string(rune('0'+i))
			f.MapFS[at] = &fstest.MapFile{Mode: fs.ModeDir | 0o555}
			f.folders[at] = os.DirFS(d)
		}
	}
	return f
}

// Open opens a file of one of the folders.
func (f fontFS) Open(name string) (fs.File, error) {
	for at, dir := range f.folders {
		if name == at {
			return dir.Open(".")
		}
		if rest, ok := strings.CutPrefix(name, at+"/"); ok {
			return dir.Open(rest)
		}
	}
	return f.MapFS.Open(name)
}
