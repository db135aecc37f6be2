package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"galley/model/citation"
	"galley/model/passage"
	"galley/model/prose"
)

// Proposal is a source that a note of a draft gives for a passage (see model/suggest/proposal,
// which reads it out of the note).
type Proposal struct {
	Span passage.Span // the passage that the source is for: it becomes a claim
	At   passage.Span // where the note stands
	Key  string       // NoteKey of the note
	By   string       // whose note it is
	// Source has what the note says of the source: title, author, publisher, address, date.
	Source Source
	// Draft says that the source is called as only this draft calls it ("Smith 2019"): in
	// another article the same words may mean another one.
	Draft   bool
	Locator string
	Note    string // the other words of the note
}

// ProposeSources makes claims and proposed evidence of the notes of a version, all in one
// step. What was proposed once for a note is not proposed again, whatever became of it.
type ProposeSources struct {
	VersionID string
	Proposals []Proposal
}

// Action names the command in history.
func (c ProposeSources) Action() string { return "propose sources" }

// Plan proposes what was not proposed before.
func (c ProposeSources) Plan(v View, by Author) (Plan, error) {
	if len(c.Proposals) == 0 {
		return Plan{}, nil
	}
	p, err := newProposer(v, by, c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	n := 0
	for _, one := range c.Proposals {
		if one.Span.Start < 0 || one.Span.End < one.Span.Start || one.Span.End > len(p.version.Text) {
			return Plan{}, Faultf(Invalid, "That passage is outside the text. Nothing was proposed.")
		}
		done, err := p.propose(one)
		if err != nil {
			return Plan{}, err
		}
		if done {
			n++
		}
	}
	if n == 0 {
		return Plan{}, nil
	}
	return Plan{What: Countf(n, "Proposed %d source of the notes in “%s”", "Proposed %d sources of the notes in “%s”", p.article.Title),
		Edits: p.edits}, nil
}

// proposer carries the proposals of one version out.
type proposer struct {
	by      Author
	article Article
	version Version
	places  places
	known   map[string]bool // keys of notes that were proposed before this command
	on      map[[3]string]bool
	sources map[string]string // ids of sources by what they are recognised by
	edits   []Edit
}

func newProposer(v View, by Author, versionID string) (*proposer, error) {
	p := &proposer{by: by, known: map[string]bool{}, on: map[[3]string]bool{}, sources: map[string]string{}}
	var err error
	if p.version, err = v.Version(versionID); err != nil {
		return nil, err
	}
	if p.article, err = v.Article(p.version.ArticleID); err != nil {
		return nil, err
	}
	stand, err := v.AppearancesIn(versionID)
	if err != nil {
		return nil, err
	}
	for _, a := range stand {
		if a.State != Orphaned {
			p.places.add(place{a.Span(), a.ClaimID})
		}
	}
	evidence, err := v.EvidenceIn(p.article.ID)
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	for _, e := range evidence {
		here[e.SourceID] = true
		p.on[onClaim(e.ClaimID, e.SourceID, e.Locator)] = true
		if e.FromNote != "" {
			p.known[e.FromNote] = true
		}
	}
	all, err := v.Sources()
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		for _, key := range s.recognisedBy(here[s.ID]) {
			if _, taken := p.sources[key]; !taken {
				p.sources[key] = s.ID
			}
		}
	}
	return p, nil
}

func onClaim(claim, source, locator string) [3]string {
	return [3]string{claim, source, strings.ToLower(prose.Flatten(locator))}
}

// recognisedBy are the keys that two mentions of one source have in common: its
// identifier or address; without those its title and author. In the draft that calls it so, a
// short name is enough.
func (s Source) recognisedBy(draft bool) []string {
	if id := citation.DOI(s.URL); id != "" {
		return []string{"doi " + id}
	}
	if at := CanonicalAddress(s.URL); at != "" {
		return []string{"at " + at}
	}
	title := FoldTag(prose.Flatten(s.Title))
	var keys []string
	if s.Author != "" && title != "" {
		keys = append(keys, "by "+FoldTag(s.Author)+"\x00"+title)
	}
	if draft && title != "" {
		keys = append(keys, "called "+title)
	}
	return keys
}

