//go:build !race || long

package app

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"galley/app/claims"
	"galley/app/look"
	"galley/app/publish"
	"galley/model"
)

// scene is a state of the window that is looked at.
type scene struct {
	name string
	show func(t *testing.T, w *Window)
}

// through does an action.
func through(name string) func(t *testing.T, w *Window) {
	return func(t *testing.T, w *Window) { w.do(t, name) }
}

// scenes are all panels and the main dialogs, on an article with claims.
var scenes = []scene{
	{"claims", func(*testing.T, *Window) {}},
	{"worklist-filtered", through("Claims without a Source")},
	{"form-more", func(_ *testing.T, w *Window) { w.claims.ShowMore(true) }},
	{"source-card", through("Add Source…")},
	{"sources-list", through("List of Sources")},
	{"desk", deskScene},
	{"statistics", func(_ *testing.T, w *Window) {
		w.center.show(boardStatistics)
		w.counting.read()
	}},
	{"find", func(t *testing.T, w *Window) {
		w.do(t, "Find in Article…")
		test.Type(w.win.Canvas().Focused(), "envoy")
	}},
	{"export", func(t *testing.T, w *Window) {
		w.wanting(publish.Settings{Kind: "md"}, "")
		w.do(t, "Export Report…")
	}},
	{"people-list", func(t *testing.T, w *Window) { withPeople(t, w); w.do(t, "List of People") }},
	{"people-waiting", func(t *testing.T, w *Window) { withPeople(t, w); w.do(t, "Waiting for an Answer") }},
	{"people-person", func(t *testing.T, w *Window) {
		withPeople(t, w)
		w.do(t, "List of People")
		w.peopleList.open("maria", "")
	}},
	{"people-call", func(t *testing.T, w *Window) {
		withPeople(t, w)
		w.peopleList.open("maria", "")
		w.person.NoteCall(nil)
	}},
	{"people-form", func(t *testing.T, w *Window) { withPeople(t, w); w.peopleList.edit("maria") }},
	{"people-claim", func(t *testing.T, w *Window) {
		withPeople(t, w)
		w.do(t, "Name Who Can Confirm…")
	}},
	{"people-claimcall", func(t *testing.T, w *Window) {
		withPeople(t, w)
		w.do(t, "Note a Call…")
	}},
	{"people-unfolded", func(t *testing.T, w *Window) {
		withPeople(t, w)
		w.win.Canvas().Focus(rowOf(t, w, "Maria"))
		w.keys(fyne.KeyReturn)
	}},
	{"preferences", through("Preferences…")},
	{"help", through("Help…")},
	{"palette", through("All Actions…")},
	{"about", through("About Galley")},
	{"rounds", func(t *testing.T, w *Window) {
		w.store.write(model.SignRound{ArticleID: w.session.ArticleID()}, nil)
		w.do(t, "Sign Off This Round…")
	}},
	{"when-published", through("The Check Was Published…")},
	{"corrections", func(t *testing.T, w *Window) {
		w.store.write(model.PublishCheck{ArticleID: w.session.ArticleID()}, nil)
		for _, d := range w.session.Proof().Dossiers {
			if _, rated := d.Rating(); rated {
				w.store.write(model.EditClaim{ID: d.Claim.ID, Wording: new("Other words of " + d.Claim.Wording)}, nil)
			}
		}
		w.do(t, "Corrections and Their Reasons…")
	}},
	{"details", through("Edit Headline, Author, Date…")},
	{"comparison", func(t *testing.T, w *Window) {
		w.correcting.reviseFromText(t, strings.Replace(w.session.Version().Text, "21001", "31"+fmt.Sprint(w.session.Version().Number), 1))
	}},
	{"paper-proof", func(t *testing.T, w *Window) { lookedAt(t, w, "Paper Proof") }},
	{"struck", func(t *testing.T, w *Window) { lookedAt(t, w, "Strike Words Looked At") }},
	{"colour-by-owner", func(t *testing.T, w *Window) {
		for i, d := range w.session.Proof().Dossiers {
			owner := []string{"Ann Lee", "Bob", "Carmen Ruiz", ""}[i%4]
			w.store.write(model.EditClaim{ID: d.Claim.ID, Owner: &owner}, nil)
		}
		w.do(t, "Owner")
	}},
	{"first-start", func(t *testing.T, w *Window) {
		w.do(t, "Rating")
		w.fyne.Preferences().SetString(prefTrade, "")
		w.fyne.Preferences().SetBool(prefAskTrade, true)
		w.show()
	}},
	{"checklists", func(t *testing.T, w *Window) {
		w.do(t, "Checklists of the Claim")
		w.win.Canvas().Focused().TypedRune(' ')
	}},
	{"judged", func(t *testing.T, w *Window) {
		w.opening.selectClaim(w.session.Proof().Dossiers[1].Claim.ID, true)
		w.tapNth(t, "*claims.exhibitRow", 0)
		w.chosenIn(t, "first-hand")
		w.chosenIn(t, "mixed")
	}},
	{"checklist-editor", func(t *testing.T, w *Window) {
		w.do(t, "Checklists…")
		test.Type(w.win.Canvas().Focused(), "Figures")
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}},
	{"sign-off-asks", func(t *testing.T, w *Window) {
		w.opening.selectClaim(w.session.Proof().Dossiers[1].Claim.ID, true)
		editor := w.store.editor
		w.store.editor = "Second Reader"
		w.show()
		w.do(t, "Sign Off")
		w.store.editor = editor
	}},
	{"rules-preferences", func(t *testing.T, w *Window) { w.do(t, "Preferences…") }},
	{"before-publication", func(t *testing.T, w *Window) {
		w.do(t, "Before Publication")
		w.claims.ShowMore(true)
		w.claims.Reach(claims.More)
	}},
}

