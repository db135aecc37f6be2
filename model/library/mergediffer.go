package library

import (
	"fmt"

	"galley/model"
)

// differ keeps what both sides changed differently as disputes. Where it is the
// rating of one verdict, theirs becomes a verdict of its own, and the two
// contest each other.
func (m *merger) differ(p meeting, after, theirs model.Record, differences []model.Difference) (model.Record, error) {
	for _, d := range differences {
		if v, ok := after.(model.Verdict); ok && d.Field == "rating" {
			own := theirs.(model.Verdict)
			own.ID, own.SetAside = model.NewID(), ""
			if err := m.create(own); err != nil {
				return nil, err
			}
			if err := m.exec("INSERT OR REPLACE INTO m_contests VALUES (?, ?, ?)", v.ClaimID, v.ID, own.ID); err != nil {
				return nil, err
			}
			return after, nil // with its reasoning and all
		}
	}
	for _, d := range differences {
		if oneInSubstance(after.Noun(), d) {
			continue
		}
		x := model.Dispute{ID: model.NewID(), About: after.Noun(), RecordID: after.Key(), Field: d.Field, Ours: d.Ours, Theirs: d.Theirs, Found: m.by.At}
		switch r := after.(type) {
		case model.Claim:
			x.ClaimID = r.ID
		case model.Appearance:
			x.ClaimID = r.ClaimID
		case model.Evidence:
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
		return canonical(a) != "" && canonical(a) == canonical(b)
	case "title", "publisher", "author", "byline":
		return plain(a) != "" && plain(a) == plain(b)
	}
	return false
}

// who finds by whom and when each side was said.
func (m *merger) who(p meeting, ours model.Record, x *model.Dispute) error {
	type hand struct {
		Editor string
		At     model.Stamp
	}
	var there, here []hand
	subject := ours.Subjects()[0]
	if a, ok := ours.(model.Appearance); ok {
		subject = a.ClaimID
	}
	if err := m.tx.Raw("SELECT editor, at FROM theirs.events WHERE seq = ?", p.Last).Scan(&there).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	if err := m.tx.Raw(`SELECT e.editor, e.at FROM main.event_subjects AS s JOIN main.events AS e ON e.seq = s.event_seq
		WHERE s.subject = ? AND e.seq <> ? AND e.long = 0 AND EXISTS (SELECT 1 FROM json_each(`+editsOfE+`) AS j WHERE j.value ->> '$.id' = ?) ORDER BY e.at DESC LIMIT 1`, subject, m.event.Seq, ours.Key()).Scan(&here).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
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
	if err := m.tx.Raw("SELECT * FROM main.disputes WHERE deleted = '' AND about = ? AND record_id = ? AND field = ? AND claim_id = ? ORDER BY id", x.About, x.RecordID, x.Field, x.ClaimID).Scan(&open).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	for _, o := range open {
		switch {
		case o.Ours == x.Ours && o.Theirs == x.Theirs, o.Ours == x.Theirs && o.Theirs == x.Ours:
			return nil // told already, or decided
		case o.Open() && !x.OfVerdicts():
			next := o
			next.Ours, next.OursBy, next.OursAt, next.Theirs, next.TheirsBy, next.TheirsAt = x.Ours, x.OursBy, x.OursAt, x.Theirs, x.TheirsBy, x.TheirsAt
			return m.change(model.Edit{Before: o, After: next})
		}
	}
	return m.create(x)
}
