package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
)

// toolBar is the row over the panels: what comes in and what goes out, the search
// of everything, and undo and redo. All else stands in the menus and at its place.
type toolBar struct {
	tools   []*tool
	content fyne.CanvasObject
}

// tool is a button of the toolbar for one of the actions.
type tool struct {
	action *action
	label  string
	button *control.Button
}

// foldTools is the width below which the buttons have no words.
const foldTools = 1100

func newToolBar(bar *menuBar, search fyne.CanvasObject) *toolBar {
	b := &toolBar{}
	take := b.tool(bar, "Import File…", locale.Text("Import"), theme.IconNameContentAdd)
	take.Importance = widget.HighImportance
	give := b.tool(bar, "Export Report…", locale.Text("Export"), theme.IconNameDocumentSave)
	undo := b.tool(bar, "Undo", locale.Text("Undo"), theme.IconNameContentUndo)
	redo := b.tool(bar, "Redo", locale.Text("Redo"), theme.IconNameContentRedo)
	b.content = container.New(look.Reading(toolLayout{b}), take, give, search, undo, redo)
	return b
}

// tool makes the button of an action.
func (b *toolBar) tool(bar *menuBar, name, label string, icon fyne.ThemeIconName) *control.Button {
	i := slices.IndexFunc(bar.actions, func(a action) bool { return a.name == name })
	a := &bar.actions[i]
	t := &tool{action: a, label: label, button: control.NewQuiet(label, theme.Icon(icon), a.do)}
	t.button.Tip, t.button.Key = strings.TrimSuffix(name, "…"), a.keys()
	b.tools = append(b.tools, t)
	return t.button
}

// refresh greys out what cannot be done now.
func (b *toolBar) refresh() {
	for _, t := range b.tools {
		switch can := t.action.can(); {
		case can && t.button.Disabled():
			t.button.Enable()
		case !can && !t.button.Disabled():
			t.button.Disable()
		}
	}
}

// fold takes the words off the buttons where there is no room for them.
func (b *toolBar) fold(narrow bool) {
	for _, t := range b.tools {
		label := t.label
		if narrow {
			label = ""
		}
		if t.button.Text != label {
			t.button.SetText(label)
		}
	}
}

// toolLayout sets the search in the middle of the window, what comes in and goes
// out on its left and undo and redo on its right.
type toolLayout struct{ bar *toolBar }

func (l toolLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	side := theme.IconInlineSize() + 2*theme.InnerPadding()
	height := float32(0)
	for _, one := range o {
		height = max(height, one.MinSize().Height)
	}
	gap := look.Px(look.Apart)
	return fyne.NewSize(4*side+look.Px(120)+7*gap, height+gap)
}

func (l toolLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.bar.fold(size.Width < look.Px(foldTools))
	gap := look.Px(look.Apart)
	height := size.Height - gap
	put := func(one fyne.CanvasObject, x, width float32) {
		one.Move(fyne.NewPos(x, gap/2))
		one.Resize(fyne.NewSize(width, height))
	}
	left := gap
	for _, one := range o[:2] {
		width := one.MinSize().Width
		put(one, left, width)
		left += width + gap
	}
	right := size.Width - gap
	for _, one := range []fyne.CanvasObject{o[4], o[3]} {
		width := one.MinSize().Width
		right -= width
		put(one, right, width)
		right -= gap
	}
	width := min(look.Px(560), right-left)
	put(o[2], max(left, min((size.Width-width)/2, right-width)), width)
}
