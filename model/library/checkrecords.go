package library

import (
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

// rowsAtOnce is how many rows of a table are in memory while it is checked.
const rowsAtOnce = 200

// errRow says that a table holds what no Galley wrote.
type errRow struct {
	table string
	cause error
}

func (e errRow) Error() string { return "read " + e.table + ": " + e.cause.Error() }
func (e errRow) Unwrap() error { return e.cause }

// checkRecords holds every record but the versions to what Galley can have
// written: its choices, its numbers, its texts.
func checkRecords(db *gorm.DB, say func(string, ...any)) error {
	for _, look := range []func(*gorm.DB, func(string, ...any)) error{
		recordsSound[model.Article], recordsSound[model.File], recordsSound[model.Claim], recordsSound[model.Appearance],
		recordsSound[model.Source],
		recordsSound[model.Evidence], recordsSound[model.Verdict], recordsSound[model.Scale], recordsSound[model.Collection],
		recordsSound[model.Membership], recordsSound[model.Tag], recordsSound[model.Aside],
		recordsSound[model.Tick], recordsSound[model.Dispute],
		recordsSound[model.Person], recordsSound[model.Confirmer], recordsSound[model.Attempt], recordsSound[model.Asking], recordsSound[model.Question],
		recordsSound[model.Round], recordsSound[model.CorrectionReason], recordsSound[model.Checklist], recordsSound[model.SavedList],
		recordsSound[model.Attachment], recordsSound[model.Capture],
	} {
		var row errRow
		if err := look(db, say); errors.As(err, &row) {
			say("The table %s holds something that cannot be read.", row.table)
		} else if err != nil {
			return err
		}
	}
	return nil
}

func recordsSound[R model.Record](db *gorm.DB, say func(string, ...any)) error {
	var none R
	t := tables[none.Noun()]
	return eachRow(db, t.name, asStored(db), func(r R) error {
		if err := model.Sound(r); err != nil {
			say("The %s %s was not written by Galley: %v.", r.Noun(), printable(r.Key()), err)
		}
		return nil
	})
}

// checkVersions holds every text against its hash and every highlight against
// its text, one version in memory at a time.
func checkVersions(db *gorm.DB, say func(string, ...any)) error {
	numbers, err := rowKeys(db, "versions", asStored(db))
	if err != nil {
		return err
	}
	for _, number := range numbers {
		var v model.Version
		if err := keyed(db, "versions", number).Take(&v).Error; unreadable(err) {
			say("Version %d of an article (%s) holds something that cannot be read.", v.Number, printable(v.ID))
			continue
		} else if err != nil {
			return err
		}
		if passage.Hash(v.Text) != v.SHA256 {
			say("The text of version %d of article %s was altered since it was stored.", v.Number, printable(v.ArticleID))
		}
		if err := model.Sound(v); err != nil {
			say("Version %d of article %s was not written by Galley: %v.", v.Number, printable(v.ArticleID), err)
		}
		places, err := list[model.Appearance](db, "appearances", "start", "version_id = ?", v.ID)
		if err != nil {
			return err
		}
		asides, err := list[model.Aside](db, "asides", "start", "version_id = ?", v.ID)
		if err != nil {
			return err
		}
		for i, p := range v.Pictures {
			if p.SHA256 == "" {
				continue
			}
			have, err := hasRow(db.Table("files").Where("sha256 = ?", p.SHA256))
			if err != nil {
				return err
			}
			if !have {
				say("Picture %d of version %d of article %s is missing.", i, v.Number, printable(v.ArticleID))
			}
		}
		for _, a := range asides {
			if a.Picture != "" && v.PictureAt(a.Picture) < 0 {
				say("A picture was set aside that version %d of article %s does not have.", v.Number, printable(v.ArticleID))
			}
			if !a.Fits(v.Text) {
				say("What was set aside, “%s”, is not where it is said to be.", passage.Shorten(a.Exact, 60))
			}
		}
		for _, a := range places {
			if a.Picture != "" && a.State != model.Orphaned && v.PictureAt(a.Picture) < 0 {
				say("Claim %s is marked on a picture that version %d of article %s does not have.", printable(a.ClaimID), v.Number,
					printable(v.ArticleID))
			}
			if !a.Fits(v.Text) {
				say("The passage “%s” of claim %s is not where its highlight is.", passage.Shorten(a.Exact, 60),
					printable(a.ClaimID))
			}
		}
	}
	return nil
}

// eventKinds are those that an event may have.
var eventKinds = []model.EventKind{model.Did, model.Undid, model.Redid}

func checkEvents(db *gorm.DB, say func(string, ...any)) error {
	var page []eventRow
	p := pastOf(db, "events")
	err := db.Model(&eventRow{}).FindInBatches(&page, 500, func(*gorm.DB, int) error {
		for _, row := range page {
			_, err := row.event(p)
			if err == nil && (row.Seq < 1 || row.Seq > mostEvents || row.Long < 0 || row.ID == "" || !slices.Contains(eventKinds,
				row.Kind)) {
				err = fmt.Errorf("it is none that Galley writes")
			}
			if err != nil {
				say("Event %d of the history cannot be read.", row.Seq)
			}
		}
		return nil
	}).Error
	if err != nil {
		return err
	}
	if err := checkLongEvents(db, say); err != nil {
		return err
	}
	var nouns []model.Noun
	if err := db.Table("merged_ids").Distinct().Pluck("noun", &nouns).Error; err != nil {
		return err
	}
	for _, n := range nouns {
		if !slices.Contains(model.Nouns, n) {
			say("Something is noted as merged that no library has, a “%s”.", printable(string(n)))
		}
	}
	return nil
}

// mostEvents is more than anybody does; SQLite counts on from the highest.
const mostEvents = 1 << 48

// checkLongEvents reads the edits of merges.
func checkLongEvents(db *gorm.DB, say func(string, ...any)) error {
	for after := (longEdit{}); ; {
		var page []longEdit
		err := db.Where("(event_seq, noun, id) > (?, ?, ?)", after.EventSeq, after.Noun, after.ID).
			Order("event_seq, noun, id").Limit(rowsAtOnce).Find(&page).Error
		if err != nil || len(page) == 0 {
			return err
		}
		after = page[len(page)-1]
		for _, row := range page {
			_, known := tables[row.Noun]
			if known && row.Op == opChanged {
				_, err := row.edit()
				known = err == nil
			}
			if !known || !slices.Contains([]string{opBrought, opGhost, opBuried, opRaised, opChanged}, row.Op) {
				say("An edit of event %d of the history cannot be read.", row.EventSeq)
			}
		}
	}
}
