package relate

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// A run is a list of numbers of one clause and what they are told of: 进口、出口
// of 进口、出口分别为120亿元、310亿元.
type run struct {
	clause  text.Span
	subject text.Span
	shared  text.Span // what a list of the clause before tells of all its things, behind a date
	count   int
	each    bool     // 分别 stands before the first: each has one of its own
	part    bool     // 占 stands before it
	tail    string   // the head of the name before the list
	names   []string // as they were chosen, in order
	told    []string // the things of the claims just before it, one each: 进口120亿元，出口310亿元，分别增长
	things  []string // without what they share: 即时通信, 网络视频 of 即时通信、网络视频用户规模
	own     string   // what a list without things of its own tells of those of the one before: 使用率
	spread  []string // the names where 分别 stands among them: 对甲、乙分别出口
	turns   []turn   // the times, where it lists those and not things
	apart   []string // the things where commas part them: 住宿和餐饮业，批发和零售业，金融业增加值分别增长
}

// listed lists the names that a list of things gives the numbers of a list, of
// which f's is number index of count, one each: the thing at the number's own place, with what only the first or the last
// prints. A list without things of its own is told of those of the one before.
func (w *walker) listed(out []name, f *frame, index, count int) []name {
	if count < 2 || count > 12 {
		return out
	}
	if index == 0 {
		w.openRun(f, count)
	}
	if w.run.clause != f.clause || w.run.count != count {
		return out
	}
	if w.run.turns != nil {
		return out
	}
	if w.run.spread != nil {
		w.naming.each = true
		return append(out[:0], name{source: "list", lead: w.run.spread[index], prior: -1, form: "shared"})
	}
	if w.run.own != "" {
		w.naming.each = true
		return append(out[:0], name{source: "list, again", lead: w.run.things[index] + w.run.own, prior: -1})
	}
	if w.run.apart != nil {
		w.naming.each = true
		return append(out[:0], name{source: "list", lead: spread(w.run.apart)[index].name, prior: -1, form: "commas"})
	}
	if !w.run.subject.Empty() && w.run.subject.Len() <= 3*60 {
		list := w.spellList(w.run.subject)
		items := splitItems(list, "、", "和", "及", "与")
		if len(items) != count {
			items = splitItems(list, "、")
		}
		if two := parted(list); two != nil && len(items) == 1 && count == 2 && w.run.each {
			w.naming.each = true
			return append(out[:0], name{source: "list", lead: strings.ReplaceAll(two[index], "的", ""), prior: -1, form: "shared"})
		}
		if len(items) == count {
			for i := range items {
				items[i] = strings.ReplaceAll(items[i], "的", "")
			}
			toward(items)
			amounts(items)
			if s := strings.TrimPrefix(w.spellList(w.run.shared), "分别"); s != "" { // 甲、乙、丙三省2025年进出口总额都超过3万亿元
				if whole := sharedBy(items); whole != nil {
					items = whole
				}
				w.run.each, w.naming.each = true, true
				return append(out[:0], name{source: "list", lead: items[index] + s, prior: -1, form: "shared"})
			}
			if whole := sharedBy(items); whole != nil && whole[0] != items[0] { // 甲、乙两县产量: as many as numbers
				w.naming.each = true
				return append(out[:0], name{source: "list", lead: whole[index], prior: -1, form: "counted"})
			}
			all := spread(items)
			w.run.things = thingsOf(items, all)
			it, home := all[index].name, w.homeAhead(items[0])
			form := formOf(items, home, len(items[count-1])-len(headOf(items[count-1])))
			list, cut := even(items, home)
			if w.run.each {
				out, w.naming.each = out[:0], true // nothing else can be told of each
			}
			if cut == "word" && sameLength(items, home) { // 城镇、农村居民收入: nothing else is like it
				return append(out, name{source: "list, even", lead: list[index], prior: -1, form: "same length"})
			}
			other := list[index]
			if form == "uneven" && (cut == "word" || cut == "count") { // 城镇和农村居民人均可支配收入
				it, other, form, cut = other, it, cut, form
			}
			out = append(out, name{source: "list", lead: it, prior: -1, form: form})
			if other != it && form != "count" { // 丙三县产量 is none of 甲、乙、丙三县产量
				out = append(out, name{source: "list, even", lead: other, prior: -1, form: cut})
			}
			out = cutList(out, items, home, index, it)
			if k := len(w.told); k > 0 && index == 0 && (w.told[k-1].sentence == w.naming.sentence || w.naming.kind == "change") {
				w.run.tail = headOf(w.told[k-1].base)
			}
			if t := w.topicOfPlaces(); t != "" {
				if placesOnly(it) {
					out = append(out, name{source: "list", lead: it + t, prior: -1})
				}
			}
			if h := w.run.tail; h != "" && !strings.HasSuffix(it, h) && headOf(it) == "" {
				out = append(out, name{source: "list, tail", lead: it + h, prior: -1})
			}
		}
	}
	if share := w.naming.kind == "share"; w.run.told != nil && (!share || w.run.part) {
		w.naming.each = true
		lead := w.run.told[index]
		if !share {
			return append(out[:0], name{source: "list, again", lead: lead, prior: -1})
		}
		if index > 0 && len(w.run.names) > 0 {
			if share, ok := strings.CutPrefix(w.run.names[0], w.run.told[0]); ok {
				return append(out[:0], name{source: "list, again", lead: lead + share, prior: -1})
			}
		}
		if own := slices.DeleteFunc(slices.Clone(out), func(n name) bool { return n.lead != lead || !strings.Contains(n.source, "share") }); len(own) > 0 {
			return append(out[:0], own...) // 分别占地区生产总值的42.0%和42.6%
		}
		if share := w.spellList(f.subject); endsShare(share) { // 占比分别为
			return append(out[:0], name{source: "list, again", lead: lead + share, prior: -1})
		}
	}
	if b := &w.runBefore; w.contentIn(w.run.subject) < 2 && b.count == count && len(b.names) == count && w.run.clause.Start-b.clause.End < 3*40 && w.run.clause.Start >= b.clause.End {
		if w.run.each || b.each && w.run.clause.Start-b.clause.End <= len("，") {
			out, w.naming.each = out[:0], true
		}
		out = append(out, name{source: "list, again", lead: b.names[index], prior: -1})
	}
	return out
}

