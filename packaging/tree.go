package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/template"
	"time"
)

//go:embed linux windows macos
var sources embed.FS

// A tree is a folder whose files are laid out to be packed: all dated by the
// commit, in the order of their names, of nobody's.
type tree struct {
	dir  string
	time time.Time
}

// tree makes an empty tree.
func (r *release) tree() (tree, error) {
	dir, err := os.MkdirTemp(r.work, "tree-")
	return tree{dir, r.Time}, err
}

func (t tree) path(name string) string { return filepath.Join(t.dir, filepath.FromSlash(name)) }

// write puts a file into the tree; mode is 0o644 or 0o755.
func (t tree) write(name string, b []byte, mode fs.FileMode) error {
	path := t.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, b, mode); err != nil {
		return err
	}
	return os.Chtimes(path, t.time, t.time)
}

func (t tree) copy(name, from string, mode fs.FileMode) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return t.write(name, b, mode)
}

// packed writes a gzip of b, as man pages are kept.
func (t tree) packed(name string, b []byte) error {
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if _, err := w.Write(b); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return t.write(name, z.Bytes(), 0o644)
}

// fill is a template of this folder with data in its places.
func fill(name string, data any) ([]byte, error) {
	t, err := template.ParseFS(sources, name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// walk visits the files and folders below the tree by name.
func (t tree) walk(visit func(name string, info fs.FileInfo) error) error {
	return filepath.WalkDir(t.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == t.dir {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(t.dir, path)
		if err != nil {
			return err
		}
		return visit(filepath.ToSlash(name), info)
	})
}

// tarXZ packs the tree, below a folder of its own name, into a .tar.xz.
func (t tree) tarXZ(out string) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	c := exec.Command("xz", "-6", "--threads=1", "--stdout")
	c.Stdout, c.Stderr = f, os.Stderr
	in, err := c.StdinPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		return fmt.Errorf("xz: %w", err)
	}
	w := tar.NewWriter(in)
	top := strings.TrimSuffix(filepath.Base(out), ".tar.xz")
	err = t.walk(func(name string, info fs.FileInfo) error {
		h := &tar.Header{Name: top + "/" + name, ModTime: t.time, Mode: 0o755, Typeflag: tar.TypeDir}
		switch {
		case info.Mode()&fs.ModeSymlink != 0:
			to, err := os.Readlink(t.path(name))
			if err != nil {
				return err
			}
			h.Typeflag, h.Linkname = tar.TypeSymlink, to
		case !info.IsDir():
			h.Typeflag, h.Size, h.Mode = tar.TypeReg, info.Size(), int64(info.Mode().Perm())
		}
		if err := w.WriteHeader(h); err != nil || h.Typeflag != tar.TypeReg {
			return err
		}
		return t.pour(w, name)
	})
	if err == nil {
		err = w.Close()
	}
	if e := in.Close(); err == nil {
		err = e
	}
	if e := c.Wait(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// zip packs the tree, below the folder top, into a zip.
func (t tree) zip(out, top string) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	w := zip.NewWriter(f)
	err = t.walk(func(name string, info fs.FileInfo) error {
		if info.IsDir() {
			return nil
		}
		h := &zip.FileHeader{Name: top + "/" + name, Method: zip.Deflate, Modified: t.time}
		h.SetMode(info.Mode().Perm())
		to, err := w.CreateHeader(h)
		if err != nil {
			return err
		}
		return t.pour(to, name)
	})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return f.Close()
}

func (t tree) pour(w io.Writer, name string) error {
	f, err := os.Open(t.path(name))
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
