package words

import (
	"math"
	"sort"

	"github.com/wenshu-app/wenshu/core/lexicon"
)

// Likely is the log-likelihood over which a difference is chance in less than
// one case of a hundred (chi square, one degree of freedom).
const Likely = 6.63

// A Key is a word that one text has more often than another, for its length.
type Key struct {
	Text string
	A, B int     // how often each text has it
	In   [2]int  // where it is in the lists; -1 for nowhere
	G2   float64 // log-likelihood; over Likely it is hardly chance
	More bool    // the first text has it more often
}

// Keyness compares two texts word by word, by log-likelihood (Dunning 1993, in
// the form of Rayson and Garside 2000), the greatest difference first. A word
// in traditional characters is the same word.
func Keyness(a, b List) []Key {
	if a.Total == 0 || b.Total == 0 {
		return nil
	}
	index := map[string]int{}
	out := make([]Key, 0, len(a.Words)+len(b.Words)/2)
	for side, l := range []List{a, b} {
		for i, w := range l.Words {
			plain := lexicon.Fold(w.Text)
			k, ok := index[plain]
			if !ok {
				k = len(out)
				index[plain] = k
				out = append(out, Key{Text: w.Text, In: [2]int{-1, -1}})
			}
			out[k].In[side] = i
			if side == 0 {
				out[k].A = w.N()
			} else {
				out[k].B = w.N()
			}
		}
	}
	all := float64(a.Total + b.Total)
	for i := range out {
		k := &out[i]
		x, y := float64(k.A), float64(k.B)
		ex, ey := float64(a.Total)*(x+y)/all, float64(b.Total)*(x+y)/all
		g := 0.0
		if x > 0 {
			g += x * math.Log(x/ex)
		}
		if y > 0 {
			g += y * math.Log(y/ey)
		}
		k.G2, k.More = max(0, 2*g), x/float64(a.Total) > y/float64(b.Total)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].G2 != out[j].G2 {
			return out[i].G2 > out[j].G2
		}
		return out[i].Text < out[j].Text
	})
	return out
}
