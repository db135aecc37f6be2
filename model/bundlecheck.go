package model

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/prose"
)

// knownID is what an id may look like: Galley's own, and those of scales.
var knownID = regexp.MustCompile(`^[0-9A-Za-z_-]{1,80}$`)

func altered(format string, a ...any) error {
	return Faultf(Damaged, "This report was altered, or is damaged: %s. Nothing was imported.", Sayf(format, a...))
}

// Check holds a bundle to the rules that commands keep, and cleans its texts as
// they do: anybody may have written it.
func (b *Bundle) Check() error {
	ids := &idBook{}
	for _, check := range []func(*idBook) error{
		b.checkArticle, b.checkFiles, b.checkScales, b.checkClaims, b.checkSources, b.checkEvidence, b.checkVerdicts, b.checkAppearances,
		b.checkAsides, b.checkTicks,
	} {
		if err := check(ids); err != nil {
			return err
		}
	}
	for _, d := range b.Contests {
		ids.enter(NounDispute, d.ID)
		ids.look(NounClaim, d.ClaimID)
		ids.look(NounVerdict, d.Ours)
		ids.look(NounVerdict, d.Theirs)
	}
	return ids.fault
}

func (b *Bundle) checkArticle(ids *idBook) error {
	if len(b.Versions) == 0 {
		return altered("it has no text")
	}
	a := &b.Article
	for _, field := range []*string{&a.Title, &a.Byline, &a.Publisher, &a.Published, &a.URL, &a.Language} {
		*field = prose.Flatten(*field)
	}
	if a.Title == "" {
		return altered("its article has no headline")
	}
	ids.enter(NounArticle, a.ID)
	for _, v := range b.Versions {
		ids.enter(NounVersion, v.ID)
		if err := checkVersion(v); err != nil {
			return err
		}
	}
	if !distinct(b.Versions, func(v Version) int { return v.Number }) {
		return altered("two versions of the article have the same number")
	}
	return nil
}

func (b *Bundle) checkFiles(*idBook) error {
	for _, f := range b.Files {
		if passage.Hash(string(f.Bytes)) != f.SHA256 || f.Size != int64(len(f.Bytes)) {
			return altered("the bytes of “%s” are not those it was written with", prose.Flatten(f.Name))
		}
	}
	return nil
}

func (b *Bundle) checkScales(ids *idBook) error {
	for i := range b.Scales {
		ids.enter(NounScale, b.Scales[i].ID)
		if err := b.Scales[i].check(); err != nil {
			return err
		}
	}
	return nil
}

func (b *Bundle) checkClaims(ids *idBook) error {
	for i := range b.Claims {
		c := &b.Claims[i]
		ids.enter(NounClaim, c.ID)
		fields := EditClaim{
			Wording: &c.Wording, Speaker: &c.Speaker, Owner: &c.Owner, Said: &c.Said, Due: &c.Due, Kind: &c.Kind, Status: &c.Status,
		}
		if err := fields.apply(c); err != nil {
			return err
		}
		if c.Closed == "" {
			c.ClosedIn = ""
			continue
		}
		if !contains(ClosedAll, c.Closed) {
			return altered("“%s” is no way to close a claim", passage.Shorten(prose.Flatten(string(c.Closed)), 40))
		}
		if ids.look(NounVersion, c.ClosedIn); ids.fault != nil {
			return ids.fault
		}
	}
	return nil
}

