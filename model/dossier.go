package model

import (
	"slices"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// Dossier is a claim with everything on it, as a panel or a report shows it.
type Dossier struct {
	Claim       Claim
	Appearances []Appearance // all of them, in every article, by version and start
	Evidence    []Exhibit    // in the order attached; what is proposed is not among it
	Proposals   []Exhibit    // evidence that notes of a draft propose, in order; counts for nothing until accepted
	Verdicts    []Verdict    // oldest first
	Additions   []Verdict    // to their reasoning, oldest first (see addition.go)
	Scale       Scale        // of the verdict in force, or the default one
	Disputes    []Dispute    // on the claim and all that is on it, open ones, oldest first
	Scales      []Scale      // of its verdicts; where they contest each other only
	Tags        []Tag        // words put on the claim, by word
	Questions   []Question   // to the house, closed ones too, by when they were asked
	Confirmers  []Confirming // people who can confirm it, in the order of their ids
	Attempts    []AttemptOn  // to ask people about it, the earliest first
}

// Exhibit is a piece of evidence together with its source.
type Exhibit struct {
	Evidence
	Source Source
	Person Person // what is known of the source, where it is one who can be asked
	Files  []Held // that the source holds, by when they were added
}

// Same reports whether two say the same.
func (e Exhibit) Same(o Exhibit) bool {
	return e.Evidence == o.Evidence && e.Source == o.Source && e.Person == o.Person && slices.Equal(e.Files, o.Files)
}

// Add puts a piece of evidence where it belongs: among what counts, or among what is
// proposed and counts for nothing.
func (d *Dossier) Add(e Exhibit) {
	if e.Proposed() {
		d.Proposals = append(d.Proposals, e)
	} else {
		d.Evidence = append(d.Evidence, e)
	}
}

// AlreadyChecked begins the note on the evidence that another fact-checker's review is.
const AlreadyChecked = "Already checked"

// EarlierChecks are the reviews that others published about the claim, in the order
// attached.
func (d Dossier) EarlierChecks() []Exhibit {
	var all []Exhibit
	for _, x := range d.Evidence {
		if strings.HasPrefix(x.Note, AlreadyChecked) {
			all = append(all, x)
		}
	}
	return all
}

// Verdict is the one in force, and whether there is one: not while verdicts
// contest each other, unless one was begun since.
func (d Dossier) Verdict() (Verdict, bool) {
	return verdictsOfClaim{verdicts: d.Verdicts, contests: d.Contests()}.inForce()
}

// AdditionsTo are what other editors added to a verdict, oldest first.
func (d Dossier) AdditionsTo(v Verdict) []Verdict {
	var all []Verdict
	for _, a := range d.Additions {
		if a.AddedTo == v.ID {
			all = append(all, a)
		}
	}
	return all
}

// Contests are the open disputes about which of two verdicts holds.
func (d Dossier) Contests() []Contest { return contestsOf(d.Verdicts, d.Disputes) }

// Contested are the verdicts that contest each other, oldest first: none of
// them may be published as the claim's rating until an editor decides.
func (d Dossier) Contested() []Verdict {
	sides := map[string]bool{}
	for _, c := range d.Contests() {
		sides[c.Ours.ID], sides[c.Theirs.ID] = true, true
	}
	var all []Verdict
	for _, v := range d.Verdicts {
		if sides[v.ID] {
			all = append(all, v)
		}
	}
	return all
}

// ScaleOf is the scale of one of the claim's verdicts, and whether it is at hand.
func (d Dossier) ScaleOf(v Verdict) (Scale, bool) {
	for _, s := range append([]Scale{d.Scale}, d.Scales...) {
		if s.ID == v.ScaleID {
			return s, true
		}
	}
	return Scale{}, false
}

// Rating is the rating in force, and whether there is one.
func (d Dossier) Rating() (Rating, bool) {
	v, ok := d.Verdict()
	if !ok || v.Rating == "" {
		return Rating{}, false
	}
	return d.Scale.Rating(v.Rating)
}

// TagWords are the words put on the claim.
func (d Dossier) TagWords() []string {
	words := make([]string, len(d.Tags))
	for i, t := range d.Tags {
		words[i] = t.Word
	}
	return words
}

// In is the first appearance in a version, and whether there is one.
func (d Dossier) In(versionID string) (Appearance, bool) {
	for _, a := range d.Appearances {
		if a.VersionID == versionID {
			return a, true
		}
	}
	return Appearance{}, false
}

// AppearancesIn are the appearances in a version, in the order they were marked or
// carried over.
func (d Dossier) AppearancesIn(versionID string) []Appearance {
	var out []Appearance
	for _, a := range d.Appearances {
		if a.VersionID == versionID {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Appearance) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Before is the appearance that one was carried over from, in the newest version
// before its own where the claim stands, and whether there is one.
func (d Dossier) Before(now Appearance) (Appearance, bool) {
	last := ""
	for _, a := range d.Appearances {
		if a.ArticleID == now.ArticleID && a.VersionID < now.VersionID {
			last = max(last, a.VersionID)
		}
	}
	if last == "" {
		return Appearance{}, false
	}
	n := slices.IndexFunc(d.AppearancesIn(now.VersionID), func(a Appearance) bool { return a.ID == now.ID })
	// Appearances were carried over in the order they stood in.
	for _, a := range d.Appearances {
		if a.VersionID == last {
			if n == 0 {
				return a, true
			}
			n--
		}
	}
	return Appearance{}, false
}

// Touched is the first appearance in a version that moved, changed or was lost, or
// else the first one there; ok is whether there is one.
func (d Dossier) Touched(versionID string) (place Appearance, ok bool) {
	for _, a := range d.Appearances {
		if a.VersionID == versionID && a.State != Anchored {
			return a, true
		}
	}
	return d.In(versionID)
}

// LooksStale reports that the verdict in force was given on other words: the
// claim came back into work because its passage changed, and nobody has rated
// it since.
func (d Dossier) LooksStale(versionID string) bool {
	v, ok := d.Verdict()
	if !ok || v.Rating == "" || d.Claim.Status.Done() {
		return false
	}
	for _, a := range d.AppearancesIn(versionID) {
		if was, ok := d.Before(a); ok && v.ID < a.VersionID && !passage.SameWords(was.Exact, a.Exact) {
			return true
		}
	}
	return false
}

// Rewording returns the words of a claim's passage where its wording is still that of
// an earlier passage, of the version before or of this one before its ends were dragged
// apart. A wording that the editor made a sentence of the passage is none.
func (d Dossier) Rewording(versionID string) (words string, ok bool) {
	a, stands := d.In(versionID)
	if !stands || a.State == Orphaned || a.Picture != "" || len(d.AppearancesIn(versionID)) > 1 ||
		passage.SameWords(unstopped(a.Exact), unstopped(d.Claim.Wording)) {
		return "", false
	}
	for _, other := range d.Appearances {
		if passage.SameWords(other.Exact, d.Claim.Wording) {
			return prose.Flatten(a.Exact), true
		}
	}
	dragged := strings.Contains(prose.Flatten(a.Exact), d.Claim.Wording)
	return prose.Flatten(a.Exact), dragged || a.State == Changed
}

// unstopped is a statement without the stop it may end in: a wording is a
// sentence of its own where the passage is part of one.
func unstopped(s string) string { return strings.TrimRight(s, " .!?…,;:") }

// Proof is an article opened for work: one version of it and the dossiers of
// all claims that belong to it, in the order of their numbers (see Numbers).
type Proof struct {
	Article  Article
	Version  Version
	Versions int // how many the article has
	Dossiers []Dossier
	// Tags and Collections are those the article has now, by name.
	Tags        []string
	Collections []Collection
	Asides      []Aside // what of the version was set aside, by start
	Ticks       []Tick  // on the article and on the claims that stand in it
	Checklists  []Checklist
}

// Taken is what of the version needs no look any more: where claims stand, and what was
// set aside. The spans are in no order and may overlap.
func (p Proof) Taken() []passage.Span {
	var taken []passage.Span
	for _, d := range p.Dossiers {
		for _, a := range d.Appearances {
			if a.VersionID == p.Version.ID && a.State != Orphaned {
				taken = append(taken, a.Span())
			}
		}
	}
	for _, a := range p.Asides {
		taken = append(taken, a.Span())
	}
	return taken
}
