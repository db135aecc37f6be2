package claims

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

// usual is a claim as most are: rated, with reasoning and a source.
func usual() model.Dossier {
	return model.Dossier{
		Claim: model.Claim{ID: "c", Wording: "Iran held 52 Americans hostage for 444 days, and let them go on the day a president was sworn in.",
			Speaker: "The envoy", Said: "2009-03-31", Kind: model.Statistic, Status: model.Checked, Owner: "Ann", Due: "2026-12-03"},
		Verdicts: []model.Verdict{{ID: "v", ClaimID: "c", ScaleID: "truth", Rating: "Mostly true", By: "Ann", At: model.Now(),
			Reasoning: "Both figures are right for those held to the end. But 66 Americans were taken on the first day."}},
		Scale: model.BuiltInScales()[0],
		Evidence: []model.Exhibit{{Evidence: model.Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: model.Supports},
			Source: model.Source{ID: "s", Title: "The takeover of the embassy", Publisher: "State"}}},
		Tags: []model.Tag{{ID: "t1", Subject: "c", Word: "opium"}},
	}
}

// bench is the panel as the window has it, with the form in a place of its own.
type bench struct {
	*Panel
	win  fyne.Window
	sent []model.Command
}

func shownOn(t *testing.T, d model.Dossier, size fyne.Size) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	b := &bench{Panel: New(func(time.Duration, func()) func() { return func() {} })}
	b.OnCommand = func(cmd model.Command, done func(error)) {
		if seen, is := model.SeenIn(cmd); is {
			cmd = seen.Command
		}
		if typed, is := cmd.(model.Typed); is {
			cmd = typed.Command
		}
		b.sent = append(b.sent, cmd)
		done(nil)
	}
	b.Show(state.Claims{Open: true, Dossiers: []model.Dossier{d}, Active: d.Claim.ID, Scales: model.BuiltInScales(), Editor: "Ann"})
	b.win = test.NewTempWindow(t, b.form.content.Content)
	b.win.SetPadded(false)
	b.win.Resize(size)
	return b
}

// bottom is where something ends in the window.
func bottom(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height
}

// In a window of 1280x800 the form has 368x430 beneath the list.
func TestNothingThatIsNeededOnEveryClaimLiesBelowTheFold(t *testing.T) {
	fold := fyne.NewSize(368, 430)
	unrated, colleagues := usual(), usual()
	unrated.Verdicts, unrated.Evidence = nil, nil
	colleagues.Verdicts[0].By = "Bob"
	for name, d := range map[string]model.Dossier{"of one's own": usual(), "not rated": unrated, "of a colleague": colleagues} {
		for _, scale := range model.BuiltInScales() {
			d.Scale = scale
			if len(d.Verdicts) > 0 {
				d.Verdicts[0].ScaleID, d.Verdicts[0].Rating = scale.ID, scale.Ratings[1].Label
			}
			b := shownOn(t, d, fold)
			f := b.form
			for part, o := range map[string]fyne.CanvasObject{
				"wording": f.wording, "speaker": f.speaker, "day": f.said, "ratings": f.rating.grid, "reasoning": f.reasoning,
				"Add source": f.sources.add,
			} {
				if end := bottom(o); end > fold.Height || end <= 0 {
					t.Errorf("%s, %s: %s ends at %v of %v", name, scale.Name, part, end, fold.Height)
				}
			}
			if len(d.Evidence) > 0 {
				if end := bottom(f.sources.shown[0].row); end > fold.Height {
					t.Errorf("%s, %s: the first source ends at %v", name, scale.Name, end)
				}
			}
		}
	}
}

func TestTheNameOfTheScaleIsNeverCut(t *testing.T) {
	d := usual()
	d.Verdicts = nil
	for _, s := range model.BuiltInScales() {
		d.Scale = s
		b := shownOn(t, d, fyne.NewSize(368, 430))
		if button := b.form.scale; button.Text != s.Name || button.Size().Width < button.MinSize().Width {
			t.Errorf("%q is %v wide, which needs %v", button.Text, button.Size().Width, button.MinSize().Width)
		}
	}
}

