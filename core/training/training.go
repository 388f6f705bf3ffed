// Package training learns the weights of core/relate from marked documents and
// scores documents that were left out of it. It reads files and is slow; the
// program itself only reads the table of weights that it leaves. core/README.md
// says how to mark, train and compare.
package training

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/score"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Document is a text whose numbers were marked, and what was read of it.
type Document struct {
	Name   string
	Source string // the text's path, which tells parts of one text where their names do not
	Marks  []score.Mark
	Range  text.Span // of the text as it was read: where every number is marked
	Only   bool      // in Range too numbers without a mark were not judged
	Doc    *doc.Document

	once sync.Mutex
	led  map[string][]rank.Example
}

// Answers implements relate.Key: what was marked at a place of Body. Nothing is
// known of it outside of d's range, at an optional claim, and, where only what a
// reader corrected was marked, at a number without a mark.
func (d *Document) Answers(number text.Span) (answers []relate.Answer, marked bool) {
	at, ok := d.Doc.Back.Hull(number)
	if !ok || !d.Range.Covers(at) {
		return nil, false
	}
	judged := !d.Only
	for i := range d.Marks {
		m := &d.Marks[i]
		if m.End <= at.Start || m.Start >= at.End {
			continue
		}
		judged = true
		if m.Kind == "" {
			continue
		}
		if m.Optional {
			return nil, false
		}
		a := relate.Answer{Kind: m.Kind, Indicator: m.Indicator, Times: m.Times, Status: m.Status, Sign: 1}
		if strings.HasPrefix(m.Lo, "-") || strings.HasPrefix(m.Hi, "-") {
			a.Sign = -1
		}
		answers = append(answers, a)
	}
	return answers, judged
}

// judged reports whether a mark stands at a place of the text, or every number
// there is judged.
func (d *Document) judged(at text.Span) bool {
	if !d.Only {
		return true
	}
	for i := range d.Marks {
		if m := &d.Marks[i]; m.Start < at.End && m.End > at.Start {
			return true
		}
	}
	return false
}

// Right implements relate.Key, by the rules of score.Judge.
func (d *Document) Right(f *doc.Figure) bool {
	own, ok := d.scored(f)
	if !ok {
		return false
	}
	for i := range d.Marks {
		m := &d.Marks[i]
		if m.Kind != "" && m.End > own.Start && m.Start < own.End && len(score.Judge(m, &own)) == 0 {
			return true
		}
	}
	return false
}

// scored is f in the form that is scored; false if it is outside of d's range or
// nobody judged its number.
func (d *Document) scored(f *doc.Figure) (score.Figure, bool) {
	at, ok := d.Doc.Back.Hull(f.Span)
	if !ok || !d.Range.Covers(at) || !d.judged(at) {
		return score.Figure{}, false
	}
	return score.Figure{
		Start: at.Start, End: at.End, Text: f.Of(d.Doc.Body), Kind: f.Kind.String(), Indicator: f.Indicator,
		Lo: doc.Decimal(f.Value.Lo), Hi: doc.Decimal(f.Value.Hi), Unit: f.Value.Unit, Qualifier: f.Value.Qualifier.String(),
		Time: f.Period.String(), Status: f.Status.String(), Confidence: f.Confidence,
	}, true
}

// Figures are the figures of d in the form that is scored, those inside its
// range.
func (d *Document) Figures(ctx context.Context, w *rank.Weights) ([]score.Figure, error) {
	found, err := relate.With(ctx, d.Doc, w)
	if err != nil {
		return nil, err
	}
	var out []score.Figure
	for i := range found {
		if f, ok := d.scored(&found[i]); ok {
			out = append(out, f)
		}
	}
	return out, nil
}

