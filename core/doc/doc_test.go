package doc

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

func TestPeriodString(t *testing.T) {
	year := func(y int) Date { return Date{Year: y, Grain: Year} }
	june := Date{Year: 2023, Grain: Month, N: 6}
	for _, c := range []struct {
		p    Period
		want string
	}{
		{Period{}, ""},
		{Period{From: year(2022)}, "2022"},
		{Period{From: june, AsOf: true}, "@2023-06"},
		{Period{From: Date{Year: 2023, Grain: Day, N: 6, D: 5}}, "2023-06-05"},
		{Period{From: Date{Year: 2023, Grain: Half, N: 1}}, "2023H1"},
		{Period{From: Date{Year: 2023, Grain: Quarter, N: 3}}, "2023Q3"},
		{Period{From: year(2018), To: year(2022)}, "2018/2022"},
		{Period{From: year(2018), To: year(2018)}, "2018"},
		{Period{From: year(2012), Open: true}, "2012/"},
	} {
		if got := c.p.String(); got != c.want {
			t.Errorf("%+v is %q, want %q", c.p, got, c.want)
		}
	}
}

// TestDateOrder lays dates on the scale: a part lies within its whole, and what
// follows starts where the one before ends.
func TestDateOrder(t *testing.T) {
	d := func(g Grain, n, day int) Date { return Date{Year: 2023, Grain: g, N: n, D: day} }
	whole := d(Year, 0, 0)
	for _, part := range []Date{d(Half, 2, 0), d(Quarter, 4, 0), d(Month, 12, 0), d(Day, 12, 31), d(Day, 1, 1)} {
		if part.Start() < whole.Start() || part.End() > whole.End() {
			t.Errorf("%v lies outside %v", part, whole)
		}
	}
	for _, c := range [][2]Date{{d(Half, 1, 0), d(Half, 2, 0)}, {d(Quarter, 1, 0), d(Quarter, 2, 0)}, {d(Month, 6, 0), d(Month, 7, 0)}, {d(Day, 6, 1), d(Day, 6, 2)}, {whole, {Year: 2024, Grain: Year}}} {
		if c[0].End() != c[1].Start() {
			t.Errorf("%v ends at %d, %v starts at %d", c[0], c[0].End(), c[1], c[1].Start())
		}
	}
}

func TestBounds(t *testing.T) {
	exact := big.NewRat(502, 10)
	v := Value{Lo: exact, Hi: exact, Step: big.NewRat(1, 10)}
	if lo, hi := v.Bounds(); Decimal(lo) != "50.15" || Decimal(hi) != "50.25" {
		t.Errorf("50.2 stands for %s to %s", Decimal(lo), Decimal(hi))
	}
	if lo, hi := (Value{Lo: exact, Step: big.NewRat(1, 10)}).Bounds(); lo != exact || hi != nil {
		t.Error("what is open to one side stays as its word set it")
	}
}

func TestDecimal(t *testing.T) {
	for want, r := range map[string]*big.Rat{"": nil, "50200000000000": big.NewRat(50200000000000, 1), "-2.5": big.NewRat(-5, 2), "1/3": big.NewRat(1, 3)} {
		if got := Decimal(r); got != want {
			t.Errorf("%v prints as %q, want %q", r, got, want)
		}
	}
}

func TestError(t *testing.T) {
	err := fmt.Errorf("import: %w", &Error{Kind: Denied, File: "a.txt", Err: io.ErrUnexpectedEOF})
	if KindOf(err) != Denied || !errors.Is(err, io.ErrUnexpectedEOF) || err.Error() != "import: a.txt: permission denied: unexpected EOF" {
		t.Errorf("%v of kind %v", err, KindOf(err))
	}
	if KindOf(io.EOF) != Internal {
		t.Error("an error of others is internal")
	}
}

// TestFile goes from the repaired text to the file through both maps, over a
// cut that was joined.
func TestFile(t *testing.T) {
	e := text.NewEditor("50.2万\n\n亿元")
	e.CopyTo(len("50.2万"))
	e.Drop(e.At()+2, "join-line")
	body, back := e.Done()
	d := &Document{Raw: "50.2万\n\n亿元", Body: body, Back: back, Origins: text.Identity(len("50.2万\n\n亿元"))}
	if s, ok := d.File(text.Span{Start: 0, End: len(body)}); !ok || s != (text.Span{Start: 0, End: len(d.Raw)}) {
		t.Errorf("%q lies at %v, %v", body, s, ok)
	}
}