func TestTabGoesThroughTheFormFromTopToBottom(t *testing.T) {
	b := shownOn(t, usual(), fyne.NewSize(368, 1600))
	b.ShowMore(true)
	b.win.Resize(fyne.NewSize(368, 1601))
	c := b.win.Canvas()
	c.Focus(b.form.wording)
	var last fyne.Position
	for range 60 {
		o, is := c.Focused().(fyne.CanvasObject)
		if !is {
			t.Fatal("nothing has the keyboard")
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if at.Y+o.Size().Height/2 < last.Y || at.Y == last.Y && at.X < last.X {
			t.Errorf("Tab goes from %v back to %T at %v", last, o, at)
		}
		last = at
		c.FocusNext()
		if c.Focused() == b.form.wording {
			return
		}
	}
	t.Error("Tab does not come round")
}

func TestAControlThatGetsTheKeyboardIsInView(t *testing.T) {
	b := shownOn(t, usual(), fyne.NewSize(368, 430))
	for control := Wording; control <= More; control++ {
		b.form.content.ScrollToTop()
		o := b.Reach(control)
		b.win.Canvas().Focus(o)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.(fyne.CanvasObject))
		if end := at.Y + o.(fyne.CanvasObject).Size().Height; at.Y < 0 || end > 430 || !o.(fyne.CanvasObject).Visible() {
			t.Errorf("control %d stands at %v to %v of 430", control, at.Y, end)
		}
	}
}

func TestWhatIsFoldedIsToldInALine(t *testing.T) {
	d := usual()
	d.Claim.Status = model.InProgress
	for _, c := range []struct{ due, today, want string }{
		{"", "2026-12-01", "statistic · in progress · Ann · #opium"},
		{"2026-12-03", "2026-12-01", "statistic · in progress · Ann · due in 2 days · #opium"},
		{"2026-12-03", "2026-12-02", "statistic · in progress · Ann · due tomorrow · #opium"},
		{"2026-12-03", "2026-12-03", "statistic · in progress · Ann · due today · #opium"},
		{"2026-12-03", "2026-12-04", "statistic · in progress · Ann · due ‼ 1 day overdue · #opium"},
		{"2026-12-03", "2026-12-13", "statistic · in progress · Ann · due ‼ 10 days overdue · #opium"},
	} {
		d.Claim.Due = c.due
		if got := gist(d, c.today); got != c.want {
			t.Errorf("due %s on %s: %q", c.due, c.today, got)
		}
	}
	d.Claim.Status = model.Checked
	if got := gist(d, "2027-01-01"); !strings.Contains(got, "due 3 December 2026") || strings.Contains(got, "overdue") {
		t.Errorf("a claim that is checked is %q", got)
	}
}

func TestTagsArePutOnAndTakenOff(t *testing.T) {
	b := shownOn(t, usual(), fyne.NewSize(368, 1600))
	b.ShowMore(true)
	add := b.form.more.tags.add
	b.win.Canvas().Focus(add)
	test.Type(add, "border, #iran")
	add.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if add.Text != "" || b.win.Canvas().Focused() != add {
		t.Errorf("the field has %q, the keyboard is at %T", add.Text, b.win.Canvas().Focused())
	}
	test.Type(add, "left")
	b.win.Canvas().Unfocus()
	for _, o := range b.form.more.tags.chips.Objects {
		test.Tap(o.(fyne.Tappable))
	}
	var put, off []string
	for _, cmd := range b.sent {
		change, is := cmd.(model.ChangeTags)
		if !is || len(change.Claims) != 1 || change.Claims[0] != "c" {
			t.Fatalf("sent %+v", cmd)
		}
		put, off = append(put, change.Add...), append(off, change.Remove...)
	}
	if strings.Join(put, "|") != "border|iran|left" || strings.Join(off, "|") != "opium" {
		t.Errorf("put on %q, took off %q", put, off)
	}
}

func TestOwnerAndDueAreStored(t *testing.T) {
	d := usual()
	d.Claim.Owner, d.Claim.Due = "", ""
	b := shownOn(t, d, fyne.NewSize(368, 430))
	b.win.Canvas().Focus(b.Reach(Owner))
	test.Type(b.win.Canvas().Focused(), "Bob")
	b.win.Canvas().Focus(b.Reach(Due))
	test.Type(b.win.Canvas().Focused(), "3 December 2026")
	b.win.Canvas().Unfocus()
	owner, due := "", ""
	for _, cmd := range b.sent {
		edit := cmd.(model.EditClaim)
		if edit.Owner != nil {
			owner = *edit.Owner
		}
		if edit.Due != nil {
			due = *edit.Due
		}
	}
	if owner != "Bob" || due != "3 December 2026" {
		t.Errorf("owner %q, due %q", owner, due)
	}
}

