package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"galley/model/passage"
	"galley/model/prose"
)

// longestInitials is how many letters initials have at most: they stand on a proof beside others.
const longestInitials = 12

// SignRound signs a round off: that the editor went over the newest version of an article. What
// is open then does not hold it back; it is counted and kept with the round.
type SignRound struct {
	ID        string // of the round to be; made if empty
	ArticleID string
	Name      string // which round; "" is named by how many there were
	Initials  string // "" are those of the editor's name
}

// Action names the command in history.
func (c SignRound) Action() string { return "sign round" }

// Plan signs the round off.
func (c SignRound) Plan(v View, by Author) (Plan, error) {
	article, err := v.Article(c.ArticleID)
	if err != nil {
		return Plan{}, err
	}
	version, err := v.Newest(article.ID)
	if err != nil {
		return Plan{}, err
	}
	before, err := v.Rounds(article.ID)
	if err != nil {
		return Plan{}, err
	}
	dossiers, err := v.DossiersIn(version.ID)
	if err != nil {
		return Plan{}, err
	}
	asides, err := v.AsidesIn(version.ID)
	if err != nil {
		return Plan{}, err
	}
	ticks, err := v.TicksIn(article.ID)
	if err != nil {
		return Plan{}, err
	}
	lists, err := v.Checklists()
	if err != nil {
		return Plan{}, err
	}
	r := Round{
		ID: cmp.Or(c.ID, NewID()), ArticleID: article.ID, VersionID: version.ID, Name: cmp.Or(prose.Flatten(c.Name), NextRound(before)),
		Initials: cmp.Or(prose.Flatten(c.Initials), InitialsOf(by.Editor)), By: by.Editor, At: by.At,
		Left: Proof{Article: article, Version: version, Dossiers: dossiers, Asides: asides, Ticks: ticks}.OpenWork(lists),
	}
	switch {
	case !strings.ContainsFunc(r.Initials, unicode.IsLetter):
		return Plan{}, Faultf(Invalid, "A round is signed with initials, and there are none in “%s”. Write some. Nothing was signed.",
			passage.Shorten(cmp.Or(r.Initials, by.Editor), 40))
	case len([]rune(r.Initials)) > longestInitials:
		return Plan{}, Faultf(Invalid, "Initials are %d letters at most. Nothing was signed.", longestInitials)
	case len([]rune(r.Name)) > 80:
		return Plan{}, Faultf(Invalid, "The name of a round is 80 letters at most. Nothing was signed.")
	}
	for _, old := range before {
		if old.VersionID == r.VersionID && old.Name == r.Name && old.By == r.By && old.Initials == r.Initials && old.Left == r.Left {
			return Plan{}, nil
		}
	}
	what := Sayf("Signed off the round “%s” of “%s” as %s", r.Name, passage.Shorten(article.Title, 60), r.Initials)
	if r.Left.Any() {
		what = Sayf("%s, with work still open", what)
	}
	return Plan{What: what, Edits: []Edit{Create(r)}}, nil
}

// WithdrawRound takes the sign-off of a round back.
type WithdrawRound struct{ ID string }

// Action names the command in history.
func (c WithdrawRound) Action() string { return "withdraw round" }

// Plan takes the sign-off back.
func (c WithdrawRound) Plan(v View, by Author) (Plan, error) {
	record, err := v.Record(NounRound, c.ID)
	if err != nil {
		return Plan{}, err
	}
	r, _ := record.(Round) // the noun says so
	return Plan{What: Sayf("Took back the sign-off of the round “%s” by %s", r.Name, r.Initials), Edits: []Edit{Remove(r, by.At)}}, nil
}

// NextRound is what a round is called that nobody names, after others of the same article.
func NextRound(before []Round) string {
	switch len(before) {
	case 0:
		return Sayf("First reading")
	case 1:
		return Sayf("Second reading")
	}
	return Sayf("Reading %d", len(before)+1)
}

// InitialsOf are the initials of a name: "AB" of Ann Baker.
func InitialsOf(name string) string {
	var initials []rune
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '.' || r == '_' }) {
		for _, r := range word {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				initials = append(initials, unicode.ToUpper(r))
				break
			}
		}
	}
	return string(initials[:min(len(initials), longestInitials)])
}

// Any reports whether something is open.
func (w OpenWork) Any() bool { w.Claims = 0; return w != OpenWork{} }

// OpenWork counts what of the check of the version on show is not done: on its claims, of its words,
// and of the checklists, which are all there are.
func (p Proof) OpenWork(lists []Checklist) OpenWork {
	w := OpenWork{Claims: len(p.Dossiers), Waiting: waitingOn(p.Dossiers), Words: p.Coverage().Words.Open}
	for _, items := range p.Unticked(lists) {
		w.Items += len(items)
	}
	for _, d := range p.Dossiers {
		w.Questions += len(d.OpenQuestions())
		for _, f := range d.Flaws(p.Version.ID) {
			switch f {
			case FlawUnrated, FlawContested:
				w.Unrated++
			case FlawNoSource:
				w.Unsourced++
			case FlawUnsigned:
				w.Unsigned++
			case FlawReworded, FlawUnsettled:
				w.Unsettled++
			}
		}
	}
	return w
}

// Unticked are the items of checklists that nobody ticked, by claim. Where nobody ticked any in the
// article, its desk uses none, and there are none.
func (p Proof) Unticked(lists []Checklist) map[string][]Item {
	if !usesChecklists(p.Ticks) {
		return nil
	}
	unticked, ticked := map[string][]Item{}, Ticked(p.Ticks)
	for _, d := range p.Dossiers {
		if items := UntickedItems(d, p.Version, p.Article.Language, lists, ticked); len(items) > 0 {
			unticked[d.Claim.ID] = items
		}
	}
	return unticked
}

// UntickedInUse are those of one claim.
func (p Proof) UntickedInUse(d Dossier) []Item {
	if !usesChecklists(p.Ticks) {
		return nil
	}
	return p.UntickedOn(d)
}

// usesChecklists reports whether an item of a checklist is among some ticks.
func usesChecklists(ticks []Tick) bool {
	return slices.ContainsFunc(ticks, func(t Tick) bool { return t.List == CheckTicks && t.Deleted == "" })
}

// waitingOn is how many persons were asked about claims, and have not answered since.
func waitingOn(dossiers []Dossier) int {
	last := map[string]Attempt{} // by person
	for _, d := range dossiers {
		for _, on := range d.Attempts {
			a, was := on.Attempt, last[on.Attempt.PersonID]
			if was.ID == "" || cmp.Or(strings.Compare(was.Made, a.Made), strings.Compare(was.ID, a.ID)) < 0 {
				last[a.PersonID] = a
			}
		}
	}
	n := 0
	for _, a := range last {
		if a.Outcome.Waits() {
			n++
		}
	}
	return n
}

// byWhen orders rounds by when they were signed.
func byWhen(a, b Round) int {
	return cmp.Or(strings.Compare(string(a.At), string(b.At)), strings.Compare(a.ID, b.ID))
}
