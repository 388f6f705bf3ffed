package about

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// With returns m with what the reader says of the document in the place of what
// was read. A date that is none is passed over.
func With(m doc.Meta, own store.Own) doc.Meta {
	words := func(field *string, said *string) {
		if said != nil {
			*field = *said
		}
	}
	date := func(field *doc.Date, said *string) {
		if said == nil {
			return
		}
		if *said == "" {
			*field = doc.Date{}
		} else if d, err := doc.ParseDate(*said); err == nil {
			*field = d
		}
	}
	words(&m.Title, own.Title)
	words(&m.Issuer, own.Issuer)
	words(&m.Number, own.Number)
	date(&m.Written, own.Written)
	date(&m.Published, own.Published)
	words(&m.Address, own.Address)
	words(&m.Language, own.Language)
	return m
}

// Said is what the reader says where the fields of want differ from those that
// were read; With of it gives want again.
func Said(read, want doc.Meta) store.Own {
	differs := func(was, is string) *string {
		if is = strings.TrimSpace(is); is == strings.TrimSpace(was) {
			return nil
		}
		return &is
	}
	return store.Own{
		Title:     differs(read.Title, want.Title),
		Issuer:    differs(read.Issuer, want.Issuer),
		Number:    differs(read.Number, want.Number),
		Written:   differs(read.Written.String(), want.Written.String()),
		Published: differs(read.Published.String(), want.Published.String()),
		Address:   differs(read.Address, want.Address),
		Language:  differs(read.Language, want.Language),
	}
}