func TestChecksOfOthersAreShownWithTheirLinkAndTakenOff(t *testing.T) {
	d := usual()
	d.Evidence = append(d.Evidence, model.Exhibit{
		Evidence: model.Evidence{ID: "e2", ClaimID: "c", SourceID: "s2", Note: "Already checked by Checkers: rated “False”"},
		Source:   model.Source{ID: "s2", Title: "Fact check", URL: "https://check.example/1"}})
	b := shownOn(t, d, fyne.NewSize(368, 2000))
	b.ShowMore(true)
	followed, asked := "", ""
	b.OnFollow = func(s model.Source) { followed = s.URL }
	b.OnEarlier = func(claimID, address string, done func()) {
		asked = claimID + " " + address
		done()
	}
	if n := len(b.form.more.earlier.lines.Objects); n != 1 {
		t.Fatalf("%d checks are shown", n)
	}
	for _, o := range test.LaidOutObjects(b.form.more.earlier.lines) {
		if tap, is := o.(fyne.Tappable); is {
			test.Tap(tap)
		}
	}
	if detach, is := b.sent[0].(model.DetachSource); followed != "https://check.example/1" || !is || detach.EvidenceID != "e2" {
		t.Errorf("followed %q, sent %+v", followed, b.sent)
	}
	address := b.form.more.earlier.address
	b.win.Canvas().Focus(address)
	test.Type(address, "https://check.example/2")
	address.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if asked != "c https://check.example/2" || address.Text != "" {
		t.Errorf("asked for %q, the field has %q", asked, address.Text)
	}
}

// A wheel turned over the form scrolls it, whatever is under the pointer.
func TestTheWheelNeverSticksOverAControl(t *testing.T) {
	b := shownOn(t, usual(), fyne.NewSize(368, 300))
	b.ShowMore(true)
	b.win.Resize(fyne.NewSize(368, 301))
	f := b.form
	for _, o := range []fyne.CanvasObject{f.wording, f.speaker, f.reasoning, f.rating.grid, f.signed} {
		f.content.ScrollToTop()
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(20, 5)
		test.Scroll(b.win.Canvas(), at, 0, -30)
		if f.content.Offset.Y != 30 {
			t.Errorf("over %T it scrolled by %v", o, f.content.Offset.Y)
		}
	}
}

func TestDaysOfTheWeekAreOfferedAsDueAndEnterTakesTheFirst(t *testing.T) {
	said := func(typed string) string {
		var all []string
		for _, c := range dueDays(typed, "2026-11-27") { // a Friday
			all = append(all, c.Text+" "+c.Aside)
		}
		return strings.Join(all, ", ")
	}
	if got := said("tom"); got != "2026-11-28 tomorrow" {
		t.Errorf("tom: %s", got)
	}
	if got := said("fri"); got != "2026-11-27 today, 2026-12-04 Friday" {
		t.Errorf("fri: %s", got)
	}
	if got := said("2026-12-0"); got != "2026-12-01 Tuesday, 2026-12-02 Wednesday, 2026-12-03 Thursday, 2026-12-04 Friday" {
		t.Errorf("2026-12-0: %s", got)
	}
	if n := len(dueDays("", "2026-11-27")); n != 8 {
		t.Errorf("%d days are offered", n)
	}
	b := shownOn(t, usual(), fyne.NewSize(368, 430))
	due := b.form.more.due
	b.win.Canvas().Focus(b.Reach(Due))
	due.SetText("")
	test.Type(due, "tomorrow")
	due.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.win.Canvas().Unfocus()
	tomorrow := model.StampOf(time.Now().AddDate(0, 0, 1)).Day()
	if last, is := b.sent[len(b.sent)-1].(model.EditClaim); !is || last.Due == nil || *last.Due != tomorrow {
		t.Errorf("sent %+v, want %s", b.sent[len(b.sent)-1], tomorrow)
	}
}

func TestALongTitleOfASourceDoesNotCutThePlaceInIt(t *testing.T) {
	d := usual()
	d.Evidence = []model.Exhibit{{Evidence: model.Evidence{ID: "e", Stance: model.Refutes, Locator: "page 112, table 3"},
		Source: model.Source{ID: "s", Title: "Border Management in Afghanistan and Its Neighbours: A Survey", Publisher: "An office"}}}
	b := shownOn(t, d, fyne.NewSize(360, 700))
	row := b.form.sources.shown[0].row
	if got, want := row.place.Size().Width, written(row.place); row.place.Text != "· page 112, table 3" || got < want {
		t.Errorf("%q has %v of %v", row.place.Text, got, want)
	}
	if title := row.title.Position().X + row.title.Size().Width - 2*theme.InnerPadding(); title > row.place.Position().X {
		t.Errorf("the title ends at %v, over the place at %v", title, row.place.Position().X)
	}
}

