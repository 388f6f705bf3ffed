package raw

import "testing"

func TestMeta(t *testing.T) {
	for in, want := range map[string]string{
		"关于修路的通知": "关于修路的通知", " 关于 修路的\n通知 ": "关于 修路的 通知", "文档1": "", "通知.docx": "", "Report": "", "未命名的一份文件": "", "D:\\文件\\通知正文": "",
	} {
		if got := Title(in); got != want {
			t.Errorf("Title(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"甲县办公室": "甲县办公室", "微软用户": "", "Administrator": "", "王五": "王五", "": ""} {
		if got := Author(in); got != want {
			t.Errorf("Author(%q) = %q, want %q", in, got, want)
		}
	}
}
