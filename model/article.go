package model

import (
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// Article is a stored page or text as a publication: who published what, when.
// Its words stand in its Versions.
type Article struct {
	ID         string `gorm:"primaryKey" json:"id"`
	Title      string `json:"title"`
	Byline     string `json:"byline"`
	Publisher  string `json:"publisher"`
	Published  string `json:"published"` // ISO 8601 as far as known: a year, a month, a day or a moment; "" unknown
	URL        string `gorm:"column:url" json:"url"`
	Language   string `json:"language"` // BCP 47, "" unknown
	Imported   Stamp  `json:"imported"`
	ImportedBy string `json:"imported_by"`
	// CheckPublished is when the check of the article was published: what is changed after it is a
	// correction. "" it was not.
	CheckPublished Stamp `json:"check_published,omitempty"`
	Archived       Stamp `json:"archived,omitempty"` // since when it is out of the daily list; "" it is in it
	Deleted        Stamp `json:"deleted,omitempty"`
}

// BlockKind says what a block of text is on the page.
type BlockKind string

const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	ListItem  BlockKind = "list item"
	Quotation BlockKind = "quotation"
	Caption   BlockKind = "caption"
)

// BlockKinds are all of them.
var BlockKinds = []BlockKind{Heading, Paragraph, ListItem, Quotation, Caption}

// Block is a paragraph, a heading or the like in a version's text. Start and End are
// byte offsets into Version.Text; blocks are in order and do not overlap, and
// between two stands the separator "\n\n".
type Block struct {
	Kind  BlockKind `json:"kind"`
	Start int       `json:"start"`
	End   int       `json:"end"`
	Level int       `json:"level,omitempty"` // of a heading, 1 to 6
	// of a transcript: who said it, and when it begins and ends in the recording, in milliseconds
	Speaker string `json:"speaker,omitempty"` // "" not known
	At      int    `json:"at,omitempty"`
	Until   int    `json:"until,omitempty"` // 0 it is none
}

// Span is the block's place in the text.
func (b Block) Span() passage.Span { return passage.Span{Start: b.Start, End: b.End} }

// BlockSeparator stands between two blocks in Version.Text.
const BlockSeparator = "\n\n"

// Version is one text of an article. Text, Blocks and SHA256 never change after
// it is stored; a corrected article is a new Version. Only Hidden changes: the
// blocks an editor put out of sight as page furniture (by index into Blocks),
// which touches no offset.
type Version struct {
	ID        string  `gorm:"primaryKey" json:"id"`
	ArticleID string  `gorm:"<-:create" json:"article_id"`
	Number    int     `json:"number"`             // 1 for the first; later versions have higher ones, in the order of Added
	Text      string  `gorm:"<-:create" json:"-"` // UTF-8, NFC; left out of events, which would double the library
	Blocks    []Block `gorm:"<-:create;serializer:json" json:"-"`
	SHA256    string  `gorm:"<-:create;column:sha256" json:"sha256"`           // of Text, hex
	FileHash  string  `gorm:"<-:create;column:file_sha256" json:"file_sha256"` // the File it was read from
	Added     Stamp   `gorm:"<-:create" json:"added"`
	Hidden    []int   `gorm:"serializer:json" json:"hidden"` // sorted
	// what Text was decoded from, e.g. windows-1250; "" where the file says it itself
	Charset string `gorm:"<-:create" json:"charset,omitempty"`
	// LeftOut is what of the page is not in Text, in the order of the page. It is left out of events, as Text is.
	LeftOut []LeftOut `gorm:"<-:create;serializer:json" json:"-"`
	// Notes are what an author or another left at words of the text, in its order; those without a place
	// last. They are left out of events, as Text is.
	Notes []Note `gorm:"<-:create;serializer:json" json:"-"`
	// Pictures are those of the text, in its order. They are left out of events, as Text is.
	Pictures []Picture `gorm:"<-:create;serializer:json" json:"-"`
	Deleted  Stamp     `json:"deleted,omitempty"`
}

// IsHidden reports whether the block with that index is put out of sight.
func (v Version) IsHidden(block int) bool {
	for _, h := range v.Hidden {
		if h == block {
			return true
		}
	}
	return false
}

