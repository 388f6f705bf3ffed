package gui

import (
	"fmt"

	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/command"
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

// themes are the colours to choose from.
func (w *prefs) themes() []command.Command {
	out := []command.Command{w.choice(look.T("theme.system"), w.theme.Choice == "", func() { w.setTheme("") })}
	for _, p := range look.Palettes {
		out = append(out, w.choice(p.Name(), w.theme.Choice == p.ID, func() { w.setTheme(p.ID) }))
	}
	return out
}

func (w *prefs) choice(name string, now bool, choose func()) command.Command {
	return command.Command{Name: name, Run: choose, Check: func() bool { return now }}
}

// choices are what else is chosen from a few: the face, the language, the least
// confidence of figures in charts.
func (w *prefs) choices() []command.Command {
	return []command.Command{{ID: "face", Items: w.faces}, {ID: "language", Items: w.languages}, {ID: "floor", Items: w.confidences}}
}

func (w *prefs) faces() []command.Command {
	var out []command.Command
	for _, id := range []string{"serif", "sans"} {
		out = append(out, w.choice(look.T("face."+id), w.settings.Values().Face == id, func() {
			w.settings.Change(func(v *settings.Values) { v.Face = id })
			w.restyle()
			w.remenu()
		}))
	}
	return out
}

func (w *prefs) languages() []command.Command {
	var out []command.Command
	for _, l := range []struct{ id, name string }{{"", look.T("language.auto")}, {"zh", "中文"}, {"en", "English"}} {
		out = append(out, w.choice(l.name, w.settings.Values().Language == l.id, func() { w.setLanguage(l.id) }))
	}
	return out
}

func (w *prefs) confidences() []command.Command {
	var out []command.Command
	for _, f := range floors {
		out = append(out, w.choice(floorName(f), w.settings.Values().Floor == f, func() { w.setFloor(f) }))
	}
	return out
}

// setFloor draws the charts again from the figures that are sure enough.
func (w *prefs) setFloor(f float64) {
	w.settings.Change(func(v *settings.Values) { v.Floor = f })
	w.remenu()
	w.session.Refresh()
}

// setTheme changes every colour in place; "" follows the system.
func (w *prefs) setTheme(id string) {
	w.settings.Change(func(v *settings.Values) { v.Theme = id })
	w.theme = &look.Theme{Choice: id, Light: w.theme.Light}
	w.app.Settings().SetTheme(w.theme)
	w.restyle()
	w.remenu()
}

// speak takes the language that was chosen, or else the system's.
func speak(chosen, system string) {
	switch chosen {
	case "zh":
		look.SetLanguage(look.Chinese)
	case "en":
		look.SetLanguage(look.English)
	default:
		look.SetLanguage(look.SystemLanguage(system))
	}
}

// setLanguage changes every word in place.
func (w *prefs) setLanguage(id string) {
	w.settings.Change(func(v *settings.Values) { v.Language = id })
	speak(id, w.system)
	w.retell()
	w.session.Refresh()
}

// resize makes the reading text larger or smaller; 0 gives the usual size.
func (w *prefs) resize(by float64) {
	w.settings.Change(func(v *settings.Values) {
		v.Size += 2 * by
		if by == 0 {
			v.Size = settings.Defaults().Size
		}
	})
	w.restyle()
}
