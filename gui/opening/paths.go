package opening

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Paths are the paths that are typed or pasted in s: parted by semicolons or
// lines, in quotation marks or not, as file:// addresses too. ~ is the home folder.
func Paths(s string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' || r == '\n' || r == '\r' }) {
		part = strings.Trim(strings.TrimSpace(part), "\"'“”‘’")
		if u, err := url.Parse(part); err == nil && u.Scheme == "file" && u.Path != "" {
			part = filepath.FromSlash(u.Path)
		}
		if rest, ok := strings.CutPrefix(part, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
			if home, err := os.UserHomeDir(); err == nil {
				part = filepath.Join(home, rest)
			}
		}
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}
