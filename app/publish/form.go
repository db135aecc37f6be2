package publish

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model/report"
)

// Form is where a report is chosen. It reports every change and is the only
// place that knows the wish while it is open.
type Form struct {
	OnChange func(Wish)
	PickLogo func(chosen func(path string))
	PickCSS  func(chosen func(path string)) // a folder with a style

	wish    Wish
	kind    *widget.Select
	about   *widget.Label
	claims  *widget.Select
	ratings *widget.CheckGroup
	parts   *widget.CheckGroup
	tongue  *widget.Select
	room    *widget.Entry
	logo    *picked
	style   *picked
	embed   *widget.Check
	address *widget.Entry
	bom     *widget.Check
	files   *widget.Check

	some    *widget.AccordionItem // only some ratings
	which   *widget.AccordionItem // parts
	accord  *widget.Accordion
	rows    []row
	content *fyne.Container
	filling bool
}

// row is a part of the form that is there for some formats only.
type row struct {
	object fyne.CanvasObject
	fits   func(f report.Format, w Wish) bool
}

var claimLabels = map[report.ClaimChoice]string{
	report.AllClaims: "All that are marked", report.RatedClaims: "Those with a rating", report.SignedClaims: "Signed off only",
}

var partLabels = map[report.Part]string{
	report.Summary: "Summary", report.Text: "The article", report.Cards: "What was found on each claim", report.SourceList: "List of sources",
	report.Corrections: "Corrections", report.Method: "How to read it, scales",
}

// picked is a file or folder that can be chosen and let go.
type picked struct {
	name    *widget.Label
	clear   *widget.Button
	content fyne.CanvasObject
}

func newPicked(label string, pick, clear func()) *picked {
	p := &picked{name: widget.NewLabel("")}
	p.name.Truncation = fyne.TextTruncateEllipsis
	p.clear = widget.NewButtonWithIcon("", theme.ContentClearIcon(), clear)
	p.clear.Importance = widget.LowImportance
	choose := widget.NewButton(label, pick)
	p.content = container.NewBorder(nil, nil, choose, p.clear, p.name)
	return p
}

func (p *picked) show(path, none string) {
	p.name.SetText(base(path, none))
	if p.clear.Hide(); path != "" {
		p.clear.Show()
	}
}

// NewForm is a form that begins with a wish. ratings are the labels that claims
// of the article can have.
func NewForm(w Wish, ratings []string) *Form {
	f := &Form{wish: w}
	var labels []string
	for _, k := range Kinds {
		labels = append(labels, k.Label)
	}
	f.kind = widget.NewSelect(labels, func(s string) { f.change(func(w *Wish) { w.Kind = s }) })
	f.about = widget.NewLabel("")
	f.about.Wrapping = fyne.TextWrapWord
	var choices []string
	for _, c := range report.ClaimChoices {
		choices = append(choices, claimLabels[c])
	}
	f.claims = widget.NewSelect(choices, func(s string) { f.change(func(w *Wish) { w.Claims = keyOf(claimLabels, s) }) })
	f.ratings = widget.NewCheckGroup(ratings, func(on []string) {
		f.change(func(w *Wish) {
			w.Ratings = nil
			if len(on) < len(ratings) {
				w.Ratings = slices.Clone(on)
			}
		})
	})
	var parts []string
	for _, p := range report.Parts {
		parts = append(parts, partLabels[p])
	}
	f.parts = widget.NewCheckGroup(parts, func(on []string) {
		f.change(func(w *Wish) {
			w.Without = nil
			for _, p := range report.Parts {
				if !slices.Contains(on, partLabels[p]) {
					w.Without = append(w.Without, p)
				}
			}
		})
	})
	var tongues []string
	for _, l := range report.Languages() {
		tongues = append(tongues, languageName(l))
	}
	f.tongue = widget.NewSelect(tongues, func(s string) {
		f.change(func(w *Wish) { w.Language = report.Languages()[max(0, slices.Index(tongues, s))] })
	})
	f.room = widget.NewEntry()
	f.room.SetPlaceHolder("Who publishes it")
	f.room.OnChanged = func(s string) { f.change(func(w *Wish) { w.Newsroom = s }) }
	f.logo = newPicked("Logo…", func() { f.PickLogo(func(path string) { f.change(func(w *Wish) { w.Logo = path }) }) }, func() { f.change(func(w *Wish) { w.Logo = "" }) })
	f.style = newPicked("Own style…", func() { f.PickCSS(func(path string) { f.change(func(w *Wish) { w.Style = path }) }) }, func() { f.change(func(w *Wish) { w.Style = "" }) })
	f.embed = widget.NewCheck("With its ClaimReview, for search engines", func(on bool) { f.change(func(w *Wish) { w.Embed = on }) })
	f.address = widget.NewEntry()
	f.address.SetPlaceHolder("https://… where the fact check will stand")
	f.address.OnChanged = func(s string) { f.change(func(w *Wish) { w.Address = s }) }
	f.bom = widget.NewCheck("For Excel (begins with a byte order mark)", func(on bool) { f.change(func(w *Wish) { w.NoBOM = !on }) })
	f.files = widget.NewCheck("With the originals and attachments", func(on bool) { f.change(func(w *Wish) { w.NoFiles = !on }) })
	f.build()
	f.fill()
	return f
}

