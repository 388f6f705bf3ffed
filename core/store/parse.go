package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// A Newer is the error of a file that a later version of the program wrote.
type Newer struct{ Version int }

func (n *Newer) Error() string {
	return fmt.Sprintf("批注文件是更新的程序写的（格式 %d），这个程序只认得到格式 %d，没有动它：请更新程序 · the notes were written by a newer program (format %[1]d, this one knows %[2]d) and are left alone: update the program", n.Version, Version)
}

// steps are the changes of the form of the file: steps[i] makes one of version
// i+1 one of version i+2.
var steps = []func(fields unknown) error{
	spotFromOffset,
}

// spotFromOffset: version 1 kept where reading stopped as an offset alone.
func spotFromOffset(fields unknown) error {
	old, ok := fields["position"]
	if !ok {
		return nil
	}
	var at int
	if err := json.Unmarshal(old, &at); err != nil || at <= 0 {
		delete(fields, "position") // the least of what is lost
		return nil
	}
	b, err := json.Marshal(Spot{Place: Place{Start: at, End: at + 4}}) // four bytes hold a character of every encoding
	fields["position"] = b
	return err
}

// migrated returns an object of the version of today. It returns a *Newer if b
// is of a later one.
func migrated(b []byte) ([]byte, error) {
	var fields unknown
	if err := json.Unmarshal(b, &fields); err != nil {
		return nil, fmt.Errorf("不是批注文件 · no file of notes: %w", err)
	}
	version := 0
	if err := json.Unmarshal(fields["version"], &version); err != nil || version < 1 {
		return nil, errors.New("批注文件缺少版本号 · the file of notes has no version")
	}
	if version > Version {
		return nil, &Newer{version}
	}
	if version == Version {
		return b, nil
	}
	for _, step := range steps[version-1:] {
		if err := step(fields); err != nil {
			return nil, err
		}
	}
	fields["version"], _ = json.Marshal(Version)
	return json.Marshal(fields)
}

// Parse reads an entry of any version up to today's. What stands at an
// impossible place is unplaced then, and what cannot be read in a list is kept
// aside: one wrong line sets no other aside. It returns a *Newer, or an error
// that says in two languages what is wrong, if b is no entry.
func Parse(b []byte) (*Entry, error) {
	b, err := migrated(b)
	if err != nil {
		return nil, err
	}
	e := &Entry{}
	if err := json.Unmarshal(b, e); err != nil {
		return nil, fmt.Errorf("不是批注文件 · no file of notes: %w", err)
	}
	for i := range e.Notes {
		e.Notes[i].Colour = min(max(e.Notes[i].Colour, 0), Colours-1)
	}
	e.Corrections, e.Unplaced.Corrections = sorted(e.Corrections, e.Unplaced.Corrections, func(c *Correction) (*Place, any) { return &c.Place, c.Place })
	e.Notes, e.Unplaced.Notes = sorted(e.Notes, e.Unplaced.Notes, func(n *Note) (*Place, any) { return &n.Place, n.seat() })
	e.Undone, e.Unplaced.Undone = sorted(e.Undone, e.Unplaced.Undone, func(u *Undoing) (*Place, any) { return &u.Place, u.Place })
	if !e.Position.possible() {
		e.Position = Spot{}
	}
	return e, nil
}

// sorted parts a list into what stands at a possible place and what does not.
// Of two with one key the first has
// its place.
func sorted[T any](list, nowhere []T, place func(*T) (at *Place, key any)) (placed, unplaced []T) {
	seen := make(map[any]bool, len(list))
	for i := range list {
		p, key := place(&list[i])
		if !p.possible() || seen[key] {
			*p = Place{}
			nowhere = append(nowhere, list[i])
			continue
		}
		seen[key] = true
		placed = append(placed, list[i])
	}
	return placed, nowhere
}

// strange are members of lists that cannot be read, by the name of the list.
type strange map[string][]json.RawMessage

// Unread is how many notes, corrections and undone repairs of the file could not
// be read. They stay in it.
func (e *Entry) Unread() int {
	n := 0
	for _, list := range e.strange {
		n += len(list)
	}
	return n
}

// UnmarshalJSON is for encoding/json; it keeps what it does not know.
func (e *Entry) UnmarshalJSON(b []byte) error {
	type plain Entry
	lists := struct {
		*plain
		Corrections []json.RawMessage `json:"corrections"`
		Notes       []json.RawMessage `json:"notes"`
		Undone      []json.RawMessage `json:"undone"`
		Charts      []json.RawMessage `json:"charts"`
	}{plain: (*plain)(e)}
	if err := json.Unmarshal(b, &lists); err != nil {
		return err
	}
	e.strange = nil
	e.Corrections = members[Correction](e, "corrections", lists.Corrections)
	e.Notes = members[Note](e, "notes", lists.Notes)
	e.Undone = members[Undoing](e, "undone", lists.Undone)
	e.Charts = members[Chart](e, "charts", lists.Charts)
	var err error
	e.other, err = rest(b, reflect.TypeFor[plain]())
	return err
}

// members reads a list one by one.
func members[T any](e *Entry, name string, list []json.RawMessage) []T {
	var out []T
	for _, b := range list {
		var x T
		if err := json.Unmarshal(b, &x); err != nil {
			if e.strange == nil {
				e.strange = strange{}
			}
			e.strange[name] = append(e.strange[name], b)
			continue
		}
		out = append(out, x)
	}
	return out
}

// MarshalJSON is for encoding/json.
func (e *Entry) MarshalJSON() ([]byte, error) {
	type plain Entry
	b, err := encode((*plain)(e), e.other)
	if err != nil || len(e.strange) == 0 {
		return b, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	for name, list := range e.strange {
		var have []json.RawMessage
		if err := json.Unmarshal(all[name], &have); err != nil && all[name] != nil {
			return nil, err
		}
		if all[name], err = json.Marshal(append(have, list...)); err != nil {
			return nil, err
		}
	}
	return json.Marshal(all)
}
