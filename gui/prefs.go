package gui

import (
	"fyne.io/fyne/v2"
)

// The preferences and their defaults.
const (
	prefTheme    = "theme"    // a palette's ID; empty follows the system
	prefLanguage = "language" // "zh", "en"; empty follows the system
	prefFace     = "face"     // "serif", "sans"
	prefSize     = "size"     // of the reading text
	prefSplit    = "split"    // of tree and text
	prefBeside   = "beside"   // whether the original stands beside the text
	prefTree     = "tree"     // whether the tree is shown
	prefWidth    = "width"
	prefHeight   = "height"
	prefX        = "x" // of the window on the screen, in pixels
	prefY        = "y"
	prefRecent   = "recent"
	prefOpen     = "open"  // the files that are open, in the order of their tabs
	prefFront    = "front" // the one of them that is shown
	prefWhy      = "why"   // whether the card tells how its figure was read
	prefFloor    = "floor" // least confidence of a figure in charts

	defaultFace  = "serif"
	defaultSize  = 18.0
	defaultSplit = 0.215
	maxRecent    = 12
	unplaced     = -1 << 20 // no place is known

	leastTree = 150 // width of the outline
	leastText = 420 // width of the panes, while the window has it

	minSize, maxSize = 14.0, 32.0
)

// recent returns the files opened last, the newest first.
func recent(p fyne.Preferences) []string { return p.StringList(prefRecent) }

// remember puts path in front of the recent files.
func remember(p fyne.Preferences, path string) {
	list := []string{path}
	for _, old := range recent(p) {
		if old != path && len(list) < maxRecent {
			list = append(list, old)
		}
	}
	p.SetStringList(prefRecent, list)
}
