package main

import (
	"strings"

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
