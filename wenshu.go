// Package wenshu knows the version of the program. FyneApp.toml is the one place
// where it is written; the window, the command line and the packages take it
// from here.
package wenshu

import (
	_ "embed"
	"runtime/debug"
	"strings"
)

//go:embed FyneApp.toml
var app string

// Version is that of the program, such as 0.1.0.
func Version() string {
	for line := range strings.Lines(app) {
		if key, value, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == "Version" {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	panic("FyneApp.toml has no Version")
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
