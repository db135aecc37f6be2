package model

import (
	"strings"
	"time"

	"galley/model/prose"
)

// Said is the way in the words that people are shown.
func (w AttemptWay) Said() string {
	switch w {
	case ByCall:
		return Sayf("call")
	case ByEmail:
		return Sayf("e-mail")
	case ByMessage:
		return Sayf("message")
	case ByLetter:
		return Sayf("letter")
	case InPerson:
		return Sayf("in person")
	}
	return string(w)
}

// Said is the outcome in the words that people are shown.
func (o AttemptOutcome) Said() string {
	switch o {
	case Answered:
		return Sayf("answered")
	case NoAnswer:
		return Sayf("no answer")
	case Declined:
		return Sayf("declined")
	case CallBack:
		return Sayf("will call back")
	}
	return string(o)
}

// Waits reports whether an answer is still waited for.
func (o AttemptOutcome) Waits() bool { return o == NoAnswer || o == CallBack }

// Day is the day of the attempt.
func (a Attempt) Day() string { return a.Made[:min(len(a.Made), len(time.DateOnly))] }

// AttemptOn is an attempt about a claim, with who was asked on what terms.
type AttemptOn struct {
	Asking
	Attempt Attempt
	Name    string
	Terms   Terms  // of the person
	Person  Person // what else is known of them
	Alias   string // what they are called where their name is kept, "" nothing was chosen
	Private bool   // their name is kept
}

// attemptFields are what an attempt says; nil leaves a field as it is.
type attemptFields struct {
	Made         *string
	Way          *AttemptWay
	What, Answer *string
	Outcome      *AttemptOutcome
	Purpose      *AttemptPurpose
}

const minuteLayout = "2006-01-02T15:04"

// moment is a day or a minute as an attempt has it; "" is now.
func moment(text string, now Stamp) (string, error) {
	text = prose.Flatten(text)
	if text == "" {
		return now.Time().Local().Format(minuteLayout), nil
	}
	made := ""
	if t, err := time.Parse(minuteLayout, text); err == nil {
		made = t.Format(minuteLayout)
	} else if iso, ok := ParseDate(text); ok {
		made = iso
		if t, err := time.Parse(time.RFC3339, iso); err == nil {
			made = t.Local().Format(minuteLayout)
		}
		made = made[:min(len(made), len(minuteLayout))]
	}
	if len(made) < len(time.DateOnly) {
		return "", Faultf(Invalid, "“%s” is not a day that Galley understands. Write when somebody was asked like "+
			"2026-11-27 or 2026-11-27 14:30.", text)
	}
	if made[:len(time.DateOnly)] > now.Time().AddDate(0, 0, 1).Format(time.DateOnly) { // it may be tomorrow where the desk is
		return "", Faultf(Invalid, "%s is still to come. An attempt is noted once it was made.", made)
	}
	return made, nil
}

func (f attemptFields) apply(a *Attempt, now Stamp) error {
	if f.Made != nil {
		made, err := moment(*f.Made, now)
		if err != nil {
			return err
		}
		a.Made = made
	}
	if f.Way != nil {
		a.Way = spelling(*f.Way, AttemptWays)
	}
	if f.Outcome != nil {
		a.Outcome = spelling(*f.Outcome, AttemptOutcomes)
	}
	if f.Purpose != nil {
		a.Purpose = spelling(*f.Purpose, AttemptPurposes)
	}
	switch {
	case !contains(AttemptWays, a.Way):
		return Faultf(Invalid, "“%s” is no way to ask somebody. The ways are: %s.", a.Way, join(AttemptWays))
	case !contains(AttemptOutcomes, a.Outcome):
		return Faultf(Invalid, "“%s” is no outcome. The outcomes are: %s.", a.Outcome, join(AttemptOutcomes))
	case !contains(AttemptPurposes, a.Purpose):
		return Faultf(Invalid, "“%s” is no purpose. The purposes are: %s.", a.Purpose, join(AttemptPurposes))
	}
	set(&a.What, f.What, strings.TrimSpace)
	set(&a.Answer, f.Answer, strings.TrimSpace)
	return nil
}

// AddAttempt notes that a person was asked, about which article and claims.
type AddAttempt struct {
	ID        string // made if empty
	PersonID  string
	ArticleID string   // "" where the claims say it, or none in particular
	Claims    []string // ids
	Made      string   // a day or a minute where the desk is; "" now
	Way       AttemptWay
	What      string
	Outcome   AttemptOutcome
	Purpose   AttemptPurpose // "" to check
	Answer    string
}

// Action names the command in history.
func (c AddAttempt) Action() string { return "add attempt" }

// Plan notes the attempt.
func (c AddAttempt) Plan(v View, by Author) (Plan, error) {
	source, _, err := personOf(v, c.PersonID)
	if err != nil {
		return Plan{}, err
	}
	attempt := Attempt{ID: c.ID, PersonID: source.ID, By: by.Editor, Created: by.At, Purpose: ToCheck}
	if attempt.ID == "" {
		attempt.ID = NewID()
	}
	fields := attemptFields{Made: &c.Made, Way: &c.Way, What: &c.What, Outcome: &c.Outcome, Answer: &c.Answer}
	if c.Purpose != "" {
		fields.Purpose = &c.Purpose
	}
	if err := fields.apply(&attempt, by.At); err != nil {
		return Plan{}, err
	}
	if attempt.ArticleID, err = askedIn(v, c.ArticleID, c.Claims); err != nil {
		return Plan{}, err
	}
	plan := Plan{What: Sayf("Noted that %s was asked (%s, %s)", nameOr(source.Called(), ""), attempt.Way.Said(), attempt.Outcome.Said()),
		Edits: []Edit{Create(attempt)}}
	if err := plan.ask(v, attempt.ID, c.Claims, by.At); err != nil {
		return Plan{}, err
	}
	return plan, nil
}

