package doc

import "fmt"

// A Grain is the length of a calendar unit.
type Grain uint8

// The grains, shortest last.
const (
	NoGrain Grain = iota
	Year
	Half
	Quarter
	Month
	Day
)

// A Date is a year or a part of one. N is the number of the half (1, 2),
// quarter (1–4) or month (1–12); D is the day of the month. The zero Date
// means that nothing is known.
type Date struct {
	Year  int
	Grain Grain
	N, D  int
}

// Zero reports whether d says nothing.
func (d Date) Zero() bool { return d.Grain == NoGrain }

// String is the form of the figures file: 2022, 2023H1, 2023Q1, 2023-06,
// 2023-06-26.
func (d Date) String() string {
	switch d.Grain {
	case Year:
		return fmt.Sprintf("%04d", d.Year)
	case Half:
		return fmt.Sprintf("%04dH%d", d.Year, d.N)
	case Quarter:
		return fmt.Sprintf("%04dQ%d", d.Year, d.N)
	case Month:
		return fmt.Sprintf("%04d-%02d", d.Year, d.N)
	case Day:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.N, d.D)
	}
	return ""
}

// months returns the first month (1–12) of d and the month after its last
// (2–13), both within d.Year.
func (d Date) months() (first, after int) {
	switch d.Grain {
	case Half:
		return d.N*6 - 5, d.N*6 + 1
	case Quarter:
		return d.N*3 - 2, d.N*3 + 1
	case Month, Day:
		return d.N, d.N + 1
	}
	return 1, 13
}

// Start returns the first day of d as a number that grows with time and in
// which a year is 372: for ordering and for the axis of a chart, not for
// counting days.
func (d Date) Start() int {
	first, _ := d.months()
	day := 1
	if d.Grain == Day {
		day = d.D
	}
	return d.Year*372 + (first-1)*31 + day - 1
}

// End returns the day after the last of d, on the scale of Start.
func (d Date) End() int {
	if d.Grain == Day {
		return d.Start() + 1
	}
	_, after := d.months()
	return d.Year*372 + (after-1)*31
}

// A Period is the time that a figure holds for.
//
//	2022        From 2022
//	@2023-06    From 2023-06, AsOf: at the end of June
//	2018/2022   From 2018, To 2022
//	2012/       From 2012, Open: since
//
// The zero Period means that the text says nothing.
type Period struct {
	From, To Date
	AsOf     bool
	Open     bool
}

// Zero reports whether p says nothing.
func (p Period) Zero() bool { return p.From.Zero() && p.To.Zero() }

// String is the form of the figures file; "" for the zero Period.
func (p Period) String() string {
	at := ""
	if p.AsOf {
		at = "@"
	}
	switch {
	case p.Zero():
		return ""
	case p.Open:
		return p.From.String() + "/"
	case !p.To.Zero() && p.To != p.From:
		return at + p.From.String() + "/" + p.To.String()
	}
	return at + p.From.String()
}

// End returns the last date of p: To, or From where there is only one.
func (p Period) End() Date {
	if p.To.Zero() {
		return p.From
	}
	return p.To
}

// Years are the first and the last year that p speaks of, 0 where it says
// nothing. What is open speaks of its first.
func (p Period) Years() (since, till int) {
	if p.Zero() {
		return 0, 0
	}
	if p.Open {
		return p.From.Year, p.From.Year
	}
	return p.From.Year, p.End().Year
}
