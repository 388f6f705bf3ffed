package task

import (
	"context"
	"errors"
	"testing"

	"github.com/wenshu-app/wenshu/core/progress"
)

// queue stands for the window's goroutine: what is sent to it runs when the
// test says so.
type queue chan func()

func (q queue) drain() {
	for {
		select {
		case f := <-q:
			f()
		default:
			return
		}
	}
}

func TestRun(t *testing.T) {
	q := make(queue, 100)
	r := &Runner{Do: func(f func()) { q <- f }}
	var got error
	called := 0
	r.Run("work", func(context.Context, *progress.Counter) error { return errors.New("x") }, func(err error) { got = err; called++ })
	r.Wait()
	q.drain()
	if called != 1 || got == nil {
		t.Errorf("done was called %d times with %v", called, got)
	}
}

func TestCancelSaysNothing(t *testing.T) {
	q := make(queue, 100)
	r := &Runner{Do: func(f func()) { q <- f }}
	started := make(chan bool)
	r.Run("work", func(ctx context.Context, _ *progress.Counter) error {
		close(started)
		<-ctx.Done()
		return ctx.Err()
	}, func(error) { t.Error("done was called after Cancel") })
	<-started
	r.Cancel()
	r.Wait()
	q.drain()
}

func TestNewWorkEndsOld(t *testing.T) {
	q := make(queue, 100)
	r := &Runner{Do: func(f func()) { q <- f }}
	started := make(chan bool)
	r.Run("old", func(ctx context.Context, _ *progress.Counter) error {
		close(started)
		<-ctx.Done()
		return nil
	}, func(error) { t.Error("the old work's done was called") })
	<-started
	ended := false
	r.Run("new", func(context.Context, *progress.Counter) error { return nil }, func(error) { ended = true })
	r.Wait()
	q.drain()
	if !ended {
		t.Error("the new work did not end")
	}
}

// TestBranch runs work in two branches: neither ends the other's, and the first
// waits for both.
func TestBranch(t *testing.T) {
	q := make(queue, 100)
	r := &Runner{Do: func(f func()) { q <- f }}
	told := ""
	b := r.Branch(func(name, _ string, _, _ int64) { told += name })
	release := make(chan bool)
	var ended []string
	b.Run("branch", func(ctx context.Context, _ *progress.Counter) error {
		<-release
		return ctx.Err()
	}, func(err error) { ended = append(ended, "branch") })
	r.Run("trunk", func(context.Context, *progress.Counter) error { return nil }, func(error) { ended = append(ended, "trunk") })
	r.Cancel()
	close(release)
	r.Wait()
	q.drain()
	if len(ended) == 0 || ended[len(ended)-1] != "branch" {
		t.Errorf("ended: %q", ended)
	}
	b.Cancel()
	b.Run("again", func(ctx context.Context, _ *progress.Counter) error { <-ctx.Done(); return nil }, func(error) { t.Error("cancelled work ended") })
	b.Cancel()
	r.Wait()
	q.drain()
}
