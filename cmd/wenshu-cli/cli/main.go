// Package cli is the command line: the same core as the window, without a
// window. It is a package so that one program can be both where that saves room.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu"
	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/hint"
	"github.com/wenshu-app/wenshu/core/relate"
)

// The exit statuses.
const (
	exitFailed = 1 // some file could not be read
	exitUsage  = 2
	// exitStopped is what shells report of a program that Ctrl+C ended.
	exitStopped = 130
)

// exitStatus says so to users.
const exitStatus = "退出状态：0 全部读成；1 有文件没有读成，或结果没有写成；2 用法不对；130 被 Ctrl+C 停下。\n" +
	"Exit status: 0 all was read; 1 some file could not be read or the result not written; 2 wrong use; 130 stopped by Ctrl+C."

// patience is how long the program may take to end by itself after Ctrl+C. The
// system takes as long again to free the memory of a long text, and pdfium may
// hold up all of Go before.
const patience = 30 * time.Millisecond

// errSome is returned when some files could not be read; their errors have
// been told one by one.
var errSome = errors.New("some files could not be read")

// A program is the command line with its streams, so that tests can run it
// inside their own process.
type program struct {
	in       io.Reader
	out, err io.Writer
	terminal func(w any) bool
	chinese  bool // what the user reads
	options  core.Options
	pages    string // as --page gives it
	used     int    // documents that were read and used
}

// Name is what the program is called that is the command line.
const Name = "wenshu-cli"

// Main runs the command line of this process and returns its exit status. It
// stops when it hears of an interrupt over interrupts, which must have room for
// two: from the system, or from a caller who knows more ways to be stopped.
func Main(interrupts chan os.Signal) int {
	// a reader that went away (head) ends the program quietly
	signal.Ignore(syscall.SIGPIPE)
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, terminal: isTerminal, chinese: chineseLocale(os.Getenv)}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	signal.Notify(interrupts, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-interrupts
		stop()
		select { // what waits for a pipe or a slow disk hears nothing of ctx
		case <-interrupts:
		case <-time.After(patience):
		}
		atomicfile.AbandonAll()
		os.Exit(exitStopped)
	}()
	status := p.main(ctx, os.Args[1:])
	if ctx.Err() != nil {
		return exitStopped
	}
	return status
}

// main runs the command line and returns its exit status.
func (p *program) main(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	helped := noting{w: p.out}
	root.SetOut(&helped) // cobra prints help and does not look whether it went out
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = helped.err
	}
	var s *fs.PathError
	if errors.As(err, &s) && s.Path == os.Stdout.Name() && !errors.Is(err, syscall.EPIPE) {
		err = &atomicfile.Error{Path: "stdout", Err: s.Err}
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errSome), errors.Is(err, context.Canceled):
		return exitFailed
	case errors.Is(err, syscall.EPIPE):
		return 0
	}
	var e *doc.Error
	if errors.As(err, &e) {
		p.tell(err)
		return exitFailed
	}
	var u *atomicfile.Error
	if errors.As(err, &u) {
		h := hint.Unwritten(err)
		fmt.Fprintf(p.err, "wenshu-cli: %s: %s\n", plain(u.Path), p.sayWords(hint.Words{Chinese: "没有写成：" + h.What.Chinese + "。" + h.Next.Chinese, English: "Not written: " + h.What.English + ". " + h.Next.English}))
		return exitFailed
	}
	fmt.Fprintf(p.err, "wenshu-cli: %s\n", p.sayError(err))
	if errors.As(err, new(*outputError)) {
		return exitFailed
	}
	fmt.Fprintln(p.err, p.say("用法见 wenshu-cli help · see wenshu-cli help"))
	return exitUsage
}

// An outputError is a failure to write what was asked for.
type outputError struct{ err error }

func (e *outputError) Error() string { return e.err.Error() }
func (e *outputError) Unwrap() error { return e.err }

// encodings are those that a user may ask for.
var encodings = []string{"utf-8", "gb18030", "big5", "utf-16le", "utf-16be"}

