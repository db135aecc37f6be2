package app

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/claims"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/app/worklist"
	"galley/model"
)

// worklisting is which of the article's claims are listed, and what is done with those
// selected in the list: one of them or several, in one step.
type worklisting struct {
	store   *store
	claims  *claims.Panel
	dialogs *ask.Dialogs
	writing *writing
	opening *opening
	prefs   fyne.Preferences
	inner   *look.Columns // the article beside its claims
	wide    bool          // list and form stand beside each other
}

// Preferences: how the person divided the claims panel.
const (
	prefListSplit     = "claims.split"
	prefListSplitWide = "claims.split.wide"
	prefListFolded    = "claims.folded"

	prefClaimsSplitWide = "window.claims.wide" // as prefClaimsSplit, where list and form stand beside each other
)

// wideSplit is what part of its room the article has where the list and the form of
// its claims stand beside each other.
const wideSplit = 0.5

func (w *worklisting) actions() []action {
	s := w.store.session
	claims := func() bool { return len(s.Proof().Dossiers) > 0 }
	all := []action{
		{name: "Filter Claims…", enabled: claims, do: func() { w.dialogs.Focus(w.claims.List.ShowFilter()) }},
		{name: "Go to the Claims", enabled: claims, do: func() { w.dialogs.Focus(w.claims.List.List()) }},
		{name: "Fold the List of Claims", enabled: claims, do: w.claims.Fold},
	}
	for _, chip := range state.Chips {
		all = append(all, action{name: chipActions[chip], enabled: claims, do: func() { w.choose(chip) }})
	}
	return all
}

// chipActions are what the actions that list a part are called in the menu.
var chipActions = map[state.Chip]string{
	state.AllClaims: "All Claims", state.ToCheck: "Claims to Check", state.LookAgain: "Claims to Look at Again",
	state.NoSource: "Claims without a Source", state.ToSign: "Claims to Sign Off", state.Mine: "My Claims",
}

// wire connects what the list reports.
func (w *worklisting) wire() {
	l := w.claims.List
	l.OnChip = w.choose
	l.OnFilter = w.filter
	l.OnOpen = func() {
		if w.store.session.Active() != "" {
			w.dialogs.Focus(w.claims.FocusReasoning())
		}
	}
	l.Verbs = w.verbs
	w.claims.OnRateSeveral = w.rate
	w.claims.OnWide = w.widen
	w.claims.Divide(w.prefs.Float(prefListSplit), w.prefs.Float(prefListSplitWide), w.prefs.Bool(prefListFolded))
}

// widen gives the claims more room, or less.
func (w *worklisting) widen(wide bool) {
	if wide == w.wide {
		return
	}
	w.remember()
	w.wide = wide
	if wide {
		w.inner.SetShare(w.prefs.FloatWithFallback(prefClaimsSplitWide, wideSplit))
	} else {
		w.inner.SetShare(w.prefs.FloatWithFallback(prefClaimsSplit, claimsSplit))
	}
}

// remember keeps how the panel is divided.
func (w *worklisting) remember() {
	if w.wide {
		w.prefs.SetFloat(prefClaimsSplitWide, w.inner.Share())
	} else {
		w.prefs.SetFloat(prefClaimsSplit, w.inner.Share())
	}
	narrow, wide, folded := w.claims.Splits()
	w.prefs.SetFloat(prefListSplit, narrow)
	w.prefs.SetFloat(prefListSplitWide, wide)
	w.prefs.SetBool(prefListFolded, folded)
}

// choose lists a part of the claims.
func (w *worklisting) choose(c state.Chip) {
	w.store.session.ChipChosen(c)
	w.show()
}

// filter lists only what fits what is typed.
func (w *worklisting) filter(typed string) {
	w.store.session.ClaimsFiltered(typed)
	w.show()
}

func (w *worklisting) show() { w.claims.Show(w.store.claims(&hintChoices{w.prefs})) }

