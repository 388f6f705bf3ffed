package audit_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/series"
)

// TestCorpus counts the alarms over reports, policies and news as they are.
// There is one, and it is right: one of two sites that print the same news has
// lost a digit.
func TestCorpus(t *testing.T) {
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		t.Skip("WENSHU_SHARED is not set: the corpus is not in the project")
	}
	var all []series.Statement
	documents := 0
	for _, folder := range []string{"gwr", "news"} {
		err := filepath.WalkDir(filepath.Join(shared, "corpus", folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			document, err := core.Read(t.Context(), path, b, nil)
			if err != nil {
				return err
			}
			documents++
			all = append(all, statements(t, document, path)...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	found := run(t, all)
	for _, f := range found {
		t.Logf("%s %s", f.Kind, f.Formula)
	}
	t.Logf("%d documents, %d figures, %d alarms", documents, len(all), len(found))
	const most = 1
	if len(found) > most {
		t.Errorf("want at most %d", most)
	}
}