// root builds the commands.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "wenshu-cli",
		Short:         "读公文，找数据 · find the figures of Chinese official documents",
		Long:          "列出、画出、比较公文里的数字，每个数字都能回到原文。\nLists, draws and compares the figures of Chinese official documents, each with its place in the file.\n\n" + exitStatus,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs, // cobra would refuse them in English
	}
	var version bool
	root.RunE = func(c *cobra.Command, args []string) error {
		if version {
			return p.version(c, args)
		}
		return p.unknown(c, args)
	}
	root.Flags().BoolVarP(&version, "version", "v", false, "显示版本 · print the version")
	root.SetIn(p.in)
	root.SetErr(p.err)
	f := root.PersistentFlags()
	f.StringVar(&p.options.Password, "password", "", "打开文件的密码 · password of the file")
	f.StringVar(&p.pages, "page", "", "只读这些页，如 3 或 3-5 · read these pages alone, as 3 or 3-5")
	f.StringVar(&p.options.Encoding, "encoding", "", "文件的编码，猜错时用：utf-8、gb18030、big5、utf-16le、utf-16be · the encoding, where it is guessed wrong: utf-8, gb18030, big5, utf-16le or utf-16be")
	f.BoolVar(&p.options.Whole, "whole-page", false, "网页全部读出，不只正文 · all of a web page, not the article alone")
	f.BoolVar(&p.options.Recognise, "ocr", false, "用 tesseract 识别没有文字的页 · recognise pages without text with tesseract")
	values(root, "encoding", encodings...)
	f.IntVar(&p.options.Figures, "most-figures", relate.MaxFigures, "一个文件最多取多少个数字，约数 · about how many figures of a file are taken at most")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if err := pages(p.pages, &p.options); err != nil {
			return err
		}
		if n := p.options.Figures; n < 1 {
			return fmt.Errorf("--most-figures %d: 至少是 1 · 1 at least", n)
		}
		if e := p.options.Encoding; e != "" {
			return choose("encoding", e, encodings...)
		}
		return nil
	}
	root.AddCommand(p.extract(), p.convert(), p.chart(), p.checks(), p.words(), p.corrections(), p.library(), p.series(), p.check(), p.verify(), p.man(), &cobra.Command{
		Use: "version", Short: "显示版本 · print the version", Args: cobra.NoArgs,
		RunE: p.version,
	})
	p.speakRoot(root)
	return root
}

// version prints that of the program.
func (p *program) version(*cobra.Command, []string) error {
	_, err := fmt.Fprintln(p.out, "wenshu-cli", wenshu.Build())
	return err
}

// pages reads 3 or 3-5 into o.
func pages(s string, o *core.Options) error {
	if s == "" {
		return nil
	}
	from, to, both := strings.Cut(s, "-")
	if !both {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err != nil || err2 != nil || first < 1 || last < first {
		return fmt.Errorf("--page %s: 请写成 3 或 3-5 · write 3 or 3-5", s)
	}
	o.First, o.Last = first, last
	return nil
}

// tellNotes prints what was odd about a document that could be read.
func (p *program) tellNotes(r result) {
	const most = 20
	for i, n := range r.doc.Notes {
		if i == most {
			fmt.Fprintf(p.err, "wenshu-cli: %s: "+p.say("另有 %d 处 · and %d more")+"\n", plain(r.name), len(r.doc.Notes)-most)
			return
		}
		fmt.Fprintf(p.err, "wenshu-cli: %s: %s\n", plain(r.name), p.sayWords(hint.Note(r.doc, n)))
	}
}

// tell prints what happened to a file and what to do next.
func (p *program) tell(err error) {
	var e *doc.Error
	if !errors.As(err, &e) {
		fmt.Fprintf(p.err, "wenshu-cli: %s\n", p.sayError(err))
		return
	}
	h := hint.Of(e)
	switch e.Kind {
	case doc.Encrypted:
		h.Next = hint.Words{Chinese: "请用 --password 给出密码，或去掉密码再读。", English: "Give it with --password, or remove it."}
		if p.options.Password != "" {
			h.Next = hint.Words{Chinese: "--password 给出的密码不对。", English: "The one given with --password is not right."}
		}
	case doc.NoText:
		if ext := strings.ToLower(filepath.Ext(e.File)); p.options.Recognise || ext != ".pdf" && ext != ".ofd" {
			break
		}
		h.Next = hint.Words{Chinese: "如果是扫描件，请加 --ocr 用 tesseract 识别（OCR），或打开别处识别的结果。", English: "If it is a scan, add --ocr to read it with tesseract (OCR), or open what was recognised elsewhere."}
	case doc.IsDir: // one with documents in it was replaced by them
		h = hint.Hint{What: hint.Words{Chinese: "文件夹里没有能读的文件。", English: "There is no document in this folder."},
			Next: hint.Words{Chinese: "请换一个文件夹，或写出文件名。", English: "Name another folder, or a file."}}
	}
	fmt.Fprintf(p.err, "wenshu-cli: %s: %s\n", plain(e.File), p.sayWords(hint.Words{Chinese: h.What.Chinese + h.Next.Chinese, English: h.What.English + " " + h.Next.English}))
	if e.Err != nil || e.Format != "" || e.Kind == doc.Archive {
		fmt.Fprintf(p.err, "  (%s)\n", plain(e.Error()))
	}
}
