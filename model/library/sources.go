package library

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// Sources returns every source that is not merely proposed, by title.
func (l *Library) Sources(ctx context.Context) ([]model.Source, error) {
	var rows []model.Source
	err := l.read.WithContext(ctx).Table("sources AS s").Where("s.deleted = '' AND " + listable).Order("lower(s.title), s.id").Find(&rows).Error
	return veiled(ctx, l, rows, err, func(v model.Veil, all *[]model.Source) {
		for i := range *all {
			veilSource(v, &(*all)[i])
		}
	})
}

// usesOf counts the claims that a source, as s, is on, and the files that it holds.
const usesOf = `(SELECT count(DISTINCT e.claim_id) FROM evidence AS e JOIN claims AS c ON c.id = e.claim_id AND c.deleted = ''
	WHERE e.source_id = s.id AND ` + counts + `) AS uses,
	(SELECT count(*) FROM attachments AS h WHERE h.source_id = s.id AND h.deleted = '') AS files`

// counts is the condition on evidence, as e, that bears on its claim: what a draft's note
// proposes does not, until somebody accepts it.
const counts = "e.deleted = '' AND e.proposed_by = ''"

// listable is the condition on a source, as s, that people are shown in lists. One that
// came with a proposal is not, until the proposal is accepted or it is used elsewhere.
const listable = `s.id NOT IN (SELECT e.source_id FROM evidence AS e JOIN sources AS x ON x.id = e.source_id AND x.created = e.added
	WHERE e.from_note <> '' AND e.proposed_by <> ''
	AND NOT EXISTS (SELECT 1 FROM evidence AS o WHERE o.source_id = e.source_id AND o.proposed_by = ''))`

// sourcesLike are the sources, as s, in which all words of a text stand.
func sourcesLike(db *gorm.DB, text string) *gorm.DB {
	q := db.Table("sources AS s").Where("s.deleted = '' AND " + listable)
	for _, word := range strings.Fields(text) {
		like := "%" + escaped(word) + "%"
		sql := engine.Of(db)
		q = q.Where("("+sql.Like("s.title")+" OR "+sql.Like("s.publisher")+" OR "+sql.Like("s.author")+" OR "+sql.Like("s.url")+")",
			like, like, like, like)
	}
	return q
}

