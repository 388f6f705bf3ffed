package card

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/gui/look"
)

// sample is a claim, its time and its kind, as relate tells them.
func sample() []relate.Choice {
	y := func(n int) doc.Period { return doc.Period{From: doc.Date{Year: n, Grain: doc.Year}} }
	return []relate.Choice{
		{Field: "claim", Candidates: []relate.Candidate{{Text: "yes", Claim: true, Share: 0.999}, {Text: "no", Share: 0.001}}},
		{Field: "kind", Candidates: []relate.Candidate{{Text: "change down", Kind: doc.Change, Sign: -1, Share: 0.8}, {Text: "level", Kind: doc.Level, Sign: 1, Share: 0.2}}},
		{Field: "name", Candidates: []relate.Candidate{
			{Text: "茶叶产量", Name: "茶叶产量", Share: 0.9, Features: []relate.Feature{{Name: "name.last2", Values: []string{"产量"}, Weight: 1}, {Name: "name.known", Values: []string{"kind"}, Weight: 0.5}, {Name: "name.untold", Values: []string{"x"}, Weight: 0.2}}},
			{Text: "产量", Name: "产量", Share: 0.06}}},
		{Field: "time", Candidates: []relate.Candidate{{Text: "2023", Period: y(2023), Share: 0.7}, {Text: "", Share: 0.3}}},
	}
}

func TestChoicesText(t *testing.T) {
	t.Cleanup(func() { look.SetLanguage(look.Chinese) })
	for lang, want := range map[look.Language]string{
		look.Chinese: "指标\t茶叶产量\t90%\t末两字：“产量”；常见指标：名称与种类都合\n其次\t产量\t6%\t\n时间\t2023年\t70%\t\n其次\t未说明\t30%\t\n种类\t下降\t80%\t\n其次\t数量\t20%\t\n是否数据\t是\t>99%\t\n其次\t不是\t<1%\t\n",
		look.English: "Indicator\t茶叶产量\t90%\tlast two characters: \"产量\"; a known indicator: name and kind fit\nor\t产量\t6%\t\nTime\t2023\t70%\t\nor\tnot said\t30%\t\nKind\tfall\t80%\t\nor\tlevel\t20%\t\nA figure\tyes\t>99%\t\nor\tno\t<1%\t\n",
	} {
		look.SetLanguage(lang)
		if got := ChoicesText(sample()); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestChoicesRoom lays the reasons out: no row on another, all within the width.
func TestChoicesRoom(t *testing.T) {
	test.NewTempApp(t)
	o := Choices(sample(), palette(t))
	const width = 300
	for range 3 {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	rows := o.(*fyne.Container).Objects[1].(*fyne.Container)
	if len(rows.Objects) != 8 {
		t.Fatalf("%d objects for four fields", len(rows.Objects))
	}
	bottom := float32(0)
	for i := 0; i < len(rows.Objects); i += 2 {
		cell := rows.Objects[i+1].(*fyne.Container)
		if y := cell.Position().Y; y < bottom {
			t.Errorf("row %d begins at %v, above %v", i/2, y, bottom)
		}
		bottom = cell.Position().Y + cell.MinSize().Height
		if right := cell.Position().X + cell.Size().Width; right > width {
			t.Errorf("row %d ends at %v of %v", i/2, right, width)
		}
	}
	if bottom > o.Size().Height {
		t.Errorf("the rows end at %v of %v", bottom, o.Size().Height)
	}
	if s := o.(*fyne.Container).Objects[0].(*said).AccessibilityLabel(); !strings.Contains(s, "茶叶产量") {
		t.Error(s)
	}
}

func palette(t *testing.T) look.Palette {
	t.Helper()
	p, ok := look.Named("light")
	if !ok {
		t.Fatal("no palette")
	}
	return p
}
