package relate_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/relate"
)

// parish is a short report with choices in every field.
const parish = `青山县2023年工作报告

2023年，全县茶叶产量达3.2万吨，比上年增长5.6%，茶园占耕地比重提高到12%。

2024年，力争茶叶产量达到3.5万吨。
`

func read(t *testing.T, text string) *doc.Document {
	t.Helper()
	d, err := core.Read(t.Context(), "报告.txt", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Figures) == 0 {
		t.Fatal("no figures")
	}
	return d
}

// TestExplain finds in the choices of each figure what the figure says.
func TestExplain(t *testing.T) {
	d := read(t, parish)
	for i := range d.Figures {
		f := &d.Figures[i]
		choices, err := relate.Explain(t.Context(), d, i)
		if err != nil {
			t.Fatal(err)
		}
		fields := map[string]relate.Candidate{}
		for _, c := range choices {
			if _, twice := fields[c.Field]; twice {
				t.Errorf("%s: %s is decided twice", f.Indicator, c.Field)
			}
			fields[c.Field] = c.Candidates[0]
			seen, sum := map[string]bool{}, 0.0
			for k, x := range c.Candidates {
				if seen[x.Text] {
					t.Errorf("%s: %s is offered twice for %s", f.Indicator, x.Text, c.Field)
				}
				seen[x.Text] = true
				sum += x.Share
				if k > 1 && x.Share > c.Candidates[k-1].Share {
					t.Errorf("%s: the candidates for %s are not in order", f.Indicator, c.Field)
				}
				if len(x.Features) > 4 {
					t.Errorf("%s: %d features", f.Indicator, len(x.Features))
				}
			}
			if len(c.Candidates) > 3 || sum > 1.000001 {
				t.Errorf("%s: %d candidates for %s make %v", f.Indicator, len(c.Candidates), c.Field, sum)
			}
		}
		when, ok := fields["part"]
		if !ok {
			when = fields["time"]
		}
		if !fields["claim"].Claim || fields["kind"].Kind != f.Kind || fields["name"].Name != f.Indicator || fields["status"].Status != f.Status || when.Period != f.Period {
			t.Errorf("%s %v %v %v is explained by %+v", f.Indicator, f.Kind, f.Period, f.Status, fields)
		}
	}
}

// TestExplainAll gives what Explain gives, in the order of the text.
func TestExplainAll(t *testing.T) {
	d := read(t, parish)
	last, n := -1, 0
	err := relate.ExplainAll(t.Context(), d, func(i int, choices []relate.Choice) error {
		one, err := relate.Explain(t.Context(), d, i)
		if fmt.Sprint(one) != fmt.Sprint(choices) || i <= last {
			t.Errorf("figure %d behind %d:\n%v\n%v", i, last, choices, one)
		}
		last = i
		n++
		return err
	})
	if err != nil || n != len(d.Figures) {
		t.Errorf("%d of %d figures, %v", n, len(d.Figures), err)
	}
	stop := errors.New("enough")
	n = 0
	if err := relate.ExplainAll(t.Context(), d, func(int, []relate.Choice) error { n++; return stop }); err != stop || n != 1 {
		t.Errorf("%v behind %d figures", err, n)
	}
}

// TestExplainWeights turns a choice by one weight, which is what decided then.
func TestExplainWeights(t *testing.T) {
	d := read(t, parish)
	w := rank.NewWeights(map[string]float32{"status.genre=forecast|report": 9, "claim.unit=yes|吨": 9})
	choices, err := relate.ExplainWith(t.Context(), d, 0, w)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range choices {
		if c.Field != "status" {
			continue
		}
		x := c.Candidates[0]
		if x.Text != "forecast" || x.Share < 0.99 || len(x.Features) != 1 || x.Features[0].Name != "status.genre" || fmt.Sprint(x.Features[0].Values) != "[report]" || x.Features[0].Weight != 9 {
			t.Errorf("%+v", x)
		}
		if len(c.Candidates) != 3 || len(c.Candidates[1].Features) != 0 {
			t.Errorf("%+v", c.Candidates[1:])
		}
		return
	}
	t.Error("no choice of a status")
}

// TestExplainEnds reads no further than the figure, and ends when it is told to.
func TestExplainEnds(t *testing.T) {
	d := read(t, parish)
	long := read(t, parish+strings.Repeat("\n全县水稻产量达9.1万吨，玉米产量达4.3万吨。\n", 800))
	cost := func(i int) float64 {
		return testing.AllocsPerRun(1, func() {
			if _, err := relate.Explain(context.Background(), long, i); err != nil {
				t.Fatal(err)
			}
		})
	}
	early, late := cost(0), cost(len(long.Figures)-1)
	if early*4 > late {
		t.Errorf("the first figure takes %.0f allocations, the last %.0f", early, late)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := relate.Explain(ctx, d, 0); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
