package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// An onDisk is a command that writes onto a disk. What stands at file stays as
// it is where the disk takes nothing; without file the command writes into the
// library or to the standard output.
type onDisk struct {
	file string
	args []string
}

// onDisks are all commands that write, each in all its forms.
var onDisks = []onDisk{
	{"a.jsonl", []string{"extract", "-o", "a.jsonl", "seed.txt"}},
	{"a.json", []string{"extract", "-o", "a.json", "seed.txt"}},
	{"a.csv", []string{"extract", "-o", "a.csv", "seed.txt"}},
	{"a.xlsx", []string{"extract", "-o", "a.xlsx", "seed.txt"}},
	{"a.txt", []string{"extract", "-o", "a.txt", "seed.txt"}},
	{"b.jsonl", []string{"extract", "--explain", "-o", "b.jsonl", "seed.txt"}},
	{"c.md", []string{"convert", "-o", "c.md", "seed.txt"}},
	{"c.json", []string{"convert", "-o", "c.json", "seed.txt"}},
	{"c.txt", []string{"convert", "-o", "c.txt", "seed.txt"}},
	{"c.pdf", []string{"convert", "-o", "c.pdf", "seed.txt"}},
	{"d.png", []string{"chart", "-i", "网民规模", "-o", "d.png", "seed.txt"}},
	{"d.svg", []string{"chart", "-i", "网民规模", "-o", "d.svg", "seed.txt"}},
	{"d.pdf", []string{"chart", "-i", "网民规模", "-o", "d.pdf", "seed.txt"}},
	{"e.csv", []string{"series", "-i", "网民规模", "-o", "e.csv", "seed.txt"}},
	{"e.xlsx", []string{"series", "-i", "网民规模", "-o", "e.xlsx", "seed.txt"}},
	{"e.json", []string{"series", "-i", "网民规模", "-o", "e.json", "seed.txt"}},
	{"f.xlsx", []string{"check", "-o", "f.xlsx", "seed.txt"}},
	{"f.json", []string{"check", "-o", "f.json", "seed.txt"}},
	{"g.html", []string{"verify", "-o", "g.html", "seed.txt", "paper.txt"}},
	{"g.xlsx", []string{"verify", "-o", "g.xlsx", "seed.txt", "paper.txt"}},
	{"g.md", []string{"verify", "-o", "g.md", "seed.txt", "paper.txt"}},
	{"h.jsonl", []string{"corrections", "--notes", "notes.json", "-o", "h.jsonl", "paper.txt"}},
	{"i.xlsx", []string{"library", "--in", "library", "export", "-o", "i.xlsx"}},
	{"i.csv", []string{"library", "--in", "library", "export", "-o", "i.csv"}},
	{"i.jsonl", []string{"library", "--in", "library", "export", "-o", "i.jsonl"}},
	{"j.zip", []string{"library", "--in", "library", "backup", "j.zip"}},
	{"wenshu-cli.1", []string{"man", "."}},
	{"", []string{"library", "--in", "library", "add", "paper.txt"}},
	{"", []string{"library", "--in", "library", "tag", "急件", "互联网"}},
	{"", []string{"library", "--in", "library", "remove", "seed.txt"}},
	{"", []string{"library", "--in", "library", "restore", "kept.zip"}},
	{"", []string{"library", "--in", "library", "official", "--add", "nbs.csv", "-i", "粮食产量"}},
	{"", []string{"library", "--in", "library", "check", "--dismiss", "12345678", "--because", "口径不同"}},
	{"", []string{"library", "--in", "another", "add", "paper.txt"}},
}

// printed are commands whose standard output is a file on the disk.
var printed = [][]string{
	{"extract", "seed.txt"},
	{"extract", "-f", "json", "seed.txt"},
	{"extract", "-f", "csv", "seed.txt"},
	{"extract", "-f", "xlsx", "seed.txt"},
	{"extract", "-f", "table", "seed.txt"},
	{"convert", "seed.txt"},
	{"convert", "-t", "pdf", "seed.txt"},
	{"checks", "seed.txt"},
	{"words", "seed.txt"},
	{"series", "-i", "网民规模", "seed.txt"},
	{"verify", "seed.txt", "paper.txt"},
	{"corrections", "--notes", "notes.json", "paper.txt"},
	{"library", "--in", "library", "list"},
	{"library", "--in", "library", "search", "互联网"},
	{"completion", "bash"},
	{"version"},
	{"help"},
}

// TestFullDisk writes onto disks that are full or read-only, by every command:
// that is told with a next step and status 1, what stood there stays, and
// nothing half is left.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	disk := t.TempDir()
	mount := func(options string) bool {
		return exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk).Run() == nil
	}
	if !mount("size=4m") {
		t.Skip("only root can mount a small disk")
	}
	t.Cleanup(func() { _ = exec.Command("umount", disk).Run() })
	workshop(t, disk)
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(disk, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("paper.txt", "某县公报\n\n2022年，某县粮食产量达1.2万吨，比上年增长3%。\n")
	put("notes.json", `{"version":1,"id":"f1954ddf3070b9b2730e0f939fc3cfef96611db601736270b0b845dd37415728","name":"paper.txt","corrections":[{"start":45,"end":54,"text":"1.2万吨","indicator":"夏粮产量","made":"2026-11-25T08:00:00Z"}]}`)
	put("nbs.csv", "指标,2029年,2030年\n粮食产量(万吨),60.1,65.6\n")
	if said, err := cli(t, disk, "library", "--in", "library", "backup", "kept.zip"); err != nil {
		t.Fatal(err, said)
	}
	for _, w := range onDisks {
		if w.file != "" {
			put(w.file, "旧\n")
		}
	}
	fill(t, filepath.Join(disk, "ballast"))
	refused := func(words string) {
		for _, w := range onDisks {
			said, err := cli(t, disk, w.args...)
			if err == nil || !strings.Contains(said, words) || !strings.Contains(said, "。") {
				t.Errorf("%v: %v, %q; want %s", w.args, err, said, words)
			}
			if w.file == "" {
				continue
			}
			if b, err := os.ReadFile(filepath.Join(disk, w.file)); err != nil || string(b) != "旧\n" {
				t.Errorf("%s holds %.40q, %v", w.file, b, err)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(disk, ".wenshu-*")); len(left) > 0 {
			t.Errorf("left: %v", left)
		}
	}
	refused("磁盘已满")
	for _, args := range printed {
		if said, err := printOnto(t, disk, "stdout", args...); err == nil || !strings.Contains(said, "磁盘已满") {
			t.Errorf("%v > stdout: %v, %q", args, err, said)
		}
	}
	if err := os.Remove(filepath.Join(disk, "ballast")); err != nil {
		t.Fatal(err)
	}
	if said, err := cli(t, disk, "library", "--in", "library", "list", "tag:重点"); err != nil {
		t.Errorf("the library after the full disk: %v, %s", err, said)
	}
	if !mount("remount,ro") {
		t.Fatal("the disk cannot be made read-only")
	}
	refused("这个磁盘只能读")
}

// printOnto runs the program in dir with its standard output going to name there.
func printOnto(t *testing.T, dir, name string, args ...string) (said string, err error) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := exec.Command("wenshu-cli", args...)
	c.Env = append(os.Environ(), "LC_ALL=zh_CN.UTF-8")
	c.Dir, c.Stdout = dir, f
	var b strings.Builder
	c.Stderr = &b
	err = c.Run()
	return b.String(), err
}
