package repair

import (
	"strings"
	"unicode/utf8"
)

// A pageMark is what a line says of its page: — 3 —, 第三页 共十二页, 3/12, iv.
type pageMark struct {
	n, of int
	style byte // of the number: '1' Arabic, '一' as 'h', 'i' and 'I' Roman
	sure  bool // it can be nothing else; a bare number needs its fellows
}

const decoration = "—–―-－─━‐·•・.．~～*_=|│‖<>[]〔〕【】"

// readPage reads t, a whole line or a part of one, as the mark of a page.
func readPage(t string) (pageMark, bool) {
	var m pageMark
	if len(t) > 60 || t == "" {
		return m, false
	}
	left := strings.TrimLeft(t, decoration)
	core := strings.TrimRight(left, decoration)
	adorned := len(left) < len(t) && len(core) < len(left)
	half := len(left) < len(t) || len(core) < len(left)
	r := &pageReader{t: strings.TrimFunc(core, isBlank)}
	if r.t == "" {
		return m, false
	}
	switch {
	case r.word("第"): // 第3页, 第 3 页 共 12 页, 第3页/共12页
		if m.n, m.style = r.number(); m.n == 0 || !r.word("页") && !r.word("頁") {
			return m, false
		}
		r.marks("/／，,、·|（(-—")
		if r.word("共") {
			if m.of, _ = r.number(); m.of == 0 || !r.word("页") && !r.word("頁") {
				return m, false
			}
			r.marks("）)")
		}
		m.sure = true
	case r.word("共"): // 共12页 第3页
		if m.of, _ = r.number(); m.of == 0 || !r.word("页") && !r.word("頁") {
			return m, false
		}
		r.marks("/／，,、·|（(-—")
		if !r.word("第") {
			return m, false
		}
		if m.n, m.style = r.number(); m.n == 0 || !r.word("页") && !r.word("頁") {
			return m, false
		}
		r.marks("）)")
		m.sure = true
	default:
		named := r.fold("page") || r.word("页码") || r.word("頁碼")
		short := !named && r.fold("p")
		if named || short {
			dot := r.marks(".:：")
			named = named || short && (dot || adorned)
		}
		if m.n, m.style = r.number(); m.n == 0 {
			return m, false
		}
		m.sure = named || adorned
		if r.marks("/／") || r.fold("of") {
			total := r.word("共")
			if m.of, _ = r.number(); m.of < m.n || m.of < 2 {
				return m, false
			}
			m.sure = m.sure || total || half
			if r.word("页") || r.word("頁") {
				m.sure = true
			}
		}
	}
	if half && !m.sure { // 3. is the number of an item
		return m, false
	}
	return m, r.t == "" && m.n > 0 && (m.of == 0 || m.n <= m.of)
}

// A pageReader reads a mark from left to right, blanks passed over.
type pageReader struct{ t string }

func (r *pageReader) skip(n int) { r.t = strings.TrimLeftFunc(r.t[n:], isBlank) }

func (r *pageReader) word(w string) bool {
	if !strings.HasPrefix(r.t, w) {
		return false
	}
	r.skip(len(w))
	return true
}

func (r *pageReader) fold(w string) bool {
	if len(r.t) < len(w) || !strings.EqualFold(r.t[:len(w)], w) {
		return false
	}
	r.skip(len(w))
	return true
}

// marks passes over characters of set and reports whether there were any.
func (r *pageReader) marks(set string) bool {
	any := false
	for {
		c, n := utf8.DecodeRuneInString(r.t)
		if n == 0 || !strings.ContainsRune(set, c) {
			return any
		}
		any = true
		r.skip(n)
	}
}

// number reads up to four digits, Chinese digits or a Roman number; 0 if there
// is none.
func (r *pageReader) number() (int, byte) {
	n, digits, at := 0, 0, 0
	for at < len(r.t) && digits < 5 {
		c, size := utf8.DecodeRuneInString(r.t[at:])
		if !isDigit(c) {
			break
		}
		if c >= '０' {
			c -= '０' - '0'
		}
		n = n*10 + int(c-'0')
		digits++
		at += size
	}
	if digits > 0 {
		if digits > 4 || digits > 1 && r.t[0] == '0' && n > 99 {
			return 0, 0
		}
		r.skip(at)
		return n, '1'
	}
	if n, at := hanPage(r.t); n > 0 {
		r.skip(at)
		return n, 'h'
	}
	if n, at := roman(r.t); n > 0 {
		style := r.t[0] &^ 0x20
		if r.t[0] >= 'a' {
			style = 'i'
		}
		r.skip(at)
		return n, style
	}
	return 0, 0
}

