package app

import (
	"slices"

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

	openArticle func(articleID string, then func())
	openPlace   func(model.Hit, func()) // a claim, or words of an article
	follow      func(address string)    // of a page on the web
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

// top is the hint that the keys are about: the first one at the selected claim, or else at the
// sentence that the caret stands in.
func (h *hinting) top() (state.Hint, bool) { return h.store.session.HintAt(h.page.reader.Caret()) }

// topToOpen is the first hint there whose matter can be opened.
func (h *hinting) topToOpen() (state.Hint, bool) {
	own := h.store.session.Hints()
	if i := slices.IndexFunc(own, state.Hint.Opens); i >= 0 {
		return own[i], true
	}
	top, ok := h.top()
	return top, ok && top.Opens()
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

// take does what a hint offers.
func (h *hinting) take(of state.Hint) {
	switch {
	case !of.Offers():
	case of.Take == nil:
		h.open(of)
	default:
		h.writing.texts.Flush()
		h.store.write(of.Take, nil)
	}
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
