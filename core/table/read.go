package table

import (
	"math/big"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A reader reads one grid.
type reader struct {
	g            *Grid
	t            string
	heads        int // rows of heads
	cols         []head
	labels       int   // the column of labels
	second       int   // another column of labels; -1
	unitCol      int   // -1
	stubs        []int // columns of labels of tables that stand to the right of the first
	when         *recognise.When
	whenAt       text.Span
	units        []measure
	local        bool   // the caption speaks of places
	growth       bool   // the caption speaks of changes alone
	noun         string // what the caption says is counted
	nounAt       text.Span
	percent      bool // the caption speaks of parts of a whole
	place        bool // the rows are places
	aim          bool
	entries      []Entry
	left         int
	unitless     int    // of left: no unit is said
	parents      []stub // the row that 其中 leans on
	parentIndent int
	inParts      bool // the row before was a part
}

// Read returns the entries of g, by row and column, and how many numbers it
// could give no name. It returns why it could read nothing of the grid; "" if
// it could.
func Read(g *Grid) (entries []Entry, left int, unread string) {
	g = spread(g)
	r := &reader{g: g, t: g.Text, second: -1, unitCol: -1}
	r.caption()
	r.findHeads()
	if why := r.findColumns(); why != "" {
		return nil, 0, why
	}
	for _, row := range g.Rows[r.heads:] {
		if len(r.stubs) == 0 {
			r.row(row)
			continue
		}
		first := r.labels
		for i := 0; i <= len(r.stubs); i++ { // each of the tables side by side
			end := len(r.cols)
			if i < len(r.stubs) {
				end = r.stubs[i]
			}
			var part []Cell
			for _, c := range row {
				if c.Col < 0 && i == 0 || c.Col >= r.labels && c.Col < end {
					part = append(part, c)
				}
			}
			r.row(part)
			r.labels = end
		}
		r.labels = first
	}
	switch {
	case len(r.entries) == 0 && r.unitless == r.left:
		return nil, r.left, "units"
	case len(r.entries) == 0:
		return nil, r.left, "names"
	case r.left > len(r.entries):
		return nil, r.left, "columns"
	}
	return r.entries, r.left, ""
}

// spread gives the cells that cover several rows a place in each of them.
func spread(g *Grid) *Grid {
	down := false
	for _, row := range g.Rows {
		for _, c := range row {
			down = down || c.Down > 0
		}
	}
	if !down {
		return g
	}
	out := *g
	out.Rows = make([][]Cell, len(g.Rows))
	left := 0 // cells that may still be put, so that no grid grows without bounds
	for _, row := range g.Rows {
		left += 16 * (len(row) + 1)
	}
	for i, row := range g.Rows {
		out.Rows[i] = append(out.Rows[i], row...)
		for _, c := range row {
			for k := i + 1; k <= i+c.Down && k < len(g.Rows) && left > 0; k++ {
				out.Rows[k] = append(out.Rows[k], Cell{Span: c.Span, Col: c.Col, Across: c.Across})
				left--
			}
		}
	}
	for i := range out.Rows {
		slices.SortStableFunc(out.Rows[i], func(a, b Cell) int { return a.Col - b.Col })
	}
	return &out
}

// caption reads the lines above the grid.
func (r *reader) caption() {
	for i := len(r.g.Above) - 1; i >= 0; i-- {
		s := r.g.Above[i]
		words := s.Of(r.t)
		if us, ok := unitsOf(words); ok {
			at, _ := unitWord(words)
			if r.units == nil {
				for k := range us {
					us[k].at.Start += s.Start
					us[k].at.End += s.Start
				}
				r.units = us
			}
			s.End = s.Start + at
			s = trim(r.t, s, " 　（(")
			words = strings.TrimSuffix(strings.TrimSuffix(s.Of(r.t), "金额"), "计量")
			if utf8.RuneCountInString(words) < 4 {
				continue
			}
		}
		if m, at := bracketed(compact(words)); m.unit != nil && r.units == nil {
			m.at = s
			r.units = []measure{m}
			words = compact(words)[:at]
		}
		if m, _ := dateIn(words); m.End > 0 && r.when == nil && m.When.ToYear == 0 && m.When.Base == recognise.Given && !otherYear(words, m) {
			w := m.When
			r.when, r.whenAt = &w, text.Span{Start: s.Start + m.Start, End: s.Start + m.End}
			if r.whenAt.End > s.End {
				r.whenAt = s
			}
		}
		r.aim = r.aim || anyOf(words, "目标", "计划表", "预期")
	}
	// the title may stand on two lines
	var title string
	for _, s := range r.g.Above {
		words := s.Of(r.t)
		if us, ok := unitsOf(words); ok && us != nil {
			at, _ := unitWord(words)
			words = strings.TrimRight(words[:at], " 　（(")
			words = strings.TrimSuffix(strings.TrimSuffix(words, "金额"), "计量")
		}
		title += compact(words)
		r.nounAt = r.nounAt.Join(s)
	}
	if m, at := bracketed(title); m.unit != nil {
		title = title[:at]
	}
	r.noun = noun(title)
	plainTitle := strings.TrimSuffix(strings.TrimSuffix(title, "表"), "情况")
	r.growth = ratio(plainTitle, "涨跌幅度", "涨跌幅", "涨跌", "增长速度", "增速", "增长", "涨幅", "增长率") && !anyOf(plainTitle, "及其增", "及增", "及同比", "和增", "与增", "及涨", "及其涨", "、增")
	r.local = anyOf(title, "各市", "各县", "各区", "各镇", "各乡", "各省", "各地", "各州", "各街道", "分地区", "分市", "分县")
	r.percent = anyOf(title, "构成", "比重", "占比", "结构")
}

// otherYear reports whether s has, behind the date m, one of another year:
// 2023年12月至2024年6月.
func otherYear(s string, m recognise.Mark) bool {
	for _, d := range recognise.Block(s) {
		if d.Kind == recognise.Date && d.Start > m.Start && d.When.Base == recognise.Given && d.When.Year != m.When.Year {
			return true
		}
	}
	return false
}

// places are the names of regions.tsv.
var placeNames = sync.OnceValue(func() *lexicon.Trie[bool] {
	t := lexicon.Forward[bool]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 2) {
		t.Put(r.Cell(0), r.Cell(1) == "province" || r.Cell(1) == "city")
	}
	return t
})

