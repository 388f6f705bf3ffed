package structure

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// grain, ship and cloud are paragraphs of three texts that share few words.
const (
	grain = "全市粮食播种面积稳中有增，夏粮单产再创新高，农民合作社带动小农户进入大市场，冷链仓库补齐短板，秸秆还田面积不断扩大。"
	ship  = "内河船舶修造基地加快绿色转型，岸电设施覆盖主要码头，液化天然气动力船型完成试航，航道养护和船员培训同步推进。"
	cloud = "算力中心机柜上架率稳步提高，云平台承载政务系统迁移，数据目录按季更新，开放接口调用次数明显上升，安全测评全部完成。"
)

func paragraphs(s string, n int) string { return strings.Repeat(s+"\n", n) }

func TestTexts(t *testing.T) {
	plan := "一、总体要求\n" + paragraphs(grain, 2) + "二、主要任务\n" + paragraphs(grain, 3) + "三、保障措施\n" + paragraphs(grain, 2)
	next := "一、工作目标\n" + paragraphs(ship, 2) + "二、重点工程\n" + paragraphs(ship, 3)
	for name, c := range map[string]struct {
		in   string
		want []string // how each text begins
	}{
		"one":              {plan, []string{"一、总体要求"}},
		"title block":      {plan + "\n某市内河船舶绿色发展实施方案\n各区人民政府，市政府各部门：\n" + next, []string{"一、总体要求", "某市内河船舶"}},
		"signed":           {plan + "某市农业农村局\n2022年3月5日\n\n关于加快内河船舶绿色发展的意见\n" + next, []string{"一、总体要求", "关于加快"}},
		"no title":         {plan + "\n为贯彻落实绿色航运部署，推动船舶工业高质量发展，制定本方案。\n" + next, []string{"一、总体要求", "为贯彻落实"}},
		"stamped":          {paragraphs(grain, 4) + "2023-08-15 10:28，正文：" + ship + ship, []string{grain[:12], "2023-08-15"}},
		"source row":       {paragraphs(grain, 4) + "\n绿色船舶试航成功\n来源：某某日报 2023-08-29\n" + paragraphs(ship, 3), []string{grain[:12], "绿色船舶"}},
		"Markdown":         {paragraphs(grain, 4) + "---\n(更新时间戳: 16754)\n# 《某某新闻》 (20230915)\n## 摘要\n" + paragraphs(ship, 3), []string{grain[:12], "# 《某某新闻》"}},
		"rows that close":  {paragraphs(grain, 4) + "责任编辑：某某\n推荐内容\n\n2024年某市人民政府工作报告\n各位代表：\n" + paragraphs(cloud, 3), []string{grain[:12], "2024年某市"}},
		"chapters":         {plan + "\n　第一章　总则\n　　第一条　为规范算力券发放，制定本办法。\n　　第二条　" + cloud + "\n　　第三条　" + cloud, []string{"一、总体要求", "　第一章"}},
		"headings":         {"某市农业规划\n" + plan + "\n工作措施\n" + paragraphs(grain, 2), []string{"某市农业规划"}},
		"new part":         {"某市农业规划\n第一部分　回顾\n" + plan + "第二部分　安排\n" + plan, []string{"某市农业规划"}},
		"contents":         {"某市农业规划\n目录\n一、现状......1\n二、思路......2\n三、任务......3\n\n" + plan, []string{"某市农业规划"}},
		"what it lists":    {plan + "\n本年出台的文件有：\n\n某市内河船舶绿色发展实施方案\n" + paragraphs(grain, 2), []string{"一、总体要求"}},
		"links of a page":  {paragraphs(grain, 4) + "责任编辑：某某\n相关链接\n某市第十五届人民代表大会第五次会议关于政府工作报告的决议\n解读某市政府工作报告\n打印本页\n关闭窗口\n", []string{grain[:12]}},
		"nothing but rows": {strings.Repeat("附件1\n", 400), []string{"附件1"}},
		"empty":            {"", []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			texts, err := Texts(t.Context(), c.in, nil)
			if err != nil {
				t.Fatal(err)
			}
			covered(t, c.in, texts)
			ok := len(texts) == len(c.want)
			var got []string
			for i, s := range texts {
				got = append(got, s.Of(c.in)[:min(s.Len(), 45)])
				ok = ok && strings.HasPrefix(strings.TrimLeft(s.Of(c.in), "\n"), c.want[i])
			}
			if !ok {
				t.Errorf("texts %q, want %q", got, c.want)
			}
		})
	}
}

// covered wants the texts to cover s, each from the start of a line on.
func covered(t *testing.T, s string, texts []text.Span) {
	t.Helper()
	at := 0
	for i, x := range texts {
		if x.Start != at || i > 0 && (x.Empty() || !strings.ContainsRune("\n\r\f", rune(s[x.Start-1]))) {
			t.Errorf("text %d is %v behind %d", i, x, at)
		}
		at = x.End
	}
	if at != len(s) {
		t.Errorf("the texts end at %d of %d", at, len(s))
	}
}

// TestTextsHeed wants no text to begin inside what the format calls a block, a
// list or a table.
func TestTextsHeed(t *testing.T) {
	first := paragraphs(grain, 4)
	s := first + "\n关于加快内河船舶绿色发展的意见\n各区人民政府，市政府各部门：\n" + paragraphs(ship, 3)
	at := text.Span{Start: len(first) + 1, End: len(s)}
	for kind, want := range map[doc.HintKind]int{doc.Whole: 2, doc.TitleHint: 2, doc.RowHint: 1, doc.ItemHint: 1} {
		if texts, err := Texts(t.Context(), s, []doc.Hint{{Raw: at, Kind: kind}}); err != nil || len(texts) != want {
			t.Errorf("%d texts with a hint of kind %d, want %d (%v)", len(texts), kind, want, err)
		}
	}
	inside := text.Span{Start: 0, End: len(s)}
	if texts, _ := Texts(t.Context(), s, []doc.Hint{{Raw: inside, Kind: doc.Whole}}); len(texts) != 1 {
		t.Errorf("a text begins inside a block: %v", texts)
	}
}

func FuzzTexts(f *testing.F) {
	f.Add(paragraphs(grain, 4) + "\n关于加快内河船舶绿色发展的意见\n各区人民政府：\n" + paragraphs(ship, 3))
	f.Add("一、甲\r\n\f\r\n第一章 总则\n《\n》\n")
	f.Fuzz(func(t *testing.T, s string) {
		texts, err := Texts(t.Context(), s, nil)
		if err != nil {
			t.Fatal(err)
		}
		covered(t, s, texts)
	})
}

// TestTextsWidth wants the same texts of digits in either width, and places in
// the text as it is.
func TestTextsWidth(t *testing.T) {
	s := paragraphs(grain, 4) + "某市农业农村局\n2022年3月5日\n\n绿色船舶试航成功\n来源：某某日报 2023-08-29\n" + paragraphs(ship, 3)
	full := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
	hints := []doc.Hint{{Raw: text.Span{Start: strings.Index(full, "绿色"), End: strings.Index(full, "来源")}, Kind: doc.HeadHint, Level: 1}}
	for _, h := range [][]doc.Hint{nil, hints} {
		got, err := Texts(t.Context(), full, h)
		if err != nil || len(got) != 2 || !strings.HasPrefix(got[1].Of(full), "绿色船舶") || got[1].End != len(full) {
			t.Errorf("%v, %v of %d bytes", got, err, len(full))
		}
	}
}
