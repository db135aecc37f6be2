package library

import (
	"fmt"
	"reflect"

	"gorm.io/gorm"

	"galley/model"
)

// tables says where each noun lives.
var tables = map[model.Noun]struct {
	name, key string
	empty     func() any // a pointer to read a row into
}{
	model.NounArticle:          {"articles", "id", func() any { return new(model.Article) }},
	model.NounVersion:          {"versions", "id", func() any { return new(model.Version) }},
	model.NounFile:             {"files", "sha256", func() any { return new(model.File) }},
	model.NounClaim:            {"claims", "id", func() any { return new(model.Claim) }},
	model.NounAppearance:       {"appearances", "id", func() any { return new(model.Appearance) }},
	model.NounSource:           {"sources", "id", func() any { return new(model.Source) }},
	model.NounEvidence:         {"evidence", "id", func() any { return new(model.Evidence) }},
	model.NounVerdict:          {"verdicts", "id", func() any { return new(model.Verdict) }},
	model.NounScale:            {"scales", "id", func() any { return new(model.Scale) }},
	model.NounCollection:       {"collections", "id", func() any { return new(model.Collection) }},
	model.NounMembership:       {"memberships", "id", func() any { return new(model.Membership) }},
	model.NounTag:              {"tags", "id", func() any { return new(model.Tag) }},
	model.NounAside:            {"asides", "id", func() any { return new(model.Aside) }},
	model.NounTick:             {"ticks", "id", func() any { return new(model.Tick) }},
	model.NounDispute:          {"disputes", "id", func() any { return new(model.Dispute) }},
	model.NounPerson:           {"people", "id", func() any { return new(model.Person) }},
	model.NounConfirmer:        {"confirmers", "id", func() any { return new(model.Confirmer) }},
	model.NounAttempt:          {"attempts", "id", func() any { return new(model.Attempt) }},
	model.NounAsking:           {"askings", "id", func() any { return new(model.Asking) }},
	model.NounQuestion:         {"questions", "id", func() any { return new(model.Question) }},
	model.NounRound:            {"rounds", "id", func() any { return new(model.Round) }},
	model.NounCorrectionReason: {"correction_reasons", "id", func() any { return new(model.CorrectionReason) }},
	model.NounChecklist:        {"checklists", "id", func() any { return new(model.Checklist) }},
	model.NounSavedList:        {"saved_lists", "id", func() any { return new(model.SavedList) }},
	model.NounAttachment:       {"attachments", "id", func() any { return new(model.Attachment) }},
	model.NounCapture:          {"captures", "id", func() any { return new(model.Capture) }},
}

// present reads the row a record is stored in, tombstone or not.
func present(tx *gorm.DB, r model.Record) (model.Record, error) {
	t := tables[r.Noun()]
	row := t.empty()
	q := tx.Table(t.name).Where(t.key+" = ?", r.Key())
	if r.Noun() == model.NounVersion {
		q = q.Omit("text", "blocks", "left_out", "notes", "pictures") // they never change, and may be megabytes
	}
	if err := q.Take(row).Error; err != nil {
		return nil, fmt.Errorf("read %s %s: %w", r.Noun(), r.Key(), err)
	}
	return reflect.ValueOf(row).Elem().Interface().(model.Record), nil
}

// store writes an edit after checking that the present is what the edit began
// with: what somebody else changed meanwhile is never overwritten unseen.
func store(tx *gorm.DB, e model.Edit) error { return write(tx, e, unchanged) }

// storeCompared is store for an edit whose record was compared with the present in
// this transaction already.
func storeCompared(tx *gorm.DB, e model.Edit) error {
	return write(tx, e, func(*gorm.DB, model.Record) error { return nil })
}

// unchanged refuses where the present is not what an edit began with.
func unchanged(tx *gorm.DB, before model.Record) error {
	now, err := present(tx, before)
	if err != nil {
		return err
	}
	if !model.Same(now, before) {
		return model.Faultf(model.Conflict, "This %s was changed meanwhile, so the change was not made; the newer one is kept.",
			before.Noun())
	}
	return nil
}

// write writes an edit; compare looks at the present first.
func write(tx *gorm.DB, e model.Edit, compare func(*gorm.DB, model.Record) error) error {
	t := tables[e.After.Noun()]
	if err := mayBeStored(e.After); err != nil {
		return err
	}
	if e.Before == nil {
		if v, ok := e.After.(model.Version); ok { // nothing would be stored as NULL
			v.Notes, v.Pictures = orEmpty(v.Notes), orEmpty(v.Pictures)
			e.After = v
		}
		if err := tx.Table(t.name).Create(addressable(e.After)).Error; err != nil {
			return fmt.Errorf("store %s %s: %w", e.After.Noun(), e.After.Key(), err)
		}
		if f, ok := e.After.(model.File); ok {
			return pack(tx, f)
		}
		return nil
	}
	if e.Before.Noun() != e.After.Noun() || e.Before.Key() != e.After.Key() {
		return model.Faultf(model.Damaged, "This change would turn one record into another, so it was not made. Nothing was changed.")
	}
	if err := compare(tx, e.Before); err != nil {
		return err
	}
	if err := tx.Table(t.name).Where(t.key+" = ?", e.After.Key()).Select("*").Updates(addressable(e.After)).Error; err != nil {
		return fmt.Errorf("store %s %s: %w", e.After.Noun(), e.After.Key(), err)
	}
	return nil
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// mayBeStored refuses a record that cannot be as it is.
func mayBeStored(r model.Record) error {
	if err := model.Sound(r); err != nil {
		return model.Wrap(model.Invalid, err, "This %s cannot be stored as it is: %v. Nothing was changed.", r.Noun(), err)
	}
	return nil
}

// addressable gives GORM the pointer it wants for a value.
func addressable(r model.Record) any {
	if s, ok := r.(model.Scale); ok && s.Renamed == nil {
		s.Renamed = []model.Renaming{} // nothing would be stored as NULL
		r = s
	}
	p := reflect.New(reflect.TypeOf(r))
	p.Elem().Set(reflect.ValueOf(r))
	return p.Interface()
}
