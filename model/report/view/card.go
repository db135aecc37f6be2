package view

import (
	"slices"
	"strings"

	"galley/model"
	"galley/model/palette"
	"galley/model/prose"
)

// Card is one claim of the report, numbered in the order of the text.
type Card struct {
	Number    int
	D         model.Dossier
	Said      string
	Rated     bool
	Rating    model.Rating
	Tone      palette.Key
	Verdict   model.Verdict
	Given     string
	SignedOn  string
	Proposed  []string  // the wording that is proposed, how bad it was, and whether a newer version has it
	Change    []Stretch // the passage with what is to be changed in it
	Reasoning []string
	Asked     []string // who was asked about it, and what came of it
	Evidence  []Exhibit
	Earlier   []Earlier
	Contested []Side     // nobody has decided between them: none is the rating
	Flaw      model.Flaw // why its verdict may not fit the text as it stands, "" where it does
	Caution   string     // the same in a sentence
	Short     string     // and in a few words
	Title     string     // "Claim 3: Mostly true"
	Shown     bool       // a place of it is in sight, with the anchor at-Number
}

// Exhibit is a source on a claim, with what people read of it.
type Exhibit struct {
	model.Exhibit
	Sign                    string
	Link, Archive           string
	SourceNumber            int
	Published, AccessedDate string
	Stands                  string // its stance, in the report's language
	Translated              string // what the passage says, where it is in another language, and who translated it
	Judged                  string // what the source is for this fact, likewise: first-hand, and what was judged for it alone
}

// Earlier is a verdict that was in force before.
type Earlier struct{ Rating, By, On string }

// Side is one of two verdicts between which nobody has decided.
type Side struct {
	Label, Mark string
	Tone        palette.Key
	By, On      string
	Reasoning   string
}

var stanceSigns = map[model.Stance]string{model.Supports: "↑", model.Refutes: "↓", model.Context: "•"}

// StanceTone is the tone in whose line colour a stance is written.
func StanceTone(s model.Stance) palette.Key {
	switch s {
	case model.Supports:
		return palette.True
	case model.Refutes:
		return palette.False
	}
	return palette.None
}

// Gone reports whether the claim is no longer in the text.
func (k Card) Gone() bool { return k.Flaw == model.FlawGone }

// Reworded reports whether the claim's words changed since its verdict, or since anybody settled them.
func (k Card) Reworded() bool { return k.Flaw == model.FlawReworded || k.Flaw == model.FlawUnsettled }

func cardOf(number int, d model.Dossier, from since, w *Words) Card {
	k := Card{Number: number, D: d, Said: w.Date(d.Claim.Said), Tone: palette.Unrated, Verdict: InForce(d)}
	if k.Rating, k.Rated = d.Rating(); k.Rated {
		k.Tone = k.Rating.Key()
		k.Given = w.Date(k.Verdict.At.Day())
		k.SignedOn = w.Date(k.Verdict.SignedAt.Day())
	}
	k.Proposed = proposedOf(d, k.Verdict, w)
	k.Change = changeOf(d, k.Verdict)
	k.Reasoning = reasoningOf(d, k.Verdict, w)
	k.Asked = askedOf(d, w)
	for _, e := range d.Evidence {
		e.Locator = w.AnswerLocator(e)
		k.Evidence = append(k.Evidence, Exhibit{
			Exhibit: e, Sign: stanceSigns[e.Stance], Link: WebLink(e.Source.URL), Archive: WebLink(e.Source.ArchiveURL),
			Published: w.Date(e.Source.Published), AccessedDate: w.Date(e.Source.Accessed), Stands: w.Stance(e.Stance),
			Judged: w.judged(e), Translated: w.translated(e.Evidence),
		})
	}
	disputed := map[string]bool{}
	for _, v := range d.Contested() {
		k.Contested = append(k.Contested, sideOf(d, v, w))
		disputed[v.ID] = true
	}
	for _, v := range from.earlier(d) {
		if v.ID != k.Verdict.ID && !disputed[v.ID] {
			k.Earlier = append(k.Earlier, Earlier{v.Rating, v.By, w.Date(v.At.Day())})
		}
	}
	return k
}

// Says are the proposed wording, the reasoning and who was asked, a paragraph each.
func (k Card) Says() []string { return slices.Concat(k.Proposed, k.Reasoning, k.Asked) }

