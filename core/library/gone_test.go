package library

import (
	"os"
	"path/filepath"
	"testing"
)

// TestDocumentsGoWithTheirFiles: what was listed once is not listed when its file
// or its folder has gone and nothing new is read.
func TestDocumentsGoWithTheirFiles(t *testing.T) {
	l, folder := open(t)
	write(t, folder, "甲.txt", report("云岭市", 2023, 12, "6.1"))
	write(t, folder, "乙.txt", report("临江市", 2024, 14, "5.8"))
	bring(t, l)
	count := func() int {
		t.Helper()
		docs, err := l.Documents(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(docs)
	}
	if n := count(); n != 2 {
		t.Fatalf("%d documents", n)
	}
	if err := os.Remove(filepath.Join(folder, "甲.txt")); err != nil {
		t.Fatal(err)
	}
	if bring(t, l); count() != 1 {
		t.Errorf("%d documents after a file has gone", count())
	}
	if err := l.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if bring(t, l); count() != 0 {
		t.Errorf("%d documents after the folder was taken off", count())
	}
}
