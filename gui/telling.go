package gui

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"github.com/wenshu-app/wenshu/gui/look"
)

// spoken is an error of core, which says what is wrong and what to do in two
// languages, in the one that is spoken here.
func spoken(err error) string {
	chinese, english, both := strings.Cut(err.Error(), " · ")
	if both && look.Speaks() == look.English {
		return english
	}
	return chinese
}

// unwritten is why a file could not be written. The detail is for the log.
func unwritten(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return look.T("why.permission")
	case errors.Is(err, fs.ErrNotExist):
		return look.T("why.gone")
	case errors.Is(err, syscall.ENOSPC):
		return look.T("why.full")
	}
	return look.T("why.other")
}
