package series

import (
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"strings"
)

// keys maps the names and aliases of indicators.tsv, in the form of Normal, to
// their keys, and keys to names.
var keys = sync.OnceValue(func() (t struct{ key, name map[string]string }) {
	t.key, t.name = map[string]string{}, map[string]string{}
	for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 6) {
		t.name[r.Cell(0)] = r.Cell(1)
		t.key[r.Cell(0)] = r.Cell(0)
		t.key[Normal(r.Cell(1))] = r.Cell(0)
		for _, a := range strings.Split(r.Cell(2), "|") {
			if a != "" {
				t.key[Normal(a)] = r.Cell(0)
			}
		}
	}
	return t
})

// KeyOf is the key of the known indicator that a reader names, by its name, an
// alias or the key itself; empty if it is none.
func KeyOf(name string) string { return keys().key[Normal(lexicon.Fold(name))] }
