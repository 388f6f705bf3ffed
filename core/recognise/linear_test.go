package recognise

import (
	"strings"
	"testing"
	"time"
)

// TestLinear wants the time for a text four times as long to be about four
// times as long, whatever the text repeats.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	const s = "2031年，某省粮食产量达到30.5万吨，比上年增长3.2%。"
	for _, c := range []struct{ before, unit, after string }{
		{"产量", "七", "吨"}, {"产量", "7", "吨"}, {"产量0.", "7", "吨"}, {"产量", "7.", "吨"}, {"产量7", ",777", "吨"}, {"产量7", " 777", "吨"},
		{"产量3", "亿", "吨"}, {"产量数", "亿", "吨"}, {"产量3", "万亿", "吨"}, {"", "三分之", "一"}, {"", "三又", "二分之一"}, {"", "百分之", ""},
		{"", "3%—", "5%"}, {"", "—", "3%"}, {"3", " ", "万吨"}, {"3", "\u00a0", "万吨"}, {"", "2022年", ""}, {"", "1/", "3"}, {"", "1:", "3"}, {"", "1∶", "3"},
		{"", "《", s}, {"", "“", s}, {"", "（", s}, {"", "第", "一位"}, {"", "3G、", ""}, {"", "3、", "4百万"}, {"", "二、", "三百万"}, {"", "三、四五六", "万吨"},
		{"", "7·", "5%"}, {"", "一．", "六％"}, {"", "4×", "100米"}, {"", "1+", "N"}, {"", "A1", ""}, {"", "K1+", "500"}, {"", "a-", ""}, {"", "2、3和", "5个百分点"},
		{"", "至少有甲、", "5个"}, {"", "超过5亿元、", "3亿元的企业，给予奖励"}, {"", "超过5亿元的，", ""}, {"", "最高", "5万元"}, {"", "三升", "四降"}, {"", "3.2×10", "5"},
		{"", "5人/", "年"}, {"", "-", "5%"}, {"", "约占", "的5%"}, {"", "居全国", "首位"}, {"", "上", ""}, {"", "2031-", "1-1"}, {"", "2031-01-02 ", ""}, {"", "一", "\u3000"},
		{"", "1978、1979、", "两年"}, {"", "介于3和", "5之间"}, {"", "<b>", "5%"}, {"", "$5", "$亿元"}, {"", "**5", "**亿元"}, {"", "〔2031", "〕5号"}, {"", "年月日", ""}, {"", s, ""},
	} {
		took := func(n int) time.Duration {
			text := c.before + strings.Repeat(c.unit, n/len(c.unit)) + c.after
			best := time.Hour
			for range 3 {
				from := time.Now()
				Block(text)
				best = min(best, time.Since(from))
			}
			return best
		}
		slow := true
		for try := 0; slow && try < 4; try++ { // a busy machine stalls now and then
			small, large := took(20_000), took(80_000)
			slow = large > 12*small && large > 150*time.Millisecond
			if slow && try == 3 {
				t.Errorf("%q × n: %v for 20 kB, %v for 80 kB", c.unit, small, large)
			}
		}
	}
}
