package cli

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/wenshu-app/wenshu"
	"github.com/wenshu-app/wenshu/core/atomicfile"
)

// man writes the manual pages, which the packages bring.
func (p *program) man() *cobra.Command {
	return &cobra.Command{
		Use: "man FOLDER", Short: "写出手册页 · write the manual pages", Args: cobra.ExactArgs(1), Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.manPages(cmd.Root(), args[0]); err != nil {
				return &outputError{err}
			}
			return nil
		},
	}
}

// manPages writes a page for c and each command below it into folder.
func (p *program) manPages(c *cobra.Command, folder string) error {
	for _, sub := range c.Commands() {
		if !sub.IsAvailableCommand() || sub.IsAdditionalHelpTopicCommand() {
			continue
		}
		if err := p.manPages(sub, folder); err != nil {
			return err
		}
	}
	name := strings.ReplaceAll(c.CommandPath(), " ", "-")
	c.DisableAutoGenTag = true
	var page bytes.Buffer
	if err := doc.GenMan(c, &doc.GenManHeader{Title: strings.ToUpper(name), Section: "1", Source: "Wenshu " + wenshu.Version(), Manual: "Wenshu"}, &page); err != nil {
		return err
	}
	text := strings.Replace(page.String(), "\n.SH SEE ALSO", "\n.SH EXIT STATUS\n"+passage(exitStatus, p.chinese)+"\n\n.SH SEE ALSO", 1)
	if p.chinese {
		text = strings.NewReplacer("[flags]", "[选项]", "[command]", "命令", ".SH NAME", ".SH 名称", ".SH SYNOPSIS", ".SH 概要", ".SH DESCRIPTION", ".SH 说明",
			".SH OPTIONS INHERITED FROM PARENT COMMANDS", ".SH 通用选项", ".SH OPTIONS", ".SH 选项", ".SH EXIT STATUS", ".SH 退出状态", ".SH EXAMPLE", ".SH 例", ".SH SEE ALSO", ".SH 另见").Replace(text)
	}
	return atomicfile.WriteBytes(filepath.Join(folder, name+".1"), atomicfile.Shared, []byte(text))
}
