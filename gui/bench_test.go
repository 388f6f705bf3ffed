package gui

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// BenchmarkTenDocuments opens ten work reports, brings each to the front and
// tells the memory in use beyond that of the empty window: with one open, and
// with ten. Fyne's test driver draws nothing, so pictures of lines are not in
// it.
func BenchmarkTenDocuments(b *testing.B) {
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		b.Skip("WENSHU_SHARED is not set: the work reports lie beside the checkout")
	}
	paths, err := filepath.Glob(filepath.Join(shared, "corpus", "gwr", "national", "*.txt"))
	if err != nil || len(paths) < 10 {
		b.Fatalf("%d reports: %v", len(paths), err)
	}
	paths = paths[len(paths)-10:]
	for b.Loop() {
		w := newBench(b)
		none := inUse()
		w.openFile(paths[0])
		one := inUse()
		for _, path := range paths[1:] {
			w.openFile(path)
		}
		for range paths {
			w.session.Next(+1)
		}
		ten := inUse()
		b.ReportMetric(one-none, "MB-one")
		b.ReportMetric(ten-none, "MB-ten")
	}
}

// inUse is the memory that is alive, in MB.
func inUse() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}
