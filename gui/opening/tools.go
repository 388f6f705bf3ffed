package opening

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Recogniser reports whether tesseract is there to read scanned pages with, and
// whether it knows Chinese. It asks the program, so it is work for the
// background.
func Recogniser(ctx context.Context) (there, chinese bool) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return false, false
	}
	ctx, end := context.WithTimeout(ctx, 10*time.Second)
	defer end()
	out, err := exec.CommandContext(ctx, path, "--list-langs").CombinedOutput()
	return true, err == nil && slices.Contains(strings.Fields(string(out)), "chi_sim")
}

// old are formats that this program does not read and LibreOffice does, and what
// it makes of them.
var old = map[string]string{
	"doc": "docx", "rtf": "docx", "odt": "docx", "ole": "docx",
	"xls": "xlsx", "xlsb": "xlsx", "ods": "xlsx",
	"ppt": "pdf", "pptx": "pdf", "odp": "pdf",
}

// office are the names of LibreOffice's program.
var office = []string{"soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice", `C:\Program Files\LibreOffice\program\soffice.exe`}

// Converter returns LibreOffice's program, where it is and knows what to make of
// a format, by its name ("doc"), and what that is.
func Converter(format string) (program, kind string, ok bool) {
	if kind = old[format]; kind == "" {
		return "", "", false
	}
	for _, p := range office {
		if path, err := exec.LookPath(p); err == nil {
			return path, kind, true
		}
	}
	return "", "", false
}

// maxConvert is how long LibreOffice may take.
const maxConvert = 3 * time.Minute

// Convert lets LibreOffice make a file of a kind of the one at path, in the
// folder dir, and returns its path.
func Convert(ctx context.Context, program, kind, path, dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("convert: %w", err)
	}
	profile, err := os.MkdirTemp("", "wenshu-office-")
	if err != nil {
		return "", fmt.Errorf("convert: %w", err)
	}
	defer os.RemoveAll(profile)
	ctx, end := context.WithTimeout(ctx, maxConvert)
	defer end()
	// A profile of its own: a running LibreOffice would take the work and say nothing.
	c := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+filepath.ToSlash(profile), "--headless", "--convert-to", kind, "--outdir", dir, path)
	said, err := c.CombinedOutput()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	made := filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+"."+kind)
	if err == nil {
		_, err = os.Stat(made)
	}
	if err != nil {
		return "", fmt.Errorf("convert %s: %w: %s", path, err, strings.TrimSpace(string(said)))
	}
	return made, nil
}
