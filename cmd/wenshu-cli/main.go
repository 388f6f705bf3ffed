// Wenshu-cli finds the figures of Chinese official documents from the command
// line: the same core as the window, without a window.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/hint"
)

// version is set by the release step with -ldflags; otherwise the build's own
// record is shown.
var version = ""

// The exit statuses.
const (
	exitFailed = 1 // some file could not be read
	exitUsage  = 2
)

// errSome is returned when some files could not be read; their errors have
// been told one by one.
var errSome = errors.New("some files could not be read")

// A program is the command line with its streams, so that tests can run it
// inside their own process.
type program struct {
	in       io.Reader
	out, err io.Writer
	terminal func(w any) bool
}

func main() { os.Exit(run()) }

func run() int {
	// a reader that went away (head) ends the program quietly
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, terminal: isTerminal}
	return p.main(ctx, os.Args[1:])
}

// main runs the command line and returns its exit status.
func (p *program) main(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
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
	fmt.Fprintf(p.err, "wenshu-cli: %v\n", err)
	if errors.As(err, new(*outputError)) {
		return exitFailed
	}
	fmt.Fprintln(p.err, "用法见 wenshu-cli help · see wenshu-cli help")
	return exitUsage
}

// An outputError is a failure to write what was asked for.
type outputError struct{ err error }

func (e *outputError) Error() string { return e.err.Error() }
func (e *outputError) Unwrap() error { return e.err }

// root builds the commands.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "wenshu-cli",
		Short:         "读公文，找数据 · find the figures of Chinese official documents",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.AddCommand(p.extract(), p.convert(), p.chart(), p.checks(), p.words(), p.corrections(), &cobra.Command{
		Use: "version", Short: "显示版本 · print the version", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(p.out, "wenshu-cli", versionText())
			return err
		},
	})
	return root
}

func versionText() string {
	if version != "" {
		return version
	}
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" {
		return b.Main.Version
	}
	return "(devel)"
}

// tell prints what happened to a file and what to do next, in both languages.
func (p *program) tell(err error) {
	var e *doc.Error
	if !errors.As(err, &e) {
		fmt.Fprintf(p.err, "wenshu-cli: %v\n", err)
		return
	}
	h := hint.For(e.Kind)
	fmt.Fprintf(p.err, "wenshu-cli: %s: %s%s\n  %s %s\n", e.File, h.What.Chinese, h.Next.Chinese, h.What.English, h.Next.English)
	if e.Err != nil {
		fmt.Fprintf(p.err, "  (%v)\n", e)
	}
}
