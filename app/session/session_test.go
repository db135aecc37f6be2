package session

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"galley/app/state"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

// source is a library in a file, as the window reads it.
type source struct{ *library.Library }

func (source) Furniture(v model.Version) []int { return ingest.Furniture(v.Text, v.Blocks) }

const story = `Envoys meet

The envoy said that 21,000 troops would go before summer. Nobody at the table disagreed with him on that.

“We share nearly 600 miles of border,” the minister said. He asked for help against the traffic in drugs.`

// opened is a session on a library with articles of these titles, the last one
// imported open.
func opened(t *testing.T, titles ...string) (*Session, source) {
	t.Helper()
	lib, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "test.galley"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, title := range titles {
		bring(t, lib, title, story)
	}
	s := New()
	o, err := ReadOpening(t.Context(), source{lib}, All(model.SortImported), "")
	if err != nil {
		t.Fatal(err)
	}
	s.LibraryOpened(o)
	if o.Article != "" {
		s.openedArticle(t, source{lib}, o.Article)
	}
	return s, source{lib}
}

func bring(t *testing.T, lib *library.Library, title, text string) string {
	t.Helper()
	text += "\n\nThis is of " + title + "."
	doc, err := ingest.Bytes(t.Context(), "story.txt", []byte(text), ingest.Hints{Title: title})
	if err != nil {
		t.Fatal(err)
	}
	c, err := lib.Apply(t.Context(), "Ann", model.ImportArticle{Document: doc})
	if err != nil {
		t.Fatal(err)
	}
	return c.Created(model.NounArticle)
}

func (s *Session) openedArticle(t *testing.T, lib source, id string) {
	t.Helper()
	a, err := ReadArticle(t.Context(), lib, id, 0)
	if err != nil {
		t.Fatal(err)
	}
	s.ArticleOpened(a)
}

// does sends a command and takes in what it changed of what was shown before.
func (s *Session) does(t *testing.T, lib source, cmd model.Command) model.Change {
	t.Helper()
	c, u := s.changed(t, lib, cmd)
	s.ChangeMade(c, u)
	return c
}

func (s *Session) changed(t *testing.T, lib source, cmd model.Command) (model.Change, Update) {
	t.Helper()
	shown := s.Scope([]int{0})
	c, err := lib.Apply(t.Context(), "Ann", cmd)
	if err != nil {
		t.Fatal(err)
	}
	u, err := Read(t.Context(), lib, c, shown)
	if err != nil {
		t.Fatal(err)
	}
	return c, u
}

func (s *Session) marking(words string) model.MarkClaim {
	at := strings.Index(s.Version().Text, words)
	return model.MarkClaim{VersionID: s.Version().ID, Span: passage.Span{Start: at, End: at + len(words)}}
}

func (s *Session) listed() string {
	var titles []string
	for i := range s.rows.Total {
		row, _ := s.rows.Row(i)
		titles = append(titles, row.Title)
	}
	return strings.Join(titles, ", ")
}

func TestALibraryIsOpenedAtTheArticleReadLast(t *testing.T) {
	s, lib := opened(t, "A", "B", "C")
	if s.listed() != "C, B, A" || s.Proof().Article.Title != "C" {
		t.Fatalf("lists %s, opens %q", s.listed(), s.Proof().Article.Title)
	}
	if newest, err := lib.LastSeq(t.Context()); err != nil || s.Seq() != newest {
		t.Errorf("it knows event %d, not %d (%v)", s.Seq(), newest, err)
	}
	a, _ := s.rows.Row(2)
	o, err := ReadOpening(t.Context(), lib, All(model.SortTitle), a.ID)
	if err != nil || o.Article != a.ID || o.At != 0 {
		t.Errorf("opens %q at %d, %v", o.Article, o.At, err)
	}
	if o, err = ReadOpening(t.Context(), lib, All(model.SortTitle), "deleted"); err != nil || o.Article != a.ID {
		t.Errorf("in the place of one that is gone it opens %q, %v", o.Article, err)
	}
	if empty, _ := opened(t); !empty.Page().Bare || empty.IsOpen() || empty.Title() != "Galley" {
		t.Errorf("of an empty library it shows %+v", empty.Page())
	}
}

