package library

import (
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"galley/model"
)

// placePictures finds what stands on pictures of theirs on those of ours. A version of ours that was read by a Galley
// which kept no pictures takes those of the same text in theirs.
func (m *merger) placePictures() error {
	type pair struct{ Theirs, Ours string }
	var pairs []pair
	if err := m.scan(m.tx.Table("m_same AS s").Joins("JOIN theirs.versions AS t ON t.id = s.theirs AND t.pictures <> '[]'").
		Where("s.noun = ?", model.NounVersion).Select("s.theirs, s.ours"), &pairs); err != nil {
		return err
	}
	for _, p := range pairs {
		var theirs, ours model.Version
		for into, rows := range map[*model.Version]*gorm.DB{&theirs: m.tx.Table("theirs.versions").Where("id = ?", p.Theirs),
			&ours: m.tx.Table("versions").Where("id = ?", p.Ours)} {
			if err := m.scan(rows, into); err != nil {
				return err
			}
		}
		there := func(x model.Picture) bool { return x.SHA256 != "" }
		if theirs.SHA256 == ours.SHA256 && !slices.ContainsFunc(ours.Pictures, there) && slices.ContainsFunc(theirs.Pictures, there) {
			ours.Pictures = theirs.Pictures
			if err := m.takePictures(p.Theirs, ours); err != nil {
				return err
			}
		}
		if err := m.onPictures(p.Theirs, ours); err != nil {
			return err
		}
	}
	return nil
}

// takePictures gives a version of ours the pictures of theirs, whose files come with all the others.
func (m *merger) takePictures(theirs string, ours model.Version) error {
	if err := m.tx.Table("versions").Where("id = ?", ours.ID).
		Update("pictures", m.tx.Table("theirs.versions").Where("id = ?", theirs).Select("pictures")).Error; err != nil {
		return err
	}
	return m.tx.Table("coverage_stale").Clauses(clause.OnConflict{DoNothing: true}).Create(row{"article_id": ours.ArticleID}).Error
}

// onPictures notes where marks and asides on pictures of theirs stand in a version of ours.
func (m *merger) onPictures(theirs string, ours model.Version) error {
	var places []model.Appearance
	if err := m.scan(m.tx.Table("theirs.appearances").Where("version_id = ? AND picture <> ''", theirs), &places); err != nil {
		return err
	}
	for _, a := range places {
		a = a.OnPicture(ours)
		if err := m.add("m_places", row{"id": a.ID, "start": a.Start, "end": a.End, "exact": "", "prefix": "", "suffix": "",
			"state": a.State}); err != nil {
			return err
		}
	}
	var asides []model.Aside
	if err := m.scan(m.tx.Table("theirs.asides").Where("version_id = ? AND picture <> ''", theirs), &asides); err != nil {
		return err
	}
	for _, a := range asides {
		place, state := 0, model.Orphaned
		if at := ours.PictureAt(a.Picture); at >= 0 {
			place, state = ours.PlaceOf(ours.Pictures[at]), model.Anchored
		}
		if err := m.add("m_places", row{"id": a.ID, "start": place, "end": place, "exact": "", "prefix": "", "suffix": "",
			"state": state}); err != nil {
			return err
		}
	}
	return nil
}
