package library

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// view is the library inside one transaction, or between them for reading.
type view struct{ tx *gorm.DB }

// take reads the living row with a key; what is no more, or never was, is a
// NotFound fault that says so of the noun.
func take[R any](tx *gorm.DB, table, key, id, noun string) (R, error) {
	var row R
	err := tx.Table(table).Where(key+" = ? AND deleted = ''", id).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return row, model.Faultf(model.NotFound, "There is no %s with the id %s in this library.", noun, id)
	}
	if err != nil {
		return row, fmt.Errorf("read %s %s: %w", noun, id, err)
	}
	return row, nil
}

// list reads the living rows of a table that fit.
func list[R any](tx *gorm.DB, table, order, where string, args ...any) ([]R, error) {
	var rows []R
	if err := tx.Table(table).Where("deleted = ''").Where(where, args...).Order(order).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	return rows, nil
}

// hasRow reports whether a query has any row.
func hasRow(q *gorm.DB) (bool, error) {
	var rows []int
	err := q.Select("1").Limit(1).Scan(&rows).Error
	return len(rows) > 0, err
}

func (v view) Article(id string) (model.Article, error) {
	return take[model.Article](v.tx, "articles", "id", id, "article")
}

func (v view) Version(id string) (model.Version, error) {
	return intact(take[model.Version](v.tx, "versions", "id", id, "version"))
}

// intact passes a version on that was read with its text, unless its paragraphs
// do not fit it: whoever reads it goes by them.
func intact(v model.Version, err error) (model.Version, error) {
	if err != nil {
		return v, err
	}
	if err := model.Sound(v); err != nil {
		return v, model.Wrap(model.Damaged, err,
			"Version %d of this article cannot be shown: %v. The library was left as it is; open a backup of it.", v.Number, err)
	}
	return v, nil
}

func (v view) Newest(articleID string) (model.Version, error) {
	var row model.Version
	err := v.tx.Table("versions").Where("article_id = ? AND deleted = ''", articleID).Order("number DESC").Take(&row).Error
	if row, err = intact(row, err); errors.Is(err, gorm.ErrRecordNotFound) {
		return row, model.Faultf(model.NotFound, "There is no article with the id %s in this library.", articleID)
	}
	if err != nil {
		return row, fmt.Errorf("read the newest version of %s: %w", articleID, err)
	}
	return row, nil
}

func (v view) LastNumber(articleID string) (int, error) {
	var last int
	err := v.tx.Table("versions").Where("article_id = ?", articleID).Select("coalesce(max(number), 0)").Scan(&last).Error
	if err != nil {
		return 0, fmt.Errorf("read the versions of %s: %w", articleID, err)
	}
	return last, nil
}

func (v view) ArticleWithContent(text, file string) (model.Article, bool, error) {
	var rows []model.Article
	err := v.tx.Table("articles").
		Where("deleted = '' AND id IN (SELECT article_id FROM versions WHERE deleted = '' AND (sha256 = ? OR file_sha256 = ?))", text, file).
		Order("id").Limit(1).Find(&rows).Error
	if err != nil {
		return model.Article{}, false, fmt.Errorf("look for the same text: %w", err)
	}
	if len(rows) == 0 {
		return model.Article{}, false, nil
	}
	return rows[0], true, nil
}

// File returns a deleted file too: bytes that were once stored stay.
func (v view) File(hash string) (model.File, error) {
	var f model.File
	err := v.tx.Table("files").Where("sha256 = ?", hash).Take(&f).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return f, model.Faultf(model.NotFound, "There is no file %s in this library.", hash)
	}
	if err != nil {
		return f, fmt.Errorf("read file %s: %w", hash, err)
	}
	return f, nil
}

func (v view) Claim(id string) (model.Claim, error) {
	return take[model.Claim](v.tx, "claims", "id", id, "claim")
}

func (v view) Appearance(id string) (model.Appearance, error) {
	return take[model.Appearance](v.tx, "appearances", "id", id, "appearance")
}

func (v view) Appearances(claimID string) ([]model.Appearance, error) {
	return list[model.Appearance](v.tx, "appearances", "version_id, start, id", "claim_id = ?", claimID)
}

