package core_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// module is the path that ours begin with; root is the package at it, which
// knows the version alone.
const (
	module = "github.com/wenshu-app/wenshu/"
	root   = "github.com/wenshu-app/wenshu"
)

// layers is the order of the packages, lowest first. A package imports only
// packages of lower lines; those of one line never import one another.
//
// It is a statement of policy: do not move a line to make a build pass.
var layers = [][]string{
	{root, "assets", "assets/packed", "assets/icon", "docs", "seeds"},
	{"assets/dict", "assets/fonts", "assets/fonts/postscript", "assets/opencc"},
	{"assets/fonts/serif", "assets/fonts/screen"},
	{"core/atomicfile", "core/score", "core/cell", "core/lock", "core/hostile"},
	{"core/text", "core/progress", "core/lexicon", "core/store"},
	{"core/doc"},
	{"core/hint", "core/numeral", "core/unit", "core/rank", "core/anchor"},
	{"core/recognise"},
	{"core/table"},
	// the stages: core hands values from one to the next
	{"core/decode"},
	{"core/format/raw"},
	{"core/format/page"},
	{"core/format/html", "core/format/office", "core/format/pdf", "core/format/ofd", "core/format/sheet", "core/format/archive"},
	{"core/format/docx", "core/format/epub", "core/format/markdown"}, // which may hold pages of HTML
	{"core/format", "core/repair", "core/structure", "core/relate", "core/check"},
	{"core/correct"},
	{"core/series", "core/segment", "core/conform", "core/find", "core/words", "core/script", "core/about"},
	{"core/chart", "core/query", "core/audit", "core/verify"},
	{"core/draw", "core/export"},
	{"core/parquet"},
	{"core"},
	{"core/library"},
	{"core/training", "core/backup"},
	{"gui/look", "gui/task", "gui/place", "gui/clip", "gui/settings", "gui/reading/layout"},
	{"gui/overlay", "gui/command"},
	{"gui/card", "gui/rows"}, // a figure in words, and rows of lists: no panes, but shown by several
	// the panes and the session, which know nothing of each other: gui connects them
	// with plain callbacks
	{"gui/session", "gui/tree", "gui/reading", "gui/charts", "gui/figures", "gui/finder", "gui/palette", "gui/wordlist", "gui/tabs", "gui/chooser", "gui/repairs", "gui/notebook", "gui/opening", "gui/original", "gui/banner", "gui/own", "gui/arrange", "gui/welcome"},
	{"gui/shelf", "gui/across", "gui/proof", "gui/conflicts"}, // the panes of the library
	{"gui/library"}, // the window's part for many documents: it connects them
	{"gui"},
	{"cmd/wenshu-cli/cli"},
	{"cmd/wenshu", "cmd/wenshu-cli", "cmd/wenshu-cli/console", "core/relate/train", "packaging"},
}

// importers names the one package that may import an outside library, tests
// aside. What is not listed may have one importer too, whichever it is.
var importers = map[string]string{
	"github.com/wcharczuk/go-chart":    "core/draw",
	"github.com/golang/freetype":       "core/draw",
	"codeberg.org/go-pdf/fpdf":         "core/draw",
	"github.com/go-ego/gse":            "core/segment",
	"github.com/spf13/cobra":           "cmd/wenshu-cli/cli",
	"fyne.io/fyne/v2/app":              "cmd/wenshu",
	"github.com/go-gl/glfw":            "cmd/wenshu",
	"golang.org/x/text":                "core/decode",
	"github.com/klippa-app/go-pdfium":  "core/format/pdf",
	"github.com/tetratelabs/wazero":    "core/format/pdf",
	"github.com/xuri/excelize":         "core/format/sheet",
	"github.com/richardlehane/mscfb":   "core/format/office",
	"github.com/yuin/goldmark":         "core/format/markdown",
	"github.com/ncruces/zenity":        "gui/chooser",
	"github.com/jezek/xgb":             "gui/place",
	"modernc.org/sqlite":               "core/library",
	"github.com/fsnotify/fsnotify":     "core/library",
	"github.com/gofrs/flock":           "core/lock",
	"github.com/parquet-go/parquet-go": "core/parquet",
}

// sharedLibraries are the libraries that more than one package may import: the
// language's own extensions and the toolkit of the window.
var sharedLibraries = []string{"golang.org/x/sync", "golang.org/x/image", "golang.org/x/text", "golang.org/x/term", "golang.org/x/net", "golang.org/x/sys", "fyne.io/fyne/v2"}

type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

// packages lists the packages of the program as the build on this system has
// them, by their path inside the module.
func packages(t *testing.T) map[string]pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-deps=false", "-json=ImportPath,Imports,Deps", "-tags", "migrated_fynedo",
		root, module+"assets/...", module+"core/...", module+"gui/...", module+"cmd/...", module+"seeds/...", module+"docs/...", module+"packaging/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string]pkg{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		all[strings.TrimPrefix(p.ImportPath, module)] = p
	}
}

func TestLayers(t *testing.T) {
	level := map[string]int{}
	for i, line := range layers {
		for _, name := range line {
			level[name] = i
		}
	}
	for name, p := range packages(t) {
		mine, ok := level[name]
		if !ok {
			t.Errorf("%s stands in no layer: say where it belongs", name)
			continue
		}
		for _, imported := range p.Imports {
			other, ours := strings.CutPrefix(imported, module)
			if !ours {
				continue
			}
			if theirs, ok := level[other]; ok && theirs >= mine {
				t.Errorf("%s imports %s, which stands no lower", name, other)
			}
		}
	}
}

// TestWindowStaysOut keeps the toolkit out of core and of the command line,
// and its driver, which needs cgo, out of the panes.
func TestWindowStaysOut(t *testing.T) {
	for name, p := range packages(t) {
		core := name == "core" || strings.HasPrefix(name, "core/")
		for _, d := range p.Deps {
			fyne := strings.HasPrefix(d, "fyne.io/")
			if fyne && (name == "gui/session" || name == "gui/settings" || name == "gui/task") {
				t.Errorf("%s depends on %s: it knows no toolkit", name, d)
			}
			if (core || strings.HasPrefix(name, "cmd/wenshu-cli")) && (fyne || strings.HasPrefix(d, module+"gui")) {
				t.Errorf("%s depends on %s", name, d)
			}
			if d == "fyne.io/fyne/v2/app" && name != "cmd/wenshu" {
				t.Errorf("%s depends on %s: only cmd/wenshu may", name, d)
			}
		}
	}
}

// TestOneImporter holds replacing a library to one package.
func TestOneImporter(t *testing.T) {
	by := map[string][]string{}
	for name, p := range packages(t) {
		for _, imported := range p.Imports {
			first, _, _ := strings.Cut(imported, "/")
			if !strings.Contains(first, ".") || imported == root || strings.HasPrefix(imported, module) {
				continue
			}
			for library, owner := range importers {
				if within(imported, library) && name != owner {
					t.Errorf("%s imports %s: only %s may", name, imported, owner)
				}
			}
			if !slices.ContainsFunc(sharedLibraries, func(l string) bool { return within(imported, l) }) {
				parts := strings.SplitN(imported, "/", 4)
				library := strings.Join(parts[:min(3, len(parts))], "/")
				if !slices.Contains(by[library], name) {
					by[library] = append(by[library], name)
				}
			}
		}
	}
	for library, names := range by {
		if len(names) > 1 {
			slices.Sort(names)
			t.Errorf("%s is imported by %s: one is enough", library, strings.Join(names, ", "))
		}
	}
}

func within(imported, library string) bool {
	return imported == library || strings.HasPrefix(imported, library+"/")
}
