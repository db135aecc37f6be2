package page

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

const (
	text  = "Subscribe now\n\nThe border is 600 miles long.\n\nNobody disagreed."
	other = "Subscribe now\n\nThe border is 900 miles long.\n\nNobody disagreed."
)

// clock holds what is due later until the test says that time has passed.
type clock struct{ due []*func() }

func (c *clock) after(_ time.Duration, f func()) func() {
	p := &f
	c.due = append(c.due, p)
	return func() { *p = nil }
}

func (c *clock) pass() {
	due := c.due
	c.due = nil
	for _, p := range due {
		if *p != nil {
			(*p)()
		}
	}
}

func version(id, text string, number int) model.Version {
	v := model.Version{ID: id, ArticleID: "article", Number: number, Text: text}
	start := 0
	for _, part := range strings.Split(text, "\n\n") {
		v.Blocks = append(v.Blocks, model.Block{Kind: model.Paragraph, Start: start, End: start + len(part)})
		start += len(part) + 2
	}
	return v
}

// article is a state with one claim, on "600 miles".
func article() state.Page {
	v := version("v1", text, 1)
	at := strings.Index(text, "600 miles")
	d := model.Dossier{
		Claim: model.Claim{ID: "claim", Wording: "600 miles", Speaker: "The minister"},
		Appearances: []model.Appearance{{
			ID: "a", ClaimID: "claim", ArticleID: "article", VersionID: "v1", Start: at, End: at + len("600 miles"),
			Exact: "600 miles", State: model.Anchored,
		}},
	}
	return state.Page{
		Proof: model.Proof{Article: model.Article{ID: "article", Publisher: "The Paper"}, Version: v, Versions: 1,
			Dossiers: []model.Dossier{d}},
		Furniture: []int{0},
	}
}

// corrected is the article with an older version beside it.
func corrected() state.Page {
	s := article()
	old := version("v0", other, 1)
	s.Proof.Version.Number, s.Proof.Versions = 2, 2
	s.Beside = &state.Comparison{
		Old: old, Contrast: passage.Compare(old.Text, s.Proof.Version.Text), Versions: []string{"Version 1", "Version 2"}, Right: 1,
	}
	return s
}

func open(t *testing.T) (*Page, *clock, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	c := &clock{}
	p := New(c.after)
	win := test.NewTempWindow(t, p.Content())
	win.Resize(fyne.NewSize(700, 600))
	return p, c, win
}

