package library

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// Dossier returns a claim with everything on it, by its id or the beginning of it.
func (l *Library) Dossier(ctx context.Context, claimID string) (model.Dossier, error) {
	claim, err := find(ctx, l, "claims", claimID, view.Claim)
	if err != nil {
		return model.Dossier{}, err
	}
	db := l.read.WithContext(ctx)
	all, err := dossiers(db, db.Table("claims").Select("id").Where("id = ?", claim.ID))
	if err != nil {
		return model.Dossier{}, explain(err, l.path)
	}
	if len(all) == 0 { // deleted between the two reads, or its article was
		return model.Dossier{}, model.Faultf(model.NotFound, "There is no claim with the id %s in this library.", claimID)
	}
	return veiled(ctx, l, all[0], nil, func(v model.Veil, d *model.Dossier) { *d = v.Dossier(*d) })
}

// DossierAfter is Dossier after a change, for somebody who has the dossier from
// before it: was, as of the event seen, or the zero one for a claim that the change
// creates. Records that the change's event holds are not read again.
func (l *Library) DossierAfter(
	ctx context.Context, claimID string, was model.Dossier, seen int64, change model.Change,
) (model.Dossier, error) {
	if change.Event.Seq != seen+1 || change.Event.Long > 0 { // others changed something meanwhile, or it was a merge
		return l.Dossier(ctx, claimID)
	}
	if was.Claim.ID == "" {
		if !slices.ContainsFunc(change.Event.Edits, func(e model.Edit) bool { return e.Before == nil && e.After.Key() == claimID }) {
			return l.Dossier(ctx, claimID)
		}
		scale, err := view{l.read.WithContext(ctx)}.Scale(model.DefaultScale)
		if err != nil {
			return was, explain(err, l.path)
		}
		was.Scale = scale
	}
	after, ok := was.After(claimID, change.Event.Edits)
	switch {
	case !ok:
		return l.Dossier(ctx, claimID)
	case after.Claim.Deleted != "" || len(after.Appearances) == 0:
		return model.Dossier{}, model.Faultf(model.NotFound, "There is no claim with the id %s in this library.", claimID)
	}
	return after, nil
}

// Dossiers returns every claim that stands in an article, oldest first.
func (l *Library) Dossiers(ctx context.Context) ([]model.Dossier, error) {
	db := l.read.WithContext(ctx)
	all, err := dossiers(db, db.Table("claims").Select("id"))
	return veiled(ctx, l, all, err, veilDossiers)
}

// dossiers reads the claims with the ids that a query selects, and all that is on
// them, in as many queries as there are tables. A claim all of whose articles
// are deleted is not among them.
func dossiers(db *gorm.DB, ids *gorm.DB) ([]model.Dossier, error) {
	claims, err := list[model.Claim](db, "claims", "id", "id IN (?)", ids)
	if err != nil {
		return nil, err
	}
	places, err := list[model.Appearance](db, "appearances", "version_id, start, id",
		"claim_id IN (?) AND EXISTS (SELECT 1 FROM articles AS a WHERE a.id = appearances.article_id AND a.deleted = '')", ids)
	if err != nil {
		return nil, err
	}
	evidence, err := list[model.Evidence](db, "evidence", "id", "claim_id IN (?)", ids)
	if err != nil {
		return nil, err
	}
	verdicts, err := list[model.Verdict](db, "verdicts", "id", "claim_id IN (?)", ids)
	if err != nil {
		return nil, err
	}
	var sources []model.Source // deleted ones too: evidence that came back has no other
	err = db.Table("sources").Where("id IN (SELECT source_id FROM evidence WHERE deleted = '' AND claim_id IN (?))", ids).
		Order("id").Find(&sources).Error
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	disputes, err := list[model.Dispute](db, "disputes", "id", "choice = '' AND claim_id IN (?)", ids)
	if err != nil {
		return nil, err
	}
	scales, err := list[model.Scale](db, "scales", "id", "1 = 1")
	if err != nil {
		return nil, err
	}
	tags, err := list[model.Tag](db, "tags", "id", "subject IN (?)", ids)
	if err != nil {
		return nil, err
	}
	questions, err := list[model.Question](db, "questions", "asked, id", "claim_id IN (?)", ids)
	if err != nil {
		return nil, err
	}
	all := assemble(claims, places, evidence, sources, verdicts, disputes, tags)
	giveQuestions(all, questions)
	if err := hold(db, ids, all); err != nil {
		return nil, err
	}
	if err := meet(db, ids, all); err != nil {
		return nil, err
	}
	stand := all[:0]
	for _, d := range all {
		if len(d.Appearances) > 0 {
			stand = append(stand, withScale(d, scales))
		}
	}
	return stand, nil
}

// assemble gives each claim the records that are on it.
func assemble(claims []model.Claim, places []model.Appearance, evidence []model.Evidence, sources []model.Source,
	verdicts []model.Verdict, disputes []model.Dispute, tags []model.Tag) []model.Dossier {
	sourceByID := make(map[string]model.Source, len(sources))
	for _, s := range sources {
		sourceByID[s.ID] = s
	}
	all := make([]model.Dossier, len(claims))
	at := make(map[string]*model.Dossier, len(claims))
	for i, c := range claims {
		all[i].Claim = c
		at[c.ID] = &all[i]
	}
	for _, a := range places {
		if d := at[a.ClaimID]; d != nil {
			d.Appearances = append(d.Appearances, a)
		}
	}
	for _, e := range evidence {
		if d := at[e.ClaimID]; d != nil {
			d.Add(model.Exhibit{Evidence: e, Source: sourceByID[e.SourceID]})
		}
	}
	for _, v := range verdicts {
		if d := at[v.ClaimID]; d != nil && v.AddedTo != "" {
			d.Additions = append(d.Additions, v)
		} else if d != nil {
			d.Verdicts = append(d.Verdicts, v)
		}
	}
	for _, x := range disputes {
		if d := at[x.ClaimID]; d != nil {
			d.Disputes = append(d.Disputes, x)
		}
	}
	for _, t := range tags {
		if d := at[t.Subject]; d != nil {
			d.Tags = append(d.Tags, t)
		}
	}
	return all
}

// giveQuestions gives each claim the questions that are on it.
func giveQuestions(all []model.Dossier, questions []model.Question) {
	if len(questions) == 0 {
		return
	}
	at := make(map[string]*model.Dossier, len(all))
	for i := range all {
		at[all[i].Claim.ID] = &all[i]
	}
	for _, q := range questions {
		if d := at[q.ClaimID]; d != nil {
			d.Questions = append(d.Questions, q)
		}
	}
}

// withScale is a dossier with the scale of the verdict in force, or of those that
// contest each other, or else the default one.
func withScale(d model.Dossier, scales []model.Scale) model.Dossier {
	id := model.DefaultScale
	if v, ok := d.Verdict(); ok {
		id = v.ScaleID
	} else if contests := d.Contests(); len(contests) > 0 {
		id, d.Scales = contests[0].Ours.ScaleID, scales
	}
	for _, s := range scales {
		if s.ID == id {
			d.Scale = s
		}
		if len(s.Renamed) == 0 {
			continue
		}
		for i, v := range d.Verdicts { // a rating that was renamed is called as it is now
			if v.ScaleID == s.ID {
				d.Verdicts[i].Rating = s.Present(v.Rating)
			}
		}
	}
	return d
}
