package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/core/atomicfile"
)

// Version is that of the files written here. Of a later version what is known is
// taken, and what is not is kept.
const Version = 1

// maxFile is how much of a file is read, in bytes: ours are a few thousand.
const maxFile = 4 << 20

// A File is the settings in use and the file that keeps them. Its methods may be
// called from any goroutine.
type File struct {
	// Changed is told of every change, by who made it; it asks for Write when the
	// time is good. nil is told nothing.
	Changed func()

	path    string // "" keeps nothing
	writing sync.Mutex

	mu      sync.Mutex
	values  Values
	other   map[string]json.RawMessage // of the file, and not known here
	version int
	changes int // so far
	written int // of them
}

// A Damaged tells what of a file could not be read. What could be was taken, and
// the rest has its defaults.
type Damaged struct {
	Aside  string   // where the file was put; "" where it could not be moved: then nothing is kept
	Fields []string // that are of a wrong kind
	Err    error    // of the file as a whole; nil if only fields are wrong
}

func (d *Damaged) Error() string {
	if d.Err != nil {
		return fmt.Sprintf("settings: %v (kept as %s)", d.Err, d.Aside)
	}
	return fmt.Sprintf("settings: %s of a wrong kind (kept as %s)", strings.Join(d.Fields, ", "), d.Aside)
}

// Unwrap returns what was wrong with the file as a whole.
func (d *Damaged) Unwrap() error { return d.Err }

// Open reads the settings at path; where there are none yet, those that an
// earlier version left in the toolkit's file at old, once. "" for either is
// nowhere. The settings can always be used: the error, a *Damaged, only tells
// what was lost. A damaged file is moved aside, so that nobody writes over what
// a reader may mend.
func Open(path, old string) (*File, error) {
	f := &File{path: path, values: Defaults(), version: Version}
	if path == "" {
		return f, nil
	}
	b, err := read(path)
	from := path
	if errors.Is(err, fs.ErrNotExist) && old != "" {
		from = old
		if b, err = read(old); err == nil {
			f.changes++ // to be written where they belong
		}
	}
	if err == nil {
		err = f.take(b)
	}
	if from == old {
		f.other = nil // what is left is the toolkit's
	}
	defer guard(old)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	var d *Damaged
	if !errors.As(err, &d) {
		d = &Damaged{Err: err}
	}
	f.changes++
	if d.Aside = atomicfile.Aside(from, "damaged"); d.Aside == "" {
		f.path = "" // it is never written over
	}
	return f, d
}

// guard moves a file of the toolkit aside that has lists: they were ours, and it
// panics at the start over one whose values are of several kinds.
func guard(old string) {
	b, err := read(old)
	if err != nil {
		return
	}
	raw, err := fields(b)
	for _, v := range raw {
		if err != nil || v[0] == '[' {
			atomicfile.Aside(old, "taken")
			return
		}
	}
}

func read(path string) ([]byte, error) {
	r, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err == nil && len(b) > maxFile {
		err = fmt.Errorf("%s is larger than settings are", path)
	}
	return b, err
}

// take takes every field of b that can be understood. A file that is cut off
// gives what stands before the cut.
func (f *File) take(b []byte) error {
	raw, err := fields(b)
	d := &Damaged{Err: err}
	for name, field := range known(&f.values) {
		if value, ok := raw[name]; ok {
			fresh := reflect.New(field.Type())
			if e := json.Unmarshal(value, fresh.Interface()); e != nil {
				d.Fields = append(d.Fields, name)
			} else {
				field.Set(fresh.Elem())
			}
			delete(raw, name)
		}
	}
	if n := 0; json.Unmarshal(raw["version"], &n) == nil {
		f.version = max(Version, n)
	}
	delete(raw, "version")
	f.other = raw
	f.values.limit()
	if d.Err != nil || len(d.Fields) > 0 {
		return d
	}
	return nil
}

// fields reads the fields of a JSON object, as far as it can be read.
func fields(b []byte) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	dec := json.NewDecoder(bytes.NewReader(b))
	t, err := dec.Token()
	if err != nil {
		return out, err
	}
	if t != json.Delim('{') {
		return out, errors.New("no JSON object")
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return out, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return out, err
		}
		out[name.(string)] = value // a name is a string, or Token fails
	}
	_, err = dec.Token()
	return out, err
}

// known are the fields of v by their names in the file.
func known(v *Values) map[string]reflect.Value {
	out := map[string]reflect.Value{}
	var walk func(s reflect.Value)
	walk = func(s reflect.Value) {
		for i := range s.NumField() {
			if f := s.Type().Field(i); f.Anonymous {
				walk(s.Field(i))
			} else {
				out[f.Tag.Get("json")] = s.Field(i)
			}
		}
	}
	walk(reflect.ValueOf(v).Elem())
	return out
}

// Values returns the settings as they are now. Its lists are not to be changed.
func (f *File) Values() Values {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.values
}

// Change changes the settings, within their limits, and tells Changed if they
// are others then.
func (f *File) Change(change func(*Values)) {
	f.mu.Lock()
	next := f.values
	change(&next)
	next.limit()
	same := reflect.DeepEqual(next, f.values)
	f.values = next
	if !same {
		f.changes++
	}
	f.mu.Unlock()
	if !same && f.Changed != nil {
		f.Changed()
	}
}

// Write writes the settings whole, if they have changed since they were written.
func (f *File) Write() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	changes := f.changes
	if f.path == "" || f.written == changes {
		f.mu.Unlock()
		return nil
	}
	b, err := f.encode()
	f.mu.Unlock()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
		return err
	}
	if err := atomicfile.WriteBytes(f.path, atomicfile.Private, b); err != nil {
		return err
	}
	f.mu.Lock()
	f.written = changes
	f.mu.Unlock()
	return nil
}

// encode is the file as it is to be written.
func (f *File) encode() ([]byte, error) {
	all := map[string]any{"version": f.version}
	for name, value := range f.other {
		all[name] = value
	}
	for name, field := range known(&f.values) {
		all[name] = field.Interface()
	}
	b, err := json.MarshalIndent(all, "", "  ")
	return append(b, '\n'), err
}
