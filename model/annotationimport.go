package model

import (
	"fmt"
	"strings"

	"galley/model/prose"
)

// ImportAnnotations makes claims of annotations, in one event. An annotation
// that came in before is left as it is; what cannot be placed for sure is kept
// as a claim without a place, never put at a place that may be wrong.
type ImportAnnotations struct {
	VersionID   string
	Annotations []Annotation
	Placed      []Placement // what became of each, in their order; filled by Plan
}

func (c *ImportAnnotations) Action() string { return "import annotations" }

func (c *ImportAnnotations) Plan(v View, by Author) (Plan, error) {
	version, err := v.Version(c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	article, err := v.Article(version.ArticleID)
	if err != nil {
		return Plan{}, err
	}
	there, err := v.AppearancesIn(version.ID)
	if err != nil {
		return Plan{}, err
	}
	r := annotationImport{
		view: v, by: by, article: article, version: version, placer: newPlacer(article, version, c.Annotations),
		made: map[string]string{}, sources: map[string]string{},
	}
	own := map[string]Appearance{} // by the id that Galley writes them with
	of := map[string]Appearance{}
	for _, a := range there {
		own[AnnotationID(a.ID)] = a
		if _, known := of[a.ClaimID]; !known {
			of[a.ClaimID] = a
		}
	}
	c.Placed = make([]Placement, 0, len(c.Annotations))
	at := map[string]int{}
	for _, a := range c.Annotations {
		p := Placement{Annotation: a.ID, State: PlacedOrphaned}
		was, isOwn := own[a.ID]
		parent, answers := at[a.ReplyTo]
		before, again := at[a.ID]
		switch {
		case isOwn:
			p.State, p.ClaimID, p.Span = PlacedKnown, was.ClaimID, was.Span()
		case answers:
			p = c.Placed[parent]
			p.Annotation = a.ID
		case again: // twice in the file
			p = c.Placed[before]
		case a.ReplyTo != "": // to something that is not in the file
		default:
			if err := r.take(a, of, &p); err != nil {
				return Plan{}, err
			}
		}
		if !again {
			at[a.ID] = len(c.Placed)
		}
		c.Placed = append(c.Placed, p)
	}
	what := Sayf("Imported an annotation of “%s”", article.Title)
	if n := len(r.made); n != 1 {
		what = Sayf("Imported %d annotations of “%s”", n, article.Title)
	}
	return Plan{What: what, Edits: r.edits}, nil
}

// annotationImport is an import of annotations under way.
type annotationImport struct {
	view    View
	by      Author
	article Article
	version Version
	placer  placer
	edits   []Edit
	made    map[string]string // annotation → claim
	sources map[string]string // address or annotation → source
}

func (r *annotationImport) add(record Record) { r.edits = append(r.edits, Create(record)) }

// free finds an id made of names that was never given, or the living record that
// has it: what was undone or deleted may come in again.
func (r *annotationImport) free(noun Noun, names ...string) (id string, living bool, err error) {
	for n := 0; ; n++ {
		id = idOf(append(names, fmt.Sprint(n))...)
		known, err := r.view.Known(noun, id)
		if err != nil || !known {
			return id, false, err
		}
		switch _, err := r.view.Record(noun, id); {
		case err == nil:
			return id, true, nil
		case !HasCode(err, NotFound):
			return "", false, err
		}
	}
}

// take makes a claim of an annotation, unless it was made before.
func (r *annotationImport) take(a Annotation, there map[string]Appearance, p *Placement) error {
	id, living, err := r.free(NounClaim, "annotation", r.article.ID, a.ID)
	if err != nil {
		return err
	}
	if living {
		p.State, p.ClaimID, p.Span = PlacedKnown, id, there[id].Span()
		return nil
	}
	appearances, state, err := r.places(a, id)
	if p.State = state; err != nil || len(appearances) == 0 {
		return err
	}
	appearance := appearances[0]
	if state == PlacedAnchored {
		p.Span = appearance.Span()
	}
	p.ClaimID = id
	r.made[a.ID] = id
	claim := Claim{ID: id, Status: Unchecked, Created: orAt(a.Created, r.by.At)}
	kind, wording := a.Kind, prose.Flatten(a.Wording)
	if !contains(ClaimKinds, kind) {
		kind = ""
	}
	if wording == "" {
		wording = prose.Flatten(appearance.Exact)
	}
	if at := r.version.PictureAt(appearance.Picture); wording == "" && at >= 0 {
		wording = r.version.PictureWords(r.version.Pictures[at])
	}
	if said, ok := ParseDate(a.Said); ok {
		claim.Said = said
	}
	if err := (EditClaim{Wording: &wording, Speaker: &a.Speaker, Kind: &kind}).apply(&claim); err != nil {
		return err
	}
	verdict, given, err := r.verdict(a, id)
	if err != nil {
		return err
	}
	evidence, err := r.evidence(a, id)
	if err != nil {
		return err
	}
	switch {
	case a.Closed == TakenOver && verdict.Proposes(), a.Closed == Removed && state != PlacedAnchored:
		claim = claim.closed(a.Closed, r.version.ID)
	case verdict.Rating != "":
		claim.Status = Checked
	case given || len(evidence) > 0:
		claim.Status = InProgress
	}
	r.add(claim)
	for _, a := range appearances {
		r.add(a)
	}
	if given {
		r.add(verdict)
	}
	for _, e := range evidence {
		r.add(e)
	}
	tagged := map[string]bool{}
	for _, tag := range a.Tags {
		word := tagWord(tag)
		if tag := TagID(id, word); word != "" && !tagged[tag] {
			tagged[tag] = true
			r.add(Tag{ID: tag, Subject: id, Word: word, Added: r.by.At})
		}
	}
	return nil
}

// places makes an appearance of each place that an annotation is about, those
// that were found first. One that was not found is kept without a place where
// it may belong to the article. state is that of the first.
func (r *annotationImport) places(a Annotation, claimID string) (out []Appearance, state PlacementState, err error) {
	var found, lost []Appearance
	state = PlacedOrphaned
	seen := map[string]bool{}
	for i, place := range append([]AnnotationPlace{a.AnnotationPlace}, a.More...) {
		if place.Picture != "" || place.PictureAddress != "" {
			one, is := r.onPicture(place, claimID)
			if i == 0 || is {
				state = PlacedOrphaned
			}
			if key := one.Picture + one.Region; is && !seen[key] {
				seen[key], state = true, PlacedAnchored
				found = append(found, one)
			}
			continue
		}
		span, now, keep := r.placer.place(place, a.Page)
		if i == 0 || now == PlacedAnchored {
			state = now
		}
		if !keep {
			continue
		}
		one := Appearance{ID: NewID(), ClaimID: claimID}
		if now == PlacedAnchored {
			if one, err = one.place(r.version, span); err != nil {
				return nil, state, err
			}
			if key := fmt.Sprint(one.Start, one.End); !seen[key] {
				seen[key] = true
				found = append(found, one)
			}
			continue
		}
		one.ArticleID, one.VersionID, one.State = r.article.ID, r.version.ID, Orphaned
		one.Exact, one.Prefix, one.Suffix = readable(place.Quote.Exact), readable(place.Quote.Prefix), readable(place.Quote.Suffix)
		lost = append(lost, one)
	}
	if len(found) > 0 {
		state = PlacedAnchored
	}
	return append(found, lost...), state, nil
}

// onPicture is an appearance on the picture that a place names: by its bytes, or by an address that one picture of
// the version has.
func (r *annotationImport) onPicture(place AnnotationPlace, claimID string) (Appearance, bool) {
	sha256 := place.Picture
	for i, p := range r.version.Pictures {
		if sha256 == "" && p.SHA256 != "" && p.Address != "" && p.Address == place.PictureAddress && r.version.PictureAt(p.SHA256) == i {
			sha256 = p.SHA256
		}
	}
	if r.version.PictureAt(sha256) < 0 {
		return Appearance{}, false
	}
	one, err := Appearance{ID: NewID(), ClaimID: claimID}.placeOn(r.version, sha256, place.Region)
	return one, err == nil
}

func orAt(s, other Stamp) Stamp {
	if s.Time().IsZero() {
		return other
	}
	return s
}

// verdict is what an annotation says of its passage, by whom it was written. An
// assessment that is no rating of a scale is put before the reasoning.
func (r *annotationImport) verdict(a Annotation, claimID string) (Verdict, bool, error) {
	v := Verdict{
		ID: NewID(), ClaimID: claimID, By: prose.Flatten(a.Creator), At: orAt(a.Created, r.by.At),
		Reasoning: readable(strings.TrimSpace(a.Reasoning)),
	}
	if v.By == "" {
		v.By = r.by.Editor
	}
	scale, err := r.view.Scale(DefaultScale)
	if err != nil {
		return v, false, err
	}
	if a.Scale != "" {
		if named, err := r.view.Scale(a.Scale); err == nil {
			scale = named
		} else if !HasCode(err, NotFound) {
			return v, false, err
		}
	}
	v.ScaleID = scale.ID
	if assessed := prose.Flatten(a.Rating); assessed != "" {
		if rating, ok := scale.Rating(assessed); ok {
			v.Rating = rating.Label
		} else {
			v.Reasoning = strings.TrimSpace(assessed + "\n\n" + v.Reasoning)
		}
	}
	a.propose(&v)
	return v, v.Rating != "" || v.Reasoning != "", nil
}

// propose adds what an annotation proposes to its verdict, as far as that may say so.
func (a Annotation) propose(v *Verdict) {
	if !CanPropose(v.ScaleID, v.Rating) {
		return
	}
	v.Proposed = cleanProposal(a.Proposed)
	v.Cut = a.Cut && v.Proposed == ""
	if contains(Severities, a.Severity) {
		v.Severity = a.Severity
	}
}

// evidence is what an annotation links to, and what it says beside the matter:
// that has the annotation for its source.
func (r *annotationImport) evidence(a Annotation, claimID string) ([]Evidence, error) {
	var all []Evidence
	put := func(key string, fields SourceFields, e Evidence) error {
		source, err := r.source(key, fields)
		if err != nil {
			return err
		}
		e.ID, e.ClaimID, e.SourceID, e.Added = NewID(), claimID, source, r.by.At
		if !contains(Stances, e.Stance) {
			e.Stance = Context
		}
		e.Quote, e.Locator, e.Note = readable(strings.TrimSpace(e.Quote)), prose.Flatten(e.Locator), readable(strings.TrimSpace(e.Note))
		all = append(all, e)
		return nil
	}
	for _, l := range a.Links {
		address, note := strings.TrimSpace(l.URL), l.Note
		if checkAddress(address) != nil {
			if prose.Flatten(l.Title) != "" {
				note = strings.TrimSpace(note + "\n" + address) // kept as words
			}
			address = ""
		}
		title, publisher := l.Title, l.Publisher
		if prose.Flatten(title) == "" {
			title = l.URL
		}
		if prose.Flatten(title) == "" {
			continue
		}
		key := "link " + l.URL
		if l.URL == "" {
			key = "titled " + title + "\n" + publisher
		}
		if err := put(key, SourceFields{Title: &title, URL: &address, Publisher: &publisher},
			Evidence{Stance: l.Stance, Quote: l.Quote, Locator: l.Locator, Note: note}); err != nil {
			return nil, err
		}
	}
	if note := strings.TrimSpace(a.Note); note != "" {
		title, address, author := "Annotation", a.ID, a.Creator
		if prose.Flatten(author) != "" {
			title += " by " + author
		}
		if checkAddress(address) != nil {
			address = ""
		}
		if err := put("annotation "+a.ID, SourceFields{Title: &title, URL: &address, Author: &author}, Evidence{Note: note}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// source is the source for a key: one that came in with annotations before, or a
// new one.
func (r *annotationImport) source(key string, fields SourceFields) (string, error) {
	if id := r.sources[key]; id != "" {
		return id, nil
	}
	id, living, err := r.free(NounSource, "source", key)
	if err != nil {
		return "", err
	}
	r.sources[key] = id
	if living {
		return id, nil
	}
	s := Source{ID: id, Created: r.by.At}
	if err := fields.apply(&s); err != nil {
		return "", err
	}
	r.add(s)
	return id, nil
}
