package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/seeds"
)

// TestReadme runs every command line of the READMEs as it stands there, in its
// order, on files of the names that it takes.
func TestReadme(t *testing.T) {
	for _, c := range []struct{ readme, report, before, speech, folder, notes string }{
		{"README.md", "report.txt", "last-year.txt", "speech.txt", "reports", "notes"},
		{"README.zh.md", "报告.txt", "去年.txt", "讲话稿.txt", "报告", "批注"},
	} {
		lines := readmeLines(t, filepath.Join("..", "..", "..", c.readme))
		if len(lines) < 14 {
			t.Fatalf("%s has %d command lines", c.readme, len(lines))
		}
		script := filepath.Join(t.TempDir(), strings.ReplaceAll(c.readme, ".", "-")+".txtar")
		if err := os.WriteFile(script, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		correction := fmt.Sprintf(`{"version":1,"id":%q,"name":%q,"corrections":[{"start":4478,"end":4491,"text":"50.2万亿元","indicator":"数字经济的规模","made":"2026-11-25T08:00:00Z"}]}`, core.ID(seeds.Seed), c.report)
		files := map[string]string{
			c.report:            string(seeds.Seed),
			c.before:            "2021年，数字经济规模达45.5万亿元，占GDP比重39.8%。\n",
			c.speech:            "2022年，全国数字经济规模50.2万亿元，网民规模10.79亿人。\n",
			c.folder + "/甲.txt": "2022年，国内生产总值120.5万亿元，增长3%。2023年国内生产总值预期目标增长5%左右。\n",
			c.folder + "/乙.txt": "2023年，国内生产总值126.1万亿元，增长5.2%，网民规模10.92亿人。\n",
			c.notes + "/" + core.ID(seeds.Seed) + ".json": correction,
		}
		testscript.Run(t, testscript.Params{
			Files: []string{script},
			Setup: func(e *testscript.Env) error {
				e.Vars = append(e.Vars, "HOME="+e.WorkDir, "LANG=zh_CN.UTF-8")
				for name, content := range files {
					path := filepath.Join(e.WorkDir, name)
					if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
						return err
					}
					if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
						return err
					}
				}
				return nil
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
