package library

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// doom is what goes when records are erased.
type doom struct {
	tx   *gorm.DB
	root string // the record that a person erases, where one does
	noun model.Noun

	rows     map[model.Noun]map[string]model.Record // what goes, without the texts of versions
	gone     map[string]bool                        // the ids of all that, and those that it had in other libraries
	aliases  map[string]model.Noun                  // the latter
	names    map[string]bool                        // what sentences may call it
	needed   map[string]bool                        // SHA-256 of files that it needs or needed
	files    map[string]bool                        // of those, what nothing else needs
	articles map[string]bool                        // that stay, and lose claims
	losing   []string                               // claims that stay and lose living evidence
	touched  []string                               // claims that stay and are found by other words
	events   []scrubbed
	here     map[string]bool // see exists
}

// hanging says which rows mean nothing without which.
var hanging = []struct {
	of, noun model.Noun
	column   string
}{
	{model.NounArticle, model.NounVersion, "article_id"}, {model.NounArticle, model.NounAppearance, "article_id"},
	{model.NounArticle, model.NounAside, "article_id"}, {model.NounArticle, model.NounMembership, "article_id"},
	{model.NounArticle, model.NounTag, "subject"}, {model.NounArticle, model.NounTick, "subject"},
	{model.NounArticle, model.NounRound, "article_id"}, {model.NounArticle, model.NounCorrectionReason, "article_id"},
	{model.NounVersion, model.NounAppearance, "version_id"}, {model.NounVersion, model.NounAside, "version_id"},
	{model.NounVersion, model.NounRound, "version_id"},
	{model.NounClaim, model.NounAppearance, "claim_id"}, {model.NounClaim, model.NounEvidence, "claim_id"},
	{model.NounClaim, model.NounVerdict, "claim_id"}, {model.NounClaim, model.NounTag, "subject"}, {model.NounClaim, model.NounTick, "subject"},
	{model.NounClaim, model.NounConfirmer, "claim_id"}, {model.NounClaim, model.NounAsking, "claim_id"},
	{model.NounClaim, model.NounQuestion, "claim_id"}, {model.NounClaim, model.NounCorrectionReason, "claim_id"},
	{model.NounClaim, model.NounDispute, "claim_id"}, {model.NounVerdict, model.NounVerdict, "added_to"},
	{model.NounSource, model.NounEvidence, "source_id"}, {model.NounSource, model.NounPerson, "id"},
	{model.NounSource, model.NounConfirmer, "person_id"}, {model.NounSource, model.NounAttempt, "person_id"},
	{model.NounSource, model.NounAttachment, "source_id"}, {model.NounSource, model.NounCapture, "source_id"},
	{model.NounPerson, model.NounSource, "id"}, {model.NounAttachment, model.NounCapture, "id"},
	{model.NounAttempt, model.NounAsking, "attempt_id"},
}

// doomOf finds what goes with the records of some ids.
func doomOf(tx *gorm.DB, ids []string) (*doom, error) {
	d := &doom{tx: tx, rows: map[model.Noun]map[string]model.Record{}, gone: map[string]bool{}, aliases: map[string]model.Noun{},
		names: map[string]bool{}, needed: map[string]bool{}, files: map[string]bool{}, here: map[string]bool{}, articles: map[string]bool{}}
	for noun := range tables {
		if noun == model.NounFile {
			continue
		}
		if err := d.add(noun, tables[noun].key, ids); err != nil {
			return nil, fmt.Errorf("find what is to be erased: %w", err)
		}
	}
	for _, step := range []func() error{d.claimsAlone, d.attemptsAlone, d.disputes, d.findAliases, d.findClaims, d.readEvents, d.findFiles} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("find what is to be erased: %w", err)
		}
	}
	return d, nil
}

// add dooms the rows that have some ids in a column, and what hangs on them.
func (d *doom) add(noun model.Noun, column string, ids []string) error {
	t := tables[noun]
	var came []string
	for some := range slices.Chunk(ids, idsAtOnce) {
		found, err := pluck(d.tx.Table(t.name).Where(column+" IN ?", some), t.key)
		if err != nil {
			return err
		}
		found = slices.DeleteFunc(found, func(id string) bool { return d.rows[noun][id] != nil })
		rows, err := d.read(noun, found)
		if err != nil {
			return err
		}
		if d.rows[noun] == nil && len(rows) > 0 {
			d.rows[noun] = map[string]model.Record{}
		}
		for id, r := range rows {
			d.rows[noun][id] = r
			d.take(r)
			d.gone[id] = true
			came = append(came, id)
		}
	}
	if len(came) == 0 {
		return nil
	}
	for _, h := range hanging {
		if h.of == noun {
			if err := d.add(h.noun, h.column, came); err != nil {
				return err
			}
		}
	}
	if noun == model.NounSource {
		return d.mergedSources(came)
	}
	return nil
}

