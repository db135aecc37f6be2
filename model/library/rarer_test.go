package library

import (
	"fmt"
	"strings"

	"galley/model"
	"galley/model/passage"
)

// firstWide is the first seed whose editors also do what is done more rarely.
// (Those below keep the histories that they had.)
const firstWide = 1000

// firstReading is the first seed whose editors also set sentences aside, dismiss hints and tick entries.
const firstReading = 2000

// reading is one of the things that an editor does who reads a text line by line.
func (d colleague) reading(version string) model.Command {
	d.t.Helper()
	v, err := d.l.Version(d.t.Context(), version)
	if err != nil {
		d.t.Fatal(err)
	}
	block := pick(d.r, v.Blocks...).Span()
	if i := strings.Index(v.Text[block.Start:block.End], ". "); i > 0 && d.r.IntN(2) > 0 {
		block.End = block.Start + i + 1
	}
	var claims []string
	if err := d.l.read.Raw("SELECT id FROM claims WHERE deleted = '' ORDER BY id").Scan(&claims).Error; err != nil {
		d.t.Fatal(err)
	}
	hints := []model.HintKey{{Subject: pick(d.r, append(claims, v.ArticleID)...), Kind: pick(d.r, "figure", "name"), Words: pick(d.r, quotes...)}}
	entries := []model.EntryKey{{Kind: "figure", Words: pick(d.r, quotes...)}, {Kind: "person", Words: pick(d.r, "Jo Doe", "The envoy")}}
	return pick[model.Command](d.r,
		model.SetAside{VersionID: version, Spans: []passage.Span{block}, Kind: pick(d.r, model.AsideKinds...)},
		model.SetAside{VersionID: version, Spans: []passage.Span{block}, Kind: model.NoFact},
		model.TakeBackAside{VersionID: version, Spans: []passage.Span{block}},
		model.DismissHint{Hints: hints}, model.TakeHintBack{Hints: hints},
		model.TickEntry{ArticleID: v.ArticleID, Entries: entries[:1+d.r.IntN(2)]},
		model.UntickEntry{ArticleID: v.ArticleID, Entries: entries[:1]})
}

// rarer is one of the things an editor does more rarely; nil where it cannot be done.
func (d colleague) rarer() model.Command {
	d.t.Helper()
	ids := func(sql string) []string {
		var all []string
		if err := d.l.read.Raw("SELECT id FROM (" + sql + ") AS x ORDER BY id").Scan(&all).Error; err != nil {
			d.t.Fatal(err)
		}
		return all
	}
	one := func(sql string) string {
		if all := ids(sql); len(all) > 0 {
			return pick(d.r, all...)
		}
		return ""
	}
	living := func(table string) string { return one("SELECT id FROM " + table + " WHERE deleted = ''") }
	trashed := func(table string) string { return one("SELECT id FROM " + table + " WHERE deleted <> ''") }
	word := fmt.Sprint(pick(d.r, "word ", "other word "), d.r.IntN(3))
	var id string
	var cmd model.Command
	switch d.r.IntN(14) {
	case 0:
		id = living("sources")
		cmd = model.EditSource{ID: id, Fields: model.SourceFields{Publisher: &word}}
	case 1:
		id = living("evidence")
		cmd = model.DetachSource{EvidenceID: id}
	case 2:
		id = living("evidence")
		cmd = model.EditEvidence{ID: id, Stance: ptr(pick(d.r, model.Stances...)), Locator: &word}
	case 3:
		id = trashed("claims")
		cmd = model.UndeleteClaims{Claims: []string{id}}
	case 4:
		id = trashed("articles")
		cmd = model.UndeleteArticles{Articles: []string{id}}
	case 5:
		id = living("articles")
		cmd = model.EditArticle{ID: id, Byline: &word}
	case 6:
		id = living("collections")
		cmd = pick[model.Command](d.r, model.DeleteCollection{ID: id}, model.RenameCollection{ID: id, Name: word})
	case 7:
		id = one("SELECT subject AS id FROM tags WHERE deleted = '' AND subject IN (SELECT id FROM claims WHERE deleted = '')")
		cmd = model.ChangeTags{Claims: []string{id}, Remove: []string{"Urgent", "later"}}
	case 8:
		id = living("articles")
		cmd = model.ChangeTags{Articles: []string{id}, Add: []string{word}}
	case 9:
		id = one("SELECT p.id FROM appearances AS p JOIN articles AS a ON a.id = p.article_id AND a.deleted = '' WHERE p.deleted = '' AND " +
			"p.state <> 'orphaned'")
		if a, err := d.l.Dossiers(d.t.Context()); err == nil {
			for _, x := range a {
				for _, p := range x.Appearances {
					if p.ID == id && p.End-p.Start > 6 {
						return model.MoveAppearance{ID: id, Span: passage.Span{Start: p.Start + strings.Index(p.Exact, " ") + 1, End: p.End}}
					}
				}
			}
		}
		return nil
	case 10:
		id = one("SELECT p.id FROM appearances AS p JOIN articles AS a ON a.id = p.article_id AND a.deleted = '' WHERE p.deleted = '' AND " +
			"p.state IN ('moved', 'changed')")
		cmd = model.AcceptPassage{ID: id}
	case 11:
		id = one("SELECT id FROM disputes WHERE deleted = '' AND choice = ''")
		cmd = model.DecideDispute{ID: id, Choice: pick(d.r, model.ChoiceOurs, model.ChoiceTheirs)}
	case 12:
		id = one("SELECT v.id FROM versions AS v JOIN articles AS a ON a.id = v.article_id AND a.deleted = '' WHERE v.deleted = ''")
		cmd = model.HideBlocks{VersionID: id, Blocks: []int{d.r.IntN(2)}, Hide: d.r.IntN(3) > 0}
	default:
		id = one("SELECT m.article_id AS id FROM memberships AS m JOIN articles AS a ON a.id = m.article_id AND a.deleted = '' WHERE " +
			"m.deleted = ''")
		from := one("SELECT collection_id AS id FROM memberships WHERE deleted = '' AND article_id = '" + id + "'")
		cmd = model.RemoveFromCollection{CollectionID: from, Articles: []string{id}}
	}
	if id == "" {
		return nil
	}
	return cmd
}
