package library

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/series"
)

// second opens the library of l as another program does.
func second(t *testing.T, l *Library) *Library {
	t.Helper()
	other, err := Open(t.Context(), l.Folder())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { other.Close() })
	return other
}

// TestOthersNoticed: what another program says and reads is seen, what l does
// itself is no news, and neither writes over the other.
func TestOthersNoticed(t *testing.T) {
	l, folder := open(t)
	other := second(t, l)
	came := func(want bool) {
		t.Helper()
		if got, err := l.CatchUp(t.Context()); got != want || err != nil {
			t.Fatalf("noticed %v, %v", got, err)
		}
	}
	write(t, folder, "a.txt", report("甲市", 2021, 10, "8.1"))
	bring(t, l)
	names(t, l)
	came(false)
	more := t.TempDir()
	write(t, more, "b.txt", report("乙县", 2022, 4, "3.3"))
	if err := other.Add(more); err != nil {
		t.Fatal(err)
	}
	came(true)
	came(false)
	if got := l.Shelf().Roots; !slices.Equal(got, []string{folder, more}) {
		t.Errorf("roots %q", got)
	}
	bring(t, other)
	came(true)
	if got := names(t, l); got != "b.txt×1 a.txt×1" {
		t.Errorf("%s", got)
	}
	// both say something that the other has not seen
	docs, err := l.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Tag("重点", true, docs[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := l.Tag("待读", true, docs[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := l.Shelf().Tags[docs[0].ID]; !slices.Equal(got, []string{"待读", "重点"}) {
		t.Errorf("tags %q", got)
	}
	came(false) // Change has taken it over
	// a shelf that is gone or broken takes nothing with it
	path := filepath.Join(l.Folder(), shelfName)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b[:len(b)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.CatchUp(t.Context()); err == nil {
		t.Error("half a shelf is taken over")
	}
	if err := l.Tag("新", true, docs[0].ID); err == nil {
		t.Error("half a shelf is written over")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := l.Tag("新", true, docs[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := l.Shelf(); len(got.Roots) != 2 || len(got.Tags[docs[0].ID]) != 3 {
		t.Errorf("after the file was gone: %+v", got)
	}
}

// TestTwoImport: two programs read the same folder at the same time, and say
// things of it.
func TestTwoImport(t *testing.T) {
	l, folder := open(t)
	const files = 24
	for i := range files {
		write(t, folder, fmt.Sprintf("%02d.txt", i), report(fmt.Sprintf("第%d区", i), 2000+i, 10+i, "8.1"))
	}
	both := []*Library{l, second(t, l)}
	var all sync.WaitGroup
	for k, x := range both {
		all.Go(func() {
			if err := x.Import(t.Context(), nil); err != nil {
				t.Errorf("import %d: %v", k, err)
			}
		})
		all.Go(func() {
			for i := range 20 {
				if err := x.Tag(fmt.Sprintf("标签%d-%d", k, i), true, "x"); err != nil {
					t.Errorf("tag %d: %v", k, err)
				}
				if _, err := x.CatchUp(t.Context()); err != nil {
					t.Errorf("catch up %d: %v", k, err)
				}
				if err := x.Retry(t.Context()); err != nil {
					t.Errorf("retry %d: %v", k, err)
				}
			}
		})
	}
	all.Wait()
	for k, x := range both {
		if _, err := x.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		docs, err := x.Documents(t.Context())
		if err != nil || len(docs) != files {
			t.Errorf("%d sees %d documents, %v", k, len(docs), err)
		}
		if got := len(x.Shelf().Tags["x"]); got != 40 {
			t.Errorf("%d sees %d tags", k, got)
		}
	}
}

// TestChangesOfOthers: the watch tells of them.
func TestChangesOfOthers(t *testing.T) {
	l, _ := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	others, done := make(chan bool, 10), make(chan error)
	go func() { done <- l.Changes(ctx, func() {}, func() { others <- true }) }()
	if err := second(t, l).Tag("重点", true, "x"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-others:
	case <-time.After(20 * time.Second):
		t.Error("nothing was noticed")
	}
	cancel()
	<-done
}

// TestWaitsForImport: a program waits for the one that imports, says so, and may
// be stopped.
func TestWaitsForImport(t *testing.T) {
	l, _ := open(t)
	release, err := l.turn(t.Context(), new(Progress))
	if err != nil {
		t.Fatal(err)
	}
	other, p := second(t, l), new(Progress)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- other.Import(ctx, p) }()
	for !p.Read().Waits {
		time.Sleep(time.Millisecond)
	}
	cancel()
	if err := <-done; err != context.Canceled {
		t.Errorf("stopped with %v", err)
	}
	release()
	if err := other.Import(t.Context(), p); err != nil || p.Read().Waits {
		t.Error(err)
	}
}

// TestOfficials: a series that is kept is the one that was read, one for each line.
func TestOfficials(t *testing.T) {
	l, _ := open(t)
	rows := [][]string{{"指标", "2022年", "2023年", "2024年第二季度"}, {"粮食产量(万吨)", "68,652.8", "69541", "1.50"}}
	read, err := series.ReadReference(rows, series.NewPick("粮食产量", nil), series.ReferenceOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range []string{series.Country, "湖南省", series.Country} {
		if err := l.KeepOfficial(NewOfficial("粮食产量", column, "/表/粮食 \"1\"\n.csv", read)); err != nil {
			t.Fatal(err)
		}
	}
	kept := second(t, l).Shelf().Officials
	if len(kept) != 2 || kept[0].Column != series.Country || kept[0].Path != "/表/粮食 \"1\"\n.csv" {
		t.Fatalf("%+v", kept)
	}
	back := kept[0].Reference()
	if len(back.Points) != len(read.Points) || back.Unit != read.Unit || back.Name != read.Name || back.Growth {
		t.Fatalf("%+v", back)
	}
	for i, p := range back.Points {
		w := read.Points[i]
		if p.Period != w.Period || p.Said != w.Said || p.Value.Lo.Cmp(w.Value.Lo) != 0 || p.Value.Hi.Cmp(w.Value.Hi) != 0 || p.Value.Step.Cmp(w.Value.Step) != 0 || p.Value.Unit != w.Value.Unit {
			t.Errorf("%+v, want %+v", p, w)
		}
	}
	gone, err := l.DropOfficials(func(o Official) bool { return o.Of("粮食 产量", false) && o.Column == "湖南省" })
	if err != nil || len(gone) != 1 || len(l.Shelf().Officials) != 1 {
		t.Errorf("%+v, %v", gone, err)
	}
	wrong := Official{Points: []OfficialPoint{{Period: "x", Value: "1", Step: "1"}, {Period: "2023", Value: "一", Step: "1"}, {}}}
	if got := wrong.Reference().Points; len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
