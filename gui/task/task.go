// Package task does long work away from the goroutine that owns the widgets.
// It is the only place in gui that starts a goroutine.
package task

import (
	"context"
	"sync"
	"time"

	"github.com/wenshu-app/wenshu/core/progress"
)

// Poll is how often progress is told while work goes on.
const Poll = 100 * time.Millisecond

// A Runner runs work and brings its results back to the widgets' goroutine.
type Runner struct {
	// Do runs f on the goroutine that owns the widgets: fyne.Do in the window,
	// a queue in tests.
	Do func(f func())
	// OnProgress is told, on that goroutine, how far named work has come. Both
	// counts are 0 when nothing runs any more.
	OnProgress func(name, stage string, done, total int64)

	trunk   *Runner // whose Wait waits for this one too; nil for the first
	mu      sync.Mutex
	cancel  context.CancelFunc
	runs    int // how many were started
	running sync.WaitGroup
}

// Branch returns a runner whose work is not ended by the work of r, nor ends
// it. Its progress goes to onProgress. Wait of r waits for both.
func (r *Runner) Branch(onProgress func(name, stage string, done, total int64)) *Runner {
	return &Runner{Do: r.Do, OnProgress: onProgress, trunk: r.root()}
}

func (r *Runner) root() *Runner {
	if r.trunk != nil {
		return r.trunk
	}
	return r
}

// Run cancels the work that still runs, if any, and starts work. done is
// called with its error on the widgets' goroutine, unless it was cancelled:
// then nothing is said. name is what OnProgress calls it.
func (r *Runner) Run(name string, work func(ctx context.Context, p *progress.Counter) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	r.mu.Lock()
	if r.cancel != nil {
		r.cancel()
	}
	r.cancel = cancel
	r.runs++
	run := r.runs
	r.mu.Unlock()
	// idle tells that nothing runs, unless other work has begun meanwhile
	idle := func() {
		r.mu.Lock()
		last := run == r.runs
		r.mu.Unlock()
		if last {
			r.tell("", "", 0, 0)
		}
	}
	p := &progress.Counter{}
	finished := make(chan struct{})
	running := &r.root().running
	running.Add(2)
	go func() {
		defer running.Done()
		err := work(ctx, p)
		close(finished)
		r.Do(func() {
			idle()
			if ctx.Err() == nil {
				done(err)
			}
		})
	}()
	go func() {
		defer running.Done()
		t := time.NewTicker(Poll)
		defer t.Stop()
		for {
			select {
			case <-finished:
				return
			case <-ctx.Done():
				r.Do(idle)
				return
			case <-t.C:
				stage, n, total := p.Read()
				r.Do(func() {
					if ctx.Err() == nil && !closed(finished) {
						r.tell(name, stage, n, total)
					}
				})
			}
		}
	}()
}

func closed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func (r *Runner) tell(name, stage string, done, total int64) {
	if r.OnProgress != nil {
		r.OnProgress(name, stage, done, total)
	}
}

// Cancel ends what runs. Its done is not called.
func (r *Runner) Cancel() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cancel != nil {
		r.cancel()
		r.cancel = nil
	}
}

// Go does small work that many may ask for at once, such as drawing a
// chart; it is not shown as progress and not cancelled by other work.
func (r *Runner) Go(work func(ctx context.Context), done func()) {
	running := &r.root().running
	running.Add(1)
	go func() {
		defer running.Done()
		work(context.Background())
		r.Do(done)
	}()
}

// Serve lets work go on until ctx ends, beside all other work; Wait does not
// wait for it.
func (r *Runner) Serve(ctx context.Context, work func(ctx context.Context)) { go work(ctx) }

// After does f on the widgets' goroutine when d has passed. Nothing waits for
// it.
func (r *Runner) After(d time.Duration, f func()) {
	time.AfterFunc(d, func() { r.Do(f) })
}

// Wait returns when nothing runs any more, in no branch either; tests and the
// closing window use it.
func (r *Runner) Wait() { r.root().running.Wait() }
