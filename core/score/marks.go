package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// A Mark is one number of a marked document: a claim, a date or a trap.
type Mark struct {
	// Start and End are byte offsets into the text, half-open.
	Start, End int
	// Line counts from 1.
	Line int
	// Text is the number as the document prints it, its broken lines included.
	Text string

	// Kind is empty for a date or a trap; the fields down to Optional are a
	// claim's.
	Kind      string
	Indicator string
	// Lo and Hi are exact decimals or fractions, empty where open.
	Lo, Hi string
	Unit   string
	// Implied says that the unit is not printed, so that none is right too.
	Implied   bool
	Qualifier string
	// Times holds every time that is right; "" is none.
	Times         []string
	Status        string
	Scope, Region string
	// Optional claims are neither rewarded nor punished.
	Optional bool

	// Date is the time that a number names by itself.
	Date string
	// Trap is the class of a number that is no claim.
	Trap string
}

// cut stands in a mark's text where the document breaks the line.
const cut = "⏎"

// cutLines is the most lines that a cut number may run over.
const cutLines = 4

// ReadMarks reads the marks of a text, one JSON object a line, and finds where
// each stands in it. The error names the line of jsonl that is wrong.
func ReadMarks(text string, jsonl []byte) ([]Mark, error) {
	var starts []int // of each line of the text, and one past its end
	for at := 0; ; {
		starts = append(starts, at)
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	starts = append(starts, len(text)+1)

	var marks []Mark
	n := 0
	for raw := range bytes.Lines(jsonl) {
		n++
		if len(bytes.TrimSpace(raw)) == 0 {
			continue
		}
		m, err := readMark(text, starts, raw)
		if err != nil {
			return nil, fmt.Errorf("mark on line %d: %w", n, err)
		}
		marks = append(marks, m)
	}
	return marks, nil
}

func readMark(text string, starts []int, raw []byte) (Mark, error) {
	var in struct {
		Line      int
		Text      string
		Nth       int
		Kind      string
		Indicator string
		Lo, Hi    string
		Unit      string
		Implied   bool
		Q         string
		Time      json.RawMessage
		Status    string
		Scope     string
		Region    string
		Optional  bool
		Date      string
		Trap      string
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Mark{}, err
	}
	m := Mark{
		Line: in.Line, Text: strings.ReplaceAll(in.Text, cut, "\n"),
		Kind: in.Kind, Indicator: in.Indicator, Lo: in.Lo, Hi: in.Hi, Unit: in.Unit, Implied: in.Implied,
		Qualifier: in.Q, Status: in.Status, Scope: in.Scope, Region: in.Region, Optional: in.Optional,
		Date: in.Date, Trap: in.Trap,
	}
	switch {
	case m.Line < 1 || m.Line >= len(starts):
		return Mark{}, fmt.Errorf("the text has no line %d", m.Line)
	case m.Text == "":
		return Mark{}, errors.New("no text")
	case m.Kind == "" && m.Date == "" && m.Trap == "":
		return Mark{}, fmt.Errorf("%q is neither claim, date nor trap", in.Text)
	}
	last := m.Line
	if strings.Contains(in.Text, cut) {
		last = min(m.Line+cutLines-1, len(starts)-1)
	}
	part := text[starts[m.Line-1] : starts[last]-1]
	at := -1
	for range max(1, in.Nth) {
		i := strings.Index(part[at+1:], m.Text)
		if i < 0 {
			return Mark{}, fmt.Errorf("%q is not on line %d", in.Text, m.Line)
		}
		at += 1 + i
	}
	m.Start = starts[m.Line-1] + at
	m.End = m.Start + len(m.Text)
	if m.Kind == "" {
		return m, nil
	}
	for _, bound := range []string{m.Lo, m.Hi} {
		if _, ok := number(bound); !ok {
			return Mark{}, fmt.Errorf("%q: no number: %q", in.Text, bound)
		}
	}
	if m.Lo == "" && m.Hi == "" || m.Qualifier == "" || m.Status == "" || in.Time == nil {
		return Mark{}, fmt.Errorf("%q lacks its value, qualifier, time or status", in.Text)
	}
	var err error
	m.Times, err = times(in.Time)
	return m, err
}

// times reads one time, null, or a list of them.
func times(raw json.RawMessage) ([]string, error) {
	var one *string
	if json.Unmarshal(raw, &one) == nil {
		if one == nil {
			return []string{""}, nil
		}
		return []string{*one}, nil
	}
	var list []*string
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("time: %w", err)
	}
	out := make([]string, len(list))
	for i, t := range list {
		if t != nil {
			out[i] = *t
		}
	}
	return out, nil
}

// number reads a bound. An open one is nil.
func number(s string) (*big.Rat, bool) {
	if s == "" {
		return nil, true
	}
	return new(big.Rat).SetString(s)
}