// escaped is a text with nothing in it that LIKE takes for a pattern.
func escaped(text string) string {
	return strings.NewReplacer("%", `\%`, "_", `\_`, `\`, `\\`).Replace(text)
}

// SourcesLike returns the newest sources in which all words of a text stand, in
// their title, publisher, author or address; at most limit of them.
func (l *Library) SourcesLike(ctx context.Context, text string, limit int) ([]model.SourceUse, error) {
	var rows []model.SourceUse
	err := sourcesLike(l.read.WithContext(ctx), text).Select("s.*, " + usesOf).Order("s.id DESC").Limit(limit).Scan(&rows).Error
	return veiled(ctx, l, rows, err, veilUses)
}

// SourcesAt returns the newest sources that are at a web address (see
// model.SameAddresses); at most limit of them.
func (l *Library) SourcesAt(ctx context.Context, address string, limit int) ([]model.SourceUse, error) {
	same := model.SameAddresses(address)
	if len(same) == 0 {
		return nil, nil
	}
	var rows []model.SourceUse
	err := l.read.WithContext(ctx).Table("sources AS s").Where("s.deleted = '' AND s.url IN ?", same).Select("s.*, " + usesOf).
		Order("s.id DESC").Limit(limit).Scan(&rows).Error
	return veiled(ctx, l, rows, err, veilUses)
}

// Evidence returns a piece of evidence, accepted or only proposed, by its id or the
// beginning of it.
func (l *Library) Evidence(ctx context.Context, id string) (model.Evidence, error) {
	return find(ctx, l, "evidence", id, view.EvidenceItem)
}

// SourceUse returns a source with how many claims it is on.
func (l *Library) SourceUse(ctx context.Context, id string) (model.SourceUse, error) {
	s, err := l.Source(ctx, id)
	if err != nil {
		return model.SourceUse{}, err
	}
	var rows []model.SourceUse
	err = l.read.WithContext(ctx).Table("sources AS s").Select("s.*, "+usesOf).Where("s.id = ?", s.ID).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return model.SourceUse{Source: s}, explain(err, l.path)
	}
	return veiled(ctx, l, rows[0], nil, func(v model.Veil, s *model.SourceUse) { veilSource(v, &s.Source) })
}

// SourceList returns a part of the list of sources, at most limit of them.
func (l *Library) SourceList(ctx context.Context, q model.SourceQuery, offset, limit int) (model.SourcePart, error) {
	var part model.SourcePart
	db := l.read.WithContext(ctx)
	var total int64
	if err := sourcesLike(db, q.Text).Count(&total).Error; err != nil {
		return part, explain(fmt.Errorf("count sources: %w", err), l.path)
	}
	part.Total = int(total)
	page := sourcesLike(db, q.Text).Select("s.id").Limit(limit).Offset(offset)
	switch q.Sort {
	case model.SourcesByTitle:
		page = page.Select("s.id, lower(s.title) AS rank").Order("rank, s.id DESC")
	case model.SourcesByUse:
		used := db.Table("evidence AS e").Joins("JOIN claims AS c ON c.id = e.claim_id AND c.deleted = ''").
			Select("e.source_id, count(DISTINCT e.claim_id) AS n").Where(counts).Group("e.source_id")
		page = page.Joins("LEFT JOIN (?) AS u ON u.source_id = s.id", used).Select("s.id, -coalesce(u.n, 0) AS rank").Order("rank, s.id DESC")
	default:
		page = page.Select("s.id, 0 AS rank").Order("s.id DESC")
	}
	err := db.Table("(?) AS p", page).Joins("JOIN sources AS s ON s.id = p.id").Select("s.*, " + usesOf).
		Order("p.rank, s.id DESC").Scan(&part.Rows).Error
	return veiled(ctx, l, part, err, func(v model.Veil, p *model.SourcePart) { veilUses(v, &p.Rows) })
}

// SourceClaims returns the claims that a source is on, the one it was put on last
// first, and how many there are.
func (l *Library) SourceClaims(ctx context.Context, sourceID string, offset, limit int) ([]model.SourceClaim, int, error) {
	db := l.read.WithContext(ctx)
	on := func() *gorm.DB {
		return db.Table("evidence AS e").Joins("JOIN claims AS c ON c.id = e.claim_id AND c.deleted = ''").
			Where("e.source_id = ? AND "+counts, sourceID)
	}
	var total int64
	if err := on().Count(&total).Error; err != nil {
		return nil, 0, explain(err, l.path)
	}
	newest := db.Table("appearances AS n").Joins("JOIN articles AS na ON na.id = n.article_id AND na.deleted = ''").
		Select("max(n.id)").Where("n.claim_id = e.claim_id AND n.deleted = ''")
	var rows []model.SourceClaim
	err := on().Joins("LEFT JOIN appearances AS p ON p.id = (?)", newest).Joins("LEFT JOIN articles AS a ON a.id = p.article_id").
		Select("e.claim_id, c.wording, e.stance, coalesce(a.id, '') AS article_id, coalesce(a.title, '') AS title").
		Order("e.id DESC").Limit(limit).Offset(offset).Scan(&rows).Error
	return rows, int(total), explain(err, l.path)
}

// Speakers returns who said the claims of the library, those with most claims first:
// where a text is given, the ones in whose name it stands. At most limit of them.
func (l *Library) Speakers(ctx context.Context, text string, limit int) ([]model.Speaker, error) {
	q := l.read.WithContext(ctx).Table("claims").Where("deleted = '' AND speaker <> ''")
	for _, word := range strings.Fields(text) {
		q = q.Where(engine.Of(q).Like("speaker"), "%"+escaped(word)+"%")
	}
	var rows []model.Speaker
	err := q.Select("speaker AS name, count(*) AS claims").Group("speaker").Order("claims DESC, lower(speaker), speaker").
		Limit(limit).Scan(&rows).Error
	return rows, explain(err, l.path)
}

// mergedInto finds the source that one was merged into; missing is what to return
// where it was into none.
func mergedInto(tx *gorm.DB, id string, missing error) (model.Source, error) {
	seen := map[string]bool{}
	for !seen[id] {
		seen[id] = true
		var seqs []int64
		err := tx.Table("event_subjects AS s").Joins("JOIN events AS e ON e.seq = s.event_seq").
			Where("s.subject = ? AND e.kind = 'did' AND e.action = ?", id, model.MergeSourcesAction).Where(inEffect).
			Order("e.seq DESC").Limit(1).Pluck("e.seq", &seqs).Error
		if err != nil {
			return model.Source{}, fmt.Errorf("look for what source %s was merged into: %w", id, err)
		}
		if len(seqs) == 0 {
			return model.Source{}, missing
		}
		e, err := eventAt(tx, seqs[0])
		if err != nil || len(e.Edits) == 0 {
			return model.Source{}, missing
		}
		id = e.Edits[0].After.Key()
		s, err := take[model.Source](tx, "sources", "id", id, "source")
		if !model.HasCode(err, model.NotFound) {
			return s, err
		}
	}
	return model.Source{}, missing
}
