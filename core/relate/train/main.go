// Command train learns the weights of core/relate from marked documents,
// writes them to assets/relate.tsv and prints how documents that were left out
// of the learning are read.
//
//	go run ./core/relate/train -o assets/relate.tsv
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/training"
)

func main() {
	var (
		out    = flag.String("o", "", "write the weights to this table")
		texts  = flag.String("shared", os.Getenv("WENSHU_SHARED"), "folder of eval and corpus; without it our own documents alone teach")
		data   = flag.String("testdata", "core/testdata", "folder of our own marks")
		more   = flag.String("marks", "", "folder of further marks, such as a reader's corrections, whose texts lie below -texts")
		where  = flag.String("texts", "", "folder of the texts that -marks name")
		folds  = flag.Int("folds", 5, "leave out one in so many documents and print how they are read; 0 to learn only")
		errs   = flag.Int("errors", 0, "print so many errors of a document")
		only   = flag.String("only", "", "print errors of this document alone")
		slot   = flag.String("slot", "", "print errors in this slot alone")
		share  = flag.Float64("share", 1, "learn from this part of the documents")
		curve  = flag.Bool("curve", false, "print what 10, 25, 50 and 100 % of the documents teach")
		limit  = flag.Int("limit", training.Limit, "keep at most so many weights")
		rate   = flag.Float64("rate", 0, "step of AdaGrad, for all choices")
		decay  = flag.Float64("decay", 0, "penalty, for choices without one of their own")
		epochs = flag.Int("epochs", 0, "passes")
	)
	flag.Parse()
	ctx := context.Background()
	docs, err := training.School(ctx, *texts, *data)
	check(err)
	if *more != "" {
		d, err := training.Marks(ctx, *more, *where)
		check(err)
		docs = append(docs, d...)
	}
	o := rank.Options{Rate: *rate, Decay: *decay, Epochs: *epochs}
	if *curve {
		for _, part := range []float64{0.1, 0.25, 0.5, 1} {
			results, err := training.LeftOut(ctx, docs, max(2, *folds), *limit, o, part)
			check(err)
			var eval score.Result
			for d, r := range results {
				if strings.Contains(d.Source, "/eval/") {
					eval.Add(r)
				}
			}
			fmt.Println(eval.Row(fmt.Sprintf("%.0f %% of the documents", 100*part)))
		}
	}
	if *folds > 0 {
		results, err := training.LeftOut(ctx, docs, *folds, *limit, o, *share)
		check(err)
		groups := map[string]*score.Result{}
		var all, eval score.Result
		levels := [...]float64{0.95, 0.9, 0.85, 0.8}
		var sure, right, sureAll, rightAll [len(levels)]int
		for _, d := range docs {
			r := results[d]
			fmt.Println(r.Row(d.Name))
			all.Add(r)
			for i, level := range levels {
				k, n := training.Sure(&r, level)
				sureAll[i], rightAll[i] = sureAll[i]+k, rightAll[i]+n
			}
			g := training.Group(d.Name)
			if strings.Contains(d.Source, "/eval/") {
				eval.Add(r)
				g = "eval: " + g
				for i, level := range levels {
					k, n := training.Sure(&r, level)
					sure[i], right[i] = sure[i]+k, right[i]+n
				}
			}
			if groups[g] == nil {
				groups[g] = &score.Result{}
			}
			groups[g].Add(r)
			if *only == "" || *only == d.Name {
				report(&r, *errs, *slot)
			}
		}
		for _, g := range slices.Sorted(maps.Keys(groups)) {
			fmt.Println(groups[g].Row("= " + g))
		}
		fmt.Println(all.Row("ALL"))
		fmt.Println(eval.Row("EVAL"))
		fmt.Printf("EVAL names exactly as marked %.3f\n", eval.ExactShare())
		for i, level := range levels {
			fmt.Printf("confidence %.2f and more: EVAL kept %.3f, right %.3f; ALL kept %.3f, right %.3f\n", level,
				float64(sure[i])/float64(max(1, eval.Found)), float64(right[i])/float64(max(1, sure[i])),
				float64(sureAll[i])/float64(max(1, all.Found)), float64(rightAll[i])/float64(max(1, sureAll[i])))
		}
	}
	if *out == "" {
		return
	}
	features, err := training.Learn(ctx, docs, o, *limit)
	check(err)
	check(atomicfile.WriteBytes(*out, atomicfile.Shared, training.Table(training.Keep(features, *limit), docs)))
}

func report(r *score.Result, n int, slot string) {
	if n == 0 {
		return
	}
	if slot == "" {
		for _, m := range r.Missed[:min(n, len(r.Missed))] {
			fmt.Printf("  missed line %d %s (%s)\n", m.Line, m.Text, m.Indicator)
		}
		for _, f := range r.Extra[:min(n, len(r.Extra))] {
			fmt.Printf("  extra  %s as %s\n", f.Text, f.Indicator)
		}
	}
	k := 0
	for _, h := range r.Hits {
		if len(h.Bad) == 0 || h.Mark.Optional || k >= n {
			continue
		}
		var b strings.Builder
		for _, s := range h.Bad {
			if slot != "" && s.String() != slot {
				continue
			}
			want, got := "", ""
			switch s {
			case score.Value:
				want, got = h.Mark.Lo+".."+h.Mark.Hi, h.Figure.Lo+".."+h.Figure.Hi
			case score.Unit:
				want, got = h.Mark.Unit, h.Figure.Unit
			case score.Kind:
				want, got = h.Mark.Kind, h.Figure.Kind
			case score.Indicator:
				want, got = h.Mark.Indicator, h.Figure.Indicator
			case score.Time:
				want, got = strings.Join(h.Mark.Times, "|"), h.Figure.Time
			case score.Qualifier:
				want, got = h.Mark.Qualifier, h.Figure.Qualifier
			case score.Status:
				want, got = h.Mark.Status, h.Figure.Status
			}
			fmt.Fprintf(&b, " %s %q got %q;", s, want, got)
		}
		if b.Len() > 0 {
			k++
			fmt.Printf("  line %d %s:%s [%.2f]\n", h.Mark.Line, h.Mark.Text, b.String(), h.Figure.Confidence)
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}
