package anchor_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

const report = `某市公报

2022年，某市粮食产量达1.2万吨，比上年增长3%。渔业平稳，林业向好，市场供应充足。

一、农业

油料产量达3万吨，比上年增长3%。全市新建高标准农田十二万亩，灌溉条件明显改善，农民收入稳步提高。

二、渔业

水产品产量1.2万吨，比上年增长2%。渔港改造全部完成，渔民转产转业工作有序推进。

三、民生

全市共有图书馆12座，博物馆3座。城镇新增就业五万人，完成全年目标。
`

func read(t testing.TB, file string) *doc.Document {
	t.Helper()
	d, err := core.Outline(t.Context(), "公报.txt", []byte(file), nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// at is where the nth words stand in the text of d.
func at(t testing.TB, d *doc.Document, words string, nth int) text.Span {
	t.Helper()
	from := 0
	for ; nth > 0; nth-- {
		i := strings.Index(d.Body[from:], words)
		if i < 0 {
			t.Fatalf("no %q in %q", words, d.Body)
		}
		from += i + len(words)
	}
	return text.Span{Start: from - len(words), End: from}
}

// noted is an entry with a note on each of the words in d; "3%·2" is the second
// 3%.
func noted(t testing.TB, d *doc.Document, words ...string) *store.Entry {
	t.Helper()
	e := &store.Entry{ID: d.ID}
	for _, w := range words {
		w, second := strings.CutSuffix(w, "·2")
		s := at(t, d, w, 1)
		if second {
			s = at(t, d, w, 2)
		}
		p, ok := anchor.PlaceOf(d, s)
		if !ok {
			t.Fatalf("%q has no place", w)
		}
		e.Mark(store.Note{Place: p, Quote: anchor.QuoteOf(d, s), Made: time.Unix(int64(len(e.Notes)), 0)})
	}
	return e
}

// standing says on which words each note of e stands in d, and before which;
// unplaced ones follow a bar.
func standing(d *doc.Document, e *store.Entry) string {
	var out []string
	for _, n := range e.Notes {
		s, ok := anchor.SpanOf(d, n.Place)
		if !ok {
			out = append(out, "?")
			continue
		}
		out = append(out, strings.ReplaceAll(d.Text(s), "\n", "⏎"))
	}
	out = append(out, "|")
	for _, n := range e.Unplaced.Notes {
		out = append(out, n.Text)
	}
	return strings.TrimSpace(strings.Join(out, " "))
}

func settle(t testing.TB, d *doc.Document, e *store.Entry) anchor.Settled {
	t.Helper()
	done, err := anchor.Settle(t.Context(), d, e)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// TestSettle changes a document in the ways that documents change.
func TestSettle(t *testing.T) {
	marks := []string{"某市粮食产量达1.2万吨", "3%", "渔业平稳", "3%·2", "高标准农田十二万亩，灌溉条件明显改善", "1.2万吨·2", "图书馆12座"}
	const all = "某市粮食产量达1.2万吨 3% 渔业平稳 3% 高标准农田十二万亩，灌溉条件明显改善 1.2万吨 图书馆12座 |"
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(report)
	if err != nil {
		t.Fatal(err)
	}
	with := func(old, now string) string {
		if !strings.Contains(report, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(report, old, now, 1)
	}
	for _, c := range []struct{ name, file, want string }{
		{"nothing", report, all},
		{"a final newline", report + "\n", all},
		{"no final newline", strings.TrimSpace(report), all},
		{"Windows lines", strings.ReplaceAll(report, "\n", "\r\n"), all},
		{"a byte order mark", "\ufeff" + report, all},
		{"another encoding", gbk, all},
		{"a paragraph before", with("一、农业", "新的一段说明了本公报的编写依据与统计口径。\n\n一、农业"), all},
		{"a long paragraph before", strings.Repeat("新的一段说明了本公报的编写依据。\n\n", 60) + report, all},
		{"a paragraph less", with("一、农业\n\n", ""), all},
		{"other punctuation", strings.NewReplacer("，", ",", "。", "．").Replace(report), strings.Replace(all, "亩，灌", "亩,灌", 1)},
		{"broken lines", with("灌溉条件", "灌溉\n条件"), all},
		{"a corrected character", with("十二万亩", "十三万亩"), strings.Replace(all, "十二", "十三", 1)},
		{"words put in", with("灌溉条件明显", "灌溉与排涝条件明显"), strings.Replace(all, "灌溉条件", "灌溉与排涝条件", 1)},
		{"another figure before", with("粮食产量达1.2万吨，比上年增长3%", "粮食产量达1.25万吨，比上年增长3%"), strings.Replace(all, "1.2万吨", "1.25万吨", 1)},
		{"a paragraph gone", with("油料产量达3万吨，比上年增长3%。全市新建高标准农田十二万亩，灌溉条件明显改善，农民收入稳步提高。\n\n", ""),
			"某市粮食产量达1.2万吨 3% 渔业平稳 1.2万吨 图书馆12座 | 3% 高标准农田十二万亩，灌溉条件明显改善"},
		{"paragraphs in another order", with("三、民生\n\n全市共有图书馆12座，博物馆3座。城镇新增就业五万人，完成全年目标。\n", "")[:len("某市公报\n\n")] +
			"三、民生\n\n全市共有图书馆12座，博物馆3座。城镇新增就业五万人，完成全年目标。\n\n" + with("三、民生\n\n全市共有图书馆12座，博物馆3座。城镇新增就业五万人，完成全年目标。\n", "")[len("某市公报\n\n"):],
			"图书馆12座 某市粮食产量达1.2万吨 3% 渔业平稳 3% 高标准农田十二万亩，灌溉条件明显改善 1.2万吨 |"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := noted(t, read(t, report), marks...)
			d := read(t, c.file)
			settle(t, d, e)
			if got := standing(d, e); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			again := e.Clone()
			again.ID = d.ID
			if s := settle(t, d, again); s != (anchor.Settled{}) {
				t.Errorf("settled a second time: %+v", s)
			}
			old := read(t, report) // the change is taken back
			back := e.Clone()
			settle(t, old, back)
			if got := standing(old, back); got != all {
				t.Errorf("back again: %s", got)
			}
			for _, n := range back.Notes {
				if n.Was != "" {
					t.Errorf("back again it still was %q", n.Was)
				}
			}
		})
	}
}

// TestWas keeps what the reader chose where the document has changed it.
func TestWas(t *testing.T) {
	e := noted(t, read(t, report), "高标准农田十二万亩")
	d := read(t, strings.Replace(report, "十二万亩", "十三万亩", 1))
	if s := settle(t, d, e); s.Moved != 1 || e.Notes[0].Was != "高标准农田十二万亩" || e.Notes[0].Text != "高标准农田十三万亩" {
		t.Errorf("%+v, %+v", s, e.Notes)
	}
}

// TestCorrections places a correction only on the number that it is of.
func TestCorrections(t *testing.T) {
	old := read(t, report)
	make := func() *store.Entry {
		e := &store.Entry{ID: old.ID}
		for _, w := range []string{"1.2万吨", "12座"} {
			s := at(t, old, w, 1)
			p, _ := anchor.PlaceOf(old, s)
			e.Correct(store.Correction{Place: p, Quote: anchor.QuoteOf(old, s), None: true})
		}
		return e
	}
	e, d := make(), read(t, "说明：本公报数据为初步统计数。\n\n"+strings.Replace(report, "产量达1.2万吨", "产量达1.4万吨", 1))
	settle(t, d, e)
	if len(e.Corrections) != 1 || e.Corrections[0].Text != "12座" || len(e.Unplaced.Corrections) != 1 || e.Unplaced.Corrections[0].Text != "1.2万吨" {
		t.Errorf("%+v", e)
	}
	if s, _ := anchor.SpanOf(d, e.Corrections[0].Place); d.Text(s) != "12座" {
		t.Errorf("it stands on %q", d.Text(s))
	}
}

// TestUndone keeps undone repairs where a page before them has changed.
func TestUndone(t *testing.T) {
	broken := strings.NewReplacer("农民收入稳步", "农民收\n入稳步", "渔民转产", "渔民转\n— 3 —\n产").Replace(report)
	old := read(t, broken)
	e := &store.Entry{ID: old.ID}
	for _, m := range old.Repairs {
		u, ok := core.Undoing(old, m)
		if !ok {
			t.Fatal("a mend without a place")
		}
		e.Undo(u)
	}
	if len(e.Undone) < 2 {
		t.Fatalf("%d mends", len(e.Undone))
	}
	n := len(e.Undone)
	now := strings.ReplaceAll("说明一段，与正文无关。\n\n"+broken, "\n", "\r\n")
	d := read(t, now)
	settle(t, d, e)
	if len(e.Undone) != n || e.Unplaced.Len() != 0 {
		t.Fatalf("%+v", e)
	}
	for _, u := range e.Undone {
		raw, ok := anchor.RawOf(d, u.Place)
		if !ok || strings.TrimSpace(strings.ReplaceAll(raw.Of(d.Raw), "\r", "")) != strings.TrimSpace(u.Text) {
			t.Errorf("%q stands at %q", u.Text, raw.Of(d.Raw))
		}
	}
	whole := read(t, "说明一段，与正文无关。\n\n"+report)
	settle(t, whole, e)
	if len(e.Undone) != 0 || len(e.Unplaced.Undone) != n {
		t.Errorf("of a text that has no breaks: %+v", e)
	}
}

// TestSpot goes on reading where it stopped, or beside it.
func TestSpot(t *testing.T) {
	old := read(t, report)
	s := at(t, old, "渔港改造", 1)
	s.End = s.Start + len("渔")
	p, _ := anchor.PlaceOf(old, s)
	e := &store.Entry{ID: old.ID, Position: store.Spot{Place: p, Quote: anchor.QuoteOf(old, s)}}
	gone := e.Clone()
	d := read(t, strings.Repeat("前言若干。\n\n", 9)+report)
	settle(t, d, e)
	if s, _ := anchor.SpanOf(d, e.Position.Place); !strings.HasPrefix(d.Body[s.Start:], "渔港改造") {
		t.Errorf("reading goes on at %.30q", d.Body[s.Start:])
	}
	d = read(t, strings.Replace(report, "渔港改造全部完成，渔民转产转业工作有序推进。", "", 1))
	settle(t, d, gone)
	if s, ok := anchor.SpanOf(d, gone.Position.Place); !ok || s.Start < at(t, d, "农业", 1).Start {
		t.Errorf("where its paragraph has gone reading goes on at %.30q", d.Body[s.Start:])
	}
}

// TestVersion1 places notes of files of version 1, which have no surroundings.
func TestVersion1(t *testing.T) {
	old := read(t, report)
	e := noted(t, old, "某市粮食产量达1.2万吨", "3%", "图书馆12座")
	for i := range e.Notes {
		e.Notes[i].Before, e.Notes[i].After = "", ""
	}
	e.Undone = []store.Undoing{{Place: store.Place{Start: 12, End: 14}, Why: "join-line"}}
	same := e.Clone()
	if s := settle(t, old, same); s != (anchor.Settled{}) || same.Notes[1].Before == "" || same.Undone[0].After == "" {
		t.Errorf("%+v, %+v", s, same)
	}
	d := read(t, "前言。\n\n"+report)
	settle(t, d, e)
	if got := standing(d, e); got != "某市粮食产量达1.2万吨 3% 图书馆12座 |" || len(e.Unplaced.Undone) != 1 {
		t.Errorf("%s, %+v", got, e.Unplaced)
	}
}

// TestParts counts the places of a document of parts by its parts, and brings
// those of version 1 over.
func TestParts(t *testing.T) {
	pages := func(texts ...string) *doc.Document {
		d := &doc.Document{ID: strings.Join(texts, "")}
		for i, s := range texts {
			d.Parts = append(d.Parts, doc.Part{Page: i + 1, Raw: text.Span{Start: len(d.Raw), End: len(d.Raw) + len(s)}})
			d.Raw += s
		}
		d.Body, d.Back, d.Origins = d.Raw, text.Identity(len(d.Raw)), text.Identity(len(d.Raw))
		return d
	}
	one, two := "第一页讲农业的发展情况，", "第二页讲渔业的发展情况。"
	d := pages(one, two)
	over := text.Span{Start: len(one) - len("情况，"), End: len(one) + len("第二页")}
	p, ok := anchor.PlaceOf(d, over)
	if !ok || p.Page != 1 || p.Start != over.Start || p.End != over.End {
		t.Fatalf("%+v", p)
	}
	if s, ok := anchor.SpanOf(d, p); !ok || s != over {
		t.Errorf("%v, %v", s, ok)
	}
	e := &store.Entry{ID: d.ID, Notes: []store.Note{{Place: store.Place{Start: len(one) + 9, End: len(one) + 18}, Quote: store.Quote{Text: "讲渔业"}}}}
	settle(t, d, e)
	if n := e.Notes[0]; n.Page != 2 || n.Start != 9 || n.End != 18 {
		t.Errorf("%+v", n)
	}
	d = pages("封面上的题目是发展报告。", one, two)
	settle(t, d, e)
	if n := e.Notes[0]; n.Page != 3 || n.Start != 9 {
		t.Errorf("%+v", n)
	}
	if _, ok := anchor.SpanOf(d, store.Place{Page: 9, Start: 0, End: 3}); ok {
		t.Error("a page that is not there has text")
	}
}

// large is a report of invented sentences of about that many bytes.
func large(size int, r *rand.Rand) string {
	subjects := []string{"全市粮食产量", "城镇新增就业", "固定资产投资", "一般公共预算收入", "新能源汽车产量", "图书馆藏书", "社会消费品零售总额", "货物进出口总额"}
	verbs := []string{"达到", "完成", "突破", "增至"}
	rest := []string{"各项工作有序推进", "群众满意度持续提高", "重点项目加快建设", "营商环境不断优化", "防汛抗旱取得实效", "改革举措落地见效"}
	var b strings.Builder
	b.WriteString("某市经济社会发展报告\n\n")
	for b.Len() < size {
		for range 3 + r.IntN(4) {
			fmt.Fprintf(&b, "%s%s%d.%d亿元，比上年增长%d.%d%%，%s，%s。", subjects[r.IntN(len(subjects))], verbs[r.IntN(len(verbs))], r.IntN(900), r.IntN(10), r.IntN(20), r.IntN(10),
				rest[r.IntN(len(rest))], rest[r.IntN(len(rest))])
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// changed edits a report: a paragraph in ten gets a new one before it, one in
// ten loses a character, one in forty goes.
func changed(file string, r *rand.Rand) string {
	var out []string
	for i, p := range strings.Split(file, "\n\n") {
		if i > 0 && p != "" {
			switch r.IntN(40) {
			case 0:
				continue
			case 1, 2, 3, 4:
				out = append(out, "新增一段文字，说明第"+fmt.Sprint(i)+"段的数据来源与口径。")
			case 5, 6, 7, 8:
				runes := []rune(p)
				k := r.IntN(len(runes))
				p = string(runes[:k]) + "某" + string(runes[k+1:])
			}
		}
		out = append(out, p)
	}
	return strings.Join(out, "\n\n")
}

// manyNotes are n notes on stretches of d of many lengths.
func manyNotes(d *doc.Document, n int, r *rand.Rand) *store.Entry {
	e := &store.Entry{ID: d.ID}
	runes := []int{}
	for i := range d.Body {
		runes = append(runes, i)
	}
	for i := range n {
		k := len(runes) * i / n
		s := text.Span{Start: runes[k], End: runes[min(k+1+r.IntN(60), len(runes)-1)]}
		if p, ok := anchor.PlaceOf(d, s); ok {
			e.Notes = append(e.Notes, store.Note{Place: p, Quote: anchor.QuoteOf(d, s)})
		}
	}
	return e
}

// TestMany places a thousand notes in a changed report of many sentences that
// are nearly alike, and measures how many stand where they should.
func TestMany(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	file := large(300_000, r)
	d := read(t, file)
	e := manyNotes(d, 1000, r)
	now := read(t, changed(file, r))
	began := time.Now()
	done := settle(t, now, e)
	t.Logf("%+v of %d in %v", done, len(e.Notes)+e.Unplaced.Len(), time.Since(began))
	right, exact := 0, 0
	for _, n := range e.Notes {
		s, _ := anchor.SpanOf(now, n.Place)
		if now.Text(s) == strings.Trim(n.Text, "\n") || n.Was != "" {
			right++
		}
		if n.Was == "" {
			exact++
		}
	}
	if done.Lost > 60 || right != len(e.Notes) || exact < 850 {
		t.Errorf("%d lost, %d of %d right, %d exact", done.Lost, right, len(e.Notes), exact)
	}
}

func BenchmarkSettle(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	file := large(1<<20, r)
	d := read(b, file)
	e := manyNotes(d, 1000, r)
	for _, c := range []struct{ name, file string }{{"same", file}, {"changed", changed(file, r)}, {"another", large(1<<20, r)}, {"one sentence", strings.Repeat("全市粮食产量达到1.2亿元，比上年增长3%。\n\n", 20000)}} {
		now := read(b, c.file)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := anchor.Settle(b.Context(), now, e.Clone()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	same := read(b, strings.Repeat("全市粮食产量达到1.2亿元，比上年增长3%。\n\n", 20000))
	many := manyNotes(same, 1000, r)
	now := read(b, "新的一段。\n\n"+strings.Repeat("全市粮食产量达到1.2亿元，比上年增长3%。\n\n", 20000))
	b.Run("all alike", func(b *testing.B) {
		for b.Loop() {
			if _, err := anchor.Settle(b.Context(), now, many.Clone()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
