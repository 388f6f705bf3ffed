package conform

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/unit"
)

// judge reports whether we read c as its suite does, and what we read.
func judge(c testCase) (string, bool) {
	input := lexicon.Fold(narrow(c.input)) // the program reads folded text
	c.text = lexicon.Fold(narrow(c.text))
	switch c.what {
	case "number":
		return number(c, input)
	case "percent":
		return percent(c, input)
	case "amount":
		return amount(c, input)
	}
	return date(c, input)
}

// near reports whether a printed decimal is r, to the digits that the suite
// prints.
func near(r *big.Rat, printed string) bool {
	want := rat(printed)
	if r == nil || want == nil {
		return false
	}
	d := new(big.Rat).Sub(r, want)
	limit := new(big.Rat).Quo(new(big.Rat).Abs(want), big.NewRat(1e12, 1))
	return d.Abs(d).Cmp(limit) <= 0
}

// number reads the text with numeral alone: whether it is a figure is not the
// question.
func number(c testCase, input string) (string, bool) {
	t := strings.TrimSpace(c.text)
	got, ok := one(c, t)
	for i := range input { // the suite means one of its places
		if !ok && strings.HasPrefix(input[i:], t) {
			got, ok = one(c, input[i:])
		}
	}
	return got, ok || inSentence(c, input)
}

// one reads the number at the start of rest.
func one(c testCase, rest string) (string, bool) {
	sign := int64(1)
	for _, w := range []string{"负", "-", "－"} {
		if r, ok := strings.CutPrefix(rest, w); ok {
			sign, rest = -1, strings.TrimLeft(r, " ")
		}
	}
	n, used := numeral.Scan(rest, unit.Len)
	if used == 0 {
		return "nothing", false
	}
	lo := new(big.Rat).Mul(n.Lo, big.NewRat(sign, 1))
	switch {
	case n.Percent:
		lo.Quo(lo, big.NewRat(100, 1))
	case n.Permille:
		lo.Quo(lo, big.NewRat(1000, 1))
	}
	return fmt.Sprintf("%s of %q", doc.Decimal(lo), rest[:used]), near(lo, c.lo)
}

// inSentence reads the text as a sentence, for money in 元角分 and for 一半.
func inSentence(c testCase, input string) bool {
	for _, m := range recognise.Block(input) {
		if m.Kind == recognise.Number && near(m.Num.Lo, c.lo) {
			return true
		}
	}
	return false
}

// percent wants a mark in per cent, or in points, that lies on the text.
func percent(c testCase, input string) (string, bool) {
	got := "nothing"
	for _, m := range recognise.Block(input) {
		if m.Kind != recognise.Number || !strings.Contains(c.text, strings.TrimSpace(m.Digit.Of(input))) {
			continue
		}
		v, per := m.Num.Lo, big.NewRat(1, 1)
		switch {
		case m.Unit != nil && m.Unit.Dimension == "ratio":
			per = m.Unit.Factor
		case m.Num.Fraction:
			per = big.NewRat(100, 1)
		}
		v = new(big.Rat).Mul(v, per)
		got = doc.Decimal(v)
		if near(v, c.lo) || m.Num.Range && near(m.Num.Hi, c.lo) {
			return got, true
		}
	}
	return got, false
}

// amount wants a value with its unit.
func amount(c testCase, input string) (string, bool) {
	names := units[strings.ToLower(c.unit)]
	got := "nothing"
	for _, m := range recognise.Block(input) {
		if m.Kind != recognise.Number || m.Unit == nil {
			continue
		}
		got = fmt.Sprintf("%s—%s %s", doc.Decimal(m.Num.Lo), doc.Decimal(m.Num.Hi), m.Unit.Name)
		for _, name := range names {
			lo, ok := unit.Convert(m.Num.Lo, m.Unit.Name, name)
			hi, _ := unit.Convert(m.Num.Hi, m.Unit.Name, name)
			if ok && near(lo, c.lo) && near(hi, c.hi) {
				return got, true
			}
		}
	}
	return got, false
}

