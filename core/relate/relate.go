// Package relate binds the numbers of a document to what they measure, when,
// and how surely, and so makes figures of them. It reads the document from the
// outside in: article (its date), section (its period, aims or past), paragraph
// (what it opens with), sentence, clause, and the words around each number.
package relate

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// MaxFigures bounds the figures of one document where nobody says otherwise. No
// document that people write has as many; a table of millions of numbers belongs
// into another program.
const MaxFigures = 500_000

// Figures returns the figures of d in order of their start, the dates and
// traps found beside them, and notes on tables that could not be read. It
// reads d.Body and d.Articles, and d.Raw for tables, and ends after about most
// figures.
func Figures(ctx context.Context, d *doc.Document, most int, p *progress.Counter) ([]doc.Figure, []doc.Mark, []doc.Note, error) {
	return figures(ctx, d, most, p, learned(), nil)
}

// With is Figures with other weights than those of assets/relate.tsv.
func With(ctx context.Context, d *doc.Document, weights *rank.Weights) ([]doc.Figure, error) {
	out, _, _, err := figures(ctx, d, MaxFigures, nil, weights, nil)
	return out, err
}

// Lessons returns the choices that were made on the way through d, whose
// answers key knows, by the name of the choice: examples to learn from. Without
// weights each choice leans on the answers before it; with them, on what the
// weights chose, right or wrong, as it will be when they are used.
func Lessons(ctx context.Context, d *doc.Document, weights *rank.Weights, key Key, group int) (map[string][]rank.Example, error) {
	l := &lessons{key: key, group: group, led: weights == nil, examples: map[string][]rank.Example{}}
	if weights == nil {
		weights = rank.NewWeights(nil)
	}
	_, _, _, err := figures(ctx, d, MaxFigures, nil, weights, l)
	return l.examples, err
}

func figures(ctx context.Context, d *doc.Document, most int, p *progress.Counter, weights *rank.Weights, l *lessons) ([]doc.Figure, []doc.Mark, []doc.Note, error) {
	p.Start("figures", len(d.Body))
	plain := *d // the rules and tables are in simplified characters
	plain.Body = lexicon.Fold(d.Body)
	w := &walker{d: &plain, body: d.Body, most: most, weights: weights, lessons: l}
	if err := w.findTables(ctx); err != nil {
		return nil, nil, nil, err
	}
	for i := range d.Articles {
		w.article = i
		if err := w.walk(ctx, &d.Articles[i], p); err != nil {
			return nil, nil, nil, err
		}
	}
	w.sortFigures()
	return w.figures, w.marks, w.unread, nil
}

// A walker reads a document from its start to its end and keeps what earlier
// text says about later figures.
type walker struct {
	d       *doc.Document // its Body folded
	body    string        // as it stands
	most    int           // figures, about
	article int
	section int
	block   int

	clock   clock
	figures []doc.Figure
	marks   []doc.Mark
	tableWalk

	heading   setting          // what the section's heading says
	paragraph setting          // what the paragraph or one before it opened with
	sentence  setting          // what the sentence opened with
	clause    setting          // the last date in this sentence
	until     setting          // the last 到2025年 of this paragraph
	running   setting          // the last date of this paragraph that figures took
	dates     []recognise.Mark // of the sentence at hand
	narrowed  bool             // the claim at hand took the last year of a period
	last      *said            // the last claim of the paragraph, for what is carried over
	paged     *doc.Date        // see pageDate
	pagedText int              // the text of the file that it is of
	modal     struct {         // whether the words of a clause foresee
		text.Span
		foreseen bool
	}

	weights      *rank.Weights
	lessons      *lessons
	notes        *notes
	place        string     // that the article is about, as its title has it
	genre        string     // of the article: report, communique, plan, rule, news, other
	tone         string     // what its words are bent on: report, plan, rule, mixed, short
	titled       doc.Period // what the title speaks of
	sectionKind  string     // what the heading says of its section: aim, past
	headings     []setting  // by level, the innermost last
	headingSpan  text.Span
	headingBlock []int // where they stand
	outer        []outerFrame
	outerBlock   int // 1 + the block that they are around
	order        int
	sentences    int        // of the block up to the one at hand
	outermost    setting    // of the article: the period of its title
	main         doc.Period // what the article's text names most often
	first        doc.Period // the first that it names
	guessed      bool       // the article's own date is the first year of its plan
	latest       int        // the latest year that it names and that is not to come
	spoken       []spoken   // the dates of the article up to the sentence at hand
	told         []told     // its claims
	frame        doc.Period // of the time that was chosen last
	taken        string     // what was taken of it, where that was a choice
	mean, does   string     // see choosePart
	reach        reach
	innermost    string // the level of the innermost frame that is open, and the sort of its date
	innerForm    string
	parted       []part
	labelled     int     // 2 + the block whose number took the line below it for its name
	tokens       []token // of the sentence at hand
	clauses      []text.Span
	lists        clauseLists
	mood         []mood // of the block up to the end of the sentence at hand
	felt         int    // where its reading has come to
	feltFrom     int
	back         []int

	// memory that is used again
	starts, ends   []int
	candidates     []name
	moment         []moment
	sure           sures // how likely the choices at the number at hand are
	choice         choice
	naming         naming
	buffer         []byte
	offsets        []int
	before         []text.Span
	run, runBefore run
	classes        rank.ClassScore
	memo           memo
	votes          []vote
	momentSums     []float32
	index          []int32 // of tokens, by their places
	indexed        int     // where it starts
	found, numbers []recognise.Mark
}

