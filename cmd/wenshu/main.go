// Wenshu opens Chinese official documents for reading, finds every figure in
// them and plots them. See the README.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"github.com/wenshu-app/wenshu"
	"github.com/wenshu-app/wenshu/assets/icon"
	"github.com/wenshu-app/wenshu/cmd/wenshu-cli/cli"
	"github.com/wenshu-app/wenshu/gui"
	"github.com/wenshu-app/wenshu/gui/settings"
)

func main() {
	// packages have one program with two names
	if filepath.Base(os.Args[0]) == cli.Name {
		interrupts := make(chan os.Signal, 2)
		joinConsole(interrupts)
		os.Exit(cli.Main(interrupts))
	}
	flag.CommandLine = flag.NewFlagSet(os.Args[0], flag.ExitOnError) // without the flags of libraries
	show := flag.Bool("version", false, "显示版本 · print the version")
	verbose := flag.Bool("debug", false, "把运行情况写进日志 · write a log of what happens")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "用法 · usage: wenshu [FILE ...]\n\n")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *show {
		fmt.Println("wenshu", wenshu.Build())
		return
	}
	// FILES="" of a script is no file, and not the folder that one happens to be in
	files := slices.DeleteFunc(flag.Args(), func(name string) bool { return name == "" })
	log.SetOutput(&plainLog{out: log.Writer()})
	folders()
	folder := fyneFolder()
	socket, socketErr := socketIn(folder)
	if socketErr != nil {
		socket = "" // who listens there may be another user
	}
	release, err := claim(folder, socket, files, answered)
	switch {
	case release == nil && err == nil:
		return // the window that is open shows them
	case release == nil:
		refuse(err)
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
	}
	defer release()
	chosen, damaged := settings.Open(settingsIn(folder)) // no other process writes them now
	a := app.NewWithID(wenshu.ID())                      // reads its own preferences, which the settings came from once
	a.SetIcon(fyne.NewStaticResource("icon.png", icon.PNG256))
	data := a.Storage().RootURI().Path()
	done := bounded()
	if r := connect(); r != nil {
		refuse(r)
	}
	crashed := watchCrashes(data)
	var out io.Writer
	switch {
	case *verbose:
		out = debugLog(data)
	case os.Getenv("WENSHU_TRACE") != "":
		out = os.Stderr
	}
	t := newTrace(out)
	cache := cacheFolder()
	w := gui.New(a, gui.Options{Do: fyne.Do, Settings: chosen, Trace: t.event, Native: true, Version: wenshu.Build(), Light: noScheme(), Data: filepath.Join(data, "documents"), Language: lang.SystemLocale().LanguageString(), Cache: cache, Made: filepath.Join(data, "made"), Library: filepath.Join(data, "library")})
	w.Fyne().SetMaster()
	if r := present(w.Fyne(), w.Show); r != nil {
		refuse(r)
	}
	done()
	if socketErr == nil {
		var l io.Closer
		if l, socketErr = serve(socket, func(paths []string) { fyne.Do(func() { w.Take(paths) }) }); socketErr == nil {
			defer l.Close()
		}
	}
	if socketErr != nil {
		t.event("no single instance: " + socketErr.Error())
	}
	w.Restore(files...)
	w.FirstStart()
	if damaged != nil {
		w.Damaged(damaged)
	}
	if crashed != "" {
		w.Crashed(crashed)
	}
	if err != nil {
		w.Warn(err)
	}
	if cache != "" && isEmpty(cache) { // the first start: the reader of PDF is compiled ahead, which takes seconds
		w.Prepare()
	}
	a.Lifecycle().SetOnStarted(func() {
		time.AfterFunc(startTakes, tighten)
		time.AfterFunc(10*startTakes, tighten) // a slow machine, and what looked through the library
		fyne.Do(func() {
			w.Settle()
			w.Watch()
		})
	})
	a.Run()
}

// startTakes is how long the start may have all the memory that it likes.
const startTakes = 3 * time.Second

// afterStart is how much may be allocated from then on until the next
// collection, in hundredths of what is in use.
const afterStart = 50

// tighten gives back what the start needed for a moment: parsing tables and
// typefaces leaves as much as it makes, and a window stands open for days.
func tighten() {
	debug.SetGCPercent(afterStart)
	debug.FreeOSMemory()
	forgetFile()
}

// fyneFolder is the program's folder as Fyne places it, which is asked for
// before there is an app; "" where the system names none.
func fyneFolder() string {
	dir, err := os.UserConfigDir()
	if home, failed := os.UserHomeDir(); runtime.GOOS == "darwin" {
		dir, err = filepath.Join(home, "Library", "Preferences"), failed
	}
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "fyne", wenshu.ID())
}

// settingsIn are the files of the settings in the program's folder, and of those
// that Fyne kept before.
func settingsIn(dir string) (path, old string) {
	if dir == "" {
		return "", ""
	}
	return filepath.Join(dir, "settings.json"), filepath.Join(dir, "preferences.json")
}

// cacheFolder is where what can be made again is kept; "" for nowhere.
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "wenshu", "wazero")
}

func isEmpty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err != nil || len(entries) == 0
}

// noScheme reports whether the system cannot say if it is light or dark: on
// Linux the desktop's portal tells that over the session's D-Bus, which bare
// window managers lack.
func noScheme() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return false
	}
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return false
	}
	_, err := os.Stat(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus"))
	return err != nil
}
