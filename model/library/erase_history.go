package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// scrubbed is an event that speaks of what is erased.
type scrubbed struct {
	row    eventRow
	edits  []model.Edit // nil where it cannot be told in full
	packed []packedEdit
	drop   []bool
}

// readEvents reads the events that may speak of what is doomed, and notes what it was called before.
func (d *doom) readEvents() error {
	subjects := map[string]bool{}
	for _, rows := range d.rows {
		for _, r := range rows {
			for _, id := range r.Subjects() {
				subjects[id] = true
			}
		}
	}
	for id := range d.gone {
		subjects[id] = true
	}
	found := map[int64]bool{}
	for some := range slices.Chunk(sortedKeys(subjects), idsAtOnce) {
		var seqs []int64
		if err := d.tx.Table("event_subjects").Where("subject IN ?", some).Distinct().Pluck("event_seq", &seqs).Error; err != nil {
			return err
		}
		for _, seq := range seqs {
			found[seq] = true
		}
	}
	order := make([]int64, 0, len(found))
	for seq := range found {
		order = append(order, seq)
	}
	slices.Sort(order)
	p := pastOf(d.tx, "events")
	for some := range slices.Chunk(order, 200) {
		var rows []eventRow
		if err := d.tx.Where("seq IN ?", some).Order("seq").Find(&rows).Error; err != nil {
			return err
		}
		for _, row := range rows {
			if err := d.readEvent(p, row); err != nil {
				return err
			}
		}
	}
	return d.readLong()
}

// readEvent looks at one event.
func (d *doom) readEvent(p *past, row eventRow) error {
	s := scrubbed{row: row}
	o, err := p.open(row)
	if err != nil {
		return nil // nobody can read it, so it tells nobody anything; “galleyctl check” says so
	}
	s.packed = o.edits
	if s.edits, err = p.edits(row); err != nil {
		if !errors.Is(err, errBaseMissing) {
			return nil
		}
		s.edits = nil
	}
	s.drop = make([]bool, len(s.packed))
	for i, x := range s.packed {
		s.drop[i] = d.gone[x.ID]
		if s.edits == nil {
			continue
		}
		e := s.edits[i]
		if !s.drop[i] && slices.ContainsFunc(model.HangsOn(e.After), func(id string) bool { return d.gone[id] }) {
			// It hung on what goes. It is in no table, or it hangs on something else by now and stays.
			here, err := d.exists(x.Noun, x.ID)
			if err != nil {
				return err
			}
			s.drop[i] = !here
		}
		if s.drop[i] {
			d.take(e.After)
			if e.Before != nil {
				d.take(e.Before)
			}
		}
	}
	d.events = append(d.events, s)
	return nil
}

// exists reports whether a table has a record.
func (d *doom) exists(noun model.Noun, id string) (bool, error) {
	key := string(noun) + " " + id
	if here, known := d.here[key]; known {
		return here, nil
	}
	here, err := inTable(d.tx, noun, id)
	d.here[key] = here
	return here, err
}

// readLong notes what merges knew of what is doomed.
func (d *doom) readLong() error {
	for some := range slices.Chunk(sortedKeys(d.gone), idsAtOnce) {
		var rows []longEdit
		if err := d.tx.Where("id IN ? AND op = ?", some, opChanged).Find(&rows).Error; err != nil {
			return err
		}
		for _, r := range rows {
			e, err := r.edit()
			if err != nil {
				continue
			}
			d.take(e.Before)
			d.take(e.After)
		}
	}
	return nil
}

