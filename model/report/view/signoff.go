package view

import (
	"slices"
	"strings"

	"galley/model"
	"galley/model/prose"
)

// SignLine is a line of the sign-off block: who rated, who signed off, what is open.
type SignLine struct{ Label, Text string }

// open are the flaws that the sign-off block lists as open work, with the ids of the words for
// them.
var open = []struct {
	flaw model.Flaw
	id   string
}{
	{model.FlawUnrated, "open_unrated"}, {model.FlawContested, "open_contested"}, {model.FlawReworded, "open_reworded"},
	{model.FlawUnsettled, "open_unsettled"}, {model.FlawReopened, "open_again"},
	{model.FlawNoWords, "open_no_words"}, {model.FlawUnsigned, "open_unsigned"}, {model.FlawGone, "gone_short"},
}

// Open says what is to be done about a flaw, in two or three words; "" where that is not said.
func (w *Words) Open(f model.Flaw) string {
	switch f {
	case model.FlawNoSource:
		return w.Say("open_no_source")
	case model.FlawNoReasoning:
		return w.Say("open_no_reasoning")
	}
	for _, o := range open {
		if o.flaw == f {
			return w.Say(o.id)
		}
	}
	return ""
}

// signOffOf says who rated the claims of a report and when, who signed them off, and what was open
// when it was made. It is empty where there are no claims. flawed are the numbers of the claims
// with each flaw.
func signOffOf(cards []Card, flawed map[model.Flaw][]int, w *Words) []SignLine {
	if len(cards) == 0 {
		return nil
	}
	var rated, signed roll
	var openWork []string
	for i := range cards {
		k := &cards[i]
		if !k.Rated {
			continue
		}
		rated.add(k.Verdict.By, k.Verdict.At)
		if k.Verdict.SignedBy != "" {
			signed.add(k.Verdict.SignedBy, k.Verdict.SignedAt)
		}
	}
	for _, o := range open {
		if numbers := flawed[o.flaw]; len(numbers) > 0 {
			openWork = append(openWork, w.Say(o.id)+": "+ListedNumbers(numbers, ", "))
		}
	}
	said := strings.Join(openWork, "; ")
	if said == "" {
		said = w.Say("open_nothing")
	}
	return []SignLine{
		{w.Say("signoff_rated"), rated.said(w)}, {w.Say("signoff_signed"), signed.said(w)}, {w.Say("signoff_open"), said},
	}
}

// roundsOf says who signed the article off in which round, with the initials, and when. What was
// open then is the desk's own business.
func roundsOf(c Chosen, w *Words) []SignLine {
	if len(c.Rounds) == 0 {
		return nil
	}
	said := make([]string, len(c.Rounds))
	for i, r := range c.Rounds {
		said[i] = isolate(prose.OneLine(r.Initials)) + " (" +
			prose.Join(", ", isolate(prose.OneLine(r.Name)), isolate(prose.OneLine(r.By)), w.Date(r.At.Day())) + ")"
	}
	return []SignLine{{w.Say("signoff_rounds"), strings.Join(said, "; ")}}
}

// roll is who did something to how many claims, from when to when; in the order of the claims.
type roll []entry

type entry struct {
	who         string
	claims      int
	first, last model.Stamp
}

func (r *roll) add(who string, at model.Stamp) {
	i := slices.IndexFunc(*r, func(e entry) bool { return e.who == who })
	if i < 0 {
		*r = append(*r, entry{who, 1, at, at})
		return
	}
	e := &(*r)[i]
	e.claims++
	e.first, e.last = min(e.first, at), max(e.last, at)
}

func (r roll) said(w *Words) string {
	if len(r) == 0 {
		return w.Say("signoff_nobody")
	}
	parts := make([]string, len(r))
	for i, e := range r {
		on := w.Date(e.last.Day())
		if e.first.Day() != e.last.Day() {
			on = w.Date(e.first.Day()) + " – " + on
		}
		parts[i] = isolate(e.who) + " (" + w.Count("claims_count", e.claims) + ", " + on + ")"
	}
	return strings.Join(parts, "; ")
}