// A setting is a period that holds for what follows, and where it was said.
type setting struct {
	period doc.Period
	aim    bool
	at     text.Span
	from   string // "explicit", "relative": how the period was found
	two    bool   // a heading that names another period as well: 过去五年和2025年工作回顾
}

// said is a claim that later ones lean on.
type said struct {
	subject  string
	whole    string // what the subject is a part of
	words    []text.Span
	sentence text.Span
	clause   text.Span
	items    []item // the subjects of 分别 that wait for their numbers
	next     int
	frame    *frame
	apart    bool // a semicolon stands behind it: no topic for what follows
	stock    bool // of a period of years it took the last
}

func (w *walker) walk(ctx context.Context, a *doc.Article, p *progress.Counter) error {
	title := a.Title.Of(w.d.Body)
	w.clock = clock{own: a.Dateline.Date, report: isReport(a, title)}
	if w.clock.own.Zero() {
		if w.clock.own = w.headDate(a); w.clock.own.Zero() {
			w.clock.own = w.pageDate()
		}
	} else if a.Dateline.YearFrom == "title" {
		if d := w.headDate(a); d.Grain == doc.Day && d.Year == w.clock.own.Year {
			w.clock.own = d // 午间要闻（2024-07-15）
		}
	}
	w.paragraph, w.heading, w.last, w.labelled = setting{}, setting{}, nil, 0
	w.genre, w.sectionKind, w.headings, w.headingSpan = genreOf(a, title), "", nil, text.Span{}
	w.headingBlock, w.outerBlock = w.headingBlock[:0], 0
	w.spoken, w.told = w.spoken[:0], w.told[:0]
	w.run, w.runBefore = run{}, run{}
	w.titled = w.titleTime(a)
	w.place = w.homeOf(a)
	w.tone = w.toneOf(a)
	w.survey(a)
	w.about()
	var stack []setting // by heading level
	section := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if i&0xff == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		for section+1 < len(a.Sections) && i >= a.Sections[section+1].First {
			section++
		}
		w.section, w.block = section, i
		if in, err := w.inTable(ctx, b); err != nil {
			return err
		} else if in {
			p.Add(b.Len())
			continue
		}
		kind := b.Kind
		if kind == doc.Heading && isCaption(b.Of(w.d.Body)) {
			kind = doc.Paragraph
		}
		switch kind {
		case doc.Heading:
			level := max(1, b.Level)
			for len(stack) >= level {
				stack = stack[:len(stack)-1]
			}
			outer := w.outermost
			if len(stack) > 0 {
				outer = stack[len(stack)-1]
			}
			h := w.readHeading(b.Span, outer)
			for len(w.headingBlock) > len(stack) {
				n := len(w.headingBlock)
				w.headingBlock = w.headingBlock[:n-1]
			}
			for len(stack) < level {
				stack = append(stack, h)
				w.headingBlock = append(w.headingBlock, i)
			}
			w.heading = h
			w.headings, w.headingSpan = stack, b.Span
			w.sectionKind = sectionSort(b.Of(w.d.Body), h.aim)
			if err := w.read(ctx, b); err != nil {
				return err
			}
			w.paragraph = setting{}
		case doc.DateLine, doc.Byline, doc.Salutation:
			w.plainMarks(b)
		default:
			if err := w.read(ctx, b); err != nil {
				return err
			}
		}
		if w.full() {
			return nil
		}
		p.Add(b.Len())
	}
	return nil
}