func TestAClaimThatIsMadeIsSelectedAndStandsInItsPlace(t *testing.T) {
	s, lib := opened(t, "A")
	s.does(t, lib, s.marking("600 miles"))
	second := s.Active()
	s.does(t, lib, s.marking("21,000 troops"))
	first := s.Active()
	all := s.Claims("Ann").Dossiers
	if len(all) != 2 || all[0].Claim.ID != first || all[1].Claim.ID != second || len(s.Claims("Ann").History) != 1 {
		t.Fatalf("claims %d, history %d", len(all), len(s.Claims("Ann").History))
	}
	at := all[0].Appearances[0].Start
	if got := []string{s.Step(1, at), s.Step(-1, at)}; got[0] != second || got[1] != second {
		t.Errorf("round the end it steps to %v, want %s", got, second)
	}
	s.does(t, lib, model.DeleteClaim{ID: first})
	if s.Active() != "" || len(s.Claims("Ann").Dossiers) != 1 || s.Step(1, 0) != second || s.Step(-1, 0) != second {
		t.Errorf("deleted: %q is selected of %d", s.Active(), len(s.Claims("Ann").Dossiers))
	}
	if s.Tally().Current.Claims != 1 {
		t.Errorf("counted: %+v", s.Tally())
	}
}

func TestAnUpdateOfWhatIsNotShownAnyMoreIsLeftOut(t *testing.T) {
	s, lib := opened(t, "A", "B")
	b := s.ArticleID()
	row, _ := s.rows.Row(1)
	a := row.ID
	title := "B, corrected"
	_, u := s.changed(t, lib, model.EditArticle{ID: b, Title: &title})
	s.openedArticle(t, lib, a) // the person went elsewhere meanwhile
	next, _ := s.Choose(KeyArchive, "")
	l, err := ReadListing(t.Context(), lib, next, "")
	if err != nil {
		t.Fatal(err)
	}
	s.Listed(l)
	if whole := s.TakeIn(u); whole {
		t.Error("it says that all of it is shown")
	}
	if s.ArticleID() != a || s.listed() != "" {
		t.Errorf("%q is open; listed: %s", s.Proof().Article.Title, s.listed())
	}
	all, err := ReadAll(t.Context(), lib, s.Scope([]int{0}))
	if err != nil || !s.TakeIn(all) {
		t.Errorf("what is read anew is not whole: %v", err)
	}
}

func TestAChangeOfARowIsSeenInItsPlace(t *testing.T) {
	s, lib := opened(t, "A", "B")
	if s.does(t, lib, s.marking("600 miles")); s.listed() != "B, A" {
		t.Fatalf("listed: %s", s.listed())
	}
	if row, _ := s.rows.Row(0); row.Claims != 1 {
		t.Errorf("the row counts %d claims", row.Claims)
	}
	s.does(t, lib, model.DeleteArticle{ID: s.ArticleID()})
	if s.listed() != "A" || s.IsOpen() || s.Claims("Ann").Open {
		t.Errorf("deleted: lists %s, %q is open", s.listed(), s.Proof().Article.Title)
	}
}

func TestRowsOfAnEarlierListAreNotTakenIn(t *testing.T) {
	s, lib := opened(t, "A")
	old, err := ReadChunk(t.Context(), lib, s.List(), 0)
	if err != nil {
		t.Fatal(err)
	}
	epoch := s.Epoch()
	next, _ := s.Choose(KeyTrash, "")
	l, err := ReadListing(t.Context(), lib, next, s.ArticleID())
	if err != nil {
		t.Fatal(err)
	}
	s.Listed(l)
	if s.RowsRead(old, epoch); s.listed() != "" {
		t.Errorf("listed: %s", s.listed())
	}
	if s.RowsRead(old, s.Epoch()); s.listed() != "A" {
		t.Errorf("listed: %s", s.listed())
	}
}

func TestWhatIsListedIsChosenByItsKey(t *testing.T) {
	s, lib := opened(t, "A", "B")
	s.does(t, lib, model.ChangeTags{Articles: []string{s.ArticleID()}, Add: []string{"Border"}})
	s.does(t, lib, model.MakeCollection{ID: "c1", Name: "Election"})
	for key, want := range map[string]string{
		"#border": "B", "c1": "", KeyAll: "B, A", KeyArchive: "", KeyTrash: "", KeyRecent: "", KeyClaims: "",
	} {
		next, ok := s.Choose(key, model.SortTitle)
		if !ok && strings.HasPrefix(key, "#") {
			for _, c := range s.ChoicesOf(state.Tag) {
				next, ok = s.Choose(c.Key, model.SortTitle)
			}
		}
		l, err := ReadListing(t.Context(), lib, next, "")
		if err != nil || !ok {
			t.Fatalf("%s: %v, %v", key, ok, err)
		}
		if s.Listed(l); key != KeyAll && s.listed() != want {
			t.Errorf("%s lists %q", key, s.listed())
		}
	}
	if _, ok := s.Choose("nowhere", ""); ok {
		t.Error("a choice that there is not is listed")
	}
	trash, _ := s.Choose(KeyTrash, "")
	l, err := ReadListing(t.Context(), lib, trash.NarrowedTo("A"), "")
	if err != nil {
		t.Fatal(err)
	}
	s.Listed(l)
	if again, _ := s.Choose(KeyTrash, ""); again.Query.Text != "A" || again.Query.Sort != model.SortTitle {
		t.Errorf("chosen again: %+v", again)
	}
	if other, _ := s.Choose(KeyAll, ""); other.Query.Text != "" {
		t.Errorf("another list: %+v", other)
	}
}

