package gui

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/session"
)

const sample = "全县工作报告\n\n一、去年工作\n\n2023年，全县粮食产量12.5万吨，增长3.2%。城镇化率达到61.8%。\n"

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestErrors opens what cannot be read: each time a dialog says what happened
// and what to do, and the old document stays.
func TestErrors(t *testing.T) {
	binary := append([]byte{0x7f, 'E', 'L', 'F', 2, 1, 1, 0}, bytes.Repeat([]byte{0, 1, 2, 0xff, 0xfe, 0x90}, 400)...)
	denied := write(t, "denied.txt", sample)
	if err := os.Chmod(denied, 0); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		want       doc.ErrorKind
	}{
		{"missing", filepath.Join(t.TempDir(), "no.txt"), doc.NotFound},
		{"empty", write(t, "empty.txt", ""), doc.NoText},
		{"binary", write(t, "a.out", string(binary)), doc.Unsupported},
		{"denied", denied, doc.Denied},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want == doc.Denied && os.Getuid() == 0 {
				t.Skip("root may read every file")
			}
			b := newBench(t)
			b.openSeed()
			b.nav.GoToFigure(3)
			old, place := b.doc(), b.text.pane.Place()
			from := len(b.events)
			b.Open(c.path)
			b.until("error "+c.want.String(), from)
			said := b.dialog()
			for _, want := range []string{hint.For(c.want).What.Chinese, hint.For(c.want).Next.Chinese, filepath.Base(c.path)} {
				if !strings.Contains(said, want) {
					t.Errorf("the dialog says %q, without %q", said, want)
				}
			}
			if b.doc() != old || b.text.pane.Place() != place || len(b.settings.Values().Recent) != 0 || b.frame.working.Visible() {
				t.Errorf("the old document is not as it was: place %d, recent %q", b.text.pane.Place(), b.settings.Values().Recent)
			}
		})
	}
}

func TestRecent(t *testing.T) {
	b := newBench(t)
	first, second := write(t, "甲.txt", sample), write(t, "乙.txt", sample)
	for _, path := range []string{first, second, first} {
		from := len(b.events)
		b.Open(path)
		b.until("figures", from)
	}
	if got := b.settings.Values().Recent; !slices.Equal(got, []string{first, second}) {
		t.Errorf("recent files %q", got)
	}
	var items []string
	for _, m := range b.keys.table.MainMenu().Items[0].Items[1].ChildMenu.Items {
		items = append(items, m.Label)
	}
	if !slices.Equal(items[:2], []string{"甲.txt", "乙.txt"}) {
		t.Errorf("menu of recent files %q", items)
	}
}

func TestDrop(t *testing.T) {
	b := newBench(t)
	b.dropped(fyne.Position{}, nil)
	b.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(write(t, "拖来.txt", sample))})
	b.until("figures", 0)
	if b.doc().Name != "拖来.txt" || len(b.doc().Figures) != 3 {
		t.Errorf("%s with %d figures", b.doc().Name, len(b.doc().Figures))
	}
}

// TestNoFigures opens a text without figures: the panes say so.
func TestNoFigures(t *testing.T) {
	b := newBench(t)
	b.Open(write(t, "无数.txt", "通知\n\n请各单位认真学习，抓好落实。\n"))
	b.until("figures", 0)
	if len(b.doc().Figures) != 0 || len(b.front().Models) != 0 {
		t.Fatalf("%d figures, %d charts", len(b.doc().Figures), len(b.front().Models))
	}
	b.nav.show(tabFigures)
	b.nav.show(tabCharts)
	if b.charts.chartWords().Empty == charts.Chinese.Empty {
		t.Error("the charts do not say that there are no figures")
	}
	b.nav.step(1)
	b.nav.GoToFigure(0)
	b.charts.toChart(0)
	if b.nav.tabs.SelectedIndex() != tabCharts || b.front().Card != -1 {
		t.Errorf("tab %d, card %d", b.nav.tabs.SelectedIndex(), b.front().Card)
	}
}

// TestOpenWhileOpening opens a file while another is being read: the first is
// given up and never shown.
func TestOpenWhileOpening(t *testing.T) {
	b := newBench(t)
	var first context.Context
	started := make(chan struct{})
	b.session.ReadAs(session.Job{Path: "first.txt", Load: func(ctx context.Context, _ *progress.Counter) ([]byte, error) {
		first = ctx
		close(started)
		<-ctx.Done()
		return []byte(sample), nil
	}})
	<-started
	b.Open(write(t, "second.txt", sample))
	b.until("figures", 0)
	b.Wait()
	b.when("an empty queue", func() bool { return len(b.queue) == 0 })
	if first.Err() == nil || b.doc().Name != "second.txt" || slices.Contains(b.events, "error internal error") {
		t.Errorf("%s is shown; events %q", b.doc().Name, b.events)
	}
}

func TestCancel(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	started := make(chan struct{})
	b.session.ReadAs(session.Job{Path: "slow.txt", Load: func(ctx context.Context, _ *progress.Counter) ([]byte, error) {
		close(started)
		<-ctx.Done()
		return nil, ctx.Err()
	}})
	<-started
	b.when("the progress", b.frame.stop.Visible)
	test.Tap(b.frame.stop)
	b.when("its end", func() bool { return !b.frame.stop.Visible() })
	if b.doc() == nil || b.frame.working.Visible() || b.dialog() != "" {
		t.Errorf("after cancelling, the dialog says %q", b.dialog())
	}
}

// TestLongLine opens 200 MB in one line: the window's goroutine is never kept
// for long and the work can be cancelled.
func TestLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("200 MB are for long tests")
	}
	path := filepath.Join(t.TempDir(), "一行.txt")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	piece := []byte("全县粮食产量12.5万吨，增长3.2%，" + strings.Repeat("各地各部门认真贯彻落实。", 1<<20/36))
	for n := 0; n < 200<<20; n += len(piece) {
		if _, err := f.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	b.openSeed()
	b.Open(path)
	longest := time.Duration(0)
	stages := map[string]bool{}
	late := time.After(5 * time.Minute)
	for !strings.Contains(b.win.Title(), "一行") && !stages["end"] {
		select {
		case f := <-b.queue:
			began := time.Now()
			f()
			longest = max(longest, time.Since(began))
			stages[b.frame.working.Text] = true
			stages["end"] = b.dialog() != ""
		case <-late:
			t.Fatalf("not open after five minutes: %q", b.frame.working.Text)
		}
	}
	t.Logf("the longest step of the window took %v; stages %d; dialog %q", longest, len(stages), b.dialog())
	if longest > time.Second {
		t.Errorf("the window stood still for %v", longest)
	}
	b.runner.Cancel()
}
