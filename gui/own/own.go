// Package own is the form in which a reader says what a document is as a whole:
// title, issuer, number, dates, address and language. What was read stands in it
// until another word is typed.
package own

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// A Form shows the fields of one document.
type Form struct {
	Content fyne.CanvasObject

	// OnChanged is called when something was typed; right tells whether all dates
	// are some.
	OnChanged func(right bool)

	read   doc.Meta
	fields []*field
}

// A field is a line of the form.
type field struct {
	*overlay.Field
	as    *look.Answer // as it was read
	read  string
	words func(*doc.Meta) *string // where its words stand; nil for a date
	date  func(*doc.Meta) *doc.Date
}

// New makes the form of a document that was read as read, with what the reader
// said before. Esc calls escape.
func New(read doc.Meta, said store.Own, escape func()) *Form {
	f := &Form{read: read, OnChanged: func(bool) {}}
	f.fields = []*field{
		{Field: overlay.NewField("own.title", escape), words: func(m *doc.Meta) *string { return &m.Title }},
		{Field: overlay.NewField("own.issuer", escape), words: func(m *doc.Meta) *string { return &m.Issuer }},
		{Field: overlay.NewField("own.number", escape), words: func(m *doc.Meta) *string { return &m.Number }},
		{Field: overlay.NewField("own.written", escape), date: func(m *doc.Meta) *doc.Date { return &m.Written }},
		{Field: overlay.NewField("own.published", escape), date: func(m *doc.Meta) *doc.Date { return &m.Published }},
		{Field: overlay.NewField("own.address", escape), words: func(m *doc.Meta) *string { return &m.Address }},
		{Field: overlay.NewField("own.language", escape), words: func(m *doc.Meta) *string { return &m.Language }},
	}
	now := about.With(read, said)
	rows := container.New(layout.NewFormLayout())
	for _, x := range f.fields {
		x.read = x.of(&read)
		x.SetText(x.of(&now))
		x.SetPlaceHolder(look.T("own.none"))
		x.as = look.NewAnswer(look.T("own.reset"), func() { x.SetText(x.read) })
		if x.date != nil {
			x.Validator = validDate
		}
		x.OnChanged = func(string) { f.changed(x) }
		rows.Add(widget.NewLabel(x.AccessibilityLabel()))
		room := container.NewGridWrap(x.as.MinSize(), x.as) // also while there is nothing to take back
		x.follow()
		rows.Add(container.NewBorder(nil, nil, nil, room, x.Field))
	}
	how := widget.NewLabel(look.T("own.date"))
	how.Importance = widget.LowImportance
	f.Content = container.NewVBox(rows, how)
	return f
}

// of is the text of the field in m.
func (x *field) of(m *doc.Meta) string {
	if x.date != nil {
		return x.date(m).String()
	}
	return *x.words(m)
}

// put writes the text of the field into m.
func (x *field) put(m *doc.Meta) error {
	s := strings.TrimSpace(x.Text)
	if x.date == nil {
		*x.words(m) = s
		return nil
	}
	if s == "" {
		*x.date(m) = doc.Date{}
		return nil
	}
	d, err := doc.ParseDate(s)
	*x.date(m) = d
	return err
}

// follow offers what was read where something else stands.
func (x *field) follow() {
	if strings.TrimSpace(x.Text) == strings.TrimSpace(x.read) {
		x.as.Hide()
	} else {
		x.as.Show()
	}
}

func (f *Form) changed(x *field) {
	x.follow()
	_, err := f.Own()
	f.OnChanged(err == nil)
}

// Own is what the reader says now, and an error if a date is none.
func (f *Form) Own() (store.Own, error) {
	m := f.read
	var errs []error
	for _, x := range f.fields {
		errs = append(errs, x.put(&m))
	}
	return about.Said(f.read, m), errors.Join(errs...)
}

// Said is all that stands in the fields, to be compared.
func (f *Form) Said() string {
	var all strings.Builder
	for _, x := range f.fields {
		all.WriteString(x.Text + "\x00")
	}
	return all.String()
}

// Focus puts the caret into the first field.
func (f *Form) Focus(c fyne.Canvas) { c.Focus(f.fields[0].Field) }

func validDate(s string) error {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	_, err := doc.ParseDate(s)
	return err
}