func TestAComparisonEndsWithTheVersionItIsOf(t *testing.T) {
	s, lib := opened(t, "A")
	s.does(t, lib, s.marking("nearly 600 miles of border"))
	claim := s.Active()
	text := strings.Replace(story, "600", "900", 1)
	doc, err := ingest.Bytes(t.Context(), "story.txt", []byte(text), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	id := s.ArticleID()
	if _, err := lib.Apply(t.Context(), "Ann", model.ReviseArticle{ArticleID: id, Document: doc}); err != nil {
		t.Fatal(err)
	}
	c, err := ReadComparison(t.Context(), lib, id, 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	s.Compared(c)
	page := s.Page()
	if page.Beside == nil || page.Beside.Touched != 1 || page.Beside.At != 1 || len(page.Beside.Versions) != 2 || s.Active() != claim {
		t.Fatalf("compared: %+v, %q selected", page.Beside, s.Active())
	}
	if s.IsOld() || s.Beside().Number != 1 || s.Step(1, 0) != claim {
		t.Errorf("old %v, beside %d, steps to %q", s.IsOld(), s.Beside().Number, s.Step(1, 0))
	}
	s.openedArticle(t, lib, id)
	if s.IsCompared() || s.ComparisonLeft() || s.Page().Beside != nil {
		t.Error("an article that is opened has another version beside it")
	}
}

func TestAChangeIsLookedAtWhereItIs(t *testing.T) {
	s, lib := opened(t, "A", "B")
	open := s.ArticleID()
	claim := s.does(t, lib, s.marking("600 miles"))
	id := s.Active()
	if got, err := ReadChangedPlace(t.Context(), lib, claim, open); err != nil || got.Article != open || got.Claim != id {
		t.Errorf("of a claim: %+v, %v", got, err)
	}
	for _, c := range []struct {
		name   string
		change model.Change
		want   ChangedPlace
	}{
		{"its deletion", s.does(t, lib, model.DeleteClaim{ID: id}), ChangedPlace{Article: open}},
		{"a collection", s.does(t, lib, model.MakeCollection{ID: "c1", Name: "Election"}), ChangedPlace{List: "c1"}},
	} {
		got, err := ReadChangedPlace(t.Context(), lib, c.change, open)
		got.Version, got.Span = "", passage.Span{}
		if err != nil || got != c.want {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
	got, err := ReadChangedPlace(t.Context(), lib, claim, open)
	if err != nil || got.Article != open || got.Claim != "" || s.Version().Text[got.Span.Start:got.Span.End] != "600 miles" {
		t.Errorf("of a claim that is gone: %+v, %v", got, err)
	}
}

func TestWhatCannotBeReadIsNotTakenForGone(t *testing.T) {
	s, lib := opened(t, "A")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadAll(ctx, lib, s.Scope([]int{0})); err == nil {
		t.Error("a read that was cancelled says nothing")
	}
	if _, err := ReadListing(ctx, lib, s.List(), s.ArticleID()); err == nil {
		t.Error("a list that was cancelled says nothing")
	}
}

func TestALongListKeepsTheRowsThatWereRead(t *testing.T) {
	titles := make([]string, state.ChunkSize+3)
	for i := range titles {
		titles[i] = fmt.Sprintf("N%03d", i)
	}
	s, lib := opened(t, titles...)
	last, err := ReadIDs(t.Context(), lib, s.List(), state.ChunkSize, state.ChunkSize+2)
	if err != nil || len(last) != 3 {
		t.Fatalf("%d ids, %v", len(last), err)
	}
	if _, ok := s.rows.Row(state.ChunkSize); ok {
		t.Error("a row is there that was not read")
	}
	l, err := ReadListing(t.Context(), lib, s.List(), last[0])
	if err != nil || l.At != state.ChunkSize {
		t.Fatalf("stands at %d, %v", l.At, err)
	}
	s.Listed(l)
	for _, i := range []int{0, state.ChunkSize} { // the chunk before is in view too
		if _, ok := s.rows.Row(i); !ok {
			t.Errorf("row %d was not read", i)
		}
	}
}

// counting counts how often an article is read, and a claim by itself.
type counting struct {
	source
	articles, claims int
}

func (c *counting) DossierAfter(
	ctx context.Context, id string, was model.Dossier, seen int64, change model.Change,
) (model.Dossier, error) {
	c.claims++
	return c.source.DossierAfter(ctx, id, was, seen, change)
}

// A change of very many claims is not looked through once more for each of them.
func TestVeryManyClaimsThatChangeAreReadTogether(t *testing.T) {
	s, lib := opened(t, "A")
	var ids []string
	for i := range fewClaims + 9 {
		mark := s.marking("The envoy")
		mark.Span.Start, mark.Span.End = mark.Span.Start+i%9, mark.Span.End+i/9
		c, err := lib.Apply(t.Context(), "Ann", mark)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, c.Created(model.NounClaim))
	}
	s.openedArticle(t, lib, s.ArticleID())
	for _, c := range []struct { // in this order: rated once more the few would not change
		name string
		of   []string
		once int
	}{{"few", ids[:3], 0}, {"many", ids, 1}} {
		name := c.name
		shown := s.Scope([]int{0})
		made, err := lib.Apply(t.Context(), "Ann", model.RateClaims{IDs: c.of, Rating: "False"})
		if err != nil {
			t.Fatal(err)
		}
		reads := &counting{source: lib}
		u, err := Read(t.Context(), reads, made, shown)
		if err != nil || reads.articles != c.once || name == "few" && reads.claims == 0 || name == "many" && reads.claims != 0 {
			t.Errorf("%s: %d articles and %d claims are read, %v", name, reads.articles, reads.claims, err)
		}
		s.ChangeMade(made, u)
		for _, id := range c.of {
			d, is := s.Dossier(id)
			if v, _ := d.Verdict(); !is || v.Rating != "False" {
				t.Fatalf("%s: there %v, rated %q", name, is, v.Rating)
			}
		}
	}
}

func (c *counting) Proof(ctx context.Context, id string, number int) (model.Proof, error) {
	c.articles++
	return c.source.Proof(ctx, id, number)
}

func TestTheArticleIsNotReadWhereAnotherIsOpenedNext(t *testing.T) {
	s, lib := opened(t, "A", "B")
	title := "B, corrected"
	c, err := lib.Apply(t.Context(), "Ann", model.EditArticle{ID: s.ArticleID(), Title: &title})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"shown": 1, "left": 0} {
		of := s.Scope([]int{0})
		if name == "left" {
			of = of.ExceptArticle()
		}
		for i := range 2 {
			reads := &counting{source: lib}
			var u Update
			if i == 0 {
				u, err = Read(t.Context(), reads, c, of)
			} else {
				u, err = ReadAll(t.Context(), reads, of)
			}
			if err != nil || reads.articles != want {
				t.Errorf("an article that is %s is read %d times, %v", name, reads.articles, err)
			}
			if whole := s.TakeIn(u); !whole || s.listed() != "B, corrected, A" || !s.IsOpen() {
				t.Errorf("whole %v, listed %s, open %v", whole, s.listed(), s.IsOpen())
			}
		}
	}
}

func TestWhatAnotherProgramDidInBetweenIsFoundAtTheNextLook(t *testing.T) {
	s, lib := opened(t, "A")
	if _, err := lib.Apply(t.Context(), "another", s.marking("600 miles")); err != nil {
		t.Fatal(err)
	}
	s.does(t, lib, s.marking("21,000 troops"))
	newest, err := lib.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.Seq() == newest {
		t.Errorf("the session takes event %d for known, and shows %d of 2 claims", newest, len(s.Claims("").Dossiers))
	}
	u, err := ReadAll(t.Context(), lib, s.Scope(nil))
	if err != nil {
		t.Fatal(err)
	}
	s.TakeIn(u)
	if s.Seq() != newest {
		t.Errorf("after everything was read the session knows event %d, not %d", s.Seq(), newest)
	}
	s.does(t, lib, s.marking("summer"))
	s.does(t, lib, s.marking("border"))
	if newest, err = lib.LastSeq(t.Context()); err != nil || s.Seq() != newest {
		t.Errorf("after the person's own changes the session knows event %d, not %d (%v)", s.Seq(), newest, err)
	}
}

// The window takes a list of claims that is the same slice for one that did not change.
func TestAChangeMakesAnotherListOfClaims(t *testing.T) {
	s, lib := opened(t, "One")
	s.does(t, lib, s.marking("The envoy said"))
	first, speaker := s.Active(), "The envoy"
	for _, cmd := range []model.Command{
		model.EditClaim{ID: first, Speaker: &speaker}, s.marking("nearly 600 miles"), model.DeleteClaim{ID: first},
	} {
		before := s.Page().Proof.Dossiers
		copied := slices.Clone(before)
		s.does(t, lib, cmd)
		after := s.Page().Proof.Dossiers
		if len(after) > 0 && &after[0] == &before[0] {
			t.Errorf("%s: the list is still the same", cmd.Action())
		}
		if !reflect.DeepEqual(before, copied) {
			t.Errorf("%s: the list was changed in its place", cmd.Action())
		}
	}
}