// noun is what is counted by the words of a caption: 表2 2024年各市粮食产量及增速
// counts 粮食产量.
func noun(s string) string {
	for _, w := range []string{"附表", "附图", "表", "图"} {
		if t := strings.TrimPrefix(s, w); t != s {
			t = strings.TrimLeft(t, "0123456789一二三四五六七八九十-—.．:：、 　")
			if len(t) < len(s)-len(w) {
				s = t
			}
			break
		}
	}
	s = cutOrdinal(s)
	for range 3 {
		m, _ := dateIn(s)
		if m.End == 0 || m.When.Base != recognise.Given && (m.When.Base != recognise.Context || m.When.N == 0) {
			break // 比上年
		}
		s = s[:m.Start] + s[m.End:]
	}
	s = strings.TrimLeft(s, "—-－至～~年度末底 　：:）)、，")
	s = strings.TrimRight(s, " 　：:（(、，—-")
	for _, b := range []string{"（不含农户）", "（按", "（分", "（续", "(续"} {
		if k := strings.Index(s, b); k > 0 {
			end := len(s)
			if n := strings.IndexAny(s[k:], "）)"); n >= 0 {
				_, size := utf8.DecodeRuneInString(s[k+n:])
				end = k + n + size
			}
			s = s[:k] + s[end:]
		}
	}
	if is, n := placeNames().Longest(s); is && n < len(s) {
		rest := s[n:]
		for _, w := range []string{"市", "省", "地区"} {
			if t := strings.TrimPrefix(rest, w); t != rest && !(w == "地区" && strings.HasPrefix(t, "生产总值")) {
				rest = t
				break
			}
		}
		s = rest
	}
	s = cutCounty(s)
	for _, w := range []string{"分地区", "各地区", "各乡镇街道", "各乡镇", "各镇", "各乡", "各街道", "各地市", "各区县", "各地", "各州", "各市县", "各县区", "各县（市、区）", "各县市区", "各市州", "各市", "各省份", "各省", "各县", "各区", "分市", "全市", "全省", "全国", "我市", "我省", "主要年份", "历年", "近年来", "按年份"} {
		if t := strings.Replace(s, w, "", 1); t != "" {
			s = t
		}
	}
	for again := true; again; {
		again = false
		for _, w := range []string{"统计表", "情况表", "一览表", "对比表", "对比图", "走势图", "示意图", "情况图", "明细表", "汇总表", "平衡表", "表", "图", "执行情况", "完成情况", "变化情况", "基本情况", "初步核算结果", "核算结果", "执行", "决算", "预算", "情况", "及增长速度", "及其增长速度", "及其增速", "及增速", "及增长率", "及增长", "和增速", "与增速", "及同比增速", "及其增长", "统计", "数据", "变化", "走势", "对比", "（亿元）", "（%）"} {
			if t := strings.TrimSuffix(s, w); t != s && t != "" {
				s, again = t, true
			}
		}
	}
	s = strings.TrimPrefix(strings.Trim(s, "的 　："), "的")
	if strings.HasPrefix(s, "主要") && anyOf(s, "指标", "数据") || s == "续" || utf8.RuneCountInString(s) > 30 {
		return ""
	}
	return s
}

