package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/query"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

const fromHelp = "从 wenshu-beam 写出的 Parquet 文件夹读，不读原文件 · read a folder of Parquet that wenshu-beam wrote, not the documents"

var errFrom = errors.New("--from 不能和文件或 --library 一起用 · --from goes neither with files nor with --library")

// withParquet opens a folder of figures and uses it.
func (p *program) withParquet(ctx context.Context, dir string, use func(*parquet.Folder) error) error {
	f, err := parquet.Open(ctx, dir)
	if err != nil {
		return p.fromError(err)
	}
	if !f.Finished() {
		p.note("%s 里没有 _SUCCESS：写它的作业还没有结束，或只拷来了一部分 · no _SUCCESS in %s: the job that writes it has not ended, or this is a part of it", plain(dir), plain(dir))
	}
	p.used = 1
	return use(f)
}

// fromError puts an error of a folder of figures into words, with what to do.
func (p *program) fromError(err error) error {
	path, h, ok := parquet.HintOf(err)
	if !ok {
		return err
	}
	return &outputError{fmt.Errorf("%s: %s。%s · %s. %s（%w）", plain(path), h.What.Chinese, h.Next.Chinese, h.What.English, h.Next.English, cause(err))}
}

// cause is what was wrong with a file of a folder, without its name.
func cause(err error) error {
	var f *parquet.FileError
	if errors.As(err, &f) {
		return f.Err
	}
	return err
}

// chartNames chooses the names that charts of an indicator may need: its own
// and those in which it stands.
func chartNames(indicator string) func(name, key string) bool {
	pick := series.NewPick(indicator, nil)
	return func(name, key string) bool { return pick.May(name, key) || find.Has(name, indicator) }
}

// searchParquet prints what a query finds in a folder of figures, in the order
// in which it lies there, up to so many documents and places of each.
func (p *program) searchParquet(ctx context.Context, dir, ask, format string, documents, hits int) error {
	q, err := query.Parse(ask)
	if err != nil {
		return err
	}
	return p.withParquet(ctx, dir, func(f *parquet.Folder) error {
		w := p.shown(format)
		count := map[string]int{}
		n := 0
		for s, err := range f.Search(ctx, &q, nil) {
			if err != nil {
				return p.fromError(err)
			}
			if count[s.Source.ID] == 0 && len(count) == documents {
				p.note("不止这些，用 -n 看更多 · there is more: see it with -n")
				break
			}
			if count[s.Source.ID]++; count[s.Source.ID] > hits {
				continue
			}
			n++
			if format == "jsonl" {
				err = line(w, sentenceOf(&s))
			} else {
				_, err = fmt.Fprintf(w, "%s  %s  %s  %s\n    %s\n", s.Source.Written, s.Figure.Indicator, s.Figure.Period, s.Source.Path,
					around(s.Sentence, []text.Span{{Start: s.At, End: s.At + len(s.Said)}}))
			}
			if err != nil {
				return &outputError{err}
			}
		}
		p.note("%d 篇 %d 处 · %d documents, %d places", len(count), n, len(count), n)
		return nil
	})
}

// A sentence is a figure that was found in a folder of figures.
type sentence struct {
	Document  string `json:"document"`
	Address   string `json:"address"`
	Title     string `json:"title"`
	Date      string `json:"date,omitempty"`
	Region    string `json:"region,omitempty"`
	Indicator string `json:"indicator"`
	Said      string `json:"said"`
	Time      string `json:"time,omitempty"`
	Status    string `json:"status"`
	Sentence  string `json:"sentence"`
	Start     int    `json:"start"` // bytes of the file; 0 to 0 where it is none of bytes
	End       int    `json:"end"`
	Page      int    `json:"page,omitempty"`
}

func sentenceOf(s *series.Statement) sentence {
	return sentence{Document: s.Source.ID, Address: s.Source.Path, Title: s.Source.Title, Date: s.Source.Written.String(), Region: s.Source.Region,
		Indicator: s.Figure.Indicator, Said: s.Said, Time: s.Figure.Period.String(), Status: s.Figure.Status.String(), Sentence: s.Sentence,
		Start: s.From, End: s.To, Page: s.Page}
}
