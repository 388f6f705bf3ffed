package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// ParsePeriod reads what Period.String prints: 2022, 2023H1, 2023Q1, 2023-06,
// 2023-06-26, @2023-06, 2018/2022, 2012/. An empty string is the zero Period.
func ParsePeriod(s string) (Period, error) {
	var p Period
	if s == "" {
		return p, nil
	}
	rest, asOf := strings.CutPrefix(s, "@")
	from, to, spans := strings.Cut(rest, "/")
	p.AsOf = asOf
	var err error
	if p.From, err = ParseDate(from); err != nil {
		return Period{}, err
	}
	switch {
	case spans && to == "":
		p.Open, p.AsOf = true, false
	case spans:
		if p.To, err = ParseDate(to); err != nil {
			return Period{}, err
		}
		if p.To.Start() < p.From.Start() {
			return Period{}, fmt.Errorf("%q: ends before it starts", s)
		}
		if p.To == p.From { // one date is written once
			p.To = Date{}
		}
	}
	return p, nil
}

// ParseDate reads what Date.String prints: 2022, 2023H1, 2023Q1, 2023-06,
// 2023-06-26.
func ParseDate(s string) (Date, error) {
	fail := fmt.Errorf("%q is no year, half (2023H1), quarter (2023Q1), month (2023-06) or day", s)
	if len(s) < 4 {
		return Date{}, fail
	}
	number := func(t string, least, most int) (int, bool) {
		n, err := strconv.Atoi(t)
		return n, err == nil && n >= least && n <= most && len(t) <= 4
	}
	y, ok := number(s[:4], 1, 9999)
	if !ok {
		return Date{}, fail
	}
	d := Date{Year: y, Grain: Year}
	switch rest := s[4:]; {
	case rest == "":
		return d, nil
	case len(rest) == 2 && rest[0] == 'H':
		d.Grain = Half
		d.N, ok = number(rest[1:], 1, 2)
	case len(rest) == 2 && rest[0] == 'Q':
		d.Grain = Quarter
		d.N, ok = number(rest[1:], 1, 4)
	case len(rest) == 3 && rest[0] == '-':
		d.Grain = Month
		d.N, ok = number(rest[1:], 1, 12)
	case len(rest) == 6 && rest[0] == '-' && rest[3] == '-':
		d.Grain = Day
		if d.N, ok = number(rest[1:3], 1, 12); ok {
			d.D, ok = number(rest[4:], 1, 31)
		}
	default:
		ok = false
	}
	if !ok {
		return Date{}, fail
	}
	return d, nil
}

// ParseKind reads what Kind.String prints.
func ParseKind(s string) (Kind, bool) {
	for i, word := range kinds {
		if s == word {
			return Kind(i), true
		}
	}
	return 0, false
}

// ParseStatus reads what Status.String prints.
func ParseStatus(s string) (Status, bool) {
	for i, word := range statuses {
		if s == word {
			return Status(i), true
		}
	}
	return 0, false
}

// ParseQualifier reads what Qualifier.String prints.
func ParseQualifier(s string) (Qualifier, bool) {
	for i, word := range qualifiers {
		if s == word {
			return Qualifier(i), true
		}
	}
	return 0, false
}
