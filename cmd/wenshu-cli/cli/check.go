package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/audit"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
)

const checkLong = "找出不能同时成立的说法：同一指标两个数、疑似笔误（万与亿、少一位）、数量级可疑、位次不一、增速与两年水平不符、百分点与占比不符、分项与合计不符、比率与总量不符。\n" +
	"按印出的数字所代表的区间计算；四舍五入、修订、口径、价格基期能解释的不报。\n" +
	"Finds statements that cannot all be true: two values of one thing, slips (万 for 亿, a digit lost), jumps, ranks, growth against levels, points against shares,\n" +
	"parts against the whole, rates against amounts. It calculates with the intervals of the printed digits, and is silent where rounding, revision, scope or price base explain it."

// findingsOut are the flags of commands that write findings.
type findingsOut struct{ format, output string }

func (o *findingsOut) flags(c *cobra.Command) {
	c.Flags().StringVarP(&o.format, "format", "f", "", "text、json 或 xlsx；不写时按文件名 · by the file's name if not given")
	c.Flags().StringVarP(&o.output, "output", "o", "", "写到文件 · write to this file")
	values(c, "format", findingFormats...)
}

// findingFormats are those that findings are written in.
var findingFormats = []string{"text", "json", "xlsx"}

func (o *findingsOut) choose() error {
	if o.format == "" && o.output == "" {
		o.format = "text"
	}
	return choose("format", formatOf(o.format, o.output), findingFormats...)
}

// check finds contradictions in and between files.
func (p *program) check() *cobra.Command {
	var o findingsOut
	c := &cobra.Command{
		Use: "check FILE…", Short: "找出互相矛盾的数字 · find figures that contradict each other", Long: checkLong, Args: files,
	}
	o.flags(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if err := o.choose(); err != nil {
			return err
		}
		names := expand(args)
		var all []series.Statement
		failed := p.read(cmd.Context(), names, func(r result) error {
			for s, err := range series.Statements(r.doc, sourceOf(r.doc, r.name)) {
				if err != nil {
					return err
				}
				all = append(all, s)
			}
			return nil
		})
		if failed != nil && !errors.Is(failed, errSome) {
			return failed
		}
		found, err := audit.Run(cmd.Context(), each(all))
		if err != nil {
			return err
		}
		return errors.Join(p.findings(found, nil, o, names), failed)
	}
	return c
}

// each gives statements that are at hand.
func each(all []series.Statement) func(func(series.Statement, error) bool) {
	return func(yield func(series.Statement, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// findings writes what was found and tells how much it is.
func (p *program) findings(found []audit.Finding, no export.Dismissed, o findingsOut, inputs []string) error {
	w, finish, err := p.output(o.output, formatOf(o.format, o.output), inputs)
	if err != nil {
		return err
	}
	switch formatOf(o.format, o.output) {
	case "json":
		err = export.FindingsJSON(w, found, no)
	case "xlsx":
		err = export.FindingsXLSX(w, found, no)
	default:
		err = export.FindingsText(w, found, no)
	}
	if err != nil {
		err = &outputError{err}
	}
	if err = finish(err); err == nil {
		p.note("%d 处矛盾 · %d contradictions", len(found), len(found))
	}
	return err
}

// libraryCheck finds contradictions in a library, and keeps what the reader
// says of them.
func (p *program) libraryCheck(with with) *cobra.Command {
	var o findingsOut
	var dismiss, because, restore string
	var everything bool
	c := &cobra.Command{
		Use: "check [QUERY]", Short: "找出互相矛盾的数字 · find figures that contradict each other", Args: cobra.MaximumNArgs(1),
		Long: checkLong + "\n不是矛盾的，用 --dismiss 编号 --because 理由 排除，以后不再报。\nWhat is no contradiction is dismissed with --dismiss ID --because REASON and not told again.",
	}
	o.flags(c)
	queries(c, 0)
	c.Flags().StringVar(&dismiss, "dismiss", "", "排除这一处（编号）· dismiss the finding with this ID")
	c.Flags().StringVar(&because, "because", "", "排除的理由 · why it is no contradiction")
	c.Flags().StringVar(&restore, "restore", "", "恢复已排除的一处 · bring a dismissed finding back")
	c.Flags().BoolVar(&everything, "all", false, "连已排除的一起列出 · list dismissed ones too")
	run := with(func(ctx context.Context, l *library.Library, args []string) error {
		if dismiss != "" || restore != "" {
			return l.Change(func(s *library.Shelf) {
				if dismiss != "" {
					s.Dismissed[dismiss] = because
				}
				delete(s.Dismissed, restore)
			})
		}
		query := ""
		if len(args) > 0 {
			query = args[0]
		}
		docs, err := chosen(ctx, l, query)
		if err != nil {
			return err
		}
		found, err := audit.Run(ctx, l.Statements(ctx, docs, nil))
		if err != nil {
			return &outputError{err}
		}
		no := l.Shelf().Dismissed
		if !everything {
			found = slices.DeleteFunc(found, func(f audit.Finding) bool { _, gone := no[f.ID()]; return gone })
		}
		p.used = 1
		return p.findings(found, no, o, nil)
	})
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if dismiss != "" && because == "" {
			return errors.New("--because: 请写排除的理由 · say why it is no contradiction")
		}
		if err := o.choose(); err != nil {
			return err
		}
		return run(cmd, args)
	}
	return c
}
