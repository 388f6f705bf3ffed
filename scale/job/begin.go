package job

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/wenshu-app/wenshu/core/parquet"
)

// ErrOther is returned where the output holds what another job wrote.
var ErrOther = errors.New("the folder holds the figures of another job")

// A fingerprint is what must be the same for a job to go on in a folder.
type fingerprint struct {
	Schema  int      `json:"schema"`
	Rules   string   `json:"rules"`
	Program string   `json:"program"`
	Inputs  []string `json:"inputs"`
	Parquet bool     `json:"parquet"`
	JSONL   bool     `json:"jsonl"`
}

// Begin makes the output ready before the pipeline runs: it takes the mark of a
// finished job away and writes down which job this is. It returns ErrOther where
// figures of another job stand there, unless replace allows to replace them.
func Begin(ctx context.Context, o Options, replace bool) error {
	now := fingerprint{o.About.Schema, o.About.Rules, o.About.Program, o.Inputs, o.Parquet, o.JSONL}
	name := join(o.Output, parquet.Job)
	b, there, err := get(ctx, name)
	if err != nil {
		return err
	}
	if there && !replace {
		var before fingerprint
		if err := json.Unmarshal(b, &before); err != nil || !now.same(before) {
			return ErrOther
		}
	}
	if !there && !replace {
		for _, pattern := range []string{parquet.FiguresDir + "/*/*/part-*", parquet.DocumentsDir + "/*/*/part-*", "jsonl/*/*/part-*"} {
			if found, err := listed(ctx, join(o.Output, pattern)); err != nil || len(found) > 0 {
				return errors.Join(err, ErrOther)
			}
		}
	}
	if err := remove(ctx, join(o.Output, parquet.Done)); err != nil {
		return fmt.Errorf("remove %s: %w", parquet.Done, err)
	}
	return put(ctx, name, func(w io.Writer) error { return json.NewEncoder(w).Encode(now) })
}

func (f fingerprint) same(g fingerprint) bool {
	return f.Schema == g.Schema && f.Rules == g.Rules && f.Program == g.Program && f.Parquet == g.Parquet && f.JSONL == g.JSONL && slices.Equal(f.Inputs, g.Inputs)
}
