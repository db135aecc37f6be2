package library

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// PersonFile returns all that there is on a person, by the id or the beginning of it.
func (l *Library) PersonFile(ctx context.Context, id string) (model.PersonFile, error) {
	source, err := find(ctx, l, "sources", id, view.Source)
	if err != nil {
		return model.PersonFile{}, err
	}
	file, err := personFile(l.read.WithContext(ctx), source)
	return veiled(ctx, l, file, err, veilFile)
}

func personFile(db *gorm.DB, source model.Source) (model.PersonFile, error) {
	var file model.PersonFile
	rows, err := peopleRows(db, []string{source.ID})
	if err != nil {
		return file, err
	}
	if len(rows) == 0 {
		return file, model.Faultf(model.Invalid, "“%s” is no person who can be asked. Make one of it first.", source.Called())
	}
	file.PersonRow = rows[0]
	same, err := peopleNamed(db, source.Title, source.ID)
	if err != nil {
		return file, err
	}
	if file.SameName, err = peopleRows(db, same); err != nil {
		return file, err
	}
	if file.Attempts, err = attemptsOf(db, source.ID); err != nil {
		return file, err
	}
	facts, settled, err := factsOf(db, source.ID, file.Attempts)
	if err != nil {
		return file, err
	}
	for _, f := range facts {
		if settled[f.Claim.ID] {
			file.Done = append(file.Done, f)
		} else {
			file.Open = append(file.Open, f)
		}
	}
	return file, nil
}

// Attempt returns an attempt by its id, or the beginning of it.
func (l *Library) Attempt(ctx context.Context, id string) (model.Attempt, error) {
	return find(ctx, l, "attempts", id, view.Attempt)
}

// Attempts returns the attempts to ask people, the last first.
func (l *Library) Attempts(ctx context.Context) ([]model.PersonAttempt, error) {
	all, err := attemptsOf(l.read.WithContext(ctx), "")
	return all, explain(err, l.path)
}

// attemptsOf are the attempts to ask a person, or anybody where none is named, the last first.
func attemptsOf(db *gorm.DB, person string) ([]model.PersonAttempt, error) {
	attempts, err := list[model.Attempt](db, "attempts", "made DESC, id DESC", "? IN ('', person_id)", person)
	if err != nil {
		return nil, err
	}
	var askings []struct {
		model.Asking
		Wording string
	}
	err = db.Table("askings AS k").Joins("JOIN attempts AS t ON t.id = k.attempt_id").
		Joins("JOIN claims AS c ON c.id = k.claim_id AND c.deleted = ''").Where("k.deleted = '' AND ? IN ('', t.person_id)", person).
		Select("k.*, c.wording").Order("k.id").Scan(&askings).Error
	if err != nil {
		return nil, fmt.Errorf("read what a person was asked about: %w", err)
	}
	var articles []string
	for _, a := range attempts {
		articles = append(articles, a.ArticleID)
	}
	titles, err := list[model.Article](db, "articles", "id", "id IN ?", articles)
	if err != nil {
		return nil, err
	}
	all := make([]model.PersonAttempt, len(attempts))
	for i, a := range attempts {
		all[i].Attempt = a
		for _, k := range askings {
			if k.AttemptID == a.ID {
				all[i].Claims, all[i].Words = append(all[i].Claims, k.Asking), append(all[i].Words, k.Wording)
			}
		}
		if at := slices.IndexFunc(titles, func(t model.Article) bool { return t.ID == a.ArticleID }); at >= 0 {
			all[i].Title = titles[at].Title
		}
	}
	return all, nil
}

