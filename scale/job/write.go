package job

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/scale/extract"
)

func init() {
	beam.RegisterType(reflect.TypeFor[File]())
	beam.RegisterDoFn(&write{})
	beam.RegisterDoFn(&writeErrors{})
	beam.RegisterDoFn(&end{})
}

// A File is a file of a job's output.
type File struct {
	Path      string `json:"path"` // below the output
	Documents int    `json:"documents,omitempty"`
	Figures   int    `json:"figures,omitempty"`
	Errors    int    `json:"errors,omitempty"`
}

// write writes the documents of one part of a partition, and their figures. The
// same documents give the same bytes under the same name, however often and
// wherever it is done.
type write struct{ Options Options }

func (w *write) ProcessElement(ctx context.Context, part string, blocks func(*[]byte) bool, told func(File)) error {
	began := time.Now()
	o := &w.Options
	var all []extract.Read
	var b []byte
	for blocks(&b) {
		r, err := unpack(b)
		if err != nil {
			return err
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(x, y extract.Read) int { return strings.Compare(x.Document.Document, y.Document.Document) })
	var rows []parquet.Row
	docs := make([]parquet.Document, 0, len(all))
	about := o.About
	for i := range all {
		r := &all[i]
		about.Year, about.Province = r.Year, r.Document.Province
		copies.Inc(ctx, int64(r.Document.Copies))
		rows = append(rows, r.Rows...)
		docs = append(docs, r.Document)
		r.Rows = nil
	}
	file := func(dir, ending string, f File, write func(io.Writer) error) error {
		f.Path = dir + "/" + part + ending
		if err := put(ctx, join(o.Output, f.Path), write); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		fileWrites.Inc(ctx, 1)
		told(f)
		return nil
	}
	if o.JSONL && len(rows) > 0 { // in the order of the documents, before Write sorts them otherwise
		if err := file("jsonl", ".jsonl", File{Figures: len(rows)}, func(w io.Writer) error { return writeJSONL(w, rows) }); err != nil {
			return err
		}
	}
	if o.Parquet {
		if err := file(parquet.DocumentsDir, parquet.Ending, File{Documents: len(docs)}, func(w io.Writer) error { return parquet.WriteDocuments(w, docs, about) }); err != nil {
			return err
		}
		if len(rows) > 0 {
			if err := file(parquet.FiguresDir, parquet.Ending, File{Figures: len(rows)}, func(w io.Writer) error { return parquet.Write(w, rows, about) }); err != nil {
				return err
			}
		}
	}
	writeTime.Update(ctx, time.Since(began).Microseconds())
	return nil
}

// writeErrors writes failures as JSON lines, by address.
type writeErrors struct{ Output string }

func (w *writeErrors) ProcessElement(ctx context.Context, part int, all func(*[]byte) bool, told func(File)) error {
	lines := sorted(all)
	name := fmt.Sprintf("%s/part-%05d.jsonl", parquet.ErrorsDir, part)
	err := put(ctx, join(w.Output, name), func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
		return err
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	fileWrites.Inc(ctx, 1)
	told(File{Path: name, Errors: len(lines)})
	return nil
}

// A Summary is what _SUCCESS holds.
type Summary struct {
	Schema    int    `json:"schema"`
	Rules     string `json:"rules"`
	Program   string `json:"program"`
	Documents int    `json:"documents"`
	Figures   int    `json:"figures"`
	Errors    int    `json:"errors"`
	Files     []File `json:"files"`
}

// end takes away what an earlier run left that this one did not write, and sets
// the mark of a finished job.
type end struct{ Options Options }

func (e *end) ProcessElement(ctx context.Context, _ []byte, files func(*File) bool) error {
	o := &e.Options
	s := Summary{Schema: o.About.Schema, Rules: o.About.Rules, Program: o.About.Program, Files: []File{}}
	var f File
	for files(&f) {
		s.Files = append(s.Files, f)
		s.Documents += f.Documents
		s.Errors += f.Errors
		if strings.HasPrefix(f.Path, parquet.FiguresDir+"/") || !o.Parquet {
			s.Figures += f.Figures
		}
	}
	return finish(ctx, o.Output, s, parquet.FiguresDir+"/*/*/part-*", parquet.DocumentsDir+"/*/*/part-*", "jsonl/*/*/part-*", parquet.ErrorsDir+"/part-*")
}

// finish removes the files of the patterns that are none of s, and writes s.
func finish(ctx context.Context, output string, s Summary, patterns ...string) error {
	slices.SortFunc(s.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	ours := map[string]bool{}
	for _, f := range s.Files {
		ours[join(output, f.Path)] = true
	}
	for _, pattern := range patterns {
		there, err := listed(ctx, join(output, pattern))
		if err != nil {
			return fmt.Errorf("list %s: %w", pattern, err)
		}
		if !remote(output) { // what a killed run was writing when it died
			half, err := listed(ctx, join(output, path.Dir(pattern), ".wenshu-*"))
			if err != nil {
				return fmt.Errorf("list %s: %w", pattern, err)
			}
			there = append(there, half...)
		}
		for _, name := range there {
			if !ours[name] {
				if err := remove(ctx, name); err != nil {
					return fmt.Errorf("remove %s: %w", name, err)
				}
			}
		}
	}
	return put(ctx, join(output, parquet.Done), func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", " ")
		return enc.Encode(s)
	})
}
