package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wenshu-app/wenshu/seeds"
)

// TestReadme runs every command line of the READMEs as it stands there, in its
// order, in the folder that the README has its reader make of docs/try.
func TestReadme(t *testing.T) {
	for _, c := range []struct{ readme, try, report string }{
		{"README.md", "en", "report.txt"},
		{"README.zh.md", "zh", "报告.txt"},
	} {
		lines := readmeLines(t, filepath.Join("..", "..", "..", c.readme))
		if len(lines) < 14 {
			t.Fatalf("%s has %d command lines", c.readme, len(lines))
		}
		script := filepath.Join(t.TempDir(), strings.ReplaceAll(c.readme, ".", "-")+".txtar")
		if err := os.WriteFile(script, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		testscript.Run(t, testscript.Params{
			Files: []string{script},
			Setup: func(e *testscript.Env) error {
				e.Vars = append(e.Vars, "HOME="+e.WorkDir, "LANG=zh_CN.UTF-8")
				if err := os.CopyFS(e.WorkDir, os.DirFS(filepath.Join("..", "..", "..", "docs", "try", c.try))); err != nil {
					return err
				}
				return os.WriteFile(filepath.Join(e.WorkDir, c.report), seeds.Seed, 0o600)
			},
		})
	}
}

// Where a command of a README writes to.
var (
	redirection = regexp.MustCompile(` > ([^ ']+)$`) // not the > of a quoted question
	outputs     = regexp.MustCompile(` (?:-o|--out) ([^ ]+)`)
)

// readmeLines are the commands of a README in the language of testscript, which
// has no >, and the files that they must leave.
func readmeLines(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, " #")
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "wenshu-cli ") {
			continue
		}
		out = append(out, "exec "+redirection.ReplaceAllString(line, ""))
		if m := redirection.FindStringSubmatch(line); m != nil {
			out = append(out, "stdout .", "cp stdout "+m[1])
		}
		if m := outputs.FindStringSubmatch(line); m != nil {
			out = append(out, "exists "+m[1])
		}
	}
	return out
}
