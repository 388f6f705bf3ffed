package look

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
)

// Words that are put together are put together by marks of the language: what
// joins them stands in the table, as the words do. Full-width marks that join in
// the code would stand in the English window too.
func TestMarksOfTheLanguage(t *testing.T) {
	const marks = "：；，、（）"
	looked := 0
	walkCode(t, func(path string, f *ast.File) {
		if strings.HasPrefix(path, "look/") || strings.HasPrefix(path, "charts/words") {
			return
		}
		bad := func(e ast.Expr) {
			if s, ok := literal(e); ok {
				if looked++; strings.ContainsAny(s, marks) {
					t.Errorf("%s joins words by %q, whatever the language", path, s)
				}
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if n.Op == token.ADD {
					bad(n.X)
					bad(n.Y)
				}
			case *ast.CallExpr:
				if fun, ok := n.Fun.(*ast.SelectorExpr); ok && (fun.Sel.Name == "Join" || fun.Sel.Name == "Sprintf") {
					for _, a := range n.Args {
						bad(a)
					}
				}
			}
			return true
		})
	})
	if looked < 100 {
		t.Errorf("looked at %d texts", looked)
	}
}
