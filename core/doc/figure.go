package doc

import (
	"math/big"

	"github.com/wenshu-app/wenshu/core/text"
)

// A Kind says what sort of claim a figure makes.
type Kind uint8

// The kinds of figure, as ../shared/eval/figures.md names them.
const (
	Level    Kind = iota // amount, stock, flow, count
	Change               // growth or difference, negative when it falls
	Share                // proportion, ratio, rate, coverage
	Rank                 // 世界第二
	Multiple             // 倍, 番
	Index
)

var kinds = [...]string{"level", "change", "share", "rank", "multiple", "index"}

// String is the word of the figures file: "level", "change".
func (k Kind) String() string { return kinds[k] }

// A Qualifier is the word around a number that says how exactly it is meant.
type Qualifier uint8

// The qualifiers.
const (
	Exact   Qualifier = iota
	Approx            // 约 左右 上下
	Over              // 超 突破 多 余
	AtLeast           // 以上 不低于 至少
	Under             // 不足 不到 低于
	AtMost            // 以内 以下 不超过
	Near              // 近 接近
	Range             // 6%—6.5%
	Several           // 数千 上百
)

var qualifiers = [...]string{"eq", "approx", "gt", "ge", "lt", "le", "near", "range", "several"}

// String is the word of the figures file: "eq", "gt".
func (q Qualifier) String() string { return qualifiers[q] }

// A Status says whether a figure is done, aimed at or foreseen.
type Status uint8

// The states of a figure.
const (
	Actual Status = iota
	Target
	Forecast
)

var statuses = [...]string{"actual", "target", "forecast"}

// String is the word of the figures file: "actual", "target".
func (s Status) String() string { return statuses[s] }

// A Value is an exact interval in the base unit. Lo or Hi is nil where the
// interval is open to that side: 超7亿 has Lo = 700000000 and no Hi.
type Value struct {
	Lo, Hi    *big.Rat
	Step      *big.Rat // one unit of the last printed digit: 50.2万亿 → 1000亿; nil where rounding does not apply (ranks, fractions)
	Unit      string   // without scale: 元, %, 百分点, 人; empty for a bare fraction
	Implied   bool     // the unit is not printed: 网民10.79亿
	Qualifier Qualifier
}

// Bounds returns the interval that the printed digits stand for: 50.2 means
// [50.15, 50.25). A nil bound is open. Step widens exact and approximate
// values only; words such as 超 set their own bound.
func (v Value) Bounds() (lo, hi *big.Rat) {
	if v.Step == nil || v.Lo == nil || v.Hi == nil || v.Lo.Cmp(v.Hi) != 0 {
		return v.Lo, v.Hi
	}
	half := new(big.Rat).Quo(v.Step, big.NewRat(2, 1))
	return new(big.Rat).Sub(v.Lo, half), new(big.Rat).Add(v.Hi, half)
}

// Decimal prints r exactly: as a decimal if it is one, else as a fraction
// "1/3". A nil r prints as "".
func Decimal(r *big.Rat) string {
	if r == nil {
		return ""
	}
	if r.IsInt() {
		return r.Num().String()
	}
	if n, exact := r.FloatPrec(); exact {
		return r.FloatString(n)
	}
	return r.String()
}

// A Reason says which rule made a field of a figure and which text it read.
type Reason struct {
	Field string    // "value", "unit", "indicator", "time", "status", "kind", "qualifier"
	Rule  string    // the rule's name: "carry-clause", "target-section"
	At    text.Span // the words that the rule read; may be empty
}

// A Figure is one claim of the document: a number and what it says.
type Figure struct {
	text.Span           // the number with its scale and unit, without qualifier words
	Sentence  text.Span // as repaired
	Clause    text.Span // from the qualifier or indicator to the last word that belongs to the claim; holds Span

	Article, Section, Block int // indexes: Articles[Article].Sections[Section], .Blocks[Block]

	Kind      Kind
	Indicator string      // what is measured, in words that a stranger understands
	Words     []text.Span // the spans of Body that the indicator was put together from
	Key       string      // stable id of a known indicator: digital_economy.size; else empty

	Value     Value
	Period    Period
	TimeFrom  string // "explicit", "relative", "inherited", "document", or empty
	Status    Status
	Scope     string // of a rank: 世界, 全球, 全国; of a number of a table: what its row and column print beyond the indicator
	Region    string // 农村, 东部, a province; empty for the whole
	Direction int    // +1 提升至, -1 下降到, 0 where the text does not say

	Confidence float64 // 0 to 1
	ByReader   bool    // corrected or added by the reader
	Read       *Figure // what the program had read, where the reader corrected it
	Reasons    []Reason
}

// A Check compares figures of a document with each other by interval
// arithmetic on the printed digits.
type Check struct {
	Kind    string   // "share-amount", "rate-count"
	Name    string   // what is implied: 国内生产总值, 人口
	Figures [2]int   // indexes into Document.Figures: the part and its share
	Lo, Hi  *big.Rat // the implied interval, in Unit
	Unit    string
	Formula string // 50.2万亿元 ÷ 41.5%
	Period  Period
	At      text.Span // where the claim stands that the implied value could be compared with; may be empty
}
