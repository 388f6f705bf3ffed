package about_test

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

func ptr(s string) *string { return &s }

// TestWith puts what the reader says over what was read: a field, no field, a
// field emptied, a date that is none.
func TestWith(t *testing.T) {
	read := doc.Meta{Title: "关于粮食收购的通知", Issuer: "甲省人民政府", Author: "张三", Number: "甲政发〔2023〕7号",
		Written: doc.Date{Year: 2023, Grain: doc.Day, N: 5, D: 8}, Language: "zh-Hans"}
	own := store.Own{Title: ptr("粮食收购通知"), Issuer: ptr(""), Written: ptr("2023-05"), Published: ptr("昨天"), Address: ptr("https://example.org/7")}
	want := read
	want.Title, want.Issuer, want.Address = "粮食收购通知", "", "https://example.org/7"
	want.Written = doc.Date{Year: 2023, Grain: doc.Month, N: 5}
	if got := about.With(read, own); got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := about.With(read, store.Own{}); got != read {
		t.Errorf("without a word of the reader %+v", got)
	}
	if got := about.With(read, about.Said(read, want)); got != want {
		t.Errorf("what was said gives %+v", got)
	}
	if said := about.Said(read, read); said != (store.Own{}) {
		t.Errorf("said %+v of what was read", said)
	}
}
