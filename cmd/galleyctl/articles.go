package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/ingest"
	"galley/model/passage"
	"galley/model/report/interchange"
)

type listCommand struct {
	Collection string `help:"Only those in this collection (its id or name)."`
	Tag        string `help:"Only those with this tag."`
	Archived   bool   `help:"Only those in the archive."`
	Trash      bool   `help:"Those in the trash."`
	Sort       string `default:"imported" enum:"imported,published,title,publisher,least-checked,worked-on,words-open" help:"The order: imported, published, title, publisher, least-checked, worked-on, words-open."`
}

type summaryJSON struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
	Published string          `json:"published"`
	Claims    int             `json:"claims"`
	Checked   int             `json:"checked"`
	Words     model.WordCount `json:"words"`
}

func (c *listCommand) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	if c.Archived && c.Trash {
		return usagef("list takes --archived or --trash, not both")
	}
	q := model.ShelfQuery{Tag: model.FoldTag(c.Tag), Sort: model.Sort(strings.ReplaceAll(c.Sort, "-", " "))}
	switch {
	case c.Archived:
		q.Place = model.Archive
	case c.Trash:
		q.Place = model.InTrash
	}
	if c.Collection != "" {
		collection, err := lib.Collection(d.ctx, c.Collection)
		if err != nil {
			return err
		}
		q.Collection = collection.ID
	}
	articles, err := lib.All(d.ctx, q)
	if err != nil {
		return err
	}
	rows := make([]summaryJSON, len(articles))
	for i, a := range articles {
		rows[i] = summaryJSON{a.ID, a.Title, a.Publisher, a.Published, a.Claims, a.Checked, a.Words}
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s\t%d/%d\t%.10s\t%s\t%s\n", r.ID, r.Checked, r.Claims, r.Published, r.Publisher, r.Title)
		}
	})
}

type showCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Number  int    `name:"version" help:"The number of the version (default: the newest)."`
	Notes   bool   `help:"With the notes: comments, footnotes, endnotes and links, each with its place, in code points of the text."`
}

type articleJSON struct {
	ID        string                `json:"id"`
	Title     string                `json:"title"`
	Byline    string                `json:"byline"`
	Publisher string                `json:"publisher"`
	Published string                `json:"published"`
	URL       string                `json:"url"`
	Language  string                `json:"language"`
	Imported  model.Stamp           `json:"imported"`
	Version   int                   `json:"version"`
	Versions  int                   `json:"versions"`
	SHA256    string                `json:"sha256"`
	Blocks    []interchange.Block   `json:"blocks"`
	Claims    []shownClaim          `json:"claims"`
	LeftOut   []leftOutJSON         `json:"left_out"`
	Checked   model.Stamp           `json:"check_published"` // when the check was published; "" it was not
	Notes     *[]interchange.Note   `json:"notes,omitempty"` // where they were asked for
	Pictures  []interchange.Picture `json:"pictures"`
}

func (c *showCommand) Run(d *invocation) error { return d.showProof(c.Article, c.Number, c.Notes) }

func (d *invocation) showArticle(id string, number int) error { return d.showProof(id, number, false) }

func (d *invocation) showProof(id string, number int, notes bool) error {
	p, err := d.proof(id, number)
	if err != nil {
		return err
	}
	claims, err := d.claims(p.Dossiers)
	if err != nil {
		return err
	}
	a, x := p.Article, passage.NewIndex(p.Version.Text)
	out := articleJSON{
		a.ID, a.Title, a.Byline, a.Publisher, a.Published, a.URL, a.Language, a.Imported,
		p.Version.Number, p.Versions, p.Version.SHA256, interchange.BlocksOf(p.Version, x), claims,
		leftOutOf(p.Version), a.CheckPublished, nil, interchange.PicturesOf(p.Version),
	}
	if notes {
		all := interchange.NotesOf(p.Version, x)
		out.Notes = &all
	}
	return d.print(out, func(w io.Writer) {
		for _, line := range [][2]string{
			{"title", out.Title}, {"byline", out.Byline}, {"publisher", out.Publisher}, {"published", out.Published}, {"url", out.URL},
			{"version", fmt.Sprintf("%d of %d", out.Version, out.Versions)},
			{"blocks", fmt.Sprintf("%d, %d hidden", len(out.Blocks), len(p.Version.Hidden))},
			{"claims", fmt.Sprint(len(claims))}, {"charset", p.Version.Charset},
			{"pictures", countedPictures(p.Version)}, {"left out", partsLeftOut(p.Version)}, {"notes", countedNotes(model.CountNotes(p.Version.Notes))},
		} {
			if line[1] != "" {
				fmt.Fprintf(w, "%s\t%s\n", line[0], line[1])
			}
		}
		fmt.Fprintln(w)
		listClaims(w, claims)
		if notes {
			listNotes(w, *out.Notes)
		}
	})
}

type textCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Number  int    `name:"version" help:"The number of the version (default: the newest)."`
}

func (c *textCommand) Run(d *invocation) error {
	p, err := d.proof(c.Article, c.Number)
	if err != nil {
		return err
	}
	if !d.json { // unchanged, because offsets count in it
		return d.write(printableText(p.Version.Text))
	}
	return d.print(struct {
		Version int    `json:"version"`
		Text    string `json:"text"`
	}{p.Version.Number, p.Version.Text}, nil)
}

type editCommand struct {
	Article                                            string  `arg:"" help:"The article's id, or its beginning."`
	Title, Byline, Publisher, Published, URL, Language *string `help:"What it should be; empty takes it away."`
}

func (c *editCommand) Run(d *invocation) error {
	a, err := d.article(c.Article)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.EditArticle{
		ID: a.ID, Title: c.Title, Byline: c.Byline, Publisher: c.Publisher, Published: c.Published, URL: c.URL, Language: c.Language,
	}); err != nil {
		return err
	}
	return d.showArticle(a.ID, 0)
}

type hideCommand struct {
	Article   string `arg:"" help:"The article's id, or its beginning."`
	Blocks    []int  `arg:"" optional:"" name:"block" help:"Which blocks, counted from 0 as show lists them."`
	Furniture bool   `help:"Those that look like page furniture."`
	Show      bool   `help:"Show them again; without blocks, all of them."`
}

func (c *hideCommand) Run(d *invocation) error {
	p, err := d.proof(c.Article, 0)
	if err != nil {
		return err
	}
	blocks := c.Blocks
	switch {
	case c.Furniture && (len(blocks) > 0 || c.Show):
		return usagef("hide takes either blocks or --furniture")
	case c.Furniture:
		blocks = ingest.Furniture(p.Version.Text, p.Version.Blocks)
	case len(blocks) == 0 && c.Show:
		blocks = p.Version.Hidden
	case len(blocks) == 0:
		return usagef("hide needs the numbers of blocks, or --furniture")
	}
	if _, err := d.apply(model.HideBlocks{VersionID: p.Version.ID, Blocks: blocks, Hide: !c.Show}); err != nil {
		return err
	}
	return d.showArticle(p.Article.ID, 0)
}

type deleteCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
}

func (c *deleteCommand) Run(d *invocation) error {
	a, err := d.article(c.Article)
	if err != nil {
		return err
	}
	change, err := d.apply(model.DeleteArticle{ID: a.ID})
	if err != nil {
		return err
	}
	return d.deleted(a.ID, change)
}

// article returns an article by its id, or the beginning of its id.
func (d *invocation) article(id string) (model.Article, error) {
	lib, err := d.library()
	if err != nil {
		return model.Article{}, err
	}
	return lib.Article(d.ctx, id)
}

// proof returns a version of an article, 0 for the newest, with the claims that stand in it.
func (d *invocation) proof(article string, number int) (model.Proof, error) {
	lib, err := d.library()
	if err != nil {
		return model.Proof{}, err
	}
	return lib.Proof(d.ctx, article, number)
}

// deleted reports that something was deleted and how it can be restored.
func (d *invocation) deleted(id string, change model.Change) error {
	return d.print(struct {
		ID      string `json:"id"`
		Deleted bool   `json:"deleted"`
	}{id, true}, func(w io.Writer) {
		fmt.Fprintln(w, strings.TrimSuffix(change.Event.What, ".")+". galleyctl undo brings it back.")
	})
}
