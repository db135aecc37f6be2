package claims

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"galley/app/locale"
	"galley/model"
)

// Place is a field of a claim, or of a source on it, that text is typed into. Of
// is the id of that source's evidence, or of the verdict that is added to; "" for
// what is of the claim itself.
type Place struct{ Claim, Of, Field string }

// Fields of a claim, and of a source on it.
const (
	inWording   = "wording"
	inSpeaker   = "speaker"
	inSaid      = "said"
	inReasoning = "reasoning"
	inProposed  = "proposed"
	inAdded     = "added" // to a colleague's reasoning
	inOwner     = "owner"
	inDue       = "due"
	inTag       = "tag" // that is put on
	inQuote     = "quote"
	inLocator   = "locator"
	inNote      = "note"
	inLanguage  = "language" // of a passage
	inPrivate   = "private"  // the desk's note, of a claim or of a source on it
	inAsked     = "asked"    // how a fact is put to a person
	inQuestion  = "question" // to somebody in the house

	inTranslation = "translation" // of a passage
	inTranslator  = "translator"
)

var placeLabels = map[string]string{
	inWording: locale.Later("Wording"), inSpeaker: locale.Later("Speaker"), inSaid: locale.Later("Date"), inReasoning: locale.Later("Reasoning"),
	inProposed: locale.Later("Proposed words"), inAdded: locale.Later("What you added to the reasoning"),
	inOwner: locale.Later("Owner"), inDue: locale.Later("Due date"), inTag: locale.Later("Tag"),
	inQuote: locale.Later("Passage of a source"), inLocator: locale.Later("Place in a source"), inNote: locale.Later("Note on a source"), inPrivate: locale.Later("Private note"),
	inLanguage: locale.Later("Language of a passage"), inTranslation: locale.Later("Translation of a passage"), inTranslator: locale.Later("Translator of a passage"),
	inAsked: locale.Later("Question for a person"), inQuestion: locale.Later("Question"),
}

// Key is the place in one word.
func (p Place) Key() string { return p.Claim + "/" + p.Of + "/" + p.Field }

// PlaceOf is the place with a key, and whether it is one.
func PlaceOf(key string) (Place, bool) {
	parts := strings.Split(key, "/")
	if len(parts) != 3 || placeLabels[parts[2]] == "" {
		return Place{}, false
	}
	p := Place{parts[0], parts[1], parts[2]}
	return p, p.Command("") != nil
}

// Label is what the field is called.
func (p Place) Label() string { return locale.Word(placeLabels[p.Field]) }

// Command is what stores a text there; nil where the place is none.
func (p Place) Command(text string) model.Command {
	if p.Of != "" {
		switch p.Field {
		case inAdded:
			return model.AddReasoning{ClaimID: p.Claim, Text: text}
		case inQuote:
			return model.EditEvidence{ID: p.Of, Quote: &text}
		case inLocator:
			return model.EditEvidence{ID: p.Of, Locator: &text}
		case inNote:
			return model.EditEvidence{ID: p.Of, Note: &text}
		case inLanguage:
			return model.EditEvidence{ID: p.Of, Language: &text}
		case inTranslation:
			return model.EditEvidence{ID: p.Of, Translation: &text}
		case inTranslator:
			return model.EditEvidence{ID: p.Of, Translator: &text}
		case inPrivate:
			return model.EditEvidence{ID: p.Of, PrivateNote: &text}
		case inAsked:
			return model.NameConfirmer{ClaimID: p.Claim, PersonID: p.Of, Question: &text}
		case inQuestion:
			return model.EditQuestion{ID: p.Of, Text: &text}
		}
		return nil
	}
	switch p.Field {
	case inWording:
		return model.EditClaim{ID: p.Claim, Wording: &text}
	case inSpeaker:
		return model.EditClaim{ID: p.Claim, Speaker: &text}
	case inSaid:
		return model.EditClaim{ID: p.Claim, Said: &text}
	case inReasoning:
		return model.SetVerdict{ClaimID: p.Claim, Reasoning: &text}
	case inProposed:
		return model.SetVerdict{ClaimID: p.Claim, Proposed: &text}
	case inOwner:
		return model.EditClaim{ID: p.Claim, Owner: &text}
	case inPrivate:
		return model.EditClaim{ID: p.Claim, PrivateNote: &text}
	case inDue:
		return model.EditClaim{ID: p.Claim, Due: &text}
	case inTag:
		return model.ChangeTags{Claims: []string{p.Claim}, Add: model.TagWords(text)}
	}
	return nil
}

