package doc

import (
	"errors"
	"fmt"
)

// An ErrorKind says why a file could not be read, for those who choose words
// or a next step by it.
type ErrorKind uint8

// The kinds of error.
const (
	Internal    ErrorKind = iota
	Unsupported           // a format that we do not read, or a binary file
	Encrypted
	NoText   // nothing to read in it: an empty file, a scan
	TooLarge // over decode.MaxSize
	Damaged
	NotFound
	Denied   // no permission
	IsDir    // a folder where a file is wanted
	Changed  // the file changed while it was read
	Archive  // a zip of files, of which one is to be chosen
	LongName // longer than the system allows
	LinkLoop // a link that leads back to itself
	TooLong  // more text than was asked for, of a file that could be read
)

var errorKinds = [...]string{"internal error", "unsupported format", "encrypted", "no text", "too large", "damaged", "no such file", "permission denied", "is a directory", "changed while it was read", "archive of files", "name too long", "links in a circle", "text too long"}

// String is a short English name for logs and the command line.
func (k ErrorKind) String() string { return errorKinds[k] }

// An Error says which file could not be read, at which stage, and why.
type Error struct {
	Kind  ErrorKind
	File  string
	Stage string // "open", "decode", "repair"
	Err   error  // the cause, for the log; may be nil

	Format string // what the file is, where it is told and the next step depends on it: "doc", "rtf", "rar"
	N      int    // of an Archive: how many documents are in it; of TooLong: the limit in bytes
}

// Error is "FILE: kind: cause".
func (e *Error) Error() string {
	s := e.Kind.String()
	if e.Format != "" {
		s += " (" + e.Format + ")"
	}
	if e.File != "" {
		s = e.File + ": " + s
	}
	if e.Err != nil {
		s = fmt.Sprintf("%s: %v", s, e.Err)
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the first Error in err's chain, Internal if there
// is none.
func KindOf(err error) ErrorKind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
