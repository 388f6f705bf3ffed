// Package atomicfile writes files whole or not at all. Every file that the programs
// write goes through it; TestOnly holds that.
package atomicfile

import "io"

// Write writes a file at path of what write gives, as Create and Commit do; if
// write fails, what stood there stays.
func Write(path string, perm Perm, write func(io.Writer) error) error {
	f, err := Create(path, perm)
	if err != nil {
		return err
	}
	defer f.Abandon()
	if err := write(f); err != nil {
		return err
	}
	return f.Commit()
}

// WriteBytes is Write of b.
func WriteBytes(path string, perm Perm, b []byte) error {
	return Write(path, perm, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}