// askedIn is the article that an attempt was about: the one named, or the one in which the first
// of its claims stands.
func askedIn(v View, articleID string, claims []string) (string, error) {
	if articleID != "" {
		a, err := v.Article(articleID)
		return a.ID, err
	}
	if len(claims) == 0 {
		return "", nil
	}
	places, err := v.Appearances(claims[0])
	if err != nil || len(places) == 0 {
		return "", err
	}
	return places[len(places)-1].ArticleID, nil
}

// ask has an attempt be about claims.
func (p *Plan) ask(v View, attemptID string, claims []string, at Stamp) error {
	seen := map[string]bool{}
	for _, id := range claims {
		claim, err := v.Claim(id)
		if err != nil {
			return err
		}
		if seen[claim.ID] {
			continue
		}
		seen[claim.ID] = true
		now := Asking{ID: AskingID(attemptID, claim.ID), AttemptID: attemptID, ClaimID: claim.ID, Added: at}
		before, known, err := v.Asking(now.ID)
		if err != nil {
			return err
		}
		p.put(before, known, now)
	}
	return nil
}

// EditAttempt changes an attempt; nil leaves a field as it is.
type EditAttempt struct {
	ID           string
	PersonID     *string
	ArticleID    *string   // "" none in particular
	Claims       *[]string // all that it was about
	Made         *string
	Way          *AttemptWay
	What, Answer *string
	Outcome      *AttemptOutcome
	Purpose      *AttemptPurpose
}

// Action names the command in history.
func (c EditAttempt) Action() string { return "edit attempt" }

// Plan changes the attempt.
func (c EditAttempt) Plan(v View, by Author) (Plan, error) {
	before, err := v.Attempt(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	if c.PersonID != nil {
		after.PersonID = *c.PersonID
	}
	source, _, err := personOf(v, after.PersonID)
	if err != nil {
		return Plan{}, err
	}
	after.PersonID = source.ID
	if c.ArticleID != nil {
		if after.ArticleID, err = askedIn(v, *c.ArticleID, nil); err != nil {
			return Plan{}, err
		}
	}
	fields := attemptFields{Made: c.Made, Way: c.Way, What: c.What, Answer: c.Answer, Outcome: c.Outcome, Purpose: c.Purpose}
	if err := fields.apply(&after, by.At); err != nil {
		return Plan{}, err
	}
	plan := Plan{What: Sayf("Edited an attempt to ask %s (%s, %s)", nameOr(source.Called(), ""), after.Way.Said(), after.Outcome.Said())}
	if !Same(before, after) {
		plan.Edits = append(plan.Edits, Edit{Before: before, After: after})
	}
	if c.Claims != nil {
		askings, err := v.Askings(before.ID)
		if err != nil {
			return Plan{}, err
		}
		for _, a := range askings {
			if !contains(*c.Claims, a.ClaimID) {
				plan.Edits = append(plan.Edits, Remove(a, by.At))
			}
		}
		if err := plan.ask(v, before.ID, *c.Claims, by.At); err != nil {
			return Plan{}, err
		}
	}
	return plan.orNothing(nil)
}

// DeleteAttempt takes an attempt back that was not made.
type DeleteAttempt struct{ ID string }

// Action names the command in history.
func (c DeleteAttempt) Action() string { return "delete attempt" }

// Plan deletes the attempt and what it was about.
func (c DeleteAttempt) Plan(v View, by Author) (Plan, error) {
	before, err := v.Attempt(c.ID)
	if err != nil {
		return Plan{}, err
	}
	source, err := v.Source(before.PersonID)
	if err != nil {
		return Plan{}, err
	}
	askings, err := v.Askings(before.ID)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{What: Sayf("Deleted an attempt to ask %s (%s, %s)", nameOr(source.Called(), ""), before.Way.Said(), before.Outcome.Said()),
		Edits: []Edit{Remove(before, by.At)}}
	for _, a := range askings {
		plan.Edits = append(plan.Edits, Remove(a, by.At))
	}
	return plan, nil
}

// ReportAttempt has reports say at a claim, or not, that a person was asked and what came of it:
// the right of reply.
type ReportAttempt struct {
	AttemptID, ClaimID string
	Reported           bool
}

// Action names the command in history.
func (c ReportAttempt) Action() string { return "report attempt" }

// Plan changes what reports say.
func (c ReportAttempt) Plan(v View, by Author) (Plan, error) {
	attempt, err := v.Attempt(c.AttemptID)
	if err != nil {
		return Plan{}, err
	}
	source, person, err := personOf(v, attempt.PersonID)
	if err != nil {
		return Plan{}, err
	}
	before, known, err := v.Asking(AskingID(attempt.ID, c.ClaimID))
	switch {
	case err != nil:
		return Plan{}, err
	case !known || before.Deleted != "":
		return Plan{}, Faultf(NotFound, "That attempt was not about this claim. Nothing was changed.")
	case c.Reported && person.Terms == OffRecord:
		return Plan{}, Faultf(Refused, "“%s” speaks off the record, so no report says that they were asked. Nothing was changed.",
			source.Called())
	}
	after := before
	after.Reported = c.Reported
	what := Sayf("Reports say that %s was asked", nameOr(source.Called(), ""))
	if !c.Reported {
		what = Sayf("Reports no longer say that %s was asked", nameOr(source.Called(), ""))
	}
	return change(what, before, after)
}