// cutCounty takes a county, city or province of which the table of places
// knows nothing from the front of a caption: 清河县粮食产量.
func cutCounty(s string) string {
	n := 0
	for i, c := range s {
		n++
		if n > 5 {
			return s
		}
		if n < 2 || c != '县' && c != '市' && c != '州' && c != '省' {
			continue
		}
		rest := s[i+utf8.RuneLen(c):]
		if strings.HasPrefix(rest, "场") || strings.HasPrefix(rest, "区") || strings.HasPrefix(rest, "级") || strings.HasSuffix(s[:i], "城") || strings.ContainsAny(s[:i], "各分全主、和与本上股") || utf8.RuneCountInString(rest) < 2 {
			return s
		}
		return rest
	}
	return s
}

// findHeads counts the rows of heads.
func (r *reader) findHeads() {
	if r.g.Keyed {
		return
	}
	covered := map[int]bool{}
	stubs := 0 // rows of heads right above that hold the head of the labels alone
	for i, row := range r.g.Rows {
		values, labels, yearly, off, known := 0, 0, 0, 0, 0
		for _, c := range row {
			k := classOf(c.Of(r.t))
			if c.Col == 0 && len(row) > 1 {
				if k == number {
					values++
				}
				continue
			}
			switch k {
			case number:
				values++
			case year:
				yearly++
			case label:
				labels++
				off++
			}
			if covered[c.Col] {
				known++
			}
		}
		head := values == 0 && (labels > 0 || yearly > 0) && len(row) > 0
		if head && labels == 0 && known == yearly && known > 0 && i > 0 {
			head = false // 学校 2013 under 指标 数量
		}
		if !r.g.Chart && len(row) == 1 && row[0].Col == 0 && classOf(row[0].Of(r.t)) == label && stubs < 3 {
			stubs++ // 地区, if heads follow
			continue
		}
		if r.g.Chart {
			head = i == 0
		}
		if !head {
			break
		}
		r.heads, stubs = i+1, 0
		for _, c := range row {
			if c.Across == 0 {
				covered[c.Col] = true
			}
		}
	}
	if r.heads == len(r.g.Rows) {
		r.heads = 0
	}
}

