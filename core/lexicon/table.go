package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// A Row is one line of a table, split into its columns.
type Row struct {
	Line  int
	Cells []string
}

// Cell returns the cell of column i, "" where the row is shorter.
func (r Row) Cell(i int) string {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// Read reads a table: UTF-8, columns parted by tabs, lines that start with #
// are comments, the first other line names the columns. Every row must have a
// first cell and at most as many cells as there are names, and at least want.
func Read(tables fs.FS, name string, want int) ([]Row, error) {
	b, err := fs.ReadFile(tables, name)
	if err != nil {
		return nil, err
	}
	var rows []Row
	columns := 0
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if columns == 0 {
			columns = len(cells)
			if columns < want {
				return nil, fmt.Errorf("%s:%d: %d columns, want %d\n\t%s", name, n, columns, want, line)
			}
			continue
		}
		if cells[0] == "" || len(cells) > columns || len(cells) < want {
			return nil, fmt.Errorf("%s:%d: %d cells, want %d to %d, the first not empty\n\t%s\n\t^", name, n, len(cells), want, columns, line)
		}
		rows = append(rows, Row{Line: n, Cells: cells})
	}
	return rows, nil
}

// MustRead is Read for the embedded tables: it panics if a table is broken,
// since then the program was built wrong.
func MustRead(tables fs.FS, name string, want int) []Row {
	rows, err := Read(tables, name, want)
	if err != nil {
		panic(err)
	}
	return rows
}
