package card

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestEnglish: an English window tells an indicator and its unit in English
// beside the document's own words; a Chinese one tells those alone.
func TestEnglish(t *testing.T) {
	t.Cleanup(func() { look.SetLanguage(look.Chinese) })
	d := one("650万亩", doc.Figure{Key: "grain.area", Value: doc.Value{Lo: rat("6500000"), Hi: rat("6500000"), Unit: "亩"}})
	for language, want := range map[look.Language][]string{
		look.Chinese: {"完整数值\t6,500,000 亩\n", "换算\t4333.3 平方公里\n", "含义\t播种粮食作物的面积\n"},
		look.English: {"Value\t650万亩\n", "In English\tSown area of grain\n", "In full\t6,500,000 亩 (mu (1/15 ha))\n",
			"Converted\t4333.3 平方公里 (square kilometres)\n", "Meaning\tArea sown to grain\n播种粮食作物的面积\n"},
	} {
		look.SetLanguage(language)
		got := Text(d, 0)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%q lacks %q", got, w)
			}
		}
		if strings.Contains(got, "grain") != (language == look.English) {
			t.Errorf("%q", got)
		}
	}
	d.Figures[0].Key = ""
	if got := Text(d, 0); strings.Contains(got, "In English") {
		t.Errorf("an indicator that nobody knows is called something in English: %q", got)
	}
	for name, want := range map[string]string{"元": "元 (yuan)", "%": "%", "某": "某", "": ""} {
		if got := Unit(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
	if got := Scale("亿"); got != "亿 (100 million)" {
		t.Errorf("亿 is shown as %q", got)
	}
}
