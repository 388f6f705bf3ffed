package recognise

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/unit"
)

// named returns the length and class of what is named by several numbers
// together and counts nothing: 7·31, 4×100米, 4/5G, 四升三降. n is the first of
// them and ends at used.
func (sc *scanner) named(n numeral.Number, rest string, used int) (length int, class string) {
	after := rest[used:]
	r, size := utf8.DecodeRuneInString(after)
	switch r {
	case '·', '・', '•':
		if k := digits(after[size:]); k > 0 && !n.Han && !n.Scaled { // 7·31特大暴雨
			return used + size + k, "name"
		}
	case '×', '✕', '╳':
		at := used
		for r == '×' || r == '✕' || r == '╳' {
			k := digits(rest[at+size:])
			if k == 0 {
				break
			}
			at += size + k
			r, size = utf8.DecodeRuneInString(rest[at:])
		}
		if at > used {
			_, k := unit.At(rest[at:])
			return at + k, "name"
		}
	case 'G', 'g', 'K', 'k', 'Ｇ':
		if n.Fraction && !n.Han { // 4/5G
			return used + size, "generation"
		}
	case '升', '降', '涨', '跌', '平', '增', '减', '进', '出', '胜', '负':
		if n.Scaled && !small(n) {
			break
		}
		m, k := numeral.Scan(after[size:], nil)
		if k == 0 || m.Scaled && !small(m) || m.Fraction {
			break
		}
		next, last := utf8.DecodeRuneInString(after[size+k:])
		if next != r && strings.ContainsRune("升降涨跌平增减进出胜负", next) { // 四升三降
			return used + size + k + last, "idiom"
		}
	case '+', '＋':
		if n.Han || n.Scaled || n.Fraction {
			break
		}
		at := used
		for r == '+' || r == '＋' {
			k := digits(rest[at+size:])
			if c, s := utf8.DecodeRuneInString(rest[at+size:]); k == 0 && (c == 'N' || c == 'X' || c == 'n' || c == 'x') {
				k = s
			}
			if k == 0 {
				break
			}
			at += size + k
			r, size = utf8.DecodeRuneInString(rest[at:])
		}
		if u, _ := unit.At(rest[at:]); at > used && u == nil { // 1+2+N, but not 3+5亿元
			return at, "formula"
		}
	}
	if c, k := utf8.DecodeRuneInString(rest); n.Han && k < used && (c == '伍' || c == '陆') { // 陆百川 is a person
		second, _ := utf8.DecodeRuneInString(rest[k:])
		if strings.ContainsRune("百千十一二三四五六七八九", second) && unit.Len(after) == 0 {
			return used, "name"
		}
	}
	return 0, ""
}

// base reports whether a number is what a rate is counted by: 每10万人,
// 1美元兑7.12元.
func (sc *scanner) base(n numeral.Number, rest string, end int, u *unit.Unit) bool {
	if sc.prev == '每' || sc.prev == ' ' && strings.HasSuffix(strings.TrimRight(sc.s[:sc.at], " "), "每") {
		return true
	}
	return u != nil && u.Class == unit.Money && n.Lo != nil && n.Lo.IsInt() && n.Lo.Num().BitLen() < 8 && startsWith(rest[end:], "兑", "折合", "可兑", "对人民币") > 0
}

// onGlobe reports whether 度 behind a number is of longitude or latitude.
func (sc *scanner) onGlobe() bool {
	before := trimBlanks(sc.s[:sc.at])
	for _, w := range []string{"北纬", "南纬", "东经", "西经", "纬度", "经度"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// voltages are the words behind a voltage that names a line or a station.
var voltages = []string{"特高压", "超高压", "输", "变", "及以上", "交流", "直流", "线", "电网", "工程", "主变", "配", "高压", "等级", "柔", "级", "送", "站", "海缆", "电缆", "架空", "双回", "通道", "项目", "主网", "网架"}

// trains are the words behind a speed that names a line or a train by it.
var trains = []string{"高铁", "高速铁路", "铁路", "动车", "列车", "高速列车", "客运专线", "城际", "线路", "复兴号", "磁浮", "的高", "的铁路", "的城际", "的列车", "及以上", "以上线", "以上的"}

// thing returns the class of a number with a unit that names a thing rather
// than measures it: ±800千伏特高压工程, 15分钟社区生活圈, 50米内.
func (sc *scanner) thing(n numeral.Number, rest string, end int, u *unit.Unit) string {
	after := rest[end:]
	switch {
	case u.Dimension == "voltage" && (sc.prev == '±' || startsWith(strings.TrimLeft(after, " "), voltages...) > 0):
		return "voltage"
	case u.Name == "分钟" || u.Name == "小时":
		at := 0
		for range 8 {
			r, size := utf8.DecodeRuneInString(after[at:])
			if r == '圈' {
				return "name"
			}
			if !han(r) && r != '“' && r != '”' || r == '的' {
				break
			}
			at += size
		}
	case u.Dimension == "length" && strings.HasSuffix(trimBlanks(sc.s[:sc.at]), "时速") && startsWith(after, trains...) > 0:
		return "size-class" // 时速350公里高铁
	case u.Dimension == "length" && startsWith(after, "内", "范围内") > 0:
		return "size-class"
	case u.Word == "条" && sc.prev == '新' && n.Digits == 2:
		return "name" // 新36条
	case (u.Name == "名" || u.Name == "位" || u.Name == "强" || u.Name == "家") && sc.prev == '前' && !n.Scaled:
		return "name" // 前10名
	case u.Class == unit.Classifier && endsWith(sc.s[:sc.at], "以下", "下列", "如下") && n.Exact() && n.Lo.Cmp(fifty) < 0:
		return "list-number" // 做好以下10个方面工作
	case (sc.prev == '-' || sc.prev == '－') && !n.Han && letter(rune(u.Word[0])):
		if before, _ := utf8.DecodeLastRuneInString(sc.s[:sc.at-len(string(sc.prev))]); han(before) && len(u.Word) == 1 {
			return "model" // 直-8L
		}
	}
	if sc.prev == '@' {
		return "identifier" // 40Mbps@5MHz
	}
	return ""
}

func endsWith(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) || strings.HasSuffix(s, w+"的") {
			return true
		}
	}
	return false
}
