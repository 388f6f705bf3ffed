package doc

import "testing"

func TestParsePeriod(t *testing.T) {
	for _, s := range []string{"", "2022", "2023H1", "2023Q4", "2023-06", "2023-06-26", "@2023-06", "@2022", "2018/2022", "2012/", "2023-01/2023-09"} {
		p, err := ParsePeriod(s)
		if err != nil || p.String() != s {
			t.Errorf("%q: %q, %v", s, p, err)
		}
	}
	for _, s := range []string{"22", "2023-13", "2023-06-40", "2023Q5", "2023H0", "x", "@", "/", "2022/2018", "2023-6", "2022-", "20231"} {
		if p, err := ParsePeriod(s); err == nil {
			t.Errorf("%q is read as %v", s, p)
		}
	}
	for _, s := range []Status{Actual, Target, Forecast} {
		if got, ok := ParseStatus(s.String()); !ok || got != s {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// FuzzParsePeriod wants what is read to print as it was.
func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2022", "@2023-06", "2018/2022", "2012/", "2023Q1/2023Q2", "@@", "2023-02-31", "2023/2023", "@2012/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if err != nil {
			return
		}
		again, err := ParsePeriod(p.String())
		if err != nil || again != p {
			t.Fatalf("%q is %v, and again %v, %v", s, p, again, err)
		}
	})
}
