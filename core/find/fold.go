package find

// Fold is the form in which All compares: of one script, width and case,
// without blanks. It is for telling whether a short text has what a reader
// typed; it says nothing about places.
func Fold(s string) string { return folded(s) }