// pageDate is the date that all dated articles of the text share, to its year;
// it serves those without one of their own.
func (w *walker) pageDate() doc.Date {
	if of := w.d.Articles[w.article].Text; w.paged == nil || w.pagedText != of {
		d := pageDate(w.d.Articles, of)
		w.paged, w.pagedText = &d, of
	}
	return *w.paged
}

func pageDate(articles []doc.Article, of int) doc.Date {
	from := sort.Search(len(articles), func(i int) bool { return articles[i].Text >= of })
	var date doc.Date
	for i := from; i < len(articles) && articles[i].Text == of; i++ {
		d := articles[i].Dateline.Date
		switch {
		case d.Zero():
		case date.Zero():
			date = d
		case date.Year != d.Year:
			return doc.Date{}
		}
	}
	return date
}

// isReport reports whether the article looks back on whole years: 政府工作报告,
// 统计公报, 规划.
func isReport(a *doc.Article, title string) bool {
	for _, w := range []string{"报告", "公报", "规划", "决议", "纲要", "计划", "建议"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	for i := range a.Blocks {
		if a.Blocks[i].Kind == doc.Salutation {
			return true
		}
	}
	return false
}

// plainMarks keeps the dates and traps of a line that makes no claims.
func (w *walker) plainMarks(b *doc.Block) {
	for _, m := range recognise.Block(b.Of(w.d.Body)) {
		w.keep(shift(m, b.Start))
	}
}

func shift(m recognise.Mark, by int) recognise.Mark {
	m.Start += by
	m.End += by
	m.Digit.Start += by
	m.Digit.End += by
	return m
}

// keep shows a date or a trap beside the text.
func (w *walker) keep(m recognise.Mark) {
	switch m.Kind {
	case recognise.Date:
		switch w.d.Articles[w.article].Blocks[w.block].Kind {
		case doc.Title, doc.Kicker, doc.Subtitle, doc.Heading:
			return // a title is set in one ink
		}
		p, _ := w.clock.resolve(m.When, w.now().period)
		w.marks = append(roomy(w.marks), doc.Mark{Span: m.Span, Kind: doc.DateMark, Period: &p})
	case recognise.Trap:
		if m.Rule != "small-count" {
			w.marks = append(roomy(w.marks), doc.Mark{Span: m.Span, Kind: doc.TrapMark, Class: m.Rule})
		}
	}
}

// roomy returns s with room for one more: where there is none, for twice as
// many, since moving them costs.
func roomy[T any](s []T) []T {
	if len(s) < cap(s) {
		return s
	}
	return slices.Grow(s, max(16, len(s)))
}

// now is the setting that holds where nothing nearer is said.
func (w *walker) now() setting {
	for _, s := range []setting{w.clause, w.sentence, w.running, w.paragraph, w.heading} {
		if !s.period.Zero() {
			return s
		}
	}
	return setting{}
}

// readHeading finds the period and the aim of a section: 过去五年工作回顾,
// 今年主要预期目标.
func (w *walker) readHeading(s text.Span, outer setting) setting {
	h := outer
	body := s.Of(w.d.Body)
	for _, m := range recognise.Block(body) {
		m = shift(m, s.Start)
		if m.Kind != recognise.Date {
			continue
		}
		switch p, _ := w.clock.resolve(m.When, outer.period); {
		case p.Zero():
		case h.at != s:
			h = setting{period: p, aim: w.future(p), at: s}
		case p != h.period:
			h.two = true
		}
	}
	if !h.aim && h.at != s {
		for _, word := range []string{"目标", "工作安排", "总体要求", "重点任务", "重点工作", "工作任务", "工作部署", "工作建议", "主要任务"} {
			if strings.Contains(body, word) && !strings.Contains(body, "完成") && !strings.Contains(body, "回顾") {
				h = setting{period: doc.Period{}, aim: true, at: s}
				if w.clock.report && !w.clock.own.Zero() {
					h.period = doc.Period{From: yearOf(w.clock.own.Year)}
				}
			}
		}
	}
	return h
}

// future reports whether p has not ended at the article's own date.
func (w *walker) future(p doc.Period) bool {
	own := w.clock.own
	if own.Zero() || p.Zero() || p.Open {
		return false
	}
	end := p.End()
	if end.Year != own.Year {
		return end.Year > own.Year
	}
	if w.clock.report {
		return end.Grain == doc.Year && (p.To.Zero() || p.From.Year >= own.Year)
	}
	return end.Grain == doc.Year && !p.AsOf && false || end.Grain > doc.Year && own.Grain > doc.Year && end.Start() > own.End()
}

// read finds the figures of one block, sentence by sentence.
func (w *walker) read(ctx context.Context, b *doc.Block) error {
	w.last = nil
	w.clause, w.sentence, w.running, w.until = setting{}, setting{}, setting{}, setting{}
	if !w.clock.report {
		w.paragraph = setting{}
	}
	for n, s := range b.Sentences {
		w.sentences = n
		if n&0xf == 0xf {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		t := s.Of(w.d.Body)
		found := recognise.Append(w.found[:0], t)
		w.found = found
		for i := range found {
			found[i] = shift(found[i], s.Start)
		}
		if s.End == b.End && strings.HasSuffix(t, "：") && w.aims(t) {
			w.announce(s, found) // 2025年的主要目标是：
		}
		if len(found) == 0 {
			continue
		}
		w.forget()
		w.readSentence(s, found)
		if !w.clause.period.Zero() {
			w.running = w.clause
		}
		if w.full() {
			return nil
		}
	}
	return nil
}

// maxTold is how many claims and dates of an article are remembered. What a
// claim leans on stands near it.
const maxTold = 1 << 15

// forget drops the older half of the claims and of the dates of an article that
// has more of either than can be of use.
func (w *walker) forget() {
	if n := len(w.told) - maxTold; n >= maxTold {
		w.told = slices.Delete(w.told, 0, n)
		for i := range w.spoken {
			w.spoken[i].claims = max(0, w.spoken[i].claims-n)
		}
	}
	if n := len(w.spoken) - maxTold; n >= maxTold {
		w.spoken = slices.Delete(w.spoken, 0, n)
		for i := range w.spoken {
			d := &w.spoken[i]
			d.opened, d.plain, d.opener = max(0, d.opened-n), max(-1, d.plain-n), max(-1, d.opener-n)
		}
		w.outerBlock = 0 // its frames are places of dates
	}
}

// readSentence finds the figures of one sentence.
func (w *walker) readSentence(s text.Span, found []recognise.Mark) {
	body := w.d.Body
	w.clause, w.sentence = setting{}, setting{}
	dates := w.dates[:0]
	numbers := false
	for _, m := range found {
		switch m.Kind {
		case recognise.Date:
			dates = append(dates, m)
		case recognise.Number, recognise.Rank:
			numbers = true
		}
	}
	w.dates = dates
	clauses := split(w.clauses[:0], body, s, found)
	w.clauses = clauses
	skipItemNumbers(clauses, found)
	if b := &w.d.Articles[w.article].Blocks[w.block]; s.Start == b.Start {
		clauses[0].Start += min(hanItem(clauses[0].Of(body)), clauses[0].Len())
	}
	level := 0
	if b := &w.d.Articles[w.article].Blocks[w.block]; b.Kind == doc.Heading {
		level = max(1, b.Level)
	}
	w.speak(s, dates, level)
	if numbers {
		w.tokens = tokens(w.tokens[:0], body, s, found)
		w.indexTokens()
		w.lists.first = -1
	}
	w.openSentence(s, opening(clauses, found), dates)
	aim := w.aims(s.Of(body))
	if !numbers {
		for _, m := range found {
			w.keep(m)
		}
		for _, c := range clauses { // １９５５年各地丰收。粮食产量达到…
			w.passing(dates, c, false)
		}
		return
	}
	k := 0
	for _, c := range clauses {
		if at := c.Start; at > s.Start && strings.HasSuffix(body[s.Start:at], "；") {
			if !w.sentence.period.Zero() {
				w.clause = setting{}
			}
			if w.last != nil {
				w.last.apart = true
			}
		}
		from := k
		for k < len(found) && found[k].Start < c.End {
			k++
		}
		w.readClause(s, c, found[from:k], dates, aim)
	}
}

// skipItemNumbers begins a clause behind the number of an item that opens it:
// 1.粮食产量… names no 1.粮食产量.
func skipItemNumbers(clauses []text.Span, found []recognise.Mark) {
	k := 0
	for i := range clauses {
		c := &clauses[i]
		for k < len(found) && found[k].Start < c.Start {
			k++
		}
		if k < len(found) && found[k].Rule == "list-number" && found[k].End <= c.End && found[k].Start <= c.Start+len("　") {
			c.Start = found[k].End
		}
	}
}

// hanItem is the length of the number of an item or an article in Chinese numerals
// that s opens with: 一、 of 一、贷款增长7.4%, but not of 一、二季度.
func hanItem(s string) int {
	const numerals = "一二三四五六七八九十百"
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		rest, ok = strings.CutPrefix(strings.TrimLeft(rest, numerals), "条")
		if next := strings.TrimLeft(rest, " 　"); ok && next != rest { // 第二条　对新认定的企业
			return len(s) - len(next)
		}
		return 0
	}
	n := len(s) - len(strings.TrimLeft(s, "一二三四五六七八九十"))
	if n == 0 || n > 3*len("一") {
		return 0
	}
	rest, ok := strings.CutPrefix(s[n:], "、")
	if !ok || rest != strings.TrimLeft(rest, "一二三四五六七八九十第") {
		return 0
	}
	return n + len("、")
}

// announce makes the paragraphs that follow, up to the next heading, speak of
// aims, at the date that the announcing line gives.
func (w *walker) announce(s text.Span, found []recognise.Mark) {
	set := setting{period: w.heading.period, aim: true, at: s}
	for _, m := range found {
		if m.Kind == recognise.Date {
			if p, _ := w.clock.resolve(m.When, w.now().period); !p.Zero() {
				set.period = p
			}
		}
	}
	w.heading, w.paragraph = set, setting{}
}

// about opens the outermost frame of an article: a text that looks back on the
// year of its title was written later, whether it says so or not. A text without
// a date is about the time that it names most often or, where it names each once,
// first; it was written in the latest year that it names.
func (w *walker) about() {
	w.outermost, w.guessed = setting{}, false
	if w.titled.Zero() {
		if w.clock.own.Zero() && w.latest > 0 {
			// nothing dates the text but what it speaks of
			if w.genre == "plan" || w.genre == "rule" { // it was written when its last year was over
				w.clock.own = yearOf(w.latest + 1)
				return
			}
			w.clock.own = yearOf(w.latest)
			w.titled = doc.Period{From: w.clock.own}
			for _, p := range [...]doc.Period{w.first, w.main} { // 截至2022年12月 at its head; 2022年 all over it
				if p.From.Year >= w.latest-1 && !p.Open {
					w.titled = p
				}
			}
			w.outermost = setting{period: w.titled}
			w.heading = w.outermost
		}
		return
	}
	if w.genre == "plan" && w.clock.own.Zero() && !w.titled.To.Zero() { // 某省“十五五”规划: written as its years began
		w.clock.own, w.guessed = yearOf(w.titled.From.Year), true
		return
	}
	end := w.titled.End().Year
	review := w.genre == "communique" || w.genre == "study"
	if a := &w.d.Articles[w.article]; review && (w.clock.own.Zero() || a.Dateline.YearFrom == "title") {
		w.clock.own = yearOf(end + 1)
	}
	over := end < w.clock.own.Year || w.titled.End().Grain > doc.Year && w.titled.End().End() <= w.clock.own.Start()
	if over || w.clock.own.Zero() && w.titled.To.Zero() {
		w.outermost = setting{period: w.titled, at: w.d.Articles[w.article].Title}
		w.heading = w.outermost
		w.clock.about = w.titled
	}
}

// titleTime is the first period that an article's title speaks of.
func (w *walker) titleTime(a *doc.Article) doc.Period {
	for i, s := range []text.Span{a.Title, a.Kicker, a.Subtitle} {
		title := s.Of(w.d.Body)
		for _, m := range recognise.Block(title) {
			if m.Kind == recognise.Trap && m.Rule == "plan" && w.genre == "plan" { // 某省“十五五”规划: it is about its years
				if p := planYears(m.Of(title)); !p.Zero() {
					return p
				}
			}
			if m.Kind == recognise.Date {
				p, _ := w.clock.resolve(m.When, doc.Period{})
				written := i > 0 && p == doc.Period{From: w.clock.own} // the day of writing, beside who wrote it
				if !p.Zero() && p.From.Grain != doc.Day && !written {
					return p
				}
			}
		}
	}
	return doc.Period{}
}

// planYears are the years of a five-year plan by its name: “十五五”.
func planYears(name string) doc.Period {
	for _, m := range recognise.Block("“" + strings.Trim(name, "“”\"") + "”时期") {
		if m.Kind == recognise.Date && m.When.ToYear > 0 {
			return doc.Period{From: yearOf(m.When.Year), To: yearOf(m.When.ToYear)}
		}
	}
	return doc.Period{}
}

// sectionSort says whether a heading looks ahead or back.
func sectionSort(heading string, aim bool) string {
	for _, word := range []string{"回顾", "完成情况", "执行情况", "成就", "总结", "现状", "基础"} {
		if strings.Contains(heading, word) {
			return "past"
		}
	}
	if aim {
		return "aim"
	}
	return "-"
}

// speak notes the dates of a sentence for the claims behind them.
func (w *walker) speak(s text.Span, dates []recognise.Mark, level int) {
	body := w.d.Body
	b := &w.d.Articles[w.article].Blocks[w.block]
	caption := isCaption(b.Of(body))
	for _, d := range dates {
		opens := false
		if lead := (text.Span{Start: s.Start, End: d.Start}); lead.Len() <= 90 {
			if i := lastBreak(lead.Of(body)); i >= 0 {
				_, size := utf8.DecodeRuneInString(lead.Of(body)[i:])
				lead.Start += i + size
			}
			f := frame{}
			opens = strings.Trim(f.openSubject(body, lead, dates).Of(body), "“”《》（）() ") == ""
		}
		head := -1
		if n := len(w.headingBlock); n > 0 {
			head = w.headingBlock[n-1]
		}
		w.spoken = append(roomy(w.spoken), spoken{
			Mark: d, sentence: s, block: w.block, level: level, claims: len(w.told), nth: w.sentences, depth: len(w.headingBlock), head: head,
			opens: opens, first: s.Start == b.Sentences[0].Start || len(b.Sentences) > 1 && s.Start == b.Sentences[1].Start && addresses(b.Sentences[0].Of(body)),
			compared: inComparison(body, d, s), named: caption || w.namesThing(d), window: isWindow(body, d, s),
		})
		w.chain(len(w.spoken) - 1)
	}
}

// addresses reports whether a sentence only calls those who listen: 各位代表！
func addresses(s string) bool {
	return len(s) <= len("各位代表、各位委员、同志们！") && (strings.HasSuffix(s, "！") || strings.HasSuffix(s, "!")) && strings.ContainsAny(s, "位们")
}

// lastBreak is the place of the last comma, colon or semicolon of s, −1 if there
// is none.
func lastBreak(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		switch b := s[i]; {
		case b == ',' || b == ':':
			return i
		case b == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && (s[i+2] == 0x8C || s[i+2] == 0x9A || s[i+2] == 0x9B):
			return i
		}
	}
	return -1
}

