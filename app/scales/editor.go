// Package scales is the form in which a desk makes a scale of its own, or changes one.
package scales

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// Editor is a scale as a form: its name, its ratings in their order, and the numbers at its ends.
type Editor struct {
	Content fyne.CanvasObject
	Name    *control.Entry

	ordered     *control.Check
	best, worst *control.Entry
	rows        []*row
	list        *fyne.Container
	focus       func(fyne.Focusable)
	was         string // what stood in the form at first
}

// row is a rating in the form.
type row struct {
	now                          string // the label it has in the library; "" it is new
	label, mark, meaning, number *control.Entry
	tone                         *control.Select
	colour                       *control.Entry // of the desk's own; "" that of the tone
	badge                        *look.Badge
	up, down, remove             *control.Button
	content                      fyne.CanvasObject
}

// toneNames are what the colours of Galley's scales are called in the form, by their tone.
func toneNames() []string {
	return []string{model.ToneNone: locale.Text("Grey"), model.ToneTrue: locale.Text("Green"), model.ToneMostlyTrue: locale.Text("Light green"),
		model.ToneMixed: locale.Text("Orange"), model.ToneMostlyFalse: locale.Text("Light red"), model.ToneFalse: locale.Text("Red")}
}

// New makes a form with a scale in it. The ratings of one that is copied are new. focus gives something
// the keyboard.
func New(s model.Scale, copied bool, focus func(fyne.Focusable)) *Editor {
	e := &Editor{Name: control.NewEntryWith(s.Name, locale.Text("What the scale is called")), focus: focus,
		best: control.NewEntryWith(numeral(s.Best), locale.Text("highest")), worst: control.NewEntryWith(numeral(s.Worst), locale.Text("lowest")),
		list: container.NewVBox()}
	e.ordered = control.NewCheck(locale.Text("The ratings go from one end to the other"), nil)
	e.ordered.Checked = s.Ordered
	for _, r := range s.Ratings {
		now := r.Label
		if copied {
			now = ""
		}
		e.rows = append(e.rows, e.newRow(now, r))
	}
	if len(e.rows) == 0 {
		e.rows = append(e.rows, e.newRow("", model.Rating{}))
	}
	add := control.NewButton(locale.Text("Add a Rating"), theme.ContentAddIcon(), e.add)
	ends := container.NewHBox(widget.NewLabel(locale.Text("Best number")), container.New(widths{80}, e.best),
		widget.NewLabel(locale.Text("Worst number")), container.New(widths{80}, e.worst))
	head := container.New(columns{}, look.FaintText(""), look.FaintText(locale.Text("Label")), look.FaintText(locale.Text("Sign")),
		look.FaintText(locale.Text("What it means")), look.FaintText(locale.Text("Colour")), look.FaintText(locale.Text("Own colour")),
		look.FaintText(locale.Text("Number")), layout.NewSpacer())
	e.Content = container.NewBorder(
		container.NewVBox(widget.NewForm(widget.NewFormItem(locale.Text("Name"), e.Name)), e.ordered, head),
		container.NewVBox(container.NewHBox(add), ends), nil, nil,
		control.NewScroll(e.list).Content)
	e.arrange()
	e.was = e.typed()
	return e
}

// add adds an empty rating at the end, with the keyboard in it.
func (e *Editor) add() {
	r := e.newRow("", model.Rating{})
	e.rows = append(e.rows, r)
	e.arrange()
	e.focus(r.label)
}

