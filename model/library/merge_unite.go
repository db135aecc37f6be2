package library

import (
	"encoding/json"
	"fmt"
	"reflect"

	"gorm.io/gorm"

	"galley/model"
)

// unite unites the records that both libraries have and theirs may have changed:
// those that their events name, and those just recognised.
func (m *merger) unite() error {
	for i, a := range arrivals {
		m.progress(0.5+0.15*float64(i)/float64(len(arrivals)), model.Sayf("Uniting records that both have"))
		if a.noun == model.NounFile || a.noun == model.NounScale {
			continue // bytes do not change; for scales see uniteScales
		}
		if err := m.uniteNoun(a.noun); err != nil {
			return err
		}
	}
	return m.uniteScales()
}

// pair is a record that both libraries have, under one id or two.
type pair struct {
	Theirs, Ours string // ids
	Base         *string
	Made, Fresh  bool
	Last         int64 // the number of their newest event on it, 0 for none
}

// onlyRedone reports whether their events only say that it is back, because a merge was
// undone and redone.
func (p pair) onlyRedone() bool { return p.Base == nil && !p.Made && p.Last > 0 }

func (m *merger) uniteNoun(noun model.Noun) error {
	t := tables[noun]
	if err := m.empty("m_meetings"); err != nil {
		return err
	}
	const table, columns = "m_meetings", "theirs, ours, base, made, fresh, last"
	came := m.tx.Table("event_edits AS x").Select("1").
		Where("x.event_seq = ? AND x.noun = w.noun AND x.id = coalesce(s.ours, w.id) AND x.op <> 'changed'", m.event.Seq)
	if err := m.insert(table, columns, m.tx.Table("m_touched AS w").Joins("LEFT JOIN m_same AS s ON s.noun = w.noun AND s.theirs = w.id").
		Select("w.id, coalesce(s.ours, w.id), w.base, w.made, coalesce(s.fresh, false), w.last").
		Where("w.noun = ? AND NOT EXISTS (?)", noun, came)); err != nil {
		return err
	}
	if err := m.insert(table, columns, m.tx.Table("m_same AS s").Select("s.theirs, s.ours, NULL, true, true, 0").
		Where("s.noun = ? AND s.fresh", noun)); err != nil {
		return err
	}
	for after := ""; ; {
		var page []pair
		if err := m.scan(m.tx.Table("m_meetings").Where("theirs > ?", after).Order("theirs").Limit(batchSize), &page); err != nil {
			return err
		}
		if len(page) == 0 {
			return nil
		}
		after = page[len(page)-1].Theirs
		var theirIDs, ourIDs []string
		for _, p := range page {
			theirIDs, ourIDs = append(theirIDs, p.Theirs), append(ourIDs, p.Ours)
		}
		theirs, err := records(m.tx, noun, "theirs."+t.name, theirIDs)
		if err != nil {
			return err
		}
		ours, err := records(m.tx, noun, t.name, ourIDs)
		if err != nil {
			return err
		}
		for _, p := range page {
			x, y := theirs[p.Theirs], ours[p.Ours]
			if x == nil || y == nil {
				continue // neither library has it, or it was just added as it is
			}
			if x, err = m.withOurIDs(x); err != nil {
				return err
			}
			if err := m.uniteRecord(p, y, x); err != nil {
				return err
			}
		}
	}
}

// records reads rows by their ids, deleted ones too, but without texts.
func records(tx *gorm.DB, noun model.Noun, table string, ids []string) (map[string]model.Record, error) {
	t := tables[noun]
	rows := reflect.New(reflect.SliceOf(reflect.TypeOf(t.empty()).Elem()))
	q := tx.Table(table).Where(t.key+" IN ?", ids)
	if noun == model.NounVersion {
		q = q.Omit("text", "blocks", "left_out", "notes", "pictures")
	}
	if err := q.Find(rows.Interface()).Error; err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	out := make(map[string]model.Record, rows.Elem().Len())
	for i := range rows.Elem().Len() {
		r := rows.Elem().Index(i).Interface().(model.Record)
		out[r.Key()] = r
	}
	return out, nil
}

// withOurIDs returns a record of theirs with the ids that this library uses.
func (m *merger) withOurIDs(r model.Record) (model.Record, error) {
	var err error
	to := func(noun model.Noun, id *string) {
		if err == nil && *id != "" {
			*id, err = m.ours(noun, *id)
		}
	}
	switch x := r.(type) {
	case model.Version:
		to(model.NounArticle, &x.ArticleID)
		return x, err
	case model.Claim:
		to(model.NounVersion, &x.ClosedIn)
		return x, err
	case model.Collection:
		to(model.NounScale, &x.ScaleID)
		return x, err
	case model.Appearance:
		var moved []model.Appearance
		if err := m.scan(m.tx.Table("m_places").Where("id = ?", x.ID), &moved); err != nil {
			return nil, err
		}
		for _, p := range moved {
			x.Start, x.End, x.Exact, x.Prefix, x.Suffix, x.State, x.Places = p.Start, p.End, p.Exact, p.Prefix, p.Suffix, p.State, 0
		}
		to(model.NounClaim, &x.ClaimID)
		to(model.NounArticle, &x.ArticleID)
		to(model.NounVersion, &x.VersionID)
		return x, err
	case model.Evidence:
		to(model.NounClaim, &x.ClaimID)
		to(model.NounSource, &x.SourceID)
		return x, err
	case model.Question:
		to(model.NounClaim, &x.ClaimID)
		return x, err
	case model.Round:
		to(model.NounArticle, &x.ArticleID)
		to(model.NounVersion, &x.VersionID)
		return x, err
	case model.CorrectionReason:
		to(model.NounArticle, &x.ArticleID)
		to(model.NounClaim, &x.ClaimID)
		return x, err
	case model.Verdict:
		to(model.NounClaim, &x.ClaimID)
		to(model.NounScale, &x.ScaleID)
		to(model.NounVerdict, &x.AddedTo)
		return x, err
	}
	return r, nil
}

