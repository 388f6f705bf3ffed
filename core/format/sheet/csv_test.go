package sheet

import (
	"context"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/format/raw"
)

func readFields(t *testing.T, b []byte) raw.Text {
	t.Helper()
	if !IsFields(b) {
		t.Fatalf("not told: %q", b)
	}
	r, err := Fields(context.Background(), b, raw.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Origins.Check(string(b), r.Text); err != nil {
		t.Fatal(err)
	}
	return r
}

// Lines over the heads, quotes, a quoted line end, blank heads as pandas
// writes them, a note of several lines.
func TestFields(t *testing.T) {
	const file = "数据库：季度数据\r\n指标,Unnamed: 1,\"一季度\r\n数\"\r\n,万元,户\r\n\"商店 \"\"甲\"\"\",\"1,234\",5\r\n　丙, 7,8 \r\n\"注：无。\r\n来源：县局\"\r\n"
	r := readFields(t, []byte(file))
	check(t, dump(t, r), `title 数据库：季度数据
grid <数据库：季度数据>
| 0:指标 | 2:一季度数 
| 1:万元 | 2:户 
| 0:商店 "甲" | 1:1,234 | 2:5 
| 0:丙 | 1:7 | 2:8 
note 注：无。
note 来源：县局
`)
	if want := "商店 \"甲\"\t1,234\t5\n"; !strings.Contains(r.Text, want) {
		t.Errorf("no %q in %q", want, r.Text)
	}
	if !strings.Contains(r.Text, "\n　丙\t7\t8\n") {
		t.Errorf("the indent is lost: %q", r.Text)
	}
	i := strings.Index(r.Text, "1,234")
	at := r.Origins.Back(r.Grids[0].Rows[2][1].Span)
	if len(at) != 1 || at[0].Of(file) != "1,234" || i < 0 {
		t.Errorf("1,234 comes from %v", at)
	}
}

func TestSeparators(t *testing.T) {
	for _, c := range []struct{ name, file, format string }{
		{"tabs", "地区\t产量\n甲县\t12\n乙县\t13\n丙县\t14\n", "tsv"},
		{"semicolons", "地区;产量\n甲县;12,5\n乙县;13,1\n丙县;14,0\n", "csv"},
		{"sentences", "编号,标题,内容\n1,修路,今年全县要修路四十公里，建桥三座，都在年底以前完成，质量要好，群众要满意，资金要管好用好。\n2,办学,县里要办好学校。\n3,种树,山上要种树。\n4,治水,河里要治水。\n5,修渠,田里要修渠。\n", "csv"},
		{"named", "sep=;\na;b\n1;2\n", "csv"},
		{"gb18030", "\xb5\xd8\xc7\xf8,\xb2\xfa\xc1\xbf\n\xbc\xd7\xcf\xd8,12\n\xd2\xd2\xcf\xd8,13\n\xb1\xfb\xcf\xd8,14\n", "csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readFields(t, []byte(c.file))
			if r.Format != c.format || len(r.Grids) != 1 {
				t.Errorf("%s with %d grids: %q", r.Format, len(r.Grids), r.Text)
			}
		})
	}
}

// Prose, verse, lists and source have commas and tabs too.
func TestNoFields(t *testing.T) {
	for _, s := range []string{
		"去年,全县生产总值80亿元,增长5%。\n今年,全县粮食产量12万吨,增长3%。\n明年,全县还要修路,建桥。\n",
		"山高水长,云淡风轻\n人来人往,花开花落\n春去秋来,日出日落\n东奔西走,南来北往\n",
		"Dear all, we met, and spoke\nof much, of little, of more\nthan this, and that, and so\n",
		"一、总则\n\t本办法适用于全县。\n二、职责\n\t县局负责。\n",
		"{\"a\": 1,\n\"b\": 2,\n\"c\": 3,\n\"d\": 4\n}",
		"INSERT INTO t VALUES (1,2,3);\nINSERT INTO t VALUES (2,3,4);\nINSERT INTO t VALUES (3,4,5);\nINSERT INTO t VALUES (4,5,6);\nINSERT INTO t VALUES (5,6,7);\n",
		"", ",", "\t\t\t\n",
	} {
		if IsFields([]byte(s)) {
			t.Errorf("told as a table: %q", s)
		}
	}
}

func FuzzFields(f *testing.F) {
	f.Add([]byte("a,b\n\"1\n\"\"2\",3\r\n4,5\n"))
	f.Add([]byte("sep=\t\n\"a\tb\n\t\t1\n"))
	f.Add([]byte("表\n单位：万元\n项目,数\n甲,1\n\n注：无\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		IsFields(b)
		r, err := Fields(context.Background(), b, raw.Options{}, nil)
		if err != nil {
			return
		}
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		if err := r.Origins.Check(string(b), r.Text); err != nil {
			t.Fatal(err)
		}
	})
}