func TestNoPartOfTheFormStandsOverAnotherWhenAnotherClaimIsShown(t *testing.T) {
	bare, colleagues := usual(), usual()
	bare.Claim.ID, bare.Verdicts, bare.Evidence, bare.Tags = "bare", nil, nil, nil
	colleagues.Verdicts[0].By = "Bob"
	b := shownOn(t, bare, fyne.NewSize(368, 430))
	for _, d := range []model.Dossier{colleagues, bare, usual(), colleagues} {
		b.Show(state.Claims{Open: true, Dossiers: []model.Dossier{d}, Active: d.Claim.ID, Scales: model.BuiltInScales(), Editor: "Ann"})
		if columns := b.checkColumns(t, b.form.content.Scroll.Content); columns < 3 {
			t.Fatalf("%d columns were found", columns)
		}
	}
}

// checkColumns looks for parts of the columns in o that stand over one another as they
// are now, without laying anything out, and returns how many columns there are.
func (b *bench) checkColumns(t *testing.T, o fyne.CanvasObject) (columns int) {
	t.Helper()
	box, is := o.(*fyne.Container)
	if !is || !o.Visible() {
		return 0
	}
	_, isColumn := box.Layout.(look.Column)
	if isColumn {
		columns++
	}
	end := float32(0)
	for _, part := range box.Objects {
		columns += b.checkColumns(t, part)
		if !isColumn || !part.Visible() || part.MinSize().Height == 0 {
			continue
		}
		if part.Position().Y < end {
			t.Errorf("a part begins at %v, and the one above ends at %v", part.Position().Y, end)
		}
		end = part.Position().Y + part.MinSize().Height
	}
	return columns
}

func TestHintsStandInTheForm(t *testing.T) {
	b := shownOn(t, model.Dossier{Claim: model.Claim{ID: "c", Wording: "21,000 troops"}}, fyne.NewSize(400, 700))
	if b.form.hints.Content().Visible() {
		t.Error("hints take room though there is none")
	}
	var took, gone string
	b.OnTakeHint = func(h state.Hint) { took += h.Words }
	b.OnDismissHint = func(h state.Hint) { gone += h.Words }
	b.ShowHints([]state.Hint{{Kind: state.SpeakerHint, Sentence: "The minister said it.", Words: "speaker", Offer: "The minister", Take: model.DeleteClaim{ID: "c"}}})
	if !b.form.hints.Content().Visible() {
		t.Fatal("the hint is not shown")
	}
	for _, o := range test.LaidOutObjects(b.form.hints.Content()) {
		if f, is := o.(fyne.Focusable); is && o.Visible() {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	if took != "speaker" || gone != "speaker" {
		t.Errorf("took %q, dismissed %q", took, gone)
	}
	if b.ShowHints(nil); b.form.hints.Content().Visible() {
		t.Error("the hint stays")
	}
	if len(b.sent) != 0 {
		t.Errorf("a hint acted by itself: %+v", b.sent)
	}
}

func TestWhatASourceIsForAClaimIsReadInItsRowAtOnce(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	p := New(func(_ time.Duration, f func()) func() { f(); return func() {} })
	x := newExhibit(p)
	w := test.NewTempWindow(t, container.NewStack(x.row))
	w.Resize(fyne.NewSize(340, 60))
	e := model.Exhibit{Evidence: model.Evidence{ID: "e", Stance: model.Supports, Quote: "The border is 921 kilometres long."}, Source: model.Source{Title: "Survey"}}
	x.row.show(e)
	first := true
	e.Evidence.Primary, e.Evidence.Reliability = &first, model.Mixed
	x.row.show(e)
	if got := x.row.judged; got.Text != "first-hand, mixed" || got.Size().Width < 60 || got.Size().Width > 200 {
		t.Errorf("%q is %v", got.Text, got.Size())
	}
	shown := ""
	for _, o := range test.LaidOutObjects(x.row.judged) {
		if text, is := o.(*canvas.Text); is {
			shown += text.Text
		}
	}
	if shown != "first-hand, mixed" {
		t.Errorf("on the screen stands %q", shown)
	}
}
