package page

import "unicode"

// frequent holds the characters that make up about half of any Chinese text, in
// both scripts. Text whose fonts lie about their characters has hardly any.
var frequent = func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range `的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则任取据处府研况保障收支完成预算市县项目务共年度情况表债限额会审报告增税财政编制发展经济社教育科技生态环境保护医疗安全` +
		`個國們這時來會動對說產種學後過從業應開還現實體機點當條問題經進無線關係總統計書張長門見員東車電區與專義節標準據處規定須應為發` {
		set[r] = true
	}
	return set
}()

// rubbish reports whether the characters of a page cannot be those that it
// shows: its fonts lack the way from their glyphs to characters, or lie.
func rubbish(ps []piece) bool {
	han, known, odd, signs, all := 0, 0, 0, 0, 0
	for i := range ps {
		gs := ps[i].gs
		for k := range gs {
			r := gs[k].r
			switch {
			case r >= '0' && r <= '9' || r >= '０' && r <= '９' || r == '.' || r == ',' || r == '-':
				continue
			case r >= 0xf020 && r < 0xf100: // of a symbol font: bullets, signs of formulas
				signs++
			case r >= 0xe000 && r < 0xf900 || r >= 0xf0000 || r == 0xfffd || r < ' ' || r >= 0x7f && r < 0xa0:
				odd++
			case r >= 0x3400 && r < 0xa000 || r >= 0x20000 && r < 0x40000:
				han++
				if frequent[r] {
					known++
				}
			case r > ' ' && r < 0x7f:
				if !unicode.IsLetter(r) && !expected(r) {
					odd++
				}
			case r >= 0xa0 && r < 0x250 && r != '·' && r != '×' && r != '±' && r != '°' && r != '§' && r != '©' && r != '®' && r != '÷':
				odd++
			}
			all++
		}
	}
	return all >= 12 && (odd*4 > all || signs*10 > all*6) || han >= 16 && known*12 < han
}

// expected reports whether r is a mark that running text is full of.
func expected(r rune) bool {
	switch r {
	case '(', ')', '/', ':', ';', '"', '\'', '[', ']', '%', '?', '_', '|', '<', '>', '=':
		return true
	}
	return false
}
