// Package command is everything that a reader can do by name, in one table: the
// menu bar, the palette, the shortcuts and the sheet of keys are made from it.
package command

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/gui/look"
)

// A Command is something that can be done.
type Command struct {
	ID    string           // the key of its words in look; it names the command for good
	Name  string           // its words, where they are no fixed ones: the name of a file, of a theme
	Keys  []fyne.Shortcut  // the first is shown
	Run   func()           // nil where there is nothing to do now
	Items func() []Command // a menu of its own, made when it is asked for
	Check func() bool      // whether a mark stands beside it
	Of    func() string    // what it would do it to: stands behind its name; "" for nothing

	Quit   bool // ends the program: it waits for no dialog
	Typed  bool // is for what is being written too, and so waits for no dialog either
	Hidden bool // stands in no menu; its keys alone
	Named  bool // stands in no menu of the bar, but in the palette: what the menus over things have

	// Sheet is the row of the sheet of keys that its keys stand in, by the key of
	// its words; "" for none.
	Sheet string
}

// Rule is a line between commands of a menu.
var Rule = Command{}

func (c *Command) rule() bool { return c.ID == "" && c.Name == "" }

// Title is what the command is called in the language that is spoken.
func (c *Command) Title() string {
	name := c.Name
	if name == "" {
		name = look.T(c.ID)
	}
	if c.Of != nil {
		if of := c.Of(); of != "" {
			name += "　" + of
		}
	}
	return name
}

// A Menu is one of the menu bar. ID is the key of its words.
type Menu struct {
	ID       string
	Commands []Command
}

// A Table is all commands of a window.
type Table struct {
	Menus []Menu
	// Waits reports whether a dialog is shown: the shortcuts wait for it, or what
	// it asks about would be closed under it.
	Waits func() bool
	// Keys are the rows of the sheet that are no commands' but the panes' own, by
	// group.
	Keys []Group
	// Guide opens the guide, from the sheet; nil for a program without one.
	Guide func()

	sheet *dialog.CustomDialog // of keys, while it is shown
}

// unlessAsked does what a command is for, unless a dialog waits.
func (t *Table) unlessAsked(c *Command) func() {
	if c.Run == nil || c.Quit || c.Typed {
		return c.Run
	}
	run := c.Run
	return func() {
		if !t.Waits() {
			run()
		}
	}
}

// MainMenu is the menu bar.
func (t *Table) MainMenu() *fyne.MainMenu {
	out := &fyne.MainMenu{}
	for i := range t.Menus {
		m := &t.Menus[i]
		out.Items = append(out.Items, fyne.NewMenu(look.T(m.ID), t.items(m.Commands)...))
	}
	return out
}

// Items are commands as items of a menu.
func Items(list []Command) []*fyne.MenuItem {
	return (&Table{Waits: func() bool { return false }}).items(list)
}

// items makes the items of a menu. Fyne gives keys to the menu before anything
// else, so that they have to wait for a dialog here too.
func (t *Table) items(list []Command) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for i := range list {
		c := &list[i]
		if c.rule() {
			out = append(out, fyne.NewMenuItemSeparator())
			continue
		}
		if c.Hidden || c.Named {
			continue
		}
		item := fyne.NewMenuItem(c.Title(), t.unlessAsked(c))
		item.IsQuit, item.Disabled = c.Quit, c.Run == nil && c.Items == nil
		if len(c.Keys) > 0 {
			item.Shortcut = c.Keys[0]
		}
		if c.Check != nil {
			item.Checked = c.Check()
		}
		if c.Items != nil {
			item.ChildMenu = fyne.NewMenu("", t.items(c.Items())...)
		}
		out = append(out, item)
	}
	return out
}

// AddShortcuts connects the keys of all commands with a canvas.
func (t *Table) AddShortcuts(c fyne.Canvas) {
	t.each(func(x *Command, _ string) {
		run := t.unlessAsked(x)
		for _, k := range x.Keys {
			switch k.(type) {
			case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll: // what has the focus takes them itself
			default:
				c.AddShortcut(k, func(fyne.Shortcut) { run() })
			}
		}
	})
}

// An Entry is a command as the palette lists it.
type Entry struct {
	Name, Keys string
	Run        func()
}

// Named are the items of a menu over something as commands for the palette.
func Named(items []*fyne.MenuItem) []Command {
	var out []Command
	for _, m := range items {
		c := Command{Name: m.Label, Run: m.Action}
		switch {
		case m.IsSeparator || m.Disabled:
			continue
		case m.ChildMenu != nil:
			c.Run, c.Items = nil, func() []Command { return Named(m.ChildMenu.Items) }
		}
		out = append(out, c)
	}
	return out
}

// Entries are all commands that can be done now, those of a menu of its own by
// the names of both.
func (t *Table) Entries() []Entry {
	var out []Entry
	t.each(func(c *Command, under string) {
		if c.Run == nil || c.Hidden {
			return
		}
		e := Entry{Name: c.Title(), Run: t.unlessAsked(c)}
		if under != "" {
			e.Name = under + "　" + e.Name
		}
		if len(c.Keys) > 0 {
			e.Keys = KeyText(c.Keys[0])
		}
		out = append(out, e)
	})
	return out
}

// each calls f with every command and the names of the menus that it stands
// under, those of the menu bar aside.
func (t *Table) each(f func(c *Command, under string)) {
	var walk func(list []Command, under string)
	walk = func(list []Command, under string) {
		for i := range list {
			c := &list[i]
			switch {
			case c.rule():
			case c.Items != nil:
				name := c.Title()
				if under != "" {
					name = under + "　" + name
				}
				walk(c.Items(), name)
			default:
				f(c, under)
			}
		}
	}
	for _, m := range t.Menus {
		walk(m.Commands, "")
	}
}

// Find returns the command with that ID; nil if there is none.
func (t *Table) Find(id string) *Command {
	var found *Command
	t.each(func(c *Command, _ string) {
		if c.ID == id {
			found = cmp.Or(found, c)
		}
	})
	return found
}