// alikeAhead reports whether the count numbers from f's on are of one unit.
func (w *walker) alikeAhead(f *frame, count int) bool {
	i := sort.Search(len(w.numbers), func(i int) bool { return w.numbers[i].Start >= f.mark.Start })
	if i+count > len(w.numbers) {
		return false
	}
	for _, m := range w.numbers[i+1 : i+count] {
		if m.Unit != w.numbers[i+count-1].Unit && m.Unit != nil {
			return false
		}
	}
	return f.mark.Unit == w.numbers[i+count-1].Unit
}

// branches reports whether the items of a list but the last end as the names of
// branches and goods do: 住宿和餐饮业，批发和零售业，金融业增加值, and are no list of their own:
// 甲、乙两市，产量.
func branches(list []string) bool {
	if sharedBy(splitItems(list[0], "、", "和")) != nil {
		return false
	}
	for _, it := range list[:len(list)-1] {
		r, _ := utf8.DecodeLastRuneInString(it)
		if !strings.ContainsRune("业类品区省市县", r) {
			return false
		}
	}
	return true
}

// thingsOf are the items of a list without what stands behind the first in all.
func thingsOf(items []string, all []item) []string {
	tail, ok := strings.CutPrefix(all[0].name, items[0])
	if !ok || tail == "" {
		return nil
	}
	out := make([]string, len(items))
	for i := range all {
		out[i] = strings.TrimSuffix(all[i].name, tail)
		if out[i] == "" || out[i] == all[i].name {
			return nil
		}
	}
	return out
}

