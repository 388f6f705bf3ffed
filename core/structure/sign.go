package structure

import (
	"strings"
	"unicode/utf8"
)

// A sign is one of the things that say, each a little, that another text begins
// at a line.
type sign int

const (
	signTitle        sign = iota // one of the first lines ends as titles end
	signYear                     // … and names the year of a report
	signNamed                    // … and says whose or what about
	signForm                     // the line has the form of a title
	signTop                      // # of Markdown
	signDay                      // a title with its day
	signGreeting                 // 各位代表：
	signMeta                     // 来源：…, a date, a number of a document
	signSent                     // 各市人民政府：
	signOpening                  // 为贯彻落实…
	signOpeningSoon              // … in one of the next lines
	signEra                      // 近年来，…
	signDefines                  // 轻工业是我国…
	signWire                     // 新华社北京2月26日电
	signStamp                    // 2023-08-15 10:28，正文：…
	signSite                     // rows around the text of a web page
	signIssuer                   // the name of an office
	signCommaAgain               // 一、 where 二、 and more stand behind
	signFirstHere                // the line is numbered 一、 or 第一章
	signFirstSoon                // … or one of the next is
	signGeneral                  // 第一章 总则
	signOpeningFirst             // a first sentence, and 一、 soon behind it
	signStopBefore               // the line before ends a sentence
	signClosing                  // 责任编辑：…, 抄送：… right before
	signNoHan                    // the line before has no Han character
	signCall                     // the line before ends a speech
	signSigned                   // an office or a date right before
	signBoth                     // an end and a beginning meet
	signGap                      // more blank lines than usual
	signWideGap                  // two more and beyond
	signPage                     // a form feed
	signNumbered                 // the line is a later item of a list
	signStop                     // the line is a whole paragraph
	signScript                   // one side is in traditional characters
	signIndent                   // one side has indents
	signMarks                    // one side has full-width commas
	signWrapped                  // one side is cut into short lines
	signFar                      // the sides share hardly any words
	signNear                     // how many they share, from 0 to 1
	signYears                    // the sides speak of other years
	signCount
)

// points are what each sign is worth. They were fitted (logistic regression) on
// pairs of one half of the collection against all lines of single documents and
// measured on the other half; a form feed and wide gaps, which those pairs had
// too few of, are judged by hand.
var points = [signCount]float32{
	signTitle: 2.0, signYear: 0.3, signNamed: 2.1, signForm: 1.9, signTop: 1.7, signDay: 1.7,
	signGreeting: 0.7, signMeta: 3.2, signSent: 0.2, signOpening: 0.9, signOpeningSoon: 1.3,
	signEra: 1.7, signDefines: 0.7, signWire: 1.5, signStamp: 4.8, signSite: 2.7, signIssuer: 1.4,
	signCommaAgain: 1.7, signFirstHere: -0.3, signFirstSoon: 2.5, signGeneral: 2.0, signOpeningFirst: 2.0,
	signStopBefore: -0.5, signClosing: 1.8, signNoHan: 1.7, signCall: 0.4, signSigned: 0.7, signBoth: 1.3,
	signGap: 1.2, signWideGap: 0.4, signPage: 0.8, signNumbered: -0.7, signStop: -0.4,
	signScript: 2.0, signIndent: 1.2, signMarks: 2.8, signWrapped: 1.0, signFar: 1.8, signNear: -3.1, signYears: 0.5,
}

// signs are the signs of one line; all but signNear are 0 or 1.
type signs [signCount]float32

func (x *signs) on(k sign, ok bool) {
	if ok {
		x[k] = 1
	}
}

func (x *signs) any(ks ...sign) bool {
	for _, k := range ks {
		if x[k] > 0 {
			return true
		}
	}
	return false
}

func (x *signs) points() float32 {
	sum := float32(0)
	for k, v := range x {
		sum += v * points[k]
	}
	return sum
}

// A border is a line at which another text may begin.
type border struct {
	s     string
	lines []look
	i     int
	first int // the line with which the text before begins
	comma int // the last n of n、 in it

	numbered bool // it has headings or clauses with numbers
	rare     []rare
	read     map[int]*reading
}

