// Package assets holds the tables that core reads: units, indicators, regions,
// plan periods and the function words of figures. Each table says in its head
// what its columns mean and where it comes from. Fonts and icons have packages
// of their own below, so that a program carries only what it uses.
package assets

import "embed"

// Tables are the .tsv files of this folder.
//
//go:embed *.tsv
var Tables embed.FS
