package pdf

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wenshu-app/wenshu/assets/packed"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// maxMemory is how much memory one document may take inside of the engine, in
// pages of 64 KiB: 1 GiB.
const maxMemory = 1 << 14

// An engine is pdfium compiled for this machine, made once a process by the
// first document that needs it, and kept.
type engine struct {
	sync.Mutex
	fonts func() fs.FS // that it sees
	pool  pdfium.Pool
	wait  chan struct{} // closed when the engine under way is made or failed
	err   error
}

// Text is read with one engine and pages are drawn with another, since they see
// other fonts. They share what is compiled.
var (
	reading = &engine{fonts: boxes}
	drawing = &engine{fonts: systemFonts}
)

// start returns the pool of e, which it makes if there is none yet. Compiling
// takes seconds; ctx ends the waiting, not the work, which serves the next one.
func (e *engine) start(ctx context.Context, o raw.Options) (pdfium.Pool, error) {
	e.Lock()
	if e.pool != nil {
		defer e.Unlock()
		return e.pool, nil
	}
	if e.wait == nil {
		e.wait = make(chan struct{})
		go func(done chan struct{}) {
			pool, err := compile(e.fonts(), o)
			e.Lock()
			defer e.Unlock()
			e.pool, e.err, e.wait = pool, err, nil
			close(done)
		}(e.wait)
	}
	done := e.wait
	e.Unlock()
	select {
	case <-done:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	e.Lock()
	defer e.Unlock()
	return e.pool, e.err
}

// ready reports whether nobody has to wait for e.
func (e *engine) ready() bool {
	e.Lock()
	defer e.Unlock()
	return e.pool != nil
}

// Warm sees to it that the first document does not wait until the engine is
// compiled, so that the window can do it in the background. Where there is a
// folder for what is compiled, nothing stays in memory: an engine that is read
// from there is made in a quarter of a second, and one that nobody uses takes
// 40 MB and what the compiling left.
func Warm(ctx context.Context, o raw.Options) error {
	dir := cacheFolder(o.Cache)
	reading.Lock()
	used := reading.pool != nil || reading.wait != nil
	reading.Unlock()
	if dir == "" || used {
		_, err := reading.start(ctx, o)
		return err
	}
	done := make(chan error, 1)
	go func() { done <- fill(dir) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done(): // what is compiled serves the next start
		return ctx.Err()
	}
}

// fill compiles the engine into a folder, unless it is there.
func fill(dir string) (err error) {
	defer recovered(&err)
	compiled.Lock()
	defer compiled.Unlock()
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return err
	}
	pool, err := newPool(boxes(), cache)
	if err == nil {
		err = pool.Close()
	}
	return errors.Join(err, cache.Close(context.Background()))
}

// module is PDFium as go-pdfium brings it, packed: TestModule holds it to the
// version that go.mod names.
//
//go:embed pdfium.wasm.gz
var module []byte

// compiled is what all engines of the process share; its folder keeps it for
// the next one.
var compiled struct {
	sync.Mutex
	cache wazero.CompilationCache
}

func compile(fonts fs.FS, o raw.Options) (pool pdfium.Pool, err error) {
	defer recovered(&err)
	compiled.Lock()
	defer compiled.Unlock() // two at once would compile twice
	if compiled.cache == nil {
		if dir := cacheFolder(o.Cache); dir != "" {
			compiled.cache, _ = wazero.NewCompilationCacheWithDir(dir)
		}
		if compiled.cache == nil {
			compiled.cache = wazero.NewCompilationCache()
		}
	}
	return newPool(fonts, compiled.cache)
}

// newPool makes the engine with what is in cache, or compiles it into that.
func newPool(fonts fs.FS, cache wazero.CompilationCache) (pdfium.Pool, error) {
	return webassembly.InitWithWASM(webassembly.Config{
		WASM:     packed.Bytes(module),
		MaxTotal: -1, // as many as there are open documents
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(maxMemory).
			WithCloseOnContextDone(true).
			WithCompilationCache(cache),
		FSConfig: wazero.NewFSConfig().WithFSMount(fonts, "/"),
		Stdout:   io.Discard, Stderr: io.Discard,
	})
}

