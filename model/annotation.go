package model

import (
	"crypto/sha256"
	"strings"

	"galley/model/passage"
)

// Annotation is a note that another program, or another Galley, put on a page: a
// W3C Web Annotation, or one of Hypothesis. It is not stored as such; what it
// says becomes a claim with its reasoning, tags and sources.
type Annotation struct {
	ID   string // an IRI, the same whenever it is read
	Page string // address of what it was put on, "" unknown
	AnnotationPlace
	More    []AnnotationPlace // the other places that it is about
	ReplyTo string            // id of the annotation it replies to, "" none

	Wording, Speaker, Said string
	Kind                   ClaimKind
	Rating, Scale          string // of an assessment; one that no scale has is reasoning
	Proposed               string // words that the passage should have instead, with a rating that may propose them
	Cut                    bool   // or that it should go
	Severity               Severity
	Closed                 ClosedAs // what ended the work on the claim
	Reasoning              string
	Note                   string // what is said beside the matter: a question, say
	Tags                   []string
	Links                  []AnnotationLink
	Creator                string
	Created                Stamp
}

// AnnotationPlace says where in a text an annotation stands.
type AnnotationPlace struct {
	Quote  passage.Selector
	Start  int // as the other program counts, see units; -1 unknown
	End    int
	Until  *AnnotationPlace  // of a range: it goes on to where this begins
	To     bool              // the range goes on to the end of Until
	Within *AnnotationPlace  // a part of the text that it stands in, and that its positions count from
	Or     []AnnotationPlace // tried in order where it is not found
	// Picture is the SHA-256 of the picture that it stands on, PictureAddress where that is from if the other
	// program says that alone; Region is the part of it, as in Appearance.
	Picture, PictureAddress, Region string
}

// AnnotationLink is a source that an annotation links to.
type AnnotationLink struct {
	URL, Title, Publisher, Quote, Locator, Note string
	Stance                                      Stance
}

// PlacementState says what became of an annotation.
type PlacementState string

const (
	PlacedAnchored  PlacementState = "anchored"  // it is a claim at its words
	PlacedKnown     PlacementState = "known"     // it came in before
	PlacedAmbiguous PlacementState = "ambiguous" // its words stand at places that are as good as each other
	PlacedOrphaned  PlacementState = "orphaned"  // its words do not stand in the text, or it has none
)

// Placement is what became of an annotation: the claim it is, "" where it was
// not stored, and where that stands. An ambiguous or orphaned one that may
// belong to the article is a claim too, to be placed by a person.
type Placement struct {
	Annotation string
	ClaimID    string
	State      PlacementState
	Span       passage.Span // of an anchored or known one
}

// AnnotationID is the id that an appearance has as an annotation.
func AnnotationID(appearanceID string) string {
	return "urn:uuid:" + nameUUID("appearance/"+appearanceID)
}

// nameUUID is the UUID of a name (version 8 of RFC 9562: made our way, of
// SHA-256): the same name has the same one everywhere.
func nameUUID(name string) string {
	sum := sha256.Sum256([]byte("galley/" + name))
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i, c := range sum[:16] {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			b.WriteByte('-')
		}
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

// ArticleURN names an article to programs where it has no address.
func ArticleURN(articleID string) string { return "urn:uuid:" + nameUUID("article/"+articleID) }

// idOf makes an id of names. The same names give the same id in every library.
func idOf(names ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(names, "\x00")))
	id := make([]byte, 16)
	for i := range id {
		id[i] = idLetters[sum[i]&31]
	}
	return string(id)
}
