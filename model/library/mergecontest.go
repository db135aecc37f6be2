package library

import (
	"fmt"

	"galley/model"
)

// findContests notes the claims on which each side has a verdict in force that
// the other does not know, or has signed one off that the other does not know
// to be signed, and the two differ; apart from them those where only the
// reasoning does. Nothing of theirs is among ours yet.
func (m *merger) findContests() error {
	newest := func(schema, claim string) string {
		return "(SELECT max(id) FROM " + schema + ".verdicts WHERE claim_id = " + claim +
			" AND deleted = '' AND set_aside = '' AND added_to = '')"
	}
	tv := here(model.NounVerdict, "t.id")
	differ := "(o.rating <> t.rating OR o.scale_id <> " + here(model.NounScale, "t.scale_id") + " OR (o.rating = '' AND o.reasoning <> t.reasoning))"
	for table, which := range map[string]string{
		"m_contests": differ,
		"m_reasons":  "NOT " + differ + " AND o.reasoning <> t.reasoning AND o.reasoning <> '' AND t.reasoning <> ''",
	} {
		if err := m.exec(`INSERT OR IGNORE INTO ` + table + ` SELECT o.claim_id, o.id, ` + tv + ` FROM (
				SELECT DISTINCT claim_id FROM theirs.verdicts AS t WHERE deleted = '' AND (` + unknown(model.NounVerdict) + ` OR id IN (SELECT id FROM m_touched WHERE noun = 'verdict'))
			) AS c
			JOIN theirs.verdicts AS t ON t.id = ` + newest("theirs", "c.claim_id") + `
			JOIN main.verdicts AS o ON o.id = ` + newest("main", here(model.NounClaim, "c.claim_id")) + `
			LEFT JOIN main.verdicts AS seen ON seen.deleted = '' AND seen.id = ` + tv + `
			LEFT JOIN theirs.verdicts AS told ON told.id = coalesce((SELECT theirs FROM m_same WHERE noun = 'verdict' AND ours = o.id), o.id)
			WHERE o.id <> ` + tv + `
				AND (seen.id IS NULL OR (t.signed_at <> '' AND seen.signed_at <> t.signed_at))
				AND (told.id IS NULL OR (o.signed_at <> '' AND told.signed_at <> o.signed_at))
				AND ` + which); err != nil {
			return err
		}
	}
	return nil
}

// contest stores the contests found as disputes, and takes back the status of
// claims that are not checked any more: because two verdicts stand against each
// other, or because the one in force was signed off by nobody.
func (m *merger) contest() error {
	type found struct{ ClaimID, Ours, Theirs string }
	err := pages(m, "SELECT * FROM m_contests WHERE claim_id > ? ORDER BY claim_id LIMIT ?", func(f found) string { return f.ClaimID }, func(f found) error {
		claim, err := view{m.tx}.Claim(f.ClaimID)
		if model.HasCode(err, model.NotFound) {
			return nil // it was deleted
		}
		if err != nil {
			return err
		}
		both, err := records(m.tx, model.NounVerdict, "main.verdicts", []string{f.Ours, f.Theirs})
		if err != nil {
			return err
		}
		ours, okOurs := both[f.Ours].(model.Verdict)
		theirs, okTheirs := both[f.Theirs].(model.Verdict)
		if !okOurs || !okTheirs || ours.SetAside != "" || theirs.SetAside != "" {
			return nil
		}
		if err := m.disputed(model.Dispute{
			ID: model.NewID(), ClaimID: claim.ID, About: model.NounVerdict, RecordID: claim.ID, Field: model.VerdictField, Ours: ours.ID, Theirs: theirs.ID,
			OursBy: ours.By, OursAt: ours.At, TheirsBy: theirs.By, TheirsAt: theirs.At, Found: m.by.At,
		}); err != nil {
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := m.tellReasonings(); err != nil {
		return err
	}
	return m.settleStatus()
}

// tellReasonings keeps a dispute where both gave the same rating for different
// reasons: only those of the newer verdict would be seen.
func (m *merger) tellReasonings() error {
	type found struct{ ClaimID, Ours, Theirs string }
	return pages(m, "SELECT * FROM m_reasons WHERE claim_id > ? AND claim_id NOT IN (SELECT claim_id FROM m_contests) ORDER BY claim_id LIMIT ?",
		func(f found) string { return f.ClaimID }, func(f found) error {
			both, err := records(m.tx, model.NounVerdict, "main.verdicts", []string{f.Ours, f.Theirs})
			if err != nil {
				return err
			}
			ours, okOurs := both[f.Ours].(model.Verdict)
			theirs, okTheirs := both[f.Theirs].(model.Verdict)
			if !okOurs || !okTheirs || ours.SetAside+theirs.SetAside+ours.Deleted+theirs.Deleted != "" {
				return nil
			}
			return m.disputed(model.Dispute{
				ID: model.NewID(), ClaimID: f.ClaimID, About: model.NounVerdict, RecordID: f.ClaimID, Field: model.ReasonsField, Ours: ours.ID, Theirs: theirs.ID,
				OursBy: ours.By, OursAt: ours.At, TheirsBy: theirs.By, TheirsAt: theirs.At, Found: m.by.At,
			})
		})
}

// settleStatus makes the status of claims on which verdicts came in true.
func (m *merger) settleStatus() error {
	type claim struct{ ID string }
	seq := fmt.Sprint(m.event.Seq)
	if err := m.exec(`INSERT OR IGNORE INTO m_keys SELECT 'contested', claim_id FROM m_contests
			UNION SELECT 'status', v.claim_id FROM main.event_edits AS x CROSS JOIN main.verdicts AS v ON v.id = x.id WHERE x.event_seq = ` + seq + ` AND x.noun = 'verdict'
			UNION SELECT 'status', id FROM main.event_edits WHERE event_seq = ` + seq + ` AND noun = 'claim' AND op = 'changed'`); err != nil {
		return err
	}
	return pages(m, `SELECT c.id FROM (SELECT DISTINCT k.id FROM m_keys AS k CROSS JOIN main.claims AS c ON c.id = k.id AND c.deleted = ''
				AND (c.status = 'signed off' OR (k.key = 'contested' AND c.status = 'checked'))) AS c
			WHERE c.id > ? ORDER BY c.id LIMIT ?`,
		func(c claim) string { return c.ID }, func(c claim) error {
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