// cacheFolder returns the folder for the compiled engine, "" if none can be
// made. Others must not write there: what lies in it is run.
func cacheFolder(dir string) string {
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(user, "wenshu", "wazero")
	}
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return dir
}

// recovered turns a panic into an error. The libraries below run machine code
// made of a program in C and panic where its memory ends; this package has no
// other place where it recovers.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("pdfium: %v", r)
	}
}

// A call is a function of pdfium.
type call interface {
	CallWithStack(ctx context.Context, stack []uint64) error
}

// memory is the memory of pdfium.
type memory interface {
	Read(offset, n uint32) ([]byte, bool)
	Write(offset uint32, b []byte) bool
}

// A machine is one instance of pdfium with the functions that we call. It is
// used by one goroutine at a time.
//
// go-pdfium wraps every function with handles, locks and allocations; asked
// for each character they take five times as long as pdfium does. Its own
// functions are reached by reflection, since their types are internal.
type machine struct {
	inst    pdfium.Pdfium
	fns     map[string]call
	find    reflect.Value
	mem     memory
	scratch uint64 // 64 bytes for what functions return by pointer
	stack   [8]uint64
	err     error // the first failure; nothing is called behind it
}

func newMachine(ctx context.Context, e *engine, o raw.Options) (m *machine, err error) {
	defer recovered(&err)
	pool, err := e.start(ctx, o)
	if err != nil {
		return nil, err
	}
	inst, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, err
	}
	m = &machine{inst: inst, fns: map[string]call{}}
	impl := reflect.ValueOf(inst.(interface{ GetImplementation() any }).GetImplementation())
	m.find = impl.MethodByName("Fn")
	module := reflect.ValueOf(impl.Elem().FieldByName("Module").Interface())
	m.mem = module.MethodByName("Memory").Call(nil)[0].Interface().(memory)
	m.scratch = m.call(ctx, "malloc", 64)
	if m.err != nil {
		m.close()
		return nil, m.err
	}
	return m, nil
}

// close ends the instance; its memory goes with it.
func (m *machine) close() {
	var err error
	defer recovered(&err)
	_ = m.inst.Kill()
}

var errNoFunction = errors.New("pdfium lacks a function")

// call calls the function called name. With a ctx that ends, the call ends
// with it, and the machine; that costs some microseconds, so that short calls
// pass context.Background.
func (m *machine) call(ctx context.Context, name string, args ...uint64) uint64 {
	if m.err != nil {
		return 0
	}
	fn := m.fn(name)
	if fn == nil {
		return 0
	}
	return m.run(ctx, fn, args...)
}

// fn finds a function, for loops that call it often; nil with an error set if
// there is none.
func (m *machine) fn(name string) call {
	if fn, ok := m.fns[name]; ok {
		return fn
	}
	fn, ok := m.find.Call([]reflect.Value{reflect.ValueOf(name)})[0].Interface().(call)
	if !ok {
		m.err = fmt.Errorf("%w: %s", errNoFunction, name)
		return nil
	}
	m.fns[name] = fn
	return fn
}

func (m *machine) run(ctx context.Context, fn call, args ...uint64) uint64 {
	if m.err != nil {
		return 0
	}
	copy(m.stack[:], args)
	if err := fn.CallWithStack(ctx, m.stack[:max(len(args), 1)]); err != nil {
		m.err = err
		if ctx.Err() != nil {
			m.err = ctx.Err()
		}
		return 0
	}
	return m.stack[0]
}

// quick is call for functions that end at once.
func (m *machine) quick(name string, args ...uint64) uint64 {
	return m.call(context.Background(), name, args...)
}

// put copies b into the memory of pdfium, with a zero byte behind it.
func (m *machine) put(b []byte) uint64 {
	p := m.quick("malloc", uint64(len(b)+1))
	if p == 0 || !m.mem.Write(uint32(p), b) || !m.mem.Write(uint32(p)+uint32(len(b)), []byte{0}) {
		if m.err == nil {
			m.err = &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: errors.New("no memory left for the document")}
		}
		return 0
	}
	return p
}

// got returns n bytes of the memory of pdfium, which the next call may change.
func (m *machine) got(at uint64, n int) []byte {
	b, ok := m.mem.Read(uint32(at), uint32(n))
	if !ok {
		return make([]byte, n)
	}
	return b
}
