package atomicfile

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// prefix begins the name of a file that is being written.
const prefix = ".wenshu-"

// stale is how old what is not written any more must be to be swept away.
const stale = 24 * time.Hour

var swept sync.Map // folders that this process looked through

// sweepOnce is Sweep, once a folder in the life of a process.
func sweepOnce(dir string) {
	if _, done := swept.LoadOrStore(dir, true); !done {
		Sweep(dir, time.Now())
	}
}

// Sweep removes from dir the unfinished files that programs left there when they
// were killed: those that nobody wrote into for a day before now. What cannot be
// removed stays.
func Sweep(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		number, ours := strings.CutPrefix(e.Name(), prefix)
		if !ours || number == "" || strings.Trim(number, "0123456789") != "" || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > stale {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
