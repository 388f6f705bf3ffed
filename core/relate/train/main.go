// Command train learns the weights of core/relate from marked documents,
// writes them to assets/relate.tsv and prints how documents that were left out
// of the learning are read.
//
//	go run ./core/relate/train [flags] FOLDER…
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/training"
)

func main() {
	var (
		out    = flag.String("o", "", "write the weights to this table")
		marks  = flag.String("marks", "", "folder of marks whose texts lie below -texts")
		texts  = flag.String("texts", os.Getenv("WENSHU_SHARED"), "folder of the texts that marks name")
		limit  = flag.Int("limit", 8000, "keep at most so many features")
		folds  = flag.Int("folds", 10, "leave out one in so many documents; 0 to learn only")
		errs   = flag.Int("errors", 0, "print so many errors of a document")
		only   = flag.String("only", "", "print errors of this document alone")
		slot   = flag.String("slot", "", "print errors in this slot alone")
		share  = flag.Float64("share", 1, "learn from this part of the documents")
		rate   = flag.Float64("rate", 0, "step")
		decay  = flag.Float64("decay", 0, "penalty")
		epochs = flag.Int("epochs", 0, "passes")
	)
	flag.Parse()
	ctx := context.Background()
	var docs []*training.Document
	for _, dir := range flag.Args() {
		d, err := training.Folder(ctx, dir)
		check(err)
		docs = append(docs, d...)
	}
	if *marks != "" {
		d, err := training.Marks(ctx, *marks, *texts)
		check(err)
		docs = append(docs, d...)
	}
	o := rank.Options{Rate: *rate, Decay: *decay, Epochs: *epochs}
	start := time.Now()
	if *folds > 0 {
		results, err := training.LeftOut(ctx, docs, *folds, *limit, o, *share)
		check(err)
		groups := map[string]*score.Result{}
		var all, shared score.Result
		var sure, sureRight, figures int
		for _, d := range docs {
			r := results[d]
			fmt.Println(r.Row(d.Name))
			all.Add(r)
			if strings.Contains(d.Source, "/eval/") {
				shared.Add(r)
			}
			g := group(d.Name)
			if groups[g] == nil {
				groups[g] = &score.Result{}
			}
			groups[g].Add(r)
			if *only == "" || *only == d.Name {
				report(&r, *errs, *slot)
			}
			for _, h := range r.Hits {
				if h.Mark.Optional {
					continue
				}
				figures++
				if h.Figure.Confidence >= 0.9 {
					sure++
					if len(h.Bad) == 0 {
						sureRight++
					}
				}
			}
			for _, f := range r.Extra {
				figures++
				if f.Confidence >= 0.9 {
					sure++
				}
			}
		}
		for _, g := range slices.Sorted(func(yield func(string) bool) {
			for k := range groups {
				if !yield(k) {
					return
				}
			}
		}) {
			fmt.Println(groups[g].Row("= " + g))
		}
		fmt.Println(all.Row("ALL"))
		fmt.Println(shared.Row("SHARED"), fmt.Sprintf(" exact %.3f", shared.ExactShare()))
		fmt.Printf("at confidence 0.9: kept %.3f of %d, right %.3f\n", float64(sure)/float64(max(1, figures)), figures, float64(sureRight)/float64(max(1, sure)))
		fmt.Printf("%.1f s\n", time.Since(start).Seconds())
	}
	if *out == "" {
		return
	}
	features, err := training.Learn(ctx, docs, o)
	check(err)
	check(os.WriteFile(*out, training.Table(training.Keep(features, *limit), docs), 0o644))
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

// group is the sort of document that a name tells.
func group(name string) string {
	for _, g := range [][2]string{{"stats-", "communique"}, {"census-", "communique"}, {"yueyang-", "communique"}, {"changdu-", "communique"},
		{"national-", "national"}, {"policy-", "policy"}, {"central-", "policy"}, {"digital-", "policy"}, {"xwlb-", "bulletin"}, {"news-", "news"},
		{"cnnic-", "pages"}, {"page-", "pages"}, {"seed", "seed"}, {"congress", "congress"}, {"resolution", "congress"}, {"second", "second"}} {
		if strings.HasPrefix(name, g[0]) {
			return g[1]
		}
	}
	if strings.Contains(name, "-2026") {
		return "provincial"
	}
	return "own"
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}
