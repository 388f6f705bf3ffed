package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/wenshu-app/wenshu/core/backup"
	"github.com/wenshu-app/wenshu/core/library"
)

// backups are the commands that put what a reader made into one file, and bring
// it back.
func (p *program) backups(with with) []*cobra.Command {
	var data string
	places := func(l *library.Library) backup.Places {
		dir := data
		if dir == "" {
			dir = filepath.Dir(l.Folder()) // where the window keeps its library beside them
		}
		return backup.Places{Library: l, Notes: notesBeside(filepath.Join(dir, "library")), Made: filepath.Join(dir, "made")}
	}
	write := &cobra.Command{
		Use: "backup FILE.zip", Short: "备份读者所作的一切 · back up all that readers made", Args: cobra.ExactArgs(1),
		Long: "把读者所作的一切写成一个文件：批注、更正、标签、检索、合并的名称、排除的矛盾、粘贴成的文件。原文件和索引不在其中。\n" +
			"Writes all that readers made into one file: notes, corrections, tags, searches, merged names, dismissed findings, documents of pasted text. Neither the\n" +
			"files of the library nor its index are in it.",
	}
	write.RunE = with(func(ctx context.Context, l *library.Library, args []string) error {
		w, finish, err := p.output(args[0], "zip", nil)
		if err != nil {
			return err
		}
		p.used = 1
		n, err := backup.Write(ctx, w, places(l))
		if err != nil {
			err = &outputError{err}
		}
		if err := finish(err); err != nil {
			return err
		}
		p.note("备份了 %d 份批注、%d 个粘贴的文件和文库的设置 · %d documents' notes, %d pasted documents and the library's settings backed up",
			n.Notes, n.Made, n.Notes, n.Made)
		return nil
	})
	restore := &cobra.Command{
		Use: "restore FILE.zip", Short: "恢复备份 · bring a backup back", Args: cobra.ExactArgs(1),
		Long: "恢复备份，并入现有的内容，不覆盖：批注逐条合并，设置以现有的为准。\n" +
			"Brings a backup back beside what is there, and writes over nothing: notes are joined, and what the library says already stays.",
	}
	restore.RunE = with(func(ctx context.Context, l *library.Library, args []string) error {
		f, err := os.Open(args[0])
		if err != nil {
			return &outputError{err}
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return &outputError{err}
		}
		n, err := backup.Restore(ctx, f, info.Size(), places(l))
		if err != nil {
			return &outputError{err}
		}
		p.note("恢复了 %d 份批注、%d 个粘贴的文件和文库的设置 · %d documents' notes, %d pasted documents and the library's settings are back",
			n.Notes, n.Made, n.Notes, n.Made)
		for _, m := range n.Missing {
			p.note("%s: 这台机器上没有，请用 library add 加入它现在的位置 · is not on this machine: add where it is now with library add", m)
		}
		return nil
	})
	for _, c := range []*cobra.Command{write, restore} {
		c.Flags().StringVar(&data, "data", "", "批注所在的数据文件夹（默认在文库旁边）· folder of the window's data; beside the library if not given")
	}
	return []*cobra.Command{write, restore}
}
