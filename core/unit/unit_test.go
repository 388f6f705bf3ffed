package unit

import (
	"math/big"
	"testing"
)

func TestAt(t *testing.T) {
	for _, c := range []struct{ in, word, name string }{
		{"元，增长", "元", "元"},
		{"千米长", "千米", "公里"},
		{"千瓦时电", "千瓦时", "千瓦时"},
		{"百分点", "百分点", "百分点"},
		{"％", "％", "%"},
		{"，", "", ""},
		{"", "", ""},
	} {
		u, n := At(c.in)
		if n != len(c.word) || n != Len(c.in) || (u == nil) != (c.word == "") || u != nil && (u.Word != c.word || u.Name != c.name) {
			t.Errorf("%q: %+v, %d", c.in, u, n)
		}
	}
	if Named("千米长") != nil || Named("千米") == nil {
		t.Error("Named takes whole words")
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ in, printed, name string }{
		{"元，增长", "元", "元"},
		{"台（套）以上", "台（套）", "台（套）"},
		{"台（含）", "台", "台"},
		{"部/百人。", "部/百人", "部/百人"},
		{"元／平方米", "元／平方米", "元/平方米"},
		{"元/㎡", "元/㎡", "元/平方米"},
		{"m³/万元", "m³/万元", "立方米/万元"},
		{"kV/m；", "kV/m", "kV/m"},
		{"元/人·年", "元/人·年", "元/人·年"},
		{"元/人·月", "元/人·月", "元/人·月"},
		{"例/10万人", "例/10万人", "例/10万人"},
		{"人/2024年", "人", "人"},
		{"ＧＷ", "ＧＷ", "吉瓦"},
		{"个架次的", "个架次", "架次"},
	} {
		u, n := Read(c.in)
		if c.in[:n] != c.printed || u == nil || u.Name != c.name {
			t.Errorf("Read(%q) = %+v, %q; want %s, %q", c.in, u, c.in[:n], c.name, c.printed)
		}
	}
}

func TestConvert(t *testing.T) {
	for _, c := range []struct {
		v        string
		from, to string
		want     string // "" where they do not measure the same
	}{
		{"3", "公里", "米", "3000"},
		{"1500", "米", "公里", "3/2"},
		{"7", "元", "元", "7"},
		{"1", "吨", "斤", "2000"},
		{"5", "公里", "吨", ""},
		{"5", "没有的单位", "吨", ""},
	} {
		v, _ := new(big.Rat).SetString(c.v)
		got, ok := Convert(v, c.from, c.to)
		if ok != (c.want != "") || ok && got.RatString() != c.want {
			t.Errorf("%s %s in %s: %v, %v, want %s", c.v, c.from, c.to, got, ok, c.want)
		}
	}
}
