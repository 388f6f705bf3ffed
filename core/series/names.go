package series

import (
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// A known name stands for an indicator, in figures of some kind or of all.
type known struct {
	key  string
	kind string
}

type knownNames struct {
	key  map[string]known  // names in the form of Normal
	name map[string]string // by key
	kind map[string]string // by key
	unit map[string]string // by key

	tails map[string]bool // ends of names that are no names themselves: 产量 of 粮食产量
}

var names = sync.OnceValue(func() knownNames {
	t := knownNames{map[string]known{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]bool{}}
	for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 6) {
		t.name[r.Cell(0)], t.unit[r.Cell(0)], t.kind[r.Cell(0)] = r.Cell(1), r.Cell(3), r.Cell(4)
		t.key[r.Cell(0)] = known{key: r.Cell(0)}
		for _, a := range append([]string{r.Cell(1)}, strings.Split(r.Cell(2), "|")...) {
			if a != "" {
				t.key[Normal(a)] = known{key: r.Cell(0)}
			}
		}
	}
	for _, r := range lexicon.MustRead(assets.Tables, "merges.tsv", 2) {
		if _, ok := t.name[r.Cell(1)]; !ok {
			panic("merges.tsv: no indicator " + r.Cell(1))
		}
		if _, ok := t.key[Normal(r.Cell(0))]; !ok {
			t.key[Normal(r.Cell(0))] = known{r.Cell(1), r.Cell(2)}
		}
	}
	for name := range t.key {
		runes := []rune(name)
		for k := 2; k < len(runes)-1; k++ { // of two runes at least, behind a thing of two
			if tail := string(runes[k:]); t.key[tail].key == "" {
				t.tails[tail] = true
			}
		}
	}
	return t
})

// KeyOf is the key of the known indicator that a reader names, by its name, an
// alias or the key itself; empty if it is none.
func KeyOf(name string) string {
	if k := names().key[Normal(lexicon.Fold(name))]; k.kind == "" && k.key != "" {
		return k.key
	}
	cut, of, _ := stem(name)
	if k := names().key[of]; k.kind == "" || cut && k.kind == doc.Change.String() {
		return k.key
	}
	return ""
}

// paces are the words behind a name that say that it is its growth which is
// told; −1 for those that tell a fall by a positive number.
var paces = []struct {
	word string
	sign int
}{
	{"预期增长速度", 1}, {"增长速度", 1}, {"增长幅度", 1}, {"上涨幅度", 1}, {"下降幅度", -1}, {"降低幅度", -1}, {"平均每年", 1}, {"年均", 1}, {"增长率", 1}, {"增长", 1}, {"增速", 1}, {"增幅", 1},
	{"涨幅", 1}, {"降幅", -1}, {"跌幅", -1}, {"减幅", -1}, {"上涨", 1}, {"下降", 0}, {"降低", 0}, {"变动", 1},
}

// aims are the words behind a name that say that a target of it is told.
var aims = []string{"目标定为", "目标定", "目标", "宏观调控", "调控", "预期", "预定", "由原定"}

// stem is a name without what says that its growth is told and without who
// proposed it: 提出居民消费价格涨幅 is 居民消费价格. sign is −1 where a positive
// number is a fall, and 0 where no such word stands there.
func stem(name string) (cut bool, stem string, sign int) {
	s := Normal(lexicon.Fold(name))
	for _, said := range []string{"提出了", "提出", "规划期间", "期间"} {
		if k := strings.LastIndex(s, said); k >= 0 && k+len(said) < len(s) {
			s = s[k+len(said):]
			break
		}
	}
	for again := true; again; {
		again = false
		for _, word := range aims {
			if rest := strings.TrimSuffix(s, word); rest != s && rest != "" {
				s, again = rest, true
			}
		}
		for _, p := range paces {
			if rest := strings.TrimSuffix(s, p.word); rest != s && rest != "" {
				s, cut, again = rest, true, true
				if p.sign != 0 && (sign == 0 || p.sign < 0) {
					sign = p.sign
				}
			}
		}
	}
	if s2 := Normal(s); s2 != "" {
		s = s2
	}
	return cut, s, sign
}

// TellsGrowth reports whether a name says that the growth of an indicator is
// meant: 国内生产总值增速.
func TellsGrowth(name string) bool {
	cut, _, _ := stem(name)
	return cut
}

// A Pick chooses the figures of one indicator, whatever documents call it.
type Pick struct {
	Name   string // as a reader reads it
	Key    string // of a known indicator
	stem   string
	merged map[string]string
}

// NewPick returns the choice of the indicator that a reader names. merged are
// the reader's own: names, in the form of Normal, to the name that they mean.
func NewPick(name string, merged map[string]string) *Pick {
	p := &Pick{merged: merged}
	name = means(name, p.merged)
	p.Key = KeyOf(name)
	_, p.stem, _ = stem(name)
	if p.Name = names().name[p.Key]; p.Name == "" {
		p.Name = name
	}
	return p
}

// Kind is the kind of figure that a known indicator usually has, in the words
// of doc.Kind; empty if it is not known.
func (p *Pick) Kind() string { return names().kind[p.Key] }

// means follows the reader's merging.
func means(name string, merged map[string]string) string {
	for range 8 { // a circle ends
		to, ok := merged[Normal(name)]
		if !ok {
			break
		}
		name = to
	}
	return name
}

// May reports whether figures of that name and key can be of the indicator; Has
// then decides with the figure. It is for choosing among names in an index.
func (p *Pick) May(name, key string) bool {
	for _, k := range []doc.Kind{doc.Level, doc.Change, doc.Share, doc.Index, doc.Multiple, doc.Rank} {
		if p.has(name, key, k) {
			return true
		}
	}
	return false
}

// Has reports whether f is a figure of the indicator.
func (p *Pick) Has(f *doc.Figure) bool { return p.has(f.Indicator, f.Key, f.Kind) }

func (p *Pick) has(name, key string, kind doc.Kind) bool {
	if to := means(name, p.merged); to != name {
		name, key = to, KeyOf(to)
	}
	pace, s, _ := stem(name)
	if p.Key == "" {
		return s == p.stem
	}
	if kind == doc.Share && pace {
		kind = doc.Change // 经济增长速度定为8%
	}
	if key == "" {
		if k := names().key[s]; k.kind == "" || k.kind == kind.String() {
			key = k.key
		}
	}
	if kind == doc.Share && names().kind[p.Key] == doc.Level.String() {
		return false // a share of it is none of it
	}
	return key == p.Key || p.Key == gdp && key == gdpOfPlace
}

// Nationwide is the key that a province's indicator is shown under in tables by
// region: that of the country's; other keys stay.
func Nationwide(key string) string {
	if key == gdpOfPlace {
		return gdp
	}
	return key
}

// A province's 地区生产总值 is to it what 国内生产总值 is to the country: in a table
// by region they stand side by side.
const (
	gdp        = "gdp"
	gdpOfPlace = "gdp.regional"
)