// findColumns reads the heads and finds the columns of labels and units.
func (r *reader) findColumns() string {
	width := 0
	for _, row := range r.g.Rows {
		for _, c := range row {
			width = max(width, c.Col+c.Across+1)
		}
	}
	if width == 0 || width > maxField {
		return "columns"
	}
	over := make([][]text.Span, width)
	for _, row := range r.g.Rows[:r.heads] {
		for _, c := range row {
			for k := c.Col; k <= c.Col+c.Across && k >= 0 && k < width; k++ {
				if n := len(over[k]); n == 0 || over[k][n-1] != c.Span {
					over[k] = append(over[k], c.Span)
				}
			}
		}
	}
	r.cols = make([]head, width)
	for k := range over {
		r.cols[k] = readHead(r.t, over[k])
	}
	whole := strings.Contains(r.noun, "生产总值")
	for _, h := range r.cols {
		whole = whole || strings.Contains(h.name, "生产总值")
	}
	for k := range r.cols { // 第一产业 beside 地区生产总值
		if n := r.cols[k].name; whole && strings.HasPrefix(n, "第") && strings.HasSuffix(n, "产业") && utf8.RuneCountInString(n) == 4 && !strings.Contains(r.noun, "占") {
			r.cols[k].name += "增加值"
		}
	}
	// what the cells below are
	type tally struct{ labels, measures, values, years, all int }
	tallies := make([]tally, width)
	for _, row := range r.g.Rows[r.heads:] {
		for _, c := range row {
			if c.Col < 0 || c.Col >= width {
				continue
			}
			t := &tallies[c.Col]
			t.all++
			s := c.Of(r.t)
			switch classOf(s) {
			case number:
				t.values++
			case year:
				t.years++
			case label:
				t.labels++
				if _, ok := wholeMeasure(s); ok {
					t.measures++
				}
			}
		}
	}
	r.labels = 0
	if width > 1 && (r.cols[0].order || tallies[0].values > 0 && tallies[0].labels == 0 && tallies[1].labels > 0 && r.cols[0].name == "" && tallies[0].years == 0) {
		r.cols[0].order = true
		r.labels = 1
	}
	if r.labels >= width || tallies[r.labels].labels+tallies[r.labels].years == 0 {
		return "labels"
	}
	r.place = r.cols[r.labels].place
	values := 0
	for k := range r.cols {
		if k <= r.labels {
			continue
		}
		t := tallies[k]
		h := &r.cols[k]
		switch {
		case h.units || t.measures > 0 && t.measures*10 >= t.labels*8 && t.values+t.years == 0:
			r.unitCol = k
			h.units = true
		case t.labels > t.values+t.years:
			h.text = true
			if values > 0 && k+1 < width && stubHead(h, &r.cols[r.labels]) {
				r.stubs = append(r.stubs, k)
			} else if k == r.labels+1 && !h.units {
				r.second = k
			}
		case h.order || h.text:
		default:
			values++
		}
	}
	if values == 0 {
		return "values"
	}
	// a column of nothing but years beside its label: 地区 年份 产量
	for k := range r.cols {
		if k > r.labels && tallies[k].years > 0 && tallies[k].values == 0 && !r.cols[k].text && values > 1 && anyOf(r.cols[k].all.Of(r.t), "年份", "年度", "时间") {
			r.cols[k].order = true
			r.cols[k].when = &recognise.When{} // read by row
			values--
		}
	}
	if r.heads == 0 && values > 1 {
		return "heads"
	}
	if r.heads > 0 && values > 1 {
		bare := 0
		for k := range r.cols { // two columns that say the same have lost a head
			a := &r.cols[k]
			for j := r.labels + 1; j < k && k > r.labels && k < 64; j++ {
				if b := &r.cols[j]; !a.text && !a.order && !a.units && !b.text && !b.order && !b.units && a.same(b) && !r.beside(j, k) && !r.apart(j, k) {
					return "heads"
				}
			}
		}
		for k := range r.cols {
			if h := &r.cols[k]; k > r.labels && !h.text && !h.order && !h.units && h.all.Empty() {
				bare++
			}
		}
		if bare > 0 && !(r.g.Chart && bare == 1 && values == 1) {
			return "heads"
		}
	}
	return ""
}

// stubHead reports whether h heads labels as first does: 支出项目 beside 收入项目.
func stubHead(h, first *head) bool {
	a, b := h.all, first.all
	return !a.Empty() && (h.place && first.place || h.name != "" && (h.name == first.name || len(h.name) <= 24 && len(first.name) <= 24 && lastRunes(h.name) == lastRunes(first.name))) && !b.Empty()
}

// lastRunes are the last two characters of s.
func lastRunes(s string) string {
	_, a := utf8.DecodeLastRuneInString(s)
	_, b := utf8.DecodeLastRuneInString(s[:len(s)-a])
	return s[len(s)-a-b:]
}

// row makes entries of one row.
func (r *reader) row(row []Cell) {
	var labelCell, unitCell, secondCell text.Span
	var line text.Span
	var when *recognise.When
	var whenAt text.Span
	numbers := 0
	for _, c := range row {
		line = line.Join(c.Span)
		if c.Col < 0 {
			if k := classOf(c.Of(r.t)); k == number {
				r.left++
			}
			continue
		}
		if c.Col >= len(r.cols) {
			continue
		}
		h := &r.cols[c.Col]
		switch {
		case c.Col == r.labels:
			labelCell = c.Span
		case c.Col == r.unitCol:
			unitCell = c.Span
		case c.Col == r.second:
			secondCell = c.Span
		case h.order && h.when != nil:
			if m, _ := dateIn(c.Of(r.t)); m.End > 0 {
				w := m.When
				when, whenAt = &w, c.Span
			}
		case h.order || h.text || h.units:
		default:
			if k := classOf(c.Of(r.t)); k == number || k == year {
				numbers++
			}
		}
	}
	if labelCell.Empty() {
		r.left += numbers
		return
	}
	s := readStub(r.t, labelCell)
	if s.label == "" && s.when == nil || formula(s.label) {
		if !formula(s.label) {
			r.left += numbers
		}
		return
	}
	if s.when != nil {
		when, whenAt = s.when, s.whenAt
	}
	if !unitCell.Empty() {
		if m, ok := wholeMeasure(compact(unitCell.Of(r.t))); ok {
			m.at = unitCell
			s.measure = &m
		}
	}
	r.parent(&s)
	if numbers == 0 {
		return
	}
	for _, c := range row {
		if c.Col <= r.labels || c.Col >= len(r.cols) {
			continue
		}
		h := &r.cols[c.Col]
		if h.order || h.text || h.units || c.Col == r.unitCol || c.Col == r.second {
			continue
		}
		k := classOf(c.Of(r.t))
		if k != number && k != year {
			continue
		}
		e := Entry{Row: line, When: when, WhenAt: whenAt}
		if r.entry(&e, c, &s, h, secondCell) {
			r.entries = append(r.entries, e)
		} else {
			r.left++
		}
	}
}

