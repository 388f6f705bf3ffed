// Package query reads what a reader types to search a library: words, phrases,
// AND OR NOT, fields, and figures by name and value. It finds nothing itself.
//
//	网络 就业                  both words in one paragraph
//	"高质量 发展"              a phrase; blanks and line ends do not count
//	就业 OR 创业               AND binds closer than OR; brackets group
//	就业 NOT 大学生            or -大学生
//	title:工作报告 issuer:国务院 region:湖南 tag:重点 format:pdf
//	date:2018..2024 date:2020-03..
//	《政府工作报告》 国办发〔2024〕1号    in the text, or the title or number of a document
//	网民规模 > 10亿            a figure by its name and value
//	粮食产量 2015..2024        and by its time
//	占比 >= 40% 数字经济       占比 is any share; more words narrow the name
//	target 城镇新增就业         actual, forecast as well; 目标 2024..2025 粮食产量
package query

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A Query is what a reader typed, read. All of its parts must hold.
type Query struct {
	Words  *Node   // of one paragraph; nil for none
	Fields []Field // of the document
	Figure *Figure // nil where no figure is asked for
}

// Empty reports whether nothing is asked for.
func (q Query) Empty() bool { return q.Words == nil && len(q.Fields) == 0 && q.Figure == nil }

// A Node is a part of what must stand in a paragraph.
type Node struct {
	Op    Op
	Text  string // of a Phrase
	Nodes []*Node
}

// An Op joins nodes.
type Op uint8

// The operators. A Not has one node.
const (
	Phrase Op = iota
	And
	Or
	Not
)

// Phrases returns what may be lit in a paragraph that holds n: its phrases but
// for those under Not.
func (n *Node) Phrases() []string {
	if n == nil || n.Op == Not {
		return nil
	}
	if n.Op == Phrase {
		return []string{n.Text}
	}
	var out []string
	for _, m := range n.Nodes {
		out = append(out, m.Phrases()...)
	}
	return out
}

// A Field asks for something of the document.
type Field struct {
	Name     string // "title", "issuer", "number", "region", "tag", "format", "date", "work"
	Text     string
	From, To int // of a date, on the scale of doc.Date.Start: [From, To); 0 is open
	Not      bool
}

// A Figure asks for a figure.
type Figure struct {
	Names      []string // words that its indicator holds, all of them
	Share      bool     // 占比, 比重: any share
	Op         string   // ">", ">=", "<", "<=", "=" or empty
	Value      *big.Rat
	Unit       string // of Value; empty for the figure's own
	From, To   int    // years, 0 for open
	Status     doc.Status
	WithStatus bool
}

// An Error says where a query cannot be read.
type Error struct {
	At               int // byte offset
	Chinese, English string
}

// Error has both languages.
func (e *Error) Error() string { return fmt.Sprintf("%s · %s", e.Chinese, e.English) }

func wrong(at int, zh, en string) error { return &Error{at, zh, en} }

// MaxLength bounds a query, in bytes: nobody types more.
const MaxLength = 4096

// A piece is one token of a query.
type piece struct {
	at   int
	kind byte // 'w' word, 'q' quoted, '(' ')' 'A' 'O' 'N', 'f' field, 'c' comparison, 'v' value, 'y' years, 's' status
	text string
	more string // of a field: its name
	not  bool
}

var fields = map[string]string{
	"title": "title", "标题": "title", "issuer": "issuer", "发文机关": "issuer", "机关": "issuer", "number": "number", "文号": "number",
	"date": "date", "日期": "date", "年份": "date", "year": "date", "region": "region", "地区": "region", "tag": "tag", "标签": "tag", "format": "format", "格式": "format",
}

var statuses = map[string]doc.Status{
	"target": doc.Target, "目标": doc.Target, "forecast": doc.Forecast, "预计": doc.Forecast, "预测": doc.Forecast, "actual": doc.Actual, "实际": doc.Actual,
}

var comparisons = map[string]string{">": ">", "＞": ">", ">=": ">=", "≥": ">=", "＞＝": ">=", "<": "<", "＜": "<", "<=": "<=", "≤": "<=", "＜＝": "<=", "=": "=", "＝": "=", "==": "="}

// Parse reads a query. Its error, an *Error, says where it cannot be read.
func Parse(s string) (Query, error) {
	if len(s) > MaxLength {
		return Query{}, wrong(MaxLength, "检索式太长", "the query is too long")
	}
	pieces, err := cut(s)
	if err != nil {
		return Query{}, err
	}
	var q Query
	figure := false
	for _, p := range pieces {
		// 目标 and 预计 are words as well: beside a value or a time they ask for a status
		english := p.kind == 's' && p.text[0] < utf8.RuneSelf
		if p.kind == 'c' || p.kind == 'y' || english && len(pieces) > 1 {
			figure = true
		}
	}
	var rest []piece
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		switch {
		case p.kind == 'f':
			f, err := field(p)
			if err != nil {
				return q, err
			}
			q.Fields = append(q.Fields, f)
		case figure && p.kind != 'q':
			if q.Figure == nil {
				q.Figure = &Figure{}
			}
			n, err := q.Figure.take(pieces[i:])
			if err != nil {
				return q, err
			}
			i += n - 1
		default:
			if p.kind == 's' {
				p.kind = 'w'
			}
			rest = append(rest, p)
		}
	}
	if q.Figure != nil && len(q.Figure.Names) == 0 && !q.Figure.Share {
		return q, wrong(0, "请写出指标的名称，如 网民规模 > 10亿", "name the indicator, as in 网民规模 > 10亿")
	}
	if len(rest) > 0 {
		p := parser{pieces: rest, end: len(s)}
		if q.Words, err = p.or(0); err != nil {
			return q, err
		}
		if p.next < len(rest) {
			return q, wrong(rest[p.next].at, "括号不配对", "a bracket too many")
		}
	}
	return q, nil
}

