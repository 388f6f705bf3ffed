package library

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var works = strings.Fields("水渠 渡槽 堤防 道路 桥梁 车站 港口 电站 泵房 学校 医院 仓库 灯塔 公园 市场 厂房 林场 牧场 果园 码头 隧道")

// TestPage: the first page of a frequent word is of the latest documents, though
// they came in the other order, and is the head of the whole.
func TestPage(t *testing.T) {
	l, folder := open(t)
	for y := 1970; y < 2020; y++ {
		s := fmt.Sprintf("%d年工作情况报告\n\n%d年12月20日\n\n", y, y)
		for k := range 20 {
			a, b := works[(k+y)%len(works)], works[(k*k+3*y+1)%len(works)]
			s += fmt.Sprintf("　　%s与%s的建设取得进展，%s投入使用%d处%s。\n\n", a, b, works[(5*k+2)%len(works)], 100+k*y%89, strings.Repeat("，又添新的成员", k*k%5))
		}
		if y == 2003 {
			s += "　　风车已经完工。\n"
		}
		write(t, folder, fmt.Sprintf("%d.txt", y), s)
	}
	bring(t, l)
	search := func(query string, quick bool) (*Results, []string) {
		r, err := l.Search(t.Context(), query, Options{Sort: ByDate, Quick: quick, Documents: 100})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Found {
			got = append(got, strings.TrimSuffix(f.Name, ".txt"))
		}
		return r, got
	}
	if apart, _ := search("已经建设", false); apart.Hits != 0 {
		t.Errorf("%d hits of words that stand apart", apart.Hits)
	}
	whole, all := search("建设", false)
	if len(all) != 50 || whole.Hits <= page || !whole.Whole() {
		t.Fatalf("%d documents, %d hits, whole %v", len(all), whole.Hits, whole.Whole())
	}
	top, first := search("建设", true)
	if top.Whole() || !top.More || top.Hits != page || !slices.Equal(first, all[:20]) || first[0] != "2019" {
		t.Errorf("the page: %d hits, more %v: %q", top.Hits, top.More, first)
	}
	if one, only := search("风车", true); !one.Whole() || len(only) != 1 || only[0] != "2003" {
		t.Errorf("a rare word: %q, whole %v", only, one.Whole())
	}
}