func (v view) AppearancesIn(versionID string) ([]model.Appearance, error) {
	return list[model.Appearance](v.tx, "appearances", "start, id",
		"version_id = ? AND claim_id IN (SELECT id FROM claims WHERE deleted = '')", versionID)
}

func (v view) Source(id string) (model.Source, error) {
	s, err := take[model.Source](v.tx, "sources", "id", id, "source")
	if model.HasCode(err, model.NotFound) {
		return mergedInto(v.tx, id, err)
	}
	return s, err
}

func (v view) Uses(sourceID string) ([]model.Evidence, error) {
	var rows []model.Evidence
	if err := v.tx.Table("evidence").Where("source_id = ?", sourceID).Order("id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the uses of source %s: %w", sourceID, err)
	}
	return rows, nil
}

func (v view) Sources() ([]model.Source, error) {
	return list[model.Source](v.tx, "sources", "id", "1 = 1")
}

func (v view) EvidenceIn(articleID string) ([]model.Evidence, error) {
	var rows []model.Evidence
	err := v.tx.Table("evidence AS e").
		Where("e.claim_id IN (?)", v.tx.Table("appearances").Select("claim_id").Where("article_id = ?", articleID)).
		Where("e.deleted = '' OR e.from_note <> '' AND NOT EXISTS (?)", undoing(v.tx, "e.deleted", "e.claim_id")).
		Order("e.id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the evidence in %s: %w", articleID, err)
	}
	return rows, nil
}

func (v view) EvidenceItem(id string) (model.Evidence, error) {
	return take[model.Evidence](v.tx, "evidence", "id", id, "evidence")
}

func (v view) Verdicts(claimID string) ([]model.Verdict, error) {
	return list[model.Verdict](v.tx, "verdicts", "id", "claim_id = ? AND added_to = ''", claimID)
}

func (v view) Additions(verdictID string) ([]model.Verdict, error) {
	return list[model.Verdict](v.tx, "verdicts", "id", "added_to = ? AND claim_id = (SELECT claim_id FROM verdicts WHERE id = ?)",
		verdictID, verdictID)
}

func (v view) Rounds(articleID string) ([]model.Round, error) {
	return list[model.Round](v.tx, "rounds", "signed_at, id", "article_id = ?", articleID)
}

func (v view) DossiersIn(versionID string) ([]model.Dossier, error) {
	return dossiers(v.tx, v.tx.Table("appearances").Select("claim_id").Where("version_id = ? AND deleted = ''", versionID))
}

func (v view) CorrectionReason(id string) (model.CorrectionReason, bool, error) {
	return once[model.CorrectionReason](v.tx, "correction_reasons", id)
}

func (v view) Questions(claimID string) ([]model.Question, error) {
	return list[model.Question](v.tx, "questions", "asked, id", "claim_id = ?", claimID)
}

func (v view) Scale(name string) (model.Scale, error) {
	var rows []model.Scale
	err := v.tx.Table("scales").Where("deleted = '' AND (id = ? OR lower(name) = lower(?))", name, name).Limit(1).Find(&rows).Error
	if err != nil {
		return model.Scale{}, fmt.Errorf("read scale %s: %w", name, err)
	}
	if len(rows) == 0 {
		return model.Scale{}, model.Faultf(model.NotFound, "There is no scale called “%s” in this library.", name)
	}
	return rows[0], nil
}

// GivenLabels counts verdicts that were replaced too: history names their ratings.
func (v view) GivenLabels(scaleID string) (map[string]int, error) {
	var rows []struct {
		Rating string
		N      int
	}
	err := v.tx.Table("verdicts").Select("rating, count(*) AS n").Where("scale_id = ? AND rating <> '' AND deleted = ''", scaleID).
		Group("rating").Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("count the verdicts on scale %s: %w", scaleID, err)
	}
	given := map[string]int{}
	for _, r := range rows {
		given[r.Rating] = r.N
	}
	return given, nil
}

func (v view) Collections() ([]model.Collection, error) {
	return list[model.Collection](v.tx, "collections", "id", "1 = 1")
}

func (v view) Collection(id string) (model.Collection, error) {
	return take[model.Collection](v.tx, "collections", "id", id, "collection")
}

