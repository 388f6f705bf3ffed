package cli

import "testing"

func TestSides(t *testing.T) {
	for _, c := range []struct{ in, chinese, english string }{
		{"写到文件 · write to this file", "写到文件", "write to this file"},
		{"a.txt: 不能覆盖 · would be overwritten", "a.txt: 不能覆盖", "a.txt: would be overwritten"},
		{"甲 · 乙.txt: 不能覆盖 · would be overwritten", "甲 · 乙.txt: 不能覆盖", "甲 · 乙.txt: would be overwritten"},
		{"水平（level）· level", "水平（level）", "level"},
		{"unexpected EOF", "unexpected EOF", "unexpected EOF"},
	} {
		if got := side(c.in, true); got != c.chinese {
			t.Errorf("%q in Chinese is %q", c.in, got)
		}
		if got := side(c.in, false); got != c.english {
			t.Errorf("%q in English is %q", c.in, got)
		}
	}
	long := "列出 GDP。\nLists GDP（国内生产总值）.\n  wenshu-cli list · 例"
	if got := passage(long, true); got != "列出 GDP。\n  wenshu-cli list · 例" {
		t.Errorf("Chinese: %q", got)
	}
	if got := passage(long, false); got != "Lists GDP（国内生产总值）.\n  wenshu-cli list · 例" {
		t.Errorf("English: %q", got)
	}
}

func TestLocale(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"LANG": "zh_CN.UTF-8"}, true},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, false},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, true},
	} {
		if got := chineseLocale(func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v: %v", c.env, got)
		}
	}
}
