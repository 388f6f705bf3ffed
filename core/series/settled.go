package series

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A claim is a figure on its way into a series, with the words around it. The
// document shows what relate chose among all it weighed; a series of many
// documents takes instead what the number's own statement says in so many
// words, where it says so. Each rule below is of a form of words, in all
// documents alike; a figure that none of them touches stays as it was read.
type claim struct {
	f         doc.Figure
	name      string   // that stands in the statement, where a rule found it
	clause    string   // up to the number, from the last comma
	clauses   []string // of the statement up to the number, the nearest first
	behind    string   // what follows the number in its sentence
	elsewhere bool     // its name stands in another sentence
}

// Settled is figure i of d as series take it.
func Settled(d *doc.Document, i int) doc.Figure {
	f := d.Figures[i]
	if f.ByReader || f.Start < f.Sentence.Start || f.End > f.Sentence.End {
		return f
	}
	c := claimOf(d, f)
	said := false
	for _, rule := range []func(*claim) bool{ownName, completed, shareOf, increase, goal, planned, based, spanned} {
		said = rule(c) || said
	}
	found, known := meanOf(d, i, c)
	if !known || supposed(d, i) || growthOfShare(c) {
		c.f.Confidence = 0
		return c.f
	}
	said = said || found
	if c.f.Confidence < Floor && (said || c.outright(d)) && c.key() != "" && !c.f.Period.Zero() {
		c.f.Confidence = Floor
	}
	return c.f
}

func claimOf(d *doc.Document, f doc.Figure) *claim {
	c := &claim{f: f, behind: d.Body[f.End:f.Sentence.End]}
	before := d.Body[f.Sentence.Start:f.Start]
	if k := strings.LastIndexAny(before, "。；;！？"); k >= 0 {
		before = before[k:]
	}
	c.clauses = strings.FieldsFunc(before, func(r rune) bool { return strings.ContainsRune("，：:。；;！？", r) })
	slices.Reverse(c.clauses)
	if strings.HasSuffix(before, "，") || len(c.clauses) == 0 {
		c.clauses = append([]string{""}, c.clauses...)
	}
	c.clause = c.clauses[0]
	c.elsewhere = len(f.Words) > 0 && !slices.ContainsFunc(f.Words, func(s text.Span) bool { return s.Start >= f.Sentence.Start && s.End <= f.Sentence.End })
	return c
}

// key is that of the known indicator which the claim is of; empty for none.
func (c *claim) key() string {
	if c.f.Key != "" {
		return c.f.Key
	}
	pace, name, _ := stem(c.f.Indicator)
	if k := names().key[name]; k.kind == "" || pace || k.kind == c.f.Kind.String() {
		return k.key
	}
	return ""
}

// call gives the claim a known name.
func (c *claim) call(key, name string) bool {
	if key == "" || c.f.Key == key {
		return false
	}
	c.f.Key, c.f.Indicator, c.f.Words = key, names().name[key], nil
	c.name = name
	return true
}

// fits reports whether values of a known indicator and of the claim can be
// converted into one another.
func (c *claim) fits(key string) bool {
	return key != "" && unit.Family(names().unit[key]) == unit.Family(c.f.Value.Unit)
}

// longestName is how many runes of a clause are tried for a name.
const longestName = 16

// opening is the longest start of a clause that is, with tail behind it, the
// name of a known indicator for any kind of figure. 全国 and 我国 before it do not count.
func opening(clause, tail string) (key, start string) {
	clause = strings.TrimLeft(clause, " \u3000\t\n“”\"")
	n := 0
	for i, r := range clause {
		end := i + len(string(r))
		if k, ok := names().key[Normal(clause[:end]+tail)]; ok && (k.kind == "" || tail != "") {
			key, start = k.key, clause[:end]
		}
		if n++; n == longestName {
			break
		}
	}
	return key, start
}

// ownName gives a number the known indicator that its statement begins with,
// where the name was carried from another sentence and only the indicator has
// such a unit: 粮食总产量又增产291亿斤，达到9680亿斤。 is no 支出.
func ownName(c *claim) bool {
	if !c.elsewhere || c.fits(c.key()) || c.f.Kind != doc.Level && c.f.Kind != doc.Change || c.f.Value.Unit == "%" || c.f.Value.Unit == "" {
		return false
	}
	key, start := opening(c.clauses[len(c.clauses)-1], "")
	return start != "" && c.fits(key) && c.call(key, start)
}

// planWords are what a plan's own value stands behind: 比五年计划原定1957年3856亿斤的水平.
var planWords = regexp.MustCompile(`^比[^，]{0,24}(?:原定|规定|预定|计划)`)

// completed gives a name that is only the tail of known ones (产量, 总产量) the
// thing that a clause before it begins with: 粮食连续五年增产，总产量10570亿斤.
func completed(c *claim) bool {
	if c.key() != "" {
		return false
	}
	tail := Normal(planWords.ReplaceAllString(c.f.Indicator, ""))
	if len([]rune(tail)) > 3 || !names().tails[tail] {
		return false
	}
	for _, clause := range c.clauses {
		if key, start := opening(clause, tail); start != "" && c.fits(key) {
			return c.call(key, start+tail)
		}
	}
	return false
}

var shareWords = regexp.MustCompile(`^(?:相当于|约?占)((?:国内生产总值|GDP|ＧＤＰ)的?(?:比重|比例|比率)?)`)

