package app

import (
	"context"
	"slices"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// hinting is what is done with hints: what one offers is taken, or it is dismissed for good.
type hinting struct {
	store   *store
	writing *writing

	openArticle func(articleID string, then func())
	openPlace   func(model.Hit, func()) // a claim, or words of an article
	follow      func(address string)    // of a page on the web
	claimShown  func() bool             // the selected claim is in view, and the hints at it
}

func (h *hinting) actions() []action {
	offers := func() bool {
		top, ok := h.top()
		return ok && top.Offers()
	}
	there := func() bool {
		_, ok := h.top()
		return ok
	}
	opens := func() bool {
		_, ok := h.topToOpen()
		return ok
	}
	return []action{
		{name: "Take What the Hint Offers", enabled: offers, says: h.sayOffer, do: h.takeTop},
		{name: "Open What the Hint Is About", enabled: opens, says: h.sayPlace, do: h.openTop},
		{name: "Dismiss the Hint", enabled: there, says: h.saySentence, do: h.dismissTop},
	}
}

// inView are the hints at the selected claim, the best first; none where they are out of view.
func (h *hinting) inView() []state.Hint {
	if h.claimShown() {
		return h.store.session.Hints()
	}
	return nil
}

// top is the hint that the keys are about: the first one in view.
func (h *hinting) top() (top state.Hint, ok bool) {
	if all := h.inView(); len(all) > 0 {
		return all[0], true
	}
	return top, false
}

// topToOpen is the first hint in view whose matter can be opened.
func (h *hinting) topToOpen() (top state.Hint, ok bool) {
	all := h.inView()
	if i := slices.IndexFunc(all, state.Hint.Opens); i >= 0 {
		return all[i], true
	}
	return top, false
}

// sayPlace is what is opened, as its hint says it.
func (h *hinting) sayPlace() string {
	if top, ok := h.topToOpen(); ok {
		return locale.Text("Open: %s", passage.Shorten(top.Sentence, 60))
	}
	return ""
}

func (h *hinting) openTop() {
	if top, ok := h.topToOpen(); ok {
		h.open(top)
	}
}

// sayOffer is what taking the hint on top does; "" there is none.
func (h *hinting) sayOffer() string {
	if top, ok := h.top(); ok && top.Offers() {
		return locale.Text("Take the Hint: %s", passage.Shorten(top.Offer, 60))
	}
	return ""
}

// saySentence is likewise what is dismissed.
func (h *hinting) saySentence() string {
	if top, ok := h.top(); ok {
		return locale.Text("Dismiss the Hint: %s", passage.Shorten(top.Sentence, 60))
	}
	return ""
}

func (h *hinting) takeTop() {
	if top, ok := h.top(); ok {
		h.take(top)
	}
}

func (h *hinting) dismissTop() {
	if top, ok := h.top(); ok {
		h.dismiss(top)
	}
}

// take does what a hint offers. It is no longer what was noticed where the claim was changed
// since: by keys that are still being stored, or in another window.
func (h *hinting) take(of state.Hint) {
	switch {
	case !of.Offers():
	case of.Take == nil:
		h.open(of)
	default:
		h.takeOf(of, h.store.session.HintedClaim())
	}
}

// takeOf does it, where the claim still says what was seen of it.
func (h *hinting) takeOf(of state.Hint, seen model.Dossier) {
	h.writing.texts.Flush()
	h.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		now, err := lib.Dossier(ctx, seen.Claim.ID)
		if err == nil && !saysSame(seen, now) {
			err = model.Faultf(model.Conflict, "The claim was changed since this was noticed. Nothing was done.")
		}
		if err != nil {
			return model.Change{}, err
		}
		return lib.Apply(ctx, editor, of.Take)
	}, nil)
}

// saysSame reports whether a claim is still what was noticed of it: its words, who said them and
// when, and its sources.
func saysSame(a, b model.Dossier) bool {
	return a.Claim.Wording == b.Claim.Wording && a.Claim.Speaker == b.Claim.Speaker && a.Claim.Said == b.Claim.Said &&
		slices.EqualFunc(a.Evidence, b.Evidence, func(x, y model.Exhibit) bool { return model.Same(x.Evidence, y.Evidence) })
}

// open opens what a hint is about.
func (h *hinting) open(of state.Hint) {
	switch {
	case of.OpenArticle != "" && (of.OpenClaim != "" || !of.OpenSpan.Empty()):
		h.openPlace(model.Hit{ArticleID: of.OpenArticle, ClaimID: of.OpenClaim, Span: of.OpenSpan}, nil)
	case of.OpenArticle != "":
		h.openArticle(of.OpenArticle, nil)
	case of.OpenAddress != "":
		h.follow(of.OpenAddress)
	}
}

// dismiss ends a hint for good.
func (h *hinting) dismiss(of state.Hint) {
	h.store.write(model.DismissHint{Hints: []model.HintKey{of.Key()}}, nil)
}
