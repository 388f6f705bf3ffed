// Package source finds documents and reads their bytes: files, JSON lines of
// documents, and WARC files of crawls, from any file system that Beam knows. It
// knows nothing of figures.
package source

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
)

// A Document is a document as it was found.
type Document struct {
	Address string // path or address of the web; !/ parts an archive from its member
	Bytes   []byte
}

// A Failure is a document, or a file of documents, of which no figures came.
type Failure struct {
	Address string `json:"address"`
	Kind    string `json:"kind"`  // as doc.ErrorKind has it, or deadline, memory, hang
	Stage   string `json:"stage"` // list, open, jsonl, warc, read
	Detail  string `json:"detail,omitempty"`
	Size    int64  `json:"size"` // bytes of the document, 0 if not known
}

// The kinds of a Unit.
const (
	Files = "files"
	Lines = "jsonl"
	Crawl = "warc"
)

// A Unit is a piece of work: some files, or a part of one that holds many
// documents. It is read again whole when a worker dies, and gives the same.
type Unit struct {
	Kind  string
	Files []string
	From  int64 // of Lines: the lines that begin in [From, To)
	To    int64
	Nth   int // of Crawl: the records whose number leaves Nth when divided by Of
	Of    int
}

const (
	filesInUnit = 32
	linesInUnit = 8 << 20  // bytes of JSON lines
	crawlInUnit = 64 << 20 // bytes of a WARC file, packed or not
	mostParts   = 16       // each part reads the whole file, which is cheap beside its figures
)

// Plan lists what the patterns name and cuts it into units, in order, each file
// once. A pattern is a file, a folder (here alone, with all below it but what is
// hidden) or a pattern of the file system. What cannot be listed fails.
func Plan(ctx context.Context, patterns []string) (units []Unit, failed []Failure) {
	seen := map[string]bool{}
	var plain []string
	for _, p := range patterns {
		files, err := list(ctx, p)
		if err == nil && len(files) == 0 {
			err = fs.ErrNotExist
		}
		if err != nil {
			failed = append(failed, Failure{Address: p, Kind: kindOf(err), Stage: "list", Detail: err.Error()})
			continue
		}
		for _, f := range files {
			if seen[f] {
				continue
			}
			seen[f] = true
			kind := KindOf(f)
			if kind == Files {
				plain = append(plain, f)
				continue
			}
			size, err := sizeOf(ctx, f)
			if err != nil {
				failed = append(failed, Failure{Address: f, Kind: kindOf(err), Stage: "open", Detail: err.Error()})
				continue
			}
			units = append(units, cut(f, kind, size)...)
		}
	}
	slices.Sort(plain)
	for part := range slices.Chunk(plain, filesInUnit) {
		units = append(units, Unit{Kind: Files, Files: slices.Clone(part)})
	}
	return units, failed
}

// cut cuts a file of many documents into units.
func cut(file, kind string, size int64) []Unit {
	var out []Unit
	if kind == Lines && !packed(file) {
		for from := int64(0); from < size; from += linesInUnit {
			out = append(out, Unit{Kind: kind, Files: []string{file}, From: from, To: min(size, from+linesInUnit)})
		}
		return out
	}
	parts := int(min(mostParts, 1+size/crawlInUnit))
	for n := range parts {
		out = append(out, Unit{Kind: kind, Files: []string{file}, To: size, Nth: n, Of: parts})
	}
	return out
}

// KindOf says what a file is, by its name.
func KindOf(file string) string {
	switch s := strings.TrimSuffix(strings.ToLower(file), ".gz"); {
	case strings.HasSuffix(s, ".jsonl"), strings.HasSuffix(s, ".ndjson"):
		return Lines
	case strings.HasSuffix(s, ".warc"):
		return Crawl
	}
	return Files
}

func packed(file string) bool { return strings.HasSuffix(strings.ToLower(file), ".gz") }

func list(ctx context.Context, pattern string) ([]string, error) {
	if !strings.Contains(pattern, "://") {
		if info, err := os.Stat(pattern); err == nil {
			if !info.IsDir() {
				return []string{pattern}, nil
			}
			return walk(ctx, pattern)
		}
	}
	f, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	files, err := f.List(ctx, pattern)
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(name string) bool {
		info, err := os.Stat(name)
		return strings.HasPrefix(path.Base(name), ".") || !strings.Contains(name, "://") && err == nil && info.IsDir()
	})
	slices.Sort(files)
	return files, nil
}

// walk lists the documents below a folder of this machine: the files that
// wenshu-cli would read of it, and files of documents.
func walk(ctx context.Context, dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case path != dir && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return filepath.SkipDir
			}
		case e.Type().IsRegular() && (format.Offered(path) || KindOf(path) != Files):
			out = append(out, path)
		}
		return nil
	})
	return out, err
}

func sizeOf(ctx context.Context, file string) (int64, error) {
	f, err := filesystem.New(ctx, file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.Size(ctx, file)
}

// kindOf is the kind of an error of opening, in the words of doc.ErrorKind.
func kindOf(err error) string {
	switch {
	case os.IsNotExist(err):
		return doc.NotFound.String()
	case os.IsPermission(err):
		return doc.Denied.String()
	}
	return doc.Damaged.String()
}
