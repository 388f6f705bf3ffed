package relate

import (
	"slices"

	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/score"
)

// A vote is one spelling of a name among the candidates for it.
type vote struct {
	best    int     // the candidate of the highest sum that is spelled so
	share   float64 // the probability of all of them
	letters []rune  // sorted, without what makes no difference
}

const (
	// mostVotes is how many spellings are compared.
	mostVotes = 12
	// leastOdds is how far below the best a candidate's sum may lie, in natural
	// logarithms, for it to have a vote.
	leastOdds = 5
)

// consensus chooses among names of which several may say the same: the one that
// is likely to be right in as many readings as possible, itself or one that is
// told apart from it only by words that make no difference to who reads it
// (score.Alike). It returns the candidate, the probability of those names, and of
// those that are spelled as it is.
func (w *walker) consensus(word func(int) string) (k int, like, same float64) {
	sums := w.choice.sums
	if len(sums) == 0 {
		return -1, 0, 0
	}
	top := w.choice.best()
	total := 0.0
	votes := w.votes[:0]
	for i, v := range sums {
		if v < sums[top]-leastOdds {
			continue
		}
		share := rank.Odds(v - sums[top])
		total += share
		j := slices.IndexFunc(votes, func(o vote) bool { return word(o.best) == word(i) })
		switch {
		case j >= 0:
			votes[j].share += share
			if v > sums[votes[j].best] {
				votes[j].best = i
			}
		default:
			if len(votes) < cap(votes) { // its letters have room
				votes = votes[:len(votes)+1]
			} else {
				votes = append(votes, vote{})
			}
			o := &votes[len(votes)-1]
			o.best, o.share, o.letters = i, share, o.letters[:0]
		}
	}
	w.votes = votes
	slices.SortStableFunc(votes, func(a, b vote) int {
		switch {
		case a.share > b.share:
			return -1
		case a.share < b.share:
			return 1
		}
		return 0
	})
	votes = votes[:min(len(votes), mostVotes)]
	for i := range votes {
		votes[i].letters = score.Letters(votes[i].letters, word(votes[i].best))
	}
	best := -1.0
	for i := range votes {
		agreed := 0.0
		for j := range votes {
			if i == j || score.Shared(votes[i].letters, votes[j].letters) >= score.Alike {
				agreed += votes[j].share
			}
		}
		if v := agreed + votes[i].share; v > best { // the very words count twice
			best, k, like, same = v, votes[i].best, agreed/total, votes[i].share/total
		}
	}
	return k, like, same
}