// proposedOf says what a verdict proposes, with the words before: never by colour alone.
func proposedOf(d model.Dossier, v model.Verdict, w *Words) []string {
	var said []string
	if d.Claim.Closed != "" {
		said = append(said, w.Say("closed_"+strings.ReplaceAll(string(d.Claim.Closed), "-", "_")))
	}
	switch was := d.Judged(v); {
	case v.Cut:
		said = append(said, w.Say("proposed_cut"))
	case v.Proposed != "" && was != "":
		said = append(said, w.With("change_from", map[string]any{"Words": prose.Flatten(v.Proposed), "Was": prose.Flatten(was)}))
	case v.Proposed != "":
		said = append(said, w.With("change_to", map[string]any{"Words": prose.Flatten(v.Proposed)}))
	}
	if v.Severity != "" {
		said = append(said, w.Say("severity_"+string(v.Severity)))
	}
	return said
}

// reasoningOf is the reasoning of a verdict and what others added to it, a paragraph each.
func reasoningOf(d model.Dossier, v model.Verdict, w *Words) []string {
	var paragraphs []string
	for part := range strings.SplitSeq(v.Reasoning, "\n") {
		if part = strings.TrimSpace(prose.WithoutControls(part)); part != "" {
			paragraphs = append(paragraphs, part)
		}
	}
	for _, a := range d.AdditionsTo(v) {
		said := w.With("added_by", map[string]any{"Name": isolate(a.By), "Date": w.Date(a.At.Day())})
		paragraphs = append(paragraphs, said+": "+prose.OneLine(prose.WithoutControls(a.Reasoning)))
	}
	return paragraphs
}

func sideOf(d model.Dossier, v model.Verdict, w *Words) Side {
	side := Side{
		Label: w.Say("no_rating"), Mark: unratedMark, Tone: palette.Unrated, By: v.By, On: w.Date(v.At.Day()), Reasoning: v.Reasoning,
	}
	if scale, ok := d.ScaleOf(v); ok {
		if r, ok := scale.Rating(v.Rating); ok {
			side.Label, side.Mark, side.Tone = r.Label, r.Mark, r.Key()
		}
	}
	return side
}

// InForce is the verdict in force. Where its sign-off was for other words, the claim is not signed
// off any more, and the verdict has none.
func InForce(d model.Dossier) model.Verdict {
	v, _ := d.Verdict()
	if d.Claim.Status != model.SignedOff {
		v.SignedBy, v.SignedAt = "", ""
	}
	return v
}

// Rating is a claim's rating in a word, or why it has none.
func (r Report) Rating(k Card) string {
	switch {
	case k.Rated:
		return k.Rating.Label
	case len(k.Contested) > 0:
		return r.Words.Say("contested")
	}
	return r.Words.Say("unrated")
}

// Mark is the sign of a claim's rating, which stands beside its tint: never colour alone.
func (k Card) Mark() string {
	switch {
	case k.Rated:
		return k.Rating.Mark
	case len(k.Contested) > 0:
		return contestedMark
	}
	return unratedMark
}

// About says who said a claim and when, of what kind it is and how far the work on it is.
func (r Report) About(k Card) string {
	claim := k.D.Claim
	said := ""
	switch {
	case claim.Speaker != "" && k.Said != "":
		said = r.Words.With("said_by", map[string]any{"Name": isolate(claim.Speaker)}) + ", " + k.Said
	case claim.Speaker != "":
		said = r.Words.With("said_by", map[string]any{"Name": isolate(claim.Speaker)})
	case k.Said != "":
		said = r.Words.With("said_on", map[string]any{"Date": k.Said})
	}
	return prose.Join(" · ", said, r.Words.Kind(claim.Kind), r.Words.Status(claim.Status))
}

// Before says in a sentence which verdicts a claim had before; "" where it had none.
func (r Report) Before(k Card) string {
	if len(k.Earlier) == 0 {
		return ""
	}
	var lines []string
	for _, e := range k.Earlier {
		lines = append(lines, e.Rating+" ("+prose.Join(", ", prose.OneLine(prose.Plain(e.By)), e.On)+")")
	}
	return r.Words.Say("earlier") + ": " + strings.Join(lines, "; ") + "."
}
