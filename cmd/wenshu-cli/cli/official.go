package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
)

// libraryOfficial is for the official data that are kept with a library.
func (p *program) libraryOfficial(with with) *cobra.Command {
	var indicator, file, drop, column, format string
	var growth bool
	var options series.ReferenceOptions
	c := &cobra.Command{
		Use: "official", Short: "官方数据：列出、加入、移除 · official data: list, add, remove", Args: cobra.NoArgs,
		Long: "与文库一起保存的官方数据，窗口在指标里对照它们。不带参数时列出；--add FILE -i NAME 加入，--remove NAME 移除。\n" +
			"Official data that are kept with the library; the window compares indicators with them. Lists them, or adds a series with --add FILE -i NAME, or removes one with --remove NAME.",
	}
	f := c.Flags()
	f.StringVar(&file, "add", "", "加入这个 CSV 或 XLSX 里的序列 · add the series of this CSV or XLSX")
	f.StringVarP(&indicator, "indicator", "i", "", "与它对照的指标 · the indicator that is compared with it")
	f.StringVar(&drop, "remove", "", "移除这个指标的官方数据 · remove the data of this indicator")
	f.BoolVar(&growth, "growth", false, "移除的是增速 · its growth is meant")
	f.StringVar(&column, "ref-region", series.Country, "地区 · the region")
	f.StringVar(&options.Row, "ref-row", "", "表里的行（名称的一部分）· row of the table, by a part of its name")
	f.StringVar(&options.Time, "ref-time", "", "时间的列（表头或第几列）· column of times, by head or number")
	f.StringVar(&options.Value, "ref-value", "", "数值的列（表头或第几列）· column of values, by head or number")
	f.StringVar(&options.Unit, "ref-unit", "", "单位，如 亿元 · its unit")
	f.StringVarP(&format, "format", "f", "text", "text 或 jsonl · text or jsonl")
	values(c, "format", "text", "jsonl")
	indicators(c, "indicator")
	c.MarkFlagsMutuallyExclusive("add", "remove")
	c.MarkFlagsRequiredTogether("add", "indicator")
	run := with(func(ctx context.Context, l *library.Library, _ []string) error {
		switch {
		case file != "":
			return p.addOfficial(ctx, l, indicator, column, file, options)
		case drop != "":
			gone, err := l.DropOfficials(func(o library.Official) bool { return o.Of(drop, growth) && o.Column == column })
			if err != nil {
				return &outputError{err}
			}
			if len(gone) == 0 {
				return &outputError{fmt.Errorf("%s %s: 没有这样的官方数据 · there are no such data", plain(drop), plain(column))}
			}
			return nil
		}
		w := p.shown(format)
		for _, o := range l.Shelf().Officials {
			var err error
			if format == "jsonl" {
				err = line(w, o)
			} else {
				kind := "水平 · level"
				if o.Growth {
					kind = "增速 · growth"
				}
				_, err = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", plain(o.Indicator), p.say(kind), plain(o.Column), plain(o.Name), plain(o.Unit), len(o.Points), plain(o.Path))
			}
			if err != nil {
				return &outputError{err}
			}
		}
		return nil
	})
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if err := choose("format", format, "text", "jsonl"); err != nil {
			return err
		}
		return run(cmd, args)
	}
	return c
}

// addOfficial keeps the series of an indicator that a table has.
func (p *program) addOfficial(ctx context.Context, l *library.Library, indicator, column, file string, options series.ReferenceOptions) error {
	at, err := filepath.Abs(file)
	if err != nil {
		return &outputError{err}
	}
	r, err := p.reference(ctx, file, series.NewPick(indicator, l.Shelf().Merged), options)
	if err != nil {
		return err
	}
	if err := l.KeepOfficial(library.NewOfficial(indicator, column, at, r)); err != nil {
		return &outputError{err}
	}
	p.note("%s：%d 个值 · %d values", plain(r.Name), len(r.Points), len(r.Points))
	return nil
}

// reference reads the series of an indicator from a table.
func (p *program) reference(ctx context.Context, file string, pick *series.Pick, options series.ReferenceOptions) (*series.Reference, error) {
	b, err := load(ctx, file)
	if err != nil {
		return nil, err
	}
	d, err := core.OutlineWith(ctx, file, b, p.options, nil)
	if err != nil {
		return nil, err
	}
	options.Caption = series.TableUnit(d)
	r, err := series.ReadReference(series.TableRows(d), pick, options)
	if err != nil {
		return nil, &outputError{fmt.Errorf("%s: %s", file, referenceHint(err))}
	}
	return r, nil
}
