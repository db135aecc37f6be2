package model

import (
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// ReviseArticle stores a corrected text of an article as its next version and
// carries every claim over to it: by its passage, never by a guess. What is
// hidden as page furniture stays hidden where the same lines stand again.
type ReviseArticle struct {
	ArticleID string
	Document  Document
	// Was is what the same bytes were read as before, nil where they were not:
	// what the article still says of itself in those words is put right.
	Was *Document

	joins string // id of the article that has the text now, and gives it up
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
	last, err := v.LastNumber(article.ID)
	if err != nil {
		return Plan{}, err
	}
	if d.Original.SHA256 == old.FileHash {
		d.Pictures = picturesOf(d.Pictures, old.Pictures)
	}
	version := Version{
		ID: NewID(), ArticleID: article.ID, Number: last + 1, Text: d.Text, Blocks: d.Blocks,
		SHA256: passage.Hash(d.Text), FileHash: d.Original.SHA256, Added: by.At, Hidden: hiddenAgain(old, d),
		LeftOut: orNone(d.LeftOut), Charset: d.Charset, Notes: d.Notes, Pictures: d.Pictures,
	}
	known, found, err := v.ArticleWithContent(version.SHA256, "")
	switch {
	case err != nil:
		return Plan{}, err
	case found && version.SHA256 == old.SHA256 && !notesDiffer(d.Notes, old.Notes) && !picturesDiffer(d.Pictures, old.Pictures):
		return Plan{}, Faultf(Refused, "“%s” has this text already. Nothing was stored.", article.Title)
	case found && known.ID != article.ID && known.ID != c.joins:
		return Plan{}, &DuplicateError{Of: known}
	}
	var edits []Edit
	if _, err := v.File(d.Original.SHA256); HasCode(err, NotFound) {
		edits = append(edits, Create(d.Original))
	} else if err != nil {
		return Plan{}, err
	}
	if edits, err = pictureEdits(v, edits, d); err != nil {
		return Plan{}, err
	}
	edits = append(edits, Create(version))
	if after := c.putRight(article); after != article {
		edits = append(edits, Edit{Before: article, After: after})
	}
	places, err := v.AppearancesIn(old.ID)
	if err != nil {
		return Plan{}, err
	}
	if version.SHA256 == old.SHA256 {
		return c.noted(v, edits, places, article, old, version)
	}
	carried, err := CarryOver(v, places, old, version)
	if err != nil {
		return Plan{}, err
	}
	settling := settling{view: v, old: old, now: version, from: places, carried: carried}
	if err := settling.settle(); err != nil {
		return Plan{}, err
	}
	for _, a := range carried {
		edits = append(edits, Create(a))
	}
	edits = append(edits, settling.edits...)
	asides, err := v.AsidesIn(old.ID)
	if err != nil {
		return Plan{}, err
	}
	for _, a := range CarriedAsides(asides, old, version) {
		edits = append(edits, Create(a))
	}
	again, err := changedVerdicts(v, carried, settling.edits)
	if err != nil {
		return Plan{}, err
	}
	what := Sayf("Revised “%s” to version %d", article.Title, version.Number)
	if d.Original.SHA256 == old.FileHash && d.Charset != old.Charset && d.Charset != "" {
		what = Sayf("Read “%s” as %s: version %d", article.Title, d.Charset, version.Number)
	}
	if tally := tallied(carried); tally != "" {
		what = Sayf("%s: %s", what, tally)
	}
	if n := settling.closed; n > 0 {
		what = Sayf("%s; taken over: %d", what, n)
	}
	if n := settling.missed; n > 0 {
		what = Sayf("%s; not taken over: %d", what, n)
	}
	if n := len(again); n == 1 {
		what = Sayf("%s; one verdict needs another look", what)
	} else if n > 1 {
		what = Sayf("%s; %d verdicts need another look", what, n)
	}
	return Plan{What: what, Edits: append(edits, again...)}, nil
}

// noted is the plan of a version with the text of the one before, and other notes or other pictures. Everything
// stands where it stood, as it stood, so that nothing needs another look. Only what stood on a picture that is not
// there any more has no place.
func (c ReviseArticle) noted(v View, edits []Edit, places []Appearance, article Article, old, now Version) (Plan, error) {
	for _, a := range places {
		a.ID, a.VersionID = NewID(), now.ID
		if a.Picture != "" {
			a = a.OnPicture(now)
		}
		edits = append(edits, Create(a))
	}
	asides, err := v.AsidesIn(old.ID)
	if err != nil {
		return Plan{}, err
	}
	for _, a := range CarriedAsides(asides, old, now) {
		edits = append(edits, Create(a))
	}
	if !notesDiffer(c.Document.Notes, old.Notes) {
		return Plan{What: Sayf("Took in the pictures of “%s”: version %d, with the same text", article.Title, now.Number), Edits: edits}, nil
	}
	return Plan{What: Sayf("Took in the notes of “%s”: version %d, with the same text", article.Title, now.Number), Edits: edits}, nil
}

// putRight is the article with the fields that were read wrongly as they are read now.
// What a person corrected stays.
func (c ReviseArticle) putRight(a Article) Article {
	if c.Was == nil {
		return a
	}
	for _, f := range []struct {
		field    *string
		was, now string
	}{{&a.Title, c.Was.Title, c.Document.Title}, {&a.Byline, c.Was.Byline, c.Document.Byline},
		{&a.Publisher, c.Was.Publisher, c.Document.Publisher}} {
		if now := prose.Flatten(f.now); now != "" && *f.field == prose.Flatten(f.was) {
			*f.field = now
		}
	}
	return a
}

// JoinArticle makes an article that was imported by itself the next version of
// another one, which it is a corrected text of. It must be new: with one version
// and no claims in it.
type JoinArticle struct {
	ID   string // of the article that goes on
	From string // of the one that becomes its newest version
}

func (c JoinArticle) Action() string { return "join article" }

func (c JoinArticle) Plan(v View, by Author) (Plan, error) {
	from, err := v.Article(c.From)
	if err != nil {
		return Plan{}, err
	}
	text, err := v.Newest(from.ID)
	if err != nil {
		return Plan{}, err
	}
	places, err := v.AppearancesIn(text.ID)
	if err != nil {
		return Plan{}, err
	}
	if from.ID == c.ID || text.Number > 1 || len(places) > 0 {
		return Plan{}, Faultf(Refused, "“%s” has been worked on by itself, so it stays an article of its own.", from.Title)
	}
	file, err := v.File(text.FileHash)
	if err != nil {
		return Plan{}, err
	}
	plan, err := ReviseArticle{ArticleID: c.ID, Document: Document{Text: text.Text, Blocks: text.Blocks, LeftOut: text.LeftOut, Notes: text.Notes, Pictures: text.Pictures,
		Charset: text.Charset, Original: file}, joins: from.ID}.Plan(v, by)
	if err != nil {
		return Plan{}, err
	}
	plan.Edits = append([]Edit{Remove(from, by.At)}, plan.Edits...)
	return plan, nil
}

// changedVerdicts takes the claims back into work whose passages have other
// words now, but for those that the version closed or opened.
func changedVerdicts(v View, places []Appearance, ended []Edit) ([]Edit, error) {
	var edits []Edit
	seen := map[string]bool{}
	for _, e := range ended {
		seen[e.After.Key()] = true
	}
	for _, a := range places {
		if a.State != Changed || seen[a.ClaimID] {
			continue
		}
		seen[a.ClaimID] = true
		claim, err := v.Claim(a.ClaimID)
		if err != nil {
			return nil, err
		}
		if edit, needed := lookAgain(claim); needed {
			edits = append(edits, edit)
		}
	}
	return edits, nil
}

// CarryOver finds appearances again in a newer version. One that is orphaned in
// the version before is looked for by where it stood last: a passage taken out
// and put in again is found.
func CarryOver(v View, places []Appearance, old, now Version) ([]Appearance, error) {
	out := make([]Appearance, len(places))
	stood := make([]Appearance, len(places)) // where each of them stood last
	from := map[string][]int{}               // the appearances to carry, by the version they stood in
	for i, a := range places {
		out[i], stood[i] = a, a
		out[i].ID, out[i].VersionID, out[i].State, out[i].Places = NewID(), now.ID, Orphaned, 0
		out[i].Start, out[i].End = 0, 0
		if a.Picture != "" {
			out[i] = out[i].OnPicture(now)
			continue
		}
		if a.State == Orphaned {
			last, found, err := lastStood(v, a)
			if err != nil {
				return nil, err
			}
			if !found {
				continue // Exact, Prefix and Suffix stay: what to look for
			}
			stood[i] = last
		}
		from[stood[i].VersionID] = append(from[stood[i].VersionID], i)
	}
	for id, standing := range from {
		text := old.Text
		if id != old.ID {
			version, err := v.Version(id)
			if err != nil {
				return nil, err
			}
			text = version.Text
		}
		spans := make([]passage.Span, len(standing))
		for k, i := range standing {
			spans[k] = stood[i].Span()
		}
		for k, c := range passage.Carry(text, now.Text, spans) {
			i := standing[k]
			var err error
			if out[i], err = out[i].carried(v, stood[i], c, now); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// carried is an appearance where it was found again, if it was.
func (a Appearance) carried(v View, stood Appearance, c passage.Carried, now Version) (Appearance, error) {
	a.Places = len(c.Places)
	state, stands := fates[c.Fate]
	if !stands {
		return a, nil
	}
	if c.Fate == passage.Kept && stood.State == Changed {
		state = Changed // and nobody has looked at it since
	}
	quote := passage.Select(now.Text, c.Span)
	a.Start, a.End, a.Exact, a.Prefix, a.Suffix, a.State = c.Span.Start, c.Span.End, quote.Exact, quote.Prefix, quote.Suffix, state
	if c.Fate == passage.Changed { // perhaps back to what it was
		was, err := asMarked(v, a)
		if err != nil {
			return a, err
		}
		if was {
			a.State = Anchored
		}
	}
	return a, nil
}

// lastStood is the newest appearance of an orphan's claim in its article that has a
// place. It is not found where its version has two of them.
func lastStood(v View, orphan Appearance) (Appearance, bool, error) {
	all, err := v.Appearances(orphan.ClaimID)
	if err != nil {
		return Appearance{}, false, err
	}
	var last Appearance
	found := false
	for _, a := range all { // in the order of versions
		if a.ArticleID != orphan.ArticleID || a.VersionID >= orphan.VersionID || a.State == Orphaned {
			continue
		}
		found = !found || a.VersionID != last.VersionID
		last = a
	}
	return last, found, nil
}

// asMarked reports whether a passage has the words again that somebody marked
// or accepted in an earlier version.
func asMarked(v View, now Appearance) (bool, error) {
	all, err := v.Appearances(now.ClaimID)
	if err != nil {
		return false, err
	}
	for _, a := range all {
		if a.ArticleID == now.ArticleID && (a.State == Anchored || a.State == Moved) && passage.SameWords(a.Exact, now.Exact) {
			return true, nil
		}
	}
	return false, nil
}

var fates = map[passage.Fate]AppearanceState{passage.Kept: Anchored, passage.Moved: Moved, passage.Changed: Changed}

// hiddenAgain are the blocks of a document with the text of a hidden block.
func hiddenAgain(old Version, d Document) []int {
	words := map[string]bool{}
	for _, h := range old.Hidden {
		if h < 0 || h >= len(old.Blocks) {
			continue
		}
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

// tallied counts the claims that an editor has to look at, by what became of them.
const severalPlaces = "unclear which of several places"

func tallied(places []Appearance) string {
	count := map[string]int{}
	for _, a := range places {
		switch {
		case a.State == Orphaned && a.Places > 0:
			count[severalPlaces]++
		default:
			count[a.State.Said()]++
		}
	}
	var parts []string
	for _, of := range []struct {
		state string
		says  func(n int) string
	}{
		{Moved.Said(), func(n int) string { return Sayf("%d moved", n) }},
		{Changed.Said(), func(n int) string { return Sayf("%d changed", n) }},
		{Orphaned.Said(), func(n int) string { return Sayf("%d no longer in the text", n) }},
		{severalPlaces, func(n int) string { return Sayf("%d unclear which of several places", n) }},
	} {
		if n := count[of.state]; n > 0 {
			parts = append(parts, of.says(n))
		}
	}
	return strings.Join(parts, ", ")
}

// AcceptPassage says that an appearance was looked at and is right as it stands. A wording
// that nobody edited follows its words.
type AcceptPassage struct{ ID string }

func (c AcceptPassage) Action() string { return "accept passage" }

func (c AcceptPassage) Plan(v View, by Author) (Plan, error) {
	before, err := v.Appearance(c.ID)
	if err != nil {
		return Plan{}, err
	}
	if before.State == Orphaned {
		return Plan{}, Faultf(Refused, "That passage was not found in this version. Select its words in the text instead.")
	}
	after := before
	after.State = Anchored
	plan, err := change(Sayf("Accepted the passage “%s”", passage.Shorten(after.Exact, 60)), before, after)
	if err != nil || len(plan.Edits) == 0 {
		return plan, err
	}
	return withWording(v, plan, before, after)
}
