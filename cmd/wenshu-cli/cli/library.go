package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu"
	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// defaultLibrary is where the window keeps its library, so that both have the
// same: below the folder that Fyne gives the program.
func defaultLibrary() (string, error) {
	if dir := os.Getenv("WENSHU_LIBRARY"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "darwin" {
		dir = filepath.Join(filepath.Dir(dir), "Preferences")
	}
	return filepath.Join(dir, "fyne", wenshu.ID(), "library"), nil
}

// notesBeside is where the window keeps what readers add to documents, beside
// its library.
func notesBeside(library string) store.Folder {
	return store.Folder(filepath.Join(filepath.Dir(filepath.Clean(library)), "documents"))
}

// own is what the reader says in the window of the document as a whole; nothing
// where she said nothing, or the entry cannot be read.
func own(d *doc.Document) store.Own {
	folder, err := defaultLibrary()
	if err != nil {
		return store.Own{}
	}
	b, err := os.ReadFile(filepath.Join(string(notesBeside(folder)), d.ID+".json"))
	if err != nil {
		return store.Own{}
	}
	e, err := store.Parse(b)
	if err != nil {
		return store.Own{}
	}
	return e.Own
}

// sourceOf is d as the source of figures, as its reader calls it.
func sourceOf(d *doc.Document, path string) *series.Source {
	s := library.SourceOf(d, path)
	m := about.With(doc.Meta{Title: s.Title, Issuer: s.Issuer, Written: s.Written}, own(d))
	s.Title, s.Issuer, s.Written = m.Title, m.Issuer, m.Written
	return s
}

// withLibrary opens the library in folder, the window's for an empty name, and
// closes it after use.
func (p *program) withLibrary(ctx context.Context, folder string, use func(*library.Library) error) error {
	if folder == "" {
		var err error
		if folder, err = defaultLibrary(); err != nil {
			return &outputError{err}
		}
	}
	l, err := library.Open(ctx, folder)
	if err != nil {
		return &outputError{err}
	}
	l.SetNotes(notesBeside(folder))
	return errors.Join(use(l), l.Close())
}

// library groups the commands over many documents.
func (p *program) library() *cobra.Command {
	var folder string
	c := &cobra.Command{
		Use: "library", Args: cobra.ArbitraryArgs, RunE: p.unknown, Short: "文库：许多文件一起检索 · many documents together",
		Long: "文库记住加入的文件夹和文件，为它们建立索引。原文件留在原处；索引随时可以删除重建。\n" +
			"A library remembers folders and files and indexes them. The files stay where they are; the index may be deleted and is made again.",
	}
	c.PersistentFlags().StringVar(&folder, "in", "", "文库所在的文件夹（默认与窗口共用，或 $WENSHU_LIBRARY）· folder of the library; the window's, or $WENSHU_LIBRARY, if not given")
	with := func(use func(context.Context, *library.Library, []string) error) func(*cobra.Command, []string) error {
		return func(cmd *cobra.Command, args []string) error {
			return p.withLibrary(cmd.Context(), folder, func(l *library.Library) error { return use(cmd.Context(), l, args) })
		}
	}
	c.AddCommand(
		&cobra.Command{
			Use: "add PATH…", Short: "加入文件夹或文件 · add folders and files", Args: files,
			RunE: with(func(ctx context.Context, l *library.Library, args []string) error {
				if err := l.Add(args...); err != nil {
					return &outputError{err}
				}
				return p.bring(ctx, l)
			}),
		},
		&cobra.Command{
			Use: "update", Short: "更新索引 · bring the index up to date", Args: cobra.NoArgs,
			RunE: with(func(ctx context.Context, l *library.Library, _ []string) error {
				if err := l.Retry(ctx); err != nil {
					return &outputError{err}
				}
				return p.bring(ctx, l)
			}),
		},
		&cobra.Command{
			Use: "remove PATH…", Short: "移出文件夹或文件（原文件不动）· take folders and files out; the files stay", Args: files,
			RunE: with(func(ctx context.Context, l *library.Library, args []string) error {
				if err := l.Remove(args...); err != nil {
					return &outputError{err}
				}
				return p.bring(ctx, l)
			}),
		},
		p.libraryTag(with), p.libraryList(with), p.librarySearch(with), p.libraryExport(with), p.libraryCheck(with), p.libraryOfficial(with),
	)
	c.AddCommand(p.backups(with)...)
	return c
}

// with makes the run of a command that uses a library.
type with func(use func(context.Context, *library.Library, []string) error) func(*cobra.Command, []string) error

// bring imports with a line of progress on a terminal, and tells of what could
// not be read.
func (p *program) bring(ctx context.Context, l *library.Library) error {
	var progress library.Progress
	done := make(chan error, 1)
	go func() { done <- l.Import(ctx, &progress) }()
	line := progressLine{w: p.err, on: p.terminal(p.err)}
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	var err error
	for running := true; running; {
		select {
		case err = <-done:
			running = false
		case <-tick.C:
			if r := progress.Read(); r.Total > 0 {
				line.total = r.Total
				line.show(r.Done, fmt.Sprintf("%.0f/s %s %s", r.Rate(), r.Remaining().Round(time.Second), filepath.Base(r.Name)))
			}
		}
	}
	line.clear()
	if err != nil {
		return &outputError{err}
	}
	r := progress.Read()
	failures, err := l.Failures(ctx)
	if err != nil {
		return &outputError{err}
	}
	for _, f := range failures {
		p.tell(f.Err)
	}
	docs, err := l.Documents(ctx)
	if err != nil {
		return &outputError{err}
	}
	p.note("读了 %d 个文件，失败 %d 个；文库有 %d 篇 · %d files read, %d failed; %d documents in the library", r.Done-r.Failed, len(failures), len(docs), r.Done-r.Failed, len(failures), len(docs))
	if len(failures) > 0 {
		return errSome
	}
	return nil
}

func (p *program) libraryTag(with with) *cobra.Command {
	var off bool
	c := &cobra.Command{
		Use: "tag TAG QUERY", Short: "给检索到的文件加标签 · tag the documents that a query finds", Args: cobra.ExactArgs(2),
		RunE: with(func(ctx context.Context, l *library.Library, args []string) error {
			r, err := l.Search(ctx, args[1], library.Options{Documents: everything})
			if err != nil {
				return err
			}
			var ids []string
			for _, f := range r.Found {
				ids = append(ids, f.ID)
			}
			if err := l.Tag(args[0], !off, ids...); err != nil {
				return &outputError{err}
			}
			p.note("%d 篇 · %d documents", len(ids), len(ids))
			return nil
		}),
	}
	queries(c, 1)
	c.Flags().BoolVar(&off, "off", false, "去掉标签 · take the tag away")
	return c
}

// everything is a bound that no library reaches.
const everything = 1 << 30

var orders = map[string]library.Sort{"relevance": library.ByRelevance, "date": library.ByDate, "title": library.ByTitle, "figures": library.ByFigures}

// A listed is a document as the command line lists it.
type listed struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Issuer  string   `json:"issuer,omitempty"`
	Number  string   `json:"number,omitempty"`
	Date    string   `json:"date,omitempty"`
	Region  string   `json:"region,omitempty"`
	Format  string   `json:"format"`
	Figures int      `json:"figures"`
	Tags    []string `json:"tags,omitempty"`
	Files   []string `json:"files"`
	Count   int      `json:"count,omitempty"` // paragraphs or figures that meet the query
	Hits    []hit    `json:"hits,omitempty"`
}

