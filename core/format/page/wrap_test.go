package page

import (
	"strings"
	"testing"
)

// Cells of a table without rules that go on in a second line are one cell: the
// numbers may stand beside the first line, the last or between the two.
func TestWrapped(t *testing.T) {
	rows := []struct {
		label   []string
		numbers [2]string
	}{
		{[]string{"修整小河村"}, [2]string{"120", "33.5"}},
		{[]string{"山后村到桥头村的", "道路和水渠"}, [2]string{"80", "21.0"}},
		{[]string{"村里小学"}, [2]string{"1,005", "240.7"}},
		{[]string{"东边全部果园的灌溉", "和苗木"}, [2]string{"64", "8.1"}},
		{[]string{"集市到河边的桥梁和", "码头"}, [2]string{"7", "90.5"}},
	}
	for name, at := range map[string]float32{"first": 0, "last": 1, "between": 0.5} {
		for _, all := range []bool{false, true} {
			s := a4(1)
			y := float32(108)
			print(s, 90, y-22, 10, "项目")
			print(s, 250, y-22, 10, "面积")
			print(s, 350, y-22, 10, "投资")
			var lines []string
			for _, r := range rows {
				if all && len(r.label) == 1 {
					continue
				}
				block(s, 90, y, 10, r.label...)
				beside := y + at*15*float32(len(r.label)-1)
				for k, n := range r.numbers {
					print(s, 250+100*float32(k), beside, 10, n)
				}
				y += 15*float32(len(r.label)-1) + 24
				lines = append(lines, "row "+strings.Join(r.label, "")+"|"+r.numbers[0]+"|"+r.numbers[1]+"\n")
			}
			print(s, 90, y+20, 10, "注：面积以亩计。")
			got := compose(t, "", nil, s)
			if want := "row 项目|面积|投资\n" + strings.Join(lines, "") + "注：面积以亩计。\n"; got != want {
				t.Errorf("%s, all %v: got\n%s\nwant\n%s", name, all, got, want)
			}
		}
	}
}

// A label that stands as far from the others as rows do is a row of its own.
func TestLabelAlone(t *testing.T) {
	s := a4(1)
	for k, r := range [][3]string{{"村里的田", "120", "33.5"}, {"山上的林", "80", "21.0"}, {"其中：", "", ""}, {"松林", "60", "11.0"}, {"竹林", "20", "10.0"}} {
		y := 100 + 13*float32(k)
		print(s, 90, y, 10, r[0])
		print(s, 250, y, 10, r[1])
		print(s, 350, y, 10, r[2])
	}
	want(t, compose(t, "", nil, s), `
row 村里的田|120|33.5
row 山上的林|80|21.0
row 其中：
row 松林|60|11.0
row 竹林|20|10.0
`)
}
