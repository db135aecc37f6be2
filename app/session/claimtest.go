package session

import (
	"slices"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/query"
)

// claimTest makes a test of what a person typed to find claims of the open article: the
// language of search, and a claim's number. The last word may be the beginning of one.
// What is known of the article alone lets all of its claims through, or none.
func claimTest(typed string, proof model.Proof, scales []model.Scale) func(*entry) bool {
	if number, is := strings.CutPrefix(strings.TrimSpace(typed), "#"); is {
		n, err := strconv.Atoi(number)
		return func(e *entry) bool { return err != nil || e.row.Number == n }
	}
	return query.Test(query.Parse(typed, true), wordTest, func(f query.Filter) func(*entry) bool {
		return fieldTest(f, proof, scales)
	})
}

func wordTest(t query.Term) func(*entry) bool {
	sought, number := t.Seek(), 0
	if len(t.Words) == 1 {
		number, _ = strconv.Atoi(t.Words[0])
	}
	return func(e *entry) bool { return number > 0 && e.row.Number == number || sought.In(e.searched().body) }
}

func fieldTest(f query.Filter, proof model.Proof, scales []model.Scale) func(*entry) bool {
	always := func(is bool) func(*entry) bool { return func(*entry) bool { return is } }
	switch f.Field {
	case query.FieldRating:
		wanted := model.SameRatings(scales, query.Labelled(f.Value, model.LabelsEver(scales)))
		return func(e *entry) bool { return e.row.Rated && slices.Contains(wanted, e.row.Rating.Label) }
	case query.FieldStatus:
		wanted := query.Labelled(f.Value, model.ClaimStatuses)
		return func(e *entry) bool { return slices.Contains(wanted, string(e.dossier.Claim.Status)) }
	case query.FieldKind:
		wanted := query.Labelled(f.Value, model.ClaimKinds)
		return func(e *entry) bool { return slices.Contains(wanted, string(e.dossier.Claim.Kind)) }
	case query.FieldDue:
		if model.IsNoDue(f.Value) {
			return func(e *entry) bool { return e.dossier.Claim.Due == "" }
		}
		days, ok := model.DueDays(f.Value, model.Today())
		return func(e *entry) bool { return ok && days.Has(e.dossier.Claim.Due) }
	case query.FieldIs:
		return stateTest(f, proof)
	case query.FieldTag:
		tag := model.FoldTag(f.Value)
		is := func(word string) bool { return model.FoldTag(word) == tag }
		if slices.ContainsFunc(proof.Tags, is) {
			return always(true)
		}
		return func(e *entry) bool {
			return slices.ContainsFunc(e.dossier.Tags, func(t model.Tag) bool { return is(t.Word) })
		}
	}
	name, ok := query.NameTerm(f.Value)
	if !ok {
		return always(false)
	}
	sought := name.Seek()
	switch f.Field {
	case query.FieldSpeaker:
		return func(e *entry) bool { return sought.In(e.searched().speaker) }
	case query.FieldOwner:
		return func(e *entry) bool { return sought.In(e.searched().owner) }
	case query.FieldPublisher:
		return always(sought.In(query.Fold(proof.Article.Publisher)))
	case query.FieldCollection:
		return always(slices.ContainsFunc(proof.Collections, func(c model.Collection) bool { return sought.In(query.Fold(c.Name)) }))
	}
	return always(true) // of the day it was published
}

// stateTest tests what a claim, or the article, can be.
func stateTest(f query.Filter, proof model.Proof) func(*entry) bool {
	switch state, _ := f.State(); state {
	case query.Archived:
		return func(*entry) bool { return proof.Article.Archived != "" }
	case query.Overdue:
		today := model.Today()
		return func(e *entry) bool { return model.IsOverdue(e.dossier.Claim.Due, e.dossier.Claim.Status, today) }
	case query.Unrated:
		return func(e *entry) bool { return !e.row.Rated }
	case query.Questions:
		return func(e *entry) bool { return len(e.dossier.OpenQuestions()) > 0 }
	}
	return func(*entry) bool { return false }
}
