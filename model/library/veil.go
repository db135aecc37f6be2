package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// What is read from a library has confidential sources called by their aliases, unless somebody asked
// for the names. Commands are planned on what stands in it; what comes of them is veiled like the rest.

type named struct{}

// WithNames lets what is read with the context have the names of confidential sources: for who asked for them.
func WithNames(ctx context.Context) context.Context { return context.WithValue(ctx, named{}, true) }

// veilCache is the veil of a moment of the library's history.
type veilCache struct {
	sync.Mutex
	seq     int64
	event   string
	known   bool
	veil    model.Veil
	unnamed string
}

// CallUnnamed says what a confidential source is called that has no alias, in the language of who reads.
func (l *Library) CallUnnamed(words string) {
	l.veils.Lock()
	defer l.veils.Unlock()
	l.veils.unnamed, l.veils.known = words, false
}

// Veil returns what keeps the names of the library's confidential sources.
func (l *Library) Veil(ctx context.Context) (model.Veil, error) {
	db := l.read.WithContext(ctx)
	var newest []eventRow
	if err := db.Select("seq, id").Order("seq DESC").Limit(1).Find(&newest).Error; err != nil {
		return model.Veil{}, explain(fmt.Errorf("look whether anything changed: %w", err), l.path)
	}
	var at eventRow
	if len(newest) > 0 {
		at = newest[0]
	}
	l.veils.Lock()
	defer l.veils.Unlock()
	if l.veils.known && l.veils.seq == at.Seq && l.veils.event == at.ID {
		return l.veils.veil, nil
	}
	all, err := confidences(db)
	if err != nil {
		return model.Veil{}, explain(err, l.path)
	}
	unnamed := l.veils.unnamed
	if unnamed == "" {
		unnamed = model.Unnamed()
	}
	l.veils.veil, l.veils.seq, l.veils.event, l.veils.known = model.NewVeil(all, unnamed), at.Seq, at.ID, true
	return l.veils.veil, nil
}

// veiling is the veil for what is read with a context: none where names were asked for.
func (l *Library) veiling(ctx context.Context) (v model.Veil, lifted bool, err error) {
	if ctx.Value(named{}) != nil {
		return model.Veil{}, true, nil
	}
	v, err = l.Veil(ctx)
	return v, v.Empty(), err
}

