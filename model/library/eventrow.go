package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"galley/model"
	"galley/model/library/engine"
)

// eventRow is an Event as stored. What it did stands in Packed, or, in a row
// of an older Galley that could not be packed, in Edits.
type eventRow struct {
	Seq    int64 `gorm:"primaryKey;autoIncrement"`
	ID     string
	At     model.Stamp
	Editor string
	Kind   model.EventKind
	Target string
	Action string
	What   string
	Edits  string
	Packed []byte

	Long     int
	MergedBy string
	Run      string // see typing.go
	Erased   int    // how many edits were taken out of it, see erase_history.go
}

func (eventRow) TableName() string { return "events" }

// event is the row as an Event. Where what it did cannot be told in full because
// an earlier row is lost, the event comes without Edits, and errBaseMissing.
func (r eventRow) event(p *past) (model.Event, error) {
	e := model.Event{Seq: r.Seq, ID: r.ID, At: r.At, Editor: r.Editor, Kind: r.Kind, Target: r.Target, Action: r.Action,
		What: r.What, Long: r.Long}
	var err error
	if e.Edits, err = p.edits(r); err != nil {
		e.Edits = nil
		return e, fmt.Errorf("read event %d: %w", r.Seq, err)
	}
	return e, nil
}

// past reads events, and knows how those read left their records.
type past struct {
	db     *gorm.DB
	table  string // of the events: the library's own, or another library's
	left   map[string]fields
	size   int
	opened map[string]openedRow // by the event's id; see openedrow.go
	kept   int
	again  int
}

func pastOf(db *gorm.DB, table string) *past {
	return &past{db: db, table: table, left: map[string]fields{}}
}

// pastKept is how many bytes of records are remembered, about.
const pastKept = 8 << 20

func recordKey(event string, noun model.Noun, id string) string {
	return event + " " + string(noun) + " " + id
}

func (p *past) remember(key string, f fields) {
	for _, v := range f {
		p.size += len(v)
	}
	if p.size > pastKept {
		clear(p.left)
		p.size = 0
	}
	p.left[key] = f
}

func (p *past) edits(r eventRow) ([]model.Edit, error) {
	if len(r.Packed) == 0 {
		var edits []model.Edit
		if err := json.Unmarshal([]byte(r.Edits), &edits); err != nil {
			return nil, err
		}
		for _, e := range edits {
			if e.After == nil {
				return nil, errors.New("an edit is empty")
			}
		}
		return edits, nil
	}
	packed, err := unpackEdits(r.Packed)
	if err != nil {
		return nil, err
	}
	edits := make([]model.Edit, len(packed))
	for i, x := range packed {
		var before, after fields
		if x.Whole == nil {
			if before, err = p.recordAfter(x.Base, x.Noun, x.ID); err != nil {
				return nil, err
			}
		}
		if edits[i], after, err = x.read(before); err != nil {
			return nil, err
		}
		p.remember(recordKey(r.ID, x.Noun, x.ID), after)
	}
	return edits, nil
}

// recordAfter is a record as an event left it: found whole in an event before,
// with what was changed in it since.
func (p *past) recordAfter(event string, noun model.Noun, id string) (fields, error) {
	var since [][]fieldChange
	var f fields
	for at := event; f == nil; {
		if len(since) > mostDepth {
			return nil, fmt.Errorf("%w: too many lie between", errBaseMissing)
		}
		if known, ok := p.left[recordKey(at, noun, id)]; ok {
			f = known
			break
		}
		var row eventRow
		err := p.db.Table(p.table).Select("seq", "id", "edits", "packed").Where("id = ?", at).Limit(1).Find(&row).Error
		if err != nil {
			return nil, err
		}
		if whole := wholeID(at); row.Seq == 0 && whole != at { // there is all of the event, and not the part
			err = p.db.Table(p.table).Select("seq", "id", "edits", "packed").Where("id = ?", whole).Limit(1).Find(&row).Error
		}
		if err != nil {
			return nil, err
		}
		if row.Seq == 0 {
			return nil, errBaseMissing
		}
		x, after, err := p.lastOf(row, noun, id)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w: event %d: %w", errBaseMissing, row.Seq, err)
		case after != nil:
			f = after
		default:
			since = append(since, x.Diff)
			at = x.Base
		}
	}
	var err error
	for _, changes := range slices.Backward(since) {
		if f, err = f.change(changes, false); err != nil {
			return nil, fmt.Errorf("%w: %w", errBaseMissing, err)
		}
	}
	p.remember(recordKey(event, noun, id), f)
	return f, nil
}