// File is a sequence of bytes kept exactly as it came in: the original of an
// article or the attachment of a source. The library stores the bytes
// compressed; Bytes is filled only on the way in.
type File struct {
	SHA256    string `gorm:"primaryKey;column:sha256" json:"sha256"`
	Name      string `json:"name"`       // the file's own name, without folders
	MediaType string `json:"media_type"` // as detected, e.g. "text/html; charset=windows-1252"
	Size      int64  `json:"size"`       // bytes, uncompressed
	Bytes     []byte `gorm:"-" json:"-"`
	Deleted   Stamp  `json:"deleted,omitempty"`
}

// Document is what import makes of a file or a page: an article to be, in
// blocks, with the bytes it was read from.
type Document struct {
	Title, Byline, Publisher, Published, URL, Language string
	Text                                               string // UTF-8, NFC, blocks joined by BlockSeparator
	Blocks                                             []Block
	// blocks that look like page furniture; a proposal, nothing is hidden by it
	Furniture []int
	Original  File   // with Bytes
	Charset   string // what Text was decoded from, "" where the file says it itself
	// sentences for the person who imports it: what of the file is not in the text
	Cautions []string
	LeftOut  []LeftOut // what of a page is not in Text
	Notes    []Note    // what stands at words of Text, in its order; those without a place last
	Pictures []Picture // those of Text, in its order
	// PictureFiles are the bytes of those that came with the text, each once
	PictureFiles []File
	Tracked      int // how many insertions, deletions and moves the file has that nobody accepted or refused yet
}

// ImportArticle stores a document as a new article. The same bytes, or the
// same text, already in the library are a Duplicate fault and nothing is stored.
type ImportArticle struct {
	Document Document
	ID       string // of the article to be; made if empty
}

// DuplicateError says that an import's content is known: Of is the article that has it.
type DuplicateError struct {
	Of Article
	// OtherNotes says that the draft has other notes than the article's newest version, which
	// has its text. ReviseArticle takes them in.
	OtherNotes bool
}

func (d *DuplicateError) Error() string {
	if d.OtherNotes {
		return Sayf("This text is already in the library, as “%s”, with other notes. "+
			"To bring the new ones in, revise that article with this file.", d.Of.Title)
	}
	return Sayf("This text is already in the library, as “%s”.", d.Of.Title)
}

func (c ImportArticle) Action() string { return "import article" }

func (c ImportArticle) Plan(v View, by Author) (Plan, error) {
	d := c.Document
	if strings.TrimSpace(d.Text) == "" {
		return Plan{}, Faultf(Invalid, "There is no text to read in %s, so nothing was imported.", nameOr(d.Original.Name, "it"))
	}
	version := Version{
		ID: NewID(), ArticleID: c.ID, Number: 1, Text: d.Text, Blocks: d.Blocks,
		SHA256: passage.Hash(d.Text), FileHash: d.Original.SHA256, Added: by.At, Hidden: []int{}, LeftOut: orNone(d.LeftOut),
		Charset: d.Charset, Notes: d.Notes, Pictures: d.Pictures,
	}
	if version.ArticleID == "" {
		version.ArticleID = NewID()
	}
	known, found, err := v.ArticleWithContent(version.SHA256, version.FileHash)
	if err != nil {
		return Plan{}, err
	}
	if found {
		newest, err := v.Newest(known.ID)
		if err != nil {
			return Plan{}, err
		}
		noted := newest.SHA256 == version.SHA256 && notesDiffer(d.Notes, newest.Notes)
		return Plan{}, &DuplicateError{Of: known, OtherNotes: noted}
	}
	d.URL = FullAddress(d.URL)
	if err := checkAddress(d.URL); err != nil {
		return Plan{}, err
	}
	article := Article{
		ID: version.ArticleID, Title: prose.Flatten(d.Title), Byline: prose.Flatten(d.Byline), Publisher: prose.Flatten(d.Publisher),
		Published: d.Published, URL: d.URL, Language: d.Language, Imported: by.At, ImportedBy: by.Editor,
	}
	if article.Title == "" {
		article.Title = passage.Shorten(d.Text, 80)
	}
	edits := []Edit{}
	if _, err := v.File(d.Original.SHA256); HasCode(err, NotFound) {
		edits = append(edits, Create(d.Original))
	} else if err != nil {
		return Plan{}, err
	}
	if edits, err = pictureEdits(v, edits, d); err != nil {
		return Plan{}, err
	}
	edits = append(edits, Create(article), Create(version))
	return Plan{What: Sayf("Imported “%s”", article.Title), Edits: edits}, nil
}

