package core_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/score"
)

// An outcome is what a scorer says of one document. Marks and figures are
// known by the byte where they start.
type outcome struct {
	Row           string
	Counts        []int // gold, found, mention, value, claim, traps, fired
	Hits          [][2]int
	Bad           [][]string // of each hit
	Missed, Extra []int
	Fired         [][2]int
}

// scorer prints the outcomes of score.py, by the names of the documents.
const scorer = `
import json, os, sys
sys.path.insert(0, sys.argv[1])
import score
out = {}
for folder in sys.argv[3:]:
    for f in os.listdir(folder):
        if f.endswith(".gold.jsonl"):
            name = f[:-11]
            gold = score.load_gold(os.path.join(folder, name + ".txt"), os.path.join(folder, f))
            pred = [json.loads(x) for x in open(os.path.join(sys.argv[2], name + ".figures.jsonl"), encoding="utf-8")]
            c, hits, missed, extra, fired = score.score(gold, pred)
            out[name] = dict(
                row=score.row(name, c), counts=[c[k] for k in ("gold", "pred", "mention", "value", "claim", "traps", "fired")],
                hits=[(g["b"], p["start"]) for g, p, _ in hits], bad=[b for *_, b in hits],
                missed=[g["b"] for g in missed], extra=[p["start"] for p in extra], fired=[(t["b"], p["start"]) for t, p in fired])
json.dump(out, sys.stdout)
`

// TestScoreAgrees wants the scorer of our own to say of every marked document
// what score.py says: the same counts, the same hits with the same slots wrong.
func TestScoreAgrees(t *testing.T) {
	dir := filepath.Join(shared(t), "eval")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here: it runs score.py")
	}
	out := t.TempDir()
	folders := []string{filepath.Join(dir, "dev"), filepath.Join(dir, "more")}
	got := map[string]outcome{}
	var all score.Result
	for _, folder := range folders {
		files, _ := filepath.Glob(filepath.Join(folder, "*.gold.jsonl"))
		for _, file := range files {
			base := strings.TrimSuffix(file, ".gold.jsonl")
			name := filepath.Base(base)
			r, figures := scored(t, base)
			if err := os.WriteFile(filepath.Join(out, name+".figures.jsonl"), figures, 0o644); err != nil {
				t.Fatal(err)
			}
			got[name] = outcomeOf(name, &r)
			all.Add(r)
		}
	}
	cmd := exec.Command(python, append([]string{"-B", "-c", scorer, dir, out}, folders...)...)
	cmd.Stderr = os.Stderr
	b, err := cmd.Output()
	if err != nil {
		t.Fatalf("score.py: %v", err)
	}
	want := map[string]outcome{}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) < 50 || len(want) != len(got) {
		t.Errorf("%d documents scored, %d by score.py, want 50 at least", len(got), len(want))
	}
	for name, w := range want {
		g, ok := got[name]
		if !ok {
			t.Errorf("%s is not scored", name)
			continue
		}
		a, b := reflect.ValueOf(g), reflect.ValueOf(w)
		for i := range a.NumField() {
			if x, y := a.Field(i), b.Field(i); !(x.Len() == 0 && y.Len() == 0) && !reflect.DeepEqual(x.Interface(), y.Interface()) {
				t.Errorf("%s: %s\n%v, score.py says\n%v", name, a.Type().Field(i).Name, x, y)
			}
		}
	}
	t.Logf("%s; %.1f%% of the names exactly as marked", all.Row("ALL"), 100*all.ExactShare())
}

// TestOwnDocuments scores the figures of the marked documents of our own and
// prints a row for each.
func TestOwnDocuments(t *testing.T) {
	files, _ := filepath.Glob("testdata/own/*.txt")
	if len(files) < 18 {
		t.Errorf("%d documents, want 18 at least", len(files))
	}
	var all score.Result
	for _, file := range files {
		base := strings.TrimSuffix(file, ".txt")
		r, _ := scored(t, base)
		t.Log(r.Row(filepath.Base(base)))
		all.Add(r)
	}
	t.Logf("%s; %.1f%% of the names exactly as marked", all.Row("ALL"), 100*all.ExactShare())
	if all.Gold < 800 {
		t.Errorf("%d claims are marked, want 800 at least", all.Gold)
	}
	// The floors only rise.
	for _, floor := range []struct {
		name     string
		got, min float64
	}{{"mention", all.MentionF1(), 0.97}, {"value", all.ValueF1(), 0.92}, {"claim", all.ClaimF1(), 0.74}} {
		if floor.got < floor.min {
			t.Errorf("%s %.3f is under its floor %.2f", floor.name, floor.got, floor.min)
		}
	}
}

// scored reads the document BASE.txt, scores its figures against the marks
// beside it, and returns the figures as well.
func scored(t *testing.T, base string) (r score.Result, jsonl []byte) {
	t.Helper()
	b, err := os.ReadFile(base + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	gold, err := os.ReadFile(base + ".gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	marks, err := score.ReadMarks(string(b), gold)
	if err != nil {
		t.Fatalf("%s.gold.jsonl: %v", base, err)
	}
	d, err := core.Read(t.Context(), base+".txt", b, nil)
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := export.JSONL(&buf, d, export.Options{}); err != nil {
		t.Fatal(err)
	}
	figures, err := score.ReadFigures(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return score.Score(marks, figures), buf.Bytes()
}

func outcomeOf(name string, r *score.Result) outcome {
	o := outcome{Row: r.Row(name), Counts: []int{r.Gold, r.Found, r.Mention, r.Value, r.Claim, r.Traps, r.Fired}}
	for _, h := range r.Hits {
		bad := []string{}
		for _, s := range h.Bad {
			bad = append(bad, s.String())
		}
		o.Hits = append(o.Hits, [2]int{h.Mark.Start, h.Figure.Start})
		o.Bad = append(o.Bad, bad)
	}
	for _, m := range r.Missed {
		o.Missed = append(o.Missed, m.Start)
	}
	for _, f := range r.Extra {
		o.Extra = append(o.Extra, f.Start)
	}
	for _, f := range r.Fires {
		o.Fired = append(o.Fired, [2]int{f.Mark.Start, f.Figure.Start})
	}
	return o
}
