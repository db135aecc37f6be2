package model

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model/palette"
	"galley/model/passage"
	"galley/model/prose"
)

// Limits of a record. People and importers stay far below them; a file that was made
// to do harm does not.
const (
	mostRatings = 200
	longestID   = 1 << 10
	longestName = 4 << 10 // of a rating, a scale, a tag, a collection
	mostNumber  = 1 << 40 // of versions and places
)

// Sound returns what is wrong with a stored record, or nil where Galley could have
// written it. A library may come from anywhere: code that reads a sound record can
// rely on its numbers and its choices.
func Sound(r Record) error {
	if id := r.Key(); id == "" || len(id) > longestID || !utf8.ValidString(id) {
		return fmt.Errorf("its id is none that Galley makes")
	}
	fields := reflect.ValueOf(r)
	for i := range fields.NumField() {
		if at, ok := fields.Field(i).Interface().(Stamp); ok && at != "" && at.Time().IsZero() {
			return fmt.Errorf("a moment in it is “%s”", passage.Shorten(prose.Flatten(strings.ToValidUTF8(string(at), "?")), 40))
		}
	}
	switch r := r.(type) {
	case Article:
		return sayable(r.Title, r.Byline, r.Publisher, r.Published, r.URL, r.Language)
	case Version:
		return r.sound()
	case File:
		if r.Size < 0 {
			return fmt.Errorf("its size is %d bytes", r.Size)
		}
		return sayable(r.MediaType) // the name is the file system's: it may be no UTF-8
	case Claim:
		if r.Kind != "" && !contains(ClaimKinds, r.Kind) {
			return odd("kind", r.Kind)
		}
		if !contains(ClaimStatuses, r.Status) {
			return odd("status", r.Status)
		}
		return sayable(r.Wording, r.Speaker, r.Said, r.Owner, r.Due, r.PrivateNote)
	case Appearance:
		return r.sound()
	case Source:
		if r.Reliability != "" && !contains(Reliabilities, r.Reliability) {
			return odd("reliability", r.Reliability)
		}
		if r.Kind != "" && !contains(SourceKinds, r.Kind) {
			return odd("kind", r.Kind)
		}
		return sayable(r.Title, r.Publisher, r.Author, r.URL, r.Published, r.Accessed, r.ArchiveURL, r.Alias, r.PrivateNote)
	case Evidence:
		if !contains(Stances, r.Stance) {
			return odd("stance", r.Stance)
		}
		if r.Reliability != "" && !contains(Reliabilities, r.Reliability) {
			return odd("reliability", r.Reliability)
		}
		return sayable(r.Quote, r.Locator, r.Note, r.PrivateNote, r.Place, r.Language, r.Translation, r.Translator)
	case Verdict:
		return sayable(r.Rating, r.Reasoning, r.By, r.SignedBy)
	case Scale:
		return r.sound()
	case Collection:
		return named(r.Name)
	case Tag:
		return named(r.Word)
	case Aside:
		return r.sound()
	case Tick:
		return r.sound()
	case Dispute:
		return r.sound()
	case Person:
		return r.sound()
	case Confirmer:
		return r.sound()
	case Attempt:
		return r.sound()
	case Asking:
		return r.sound()
	case Question:
		return r.sound()
	case Round:
		return r.sound()
	case CorrectionReason:
		return r.sound()
	case Checklist:
		return r.sound()
	case SavedList:
		return r.sound()
	case Attachment:
		return r.sound()
	case Capture:
		return r.sound()
	}
	return nil
}

func odd[T ~string](what string, value T) error {
	return fmt.Errorf("its %s is “%s”", what, passage.Shorten(prose.Flatten(strings.ToValidUTF8(string(value), "\ufffd")), 40))
}

// sayable refuses bytes that are no text.
func sayable(fields ...string) error {
	for _, f := range fields {
		if !utf8.ValidString(f) {
			return fmt.Errorf("what is written in it is no text")
		}
	}
	return nil
}

func named(names ...string) error {
	for _, n := range names {
		if len(n) > longestName {
			return fmt.Errorf("a name in it has %d letters", len(n))
		}
	}
	return sayable(names...)
}

