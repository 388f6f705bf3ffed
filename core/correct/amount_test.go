package correct_test

import (
	"math/big"
	"testing"

	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

func TestAmount(t *testing.T) {
	for _, c := range []struct{ typed, want, unit string }{
		{"50.2万亿", "50200000000000", ""}, {"50.2万亿元", "50200000000000", "元"}, {" 50.2 万亿 元 ", "50200000000000", "元"},
		{"5,020", "5020", ""}, {"12000", "12000", ""}, {"1.2万吨", "12000", "吨"}, {"41.5%", "41.5", "%"}, {"－0.3％", "-0.3", "%"}, {"−0.3", "-0.3", ""},
		{"三分之一", "1/3", ""}, {"1/3", "1/3", ""}, {"-60/7", "-60/7", ""}, {"百分之四十", "40", "%"}, {"三千", "3000", ""}, {"十二亿", "1200000000", ""}, {"3千瓦", "3", "千瓦"}, {"0", "0", ""}, {"", "", ""},
	} {
		got, unit, err := correct.Amount(c.typed)
		if err != nil || doc.Decimal(got) != c.want || unit != c.unit {
			t.Errorf("%q is %q %q, %v, want %q %q", c.typed, doc.Decimal(got), unit, err, c.want, c.unit)
		}
	}
	for _, bad := range []string{"约50", "数千", "20多万", "50至60", "亿元", "abc", "1e99999999", "5..2", "1/0", "1/2/3", "50元人", "百分之四十元", "--3"} {
		if got, _, err := correct.Amount(bad); err == nil {
			t.Errorf("%q is taken for %s", bad, doc.Decimal(got))
		}
	}
}

// TestShort wants every value that is shown for typing to be read back as it
// was.
func TestShort(t *testing.T) {
	for value, want := range map[string]string{"50200000000000": "50.2万亿", "1079000000": "10.79亿", "12000": "1.2万", "9999": "9999", "-700000000": "-7亿", "41.5": "41.5", "1/3": "1/3", "123456789": "12345.6789万", "50200000000001": "50200000000001", "0": "0", "60/7": "60/7"} {
		r, _ := new(big.Rat).SetString(value)
		got := doc.Short(r)
		if got != want {
			t.Errorf("%s is typed %q, want %q", value, got, want)
		}
		if back, _, err := correct.Amount(got); err != nil || back.Cmp(r) != 0 {
			t.Errorf("%q is read back as %v, %v", got, back, err)
		}
	}
	if doc.Short(nil) != "" {
		t.Error("an open side has digits")
	}
}

func TestTime(t *testing.T) {
	for typed, want := range map[string]string{
		"2022": "2022", "2022年": "2022", "2023年上半年": "2023H1", "2023年下半年": "2023H2", "2023年一季度": "2023Q1", "2023年第3季度": "2023Q3", "2023年6月": "2023-06", "2023年6月底": "2023-06",
		"2023年6月26日": "2023-06-26", "截至2023年6月": "@2023-06", "截至 2022年底": "@2022", "2018—2022年": "2018/2022", "2018年到2022年": "2018/2022", "2018-2022": "2018/2022", "2012年以来": "2012/",
		"2023-06": "2023-06", "@2023-06": "@2023-06", "2023H1": "2023H1", "2012/": "2012/", "": "",
	} {
		p, err := correct.Time(typed)
		if err != nil || p.String() != want {
			t.Errorf("%q is %q, %v, want %q", typed, p.String(), err, want)
		}
	}
	for _, bad := range []string{"去年", "2023年13月", "2022—2018", "2023年五季度", "二〇二二年", "2023年6月40日", "—", "年"} {
		if p, err := correct.Time(bad); err == nil {
			t.Errorf("%q is taken for %q", bad, p.String())
		}
	}
}

// TestKind changes what sort of claim a figure is, and keeps what was read.
func TestKind(t *testing.T) {
	d := read(t)
	c := store.Correction{Place: place(t, d, 0), Kind: ptr("index"), Lo: ptr("1"), Hi: ptr("")}
	f := correct.Apply(d, []store.Correction{c})[0]
	if f.Kind != doc.Index || f.Value.Qualifier != doc.AtLeast || f.Read == nil || f.Read.Kind != doc.Level || f.Read.Confidence != d.Figures[0].Confidence {
		t.Errorf("%+v", f)
	}
	if correct.Check(store.Correction{Kind: ptr("sort")}) == nil {
		t.Error("an unknown kind is taken")
	}
	unknown := correct.Apply(d, []store.Correction{{Place: c.Place, Kind: ptr("later")}})[0]
	if unknown.Kind != doc.Level || !unknown.ByReader {
		t.Errorf("a later version's kind makes %v", unknown.Kind)
	}
}

// TestQualifier keeps 超 where only the number is corrected.
func TestQualifier(t *testing.T) {
	d := read(t)
	d.Figures[0].Value.Qualifier, d.Figures[0].Value.Hi = doc.Over, nil
	f := correct.Apply(d, []store.Correction{{Place: place(t, d, 0), Lo: ptr("13000"), Hi: ptr("")}})[0]
	if f.Value.Qualifier != doc.Over {
		t.Errorf("qualifier %v", f.Value.Qualifier)
	}
}

func FuzzAmount(f *testing.F) {
	for _, s := range []string{"50.2万亿元", "-1/3", "２０２２", "百分之三", "2018—2022年"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if v, _, err := correct.Amount(s); err == nil && v != nil {
			if back, _, err := correct.Amount(doc.Short(v)); err != nil || back.Cmp(v) != 0 {
				t.Errorf("%q is %v, typed %q, read back as %v, %v", s, v, doc.Short(v), back, err)
			}
		}
		if p, err := correct.Time(s); err == nil {
			if again, err := correct.Time(p.String()); err != nil || again != p {
				t.Errorf("%q is %q, then %v, %v", s, p.String(), again, err)
			}
		}
	})
}
