// Vary makes many documents of some by variation, and measures wenshu-beam on
// them; make/scale.sh runs it.
package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core"
)

// most is about how many bytes a document has at most: what a page of a
// government's site has. Longer texts give several.
const most = 8 << 10

// inFolder is how many documents lie in one folder.
const inFolder = 250

func main() {
	n := flag.Int("n", 1000, "how many documents")
	out := flag.String("o", "", "folder to write to")
	measure := flag.Bool("measure", false, "measure instead of making documents")
	docs := flag.String("docs", "", "with -measure: the folder of the documents")
	cli := flag.String("cli", "", "with -measure: wenshu-cli")
	beam := flag.String("beam", "", "with -measure: wenshu-beam")
	flag.Parse()
	var err error
	if *measure {
		err = measured(programs{*cli, *beam}, *docs, *out, *n)
	} else {
		err = vary(flag.Args(), *out, *n)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "vary:", err)
		os.Exit(1)
	}
}

// vary writes n documents made of the texts in folders.
func vary(folders []string, out string, n int) error {
	var parts []string
	for _, dir := range folders {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".txt") {
				return err
			}
			d, err := core.OutlineWith(context.Background(), path, read(path), core.Options{}, nil)
			if err == nil { // what cannot be read gives none
				parts = append(parts, stretches(d.Raw)...)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if len(parts) == 0 {
		return fmt.Errorf("%q: no texts", folders)
	}
	bytes := 0
	for i := range n {
		dir := filepath.Join(out, fmt.Sprintf("%04d", i/inFolder))
		if i%inFolder == 0 {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return err
			}
		}
		b := varied(parts[i%len(parts)], rand.New(rand.NewPCG(uint64(i), 1)))
		bytes += len(b)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.txt", i)), b, 0o666); err != nil {
			return err
		}
	}
	fmt.Printf("%d documents of %d stretches, %.1f MB\n", n, len(parts), float64(bytes)/1e6)
	return nil
}

func read(path string) []byte {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil // which core says of
	}
	return b
}

// stretches cuts a text at line ends; its first line, often the title, stands
// before each.
func stretches(text string) []string {
	title, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if len(title) > 300 {
		title = ""
	}
	var out []string
	var b strings.Builder
	for line := range strings.Lines(text) {
		if b.Len() > 0 && b.Len()+len(line) > most {
			out = append(out, b.String())
			b.Reset()
			b.WriteString(title + "\n\n")
		}
		b.WriteString(line)
	}
	return append(out, b.String())
}

// varied changes the digits of a text, but for those of what may be a year or a
// date, so that each document states figures of its own.
func varied(text string, rand *rand.Rand) []byte {
	out := []byte(text)
	for i := 0; i < len(out); {
		size := 1
		for i+size < len(out) && digit(out[i]) && digit(out[i+size]) {
			size++
		}
		if digit(out[i]) && !dated(text[i+size:]) {
			for k := i; k < i+size; k++ {
				if k > i {
					out[k] = byte('0' + rand.IntN(10))
				} else if out[k] != '0' {
					out[k] = byte('1' + rand.IntN(9))
				}
			}
		}
		i += size
	}
	return out
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// dated reports whether what follows a number makes it a date.
func dated(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("年月日-—/", r)
}
