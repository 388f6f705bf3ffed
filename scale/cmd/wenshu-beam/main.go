// Wenshu-beam finds the figures of millions of documents: Apache Beam's engines
// run the same core as wenshu-cli and the window. See scale/README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx" // the runners and file systems

	"github.com/wenshu-app/wenshu"
	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/scale/extract"
	"github.com/wenshu-app/wenshu/scale/job"
)

const usage = `wenshu-beam [figures] --input 文件,文件夹,通配符 --output 文件夹    文件 → 数字 · documents → figures
wenshu-beam series --from 文件夹 --output 文件夹              数字 → 序列 · figures → series

输入：文件夹、文件、gs://…/*.html、文件的 JSONL（address 与 text 或 base64）、WARC（.warc、.warc.gz）。
Inputs: folders, files, gs://…/*.html, JSON lines (address, and text or base64), WARC.
输出：Parquet 和 JSONL，按年份和地区分开；读不成的文件在 errors/ 里，带原因。用法见 scale/README.md。
Output: Parquet and JSONL by year and place; what could not be read is in errors/ with its reason. See scale/README.md.

`

var (
	input    = flag.String("input", "", "要读的文件、文件夹、通配符，用逗号隔开 · files, folders and patterns to read, parted by commas")
	from     = flag.String("from", "", "series：数字所在的文件夹 · folder of figures, for series")
	output   = flag.String("output", "", "结果写到这个文件夹 · folder to write to")
	format   = flag.String("format", "parquet", "parquet、jsonl 或 parquet,jsonl · parquet, jsonl or both")
	rows     = flag.Int("rows", 50_000, "一个输出文件大约多少个数字 · about how many figures a file of the output has")
	deadline = flag.Duration("deadline", 2*time.Minute, "一篇文件最多读多久 · how long one document may take")
	most     = flag.Int64("most-bytes", 64<<20, "一篇文件最多多少字节 · how many bytes a document may have")
	memory   = flag.Int64("memory", 3<<30, "读一篇时进程多用了多少字节内存就放弃正在读的最大一篇，0 不限 · bytes that may be taken while a document is read before the largest being read is given up, 0 never")
	floor    = flag.Float64("floor", 0.5, "series：可信度不低于此的数 · least confidence of a figure, for series")
	keep     = flag.Int("keep", job.Keep, "series：一个时期至多保留多少种说法 · how many different statements of a period are kept, for series")
	replace  = flag.Bool("replace", false, "输出文件夹里是别的作业的结果时也替换 · replace what another job wrote into the output")
	verbose  = flag.Bool("verbose", false, "引擎的日志也显示 · print the engine's own log too")
)

func main() {
	what := "figures"
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		what = os.Args[1]
		os.Args = append(os.Args[:1], os.Args[2:]...)
	}
	flag.Usage = func() {
		fmt.Fprint(flag.CommandLine.Output(), usage)
		flag.PrintDefaults()
	}
	flag.Parse()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200) // a twentieth of the time for a quarter of the memory
	}
	beam.Init() // a worker does not come back from here
	if !*verbose {
		slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
		beamlog.SetLogger(&beamlog.Standard{Level: beamlog.SevError})
	}
	if err := run(context.Background(), what); err != nil {
		fmt.Fprintf(os.Stderr, "wenshu-beam: %v\n", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, what string) error {
	about := parquet.About{Schema: parquet.Schema, Rules: library.Rules(), Program: wenshu.Version()}
	if *output == "" {
		return errors.New("请用 --output 给出写结果的文件夹 · name the folder to write to with --output")
	}
	p, s := beam.NewPipelineWithRoot()
	switch what {
	case "figures":
		o := job.Options{Inputs: parts(*input), Output: *output, Rows: *rows, About: about,
			Limits: extract.Limits{Deadline: *deadline, Size: min(*most, decode.MaxSize), Memory: *memory}}
		for _, f := range parts(*format) {
			o.Parquet, o.JSONL = o.Parquet || f == "parquet", o.JSONL || f == "jsonl"
			if f != "parquet" && f != "jsonl" {
				return fmt.Errorf("--format %s: 请写 parquet、jsonl 或 parquet,jsonl · write parquet, jsonl or parquet,jsonl", f)
			}
		}
		switch {
		case len(o.Inputs) == 0:
			return errors.New("请用 --input 给出要读的文件 · name what to read with --input")
		case !o.Parquet && !o.JSONL:
			return errors.New("--format: 请写 parquet、jsonl 或 parquet,jsonl · write parquet, jsonl or parquet,jsonl")
		case o.Rows < 1 || *deadline <= 0 || o.Limits.Size < 1:
			return errors.New("--rows、--deadline、--most-bytes: 要大于 0 · must be more than 0")
		}
		err := job.Begin(ctx, o, *replace)
		if errors.Is(err, job.ErrOther) {
			return fmt.Errorf("%s: 这里有别的作业（输入、规则或版本不同）写的数字；请换一个 --output，或用 --replace 替换 · holds the figures of another job (other inputs, rules or version): choose another --output, or --replace them", *output)
		}
		if err != nil {
			return fmt.Errorf("%s: 不能写 · cannot be written: %w", *output, err)
		}
		job.Figures(s, o)
	case "series":
		if *from == "" {
			return errors.New("请用 --from 给出数字所在的文件夹 · name the folder of figures with --from")
		}
		job.Series(s, job.SeriesOptions{From: *from, Output: *output, Floor: *floor, Keep: *keep, About: about})
	default:
		return fmt.Errorf("%s: 只有 figures 和 series · there are figures and series", what)
	}
	began := time.Now()
	result, err := beam.Run(ctx, runner(), p)
	if err != nil {
		return fmt.Errorf("作业没有完成；用同样的参数再运行一次，结果不会少也不会重 · the job did not end; run it again with the same flags: nothing is lost or doubled: %w", err)
	}
	if result != nil {
		report(os.Stderr, result.Metrics(), time.Since(began))
	}
	return nil
}

// runner is the engine asked for, Prism in this process if none is.
func runner() string {
	if *runners.Runner != "" {
		return *runners.Runner
	}
	return "prism"
}

func parts(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// report prints the counters of a job.
func report(w io.Writer, all metrics.Results, took time.Duration) {
	sums := map[string]int64{}
	for _, c := range all.AllMetrics().Counters() {
		if c.Namespace() == "wenshu" {
			sums[c.Name()] += c.Result()
		}
	}
	names := make([]string, 0, len(sums))
	for name := range sums {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(w, "%-24s %12d\n", name, sums[name])
	}
	for _, d := range all.AllMetrics().Distributions() {
		if r := d.Result(); d.Namespace() == "wenshu" && r.Count > 0 {
			fmt.Fprintf(w, "%-36s %8d × %d, %d–%d\n", d.Name(), r.Count, r.Sum/r.Count, r.Min, r.Max)
		}
	}
	if s := took.Seconds(); s > 0 && sums["documents"] > 0 {
		fmt.Fprintf(w, "%.1f s, %.1f documents/s, %.2f MB/s\n", s, float64(sums["documents"])/s, float64(sums["bytes"])/1e6/s)
	}
}
