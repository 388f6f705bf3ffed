package overlay

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/text"
)

// TestPassage wants no mark at the start of a line that must not be there, the
// bold stretch whole, and all of the text shown once.
func TestPassage(t *testing.T) {
	test.NewTempApp(t)
	body := "同一句的主语：“城镇调查失业率”，占国内生产总值的比重达到120.70万亿元左右。"
	at := strings.Index(body, "120.70万亿元")
	p := NewPassage(body, text.Span{Start: at, End: at + len("120.70万亿元")}, 14, color.Black)
	r := test.WidgetRenderer(p)
	for width := float32(80); width < 500; width += 7 {
		p.Resize(fyne.NewSize(width, 0))
		shown := ""
		for _, o := range r.Objects() {
			run := o.(*canvas.Text)
			if strings.HasPrefix(run.Text, "，") || strings.HasPrefix(run.Text, "。") && run.Position().X == 0 || strings.HasPrefix(run.Text, "”") {
				t.Errorf("at %v a line begins with %q", width, run.Text)
			}
			if bold := strings.Contains("120.70万亿元", run.Text); bold != run.TextStyle.Bold {
				t.Errorf("at %v %q is bold %v", width, run.Text, run.TextStyle.Bold)
			}
			shown += run.Text
		}
		if shown != body || p.MinSize().Height < 14 {
			t.Errorf("at %v: %q", width, shown)
		}
	}
}
