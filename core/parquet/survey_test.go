package parquet_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core/parquet"
)

// TestSurvey counts a folder by the ends of its files, leaves out the file that
// is broken and says which.
func TestSurvey(t *testing.T) {
	dir := put(t, own(t, 60))
	f, err := parquet.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	all := len(collect(t, f, parquet.Filter{}))
	s, err := f.Survey(t.Context())
	if err != nil || len(s.Broken) != 0 || s.About.Rules != about.Rules {
		t.Fatalf("%v, %v, %+v", err, s.Broken, s.About)
	}
	n := 0
	for i, p := range s.Parts {
		n += p.Figures
		if i > 0 && p.Year > s.Parts[i-1].Year {
			t.Errorf("%d stands behind %d", p.Year, s.Parts[i-1].Year)
		}
	}
	if n != all {
		t.Errorf("%d figures, want %d", n, all)
	}
	if first := collect(t, s.Folder, parquet.Filter{})[0]; first.Written[:4] != "2020" {
		t.Errorf("the first figure is of %s", first.Written)
	}
	names, growth := map[string]int{}, 0
	documents := map[[2]int]bool{}
	err = f.Briefs(t.Context(), parquet.Filter{}, func(b parquet.Brief) {
		names[b.Name]++
		documents[[2]int{b.File, b.Document}] = true
		if b.Growth && b.Key != "gdp.regional" {
			t.Errorf("%+v", b)
		}
		if b.Growth {
			growth++
		}
	})
	if err != nil || names["粮食产量"] != 60 || growth != 60 || len(documents) != 60 {
		t.Errorf("%v, %v, %d documents", err, names, len(documents))
	}
	path := filepath.Join(dir, parquet.FiguresDir, parquet.Partition(2005, ""), "part-00000-of-00001.parquet")
	if err := os.Truncate(path, 100); err != nil {
		t.Fatal(err)
	}
	s, err = f.Survey(t.Context())
	var broken *parquet.FileError
	if err != nil || len(s.Broken) != 1 || !errors.As(s.Broken[0], &broken) || broken.Path != path {
		t.Fatalf("%v, %v", err, s.Broken)
	}
	if n := len(collect(t, s.Folder, parquet.Filter{})); n == 0 || n >= all {
		t.Errorf("%d figures of %d are left", n, all)
	}
}

// TestIs tells folders of figures by what lies in them.
func TestIs(t *testing.T) {
	dir := put(t, own(t, 1))
	figures := filepath.Join(dir, parquet.FiguresDir)
	year := filepath.Join(figures, "year=2001")
	for _, yes := range []string{dir, figures, year, filepath.Join(year, "place=全国")} {
		if !parquet.Is(yes) {
			t.Errorf("%s is none", yes)
		}
	}
	begun, other := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(begun, parquet.Job), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(other, "figures", "2024"), 0o700); err != nil {
		t.Fatal(err)
	}
	if !parquet.Is(begun) || parquet.Is(other) || parquet.Is(filepath.Join(other, "none")) {
		t.Errorf("begun %v, other %v", parquet.Is(begun), parquet.Is(other))
	}
}
