package cli

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
)

// chart draws one indicator.
func (p *program) chart() *cobra.Command {
	var indicator, out, form, kind, from string
	var edit store.Chart
	var english bool
	var width, floor float64
	c := &cobra.Command{
		Use: "chart --indicator KEY|NAME --out FILE.png|.svg|.pdf FILE…|--from FOLDER", Short: "画一个指标 · draw an indicator",
		Long: "画一个指标，旁边写一份 CSV，列出图上每一点和它的原句。多个文件里的同一指标连成一个序列；有几种图时画点最多的，其余列出，用 --form 和 --kind 挑选。\n" +
			"Draws an indicator, with a CSV beside it that lists every point and its sentence. Several files make one series of it; where there are several charts the one with the most points is drawn and the others are named: choose by --form and --kind.",
		Example: "  wenshu-cli chart -i 国内生产总值 -o gdp.svg 2019.txt 2020.txt 2021.txt\n  wenshu-cli chart -i 国内生产总值增速 -o growth.png 报告/",
	}
	c.Flags().StringVarP(&indicator, "indicator", "i", "", "指标的名称或代号，如 数字经济规模、internet.users、国内生产总值增速 · name or key of the indicator")
	c.Flags().StringVarP(&out, "out", "o", "", "图的文件名，.png、.svg 或 .pdf · the picture's file, .png, .svg or .pdf")
	c.Flags().StringVar(&form, "form", "", "图的形式："+strings.Join(chart.Forms(), "、")+" · form of the chart: "+strings.Join(chart.Forms(), ", "))
	c.Flags().StringVar(&kind, "kind", "", "哪种数：level（水平）、change（增减）、share（占比）、rank（位次）· kind of the figures: level, change, share or rank")
	c.Flags().BoolVar(&english, "english", false, "图上用英文 · English words in the picture")
	c.Flags().Float64Var(&floor, "floor", series.Floor, "只画可信度不低于此的数，0 到 1 · least confidence of a figure, 0 to 1")
	c.Flags().StringVar(&from, "from", "", fromHelp)
	c.Flags().Float64Var(&width, "width", draw.SizeFor("").Width, "宽度 · width in units of 1/96 inch")
	c.Flags().StringVar(&edit.Size, "size", draw.Sizes()[0], "图的用途，定宽度和清晰度：screen（屏幕）、slide（幻灯片）、print（排印）· what the picture is for: screen, slide or print")
	c.Flags().StringVar(&edit.Title, "title", "", "图的标题 · title of the chart")
	c.Flags().StringVar(&edit.Order, "order", "", "次序：descending（从大到小）、ascending（从小到大）、document（按原文）· order: descending, ascending or document")
	c.Flags().StringVar(&edit.Unit, "unit", "", "轴的单位，如 亿元 · unit of the axis, such as 亿元")
	indicators(c, "indicator")
	values(c, "form", chart.Forms()...)
	values(c, "kind", "level", "change", "share", "rank")
	values(c, "size", draw.Sizes()...)
	values(c, "order", chart.Orders()...)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case from != "" && len(args) > 0:
			return errFrom
		case from == "" && len(args) == 0:
			return wantFiles(args)
		case indicator == "":
			return errors.New("--indicator: 请给出指标 · name the indicator")
		case floor < 0 || floor > 1 || floor != floor:
			return fmt.Errorf("--floor %v: 可信度在 0 和 1 之间 · a confidence lies between 0 and 1", floor)
		case out == "":
			return errors.New("--out: 请给出图的文件名，如 图.png · name the picture's file, such as chart.png")
		case !draw.Saves(out):
			return fmt.Errorf("--out %q: 文件名要以 .png、.svg 或 .pdf 结尾 · the name must end in .png, .svg or .pdf", out)
		case !(width >= leastWidth && width <= mostWidth):
			return fmt.Errorf("--width %v: 宽度在 %d 和 %d 之间 · a width lies between %d and %d", width, leastWidth, mostWidth, leastWidth, mostWidth)
		}
		if err := errors.Join(choose("form", form, append(chart.Forms(), "")...), choose("kind", kind, "level", "change", "share", "rank", ""),
			choose("size", edit.Size, draw.Sizes()...), choose("order", edit.Order, append(chart.Orders(), "")...)); err != nil {
			return err
		}
		names := expand(args)
		table := strings.TrimSuffix(out, filepath.Ext(out)) + ".csv"
		for _, made := range []string{out, table} {
			if err := keep(made, names); err != nil {
				return err
			}
		}
		if err := ours(table); err != nil {
			return err
		}
		var docs []*doc.Document
		var sources []*series.Source
		var err error
		if from != "" {
			err = p.withParquet(cmd.Context(), from, func(f *parquet.Folder) (err error) {
				docs, sources, err = series.Gather(f.Statements(cmd.Context(), parquet.Filter{Name: chartNames(indicator), Floor: floor}))
				return p.fromError(err)
			})
			if err == nil && len(docs) == 0 {
				return noFigure(indicator, form, kind)
			}
		} else {
			err = p.read(cmd.Context(), names, func(r result) error {
				docs, sources = append(docs, r.doc), append(sources, sourceOf(r.doc, r.name))
				return nil
			})
		}
		if err != nil && !errors.Is(err, errSome) || len(docs) == 0 {
			return err
		}
		set, models := charts(docs, sources, indicator, floor, english)
		models = slices.DeleteFunc(models, func(m chart.Model) bool {
			return form != "" && m.Form.String() != form || kind != "" && !slices.ContainsFunc(m.Marks, func(k chart.Mark) bool { return k.Kind.String() == kind })
		})
		if len(models) == 0 {
			return noFigure(indicator, form, kind)
		}
		for _, m := range models[1:] {
			fmt.Fprintf(p.err, "%s: --form %v --kind %v  %s\n", p.say("另有 · also"), m.Form, m.Marks[0].Kind, m.Title)
		}
		edit.ID = models[0].ID
		drawn, drawErr := edited(set, models, edit, english)
		if drawErr != nil {
			return drawErr
		}
		size := draw.SizeFor(edit.Size)
		if cmd.Flags().Changed("width") {
			size.Width = width
		}
		d, drawErr := draw.New(fonts.SansRegular(), fonts.SansBold())
		if drawErr != nil {
			return &outputError{drawErr}
		}
		if drawErr = d.Save(out, set, drawn, draw.Print(), size); drawErr != nil {
			return &outputError{drawErr}
		}
		return err
	}
	return c
}

