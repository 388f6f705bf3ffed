package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/seeds"
)

// TestDay does ten tasks of an analyst's day in the real window, by keys alone:
// reading, finding, correcting, annotating, comparing two reports, a chart, an
// export, a citation, undo, and going on after a restart. It counts the keys that
// each takes, letters of words that are typed apart, and holds them to what they
// take today.
func TestDay(t *testing.T) {
	needs(t)
	dir := t.TempDir()
	bin, env := built(t, dir)
	out := filepath.Join(dir, "out", "table.csv")
	files := documents(t, dir)
	d := &day{tour: tour{t: t, tools: env, shots: t.TempDir()}}
	env = append(env[:len(env):len(env)], "PATH="+dialogs(t, dir, out))
	d.p = start(t, env, bin, files[0], files[2])
	d.wait("shows 清水县.txt")
	d.wait("idle")
	began := time.Now()

	d.task("read", 3)
	d.press("space")
	d.wait("place ")
	d.press("space", "ctrl+d")
	d.pause()

	d.task("find", 4)
	d.press("ctrl+f")
	d.write("czhl") // 城镇化率
	d.wait("hits")
	d.press("Return", "Escape")
	d.pause()

	d.task("correct", 5)
	d.press("Home", "n")
	d.pause()
	d.press("ctrl+e")
	d.pause()
	d.press("ctrl+a")
	d.write("county GDP")
	d.press("Return")
	d.wait("corrected")
	d.wait("figures")

	d.task("annotate", 5)
	d.press("Home", "shift+Down", "3")
	d.pause()
	d.press("m")
	d.pause()
	d.write("ask the county")
	d.press("ctrl+Return")
	d.pause()

	d.task("compare two reports", 2)
	d.press("ctrl+k")
	d.pause()
	d.write("bjyc ") // 比较用词
	d.pause()
	d.press("Return")
	d.wait("compared")

	d.task("chart", 2)
	d.press("ctrl+2")
	d.pause()
	d.press("ctrl+c") // its picture
	d.wait("chart copied")

	d.task("export", 2)
	d.press("ctrl+3", "ctrl+s")
	d.wait("exported")

	d.task("cite", 3)
	d.press("ctrl+1", "n", "ctrl+shift+c")
	d.pause()

	d.task("undo", 3)
	d.press("ctrl+z", "ctrl+z", "ctrl+z") // the words of the note, its highlight, the correction
	d.wait("figures")
	d.press("ctrl+shift+z")
	d.wait("figures")
	d.keys[d.now]-- // the last is for what follows

	d.task("restart", 1)
	d.press("ctrl+q")
	select {
	case <-d.p.done:
	case <-time.After(patience):
		t.Fatal("the program does not end")
	}
	d.p = start(t, env, bin)
	d.wait("kept 1 corrections, 0 undone, 1 notes of 清水县.txt")
	d.wait("idle")
	d.say()
	t.Logf("the day took %.0f s", time.Since(began).Seconds())

	kept := entries(t, filepath.Join(dir, "config"))["清水县.txt"]
	if kept == nil || len(kept.Corrections) != 1 || *kept.Corrections[0].Indicator != "county GDP" || len(kept.Notes) != 1 || !kept.Notes[0].Bookmark {
		t.Errorf("kept of the report: %+v", kept)
	}
	table, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(table), "county GDP") {
		t.Errorf("the exported table: %v\n%s", err, table)
	}
	if _, err := os.Stat(filepath.Join(dir, seeds.Name)); err != nil {
		t.Error("a document is gone")
	}
}

// A day is a tour whose keys are counted, task by task.
type day struct {
	tour
	names         []string
	now           int
	keys, letters []int
	most          []int
}

// task begins a task that takes at most so many keys.
func (d *day) task(name string, most int) {
	d.names, d.most = append(d.names, name), append(d.most, most)
	d.keys, d.letters = append(d.keys, 0), append(d.letters, 0)
	d.now = len(d.names) - 1
}

// press types keys and counts them.
func (d *day) press(keys ...string) {
	d.t.Helper()
	d.keys[d.now] += len(keys)
	d.key(keys...)
}

// write types words and counts their letters.
func (d *day) write(words string) {
	d.t.Helper()
	d.letters[d.now] += utf8.RuneCountInString(words)
	d.typed(words)
}

// say tells how many keys each task took.
func (d *day) say() {
	d.t.Helper()
	for i, name := range d.names {
		d.t.Logf("%-20s %d keys, %d letters", name, d.keys[i], d.letters[i])
		if d.keys[i] > d.most[i] {
			d.t.Errorf("%s takes %d keys, not %d", name, d.keys[i], d.most[i])
		}
	}
}
