// Package decide shows what two merged libraries say differently, side by side,
// for an editor to choose.
package decide

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// State is what the view shows: one case of several.
type State struct {
	Details model.DisputeDetails
	At      int // which it is, from 0
	Total   int
	Fault   string // why the last choice was not stored; "" it was
}

// View is one case at a time: ours on the left, theirs on the right.
type View struct {
	OnChoose func(disputeID string, choice model.Choice)
	OnStep   func(by int)
	OnOpen   func(claim model.Claim, articleID string) // to give another verdict there

	Content fyne.CanvasObject

	state        State
	count, about *widget.Label
	question     *widget.Label
	fault        *widget.Label
	ours, theirs *side
	back, next   *control.Button
	open         *control.Button
}

// New makes the view.
func New() *View {
	v := &View{count: widget.NewLabel(""), about: wrapped(), question: wrapped(), fault: wrapped()}
	v.question.TextStyle.Bold = true
	v.fault.Importance = widget.DangerImportance
	v.fault.Hide()
	choose := func(c model.Choice) func() {
		return func() {
			if v.OnChoose != nil {
				v.OnChoose(v.state.Details.Dispute.ID, c)
			}
		}
	}
	v.ours = newSide(locale.Text("In this library"), locale.Text("Keep this"), choose(model.ChoiceOurs))
	v.theirs = newSide(locale.Text("In the merged library"), locale.Text("Take this"), choose(model.ChoiceTheirs))
	step := func(by int) func() {
		return func() {
			if v.OnStep != nil {
				v.OnStep(by)
			}
		}
	}
	v.back = control.NewButton(locale.Text("Previous"), theme.NavigateBackIcon(), step(-1))
	v.next = control.NewButton(locale.Text("Later"), theme.NavigateNextIcon(), step(1))
	v.open = control.NewButton(locale.Text("Another verdict…"), theme.DocumentCreateIcon(), func() {
		if d := v.state.Details.Dossier; v.OnOpen != nil && len(d.Appearances) > 0 {
			v.OnOpen(d.Claim, d.Appearances[len(d.Appearances)-1].ArticleID)
		}
	})
	head := container.NewVBox(container.NewBorder(nil, nil, v.count, container.NewHBox(v.back, v.next)), v.question, v.about,
		widget.NewSeparator())
	foot := container.NewVBox(v.fault, widget.NewSeparator(), container.NewHBox(v.open))
	v.Content = container.NewBorder(head, foot, nil, nil, container.NewGridWithColumns(2, v.ours.content, v.theirs.content))
	return v
}

// First is where the keyboard goes when the view is shown; nil: to no answer.
func (v *View) First() fyne.Focusable {
	if v.next.Disabled() {
		return nil
	}
	return v.next // a key pressed once too often decides nothing
}

// Show puts a case on the screen.
func (v *View) Show(s State) {
	v.state = s
	d := s.Details.Dispute
	v.count.SetText(locale.Text("%d of %d to decide", s.At+1, s.Total))
	v.question.SetText(question(s.Details))
	v.about.SetText(about(s.Details))
	v.fault.SetText(s.Fault)
	v.fault.Hidden = s.Fault == ""
	if d.OfVerdicts() {
		ours, theirs := s.Details.Sides()
		v.ours.verdict(s.Details, ours, locale.Text("Sources that were here:"), s.Details.OursEvidence)
		v.theirs.verdict(s.Details, theirs, locale.Text("Sources that came with it:"), s.Details.TheirsEvidence)
		v.open.Show()
	} else {
		v.ours.words(model.Said(d.Ours), d.OursBy, d.OursAt)
		v.theirs.words(model.Said(d.Theirs), d.TheirsBy, d.TheirsAt)
		v.open.Hide()
	}
	able(v.back, s.At > 0)
	able(v.next, s.At+1 < s.Total)
}

func able(b *control.Button, yes bool) {
	if yes {
		b.Enable()
	} else {
		b.Disable()
	}
}

