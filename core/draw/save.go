package draw

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/whole"
)

// Save writes m as path says by its ending, .png or .svg, and beside it,
// ending in .csv, the table of its figures with their sentences. A file is
// there whole or not at all.
func (d *Drawer) Save(path string, set *series.Set, m *chart.Model, style Style, z Size) error {
	var picture func(io.Writer) error
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".png":
		picture = func(w io.Writer) error { return d.PNG(w, m, style, z) }
	case ".svg":
		picture = func(w io.Writer) error { return d.SVG(w, m, style, z) }
	default:
		return fmt.Errorf("save chart as %q: the name ends in neither .png nor .svg", filepath.Base(path))
	}
	if err := whole.Write(path, whole.Shared, picture); err != nil {
		return fmt.Errorf("save chart: %w", err)
	}
	table := strings.TrimSuffix(path, filepath.Ext(path)) + ".csv"
	if err := whole.Write(table, whole.Shared, func(w io.Writer) error { return chart.WriteCSV(w, set, m) }); err != nil {
		return fmt.Errorf("save table of chart: %w", err)
	}
	return nil
}
