package library

import (
	"encoding/json"
	"fmt"

	"galley/model"
)

// uniteScales unites the scales that both libraries have, whether their events name them or not: a
// rating that was taken off here, where nobody had given it, may come in with a verdict of theirs.
func (m *merger) uniteScales() error {
	var pairs []pair
	if err := m.scan(m.tx.Table("theirs.scales AS t").
		Joins("LEFT JOIN m_same AS s ON s.noun = ? AND s.theirs = t.id", model.NounScale).
		Joins("LEFT JOIN m_touched AS w ON w.noun = ? AND w.id = t.id", model.NounScale).
		Select("t.id AS theirs, coalesce(s.ours, t.id) AS ours, w.base, coalesce(w.made, false) AS made, "+
			"coalesce(s.fresh, false) AS fresh, coalesce(w.last, 0) AS last").Order("t.id"), &pairs); err != nil {
		return err
	}
	for _, p := range pairs {
		theirs, err := records(m.tx, model.NounScale, "theirs.scales", []string{p.Theirs})
		if err != nil {
			return err
		}
		ours, err := records(m.tx, model.NounScale, "scales", []string{p.Ours})
		if err != nil {
			return err
		}
		x, came := theirs[p.Theirs].(model.Scale)
		y, have := ours[p.Ours].(model.Scale)
		if !came || !have {
			continue
		}
		if err := m.uniteScale(p, y, x); err != nil {
			return err
		}
	}
	return nil
}

func (m *merger) uniteScale(p pair, ours, theirs model.Scale) error {
	given, err := view{m.tx}.GivenLabels(ours.ID)
	if err != nil {
		return err
	}
	if ours.Deleted != "" && len(given) == 0 || theirs.Deleted != "" {
		return nil // a scale that was deleted here stays so, and one that was deleted there stays here
	}
	was, err := m.base(p, ours, theirs)
	if err != nil {
		return err
	}
	var base *model.Scale
	if was != nil {
		base = &model.Scale{}
		if err := json.Unmarshal(was, base); err != nil {
			return fmt.Errorf("merge: %w", err)
		}
	}
	after := model.UniteScales(base, ours, theirs, given)
	after.Deleted = ""
	taken, err := m.any(m.tx.Table("scales").Where("deleted = '' AND id <> ? AND lower(name) = lower(?)", ours.ID, after.Name))
	if err != nil {
		return err
	}
	if taken {
		after.Name = ours.Name
	}
	return m.change(model.Edit{Before: ours, After: after})
}
