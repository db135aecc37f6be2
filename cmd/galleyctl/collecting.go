package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
)

type collectionCommand struct {
	List   collectionList   `cmd:"" help:"List the collections."`
	Add    collectionAdd    `cmd:"" help:"Add articles to a collection. A new name creates one."`
	Remove collectionRemove `cmd:"" help:"Remove articles from a collection. They stay in the library."`
	Rename collectionRename `cmd:"" help:"Rename a collection."`
	Edit   collectionEdit   `cmd:"" help:"Name the scale that claims of a collection's articles begin with."`
	Delete collectionDelete `cmd:"" help:"Delete a collection. Its articles stay in the library."`
}

type collectionJSON struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Scale    string `json:"scale,omitempty"` // the name of the one that claims of its articles begin with
}

type collectionList struct{}

func (c *collectionList) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	all, err := lib.Collections(d.ctx)
	if err != nil {
		return err
	}
	rows := make([]collectionJSON, len(all))
	for i, c := range all {
		if rows[i], err = d.collectionRow(c); err != nil {
			return err
		}
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprint(w, r)
		}
	})
}

// collectionRow is a collection as it is printed.
func (d *invocation) collectionRow(c model.CollectionCount) (collectionJSON, error) {
	row := collectionJSON{ID: c.ID, Name: c.Name, Articles: c.Articles}
	if c.ScaleID == "" {
		return row, nil
	}
	scales, err := d.lib.Scales(d.ctx)
	for _, s := range scales {
		if s.ID == c.ScaleID {
			row.Scale = s.Name
		}
	}
	return row, err
}

func (r collectionJSON) String() string {
	line := fmt.Sprintf("%s\t%d\t%s", r.ID, r.Articles, r.Name)
	if r.Scale != "" {
		line += "\tscale: " + r.Scale
	}
	return line + "\n"
}

// showCollection prints one collection as it is now.
func (d *invocation) showCollection(id string) error {
	all, err := d.lib.Collections(d.ctx)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.ID == id {
			row, err := d.collectionRow(c)
			if err != nil {
				return err
			}
			return d.print(row, func(w io.Writer) { fmt.Fprint(w, row) })
		}
	}
	return model.Faultf(model.NotFound, "There is no collection with the id %s in this library.", id)
}

// articles returns the full ids of articles.
func (d *invocation) articles(ids []string) ([]string, error) {
	full := make([]string, len(ids))
	for i, id := range ids {
		a, err := d.article(id)
		if err != nil {
			return nil, err
		}
		full[i] = a.ID
	}
	return full, nil
}

func (d *invocation) collection(name string) (model.Collection, error) {
	lib, err := d.library()
	if err != nil {
		return model.Collection{}, err
	}
	return lib.Collection(d.ctx, name)
}

type collectionAdd struct {
	Collection string   `arg:"" help:"The collection's name or id. A new name creates a collection."`
	Articles   []string `arg:"" optional:"" name:"article" help:"Articles' ids; without any, an empty collection is created."`
}

func (c *collectionAdd) Run(d *invocation) error {
	articles, err := d.articles(c.Articles)
	if err != nil {
		return err
	}
	cmd := model.AddToCollection{Articles: articles}
	known, err := d.collection(c.Collection)
	switch {
	case err == nil:
		cmd.CollectionID = known.ID
	case model.HasCode(err, model.NotFound):
		cmd.New = c.Collection
	default:
		return err
	}
	change, err := d.apply(cmd)
	if err != nil {
		return err
	}
	if known.ID == "" {
		known.ID = change.Created(model.NounCollection)
	}
	return d.showCollection(known.ID)
}

type collectionRemove struct {
	Collection string   `arg:"" help:"The collection's name or id."`
	Articles   []string `arg:"" name:"article" help:"Articles' ids."`
}

func (c *collectionRemove) Run(d *invocation) error {
	from, err := d.collection(c.Collection)
	if err != nil {
		return err
	}
	articles, err := d.articles(c.Articles)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.RemoveFromCollection{CollectionID: from.ID, Articles: articles}); err != nil {
		return err
	}
	return d.showCollection(from.ID)
}

type collectionRename struct {
	Collection string `arg:"" help:"The collection's name or id."`
	Name       string `arg:"" help:"Its new name."`
}

func (c *collectionRename) Run(d *invocation) error {
	known, err := d.collection(c.Collection)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.RenameCollection{ID: known.ID, Name: c.Name}); err != nil {
		return err
	}
	return d.showCollection(known.ID)
}

type collectionEdit struct {
	Collection string `arg:"" help:"The collection's name or id."`
	Scale      string `required:"" help:"The scale's name; an empty one leaves it to each editor's preference."`
}

// Run names the scale; verdicts that were given keep theirs.
func (c *collectionEdit) Run(d *invocation) error {
	known, err := d.collection(c.Collection)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.EditCollection{ID: known.ID, Scale: c.Scale}); err != nil {
		return err
	}
	return d.showCollection(known.ID)
}

type collectionDelete struct {
	Collection string `arg:"" help:"The collection's name or id."`
}

func (c *collectionDelete) Run(d *invocation) error {
	known, err := d.collection(c.Collection)
	if err != nil {
		return err
	}
	change, err := d.apply(model.DeleteCollection{ID: known.ID})
	if err != nil {
		return err
	}
	return d.deleted(known.ID, change)
}

type tagCommand struct {
	Subjects []string `arg:"" name:"id" help:"Ids of articles or claims."`
	Add      []string `help:"Tags to add, separated by commas." sep:","`
	Remove   []string `help:"Tags to remove, separated by commas." sep:","`
}

