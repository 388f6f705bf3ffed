package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// values completes a flag with the words that it takes.
func values(c *cobra.Command, flag string, words ...string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // there is no such flag: a mistake of ours
	}
}

// indicators completes a flag with the names and keys of known indicators.
func indicators(c *cobra.Command, flag string) {
	err := c.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 10) {
			key, name := r.Cell(0), r.Cell(1)
			if strings.HasPrefix(name, begun) {
				out = append(out, cobra.CompletionWithDesc(name, key))
			}
			if begun != "" && strings.HasPrefix(key, begun) {
				out = append(out, cobra.CompletionWithDesc(key, name))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err)
	}
}

// queries completes what a library is asked: the arguments of c from the nth on,
// and its flag --query where n is negative.
func queries(c *cobra.Command, n int) {
	if n < 0 {
		if err := c.RegisterFlagCompletionFunc("query", func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
			return queryWords(begun, time.Now().Year())
		}); err != nil {
			panic(err)
		}
		return
	}
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if len(args) < n {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return queryWords(begun, time.Now().Year())
	}
}

// queryWords are the ways that the last word of a query may go on: the fields of
// a document with what is known of them, years, and names of indicators.
func queryWords(begun string, year int) ([]string, cobra.ShellCompDirective) {
	before, last := "", begun
	if i := strings.LastIndex(begun, " "); i >= 0 {
		before, last = begun[:i+1], begun[i+1:]
	}
	var out []string
	offer := func(word, says string) {
		if strings.HasPrefix(word, last) {
			out = append(out, cobra.CompletionWithDesc(before+word, says))
		}
	}
	directive := cobra.ShellCompDirectiveNoFileComp
	field, value, _ := strings.Cut(last, ":")
	switch {
	case field == "date" && last != field:
		from, _, both := strings.Cut(value, "..")
		for y := year; y > year-15; y-- {
			switch {
			case !both:
				offer(fmt.Sprintf("date:%d", y), "")
			case fmt.Sprint(y) >= from:
				offer(fmt.Sprintf("date:%s..%d", from, y), "")
			}
		}
	case field == "region" && last != field:
		for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 3) {
			if r.Cell(1) == "province" && r.Cell(0) != r.Cell(2) {
				offer("region:"+r.Cell(0), r.Cell(2))
			}
		}
	case field == "format" && last != field:
		for _, f := range []string{"txt", "pdf", "docx", "html", "ofd", "xlsx", "csv", "epub", "md"} {
			offer("format:"+f, "")
		}
	default:
		directive |= cobra.ShellCompDirectiveNoSpace
		for _, f := range [...][2]string{{"title:", "标题 · title"}, {"issuer:", "发文机关 · issuer"}, {"number:", "文号 · number"}, {"date:", "日期 · date"},
			{"region:", "地区 · region"}, {"tag:", "标签 · tag"}, {"format:", "格式 · format"}, {"target", "目标 · target"}, {"forecast", "预计 · forecast"}, {"actual", "实际 · actual"}} {
			offer(f[0], f[1])
		}
		if last == "" {
			break
		}
		for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 10) {
			offer(r.Cell(1), r.Cell(0))
		}
	}
	return out, directive
}