func (f *Form) build() {
	caption := func(text string, of fyne.CanvasObject) fyne.CanvasObject {
		label := widget.NewLabel(text)
		label.TextStyle.Bold = true
		return container.NewVBox(label, of)
	}
	f.some = widget.NewAccordionItem("Only some ratings", f.ratings)
	f.which = widget.NewAccordionItem("Parts of the report", f.parts)
	f.accord = widget.NewAccordion(f.which, f.some)
	f.accord.MultiOpen = true
	always := func(report.Format, Wish) bool { return true }
	f.rows = []row{
		{caption("Format", container.NewVBox(f.kind, f.about)), always},
		{caption("Claims", f.claims), always},
		{f.accord, always},
		{caption("Language of its own words", f.tongue), func(k report.Format, _ Wish) bool { return worded(k) }},
		{caption("Newsroom", f.room), func(k report.Format, w Wish) bool {
			return worded(k) || k == report.ClaimReview
		}},
		{f.logo.content, func(k report.Format, _ Wish) bool { return pictured(k) }},
		{f.style.content, func(k report.Format, _ Wish) bool { return k == report.HTML }},
		{f.embed, func(k report.Format, _ Wish) bool { return k == report.HTML }},
		{caption("Its address", f.address), func(k report.Format, w Wish) bool { return k == report.ClaimReview || k == report.HTML && w.Embed }},
		{f.bom, func(k report.Format, _ Wish) bool { return k == report.CSV }},
		{f.files, func(k report.Format, _ Wish) bool { return k == report.JSON }},
	}
	f.content = container.NewVBox()
	for _, r := range f.rows {
		f.content.Add(r.object)
	}
}

// Content is the form.
func (f *Form) Content() fyne.CanvasObject { return container.NewVScroll(f.content) }

// First is what the keyboard begins with.
func (f *Form) First() fyne.Focusable { return f.kind }

// Wish is what is chosen now.
func (f *Form) Wish() Wish { return f.wish }

func (f *Form) change(alter func(*Wish)) {
	if f.filling {
		return
	}
	before := f.wish.Remember()
	alter(&f.wish)
	if f.wish.Remember() == before {
		return
	}
	f.fill()
	if f.OnChange != nil {
		f.OnChange(f.wish)
	}
}

// fill puts the wish into the fields, and shows those that the format has.
func (f *Form) fill() {
	f.filling = true
	defer func() { f.filling = false }()
	w, k := f.wish, f.wish.Chosen()
	f.kind.SetSelected(k.Label)
	f.about.SetText(k.About)
	f.claims.SetSelected(claimLabels[w.Claims])
	on := slices.Clone(f.ratings.Options)
	if w.Ratings != nil {
		on = slices.DeleteFunc(on, func(s string) bool { return !slices.Contains(w.Ratings, s) })
	}
	f.ratings.SetSelected(on)
	var parts []string
	for _, p := range report.Parts {
		if !slices.Contains(w.Without, p) {
			parts = append(parts, partLabels[p])
		}
	}
	f.parts.SetSelected(parts)
	f.tongue.SetSelectedIndex(max(0, slices.Index(report.Languages(), w.Language)))
	set(f.room, w.Newsroom)
	set(f.address, w.Address)
	f.logo.show(w.Logo, "no picture")
	f.style.show(w.Style, "Galley’s own")
	f.embed.SetChecked(w.Embed)
	f.bom.SetChecked(!w.NoBOM)
	f.files.SetChecked(!w.NoFiles)
	for _, r := range f.rows {
		if r.fits(k.Format, w) {
			r.object.Show()
		} else {
			r.object.Hide()
		}
	}
	if items := f.accord.Items; worded(k.Format) != (len(items) == 2) {
		if f.accord.Items = []*widget.AccordionItem{f.some}; worded(k.Format) {
			f.accord.Items = []*widget.AccordionItem{f.which, f.some}
		}
		f.accord.Refresh()
	}
	f.content.Refresh()
}

// set puts text into an entry that does not have it, and leaves the caret of one
// that does.
func set(e *widget.Entry, text string) {
	if e.Text != text {
		e.SetText(text)
	}
}

func keyOf[K comparable](labels map[K]string, label string) K {
	var none K
	for k, l := range labels {
		if l == label {
			return k
		}
	}
	return none
}
