package recognise

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/unit"
)

// compound adds to m what follows it in smaller units or as a half: 3斤5两,
// 123元1角1分, 两年半. It returns the length of the whole, or 0.
func (sc *scanner) compound(m *Mark, rest string, end int) int {
	if m.Unit == nil || !m.Num.Exact() || m.Unit.Class != unit.Measure && m.Unit.Class != unit.Money && m.Unit.Class != unit.Time && m.Unit.Name != "%" {
		return 0
	}
	if strings.HasPrefix(rest[end:], "半") && m.Num.Lo.IsInt() && (m.Rule == "tenths" || m.Unit.Name != "%") {
		after := rest[end+len("半"):]
		if startsWith(after, "天", "年", "个", "径", "成品", "导体", "数", "岛", "挂") > 0 {
			return 0 // 10吨半成品
		}
		half := big.NewRat(1, 2)
		if m.Rule == "tenths" { // 三成半
			half = big.NewRat(5, 1)
		}
		v := new(big.Rat).Add(m.Num.Lo, half)
		m.Num.Lo, m.Num.Hi, m.Num.Step = v, v, half
		m.End = sc.at + end + len("半")
		return end + len("半")
	}
	if m.Rule == "tenths" { // 三成五
		r, size := utf8.DecodeRuneInString(rest[end:])
		d, ok := numeral.HanDigit(r)
		if a, arabic := numeral.Digit(r); arabic {
			d, ok = a, true
		}
		if after := rest[end+size*b2i(ok):]; ok && d > 0 && !numeral.Extends(after) && unit.Len(after) == 0 {
			v := new(big.Rat).Add(m.Num.Lo, big.NewRat(int64(d), 1))
			m.Num.Lo, m.Num.Hi, m.Num.Step = v, v, big.NewRat(1, 1)
			m.End = sc.at + end + size
			return end + size
		}
		return 0
	}
	if m.Unit.Class == unit.Time {
		return 0
	}
	total, last, at := m.Num.Lo, m.Unit, end
	for at < len(rest) {
		n, used := numeral.Scan(rest[at:], unit.Len)
		if used == 0 || !n.Exact() || n.Scaled && !n.Han {
			break
		}
		u, length := smaller(rest[at+used:], last)
		if u == nil || u.Dimension != last.Dimension || u.Factor.Cmp(last.Factor) >= 0 || u.Class != m.Unit.Class {
			break
		}
		step := new(big.Rat).Quo(u.Factor, m.Unit.Factor)
		total = new(big.Rat).Add(total, new(big.Rat).Mul(n.Lo, step))
		m.Num.Step = step
		last = u
		at += used + length
	}
	if at == end {
		return 0
	}
	m.Num.Lo, m.Num.Hi = total, total
	m.End = sc.at + at
	return at
}

// smaller returns the unit at the start of s. Behind 元 and 角, 分 and 毛 are
// money, though 分 elsewhere is a score.
func smaller(s string, last *unit.Unit) (*unit.Unit, int) {
	if last.Dimension == "money.CNY" {
		for _, c := range []struct {
			word string
			part int64
		}{{"角", 10}, {"毛", 10}, {"分钱", 100}, {"分", 100}} {
			if strings.HasPrefix(s, c.word) {
				return &unit.Unit{Word: c.word, Name: c.word, Dimension: last.Dimension, Base: last.Base, Factor: big.NewRat(1, c.part), Class: unit.Money}, len(c.word)
			}
		}
	}
	return unit.At(s)
}

// currencies stand before or behind an amount that is printed in 元 or
// without a unit.
var currencies = []struct{ word, unit string }{
	{"人民币", "元"}, {"港币", "港元"}, {"新台币", "新台币"}, {"台币", "新台币"}, {"日币", "日元"}, {"欧元", "欧元"}, {"美金", "美元"}, {"美元", "美元"},
	{"￥", "元"}, {"¥", "元"}, {"HK$", "港元"}, {"NT$", "新台币"}, {"A$", "澳元"}, {"C$", "加元"}, {"$", "美元"}, {"＄", "美元"}, {"€", "欧元"}, {"£", "英镑"},
	{"RMB", "元"}, {"CNY", "元"}, {"USD", "美元"}, {"EUR", "欧元"}, {"HKD", "港元"}, {"JPY", "日元"}, {"GBP", "英镑"},
}

// currency takes the money that a word before or behind m names: 港币2960元,
// $20, 9000元日币. It returns by how much m grew.
func (sc *scanner) currency(m *Mark, after string) int {
	if m.Unit != nil && m.Unit.Name != "元" {
		return 0
	}
	before := trimBlanks(sc.s[:sc.at])
	if strings.HasPrefix(after, "$") || strings.HasPrefix(after, "\\") || strings.HasPrefix(after, " \\") { // $312.5$ is set as a formula
		return 0
	}
	for _, c := range currencies {
		if strings.HasSuffix(before, c.word) {
			if u := unit.Named(c.unit); u != nil {
				m.Unit = u
			}
			return 0
		}
	}
	if m.Unit == nil {
		return 0
	}
	for _, c := range currencies {
		if strings.HasPrefix(after, c.word) && utf8.RuneCountInString(c.word) > 1 {
			if u := unit.Named(c.unit); u != nil {
				m.Unit = u
				m.End += len(c.word)
				return len(c.word)
			}
		}
	}
	return 0
}
