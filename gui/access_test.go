package gui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

// TestAccessible finds every widget type of ours in the code and fails on one
// that cannot say what it is. A type on one of Fyne's widgets needs a label of
// its own too, as what it is for is not what Fyne knows of it.
func TestAccessible(t *testing.T) {
	widgets, methods := map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv != nil && len(d.Recv.List) == 1 && strings.HasPrefix(d.Name.Name, "Accessibility") {
					recv := d.Recv.List[0].Type
					if star, ok := recv.(*ast.StarExpr); ok {
						recv = star.X
					}
					if id, ok := recv.(*ast.Ident); ok {
						methods[f.Name.Name+"."+id.Name+"."+d.Name.Name] = true
					}
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					ts, ok := s.(*ast.TypeSpec)
					if !ok {
						continue
					}
					st, ok := ts.Type.(*ast.StructType)
					if !ok {
						continue
					}
					for _, field := range st.Fields.List {
						sel, ok := field.Type.(*ast.SelectorExpr)
						if ok && len(field.Names) == 0 && sel.X.(*ast.Ident).Name == "widget" {
							name := f.Name.Name + "." + ts.Name.Name
							widgets[name] = true
							if sel.Sel.Name == "Button" { // has a role
								methods[name+".AccessibilityRole"] = true
							}
						}
					}
				}
			}
		}
		return nil
	})
	if err != nil || len(widgets) < 12 {
		t.Fatalf("%d widgets: %v", len(widgets), err)
	}
	for name := range widgets {
		if !methods[name+".AccessibilityLabel"] || !methods[name+".AccessibilityRole"] {
			t.Errorf("%s does not say what it is", name)
		}
	}
}

// TestLabels asks everything in the window what it is, in both languages.
func TestLabels(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.nav.GoToFigure(3)
	b.find.openFind()
	for _, language := range []string{"zh", "en"} {
		b.keys.prefs.setLanguage(language)
		for _, tab := range []int{tabReading, tabCharts} {
			b.nav.show(tab)
			seen := map[string]bool{}
			for _, o := range test.LaidOutObjects(b.win.Content()) {
				a, ok := o.(fyne.Accessible)
				if !ok || !o.Visible() {
					continue
				}
				if _, plain := o.(*fyne.Container); !plain {
					seen[a.AccessibilityLabel()] = true
				}
			}
			for _, want := range []string{look.T("split"), look.T("tree.collapse"), look.T("outline") + ": " + b.outline.pane.Current(b.text.pane.Place())} {
				if !seen[want] {
					t.Errorf("nothing is called %q in %s", want, language)
				}
			}
			if tab == tabCharts && !has(seen, b.front().Models[0].Title) {
				t.Error("no chart says its title")
			}
			if !has(seen, b.doc().Figures[3].Indicator+"\n") {
				t.Error("the card does not say its text")
			}
		}
	}
}

func has(seen map[string]bool, start string) bool {
	for s := range seen {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}
