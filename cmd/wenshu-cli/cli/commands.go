package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
)

func files(_ *cobra.Command, args []string) error { return wantFiles(args) }

// extractFormats are those that figures are printed in.
var extractFormats = []string{"jsonl", "json", "csv", "xlsx", "table"}

// extract prints figures.
func (p *program) extract() *cobra.Command {
	var format, output string
	var explain bool
	c := &cobra.Command{
		Use: "extract FILE…", Short: "列出文件里的数字 · print the figures of documents", Args: files,
		Long: "列出文件里的每个数字：指标、精确值、时间、状态和原文位置。\nPrints every figure: indicator, exact value, time, status and its place in the file.",
	}
	c.Flags().StringVarP(&format, "format", "f", "", "jsonl、json、csv、xlsx 或 table；不写时按 -o 的结尾，终端上是 table，管道里是 jsonl · jsonl, json, csv, xlsx or table; by the ending of -o if not given, else table on a terminal and jsonl into a pipe")
	c.Flags().StringVarP(&output, "output", "o", "", "写到文件 · write to this file")
	values(c, "format", extractFormats...)
	c.Flags().BoolVar(&explain, "explain", false, "说明每个字段怎样得出：规则、选中的读法、依据和其次的读法 · say how each field came about: rule, reading chosen, what decided, and the runner-up")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if format == "" {
			switch ext := ending(output); {
			case ext == "txt" || output == "" && p.terminal(p.out):
				format = "table"
			default:
				format = cmp.Or(ext, "jsonl")
			}
		}
		if err := choose("format", format, extractFormats...); err != nil {
			return err
		}
		if explain && format == "xlsx" {
			return errors.New("--explain: 写成 xlsx 时没有说明，请用 json 或 jsonl · a workbook has no room for it: use json or jsonl")
		}
		names := expand(args)
		p.options.NoTables = true
		w, finish, err := p.output(output, format, names)
		if err != nil {
			return err
		}
		table := export.NewCSV(w)
		var all []export.Record
		var statements []series.Statement // of a workbook
		err = p.read(cmd.Context(), names, func(r result) error {
			o := export.Options{Explain: explain, Notes: true}
			if len(names) > 1 || format == "csv" {
				o.File = r.name
			}
			if explain {
				ctx := cmd.Context()
				switch format {
				case "json":
					return export.Explained(ctx, r.doc, o, func(r export.Record) error {
						all = append(all, r)
						return nil
					})
				case "jsonl":
					return export.ExplainedJSONL(ctx, w, r.doc, o)
				case "table":
					return export.ExplainedText(ctx, w, r.doc, o)
				}
			}
			switch format {
			case "json":
				all = append(all, export.Records(r.doc, o)...)
				return nil
			case "xlsx":
				for s, err := range series.Statements(r.doc, sourceOf(r.doc, r.name)) {
					if err != nil {
						return err
					}
					statements = append(statements, s)
				}
				return nil
			case "csv":
				return table.Write(r.doc, o)
			case "table":
				if len(names) > 1 {
					if _, err := fmt.Fprintln(w, r.name); err != nil {
						return err
					}
				}
				return export.Table(w, r.doc, o)
			}
			return export.JSONL(w, r.doc, o)
		})
		if err == nil || errors.Is(err, errSome) {
			var e error
			switch format {
			case "json":
				e = export.JSON(w, all)
			case "xlsx":
				e = export.StatementXLSX(w, each(statements))
			}
			if e != nil {
				err = &outputError{e}
			}
		}
		return finish(err)
	}
	return c
}

