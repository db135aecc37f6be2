// Bare is a window of Fyne's with one line of text, which any program with this toolkit takes
// at least as long to start as. Galley's start is measured beside it.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.galley.Bare").NewWindow("Bare")
	w.SetContent(widget.NewLabel("One line of text"))
	w.Resize(fyne.NewSize(1000, 700))
	w.ShowAndRun()
}