func (v view) CollectionNamed(name string) (model.Collection, error) {
	all, err := list[model.Collection](v.tx, "collections", "id", "1 = 1") // SQLite folds ASCII only
	if err != nil {
		return model.Collection{}, err
	}
	for _, c := range all {
		if strings.EqualFold(c.Name, name) {
			return c, nil
		}
	}
	return model.Collection{}, model.Faultf(model.NotFound, "There is no collection called “%s” in this library.", name)
}

func (v view) SavedList(id string) (model.SavedList, error) {
	return take[model.SavedList](v.tx, "saved_lists", "id", id, "saved list")
}

func (v view) SavedListNamed(name string) (model.SavedList, error) {
	all, err := list[model.SavedList](v.tx, "saved_lists", "id", "1 = 1")
	if err != nil {
		return model.SavedList{}, err
	}
	for _, s := range all {
		if strings.EqualFold(s.Name, name) {
			return s, nil
		}
	}
	return model.SavedList{}, model.Faultf(model.NotFound, "There is no list called “%s” in this library.", name)
}

func (v view) CollectionsOf(articleID string) ([]model.Collection, error) {
	return list[model.Collection](v.tx, "collections", "id",
		"id IN (SELECT collection_id FROM memberships WHERE article_id = ? AND deleted = '')", articleID)
}

func (v view) Members(collectionID string) ([]model.Membership, error) {
	return list[model.Membership](v.tx, "memberships", "id", "collection_id = ?", collectionID)
}

func (v view) Membership(id string) (model.Membership, bool, error) {
	return once[model.Membership](v.tx, "memberships", id)
}

func (v view) Tag(id string) (model.Tag, bool, error) { return once[model.Tag](v.tx, "tags", id) }

func (v view) Aside(id string) (model.Aside, bool, error) {
	return once[model.Aside](v.tx, "asides", id)
}

func (v view) Tick(id string) (model.Tick, bool, error) { return once[model.Tick](v.tx, "ticks", id) }

func (v view) Checklist(id string) (model.Checklist, bool, error) {
	return once[model.Checklist](v.tx, "checklists", id)
}

func (v view) TicksIn(articleID string) ([]model.Tick, error) {
	return list[model.Tick](v.tx, "ticks", "id", onArticle, articleID, articleID)
}

func (v view) Checklists() ([]model.Checklist, error) {
	own, err := list[model.Checklist](v.tx, "checklists", "id", "1 = 1")
	if err != nil {
		return nil, err
	}
	return model.WithBuiltIn(own), nil
}

func (v view) Person(id string) (model.Person, bool, error) {
	return once[model.Person](v.tx, "people", id)
}

func (v view) Attachment(id string) (model.Attachment, bool, error) {
	return once[model.Attachment](v.tx, "attachments", id)
}

func (v view) Attachments(sourceID string) ([]model.Attachment, error) {
	return ofSource[model.Attachment](v.tx, "attachments", "added, id", sourceID)
}

func (v view) Captures(sourceID string) ([]model.Capture, error) {
	return ofSource[model.Capture](v.tx, "captures", "taken, id", sourceID)
}

// ofSource reads what a source has in a table, removed rows too.
func ofSource[R any](tx *gorm.DB, table, order, sourceID string) (all []R, err error) {
	if err := tx.Table(table).Where("source_id = ?", sourceID).Order(order).Find(&all).Error; err != nil {
		return nil, fmt.Errorf("read %s of source %s: %w", table, sourceID, err)
	}
	return all, nil
}

func (v view) Confirmer(id string) (model.Confirmer, bool, error) {
	return once[model.Confirmer](v.tx, "confirmers", id)
}

func (v view) Asking(id string) (model.Asking, bool, error) {
	return once[model.Asking](v.tx, "askings", id)
}

func (v view) Confirmers(personID string) ([]model.Confirmer, error) {
	return ofPerson[model.Confirmer](v.tx, "confirmers", personID)
}

func (v view) Attempt(id string) (model.Attempt, error) {
	return take[model.Attempt](v.tx, "attempts", "id", id, "attempt")
}

func (v view) Attempts(personID string) ([]model.Attempt, error) {
	return ofPerson[model.Attempt](v.tx, "attempts", personID)
}

func (v view) Askings(attemptID string) ([]model.Asking, error) {
	return list[model.Asking](v.tx, "askings", "id", "attempt_id = ?", attemptID)
}

