package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenshu-app/wenshu"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/seeds"
)

// report is a work report as it comes out of a bad extraction: lines cut in the
// middle of sentences, page numbers among them.
var report = `清水县政府工作报告

各位代表：

一、去年工作回顾

2023年，全县地区生产总值达到
286.4亿元，增长6.1%。粮食产量12.5万吨，比上年增
长3.2%。城镇化率达到61.8%。

— 1 —

新建学校4所，新增学位3600个。居民人均可支配收入
3.12万元，增长7.4%。网民规模达28.6万人，互联网普及率达74.5%。

二、今年主要目标

2024年，地区生产总值增长6%左右，城镇新增就业5000人以上。
` + more

// more is prose that makes the report longer than a page.
var more = strings.Repeat("\n我们要坚持稳中求进，统筹城乡发展。\n\n改善民生，保护绿水青山，让每一个村庄都有新的变化，让每一户人家都过上好日子。\n\n"+
	"办好学校，修好道路，引来客商，留住年轻人。\n", 10)

// policy is a document with numbered items and a quotation.
const policy = `关于加快数字乡村建设的实施意见

为贯彻“数字乡村”战略，现提出如下意见。

一、总体目标

到2025年，行政村5G通达率达到80%，农村网络零售额突破15亿元。

二、重点任务

1. 建设县级数据平台1个、乡镇服务站12个。
2. 培训农民2万人次。
`

