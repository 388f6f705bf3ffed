package verify_test

import (
	"iter"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/verify"
)

func read(t *testing.T, texts ...string) iter.Seq2[series.Statement, error] {
	t.Helper()
	var all []series.Statement
	for _, text := range texts {
		d, err := core.Read(t.Context(), "a.txt", []byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		for s, err := range series.Statements(d, library.SourceOf(d, "a.txt")) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, s)
		}
	}
	return func(yield func(series.Statement, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// TestVerify has one figure a verdict: the documents of 2031 and 2032 know the
// results of 2030, the second revises one of them.
func TestVerify(t *testing.T) {
	draft := "在全国工作会议上的讲话（讨论稿）\n\n2032年6月1日\n\n" +
		"2030年，粮食产量超过6.5亿吨，城镇新增就业1200万人，居民消费价格上涨1.2%。" +
		"2030年，发电量达到6000亿千瓦时，平台数量达到77万个。\n"
	first := "全国2030年工作总结\n\n2031年1月20日\n\n2030年，粮食产量达到65123万吨，城镇新增就业1256万人，居民消费价格上涨1.2%。发电量达到6000亿千瓦时。\n"
	second := "全国2031年工作总结\n\n2032年1月20日\n\n2030年，城镇新增就业1256万人，发电量达到6100亿千瓦时。\n"
	v, err := verify.NewDraft(read(t, draft), nil)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := v.Verify(t.Context(), read(t, first, second, draft), 0.5)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range entries {
		e := &entries[i]
		s := e.Figure.Said + " " + e.Verdict.String()
		if e.Gap != nil {
			s += " " + doc.Decimal(e.Gap)
		}
		if at := e.Since(); at != nil {
			s += " since " + at.Source.Written.String()
		}
		got = append(got, s)
	}
	want := "6.5亿吨 agrees; 1200万人 differs 560000 since 2031-01-20; 1.2% agrees; 6000亿千瓦时 former 10000000000 since 2032-01-20; 77万个 unknown"
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("%s\nwant %s", g, want)
	}
	if !v.May("城镇新增就业人数", "employment.urban_new") || v.May("人口", "population") {
		t.Error("May")
	}
}

// TestMerged follows the reader's merging of names on both sides.
func TestMerged(t *testing.T) {
	draft, said := read(t, "全国情况\n\n2031年6月1日\n\n2030年，平台总量达到77万个。\n"), "全国工作总结\n\n2031年1月20日\n\n2030年，平台数量达到78万个。\n"
	for _, merged := range []map[string]string{nil, {"平台总量": "平台数量"}} {
		v, err := verify.NewDraft(draft, merged)
		if err != nil {
			t.Fatal(err)
		}
		entries, err := v.Verify(t.Context(), read(t, said), 0)
		if err != nil || len(entries) != 1 {
			t.Fatal(entries, err)
		}
		if want := merged != nil; (entries[0].Verdict == verify.Differs) != want || v.May("平台数量", "") != want {
			t.Errorf("%v: %s", merged, entries[0].Verdict)
		}
	}
}