// read reads rows, of versions what is short.
func (d *doom) read(noun model.Noun, ids []string) (map[string]model.Record, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := records(d.tx, noun, tables[noun].name, ids)
	if err != nil || noun != model.NounVersion {
		return rows, err
	}
	var pictured []model.Version
	if err := d.tx.Table("versions").Select("id", "pictures").Where("id IN ?", ids).Find(&pictured).Error; err != nil {
		return nil, err
	}
	for _, p := range pictured {
		if v, ok := rows[p.ID].(model.Version); ok {
			v.Pictures = p.Pictures
			rows[p.ID] = v
		}
	}
	return rows, nil
}

// take notes what a record was called, and which files it needs.
func (d *doom) take(r model.Record) {
	for _, name := range model.NamesOf(r) {
		d.names[name] = true
	}
	for _, file := range model.FilesOf(r) {
		d.needed[file] = true
	}
}

// mergedSources dooms the sources that were merged into doomed ones: they are the same.
func (d *doom) mergedSources(ids []string) error {
	for _, id := range ids {
		var seqs []int64
		if err := d.tx.Table("event_subjects AS s").Joins("JOIN events AS e ON e.seq = s.event_seq").
			Where("s.subject = ? AND e.action = ?", id, model.MergeSourcesAction).Pluck("e.seq", &seqs).Error; err != nil {
			return err
		}
		for _, seq := range seqs {
			e, err := eventAt(d.tx, seq)
			if err != nil || len(e.Edits) == 0 || e.Edits[0].After.Key() != id {
				continue // it was merged into another, or it cannot be told any more
			}
			var merged []string
			for _, edit := range e.Edits[1:] {
				if s, ok := edit.After.(model.Source); ok && s.Deleted != "" {
					merged = append(merged, s.ID)
				}
			}
			if err := d.add(model.NounSource, "id", merged); err != nil {
				return err
			}
		}
	}
	return nil
}

// claimsAlone dooms the claims that stand in doomed articles and in no other.
func (d *doom) claimsAlone() error {
	standing := map[string]bool{}
	for _, r := range d.rows[model.NounAppearance] {
		if a := r.(model.Appearance); d.gone[a.ArticleID] && !d.gone[a.ClaimID] {
			standing[a.ClaimID] = true
		}
	}
	for some := range slices.Chunk(sortedKeys(standing), idsAtOnce) {
		var places []model.Appearance
		if err := d.tx.Table("appearances").Where("claim_id IN ? AND deleted = ''", some).Find(&places).Error; err != nil {
			return err
		}
		for _, p := range places {
			if !d.gone[p.ArticleID] {
				delete(standing, p.ClaimID)
			}
		}
	}
	return d.add(model.NounClaim, "id", sortedKeys(standing))
}

// attemptsAlone dooms the attempts that were about doomed claims and about no other.
func (d *doom) attemptsAlone() error {
	about := map[string]bool{}
	for _, r := range d.rows[model.NounAsking] {
		if a := r.(model.Asking); !d.gone[a.AttemptID] {
			about[a.AttemptID] = true
		}
	}
	for some := range slices.Chunk(sortedKeys(about), idsAtOnce) {
		var askings []model.Asking
		if err := d.tx.Table("askings").Where("attempt_id IN ?", some).Find(&askings).Error; err != nil {
			return err
		}
		for _, a := range askings {
			if !d.gone[a.ClaimID] {
				delete(about, a.AttemptID)
			}
		}
	}
	return d.add(model.NounAttempt, "id", sortedKeys(about))
}

// disputes dooms what is to be decided about doomed records, or is about doomed verdicts.
func (d *doom) disputes() error { return d.add(model.NounDispute, "record_id", sortedKeys(d.gone)) }

// findAliases notes the ids that doomed records had in libraries that were merged.
func (d *doom) findAliases() error {
	for some := range slices.Chunk(sortedKeys(d.gone), idsAtOnce) {
		var known []struct {
			Noun   model.Noun
			Theirs string
		}
		if err := d.tx.Table("merged_ids").Select("noun, theirs").Where("ours IN ?", some).Scan(&known).Error; err != nil {
			return err
		}
		for _, k := range known {
			d.gone[k.Theirs], d.aliases[k.Theirs] = true, k.Noun
		}
	}
	return nil
}

// findClaims notes the claims that stay and lose something.
func (d *doom) findClaims() error {
	losing, touched := map[string]bool{}, map[string]bool{}
	for _, r := range d.rows[model.NounEvidence] {
		e := r.(model.Evidence)
		if d.gone[e.ClaimID] {
			continue
		}
		touched[e.ClaimID] = true
		if e.Deleted == "" && !e.Proposed() {
			losing[e.ClaimID] = true
		}
	}
	for _, r := range d.rows[model.NounAppearance] {
		a := r.(model.Appearance)
		if !d.gone[a.ClaimID] {
			touched[a.ClaimID] = true
		}
		if !d.gone[a.ArticleID] {
			d.articles[a.ArticleID] = true
		}
	}
	d.losing, d.touched = sortedKeys(losing), sortedKeys(touched)
	return nil
}