// confidences reads what leads to each confidential source, deleted ones too.
func confidences(db *gorm.DB) ([]model.Confidence, error) {
	var sources []model.Source
	if err := db.Table("sources").Where(engine.Of(db).Holds("is_private")).Order("id").Find(&sources).Error; err != nil { // there is an index for just these
		return nil, fmt.Errorf("read the confidential sources: %w", err)
	}
	var all []model.Confidence
	taken := map[string]bool{}
	for _, s := range sources {
		if s.Deleted != "" { // the ones that stand come first: others may have been merged into them
			continue
		}
		c, err := confidence(db, s)
		if err != nil {
			return nil, err
		}
		for _, id := range c.IDs {
			taken[id] = true
		}
		all = append(all, c)
	}
	for _, s := range sources {
		if s.Deleted == "" || taken[s.ID] {
			continue
		}
		c, err := confidence(db, s)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// confidence reads all that led to a source at any time.
func confidence(db *gorm.DB, s model.Source) (model.Confidence, error) {
	c := model.Confidence{Source: s}
	name := func(names ...string) {
		for _, n := range names {
			if n = strings.TrimSpace(n); n != "" && !slices.Contains(c.Names, n) {
				c.Names = append(c.Names, n)
			}
		}
	}
	source := func(x model.Source) {
		name(x.Title, x.Author, x.URL, x.ArchiveURL)
		if x.Alias != "" && !slices.Contains(c.Aliases, x.Alias) {
			c.Aliases = append(c.Aliases, x.Alias)
		}
	}
	ids := []string{s.ID}
	for i := 0; i < len(ids); i++ { // it grows
		now, known, err := once[model.Source](db, "sources", ids[i])
		if err != nil {
			return c, err
		}
		if known {
			source(now)
		}
		if err := filesOfConfidence(db, ids[i], name); err != nil {
			return c, err
		}
		var others []string // that were recognised as it in a merge of libraries
		if err := db.Table("merged_ids").Where("noun = 'source' AND ours = ?", ids[i]).Pluck("theirs", &others).Error; err != nil {
			return c, fmt.Errorf("read what source %s was merged with: %w", ids[i], err)
		}
		edits, err := editsAbout(db, ids[i])
		if err != nil {
			return c, err
		}
		for _, e := range edits {
			for _, r := range []model.Record{e.Before, e.After} {
				switch x := r.(type) {
				case model.Source:
					if x.ID == ids[i] {
						source(x)
					} else if e.merging && x.Deleted != "" {
						others = append(others, x.ID)
					}
				case model.Person:
					if x.ID == ids[i] {
						name(strings.Split(x.Contacts, "\n")...)
					}
				case model.Attachment:
					if x.SourceID == ids[i] {
						name(x.Name)
					}
				}
			}
		}
		for _, id := range others {
			gone, known, err := once[model.Source](db, "sources", id)
			if err != nil {
				return c, err
			}
			if (!known || gone.Deleted != "") && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	c.IDs = ids[1:]
	return c, nil
}

// filesOfConfidence names the files that a source holds, and how a person is reached.
func filesOfConfidence(db *gorm.DB, id string, name func(...string)) error {
	var names []string
	if err := db.Table("files").Where("sha256 IN (SELECT file_sha256 FROM attachments WHERE source_id = ?)", id).
		Pluck("name", &names).Error; err != nil {
		return fmt.Errorf("read the files of source %s: %w", id, err)
	}
	attached, err := (view{db}).Attachments(id)
	if err != nil {
		return err
	}
	for _, a := range attached {
		names = append(names, a.Name)
	}
	captures, err := (view{db}).Captures(id)
	if err != nil {
		return err
	}
	for _, c := range captures {
		names = append(names, c.Asked, c.Address, c.Title)
	}
	person, _, err := (view{db}).Person(id)
	name(append(names, strings.Split(person.Contacts, "\n")...)...)
	return err
}

// editAbout is an edit of an event; merging where the event made one source of several.
type editAbout struct {
	model.Edit
	merging bool
}

// editsAbout reads every edit of the events that a source belongs to.
func editsAbout(db *gorm.DB, id string) ([]editAbout, error) {
	var rows []eventRow
	if err := db.Where("seq IN (?)", db.Table("event_subjects").Select("event_seq").Where("subject = ?", id)).Order("seq").
		Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the history of source %s: %w", id, err)
	}
	var all []editAbout
	p := pastOf(db, "events")
	for _, r := range rows {
		e, err := r.event(p)
		if err != nil && !errors.Is(err, errBaseMissing) {
			return nil, err
		}
		if r.Long > 0 {
			if e.Edits, err = editsOn(db, r.Seq, id); err != nil {
				return nil, err
			}
		}
		for _, edit := range e.Edits {
			all = append(all, editAbout{edit, e.Action == model.MergeSourcesAction})
		}
	}
	return all, nil
}

// The veil over what is read.

// veiled puts the veil on what was read, unless reading it failed or names were asked for.
func veiled[T any](ctx context.Context, l *Library, what T, err error, put func(v model.Veil, what *T)) (T, error) {
	if err != nil {
		return what, explain(err, l.path)
	}
	v, lifted, err := l.veiling(ctx)
	if err == nil && !lifted {
		put(v, &what)
	}
	return what, err
}

func veilSource(v model.Veil, s *model.Source) { *s = v.Source(*s) }

func veilUses(v model.Veil, all *[]model.SourceUse) {
	for i := range *all {
		veilSource(v, &(*all)[i].Source)
	}
}

func veilDossiers(v model.Veil, all *[]model.Dossier) {
	for i, d := range *all {
		(*all)[i] = v.Dossier(d)
	}
}

func veilPeople(v model.Veil, all *[]model.PersonRow) {
	for i := range *all {
		r := &(*all)[i]
		if v.Called(r.Source.ID) != "" {
			r.Source, r.Person, r.Same = v.Source(r.Source), v.Person(r.Person), 0
		}
	}
}

// veilFile also drops who has the same name: it would be said by that.
func veilFile(v model.Veil, f *model.PersonFile) {
	rows := []model.PersonRow{f.PersonRow}
	veilPeople(v, &rows)
	if v.Called(f.Source.ID) != "" {
		f.SameName = nil
	}
	f.PersonRow = rows[0]
	f.SameName = slices.DeleteFunc(f.SameName, func(r model.PersonRow) bool { return v.Called(r.Source.ID) != "" })
}

func veilEvents(v model.Veil, all *[]model.Event) {
	for i, e := range *all {
		(*all)[i] = v.Event(e)
	}
}

// veilChange veils what came of a command. What names no source needs none.
func (l *Library) veilChange(ctx context.Context, c model.Change) model.Change {
	names := slices.ContainsFunc(c.Event.Edits, func(e model.Edit) bool {
		switch e.After.(type) {
		case model.Source, model.Person, model.Attachment, model.Capture, model.Dispute:
			return true
		}
		return false
	})
	if !names && c.Event.Kind == model.Did {
		return c
	}
	l.veils.Lock()
	l.veils.known = false // a step that is typed on has the number it had
	l.veils.Unlock()
	v, lifted, err := l.veiling(ctx)
	switch {
	case err != nil: // it is stored: only what is said of it is not known to be safe
		c.Event.What = ""
	case !lifted:
		c.Event = v.Event(c.Event)
	}
	return c
}

// veilFault veils a refusal that quotes history. One of a server quotes none, and might
// not let the names be read either.
func (l *Library) veilFault(ctx context.Context, err error) error {
	if err == nil || failsOnServer(err) {
		return err
	}
	v, lifted, failed := l.veiling(ctx)
	if failed != nil || lifted {
		return err
	}
	return hushed(v, err)
}

// Hush is what went wrong with a source that was read with its name, told without it where it is confidential.
func (l *Library) Hush(ctx context.Context, s model.Source, err error) error {
	if err == nil || !s.Private {
		return err
	}
	v, lifted, failed := l.veiling(ctx)
	switch {
	case failed != nil:
		return failed
	case lifted:
		return err
	}
	for _, address := range []string{s.URL, s.ArchiveURL} {
		if u, is := model.WebAddress(address); is {
			v = v.Hiding(u.Host, s.Called()).Hiding(u.Hostname(), s.Called())
		}
	}
	return hushed(v, err)
}

// hushed is an error whose sentence is veiled, and what caused it.
func hushed(v model.Veil, err error) error {
	var clash *model.ConflictError
	if errors.As(err, &clash) {
		return clash.With(hushed(v, clash.Unwrap()), v.Text)
	}
	var f *model.Fault
	if !errors.As(err, &f) || v.Text(err.Error()) == err.Error() {
		return err
	}
	cause := f.Cause // goes into logs
	switch {
	case cause == nil:
	case errors.Is(cause, context.Canceled):
		cause = context.Canceled
	default:
		cause = errors.New(v.Text(cause.Error()))
	}
	args := slices.Clone(f.Args)
	for i, a := range args {
		if s := fmt.Sprint(a); v.Text(s) != s {
			args[i] = v.Text(s)
		}
	}
	return &model.Fault{Code: f.Code, Sentence: v.Text(f.Sentence), Format: f.Format, Args: args, Cause: cause}
}

// veilWhat veils a sentence of history.
func (l *Library) veilWhat(ctx context.Context, what string, err error) (string, error) {
	return veiled(ctx, l, what, err, func(v model.Veil, what *string) { *what = v.Text(*what) })
}
