package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets/packed"
)

// TestModule holds the packed PDFium to the one of the library's version, whose
// functions are called by number.
func TestModule(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/klippa-app/go-pdfium").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	path := filepath.Join(strings.TrimSpace(string(dir)), "internal", "pdfium_wasm", "pdfium.wasm")
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packed.Bytes(module), want) {
		t.Errorf("pdfium.wasm.gz is another version's: gzip -9nc %s > core/format/pdf/pdfium.wasm.gz", path)
	}
}
