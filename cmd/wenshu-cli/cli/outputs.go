package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/core/chart"
)

// output returns where a command writes in a form: the file named by --output, or
// standard output. The command ends with finish and its error: the file comes
// into its place whole, or what stood there stays: where nothing could be read,
// writing failed or the user stopped it. A file that is also read is refused.
func (p *program) output(name, form string, inputs []string) (w io.Writer, finish func(error) error, err error) {
	if name == "" || name == stdin {
		return p.shown(form), func(err error) error { return err }, nil
	}
	if err := keep(name, inputs); err != nil {
		return nil, nil, err
	}
	f, err := atomicfile.Create(name, atomicfile.Shared)
	if err != nil {
		return nil, nil, &outputError{err}
	}
	w = f
	if !exact[form] {
		w = &printable{w: f}
	}
	return w, func(err error) error {
		if err != nil && !(errors.Is(err, errSome) && p.used > 0) {
			f.Abandon()
			return err
		}
		if e := f.Commit(); e != nil {
			return errors.Join(err, &outputError{e})
		}
		return err
	}, nil
}

// exact are the forms that programs read, byte by byte. The others are printed
// sooner or later, by a pager or of a file, and what a document holds does
// nothing to a terminal.
var exact = map[string]bool{"json": true, "jsonl": true, "xlsx": true, "pdf": true, "zip": true}

// shown is standard output for a form.
func (p *program) shown(form string) io.Writer {
	if exact[form] && !p.terminal(p.out) {
		return p.out
	}
	return &printable{w: p.out}
}

// A noting writer remembers the first error.
type noting struct {
	w   io.Writer
	err error
}

// Write is for io.Writer.
func (n *noting) Write(b []byte) (int, error) {
	c, err := n.w.Write(b)
	if n.err == nil {
		n.err = err
	}
	return c, err
}

// keep returns an error if writing to name would overwrite one of inputs,
// under whatever path or link.
func keep(name string, inputs []string) error {
	out, err := os.Stat(name)
	if err != nil {
		return nil // not there yet
	}
	for _, in := range inputs {
		if info, err := os.Stat(in); in != stdin && err == nil && os.SameFile(out, info) {
			return fmt.Errorf("%s: 这也是要读的文件，不能覆盖；请换一个名字 · is also read and would be overwritten; choose another name", name)
		}
	}
	return nil
}

// A printable writes text without the characters that command a terminal:
// control characters other than line end and tab show as ␀ to ␟, ␡ or �.
type printable struct {
	w    io.Writer
	part []byte // of a character whose end is still to come
}

// Write is for io.Writer. It tells of len(b) bytes where all went out.
func (p *printable) Write(b []byte) (int, error) {
	all := append(p.part, b...)
	end := len(all)
	for i := 1; i < utf8.UTFMax && i <= len(all); i++ {
		if at := len(all) - i; utf8.RuneStart(all[at]) {
			if !utf8.FullRune(all[at:]) {
				end = at
			}
			break
		}
	}
	p.part = append([]byte(nil), all[end:]...)
	if _, err := io.WriteString(p.w, plain(string(all[:end]))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// plain is s with the characters that could command a terminal shown.
func plain(s string) string {
	return cell.Visible(s, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == utf8.RuneError
	})
}

// ours returns an error if a file stands at path that no chart's table is: one
// that the user did not name and would miss.
func ours(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return nil // not there yet; if it cannot be written, writing tells why
	}
	defer f.Close()
	head := make([]byte, 256)
	n, _ := io.ReadFull(f, head)
	if chart.IsTable(head[:n]) {
		return nil
	}
	return fmt.Errorf("%s: 图旁的表要写到这里，但已有别的文件；请换一个 --out · the chart's table would replace this file, which is another's; choose another --out", path)
}