// openRun finds what the count numbers of the list that f opens are told of.
func (w *walker) openRun(f *frame, count int) {
	if w.run.count == count && len(w.run.names) == count {
		w.runBefore = w.run
	}
	pre := f.pre.Of(w.d.Body) // 分别占地区生产总值的, 占地区生产总值的比重分别为
	opens := strings.HasPrefix(pre, "分别") || strings.HasPrefix(pre, "占") && f.flags&respect != 0
	w.run = run{clause: f.clause, subject: f.subject, count: count, each: f.flags&respect != 0 || opens, part: strings.Contains(pre, "占")}
	if w.run.turns = w.turns(f, count); w.run.turns != nil {
		return
	}
	own, apart := strings.CutSuffix(w.spellList(f.subject), "分别") // 增速分别快于全部工业3.5和3.4个百分点
	w.run.each = w.run.each || apart
	fits := len(splitItems(own, "、", "和", "及", "与")) == count
	if w.run.each && !opens && !fits && len(splitItems(own, "、")) != count {
		if l := w.clausesBefore(w.naming.sentence, f, count); l != nil && branches(l) {
			w.run.apart = l
		}
	}
	w.run.spread = w.spreadOver(own, count)
	w.run.each = w.run.each || fits && f.gap == 0 && w.alikeAhead(f, count) // 甲利率、乙利率和丙利率在2.00%、2.15%和2.40%
	rate := w.rateOf(f)
	b := &w.runBefore
	near := rate == "" && b.count == count && len(b.names) == count && b.clause.Start >= w.clauses[0].Start
	few := w.contentIn(f.subject) < 2 || rate != ""
	switch {
	case near && w.naming.kind == "share" && strings.HasPrefix(own, "占") && !strings.HasPrefix(own, "占比"): // 规模分别为…，占网民整体的
		w.run.told = slices.Clone(b.names)
	case near && (w.run.each || b.each && f.clause.Start-b.clause.End <= len("，")) && b.things != nil && headOnly(strings.TrimPrefix(own, "用户")):
		w.run.own, w.run.things = own, b.things
	case !few && !opens && !(w.run.each && !strings.ContainsAny(own, "、和与及")): // it has things of its own
	case near && own == "": // 规模分别为…，使用率分别为…，分别提升
		w.run.each = w.run.each || b.each
	default:
		w.listBeside(f, count, few, opens, rate)
	}
}

// listBeside takes the things of a list of numbers from the clauses or the line
// before it, or from the claims.
func (w *walker) listBeside(f *frame, count int, few, opens bool, rate string) {
	if l, shared := w.listAhead(f, count); !l.Empty() {
		w.run.subject, w.run.shared = l, shared
		if !few { // 甲、乙两市，产量分别为
			w.run.shared = f.subject
		}
		w.run.each = w.run.each || w.runBefore.each && w.runBefore.count == count
		return
	}
	if l := w.label(w.naming.sentence, f); few && !l.Empty() {
		w.run.subject = l
	} else if (few || opens) && w.run.each && !w.gives(f) {
		w.run.told = w.toldInTurn(count, rate)
	}
}

// spreadOver gives each of count things the words behind a 分别 among its own:
// 对甲进出口, 对乙进出口 of 对甲、乙分别进出口; nil where there are not so many.
func (w *walker) spreadOver(own string, count int) []string {
	before, after, ok := strings.Cut(own, "分别")
	if !ok || before == "" || after == "" {
		return nil
	}
	items := splitItems(before, "、", "和", "及", "与")
	if len(items) != count {
		return nil
	}
	toward(items)
	var out []string
	for _, it := range spread(items) {
		out = append(out, it.name+after)
	}
	return out
}

// gives reports whether f's clause has a word for what a rule gives: then those
// who get it stand before the numbers, not what was told.
func (w *walker) gives(f *frame) bool {
	for i := w.tokenAt(f.clause.Start); i < len(w.tokens) && w.tokens[i].Start < f.clause.End; i++ {
		if w.tokens[i].class&(grant|give) != 0 {
			return true
		}
	}
	return false
}

// toldInTurn is what the last count things are that the sentence has told of, each
// of another: 进口, 出口 behind 进口120亿元，出口310亿元; each with rate, which may be
// empty, at its end. It is nil where there are not so many.
func (w *walker) toldInTurn(count int, rate string) []string {
	out := make([]string, count)
	for k := len(w.told) - 1; k >= 0 && w.told[k].at.Start >= w.clauses[0].Start; k-- {
		t := &w.told[k]
		if t.kind == "share" || slices.Contains(out, t.name) {
			continue
		}
		count--
		if out[count] = t.name; count > 0 {
			continue
		}
		for i := range out {
			out[i] = strings.TrimSuffix(out[i], rate) + rate
		}
		return out
	}
	return nil
}

