// Package opencc holds the tables of OpenCC (Apache 2.0, LICENSE) that say how
// characters and phrases are written in the other script of Chinese: a line
// each, the printed form, a tab, and its other forms with blanks between.
package opencc

import (
	_ "embed"

	"github.com/wenshu-app/wenshu/assets/packed"
)

// The tables: S is simplified, T traditional, and TWVariants are the forms of
// Taiwan's standard for some traditional characters.
var (
	//go:embed STCharacters.txt
	STCharacters string
	//go:embed TSCharacters.txt
	TSCharacters string
	//go:embed TSPhrases.txt
	TSPhrases string
	//go:embed TWVariants.txt
	TWVariants string
)

//go:embed STPhrases.txt.gz
var phrases []byte

// STPhrases are the phrases written otherwise than their characters, from
// simplified to traditional: 49,000 lines, unpacked anew each time.
func STPhrases() string { return string(packed.Bytes(phrases)) }
