package export

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/relate"
)

// A Choice says how one field was decided: the reading that was chosen first,
// then the others.
type Choice struct {
	Field      string      `json:"field"`
	Candidates []Candidate `json:"candidates"`
}

// A Candidate is one reading of a field: what it is, how likely, and what spoke
// for it.
type Candidate struct {
	Reading string    `json:"reading"`
	Share   float64   `json:"share"`
	Because []Because `json:"because,omitempty"`
}

// A Because is one thing that was seen, by its name in relate.tsv and in words,
// and its weight.
type Because struct {
	Feature string  `json:"feature"`
	Weight  float64 `json:"weight"`
	Chinese string  `json:"zh"`
	English string  `json:"en"`
}

func choicesOf(all []relate.Choice) []Choice {
	var out []Choice
	for _, c := range all {
		o := Choice{Field: c.Field}
		for _, x := range c.Candidates {
			y := Candidate{Reading: x.Text, Share: digits(x.Share, 4)}
			for _, f := range x.Features {
				y.Because = append(y.Because, Because{f.Name + "=" + strings.Join(f.Values, "|"), digits(f.Weight, 2), f.Words(false), f.Words(true)})
			}
			o.Candidates = append(o.Candidates, y)
		}
		out = append(out, o)
	}
	return out
}

// digits rounds v to n digits behind the point.
func digits(v float64, n int) float64 {
	by := math.Pow10(n)
	return math.Round(v*by) / by
}

// Explained calls use for each figure of d in the order of the text, with the
// rules and the choices that made it. Each article is read once more for it,
// and nothing is kept.
func Explained(ctx context.Context, d *doc.Document, o Options, use func(Record) error) error {
	o.Explain = true
	next := 0
	upTo := func(end int) error {
		for ; next < end; next++ {
			if err := use(record(d, next, o)); err != nil {
				return err
			}
		}
		return nil
	}
	err := relate.ExplainAll(ctx, d, func(i int, choices []relate.Choice) error {
		if i < next {
			return nil
		}
		if err := upTo(i); err != nil {
			return err
		}
		next++
		r := record(d, i, o)
		r.Choices = choicesOf(choices)
		return use(r)
	})
	if err != nil {
		return err
	}
	return upTo(len(d.Figures))
}

// ExplainedJSONL writes one figure a line, with what made it.
func ExplainedJSONL(ctx context.Context, w io.Writer, d *doc.Document, o Options) error {
	e := encoder(w)
	return Explained(ctx, d, o, func(r Record) error { return e.Encode(r) })
}

// fieldNames are the fields in words.
var fieldNames = map[string]string{"claim": "是数据 figure", "kind": "种类 kind", "name": "指标 name", "time": "时间 time", "part": "时段 part", "status": "状态 status"}

// ExplainedText writes each figure with its choices under it, for people.
func ExplainedText(ctx context.Context, w io.Writer, d *doc.Document, o Options) error {
	return Explained(ctx, d, o, func(r Record) error {
		var b strings.Builder
		fmt.Fprintf(&b, "%s  %s  %s  %s · %s  @%d\n", r.Indicator, marked(r), str(r.Time), r.Status, r.Kind, r.Start)
		for _, c := range r.Choices {
			for i, x := range c.Candidates {
				name := ""
				if i == 0 {
					name = fieldNames[c.Field]
				}
				reading := x.Reading
				if reading == "" {
					reading = "—"
				}
				fmt.Fprintf(&b, "  %s%s %5.1f%%  %s", name, strings.Repeat(" ", max(0, 16-width(name))), 100*x.Share, reading)
				for k, f := range x.Because {
					sign := "；"
					if k == 0 {
						sign = "  ← "
					}
					fmt.Fprintf(&b, "%s%s %+.1f", sign, f.Chinese, f.Weight)
				}
				b.WriteByte('\n')
			}
		}
		_, err := io.WriteString(w, b.String())
		return err
	})
}
