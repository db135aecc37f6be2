package state

import (
	"galley/model"
	"galley/model/passage"
)

// HintKind says what a hint is about. A person can switch each kind off.
type HintKind string

// The kinds of hints, in the order in which they are shown.
const (
	FigureHint    HintKind = "figure"    // two figures beside each other, or a sum
	NameHint      HintKind = "name"      // a spelling that stands alone
	SpeakerHint   HintKind = "speaker"   // who said it
	CheckedHint   HintKind = "checked"   // it was checked before
	WorthHint     HintKind = "worth"     // a sentence worth checking
	QuotationHint HintKind = "quotation" // quoted words beside a source's passage
	ElsewhereHint HintKind = "elsewhere" // other stored articles say the same, or another figure

	// The rules of the trade, about what a rating rests on.
	NoSourceHint    = HintKind(model.RuleNoSource)
	NoReasoningHint = HintKind(model.RuleNoReasoning)
	FewSourcesHint  = HintKind(model.RuleFewSources)
	OldSourceHint   = HintKind(model.RuleOldSource)
	ConflictHint    = HintKind(model.RuleConflict)
)

// HintKinds are all of them, in their order.
var HintKinds = []HintKind{FigureHint, NameHint, SpeakerHint, QuotationHint, CheckedHint, WorthHint, ElsewhereHint,
	NoSourceHint, NoReasoningHint, FewSourcesHint, OldSourceHint, ConflictHint}

// Hint is one thing that Galley noticed while it read along. It decides nothing. Its texts
// are in the person's language.
type Hint struct {
	Kind     HintKind
	Sentence string // what was noticed, one short sentence
	Reason   string // why it is said; shown when the pointer rests on it, and spoken
	Offer    string // what taking it does, as a button says it; "" it offers nothing

	Subject string // id of the article or claim that it is dismissed on
	Words   string // what it is known again by in another version: see model.HintKey

	// Taking it sends a command, or else opens what the hint is about.
	Take model.Command // nil none
	// What it is about, that can be opened.
	OpenArticle string       // id; "" none
	OpenClaim   string       // id of the claim in it; "" none
	OpenSpan    passage.Span // or else words of its newest version, in bytes; empty where it was read last
	OpenAddress string       // of a page on the web, where there is no article; "" none
}

// Key is what the hint is dismissed by.
func (h Hint) Key() model.HintKey {
	return model.HintKey{Subject: h.Subject, Kind: string(h.Kind), Words: h.Words}
}

// Dismissed reports whether a hint is among those that were dismissed; ticked is model.Ticked.
func (h Hint) Dismissed(ticked map[string]bool) bool {
	return ticked[model.TickID(h.Subject, model.HintTicks, string(h.Kind), h.Words)]
}

// Offers reports whether there is something to take.
func (h Hint) Offers() bool { return h.Offer != "" && (h.Take != nil || h.Opens()) }

// Opens reports whether what it is about can be opened.
func (h Hint) Opens() bool { return h.OpenArticle != "" || h.OpenAddress != "" }

// OpensApart reports whether it can be opened, and taking it does something else.
func (h Hint) OpensApart() bool { return h.Opens() && (h.Take != nil || h.Offer == "") }
