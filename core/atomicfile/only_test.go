package atomicfile_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// writers are the functions of os that write a file or put one in a place.
var writers = []string{"Create", "CreateTemp", "OpenFile", "WriteFile", "Rename", "Link", "Symlink", "Truncate"}

// others are the files that call one of them, and why they may.
var others = map[string]string{
	"cmd/wenshu/crash.go":           "the runtime and the log need an open file as long as the program runs",
	"cmd/wenshu/console_windows.go": "a console is opened, which is no file",
}

// TestOnly wants every file of the programs written by this package: a writer
// elsewhere leaves a part where it fails.
func TestOnly(t *testing.T) {
	root := filepath.Join("..", "..")
	called := map[string]bool{}
	look := func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "atomicfile"):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		name := importName(f, "os")
		relative, _ := filepath.Rel(root, path)
		relative = filepath.ToSlash(relative)
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok || !slices.Contains(writers, call.Sel.Name) {
				return true
			}
			if x, ok := call.X.(*ast.Ident); !ok || name == "" || x.Name != name {
				return true
			}
			if called[relative] = true; others[relative] == "" {
				t.Errorf("%s: os.%s; write through core/atomicfile", files.Position(call.Pos()), call.Sel.Name)
			}
			return true
		})
		return nil
	}
	for _, folder := range []string{"cmd", "core", "gui"} {
		if err := filepath.WalkDir(filepath.Join(root, folder), look); err != nil {
			t.Fatal(err)
		}
	}
	for path, why := range others {
		if !called[path] {
			t.Errorf("%s is excepted (%s) and writes no file", path, why)
		}
	}
	if len(called) == 0 {
		t.Error("no file was looked at")
	}
}

// importName is what f calls the package at path; "" if it does not import it.
func importName(f *ast.File, path string) string {
	for _, i := range f.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err != nil || p != path {
			continue
		}
		if i.Name != nil {
			return i.Name.Name
		}
		return filepath.Base(path)
	}
	return ""
}

// TestMain keeps the tests from a umask of the one who runs them.
func TestMain(m *testing.M) {
	setUmask(0o022)
	os.Exit(m.Run())
}
