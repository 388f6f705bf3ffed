package draw

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/series"
)

// Endings are those of the files that Save can write.
func Endings() []string { return []string{".png", ".svg", ".pdf"} }

// Saves reports whether a path has one of the Endings, in letters of any case.
func Saves(path string) bool {
	return slices.Contains(Endings(), strings.ToLower(filepath.Ext(path)))
}

// Save writes m as path says by its ending, one of Endings, and beside it,
// ending in .csv, the table of its figures with their sentences. A file is
// there whole or not at all.
func (d *Drawer) Save(path string, set *series.Set, m *chart.Model, style Style, z Size) error {
	formats := map[string]func(io.Writer, *chart.Model, Style, Size) error{".png": d.PNG, ".svg": d.SVG, ".pdf": d.PDF}
	picture := formats[strings.ToLower(filepath.Ext(path))]
	if picture == nil {
		return fmt.Errorf("save chart as %q: the name ends in none of %s", filepath.Base(path), strings.Join(Endings(), " "))
	}
	if err := atomicfile.Write(path, atomicfile.Shared, func(w io.Writer) error { return picture(w, m, style, z) }); err != nil {
		return fmt.Errorf("save chart: %w", err)
	}
	table := strings.TrimSuffix(path, filepath.Ext(path)) + ".csv"
	if err := atomicfile.Write(table, atomicfile.Shared, func(w io.Writer) error { return chart.WriteCSV(w, set, m) }); err != nil {
		return fmt.Errorf("save table of chart: %w", err)
	}
	return nil
}
