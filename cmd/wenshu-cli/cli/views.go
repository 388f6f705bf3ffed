package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/series"
)

// views are the flags that ask for a view of a series instead of its table.
type views struct {
	targets, revisions bool
	reference, column  string
	options            series.ReferenceOptions
}

func (v *views) flags(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&v.targets, "targets", false, "目标与结果：每个目标、后来的结果、是否达到、差多少 · targets against the results stated later")
	f.BoolVar(&v.revisions, "revisions", false, "修订：先后文件对同一时期的不同说法 · what documents of different dates said of one time")
	f.StringVar(&v.reference, "reference", "", "与官方数据对照：CSV 或 XLSX 文件（国家统计局、世界银行的表可直接用）· compare with official data in this CSV or XLSX; NBS and World Bank layouts are known")
	f.StringVar(&v.options.Row, "ref-row", "", "参照表里的行（名称的一部分）· row of the reference, by a part of its name")
	f.StringVar(&v.options.Time, "ref-time", "", "参照表里时间的列（表头或第几列）· column of times, by head or number")
	f.StringVar(&v.options.Value, "ref-value", "", "参照表里数值的列（表头或第几列）· column of values, by head or number")
	f.StringVar(&v.options.Unit, "ref-unit", "", "参照数据的单位，如 亿元 · unit of the reference")
	f.StringVar(&v.column, "ref-region", "全国", "与哪个地区的序列对照 · the region whose series it belongs to")
}

func (v *views) choose(by string) error {
	n := 0
	for _, on := range []bool{v.targets, v.revisions, v.reference != ""} {
		if on {
			n++
		}
	}
	switch {
	case n > 1:
		return errors.New("--targets、--revisions、--reference 只能用一个 · use one of --targets, --revisions, --reference")
	case n == 1 && by != "region":
		return errors.New("--by document 不能与 --targets、--revisions、--reference 同用 · --by document goes with none of these")
	}
	return nil
}

// view is what was asked for instead of the table; nil for the table.
func (p *program) view(ctx context.Context, t *series.Table, v views) (*export.View, error) {
	switch {
	case v.targets:
		return export.Targets(t), nil
	case v.revisions:
		return export.Revisions(t), nil
	case v.reference == "":
		return nil, nil
	}
	r, err := p.reference(ctx, v.reference, t.Pick, v.options)
	if err != nil {
		return nil, err
	}
	line, all := t.Compare(r, v.column)
	if line == nil {
		return nil, &outputError{fmt.Errorf("%s: 文件里没有%s可对照的序列 · the documents have no series of %s to compare it with", v.reference, v.column, v.column)}
	}
	return export.Reference(t, line, all), nil
}

// referenceHint says what is missing and what to write.
func referenceHint(err error) string {
	switch {
	case errors.Is(err, series.ErrNoRow):
		return "表里没有这个指标的行，请用 --ref-row 指明 · no row of this indicator: name it with --ref-row"
	case errors.Is(err, series.ErrNoTime):
		return "找不到时间，请用 --ref-time 指明列 · no times: name their column with --ref-time"
	case errors.Is(err, series.ErrValue):
		return "找不到数值，请用 --ref-value 指明列 · no values: name their column with --ref-value"
	}
	return "不知道单位，请用 --ref-unit 指明，如 亿元 · the unit is unknown: give it with --ref-unit"
}