// propose adds one proposal. It reports false where it was proposed before.
func (p *proposer) propose(one Proposal) (bool, error) {
	if p.known[one.Key] {
		return false, nil
	}
	claim, stands := p.places.of(one)
	if !stands {
		var err error
		if claim, err = p.mark(one.Span); err != nil || claim == "" {
			return false, err
		}
	}
	source, err := p.source(one)
	if err != nil {
		return false, err
	}
	key := onClaim(claim, source, one.Locator)
	if p.on[key] {
		return false, nil
	}
	p.on[key] = true
	e := Evidence{ID: NewID(), ClaimID: claim, SourceID: source, Added: p.by.At, FromNote: one.Key,
		ProposedBy: cmp.Or(prose.Flatten(one.By), Sayf("a note in the draft"))}
	stance := Context
	if err := (EditEvidence{Stance: &stance, Locator: &one.Locator, Note: &one.Note}).apply(&e); err != nil {
		return false, err
	}
	p.edits = append(p.edits, Create(e))
	return true, nil
}

// mark makes a claim of a passage; "" where there are no words in it.
func (p *proposer) mark(span passage.Span) (string, error) {
	if !strings.ContainsFunc(p.version.Text[span.Start:span.End], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return "", nil
	}
	claim := Claim{ID: NewID(), Status: Unchecked, Created: p.by.At}
	a, err := Appearance{ID: NewID(), ClaimID: claim.ID}.place(p.version, span)
	if err != nil {
		return "", err
	}
	if err := (EditClaim{Wording: &a.Exact}).apply(&claim); err != nil {
		return "", err
	}
	p.edits = append(p.edits, Create(claim), Create(a))
	p.places.add(place{a.Span(), claim.ID})
	return claim.ID, nil
}

// source finds the source of a proposal, or makes it.
func (p *proposer) source(one Proposal) (string, error) {
	s := one.Source
	keys := s.recognisedBy(true)
	if !one.Draft && len(keys) > 1 {
		keys = keys[:1] // a full citation is what it says, wherever it stands
	}
	for _, key := range keys {
		if strings.HasPrefix(key, "by ") && one.Draft {
			continue
		}
		if id, ok := p.sources[key]; ok {
			return id, nil
		}
	}
	made := Source{ID: NewID(), Created: p.by.At}
	fields := SourceFields{Title: &s.Title, Author: &s.Author, Publisher: &s.Publisher, URL: &s.URL, ArchiveURL: &s.ArchiveURL,
		Published: &s.Published}
	if err := fields.apply(&made); err != nil { // an address that no page can have: it is kept as words
		title, none := cmp.Or(s.Title, s.URL), ""
		fields = SourceFields{Title: &title, Author: &s.Author, Publisher: &s.Publisher, URL: &none, ArchiveURL: &none}
		if err := fields.apply(&made); err != nil {
			return "", err
		}
	}
	for _, key := range keys {
		p.sources[key] = made.ID
	}
	p.edits = append(p.edits, Create(made))
	return made.ID, nil
}

// place is where a claim stands.
type place struct {
	passage.Span
	claim string
}

// bucket is how many bytes of a text the places are looked for together.
const bucket = 1 << 10

// places are found by where they are in the text, so that many notes take linear time.
type places struct{ in map[int][]place }

func (p *places) add(one place) {
	if p.in == nil {
		p.in = map[int][]place{}
	}
	for b := one.Start / bucket; b <= one.End/bucket; b++ {
		p.in[b] = append(p.in[b], one)
	}
}

