package card

import (
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/unit"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Unit is a unit as a document has it; in an English window with what that is
// in English: 元 (yuan).
func Unit(name string) string {
	if look.Current() != look.English {
		return name
	}
	if e := unit.English(name); e != "" && e != name {
		return name + " (" + e + ")"
	}
	return name
}

// Scale is a scale word of numbers, 亿; in an English window with the number that
// it stands for.
func Scale(word string) string {
	if e := unit.EnglishScale(word); e != "" && look.Current() == look.English {
		return word + " (" + e + ")"
	}
	return word
}

// Named is an indicator's name as a document has it; in an English window with
// what a known one is called in English.
func Named(name, key string) string {
	if e := InEnglish(key); e != "" {
		return name + " · " + e
	}
	return name
}

// InEnglish is what a known indicator is called in English. It is empty for
// others, and outside an English window.
func InEnglish(key string) string {
	if look.Current() != look.English {
		return ""
	}
	name, _ := series.English(key)
	return name
}
