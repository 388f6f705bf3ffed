package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/seeds"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wenshu-cli": func() { os.Exit(Main(make(chan os.Signal, 2))) }})
}

// TestScripts runs testdata/script: one file a behaviour, seed.txt in each.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, "HOME="+e.WorkDir, "LANG=zh_CN.UTF-8")
			return os.WriteFile(filepath.Join(e.WorkDir, "seed.txt"), seeds.Seed, 0o644)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// pack FILE.zip NAME… packs files
			"pack": func(ts *testscript.TestScript, _ bool, args []string) {
				if len(args) < 2 {
					ts.Fatalf("usage: pack FILE.zip NAME…")
				}
				var b bytes.Buffer
				z := zip.NewWriter(&b)
				for _, name := range args[1:] {
					w, err := z.Create(name)
					ts.Check(err)
					_, err = io.WriteString(w, ts.ReadFile(name))
					ts.Check(err)
				}
				ts.Check(z.Close())
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
			},
			// parquet FOLDER FILE… writes the figures of files as wenshu-beam does
			"parquet": func(ts *testscript.TestScript, _ bool, args []string) {
				if len(args) < 2 {
					ts.Fatalf("usage: parquet FOLDER FILE…")
				}
				for _, name := range args[1:] {
					d, err := core.ReadFile(context.Background(), ts.MkAbs(name), nil)
					ts.Check(err)
					s := library.SourceOf(d, name)
					var b bytes.Buffer
					ts.Check(parquet.Write(&b, parquet.RowsOf(d, s), parquet.About{Schema: parquet.Schema, Rules: library.Rules()}))
					path := filepath.Join(ts.MkAbs(args[0]), parquet.FiguresDir, parquet.Partition(s.Written.Year, s.Region), d.ID[:8]+parquet.Ending)
					ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
					ts.Check(os.WriteFile(path, b.Bytes(), 0o644))
				}
			},
			// bytes FILE HEX… writes bytes that cannot stand in a script
			"bytes": func(ts *testscript.TestScript, _ bool, args []string) {
				if len(args) < 2 {
					ts.Fatalf("usage: bytes FILE HEX…")
				}
				var b []byte
				for _, h := range args[1:] {
					var v byte
					for _, c := range h {
						v <<= 4
						switch {
						case c >= '0' && c <= '9':
							v |= byte(c - '0')
						case c >= 'a' && c <= 'f':
							v |= byte(c-'a') + 10
						default:
							ts.Fatalf("%s is not hexadecimal", h)
						}
					}
					b = append(b, v)
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
			},
		},
		Condition: func(cond string) (bool, error) { return cond == "root" && os.Geteuid() == 0, nil },
	})
}