// recordBefore is a record, as JSON, as it was before an event touched it first.
func (p *past) recordBefore(row eventRow, noun model.Noun, id string) ([]byte, error) {
	edits, err := p.edits(row)
	if err != nil {
		return nil, err
	}
	for _, e := range edits {
		if e.After.Noun() == noun && e.After.Key() == id && e.Before != nil {
			return json.Marshal(e.Before)
		}
	}
	return nil, errors.New("it does not speak of the record")
}

// listEdits is galley_edits in SQL: what a row's edits are, as JSON: noun, id, and
// the record before. Where that is built from other rows, built is true instead.
func listEdits(packed []byte) ([]byte, error) {
	all, err := unpackEdits(packed)
	if err != nil {
		return nil, err
	}
	type listed struct {
		Noun   model.Noun `json:"noun"`
		ID     string     `json:"id"`
		Before fields     `json:"before"`
		Built  *bool      `json:"built"`
	}
	list := make([]listed, len(all))
	for i, x := range all {
		list[i] = listed{Noun: x.Noun, ID: x.ID}
		switch {
		case x.Whole == nil:
			built := true
			list[i].Built = &built
		case x.Diff != nil:
			after, err := readFields(x.Whole)
			if err == nil {
				list[i].Before, err = after.change(x.Diff, true)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	return json.Marshal(list)
}

// baseFor finds the newest event that touched a record, for the next to build on.
func (p *past) baseFor(before model.Record) (base, bool, error) {
	subjects := before.Subjects()
	if len(subjects) == 0 {
		return base{}, false, nil
	}
	var rows []eventRow
	err := p.db.Table("event_subjects AS s").Joins(engine.Of(p.db).JoinInOrder()+"events AS e ON e.seq = s.event_seq").
		Select("e.seq, e.id, e.edits, e.packed").Where("s.subject = ?", subjects[len(subjects)-1]).
		Order("s.event_seq DESC").Limit(3).Find(&rows).Error
	if err != nil {
		return base{}, false, fmt.Errorf("write event: %w", err)
	}
	for _, row := range rows {
		x, after, err := p.lastOf(row, before.Noun(), before.Key())
		if err != nil {
			continue // of other records, or unreadable: then the record is written whole
		}
		if after == nil {
			if after, err = p.recordAfter(row.ID, before.Noun(), before.Key()); err != nil {
				continue
			}
		}
		return base{row.ID, x.Depth, after}, true, nil
	}
	return base{}, false, nil
}

// record stores an event, and notes whose history it belongs to.
func record(tx *gorm.DB, e model.Event) (int64, error) {
	plain := ""
	var packed []byte
	err := errTooMuch
	if !engine.IsPostgres(tx) { // the server asks JSON itself what an event did, and compresses it
		packed, err = packEdits(e.Edits, pastOf(tx, "events").baseFor)
	}
	if errors.Is(err, errTooMuch) {
		var text []byte
		text, err = json.Marshal(e.Edits)
		plain, packed = string(text), []byte{}
	}
	if err != nil {
		return 0, fmt.Errorf("write event: %w", err)
	}
	row := eventRow{ID: e.ID, At: e.At, Editor: e.Editor, Kind: e.Kind, Target: e.Target, Action: e.Action, What: e.What,
		Edits: plain, Packed: packed}
	if err := tx.Create(&row).Error; err != nil {
		return 0, fmt.Errorf("write event: %w", err)
	}
	return row.Seq, addSubjects(tx, row.Seq, e.Subjects())
}

// eventSubject says of a record that an event belongs to its history.
type eventSubject struct {
	EventSeq int64
	Subject  string
}

func (eventSubject) TableName() string { return "event_subjects" }

// addSubjects notes whose history an event belongs to, where that is not known yet.
func addSubjects(tx *gorm.DB, seq int64, ids []string) error {
	for some := range slices.Chunk(ids, 1000) {
		rows := make([]eventSubject, len(some))
		for i, id := range some {
			rows[i] = eventSubject{seq, id}
		}
		if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows).Error; err != nil {
			return fmt.Errorf("write event: %w", err)
		}
	}
	return nil
}

func eventAt(tx *gorm.DB, seq int64) (model.Event, error) {
	var row eventRow
	if err := tx.Where("seq = ?", seq).Take(&row).Error; err != nil {
		return model.Event{}, fmt.Errorf("read event %d: %w", seq, err)
	}
	return row.event(pastOf(tx, "events"))
}
