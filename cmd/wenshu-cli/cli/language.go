package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenshu-app/wenshu/core/hint"
)

// What this program says stands in both languages in one string, "中文 ·
// English", after what both have in common: "a.txt: 不能覆盖 · would be
// overwritten". Behind a full-width mark the blank before the point is left out.
// Longer texts have lines of either. It is shown in the language of the locale.
const between = "· "

// chineseLocale tells whether the locale is a Chinese one, by the variables
// that POSIX and gettext name, and by what the system says where none is set.
func chineseLocale(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return strings.HasPrefix(v, "zh")
		}
	}
	return strings.HasPrefix(systemLanguage(), "zh")
}

// side is what s says in one language. English keeps what stands before the
// last ": " of the Chinese, which both have in common.
func side(s string, chinese bool) string {
	at := strings.LastIndex(s, between)
	if at < 0 {
		return s
	}
	if chinese {
		return strings.TrimSuffix(s[:at], " ")
	}
	common := ""
	if i := strings.LastIndex(s[:at], ": "); i >= 0 {
		common = s[:i+len(": ")]
	}
	return common + s[at+len(between):]
}

// passage is what the lines of s say in one language. Indented lines are
// examples, which both have.
func passage(s string, chinese bool) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		switch {
		case strings.HasPrefix(line, " "):
			out = append(out, line)
		case strings.Contains(line, between):
			out = append(out, side(line, chinese))
		case strings.IndexFunc(line, unicode.IsLetter) < 0 || han(line) == chinese:
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// han reports whether the first letter of s is a Chinese one.
func han(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	return i >= 0 && unicode.Is(unicode.Han, []rune(s[i:])[0])
}

// say is the side of s in the language of the user.
func (p *program) say(s string) string { return side(s, p.chinese) }

// sayWords are those of w in the language of the user.
func (p *program) sayWords(w hint.Words) string {
	if p.chinese {
		return w.Chinese
	}
	return w.English
}

// note tells on standard error what was done, in the language of the user.
func (p *program) note(format string, args ...any) {
	fmt.Fprintf(p.err, "wenshu-cli: %s\n", plain(p.say(fmt.Sprintf(format, args...))))
}

// sayError is what err says, line by line in the language of the user.
func (p *program) sayError(err error) string {
	lines := strings.Split(plain(err.Error()), "\n")
	for i, l := range lines {
		lines[i] = p.say(l)
	}
	return strings.Join(lines, "\n")
}

// speak has a command and those below it speak the language of the user, with
// what cobra says of its own.
func (p *program) speak(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	if f := c.Flags().Lookup("help"); f != nil {
		f.Usage = "显示这个命令的用法 · help for this command"
	}
	if f := c.Flags().Lookup("no-descriptions"); f != nil {
		f.Usage = "补全时不带说明 · complete without descriptions"
	}
	c.Short = p.say(c.Short)
	c.Long = passage(c.Long, p.chinese)
	each := func(f *pflag.Flag) { f.Usage = p.say(f.Usage) }
	c.Flags().VisitAll(each)
	c.PersistentFlags().VisitAll(each)
	if args := c.Args; args != nil {
		c.Args = func(c *cobra.Command, a []string) error { return argsError(args(c, a)) }
	}
	for _, sub := range c.Commands() {
		p.speak(sub)
	}
}

// shellLines are what to type in each shell for completion now, and always.
var shellLines = map[string][2]string{
	"bash":       {"source <(wenshu-cli completion bash)", "wenshu-cli completion bash > ~/.local/share/bash-completion/completions/wenshu-cli"},
	"zsh":        {"autoload -U compinit; compinit; source <(wenshu-cli completion zsh)", `wenshu-cli completion zsh > "${fpath[1]}/_wenshu-cli"`},
	"fish":       {"wenshu-cli completion fish | source", "wenshu-cli completion fish > ~/.config/fish/completions/wenshu-cli.fish"},
	"powershell": {"wenshu-cli completion powershell | Out-String | Invoke-Expression", "wenshu-cli completion powershell >> $PROFILE"},
}

// speakRoot prepares the whole command line for one language.
func (p *program) speakRoot(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Short, c.Long = "显示命令的用法 · help about any command", ""
		case "completion":
			c.Short = "命令补全：写出给终端读的脚本 · completion: write the script that your shell reads"
			c.Long = "把输出交给终端，按 Tab 就能补全命令、选项、格式和指标：\nGive the output to your shell, and Tab completes commands, flags, formats and indicators:\n" +
				"  source <(wenshu-cli completion bash)\n  wenshu-cli completion fish | source\n  wenshu-cli completion powershell | Out-String | Invoke-Expression"
			for _, shell := range c.Commands() {
				shell.Short = fmt.Sprintf("%s 的补全脚本 · the script for %s", shell.Name(), shell.Name())
				lines := shellLines[shell.Name()]
				shell.Long = "在这个终端里用：\nIn this session:\n  " + lines[0] + "\n每次都用：\nIn every session:\n  " + lines[1]
				if f := shell.Flags().Lookup("no-descriptions"); f != nil {
					f.Usage = "补全时不带说明 · complete without descriptions"
				}
			}
		}
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	p.speak(root)
	if p.chinese {
		english := root.UsageFunc()
		root.SetUsageFunc(func(c *cobra.Command) error { return chineseUsage(c, english) })
	}
}

