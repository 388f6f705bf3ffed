package core_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/text"
)

// pieces are what official documents are made of; a fuzzer puts them together.
var pieces = []string{
	"2022年", "2021年", "去年", "上年同期", "“十四五”时期", "1—6月", "3月5日", "截至2023年底", "2020年至2022年", "五年来", "到2025年", "近三年",
	"全市", "某省", "东部地区", "甲县", "乙县", "粮食产量", "地区生产总值", "数字经济规模", "居民人均可支配收入", "增速", "占比", "网民", "普及率", "就业人员", "其中", "比重", "第三产业",
	"达到", "达", "为", "比上年", "同比", "增长", "下降", "提高", "提升至", "降至", "翻一番", "占", "超过", "不足", "预计", "力争", "分别", "增加到", "从", "由", "排名", "居全国",
	"30.5", "1", "3.2×10⁵", "1,234.5", "三成五", "一万二千", "７．５", "0.03", "17万6", "两", "数", "上千", "三分之二", "百分之四十", "1/3", "100.3", "9999999999999999999", "第一", "前三位",
	"万吨", "亿元", "%", "％", "个百分点", "万人", "倍", "‰", "元／平方米", "位", "万亿元", "户", "年", "件", "人次", "岁", "亿",
	"左右", "以上", "余", "多", "至", "—", "~", "和", "、", "，", "；", "：", "。", "（", "）", "“", "”", "《", "》", "的", "了", "与", " ", "　",
	"\n", "\n\n", "一、", "（一）", "1.", "第三条", "新华社北京2月26日电", "（完）", "来源：", "| ", "\t", "— 3 —\n", "表1 ", "单位：", "注：", "http://a.cn/1", "3G", "2023〕5号", "75周年", "GDP", "Ⅲ", "\u200b", "⻓", "**", "<b>",
}

// composed is the text that picks names, one piece a byte.
func composed(picks []byte) string {
	var b strings.Builder
	for _, p := range picks {
		b.WriteString(pieces[int(p)%len(pieces)])
	}
	return b.String()
}

// read reads a composed text; ok is false if there is nothing to read in it.
func read(t *testing.T, s string) (d *doc.Document, ok bool) {
	t.Helper()
	d, err := core.Read(t.Context(), "composed.txt", []byte(s), nil)
	if err != nil {
		if doc.KindOf(err) == doc.Internal {
			t.Fatal(err)
		}
		return nil, false
	}
	return d, true
}

// claims are the figures of d, which may be nil, by what they say, wherever they
// stand.
func claims(d *doc.Document) []string {
	var all []string
	if d == nil {
		return nil
	}
	for i := range d.Figures {
		f := &d.Figures[i]
		all = append(all, fmt.Sprintf("%s | %s | %v | %v | %v | %v", d.Text(f.Span), f.Indicator, f.Value, f.Period, f.Kind, f.Status))
	}
	return all
}

// FuzzSentences wants of any sentences: figures that lead to their bytes, low
// ends that are not over the high ones, JSON that can be read, the same figures
// with other line ends, in other encodings, and of the mended text.
func FuzzSentences(f *testing.F) {
	for _, start := range []int{0, 3, 14, 40, 77} {
		for _, step := range []int{1, 7, 13, 29} {
			var picks []byte
			for i := range 60 {
				picks = append(picks, byte(start+i*step))
			}
			f.Add(picks)
		}
	}
	f.Fuzz(func(t *testing.T, picks []byte) {
		s := composed(picks[:min(len(picks), 400)])
		d, ok := read(t, s)
		if !ok {
			return
		}
		traced(t, d, []byte(s))
		whole(t, d)
		ordered(t, d)
		printable(t, d)
		want := claims(d)
		for name, e := range encodings {
			file, err := e.NewEncoder().String("\ufeff" + s)
			if err != nil || name == "big5" {
				continue
			}
			if got, ok := read(t, file); ok && got.Encoding == name && !slices.Equal(claims(got), want) {
				t.Errorf("in %s:\n%s\nnot\n%s", name, strings.Join(claims(got), "\n"), strings.Join(want, "\n"))
			}
		}
		others := map[string]string{"CRLF": strings.ReplaceAll(s, "\n", "\r\n")}
		if len(d.Tables) == 0 { // which are found in the text as read
			others["its lines joined"] = d.Body
		}
		for name, other := range others {
			// of a page number alone, nothing is left to read
			if got, _ := read(t, other); !slices.Equal(claims(got), want) {
				t.Errorf("with %s:\n%s\nnot\n%s", name, strings.Join(claims(got), "\n"), strings.Join(want, "\n"))
			}
		}
	})
}

// FuzzTwoTexts puts two composed documents into one file: their articles follow
// each other, every figure lies in one of them, and all leads to the file.
func FuzzTwoTexts(f *testing.F) {
	f.Add([]byte{1, 12, 29, 51, 66, 85}, []byte{0, 14, 28, 52, 67, 86}, uint8(0))
	f.Add([]byte{90, 12, 29, 51, 66, 85}, []byte{91, 14, 28, 52, 67, 86}, uint8(3))
	f.Fuzz(func(t *testing.T, first, second []byte, between uint8) {
		first, second = first[:min(len(first), 200)], second[:min(len(second), 200)]
		boundaries := []string{"\n\n\n\n", "\f", "\n（完）\n\n", "\n\n某市2023年统计公报\n\n2024年3月5日\n\n", "\n\n附件2\n\n", "\n来源：某网 2023-05-06\n\n"}
		s := composed(first) + boundaries[int(between)%len(boundaries)] + composed(second)
		d, ok := read(t, s)
		if !ok {
			return
		}
		traced(t, d, []byte(s))
		whole(t, d)
		ordered(t, d)
		for i := range d.Figures {
			in := 0
			for _, a := range d.Articles {
				if a.Covers(d.Figures[i].Span) {
					in++
				}
			}
			if in != 1 {
				t.Errorf("%q lies in %d articles", d.Text(d.Figures[i].Span), in)
			}
		}
		end := 0
		for _, a := range d.Articles {
			if a.Start < end {
				t.Errorf("article %v begins before %d", a.Span, end)
			}
			end = a.End
		}
	})
}

// ordered wants values, periods and spans that can be.
func ordered(t *testing.T, d *doc.Document) {
	t.Helper()
	body := text.Span{End: len(d.Body)}
	for i := range d.Figures {
		f := &d.Figures[i]
		for _, s := range []text.Span{f.Span, f.Sentence, f.Clause} {
			if !body.Covers(s) {
				t.Errorf("%v is outside of the text", s)
			}
		}
		if lo, hi := f.Value.Lo, f.Value.Hi; lo != nil && hi != nil && lo.Cmp(hi) > 0 {
			t.Errorf("%q is %v", d.Text(f.Span), f.Value)
		}
		if p := f.Period; !p.From.Zero() && !p.To.Zero() && p.To.End() < p.From.Start() {
			t.Errorf("%q is of %v", d.Text(f.Span), f.Period)
		}
	}
}

// printable wants each line of the figures file to be JSON.
func printable(t *testing.T, d *doc.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSONL(&b, d, export.Options{}); err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(b.Bytes()) {
		if !json.Valid(line) {
			t.Errorf("no JSON: %s", line)
		}
	}
}