// seen are the objects of the page that are on the screen.
func seen(o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	switch x := o.(type) {
	case *fyne.Container:
		for _, child := range x.Objects {
			all = append(all, seen(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			all = append(all, seen(child)...)
		}
	}
	return all
}

// said is every word on the page that is no part of the article.
func said(p *Page) string {
	var words []string
	for _, o := range seen(p.Content()) {
		switch x := o.(type) {
		case *widget.Label:
			words = append(words, x.Text)
		case *control.Button:
			words = append(words, "["+x.Text+"]")
		case *widget.Button:
			words = append(words, "["+x.Text+"]")
		case *widget.RichText:
			words = append(words, x.String())
		}
	}
	return strings.Join(words, "\n")
}

func on(p *Page, o fyne.CanvasObject) bool { return slices.Contains(seen(p.Content()), o) }

func TestACardComesWhereThePointerRestsAndGoesWithIt(t *testing.T) {
	p, c, _ := open(t)
	p.Show(article())
	card := p.card
	p.hovered([]string{"claim"}, fyne.NewPos(300, 300))
	if card.box.Visible() {
		t.Error("the card did not wait")
	}
	c.pass()
	if !card.box.Visible() || card.wording.Text != "600 miles" {
		t.Errorf("card visible %v, says %q", card.box.Visible(), card.wording.Text)
	}
	p.hovered(nil, fyne.Position{})
	if card.box.Visible() {
		t.Error("the card stayed")
	}
	p.hovered([]string{"claim"}, fyne.NewPos(300, 300))
	p.hovered(nil, fyne.Position{})
	c.pass()
	if card.box.Visible() {
		t.Error("the card came after the pointer had gone")
	}
}

func TestTheCardOfAnUnderlinedSentenceSaysWhyItIsWorthChecking(t *testing.T) {
	p, c, _ := open(t)
	s := article()
	at := strings.Index(text, "The border")
	s.Worth = []state.Worth{{Span: passage.Span{Start: at, End: at + 28}, Why: "a figure"}}
	p.Show(s)
	p.hovered([]string{s.Worth[0].Key()}, fyne.NewPos(300, 300))
	c.pass()
	if got := p.card.more.String(); !p.card.box.Visible() || !strings.Contains(got, "Worth checking: a figure") || p.card.wording.Visible() {
		t.Errorf("the card says %q", got)
	}
	p.hovered([]string{"claim"}, fyne.NewPos(300, 300))
	c.pass()
	if !p.card.wording.Visible() || !p.card.rated.Visible() || strings.Contains(p.card.more.String(), "Worth") {
		t.Error("the card of a claim is that of the sentence")
	}
	s.Worth = nil
	p.Show(s)
	p.hovered([]string{"worth 15"}, fyne.NewPos(300, 300))
	c.pass()
	if p.card.box.Visible() {
		t.Error("a sentence that is no longer underlined has a card")
	}
}

func TestWhatIsShownDependsOnTheStateAlone(t *testing.T) {
	hidden := article()
	hidden.Proof.Version.Hidden = []int{0}
	states := map[string]state.Page{
		"nothing": {}, "an empty library": {Bare: true}, "a library that is refused": {Refused: "It is damaged."},
		"an article": article(), "an article with hidden lines": hidden, "two versions": corrected(),
	}
	want := map[string]string{}
	picture := func(p *Page) string {
		return said(p) + "\n" + p.reader.SelectedText() + "\n" + map[bool]string{true: "the reader", false: "no reader"}[on(p, p.reader)] +
			map[bool]string{true: ", two versions", false: ""}[on(p, p.pane.Content())]
	}
	for name, s := range states {
		p, _, _ := open(t)
		p.Show(s)
		want[name] = picture(p)
	}
	if len(want) != len(states) || want["nothing"] == want["an empty library"] || want["an article"] == want["two versions"] {
		t.Fatalf("the states do not differ: %q", want)
	}
	p, _, _ := open(t)
	for before := range states {
		for name, s := range states {
			p.Show(states[before])
			p.Show(s)
			if got := picture(p); got != want[name] {
				t.Errorf("%s after %s is shown as\n%s\nalone it is\n%s", name, before, got, want[name])
			}
		}
	}
}

func TestNoParagraphStaysFoldedAfterAComparison(t *testing.T) {
	p, _, win := open(t)
	s := corrected()
	for range 20 {
		s.Proof.Version.Text += "\n\nThe same."
		s.Beside.Old.Text += "\n\nThe same."
	}
	s.Proof.Version.Blocks = version("v1", s.Proof.Version.Text, 2).Blocks
	s.Beside.Old.Blocks = version("v0", s.Beside.Old.Text, 1).Blocks
	s.Beside.Contrast = passage.Compare(s.Beside.Old.Text, s.Proof.Version.Text)
	p.Show(s)
	for _, o := range seen(p.Content()) {
		if box, is := o.(*control.Check); is {
			test.Tap(box)
		}
	}
	last := strings.LastIndex(s.Proof.Version.Text, "The same")
	stands := func() bool {
		p.reader.ScrollTo(passage.Span{Start: last, End: last + 3})
		win.Canvas().Capture()
		return p.reader.PositionOf(last) != fyne.Position{}
	}
	if stands() {
		t.Fatal("nothing was folded away")
	}
	s.Beside = nil
	p.Show(s)
	if !stands() {
		t.Error("one show left the last paragraph folded away")
	}
}

func TestFurnitureIsOfferedUntilThePersonDecides(t *testing.T) {
	p, _, _ := open(t)
	var hidden []int
	p.OnHide = func(blocks []int) { hidden = blocks }
	p.Show(article())
	if !strings.Contains(said(p), "One line looks like page furniture: “Subscribe now”") {
		t.Fatalf("it is not offered:\n%s", said(p))
	}
	tap(t, p, "Hide them")
	if !slices.Equal(hidden, []int{0}) {
		t.Errorf("hidden: %v", hidden)
	}
	tap(t, p, "Keep")
	p.Show(article())
	if strings.Contains(said(p), "furniture") {
		t.Error("it is offered again")
	}
}

func tap(t *testing.T, p *Page, label string) {
	t.Helper()
	for _, o := range seen(p.Content()) {
		if b, is := o.(*widget.Button); is && b.Text == label {
			test.Tap(b)
			return
		}
		if b, is := o.(*control.Button); is && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}

func TestMarksOfALostPassageAreNotPainted(t *testing.T) {
	proof := article().Proof
	if m := Marks(proof, "v1"); len(m) != 1 || m[0].Key != "claim" || m[0].Style.Broken {
		t.Errorf("marks %+v", m)
	}
	proof.Dossiers[0].Appearances[0].State = model.Changed
	if m := Marks(proof, "v1"); len(m) != 1 || !m[0].Style.Broken {
		t.Errorf("changed: marks %+v", m)
	}
	proof.Dossiers[0].Appearances[0].State = model.Orphaned
	if m := Marks(proof, "v1"); len(m) != 0 {
		t.Errorf("lost: marks %+v", m)
	}
	if kind := documentOf(proof.Version).Blocks[0].Kind; kind != reader.Paragraph {
		t.Errorf("the first block is %v", kind)
	}
}
