package session

import (
	"fmt"
	"strings"
	"testing"

	"galley/app/state"
	"galley/model"
)

// rows are the wordings of the claims that are listed, with their numbers.
func (s *Session) rowsFor(editor string) string {
	var all []string
	for _, r := range s.Claims(editor).List.Rows {
		all = append(all, fmt.Sprintf("%d %s", r.Number, r.Wording))
	}
	return strings.Join(all, ", ")
}

// worked is a session on an article with three claims of which one is rated.
func worked(t *testing.T) (s *Session, lib source, ids map[string]string) {
	t.Helper()
	s, lib = opened(t, "A")
	ids = map[string]string{}
	for _, words := range []string{"600 miles", "21,000 troops", "drugs"} {
		s.does(t, lib, s.marking(words))
		ids[words] = s.Active()
	}
	s.does(t, lib, model.SetVerdict{ClaimID: ids["600 miles"], Rating: new("False"), Reasoning: new("Measured it on a map.")})
	s.ClaimSelected("")
	return s, lib, ids
}

func TestAPartOfTheClaimsIsListedWithTheNumbersOfTheWhole(t *testing.T) {
	s, _, _ := worked(t)
	if got := s.rowsFor("Ann"); got != "1 21,000 troops, 2 600 miles, 3 drugs" {
		t.Errorf("listed: %s", got)
	}
	s.ChipChosen(state.ToCheck)
	if got := s.rowsFor("Ann"); got != "1 21,000 troops, 3 drugs" {
		t.Errorf("to check: %s", got)
	}
	list := s.Claims("Ann").List
	if list.Total != 3 || list.Done != 1 || list.Count(state.ToCheck) != 2 || list.Count(state.Mine) != 1 || list.Count(state.NoSource) != 3 {
		t.Errorf("counted %+v", list)
	}
	if mine := s.Claims("Bob").List; mine.Count(state.Mine) != 0 || mine.Count(state.ToSign) != 1 {
		t.Errorf("of another editor: %+v", mine)
	}
}

// caret is where it stands once the selected claim was gone to.
func (s *Session) caret() int {
	d, _ := s.Dossier(s.active)
	a, _ := d.Place(s.Version().ID)
	return a.Start
}

func TestTheNextClaimIsTheNextThatIsListed(t *testing.T) {
	s, _, ids := worked(t)
	s.ChipChosen(state.ToCheck)
	s.Claims("Ann")
	step := func(by int, want string) {
		t.Helper()
		got := s.Step(by, s.caret())
		if got != ids[want] {
			d, _ := s.Dossier(got)
			t.Fatalf("stepped to %q, want %q", d.Claim.Wording, want)
		}
		s.ClaimSelected(got)
	}
	step(1, "21,000 troops")
	step(1, "drugs") // past the one that is checked
	step(1, "21,000 troops")
	step(-1, "drugs")
	s.ClaimSelected(ids["600 miles"]) // which is not listed: it goes on from where that stands
	step(1, "drugs")
	s.ClaimSelected(ids["600 miles"])
	step(-1, "21,000 troops")
	s.ClaimSelected(ids["600 miles"])
	d, _ := s.Dossier(ids["drugs"])
	if at := d.Appearances[0].Start; s.Step(1, at) != ids["drugs"] || s.Step(1, at+1) != ids["21,000 troops"] ||
		s.Step(-1, at) != ids["21,000 troops"] || s.Step(-1, at+1) != ids["drugs"] {
		t.Errorf("from a caret elsewhere: %q", s.Step(1, at))
	}
	s.ChipChosen(state.LookAgain)
	if got := s.Step(1, s.caret()); got != "" {
		t.Errorf("in an empty list it steps to %q", got)
	}
}

func TestAClaimThatIsRatedStaysListedUntilThePersonMovesOn(t *testing.T) {
	s, lib, ids := worked(t)
	s.ChipChosen(state.ToCheck)
	s.Claims("Ann")
	s.ClaimSelected(ids["21,000 troops"])
	s.does(t, lib, model.SetVerdict{ClaimID: ids["21,000 troops"], Rating: new("True")})
	if got := s.rowsFor("Ann"); got != "1 21,000 troops, 3 drugs" {
		t.Errorf("rated: %s", got)
	}
	if n := s.Claims("Ann").List.Count(state.ToCheck); n != 1 {
		t.Errorf("the chip counts %d", n)
	}
	s.ClaimSelected(ids["21,000 troops"]) // a click on it is no moving on
	if got := s.rowsFor("Ann"); got != "1 21,000 troops, 3 drugs" {
		t.Errorf("selected again: %s", got)
	}
	s.ClaimSelected(s.Step(1, s.caret()))
	if got := s.rowsFor("Ann"); s.Active() != ids["drugs"] || got != "3 drugs" {
		t.Errorf("moved on to %q: %s", s.Active(), got)
	}
	s.ClaimSelected(ids["21,000 troops"])
	if got := s.rowsFor("Ann"); got != "1 21,000 troops, 3 drugs" {
		t.Errorf("back at one that is not of this part: %s", got)
	}
	s.does(t, lib, model.DeleteClaim{ID: ids["drugs"]})
	if got := s.rowsFor("Ann"); got != "1 21,000 troops" {
		t.Errorf("deleted: %s", got)
	}
}

