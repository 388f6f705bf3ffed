package core_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core"
)

// workReports returns the national work reports one after another, size bytes
// of them or, with 0, all.
func workReports(tb testing.TB, size int) []byte {
	tb.Helper()
	files, _ := filepath.Glob(filepath.Join(shared(tb), "corpus/gwr/national/*.txt"))
	if len(files) == 0 {
		tb.Fatal("no work reports in WENSHU_SHARED")
	}
	var all bytes.Buffer
	for {
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			all.Write(b)
			all.WriteByte('\n')
			if size > 0 && all.Len() >= size {
				return all.Bytes()
			}
		}
		if size == 0 {
			return all.Bytes()
		}
	}
}

// BenchmarkFigures takes the work reports from their bytes to their figures.
func BenchmarkFigures(b *testing.B) {
	in := workReports(b, 0)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := core.Read(b.Context(), "reports.txt", in, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBesideGzip takes the work reports to their figures beside packing the
// same text by gzip -6, in turns on one core: its metric is how often the processor
// time of the one the other takes, so that other work on the machine counts little.
func BenchmarkBesideGzip(b *testing.B) {
	in := workReports(b, 0)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b.SetBytes(int64(len(in)))
	if _, err := core.Read(b.Context(), "reports.txt", in, nil); err != nil { // the tables are read once
		b.Fatal(err)
	}
	var own, packing time.Duration
	for b.Loop() {
		start := cpuTime()
		if _, err := core.Read(b.Context(), "reports.txt", in, nil); err != nil {
			b.Fatal(err)
		}
		own += cpuTime() - start
		cmd := exec.Command("gzip", "-6", "-c")
		cmd.Stdin = bytes.NewReader(in)
		if err := cmd.Run(); err != nil {
			b.Skipf("gzip: %v", err)
		}
		packing += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	b.ReportMetric(own.Seconds()*1000/float64(b.N), "own-ms")
	b.ReportMetric(packing.Seconds()*1000/float64(b.N), "gzip-ms")
	b.ReportMetric(own.Seconds()/packing.Seconds(), "times-gzip")
}

// BenchmarkSize shows that the time for a megabyte does not grow with the
// document. The largest takes some seconds a round; run it with -benchtime 1x.
func BenchmarkSize(b *testing.B) {
	for _, mb := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			if mb > 10 && os.Getenv("WENSHU_LARGE") == "" {
				b.Skip("set WENSHU_LARGE=1 for 100 MB")
			}
			in := workReports(b, mb<<20)
			b.SetBytes(int64(len(in)))
			for b.Loop() {
				if _, err := core.Read(b.Context(), "reports.txt", in, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(mb), "ms/MB")
		})
	}
}
