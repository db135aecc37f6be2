package session

import (
	"context"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// Comparison is another version of an article, compared with one that is opened
// beside it.
type Comparison struct {
	article  Article         // to be opened
	old      model.Version   // with its text
	all      []model.Version // without texts, oldest first
	contrast *passage.Comparison
}

// ReadComparison reads two versions of an article, by their numbers.
func ReadComparison(ctx context.Context, lib Library, articleID string, left, right int) (Comparison, error) {
	var c Comparison
	var err error
	if c.all, err = lib.Versions(ctx, articleID); err != nil {
		return c, err
	}
	if c.article, err = ReadArticle(ctx, lib, articleID, right); err != nil {
		return c, err
	}
	if c.old, err = lib.VersionNumber(ctx, articleID, left); err != nil {
		return c, err
	}
	c.contrast = passage.Compare(c.old.Text, c.article.Proof.Version.Text)
	return c, nil
}

// Compared opens one version of the open article with another beside it. The
// selected claim stays selected where it stands in that one too.
func (s *Session) Compared(c Comparison) {
	s.article, s.compared = c.article, &c
	if _, stands := s.Dossier(s.active); !stands {
		s.active, s.history = "", nil
	}
}

// ComparisonLeft shows the open version alone again, and reports whether another
// was beside it.
func (s *Session) ComparisonLeft() bool {
	was := s.compared != nil
	s.compared = nil
	return was
}

// IsCompared reports whether another version is shown beside the open one.
func (s *Session) IsCompared() bool { return s.compared != nil }

// Beside is the version that is shown beside the open one; its ID is "" where
// none is.
func (s *Session) Beside() model.Version {
	if s.compared == nil {
		return model.Version{}
	}
	return s.compared.old
}

// keepComparison drops the comparison where the open version is another now, or
// none: it says nothing of that one.
func (s *Session) keepComparison() {
	if s.compared != nil && s.compared.article.Proof.Version.ID != s.Version().ID {
		s.compared = nil
	}
}

// IsOld reports whether a version is open that a newer one has followed.
func (s *Session) IsOld() bool { return s.IsOpen() && s.Version().Number < s.article.Proof.Versions }

// touched are the open article's claims whose passages a correction moved,
// changed or lost, and that nobody has looked at yet.
func (s *Session) touched() []string {
	var ids []string
	for _, d := range s.article.Proof.Dossiers {
		if needsLook(d, s.Version().ID) {
			ids = append(ids, d.Claim.ID)
		}
	}
	return ids
}

// needsLook reports whether a claim's passage was touched, or does not say what was proposed. A
// closed claim is done with.
func needsLook(d model.Dossier, versionID string) bool {
	if d.Claim.Closed != "" {
		return false
	}
	a, ok := d.Touched(versionID)
	return ok && a.State != model.Anchored || d.NotTakenOver(versionID)
}

// NotTakenOver is how many of the open article's claims propose what its version does not have.
func (s *Session) NotTakenOver() (n int) {
	for _, d := range s.article.Proof.Dossiers {
		if d.NotTakenOver(s.Version().ID) {
			n++
		}
	}
	return n
}

// stepTouched is the touched claim after the selected one (+1), or before (-1),
// round the end; "" where there is none.
func (s *Session) stepTouched(by int) string {
	all := s.article.Proof.Dossiers
	from := -1
	for i, d := range all {
		if d.Claim.ID == s.active {
			from = i
		}
	}
	if from < 0 && by < 0 {
		from = len(all)
	}
	for n := 1; n <= len(all); n++ {
		i := ((from+by*n)%len(all) + len(all)) % len(all)
		if needsLook(all[i], s.Version().ID) {
			return all[i].Claim.ID
		}
	}
	return ""
}

// comparison is what the page shows of the comparison, nil for none.
func (s *Session) comparison() *state.Comparison {
	if s.compared == nil || !s.IsOpen() {
		return nil
	}
	c := s.compared
	out := &state.Comparison{Old: c.old, Contrast: c.contrast, Left: c.old.Number - 1, Right: s.Version().Number - 1}
	for _, v := range c.all {
		label := locale.Text("Version %d, %s", v.Number, locale.Moment(v.Added.Time()))
		if v.Number == s.article.Proof.Versions {
			label += locale.Text(" (newest)")
		}
		out.Versions = append(out.Versions, label)
	}
	touched := s.touched()
	out.Touched, out.Missed = len(touched), s.NotTakenOver()
	for i, id := range touched {
		if id == s.active {
			out.At = i + 1
			d, _ := s.Dossier(id)
			out.MissedAt = d.NotTakenOver(s.Version().ID)
		}
	}
	return out
}

// Lost is the selected claim's appearance whose passage was not found, where the
// places it may stand at are not known yet. Of any other claim they are forgotten.
func (s *Session) Lost() (model.Appearance, bool) {
	d, ok := s.Dossier(s.active)
	a, touched := d.Touched(s.Version().ID)
	if !ok || !touched || a.State != model.Orphaned {
		s.orphan, s.places = "", nil
		return model.Appearance{}, false
	}
	return a, s.orphan != a.ID
}

// CandidatesFound takes in where a lost passage may stand.
func (s *Session) CandidatesFound(lost model.Appearance, places []state.Candidate) {
	if s.active == lost.ClaimID {
		s.orphan, s.places = lost.ID, places
	}
}

// candidatesShown is how many places are offered for a lost passage.
const candidatesShown = 5

// Candidates looks for places in a text where a lost passage may stand. It takes
// a while: not for the UI goroutine.
func Candidates(text string, lost model.Appearance) []state.Candidate {
	if lost.Picture != "" {
		return nil // the same picture stands in no text but by its bytes
	}
	var out []state.Candidate
	wanted := passage.Selector{Exact: lost.Exact, Prefix: lost.Prefix, Suffix: lost.Suffix}
	for _, c := range passage.Candidates(text, wanted, candidatesShown) {
		around := passage.Select(text, c.Span)
		out = append(out, state.Candidate{
			Span: c.Span, Score: c.Score, Text: passage.Shorten(around.Exact, 200),
			Before: "… " + onOneLine(around.Prefix), After: onOneLine(around.Suffix) + " …",
		})
	}
	return out
}

// onOneLine is a text with its line ends and tabs as blanks.
func onOneLine(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\n' || r == '\r' || r == '\t' {
			out[i] = ' '
		}
	}
	return string(out)
}
