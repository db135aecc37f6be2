package publish

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
)

// Form is where a report is chosen. It reports every change and is the only
// place that knows the settings while it is open.
type Form struct {
	OnChange func(Settings)
	PickLogo func(chosen func(path string))
	PickCSS  func(chosen func(path string)) // a folder with a style
	OnShow   func(Found)                    // a claim with a finding is to be shown

	set      Settings
	offer    Offer
	kind     *control.Select
	about    *widget.Label
	claims   *control.Select
	what     *control.Select
	findings *Findings
	ratings  *control.Checks
	parts    *control.Checks
	language *control.Select
	newsroom *control.Entry
	logo     *picked
	style    *picked
	embed    *control.Check
	address  *control.Entry
	bom      *control.Check
	files    *control.Check
	history  *control.Check

	some    *control.Fold // only some ratings
	which   *control.Fold // parts
	rows    []row
	content *fyne.Container
	filling bool
}

// row is a part of the form that is there for some kinds of reports only.
type row struct {
	object fyne.CanvasObject
	fits   func(Kind, Settings) bool
}

// newLine is an entry that tells what is typed.
func newLine(hint string, typed func(string)) *control.Entry {
	e := control.NewEntry(hint)
	e.OnChanged = typed
	return e
}

// picked is a file or folder that can be chosen and cleared.
type picked struct {
	name    *widget.Label
	clear   *control.Button
	content fyne.CanvasObject
}

func newPicked(label string, pick, clear func()) *picked {
	p := &picked{name: widget.NewLabel("")}
	p.name.Truncation = fyne.TextTruncateEllipsis
	p.clear = control.NewIcon(theme.ContentClearIcon(), locale.Text("Without it"), clear)
	choose := control.NewButton(label, nil, pick)
	p.content = container.NewBorder(nil, nil, choose, p.clear, p.name)
	return p
}

func (p *picked) show(path, none string) {
	p.name.SetText(base(path, none))
	if p.clear.Hide(); path != "" {
		p.clear.Show()
	}
}

// NewForm is a form that begins with settings.
func NewForm(s Settings, o Offer) *Form {
	f := &Form{set: s, offer: o}
	kinds := make([]string, len(o.Kinds))
	for i, k := range o.Kinds {
		kinds[i] = k.Label
	}
	f.kind = control.NewSelect(kinds, func(s string) { f.change(func(to *Settings) { to.Kind = kindKey(o.Kinds, s) }) })
	f.about = widget.NewLabel("")
	f.about.Wrapping = fyne.TextWrapWord
	f.claims = control.NewSelect(labels(o.Claims), func(s string) { f.change(func(to *Settings) { to.Claims = keyOf(o.Claims, s) }) })
	f.ratings = control.NewChecks(labels(o.Ratings), func(on []string) {
		f.change(func(to *Settings) {
			to.Ratings = nil
			if len(on) < len(o.Ratings) {
				to.Ratings = slices.Clone(on)
				for i, label := range to.Ratings {
					to.Ratings[i] = keyOf(o.Ratings, label)
				}
			}
		})
	})
	f.parts = control.NewChecks(labels(o.Parts), func(on []string) {
		f.change(func(to *Settings) {
			to.Without = nil
			for _, p := range o.Parts {
				if !slices.Contains(on, p.Label) {
					to.Without = append(to.Without, p.Key)
				}
			}
		})
	})
	f.what = control.NewSelect([]string{locale.Text("Verdict boxes only"), locale.Text("The article with its highlights, and the boxes")}, func(string) {
		f.change(func(to *Settings) { to.Text = f.what.SelectedIndex() == 1 })
	})
	f.language = control.NewSelect(labels(o.Languages), func(s string) { f.change(func(to *Settings) { to.Language = keyOf(o.Languages, s) }) })
	f.newsroom = newLine(locale.Text("Who publishes it"), func(s string) { f.change(func(to *Settings) { to.Newsroom = s }) })
	logo := func(path string) { f.change(func(to *Settings) { to.Logo = path }) }
	f.logo = newPicked(locale.Text("Logo…"), func() { f.PickLogo(logo) }, func() { logo("") })
	style := func(path string) { f.change(func(to *Settings) { to.Style = path }) }
	f.style = newPicked(locale.Text("Own style…"), func() { f.PickCSS(style) }, func() { style("") })
	f.embed = control.NewCheck(locale.Text("With its ClaimReview, for archives and language models"), func(on bool) { f.change(func(to *Settings) { to.Embed = on }) })
	f.address = newLine(locale.Text("https://… where the fact check will stand"), func(s string) { f.change(func(to *Settings) { to.Address = s }) })
	f.bom = control.NewCheck(locale.Text("For Excel (begins with a byte order mark)"), func(on bool) { f.change(func(to *Settings) { to.NoBOM = !on }) })
	f.history = control.NewCheck(locale.Text("With the history: what was done, by whom"), func(on bool) { f.change(func(to *Settings) { to.History = on }) })
	f.files = control.NewCheck(locale.Text("With the originals and attachments"), func(on bool) { f.change(func(to *Settings) { to.NoFiles = !on }) })
	f.findings = NewFindings()
	f.findings.OnShow = func(c Found) { f.OnShow(c) }
	f.findings.OnLeaveOut = f.leaveOut
	f.build()
	f.fill()
	return f
}

// leaveOut leaves the claims of a finding out, or takes them in again.
func (f *Form) leaveOut(key string, out bool) {
	f.change(func(to *Settings) {
		to.LeaveOut = slices.DeleteFunc(slices.Clone(to.LeaveOut), func(k string) bool { return k == key })
		if out {
			to.LeaveOut = append(to.LeaveOut, key)
		}
	})
}

