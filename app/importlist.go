package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model/intake"
)

// outcomeSigns are shown beside what became of a thing, which is said in words too.
var outcomeSigns = map[intake.Outcome]fyne.ThemeIconName{
	intake.Imported: theme.IconNameConfirm,
	intake.Known:    theme.IconNameContentCopy,
	intake.Refused:  theme.IconNameError,
	intake.Skipped:  theme.IconNameVisibilityOff,
	intake.Left:     theme.IconNameMediaStop,
}

// outcomesShown are the choices above the list, in its order; "" is everything.
var outcomesShown = []struct {
	outcome intake.Outcome
	label   string
}{
	{"", locale.Later("Everything")}, {intake.Imported, locale.Later("Imported")}, {intake.Known, locale.Later("Known already")},
	{intake.Refused, locale.Later("Not imported")}, {intake.Left, locale.Later("Not reached")}, {intake.Skipped, locale.Later("Skipped")},
}

// importList is the list of what an import found and what became of each.
type importList struct {
	report  intake.Report
	shown   []intake.Item
	rows    *control.List
	filter  *control.Select
	detail  *widget.Label // of the row selected, in full
	open    *control.Button
	chosen  intake.Item
	content fyne.CanvasObject
}

func newImportList(r intake.Report, open func(articleID string)) *importList {
	l := &importList{report: r, shown: r.Items, detail: look.Wrapped(" ")}
	l.rows = control.NewList(func() int { return len(l.shown) }, func() fyne.CanvasObject {
		name := widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		says := widget.NewLabel("")
		says.Truncation = fyne.TextTruncateEllipsis
		return container.NewBorder(nil, nil, widget.NewIcon(nil), nil, container.NewGridWithColumns(2, name, says))
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		item := l.shown[i]
		row := o.(*fyne.Container).Objects
		pair := row[0].(*fyne.Container).Objects
		pair[0].(*widget.Label).SetText(item.Name)
		pair[1].(*widget.Label).SetText(locale.Said(item.Says()))
		row[1].(*widget.Icon).SetResource(theme.Icon(outcomeSigns[item.Outcome]))
	})
	l.open = control.NewButton(locale.Text("Open the Article"), nil, func() { open(l.chosen.ArticleID) })
	l.open.Disable()
	l.rows.OnSelected = func(i widget.ListItemID) { l.choose(l.shown[i]) }

	var choices []string
	by := map[string]intake.Outcome{}
	first := "" // what did not come in is what one wants to read
	for _, c := range outcomesShown {
		n := r.Count(c.outcome)
		if c.outcome == "" {
			n = len(r.Items)
		}
		if n > 0 {
			label := fmt.Sprintf("%s (%s)", locale.Word(c.label), locale.Number(n))
			choices, by[label] = append(choices, label), c.outcome
			if first == "" || c.outcome == intake.Refused {
				first = label
			}
		}
	}
	l.filter = control.NewSelect(choices, func(label string) { l.show(by[label]) })
	l.filter.SetSelected(first)
	top := container.NewBorder(nil, nil, nil, container.NewGridWrap(fyne.NewSize(200, l.filter.MinSize().Height), l.filter),
		look.Wrapped(locale.Said(r.String())))
	foot := container.NewBorder(widget.NewSeparator(), nil, nil, container.NewVBox(l.open), l.detail)
	l.content = container.NewBorder(top, foot, nil, nil, l.rows)
	return l
}

// show narrows the list to one outcome, "" for all of them.
func (l *importList) show(o intake.Outcome) {
	l.shown = l.report.Items
	if o != "" {
		l.shown = l.report.Of(o)
	}
	l.rows.UnselectAll()
	l.choose(intake.Item{})
	l.rows.Refresh()
	l.rows.ScrollToTop()
}

func (l *importList) choose(item intake.Item) {
	l.chosen = item
	text := locale.Text("Select a line to read it in full.")
	if item.Name != "" {
		text = locale.Text("%s: %s", item.Name, locale.Said(item.Says()))
	}
	l.detail.SetText(text)
	if item.ArticleID != "" {
		l.open.Enable()
	} else {
		l.open.Disable()
	}
}

// showLast shows what the last import came to.
func (i *importing) showLast() {
	r := i.last
	var shown *ask.Shown
	list := newImportList(r, func(articleID string) {
		shown.Hide()
		i.openArticle(articleID, nil)
	})
	shown = i.dialogs.Show(ask.Sheet{
		Title: locale.Text("What came in"), Content: list.content, Size: fyne.NewSize(960, 620), First: list.rows,
		Answers: []ask.Answer{{Label: locale.Text("Copy as Text"), Do: func() { i.clipboard.SetContent(r.Text()) }, Stays: true}},
	})
}
