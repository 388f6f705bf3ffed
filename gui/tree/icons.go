package tree

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The signs of the outline: strokes of 1.5 in a box of 20, as elsewhere in the
// window, in second ink.
var (
	expandIcon = sign("expand", `<path d="M5 8l5-5 5 5M5 12l5 5 5-5"/>`)
	foldIcon   = sign("fold", `<path d="M5 3l5 5 5-5M5 17l5-5 5 5"/>`)
	openIcon   = sign("open", `<path d="M5.5 8l4.5 4.5L14.5 8"/>`)
	closedIcon = sign("closed", `<path d="M8 5.5l4.5 4.5L8 14.5"/>`)
	noteIcon   = sign("note", `<path d="M4 16l1-4L14 3l3 3-9 9z"/>`)
	hitIcon    = sign("hit", `<circle cx="8.5" cy="8.5" r="5.5"/><path d="M12.5 12.5l5 5"/>`)
)

func sign(name, path string) fyne.Resource {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><g fill="none" stroke="#000000" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">` + path + `</g></svg>`
	return theme.NewColoredResource(fyne.NewStaticResource("tree-"+name+".svg", []byte(svg)), theme.ColorNamePlaceHolder)
}
