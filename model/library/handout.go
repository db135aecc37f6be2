package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/disk"
)

// HandOut writes articles into a small library of their own, with all that is about them: for a
// colleague who works on them elsewhere (see TakeBack). What is known of people goes along, because the
// colleague calls them, and so do the names of confidential sources and private notes; records of other
// articles do not. It never overwrites a file.
func (l *Library) HandOut(ctx context.Context, articleIDs []string, path string) (model.HandedOut, error) {
	var out model.HandedOut
	if len(articleIDs) == 0 {
		return out, model.Faultf(model.Invalid, "No article was named to hand out. Nothing was written.")
	}
	if err := l.CheckFile(ctx); err != nil {
		return out, err
	}
	if err := mustBeFile(path); err != nil {
		return out, err
	}
	path, err := filepath.Abs(path) // SQLite takes a file by its whole path alone
	if err != nil {
		return out, model.Wrap(model.Invalid, err, "%s cannot be found. Nothing was handed out.", path)
	}
	var ids []string
	for _, id := range articleIDs {
		a, err := l.Article(ctx, id)
		if err != nil {
			return out, err
		}
		if !slices.Contains(ids, a.ID) {
			ids, out.Articles = append(ids, a.ID), append(out.Articles, a)
		}
	}
	size, err := disk.Place(path, disk.Private, nil, func(part string) (err error) {
		from := l.path
		if l.server != nil {
			from = part + ".mirror"
			defer func() { err = errors.Join(err, removed(from), removed(from+"-wal"), removed(from+"-shm")) }()
			if err = l.mirror(ctx, from, ids); err != nil {
				return withFull(err, part)
			}
		}
		out.Claims, out.Sources, err = cutInto(ctx, from, part, ids)
		return withFull(err, part)
	})
	out.Size = size
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return model.HandedOut{}, ctx.Err()
	case isDamage(err):
		return model.HandedOut{}, explain(err, l.path)
	}
	return model.HandedOut{}, model.WriteFault(err, path, model.Sayf("Nothing was handed out; the library itself is unchanged."))
}

// TakeBack merges what a colleague did to articles that were handed out: just these articles of the
// other file, and nothing else in it. With no articles named it takes all that this library has too,
// under one id or as one that it recognised in an earlier merge. Like a merge it is one event, which
// Undo undoes, and what both sides changed differently is for an editor to decide.
func (l *Library) TakeBack(
	ctx context.Context, editor, path string, articleIDs []string, progress func(part float64, doing string),
) (model.Merged, error) {
	var wanted []string
	for _, id := range articleIDs {
		a, err := l.Article(ctx, id)
		if err != nil {
			return model.Merged{Kept: []string{}}, err
		}
		wanted = append(wanted, a.ID)
	}
	left := 0
	just := func(copied string) (string, error) {
		ids, others, err := l.sharedArticles(ctx, copied, wanted)
		if err != nil {
			return "", err
		}
		left = others
		if len(ids) == 0 {
			return "", model.Faultf(model.Refused, "%s has none of the articles that are in this library, so there is nothing to take back. "+
				"To take in all that is in it, merge it. Nothing was changed.", filepath.Base(path))
		}
		cut := filepath.Join(filepath.Dir(copied), "cut.galley")
		_, _, err = cutInto(ctx, copied, cut, ids)
		return cut, err
	}
	merged, err := l.mergeOther(ctx, editor, path, just, progress)
	merged.Left = left
	return merged, err
}

// sharedArticles are the ids, in a copy of another library, of the articles that this one has too, and
// how many others the other one has. wanted, where there are any, are the only ones looked for.
func (l *Library) sharedArticles(ctx context.Context, copied string, wanted []string) (ids []string, others int, err error) {
	db, err := connect(copied, "deferred", 1)
	if err != nil {
		return nil, 0, explain(err, copied)
	}
	pool, err := db.DB()
	if err != nil {
		return nil, 0, explain(err, copied)
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	var theirs []struct {
		ID      string
		Deleted model.Stamp
	}
	if err := db.WithContext(ctx).Table("articles").Select("id, deleted").Order("id").Scan(&theirs).Error; err != nil {
		return nil, 0, explain(err, copied)
	}
	told, err := sameArticles(db.WithContext(ctx), "ours", "theirs")
	if err != nil {
		return nil, 0, explain(err, copied)
	}
	known, err := sameArticles(l.read.WithContext(ctx), "theirs", "ours")
	if err != nil {
		return nil, 0, explain(err, l.path)
	}
	have, err := pluck(l.read.WithContext(ctx).Table("articles"), "id")
	if err != nil {
		return nil, 0, explain(err, l.path)
	}
	here := map[string]bool{}
	for _, id := range have {
		here[id] = len(wanted) == 0 || slices.Contains(wanted, id)
	}
	for _, t := range theirs {
		if here[t.ID] || slices.ContainsFunc(slices.Concat(known[t.ID], told[t.ID]), func(id string) bool { return here[id] }) {
			ids = append(ids, t.ID)
		} else if t.Deleted == "" {
			others++
		}
	}
	return ids, others, nil
}

// sameArticles are the articles that a library recognised in merges: what stands in one column of its
// list, by what stands in the other.
func sameArticles(db *gorm.DB, by, column string) (map[string][]string, error) {
	var rows []struct{ By, Of string }
	err := db.Table("merged_ids").Where("noun = ?", model.NounArticle).Select(by + ` AS "by", ` + column + ` AS "of"`).Scan(&rows).Error
	all := map[string][]string{}
	for _, r := range rows {
		all[r.By] = append(all[r.By], r.Of)
	}
	return all, err
}

// cutInto writes articles of a library, with all that is about them, into a new library at a path.
func cutInto(ctx context.Context, from, to string, articles []string) (claims, sources int, err error) {
	if err := createPrivate(to); err != nil {
		return 0, 0, err
	}
	l := &Library{path: to}
	defer func() {
		if err = errors.Join(err, l.Close()); err == nil {
			err = errors.Join(removed(to+"-wal"), removed(to+"-shm"))
		}
	}()
	if l.write, err = connect(to, "immediate", 1); err != nil {
		return 0, 0, err
	}
	if err := l.bringUp(ctx, migrations); err != nil {
		return 0, 0, err
	}
	c := &cut{db: l.write.WithContext(ctx), articles: articles}
	if err := c.cutOut(from); err != nil {
		return 0, 0, err
	}
	if l.read, err = connect(to, "deferred", 1); err != nil {
		return 0, 0, err
	}
	wrong, err := l.Check(ctx)
	if err == nil && len(wrong) > 0 {
		err = model.Faultf(model.Damaged, "What was taken out of %s does not fit together: %s Nothing was written.", from, wrong[0])
	}
	return c.claims, c.sources, err
}

// removed deletes a file that SQLite may have left beside a library that it closed.
func removed(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
