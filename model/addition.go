package model

import (
	"strings"

	"galley/model/passage"
)

// An addition is what another editor wrote to the reasoning of a verdict. It is a
// Verdict of its own, with AddedTo set, so that it says who and when. The rating
// stays that of its rater, and a sign-off stays on the words that were signed off.

// AddReasoning adds to the verdict in force on a claim that another editor gave.
// Text is the whole addition as it is to be; "" removes it.
type AddReasoning struct {
	ClaimID string
	Text    string
}

// Action names the command in history.
func (c AddReasoning) Action() string { return "add to reasoning" }

// Plan adds to the reasoning, or changes what this editor added last.
func (c AddReasoning) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	on, err := verdictsOn(v, c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	before, had := on.inForce()
	if !had || !before.OfAnother(by.Editor) {
		return SetVerdict{ClaimID: c.ClaimID, Reasoning: &c.Text}.Plan(v, by)
	}
	all, err := v.Additions(before.ID)
	if err != nil {
		return Plan{}, err
	}
	text := strings.TrimSpace(c.Text)
	what := Sayf("Added to %s’s reasoning on “%s”", before.By, passage.Shorten(claim.Wording, 60))
	own, begun := lastOf(all, by.Editor)
	switch {
	case begun && text == "":
		what = Sayf("Took back what was added to %s’s reasoning on “%s”", before.By, passage.Shorten(claim.Wording, 60))
		return Plan{What: what, Edits: []Edit{Remove(own, by.At)}}, nil
	case begun && text == own.Reasoning, text == "":
		return Plan{}, nil
	case begun:
		after := own
		after.Reasoning, after.At = text, by.At
		return Plan{What: what, Edits: []Edit{{Before: own, After: after}}}, nil
	}
	return Plan{What: what, Edits: []Edit{Create(addition(before, text, by))}}, nil
}

// OfAnother reports whether the verdict has a rating or reasoning of somebody other
// than the editor.
func (v Verdict) OfAnother(editor string) bool {
	return v.By != "" && v.By != editor && (v.Rating != "" || v.Reasoning != "")
}

func addition(to Verdict, text string, by Author) Verdict {
	return Verdict{
		ID: NewID(), ClaimID: to.ClaimID, ScaleID: to.ScaleID, AddedTo: to.ID, Reasoning: text, By: by.Editor, At: by.At,
	}
}

// lastOf is the newest addition of an editor.
func lastOf(all []Verdict, editor string) (Verdict, bool) {
	var last Verdict
	for _, a := range all {
		if a.By == editor && a.ID > last.ID {
			last = a
		}
	}
	return last, last.ID != ""
}

// adds is the plan for reasoning that an editor typed over a colleague's: what is
// new in it becomes an addition.
func (c SetVerdict) adds(v View, claim Claim, before Verdict, reasoning string, by Author) (Plan, error) {
	text, ok := addedWords(before.Reasoning, reasoning)
	if !ok {
		return Plan{}, Faultf(Refused,
			"The reasoning is %s’s, so nothing was removed from it. Add your own words to it, or give another rating.", before.By)
	}
	all, err := v.Additions(before.ID)
	if err != nil {
		return Plan{}, err
	}
	own, begun := lastOf(all, by.Editor)
	if begun && own.Reasoning == text {
		return Plan{}, nil
	}
	if begun && strings.Contains(text, own.Reasoning) { // the addition goes on
		return AddReasoning{ClaimID: claim.ID, Text: text}.Plan(v, by)
	}
	return Plan{
		What:  Sayf("Added to %s’s reasoning on “%s”", before.By, passage.Shorten(claim.Wording, 60)),
		Edits: []Edit{Create(addition(before, text, by))},
	}, nil
}

// addedWords returns what is new in a text: the words that were inserted, or, where
// words of the text before were replaced, all of it. ok is false where words were
// only removed.
func addedWords(before, after string) (words string, ok bool) {
	a, b := []rune(before), []rune(after)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	if head+tail < len(a) {
		return strings.TrimSpace(after), head+tail < len(b)
	}
	words = strings.TrimSpace(string(b[head : len(b)-tail]))
	return words, words != ""
}

// carriedAdditions copies the additions of a verdict to the one that replaces it.
// Words of the new verdict's own editor become part of its reasoning; those of
// others stay additions under their names.
func carriedAdditions(all []Verdict, next *Verdict) []Edit {
	var edits []Edit
	for _, a := range all {
		if a.By == next.By {
			next.Reasoning = strings.TrimSpace(next.Reasoning + "\n\n" + a.Reasoning)
			continue
		}
		a.ID, a.AddedTo, a.ScaleID = NewID(), next.ID, next.ScaleID
		edits = append(edits, Create(a))
	}
	return edits
}
