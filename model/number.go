package model

import (
	"cmp"
	"slices"
	"strings"
)

// A claim's number is its place, from 1, among all claims of an article in the order of
// a version's text. Claims that are no longer in that text come last. The list, the
// margin, warnings and reports all count like this, and a part of the claims keeps the
// numbers of the whole.

// Place is where a claim stands first in a version, and whether it stands there: not
// where its passage is no longer in the text.
func (d Dossier) Place(versionID string) (place Appearance, stands bool) {
	for _, a := range d.Appearances {
		if a.VersionID == versionID && a.State != Orphaned && (!stands || a.Start < place.Start) {
			place, stands = a, true
		}
	}
	return place, stands
}

// Gone reports whether the claim belongs to a version but is no longer in its text.
func (d Dossier) Gone(versionID string) bool {
	_, belongs := d.In(versionID)
	_, stands := d.Place(versionID)
	return belongs && !stands
}

// standing is what the order of claims in a version goes by.
type standing struct {
	gone  bool
	start int // where it stands, or stood
	id    string
}

func (d *Dossier) standing(versionID string) standing {
	s := standing{gone: true, id: d.Claim.ID}
	known := false
	for i := range d.Appearances {
		a := &d.Appearances[i]
		if a.VersionID != versionID {
			continue
		}
		lost := a.State == Orphaned
		if !known || s.gone && !lost || s.gone == lost && a.Start < s.start {
			s.gone, s.start, known = lost, a.Start, true
		}
	}
	return s
}

func (s standing) compare(other standing) int {
	if s.gone != other.gone {
		if other.gone {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(s.start, other.start), strings.Compare(s.id, other.id))
}

// CompareInText compares two claims by their numbers in a version: negative where d has
// the lower one.
func (d Dossier) CompareInText(other Dossier, versionID string) int {
	return d.standing(versionID).compare(other.standing(versionID))
}

// SortByText puts claims in the order in which they are numbered.
func SortByText(dossiers []Dossier, versionID string) {
	type placed struct {
		standing
		index int
	}
	order := make([]placed, len(dossiers))
	sorted := true
	for i := range dossiers {
		order[i] = placed{dossiers[i].standing(versionID), i}
		sorted = sorted && (i == 0 || order[i-1].compare(order[i].standing) <= 0)
	}
	if sorted {
		return
	}
	slices.SortFunc(order, func(a, b placed) int { return a.compare(b.standing) })
	was := slices.Clone(dossiers)
	for i, p := range order {
		dossiers[i] = was[p.index]
	}
}

// Numbers are the numbers of claims by their ids. The dossiers must be all claims of an
// article, in the order of SortByText, as a Proof has them.
func Numbers(dossiers []Dossier) map[string]int {
	numbers := make(map[string]int, len(dossiers))
	for i, d := range dossiers {
		numbers[d.Claim.ID] = i + 1
	}
	return numbers
}