// Folder reads the marked documents of a folder: NAME.gold.jsonl with its text
// NAME.txt beside it, in the order of their names. Every number of such a text is
// marked.
func Folder(ctx context.Context, dir string) ([]*Document, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.gold.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []*Document
	for _, name := range names {
		marks, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		base := strings.TrimSuffix(name, ".gold.jsonl")
		d, err := read(ctx, filepath.Base(base), base+".txt", marks, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// School reads all documents that the program learns from: the marked documents
// below shared/eval, those of shared/corpus whose marks lie in testdata/marks, and
// our own in testdata/own. Without shared, which belongs to others and need not be
// there, it reads our own alone.
func School(ctx context.Context, shared, testdata string) ([]*Document, error) {
	var docs []*Document
	if shared != "" {
		for _, dir := range []string{"dev", "more"} {
			d, err := Folder(ctx, filepath.Join(shared, "eval", dir))
			if err != nil {
				return nil, err
			}
			docs = append(docs, d...)
		}
	}
	d, err := Folder(ctx, filepath.Join(testdata, "own"))
	if err != nil {
		return nil, err
	}
	docs = append(docs, d...)
	if d, err = Folder(ctx, filepath.Join(testdata, "..", "..", "seeds")); err != nil {
		return nil, err
	}
	docs = append(docs, d...)
	if shared != "" {
		d, err := Marks(ctx, filepath.Join(testdata, "marks"), shared)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	return docs, nil
}

// Limit is the number of weights that are kept: a table of some 350 kB. With 7,800
// documents left out are read worse (core/DECISIONS.md, 47).
const Limit = 14600

// Group is the sort of document that a name tells, as the table of scores has
// them; "our own" where it tells none.
func Group(name string) string {
	for _, g := range [][2]string{
		{"stats-", "communiqués"}, {"census-20", "communiqués"}, {"yueyang-", "communiqués"}, {"changdu-", "communiqués"}, {"national-", "national reports"},
		{"policy-", "plans, policies, reports of ministries"}, {"central-", "plans, policies, reports of ministries"}, {"digital-2", "plans, policies, reports of ministries"},
		{"xwlb-", "bulletins"}, {"news-", "news and monthly releases"}, {"cnnic-", "CNNIC and press pages"}, {"page-", "CNNIC and press pages"},
		{"congress-", "congresses"}, {"resolution-", "congresses"}, {"seed", "news and monthly releases"},
	} {
		if strings.HasPrefix(name, g[0]) {
			return g[1]
		}
	}
	if strings.Contains(name, "-2026") {
		return "provincial reports"
	}
	return "our own"
}

// Sure counts the figures of r at a confidence of at least p, 0 to 1, and those of them
// that are right in every field. Optional claims are not counted.
func Sure(r *score.Result, p float64) (sure, right int) {
	for _, h := range r.Hits {
		if !h.Mark.Optional && h.Figure.Confidence >= p {
			sure++
			if len(h.Bad) == 0 {
				right++
			}
		}
	}
	for _, f := range r.Extra {
		if f.Confidence >= p {
			sure++
		}
	}
	return sure, right
}

// A header is the first line of marks whose text lies elsewhere.
type header struct {
	Document string // path below the folder of the texts
	Lines    [2]int // the first and last line that are marked
	Reader   string
	Only     bool // what a reader corrected: numbers without a mark are not judged
}

// Marks reads the marks NAME.jsonl of a folder whose texts lie below texts: the
// first line of each names its text and the lines of it that are marked.
func Marks(ctx context.Context, dir, texts string) ([]*Document, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []*Document
	for _, name := range names {
		d, err := stretch(ctx, name, texts)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// stretch reads one file of such a folder.
func stretch(ctx context.Context, name, texts string) (*Document, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	first, marks, _ := bytes.Cut(b, []byte("\n"))
	var h header
	if err := json.Unmarshal(first, &h); err != nil {
		return nil, fmt.Errorf("%s:1: %w", name, err)
	}
	return read(ctx, strings.TrimSuffix(filepath.Base(name), ".jsonl"), filepath.Join(texts, h.Document), marks, &h)
}

func read(ctx context.Context, name, path string, marks []byte, h *header) (*Document, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	d := &Document{Name: name, Source: path}
	if d.Doc, err = core.OutlineWith(ctx, path, b, core.Options{One: true}, nil); err != nil {
		return nil, err
	}
	file, place := printed(d.Doc, b)
	d.Range = text.Span{End: len(d.Doc.Raw)}
	if h != nil {
		d.Range, d.Only = place(lines(file, h.Lines[0], h.Lines[1])), h.Only
	}
	if d.Marks, err = score.ReadMarks(file, marks); err != nil {
		return nil, fmt.Errorf("marks of %s: %w", name, err)
	}
	for i := range d.Marks {
		m := &d.Marks[i]
		at := place(text.Span{Start: m.Start, End: m.End})
		m.Start, m.End = at.Start, at.End
	}
	return d, nil
}

// printed is the text with the lines that marks count, and the way from it to
// the document's raw text. Both are one but for Markdown, whose raw text has
// lines of its own.
func printed(d *doc.Document, b []byte) (string, func(text.Span) text.Span) {
	if d.Format != "markdown" {
		return d.Raw, func(s text.Span) text.Span { return s }
	}
	return string(b), func(s text.Span) text.Span {
		at, _ := d.Origins.Forward(s)
		return at
	}
}

// lines is the span of the lines from and to of b, counted from 1.
func lines(b string, from, to int) text.Span {
	s := text.Span{}
	at := 0
	for n := 1; at < len(b) && n <= to; n++ {
		if n == from {
			s.Start = at
		}
		i := strings.IndexByte(b[at:], '\n')
		if i < 0 {
			at = len(b)
			break
		}
		at += i + 1
	}
	s.End = at
	return s
}

// options are how each choice is learned.
var options = map[string]rank.Options{
	"claim": {Decay: 1e-4, Groups: 3}, "kind": {Decay: 3e-4, Groups: 4}, "name": {Decay: 3e-4, Groups: 4}, "status": {Decay: 1e-3, Groups: 3, Firm: []string{"status.fact"}},
	"sure": {Decay: 1e-3, Groups: 4}, "time": {Decay: 0.002, Groups: 4, Firm: []string{"time.mean"}}, "part": {Decay: 0.01, Groups: 4},
}

// inner is how many parts the documents are read in to learn how sure to be. With
// two of them the weights are those of half of the documents, and doubt too much.
const inner = 3

// Learn returns the features that the choices of the documents teach, at most
// limit of them. The choices are learned with every earlier answer known. How sure
// a figure is, is learned from what the choices do where the answers are not known:
// each part of the documents is read by weights that the others taught.
//
// What leans on the number before, its time, what it takes of a span and its
// status, is learned from such readings too (Ross, Gordon, Bagnell, A Reduction of
// Imitation Learning, AISTATS 2011): else it trusts the number before as if that
// were never wrong. For the name it was measured twice and gave none (DECISIONS, 57).
func Learn(ctx context.Context, docs []*Document, o rank.Options, limit int) ([]rank.Feature, error) {
	led := make([]map[string][]rank.Example, len(docs))
	part := make([]int, len(docs))
	parts := map[string]int{}
	for i, d := range docs {
		var err error
		if led[i], err = d.lessons(ctx, i); err != nil {
			return nil, err
		}
		if _, ok := parts[d.key()]; !ok {
			parts[d.key()] = len(parts) % inner
		}
		part[i] = parts[d.key()]
	}
	school := slices.Clone(led)
	var usual []rank.Example
	for k := range inner {
		var others []map[string][]rank.Example
		for i := range docs {
			if part[i] != k {
				others = append(others, led[i])
			}
		}
		w := Weights(trainOnce(others, o, nil), 1<<20)
		for i := range docs {
			if part[i] != k {
				continue
			}
			read, err := relate.Lessons(ctx, docs[i].Doc, w, docs[i], i)
			if err != nil {
				return nil, err
			}
			if docs[i].usual() {
				usual = append(usual, read["sure"]...)
			}
			school = append(school, map[string][]rank.Example{"sure": read["sure"], "time": read["time"], "part": read["part"], "status": read["status"]})
		}
	}
	return calibrate(train(school, o, limit), usual, lastThird), nil
}

// usual reports whether d was not chosen for how it is read: the documents of
// eval, other than stretches where the program was weak.
func (d *Document) usual() bool {
	return strings.Contains(filepath.ToSlash(d.Source), "/eval/")
}

// lessons are the choices in d with every answer known; they are made once.
func (d *Document) lessons(ctx context.Context, group int) (map[string][]rank.Example, error) {
	d.once.Lock()
	defer d.once.Unlock()
	if d.led == nil {
		var err error
		if d.led, err = relate.Lessons(ctx, d.Doc, nil, d, group); err != nil {
			return nil, err
		}
	}
	out := map[string][]rank.Example{}
	for kind, examples := range d.led {
		own := slices.Clone(examples)
		for i := range own {
			own[i].Group = group
		}
		out[kind] = own
	}
	return out, nil
}

// train learns each choice by itself: first with every feature, then once more
// with the limit that weigh most, so that these make up for what was left out.
func train(school []map[string][]rank.Example, o rank.Options, limit int) []rank.Feature {
	out := trainOnce(school, o, nil)
	if len(out) <= limit {
		return out
	}
	only := map[string]bool{}
	for _, f := range Keep(out, limit) {
		only[f.Name] = true
	}
	return trainOnce(school, o, only)
}

func trainOnce(school []map[string][]rank.Example, o rank.Options, only map[string]bool) []rank.Feature {
	all := map[string][]rank.Example{}
	for _, examples := range school {
		for kind, e := range examples {
			all[kind] = append(all[kind], e...)
		}
	}
	var out []rank.Feature
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		opt, ok := options[kind]
		if !ok {
			opt = o
		}
		opt.Only = only
		out = append(out, rank.Train(all[kind], opt)...)
	}
	return out
}

// Weights makes weights of the features that Keep leaves of limit, rounded as in
// the table, so that a score is that of the table.
func Weights(features []rank.Feature, limit int) *rank.Weights {
	m := map[string]float32{}
	for _, f := range Keep(features, limit) {
		m[f.Name] = float32(f.Weight)
	}
	return rank.NewWeights(m)
}

// Keep returns the features that move choices most, by |weight| · √seen, at most
// limit of them, their weights rounded to two decimals, in order of their names.
// Those whose weight is rounded to 0 go.
func Keep(features []rank.Feature, limit int) []rank.Feature {
	out := slices.Clone(features)
	for i := range out {
		out[i].Weight = float64(int(out[i].Weight*100+sign(out[i].Weight)*0.5)) / 100
	}
	out = slices.DeleteFunc(out, func(f rank.Feature) bool { return f.Weight == 0 })
	// a feature moves as many choices as have it
	slices.SortFunc(out, func(a, b rank.Feature) int {
		return cmp.Or(cmp.Compare(strength(b), strength(a)), cmp.Compare(a.Name, b.Name))
	})
	if len(out) > limit {
		out = out[:limit]
	}
	slices.SortFunc(out, func(a, b rank.Feature) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// shares are what a feature of some choices counts beside others. One of a name
// is seen wherever any of a hundred candidates has it, and kinds are told apart by
// few of those that they have; what is taken of a span is chosen at few numbers.
var shares = map[string]float64{"name": 0.5, "kind": 0.7, "part": 2}

func strength(f rank.Feature) float64 {
	if strings.HasPrefix(f.Name, "sure.") {
		return math.Inf(1) // few, and what every confidence stands on
	}
	v := math.Abs(f.Weight) * math.Sqrt(float64(f.Seen))
	choice, _, _ := strings.Cut(f.Name, ".")
	if share, ok := shares[choice]; ok {
		v *= share
	}
	return v
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

// LeftOut scores each document with weights that were learned without the
// documents of its fold; parts of one text are in one fold. share is how much of
// the other documents to learn from, 0 to 1, taken evenly; o counts for choices
// that have no options of their own.
func LeftOut(ctx context.Context, docs []*Document, folds int, limit int, o rank.Options, share float64) (map[*Document]score.Result, error) {
	fold := map[string]int{}
	for _, d := range docs {
		if _, ok := fold[d.key()]; !ok {
			fold[d.key()] = len(fold) % folds
		}
	}
	out := map[*Document]score.Result{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	var failed error
	turn := make(chan struct{}, 2)
	for k := range folds {
		wg.Add(1)
		go func() {
			defer wg.Done()
			turn <- struct{}{}
			defer func() { <-turn }()
			var school, exam []*Document
			for _, d := range docs {
				if fold[d.key()] == k {
					exam = append(exam, d)
				} else {
					school = append(school, d)
				}
			}
			school = some(school, share)
			features, err := Learn(ctx, school, o, limit)
			w := Weights(features, limit)
			for _, d := range exam {
				var figures []score.Figure
				if err == nil {
					figures, err = d.Figures(ctx, w)
				}
				mu.Lock()
				if err != nil {
					failed = err
				} else {
					out[d] = score.Score(d.Marks, figures)
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	return out, failed
}

// aliases are documents of eval that are parts of texts of the corpus under other
// names.
var aliases = map[string]string{"digital-2022": "central-025", "policy-jinan": "policy-sd025", "policy-084": "central-084", "central-shandong": "policy-sd"}

// key names the text that d is a part of. Eval has excerpts of texts of which
// testdata/marks may have others: they are learned from or left out together.
func (d *Document) key() string {
	if strings.HasSuffix(filepath.Dir(d.Source), "seeds") || d.Name == "seed" {
		return "seed"
	}
	k := part.FindString(d.Name)
	if a, ok := aliases[k]; ok {
		k = a
	}
	if k == "" {
		return d.Source
	}
	return k
}

// part is what the names of all parts of a text begin with: national-2009 of
// national-2009b, xwlb-20230509, qinghai-2026 of qinghai-2026-fiveyears.
var part = regexp.MustCompile(`^(national-\d{4}|xwlb-\d{8}|congress-\d+|(policy|central)-(sd|jinan)?\d*|digital-\d{4}|[a-z]+-2026)`)

// some returns a share of the documents, evenly taken.
func some(docs []*Document, share float64) []*Document {
	if share >= 1 {
		return docs
	}
	var out []*Document
	for i, d := range docs {
		if int(float64(i+1)*share) > int(float64(i)*share) {
			out = append(out, d)
		}
	}
	return out
}