// uniteRecord unites one record. What one side deleted is kept if the other worked on it.
func (m *merger) uniteRecord(p pair, ours, theirs model.Record) error {
	if s, is := theirs.(model.Source); is {
		theirs = s.KnownAs(ours.(model.Source))
	}
	base, err := m.base(p, ours, theirs)
	if err != nil {
		return err
	}
	weDeleted, theyDeleted := ours.Tombstone() != "", theirs.Tombstone() != ""
	switch {
	case weDeleted && theyDeleted:
		return nil
	case weDeleted && p.onlyRedone():
		// It is back there only because a merge was redone. If it was deleted here
		// since, it stays deleted.
		if since, err := m.doneHere(ours); err != nil || since {
			return err
		}
	case theyDeleted:
		if stays, err := m.deletedThere(base, ours, theirs); err != nil || !stays {
			return err
		} // what they changed before they deleted it counts
	}
	after := ours
	var differences []model.Difference
	if weDeleted && p.Made && !p.Fresh {
		// It came in a merge that was undone here: their record replaces it.
		after = withID(theirs, ours)
	} else if after, differences, err = model.Unite(base, ours, theirs); err != nil {
		return err
	}
	if weDeleted {
		after = after.WithTombstone("")
		if !p.Made {
			m.noteKept(ours, "“%s” was deleted here but edited there, so it was restored.")
		}
	}
	if v, ok := after.(model.Version); ok {
		if after, err = m.unhideClaimed(v, ours.(model.Version)); err != nil {
			return err
		}
	}
	if after, err = m.differ(p, after, theirs, differences); err != nil {
		return err
	}
	return m.change(model.Edit{Before: ours, After: after})
}

// base returns the record as both libraries had it last, as JSON; nil where they
// have no common history of it.
func (m *merger) base(p pair, ours, theirs model.Record) ([]byte, error) {
	switch {
	case p.Base != nil:
		was, err := model.ReadRecord(ours.Noun(), []byte(*p.Base))
		if err != nil {
			return nil, fmt.Errorf("merge: %w", err)
		}
		if was, err = m.withOurIDs(was); err != nil {
			return nil, err
		}
		return m.baseWithTaken(p, was)
	case !p.Made: // their events name it but not its former state
		return json.Marshal(theirs)
	}
	// It was recognised just now. A wording that equals the marked words is a default,
	// so a wording that an editor wrote takes precedence.
	if c, ok := ours.(model.Claim); ok {
		var exact []string
		if err := m.scan(m.tx.Table("appearances").Where("claim_id = ? AND deleted = ''", c.ID).Select("exact").Order("id"), &exact); err != nil {
			return nil, err
		}
		for _, words := range exact {
			if plain(words) == plain(c.Wording) {
				return json.Marshal(map[string]string{"wording": c.Wording})
			}
			if plain(words) == plain(theirs.(model.Claim).Wording) {
				return json.Marshal(map[string]string{"wording": theirs.(model.Claim).Wording})
			}
		}
	}
	return nil, nil
}

// baseWithTaken returns a record as it was before their events, plus the changes that
// they took over from this library by merging it. They know those changes, so where
// they differ now they changed them deliberately.
func (m *merger) baseWithTaken(p pair, was model.Record) ([]byte, error) {
	base, err := json.Marshal(was)
	if err != nil || !m.mergedOurs {
		return base, err
	}
	var took []longEdit
	if err := m.scan(m.tx.Table("theirs.event_edits").Where("noun = ? AND id = ? AND op = 'changed'", was.Noun(), p.Theirs).
		Where("event_seq IN (SELECT seq FROM m_taken)").Order("event_seq"), &took); err != nil {
		return nil, err
	}
	for _, t := range took {
		e, err := t.edit()
		if err != nil {
			return nil, err
		}
		if e.After, err = m.withOurIDs(e.After); err != nil {
			return nil, err
		}
		if e.Before, err = m.withOurIDs(e.Before); err != nil {
			return nil, err
		}
		if base, err = model.Overtaken(base, e); err != nil {
			return nil, err
		}
	}
	return base, nil
}

// withID returns a record of theirs under the id that it has here; a version keeps
// its number here too.
func withID(theirs, ours model.Record) model.Record {
	if theirs.Key() != ours.Key() {
		return ours // only recognised records have another id, and those are not deleted
	}
	if v, ok := theirs.(model.Version); ok {
		v.Number = ours.(model.Version).Number
		return v
	}
	return theirs
}

// unhideClaimed shows the blocks again that they hid but that contain a claim here.
func (m *merger) unhideClaimed(after, before model.Version) (model.Record, error) {
	if fmt.Sprint(after.Hidden) == fmt.Sprint(before.Hidden) {
		after.Hidden = before.Hidden
		return after, nil
	}
	whole, err := view{m.tx}.Version(after.ID)
	if model.HasCode(err, model.NotFound) {
		return after, nil
	}
	if err != nil {
		return nil, err
	}
	places, err := view{m.tx}.AppearancesIn(after.ID)
	if err != nil {
		return nil, err
	}
	hidden := []int{}
	for _, h := range after.Hidden {
		free := h >= 0 && h < len(whole.Blocks)
		for _, a := range places {
			free = free && (a.State == model.Orphaned || a.End <= whole.Blocks[h].Start || a.Start >= whole.Blocks[h].End)
		}
		if free || before.IsHidden(h) {
			hidden = append(hidden, h)
		}
	}
	after.Hidden = hidden
	return after, nil
}