// ofPerson reads the rows of a table that are of a person, tombstones too.
func ofPerson[R any](tx *gorm.DB, table, id string) (rows []R, err error) {
	if err := tx.Table(table).Where("person_id = ?", id).Order("id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read %s of person %s: %w", table, id, err)
	}
	return rows, nil
}

func (v view) AsidesIn(versionID string) ([]model.Aside, error) {
	return list[model.Aside](v.tx, "asides", "start, id", "version_id = ?", versionID)
}

// once reads the row with an id, tombstone or not, if there ever was one.
func once[R any](tx *gorm.DB, table, id string) (row R, known bool, err error) {
	var rows []R
	if err := tx.Table(table).Where("id = ?", id).Limit(1).Find(&rows).Error; err != nil {
		return row, false, fmt.Errorf("read %s %s: %w", table, id, err)
	}
	if len(rows) == 0 {
		return row, false, nil
	}
	return rows[0], true, nil
}

func (v view) Trash() model.Trash { return trash(v) }

// trash is the tombstones in a view.
type trash struct{ tx *gorm.DB }

func (t trash) Article(id string) (model.Article, error) {
	row, known, err := once[model.Article](t.tx, "articles", id)
	if err == nil && (!known || row.Deleted == "") {
		err = model.Faultf(model.NotFound, "There is no article with the id %s in the trash.", id)
	}
	return row, err
}

func (t trash) Claim(id string) (model.Claim, error) {
	row, known, err := once[model.Claim](t.tx, "claims", id)
	if err == nil && (!known || row.Deleted == "") {
		err = model.Faultf(model.NotFound, "There is no claim with the id %s in the trash.", id)
	}
	return row, err
}

func (t trash) Versions(articleID string, at model.Stamp) ([]model.Version, error) {
	var rows []model.Version
	err := t.tx.Table("versions").Omit("text", "blocks", "left_out", "notes", "pictures").Where("article_id = ? AND deleted = ?", articleID,
		at).Order("number").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the versions in the trash: %w", err)
	}
	return rows, nil
}

func (t trash) Appearances(claimID string, at model.Stamp) ([]model.Appearance, error) {
	var rows []model.Appearance
	err := t.tx.Table("appearances").Where("claim_id = ? AND deleted = ?", claimID, at).Order("version_id, start, id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the passages in the trash: %w", err)
	}
	return rows, nil
}

func (v view) Dispute(id string) (model.Dispute, error) {
	return take[model.Dispute](v.tx, "disputes", "id", id, "conflict")
}

func (v view) Disputes(claimID string) ([]model.Dispute, error) {
	return list[model.Dispute](v.tx, "disputes", "id", "choice = '' AND claim_id = ?", claimID)
}

func (v view) Record(noun model.Noun, id string) (model.Record, error) {
	t, known := tables[noun]
	if !known {
		return nil, model.Faultf(model.Invalid, "There is no such thing as a %s in a library.", noun)
	}
	row := t.empty()
	q := v.tx.Table(t.name).Where(t.key+" = ? AND deleted = ''", id)
	if noun == model.NounVersion {
		q = q.Omit("text", "blocks", "left_out", "notes", "pictures")
	}
	if err := q.Take(row).Error; errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, model.Faultf(model.NotFound, "There is no %s with the id %s in this library.", noun, id)
	} else if err != nil {
		return nil, fmt.Errorf("read %s %s: %w", noun, id, err)
	}
	return reflect.ValueOf(row).Elem().Interface().(model.Record), nil
}

func (v view) Known(noun model.Noun, id string) (bool, error) {
	there, err := inTable(v.tx, noun, id)
	if there || err != nil || noun == model.NounAttachment { // whose id says what it is, and may be made again
		return there, err
	}
	erased, err := hasRow(v.tx.Table("erasures").Where("id = ? AND noun = ?", id, noun)) // that id is given to nothing else
	if err != nil {
		return false, fmt.Errorf("look for %s %s: %w", noun, id, err)
	}
	return erased, nil
}

// inTable reports whether a record is in its table, a tombstone too.
func inTable(tx *gorm.DB, noun model.Noun, id string) (bool, error) {
	t := tables[noun]
	var n int64
	if err := tx.Table(t.name).Where(t.key+" = ?", id).Limit(1).Count(&n).Error; err != nil {
		return false, fmt.Errorf("look for %s %s: %w", noun, id, err)
	}
	return n > 0, nil
}
