package look

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestWords fails on a key without words in one of the languages, and on a key
// that the window uses and the table lacks.
func TestWords(t *testing.T) {
	for key, w := range table {
		if key != "q.eq" && (w[0] == "" || w[1] == "") {
			t.Errorf("%s lacks a language: %q", key, w)
		}
		if strings.Count(w[0], "%") != strings.Count(w[1], "%") {
			t.Errorf("%s has other verbs in the two languages: %q", key, w)
		}
	}
	used := 0
	missing := func(where, key string) {
		used++
		if _, ok := table[key]; !ok {
			t.Errorf("%s uses %q, which has no words", where, key)
		}
	}
	chosen := map[string]bool{} // folders with a key that is not written where it is used
	walkCode(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if pack, ok := sel.X.(*ast.Ident); !ok || pack.Name != "look" {
				return true
			}
			switch sel.Sel.Name {
			case "NewSignButton":
				if key, ok := literal(call.Args[1]); ok {
					missing(path, key)
				} else {
					chosen[filepath.Dir(path)] = true
				}
			case "T":
				key, whole := literal(call.Args[0])
				start, joined := prefix(call.Args[0])
				switch {
				case whole:
					missing(path, key)
				case joined:
					if n := startingWith(start); n < 2 {
						t.Errorf("%s makes keys of %q and something: %d are in the table", path, start, n)
					}
				default:
					chosen[filepath.Dir(path)] = true
				}
			}
			return true
		})
	})
	// All that looks like a key in such a folder must be one.
	walkCode(t, func(path string, f *ast.File) {
		if !chosen[filepath.Dir(path)] || strings.HasPrefix(path, "look/") {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GenDecl:
				return n.Tok != token.CONST // the keys of preferences
			case ast.Expr:
				if s, ok := literal(n); ok && likeKey.MatchString(s) && !fileName.MatchString(s) {
					missing(path, s)
				}
			}
			return true
		})
	})
	if used < 150 {
		t.Errorf("looked at %d uses", used)
	}
}

// likeKey is the form of a key of two words or more.
var likeKey = regexp.MustCompile(`^[a-z]+(\.[a-z]+)+$`)

var fileName = regexp.MustCompile(`\.(csv|json|md|png|svg|tsv|ttf|txt)$`)

// literal is the value of a string that stands in the code.
func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

// prefix is what a joined key starts with: "kind." of "kind." + name.
func prefix(e ast.Expr) (string, bool) {
	for {
		b, ok := e.(*ast.BinaryExpr)
		if !ok {
			return literal(e)
		}
		e = b.X
	}
}

func startingWith(s string) int {
	n := 0
	for key := range table {
		if strings.HasPrefix(key, s) {
			n++
		}
	}
	return n
}

// TestNoWordsLeft fails on words that nothing shows any more.
func TestNoWordsLeft(t *testing.T) {
	written, starts := map[string]bool{}, map[string]bool{}
	walkCode(t, func(path string, f *ast.File) {
		if strings.HasPrefix(path, "look/words") {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, ok := literal(n); ok {
					written[s] = true
				}
			case *ast.BinaryExpr:
				if s, ok := prefix(n); ok {
					starts[s] = true
				}
			}
			return true
		})
	})
keys:
	for key := range table {
		if written[key] {
			continue
		}
		for s := range starts {
			if len(s) > 1 && strings.HasPrefix(key, s) {
				continue keys
			}
		}
		t.Errorf("nothing shows %s", key)
	}
}

// walkCode reads the code of the window without its tests.
func walkCode(t *testing.T, see func(path string, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err == nil {
			see(strings.TrimPrefix(filepath.ToSlash(path), "../"), f)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// chineseInCode are the files, or with a / at the end the folders, that may
// have Chinese in their code, and why. A file that has none any more fails.
var chineseInCode = map[string]string{
	"charts/words.go":          "the charts' own table of words, in both languages",
	"reading/layout/":          "characters that the layout treats each in its way; none is shown",
	"repairs/set.go":           "a character whose width is that of all",
	"card/sure.go":             "multipliers of the documents, as they are printed there",
	"correctform.go":           "units of the documents, as they are printed there",
	"library/referenceform.go": "units that official data are given in, as they are printed there",
	"figures/popups.go":        "a year may be typed with it in either language",
	"typeset.go":               "a character as a sample of a theme, the same in both languages",
	"choices.go":               "a language is named in itself",
	"card/card.go":             "units and multipliers of the documents, as they are printed there",
}

// TestNoChineseInCode finds words that are not in the table, so that they
// would stay Chinese in an English window.
func TestNoChineseInCode(t *testing.T) {
	found := map[string]bool{}
	walkCode(t, func(path string, f *ast.File) {
		if strings.HasPrefix(path, "look/") {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			l, ok := n.(*ast.BasicLit)
			if !ok || l.Kind != token.STRING && l.Kind != token.CHAR || !strings.ContainsFunc(l.Value, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				return true
			}
			for file := range chineseInCode {
				if path == file || strings.HasSuffix(file, "/") && strings.HasPrefix(path, file) {
					found[file] = true
					return true
				}
			}
			t.Errorf("%s: %s belongs into the table of words", path, l.Value)
			return true
		})
	})
	for file, why := range chineseInCode {
		if !found[file] {
			t.Errorf("%s (%s) has no Chinese any more: take it off the list", file, why)
		}
	}
}

func TestSystemLanguage(t *testing.T) {
	for _, c := range []struct {
		lang, fallback string
		want           Language
	}{{"zh_CN.UTF-8", "", Chinese}, {"en_GB.UTF-8", "", English}, {"C.UTF-8", "en", English}, {"", "zh", Chinese}, {"", "", Chinese}} {
		t.Setenv("LC_ALL", "")
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANG", c.lang)
		if got := SystemLanguage(c.fallback); got != c.want {
			t.Errorf("LANG=%q and %q give %v, want %v", c.lang, c.fallback, got, c.want)
		}
	}
}
