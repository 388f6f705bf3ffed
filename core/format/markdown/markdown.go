// Package markdown reads texts with the marks of Markdown: CommonMark with the
// tables of GitHub, footnotes, task lists and front matter. What the marks say
// becomes hints and grids, and no mark stays in the text. Pieces of HTML, which
// converters write for tables with merged cells, are read as core/format/html
// reads a page.
//
// Line ends inside a paragraph are left to the repair, as those of a plain text
// are: most Chinese texts of this kind have a paragraph a line, whether or not a
// blank line stands between.
package markdown

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
)

// sample is how much of a file is looked at to tell what it is.
const sample = 64 << 10

var (
	heading   = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+[^\s#]`)
	delimiter = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|^\s*\|\s*:?-+:?\s*\|\s*$`)
	link      = regexp.MustCompile(`\]\((?:https?://|\.{0,2}/|#|images?/)[^()\s]*\)|!\[[^\]]*\]\([^()\s]+\)`)
	bold      = regexp.MustCompile(`(?:^|[^*])\*\*[^*\s][^*]*\*\*(?:[^*]|$)`)
	statement = regexp.MustCompile(`[{};\\]$|^\s*(?:import|from|def|class|return|if|for|while|export|echo|set|var|let|const|func|package|@\w+)\b|^\s*[\w.-]+\s*[:=]\s*[\w"'/\[{-]`)
)

// Is reports whether b is Markdown. One mark proves nothing, since # opens
// comments and * hides names; tables and links do, and headings that stand
// between blank lines in a text that is no program.
func Is(b []byte) bool {
	b = bytes.TrimPrefix(b[:min(len(b), sample)], []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(b, 0) >= 0 {
		return false
	}
	s := string(b)
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	heads, bolds, links, tables, code, full := 0, 0, 0, 0, 0, 0
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		full++
		blankAbove := i == 0 || strings.TrimSpace(lines[i-1]) == ""
		blankBelow := i+1 >= len(lines) || strings.TrimSpace(lines[i+1]) == ""
		switch {
		case heading.MatchString(l):
			if blankAbove && (blankBelow || !strings.HasPrefix(lines[i+1], "#")) || blankBelow {
				heads++
			}
		case i > 0 && delimiter.MatchString(l) && strings.Contains(lines[i-1], "|"):
			tables++
		case statement.MatchString(l), strings.Trim(l, "# \t") == "":
			code++
		}
		if bold.MatchString(l) {
			bolds++
		}
		links += len(link.FindAllStringIndex(l, -1))
	}
	if code*4 > full {
		return false
	}
	return tables > 0 || links > 1 || heads > 1 || heads > 0 && (links > 0 || bolds > 0 || heading.MatchString(lines[0]) && (len(lines) < 2 || strings.TrimSpace(lines[1]) == "")) || fenced(lines) && heads > 0
}

// fenced reports whether the lines have a block of code that is closed.
func fenced(lines []string) bool {
	n := 0
	for _, l := range lines {
		if strings.HasPrefix(l, "```") {
			n++
		}
	}
	return n > 0 && n%2 == 0
}

// Bounds of what the parser is given: its time and memory grow with the square
// of these.
const (
	maxNested   = 60   // containers that one line opens
	maxIndent   = 240  // columns before a container
	maxColumns  = 500  // of a table
	maxBrackets = 2000 // of one paragraph
)

var nested = regexp.MustCompile(fmt.Sprintf(`(?m)^(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t])){%d}|^[ \t]{%d,}[-*+>0-9]`, maxNested, maxIndent))

// A node of the parser takes some 220 bytes, and all of a text stand at once. A
// text of 20 MB that a person wrote has less than a million; one of - a some
// fifteen.
const (
	maxNodes     = 2 << 20
	bytesPerNode = 64 // of a text that may have more than maxNodes
)

// opens is a line that ends a table above it.
var opens = regexp.MustCompile("^ {0,3}(?:[-*+>#<]|[0-9]{1,9}[.)]|```|~~~)")

// tame reports whether s keeps to the bounds. What does not is no text that a
// person wrote, and is read as a plain one.
func tame(s string) bool {
	if nested.MatchString(s) {
		return false
	}
	brackets, nodes := 0, 0
	inTable := false // whose rows have nodes some at a time
	for l := range strings.Lines(s) {
		if strings.TrimSpace(l) == "" {
			brackets, inTable = 0, false
			continue
		}
		if inTable = (inTable || strings.Contains(l, "|") && delimiter.MatchString(l)) && !opens.MatchString(l); !inTable {
			nodes += 3
			for _, mark := range []string{"*", "_", "[", "`", "<", "$", "~"} {
				nodes += strings.Count(l, mark)
			}
			if nodes > maxNodes+len(s)/bytesPerNode {
				return false
			}
		}
		if brackets += strings.Count(l, "["); brackets > maxBrackets || strings.Count(l, "|") > maxColumns && strings.Trim(l, "|-: \t\r\n") == "" {
			return false
		}
	}
	return true
}

// Read reads a text.
func Read(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	d, err := decode.As(ctx, b, o.Encoding, p)
	if err != nil {
		return raw.Text{}, err
	}
	if !tame(d.Text) {
		return raw.Text{Format: "text", Encoding: d.Encoding, Text: d.Text, Origins: d.Origins, Notes: d.Notes}, nil
	}
	p.Start("format", len(d.Text))
	m, from := matter(d.Text)
	src := []byte(d.Text)
	for i := range from { // what is read already
		src[i] = '\n'
	}
	root, pc := parse(src, nil, false)
	if err := ctx.Err(); err != nil {
		return raw.Text{}, err
	}
	w := &writer{ctx: ctx, src: d.Text, bytes: src, long: longOf(pc), references: pc.References()}
	w.b.Part(doc.Part{}, true)
	w.title = titleOf(root)
	w.blocks(root, 0)
	w.b.End()
	w.b.Size(len(d.Text))
	if err := ctx.Err(); err != nil {
		return raw.Text{}, err
	}
	t := w.b.Done("markdown")
	if strings.TrimSpace(t.Text) == "" {
		return raw.Text{}, &doc.Error{Kind: doc.NoText, Stage: "format"}
	}
	back := t.Parts[0].Bytes // a text is one part, which its map to the file says
	t.Parts = nil
	t.Meta = m
	if w.titled != "" {
		t.Meta.Title = w.titled
	}
	t.Hints = raw.Settled(t.Text, t.Hints)
	t.From(d, back)
	p.Add(len(d.Text))
	return t, nil
}