func noFigure(indicator, form, kind string) error {
	return &outputError{fmt.Errorf("%s: 文件里没有这个指标%s；用 extract 看看有哪些 · no figure of this indicator%s; extract lists what there is", indicator, given(form, kind, "的这种图"), given(form, kind, " in that form"))}
}

// edited is the first of models as the user wants it, and an error that names
// what can be had where the chart cannot do what was asked.
func edited(set *series.Set, models []chart.Model, want store.Chart, english bool) (*chart.Model, error) {
	can := chart.ChoicesOf(set, &models[0])
	for _, c := range []struct {
		flag, value string
		list        []string
	}{{"unit", want.Unit, can.Units}, {"order", want.Order, can.Orders}} {
		switch {
		case c.value == "" || slices.Contains(c.list, c.value):
		case len(c.list) == 0:
			return nil, fmt.Errorf("--%s %q: 这种图没有可选的 · this chart has none to choose", c.flag, c.value)
		default:
			return nil, fmt.Errorf("--%s %q: 这张图可用 %s · this chart takes %s", c.flag, c.value, strings.Join(c.list, "、"), strings.Join(c.list, ", "))
		}
	}
	return &chart.Edited(set, models[:1], []store.Chart{want}, chart.Options{English: english})[0], nil
}

// charts are those of one indicator: of all that the documents call so or, where
// it is the name of none, those in which part of the name stands. Those of the
// kind that is meant come first, then those with the most points.
func charts(docs []*doc.Document, sources []*series.Source, indicator string, floor float64, english bool) (*series.Set, []chart.Model) {
	pick := series.NewPick(indicator, nil)
	set := series.CollectPick(docs, sources, pick, floor)
	models := chart.Build(set, chart.Options{English: english, Together: true})
	if len(models) == 0 {
		set = series.Collect(docs, floor)
		models = chart.Find(chart.Build(set, chart.Options{English: english}), indicator)
	}
	meant := pick.Kind()
	if series.TellsGrowth(indicator) {
		meant = doc.Change.String()
	}
	slices.SortStableFunc(models, func(a, b chart.Model) int {
		return cmp.Or(cmp.Compare(behind(a, meant), behind(b, meant)), cmp.Compare(len(b.Marks), len(a.Marks)))
	})
	return set, models
}

// behind is how far behind others a chart comes: two for comparing nothing, one
// for figures of another kind than is meant.
func behind(m chart.Model, meant string) (rank int) {
	if m.Form == chart.Cards || m.Form == chart.Table {
		rank += 2
	}
	if m.Marks[0].Kind.String() != meant {
		rank++
	}
	return rank
}

// given is words where the user asked for a form or a kind.
func given(form, kind, words string) string {
	if form == "" && kind == "" {
		return ""
	}
	return words
}
