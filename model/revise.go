package model

import (
	"fmt"
	"strings"

	"galley/model/passage"
)

// ReviseArticle stores a corrected text of an article as its next version and
// carries every claim over to it: by its passage, never by a guess. What is
// hidden as page furniture stays hidden where the same lines stand again.
type ReviseArticle struct {
	ArticleID string
	Document  Document
}

func (c ReviseArticle) Action() string { return "revise article" }

func (c ReviseArticle) Plan(v View, by Author) (Plan, error) {
	article, err := v.Article(c.ArticleID)
	if err != nil {
		return Plan{}, err
	}
	old, err := v.Newest(article.ID)
	if err != nil {
		return Plan{}, err
	}
	d := c.Document
	if strings.TrimSpace(d.Text) == "" {
		return Plan{}, Faultf(Invalid, "There is no text to read in %s, so the article stays as it is.", nameOr(d.Original.Name, "it"))
	}
	version := Version{
		ID: NewID(), ArticleID: article.ID, Number: old.Number + 1, Text: d.Text, Blocks: d.Blocks,
		SHA256: passage.Hash(d.Text), FileHash: d.Original.SHA256, Added: by.At, Hidden: hiddenAgain(old, d),
	}
	known, found, err := v.ArticleWithContent(version.SHA256, "")
	switch {
	case err != nil:
		return Plan{}, err
	case found && version.SHA256 == old.SHA256:
		return Plan{}, Faultf(Refused, "This is the text that “%s” has already; nothing was stored.", article.Title)
	case found && known.ID != article.ID:
		return Plan{}, &DuplicateError{Of: known}
	}
	var edits []Edit
	if _, err := v.File(d.Original.SHA256); HasCode(err, NotFound) {
		edits = append(edits, Create(d.Original))
	} else if err != nil {
		return Plan{}, err
	}
	edits = append(edits, Create(version))
	places, err := v.AppearancesIn(old.ID)
	if err != nil {
		return Plan{}, err
	}
	carried := carryOver(places, old, version)
	for _, a := range carried {
		edits = append(edits, Create(a))
	}
	return Plan{What: fmt.Sprintf("Revised “%s” to version %d%s", article.Title, version.Number, tallied(carried)), Edits: edits}, nil
}

// carryOver finds appearances again in a newer version. One that was orphaned
// is looked for by its words again.
func carryOver(places []Appearance, old, now Version) []Appearance {
	var spans []passage.Span
	var standing []int
	for i, a := range places {
		if a.State != Orphaned {
			spans = append(spans, a.Span())
			standing = append(standing, i)
		}
	}
	out := make([]Appearance, len(places))
	for i, a := range places {
		out[i] = a
		out[i].ID, out[i].VersionID, out[i].State = NewID(), now.ID, Orphaned
		out[i].Start, out[i].End = 0, 0
	}
	for k, c := range passage.Carry(old.Text, now.Text, spans) {
		a := &out[standing[k]]
		state, stands := fates[c.Fate]
		if !stands {
			continue // Exact, Prefix and Suffix stay: what to look for
		}
		if c.Fate == passage.Kept && places[standing[k]].State == Changed {
			state = Changed // and nobody has looked at it since
		}
		quote := passage.Select(now.Text, c.Span)
		a.Start, a.End, a.Exact, a.Prefix, a.Suffix, a.State = c.Span.Start, c.Span.End, quote.Exact, quote.Prefix, quote.Suffix, state
	}
	return out
}

var fates = map[passage.Fate]AppearanceState{passage.Kept: Anchored, passage.Moved: Moved, passage.Changed: Changed}

// hiddenAgain are the blocks of a document that say what a hidden block said.
func hiddenAgain(old Version, d Document) []int {
	words := map[string]bool{}
	for _, h := range old.Hidden {
		words[old.Text[old.Blocks[h].Start:old.Blocks[h].End]] = true
	}
	hidden := []int{}
	for i, b := range d.Blocks {
		if words[d.Text[b.Start:b.End]] {
			hidden = append(hidden, i)
		}
	}
	return hidden
}

// tallied says what became of the claims, where it needs looking at.
func tallied(places []Appearance) string {
	count := map[AppearanceState]int{}
	for _, a := range places {
		count[a.State]++
	}
	var parts []string
	for _, s := range []AppearanceState{Moved, Changed, Orphaned} {
		if n := count[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, ", ")
}

// AcceptPassage says that an appearance was looked at and is right as it stands.
type AcceptPassage struct{ ID string }

func (c AcceptPassage) Action() string { return "accept passage" }

func (c AcceptPassage) Plan(v View, by Author) (Plan, error) {
	before, err := v.Appearance(c.ID)
	if err != nil {
		return Plan{}, err
	}
	if before.State == Orphaned {
		return Plan{}, Faultf(Refused, "That passage was not found in this version; select its words anew instead.")
	}
	after := before
	after.State = Anchored
	return change("Accepted the passage “"+passage.Shorten(after.Exact, 60)+"”", before, after)
}
