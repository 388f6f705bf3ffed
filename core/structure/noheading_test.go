package structure

import "testing"

func TestNoHeading(t *testing.T) {
	for s, want := range map[string]bool{
		"图片来源：丙县融媒体中心":          true,
		"收割机在田里作业。通讯员李田 摄":      true,
		"孩子们在河边放风筝。丙县日报供图":      true,
		"（点击看清晰大图）":             true,
		"（2024年5月6日，丙县）":        true,
		"最后更新：2024-05-06 09:30": true,
		"甲网 2024年5月6日07:17":     true,
		"联系电话：0000-1234567":     true,
		"公司股票简称：丙县水泥":           true,
		"征求意见期限：自发布之日起一个月":      true,
		"参加人数：120":              true,
		"农业生产稳步增长":              false,
		"产业：从一粒米到一条链":           false,
		"新闻背景":                  false,
		"“十四五”：五年走过的路":          false,
		"时间不等人":                 false,
		"回望：2020年以来的变化":         false,
		"（一）总体要求":               false,
	} {
		if got := noHeading(s); got != want {
			t.Errorf("noHeading(%q) = %v", s, got)
		}
	}
}