func TestAClaimJustMarkedIsListedThoughItDoesNotFitThePart(t *testing.T) {
	s, lib, _ := worked(t)
	s.ChipChosen(state.ToSign)
	if got := s.rowsFor("Ann"); got != "" {
		t.Fatalf("to sign: %s", got)
	}
	s.does(t, lib, s.marking("border"))
	if got := s.rowsFor("Ann"); got != "3 border" {
		t.Errorf("marked: %s", got)
	}
	if n := s.Claims("Ann").List.Count(state.ToSign); n != 0 {
		t.Errorf("the chip counts %d", n)
	}
	s.ClaimSelected("")
	if got := s.rowsFor("Ann"); got != "" {
		t.Errorf("left: %s", got)
	}
}

func TestClaimsAreFoundAsThePersonTypes(t *testing.T) {
	s, lib, ids := worked(t)
	s.does(t, lib, model.EditClaim{ID: ids["drugs"], Speaker: new("The Minister"), Owner: new("Bob"), Kind: new(model.Forecast)})
	s.does(t, lib, model.ChangeTags{Claims: []string{ids["drugs"]}, Add: []string{"Border talks"}})
	s.does(t, lib, model.AttachSource{ClaimID: ids["21,000 troops"], Stance: model.Supports,
		New: &model.AddSource{Fields: model.SourceFields{Title: new("Pentagon briefing")}}})
	for typed, want := range map[string]string{
		"":                    "1 21,000 troops, 2 600 miles, 3 drugs",
		"tro":                 "1 21,000 troops",
		"21 000":              "1 21,000 troops",
		"pentagon":            "1 21,000 troops",
		"map":                 "2 600 miles",
		"false":               "2 600 miles",
		"rating:false":        "2 600 miles",
		"-rating:false":       "1 21,000 troops, 3 drugs",
		"rating:mostly":       "",
		"status:unch":         "3 drugs",
		"status:in-progress":  "1 21,000 troops",
		"speaker:minister":    "3 drugs",
		"minister":            "3 drugs",
		"owner:bob":           "3 drugs",
		"kind:forecast":       "3 drugs",
		`tag:"border talks"`:  "3 drugs",
		"miles OR pentagon":   "1 21,000 troops, 2 600 miles",
		"miles pentagon":      "",
		"#3":                  "3 drugs",
		"3":                   "3 drugs",
		"publisher:somewhere": "",
	} {
		s.ClaimsFiltered(typed)
		if got := s.rowsFor("Ann"); got != want {
			t.Errorf("%q finds %s; want %s", typed, got, want)
		}
	}
	s.ChipChosen(state.ToCheck)
	s.ClaimsFiltered("miles OR pentagon")
	if got := s.rowsFor("Ann"); got != "1 21,000 troops" {
		t.Errorf("in a part it finds %s", got)
	}
	s.ClaimsFiltered("drugs")
	s.does(t, lib, model.EditClaim{ID: ids["drugs"], Wording: new("heroin")})
	s.ClaimsFiltered("heroin")
	if got := s.rowsFor("Ann"); got != "3 heroin" {
		t.Errorf("by its new wording: %s", got)
	}
}

func TestAnotherArticleIsListedWhole(t *testing.T) {
	s, lib, _ := worked(t)
	s.ChipChosen(state.ToCheck)
	s.ClaimsFiltered("troops")
	s.openedArticle(t, lib, s.ArticleID())
	if list := s.Claims("Ann").List; list.Chip != state.ToCheck || list.Filter != "troops" || len(list.Rows) != 1 {
		t.Errorf("read anew it lists %+v", list)
	}
	s.openedArticle(t, lib, bring(t, lib.Library, "B", story))
	if list := s.Claims("Ann").List; list.Chip != state.AllClaims || list.Filter != "" {
		t.Errorf("another article begins with %+v", list)
	}
}

func TestSeveralClaimsThatChangeStayInTheirPlaces(t *testing.T) {
	s, lib, ids := worked(t)
	s.ClaimSelected(ids["drugs"])
	s.does(t, lib, model.EditClaims{IDs: []string{ids["drugs"], ids["21,000 troops"]}, Owner: new("Bob")})
	if got := s.rowsFor("Bob"); got != "1 21,000 troops, 2 600 miles, 3 drugs" || s.Claims("Bob").List.Count(state.Mine) != 2 {
		t.Errorf("edited: %s, %d of Bob", got, s.Claims("Bob").List.Count(state.Mine))
	}
	s.does(t, lib, model.DeleteClaims{IDs: []string{ids["drugs"], ids["21,000 troops"]}})
	if got := s.rowsFor("Bob"); got != "1 600 miles" || s.Active() != "" {
		t.Errorf("deleted: %s, %q is selected", got, s.Active())
	}
	c, err := lib.Undo(t.Context(), "Ann")
	if err != nil {
		t.Fatal(err)
	}
	u, err := Read(t.Context(), lib, c, s.Scope(nil))
	if err != nil {
		t.Fatal(err)
	}
	s.TakeIn(u)
	if got := s.rowsFor("Bob"); got != "1 21,000 troops, 2 600 miles, 3 drugs" {
		t.Errorf("undone: %s", got)
	}
}
