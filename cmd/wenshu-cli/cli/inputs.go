package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
	"golang.org/x/term"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/core/format/archive"
)

// stdin is the name that stands for standard input.
const stdin = "-"

// inside parts the name of an archive from that of a file in it:
// 材料.zip!/2023/报告.docx.
const inside = "!/"

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// expand replaces folders and archives by the documents in them, in the order
// of their names; hidden files are left out. A folder that cannot be walked and
// an archive without documents stand for themselves, so that reading them tells
// why.
func expand(args []string) []string {
	if runtime.GOOS == "windows" {
		args = globbed(args)
	}
	var names []string
	for _, a := range args {
		info, err := os.Stat(a)
		if a == stdin || err != nil {
			names = append(names, a)
			continue
		}
		if !info.IsDir() {
			packed := members(a)
			for _, m := range packed {
				names = append(names, a+inside+m)
			}
			if len(packed) == 0 {
				names = append(names, a)
			}
			continue
		}
		found := 0
		err = filepath.WalkDir(a, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				names = append(names, path)
				found++
				return nil
			}
			hidden := strings.HasPrefix(d.Name(), ".") && path != a
			switch {
			case hidden && d.IsDir():
				return filepath.SkipDir
			case !hidden && d.Type().IsRegular() && format.Offered(path):
				names = append(names, path)
				found++
			}
			return nil
		})
		if err != nil || found == 0 {
			names = append(names, a)
		}
	}
	return names
}

// globbed replaces patterns such as *.txt by the files that they stand for, which
// every shell but those of Windows does itself. What stands for none is kept.
func globbed(args []string) []string {
	var out []string
	for _, a := range args {
		found := []string{a}
		if _, err := os.Stat(a); err != nil && strings.ContainsAny(a, "*?[") {
			if match, err := filepath.Glob(a); err == nil && len(match) > 0 {
				found = match
			}
		}
		out = append(out, found...)
	}
	return out
}

// members are the names of the documents in the archive at path; nil if it is
// none.
func members(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	var head [4]byte
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if _, err := f.ReadAt(head[:], 0); err != nil || !archive.Is(head[:]) {
		return nil
	}
	z, err := archive.Open(f, info.Size())
	if err != nil || z.Kind() != "zip" {
		return nil
	}
	var names []string
	for _, m := range z.Members() {
		if format.Offered(m.Name) {
			names = append(names, m.Name)
		}
	}
	return names
}

// load returns the bytes of the file called name, which may lie in an archive.
func load(ctx context.Context, name string) ([]byte, error) {
	at := strings.Index(name, inside)
	if _, err := os.Stat(name); err == nil || at < 0 {
		return core.Load(ctx, name, nil)
	}
	f, err := os.Open(name[:at])
	if err != nil {
		return core.Load(ctx, name[:at], nil) // which says why
	}
	defer f.Close()
	member, deeper, more := strings.Cut(name[at+len(inside):], inside)
	b, err := memberOf(ctx, f, member)
	for err == nil && more {
		member, deeper, more = strings.Cut(deeper, inside)
		b, err = format.Member(ctx, b, member)
	}
	var e *doc.Error
	if errors.As(err, &e) && e.File == "" {
		e.File = name
	}
	return b, err
}

// memberOf unpacks a file of the archive f without reading the rest of it.
func memberOf(ctx context.Context, f *os.File, member string) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "open", Err: err}
	}
	z, err := archive.Open(f, info.Size())
	if err != nil {
		return nil, err
	}
	return z.Read(ctx, member)
}

// A result is one file's document or error.
type result struct {
	name string
	doc  *doc.Document
	err  error
}

// read reads the files in parallel and calls use for each in the order of
// names. Some files ahead of the one in use are kept, not all. A file that
// cannot be read is told and the others go on; then errSome is returned. An
// error of use ends everything.
func (p *program) read(ctx context.Context, names []string, use func(result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ahead := runtime.GOMAXPROCS(0) + 1
	slots := make([]chan result, len(names))
	for i := range slots {
		slots[i] = make(chan result, 1)
	}
	free := make(chan struct{}, ahead)
	g := errgroup.Group{}
	g.Go(func() error {
		for i, name := range names {
			select {
			case free <- struct{}{}:
			case <-ctx.Done():
				return nil
			}
			g.Go(func() error {
				d, err := p.readOne(ctx, name)
				slots[i] <- result{name, d, err}
				return nil
			})
		}
		return nil
	})
	defer g.Wait()
	defer cancel()
	line := progressLine{w: p.err, on: len(names) > 1 && p.terminal(p.err), total: len(names)}
	failed := false
	for i := range names {
		var r result
		select {
		case r = <-slots[i]:
		case <-ctx.Done():
			line.clear()
			return ctx.Err()
		}
		<-free
		line.clear()
		if r.err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			failed = true
			p.tell(r.err)
		} else {
			p.used++
			p.tellNotes(r)
			if err := use(r); err != nil {
				return &outputError{err}
			}
		}
		line.show(i+1, r.name)
	}
	line.clear()
	if failed {
		return errSome
	}
	return nil
}

func (p *program) readOne(ctx context.Context, name string) (*doc.Document, error) {
	if name == stdin {
		b, err := core.LoadAll(ctx, "stdin", p.in, nil)
		if err != nil {
			return nil, err
		}
		makeRoom(len(b))
		return core.ReadWith(ctx, "stdin", b, p.options, nil)
	}
	b, err := load(ctx, name)
	if err != nil {
		return nil, err
	}
	makeRoom(len(b))
	return core.ReadWith(ctx, name, b, p.options, nil)
}

// A progressLine is one line on a terminal that says how far a batch has come.
type progressLine struct {
	w     io.Writer
	on    bool
	total int
	shown bool
}

func (l *progressLine) show(done int, name string) {
	if !l.on || done == l.total {
		return
	}
	if r := []rune(name); len(r) > 50 {
		name = "…" + string(r[len(r)-49:])
	}
	fmt.Fprintf(l.w, "\r\x1b[K%d/%d %s", done, l.total, plain(name))
	l.shown = true
}

func (l *progressLine) clear() {
	if l.shown {
		fmt.Fprint(l.w, "\r\x1b[K")
		l.shown = false
	}
}

// choose checks that value is one of the words allowed for a flag.
func choose(flag, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return fmt.Errorf("--%s %s: 请从 %s 中选 · choose one of %s", flag, value, strings.Join(allowed, "、"), strings.Join(allowed, ", "))
}

// wantFiles asks for at least one file.
func wantFiles(args []string) error {
	if len(args) == 0 {
		return errors.New("请给出文件（- 是标准输入）· give at least one FILE (- is standard input)")
	}
	return nil
}