// shareOf gives a share of the gross domestic product what the clause before
// tells of: 全国财政赤字合计9500亿元，占国内生产总值比重在3%以内.
func shareOf(c *claim) bool {
	if c.f.Kind != doc.Share || c.key() != "" || len(c.clauses) < 2 || !shareWords.MatchString(c.clause) {
		return false
	}
	key, start := opening(c.clauses[1], "占国内生产总值比重")
	return c.call(key, start)
}

var increased = regexp.MustCompile(`(?:增产|减产)了?(\p{Han}{0,6})$`)

// increase takes what is told by 增产 or 减产 for a change, whatever its name.
func increase(c *claim) bool {
	m := increased.FindStringSubmatch(c.clause)
	if m == nil || c.f.Kind != doc.Level || m[1] != "" && !strings.HasPrefix(Normal(c.f.Indicator), Normal(m[1])) {
		return false
	}
	c.f.Kind = doc.Change
	return true
}

var (
	aimBehind = regexp.MustCompile(`^(?:左右|上下)?的?(?:预定|预期|原定|既定|年初|年度|全年|计划|规划|发展|增长|调控)*目标`)
	measured  = regexp.MustCompile(`(?:低于|高于|超过|超出|不及|超额完成|接近|突破)(?:了|原定|预定)?$`)
	fulfilled = regexp.MustCompile(`实现|完成|达成`) // the result is told as well
	aimBefore = regexp.MustCompile(`原定(?:的|为|是|每年|平均|年均|平均每年)*$|由原定[^，]{0,12}$`)
)

// goal takes a number that is called a target by the words at it for one, and
// for what it says: 略低于8%的预定目标 states a target of 8%.
func goal(c *claim) bool {
	behind := aimBehind.MatchString(c.behind)
	if c.f.Status == doc.Target || !behind && !aimBefore.MatchString(c.clause) || fulfilled.MatchString(c.clause) {
		return false
	}
	c.f.Status = doc.Target
	if v := &c.f.Value; behind && measured.MatchString(c.clause) && (v.Lo == nil) != (v.Hi == nil) {
		if v.Lo == nil {
			v.Lo = v.Hi
		}
		v.Hi, v.Qualifier = v.Lo, doc.Exact
	}
	return true
}

var supposing = regexp.MustCompile(`(?:按|照)[^，。；]{0,16}(?:要求|规定|标准)[^，。；]{0,6}(?:计算|测算|推算)`)

// supposed reports whether a number says what would be if something were
// fulfilled (按照纲要要求的水平计算，产量应有7200亿斤), or says such a number
// again in the same paragraph, by the same name or a shorter one.
func supposed(d *doc.Document, i int) bool {
	f := &d.Figures[i]
	block := func(k int) bool {
		return k >= 0 && d.Figures[k].Article == f.Article && d.Figures[k].Block == f.Block
	}
	for k := i; block(k); k-- {
		g := &d.Figures[k]
		if k != i && (!strings.HasPrefix(g.Indicator, f.Indicator) || !sameRat(f.Value.Lo, g.Value.Lo)) || f.Kind != doc.Level && k != i {
			continue
		}
		if supposing.MatchString(d.Body[g.Sentence.Start:max(g.Start, g.Sentence.Start)]) {
			return true
		}
	}
	return false
}

// growthOfShare reports whether a growth in per cent was given the name of a share
// from another sentence: a share gains points. 赤字率2.1%。…预期增长13%左右 is no
// growth of the 赤字率, and 把增长目标定在13% tells no 赤字率.
func growthOfShare(c *claim) bool {
	grows := c.f.Kind == doc.Change || strings.Contains(c.clause, "增长") || strings.Contains(c.clause, "增速")
	return c.elsewhere && grows && c.f.Value.Unit == "%" && names().kind[c.key()] == "share"
}

func sameRat(a, b *big.Rat) bool { return a != nil && b != nil && a.Cmp(b) == 0 }

var yearSaid = regexp.MustCompile(`(\p{Nd}{4}|[一二〇○零三四五六七八九]{4})年|今年|去年|上年|上一年|明年`)

// outright reports whether the statement says all that the claim says: the name
// of a known indicator, one time and no other, and that it is an aim if it is one.
func (c *claim) outright(d *doc.Document) bool {
	key := c.key()
	if c.elsewhere || key == "" || !c.fits(key) && c.f.Value.Unit != "%" || c.f.Kind == doc.Multiple || c.f.Kind == doc.Rank {
		return false
	}
	said := ""
	for i := len(c.clauses) - 1; i >= 0; i-- {
		said += c.clauses[i] + "，"
	}
	times := yearSaid.FindAllStringSubmatch(said, -1)
	if len(times) != 1 || c.f.Period.From.Grain != doc.Year || !c.f.Period.To.Zero() && c.f.Period.To != c.f.Period.From {
		return false
	}
	if y := digits(times[0][1]); y > 0 && y != c.f.Period.From.Year || y == 0 && c.f.TimeFrom != "relative" {
		return false
	}
	if len(c.f.Words) != 1 || c.f.Words[0].Start < c.f.Sentence.Start || c.f.Words[0].End > c.f.Start {
		return false
	}
	between := strings.Replace(d.Body[c.f.Words[0].End:c.f.Start], times[0][0], "", 1)
	if strings.ContainsAny(between, "0123456789０１２３４５６７８９%％；。") {
		return false // another number stands between them
	}
	aims := strings.Contains(said, "目标")
	return c.f.Status == doc.Actual && !aims || c.f.Status == doc.Target && aims
}