// Text is what the library has there of an editor's, and whether the place is
// there still.
func (p Place) Text(d model.Dossier, editor string) (string, bool) {
	v, _ := d.Verdict()
	switch {
	case p.Field == inAdded:
		return addedBy(d, v, editor), p.Of == v.ID
	case p.Of == "" && p.Field == inProposed: // the field begins with the words that are marked
		return cmp.Or(v.Proposed, markedWords(d)), model.CanPropose(v.ScaleID, v.Rating)
	case p.Of == "":
		text, is := map[string]string{inWording: d.Claim.Wording, inSpeaker: d.Claim.Speaker, inSaid: d.Claim.Said,
			inReasoning: v.Reasoning, inOwner: d.Claim.Owner, inDue: d.Claim.Due, inTag: "", inPrivate: d.Claim.PrivateNote}[p.Field]
		return text, is
	}
	for _, c := range d.Confirmers {
		if p.Field == inAsked && c.PersonID == p.Of {
			return c.Question, true
		}
	}
	for _, q := range d.Questions {
		if p.Field == inQuestion && q.ID == p.Of {
			return q.Text, true
		}
	}
	for _, x := range d.Evidence {
		if x.Evidence.ID == p.Of {
			text, is := map[string]string{inQuote: x.Quote, inLocator: x.Locator, inNote: x.Note, inPrivate: x.Evidence.PrivateNote,
				inLanguage: x.Language, inTranslation: x.Translation, inTranslator: x.Translator}[p.Field]
			return text, is
		}
	}
	return "", false
}

// In is the place where a text belongs by now: reasoning that was typed before a
// colleague gave the verdict is added to that one's.
func (p Place) In(d model.Dossier, editor string) Place {
	if v, _ := d.Verdict(); p.Field == inReasoning && v.OfAnother(editor) {
		return Place{p.Claim, v.ID, inAdded}
	}
	return p
}

// Unstored is text that was typed and is not known to be in the library.
type Unstored struct {
	Place  Place
	Text   string
	Base   string // what stood there when it was typed
	Sent   string // handed to the library last, "" nothing
	Claim  string // the claim's wording, to name it by
	Editor string // who typed it; "" who is at work

	failed  bool // the library refused it
	clashes bool // because others wrote there meanwhile: the person is asked
}

// kept is what the fields of a panel handed to the library and it has not said
// that it has; whatever claim is on show.
type kept struct {
	texts   map[string]Unstored
	clashes map[string]*model.ConflictError
	wording func(claimID string) string // nil in a field by itself
}

func newKept() *kept {
	return &kept{texts: map[string]Unstored{}, clashes: map[string]*model.ConflictError{}}
}

func (k *kept) put(record, text, base string) {
	u, again := k.texts[record]
	u.Place, _ = PlaceOf(record)
	if !again {
		u.Base = base
	}
	u.Text, u.Sent, u.failed, u.clashes = text, text, false, false
	if k.wording != nil {
		if wording := k.wording(u.Place.Claim); wording != "" {
			u.Claim = wording
		}
	}
	k.texts[record] = u
}

// failed takes in that the library refused a text.
func (k *kept) failed(record, text string) {
	if u, is := k.texts[record]; is && u.Text == text {
		u.failed = true
		k.texts[record] = u
	}
}

// stored takes in that the library has a text.
func (k *kept) stored(record, text string) {
	if k.texts[record].Text == text {
		delete(k.texts, record)
	}
}

// Unstored are the texts that were typed, in whatever claim, and are not known
// to be in the library.
func (p *Panel) Unstored() []Unstored {
	all := maps.Clone(p.kept.texts)
	for _, f := range p.form.fields() {
		if !f.Typing() || f.record == "" {
			continue
		}
		u, again := all[f.record]
		if !again {
			u.Base = f.stored
		}
		u.Place, _ = PlaceOf(f.record)
		u.Text, u.Claim = f.Text, p.wordingOf(u.Place.Claim)
		all[f.record] = u
	}
	return inOrder(all)
}

// Failed are the texts that the library refused, to be tried again.
func (p *Panel) Failed() []Unstored {
	all := maps.Clone(p.kept.texts)
	maps.DeleteFunc(all, func(_ string, u Unstored) bool { return !u.failed || u.clashes })
	return inOrder(all)
}

func inOrder(all map[string]Unstored) []Unstored {
	return slices.SortedFunc(maps.Values(all), func(a, b Unstored) int { return strings.Compare(a.Place.Key(), b.Place.Key()) })
}

func (p *Panel) wordingOf(claimID string) string {
	for _, d := range p.state.Dossiers {
		if d.Claim.ID == claimID {
			return d.Claim.Wording
		}
	}
	return p.kept.wordingKept(claimID)
}

func (k *kept) wordingKept(claimID string) string {
	for _, u := range k.texts {
		if u.Place.Claim == claimID {
			return u.Claim
		}
	}
	return ""
}

// Keep takes in a text that an earlier run of the program did not get stored.
func (p *Panel) Keep(u Unstored) {
	u.failed = true
	p.kept.texts[u.Place.Key()] = u
}

// Stored hears that a text came into the library after all.
func (p *Panel) Stored(u Unstored) {
	record := u.Place.Key()
	p.kept.stored(record, u.Text)
	for _, f := range p.form.fields() {
		if f.record == record && f.Text == u.Text {
			f.cancel()
			f.stored = u.Text
		}
	}
}

// Forget lets go of all that was typed, as another library is opened.
func (p *Panel) Forget() {
	clear(p.kept.texts)
	clear(p.kept.clashes)
	p.form.sources.forget()
	p.form.asking.forget()
	for _, f := range p.form.fields() {
		f.cancel()
		f.record, f.stored = "", f.Text
	}
}
