package table

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

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
	entries      []*Entry
	made         int       // entries, those that are not kept with them
	last         text.Span // the label of the row before
	left         int
	unitless     int    // of left: no unit is said
	parents      []stub // the row that 其中 leans on
	parentIndent int
	inParts      bool // the row before was a part
	lastStep     struct{ step, scale, scaled *big.Rat }
}

// Read returns the entries of g, by row and column, and how many numbers it
// could give no name. It returns why it could read nothing of the grid; "" if
// it could.
func Read(g *Grid) (entries []*Entry, left int, unread string) {
	g = spread(g)
	r := &reader{g: g, t: g.Text, second: -1, unitCol: -1}
	r.caption()
	r.findHeads()
	r.widen()
	if why := r.findColumns(); why != "" {
		return nil, 0, why
	}
	if len(g.Rows) > 1000 {
		n := 0
		for _, row := range g.Rows[r.heads:] {
			for _, c := range row {
				if classOf(c.Of(r.t)) == number {
					n++
				}
			}
		}
		if g.Most > 0 {
			n = min(n, g.Most)
		}
		r.entries = make([]*Entry, 0, n)
	}
	for _, row := range r.g.Rows[r.heads:] {
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
	case r.made == 0 && r.unitless == r.left:
		return nil, r.left, "units"
	case r.made == 0:
		return nil, r.left, "names"
	case r.left > r.made:
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

// widen lets a head cover the blank cells right of it where heads stand under
// both, as sheets that merge no cells have them:
//
//	地区  人口数  比重
//	              2020年  2010年
func (r *reader) widen() {
	if r.g.Chart || r.g.Keyed || r.heads < 2 || r.heads > 8 {
		return
	}
	var rows [][]Cell
	for i := range r.heads - 1 {
		row := r.g.Rows[i]
		under := map[int]bool{}
		for _, c := range r.g.Rows[i+1] {
			if !formula(compact(c.Of(r.t))) {
				under[c.Col] = true
			}
		}
		over := map[int]text.Span{} // what stands over a column
		for _, up := range r.g.Rows[:i] {
			for _, c := range up {
				for k := c.Col; k <= c.Col+min(c.Across, maxField); k++ {
					over[k] = c.Span
				}
			}
		}
		for k := range row {
			c := row[k]
			if c.Across > 0 || c.Down > 0 || c.Col <= 0 || !under[c.Col] {
				continue
			}
			end := c.Col + 1
			for (k+1 == len(row) || end < row[k+1].Col) && under[end] && over[end] == over[c.Col] && end < maxField {
				end++
			}
			if n := end - c.Col - 1; n > 0 {
				if rows == nil {
					rows = slices.Clone(r.g.Rows)
				}
				if &rows[i][0] == &row[0] {
					rows[i] = slices.Clone(row)
				}
				rows[i][k].Across = n
			}
		}
	}
	if rows != nil {
		g := *r.g
		g.Rows = rows
		r.g = &g
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
	if r.g.Given {
		r.shares()
	}
	r.lend()
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
	r.local = r.local || r.placed()
	if r.units == nil { // 单位：亿元 over the labels
		for _, c := range over[r.labels] {
			if us, ok := unitsOf(c.Of(r.t)); ok {
				for k := range us {
					us[k].at.Start += c.Start
					us[k].at.End += c.Start
				}
				r.units = us
			}
		}
	}
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
	r.differences()
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

// shares finds columns that say what part of the amount beside them something
// is: 占预算（%） behind 完成数.
func (r *reader) shares() {
	for k := range r.cols {
		h := &r.cols[k]
		if strings.HasPrefix(h.name, "占") && !h.growth && (h.measure != nil && h.measure.unit.Class == unit.Ratio || strings.ContainsAny(h.all.Of(r.t), "%％")) {
			h.share = true
		}
		h.aim = h.aim || strings.HasSuffix(h.name, "预算") && !h.share && !h.growth
	}
}

// differences finds columns of changes that are no percentages: in most rows
// the number is what the column two to the left has more than the one beside
// it, or less.
func (r *reader) differences() {
	for k := r.labels + 3; k < len(r.cols); k++ {
		h := &r.cols[k]
		if !h.growth || h.absolute || h.measure != nil || strings.ContainsAny(h.all.Of(r.t), "%％") {
			continue
		}
		same, all := 0, 0
		for i, row := range r.g.Rows[r.heads:] {
			if i == 60 {
				break
			}
			var v [3]*big.Rat
			for _, c := range row {
				if d := k - c.Col; d >= 0 && d < 3 {
					if x, ok := valueOf(c.Of(r.t)); ok && !x.percent {
						v[d] = x.v
					}
				}
			}
			if v[0] == nil || v[1] == nil || v[2] == nil {
				continue
			}
			all++
			if d := new(big.Rat).Sub(v[2], v[1]); d.Cmp(v[0]) == 0 || d.Neg(d).Cmp(v[0]) == 0 {
				same++
			}
		}
		h.absolute = all > 0 && same*3 >= all*2
	}
}

// placed reports whether the labels of nearly all rows are names of places.
func (r *reader) placed() bool {
	places, others := 0, 0
	for _, row := range r.g.Rows[r.heads:] {
		for _, c := range row {
			if c.Col != r.labels {
				continue
			}
			s := compact(c.Of(r.t))
			switch {
			case classOf(s) != label || ratio(s, "合计", "总计", "小计", "全县", "全市", "全省", "全国", "全区"):
			case isPlace(s) || utf8.RuneCountInString(s) <= 12 && ratio(s, "市", "县", "区", "镇", "乡", "省", "州", "旗", "街道") && !ratio(s, "地区", "园区", "社区", "城市", "城镇", "灾区", "景区", "超市"):
				places++
			default:
				others++
			}
		}
	}
	return places >= 2 && places >= 4*others
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
		case h.order && c.Col < r.labels && labelCell.Empty() && classOf(c.Of(r.t)) == label:
			labelCell = c.Span // 合计 under 编码
		case h.order || h.text || h.units:
		default:
			if k := classOf(c.Of(r.t)); k == number || k == year {
				numbers++
			}
		}
	}
	switch {
	case !labelCell.Empty():
		r.last = labelCell
	case !secondCell.Empty(): // under the label of the row before, which is not printed again
		labelCell = r.last
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
		e := &Entry{Row: line, When: when, WhenAt: whenAt}
		switch {
		case !r.entry(e, c, &s, h, secondCell):
			r.left++
		case r.g.Most > 0 && r.made >= r.g.Most:
			r.made++
		default:
			r.made++
			r.entries = append(r.entries, e)
		}
	}
}

// apart reports whether columns j and k are changes or shares of different
// columns.
func (r *reader) apart(j, k int) bool {
	h := &r.cols[j]
	if !(h.growth && h.name == "") && !(r.g.Given && h.share && strings.HasPrefix(h.name, "占")) {
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
