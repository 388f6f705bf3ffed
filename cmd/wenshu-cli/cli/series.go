package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/series"
)

// series prints one indicator over many documents.
func (p *program) series() *cobra.Command {
	var indicator, format, output, by, folder, query, from string
	var floor float64
	var whole, first bool
	var views views
	c := &cobra.Command{
		Use: "series -i KEY|NAME FILE…|--library|--from FOLDER", Short: "一个指标，许多文件 · one indicator over many documents",
		Long: "一个指标在许多文件里的数：行是时期，列是地区或文件；结果、初步数、目标、预计分开；单位换算；水平和增长是两列。\n" +
			"不同的说法不取平均：采用最近（--first：最早）文件的说法，其余附后，差异超过四舍五入的标出。\n" +
			"One indicator over many documents: rows are periods, columns regions or documents; results, preliminary numbers, targets and forecasts apart.\n" +
			"Nothing is averaged: the latest statement counts (--first: the first), the others stand beside it, differences beyond rounding are marked.",
	}
	c.Flags().StringVarP(&indicator, "indicator", "i", "", "指标的名称或代号，如 城镇新增就业、gdp · name or key of the indicator, such as gdp")
	c.Flags().StringVarP(&format, "format", "f", "", "text、csv、xlsx 或 json；不写时按文件名 · text, csv, xlsx or json; by the file's name if not given")
	c.Flags().StringVarP(&output, "output", "o", "", "写到文件 · write to this file")
	c.Flags().StringVar(&by, "by", "region", "列：region 或 document · the columns: region or document")
	c.Flags().Float64Var(&floor, "floor", series.Floor, "只用可信度不低于此的数，0 到 1 · least confidence of a figure, 0 to 1")
	c.Flags().BoolVar(&first, "first", false, "采用最早的说法 · the first statement counts, not the latest")
	c.Flags().BoolVar(&whole, "library", false, "用文库里的文件 · take the documents of the library")
	c.Flags().StringVar(&query, "query", "", "只用检索到的文件，如 region:湖南 · only documents of the library that this query finds")
	c.Flags().StringVar(&folder, "in", "", "文库所在的文件夹 · folder of the library")
	c.Flags().StringVar(&from, "from", "", fromHelp)
	indicators(c, "indicator")
	values(c, "format", "text", "csv", "xlsx", "json")
	values(c, "by", "region", "document")
	queries(c, -1)
	views.flags(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		whole = whole || query != "" || folder != ""
		switch {
		case indicator == "":
			return errors.New("-i: 请给出指标 · name the indicator")
		case floor < 0 || floor > 1 || floor != floor:
			return fmt.Errorf("--floor %v: 可信度在 0 和 1 之间 · a confidence lies between 0 and 1", floor)
		case whole && len(args) > 0:
			return errors.New("文件和 --library 只能用一个 · give files or --library, not both")
		case from != "" && (whole || len(args) > 0):
			return errFrom
		case !whole && from == "" && len(args) == 0:
			return wantFiles(args)
		}
		if format == "" && output == "" && p.terminal(p.out) {
			format = "text"
		}
		format = formatOf(format, output)
		if err := errors.Join(choose("format", format, "text", "csv", "xlsx", "json"), choose("by", by, "region", "document"), views.choose(by)); err != nil {
			return err
		}
		o := series.TableOptions{Floor: floor, First: first}
		if by == "document" {
			o.Columns = series.ByDocument
		}
		if from != "" {
			pick := series.NewPick(indicator, nil)
			return p.withParquet(cmd.Context(), from, func(f *parquet.Folder) error {
				return p.fromError(p.table(cmd.Context(), f.Statements(cmd.Context(), parquet.Filter{Name: pick.May, Floor: floor}), pick, o, views, format, output, nil))
			})
		}
		if whole {
			return p.withLibrary(cmd.Context(), folder, func(l *library.Library) error {
				pick := series.NewPick(indicator, l.Shelf().Merged)
				docs, err := chosen(cmd.Context(), l, query)
				if err != nil {
					return err
				}
				p.used = 1
				return p.table(cmd.Context(), l.Statements(cmd.Context(), docs, pick.May), pick, o, views, format, output, nil)
			})
		}
		names := expand(args)
		pick := series.NewPick(indicator, nil)
		var all []series.Statement
		err := p.read(cmd.Context(), names, func(r result) error {
			for s, err := range series.Statements(r.doc, sourceOf(r.doc, r.name)) {
				if err == nil && pick.Has(&s.Figure) {
					all = append(all, s)
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errSome) {
			return err
		}
		return errors.Join(p.table(cmd.Context(), each(all), pick, o, views, format, output, names), err)
	}
	return c
}

// chosen are the documents that a query finds; nil for all.
func chosen(ctx context.Context, l *library.Library, query string) ([]int, error) {
	if query == "" {
		return nil, nil
	}
	r, err := l.Search(ctx, query, library.Options{Documents: everything, Hits: 1})
	if err != nil {
		return nil, err
	}
	docs := []int{}
	for _, f := range r.Found {
		docs = append(docs, f.N)
	}
	return docs, nil
}

// table writes the table of what documents state of an indicator, or a view of
// it.
func (p *program) table(ctx context.Context, all iter.Seq2[series.Statement, error], pick *series.Pick, o series.TableOptions, v views, format, output string, inputs []string) error {
	t, err := series.Across(all, pick, o)
	if err != nil {
		return &outputError{err}
	}
	if len(t.Lines) == 0 {
		return &outputError{fmt.Errorf("%s: 没有这个指标的数 · no figure of this indicator", strings.TrimSpace(pick.Name))}
	}
	view, err := p.view(ctx, t, v)
	if err != nil {
		return err
	}
	w, finish, err := p.output(output, format, inputs)
	if err != nil {
		return err
	}
	switch {
	case view != nil:
		err = view.Write(w, format)
	case format == "json":
		err = export.TableJSON(w, t)
	case format == "xlsx":
		err = export.TableXLSX(w, t)
	case format == "text":
		err = export.TableText(w, t)
	default:
		err = export.TableCSV(w, t)
	}
	if err != nil {
		err = &outputError{err}
	}
	return finish(err)
}