type taggedJSON struct {
	ID   string   `json:"id"`
	Tags []string `json:"tags"`
}

func (c *tagCommand) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	cmd := model.ChangeTags{Add: c.Add, Remove: c.Remove}
	var ids []string
	for _, id := range c.Subjects {
		a, err := lib.Article(d.ctx, id)
		if err == nil {
			cmd.Articles, ids = append(cmd.Articles, a.ID), append(ids, a.ID)
			continue
		}
		if !model.HasCode(err, model.NotFound) {
			return err
		}
		claim, err := lib.Dossier(d.ctx, id)
		if model.HasCode(err, model.NotFound) {
			return model.Faultf(model.NotFound, "There is no article or claim with the id %s in this library.", id)
		}
		if err != nil {
			return err
		}
		cmd.Claims, ids = append(cmd.Claims, claim.Claim.ID), append(ids, claim.Claim.ID)
	}
	if len(c.Add)+len(c.Remove) > 0 {
		if _, err := d.apply(cmd); err != nil {
			return err
		}
	}
	rows := make([]taggedJSON, len(ids))
	for i, id := range ids {
		words, err := lib.TagsOf(d.ctx, id)
		if err != nil {
			return err
		}
		rows[i] = taggedJSON{id, append([]string{}, words...)}
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s\t%s\n", r.ID, strings.Join(r.Tags, ", "))
		}
	})
}

type archiveCommand struct {
	Articles []string `arg:"" name:"article" help:"Articles' ids."`
	Back     bool     `help:"Move them out of the archive."`
}

type archivedJSON struct {
	ID       string `json:"id"`
	Archived bool   `json:"archived"`
}

func (c *archiveCommand) Run(d *invocation) error {
	ids, err := d.articles(c.Articles)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.ArchiveArticles{Articles: ids, Back: c.Back}); err != nil {
		return err
	}
	rows := make([]archivedJSON, len(ids))
	for i, id := range ids {
		rows[i] = archivedJSON{id, !c.Back}
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			if r.Archived {
				fmt.Fprintf(w, "%s\tarchived\n", r.ID)
			} else {
				fmt.Fprintf(w, "%s\tback in the list\n", r.ID)
			}
		}
	})
}

type trashCommand struct {
	List    trashList    `cmd:"" help:"List the articles and claims that were deleted."`
	Restore trashRestore `cmd:"" help:"Restore articles, with their claims, and claims."`
}

type trashedJSON struct {
	ID      string      `json:"id"`
	Kind    string      `json:"kind"`              // article or claim
	Title   string      `json:"title"`             // of the article, or the claim's wording
	Article string      `json:"article,omitempty"` // of a claim
	Deleted model.Stamp `json:"deleted"`
}

type trashList struct{}

func (c *trashList) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	rows, err := d.trash()
	if err != nil {
		return fmt.Errorf("list the trash of %s: %w", lib.Path(), err)
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.ID, r.Kind, r.Deleted.Day(), r.Title)
		}
	})
}

// trash returns all that is in the trash, articles first.
func (d *invocation) trash() ([]trashedJSON, error) {
	articles, err := d.lib.All(d.ctx, model.ShelfQuery{Place: model.InTrash})
	if err != nil {
		return nil, err
	}
	rows := []trashedJSON{}
	for _, a := range articles {
		rows = append(rows, trashedJSON{ID: a.ID, Kind: "article", Title: a.Title, Deleted: a.Deleted})
	}
	const atOnce = 1000
	for offset := 0; ; offset += atOnce {
		claims, err := d.lib.TrashedClaims(d.ctx, offset, atOnce)
		if err != nil {
			return nil, err
		}
		for _, c := range claims {
			rows = append(rows, trashedJSON{ID: c.ID, Kind: "claim", Title: c.Wording, Article: c.ArticleID, Deleted: c.Deleted})
		}
		if len(claims) < atOnce {
			return rows, nil
		}
	}
}

type trashRestore struct {
	IDs []string `arg:"" name:"id" help:"Ids of articles or claims in the trash, or their beginnings."`
}

func (c *trashRestore) Run(d *invocation) error {
	if _, err := d.library(); err != nil {
		return err
	}
	all, err := d.trash()
	if err != nil {
		return err
	}
	var articles, claims []string
	var restored []trashedJSON
	for _, id := range c.IDs {
		var found []trashedJSON
		for _, t := range all {
			if t.ID == id || len(id) >= 4 && strings.HasPrefix(t.ID, id) {
				found = append(found, t)
			}
		}
		switch {
		case len(found) == 0:
			return model.Faultf(model.NotFound, "Nothing in the trash has the id %s. Nothing was restored.", id)
		case len(found) > 1:
			return model.Faultf(model.Invalid, "More than one id in the trash begins with %s. Write more of it.", id)
		}
		if found[0].Kind == "claim" {
			claims = append(claims, found[0].ID)
		} else {
			articles = append(articles, found[0].ID)
		}
		restored = append(restored, found[0])
	}
	var cmds []model.Command
	if len(articles) > 0 {
		cmds = append(cmds, model.UndeleteArticles{Articles: articles})
	}
	if len(claims) > 0 {
		cmds = append(cmds, model.UndeleteClaims{Claims: claims})
	}
	for _, cmd := range cmds {
		if _, err := d.apply(cmd); err != nil {
			return err
		}
	}
	for i := range restored {
		restored[i].Deleted = ""
	}
	return d.print(restored, func(w io.Writer) {
		for _, r := range restored {
			fmt.Fprintf(w, "%s\t%s\trestored\t%s\n", r.ID, r.Kind, r.Title)
		}
	})
}
