package recognise

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// paragraphs returns the lines of the national work reports beside the
// checkout, or of testdata where they are not there.
func paragraphs(b *testing.B) (lines []string, size int) {
	b.Helper()
	files, _ := filepath.Glob("../../../shared/corpus/gwr/national/*.txt")
	if len(files) == 0 {
		files = []string{"testdata/marks.txtar"}
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			lines = append(lines, line)
			size += len(line)
		}
	}
	return lines, size
}

func BenchmarkBlock(b *testing.B) {
	lines, size := paragraphs(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, line := range lines {
			Block(line)
		}
	}
}
