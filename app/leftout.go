package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// excerpt is how many characters of a part are shown in the list.
const excerpt = 600

// showLeftOut lists what of the page is not in the article's text, each part
// with the reason and a button that takes it in.
func (c *correcting) showLeftOut() {
	v := c.store.session.Version()
	if len(v.LeftOut) == 0 {
		return
	}
	var shown *ask.Shown
	list := newLeftOutList(v, !c.store.session.IsOld(), func(part int) {
		shown.Hide()
		c.takeIn(v, part)
	})
	shown = c.dialogs.Show(ask.Sheet{Title: locale.Text("Left out of this page"), Content: list, Size: fyne.NewSize(820, 620)})
}

// newLeftOutList is a row for each part. newest says whether the version is the
// article's newest, the only one that parts are taken into.
func newLeftOutList(v model.Version, newest bool, take func(part int)) fyne.CanvasObject {
	note := locale.Text("Taking a part in makes a new version of the article with it at its place. Claims are carried over, and this version stays as it is.")
	if !newest {
		note = locale.Text("This is an older version. Parts are added to the newest one: open it to add one.")
	}
	rows := container.NewVBox(look.Wrapped(note))
	for i, part := range v.LeftOut {
		reason := look.FaintText(locale.Said(part.Reason))
		reason.Wrapping = fyne.TextWrapWord
		button := control.NewButton(locale.Text("Take in"), nil, func() { take(i) })
		if !newest {
			button.Disable()
		}
		rows.Add(widget.NewSeparator())
		rows.Add(container.NewBorder(nil, nil, nil, container.NewVBox(button),
			container.NewVBox(reason, look.Wrapped(passage.Shorten(part.Text, excerpt)))))
	}
	return container.NewVScroll(rows)
}

// takeIn takes a part of the page into the article and shows the new version.
func (c *correcting) takeIn(v model.Version, part int) {
	take := model.TakeIn{ArticleID: v.ArticleID, VersionID: v.ID, Parts: []int{part}}
	c.store.changeThenOpen(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Apply(ctx, editor, take)
	}, func(_ model.Change, err error) {
		if err == nil {
			c.opening.article(v.ArticleID, nil)
		}
	})
}
