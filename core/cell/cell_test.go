package cell

import "testing"

func TestSafe(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "粮食产量": "粮食产量", "12.5": "12.5", "-2.5": "-2.5", "123456789012345": "123456789012345",
		"1234567890123456789": "'1234567890123456789",
		"=1+1":                "'=1+1", "@SUM(A1)": "'@SUM(A1)", "+86": "'+86", "-2+3": "'-2+3", "－cmd": "'－cmd", "\t=1": "'\t=1",
		"2023-06": "'2023-06", "1/3": "'1/3", "2023-06-05": "'2023-06-05", "12:30": "'12:30", "2018/2022": "'2018/2022",
		"1E5": "'1E5", "2023H1": "2023H1", "3.2亿元": "3.2亿元", "2023": "2023", "@2023-06": "'@2023-06", "1-": "1-",
	} {
		if got := Safe(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"a\tb\r\nc": "a b c", `"甲"乙`: `'"甲"乙`, "=1": "'=1"} {
		if got := Tabbed(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