// convert prints mended documents.
func (p *program) convert() *cobra.Command {
	var to, output string
	c := &cobra.Command{
		Use: "convert FILE…", Short: "输出修复好的全文 · print the mended document", Args: files,
		Long: "输出修复好的全文：Markdown、JSON（含与原文件的位置对应）、纯文本（一段一行）或 PDF（一份文件一个，数字有脚注）。\nPrints the mended document as Markdown, JSON (the tree with its places in the file), text (one block a line) or PDF (one document each, its figures with foot notes).",
	}
	c.Flags().StringVarP(&to, "to", "t", "", "markdown、json、text 或 pdf；不写时按 -o 的结尾 · markdown, json, text or pdf; by the ending of -o if not given")
	values(c, "to", "markdown", "json", "text", "pdf")
	c.Flags().StringVarP(&output, "output", "o", "", "写到文件 · write to this file")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if to == "" {
			to = cmp.Or(map[string]string{"json": "json", "txt": "text", "pdf": "pdf"}[ending(output)], "markdown")
		}
		if err := choose("to", to, "markdown", "json", "text", "pdf"); err != nil {
			return err
		}
		names := expand(args)
		w, finish, err := p.output(output, to, names)
		if err != nil {
			return err
		}
		printed := 0
		err = p.read(cmd.Context(), names, func(r result) error {
			switch to {
			case "json":
				return export.Tree(w, r.doc, own(r.doc))
			case "text":
				return export.Text(w, r.doc)
			case "pdf":
				if printed++; printed > 1 {
					return errPages
				}
				return page(cmd.Context(), w, r.doc)
			}
			return export.Markdown(w, r.doc)
		})
		return finish(err)
	}
	return c
}

// The widths of a picture that can be read and fits the memory.
const leastWidth, mostWidth = 280, 10_000

// corrections prints what a reader corrected as a marked document.
func (p *program) corrections() *cobra.Command {
	var notes, reader, output string
	c := &cobra.Command{
		Use: "corrections --notes FOLDER|FILE.json FILE", Short: "把更正导出为标注 · print corrections as a marked document", Args: cobra.ExactArgs(1),
		Long: "把窗口里对一个文件的更正写成标注（一行一个数字），供 core/relate/train 学习。--notes 是窗口存放批注的文件夹，或其中一个文件。\n" +
			"Prints what was corrected in the window as marks, one number a line, for core/relate/train. --notes is the folder where the window keeps what readers add, or one file of it.",
	}
	c.Flags().StringVarP(&notes, "notes", "n", "", "存放批注的文件夹，或其中一个文件 · folder of what readers added, or one file of it")
	c.Flags().StringVarP(&reader, "reader", "r", "reader", "标注人 · who corrected")
	c.Flags().StringVarP(&output, "output", "o", "", "写到文件 · write to this file")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if notes == "" {
			return errors.New("--notes: 请给出存放批注的文件夹 · name the folder of what readers added")
		}
		w, finish, err := p.output(output, "jsonl", args)
		if err != nil {
			return err
		}
		err = p.read(cmd.Context(), args, func(r result) error {
			path := notes
			if info, err := os.Stat(notes); err == nil && info.IsDir() {
				path = filepath.Join(notes, r.doc.ID+".json")
			}
			b, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("%s: 没有这个文件的更正 · nothing was corrected in this file", r.name)
			}
			if err != nil {
				return err
			}
			e, err := store.Parse(b)
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			if e.ID != r.doc.ID {
				return fmt.Errorf("%s: 批注属于另一个文档 · these are another document's", path)
			}
			if r.name != stdin {
				r.doc.Name = filepath.ToSlash(r.name)
			}
			return export.Marks(w, r.doc, e, reader)
		})
		return finish(err)
	}
	return c
}

// checks prints what figures imply about each other.
func (p *program) checks() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "checks FILE…", Short: "由数字互相推算 · what the figures imply", Args: files,
		Long: "由总量与占比、人数与比率推算整体，按印出的位数取区间，列出算式和两处原文。\nDerives wholes from amounts and shares by interval arithmetic on the printed digits, each with its formula and two sources.",
	}
	c.Flags().StringVarP(&format, "format", "f", "text", "text 或 jsonl · text or jsonl")
	values(c, "format", "text", "jsonl")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if err := choose("format", format, "text", "jsonl"); err != nil {
			return err
		}
		names := expand(args)
		return p.read(cmd.Context(), names, func(r result) error {
			o := export.Options{}
			if len(names) > 1 {
				o.File = r.name
			}
			list := export.Checks(r.doc, o)
			if format == "jsonl" {
				return export.Lines(p.shown(format), list)
			}
			return export.CheckText(p.shown(format), r.doc, list)
		})
	}
	return c
}
