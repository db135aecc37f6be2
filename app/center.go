package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/control"
	"galley/app/locale"
)

// board is what may take the article's place in the middle of the window.
type board string

// theArticle is no board: the article is shown.
const theArticle board = ""

// center is the middle column of the window: the article, or a board in its place. A board goes when an
// article, a claim or a place in a text is opened, and by Escape.
type center struct {
	content *fyne.Container
	article fyne.CanvasObject
	boards  map[board]boardPanel
	now     board
	turned  func()                   // something else is shown
	say     func(text string)        // in the line at the foot
	takes   func(action string) bool // does what an action means to what has the keyboard on a board; false: nothing
	focused func() fyne.Focusable
	home    func() // gives the article the keyboard
}

// boardPanel is a board as the middle shows it.
type boardPanel struct {
	content fyne.CanvasObject
	first   func() fyne.Focusable // where the keyboard goes
}

func newCenter(article fyne.CanvasObject) *center {
	return &center{content: container.NewStack(article), article: article, boards: map[board]boardPanel{}, turned: func() {},
		say: func(string) {}, takes: func(string) bool { return false }, focused: func() fyne.Focusable { return nil }, home: func() {}}
}

// add gives the middle one more board.
func (c *center) add(name board, panel boardPanel) {
	panel.content.Hide()
	c.boards[name] = panel
	c.content.Add(panel.content)
}

// shows reports whether a board is shown.
func (c *center) shows(name board) bool { return c.now == name }

// show shows a board, or the article.
func (c *center) show(name board) {
	if name == c.now {
		return
	}
	c.object(c.now).Hide()
	c.now = name
	c.object(name).Show()
	c.content.Refresh()
	c.turned()
}

func (c *center) object(name board) fyne.CanvasObject {
	if panel, is := c.boards[name]; is {
		return panel.content
	}
	return c.article
}

// stop is where F6 goes: the article, by what has the keyboard in it, or the board.
func (c *center) stop(article fyne.Focusable) control.Stop {
	if panel, is := c.boards[c.now]; is {
		return control.Stop{Area: c.content, First: panel.first()}
	}
	return control.Stop{Area: c.content, First: article}
}

// inSight does what is about the article where that is shown. From a board nobody sees what it would
// change: the article is shown instead.
func (c *center) inSight(do func()) {
	if c.shows(theArticle) {
		do()
		return
	}
	had := control.Stop{Area: c.object(c.now)}.Has(c.focused())
	c.show(theArticle)
	if had { // else Enter presses what nobody sees
		c.home()
	}
	c.say(locale.Text("Here is the article again. Press the key once more."))
}

// guard is actions of which those on an article or a claim show the article first.
func (c *center) guard(all []action) []action {
	for i := range all {
		if menu := all[i].menu; menu != "Claim" && menu != "Article" {
			continue
		}
		do, name := all[i].do, all[i].name
		all[i].do = func() {
			if !c.takes(name) {
				c.inSight(do)
			}
		}
	}
	return all
}
