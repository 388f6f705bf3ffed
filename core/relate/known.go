package relate

import (
	"fmt"
	"math/big"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// A known is a row of assets/indicators.tsv.
type known struct {
	Key, Name, Unit, Kind, Domain, Implied string
	Definition                             string
	Least, Most                            *big.Rat // in Unit; nil where the table says nothing
}

var indicators = sync.OnceValue(func() map[string]*known {
	m := map[string]*known{}
	for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 6) {
		k := &known{Key: r.Cell(0), Name: r.Cell(1), Unit: r.Cell(3), Kind: r.Cell(4), Domain: r.Cell(5), Implied: r.Cell(6), Definition: r.Cell(7)}
		k.Least, k.Most = bound(r, 8), bound(r, 9)
		for _, alias := range append(strings.Split(r.Cell(2), "|"), r.Cell(1)) {
			if alias != "" {
				m[plainName(alias)] = k
			}
		}
	}
	return m
})

// bound reads a number of a table; it may be left out.
func bound(r lexicon.Row, column int) *big.Rat {
	if r.Cell(column) == "" {
		return nil
	}
	v, ok := new(big.Rat).SetString(r.Cell(column))
	if !ok {
		panic(fmt.Sprintf("indicators.tsv:%d: %q is no number", r.Line, r.Cell(column)))
	}
	return v
}

// Definition says what the indicator with that key is, in Chinese; "" if no
// indicator has it. It is the table's own summary of the sources in its head.
func Definition(key string) string {
	if k := byKey()[key]; k != nil {
		return k.Definition
	}
	return ""
}

// Named is what the tables know of an indicator's name: the key of the known
// indicator that has it, and the region that it begins with; "" for neither.
func Named(name string) (key, region string) {
	folded := lexicon.Fold(name)
	if k := lookup(folded); k != nil {
		key = k.Key
	}
	return key, regionOf(folded)
}

var byKey = sync.OnceValue(func() map[string]*known {
	m := map[string]*known{}
	for _, k := range indicators() {
		m[k.Key] = k
	}
	return m
})

var regions = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 2) {
		if r.Cell(1) != "world" {
			t.Put(r.Cell(0), r.Cell(0))
		}
	}
	return t
})

// lookup returns the known indicator of that name, or nil. The place that it
// is about may stand before it: 某市社会消费品零售总额.
func lookup(name string) *known {
	plain := plainName(unmarked(name))
	if k := indicators()[plain]; k != nil {
		return k
	}
	place, n := places().Longest(plain)
	if n == 0 || place == "" {
		return nil
	}
	rest := plain[n:]
	if r := strings.TrimPrefix(rest, "地区"); r != rest && indicators()[rest] == nil {
		rest = r
	}
	return indicators()[rest]
}

// places are the provinces and cities of regions.tsv.
var places = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 2) {
		if kind := r.Cell(1); kind == "province" || kind == "city" {
			t.Put(r.Cell(0), r.Cell(0))
			if kind == "city" && !strings.HasSuffix(r.Cell(0), "市") {
				t.Put(r.Cell(0)+"市", r.Cell(0))
			}
		}
	}
	return t
})

// plainName drops what names of the same indicator differ in.
func plainName(s string) string {
	for _, w := range []string{"我国", "全国", "全省", "全市", "全年", "的", " ", "“", "”"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return lexicon.Narrow(s)
}