// units are the suites' names of units in our words.
var units = map[string][]string{
	"元": {"元"}, "chinese yuan": {"元"}, "港元": {"港元"}, "hong kong dollar": {"港元"}, "美元": {"美元"}, "united states dollar": {"美元"},
	"欧元": {"欧元"}, "euro": {"欧元"}, "日元": {"日元"}, "japanese yen": {"日元"}, "新台币": {"新台币"}, "泰铢": {"泰铢"}, "卢布": {"卢布"},
	"澳元": {"澳元"}, "韩元": {"韩元"}, "pound": {"英镑"}, "british pound": {"英镑"}, "russian ruble": {"卢布"}, "thai baht": {"泰铢"},
	"south korean won": {"韩元"}, "swiss franc": {"瑞士法郎"}, "indian rupee": {"卢比"}, "australian dollar": {"澳元"},
	"gram": {"克"}, "kilogram": {"公斤"}, "ton": {"吨"}, "milligram": {"毫克"}, "jin": {"斤"}, "liang": {"两"},
	"metre": {"米"}, "meter": {"米"}, "centimetre": {"厘米"}, "centimeter": {"厘米"}, "kilometre": {"公里"}, "kilometer": {"公里"}, "millimeter": {"毫米"},
	"decimeter": {"分米"}, "mu": {"亩"}, "litre": {"升"}, "liter": {"升"}, "millilitre": {"毫升"}, "milliliter": {"毫升"}, "square meter": {"平方米"},
	"square kilometer": {"平方公里"}, "hectare": {"公顷"}, "cubic meter": {"立方米"}, "megabyte": {"MB"}, "gigabyte": {"GB"}, "terabyte": {"TB"},
	"kilobyte": {"KB"}, "byte": {"字节"}, "megahertz": {"兆赫"}, "degree": {"度", "摄氏度"}, "c": {"摄氏度"}, "celsius": {"摄氏度"},
	"kilometer per hour": {"公里/小时"}, "meter per second": {"米/秒"}, "kilocalorie": {"千卡"}, "year": {"岁"}, "minute": {"分钟"}, "hour": {"小时"},
	"second": {"秒"}, "day": {"天"}, "month": {"个月"}, "inch": {"英寸"}, "foot": {"英尺"}, "mile": {"英里"}, "yard": {"码"}, "hertz": {"赫兹"}, "kilowatt": {"千瓦"},
	"microgram": {"微克"}, "gallon": {"加仑"}, "new taiwan dollar": {"新台币"}, "dollar": {"美元"},
}

// written is the day on which the suites' texts are read, by suite.
var written = map[string]doc.Date{
	"Recognizers date":   {Year: 2017, Grain: doc.Day, N: 3, D: 22},
	"Recognizers period": {Year: 2017, Grain: doc.Day, N: 3, D: 22},
	"JioNLP time":        {Year: 2021, Grain: doc.Day, N: 6, D: 14},
}

var timexSpan = regexp.MustCompile(`^\((\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),`)

// date wants a date of the same days.
func date(c testCase, input string) (string, bool) {
	from, to := days(c)
	got := "nothing"
	for _, m := range recognise.Block(input) {
		if m.Kind != recognise.Date {
			continue
		}
		p := relate.Resolve(m.When, written[c.suite])
		if p.Zero() {
			got = "a date without a year"
			if strings.HasPrefix(c.lo, "XXXX-") && m.When.Base == recognise.Context && c.lo == fmt.Sprintf("XXXX-%02d-%02d", m.When.N, m.When.Day) {
				return got, true
			}
			continue
		}
		got = p.String()
		if strings.HasPrefix(c.lo, "XXXX-") && strings.TrimPrefix(c.lo, "XXXX") == fmt.Sprintf("-%02d-%02d", p.From.N, p.From.D) {
			return got, true
		}
		if first, last := first(p.From), last(p.End()); from == first && to == last {
			return got, true
		}
	}
	return got, false
}

// days are the first and the last day of what a suite wants; "" where they
// cannot be told.
func days(c testCase) (from, to string) {
	if c.suite == "JioNLP time" {
		return c.lo, c.hi
	}
	if m := timexSpan.FindStringSubmatch(c.lo); m != nil {
		end, err := time.Parse(time.DateOnly, m[2])
		if err != nil {
			return "", ""
		}
		return m[1], end.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	for _, f := range []string{"2006", "2006-01", time.DateOnly} {
		t, err := time.Parse(f, c.lo)
		if err != nil {
			continue
		}
		switch f {
		case "2006":
			return t.Format(time.DateOnly), t.AddDate(1, 0, -1).Format(time.DateOnly)
		case "2006-01":
			return t.Format(time.DateOnly), t.AddDate(0, 1, -1).Format(time.DateOnly)
		}
		return c.lo, c.lo
	}
	return "", ""
}

func first(d doc.Date) string {
	start := d.Start()
	return fmt.Sprintf("%04d-%02d-%02d", start/372, start%372/31+1, start%31+1)
}

func last(d doc.Date) string {
	if d.Grain == doc.Day {
		return first(d)
	}
	end := d.End() // the first day behind it
	t := time.Date(end/372, time.Month(end%372/31+1), 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -1)
	return t.Format(time.DateOnly)
}
