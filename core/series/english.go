package series

import (
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

var english = sync.OnceValue(func() map[string][2]string {
	m := map[string][2]string{}
	for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 6) {
		m[r.Cell(0)] = [2]string{r.Cell(10), r.Cell(11)}
	}
	return m
})

// English is what the indicator with that key is called in English, and what it
// means; both are empty if no indicator has the key.
func English(key string) (name, meaning string) {
	e := english()[key]
	return e[0], e[1]
}
