package unit

import "math/big"

// A Scale is a word that multiplies the unit behind it: 50.2 万亿元.
type Scale struct {
	Word string // empty for one
	Size *big.Rat
}

// Scales returns the scales that numbers are set in, the largest first, one
// last. 千, 百 and 十 stand in texts and never behind a plain number.
func Scales() []Scale {
	return []Scale{{"万亿", big.NewRat(1e12, 1)}, {"亿", big.NewRat(1e8, 1)}, {"万", big.NewRat(1e4, 1)}, {"", big.NewRat(1, 1)}}
}
