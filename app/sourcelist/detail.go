package sourcelist

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/sources"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// detail is one source with the claims it is on.
type detail struct {
	panel                *Panel
	back                 *control.Button
	title                *widget.Label
	origin, count        *widget.RichText
	follow, file, remove *control.Button
	list                 *control.Rows
	content              fyne.CanvasObject
}

func newDetail(p *Panel) *detail {
	d := &detail{panel: p, title: look.Wrapped(""), origin: look.FaintText(""), count: look.FaintText("")}
	d.title.TextStyle.Bold = true
	d.back = newBack(func() { p.OnOpen("") })
	verb := func(label string, icon fyne.Resource, v Verb) *control.Button {
		return control.NewQuiet(label, icon, func() { p.OnVerb(v, p.state.Open) })
	}
	edit := verb(locale.Text("Edit…"), theme.DocumentCreateIcon(), Edit)
	d.follow = control.NewIcon(theme.MailForwardIcon(), locale.Text("Open the address"), func() { p.OnVerb(Follow, p.state.Open) })
	d.file = control.NewIcon(theme.FileIcon(), locale.Text("Open or save the file"), func() { p.OnVerb(File, p.state.Open) })
	merge := verb(locale.Text("Merge…"), nil, Merge)
	merge.Tip = locale.Text("Merge it into another source")
	d.remove = control.NewDanger(locale.Text("Delete"), func() { p.OnVerb(Delete, p.state.Open) })
	d.list = control.NewRows(func() int { return len(p.state.Claims) }, func() fyne.CanvasObject { return control.NewRow(d.open, nil) }, d.update, nil)
	d.list.OnOpen = d.open
	d.list.OnTop = func() { control.Focus(d.back) }
	d.content = container.NewBorder(container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewHBox(d.back), d.title, d.origin,
		container.NewHBox(edit, merge), container.NewHBox(d.follow, d.file, d.remove), widget.NewSeparator(), d.count), nil, nil, nil, d.list)
	return d
}

func newBack(do func()) *control.Button {
	b := control.NewQuiet(locale.Text("All sources"), theme.NavigateBackIcon(), do)
	b.Key = locale.Text("Esc")
	return b
}

func (d *detail) show(now, before state.Sources) {
	s := now.Open
	d.title.SetText(passage.Shorten(s.Title, 160))
	parts := []string{sources.About(s)}
	if s.URL != "" && s.URL != s.Title {
		parts = append(parts, passage.Shorten(s.URL, 80))
	}
	look.SetFaint(d.origin, strings.Trim(strings.Join(parts, " · "), " ·"))
	count := sources.Used(s.Uses)
	if now.Total > len(now.Claims) {
		count = locale.Text("%s; the last %d are listed", count, len(now.Claims))
	}
	look.SetFaint(d.count, count)
	_, opens := model.ToOpen(s.URL)
	d.follow.Hidden, d.file.Hidden, d.remove.Hidden = !opens && !s.Veiled, s.Files == 0, s.Uses > 0
	if now.Open.ID != before.Open.ID {
		d.list.Chosen = -1
		d.list.UnselectAll()
		d.list.ScrollToOffset(0)
	}
	d.list.Refresh()
	d.content.Refresh()
}

func (d *detail) update(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(d.panel.state.Claims) { // Fyne refreshes a row that is gone as the list loses the keyboard
		return
	}
	r, c := o.(*control.Row), d.panel.state.Claims[i]
	r.Index = i
	where := c.Title
	if c.ArticleID == "" {
		where = locale.Text("in no article any more")
	}
	r.Set(passage.Shorten(c.Wording, 90), where, sources.StanceName(c.Stance), false)
}

func (d *detail) open(i int) {
	if i >= 0 && i < len(d.panel.state.Claims) {
		d.list.Choose(i)
		d.panel.OnClaim(d.panel.state.Claims[i])
	}
}

// groups are the sources that look the same, to be merged.
type groups struct {
	panel   *Panel
	back    *control.Button
	told    *widget.Label
	rows    *fyne.Container
	content fyne.CanvasObject
}

func newGroups(p *Panel) *groups {
	g := &groups{panel: p, told: look.Wrapped(""), rows: container.NewVBox()}
	g.back = newBack(func() { p.OnAlike(false) })
	g.content = container.NewBorder(container.NewVBox(container.NewHBox(g.back), g.told), nil, nil, nil, container.NewVScroll(g.rows))
	return g
}

func (g *groups) show(now state.Sources) {
	switch {
	case !now.Checked:
		g.told.SetText(locale.Text("Looking for sources that are the same…"))
	case len(now.Groups) == 0:
		g.told.SetText(locale.Text("No two sources look the same."))
	default:
		g.told.SetText(locale.Count(len(now.Groups), "%d group of sources looks the same. Merging makes one of each; Undo takes it back.",
			"%d groups of sources look the same. Merging makes one of each; Undo takes it back."))
	}
	g.rows.RemoveAll()
	for _, group := range now.Groups {
		box := container.New(layout.NewCustomPaddedVBoxLayout(0))
		for i, s := range group {
			title := widget.NewLabel(passage.Shorten(s.Title, 90))
			title.Truncation, title.TextStyle.Bold = fyne.TextTruncateEllipsis, i == 0
			box.Add(title)
			box.Add(look.FaintText(strings.Trim(sources.About(s)+" · "+passage.Shorten(s.URL, 60)+" · "+sources.Used(s.Uses), " ·")))
		}
		merge := control.NewQuiet(locale.Text("Merge into the first"), nil, func() { g.panel.OnMerge(group) })
		box.Add(container.NewHBox(merge))
		box.Add(widget.NewSeparator())
		g.rows.Add(box)
	}
	g.rows.Refresh()
}

// Leave leaves what is open in the panel, as Escape does, and reports whether
// something was.
func (p *Panel) Leave() bool {
	switch {
	case p.state.Alike:
		p.OnAlike(false)
	case p.state.Open.ID != "":
		p.OnOpen("")
	default:
		return false
	}
	control.Focus(p.list)
	return true
}