// parent completes the label of a row that is a part of one above: 城镇 under
// 常住人口.
func (r *reader) parent(s *stub) {
	in := r.indent(s.all)
	if !s.part && len(r.parents) > 0 && in > r.parentIndent && (r.inParts || partWord(s.label)) {
		s.part = true // 乡村 under 其中：城镇
	}
	r.inParts = s.part
	if !s.part {
		r.parentIndent = in
		r.parents = r.parents[:0]
		if s.label != "" {
			r.parents = append(r.parents, *s)
		}
		if !partWord(s.label) {
			return
		}
	}
	if len(r.parents) == 0 {
		return
	}
	p := r.parents[0]
	if s.measure == nil && s.part && p.measure != nil && !p.share {
		m := *p.measure
		s.measure = &m
	}
	switch {
	case s.part && partWord(s.label) && p.label != s.label && !strings.Contains(s.label, p.label):
		whole := p.label
		for _, w := range []string{"全省", "全市", "全县", "全区", "全国", "全州"} {
			if t := strings.TrimPrefix(whole, w); t != "" {
				whole = t
			}
		}
		s.label += whole
		s.words = append([]text.Span{p.all}, s.words...)
	case s.part && strings.Contains(p.label, "生产总值") && (strings.HasPrefix(s.label, "第") && strings.HasSuffix(s.label, "产业") || anyOf(s.label, "工业", "农业", "建筑业", "服务业")) && !strings.HasSuffix(s.label, "值"):
		s.label += "增加值"
	}
}

// indent is the width of the blanks before s on its line; 0 where other words
// stand before it.
func (r *reader) indent(s text.Span) int {
	n := 0
	for i := s.Start; i > 0; {
		c, size := utf8.DecodeLastRuneInString(r.t[:i])
		switch c {
		case ' ', '\u00a0':
			n++
		case '　':
			n += 2
		case '\n':
			return n
		default:
			return 0
		}
		i -= size
	}
	return n
}

// partWord reports whether s only names a part of something.
func partWord(s string) bool {
	switch s {
	case "城镇", "乡村", "农村", "城市", "男", "女", "男性", "女性", "东部", "中部", "西部", "东北", "城区", "市区", "县域", "国有", "民营", "私营", "外资", "内资", "公办", "民办", "住宅", "新建", "常住", "本级", "市本级", "省本级", "城镇居民", "农村居民":
		return true
	}
	return strings.HasSuffix(s, "岁") || strings.HasSuffix(s, "岁及以上") || strings.HasSuffix(s, "岁以下")
}

// measures are the last words of captions that rows leave out: 主要产品产量.
var measureWords = []string{"产量", "产值", "人口", "面积", "增加值", "销量", "销售额", "价格", "数量", "人数", "投资", "收入", "支出", "余额", "限额", "指数", "总值", "用户数", "户数", "增速", "普及率", "覆盖率"}