// EditArticle changes what is known about an article; nil leaves a field as it is.
type EditArticle struct {
	ID                                                 string
	Title, Byline, Publisher, Published, URL, Language *string
}

func (c EditArticle) Action() string { return "edit article" }

func (c EditArticle) Plan(v View, by Author) (Plan, error) {
	before, err := v.Article(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	set(&after.Title, c.Title, prose.Flatten)
	set(&after.Byline, c.Byline, prose.Flatten)
	set(&after.Publisher, c.Publisher, prose.Flatten)
	set(&after.URL, c.URL, FullAddress)
	if after.URL != strings.TrimSpace(before.URL) {
		if err := checkAddress(after.URL); err != nil {
			return Plan{}, err
		}
	}
	set(&after.Language, c.Language, strings.TrimSpace)
	if err := setDate(&after.Published, c.Published, Sayf("date of publication")); err != nil {
		return Plan{}, err
	}
	if after.Title == "" {
		return Plan{}, Faultf(Invalid, "An article needs a headline. The old one was kept.")
	}
	return change(Sayf("Edited “%s”", after.Title), before, after)
}

// HideBlocks puts blocks of a version out of sight as page furniture, or shows
// them again. The text and every offset stay as they are.
type HideBlocks struct {
	VersionID string
	Blocks    []int
	Hide      bool
}

func (c HideBlocks) Action() string {
	if c.Hide {
		return "hide furniture"
	}
	return "show furniture"
}

func (c HideBlocks) Plan(v View, by Author) (Plan, error) {
	before, err := v.Version(c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	marks, err := v.AppearancesIn(c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	hidden := make(map[int]bool, len(before.Hidden))
	for _, b := range before.Hidden {
		hidden[b] = true
	}
	for _, b := range c.Blocks {
		if b < 0 || b >= len(before.Blocks) {
			return Plan{}, Faultf(NotFound, "This article has no paragraph number %d. Nothing was hidden.", b+1)
		}
		if c.Hide {
			for _, m := range marks {
				if m.Start < before.Blocks[b].End && m.End > before.Blocks[b].Start {
					return Plan{}, Faultf(Refused, "A claim is marked in “%s”, so it stays visible.", passage.Shorten(m.Exact, 40))
				}
			}
		}
		hidden[b] = c.Hide
	}
	after := before
	after.Hidden = []int{}
	for b := range before.Blocks {
		if hidden[b] {
			after.Hidden = append(after.Hidden, b)
		}
	}
	what := Sayf("Hid page furniture")
	if !c.Hide {
		what = Sayf("Showed hidden lines again")
	}
	return change(what, before, after)
}

// ArchiveArticles takes articles out of the daily list, or puts them back. Archived
// articles can still be searched, opened and worked on.
type ArchiveArticles struct {
	Articles []string
	Back     bool // out of the archive
}

func (c ArchiveArticles) Action() string {
	if c.Back {
		return "unarchive"
	}
	return "archive"
}

func (c ArchiveArticles) Plan(v View, by Author) (Plan, error) {
	articles, err := articlesOf(v, c.Articles)
	if err != nil {
		return Plan{}, err
	}
	var plan Plan
	var moved []Article
	for _, a := range articles {
		if (a.Archived != "") != c.Back {
			continue
		}
		after := a
		after.Archived = by.At
		if c.Back {
			after.Archived = ""
		}
		plan.Edits = append(plan.Edits, Edit{Before: a, After: after})
		moved = append(moved, a)
	}
	plan.What = Sayf("Archived %s", titled(moved))
	if c.Back {
		plan.What = Sayf("Took %s out of the archive", titled(moved))
	}
	return plan, nil
}