// factsOf are the facts that are for a person, those of the newest article first, in text order, and
// which of them are settled, by the id of the claim.
func factsOf(db *gorm.DB, person string, attempts []model.PersonAttempt) ([]model.PersonFact, map[string]bool, error) {
	var rows []struct {
		ClaimID        string
		Named, Settled bool
	}
	if err := db.Table("(?) AS f", personFacts(db, []string{person})).Scan(&rows).Error; err != nil {
		return nil, nil, fmt.Errorf("read the facts of a person: %w", err)
	}
	ids, settled := make([]string, len(rows)), map[string]bool{}
	facts := map[string]*model.PersonFact{}
	for i, r := range rows {
		ids[i], settled[r.ClaimID] = r.ClaimID, r.Settled
		facts[r.ClaimID] = &model.PersonFact{Named: r.Named}
	}
	claims, err := list[model.Claim](db, "claims", "id", "id IN ?", ids)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range claims {
		facts[c.ID].Claim = c
	}
	confirmers, err := list[model.Confirmer](db, "confirmers", "id", "person_id = ?", person)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range confirmers {
		if f := facts[c.ClaimID]; f != nil {
			f.Asked = c.Question
		}
	}
	evidence, err := list[model.Evidence](db, "evidence", "id", "source_id = ? AND proposed_by = ''", person)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range evidence {
		if f := facts[e.ClaimID]; f != nil {
			f.EvidenceID = e.ID
		}
	}
	for _, a := range slices.Backward(attempts) { // the oldest first
		for _, k := range a.Claims {
			if f := facts[k.ClaimID]; f != nil {
				last := a.Attempt
				f.Last, f.Times = &last, f.Times+1
			}
		}
	}
	if err := place(db, ids, facts); err != nil {
		return nil, nil, err
	}
	out := make([]model.PersonFact, 0, len(facts))
	for _, id := range ids {
		out = append(out, *facts[id])
	}
	slices.SortFunc(out, func(a, b model.PersonFact) int {
		return cmp.Or(strings.Compare(b.ArticleID, a.ArticleID), cmp.Compare(a.Number, b.Number), strings.Compare(a.Claim.ID, b.Claim.ID))
	})
	return out, settled, nil
}

// place says of facts in which article they stand, the newest where there are several, and where.
func place(db *gorm.DB, ids []string, facts map[string]*model.PersonFact) error {
	var stand []struct{ ClaimID, ArticleID, Title, Language string }
	err := db.Table("appearances AS p").Joins("JOIN articles AS a ON a.id = p.article_id AND a.deleted = ''").
		Where("p.deleted = '' AND p.claim_id IN ?", ids).Select("DISTINCT p.claim_id, a.id AS article_id, a.title, a.language").
		Order("article_id").Scan(&stand).Error
	if err != nil {
		return fmt.Errorf("read where facts stand: %w", err)
	}
	articles := map[string]bool{}
	for _, s := range stand {
		f := facts[s.ClaimID]
		f.ArticleID, f.Title, f.Language = s.ArticleID, s.Title, s.Language
	}
	for _, f := range facts {
		articles[f.ArticleID] = true
	}
	for id := range articles {
		var versions []string
		if err := db.Table("versions").Where("article_id = ? AND deleted = ''", id).Order("number DESC").Limit(1).
			Pluck("id", &versions).Error; err != nil {
			return fmt.Errorf("read the newest version of %s: %w", id, err)
		}
		if len(versions) == 0 {
			continue
		}
		var places []model.Appearance // of all claims there, without words: they are counted
		if err := db.Table("appearances").Select(`id, claim_id, version_id, start, "end", state`).
			Where("version_id = ? AND deleted = '' AND claim_id IN (SELECT id FROM claims WHERE deleted = '')", versions[0]).
			Order("start, id").Find(&places).Error; err != nil {
			return fmt.Errorf("read where claims stand: %w", err)
		}
		numbers, first := claimNumbers(places, versions[0])
		for claim, f := range facts {
			if f.ArticleID == id {
				f.VersionID, f.Number = versions[0], numbers[claim]
				if f.Place, err = (view{db}).Appearance(first[claim].ID); err != nil && !model.HasCode(err, model.NotFound) {
					return err
				}
			}
		}
	}
	return nil
}

// claimNumbers are the numbers of the claims that stand in a version, and where each stands first.
func claimNumbers(places []model.Appearance, version string) (map[string]int, map[string]model.Appearance) {
	at := map[string]int{}
	var all []model.Dossier
	for _, p := range places {
		i, known := at[p.ClaimID]
		if !known {
			i = len(all)
			at[p.ClaimID] = i
			all = append(all, model.Dossier{Claim: model.Claim{ID: p.ClaimID}})
		}
		all[i].Appearances = append(all[i].Appearances, p)
	}
	model.SortByText(all, version)
	first := map[string]model.Appearance{}
	for _, d := range all {
		place, stands := d.Place(version)
		if !stands {
			place, _ = d.In(version)
		}
		first[d.Claim.ID] = place
	}
	return model.Numbers(all), first
}
