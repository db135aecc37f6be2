package library

import (
	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// findContests notes the claims on which each side has a verdict in force that
// the other does not know, or has signed one off that the other does not know
// to be signed, and the two differ; apart from them those where only the
// reasoning does. Nothing of theirs is among ours yet.
func (m *merger) findContests() error {
	newest := func(table, claim string) string {
		return "(SELECT max(id) FROM " + table + " WHERE claim_id = " + claim + " AND deleted = '' AND set_aside = '' AND added_to = '')"
	}
	tv := here(model.NounVerdict, "t.id")
	differ := "(o.rating <> t.rating OR o.scale_id <> " + here(model.NounScale, "t.scale_id") +
		" OR (o.rating = '' AND o.reasoning <> t.reasoning))"
	claims := m.tx.Table("theirs.verdicts AS t").Where("deleted = ''").
		Where("(" + unknown(model.NounVerdict) + ") OR id IN (SELECT id FROM m_touched WHERE noun = 'verdict')").Select("DISTINCT claim_id")
	for table, which := range map[string]string{
		"m_contests": differ,
		"m_reasons":  "NOT " + differ + " AND o.reasoning <> t.reasoning AND o.reasoning <> '' AND t.reasoning <> ''",
	} {
		if err := m.insert(table, "claim_id, ours, theirs", m.tx.Table("(?) AS c", claims).
			Joins("JOIN theirs.verdicts AS t ON t.id = "+newest("theirs.verdicts", "c.claim_id")).
			Joins("JOIN verdicts AS o ON o.id = "+newest("verdicts", here(model.NounClaim, "c.claim_id"))).
			Joins("LEFT JOIN verdicts AS seen ON seen.deleted = '' AND seen.id = "+tv).
			Joins("LEFT JOIN theirs.verdicts AS told ON told.id ="+
				" coalesce((SELECT theirs FROM m_same WHERE noun = 'verdict' AND ours = o.id), o.id)").
			Select("o.claim_id, o.id, "+tv).Where("o.id <> "+tv).
			Where("seen.id IS NULL OR (t.signed_at <> '' AND seen.signed_at <> t.signed_at)").
			Where("told.id IS NULL OR (o.signed_at <> '' AND told.signed_at <> o.signed_at)").Where(which)); err != nil {
			return err
		}
	}
	return nil
}

// verdictPair is two verdicts on a claim, by their ids here.
type verdictPair struct{ ClaimID, Ours, Theirs string }

// dispute stores a dispute about the two where both still stand.
func (m *merger) dispute(c verdictPair, field string) error {
	both, err := records(m.tx, model.NounVerdict, "verdicts", []string{c.Ours, c.Theirs})
	if err != nil {
		return err
	}
	ours, okOurs := both[c.Ours].(model.Verdict)
	theirs, okTheirs := both[c.Theirs].(model.Verdict)
	if !okOurs || !okTheirs || ours.SetAside+theirs.SetAside != "" {
		return nil
	}
	if field == model.ReasonsField && ours.Deleted+theirs.Deleted != "" {
		return nil
	}
	return m.disputed(model.Dispute{
		ID: model.NewID(), ClaimID: c.ClaimID, About: model.NounVerdict, RecordID: c.ClaimID, Field: field, Ours: ours.ID, Theirs: theirs.ID,
		OursBy: ours.By, OursAt: ours.At, TheirsBy: theirs.By, TheirsAt: theirs.At, Found: m.by.At,
	})
}

func (c verdictPair) claim() string { return c.ClaimID }

// contest stores the contests found as disputes. It takes back the status of claims
// that are not checked any more: two verdicts stand against each other, or nobody
// signed off the one in force.
func (m *merger) contest() error {
	err := inBatches(m.tx.Table("m_contests"), "claim_id", verdictPair.claim, func(c verdictPair) error {
		_, err := view{m.tx}.Claim(c.ClaimID)
		if model.HasCode(err, model.NotFound) {
			return nil // it was deleted
		}
		if err != nil {
			return err
		}
		return m.dispute(c, model.VerdictField)
	})
	if err != nil {
		return err
	}
	// Where both gave the same rating for different reasons, only those of the newer
	// verdict would be seen.
	sameRating := m.tx.Table("m_reasons").Where("claim_id NOT IN (SELECT claim_id FROM m_contests)")
	err = inBatches(sameRating, "claim_id", verdictPair.claim, func(c verdictPair) error { return m.dispute(c, model.ReasonsField) })
	if err != nil {
		return err
	}
	return m.correctStatus()
}

// correctStatus corrects the status of claims on which verdicts came in.
func (m *merger) correctStatus() error {
	type claim struct{ ID string }
	of := func(noun model.Noun) *gorm.DB {
		return m.tx.Table("event_edits AS x").Where("x.event_seq = ? AND x.noun = ?", m.event.Seq, noun)
	}
	for _, rows := range []*gorm.DB{
		m.tx.Table("m_contests").Select("'contested', claim_id").Where("true"),
		of(model.NounVerdict).Joins(engine.Of(m.tx).JoinInOrder() + "verdicts AS v ON v.id = x.id").Select("'status', v.claim_id"),
		of(model.NounClaim).Where("x.op = 'changed'").Select("'status', x.id"),
	} {
		if err := m.insert("m_keys", "key, id", rows); err != nil {
			return err
		}
	}
	done := m.tx.Table("m_keys AS k").Joins(engine.Of(m.tx).JoinInOrder() + "claims AS c ON c.id = k.id AND c.deleted = ''" +
		" AND (c.status = 'signed off' OR (k.key = 'contested' AND c.status = 'checked'))").Select("DISTINCT k.id")
	return inBatches(m.tx.Table("(?) AS c", done).Select("c.id"), "c.id", func(c claim) string { return c.ID }, func(c claim) error {
		before, err := view{m.tx}.Claim(c.ID)
		if err != nil {
			return err
		}
		verdicts, err := view{m.tx}.Verdicts(c.ID)
		if err != nil {
			return err
		}
		disputes, err := view{m.tx}.Disputes(c.ID)
		if err != nil {
			return err
		}
		saw := model.Dossier{Claim: before, Verdicts: verdicts, Disputes: disputes}
		after := before
		v, _ := saw.Verdict()
		switch {
		case len(saw.Contested()) > 0:
			after.Status = model.InProgress
		case after.Status == model.SignedOff && v.SignedAt == "":
			after.Status = model.Checked
		}
		return m.change(model.Edit{Before: before, After: after})
	})
}
