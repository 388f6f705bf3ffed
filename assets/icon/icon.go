// Package icon holds the picture of the program: 文 in ink on paper, its first
// stroke a seal in 朱砂. make.sh makes the PNGs from icon.svg.
package icon

import _ "embed"

// The icon as drawn, and in the sizes that a window and a dialog ask for.
var (
	//go:embed icon.svg
	SVG []byte
	//go:embed icon-64.png
	PNG64 []byte
	//go:embed icon-256.png
	PNG256 []byte
)