// newRow is the form of a rating.
func (e *Editor) newRow(now string, r model.Rating) *row {
	entry := control.NewEntryWith
	f := &row{now: now, label: entry(r.Label, locale.Text("Mostly true")), mark: entry(r.Mark, "+"),
		meaning: entry(r.Meaning, locale.Text("When it is given")), number: entry(numeral(r.Value), "–"),
		colour: entry(r.Colour, "#2e7d32"), badge: look.NewBadge()}
	f.tone = control.NewSelect(toneNames(), func(string) { f.show() })
	f.tone.Selected = toneNames()[r.Tone]
	for _, in := range []*control.Entry{f.label, f.mark, f.colour} {
		in.OnChanged = func(string) { f.show() }
	}
	f.up = control.NewIcon(theme.MoveUpIcon(), locale.Text("Move the rating up"), func() { e.move(f, -1) })
	f.down = control.NewIcon(theme.MoveDownIcon(), locale.Text("Move the rating down"), func() { e.move(f, 1) })
	f.remove = control.NewIcon(theme.DeleteIcon(), locale.Text("Take the rating off the scale"), func() { e.remove(f) })
	f.content = container.New(columns{}, f.badge, f.label, f.mark, f.meaning, f.tone, f.colour, f.number,
		container.NewHBox(f.up, f.down, f.remove))
	f.show()
	return f
}

// show paints the badge as the rating would be shown.
func (f *row) show() {
	r := f.rating()
	r.Label = "" // the sign alone; the label stands beside it
	if strings.TrimSpace(r.Mark) == "" {
		r.Mark = " "
	}
	f.badge.Set(r)
}

// rating is what stands in the row, without its number.
func (f *row) rating() model.Rating {
	tone := max(0, slices.Index(toneNames(), f.tone.Selected))
	return model.Rating{Label: f.label.Text, Mark: f.mark.Text, Meaning: f.meaning.Text, Tone: model.Tone(tone), Colour: f.colour.Text}
}

func (e *Editor) move(f *row, by int) {
	i := slices.Index(e.rows, f)
	j := i + by
	if j < 0 || j >= len(e.rows) {
		return
	}
	e.rows[i], e.rows[j] = e.rows[j], e.rows[i]
	e.arrange()
	if by < 0 {
		e.focus(f.up)
	} else {
		e.focus(f.down)
	}
}

func (e *Editor) remove(f *row) {
	i := slices.Index(e.rows, f)
	if i < 0 || len(e.rows) == 1 {
		return
	}
	e.rows = slices.Delete(e.rows, i, i+1)
	e.arrange()
	e.focus(e.rows[min(i, len(e.rows)-1)].label)
}

// arrange puts the rows in their order.
func (e *Editor) arrange() {
	e.list.Objects = nil
	for i, r := range e.rows {
		set := func(b *control.Button, on bool) {
			if on {
				b.Enable()
			} else {
				b.Disable()
			}
		}
		set(r.up, i > 0)
		set(r.down, i < len(e.rows)-1)
		set(r.remove, len(e.rows) > 1)
		e.list.Add(r.content)
	}
	e.list.Refresh()
}

// Changed reports whether something else stands in the form than at first.
func (e *Editor) Changed() bool { return e.typed() != e.was }

// typed is all that stands in the form.
func (e *Editor) typed() string {
	all := []string{e.Name.Text, strconv.FormatBool(e.ordered.Checked), e.best.Text, e.worst.Text}
	for _, r := range e.rows {
		all = append(all, r.now, r.label.Text, r.mark.Text, r.meaning.Text, r.tone.Selected, r.colour.Text, r.number.Text)
	}
	return strings.Join(all, "\x00")
}

// Fields are what stands in the form. A number that is none is an Invalid fault.
func (e *Editor) Fields() (model.ScaleFields, error) {
	fields := model.ScaleFields{Name: &e.Name.Text, Ordered: &e.ordered.Checked, Ends: &model.ScaleEnds{}}
	var err error
	if fields.Ends.Best, err = number(e.best.Text); err != nil {
		return fields, err
	}
	if fields.Ends.Worst, err = number(e.worst.Text); err != nil {
		return fields, err
	}
	for _, r := range e.rows {
		f := model.RatingFields{Now: r.now, Rating: r.rating()}
		if f.Value, err = number(r.number.Text); err != nil {
			return fields, err
		}
		fields.Ratings = append(fields.Ratings, f)
	}
	return fields, nil
}

// number reads a number, as people write it; nil where nothing stands there.
func number(text string) (*float64, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", ".")
	if text == "" || text == "–" {
		return nil, nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, model.Faultf(model.Invalid, "“%s” is not a number. Leave the field empty where a rating has none.", text)
	}
	return &n, nil
}

func numeral(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}