// lookedAt shows what was looked at: claims that are checked, a sentence that is done and one aside.
func lookedAt(t *testing.T, w *Window, name string) {
	if len(w.session.Proof().Asides) == 0 {
		w.page.reader.Select(w.spanOf(t, "Day 6. The envoy said that 21006 troops"))
		w.do(t, "Set Aside")
		w.marking.mark(w.spanOf(t, "Day 1. The envoy said that 21001 troops would go before summer, while nobody at the table spoke against him or asked "+
			"what the border of nearly 601 miles had cost in the years before."))
		w.claims.Rate(1)
	}
	w.fyne.Preferences().SetBool(prefStrike, false)
	w.fyne.Preferences().SetBool(prefProof, false)
	w.do(t, name)
}

// withPeople names people who can confirm the selected claim and others, and asks some of them.
func withPeople(t *testing.T, w *Window) {
	t.Helper()
	d, ok := w.session.Dossier(w.session.Active())
	if !ok {
		w.opening.selectClaim(w.session.Proof().Dossiers[1].Claim.ID, true)
		d, _ = w.session.Dossier(w.session.Active())
	}
	if len(d.Confirmers) > 0 {
		return
	}
	person := func(id, name, role, contacts string, terms model.Terms) {
		w.store.write(model.AddPerson{ID: id, Name: name, Fields: model.PersonFields{Role: &role, Contacts: &contacts, Terms: &terms}}, nil)
	}
	person("maria", "Maria Lopez", "Harbour master of Palau and chair of the board of its port authority", "+1 555 0100\nmaria@port.example", model.Background)
	person("juan", "Juan Pérez", "Press officer", "", model.OnRecord)
	person("ann", "Dr. Annegret Overmeyer-Hashemzadeh of the Survey", "Expert on borders", "", "")
	asked := "Is it right that the troops were to go before summer?"
	var claims []string
	for i, d := range w.session.Proof().Dossiers[:6] {
		claims = append(claims, d.Claim.ID)
		w.store.write(model.NameConfirmer{ClaimID: d.Claim.ID, PersonID: "maria"}, nil)
		if i == 1 {
			w.store.write(model.NameConfirmer{ClaimID: d.Claim.ID, PersonID: "juan", Question: &asked}, nil)
		}
	}
	for _, a := range []model.AddAttempt{
		{ID: "a1", PersonID: "maria", Claims: claims[:3], Made: "2026-11-20T10:15", Way: model.ByCall, Outcome: model.NoAnswer, What: "All three figures"},
		{ID: "a2", PersonID: "juan", Claims: claims[1:2], Made: "2026-11-24", Way: model.ByEmail, Outcome: model.CallBack, Purpose: model.ForReply,
			What: "What the ministry says to the figure"},
	} {
		w.store.write(a, nil)
	}
	w.store.write(model.ReportAttempt{AttemptID: "a2", ClaimID: claims[1], Reported: true}, nil)
	w.store.write(model.AnswerFact{ClaimID: claims[0], PersonID: "maria", Answer: "“It was 21,000 in all.”", Stance: model.Supports}, nil)
	w.store.write(model.AskQuestion{ClaimID: claims[1], To: model.ToAuthor, Text: "Which table of the survey is this from?"}, nil)
	w.store.write(model.AskQuestion{ID: "q2", ClaimID: claims[1], To: model.ToLawyer, Text: "May we name the ministry?"}, nil)
	w.store.write(model.CloseQuestion{ID: "q2", Answer: "Yes, it is in the minutes."}, nil)
}

