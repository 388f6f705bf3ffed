package parquet

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	pq "github.com/parquet-go/parquet-go"
)

// About says how a file was made. It is kept in the file's metadata.
type About struct {
	Schema   int    // of the columns
	Rules    string // version of the rules and tables that documents were read by
	Program  string // version of the program
	Year     int    // of the partition, 0 for unknown
	Province string // of the partition, empty for the country or unknown
}

// The keys of a file's metadata.
const (
	keySchema  = "wenshu.schema"
	keyRules   = "wenshu.rules"
	keyProgram = "wenshu.program"
	keyYear    = "wenshu.year"
	keyPlace   = "wenshu.place"
	keyColumns = "wenshu.columns"
)

// groupRows is how many figures a row group has: some megabytes.
const groupRows = 1 << 15

// Write writes figures, sorted by indicator so that those of one lie together;
// rows is sorted in place, and Value set by the bounds. The same rows give the
// same bytes.
func Write(w io.Writer, rows []Row, a About) error {
	for i := range rows {
		rows[i].approximate()
	}
	slices.SortStableFunc(rows, func(x, y Row) int {
		return cmp.Or(strings.Compare(x.Indicator, y.Indicator), strings.Compare(x.Document, y.Document), cmp.Compare(x.N, y.N))
	})
	meaning, err := json.Marshal(Columns)
	if err != nil {
		return err
	}
	out := pq.NewGenericWriter[Row](w, append(options(a), pq.KeyValueMetadata(keyColumns, string(meaning)),
		pq.SortingWriterConfig(pq.SortingColumns(pq.Ascending("indicator"))))...)
	return errOf(out, rows)
}

// WriteDocuments writes documents, by their id.
func WriteDocuments(w io.Writer, all []Document, a About) error {
	slices.SortFunc(all, func(x, y Document) int {
		return cmp.Or(strings.Compare(x.Document, y.Document), strings.Compare(x.Address, y.Address))
	})
	return errOf(pq.NewGenericWriter[Document](w, options(a)...), all)
}

func errOf[T any](out *pq.GenericWriter[T], rows []T) error {
	if _, err := out.Write(rows); err != nil {
		return err
	}
	return out.Close()
}

func options(a About) []pq.WriterOption {
	return []pq.WriterOption{
		pq.Compression(&pq.Zstd), pq.MaxRowsPerRowGroup(groupRows), pq.CreatedBy("wenshu", a.Program, ""), pq.PageBufferSize(64 << 10),
		pq.KeyValueMetadata(keySchema, strconv.Itoa(a.Schema)), pq.KeyValueMetadata(keyRules, a.Rules), pq.KeyValueMetadata(keyProgram, a.Program),
		pq.KeyValueMetadata(keyYear, strconv.Itoa(a.Year)), pq.KeyValueMetadata(keyPlace, a.Province),
	}
}