type hit struct {
	Text      string   `json:"text"`
	Lit       [][2]int `json:"lit,omitempty"` // bytes of Text
	Indicator string   `json:"indicator,omitempty"`
	Said      string   `json:"said,omitempty"`
	Time      string   `json:"time,omitempty"`
	Status    string   `json:"status,omitempty"`
}

func listing(f library.Found) listed {
	d := f.Document
	out := listed{ID: d.ID, Title: d.Shown(), Issuer: d.Meta.Issuer, Number: d.Meta.Number, Date: d.Meta.Written.String(), Region: d.Region,
		Format: d.Format, Figures: d.Figures, Tags: d.Tags, Files: slices.Clone(d.Paths), Count: f.Count}
	for _, c := range d.Copies {
		out.Files = append(out.Files, c.Paths...)
	}
	for _, h := range f.Hits {
		x := hit{Text: h.Text}
		for _, s := range h.Lit {
			x.Lit = append(x.Lit, [2]int{s.Start, s.End})
		}
		if s := h.Figure; s != nil {
			x.Indicator, x.Said, x.Time, x.Status = s.Figure.Indicator, s.Said, s.Figure.Period.String(), s.Figure.Status.String()
		}
		out.Hits = append(out.Hits, x)
	}
	return out
}

func (p *program) libraryList(with with) *cobra.Command {
	var order, format string
	c := &cobra.Command{
		Use: "list [QUERY]", Short: "列出文件 · list documents", Args: cobra.MaximumNArgs(1),
		Long: "列出文库里的文件，可用 title: issuer: date: region: tag: 筛选。\nLists the documents of the library; title: issuer: date: region: tag: choose among them.",
	}
	queries(c, 0)
	c.Flags().StringVar(&order, "sort", "date", "date、title 或 figures · date, title or figures")
	values(c, "sort", "date", "title", "figures")
	c.Flags().StringVarP(&format, "format", "f", "text", "text 或 jsonl · text or jsonl")
	values(c, "format", "text", "jsonl")
	run := with(func(ctx context.Context, l *library.Library, args []string) error {
		query := strings.Join(args, " ")
		r, err := l.Search(ctx, query, library.Options{Sort: orders[order], Documents: everything, Hits: 1})
		if err != nil {
			return err
		}
		w := p.shown(format)
		for _, f := range r.Found {
			d := listing(f)
			if format == "jsonl" {
				d.Hits = nil
				err = line(w, d)
			} else {
				_, err = fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%s\n", d.Date, d.Region, d.Title, d.Figures, len(d.Files), strings.Join(d.Tags, " "))
			}
			if err != nil {
				return &outputError{err}
			}
		}
		return nil
	})
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if err := errors.Join(choose("sort", order, "date", "title", "figures"), choose("format", format, "text", "jsonl")); err != nil {
			return err
		}
		return run(cmd, args)
	}
	return c
}