// entry fills e from its cell c, its row and its column.
func (r *reader) entry(e *Entry, c Cell, s *stub, h *head, second text.Span) bool {
	cell := c.Of(r.t)
	v, ok := valueOf(cell)
	if !ok {
		return false
	}
	e.Number = text.Span{Start: c.Start + v.at.Start, End: c.Start + v.at.End}
	base, _ := r.base(c.Col)

	// the name
	name := s.label
	e.Words = append(e.Words, s.words...)
	if n := cutGrowth(r.noun); r.growth && name != "" && !s.total && strings.HasSuffix(n, "价格") && !strings.Contains(name, "价格") && !endsMeasure(name) {
		name += "价格" // 食品烟酒 of 居民消费价格涨跌幅度
	}
	column := h.name
	if h.growth && column == "" && base != nil && !base.growth {
		column = base.name
		e.Words = append(e.Words, base.words...)
	} else if h.plain && h.back > 0 && base != nil && base.back == 0 && !base.plain { // 上年 beside 产量
		column = base.name
		e.Words = append(e.Words, base.words...)
	} else if h.share && strings.HasPrefix(column, "占") && base != nil { // 占全国比重 beside 常住人口
		column = base.name + column
		e.Words = append(append(e.Words, base.words...), h.words...)
	} else if !h.plain {
		e.Words = append(e.Words, h.words...)
	}
	if !second.Empty() {
		x := readStub(r.t, second)
		if x.label != "" {
			e.Words = append(e.Words, second)
			if r.place || isPlace(name) {
				e.Region = name
			}
			name += x.label
			s = &x
		}
	}
	place := e.Region == "" && name != "" && (r.place || isPlace(name) || r.local && ratio(name, "市", "县", "区", "镇", "乡", "省", "州", "旗", "街道", "地区")) && !s.total
	switch {
	case s.when != nil && s.label == "" || name == "": // the row is a time
		column = r.fuller(column)
		name = column
		if generic := r.fill(column); generic != "" {
			name = generic
		} else if name == "" {
			name = cutGrowth(r.noun)
			if name == "" {
				name = r.noun
			}
			e.Words = append(e.Words, r.nounAt)
		}
		if s.when == nil && name == "" {
			return false
		}
	case place:
		e.Region = name
		column = r.fuller(column)
		switch {
		case column != "":
			name += column
		default:
			name += r.noun
			e.Words = append(e.Words, r.nounAt)
		}
	case s.total:
		if column != "" {
			name = column
		} else if r.noun != "" && !anyOf(r.noun, "主要") {
			name = r.noun
			for _, w := range []string{"分行业", "各行业", "分产业", "分类别"} {
				name = strings.Replace(name, w, "", 1)
			}
			e.Words = append(e.Words, r.nounAt)
		}
	case column == "":
		if generic := r.fill(name); generic != "" {
			name = generic
			e.Words = append(e.Words, r.nounAt)
		} else if n := cutGrowth(r.noun); h.growth && base == nil && n != "" && growing(r.noun) && endsMeasure(n) && !endsMeasure(name) && !anyOf(n, "主要", "指标", "及") {
			name += n // 制造业 of 固定资产投资增长情况
			e.Words = append(e.Words, r.nounAt)
		} else if w := r.measureWord(); w != "" && !strings.HasSuffix(name, w) && !endsMeasure(name) && !h.growth && s.measure == nil {
			name += w
			e.Words = append(e.Words, r.nounAt)
		}
	case strings.Contains(name, column):
	case strings.Contains(column, name):
		name = column
	case isPlace(column) || partWord(column):
		name = column + name
		if isPlace(column) {
			e.Region = column
		}
	case strings.HasPrefix(column, "占"):
		name += column
	default:
		name += column
	}
	if name == "" {
		return false
	}
	e.Name = name

	// the kind and the unit
	m, at, printed := r.unit(v, s, h, c.Col)
	e.Printed = printed
	e.UnitAt = at
	ratioUnit := m.unit != nil && (m.unit.Class == unit.Ratio && m.unit.Name != "倍" && m.unit.Name != "番")
	switch {
	case h.index || s.index && !h.growth && !(m.unit != nil && m.unit.Name == "%" && printed):
		e.Kind = Index
	case h.growth && !(s.share && !ratioUnit && !h.growth):
		e.Kind = Change
	case r.growth && ratioUnit && !h.share && !s.share:
		e.Kind = Change
	case s.growth && (m.unit == nil || ratioUnit):
		e.Kind = Change
		if t := cutGrowth(e.Name); t != "" {
			e.Name = t
		}
	case s.when != nil && s.label == "" && growing(r.noun) && h.name == "" && ratioUnit, column != "" && ratioUnit && growing(h.name):
		e.Kind = Change
	case h.share || ratioUnit && m.unit.Name != "百分点":
		e.Kind = Share
		if r.percent && s.label != "" && (column == "" || isShare(column)) && !endsMeasure(e.Name) && !s.share {
			e.Name = s.label + "比重"
			if n := r.noun; n != "" && !anyOf(n, "及", "和", "与") {
				for _, w := range []string{"比重", "构成", "结构", "占比"} {
					n = strings.TrimSuffix(n, w)
				}
				e.Name = s.label + "占" + n + "比重"
			}
		}
	case ratioUnit:
		e.Kind = Change
	}
	if e.Kind == Change && r.growth {
		for _, w := range []string{"增长速度", "增速", "增长率", "增长", "涨跌幅度", "涨跌幅", "涨跌", "涨幅"} {
			if t := strings.TrimSuffix(e.Name, w); t != "" {
				e.Name = t
			}
		}
	}
	if e.Kind == Index {
		m = measure{}
	} else if m.unit == nil {
		if m.unit = implied(e.Name, v); m.unit == nil {
			r.unitless++
			return false
		}
	}
	e.Value, e.Step = v.v, v.step
	if m.scale != nil && !(v.scaled) {
		e.Value = new(big.Rat).Mul(v.v, m.scale)
		e.Step = new(big.Rat).Mul(v.step, m.scale)
	}
	e.Unit = m.unit

	// the time
	r.time(e, h, c.Col)
	e.Aim = h.aim || s.aim || r.aim && !h.foresee
	e.Foresee = h.foresee && !h.aim
	return true
}

