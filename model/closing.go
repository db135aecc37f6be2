package model

import (
	"slices"
	"strings"
	"unicode"

	"galley/model/passage"
	"galley/model/prose"
)

// CloseClaim says that a newer version ended the work on a claim: the proposed words were
// taken over, or the sentence is rightly gone. A later version that brings the old words
// back opens it again, and so does another verdict.
type CloseClaim struct {
	ClaimID string
	As      ClosedAs
}

func (c CloseClaim) Action() string { return "close claim" }

func (c CloseClaim) Plan(v View, by Author) (Plan, error) {
	before, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	if !contains(ClosedAll, c.As) {
		return Plan{}, Faultf(Invalid, "“%s” is no way to close a claim: it is %s. The claim stays open.",
			passage.Shorten(prose.Flatten(string(c.As)), 40), join(ClosedAll))
	}
	places, err := livingPlaces(v, before.ID)
	if err != nil {
		return Plan{}, err
	}
	on, err := verdictsOn(v, before.ID)
	if err != nil {
		return Plan{}, err
	}
	d := Dossier{Claim: before, Appearances: places, Verdicts: on.verdicts, Disputes: on.disputes}
	verdict, _ := d.Verdict()
	newest := d.newest()
	switch {
	case before.Closed == c.As:
		return Plan{}, nil
	case c.As == TakenOver && !verdict.Proposes():
		return Plan{}, Faultf(Refused, "Nothing was proposed on this claim, so nothing can be taken over. The claim stays open.")
	case c.As == Removed && slices.ContainsFunc(newest, func(a Appearance) bool { return a.State != Orphaned }):
		return Plan{}, Faultf(Refused, "The passage still stands in the text, so it was not removed. The claim stays open.")
	}
	in := ""
	for _, a := range newest {
		in = max(in, a.VersionID)
	}
	what := Sayf("Closed as taken over: “%s”", passage.Shorten(before.Wording, 60))
	if c.As == Removed {
		what = Sayf("Closed as rightly removed: “%s”", passage.Shorten(before.Wording, 60))
	}
	return change(what, before, before.closed(c.As, in))
}

// closed is the claim, closed. It counts as checked then; a sign-off stays.
func (c Claim) closed(as ClosedAs, versionID string) Claim {
	c.Closed, c.ClosedIn = as, versionID
	if !c.Status.Done() {
		c.Status = Checked
	}
	return c
}

// opened is the claim, open again and in work.
func (c Claim) opened() Claim {
	c.Closed, c.ClosedIn, c.Status = "", "", InProgress
	return c
}

// NotTakenOver reports whether a version has not the words that the verdict in force
// proposed for the one before.
func (d Dossier) NotTakenOver(versionID string) bool {
	v, ok := d.Verdict()
	if !ok || !v.Proposes() || d.Claim.Closed != "" || v.ID > versionID {
		return false
	}
	_, stands := d.In(versionID)
	return stands
}

// closing decides which claims a new version closes, and which it opens again.
type closing struct {
	view View
	now  Version
	find *passage.Finder // in the new text, made when it is needed
}

// settle looks at the claims whose passages were carried over to the version. carried are
// the new appearances, from those before at the same index. It returns the edits of claims,
// puts appearances at the proposed words where those stand, and counts.
func (c *closing) settle(from, carried []Appearance) (edits []Edit, closed, missed int, err error) {
	of := map[string][]int{}
	var order []string
	for i, a := range carried {
		if of[a.ClaimID] == nil {
			order = append(order, a.ClaimID)
		}
		of[a.ClaimID] = append(of[a.ClaimID], i)
	}
	for _, id := range order {
		claim, err := c.view.Claim(id)
		if err != nil {
			return nil, 0, 0, err
		}
		on, err := verdictsOn(c.view, id)
		if err != nil {
			return nil, 0, 0, err
		}
		verdict, _ := on.inForce()
		switch {
		case claim.Closed != "":
			if back, is := c.back(claim, verdict, carried, of[id]); is {
				edits = append(edits, Edit{Before: claim, After: back})
			}
		case verdict.Proposes() && c.takenOver(verdict, from, carried, of[id]):
			closed++
			edits = append(edits, Edit{Before: claim, After: claim.closed(TakenOver, c.now.ID)})
		case verdict.Proposes():
			missed++
		}
	}
	return edits, closed, missed, nil
}

// takenOver reports whether all of a claim's passages say what the verdict proposes, and
// puts the appearances there.
func (c *closing) takenOver(v Verdict, from, carried []Appearance, of []int) bool {
	spans := make([]passage.Span, len(of))
	for k, i := range of {
		if v.Cut {
			if carried[i].State != Orphaned || carried[i].Places > 0 {
				return false
			}
			continue
		}
		var is bool
		if spans[k], is = c.corrected(v.Proposed, from[i], carried[i]); !is {
			return false
		}
	}
	for k, i := range of {
		if v.Cut {
			continue
		}
		if at, err := carried[i].place(c.now, spans[k]); err == nil {
			carried[i] = at
		}
	}
	return true
}

// corrected finds the proposed words where a passage was: within what became of it, or, where
// that is not known, between the words that stood around it.
func (c *closing) corrected(proposed string, was, now Appearance) (passage.Span, bool) {
	if now.State != Orphaned && saysExactly(now.Exact, proposed) {
		return now.Span(), true
	}
	if c.find == nil {
		c.find = passage.NewFinder(c.now.Text)
	}
	at := -1
	if now.State != Orphaned {
		at = now.Start
	}
	span, fate := c.find.Anchor(passage.Selector{Exact: proposed, Prefix: was.Prefix, Suffix: was.Suffix}, at)
	if fate != passage.Kept || !saysExactly(c.now.Text[span.Start:span.End], proposed) {
		return span, false
	}
	if now.State != Orphaned {
		// The proposed words may be a part of those before, which stand there still.
		return span, span.Overlaps(now.Span()) && !saysExactly(now.Exact, was.Exact)
	}
	around := passage.Select(c.now.Text, span)
	return span, meets(lastWord(was.Prefix), lastWord(around.Prefix)) || meets(firstWord(was.Suffix), firstWord(around.Suffix)) ||
		len(strings.Fields(proposed)) >= 5
}

// back is a closed claim that a new version opens again, because the words stand there that
// were to go.
func (c *closing) back(claim Claim, v Verdict, carried []Appearance, of []int) (Claim, bool) {
	for _, i := range of {
		a := carried[i]
		if a.State == Orphaned || claim.Closed == TakenOver && !v.Cut && saysExactly(a.Exact, v.Proposed) {
			continue
		}
		return claim.opened(), true
	}
	return claim, false
}

// saysExactly reports whether two passages differ in typography at most, and end in the same
// signs: a figure and a stop are words to a checker.
func saysExactly(a, b string) bool { return passage.SameWords(a, b) && signs(a) == signs(b) }

// signs are the signs of a text that are neither letters nor marks of quotation.
func signs(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsSpace(r) || strings.ContainsRune("\"'“”„‘’‚«»-–—\u2011", r) {
			return -1
		}
		return r
	}, s)
}

func meets(a, b string) bool { return a != "" && a == b }

func lastWord(s string) string {
	if w := wordsOf(s); len(w) > 0 {
		return w[len(w)-1]
	}
	return ""
}

func firstWord(s string) string {
	if w := wordsOf(s); len(w) > 0 {
		return w[0]
	}
	return ""
}