// take reads the first of pieces into f, and says how many it took.
func (f *Figure) take(pieces []piece) (int, error) {
	switch p := pieces[0]; p.kind {
	case 's':
		f.Status, f.WithStatus = statuses[strings.ToLower(p.text)], true
	case 'y':
		from, to, _ := strings.Cut(p.text, "..")
		f.From, f.To = yearOf(from), yearOf(to)
	case 'c':
		if f.Op != "" {
			return 0, wrong(p.at, "只能比较一次", "one comparison is enough")
		}
		if len(pieces) < 2 {
			return 0, wrong(p.at, "比较号后面请写一个数，如 10亿", "write a number behind the sign, such as 10亿")
		}
		v, u, ok := value(pieces[1].text)
		if !ok {
			return 0, wrong(pieces[1].at, "这不是一个数", "this is not a number")
		}
		f.Op, f.Value, f.Unit = comparisons[p.text], v, u
		return 2, nil
	case 'w':
		switch p.text {
		case "占比", "比重", "比例", "share":
			f.Share = true
		default:
			f.Names = append(f.Names, p.text)
		}
	case 'A':
	default:
		return 0, wrong(p.at, "按数值检索时不能用 OR、NOT 和括号", "OR, NOT and brackets do not go with figures")
	}
	return 1, nil
}

func yearOf(s string) int {
	y := 0
	for _, r := range s {
		n, ok := numeral.Digit(r)
		if !ok {
			return 0
		}
		y = y*10 + n
	}
	return y
}

// value reads 10亿, 40%, 6.5亿吨.
func value(s string) (*big.Rat, string, bool) {
	neg := false
	if t, ok := strings.CutPrefix(s, "-"); ok {
		s, neg = t, true
	}
	n, size := numeral.Scan(s, unit.Len)
	if size == 0 || n.Lo == nil || n.Hi == nil || n.Lo.Cmp(n.Hi) != 0 {
		return nil, "", false
	}
	v := new(big.Rat).Set(n.Lo)
	name := ""
	if rest := strings.TrimSpace(s[size:]); rest != "" {
		u, used := unit.Read(rest)
		if u == nil || used != len(rest) {
			return nil, "", false
		}
		name = u.Name
	}
	if n.Percent {
		name = "%"
	}
	if neg {
		v.Neg(v)
	}
	return v, name, true
}

// field reads title:工作报告.
func field(p piece) (Field, error) {
	f := Field{Name: p.more, Text: p.text, Not: p.not}
	if f.Text == "" {
		return f, wrong(p.at, "冒号后面请写要找的内容", "write behind the colon what to look for")
	}
	if f.Name != "date" {
		return f, nil
	}
	from, to, span := strings.Cut(f.Text, "..")
	if !span {
		to = from
	}
	for i, t := range []string{from, to} {
		if t == "" && span {
			continue
		}
		d, err := doc.ParsePeriod(strings.NewReplacer("年", "", "/", "-").Replace(t))
		if err != nil || d.From.Zero() {
			return f, wrong(p.at, "日期请写成 2018..2024、2020-03 或 2020-03-05..", "write dates as 2018..2024, 2020-03 or 2020-03-05..")
		}
		if i == 0 {
			f.From = d.From.Start()
		} else {
			f.To = d.End().End()
		}
	}
	return f, nil
}

// A parser reads words with AND, OR, NOT and brackets.
type parser struct {
	pieces []piece
	next   int
	end    int
}

const maxDepth = 50

func (p *parser) or(depth int) (*Node, error) {
	if depth > maxDepth {
		return nil, wrong(p.end, "括号太多", "too many brackets")
	}
	return p.list(Or, 'O', func() (*Node, error) { return p.and(depth) })
}

