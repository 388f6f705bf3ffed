// Package wenshu knows the program's version and name. FyneApp.toml is the one
// place where they are written; the window, the command line and the packages take
// them from here.
package wenshu

import (
	_ "embed"
	"runtime/debug"
	"strings"
)

//go:embed FyneApp.toml
var app string

// Class is what the window calls itself to an X server, in every language, and
// how a desktop finds the entry that it belongs to.
const Class = "wenshu"

// Version is that of the program, such as 0.1.0.
func Version() string { return field("Version") }

// ID is the program's name among the programs of a system, and that of its
// folder of preferences.
func ID() string { return field("ID") }

// Website is where the program is found.
func Website() string { return field("Website") }

// field is a value of FyneApp.toml.
func field(name string) string {
	for line := range strings.Lines(app) {
		if key, value, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == name {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	panic("FyneApp.toml has no " + name)
}

// Build is the version with the commit that the program was built from, where
// the build recorded it: 0.1.0 (2d1ab8c), or 0.1.0 (2d1ab8c+) with changes that
// no commit has.
func Build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Version()
	}
	var commit, changed string
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(7, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+"
		}
	}
	if commit == "" {
		return Version()
	}
	return Version() + " (" + commit + changed + ")"
}
