package series

import (
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

var provinces = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 3) {
		if r.Cell(1) == "province" {
			m[r.Cell(0)] = r.Cell(2)
		}
	}
	return m
})

// province is the full name of the province called name; empty if it is none.
func province(name string) string { return provinces()[name] }
