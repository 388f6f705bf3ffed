package store

import (
	"encoding/json"
	"reflect"
	"strings"
)

// unknown are the fields of an object that this version does not know. They are
// written back as they came.
type unknown map[string]json.RawMessage

// decode reads b into a struct without methods and returns the fields that the
// struct has none for.
func decode(b []byte, into any) (unknown, error) {
	if err := json.Unmarshal(b, into); err != nil {
		return nil, err
	}
	return rest(b, reflect.TypeOf(into).Elem())
}

// rest returns the fields of the object b that t has none for.
func rest(b []byte, t reflect.Type) (unknown, error) {
	var all unknown
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	names := fieldNames(t)
	for key := range all {
		for _, name := range names {
			if strings.EqualFold(key, name) { // as encoding/json takes them
				delete(all, key)
			}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return all, nil
}

// encode writes a struct without methods together with the fields in other.
func encode(from any, other unknown) ([]byte, error) {
	b, err := json.Marshal(from)
	if err != nil || len(other) == 0 {
		return b, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	for key, value := range other {
		if _, taken := all[key]; !taken {
			all[key] = value
		}
	}
	return json.Marshal(all)
}

// fieldNames are the names that the fields of t, all of which are tagged, have in
// JSON.
func fieldNames(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			out = append(out, fieldNames(f.Type)...)
		case f.IsExported() && name != "-":
			out = append(out, name)
		}
	}
	return out
}

// UnmarshalJSON is for encoding/json; it keeps fields that it does not know.
func (c *Correction) UnmarshalJSON(b []byte) (err error) {
	type plain Correction
	c.other, err = decode(b, (*plain)(c))
	return err
}

// MarshalJSON is for encoding/json.
func (c Correction) MarshalJSON() ([]byte, error) {
	type plain Correction
	return encode(plain(c), c.other)
}

// UnmarshalJSON is for encoding/json; it keeps fields that it does not know.
func (n *Note) UnmarshalJSON(b []byte) (err error) {
	type plain Note
	n.other, err = decode(b, (*plain)(n))
	return err
}

// MarshalJSON is for encoding/json.
func (n Note) MarshalJSON() ([]byte, error) {
	type plain Note
	return encode(plain(n), n.other)
}

// UnmarshalJSON is for encoding/json; it keeps fields that it does not know.
func (u *Undoing) UnmarshalJSON(b []byte) (err error) {
	type plain Undoing
	u.other, err = decode(b, (*plain)(u))
	return err
}

// MarshalJSON is for encoding/json.
func (u Undoing) MarshalJSON() ([]byte, error) {
	type plain Undoing
	return encode(plain(u), u.other)
}