// isCaption reports whether a block names a picture or a table: 图4 2021—2025年….
func isCaption(s string) bool {
	s = strings.TrimLeft(s, " 　#*")
	for _, w := range []string{"图", "表", "附图", "附表"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			rest = strings.TrimLeft(rest, " 　")
			return rest != "" && (digit(rest[0]) || strings.HasPrefix(rest, "：") || hanNumber(rest))
		}
	}
	return false
}

func hanNumber(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	_, ok := numeral.HanDigit(r)
	return ok || r == '十'
}

// opening returns the clauses at the start of a sentence where its date may
// stand: the first, and the one behind it where the first has no mark (数据显示，
// 上半年…).
func opening(clauses []text.Span, found []recognise.Mark) text.Span {
	c := clauses[0]
	if len(clauses) < 2 || c.Len() > 90 {
		return c
	}
	for _, m := range found {
		if m.Start >= clauses[1].Start {
			break
		}
		if m.Kind == recognise.Trap { // the 数 of 数据显示
			continue
		}
		if m.Kind != recognise.Date || m.When.Grain != doc.Day { // the day of a report is not its figures'
			return c
		}
	}
	c.End = clauses[1].End
	return c
}

// openSentence notes the date that a sentence or paragraph opens with: it
// holds for what follows until another is said.
func (w *walker) openSentence(s, clause text.Span, dates []recognise.Mark) {
	body := w.d.Body
	for _, d := range dates {
		if d.Start >= clause.End {
			break
		}
		if w.namesThing(d) || inComparison(body, d, s) || isWindow(body, d, s) {
			continue
		}
		lead := text.Span{Start: clause.Start, End: d.Start}
		if i := strings.LastIndexAny(lead.Of(body), "，,：:"); i >= 0 {
			_, size := utf8.DecodeRuneInString(lead.Of(body)[i:])
			lead.Start += i + size
		}
		f := frame{}
		rest := strings.Trim(f.openSubject(body, lead, dates).Of(body), "“”《》（）() ")
		if rest != "" && d.Start > s.Start+24 || strings.ContainsAny(rest, "比较") {
			continue
		}
		p, from := w.clock.resolve(d.When, w.now().period)
		if p.Zero() || rest != "" && w.future(p) { // 落实2030年目标
			continue
		}
		if p.From.Grain == doc.Day && !w.clock.own.Zero() && !p.Open { // 8月15日讯: the day of the report, not of its figures
			continue
		}
		set := setting{period: p, aim: w.future(p), at: d.Span, from: from}
		if w.untilYear(d) {
			w.until = set
		}
		w.sentence = set
		if lead.Start == clause.Start && !alone(body, d) && (!d.When.Open || w.clock.report) {
			w.paragraph = set
		}
		return
	}
}