// hanPage reads a number of pages in Chinese digits: 三, 十二, 一百零五, 一〇五.
func hanPage(t string) (n, at int) {
	last, places := 0, 0
	for at < len(t) {
		c, size := utf8.DecodeRuneInString(t[at:])
		k := strings.IndexRune("〇一二三四五六七八九", c)
		switch {
		case c == '零':
			places++
		case k >= 0:
			if places > 0 && n == 0 { // 一〇五
				last *= 10
			}
			last += k / 3
			places++
		case c == '十':
			n, last, places = n+max(last, 1)*10, 0, 0
		case c == '百':
			n, last, places = n+max(last, 1)*100, 0, 0
		default:
			return n + last, at
		}
		if n+last > 9999 || at > 21 {
			return 0, 0
		}
		at += size
	}
	return n + last, at
}

// roman reads a Roman number in one case.
func roman(t string) (n, at int) {
	values := func(c byte) int {
		switch c {
		case 'i', 'I':
			return 1
		case 'v', 'V':
			return 5
		case 'x', 'X':
			return 10
		case 'l', 'L':
			return 50
		}
		return 0
	}
	before := 0
	for at < len(t) && at < 9 {
		v := values(t[at])
		if v == 0 {
			break
		}
		if (t[at] >= 'a') != (t[0] >= 'a') {
			return 0, 0
		}
		n += v
		if before < v {
			n -= 2 * before
		}
		before = v
		at++
	}
	if at < len(t) && letter(t[at]) {
		return 0, 0
	}
	return n, at
}

// mayMark reports whether the mark of a page can begin with r.
func mayMark(t string) bool {
	switch c := t[0]; {
	case c < utf8.RuneSelf:
		return digit(c) || strings.IndexByte("Pp-.~*_=|<[ivxIVX", c) >= 0
	default:
		r, _ := utf8.DecodeRuneInString(t)
		return isDigit(r) || strings.ContainsRune("第共页頁—–―－─━‐·•・．～│‖〔【一二三四五六七八九十", r)
	}
}

// markPages marks page numbers: those that show what they are, and bare ones
// where others follow them at a distance. Three prove it; two do where they
// stand in the middle of sentences.
func markPages(s string, lines []line) {
	type key struct {
		style byte
		n, of int
	}
	var chains map[key][]int // lines of bare numbers, by the number that goes on
	for i := range lines {
		l := lines[i]
		if l.why != keep || l.runes > 30 || !mayMark(s[l.start:l.end]) {
			continue
		}
		m, ok := readPage(l.of(s))
		if !ok {
			continue
		}
		if m.sure {
			lines[i].why = pageNumber
			continue
		}
		if m.of > 0 && inSentence(s, lines, i) {
			lines[i].why = pageNumber // its fellows are found by it
		}
		if chains == nil {
			chains = map[key][]int{}
		}
		here := key{m.style, m.n, m.of}
		on := key{m.style, m.n + 1, m.of}
		chain := chains[here]
		if k := len(chain); k > 0 {
			switch gap := i - chain[k-1]; {
			case gap < 15 && !near(s, lines, chain[k-1], i):
				continue // cells of a table
			case gap > 200:
				chain = nil
			}
		}
		if k := len(chain); k > 1 { // pages are of one length, rows of a table are not
			if last, now := chain[k-1]-chain[k-2], i-chain[k-1]; (now*2 > last*3 || last*2 > now*3) && !inSentence(s, lines, i) {
				chain = nil
			}
		}
		delete(chains, here)
		if waits := chains[on]; len(chain) == 0 && len(waits) > 0 && i-waits[len(waits)-1] <= 200 {
			continue // a stray number does not end a chain that waits
		}
		chain = append(chain, i)
		if len(chain) >= 3 || len(chain) == 2 && (m.of > 0 || proven(s, lines, chain[0], i)) {
			for _, k := range chain {
				lines[k].why = pageNumber
			}
		}
		chains[on] = chain
	}
}

// near reports whether bare numbers a and b, less than a page of lines apart,
// may be those of pages all the same: where a line is a paragraph a page has
// few.
func near(s string, lines []line, a, b int) bool {
	long := func(i int) bool {
		return i > 0 && lines[i-1].runes >= 40 && i+1 < len(lines) && lines[i+1].runes >= 40
	}
	x, y := inSentence(s, lines, a), inSentence(s, lines, b)
	return b-a > 3 && (x && y || (x || y) && long(a) && long(b))
}

