package publish

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Form is where a report is chosen. It reports every change and is the only
// place that knows the wish while it is open.
type Form struct {
	OnChange func(Wish)
	OnEscape func() // the person wants out
	PickLogo func(chosen func(path string))
	PickCSS  func(chosen func(path string)) // a folder with a style

	wish    Wish
	offer   Offer
	kind    *choice
	about   *widget.Label
	claims  *choice
	ratings *widget.CheckGroup
	parts   *widget.CheckGroup
	tongue  *choice
	room    *line
	logo    *picked
	style   *picked
	embed   *widget.Check
	address *line
	bom     *widget.Check
	files   *widget.Check
	history *widget.Check

	some    *widget.AccordionItem // only some ratings
	which   *widget.AccordionItem // parts
	accord  *widget.Accordion
	rows    []row
	content *fyne.Container
	filling bool
}

// row is a part of the form that is there for some kinds of reports only.
type row struct {
	object fyne.CanvasObject
	fits   func(Kind, Wish) bool
}

// choice is a drop-down list at which Escape leaves the form.
type choice struct {
	widget.Select
	escape func()
}

func (f *Form) newChoice(options []string, chosen func(string)) *choice {
	c := &choice{escape: f.escaped}
	c.Options, c.OnChanged = options, chosen
	c.ExtendBaseWidget(c)
	return c
}

func (c *choice) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		c.escape()
		return
	}
	c.Select.TypedKey(key)
}

func (f *Form) escaped() {
	if f.OnEscape != nil {
		f.OnEscape()
	}
}

// line is an entry at which Escape leaves the form.
type line struct {
	widget.Entry
	escape func()
}

func (f *Form) newLine(hint string, typed func(string)) *line {
	l := &line{escape: f.escaped}
	l.ExtendBaseWidget(l)
	l.SetPlaceHolder(hint)
	l.OnChanged = typed
	return l
}

func (l *line) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		l.escape()
		return
	}
	l.Entry.TypedKey(key)
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

// NewForm is a form that begins with a wish.
func NewForm(w Wish, o Offer) *Form {
	f := &Form{wish: w, offer: o}
	kinds := make([]string, len(o.Kinds))
	for i, k := range o.Kinds {
		kinds[i] = k.Label
	}
	f.kind = f.newChoice(kinds, func(s string) { f.change(func(w *Wish) { w.Kind = s }) })
	f.about = widget.NewLabel("")
	f.about.Wrapping = fyne.TextWrapWord
	f.claims = f.newChoice(labels(o.Claims), func(s string) { f.change(func(w *Wish) { w.Claims = keyOf(o.Claims, s) }) })
	f.ratings = widget.NewCheckGroup(o.Ratings, func(on []string) {
		f.change(func(w *Wish) {
			w.Ratings = nil
			if len(on) < len(o.Ratings) {
				w.Ratings = slices.Clone(on)
			}
		})
	})
	f.parts = widget.NewCheckGroup(labels(o.Parts), func(on []string) {
		f.change(func(w *Wish) {
			w.Without = nil
			for _, p := range o.Parts {
				if !slices.Contains(on, p.Label) {
					w.Without = append(w.Without, p.Key)
				}
			}
		})
	})
	f.tongue = f.newChoice(labels(o.Languages), func(s string) { f.change(func(w *Wish) { w.Language = keyOf(o.Languages, s) }) })
	f.room = f.newLine("Who publishes it", func(s string) { f.change(func(w *Wish) { w.Newsroom = s }) })
	f.logo = newPicked("Logo…", func() { f.PickLogo(func(path string) { f.change(func(w *Wish) { w.Logo = path }) }) }, func() { f.change(func(w *Wish) { w.Logo = "" }) })
	f.style = newPicked("Own style…", func() { f.PickCSS(func(path string) { f.change(func(w *Wish) { w.Style = path }) }) }, func() { f.change(func(w *Wish) { w.Style = "" }) })
	f.embed = widget.NewCheck("With its ClaimReview, for search engines", func(on bool) { f.change(func(w *Wish) { w.Embed = on }) })
	f.address = f.newLine("https://… where the fact check will stand", func(s string) { f.change(func(w *Wish) { w.Address = s }) })
	f.bom = widget.NewCheck("For Excel (begins with a byte order mark)", func(on bool) { f.change(func(w *Wish) { w.NoBOM = !on }) })
	f.history = widget.NewCheck("With the history: what was done, by whom", func(on bool) { f.change(func(w *Wish) { w.History = on }) })
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
	always := func(Kind, Wish) bool { return true }
	f.rows = []row{
		{caption("Format", container.NewVBox(f.kind, f.about)), always},
		{caption("Claims", f.claims), always},
		{f.accord, always},
		{caption("Language of its own words", f.tongue), func(k Kind, _ Wish) bool { return k.Words }},
		{caption("Newsroom", f.room), func(k Kind, _ Wish) bool { return k.Newsroom }},
		{f.logo.content, func(k Kind, _ Wish) bool { return k.Picture }},
		{f.style.content, func(k Kind, _ Wish) bool { return k.Page }},
		{f.embed, func(k Kind, _ Wish) bool { return k.Page }},
		{caption("Its address", f.address), func(k Kind, w Wish) bool { return k.Review || k.Page && w.Embed }},
		{f.bom, func(k Kind, _ Wish) bool { return k.Table }},
		{f.files, func(k Kind, _ Wish) bool { return k.Files }},
		{f.history, func(k Kind, _ Wish) bool { return k.Files }},
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
	w, k := f.wish, f.chosen()
	f.kind.SetSelected(k.Label)
	f.about.SetText(k.About)
	f.claims.SetSelectedIndex(placeOf(f.offer.Claims, w.Claims))
	on := slices.Clone(f.ratings.Options)
	if w.Ratings != nil {
		on = slices.DeleteFunc(on, func(s string) bool { return !slices.Contains(w.Ratings, s) })
	}
	f.ratings.SetSelected(on)
	var parts []string
	for _, p := range f.offer.Parts {
		if !slices.Contains(w.Without, p.Key) {
			parts = append(parts, p.Label)
		}
	}
	f.parts.SetSelected(parts)
	f.tongue.SetSelectedIndex(placeOf(f.offer.Languages, w.Language))
	set(&f.room.Entry, w.Newsroom)
	set(&f.address.Entry, w.Address)
	f.logo.show(w.Logo, "no picture")
	f.style.show(w.Style, "Galley’s own")
	f.embed.SetChecked(w.Embed)
	f.bom.SetChecked(!w.NoBOM)
	f.files.SetChecked(!w.NoFiles)
	f.history.SetChecked(w.History)
	for _, r := range f.rows {
		if r.fits(k, w) {
			r.object.Show()
		} else {
			r.object.Hide()
		}
	}
	if items := f.accord.Items; k.Words != (len(items) == 2) {
		if f.accord.Items = []*widget.AccordionItem{f.some}; k.Words {
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

// chosen is the kind of report wanted.
func (f *Form) chosen() Kind {
	for _, k := range f.offer.Kinds {
		if k.Label == f.wish.Kind {
			return k
		}
	}
	return f.offer.Kinds[0]
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