// aims reports whether a sentence speaks of aims: 主要预期目标是, 力争, 到2025年.
func (w *walker) aims(s string) bool {
	for _, word := range []string{"目标", "力争", "争取", "预期", "确保"} {
		if i := strings.Index(s, word); i >= 0 {
			tail := s[i+len(word):]
			head := s[:i]
			if strings.HasPrefix(tail, "任务完成") || strings.HasPrefix(tail, "任务全面完成") || strings.Contains(head, "完成") || strings.HasPrefix(tail, "指数") ||
				strings.HasSuffix(head, "好于") || strings.HasSuffix(head, "实现") || strings.HasPrefix(tail, "寿命") || strings.Contains(tail, "顺利完成") || strings.HasPrefix(tail, "实现") {
				continue
			}
			return true
		}
	}
	return false
}

// split parts a sentence at commas, semicolons and colons that stand outside
// of quotations, works, brackets and numbers, and appends them to out.
func split(out []text.Span, body string, s text.Span, found []recognise.Mark) []text.Span {
	start, depth := s.Start, 0
	k := 0
	t := s.Of(body)
	for i := 0; i < len(t); {
		if b := t[i]; b >= 0xE4 && b <= 0xE9 { // the Han characters
			i += 3
			continue
		}
		r, size := rune(t[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(t[i:])
		}
		at := s.Start + i
		i += size
		switch r {
		case '（', '(', '《', '“', '「':
			depth++
		case '）', ')', '》', '”', '」':
			depth = max(0, depth-1)
		case '，', ',', '；', ';', '：', ':', '。', '！', '？', '—', '…':
			for k < len(found) && found[k].End <= at {
				k++
			}
			if k < len(found) && found[k].Start <= at { // 27,203,319
				continue
			}
			if depth > 0 && r != '；' && r != '。' {
				continue
			}
			if next := at + utf8.RuneLen(r); strings.ContainsRune(",:：", r) && at > 0 && next < len(body) && digit(body[at-1]) && digit(body[next]) {
				continue
			}
			depth = 0
			end := at + size
			out = append(out, text.Span{Start: start, End: at})
			start = end
		}
	}
	if start < s.End || len(out) == 0 {
		out = append(out, text.Span{Start: start, End: s.End})
	}
	return out
}

func digit(b byte) bool { return '0' <= b && b <= '9' }