// of is the claim that a proposal is about, where its passage belongs to one: the one that
// stands at the note itself, else the one with most of the passage, else the nearest.
func (p *places) of(one Proposal) (claim string, ok bool) {
	var best place
	rank := func(c place) [3]int {
		touches, shared := 0, min(c.End, one.Span.End)-max(c.Start, one.Span.Start)
		if c.Start <= one.At.End && one.At.Start <= c.End {
			touches = 1
		}
		return [3]int{touches, shared, -max(one.At.Start-c.End, c.Start-one.At.End)}
	}
	for b := one.Span.Start / bucket; b <= one.Span.End/bucket; b++ {
		for _, c := range p.in[b] {
			if !c.Overlaps(one.Span) {
				continue
			}
			if r, had := rank(c), rank(best); !ok || slices.Compare(r[:], had[:]) > 0 {
				best, ok = c, true
			}
		}
	}
	return best.claim, ok
}

// AcceptEvidence makes evidence of what was proposed, as if the editor had attached it.
type AcceptEvidence struct {
	IDs    []string
	Stance *Stance // nil leaves it as it is
}

// Action names the command in history.
func (c AcceptEvidence) Action() string { return "accept proposals" }

// Plan accepts what is still proposed.
func (c AcceptEvidence) Plan(v View, by Author) (Plan, error) {
	started := map[string]bool{}
	return eachProposal(v, c.IDs, acceptedSaid, func(e Evidence) ([]Edit, error) {
		after := e
		if err := (EditEvidence{Stance: c.Stance}).apply(&after); err != nil {
			return nil, err
		}
		if after.ProposedBy = ""; Same(e, after) {
			return nil, nil
		}
		edits := []Edit{{Before: e, After: after}}
		claim, err := v.Claim(e.ClaimID)
		if err != nil {
			return nil, err
		}
		if claim.Status == Unchecked && e.Proposed() && !started[claim.ID] {
			started[claim.ID] = true
			begun := claim
			begun.Status = InProgress
			edits = append(edits, Edit{Before: claim, After: begun})
		}
		return edits, nil
	})
}

// RefuseEvidence takes away what was proposed. It is not proposed again.
type RefuseEvidence struct{ IDs []string }

// Action names the command in history.
func (c RefuseEvidence) Action() string { return "refuse proposals" }

// Plan refuses what is proposed; evidence that somebody accepted is refused as a mistake.
func (c RefuseEvidence) Plan(v View, by Author) (Plan, error) {
	return eachProposal(v, c.IDs, refusedSaid, func(e Evidence) ([]Edit, error) {
		if !e.Proposed() {
			return nil, Faultf(Refused, "A checker has accepted this source already. To take it off the claim, detach it. Nothing was changed.")
		}
		return []Edit{Remove(e, by.At)}, nil
	})
}

// eachProposal makes one plan for several pieces of evidence.
func eachProposal(v View, ids []string, said func(n int, title string) string, do func(Evidence) ([]Edit, error)) (Plan, error) {
	if len(ids) == 0 {
		return Plan{}, Faultf(Invalid, "No proposed source was named, so nothing was changed.")
	}
	var plan Plan
	n, last := 0, ""
	done := map[string]bool{}
	for _, id := range ids {
		e, err := v.EvidenceItem(id)
		if err != nil {
			return Plan{}, err
		}
		if done[e.ID] {
			continue
		}
		done[e.ID] = true
		edits, err := do(e)
		if err != nil {
			return Plan{}, err
		}
		if len(edits) > 0 {
			n, last = n+1, e.SourceID
			plan.Edits = append(plan.Edits, edits...)
		}
	}
	if n == 0 {
		return Plan{}, nil
	}
	source, err := v.Source(last)
	if err != nil && !HasCode(err, NotFound) {
		return Plan{}, err
	}
	plan.What = said(n, source.Called())
	return plan, nil
}

func acceptedSaid(n int, title string) string {
	if n == 1 {
		return Sayf("Accepted “%s”", title)
	}
	return Sayf("Accepted %d proposed sources", n)
}

func refusedSaid(n int, title string) string {
	if n == 1 {
		return Sayf("Refused “%s”", title)
	}
	return Sayf("Refused %d proposed sources", n)
}
