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
	page    middle
	writing *writing

	openClaim   func(articleID, claimID string, then func())
	openArticle func(articleID string, then func())
	claimShown  func() bool // the selected claim is in view, and the hints at it
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
	return []action{
		{name: "Take What the Hint Offers", enabled: offers, says: h.sayOffer, do: h.takeTop},
		{name: "Dismiss the Hint", enabled: there, says: h.saySentence, do: h.dismissTop},
	}
}

// top is the hint that the keys are about: the first one at the selected claim, or else at the
// sentence that the caret stands in.
// What is not in view has none.
func (h *hinting) top() (state.Hint, bool) {
	top, ok := h.store.session.HintAt(h.page.reader.Caret())
	return top, ok && (top.Claim == "" && !h.atClaim(top) || h.claimShown())
}

// atClaim reports whether a hint is one of those shown at the selected claim.
func (h *hinting) atClaim(of state.Hint) bool {
	return slices.ContainsFunc(h.store.session.Hints(), func(x state.Hint) bool { return x.Key() == of.Key() })
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

// take does what a hint offers. One at a claim is no longer what was noticed where the claim was
// changed since: by keys that are still being stored, or in another window.
func (h *hinting) take(of state.Hint) {
	if !of.Offers() {
		return
	}
	seen, atClaim := h.store.session.HintedClaim(), h.atClaim(of)
	h.writing.texts.Flush()
	goOn := func(err error) {
		switch {
		case err != nil || of.OpenArticle == "":
		case of.OpenClaim != "":
			h.openClaim(of.OpenArticle, of.OpenClaim, nil)
		default:
			h.openArticle(of.OpenArticle, nil)
		}
	}
	if of.Take == nil {
		goOn(nil)
		return
	}
	h.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		if atClaim {
			now, err := lib.Dossier(ctx, seen.Claim.ID)
			if err == nil && !saysSame(seen, now) {
				err = model.Faultf(model.Conflict, "The claim was changed since this was noticed. Nothing was done.")
			}
			if err != nil {
				return model.Change{}, err
			}
		}
		return lib.Apply(ctx, editor, of.Take)
	}, func(_ model.Change, err error) { goOn(err) })
}

// saysSame reports whether a claim is still what was noticed of it: its words, who said them and
// when, and its sources.
func saysSame(a, b model.Dossier) bool {
	return a.Claim.Wording == b.Claim.Wording && a.Claim.Speaker == b.Claim.Speaker && a.Claim.Said == b.Claim.Said &&
		slices.EqualFunc(a.Evidence, b.Evidence, func(x, y model.Exhibit) bool { return x.Evidence == y.Evidence })
}

// dismiss ends a hint for good.
func (h *hinting) dismiss(of state.Hint) {
	h.store.write(model.DismissHint{Hints: []model.HintKey{of.Key()}}, nil)
}