// rateOf is the one of rates that is all of f's subject, what compares it aside:
// 增速 of 增速比上年分别提高; "" where it is none.
func (w *walker) rateOf(f *frame) string {
	if r := strings.TrimRight(strings.TrimSuffix(w.spellList(f.subject), "分别"), "比较"); slices.Contains(rates, r) {
		return r
	}
	return ""
}

// rates are the words for how fast a thing grows, which a clause may have for all
// its subject.
var rates = strings.Fields("增速 增幅 涨幅 降幅 跌幅 升幅")

// toward gives each of the things that are traded with what the first has: 对 of
// 对甲、乙、丙出口.
func toward(items []string) {
	r, _ := utf8.DecodeRuneInString(items[0])
	if !strings.ContainsRune("对向从自", r) {
		return
	}
	for i := range items[1:] {
		if !strings.HasPrefix(items[i+1], string(r)) {
			items[i+1] = string(r) + items[i+1]
		}
	}
}

// amounts gives each of the items of a list that are amounts what the first has
// before its own and the last behind: 收入突破5亿元企业, 收入突破10亿元企业 of
// 收入突破5亿元、10亿元的企业.
func amounts(items []string) {
	at := strings.IndexAny(items[0], "0123456789")
	if at <= 0 || strings.LastIndexAny(items[0], "0123456789") < at {
		return
	}
	last := items[len(items)-1]
	for _, it := range items[1:] {
		if it[0] < '0' || it[0] > '9' {
			return
		}
	}
	end := len(amountAt(last))
	for i, it := range items {
		if i > 0 {
			it = items[0][:at] + it
		}
		if i < len(items)-1 {
			if amountAt(items[i]) != items[i] && i > 0 {
				return
			}
			it += last[end:]
		}
		items[i] = it
	}
}

// amountAt is the number with its unit that s opens with.
func amountAt(s string) string {
	found := recognise.Block(s)
	if len(found) == 0 || found[0].Start != 0 || found[0].Kind != recognise.Number {
		return ""
	}
	return s[:found[0].End]
}

// homeAhead is the length of the place that stands before all items of a list: 某市 of
// 某市城镇、农村居民收入.
func (w *walker) homeAhead(first string) int {
	if w.place != "" && strings.HasPrefix(first, w.place) {
		rest := first[len(w.place):]
		return len(first) - len(strings.TrimLeft(rest, "省市县区州"))
	}
	if _, n := places().Longest(first); n > 0 {
		return n
	}
	if k := len(first) - 2*len("字"); k > 0 && slices.Contains(opposites, first[k:]) {
		return k
	}
	if k := county(first); k != "" && len(k)+len("县") < len(first) {
		return len(k) + len("县")
	}
	return 0
}

// formOf says how a list is parted where its last item ends at cut and the rest of
// it serves all: whether that leaves as many characters as the first has behind the
// home of all, or the same character at the end.
func formOf(items []string, home, cut int) string {
	first, last := items[0][home:], items[len(items)-1]
	if len(items) > 2 {
		first = items[1]
	}
	core := last[:cut]
	_, a := utf8.DecodeLastRuneInString(first)
	switch {
	case core == "" || first == "":
		return "bare"
	case cut == len(last):
		return "whole"
	case runes(core) == runes(first):
		return "parallel"
	case strings.HasSuffix(core, first[len(first)-a:]):
		return "same end"
	}
	return "uneven"
}

// cutList lists item index of a list with what its last item ends with for all
// (即时通信、网络支付用户规模: 即时通信用户规模), or its first starts with
// (限上单位汽车、家电零售额: 限上单位家电零售额); it is the item as spread has it.
func cutList(out []name, items []string, home, index int, it string) []name {
	put := func(s, form string) {
		out = append(out, name{source: "list, cut", lead: s, prior: -1, form: form})
	}
	if last := items[len(items)-1]; index < len(items)-1 {
		for _, at := range cuts(last) {
			if s := items[index] + uncounted(last[at:]); s != it && !strings.HasSuffix(items[index], last[at:]) {
				put(s, formOf(items, home, at))
			}
		}
	}
	if index > 0 {
		for _, at := range cuts(items[0]) {
			if lead := items[0][:at]; !strings.HasPrefix(it, lead) && runes(lead) > 1 && !endsIn(lead, "总高新大小—-") {
				put(lead+it, "lead")
			}
		}
	}
	return out
}