func (p *parser) and(depth int) (*Node, error) {
	n, err := p.unary(depth)
	if err != nil {
		return nil, err
	}
	nodes := []*Node{n}
	for p.next < len(p.pieces) && p.pieces[p.next].kind != 'O' && p.pieces[p.next].kind != ')' {
		if p.pieces[p.next].kind == 'A' {
			p.next++
		}
		n, err := p.unary(depth)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	if len(nodes) == 1 {
		return n, nil
	}
	return &Node{Op: And, Nodes: nodes}, nil
}

func (p *parser) list(op Op, kind byte, part func() (*Node, error)) (*Node, error) {
	n, err := part()
	if err != nil {
		return nil, err
	}
	nodes := []*Node{n}
	for p.next < len(p.pieces) && p.pieces[p.next].kind == kind {
		p.next++
		n, err := part()
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	if len(nodes) == 1 {
		return n, nil
	}
	return &Node{Op: op, Nodes: nodes}, nil
}

func (p *parser) unary(depth int) (*Node, error) {
	if p.next == len(p.pieces) {
		return nil, wrong(p.end, "AND、OR、NOT 后面请写要找的词", "write a word behind AND, OR, NOT")
	}
	t := p.pieces[p.next]
	p.next++
	if depth > maxDepth {
		return nil, wrong(t.at, "NOT 太多", "too many NOTs")
	}
	switch t.kind {
	case 'N':
		n, err := p.unary(depth + 1)
		if err != nil {
			return nil, err
		}
		return &Node{Op: Not, Nodes: []*Node{n}}, nil
	case '(':
		n, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.next == len(p.pieces) {
			return nil, wrong(t.at, "括号没有关上", "the bracket is not closed")
		}
		p.next++ // only a closing bracket ends or
		return n, nil
	case 'w', 'q':
		n := &Node{Op: Phrase, Text: t.text}
		if t.not {
			return &Node{Op: Not, Nodes: []*Node{n}}, nil
		}
		return n, nil
	}
	return nil, wrong(t.at, "这里请写要找的词", "a word is wanted here")
}

// cut takes a query into pieces.
func cut(s string) ([]piece, error) {
	var out []piece
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += size
			continue
		case r == '(' || r == '（' || r == ')' || r == '）':
			kind := byte('(')
			if r == ')' || r == '）' {
				kind = ')'
			}
			out = append(out, piece{at: i, kind: kind})
			i += size
			continue
		}
		if end := closing(r); end != 0 {
			k := strings.IndexRune(s[i+size:], end)
			if k < 0 {
				return nil, wrong(i, "引号没有关上", "the quotation mark is not closed")
			}
			t := s[i+size : i+size+k]
			next := i + size + k + utf8.RuneLen(end)
			if r == '《' {
				t = s[i:next]
			}
			if strings.TrimSpace(t) != "" {
				out = append(out, piece{at: i, kind: 'q', text: t})
			}
			i = next
			continue
		}
		if strings.ContainsRune("<>=≤≥＜＞＝", r) {
			k := i
			for k < len(s) {
				r, n := utf8.DecodeRuneInString(s[k:])
				if !strings.ContainsRune("<>=≤≥＜＞＝", r) {
					break
				}
				k += n
			}
			if comparisons[s[i:k]] == "" {
				return nil, wrong(i, "比较号请写 > >= < <= =", "write > >= < <= =")
			}
			out = append(out, piece{at: i, kind: 'c', text: s[i:k]})
			i = k
			continue
		}
		p, next, err := word(s, i)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
		i = next
	}
	return out, nil
}

func closing(open rune) rune {
	switch open {
	case '"':
		return '"'
	case '“':
		return '”'
	case '「':
		return '」'
	case '《':
		return '》'
	}
	return 0
}

// word reads a run without blanks: a word, a field, an operator, years.
func word(s string, at int) (piece, int, error) {
	end := at
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if unicode.IsSpace(r) || strings.ContainsRune("()（）<>=≤≥＜＞＝\"“《「", r) {
			break
		}
		end += size
	}
	t := s[at:end]
	p := piece{at: at, kind: 'w', text: t}
	if rest, ok := strings.CutPrefix(t, "-"); ok && rest != "" && !unicode.IsDigit([]rune(rest)[0]) {
		p.not, p.text, t = true, rest, rest
	}
	for _, colon := range []string{":", "："} {
		name, rest, ok := strings.Cut(t, colon)
		f, known := fields[strings.ToLower(name)]
		if !ok || !known {
			continue
		}
		if rest == "" && end < len(s) { // title:"…", title:《…》
			r, size := utf8.DecodeRuneInString(s[end:])
			if c := closing(r); c != 0 {
				k := strings.IndexRune(s[end+size:], c)
				if k < 0 {
					return p, 0, wrong(end, "引号没有关上", "the quotation mark is not closed")
				}
				rest = s[end+size : end+size+k]
				end += size + k + utf8.RuneLen(c)
			}
		}
		p.kind, p.more, p.text = 'f', f, rest
		return p, end, nil
	}
	switch t {
	case "AND", "and", "&&", "且":
		p.kind = 'A'
	case "OR", "or", "||", "|", "或":
		p.kind = 'O'
	case "NOT", "not", "!", "非":
		p.kind = 'N'
	}
	if _, ok := statuses[strings.ToLower(t)]; ok && p.kind == 'w' && !p.not {
		p.kind = 's'
	}
	if from, to, ok := strings.Cut(t, ".."); ok && (from != "" || to != "") && len(from)%4 == 0 && len(to)%4 == 0 &&
		(from == "" || yearOf(from) > 0) && (to == "" || yearOf(to) > 0) {
		p.kind = 'y'
	}
	return p, end, nil
}