// SetFindings shows what should be looked at before the report is published.
func (f *Form) SetFindings(all []Finding) { f.findings.Show(all) }

func (f *Form) build() {
	caption := func(text string, of fyne.CanvasObject) fyne.CanvasObject {
		label := widget.NewLabel(text)
		label.TextStyle.Bold = true
		return container.NewVBox(label, of)
	}
	f.some = control.NewFold(locale.Text("Only some ratings"), f.ratings.Content)
	f.which = control.NewFold(locale.Text("Parts of the report"), f.parts.Content)
	always := func(Kind, Settings) bool { return true }
	f.rows = []row{
		{caption(locale.Text("Format"), container.NewVBox(f.kind, f.about)), always},
		{caption(locale.Text("What is pasted"), f.what), func(k Kind, _ Settings) bool { return k.Boxes }},
		{caption(locale.Text("Claims"), f.claims), always},
		{container.NewStack(f.findings.Content()), always}, // hidden until they are known
		{f.which.Content, func(k Kind, _ Settings) bool { return k.Parts }},
		{f.some.Content, always},
		{caption(locale.Text("Language of its own words"), f.language), func(k Kind, _ Settings) bool { return k.Words }},
		{caption(locale.Text("Newsroom"), f.newsroom), func(k Kind, _ Settings) bool { return k.Newsroom }},
		{f.logo.content, func(k Kind, _ Settings) bool { return k.Picture }},
		{f.style.content, func(k Kind, _ Settings) bool { return k.Page }},
		{f.embed, func(k Kind, _ Settings) bool { return k.Page }},
		{caption(locale.Text("Its address"), f.address), func(k Kind, s Settings) bool { return k.Review || k.Page && s.Embed }},
		{f.bom, func(k Kind, _ Settings) bool { return k.Table }},
		{f.files, func(k Kind, _ Settings) bool { return k.Files }},
		{f.history, func(k Kind, _ Settings) bool { return k.Files }},
	}
	f.content = container.NewVBox()
	for _, r := range f.rows {
		f.content.Add(r.object)
	}
}

// Content is the form.
func (f *Form) Content() fyne.CanvasObject {
	clear := layout.NewCustomPaddedLayout(0, 0, 0, theme.Size(theme.SizeNameScrollBar)) // the bar lies over nothing
	return control.NewScroll(container.New(clear, f.content)).Content
}

// First is what the keyboard begins with.
func (f *Form) First() fyne.Focusable { return f.kind }

// Settings are what is chosen now.
func (f *Form) Settings() Settings { return f.set }

func (f *Form) change(alter func(*Settings)) {
	if f.filling {
		return
	}
	before := f.set.Remember()
	alter(&f.set)
	if f.set.Remember() == before {
		return
	}
	f.fill()
	if f.OnChange != nil {
		f.OnChange(f.set)
	}
}

// fill puts the settings into the fields, and shows those that the format has.
func (f *Form) fill() {
	f.filling = true
	defer func() { f.filling = false }()
	s, k := f.set, f.chosen()
	f.kind.SetSelected(k.Label)
	f.about.SetText(k.About)
	f.claims.SetSelectedIndex(placeOf(f.offer.Claims, s.Claims))
	f.what.SetSelectedIndex(map[bool]int{true: 1}[s.Text])
	var ratings []string
	for _, r := range f.offer.Ratings {
		if s.Ratings == nil || slices.Contains(s.Ratings, r.Key) {
			ratings = append(ratings, r.Label)
		}
	}
	f.ratings.SetSelected(ratings)
	var parts []string
	for _, p := range f.offer.Parts {
		if !slices.Contains(s.Without, p.Key) {
			parts = append(parts, p.Label)
		}
	}
	f.parts.SetSelected(parts)
	f.language.SetSelectedIndex(placeOf(f.offer.Languages, s.Language))
	put(f.newsroom, s.Newsroom)
	put(f.address, s.Address)
	f.logo.show(s.Logo, locale.Text("no picture"))
	f.style.show(s.Style, locale.Text("Galley’s own"))
	f.embed.SetChecked(s.Embed)
	f.bom.SetChecked(!s.NoBOM)
	f.files.SetChecked(!s.NoFiles)
	f.history.SetChecked(s.History)
	for _, r := range f.rows {
		if r.fits(k, s) {
			r.object.Show()
		} else {
			r.object.Hide()
		}
	}
	f.content.Refresh()
}

// put puts text into an entry that does not have it, and leaves the caret of one
// that does.
func put(e *control.Entry, text string) {
	if e.Text != text {
		e.SetText(text)
	}
}

// chosen is the kind of report wanted.
func (f *Form) chosen() Kind {
	for _, k := range f.offer.Kinds {
		if k.Key == f.set.Kind {
			return k
		}
	}
	return f.offer.Kinds[0]
}

// kindKey is the key of the kind with a label.
func kindKey(kinds []Kind, label string) string {
	for _, k := range kinds {
		if k.Label == label {
			return k.Key
		}
	}
	return ""
}

func labels(all []Named) []string {
	out := make([]string, len(all))
	for i, n := range all {
		out[i] = n.Label
	}
	return out
}

func keyOf(all []Named, label string) string {
	for _, n := range all {
		if n.Label == label {
			return n.Key
		}
	}
	return ""
}

// placeOf is where a key stands, the first place where it does not.
func placeOf(all []Named, key string) int {
	return max(0, slices.IndexFunc(all, func(n Named) bool { return n.Key == key }))
}

func base(path, none string) string {
	if path == "" {
		return none
	}
	return filepath.Base(path)
}