// even gives the items of a list what the last has behind as many characters as
// the others have: 城镇、农村居民收入 are 城镇居民收入 and 农村居民收入. A count of
// the items is left out: 甲、乙两县产量 are 甲县产量 and 乙县产量. home is the length
// of the place before the first; form says what the cut is like.
func even(items []string, home int) (out []string, form string) {
	items = alike(items)
	last := items[len(items)-1]
	n := runes(items[0][min(home, len(items[0])):])
	if len(items) > 2 {
		n = runes(items[1])
	}
	at := 0
	for i := range last {
		if n == 0 {
			at = i
			break
		}
		n--
	}
	if at == 0 {
		return items, "whole"
	}
	if at < len(last) && !slices.Contains(opposites, last[:at]) && insideWord(last, at) { // 短视频用|户使用率
		return items, "whole"
	}
	form = "inside"
	if slices.Contains(cuts(last), at) || slices.Contains(opposites, last[:at]) && slices.Contains(opposites, items[0][min(home, len(items[0])):]) {
		form = "word"
	}
	tail := uncounted(last[at:])
	for _, and := range []string{"和", "及", "与"} {
		if strings.HasPrefix(tail, and) { // 通用设备、电气机械及器材制造业: what it joins is the last's alone
			return items, "whole"
		}
	}
	if len(tail) < len(last)-at {
		form = "count"
	}
	out = make([]string, len(items))
	for i, it := range items[:len(items)-1] {
		out[i] = it
		if !strings.HasSuffix(it, tail) {
			out[i] += tail
		}
	}
	out[len(items)-1] = last[:at] + tail
	return out, form
}