func (b *Bundle) checkSources(ids *idBook) error {
	for i := range b.Sources {
		s := &b.Sources[i]
		ids.enter(NounSource, s.ID)
		fields := SourceFields{
			Title: &s.Title, Publisher: &s.Publisher, Author: &s.Author, URL: &s.URL, ArchiveURL: &s.ArchiveURL,
			Published: &s.Published, Accessed: &s.Accessed, Reliability: &s.Reliability,
		}
		if err := fields.apply(s); err != nil {
			return err
		}
		for _, err := range []error{checkContact(s.URL), checkAddress(s.ArchiveURL)} {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *Bundle) checkEvidence(ids *idBook) error {
	for i := range b.Evidence {
		e := &b.Evidence[i]
		ids.enter(NounEvidence, e.ID)
		ids.look(NounClaim, e.ClaimID)
		ids.look(NounSource, e.SourceID)
		if err := (EditEvidence{Stance: &e.Stance, Quote: &e.Quote, Locator: &e.Locator, Note: &e.Note, Reliability: &e.Reliability,
			Translation: &e.Translation, Translator: &e.Translator}).apply(e); err != nil {
			return err
		}
		e.Quote, e.Note, e.Translation = readable(e.Quote), readable(e.Note), readable(e.Translation)
		e.Language = knownLanguage(e.Language)
	}
	return nil
}

func (b *Bundle) checkVerdicts(ids *idBook) error {
	for i := range b.Verdicts {
		if err := b.checkVerdict(&b.Verdicts[i], ids); err != nil {
			return err
		}
	}
	return nil
}

func (b *Bundle) checkAppearances(ids *idBook) error {
	for i := range b.Appearances {
		if err := b.checkAppearance(&b.Appearances[i], ids); err != nil {
			return err
		}
	}
	return nil
}

// idBook collects the ids of a bundle, and the first fault of one.
type idBook struct {
	known map[Noun]map[string]bool
	fault error
}

func (b *idBook) enter(noun Noun, id string) {
	switch {
	case b.fault != nil:
	case !knownID.MatchString(id):
		b.fault = altered("the id of %s, “%s”, is none that Galley makes", oneOf(noun), passage.Shorten(prose.Flatten(id), 40))
	case b.known[noun][id]:
		b.fault = altered("there are two %ss with the id %s", noun, id)
	}
	if b.known == nil {
		b.known = map[Noun]map[string]bool{}
	}
	if b.known[noun] == nil {
		b.known[noun] = map[string]bool{}
	}
	b.known[noun][id] = true
}

func (b *idBook) look(noun Noun, id string) {
	if b.fault == nil && !b.known[noun][id] {
		b.fault = altered("it speaks of %s, “%s”, that is not in it", oneOf(noun), passage.Shorten(prose.Flatten(id), 40))
	}
}

// oneOf is a noun with its article.
func oneOf(noun Noun) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + string(noun)
	}
	return "a " + string(noun)
}

func distinct[R any](all []R, key func(R) int) bool {
	seen := map[int]bool{}
	for _, r := range all {
		if seen[key(r)] {
			return false
		}
		seen[key(r)] = true
	}
	return true
}

func checkVersion(v Version) error {
	switch {
	case v.Number < 1 || strings.TrimSpace(v.Text) == "":
		return altered("a version has no text or no number")
	case !utf8.ValidString(v.Text) || passage.Hash(v.Text) != v.SHA256:
		return altered("the text of version %d is not the one it was written with", v.Number)
	}
	if !fit(v.Blocks, v.Text) {
		return altered("the paragraphs of version %d do not fit its text", v.Number)
	}
	for _, part := range v.LeftOut {
		if !utf8.ValidString(part.Text) || !utf8.ValidString(part.Reason) || !fit(part.Blocks, part.Text) || part.After < -1 ||
			part.After >= len(v.Blocks) {
			return altered("a part that was left out of version %d does not fit it", v.Number)
		}
	}
	if misplaced(v.Notes, v.Text) != nil {
		return altered("a note of version %d does not fit its text", v.Number)
	}
	if v.checkPictures() != nil {
		return altered("a picture of version %d does not fit it", v.Number)
	}
	if len(v.Blocks) == 0 {
		return altered("version %d has no paragraphs", v.Number)
	}
	for _, h := range v.Hidden {
		if h < 0 || h >= len(v.Blocks) {
			return altered("the paragraphs of version %d do not fit its text", v.Number)
		}
	}
	return nil
}

// fit reports whether blocks lie in their text, in order, and none is empty.
func fit(blocks []Block, text string) bool {
	return misfit(blocks, text) == nil && !slices.ContainsFunc(blocks, func(b Block) bool { return b.Start == b.End })
}