// fields are the names of what may be disputed, as people call it.
var fields = map[string]string{
	"wording": locale.Later("How is the claim worded?"), "speaker": locale.Later("Who said it?"), "said": locale.Later("When was it said?"),
	"kind": locale.Later("What kind of claim is it?"), "owner": locale.Later("Who works on it?"),
	"due": locale.Later("When is it due?"), "passage": locale.Later("Where does the claim appear?"), "reasons": locale.Later("One rating, for different reasons. Whose hold?"),
	"reasoning": locale.Later("Which reasoning holds?"), "stance": locale.Later("What does the source do to the claim?"),
	"note": locale.Later("Which note on the evidence holds?"), "quote": locale.Later("What does the source say?"),
	"locator": locale.Later("Where in the source is it?"), "sign-off": locale.Later("Who signed the verdict off?"),
	"title": locale.Later("What is it called?"), "byline": locale.Later("Who wrote it?"), "author": locale.Later("Who wrote it?"), "publisher": locale.Later("Who published it?"),
	"published": locale.Later("When was it published?"), "url": locale.Later("What is its address?"),
	"archive_url": locale.Later("Where is its archived copy?"), "language": locale.Later("Which language is it in?"),
	"primary": locale.Later("Is it a first-hand document?"), "reliability": locale.Later("How reliable is the source?"), "file": locale.Later("Which file is attached to the source?"),
}

func question(c model.DisputeDetails) string {
	if c.Dispute.Contest() {
		return locale.Text("Two verdicts: which one holds?")
	}
	if q := locale.Word(fields[c.Dispute.Field]); q != "" {
		return q
	}
	return locale.Text("Both sides changed the same: which one holds?")
}

func about(c model.DisputeDetails) string {
	text := c.Title
	if wording := c.Dossier.Claim.Wording; wording != "" {
		text = "“" + passage.Shorten(wording, 200) + "”"
		if c.Title != "" {
			text += "\n" + c.Title
		}
	}
	return text
}

// side is one of the two.
type side struct {
	badge    *look.Badge
	by       *widget.Label
	text     *widget.Label
	evidence *widget.Label
	choose   *control.Button
	content  fyne.CanvasObject
}

func newSide(whose, label string, choose func()) *side {
	s := &side{badge: look.NewBadge(), by: wrapped(), text: wrapped(), evidence: wrapped(),
		choose: control.NewButton(label, nil, choose)}
	title := widget.NewLabelWithStyle(whose, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	frame := canvas.NewRectangle(nil)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = theme.Color(theme.ColorNameInputBorder), 1, 6
	top := container.NewVBox(title, container.NewPadded(s.badge), s.by)
	body := container.NewVScroll(container.NewVBox(s.text, s.evidence))
	s.content = container.NewPadded(container.NewStack(frame, container.NewPadded(container.NewBorder(top, s.choose, nil, nil, body))))
	return s
}

func wrapped() *widget.Label {
	l := widget.NewLabel("")
	l.Wrapping = fyne.TextWrapWord
	return l
}

func (s *side) put(by string, at model.Stamp, text, evidence string) {
	who := by
	if at != "" {
		when := locale.Moment(at.Time())
		if who != "" {
			who += ", "
		}
		who += when
	}
	s.by.SetText(who)
	s.by.Hidden = who == ""
	s.text.SetText(text)
	s.evidence.SetText(evidence)
	s.evidence.Hidden = evidence == ""
}

func (s *side) words(text, by string, at model.Stamp) {
	s.badge.Hide()
	if text == "" {
		text = locale.Text("(empty)")
	}
	s.put(by, at, text, "")
}

func (s *side) verdict(c model.DisputeDetails, v model.Verdict, sources string, evidence []model.Exhibit) {
	s.badge.Show()
	s.badge.SetUnrated()
	if scale, ok := c.Dossier.ScaleOf(v); ok {
		if r, ok := scale.Rating(v.Rating); ok {
			s.badge.Set(r)
		}
	}
	by := v.By
	if v.SignedBy != "" {
		by += locale.Text(", signed off by %s", v.SignedBy)
	}
	reasoning := v.Reasoning
	if reasoning == "" {
		reasoning = locale.Text("No reasoning was written.")
	}
	lines := []string{sources}
	for _, e := range evidence {
		line := "· " + locale.Text("%s: %s", locale.Word(string(e.Stance)), passage.Shorten(e.Source.Title, 80))
		if e.Quote != "" {
			line += " – “" + passage.Shorten(e.Quote, 120) + "”"
		}
		lines = append(lines, line)
	}
	if len(evidence) == 0 {
		lines = []string{locale.Text("%s none.", sources)}
	}
	s.put(by, v.At, reasoning, strings.Join(lines, "\n"))
}
