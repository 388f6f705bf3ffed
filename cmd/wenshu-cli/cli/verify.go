package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/verify"
)

// verify looks the figures of a draft up in a library, or in files.
func (p *program) verify() *cobra.Command {
	var format, output, folder, query string
	var whole bool
	var floor float64
	c := &cobra.Command{
		Use: "verify DRAFT --library | DRAFT FILE…", Short: "核对文稿：每个数在文库里查一遍 · look up every figure of a draft",
		Long: "核对：文稿里的每一个数，到文库（或给出的文件）里查同一指标、同一时期的数：一致（与谁一致）、不一致（差多少、从什么时候起）、旧数（后来的文件改了）、未见。\n" +
			"Every figure of a draft is looked up in the library, or in files: agrees (with whom), differs (by how much, since when), former (a later document says otherwise), unknown.\n" +
			"  wenshu-cli verify 讲话稿.docx --library -o 核对.html",
		Args: files,
	}
	c.Flags().StringVarP(&format, "format", "f", "", "text、markdown、html、xlsx 或 json；不写时按文件名 · by the file's name if not given")
	c.Flags().StringVarP(&output, "output", "o", "", "写到文件 · write to this file")
	c.Flags().BoolVar(&whole, "library", false, "用文库里的文件 · look it up in the library")
	c.Flags().StringVar(&query, "query", "", "只用检索到的文件，如 region:湖南 · only in documents of the library that this query finds")
	c.Flags().StringVar(&folder, "in", "", "文库所在的文件夹 · folder of the library")
	c.Flags().Float64Var(&floor, "floor", series.Floor, "只用可信度不低于此的数，0 到 1 · least confidence of a figure, 0 to 1")
	values(c, "format", verifyFormats...)
	queries(c, -1)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		whole = whole || query != "" || folder != ""
		switch {
		case whole && len(args) != 1:
			return errors.New("--library: 请只给一份文稿 · give one draft and no other files")
		case !whole && len(args) < 2:
			return errors.New("请给出 --library，或用来核对的文件 · give --library, or the files to look it up in")
		case floor < 0 || floor > 1 || floor != floor:
			return fmt.Errorf("--floor %v: 可信度在 0 和 1 之间 · a confidence lies between 0 and 1", floor)
		}
		form, err := verifyFormat(format, output)
		if err != nil {
			return err
		}
		d, err := p.readOne(ctx, args[0])
		if err != nil {
			p.tell(err)
			return errSome
		}
		out := verified{form, output, floor, args}
		if whole {
			return p.withLibrary(ctx, folder, func(l *library.Library) error {
				draft, err := verify.NewDraft(series.Statements(d, sourceOf(d, args[0])), l.Shelf().Merged)
				if err != nil {
					return err
				}
				docs, err := chosen(ctx, l, query)
				if err != nil {
					return err
				}
				return p.verified(ctx, d, draft, l.Statements(ctx, docs, draft.May), out)
			})
		}
		draft, err := verify.NewDraft(series.Statements(d, sourceOf(d, args[0])), nil)
		if err != nil {
			return err
		}
		var all []series.Statement
		failed := p.read(ctx, expand(args[1:]), func(r result) error {
			for s, err := range series.Statements(r.doc, sourceOf(r.doc, r.name)) {
				if err == nil && draft.May(s.Figure.Indicator, s.Figure.Key) {
					all = append(all, s)
				}
			}
			return nil
		})
		if failed != nil && !errors.Is(failed, errSome) {
			return failed
		}
		return errors.Join(p.verified(ctx, d, draft, each(all), out), failed)
	}
	return c
}

// verifyFormats are those of a report.
var verifyFormats = []string{"text", "markdown", "html", "xlsx", "json"}

// verifyFormat is the format of a report, by the flag or the file's name.
func verifyFormat(format, output string) (string, error) {
	if format == "" && output == "" {
		return "text", nil
	}
	f := formatOf(format, output)
	if long, ok := map[string]string{"md": "markdown", "htm": "html", "txt": "text"}[f]; ok && format == "" {
		f = long
	}
	return f, choose("format", f, verifyFormats...)
}

// A verified says how and where a report goes.
type verified struct {
	format, output string
	floor          float64
	inputs         []string
}

// verified looks the draft up and writes the report.
func (p *program) verified(ctx context.Context, d *doc.Document, draft *verify.Draft, all iter.Seq2[series.Statement, error], o verified) error {
	entries, err := draft.Verify(ctx, all, o.floor)
	if err != nil {
		return &outputError{err}
	}
	w, finish, err := p.output(o.output, o.format, o.inputs)
	if err != nil {
		return err
	}
	p.used = max(p.used, 1)
	if err := finish(writeVerified(w, o.format, strings.TrimSpace(d.Name), entries)); err != nil {
		return &outputError{err}
	}
	return nil
}

func writeVerified(w io.Writer, format, name string, entries []verify.Entry) error {
	switch format {
	case "json":
		return export.VerifiedJSON(w, entries)
	case "xlsx":
		return export.VerifiedXLSX(w, entries)
	case "html":
		return export.VerifiedHTML(w, name, entries)
	case "markdown":
		return export.VerifiedMarkdown(w, name, entries)
	}
	return export.VerifiedText(w, entries)
}
