package gui

import (
	"fmt"

	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// floors are the least confidences that charts can be held to.
var floors = []float64{0, series.Floor, 0.8, 0.9}

func floorName(f float64) string {
	if f == 0 {
		return look.T("floor.all")
	}
	return fmt.Sprintf(look.T("floor.least"), f*100)
}

// floor is the least confidence of the figures in charts.
func (w *Window) floor() float64 { return w.settings.Values().Floor }

// setFloor draws the charts again from the figures that are sure enough.
func (w *Window) setFloor(f float64) {
	w.settings.Change(func(v *settings.Values) { v.Floor = f })
	w.win.SetMainMenu(w.menu())
	w.rebuildAll()
}
