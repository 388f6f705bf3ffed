package layout

import (
	"strings"

	"github.com/wenshu-app/wenshu/assets/dict"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// A title is set by sense and not only by width: lines of like length that end
// at a blank or a mark if they can, between two words if not, since a line end
// in the middle of 国务院 makes a reader stumble. All ways to break it are weighed against each other.

// longTitle is the number of characters beyond which a title is set like text.
const longTitle = 240

// Costs of a title's lines. The square of how far a line is from the mean, as
// a part of the width, counts 1.
const (
	tornCost  = 1.0  // a line end inside a word of the dictionary, or a number
	wordCost  = 0.25 // a line end between two words
	softCost  = 0.04 // a line end before or after a word that joins others
	extraCost = 0.1  // a line more than needed
)

// balance breaks the lines of a title anew.
func (s *setter) balance(l *Laid, width float32) {
	n := len(l.Runes)
	least := len(l.Lines)
	if least < 2 || n > longTitle {
		return
	}
	ends := []int{0}
	for i := 1; i <= n; i++ {
		switch s.chances[i] {
		case good:
			ends = append(ends, i)
		case must:
			if i < n {
				return // lines were given
			}
			ends = append(ends, i)
		}
	}
	sum := make([]float32, n+1)
	for i, a := range s.adv {
		sum[i+1] = sum[i] + a
	}
	plain := []rune(lexicon.Fold(string(l.Runes))) // the dictionary is simplified
	if len(plain) != n {
		plain = l.Runes
	}
	tears := make([]float32, len(ends))
	for j := 1; j < len(ends)-1; j++ {
		tears[j] = s.tear(plain, ends[j])
	}
	best := float32(-1)
	var chosen []Line
	for count := least; count <= least+1; count++ {
		cost, lines := s.weigh(l, ends, tears, sum, width, count)
		if lines == nil {
			continue
		}
		if count > least {
			cost += extraCost
		}
		if best < 0 || cost < best {
			best, chosen = cost, lines
		}
	}
	if chosen != nil {
		l.Lines = chosen
	}
}

// weigh returns the cheapest way to set the title in count lines, nil if there is
// none; tears is what a line end costs at each of ends.
func (s *setter) weigh(l *Laid, ends []int, tears, sum []float32, width float32, count int) (float32, []Line) {
	mean := sum[len(sum)-1] / float32(count)
	type way struct {
		cost float32
		from int // index in ends; -1 where there is no way
	}
	ways := make([][]way, count+1)
	for k := range ways {
		ways[k] = make([]way, len(ends))
		for j := range ways[k] {
			ways[k][j].from = -1
		}
	}
	ways[0][0].from = 0
	for k := 1; k <= count; k++ {
		for j := 1; j < len(ends); j++ {
			for i := j - 1; i >= 0; i-- {
				w, _ := s.visible(sum[ends[j]]-sum[ends[i]], ends[i], ends[j], l.Size, false)
				if w > width+l.Size*0.001 {
					break
				}
				if ways[k-1][i].from < 0 {
					continue
				}
				off := (w - mean) / width
				cost := ways[k-1][i].cost + off*off + tears[j]
				if at := &ways[k][j]; at.from < 0 || cost < at.cost {
					*at = way{cost, i}
				}
			}
		}
	}
	last := len(ends) - 1
	if ways[count][last].from < 0 {
		return 0, nil
	}
	lines := make([]Line, count)
	for k, j := count, last; k > 0; k-- {
		i := ways[k][j].from
		lines[k-1] = Line{First: ends[i], Last: ends[j]}
		j = i
	}
	return ways[count][last].cost, lines
}

// tear is the cost of a line end before character i.
func (s *setter) tear(rs []rune, i int) float32 {
	switch {
	case s.classes[i-1]&(blank|half|asciiEnd) != 0 || s.classes[i]&(halfOpen|pair) != 0:
		return 0
	case strings.ContainsRune("向与及并", rs[i]) || strings.ContainsRune("的与及", rs[i-1]):
		return softCost
	case inside(rs, i):
		return tornCost
	}
	return wordCost
}

// longest is the number of characters of the longest words that are looked for.
const longest = 4

// inside reports whether a line end before character i stands in a word of the
// dictionary, or in a number with what counts: 第十|六届.
func inside(rs []rune, i int) bool {
	if numeral(rs[i-1]) && (numeral(rs[i]) || strings.ContainsRune("届次个年月日期号条章节项大", rs[i])) || strings.ContainsRune("第年月", rs[i-1]) && numeral(rs[i]) {
		return true
	}
	for from := max(0, i-longest+1); from < i; from++ {
		for to := i + 1; to <= len(rs) && to-from <= longest; to++ {
			if dict.Has(string(rs[from:to])) {
				return true
			}
		}
	}
	return false
}