// proven reports whether two bare numbers are those of pages: both stand in the
// middle of sentences, or one does and the other between lines or at the end.
func proven(s string, lines []line, a, b int) bool {
	x, y := inSentence(s, lines, a), inSentence(s, lines, b)
	if x && y {
		return true
	}
	flanked := func(i int) bool {
		return i > 0 && lines[i-1].runes >= 12 && (i+1 == len(lines) || lines[i+1].runes >= 15)
	}
	return flanked(a) && flanked(b) && ((x || y) && b-a >= 10 || pageApart(a, b))
}

// pageApart reports whether line a is as far from the start as b is from a: the
// length of a page.
func pageApart(a, b int) bool {
	return b-a >= 15 && (a+1)*5 >= (b-a)*4 && (a+1)*4 <= (b-a)*5
}

// inSentence reports whether line i stands in the middle of a sentence that
// goes on behind it, other marks of the page passed over.
func inSentence(s string, lines []line, i int) bool {
	mark := func(k int) bool {
		if lines[k].why != keep {
			return true
		}
		if lines[k].runes > 8 {
			return false
		}
		_, ok := readPage(lines[k].of(s))
		return ok
	}
	a, b := i-1, i+1
	for a >= 0 && i-a < 4 && mark(a) {
		a--
	}
	for b < len(lines) && b-i < 4 && mark(b) {
		b++
	}
	if a < 0 || b >= len(lines) || lines[a].why != keep || lines[b].why != keep || lines[a].runes < 12 || lines[b].runes < 4 {
		return false
	}
	x, y := lines[a].of(s), lines[b].of(s)
	if finalEnd(x) || starts(y) || lines[i].runes <= 8 && asksNumber(x) && !startsNumber(y) {
		return false
	}
	// what stands between an opening mark and its closing one, or before a comma,
	// is part of the sentence: a link that stood on a line of its own
	last, _ := utf8.DecodeLastRuneInString(x)
	first, _ := utf8.DecodeRuneInString(y)
	if strings.ContainsRune(openers, last) || strings.ContainsRune("，。、；：！？,;"+closers, first) {
		return false
	}
	if starts(x) && !strings.ContainsAny(x, "，。；") { // a heading
		return false
	}
	marked := strings.ContainsAny(y, "，。；、")
	return (marked || lines[b].runes >= 20) && (strings.ContainsAny(x, "，。；、") || marked && lines[a].runes >= 20)
}

// markNumberedHeads marks running heads and feet that carry the number of the
// page: one text again and again with a number that grows.
func markNumberedHeads(s string, lines []line) {
	type head struct {
		at int
		m  pageMark
	}
	var heads map[string][]head
	for i := range lines {
		l := lines[i]
		if l.why != keep || l.runes < 5 || l.runes > 70 {
			continue
		}
		t := l.of(s)
		if !mayCarry(t) {
			continue
		}
		text, m, ok := splitHead(t)
		if !ok {
			continue
		}
		if heads == nil {
			heads = map[string][]head{}
		}
		heads[text] = append(heads[text], head{i, m})
	}
	var marked []int // set at the end: what is asked of one text must not hang on another's answer
	for text, list := range heads {
		grows, cut := true, 0
		step := 0
		even := len(list) >= 3
		var least, most = 1 << 30, 0
		sure := list[0].m.sure
		for k, h := range list {
			if inSentence(s, lines, h.at) {
				cut++
			}
			if k == 0 {
				continue
			}
			sure = sure && h.m.sure
			d := h.m.n - list[k-1].m.n
			if d < 1 || d > 3 || step > 0 && d != step && !sure {
				grows = false
			}
			step = d
			gap := h.at - list[k-1].at
			least, most = min(least, gap), max(most, gap)
		}
		paged := least >= 8 && most <= least*3/2
		even = even && least >= 8 && most <= least*5/4+1
		switch {
		case !grows:
			continue
		case sure:
			if len(list) < 2 && cut == 0 {
				continue
			}
		case utf8.RuneCountInString(text) < 4:
			continue
		case len(list) >= 3:
			if (cut*2 < len(list) || !paged) && !even {
				continue
			}
		default:
			apart := len(list) == 2 && least >= 15 && (cut == 2 || cut == 1 && standsAtHead(s, lines, text) || pageApart(list[0].at, list[1].at))
			if !apart && (cut == 0 || !standsAtHead(s, lines, text)) {
				continue
			}
		}
		for _, h := range list {
			marked = append(marked, h.at)
		}
	}
	for _, i := range marked {
		lines[i].why = runningHead
	}
}

// standsAtHead reports whether one of the first lines is text, or has it.
func standsAtHead(s string, lines []line, text string) bool {
	for i := range min(len(lines), 8) {
		if strings.Contains(lines[i].of(s), text) {
			return true
		}
	}
	return false
}