func line(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func (p *program) librarySearch(with with) *cobra.Command {
	var order, format, from string
	var documents, hits int
	c := &cobra.Command{
		Use: "search QUERY", Short: "检索词语和数值 · search words and values", Args: cobra.MinimumNArgs(1),
		Long: "检索：词语（空格是“并且”，AND OR NOT，引号里是短语）、《标题》、文号、title: issuer: date:2018..2024 region: tag:，以及数值：\n" +
			"Words (a blank is AND; OR, NOT, quotation marks), 《titles》, numbers of documents, title: issuer: date: region: tag:, and values:\n" +
			"  网民规模 > 10亿；粮食产量 2015..2024；占比 >= 40% 数字经济；target 城镇新增就业",
	}
	queries(c, 0)
	c.Flags().StringVar(&order, "sort", "relevance", "relevance、date、title 或 figures · relevance, date, title or figures")
	values(c, "sort", "relevance", "date", "title", "figures")
	c.Flags().StringVarP(&format, "format", "f", "text", "text 或 jsonl · text or jsonl")
	values(c, "format", "text", "jsonl")
	c.Flags().IntVarP(&documents, "documents", "n", 20, "至多几篇 · how many documents")
	c.Flags().IntVar(&hits, "hits", 3, "每篇至多几处 · how many places of each")
	c.Flags().StringVar(&from, "from", "", fromHelp)
	run := with(func(ctx context.Context, l *library.Library, args []string) error {
		r, err := l.Search(ctx, strings.Join(args, " "), library.Options{Sort: orders[order], Documents: documents, Hits: hits})
		if err != nil {
			return err
		}
		w := p.shown(format)
		for _, f := range r.Found {
			d := listing(f)
			if format == "jsonl" {
				err = line(w, d)
			} else {
				err = p.found(w, f, d)
			}
			if err != nil {
				return &outputError{err}
			}
		}
		more := ""
		if r.More {
			more = "+"
		}
		p.note("%d%s 篇 %d%s 处 · %d%s documents, %d%s places", r.Documents, more, r.Hits, more, r.Documents, more, r.Hits, more)
		return nil
	})
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if documents < 1 || hits < 1 {
			return errors.New("-n, --hits: 至少 1 · at least 1")
		}
		if err := errors.Join(choose("sort", order, "relevance", "date", "title", "figures"), choose("format", format, "text", "jsonl")); err != nil {
			return err
		}
		if from != "" {
			return p.searchParquet(cmd.Context(), from, strings.Join(args, " "), format, documents, hits)
		}
		return run(cmd, args)
	}
	return c
}