// time gives e the time of its column, its row or the caption.
func (r *reader) time(e *Entry, h *head, col int) {
	e.Back, e.Opening = h.back, h.opening
	if h.when == nil && h.growth && h.back == 0 {
		if b := r.grown(col); b != nil { // 2023年 2022年 增速: the later of them
			c := *h
			c.when, c.whenAt = b.when, b.whenAt
			h = &c
		}
	}
	if h.when == nil {
		if e.When == nil {
			e.When, e.WhenAt = r.when, r.whenAt
		} else if e.When.Base == recognise.Context && r.when != nil && r.when.Base == recognise.Given {
			e.When = within(*e.When, *r.when)
		}
		if h.back > 0 {
			e.WhenAt = h.all
		}
		return
	}
	w := *h.when
	outer := e.When
	if outer == nil {
		outer = r.when
	}
	if w.Base == recognise.Context && outer != nil && outer.Base == recognise.Given {
		w = *within(w, *outer)
	}
	e.When, e.WhenAt = &w, h.whenAt
}

// grown is the column left of k whose time a column of growth has: the last
// in time, or the nearest of one year; nil where none prints its time.
func (r *reader) grown(k int) *head {
	var best *head
	for i := k - 1; i > r.labels && k-i < 8; i-- {
		h := &r.cols[i]
		if h.growth || h.order || h.text || h.units || h.share {
			if best != nil || h.text {
				break
			}
			continue
		}
		if h.when != nil && h.back == 0 && h.when.Base == recognise.Given && (best == nil || h.when.Year > best.when.Year) {
			best = h
		}
	}
	return best
}

// within is the month or half w of the year that outer prints.
func within(w, outer recognise.When) *recognise.When {
	w.Base = recognise.Given
	w.Year += outer.Year
	return &w
}

// base is the column left of k whose growth k may give.
func (r *reader) base(k int) (*head, int) {
	for i := k - 1; i > r.labels; i-- {
		h := &r.cols[i]
		if !h.growth && !h.order && !h.text && !h.units && !h.share {
			return h, i
		}
	}
	return nil, -1
}

// unit is the unit of a value: what the cell prints, else its row's column of
// units, its head's, its label's, or the table's.
func (r *reader) unit(v value, s *stub, h *head, col int) (m measure, at text.Span, printed bool) {
	if v.unit != nil {
		return measure{unit: v.unit}, text.Span{}, true
	}
	percent := measure{unit: unit.Named("%")}
	if h.measure != nil {
		if h.growth || h.share || r.unitCol < 0 && s.measure == nil || h.measure.unit.Class != unit.Ratio {
			return *h.measure, h.measure.at, false
		}
	}
	if h.growth && !h.absolute || h.share && s.measure == nil {
		percent.at = h.all
		return percent, h.all, false
	}
	if s.measure != nil {
		return *s.measure, s.measure.at, false
	}
	if h.share {
		return percent, h.all, false
	}
	var plain []measure
	hasPercent := false
	for _, u := range r.units {
		if u.unit.Name == "%" {
			hasPercent = true
			percent.at = u.at
			continue
		}
		plain = append(plain, u)
	}
	rate := s.share || s.growth || ratio(h.name, "率", "比重", "占比")
	switch {
	case rate && hasPercent, hasPercent && len(plain) == 0:
		return percent, percent.at, false
	case rate && len(plain) > 0 && ratio(s.label, "率", "比重", "占比"):
		return measure{}, text.Span{}, false
	case len(plain) == 1:
		return plain[0], plain[0].at, false
	case len(plain) > 1:
		for _, u := range plain {
			if natural(h.name, u.unit) || h.name == "" && natural(s.label, u.unit) {
				return u, u.at, false
			}
		}
		if v.percent {
			return percent, text.Span{}, true
		}
	}
	if r.g.Chart && growing(r.noun) && h.name == "" {
		return percent, r.nounAt, false
	}
	return measure{}, text.Span{}, false
}