func (b *Bundle) checkVerdict(v *Verdict, ids *idBook) error {
	ids.enter(NounVerdict, v.ID)
	ids.look(NounClaim, v.ClaimID)
	ids.look(NounScale, v.ScaleID)
	if v.AddedTo != "" {
		ids.look(NounVerdict, v.AddedTo)
	}
	if ids.fault != nil {
		return ids.fault
	}
	v.Reasoning = readable(strings.TrimSpace(v.Reasoning))
	v.Proposed, v.Cut = cleanProposal(v.Proposed), v.Cut && cleanProposal(v.Proposed) == ""
	switch {
	case !CanPropose(v.ScaleID, v.Rating): // its scale may be one of that library's own
		v.Proposed, v.Cut, v.Severity = "", false, ""
	case v.Severity != "" && !contains(Severities, v.Severity):
		return altered("“%s” does not say how bad an error is", passage.Shorten(prose.Flatten(string(v.Severity)), 40))
	}
	v.By, v.SignedBy = prose.Flatten(v.By), prose.Flatten(v.SignedBy)
	for _, s := range b.Scales {
		if s.ID != v.ScaleID || v.Rating == "" {
			continue
		}
		if _, ok := s.Rating(v.Rating); !ok {
			return altered("“%s” is not on the scale “%s”", passage.Shorten(prose.Flatten(v.Rating), 40), s.Name)
		}
	}
	return nil
}

// checkAppearance holds a highlight against its text: one that stands on other
// words than it says is never stored.
func (b *Bundle) checkAppearance(a *Appearance, ids *idBook) error {
	ids.enter(NounAppearance, a.ID)
	ids.look(NounClaim, a.ClaimID)
	ids.look(NounVersion, a.VersionID)
	if ids.fault != nil {
		return ids.fault
	}
	if !contains(AppearanceStates, a.State) {
		return altered("“%s” is no state of a passage", passage.Shorten(prose.Flatten(string(a.State)), 40))
	}
	if a.State == Orphaned {
		a.Start, a.End = 0, 0
		if a.pictureSound() != nil {
			return altered("a claim is marked on a picture that is not there")
		}
		return nil
	}
	for _, v := range b.Versions {
		if v.ID != a.VersionID {
			continue
		}
		if a.Picture != "" {
			if at := v.PictureAt(a.Picture); at < 0 || a.pictureSound() != nil || a.Start != v.PlaceOf(v.Pictures[at]) {
				return altered("a claim is marked on a picture that is not there")
			}
			continue
		}
		if a.Start < 0 || a.End > len(v.Text) || a.Start >= a.End || v.Text[a.Start:a.End] != a.Exact {
			return altered("a claim is marked at words other than “%s”", passage.Shorten(a.Exact, 60))
		}
	}
	return nil
}

// checkAsides holds what was set aside against its text.
func (b *Bundle) checkAsides(ids *idBook) error {
	for i := range b.Asides {
		a := &b.Asides[i]
		ids.look(NounVersion, a.VersionID)
		if ids.fault != nil {
			return ids.fault
		}
		for _, v := range b.Versions {
			if v.ID == a.VersionID && (!contains(AsideKinds, a.Kind) || !a.Fits(v.Text)) {
				return altered("something is set aside at words other than “%s”", passage.Shorten(prose.Flatten(a.Exact), 60))
			}
		}
		a.By = prose.Flatten(a.By)
	}
	return nil
}

func (b *Bundle) checkTicks(ids *idBook) error {
	for i := range b.Ticks {
		t := &b.Ticks[i]
		t.Kind, t.Words, t.By = prose.Flatten(t.Kind), tickWords(prose.Flatten(t.Words)), prose.Flatten(t.By)
		if t.Subject != b.Article.ID {
			ids.look(NounClaim, t.Subject)
		}
		t.ID = TickID(t.Subject, t.List, t.Kind, t.Words)
		if t.sound() != nil {
			return altered("it does not say what was ticked")
		}
	}
	return ids.fault
}

func (s *Scale) check() error {
	s.Name = prose.Flatten(s.Name)
	seen := map[string]bool{}
	for i := range s.Ratings {
		r := &s.Ratings[i]
		r.Label, r.Meaning, r.Mark = prose.Flatten(r.Label), prose.Flatten(r.Meaning), prose.Flatten(r.Mark)
		if r.Label == "" || seen[strings.ToLower(r.Label)] || r.Tone < ToneNone || r.Tone > ToneFalse ||
			r.Colour != "" && !hexColour.MatchString(r.Colour) {
			return altered("its scale “%s” cannot be read", s.Name)
		}
		seen[strings.ToLower(r.Label)] = true
	}
	if s.Name == "" || len(s.Ratings) == 0 {
		return altered("a scale has no name or no ratings")
	}
	return nil
}

// readable is a text of several lines without control characters.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}
