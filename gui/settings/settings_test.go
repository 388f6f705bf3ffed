package settings

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// file writes content into a file of a fresh folder and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t *testing.T, path, old string) *File {
	t.Helper()
	f, err := Open(path, old)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestKept writes settings and reads them again, with what a later version put
// beside them.
func TestKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "配置", "settings.json")
	f := open(t, path, "")
	if f.Values().Theme != "" || !reflect.DeepEqual(f.Values(), Defaults()) {
		t.Errorf("a first start has %+v", f.Values())
	}
	if err := f.Write(); err != nil || stands(path) {
		t.Errorf("nothing was changed, and %v, %v is written", err, stands(path))
	}
	changes := 0
	f.Changed = func() { changes++ }
	f.Change(func(v *Values) { v.Theme, v.Size, v.Tree = "dark", 22, false })
	f.Change(func(v *Values) { v.Size = 22 })
	if changes != 1 {
		t.Errorf("%d changes told", changes)
	}
	if err := f.Write(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if got := open(t, path, "").Values(); !reflect.DeepEqual(got, f.Values()) {
		t.Errorf("read again: %+v", got)
	}
	later := file(t, "settings.json", `{"version": 9, "size": 20, "voice": {"speed": 2}}`)
	g := open(t, later, "")
	g.Change(func(v *Values) { v.Theme = "sepia" })
	if err := g.Write(); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(later)
	for _, want := range []string{`"version": 9`, `"speed": 2`, `"theme": "sepia"`, `"size": 20`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is not in\n%s", want, b)
		}
	}
}

func stands(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// TestDamaged takes what can be read of a damaged file, sets it aside and says
// so.
func TestDamaged(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		fields  []string
		size    float64
		theme   string
	}{
		"a number for a list": {`{"open":5,"size":20}`, []string{"open"}, 20, ""},
		"a mixed list":        {`{"theme":"dark","open":["/x",1]}`, []string{"open"}, 18, "dark"},
		"words for a number":  {`{"size":"large","theme":"dark","tree":0}`, []string{"size", "tree"}, 18, "dark"},
		"cut off":             {`{"theme":"dark","size":24,"recent":["/a`, nil, 24, "dark"},
		"another object":      {`[1,2]`, nil, 18, ""},
		"empty":               {``, nil, 18, ""},
		"no text":             {"\x00\xff{", nil, 18, ""},
		"null":                {`null`, nil, 18, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := file(t, "settings.json", c.content)
			f, err := Open(path, "")
			var d *Damaged
			if !errors.As(err, &d) || !stands(d.Aside) || stands(path) {
				t.Fatalf("%v", err)
			}
			slices.Sort(d.Fields)
			if v := f.Values(); !slices.Equal(d.Fields, c.fields) || v.Size != c.size || v.Theme != c.theme || (d.Err == nil) != (c.fields != nil) {
				t.Errorf("fields %q, size %v, theme %q: %v", d.Fields, v.Size, v.Theme, err)
			}
			if err := f.Write(); err != nil {
				t.Fatal(err)
			}
			if v := open(t, path, "").Values(); v.Size != c.size || v.Theme != c.theme {
				t.Errorf("at the next start size %v, theme %q", v.Size, v.Theme)
			}
		})
	}
}

// TestLimits holds numbers and words in what the window can show.
func TestLimits(t *testing.T) {
	f := open(t, file(t, "settings.json", `{"size":-3,"page-line":99,"page-measure":1,"page-indent":40,"page-margin":"none",
		"page-script":"runes","width":1e9,"height":-1,"front":-4,"floor":7,"face":"comic","language":"fr"}`), "")
	v := f.Values()
	if v.Size != MinSize || v.Line != MaxLine || v.Measure != MinMeasure || v.Indent != MaxIndent || v.Margin != "normal" || v.Script != "" ||
		v.Width != maxWindow || v.Height != minHeight || v.Front != 0 || v.Floor != 1 || v.Face != "serif" || v.Language != "" {
		t.Errorf("%+v", v)
	}
	for i := range 2 * MaxRecent {
		f.Change(func(v *Values) { v.Opened(string(rune('a' + i%20))) })
	}
	if r := f.Values().Recent; len(r) != MaxRecent || r[0] != "d" || slices.Index(r[1:], "d") >= 0 {
		t.Errorf("recent %q", r)
	}
}

// TestOld takes the settings of the toolkit's file over, once, and leaves it
// none of ours.
func TestOld(t *testing.T) {
	dir := t.TempDir()
	path, old := filepath.Join(dir, "settings.json"), filepath.Join(dir, "preferences.json")
	write := func(s string) {
		if err := os.WriteFile(old, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"theme":"sepia","open":["/a.txt","/b.txt"],"front":1,"size":20,"x":12,"figures":"{\"columns\":[]}","fyne:fileDialogViewLayout":1}`)
	f := open(t, path, old)
	if v := f.Values(); v.Theme != "sepia" || len(v.Open) != 2 || v.Front != 1 || v.Size != 20 || v.X != 12 || v.Table == "" || !v.Why {
		t.Errorf("taken over: %+v", v)
	}
	if err := f.Write(); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); strings.Contains(string(b), "fyne:") {
		t.Errorf("the toolkit's own settings are in\n%s", b)
	}
	if stands(old) {
		t.Error("our lists stay where the toolkit reads them")
	}
	write(`{"theme":"dark","open":["/x",1]}`) // the toolkit panics over it
	if v := open(t, path, old).Values(); v.Theme != "sepia" || stands(old) {
		t.Errorf("theme %q; the old file is there: %v", v.Theme, stands(old))
	}
	write(`{"fyne:fileDialogViewLayout":1}`)
	if open(t, path, old); !stands(old) {
		t.Error("the toolkit's own settings are gone")
	}
}

// TestUnwritten tells a failure, and writes at the next chance.
func TestUnwritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "wenshu")
	f := open(t, filepath.Join(dir, "settings.json"), "")
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	f.Change(func(v *Values) { v.Theme = "dark" })
	if err := f.Write(); err == nil {
		t.Error("written into a file as if it were a folder")
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(); err != nil || !stands(f.path) {
		t.Error(err)
	}
}

// TestStuck never writes over a file that can neither be read nor moved.
func TestStuck(t *testing.T) {
	path := filepath.Join(file(t, "file", "kept"), "settings.json")
	f, err := Open(path, "")
	var d *Damaged
	if !errors.As(err, &d) || d.Aside != "" {
		t.Fatal(err)
	}
	f.Change(func(v *Values) { v.Theme = "dark" })
	if err := f.Write(); err != nil {
		t.Error(err)
	}
}
