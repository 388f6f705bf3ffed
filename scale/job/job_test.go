package job

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/scale/extract"
)

var about = parquet.About{Schema: parquet.Schema, Rules: library.Rules(), Program: "test"}

// TestMain is also the job that TestKilled starts and kills.
func TestMain(m *testing.M) {
	beam.Init()
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError + 1})))
	beamlog.SetLogger(&beamlog.Standard{Level: beamlog.SevError})
	if in := os.Getenv("WENSHU_JOB_IN"); in != "" {
		if err := run(options(in, os.Getenv("WENSHU_JOB_OUT"))); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func options(in, out string) Options {
	return Options{Inputs: []string{in}, Output: out, Parquet: true, JSONL: true, Rows: 100, About: about,
		Limits: extract.Limits{Deadline: time.Minute, Size: 1 << 20}}
}

// run runs a job in this process.
func run(o Options) error {
	ctx := context.Background()
	if err := Begin(ctx, o, false); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	Figures(s, o)
	_, err := beam.Run(ctx, "prism", p)
	return err
}

// write makes n documents of our own in folder, a twentieth of them broken, and
// two of them copies.
func writeDocuments(t *testing.T, folder string, n int) {
	t.Helper()
	provinces := []string{"湖南省", "山东省", "全国"}
	for i := range n {
		p := provinces[i%3]
		b := fmt.Sprintf("%s%d年国民经济和社会发展统计公报\n\n%d年3月1日\n\n%d年，生产总值%d.5亿元，比上年增长%d.2%%。粮食产量约%d万吨，城镇新增就业%d万人。\n",
			p, 2010+i%10, 2011+i%10, 2010+i%10, 1000+i, 3+i%6, 500+i, 70+i)
		switch {
		case i%20 == 19:
			b = "\x00\x01\x02\x7fELF" + b[:9]
		case i == n-1, i == n-2:
			b = "通知\n\n2024年1月5日\n\n2023年粮食产量7万吨。\n"
		}
		path := filepath.Join(folder, fmt.Sprintf("%02d", i%7), fmt.Sprintf("%04d.txt", i))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(b), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

// tree is every file of a folder with its hash.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = fmt.Sprintf("%x", sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFigures runs a job and counts what came of it: each document once, each
// figure once, what is broken to the side.
func TestFigures(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	writeDocuments(t, in, 120)
	if err := run(options(in, out)); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.Open(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	if a, err := f.About(); err != nil || !f.Finished() || a.Schema != parquet.Schema || a.Rules != library.Rules() {
		t.Errorf("about %+v, finished %v, %v", a, f.Finished(), err)
	}
	ids := map[string]bool{}
	for r, err := range f.Rows(t.Context(), parquet.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if ids[r.ID] {
			t.Errorf("%s is there twice", r.ID)
		}
		ids[r.ID] = true
	}
	docs, copied := 0, 0
	for d, err := range f.Documents(t.Context(), parquet.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		docs++
		copied += int(d.Copies)
	}
	var broken []string
	parts, _ := filepath.Glob(filepath.Join(out, "errors", "*.jsonl"))
	for _, p := range parts {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
			var f struct{ Address, Kind string }
			if err := json.Unmarshal([]byte(line), &f); err != nil || f.Kind != "unsupported format" {
				t.Errorf("%s: %v", line, err)
			}
			broken = append(broken, f.Address)
		}
	}
	if docs != 120-6-copied || copied != 0 && copied != 1 || len(broken) != 6 || len(ids) < 4*100 {
		t.Errorf("%d documents, %d copies, %d figures, %d broken", docs, copied, len(ids), len(broken))
	}
	if parts, _ := filepath.Glob(filepath.Join(out, "figures", "*", "*", "*.parquet")); len(parts) < 12 {
		t.Errorf("partitions: %q", parts)
	}
}

// TestKilled kills a job in its middle and starts it again: the folder is, byte
// for byte, that of a job that nothing happened to. So it is where the job runs
// twice, and where a file of a former run lies about.
func TestKilled(t *testing.T) {
	in, whole := t.TempDir(), t.TempDir()
	writeDocuments(t, in, 400)
	if err := run(options(in, whole)); err != nil {
		t.Fatal(err)
	}
	want := tree(t, whole)
	out := filepath.Join(t.TempDir(), "out")
	child := func() *exec.Cmd {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		c := exec.Command(self)
		c.Env = append(os.Environ(), "WENSHU_JOB_IN="+in, "WENSHU_JOB_OUT="+out)
		return c
	}
	// as soon as it began; when the first file of figures stands there
	for _, seen := range []string{parquet.Job, "figures/*/*/part-*"} {
		c := child()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		killed := false
		for deadline := time.Now().Add(time.Minute); !killed && time.Now().Before(deadline); time.Sleep(time.Millisecond) {
			if found, _ := filepath.Glob(filepath.Join(out, seen)); len(found) > 0 {
				killed = true
			}
		}
		_ = c.Process.Kill() // SIGKILL: nothing of it is cleaned up
		<-ended
		if _, err := os.Stat(filepath.Join(out, parquet.Done)); !killed || err == nil {
			t.Errorf("%s: killed %v, but the mark of a finished job: %v", seen, killed, err)
		}
	}
	stray := filepath.Join(out, "figures", "year=1999", "place=全国", "part-00000-of-00001.parquet")
	if err := errors.Join(os.MkdirAll(filepath.Dir(stray), 0o700), os.WriteFile(stray, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if b, err := child().CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, b)
		}
		if got := tree(t, out); !maps.Equal(got, want) {
			t.Errorf("%d files, want %d: %v", len(got), len(want), different(got, want))
		}
	}
}

func different(a, b map[string]string) []string {
	var out []string
	for k := range a {
		if a[k] != b[k] {
			out = append(out, "+"+k)
		}
	}
	for k := range b {
		if a[k] == "" {
			out = append(out, "-"+k)
		}
	}
	slices.Sort(out)
	return out
}

// TestOther refuses to mix the figures of two jobs.
func TestOther(t *testing.T) {
	out := t.TempDir()
	o := options("甲", out)
	if err := Begin(t.Context(), o, false); err != nil {
		t.Fatal(err)
	}
	if err := Begin(t.Context(), o, false); err != nil {
		t.Errorf("the same job again: %v", err)
	}
	o.Inputs = []string{"乙"}
	if err := Begin(t.Context(), o, false); !errors.Is(err, ErrOther) {
		t.Errorf("another job: %v", err)
	}
	if err := Begin(t.Context(), o, true); err != nil {
		t.Errorf("another job that may replace: %v", err)
	}
}

var prefix = regexp.MustCompile(`^\{"id":"[^"]*","document":"[^"]*","n":\d+,`)

// sameAsCLI runs wenshu-cli extract and a job over the same documents and wants
// the same lines.
func sameAsCLI(t *testing.T, in string) {
	t.Helper()
	cli := filepath.Join(t.TempDir(), "wenshu-cli")
	build := exec.Command("go", "build", "-tags", "ne", "-o", cli, "./cmd/wenshu-cli")
	build.Dir = "../.."
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if b, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	printed, _ := exec.Command(cli, "extract", "-f", "jsonl", in).Output() // status 1 where some file cannot be read
	out := t.TempDir()
	o := options(in, out)
	o.Limits.Size = 64 << 20
	if err := run(o); err != nil {
		t.Fatal(err)
	}
	want := byFile(t, [][]byte{printed})
	var lines [][]byte
	parts, _ := filepath.Glob(filepath.Join(out, "jsonl", "*", "*", "*.jsonl"))
	for _, p := range parts {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, b)
	}
	got := byFile(t, lines)
	contents := map[string]bool{} // of documents whatever their address, to know copies
	for file, text := range got {
		if text != want[file] {
			t.Errorf("%s: %d bytes, the command line prints %d", file, len(text), len(want[file]))
		}
		contents[strings.ReplaceAll(text, file, "")] = true
	}
	for file, text := range want {
		if !contents[strings.ReplaceAll(text, file, "")] {
			t.Errorf("%s: only the command line has its figures", file)
		}
	}
	if len(got) < 20 {
		t.Errorf("%d documents with figures", len(got))
	}
	t.Logf("%d documents with figures, %d of the command line", len(got), len(want))
}

// byFile are the lines of each file, without what a job adds to them, and without
// the notes of the reading, which the rows that a job writes do not hold.
func byFile(t *testing.T, all [][]byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, b := range all {
		for line := range bytes.Lines(b) {
			line = prefix.ReplaceAll(line, []byte("{"))
			if i := bytes.LastIndex(line, []byte(`,"notes":[{"kind":`)); i >= 0 { // the last field
				line = append(slices.Clone(line[:i]), "}\n"...)
			}
			var r struct{ File string }
			if err := json.Unmarshal(line, &r); err != nil || r.File == "" {
				t.Fatalf("%v: %s", err, line)
			}
			out[r.File] += string(line)
		}
	}
	return out
}

func TestSameAsCLI(t *testing.T) {
	in := t.TempDir()
	writeDocuments(t, in, 60)
	if err := os.CopyFS(filepath.Join(in, "own"), withoutLines{os.DirFS("../../core/testdata/own")}); err != nil {
		t.Fatal(err)
	}
	sameAsCLI(t, in)
}

// withoutLines is a folder without its JSON lines, which a job takes for
// documents.
type withoutLines struct{ fs.FS }

// ReadDir is for fs.ReadDirFS.
func (w withoutLines) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(w.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool { return strings.HasSuffix(e.Name(), ".jsonl") }), err
}

// TestSameAsCLICorpus is TestSameAsCLI over every document of the corpus.
func TestSameAsCLICorpus(t *testing.T) {
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		t.Skip("WENSHU_SHARED is not set: the corpus is not there")
	}
	sameAsCLI(t, filepath.Join(shared, "corpus"))
}

// TestDeadline puts a document that takes too long to the side, and the others
// come through.
func TestDeadline(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	writeDocuments(t, in, 10)
	long := filepath.Join(in, "long.txt")
	if err := os.WriteFile(long, bytes.Repeat([]byte("2022年，某省粮食产量达到30.5万吨，比上年增长3.2%。\n"), 12_000), 0o600); err != nil {
		t.Fatal(err)
	}
	o := options(in, out)
	o.Limits.Deadline = 300 * time.Millisecond
	if err := run(o); err != nil {
		t.Fatal(err)
	}
	var said []byte
	parts, _ := filepath.Glob(filepath.Join(out, "errors", "*"))
	for _, p := range parts {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, b...)
	}
	if !bytes.Contains(said, []byte(`long.txt","kind":"deadline"`)) {
		t.Errorf("the errors are %s", said)
	}
}
