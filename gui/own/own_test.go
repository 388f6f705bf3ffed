package own

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// TestForm types into the form, types a date that is none, and takes back what
// was read.
func TestForm(t *testing.T) {
	test.NewTempApp(t)
	read := doc.Meta{Title: "关于粮食收购的通知", Author: "张三", Written: doc.Date{Year: 2023, Grain: doc.Day, N: 5, D: 8}}
	issuer := "甲省人民政府"
	f := New(read, store.Own{Issuer: &issuer}, func() {})
	right := true
	f.OnChanged = func(r bool) { right = r }
	title, office, written := f.fields[0], f.fields[1], f.fields[3]
	if title.Text != read.Title || office.Text != issuer || written.Text != "2023-05-08" || title.as.Visible() || !office.as.Visible() {
		t.Errorf("it begins with %q, %q, %q", title.Text, office.Text, written.Text)
	}
	title.SetText(" 粮食收购通知 ")
	written.SetText("五月")
	if _, err := f.Own(); err == nil || right {
		t.Error("五月 is taken for a date")
	}
	written.SetText("2023-05")
	said, err := f.Own()
	if err != nil || !right || *said.Title != "粮食收购通知" || *said.Issuer != issuer || *said.Written != "2023-05" || said.Number != nil {
		t.Errorf("said %+v, %v", said, err)
	}
	for _, x := range []*field{title, office, written} {
		test.Tap(x.as)
	}
	if said, err := f.Own(); err != nil || said != (store.Own{}) {
		t.Errorf("as read, but said %+v, %v", said, err)
	}
}