func (v Version) sound() error {
	switch {
	case v.Number < 1 || v.Number > mostNumber:
		return fmt.Errorf("its number is %d", v.Number)
	case len(v.Text) == 0 && len(v.Blocks) == 0: // read without its text
		return sayable(v.SHA256, v.FileHash)
	case !utf8.ValidString(v.Text):
		return fmt.Errorf("its text is no text")
	}
	if err := misfit(v.Blocks, v.Text); err != nil {
		return err
	}
	for _, part := range v.LeftOut {
		if part.After < -1 || part.After >= max(len(v.Blocks), 1) || sayable(part.Text, part.Reason) != nil ||
			misfit(part.Blocks, part.Text) != nil {
			return fmt.Errorf("a part that was left out of it does not fit it")
		}
	}
	if err := misplaced(v.Notes, v.Text); err != nil {
		return err
	}
	if err := v.checkPictures(); err != nil {
		return err
	}
	last := -1
	for _, h := range v.Hidden {
		if h <= last || h >= len(v.Blocks) {
			return fmt.Errorf("a line is hidden that it does not have")
		}
		last = h
	}
	return nil
}

// misfit says what is wrong with the paragraphs of a text.
func misfit(blocks []Block, text string) error {
	at := 0
	for _, b := range blocks {
		if b.Start < at || b.End < b.Start || b.End > len(text) || !contains(BlockKinds, b.Kind) || b.Level < 0 || b.Level > 6 {
			return fmt.Errorf("its paragraphs do not fit its text")
		}
		if !begins(text, b.Start) || !begins(text, b.End) {
			return fmt.Errorf("a paragraph begins or ends within a letter")
		}
		at = b.End
	}
	return nil
}

// begins reports whether a letter begins at an offset, or the text ends there.
func begins(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

func (a Appearance) sound() error {
	switch {
	case !contains(AppearanceStates, a.State):
		return odd("state", a.State)
	case a.Start < 0 || a.End < a.Start || a.End > math.MaxInt32 || a.Places < 0 || a.Places > mostNumber:
		return fmt.Errorf("it stands from %d to %d", a.Start, a.End)
	}
	if err := a.pictureSound(); err != nil {
		return err
	}
	return sayable(a.Exact, a.Prefix, a.Suffix, a.Picture, a.Region)
}

// Fits reports whether an appearance stands in a text as it says.
func (a Appearance) Fits(text string) bool {
	return a.State == Orphaned || 0 <= a.Start && a.Start <= a.End && a.End <= len(text) && text[a.Start:a.End] == a.Exact
}

// In is the appearance as a version with that text has it: one that does not
// stand where it says is no longer in the text.
func (a Appearance) In(text string) Appearance {
	if !a.Fits(text) {
		a.State, a.Start, a.End, a.Places = Orphaned, 0, 0, 0
	}
	return a
}

func (s Scale) sound() error {
	if len(s.Ratings) == 0 || len(s.Ratings) > mostRatings {
		return fmt.Errorf("it has %d ratings", len(s.Ratings))
	}
	seen := map[string]bool{}
	for _, r := range s.Ratings {
		label := strings.ToLower(strings.TrimSpace(r.Label))
		if label == "" || seen[label] {
			return fmt.Errorf("two of its ratings have one name, or one has none")
		}
		seen[label] = true
		if r.Tone < ToneNone || r.Tone > ToneFalse || r.Value != nil && (math.IsNaN(*r.Value) || math.IsInf(*r.Value, 0)) {
			return fmt.Errorf("its rating “%s” cannot be read", passage.Shorten(prose.Flatten(r.Label), 40))
		}
		if _, own := palette.Own(r.Colour); r.Colour != "" && !own {
			return fmt.Errorf("the colour of its rating “%s” cannot be read", passage.Shorten(prose.Flatten(r.Label), 40))
		}
		if err := named(r.Label, r.Meaning, r.Mark); err != nil {
			return err
		}
	}
	for _, n := range []*float64{s.Best, s.Worst} {
		if n != nil && (math.IsNaN(*n) || math.IsInf(*n, 0)) {
			return fmt.Errorf("a number at its ends cannot be read")
		}
	}
	for _, r := range s.Renamed {
		if err := named(r.From, r.To); err != nil {
			return err
		}
	}
	return named(s.Name)
}

func (d Dispute) sound() error {
	switch {
	case !slices.Contains(Nouns, d.About):
		return odd("record", d.About)
	case !contains([]Choice{Undecided, ChoiceOurs, ChoiceTheirs, ChoiceOther}, d.Choice):
		return odd("choice", d.Choice)
	case !d.OfVerdicts():
		for _, side := range []string{d.Ours, d.Theirs} {
			if _, err := readFields(side); err != nil {
				return fmt.Errorf("what is in dispute cannot be read")
			}
		}
	}
	return sayable(d.Field, d.Ours, d.Theirs, d.OursBy, d.TheirsBy, d.DecidedBy)
}
