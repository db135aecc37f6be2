package library

import (
	"gorm.io/gorm/clause"

	"galley/model"
	"galley/model/library/engine"
)

// differ keeps what both sides changed differently as disputes. Where it is the
// rating of one verdict, theirs becomes a verdict of its own, and the two
// contest each other.
func (m *merger) differ(p pair, after, theirs model.Record, differences []model.Difference) (model.Record, error) {
	for _, d := range differences {
		if v, ok := after.(model.Verdict); ok && d.Field == "rating" {
			own := theirs.(model.Verdict)
			own.ID, own.SetAside = model.NewID(), ""
			if err := m.create(own); err != nil {
				return nil, err
			}
			instead := clause.OnConflict{
				Columns: []clause.Column{{Name: "claim_id"}}, DoUpdates: clause.AssignmentColumns([]string{"ours", "theirs"}),
			}
			if err := m.add("m_contests", row{"claim_id": v.ClaimID, "ours": v.ID, "theirs": own.ID}, instead); err != nil {
				return nil, err
			}
			return after, nil // with its reasoning and all
		}
	}
	for _, d := range differences {
		if oneInSubstance(after.Noun(), d) {
			continue
		}
		x := model.Dispute{ID: model.NewID(), About: after.Noun(), RecordID: after.Key(), Field: d.Field, Ours: d.Ours, Theirs: d.Theirs,
			Found: m.by.At}
		switch r := after.(type) {
		case model.Claim:
			x.ClaimID = r.ID
		case model.Appearance:
			x.ClaimID = r.ClaimID
		case model.Evidence:
			x.ClaimID = r.ClaimID
		case model.Question:
			x.ClaimID = r.ClaimID
		case model.CorrectionReason:
			x.ClaimID = r.ClaimID
		case model.Verdict:
			x.ClaimID = r.ClaimID
			if own := theirs.(model.Verdict); own.SignedAt != "" && d.Field == "sign-off" && r.SignedAt != "" {
				continue // two second editors agree
			}
		}
		if err := m.who(p, after, &x); err != nil {
			return nil, err
		}
		if err := m.disputed(x); err != nil {
			return nil, err
		}
	}
	return after, nil
}

// oneInSubstance reports whether two ways to write a name or an address are no
// matter for an editor: capitals and signs in the one, http and www. in the other.
func oneInSubstance(noun model.Noun, d model.Difference) bool {
	if noun != model.NounArticle && noun != model.NounSource {
		return false
	}
	a, b := model.Said(d.Ours), model.Said(d.Theirs)
	switch d.Field {
	case "url", "archive_url":
		return model.CanonicalAddress(a) != "" && model.CanonicalAddress(a) == model.CanonicalAddress(b)
	case "title", "publisher", "author", "byline":
		return plain(a) != "" && plain(a) == plain(b)
	}
	return false
}

// who finds by whom and when each side was said.
func (m *merger) who(p pair, ours model.Record, x *model.Dispute) error {
	type hand struct {
		Editor string
		At     model.Stamp
	}
	var there, here []hand
	subject := ours.Subjects()[0]
	if a, ok := ours.(model.Appearance); ok {
		subject = a.ClaimID
	}
	if err := m.scan(m.tx.Table("theirs.events").Where("seq = ?", p.Last).Select("editor, at"), &there); err != nil {
		return err
	}
	spoken := "EXISTS (SELECT 1 FROM " + engine.Of(m.tx).Edits("e") + " WHERE " + engine.Of(m.tx).JSONField("j.value", "id") + " = ?)"
	if err := m.scan(m.tx.Table("event_subjects AS s").Joins("JOIN events AS e ON e.seq = s.event_seq").Select("e.editor, e.at").
		Where("s.subject = ? AND e.seq <> ? AND e.long = 0", subject, m.event.Seq).Where(spoken, ours.Key()).
		Order("e.at DESC").Limit(1), &here); err != nil {
		return err
	}
	for _, h := range there {
		x.TheirsBy, x.TheirsAt = h.Editor, h.At
	}
	for _, h := range here {
		x.OursBy, x.OursAt = h.Editor, h.At
	}
	return nil
}

// disputed stores a dispute, or renews an open one about the same field.
func (m *merger) disputed(x model.Dispute) error {
	var open []model.Dispute
	if err := m.scan(m.tx.Table("disputes").Where("deleted = '' AND about = ? AND record_id = ?", x.About, x.RecordID).
		Where("field = ? AND claim_id = ?", x.Field, x.ClaimID).Order("id"), &open); err != nil {
		return err
	}
	for _, o := range open {
		switch {
		case o.Ours == x.Ours && o.Theirs == x.Theirs, o.Ours == x.Theirs && o.Theirs == x.Ours:
			return nil // told already, or decided
		case o.Open() && !x.OfVerdicts():
			next := o
			next.Ours, next.OursBy, next.OursAt = x.Ours, x.OursBy, x.OursAt
			next.Theirs, next.TheirsBy, next.TheirsAt = x.Theirs, x.TheirsBy, x.TheirsAt
			return m.change(model.Edit{Before: o, After: next})
		}
	}
	return m.create(x)
}
