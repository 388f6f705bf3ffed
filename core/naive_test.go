package core_test

import (
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// TestNationalSeries collects the national work reports of all years and
// looks at the series that a naive reader gets wrong.
func TestNationalSeries(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "corpus/gwr/national/*.txt"))
	if len(files) == 0 {
		t.Fatal("no work reports in WENSHU_SHARED")
	}
	var docs []*doc.Document
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := core.Read(t.Context(), name, b, nil)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	set := series.Collect(docs, 0)
	find := func(key string) *series.Series {
		var best *series.Series
		for i := range set.Series {
			s := &set.Series[i]
			if s.Key == key && s.Kind == doc.Level && s.Years == 0 && (best == nil || len(s.Points) > len(best.Points)) {
				best = s
			}
		}
		if best == nil {
			t.Fatalf("no series %s", key)
		}
		for _, p := range best.Points {
			t.Logf("%-22s %-10s %-7s %s—%s %s", key, p.Period, p.Status, doc.Decimal(p.Value.Lo), doc.Decimal(p.Value.Hi), p.Value.Unit)
		}
		return best
	}
	million := func(n int64) *big.Rat { return big.NewRat(n*1_000_000, 1) }

	t.Run("城镇新增就业 has no sums of years and no aims among its actual values", func(t *testing.T) {
		s := find("employment.urban_new")
		actual := 0
		for _, p := range s.Points {
			f := set.Figure(series.Ref{Doc: p.Doc, Figure: p.Figure})
			own := docs[p.Doc].Articles[f.Article].Dateline.Date.Year
			if p.Period.To.Year > p.Period.From.Year {
				t.Errorf("%s is of several years", p.Period)
			}
			if p.Status != doc.Actual {
				if p.Period.End().Year < own {
					t.Errorf("%s was past in %d and stands as %s", p.Period, own, p.Status)
				}
				continue
			}
			actual++
			if p.Period.End().Year >= own {
				t.Errorf("the report of %d knows %s already", own, p.Period)
			}
			if p.Value.Lo.Cmp(million(20)) > 0 {
				t.Errorf("%s %s in one year", p.Period, doc.Decimal(p.Value.Lo))
			}
		}
		if actual < 12 {
			t.Errorf("%d years, want 12 at least", actual)
		}
	})

	t.Run("国内生产总值 has no start value at its report's year", func(t *testing.T) {
		s := find("gdp")
		var last *big.Rat
		revised := map[int]bool{1997: true} // the report of 1998 has 74772亿元, that of 2003 7.4万亿元
		for _, p := range s.Points {
			if p.Status != doc.Actual || p.Disputed != revised[p.Period.From.Year] {
				t.Errorf("%s: %s, disputed %v", p.Period, p.Status, p.Disputed)
			}
			v := p.Value.Lo
			if v == nil {
				v = p.Value.Hi
			}
			if last != nil && v.Cmp(last) <= 0 { // it has grown each year since 1978
				t.Errorf("%s: %s is not over the value before it", p.Period, doc.Decimal(v))
			}
			last = v
		}
		if len(s.Points) < 16 {
			t.Errorf("%d points, want 16 at least", len(s.Points))
		}
	})

	t.Run("粮食产量 has one unit", func(t *testing.T) {
		s := find("grain.output")
		printed := map[string]bool{}
		for _, p := range s.Points {
			if p.Value.Unit != s.Unit {
				t.Errorf("%s in %s beside %s", p.Period, p.Value.Unit, s.Unit)
			}
			printed[set.Figure(series.Ref{Doc: p.Doc, Figure: p.Figure}).Value.Unit] = true
		}
		if !printed["斤"] || !printed["吨"] || !printed["公斤"] {
			t.Errorf("printed in %v, want 斤, 公斤 and 吨", printed)
		}
	})
}