// ahead finds the signs of a beginning.
func (b *border) ahead(x *signs) {
	l := &b.lines[b.i]
	x.on(signYear, l.has(showsYear))
	x.on(signForm, l.has(showsForm))
	x.on(signTop, l.has(showsTop))
	x.on(signDay, l.has(showsDay))
	x.on(signOpening, l.has(showsOpening))
	x.on(signEra, l.has(showsEra))
	x.on(signDefines, l.has(showsDefines))
	x.on(signStamp, l.has(showsStamp))
	x.on(signStop, l.has(showsStop))
	x.on(signFirstHere, l.part == 1 || l.clause == 1 || l.comma == 1)
	x.on(signNumbered, l.has(showsNumber) && x[signFirstHere] == 0)
	whole := false // a paragraph has begun: the head of the text is over
	for k := b.i; k < len(b.lines) && k <= b.i+8; k++ {
		m := &b.lines[k]
		if !whole {
			x.on(signGreeting, m.has(showsGreeting))
			x.on(signMeta, m.has(showsMeta) && !m.has(showsClosing))
			x.on(signSent, m.has(showsSent))
			x.on(signWire, m.has(showsWire))
			x.on(signSite, m.has(showsSite))
			x.on(signIssuer, m.has(showsIssuer))
			x.on(signOpeningSoon, m.has(showsOpening) && k > b.i)
			x.on(signTitle, k <= b.i+3 && m.has(showsTitle) && l.has(showsForm) || k == b.i && m.has(showsTitle))
			x.on(signNamed, k <= b.i+3 && m.has(showsNamed) && l.has(showsForm))
		}
		x.on(signCommaAgain, m.comma == 1 && b.comma >= 2)
		x.on(signGeneral, k <= b.i+4 && m.has(showsGeneral))
		x.on(signFirstSoon, m.part == 1 || m.clause == 1 || m.comma == 1)
		whole = whole || m.has(showsStop) && m.runes > 30
		if m.comma > 1 || m.part > 1 || m.clause > 1 {
			break
		}
	}
	x.on(signOpeningFirst, x[signFirstSoon] > 0 && x.any(signOpening, signDefines, signSent))
}

// behind finds the signs of an end, and of what parts the two.
func (b *border) behind(x *signs) {
	l, p := &b.lines[b.i], &b.lines[b.i-1]
	x.on(signStopBefore, p.has(showsStop))
	x.on(signNoHan, !p.has(showsHan))
	x.on(signCall, p.has(showsCall))
	for k := max(b.first, b.i-3); k < b.i; k++ {
		m := &b.lines[k]
		x.on(signClosing, m.has(showsClosing))
		x.on(signSigned, m.has(showsIssuer|showsMeta) && !m.has(showsStop))
	}
	g := int(l.gap) - b.usualGap()
	x.on(signGap, g >= 1)
	x.on(signWideGap, g >= 2)
	x.on(signPage, l.page)
}

// usualGap is the most frequent number of blank lines between the lines before.
func (b *border) usualGap() int {
	var n [4]int
	for k := max(b.first+1, b.i-24); k < b.i; k++ {
		n[min(b.lines[k].gap, 3)]++
	}
	best := 0
	for g := range n {
		if n[g] > n[best] {
			best = g
		}
	}
	return best
}

// both finds whether an end and a beginning meet.
func both(x *signs) bool {
	return x.any(signClosing, signCall, signSigned, signPage, signScript, signMarks) && begins(x)
}

// begins finds whether a line is what texts begin with.
func begins(x *signs) bool {
	return x.any(signTitle, signGreeting, signMeta, signSent, signOpening, signEra, signDefines, signFirstSoon, signNamed)
}

// may reports whether a text may begin with line i at all.
func (b *border) may() bool {
	i, l, p := b.i, &b.lines[b.i], &b.lines[b.i-1]
	if l.gap == 0 && !l.page && !p.has(showsStop|showsClosing|showsLink|showsIssuer|showsMeta) && p.has(showsHan) && !l.has(showsTop|showsStamp|showsTitle|showsYear) {
		return false // the line before goes on
	}
	t := l.of(b.s)
	first, _ := utf8.DecodeRuneInString(t)
	if !l.has(showsHan) || strings.ContainsRune("，。、；：）》」”,.;:)", first) {
		return false
	}
	if l.has(showsClosing|showsUnder|showsDate) || l.has(showsMarkup) && (t[0] == '[' || t[0] == '<') || strings.HasPrefix(t, "注：") {
		return false
	}
	if (l.comma == 1 || l.part == 1 || l.clause == 1) && !b.numbered && !l.has(showsGeneral) {
		return false // the first heading, behind what introduces it
	}
	if l.has(showsIssuer | showsMeta) { // who signs the text before, not who sends the next
		for k := i + 1; k < len(b.lines) && k <= i+3; k++ {
			if b.lines[k].has(showsDate) {
				return false
			}
		}
	}
	r, _ := utf8.DecodeLastRuneInString(p.of(b.s))
	if strings.ContainsRune("：:", r) && !p.has(showsClosing|showsMeta|showsSent) {
		return false // it announces the line
	}
	return !strings.ContainsRune("《“（(", r) && (i+1 == len(b.lines) || !strings.HasPrefix(b.lines[i+1].of(b.s), "》")) && b.tells()
}

// tells reports whether a whole paragraph stands at the line or soon behind it,
// or as much in short lines, before anything that closes a text.
func (b *border) tells() bool {
	n := 0
	for k := b.i; k < len(b.lines) && k < b.i+60; k++ {
		if n += int(b.lines[k].runes); whole(b.lines, k) || n >= 200 {
			return true
		}
		if b.lines[k].has(showsClosing) && !strings.HasPrefix(b.lines[k].of(b.s), "分享") {
			return false
		}
	}
	return false
}

// whole reports whether line i is a paragraph of some length, or ends one that
// was cut into lines.
func whole(lines []look, i int) bool {
	l := &lines[i]
	if l.has(showsHan) && (l.runes > 40 && l.has(showsStop) || l.runes > 100) {
		return true
	}
	return l.has(showsStop) && l.runes > 4 && i > 1 && lines[i-1].runes >= 15 && lines[i-2].runes >= 15 && !lines[i-1].has(showsStop)
}
