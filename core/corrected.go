package core

import (
	"github.com/wenshu-app/wenshu/core/check"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// Corrected returns a copy of d, which WithFigures made, with what a reader
// said of its figures, and with the checks that follow from it.
func Corrected(d *doc.Document, corrections []store.Correction) *doc.Document {
	if len(corrections) == 0 {
		return d
	}
	c := *d
	c.Figures = correct.Apply(d, corrections)
	c.Checks = check.All(&c)
	return &c
}