// fifteenClaims is an article of fifteen paragraphs with a claim in each, some of them done.
func fifteenClaims(t *testing.T) *Window {
	t.Helper()
	const words = "troops would go before summer, while nobody at the table spoke against him"
	var text strings.Builder
	text.WriteString("Envoys Meet at The Hague to Speak of the Border\n\n")
	for i := 1; i <= 15; i++ {
		fmt.Fprintf(&text, "Day %d. The envoy said that %d troops would go before summer, while nobody at the table spoke against him or asked "+
			"what the border of nearly %d miles had cost in the years before.\n\n", i,
			21000+i, 600+i)
	}
	w, _ := openedOn(t, filepath.Join(t.TempDir(), "new", "pictures.galley"), "Ann")
	path := filepath.Join(t.TempDir(), "envoys.txt")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	w.importing.dropped([]fyne.URI{storage.NewFileURI(path)})
	for i := 1; i <= 15; i++ {
		w.marking.mark(w.spanOf(t, fmt.Sprintf("%d "+words, 21000+i)))
		if i%3 != 0 {
			w.claims.Rate(i%6 + 1)
		}
		if i%4 != 2 {
			continue
		}
		title, publisher, date := "Border Management in Afghanistan and Its Neighbours: A Survey", "UN Office on Drugs and Crime", "2009-03-31"
		w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Refutes, Quote: "The border is 921 kilometres long.",
			Locator: "page 112, table 3",
			New:     &model.AddSource{Fields: model.SourceFields{Title: &title, Publisher: &publisher, Published: &date}}}, nil)
	}
	w.opening.selectClaim(w.session.Proof().Dossiers[1].Claim.ID, true)
	return w
}

// TestPictures makes pictures of every scene for a person to look at. None is stored to be
// compared with: a mend of one distance would change them all. What a picture showed to be
// wrong has a test of its own. Run it with
//
//	GALLEY_PICTURES=/tmp/pictures go test -tags ci,migrated_fynedo -run TestPictures ./app
func TestPictures(t *testing.T) {
	folder := os.Getenv("GALLEY_PICTURES")
	if folder == "" {
		t.Skip("makes pictures of the window in the folder that GALLEY_PICTURES names")
	}
	for _, size := range []struct {
		name  string
		size  fyne.Size
		scale float32
	}{{"1280", fyne.NewSize(1280, 800), 1}, {"1920", fyne.NewSize(1920, 1080), 1}, {"scale15", fyne.NewSize(853, 533), 1.5}} {
		w := fifteenClaims(t)
		for _, s := range scenes {
			if !strings.Contains(s.name, os.Getenv("GALLEY_SCENES")) { // these alone
				continue
			}
			for _, a := range []look.Appearance{look.AlwaysLight, look.AlwaysDark} {
				w.settings.setAppearance(a)
				w.win.Canvas().(software.WindowlessCanvas).SetScale(size.scale)
				w.win.Resize(size.size)
				s.show(t, w)
				w.win.Resize(size.size.AddWidthHeight(0, 1))
				w.win.Resize(size.size)
				w.page.reader.Refresh() // in the colours of now
				w.page.pane.Old().Refresh()
				layOutAll(w.win.Canvas().Content())
				for _, o := range w.win.Canvas().Overlays().List() {
					layOutAll(o)
				}
				f, err := os.Create(filepath.Join(folder, fmt.Sprintf("%s-%s-%s.png", size.name, s.name, a)))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(f, w.win.Canvas().Capture()); err != nil {
					t.Fatal(err)
				}
				if err := f.Close(); err != nil {
					t.Fatal(err)
				}
				newKeyed(t, w).closeAll()
				w.center.show(theArticle)
				w.page.CloseFind()
				w.claims.ShowMore(false)
				w.do(t, "All Claims")
				for _, i := range []int{5, 1} { // rows of sources are folded then
					w.opening.selectClaim(w.session.Proof().Dossiers[i].Claim.ID, true)
				}
				w.sides.show(sideArticles)
				w.center.show(theArticle)
				if w.session.IsCompared() {
					w.opening.leaveComparison()
				}
				for w.claims.Choosing() {
					w.claims.LeaveCard()
				}
			}
		}
	}
}

// layOutAll lays out all containers, as the real driver does with what has grown.
func layOutAll(o fyne.CanvasObject) {
	for range 3 {
		for _, o := range test.LaidOutObjects(o) {
			if c, is := o.(*fyne.Container); is && c.Layout != nil && c.Visible() {
				c.Layout.Layout(c.Objects, c.Size())
			}
		}
	}
}

// deskScene is the table of claims with two of them selected, one of them overdue.
func deskScene(t *testing.T, w *Window) {
	owner, late, soon := "Ann", "2020-01-31", "2999-12-31"
	all := w.session.Proof().Dossiers
	for i, due := range []string{late, soon} {
		if at := 3*i + 2; at < len(all) { // which are not rated
			w.store.write(model.EditClaim{ID: all[at].Claim.ID, Owner: &owner, Due: &due}, nil)
		}
	}
	w.do(t, "Claims of All Articles")
	w.keys(fyne.KeyHome)
	w.shift(true)
	w.keys(fyne.KeyDown)
	w.shift(false)
}
