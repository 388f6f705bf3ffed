package gui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/gui/look"
)

// onSheet are the keys of the sheet, those in the group with that title or, for
// "", all.
func onSheet(title string) map[string]bool {
	out := map[string]bool{}
	for _, c := range keyColumns() {
		for _, g := range c {
			for _, r := range g.rows {
				for _, k := range r.keys {
					if title == "" || g.title == title {
						out[k] = true
					}
				}
			}
		}
	}
	return out
}

// typed are the characters that do something in the text, from the code: the
// runes that the reading pane takes, and the keys of one letter or digit that
// it passes to the window.
func typed(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	see := func(pattern string, look func(fn *ast.FuncDecl)) {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no code in %s", pattern)
		}
		for _, name := range files {
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && !strings.HasSuffix(name, "_test.go") {
					look(fn)
				}
			}
		}
	}
	see("reading/*.go", func(fn *ast.FuncDecl) {
		if fn.Name.Name != "TypedRune" {
			return
		}
		ast.Inspect(fn, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.CHAR {
				if s, err := strconv.Unquote(l.Value); err == nil && strings.ToLower(s) == s {
					out[s] = true
				}
			}
			return true
		})
	})
	see("*.go", func(fn *ast.FuncDecl) {
		ast.Inspect(fn, func(n ast.Node) bool {
			c, ok := n.(*ast.CaseClause)
			if !ok {
				return true
			}
			for _, e := range c.List {
				if sel, ok := e.(*ast.SelectorExpr); ok && len(sel.Sel.Name) == len("KeyA") && strings.HasPrefix(sel.Sel.Name, "Key") {
					out[strings.ToLower(sel.Sel.Name[3:])] = true
				}
			}
			return true
		})
	})
	return out
}

// source is the code of a pane without its tests.
func source(t *testing.T, pane string) string {
	t.Helper()
	files, _ := filepath.Glob(pane + "/*.go")
	var out strings.Builder
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out.Write(b)
		}
	}
	return out.String()
}

// TestKeySheet compares the sheet with the keys that the window and the
// reading pane take: what they take is on it, and what is on it they take.
func TestKeySheet(t *testing.T) {
	b := newBench(t)
	all := onSheet("")
	for _, k := range keyTabs {
		all[keyID(k)] = true // the sheet names the first and the last
	}
	all["Mod+Shift+Tab"] = true // said in the words beside Mod+Tab
	for id := range b.keyIDs {
		if !all[id] {
			t.Errorf("the window takes %s, which is not on the sheet", id)
		}
	}
	runes := typed(t)
	notes, err := os.ReadFile("notebook.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"m", "1", "2", "3", "4"} { // given on by the reading pane
		runes[id] = strings.Contains(string(notes), "fyne.Key"+strings.ToUpper(id))
	}
	for r := range runes {
		if !all[r] && !(r >= "1" && r <= "4" && all["1"]) {
			t.Errorf("the reading pane takes %q, which is not on the sheet", r)
		}
	}
	// What Fyne's own shortcuts and the panes take.
	code := source(t, "reading")
	ofPane := map[string]string{"Mod+A": "ShortcutSelectAll", "Mod+C": "ShortcutCopy", "Shift+←": "shift"}
	for id := range all {
		var taken bool
		sign, pane := ofPane[id]
		switch {
		case id == "…" || id == "Mod+Shift+Tab":
			continue
		case pane:
			taken = strings.Contains(code, sign)
		case strings.Contains(id, "+"):
			taken = b.keyIDs[id]
		case len(id) == 1 && onSheet("help.reading")[id]:
			taken = runes[id]
		default:
			continue // keys without a letter: each pane tests its own
		}
		if !taken {
			t.Errorf("%s is on the sheet, and nothing takes it", id)
		}
	}
}

func TestKeyText(t *testing.T) {
	was := mac
	t.Cleanup(func() { mac = was })
	cite := &desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
	command := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierSuper | fyne.KeyModifierAlt}
	for _, c := range []struct {
		mac            bool
		cite, left, id string
	}{{false, "Ctrl+Shift+C", "Alt+Super+←", "Ctrl++"}, {true, "⌃⇧C", "⌥⌘←", "⌘+"}} {
		mac = c.mac
		if a, b, d := keyText(cite), keyText(command), keyShown("Mod++"); a != c.cite || b != c.left || d != c.id {
			t.Errorf("mac %v: %s, %s, %s", c.mac, a, b, d)
		}
	}
	if keyText(nil) != "" {
		t.Error("no keys have a name")
	}
}

// TestHelpFits shows the sheet in both languages within a small window.
func TestHelpFits(t *testing.T) {
	b := newBench(t)
	for _, size := range []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1280, 800)} {
		for _, language := range []string{"zh", "en"} {
			b.win.Resize(size)
			b.setLanguage(language)
			if m := b.keyColumns(3).MinSize(); m.Width > size.Width-80 || m.Height > size.Height-180 {
				t.Errorf("%v in %v, %s", m, size, language)
			}
			b.showHelp()
			top := b.win.Canvas().Overlays().Top()
			if top == nil || !strings.Contains(b.dialog(), look.T("keys.palette")) {
				t.Fatalf("the sheet says %q", b.dialog())
			}
			b.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if b.win.Canvas().Overlays().Top() != nil || b.sheet != nil {
				t.Fatal("Esc does not take the sheet away")
			}
		}
	}
	b.win.Resize(fyne.NewSize(640, 480))
	b.showHelp()
	if s := b.win.Canvas().Overlays().Top().MinSize(); s.Width > 640 || s.Height > 480 {
		t.Errorf("in a tiny window it takes %v", s)
	}
}
