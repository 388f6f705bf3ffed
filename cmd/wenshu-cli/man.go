package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/wenshu-app/wenshu"
)

// man writes the manual pages, which the packages bring.
func (p *program) man() *cobra.Command {
	return &cobra.Command{
		Use: "man FOLDER", Short: "写出手册页 · write the manual pages", Args: cobra.ExactArgs(1), Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true
			if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "Wenshu " + wenshu.Version(), Manual: "Wenshu"}, args[0]); err != nil {
				return &outputError{err}
			}
			return nil
		},
	}
}
