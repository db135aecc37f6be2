//go:build !race || long

package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/model"
	"galley/model/library"
	"galley/model/library/newsroom/newsroomtest"
)

func TestAWindowFollowsItsNewsroomAndShowsWhoIsThere(t *testing.T) {
	address := newsroomtest.Database(t)
	if err := library.InitNewsroom(t.Context(), address); err != nil {
		t.Fatal(err)
	}
	makeLibrary(t, address, "Envoys meet")
	a := test.NewTempApp(t)
	a.Preferences().SetString(prefTrade, string(afterPublication))
	r := newRunner()
	w := New(a, r, Options{Library: address, Editor: "Ann"})
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	defer func() { w.end() }()
	var tell func(library.News)
	w.company.follow = func(_ context.Context, _ *library.Library, heard func(library.News)) { tell = heard }
	r.pass()
	if tell == nil {
		t.Fatal("the window does not follow the newsroom")
	}
	bob, err := library.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = bob.Close() }()
	article, version := w.session.ArticleID(), w.session.Version().ID
	bobIs := func(p model.Presence) {
		t.Helper()
		p.Editor = "Bob"
		if _, err := bob.Say(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		tell(library.News{Present: true})
	}
	where := func() model.Presence {
		t.Helper()
		all, err := bob.Present(t.Context())
		if err != nil || len(all) > 1 {
			t.Fatal(all, err)
		}
		if len(all) == 0 {
			return model.Presence{}
		}
		all[0].Session = ""
		return all[0]
	}
	shows := func(when, text string, want bool) {
		t.Helper()
		if strings.Contains(everything(w), text) != want {
			t.Errorf("%s: it shows “%s”: %t", when, text, !want)
		}
	}
	bobIs(model.Presence{ArticleID: "another"})
	shows("Bob is elsewhere", "Bob is here too", false)
	if _, err := bob.Say(t.Context(), model.Presence{Editor: "Bob", ArticleID: article}); err != nil {
		t.Fatal(err)
	}
	tell(library.News{Present: true, Articles: []string{"another", ""}})
	shows("somebody is told of elsewhere", "Bob is here too", false) // it asks nothing
	tell(library.News{Present: true, Articles: []string{"another", article}})
	shows("Bob has come", "Bob is here too", true)

	w.marking.mark(w.spanOf(t, "21,000 troops"))
	claim := w.session.Active()
	r.pass()
	if got, want := where(), (model.Presence{Editor: "Ann", ArticleID: article, ClaimID: claim}); got != want {
		t.Errorf("Bob sees Ann at %+v, want %+v", got, want)
	}
	bobIs(model.Presence{ArticleID: article, ClaimID: claim, Typing: true})
	shows("Bob types", "Bob is typing here", true)
	if row := w.session.Claims("Ann").List.Rows[0]; row.Typing != "Bob is typing here" {
		t.Errorf("the row says %q", row.Typing)
	}

	// What Ann types and has selected stays, while Bob writes.
	w.page.reader.Select(w.spanOf(t, "The text of"))
	selected := w.page.reader.Selection()
	field := w.claims.FocusReasoning()
	w.win.Canvas().Focus(field)
	field.TypedRune('S')
	if !where().Typing {
		t.Error("Bob does not see that Ann types")
	}
	change, err := bob.Apply(t.Context(), "Bob", model.MarkClaim{VersionID: version, Span: w.spanOf(t, "Envoys meet")})
	if err != nil {
		t.Fatal(err)
	}
	tell(library.News{Seq: change.Event.Seq})
	w.company.hear(library.News{Seq: change.Event.Seq})
	r.pass()
	if n := len(w.session.Proof().Dossiers); n != 2 {
		t.Errorf("%d claims after Bob marked one", n)
	}
	if w.session.Active() != claim || w.page.reader.Selection() != selected || !strings.HasPrefix(w.notice.text.Text, "Wrote the reasoning") {
		t.Errorf("selected: %s and %v, said: %q", w.session.Active(), w.page.reader.Selection(), w.notice.text.Text)
	}
	if text := field.(interface{ Content() string }).Content(); text != "S" || w.win.Canvas().Focused() != field {
		t.Errorf("the field has %q, and the keyboard: %t", text, w.win.Canvas().Focused() == field)
	}
	r.pass()
	if where().Typing {
		t.Error("Ann types for ever")
	}
	if err := bob.Close(); err != nil {
		t.Fatal(err)
	}
	tell(library.News{Present: true})
	shows("Bob has gone", "Bob is", false)
}
