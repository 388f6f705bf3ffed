package layout

import "unicode"

// A class is what a character is for the rules of a line. Several may hold.
type class uint16

const (
	noStart  class = 1 << iota // never begins a line
	noEnd                      // never ends a line
	half                       // a closing mark that is blank in its right half
	halfOpen                   // an opening mark that is blank in its left half
	wide                       // Han or a full-width mark: a line may be stretched beside it
	han                        // a Han character
	digit                      // 0 to 9
	letter                     // of a script with words: Latin, Greek, Cyrillic
	blank                      // a space
	zero                       // takes no room: joiners, combining marks, controls
	newline                    // ends the line whatever the width
	unit                       // a word that a number must not be torn from
	asciiEnd                   // , . ; : ! ? ) of the half-width set
	pair                       // — and …, never torn from its like
)

const (
	closing  = "、，。．；：！？）》」』”’〉】〕］｝〗〙〛"
	opening  = "（《「『“‘〈【〔［｛〖〘〚"
	notStart = closing + "…·‥～％‰℃々ー,.;:!?)]}%"
	notEnd   = opening + "([{＄￥¥$"
	units    = "十百千万亿兆年月日时分秒点个项位人名元户件次倍番岁周号条章款度届家所座台辆吨米里亩斤克瓦升级类种批例起场代期强成天只艘架列套部册卷篇页集支枚颗株头间处片块幅门层栋宗笔单票份顷伏安赫兹角卡厘毫公平立多余几数"
)

// table holds the classes of the characters below 0x10000, made once.
var table = func() *[0x10000]class {
	t := new([0x10000]class)
	for r := rune(0); r < 0x10000; r++ {
		t[r] = classify(r)
	}
	set := func(s string, c class) {
		for _, r := range s {
			t[r] |= c
		}
	}
	set(closing, half|wide)
	set(opening, halfOpen|wide)
	set(notStart, noStart)
	set(notEnd, noEnd)
	set(units, unit)
	set(",.;:!?)", asciiEnd)
	set("—…", pair|wide)
	set("　、。", wide)
	return t
}()

func classify(r rune) class {
	switch {
	case r == '\n' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return newline | zero | noStart
	case r == ' ' || r == '\t' || r == 0x3000 || r >= 0x2000 && r <= 0x200a || r == 0x205f:
		return blank
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return zero | noStart
	case r >= '0' && r <= '9':
		return digit
	case r < 0x80 && unicode.IsLetter(r):
		return letter
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return zero | noStart
	case unicode.Is(unicode.Han, r) && unicode.IsLetter(r):
		return han | wide
	case r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7a4 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xff61:
		return wide
	case unicode.IsLetter(r):
		return letter
	}
	return 0
}

func classOf(r rune) class {
	if r >= 0 && r < 0x10000 {
		return table[r]
	}
	return classify(r)
}

// Blank reports whether r leaves no ink: a space, a control, a joiner.
func Blank(r rune) bool { return classOf(r)&(blank|zero) != 0 }
