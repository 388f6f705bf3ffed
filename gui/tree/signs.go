package tree

import "github.com/wenshu-app/wenshu/gui/look"

// The signs of the outline.
var (
	expandIcon = look.Icon{Name: "expand", Path: `<path d="M5 8l5-5 5 5M5 12l5 5 5-5"/>`}
	foldIcon   = look.Icon{Name: "fold", Path: `<path d="M5 3l5 5 5-5M5 17l5-5 5 5"/>`}
	closedIcon = look.Icon{Name: "closed", Path: `<path d="M8 6l4 4-4 4"/>`}
)
