package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/segment"
	"github.com/wenshu-app/wenshu/core/words"
)

// words prints how often words stand in a document, one word in its contexts,
// or what sets two documents apart.
func (p *program) words() *cobra.Command {
	var top int
	var word, against string
	var phrases bool
	c := &cobra.Command{
		Use: "words FILE", Short: "词频、上下文和两文比较 · words, their contexts, and two documents compared", Args: cobra.ExactArgs(1),
		Long: "列出词频；--phrases 列出搭配；--word 列出一个词的上下文；--against 按对数似然比列出两个文件各自的特征词。\n" +
			"Prints how often words stand in a document; with --phrases rows of words, with --word the contexts of one, with --against the words that set two documents apart, by log-likelihood.",
	}
	c.Flags().IntVarP(&top, "top", "n", 50, "列出多少个 · how many")
	c.Flags().StringVarP(&word, "word", "w", "", "列出这个词的上下文 · the contexts of this word")
	c.Flags().StringVarP(&against, "against", "a", "", "与另一个文件比较 · compare with another file")
	c.Flags().BoolVarP(&phrases, "phrases", "p", false, "数两三个词的搭配 · count rows of two and three words")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if top < 1 {
			return fmt.Errorf("--top %d: 至少 1 · at least 1", top)
		}
		names := []string{args[0]}
		if against != "" {
			names = append(names, against)
		}
		seg, err := segment.New()
		if err != nil {
			return &outputError{err}
		}
		var bodies []string
		var lists []words.List
		err = p.read(cmd.Context(), names, func(r result) error {
			count := words.Count
			if phrases {
				count = words.Grams
			}
			l, err := count(cmd.Context(), r.doc.Body, seg.Words)
			bodies, lists = append(bodies, r.doc.Body), append(lists, l)
			return err
		})
		if err != nil || len(lists) != len(names) {
			return errors.Join(err)
		}
		var b strings.Builder
		switch {
		case word != "":
			hits, err := find.New(bodies[0]).All(cmd.Context(), word)
			if err != nil {
				return err
			}
			for _, l := range words.Concordance(bodies[0], hits[:min(top, len(hits))], 24) {
				fmt.Fprintf(&b, "%s【%s】%s\n", l.Left, l.Word, l.Right)
			}
		case against != "":
			keys := words.Keyness(lists[0], lists[1])
			for _, k := range keys[:min(top, len(keys))] {
				mark := "+"
				if !k.More {
					mark = "-"
				}
				fmt.Fprintf(&b, "%s %s\t%d\t%d\t%.2f\n", mark, k.Text, k.A, k.B, k.G2)
			}
		default:
			all := lists[0].Words
			for _, w := range all[:min(top, len(all))] {
				fmt.Fprintf(&b, "%s\t%d\n", w.Text, w.N())
			}
		}
		_, err = fmt.Fprint(p.shown("text"), b.String())
		return err
	}
	return c
}