// found prints a document and its places, what was looked for in 【】.
func (p *program) found(w io.Writer, f library.Found, d listed) error {
	if _, err := fmt.Fprintf(w, "%s  %s（%d）\n", d.Date, d.Title, d.Count); err != nil {
		return err
	}
	for _, h := range f.Hits {
		if _, err := fmt.Fprintf(w, "    %s\n", around(h.Text, h.Lit)); err != nil {
			return err
		}
	}
	return nil
}

// around is the stretch of a paragraph around what is lit.
func around(t string, lit []text.Span) string {
	const before, after = 60, 240 // bytes
	if len(lit) == 0 {
		return t
	}
	from, to := max(0, lit[0].Start-before), min(len(t), lit[0].End+after)
	for from > 0 && t[from]&0xC0 == 0x80 {
		from--
	}
	for to < len(t) && t[to]&0xC0 == 0x80 {
		to++
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	at := from
	for _, s := range lit {
		if s.Start < at || s.End > to {
			continue
		}
		b.WriteString(t[at:s.Start] + "【" + t[s.Start:s.End] + "】")
		at = s.End
	}
	b.WriteString(t[at:to])
	if to < len(t) {
		b.WriteString("…")
	}
	return b.String()
}

func (p *program) libraryExport(with with) *cobra.Command {
	var format, output string
	c := &cobra.Command{
		Use: "export [QUERY]", Short: "导出检索到的文件里的数字 · write the figures of the documents found", Args: cobra.MaximumNArgs(1),
		Long: "导出文库（或检索到的文件）里的全部数字：csv、xlsx、jsonl。\nWrites all figures of the library, or of the documents that a query finds.",
	}
	c.Flags().StringVarP(&format, "format", "f", "", "csv、xlsx 或 jsonl；不写时按文件名 · csv, xlsx or jsonl; by the file's name if not given")
	values(c, "format", "csv", "xlsx", "jsonl")
	queries(c, 0)
	c.Flags().StringVarP(&output, "output", "o", "", "写到文件 · write to this file")
	run := with(func(ctx context.Context, l *library.Library, args []string) error {
		r, err := l.Search(ctx, strings.Join(args, " "), library.Options{Sort: library.ByDate, Documents: everything, Hits: 1})
		if err != nil {
			return err
		}
		docs := []int{}
		for _, f := range r.Found {
			docs = append(docs, f.N)
		}
		w, finish, err := p.output(output, format, nil)
		if err != nil {
			return err
		}
		p.used = len(docs)
		return finish(statements(w, format, l.Statements(ctx, docs, nil)))
	})
	c.RunE = func(cmd *cobra.Command, args []string) error {
		format = formatOf(format, output)
		if err := choose("format", format, "csv", "xlsx", "jsonl"); err != nil {
			return err
		}
		return run(cmd, args)
	}
	return c
}

// formatOf is the format that a flag or the ending of a file's name asks for.
func formatOf(flag, output string) string {
	if flag != "" {
		return flag
	}
	return cmp.Or(ending(output), "csv")
}

// ending is that of a file's name, without its point and in small letters.
func ending(name string) string { return strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".") }

func statements(w io.Writer, format string, all iter.Seq2[series.Statement, error]) error {
	switch format {
	case "jsonl":
		return export.StatementLines(w, all)
	case "xlsx":
		return export.StatementXLSX(w, all)
	}
	return export.StatementCSV(w, all)
}
