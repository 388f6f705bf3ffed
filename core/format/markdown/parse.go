package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	mark "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// parser is CommonMark's but for three things that Chinese texts mean
// otherwise: four blanks open a paragraph and no code, ~ stands in ranges (3~5)
// and only ~~ strikes out, and footnotes stay where they stand. What stands
// between $ is left to the repair, which knows TeX.
func parser() mark.Parser {
	return mark.NewParser(
		mark.WithBlockParsers(
			util.Prioritized(mark.NewSetextHeadingParser(), 100),
			util.Prioritized(mark.NewThematicBreakParser(), 200),
			util.Prioritized(mark.NewListParser(), 300),
			util.Prioritized(mark.NewListItemParser(), 400),
			util.Prioritized(mark.NewATXHeadingParser(), 600),
			util.Prioritized(mark.NewFencedCodeBlockParser(), 700),
			util.Prioritized(mark.NewBlockquoteParser(), 800),
			util.Prioritized(mark.NewHTMLBlockParser(), 900),
			util.Prioritized(footnoteParser{}, 950),
			util.Prioritized(paragraphs{mark.NewParagraphParser()}, 1000),
		),
		mark.WithInlineParsers(append(mark.DefaultInlineParsers(),
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(footnoteMark{}, 10),
			util.Prioritized(literal{mark: '$', kind: kindFormula}, 50),
			util.Prioritized(literal{mark: '~', width: 2, kind: kindStruck}, 60),
		)...),
		mark.WithParagraphTransformers(
			util.Prioritized(mark.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(longTables{extension.NewTableParagraphTransformer()}, 200),
		),
		mark.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
		mark.WithAttribute(),
	)
}

// parse reads src, in which what is referred to may also be defined by known. A
// part of a table is not parted again.
func parse(src []byte, known []mark.Reference, part bool) (ast.Node, mark.Context) {
	pc := mark.NewContext()
	pc.Set(keyPart, part)
	for _, r := range known {
		pc.AddReference(r)
	}
	return parser().Parse(text.NewReader(src), mark.WithContext(pc)), pc
}

// paragraphs may be indented.
type paragraphs struct{ mark.BlockParser }

func (paragraphs) CanAcceptIndentedLine() bool { return true }

var (
	kindFootnote = ast.NewNodeKind("Footnote")
	kindMark     = ast.NewNodeKind("FootnoteMark")
	kindFormula  = ast.NewNodeKind("Formula")
	kindStruck   = ast.NewNodeKind("Struck")
)

// A footnote is [^1]: with the text of the note. goldmark's own takes the notes
// to the end and drops those that nothing refers to.
type footnote struct {
	ast.BaseBlock
	label text.Segment
}

func (n *footnote) Kind() ast.NodeKind            { return kindFootnote }
func (n *footnote) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type footnoteParser struct{}

func (footnoteParser) Trigger() []byte { return []byte{'['} }

func (footnoteParser) Open(_ ast.Node, r text.Reader, pc mark.Context) (ast.Node, mark.State) {
	line, seg := r.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("[^")) {
		return nil, mark.NoChildren
	}
	k := bytes.IndexByte(line[pos:], ']')
	if k < 3 || pos+k+1 >= len(line) || line[pos+k+1] != ':' {
		return nil, mark.NoChildren
	}
	at := seg.Start + pos - seg.Padding
	n := &footnote{label: text.NewSegment(at+2, at+k)}
	r.Advance(pos + k + 2)
	return n, mark.HasChildren
}

func (footnoteParser) Continue(_ ast.Node, r text.Reader, _ mark.Context) mark.State {
	line, _ := r.PeekLine()
	if util.IsBlank(line) {
		return mark.Continue | mark.HasChildren
	}
	pos, padding := util.IndentPosition(line, r.LineOffset(), 4)
	if pos < 0 {
		return mark.Close
	}
	r.AdvanceAndSetPadding(pos, padding)
	return mark.Continue | mark.HasChildren
}

func (footnoteParser) Close(ast.Node, text.Reader, mark.Context) {}
func (footnoteParser) CanInterruptParagraph() bool               { return true }
func (footnoteParser) CanAcceptIndentedLine() bool               { return false }

// A span is a stretch of a line that is taken as it stands.
type span struct {
	ast.BaseInline
	kind ast.NodeKind
	at   text.Segment // with its marks for a formula, without them for others
}

func (n *span) Kind() ast.NodeKind            { return n.kind }
func (n *span) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// footnoteMark finds [^1].
type footnoteMark struct{}

func (footnoteMark) Trigger() []byte { return []byte{'['} }

func (footnoteMark) Parse(_ ast.Node, r text.Reader, _ mark.Context) ast.Node {
	line, seg := r.PeekLine()
	k := bytes.IndexByte(line, ']')
	if !bytes.HasPrefix(line, []byte("[^")) || k < 3 || k > 60 {
		return nil
	}
	r.Advance(k + 1)
	return &span{kind: kindMark, at: text.NewSegment(seg.Start+2, seg.Start+k)}
}

// literal finds spans between two marks on one line. A mark of width 0 may be
// single or double.
type literal struct {
	mark  byte
	width int
	kind  ast.NodeKind
}

func (l literal) Trigger() []byte { return []byte{l.mark} }

func (l literal) Parse(_ ast.Node, r text.Reader, _ mark.Context) ast.Node {
	line, seg := r.PeekLine()
	n := 0
	for n < len(line) && line[n] == l.mark {
		n++
	}
	if l.width > 0 && n != l.width || n > 2 {
		return nil
	}
	k := bytes.Index(line[n:], line[:n])
	if k < 1 {
		return nil
	}
	s := &span{kind: l.kind, at: text.NewSegment(seg.Start, seg.Start+n+k+n)}
	if l.width > 0 {
		s.at = text.NewSegment(seg.Start+n, seg.Start+n+k)
	}
	r.Advance(n + k + n)
	return s
}