// chineseUsage prints what english prints, with cobra's words in Chinese. It
// takes none of cobra's templates: a program that has templates keeps every
// method of every type, which is 9 MB here.
func chineseUsage(c *cobra.Command, english func(*cobra.Command) error) error {
	to := c.OutOrStderr()
	var text bytes.Buffer
	out, errs := c.OutOrStdout(), c.ErrOrStderr()
	c.SetOut(&text)
	c.SetErr(&text)
	err := english(c)
	c.SetOut(out)
	c.SetErr(errs)
	if err != nil {
		return err
	}
	lines := strings.Split(text.String(), "\n")
	for i, l := range lines {
		if head, ok := usageHeads[l]; ok {
			lines[i] = head
		} else if i > 0 && lines[i-1] == usageHeads["Usage:"] || strings.HasSuffix(l, " [command]") {
			lines[i] = strings.NewReplacer("[command]", "命令", "[flags]", "[选项]").Replace(l)
		} else if strings.HasPrefix(l, `Use "`) {
			lines[i] = "用 “" + c.CommandPath() + " 命令 --help” 看一个命令的用法。"
		}
	}
	_, err = io.WriteString(to, chineseFlags(strings.Join(lines, "\n")))
	return err
}

// usageHeads are the heads of the parts of a usage.
var usageHeads = map[string]string{
	"Usage:": "用法：", "Aliases:": "别名：", "Examples:": "例：", "Available Commands:": "命令：",
	"Flags:": "选项：", "Global Flags:": "通用选项：", "Additional help topics:": "其他说明：",
}

var (
	flagDefault = regexp.MustCompile(` ?\(default (.*)\)`)
	flagType    = regexp.MustCompile(`(?m)^( +(?:-\w, )? *--[\w-]+ )(string|int|float)\b`)
)

// chineseFlags puts pflag's words into Chinese, as wide as they were.
func chineseFlags(usages string) string {
	usages = flagDefault.ReplaceAllString(usages, "（默认 $1）")
	return flagType.ReplaceAllStringFunc(usages, func(s string) string {
		m := flagType.FindStringSubmatch(s)
		return m[1] + map[string]string{"string": "文字  ", "int": "数 ", "float": "数   "}[m[2]]
	})
}

// flagError says in both languages what pflag found wrong.
func flagError(err error) error {
	var unknown *pflag.NotExistError
	var without *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = name[1:]
		}
		return fmt.Errorf("%s: 没有这个选项 · there is no such flag", name)
	case errors.As(err, &without):
		return fmt.Errorf("--%s: 后面要写一个值 · a value is wanted behind it", without.GetFlag().Name)
	case errors.As(err, &wrong):
		return fmt.Errorf("--%s: 值 %q 不合要求 · the value %q is not of its kind", wrong.GetFlag().Name, wrong.GetValue(), wrong.GetValue())
	}
	return err
}

var countError = regexp.MustCompile(`^(accepts|requires) (?:(at least|at most|between) )?(.+?) arg\(s\), (?:only )?received (\d+)$`)

// argsError says in both languages what cobra found wrong with the arguments.
func argsError(err error) error {
	if err == nil {
		return nil
	}
	m := countError.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	bound := map[string]string{"": "", "at least": "至少 ", "at most": "至多 ", "between": ""}[m[2]]
	return fmt.Errorf("要 %s%s 个参数，给了 %s 个 · %s", bound, m[3], m[4], strings.ReplaceAll(err.Error(), "arg(s)", "arguments"))
}

// unknown refuses a command that there is not, and names those like it.
func (p *program) unknown(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	c.SuggestionsMinimumDistance = 2 // letters that may be wrong
	if like := c.SuggestionsFor(args[0]); len(like) > 0 {
		return fmt.Errorf("%s: 没有这个命令；是不是 %s · there is no such command; did you mean %s", args[0], strings.Join(like, "、"), strings.Join(like, ", "))
	}
	return fmt.Errorf("%s: 没有这个命令 · there is no such command", args[0])
}
