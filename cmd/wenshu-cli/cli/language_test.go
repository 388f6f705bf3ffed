package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

func TestSides(t *testing.T) {
	for _, c := range []struct{ in, chinese, english string }{
		{"写到文件 · write to this file", "写到文件", "write to this file"},
		{"a.txt: 不能覆盖 · would be overwritten", "a.txt: 不能覆盖", "a.txt: would be overwritten"},
		{"甲 · 乙.txt: 不能覆盖 · would be overwritten", "甲 · 乙.txt: 不能覆盖", "甲 · 乙.txt: would be overwritten"},
		{"水平（level）· level", "水平（level）", "level"},
		{"unexpected EOF", "unexpected EOF", "unexpected EOF"},
	} {
		if got := side(c.in, true); got != c.chinese {
			t.Errorf("%q in Chinese is %q", c.in, got)
		}
		if got := side(c.in, false); got != c.english {
			t.Errorf("%q in English is %q", c.in, got)
		}
	}
	long := "列出 GDP。\nLists GDP（国内生产总值）.\n  wenshu-cli list · 例"
	if got := passage(long, true); got != "列出 GDP。\n  wenshu-cli list · 例" {
		t.Errorf("Chinese: %q", got)
	}
	if got := passage(long, false); got != "Lists GDP（国内生产总值）.\n  wenshu-cli list · 例" {
		t.Errorf("English: %q", got)
	}
}

func TestLocale(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"LANG": "zh_CN.UTF-8"}, true},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, false},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, true},
	} {
		if got := chineseLocale(func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v: %v", c.env, got)
		}
	}
}

// TestPrinted finds words in two languages that are printed as they stand:
// say and note choose the side that the user reads.
func TestPrinted(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			callee, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !strings.HasPrefix(callee.Sel.Name, "Fprint") {
				return true
			}
			seen++
			for _, arg := range call.Args[1:] {
				if l, ok := arg.(*ast.BasicLit); ok && strings.Contains(l.Value, between) {
					t.Errorf("%s: %s is printed in both languages", name, l.Value)
				}
			}
			return true
		})
	}
	if seen < 10 {
		t.Errorf("%d calls seen: the test looks at the wrong files", seen)
	}
}