// scrub takes what is doomed out of the history.
func (d *doom) scrub() error {
	for _, step := range []func() error{d.scrubEvents, d.scrubLong, d.scrubSentences} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// scrubEvents writes the events anew without the doomed records.
func (d *doom) scrubEvents() error {
	gone := func(id string) bool { return d.gone[id] || d.files[id] }
	for _, s := range d.events {
		var left []packedEdit
		var plain []model.Edit
		dropped, changed := 0, false
		for i, x := range s.packed {
			if s.drop[i] || x.Noun == model.NounFile && d.files[x.ID] {
				dropped++
				continue
			}
			if s.edits == nil {
				left = append(left, x)
				continue
			}
			e := s.edits[i]
			after, let := model.Without(e.After, gone)
			before, letBefore := e.Before, false
			if before != nil {
				before, letBefore = model.Without(before, gone)
			}
			if let || letBefore {
				changed = true
				var err error
				if x, err = wholeEdit(model.Edit{Before: before, After: after}); err != nil {
					return err
				}
			}
			left, plain = append(left, x), append(plain, model.Edit{Before: before, After: after})
		}
		if dropped == 0 && !changed {
			continue
		}
		columns := map[string]any{}
		if dropped > 0 {
			columns["what"], columns["erased"] = model.WhatWasErased(), s.row.Erased+dropped
		}
		if len(s.row.Packed) > 0 {
			packed, err := sealEdits(left)
			if err != nil {
				return err
			}
			columns["packed"] = packed
		} else {
			if plain == nil {
				plain = []model.Edit{}
			}
			text, err := json.Marshal(plain)
			if err != nil {
				return err
			}
			columns["edits"] = string(text)
		}
		if err := d.tx.Model(&eventRow{}).Where("seq = ?", s.row.Seq).Updates(columns).Error; err != nil {
			return fmt.Errorf("write event %d anew: %w", s.row.Seq, err)
		}
	}
	return nil
}

// wholeEdit is an edit that builds on no other event.
func wholeEdit(e model.Edit) (packedEdit, error) {
	whole, err := json.Marshal(e.After)
	if err != nil {
		return packedEdit{}, err
	}
	x := packedEdit{Noun: e.After.Noun(), ID: e.After.Key(), Whole: whole}
	if e.Before == nil {
		return x, nil
	}
	was, err := fieldsOf(e.Before)
	if err != nil {
		return x, err
	}
	is, err := readFields(whole)
	if err != nil {
		return x, err
	}
	if x.Diff = compareFields(was, is); x.Diff == nil {
		x.Diff = []fieldChange{}
	}
	return x, nil
}

// scrubLong takes doomed records out of what merges did.
func (d *doom) scrubLong() error {
	less := map[int64]int{}
	for some := range slices.Chunk(append(sortedKeys(d.gone), sortedKeys(d.files)...), idsAtOnce) {
		var found []struct {
			EventSeq int64
			N        int
		}
		if err := d.tx.Table("event_edits").Where("id IN ?", some).Select("event_seq, count(*) AS n").Group("event_seq").Scan(&found).Error; err != nil {
			return err
		}
		for _, f := range found {
			less[f.EventSeq] += f.N
		}
		if err := d.tx.Table("event_edits").Where("id IN ?", some).Delete(nil).Error; err != nil {
			return err
		}
	}
	for seq, n := range less {
		if err := d.tx.Model(&eventRow{}).Where("seq = ?", seq).
			Updates(map[string]any{"long": gorm.Expr("long - ?", n), "erased": gorm.Expr("erased + ?", n)}).Error; err != nil {
			return err
		}
	}
	return d.letLong()
}

// letLong has what merges changed point to what is doomed no longer.
func (d *doom) letLong() error {
	gone := func(id string) bool { return d.gone[id] || d.files[id] }
	var pointed []string
	for _, noun := range []model.Noun{model.NounAttachment, model.NounArticle, model.NounVersion} {
		pointed = append(pointed, sortedKeys(d.rows[noun])...)
	}
	for _, id := range append(pointed, sortedKeys(d.files)...) {
		var rows []longEdit
		sql := engine.Of(d.tx)
		if err := d.tx.Where("op = ? AND ("+sql.Contains("before")+" OR "+sql.Contains("after")+")", opChanged, id, id).Find(&rows).Error; err != nil {
			return err
		}
		for _, r := range rows {
			e, err := r.edit()
			if err != nil {
				return err
			}
			e.Before, _ = model.Without(e.Before, gone)
			e.After, _ = model.Without(e.After, gone)
			before, err := json.Marshal(e.Before)
			if err != nil {
				return err
			}
			after, err := json.Marshal(e.After)
			if err != nil {
				return err
			}
			if err := d.tx.Table("event_edits").Where("event_seq = ? AND noun = ? AND id = ?", r.EventSeq, r.Noun, r.ID).
				Updates(map[string]any{"before": string(before), "after": string(after)}).Error; err != nil {
				return err
			}
		}
	}
	return nil
}

// shortestSaid is how many letters a name has that is taken out of any sentence; shorter ones are
// taken out where they stand in quotation marks.
const shortestSaid = 3

// scrubSentences takes the names of what is doomed out of the sentences of all events.
func (d *doom) scrubSentences() error {
	names := sortedKeys(d.names)
	names = slices.DeleteFunc(names, func(n string) bool { return strings.TrimSpace(n) == "" })
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) }) // one may have another in it
	if len(names) == 0 {
		return nil
	}
	type said struct {
		Seq  int64
		What string
	}
	return inBatches(d.tx.Table("events").Select("seq, what"), "seq", func(s said) int64 { return s.Seq }, func(s said) error {
		what := s.What
		for _, name := range names {
			what = withoutName(what, name)
		}
		if what == s.What {
			return nil
		}
		return d.tx.Model(&eventRow{}).Where("seq = ?", s.Seq).Update("what", what).Error
	})
}

// withoutName is a sentence without a name, where it stands as a word of its own.
func withoutName(what, name string) string {
	if !strings.Contains(what, name) {
		return what
	}
	what = strings.ReplaceAll(what, "“"+name+"”", "“"+model.ErasedName+"”")
	if utf8.RuneCountInString(name) < shortestSaid {
		return what
	}
	var b strings.Builder
	for {
		at := strings.Index(what, name)
		if at < 0 {
			return b.String() + what
		}
		before, _ := utf8.DecodeLastRuneInString(what[:at])
		after, _ := utf8.DecodeRuneInString(what[at+len(name):])
		if inWord(before) || inWord(after) {
			b.WriteString(what[:at+len(name)])
		} else {
			b.WriteString(what[:at] + model.ErasedName)
		}
		what = what[at+len(name):]
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
