package claims

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
	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
)

// exhibit is one source on the claim: two lines, which unfold to be edited in place.
type exhibit struct {
	panel *Panel
	shown model.Exhibit
	row   *exhibitRow
	says  *sources.Figures // of the claim's figures
	body  *fyne.Container
	box   *fyne.Container

	stance        *control.Pills
	quote         *field
	locator, note *field
	judging       *judging
	abroad        *abroad
	privately     *control.Check
	private       *field // the desk's note
	quiet         bool
	open, file    *control.Button
	held          *widget.RichText // the files of the source, a line each
	beside        *control.Button
}

func newExhibit(p *Panel) *exhibit {
	x := &exhibit{
		panel:   p,
		quote:   p.newField(locale.Text("Passage of the source that decides it"), 2),
		locator: p.newField(locale.Text("Page, paragraph, time"), 1),
		note:    p.newField(locale.Text("Note"), 1),
	}
	x.row, x.says = newExhibitRow(x), sources.NewFigures()
	x.stance = sources.NewPills(x.choose)
	x.open = control.NewIcon(theme.MailForwardIcon(), locale.Text("Open the address"), x.follow)
	x.held = look.FaintText("")
	x.held.Truncation, x.held.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	x.file = control.NewIcon(theme.FileIcon(), locale.Text("Open or save the file"), x.showFile)
	x.beside = control.NewIcon(theme.ViewRestoreIcon(), locale.Text("Show the source beside the claim"), x.showBeside)
	x.beside.Key = locale.Text("Shift") + "+S"
	edit := control.NewQuiet(locale.Text("Edit source…"), theme.DocumentCreateIcon(), x.editSource)
	edit.Tip = locale.Text("Edit the source wherever it is used")
	remove := control.NewQuiet(locale.Text("Take off"), theme.ContentRemoveIcon(), x.detach)
	remove.Tip = locale.Text("Take the source off this claim; it stays in the library")
	x.judging, x.abroad = newJudging(x), newAbroad(x)
	x.private = p.newField(locale.Text("For the desk alone; in no report"), 1)
	x.privately = control.NewCheck(locale.Text("Private: in no report"), func(on bool) {
		if !x.quiet {
			p.do(model.EditEvidence{ID: x.shown.Evidence.ID, Private: &on}, nil)
		}
	})
	x.body = newColumn(near, x.stance, under(x.quote), under(x.locator), under(x.note), x.judging.content, x.abroad.head, x.abroad.part, x.privately, named(locale.Text("Private note"), under(x.private)), x.held,
		container.NewHBox(x.open, x.file, x.beside, edit, layout.NewSpacer(), remove))
	x.body.Hide()
	x.box = newColumn(2, x.row, container.New(layout.NewCustomPaddedLayout(0, 0, 12, 0), x.says.Container),
		container.New(layout.NewCustomPaddedLayout(0, 4, 10, 0), x.body))
	return x
}

func (x *exhibit) fields() []*field {
	return append([]*field{x.quote, x.locator, x.note, x.private}, x.abroad.fields()...)
}

func (x *exhibit) show(now model.Exhibit) {
	x.shown = now
	x.row.show(now)
	at := -1
	for i, s := range model.Stances {
		if s == now.Stance {
			at = i
		}
	}
	x.stance.Set(at)
	x.judging.show(now)
	x.abroad.show(now)
	x.quiet = true
	x.privately.SetChecked(now.Evidence.Private)
	x.quiet = false
	for i, name := range []string{inQuote, inLocator, inNote, inPrivate, inTranslation, inLanguage, inTranslator} {
		x.panel.bind(x.fields()[i], Place{now.Evidence.ClaimID, now.Evidence.ID, name}, model.Dossier{Evidence: []model.Exhibit{now}})
	}
	if _, ok := model.ToOpen(now.Source.URL); ok || now.Source.Veiled {
		x.open.Enable()
	} else {
		x.open.Disable()
	}
	x.file.Tip = locale.Text("Open or save the file")
	if len(now.Files) == 0 {
		x.file.Tip = locale.Text("Add a file…")
	}
	look.SetFaint(x.held, heldLines(now.Files))
	x.held.Hidden = len(now.Files) == 0
}

// mostHeld is how many files of a source are listed at a claim. Its list of files has all.
const mostHeld = 5

// heldLines names the files of a source, a line each.
func heldLines(files []model.Held) string {
	var lines []string
	for _, h := range files[:min(mostHeld, len(files))] {
		h.Name = prose.Flatten(h.Name)
		lines = append(lines, sources.HeldLine(h))
	}
	if more := len(files) - mostHeld; more > 0 {
		lines = append(lines, locale.Count(more, "and %d more file", "and %d more files"))
	}
	return strings.Join(lines, "\n")
}

// choose says what the source does to the claim.
func (x *exhibit) choose(stance model.Stance) {
	x.panel.do(model.EditEvidence{ID: x.shown.Evidence.ID, Stance: &stance}, nil)
}

// unfold shows or hides what can be edited; unfolded, the passage has the keyboard.
func (x *exhibit) unfold(open bool) {
	for _, f := range x.fields() {
		f.Flush()
	}
	x.body.Hidden = !open
	x.row.Refresh()
	x.panel.form.sources.content.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(x.row); c != nil {
		if open {
			x.quote.ToEnd()
			c.Focus(x.quote)
			x.panel.revealOpened(x.box)
		} else {
			c.Focus(x.row)
		}
	}
}

func (x *exhibit) editSource() {
	if x.panel.OnEditSource != nil {
		x.panel.OnEditSource(x.shown.SourceID)
	}
}

func (x *exhibit) detach() {
	x.panel.Flush()
	x.panel.do(model.DetachSource{EvidenceID: x.shown.Evidence.ID}, nil)
}

func (x *exhibit) follow() {
	if x.panel.OnFollow != nil {
		x.panel.OnFollow(x.shown.Source)
	}
}

func (x *exhibit) showFile() {
	if x.panel.OnFile != nil {
		x.panel.OnFile(x.shown.SourceID)
	}
}

func (x *exhibit) showBeside() {
	if x.panel.OnBeside != nil {
		x.panel.OnBeside(x.shown.SourceID, x.shown.Evidence.ID)
	}
}

// menu shows what can be done with the source.
func (x *exhibit) menu(at fyne.Position) {
	edit := locale.Text("Edit passage and place")
	if x.body.Visible() {
		edit = locale.Text("Fold")
	}
	control.ShowMenu(x.row, at, []control.Item{
		{Label: edit, Key: "E", Do: func() { x.unfold(!x.body.Visible()) }},
		{Label: locale.Text("Show the source beside the claim"), Key: locale.Text("Shift") + "+S", Do: x.showBeside},
		{Label: locale.Text("Open the address"), Disabled: x.open.Disabled(), Do: x.follow},
		{Label: x.file.Tip, Do: x.showFile},
		{Label: locale.Text("Edit the source wherever it is used…"), Do: x.editSource},
		{},
		{Label: locale.Text("Take off this claim"), Do: x.detach},
	})
}

// headline is a source on a claim in one line: what it does, what it is, and from where.
func headline(x model.Exhibit) string {
	sign, _, _ := strings.Cut(sources.StanceName(x.Stance), " ")
	parts := []string{sign + " " + passage.Shorten(x.Source.Title, 90)}
	for _, p := range []string{x.Source.Publisher, x.Source.Published[:min(4, len(x.Source.Published))]} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if x.Source.Private {
		parts = append(parts, sources.Confidential())
	}
	if x.Evidence.Private {
		parts = append(parts, locale.Text("private"))
	}
	return strings.Join(parts, " · ")
}
