package app

import (
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// hinting is what is done with hints: what one offers is taken, or it is dismissed for good.
type hinting struct {
	store   *store
	page    middle
	writing *writing

	openClaim   func(articleID, claimID string, then func())
	openArticle func(articleID string, then func())
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
func (h *hinting) top() (state.Hint, bool) { return h.store.session.HintAt(h.page.reader.Caret()) }

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

// take does what a hint offers.
func (h *hinting) take(of state.Hint) {
	if !of.Offers() {
		return
	}
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
	h.store.write(of.Take, goOn)
}

// dismiss ends a hint for good.
func (h *hinting) dismiss(of state.Hint) {
	h.store.write(model.DismissHint{Hints: []model.HintKey{of.Key()}}, nil)
}
