// Galley is the desktop program: it opens a library of articles in a window.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"galley/app"
	"galley/app/drafts"
	"galley/app/language"
	"galley/assets"
)

// memory is from how many bytes on the garbage of reading is collected without
// waiting for as much again: a large file is then read in half the memory.
const memory = 768 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	file := flag.String("library", os.Getenv("GALLEY_LIBRARY"), "the library `FILE` to open, or the address of a newsroom, postgres://NAME@SERVER/DATABASE (default: $GALLEY_LIBRARY, then your own)")
	editor := flag.String("editor", "", "the `NAME` that stands beside what you do (default: the preference, then your login)")
	version := flag.Bool("version", false, "print the version and end")
	flag.Parse()
	if *version {
		fmt.Println("galley", app.Version())
		return
	}
	// Who says neither which library nor who is at work wants the Galley that
	// runs already, with the file double-clicked in a file manager if there is one.
	alone := *file == "" && *editor == ""
	switch flag.NArg() {
	case 0:
	case 1:
		*file = flag.Arg(0)
	default:
		flag.Usage()
		os.Exit(2)
	}
	if alone && app.HandOver(*file) {
		return
	}
	a := fyneapp.NewWithID(assets.ID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	if err := language.Use(a.Preferences().String(language.Preference)); err != nil {
		fyne.LogError("the window stays in English", err)
	}
	state, err := drafts.Folder()
	if err != nil {
		fyne.LogError("what is typed is not kept beside the library", err)
	}
	runner := app.NewRunner()
	w := app.New(a, runner, app.Options{Library: *file, Editor: *editor, Desktop: true, Alone: alone, State: state})
	planted(runner)
	restart := w.Run()
	runner.Close()
	if restart != nil {
		if err := restart(); err != nil {
			fyne.LogError("Galley was not started again", err)
		}
		os.Exit(1)
	}
}