// natural reports whether things called name are counted in u.
func natural(name string, u *unit.Unit) bool {
	switch u.Name {
	case "人", "名":
		return anyOf(name, "人数", "人员", "人口", "职工", "学生", "教师", "医师")
	case "张":
		return strings.Contains(name, "床位")
	case "户":
		return anyOf(name, "户数", "用户", "家庭户")
	case "个", "所", "家":
		return anyOf(name, "机构", "学校", "企业", "单位数", "个数", "家数")
	case "元":
		return anyOf(name, "收入", "支出", "总值", "产值", "增加值", "金额", "投资", "余额", "总额", "消费")
	case "吨":
		return anyOf(name, "产量", "货运量", "吞吐量")
	case "公顷", "亩":
		return strings.Contains(name, "面积")
	}
	return false
}

// implied is the unit of a count whose name says what it counts in whole
// numbers, where the table prints none; nil where it does not.
func implied(name string, v value) *unit.Unit {
	if !v.v.IsInt() || v.step.Cmp(big.NewRat(1, 1)) != 0 {
		return nil
	}
	switch {
	case ratio(name, "人数", "人员数", "学生数", "教师数", "职工数"):
		return unit.Named("人")
	case ratio(name, "户数", "用户数"):
		return unit.Named("户")
	case ratio(name, "企业数", "家数", "单位数", "机构数", "学校数", "个数", "项目数", "村数", "乡镇数"):
		return unit.Named("个")
	}
	return nil
}

// fill puts a part into the place of its generic word in the caption's noun:
// 第一产业 into 三次产业增加值占地区生产总值比重.
func (r *reader) fill(part string) string {
	if part == "" || r.noun == "" {
		return ""
	}
	for _, g := range []struct{ generic, end string }{{"三次产业", "产业"}, {"三大产业", "产业"}, {"各产业", "产业"}, {"分产业", "产业"}, {"各行业", "业"}, {"分行业", "业"}, {"城乡居民", "居民"}} {
		if strings.Contains(r.noun, g.generic) && strings.HasSuffix(part, g.end) {
			return strings.Replace(r.noun, g.generic, part, 1)
		}
	}
	if strings.Contains(r.noun, "城乡") && (part == "城镇" || part == "农村" || part == "乡村") {
		return strings.Replace(r.noun, "城乡", part, 1)
	}
	return ""
}

// fuller is the caption's noun where it says more than the head: 粮食产量 for
// 产量, 居民消费价格环比 for 环比.
func (r *reader) fuller(column string) string {
	switch {
	case strings.HasSuffix(r.noun, "收支") && (strings.HasPrefix(column, "收入") || strings.HasPrefix(column, "支出")):
		return strings.TrimSuffix(r.noun, "收支") + column
	case column == "环比" && r.noun != "":
		if t := cutGrowth(r.noun); t != "" {
			return t + column
		}
	case column != "" && r.noun != column && strings.HasSuffix(r.noun, column) && !anyOf(r.noun, "主要", "及", "和") && utf8.RuneCountInString(r.noun) <= 12:
		return r.noun
	}
	return column
}

// measureWord is the measure that the caption ends with, if its rows are kinds
// of a thing: 产量 of 主要产品产量.
func (r *reader) measureWord() string {
	if !anyOf(r.noun, "主要", "各", "分") {
		return ""
	}
	for _, w := range measureWords {
		if strings.HasSuffix(r.noun, w) {
			return w
		}
	}
	return ""
}

// endsMeasure reports whether s ends with the name of a measure itself.
func endsMeasure(s string) bool {
	for _, w := range measureWords {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return strings.HasSuffix(s, "率") || strings.HasSuffix(s, "额")
}

// isShare reports whether a head says only that its values are parts.
func isShare(s string) bool {
	switch s {
	case "比重", "占比", "比例", "构成", "所占比重":
		return true
	}
	return false
}

// isPlace reports whether s is the name of a place and nothing else.
func isPlace(s string) bool {
	_, n := placeNames().Longest(s)
	if n > 0 && (n == len(s) || slices.Contains([]string{"市", "省", "地区", "县", "区"}, s[n:])) {
		return !partWord(s)
	}
	return false
}

// apart reports whether columns j and k are changes of different columns.
func (r *reader) apart(j, k int) bool {
	if !r.cols[j].growth || r.cols[j].name != "" {
		return false
	}
	_, a := r.base(j)
	_, b := r.base(k)
	return a >= 0 && b > j && a != b
}

// beside reports whether columns j and k belong to tables that stand side by
// side: a column of labels stands between them.
func (r *reader) beside(j, k int) bool {
	for _, c := range r.stubs {
		if j < c && c < k {
			return true
		}
	}
	return false
}