// verbs are what can be done with the claims selected.
func (w *worklisting) verbs() []worklist.Verb {
	ids := w.claims.List.Selected()
	var ratings, kinds, statuses []worklist.Verb
	if scale, ok := w.claims.Scale(); ok {
		for i, r := range scale.Ratings {
			key := ""
			if i < 9 {
				key = string(rune('1' + i))
			}
			ratings = append(ratings, worklist.Verb{Label: strings.TrimSpace(r.Mark + "  " + r.Label), Keys: key,
				Do: func() { w.claims.Rate(i + 1) }})
		}
	}
	for _, k := range model.ClaimKinds {
		kinds = append(kinds, worklist.Verb{Label: locale.Word(string(k)), Do: func() { w.edit(model.EditClaims{IDs: ids, Kind: &k}) }})
	}
	for _, st := range model.ClaimStatuses[:3] { // signing off is done by its own action
		statuses = append(statuses, worklist.Verb{Label: locale.Word(string(st)), Do: func() { w.edit(model.EditClaims{IDs: ids, Status: &st}) }})
	}
	all := []worklist.Verb{
		{Label: locale.Text("Rate"), Sub: ratings},
		{Label: locale.Text("Kind"), Letter: 'k', Sub: kinds},
		{Label: locale.Text("Status"), Letter: 'u', Sub: statuses},
		{Label: locale.Text("Owner…"), Letter: 'g', Do: func() { w.askForOwner(ids) }},
		{Label: locale.Text("Due…"), Letter: 'd', Do: func() { w.askForDue(ids) }},
		{Label: locale.Text("Tags…"), Letter: 't', Do: func() { w.askForTags(ids) }},
		{Label: locale.Text("Delete %s", claimsNamed(ids)), Key: fyne.KeyDelete, Rule: true, Do: func() { w.delete(ids) }},
	}
	if len(ratings) == 0 {
		all = all[1:]
	}
	if len(ids) == 1 {
		all = slices.Insert(all, len(all)-1, worklist.Verb{Label: locale.Text("Sign off"), Keys: "O", Do: w.claims.SignOff})
	}
	return all
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// dossiers are the claims with some ids.
func (w *worklisting) dossiers(ids []string) []model.Dossier {
	among := setOf(ids)
	var all []model.Dossier
	for _, d := range w.store.session.Proof().Dossiers {
		if among[d.Claim.ID] {
			all = append(all, d)
		}
	}
	return all
}

// rate gives several claims a rating. Where that would take sign-offs back, decide between
// verdicts that conflict, or hold instead of a colleague's, it asks first.
func (w *worklisting) rate(ids []string, scale, label string) {
	var others []string
	settled := 0
	for _, d := range w.dossiers(ids) {
		v, given := d.Verdict()
		same := given && v.Rating == label && v.ScaleID == scale
		if !same && (d.Settled() || given && v.Rating != "" && v.OfAnother(w.store.editor)) {
			settled++
		} else {
			others = append(others, d.Claim.ID)
		}
	}
	rate := func(ids []string, settled bool) {
		w.store.write(model.RateClaims{IDs: ids, Scale: scale, Rating: label, Settled: settled}, nil)
	}
	if settled == 0 {
		rate(ids, false)
		return
	}
	q := ask.Question{
		Title: locale.Text("Replace verdicts of colleagues?"),
		Text: locale.Count(settled,
			"%d of them has a colleague’s verdict or a sign-off, or two verdicts that conflict. Your verdict would hold instead.",
			"%d of them have a colleague’s verdict or a sign-off, or two verdicts that conflict. Your verdict would hold instead."),
		Answers: []ask.Answer{{Label: locale.Text("Rate all %d", len(ids)), Do: func() { rate(ids, true) }}},
	}
	if len(others) > 0 {
		q.Answers = slices.Insert(q.Answers, 0, ask.Answer{Label: locale.Text("Rate the other %d", len(others)),
			Do: func() { rate(others, false) }})
	}
	w.dialogs.Ask(q)
}

func (w *worklisting) edit(cmd model.EditClaims) {
	w.writing.texts.Flush()
	w.store.write(cmd, nil)
}

// delete deletes claims; the next in the list is selected then.
func (w *worklisting) delete(ids []string) {
	if len(ids) == 0 {
		return
	}
	w.writing.texts.Flush()
	next := w.claims.List.After(ids)
	var cmd model.Command = model.DeleteClaims{IDs: ids}
	if len(ids) == 1 {
		cmd = model.DeleteClaim{ID: ids[0]} // which history names by its words
	}
	w.store.write(cmd, func(err error) {
		if err == nil {
			w.opening.selectClaim(next, true)
		}
	})
}

func claimsNamed(ids []string) string {
	if len(ids) == 1 {
		return locale.Text("the claim")
	}
	return locale.Count(len(ids), "%d claim", "%d claims")
}

// askForOwner asks who is to work on claims.
func (w *worklisting) askForOwner(ids []string) {
	var names []string
	for _, d := range w.store.session.Proof().Dossiers {
		if o := d.Claim.Owner; o != "" {
			names = append(names, o)
		}
	}
	slices.Sort(names)
	w.offerOwners(ids, slices.Compact(names))
}

// offerOwners asks who is to work on claims, oneself first.
func (w *worklisting) offerOwners(ids, names []string) {
	give := func(name string) func() {
		return func() { w.edit(model.EditClaims{IDs: ids, Owner: &name}) }
	}
	names = first(names, w.store.editor)
	offers := []ask.Offer{{Name: names[0], Aside: locale.Text("you"), Do: give(names[0])}}
	for _, n := range names[1:] {
		offers = append(offers, ask.Offer{Name: n, Do: give(n)})
	}
	offers = append(offers, ask.Offer{Name: locale.Text("Nobody"), Do: give("")})
	w.dialogs.Choose(locale.Text("Who works on %s?", claimsNamed(ids)), locale.Text("Name of an editor"), offers,
		func(typed string) (ask.Offer, bool) {
			typed = strings.Join(strings.Fields(typed), " ")
			return ask.Offer{Name: typed, Do: give(typed)}, typed != "" && !slices.Contains(names, typed)
		})
}

// askForDue asks until when claims are to be checked.
func (w *worklisting) askForDue(ids []string) {
	set := func(day string) func() {
		return func() { w.edit(model.EditClaims{IDs: ids, Due: &day}) }
	}
	today := time.Now()
	iso := func(days int) string { return today.AddDate(0, 0, days).Format(time.DateOnly) }
	offers := []ask.Offer{
		{Name: locale.Text("Today"), Aside: iso(0), Do: set(iso(0))},
		{Name: locale.Text("Tomorrow"), Aside: iso(1), Do: set(iso(1))},
		{Name: locale.Text("In a week"), Aside: iso(7), Do: set(iso(7))},
		{Name: locale.Text("No date"), Do: set("")},
	}
	w.dialogs.Choose(locale.Text("Until when is %s to be checked?", claimsNamed(ids)), locale.Text("A date, like 31 March 2027"), offers,
		func(typed string) (ask.Offer, bool) {
			day, ok := model.ParseDate(typed)
			return ask.Offer{Name: day, Do: set(day)}, ok && day != ""
		})
}

// askForTags puts a tag on claims, or takes one off.
func (w *worklisting) askForTags(ids []string) {
	change := func(add, remove []string) func() {
		return func() { w.store.write(model.ChangeTags{Claims: ids, Add: add, Remove: remove}, nil) }
	}
	on, among := map[string]int{}, setOf(ids)
	var words []string
	see := func(word string, n int) {
		if _, known := on[word]; !known {
			words = append(words, word)
		}
		on[word] += n
	}
	for _, d := range w.store.session.Proof().Dossiers {
		for _, word := range d.TagWords() {
			n := 0
			if among[d.Claim.ID] {
				n = 1
			}
			see(word, n)
		}
	}
	slices.Sort(words)
	var offers []ask.Offer
	for _, word := range words {
		if on[word] > 0 {
			offers = append(offers, ask.Offer{Name: locale.Text("Take “%s” off", word), Aside: locale.Count(on[word], "on %d", "on %d"),
				Do: change(nil, []string{word})})
		}
		if on[word] < len(ids) {
			offers = append(offers, ask.Offer{Name: locale.Text("Put “%s” on", word), Do: change([]string{word}, nil)})
		}
	}
	w.dialogs.Choose(locale.Text("Tags of %s", claimsNamed(ids)), locale.Text("A tag, or several with commas between them"), offers,
		func(typed string) (ask.Offer, bool) {
			add := model.TagWords(typed)
			known := len(add) == 1 && slices.ContainsFunc(words, func(word string) bool { return model.FoldTag(word) == model.FoldTag(add[0]) })
			return ask.Offer{Name: locale.Text("Put “%s” on", strings.Join(add, ", ")), Do: change(add, nil)}, len(add) > 0 && !known
		})
}