// findFiles finds which of the files nothing else needs.
func (d *doom) findFiles() error {
	files := sortedKeys(d.needed)
	for _, sha := range files {
		d.files[sha] = true
	}
	for noun, t := range tables {
		if noun == model.NounFile || len(files) == 0 {
			continue
		}
		columns, err := columnsOf(d.tx, t.name)
		if err != nil {
			return err
		}
		for _, c := range columns {
			if !strings.HasSuffix(c, "_sha256") && c != "picture" {
				continue
			}
			for some := range slices.Chunk(files, idsAtOnce) {
				var found []struct{ ID, Sha string }
				if err := d.tx.Table(t.name).Select(t.key+" AS id, "+c+" AS sha").Where(c+" IN ?", some).Scan(&found).Error; err != nil {
					return err
				}
				for _, f := range found {
					if !d.gone[f.ID] {
						delete(d.files, f.Sha)
					}
				}
			}
		}
	}
	for sha := range maps.Clone(d.files) {
		var in []string
		if err := d.tx.Table("versions").Where(engine.Of(d.tx).Contains("pictures"), sha).Pluck("id", &in).Error; err != nil {
			return err
		}
		if slices.ContainsFunc(in, func(id string) bool { return !d.gone[id] }) {
			delete(d.files, sha)
		}
	}
	return nil
}

// told says what goes.
func (d *doom) told() (model.Erasing, error) {
	e := model.Erasing{ID: d.root, Noun: d.noun}
	named := d.noun
	if named == model.NounPerson {
		named = model.NounSource
	}
	if r := d.rows[named][d.root]; r != nil {
		e.Name, e.Words = model.NameOf(r), model.Mentioned(r)
	}
	smaller := 0
	for _, noun := range model.Nouns {
		n := len(d.rows[noun])
		if noun == named || noun == d.noun {
			n--
		}
		c := model.ErasedCount{Noun: noun, N: n}
		switch {
		case n <= 0, noun == model.NounPerson, noun == model.NounSource && d.noun == model.NounPerson && n == 0:
		case slices.Contains(smallNouns, noun):
			smaller += n
		default:
			e.With = append(e.With, c)
		}
	}
	if smaller > 0 {
		e.With = append(e.With, model.ErasedCount{N: smaller})
	}
	var all []model.File
	for some := range slices.Chunk(sortedKeys(d.needed), idsAtOnce) {
		var files []model.File
		if err := d.tx.Table("files").Where("sha256 IN ?", some).Order("name").Find(&files).Error; err != nil {
			return e, fmt.Errorf("read the files: %w", err)
		}
		all = append(all, files...)
	}
	for _, f := range all {
		if d.files[f.SHA256] {
			e.Files = append(e.Files, f.Name)
		} else {
			e.Stays = append(e.Stays, f.Name)
		}
	}
	edits, err := model.ReopenErased(view{d.tx}, d.losing)
	if err != nil {
		return e, err
	}
	e.Reopens = len(edits) / 2
	e.Still, err = d.still()
	return e, err
}

// smallNouns are not named one by one.
var smallNouns = []model.Noun{model.NounAppearance, model.NounMembership, model.NounTag, model.NounAside, model.NounTick, model.NounConfirmer,
	model.NounAsking, model.NounCorrectionReason}

// shortestName is how many letters a name has that is looked for elsewhere.
const shortestName = 4

// still counts the records that stay and have the name of what goes in them: they are others' work, and
// are not changed.
func (d *doom) still() ([]model.ErasedCount, error) {
	named := d.noun
	if named == model.NounPerson {
		named = model.NounSource
	}
	names := model.Mentioned(d.rows[named][d.root])
	names = slices.DeleteFunc(names, func(name string) bool { return utf8.RuneCountInString(name) < shortestName })
	if len(names) == 0 {
		return nil, nil
	}
	var all []model.ErasedCount
	for _, noun := range model.Nouns {
		t := tables[noun]
		if noun == model.NounFile {
			continue
		}
		texts, err := textColumns(d.tx, t.name)
		if err != nil {
			return nil, err
		}
		found := map[string]bool{}
		for _, c := range texts {
			for _, name := range names {
				ids, err := pluck(d.tx.Table(t.name).Where(engine.Of(d.tx).ContainsFolded(`"`+c+`"`), name), t.key)
				if err != nil {
					return nil, fmt.Errorf("look for a name: %w", err)
				}
				for _, id := range ids {
					if !d.gone[id] {
						found[id] = true
					}
				}
			}
		}
		if len(found) > 0 {
			all = append(all, model.ErasedCount{Noun: noun, N: len(found)})
		}
	}
	return all, nil
}