// insideWord reports whether a place of a name is inside a word that the tables
// know.
func insideWord(name string, at int) bool {
	lex := lexemes()
	for i := 0; i < at; {
		_, n := lex.Longest(name[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(name[i:])
		} else if i+n > at {
			return true
		}
		i += n
	}
	return false
}

// sorts are the words for what a list counts behind its last item, and counters
// the words between the number and one of nouns: 三省, 四个经济大省, 两种产品.
var (
	sorts    = []string{"省区市", "市州", "县市区", "县市", "省份", "省市", "省区", "城市", "地区", "国家", "产业", "行业", "省", "市", "县", "区", "州", "国", "地", "镇", "乡", "村", "港", "者"}
	counters = []string{"大类", "个", "大", "种", "类", "项", "家", "条", "座", "所"}
	nouns    = strings.Fields("省区市 省份 省市 省区 直辖市 城市 地区 国家 大省 大市 大县 大国 产业 行业 门类 领域 方面 部门 环节 阶段 学段 片区 园区 新区 开发区 流域 群体 品种 产品 方式 口岸 机场 港口 企业 单位 项目")
)

// behindCount is what stands behind the count of a list's items and the word for
// what they are, which is sort where it is one that ends names of places.
func behindCount(rest string) (sort, tail string, ok bool) {
	for _, sort := range sorts {
		if tail, ok := strings.CutPrefix(rest, sort); ok {
			return sort, tail, true
		}
	}
	for _, m := range counters {
		t, ok := strings.CutPrefix(rest, m)
		if !ok {
			continue
		}
		end := 0
		for _, n := range nouns { // the one that ends first: 经济大省 of 经济大省生产总值
			if k := strings.Index(t, n); k >= 0 && k <= 3*3 && (end == 0 || k+len(n) < end) {
				end = k + len(n)
			}
		}
		return "", t[end:], true
	}
	return "", "", false
}

// sharedBy gives the items of a list what stands behind the count of them at its
// last: 甲、乙、丙三县产量 are 甲产量, 乙产量 and 丙产量; nil where the last counts none, or
// others.
func sharedBy(list []string) []string {
	numerals := []rune("〇一两三四五六七八九十")
	last := list[len(list)-1]
	if len(list) < 2 || len(list) >= len(numerals) {
		return nil
	}
	for i, r := range last {
		if i == 0 || strings.HasSuffix(last[:i], "第") || r != numerals[len(list)] && !(len(list) == 2 && r == '二') {
			continue
		}
		rest := last[i+utf8.RuneLen(r):]
		sort, tail, ok := behindCount(rest)
		if !ok {
			continue
		}
		bares := append(slices.Clone(list[:len(list)-1]), last[:i])
		if strings.Contains("省市县区州镇乡村港", sort) && !placesAlone(bares) && !strings.HasSuffix(list[0], sort) { // a name that no table knows says its sort
			tail = sort + tail
		}
		return tailed(list, last[:i], tail)
	}
	if o := ordinals(list); o != nil {
		return o
	}
	if placesAlone(list[:len(list)-1]) {
		if _, n := places().Longest(last); n > 0 && n < len(last) { // 甲省、乙省常住人口
			return tailed(list, last[:n], last[n:])
		}
	}
	return nil
}

// pairs are the words for two things at once with both.
var pairs = sync.OnceValue(func() *lexicon.Trie[[2]string] {
	t := lexicon.Forward[[2]string]()
	for _, r := range lexicon.MustRead(assets.Tables, "pairs.tsv", 3) {
		t.Put(r.Cell(0), [2]string{r.Cell(1), r.Cell(2)})
	}
	return t
})

// parted gives the two things that a name tells of in one word: 城镇居民收入 and
// 农村居民收入 of 城乡居民收入; nil where it has no such word.
func parted(name string) []string {
	for i := range name {
		if two, n := pairs().Longest(name[i:]); n > 0 {
			return []string{name[:i] + two[0] + name[i+n:], name[:i] + two[1] + name[i+n:]}
		}
	}
	return nil
}

// ordinals gives the items of a list that are numbered what its last says they
// are: 一、二、三产业增加值 and 第一、二、三产业增加值 are 第一产业增加值 and so on. What
// stands before the first number (全县) is the first's alone.
func ordinals(list []string) []string {
	const numerals = "一二三四五六七八九十"
	out := make([]string, len(list))
	tail, home := "", ""
	for i := len(list) - 1; i >= 0; i-- {
		bare := list[i]
		if k := len(bare) - len("一"); i == 0 && k > 0 && strings.Contains(numerals, bare[k:]) {
			home, bare = strings.TrimSuffix(bare[:k], "第"), bare[k:]
		}
		bare = strings.TrimPrefix(bare, "第")
		r, size := utf8.DecodeRuneInString(bare)
		if bare == "" || !strings.ContainsRune(numerals, r) {
			return nil
		}
		switch {
		case i == len(list)-1:
			tail = bare[size:]
		case len(bare) > size && bare[size:] != tail:
			return nil
		}
		out[i] = bare[:size] + tail
	}
	if tail == "" {
		return nil
	}
	if strings.Contains(list[0], "第") || strings.HasPrefix(tail, "产业") {
		for i := range out {
			out[i] = "第" + out[i]
		}
	}
	out[0] = home + out[0]
	return out
}

// tailed gives each item of a list the same tail; last is the last without it.
func tailed(list []string, last, tail string) []string {
	out := make([]string, len(list))
	for k, item := range list {
		out[k] = strings.TrimSuffix(item, tail) + tail
	}
	out[len(list)-1] = last + tail
	return out
}

// placesAlone reports whether each of items is a place and nothing else.
func placesAlone(items []string) bool {
	for _, it := range items {
		if _, n := places().Longest(it); n == 0 || n != len(it) {
			return false
		}
	}
	return true
}

// sameLength reports whether all items of a list but the last have as many
// characters, behind the home of all.
func sameLength(items []string, home int) bool {
	n := runes(items[0][min(home, len(items[0])):])
	for _, it := range items[1 : len(items)-1] {
		if runes(it) != n {
			return false
		}
	}
	last := []rune(items[len(items)-1])
	return n > 1 && (len(last) <= n || last[n] != '等') // 小麦、玉米等作物产量: they are some of many
}

// uncounted is what a list shares without the count of its items: 县产量 of 两县产量.
func uncounted(tail string) string {
	if r, size := utf8.DecodeRuneInString(tail); strings.ContainsRune("两二三四五六七八九十", r) && size < len(tail) {
		return tail[size:]
	}
	return tail
}

// opposites are the words of two characters that tell the parts of one thing apart,
// however long the terms are that begin with them.
var opposites = []string{"城镇", "农村", "城市", "乡村", "男性", "女性", "国有", "民营", "公办", "民办", "内资", "外资", "国内", "国外", "境内", "境外", "新建", "二手", "东部", "中部", "西部", "东北", "沿海", "内地"}

// listPlace is the place of f's number in a list of numbers that only 、 and 和
// part, from 0, and their count.
func (w *walker) listPlace(f *frame) (index, count int) {
	l := w.listsOf(f.clause)
	k := w.tokenAt(f.mark.Start) - l.first
	if k >= 0 && k < len(l.index) && w.tokens[l.first+k].Start == f.mark.Start && l.index[k] >= 0 {
		return int(l.index[k]), int(l.count[k])
	}
	return 0, l.last
}

// clauseLists is what is known of the tokens of one clause, which may be as long
// as the text and hold a thousand numbers.
type clauseLists struct {
	clause text.Span
	first  int     // the token that the clause begins with; -1 where nothing is known
	index  []int32 // the place in its list of each token from first; -1 of what is no number of one
	count  []int32 // of the numbers of that list
	last   int     // how many the last list has
	grant  int     // the last token that speaks of a gift; -1
}

// listsOf goes through the tokens of a clause once.
func (w *walker) listsOf(clause text.Span) *clauseLists {
	l := &w.lists
	if l.first >= 0 && l.clause == clause {
		return l
	}
	*l = clauseLists{clause: clause, first: w.tokenAt(clause.Start), index: l.index[:0], count: l.count[:0], grant: -1}
	at, open := -1, 0 // the end of the list at hand, and its first token
	run := int32(-1)  // of the number before in it
	shut := func() {
		for k := open; k < len(l.count); k++ {
			l.count[k] = run + 1
		}
		open = len(l.count)
	}
	for i := l.first; i < len(w.tokens) && w.tokens[i].Start < clause.End; i++ {
		t := &w.tokens[i]
		if t.class&grant != 0 {
			l.grant = i
		}
		place := int32(-1)
		switch {
		case t.role == mark && t.date: // 分别比上年增长2.2%、下降1.3%
			shut()
			run = -1
		case t.role == mark:
			if t.Start != at || run < 0 {
				shut()
				run = -1
			}
			run++
			place, at = run, t.End
			l.last = int(run) + 1
		case (t.role == link || t.class&(bounding|up|down) != 0) && t.Start == at: // 增长1.9%和下降0.8%
			at = t.End
		}
		l.index, l.count = append(l.index, place), append(l.count, 0)
	}
	shut()
	return l
}

// spellList is spellSpan without its drops of 的, for lists that are still to be
// parted.
func (w *walker) spellList(s text.Span) string {
	words := s.Of(w.d.Body)
	for i := len(w.dates) - 1; i >= 0; i-- { // 甲、乙2025年末人口: when is told apart
		if d := w.dates[i].Span; d.Start > s.Start && d.End <= s.End {
			words = words[:d.Start-s.Start] + words[d.End-s.Start:]
		}
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　“”‘’「」\u00a0\u2002", r) {
			return -1
		}
		if n := r - ('０' - '0'); n > 0 && n < utf8.RuneSelf && (digit(byte(n)) || letter(n)) {
			return n
		}
		return r
	}, strings.ReplaceAll(words, "”“", "”、“"))
}

// listEnd is the end of the last number of a list that f's number opens, with
// nothing but 、 and 和 between them; 0 if it opens none.
func (w *walker) listEnd(f *frame) int {
	end := 0
	at := f.mark.End
	for _, t := range w.tokens[w.tokenAt(at):] {
		if t.Start < at {
			continue
		}
		if t.Start >= f.clause.End {
			break
		}
		switch {
		case t.role == link:
			at = t.End
			continue
		case t.role == mark && t.Start == at && at > f.mark.End:
			at, end = t.End, t.End
			continue
		}
		break
	}
	return end
}