// TestTour goes through the program as a reader would, with the keyboard, in
// the real window: three documents of different kinds and encodings, a search,
// a correction, a note, a join undone, a chart of a selection, an export, a restart. A
// picture of each stage is left in build/tour.
func TestTour(t *testing.T) {
	needs(t)
	shots, err := filepath.Abs("../../build/tour")
	if err == nil {
		err = os.MkdirAll(shots, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	bin, env := built(t, dir)
	chart := filepath.Join(dir, "out", "chart.png")
	files := documents(t, dir)
	x := &tour{t: t, tools: env, shots: shots}
	env = append(env[:len(env):len(env)], "PATH="+dialogs(t, dir, chart))
	x.p = start(t, env, bin, files...)
	x.wait("shows 清水县.txt")
	x.wait("idle")
	x.shot("three documents")
	for _, name := range []string{"数字乡村.txt", seeds.Name} {
		x.key("ctrl+Tab")
		x.wait("shows " + name)
		x.wait("figures")
		x.shot(name)
	}

	x.key("ctrl+f")
	x.typed("szjj") // 数字经济
	x.wait("hits")
	x.key("Return", "Return")
	x.shot("search by initials")
	x.key("Escape")

	x.key("n", "n")
	x.shot("a figure and its card")
	x.key("ctrl+e")
	x.pause()
	x.key("ctrl+a")
	x.typed("digital economy")
	x.shot("correcting")
	x.key("Return")
	x.wait("corrected")
	x.wait("figures")
	x.shot("corrected")

	x.key("Home", "shift+Down", "shift+Down", "3")
	x.pause()
	x.key("m")
	x.pause()
	x.typed("check with the yearbook")
	x.shot("a note")
	x.key("ctrl+Return", "ctrl+5")
	x.shot("the list of notes")
	x.key("ctrl+1")

	x.key("ctrl+Tab")
	x.wait("shows 清水县.txt")
	x.key("ctrl+6")
	x.wait("mending")
	x.key("n")
	x.shot("repair view")
	x.key("Return")
	x.wait("mended")
	x.shot("a join undone")

	x.key("ctrl+3", "Home", "shift+Down", "shift+Down", "shift+Down")
	x.shot("rows selected")
	x.key("c")
	x.wait("picked")
	x.pause()
	x.shot("chart of the selection")
	x.key("ctrl+s")
	x.wait("exported")
	x.shot("exported")

	x.key("ctrl+4")
	x.wait("words")
	x.pause()
	x.shot("words")
	x.key("ctrl+1", "space")
	x.pause()
	x.key("ctrl+q")
	select {
	case <-x.p.done:
	case <-time.After(patience):
		t.Fatal("the program does not end")
	}

	kept := entries(t, filepath.Join(dir, "config"))
	seed, county := kept[seeds.Name], kept["清水县.txt"]
	if seed == nil || len(seed.Notes) != 1 || seed.Notes[0].Words != "check with the yearbook" || seed.Notes[0].Colour != 2 || len(seed.Corrections) != 1 || seed.Corrections[0].Indicator == nil || *seed.Corrections[0].Indicator != "digital economy" {
		t.Errorf("kept of the sample: %+v", seed)
	}
	if county == nil || len(county.Undone) != 1 || county.Position.Start == 0 {
		t.Errorf("kept of the report: %+v", county)
	}
	picture, err := os.ReadFile(chart)
	if err != nil {
		t.Fatal(err)
	}
	if m, err := png.Decode(bytes.NewReader(picture)); err != nil || m.Bounds().Dx() < 900 {
		t.Errorf("the exported picture: %v", err)
	}
	table, err := os.ReadFile(strings.TrimSuffix(chart, ".png") + ".csv")
	if err != nil || !strings.Contains(string(table), "清水县.txt") {
		t.Errorf("the exported table: %v\n%s", err, table)
	}

	x.p = start(t, env, bin)
	x.wait("shows 清水县.txt")
	x.wait("kept 0 corrections, 1 undone, 0 notes of 清水县.txt")
	x.wait("idle")
	if at := x.p.number("place "); at <= 0 {
		t.Errorf("reading goes on at %d", at)
	}
	x.shot("after a restart")
	x.key("ctrl+shift+Tab")
	x.wait("shows " + seeds.Name)
	x.wait("kept 1 corrections, 0 undone, 1 notes of " + seeds.Name)
	x.wait("figures")
	x.key("ctrl+3")
	x.shot("the correction after a restart")
	x.key("ctrl+1")
	x.shot("the note after a restart")

	// another start hands its file over and ends
	second := exec.Command(bin, files[1])
	second.Env = env
	if out, err := second.CombinedOutput(); err != nil {
		t.Errorf("the second start: %v\n%s", err, out)
	}
	x.wait("taken")
	x.wait("shows 数字乡村.txt")
	x.shot("handed over")
}

// A tour is a program that is worked with by keys.
type tour struct {
	t     *testing.T
	tools []string // environment of what types and takes pictures
	p     *program
	shots string
	n     int
}

func (x *tour) run(name string, args ...string) []byte {
	x.t.Helper()
	c := exec.Command(name, args...)
	c.Env = x.tools
	out, err := c.Output()
	if err != nil {
		x.t.Fatalf("%s %v: %v", name, args, err)
	}
	return out
}

// wait returns when the program tells an event that was not waited for before.
func (x *tour) wait(event string) {
	x.t.Helper()
	x.p.wait(x.t, event)
}

// key types keys; what is waited for next must come from now on.
func (x *tour) key(keys ...string) {
	x.t.Helper()
	x.p.forget()
	x.run("xdotool", append([]string{"key", "--delay", "60"}, keys...)...)
}

func (x *tour) typed(s string) {
	x.t.Helper()
	x.run("xdotool", "type", "--delay", "40", s)
}

// pause lets the window draw what nothing tells of.
func (x *tour) pause() { time.Sleep(700 * time.Millisecond) }

func (x *tour) shot(name string) {
	x.t.Helper()
	x.pause()
	x.n++
	path := filepath.Join(x.shots, fmt.Sprintf("%02d %s.png", x.n, name))
	if err := os.WriteFile(path, x.run("import", "-window", "root", "png:-"), 0o644); err != nil {
		x.t.Fatal(err)
	}
}

// documents writes the three documents and returns their paths, the broken
// report first: GB18030, UTF-16 with a byte order mark, UTF-8.
func documents(t *testing.T, dir string) []string {
	t.Helper()
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(report)
	if err != nil {
		t.Fatal(err)
	}
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(policy)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	var out []string
	for _, f := range []struct {
		name string
		b    []byte
	}{{"清水县.txt", []byte(gb)}, {"数字乡村.txt", wide}, {seeds.Name, seeds.Seed}} {
		path := filepath.Join(dir, f.name)
		if err := os.WriteFile(path, f.b, 0o644); err != nil {
			t.Fatal(err)
		}
		out = append(out, path)
	}
	return out
}

// dialogs puts a program in the place of the desktop's own file dialogs, which
// answers with path, and returns the search path that has only that.
func dialogs(t *testing.T, dir, path string) string {
	t.Helper()
	bin := filepath.Join(dir, "bin")
	for _, d := range []string{bin, filepath.Dir(path)} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(bin, "zenity"), []byte("#!/bin/sh\nprintf '%s' '"+path+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return bin
}

// entries are what was kept, by the documents' names.
func entries(t *testing.T, config string) map[string]*store.Entry {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(config, "fyne", wenshu.ID(), "documents", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*store.Entry{}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		e := &store.Entry{}
		if err := json.Unmarshal(b, e); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[e.Name] = e
	}
	return out
}