// mayCarry reports whether a digit or the sign of a page stands at one of the
// ends of t.
func mayCarry(t string) bool {
	first, _ := utf8.DecodeRuneInString(t)
	last, _ := utf8.DecodeLastRuneInString(t)
	if finalRune(last) {
		return false
	}
	return isDigit(first) || isDigit(last) || strings.ContainsRune("页頁)）"+decoration, last) || strings.ContainsRune("第共Pp"+decoration, first) ||
		strings.ContainsRune("一二三四五六七八九十ivxIVX", last) && strings.ContainsAny(t, " 　\t|")
}

func finalRune(r rune) bool {
	return strings.ContainsRune(finals, r) || strings.ContainsRune(commas, r)
}

// splitHead parts a running head from the number of the page in front of it or
// behind it.
func splitHead(t string) (string, pageMark, bool) {
	trim := func(x string) string {
		return strings.Trim(strings.TrimFunc(x, isBlank), decoration+" 　\t：:")
	}
	tried := 0
	for i, r := range t {
		if i == 0 || i > 48 && len(t)-i > 48 {
			continue
		}
		border := isBlank(r) || r == '第' || r == '共' || r == '|' || strings.ContainsRune("—–-－·", r)
		if !border {
			continue
		}
		if tried++; tried > 12 {
			break // cells of a table
		}
		rest := strings.TrimFunc(t[i:], isBlank)
		if m, ok := readPage(rest); ok && (m.sure || isBlank(r) || r == '|') {
			if text := trim(t[:i]); utf8.RuneCountInString(text) >= 2 && headLike(text) {
				return text, m, true
			}
		}
		if m, ok := readPage(strings.TrimFunc(t[:i], isBlank)); ok && isBlank(r) {
			if text := trim(t[i:]); utf8.RuneCountInString(text) >= 4 && headLike(text) {
				return "<" + text, m, true
			}
		}
	}
	return "", pageMark{}, false
}

// headLike reports whether text may be a running head: a name, no part of a
// sentence.
func headLike(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return !strings.ContainsAny(text, "，。；！？") && !strings.ContainsRune("、）》”）", first) && utf8.RuneCountInString(text) <= 40
}

// markHeads marks running heads and feet: a line that comes again and again,
// beside page numbers, in the middle of sentences of a text cut at one width,
// which the line does not reach, or at even distances. The first is kept where
// it is the title of the text.
func markHeads(s string, lines []line) {
	var lay layout
	measured := false
	short := func(i int) bool {
		if !measured {
			lay, measured = measure(s, lines), true
		}
		return lay.full > 0 && i > 0 && lay.size(lines[i])*20 <= lay.full*17 && (lines[i-1].why != keep || lay.size(lines[i-1])*10 >= lay.full*9)
	}
	places := map[string][]int32{}
	for i, l := range lines {
		if l.why != keep || l.runes < 4 || l.runes > 40 {
			continue
		}
		t := l.of(s)
		if starts(t) || finalEnd(t) {
			continue
		}
		places[t] = append(places[t], int32(i))
	}
	var marked []int32
	for _, at := range places {
		if len(at) < 2 {
			continue
		}
		beside, inBody, cut := 0, 0, 0
		for _, i := range at {
			if i > 0 && int(i)+1 < len(lines) && lines[i-1].runes >= 15 && lines[i+1].runes >= 15 {
				inBody++
			}
			if i > 0 && lines[i-1].why == pageNumber || int(i)+1 < len(lines) && lines[i+1].why == pageNumber {
				beside++
				if len(at) > 2 {
					continue
				}
			}
			if inSentence(s, lines, int(i)) && short(int(i)) {
				cut++
			}
		}
		even := len(at) >= 5
		var least, most int32 = 1 << 30, 0
		for k := 1; k < len(at); k++ {
			least, most = min(least, at[k]-at[k-1]), max(most, at[k]-at[k-1])
		}
		even = even && least >= 15 && most <= least*5/4+1 && inBody*4 >= len(at)*3
		first := 0
		if at[0] < 6 && !(at[0] > 0 && lines[at[0]-1].why == pageNumber) {
			first = 1
		}
		paged := least >= 15 && most <= least*3/2
		switch on := len(at) - first; {
		case beside*3 >= len(at)*2 && len(at) > 2, even:
		// twice proves nothing: a document may hold one table two times
		case beside == 2 && len(at) == 2 && cut > 0 && least >= 15 && short(int(at[0])) && short(int(at[1])):
		case on >= 2 && (len(at) > 2 || first == 1) && (beside+cut)*3 >= on*2 && cut > 0 && paged:
		default:
			continue
		}
		marked = append(marked, at[first:]...)
	}
	for _, i := range marked {
		lines[i].why = runningHead
	}
}
