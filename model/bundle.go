package model

import (
	"slices"
)

// Bundle is an article with all its versions and all that was checked in them, as a
// report carries it from one library to another. Records keep the ids they had.
type Bundle struct {
	Article     Article
	Versions    []Version
	Files       []File // with Bytes
	Claims      []Claim
	Appearances []Appearance
	Sources     []Source
	Attachments []Attachment // of the sources
	Evidence    []Evidence
	Verdicts    []Verdict
	Scales      []Scale
	Tags        []Tag
	Asides      []Aside
	Ticks       []Tick
	Contests    []Dispute // of verdicts
	Original    File      // the file that the bundle was read from, with Bytes
}

// ImportBundle stores an article with everything on it as one event. An article
// that is in the library is a Duplicate fault and nothing is stored. Ids are
// kept where they are free; a claim that stands in another article here keeps
// what it has and stands in this one too, and so does a source.
type ImportBundle struct{ Bundle Bundle }

func (c ImportBundle) Action() string { return "import article" }

func (c ImportBundle) Plan(v View, by Author) (Plan, error) {
	b := c.Bundle
	if err := b.Check(); err != nil {
		return Plan{}, err
	}
	if known, err := v.Article(b.Article.ID); err == nil {
		return Plan{}, &DuplicateError{Of: known}
	} else if !HasCode(err, NotFound) {
		return Plan{}, err
	}
	for _, version := range b.Versions {
		known, found, err := v.ArticleWithContent(version.SHA256, b.Original.SHA256)
		if err != nil {
			return Plan{}, err
		}
		if found {
			return Plan{}, &DuplicateError{Of: known}
		}
	}
	slices.SortFunc(b.Versions, func(a, b Version) int { return a.Number - b.Number })
	u := bundleImport{view: v, by: by, ids: map[Noun]map[string]string{}, has: map[string]bool{}, pictured: map[string]Version{}}
	for _, step := range []func(Bundle) error{u.files, u.article, u.scales, u.claims, u.sources, u.evidence, u.verdicts, u.tags, u.asides, u.ticks} {
		if err := step(b); err != nil {
			return Plan{}, err
		}
	}
	what := Sayf("Imported “%s”", b.Article.Title)
	if n := len(b.Claims); n == 1 {
		what = Sayf("Imported “%s” with one claim", b.Article.Title)
	} else if n > 1 {
		what = Sayf("Imported “%s” with %d claims", b.Article.Title, n)
	}
	return Plan{What: what, Edits: u.edits}, nil
}
