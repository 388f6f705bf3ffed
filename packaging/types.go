package main

import (
	_ "embed"
	"strings"
)

// A kind is a kind of document that "open with" offers the program for.
type kind struct {
	Ending, MIME, Uniform string // docx without its point; Uniform is the type's name on macOS
	Chinese, English      string
}

//go:embed types.tsv
var typesTable string

// kinds are the rows of types.tsv, in its order.
func kinds() []kind {
	var out []kind
	for line := range strings.Lines(typesTable) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			panic("types.tsv: want five fields: " + line)
		}
		out = append(out, kind{f[0], f[1], f[2], f[3], f[4]})
	}
	return out
}

// A family is the kinds of one uniform type, which macOS declares together.
type family struct {
	kind
	Endings []string
}

// families are the kinds by their uniform types.
func families() []family {
	var out []family
	for _, k := range kinds() {
		if n := len(out); n > 0 && out[n-1].Uniform == k.Uniform {
			out[n-1].Endings = append(out[n-1].Endings, k.Ending)
			continue
		}
		out = append(out, family{k, []string{k.Ending}})
	}
	return out
}
