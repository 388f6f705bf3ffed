package atomicfile

import (
	"os"
	"time"
)

// Aside gives the file at path another name beside it, with the time and why it
// is not in use, and returns that name; "" where it could not be moved. What was
// set aside in the same second keeps its name.
func Aside(path, why string) string {
	for at := time.Now(); ; at = at.Add(time.Second) {
		aside := path + at.Format(".20060102-150405.") + why
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		if os.Rename(path, aside) != nil {
			return ""
		}
		return aside
	}
}
