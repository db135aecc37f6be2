package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"galley/app/claims"
	"galley/app/drafts"
	"galley/app/locale"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// textDraft is a text in a claim as it is journalled.
func textDraft(u claims.Unstored) drafts.Draft {
	return drafts.Draft{
		Kind: kindText, Subject: u.Place.Key(), About: u.Claim, Editor: u.Editor,
		Fields: map[string]string{"text": u.Text, "base": u.Base, "sent": u.Sent},
	}
}

// unstoredOf is the text that a journal kept.
func unstoredOf(d drafts.Draft) (claims.Unstored, bool) {
	place, is := claims.PlaceOf(d.Subject)
	return claims.Unstored{Place: place, Text: d.Fields["text"], Base: d.Fields["base"], Sent: d.Fields["sent"], Claim: d.About,
		Editor: d.Editor}, is && d.Kind == kindText
}

// stand is how a text that was not stored stands to what the library has.
type stand int

const (
	stores  stand = iota // it may be stored: nobody changed what it was typed over
	has                  // the library has it already
	differs              // somebody changed it meanwhile
	gone                 // the claim, or the source on it, was deleted
)

// standOf tells how a text stands to what the library has in its place now. The
// program may have ended between a store and hearing of it, so what was handed
// over, or is the beginning of what was typed, counts as one's own.
func standOf(u claims.Unstored, now string) stand {
	text, is := strings.TrimSpace(u.Text), strings.TrimSpace(now)
	switch {
	case text == is:
		return has
	case is == strings.TrimSpace(u.Base), u.Sent != "" && is == strings.TrimSpace(u.Sent), is != "" && strings.HasPrefix(text, is):
		return stores
	case text != "" && strings.HasPrefix(is, text):
		return has
	}
	return differs
}

// storeText stores a text that was typed earlier, unless somebody else wrote
// there since; now is what the library has where it differs.
func storeText(ctx context.Context, lib *library.Library, editor string, u claims.Unstored) (s stand, now string, err error) {
	d, err := lib.Dossier(ctx, u.Place.Claim)
	if model.HasCode(err, model.NotFound) {
		return gone, "", nil
	}
	if err != nil {
		return stores, "", err
	}
	place := u.Place.In(d, editor)
	now, is := place.Text(d, editor)
	if !is {
		return gone, "", nil
	}
	if s = standOf(u, now); s == stores {
		_, err = lib.Apply(ctx, editor, place.Seen(u.Text, now))
	}
	if model.HasCode(err, model.Conflict) { // between the two
		return differs, now, nil
	}
	return s, now, err
}

// again is what came of storing texts once more.
type again struct {
	stored  []claims.Unstored // by now, or already
	waiting []claims.Unstored // for the person's decision
	err     error             // of the rest
}

// storeAgain tries once more to store what could not be stored, in whatever
// claim it was typed.
func (k *writing) storeAgain() {
	if texts := k.texts.Failed(); len(texts) > 0 && !k.retrying {
		k.storeTexts(texts)
	}
}

// goOnIn has all that is not stored stored in a library that takes the place of
// the open one, also what was handed to that one and not answered.
func (k *writing) goOnIn() {
	k.retrying = false
	for _, u := range k.texts.Unstored() {
		k.texts.Keep(u)
	}
}

// storeLeft stores what an earlier run could not bring into claims, as far as
// nobody else wrote there since.
func (k *writing) storeLeft() {
	var texts []claims.Unstored
	for _, d := range slices.Clone(k.left) {
		if u, is := unstoredOf(d); is {
			k.take(d.Kind, d.Subject)
			k.texts.Keep(u)
			texts = append(texts, u)
		}
	}
	if len(texts) > 0 {
		k.storeTexts(texts)
	}
}

func (k *writing) storeTexts(texts []claims.Unstored) {
	if k.store.library == nil {
		return
	}
	k.retrying = true
	editor := k.store.editor
	inOrderIn(k.store, func(ctx context.Context, lib *library.Library) (again, error) {
		var a again
		for _, u := range texts {
			switch s, _, err := storeText(ctx, lib, cmp.Or(u.Editor, editor), u); {
			case err != nil:
				a.err = err
			case s == differs, s == gone:
				a.waiting = append(a.waiting, u)
			default:
				a.stored = append(a.stored, u)
			}
		}
		return a, nil
	}, func(a again, _ error) {
		k.retrying = false
		for _, u := range a.stored {
			k.texts.Stored(u)
		}
		for _, u := range a.waiting {
			k.texts.Stored(u) // the field shows what the library has
			d := textDraft(u)
			d.Editor, d.At = cmp.Or(u.Editor, editor), time.Now()
			k.leave(d)
		}
		if len(a.stored) > 0 {
			k.notice.say(locale.Text("Stored now: %s", saidOf(a.stored)))
		}
		if len(a.stored)+len(a.waiting) > 0 {
			k.save(nil)
			k.store.reload()
		}
	})
}

// saidOf names texts by their claims.
func saidOf(texts []claims.Unstored) string {
	if len(texts) == 1 {
		return lineOf(texts[0])
	}
	return locale.Count(len(texts), "%d text that could not be stored before.", "%d texts that could not be stored before.")
}

// lineOf names a text: what it is, of which claim, and how it begins.
func lineOf(u claims.Unstored) string {
	line := u.Place.Label()
	if u.Claim != "" {
		line += locale.Text(" of “%s”", passage.Shorten(u.Claim, 60))
	}
	return line + ": “" + passage.Shorten(strings.TrimSpace(u.Text), 60) + "”"
}
