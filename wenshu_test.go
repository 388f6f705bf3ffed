package wenshu

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestVersion holds the version to what packages and tags take, and the change
// log to a part for it.
func TestVersion(t *testing.T) {
	v := Version()
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(v) {
		t.Errorf("version %q: want three numbers", v)
	}
	if !strings.HasPrefix(Build(), v) {
		t.Errorf("build %q does not begin with %q", Build(), v)
	}
	changes, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(changes), "\n## "+v+",") {
		t.Errorf("CHANGELOG.md has no part %s", v)
	}
}
