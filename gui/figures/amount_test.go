package figures

import (
	"math/big"
	"slices"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// amounts is a document of figures with these values.
func amounts(values ...doc.Value) *doc.Document {
	d := &doc.Document{ID: "amounts"}
	for _, v := range values {
		d.Figures = append(d.Figures, doc.Figure{Indicator: "甲", Value: v})
	}
	return d
}

func value1(lo, hi int64, unit string, q doc.Qualifier) doc.Value {
	v := doc.Value{Unit: unit, Qualifier: q}
	if lo != 0 {
		v.Lo = big.NewRat(lo, 10)
	}
	if hi != 0 {
		v.Hi = big.NewRat(hi, 10)
	}
	return v
}

// TestPlainNumber holds that amounts of one dimension stand in one unit and
// scale, with what is not exact said by signs.
func TestPlainNumber(t *testing.T) {
	m := Build(amounts(
		value1(502e11, 502e11, "元", doc.Exact), value1(1.2e10, 1.2e10, "元", doc.Exact), value1(3e9, 0, "元", doc.Over),
		value1(70, 70, "吨", doc.Exact), value1(40000, 40000, "斤", doc.Exact), value1(30, 30, "吨", doc.Exact),
		value1(415, 415, "%", doc.Exact), value1(-15, -15, "%", doc.Exact), value1(0, 30, "%", doc.Under), value1(0, 30, "%", doc.AtMost), value1(100, 200, "个", doc.Several),
		doc.Value{},
	))
	for _, c := range []struct {
		scale Scale
		want  []string
	}{
		{Auto, []string{"50,200 亿元", "12 亿元", ">3 亿元", "7 吨", "2 吨", "3 吨", "41.5%", "−1.5%", "<3%", "≤3%", "10—20 个", ""}},
		{One, []string{"5,020,000,000,000 元", "1,200,000,000 元", ">300,000,000 元", "7 吨", "2 吨", "3 吨", "41.5%", "−1.5%", "<3%", "≤3%", "10—20 个", ""}},
	} {
		var got []string
		for i := range m.rows {
			got = append(got, m.told(&m.rows[i], c.scale))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.scale, got, c.want)
		}
	}
}

// TestPlaceIsNoAmount holds that a rank has no number in a unit.
func TestPlaceIsNoAmount(t *testing.T) {
	d := amounts(value1(20, 20, "名", doc.Exact))
	d.Figures[0].Kind = doc.Rank
	if m := Build(d); m.told(&m.rows[0], Auto) != "" {
		t.Errorf("a rank is told as %q", m.told(&m.rows[0], Auto))
	}
}

// TestLarger holds that sorting by value never mixes what cannot be compared.
func TestLarger(t *testing.T) {
	m := Build(amounts(value1(70, 70, "吨", doc.Exact), value1(990, 990, "%", doc.Exact), value1(400, 400, "斤", doc.Exact), value1(10, 10, "%", doc.Exact), value1(30, 30, "%", doc.Exact)))
	rows := []int{0, 1, 2, 3, 4}
	order{by: value}.sort(m, rows)
	if want := []int{3, 4, 1, 2, 0}; !slices.Equal(rows, want) {
		t.Errorf("%v, want %v: shares by size, then weights by size", rows, want)
	}
}

// TestSentences holds that the text is looked for in what a row says of itself,
// and in its sentence only when that is asked for.
func TestSentences(t *testing.T) {
	d := document()
	d.ID = "sentences"
	m := Build(d)
	word := "无此词"
	for i := range m.rows {
		m.rows[i].around += word
	}
	if got := (&Filter{Text: word}).pass(m, nil); len(got) != 0 {
		t.Errorf("rows %v by their sentences", got)
	}
	if got := (&Filter{Text: word, Sentences: true}).pass(m, nil); len(got) != len(m.rows) {
		t.Errorf("%d rows, want all", len(got))
	}
	p := New()
	p.SetModel(m)
	p.setFilter(Filter{Text: word})
	if !p.wider.Visible() || len(p.Shown()) != 0 {
		t.Error("no way into the sentences is offered")
	}
	p.widen()
	if len(p.Shown()) != len(m.rows) {
		t.Errorf("%d shown", len(p.Shown()))
	}
	other := Build(amounts(value1(10, 10, "吨", doc.Exact)))
	p.SetModel(other)
	if p.sieve.Text != "" || p.filter.Text != "" {
		t.Errorf("another document starts with the filter %q", p.sieve.Text)
	}
	p.SetModel(m)
	if p.sieve.Text != word || p.filter.Text != word {
		t.Error("the filter of a document is lost")
	}
}
