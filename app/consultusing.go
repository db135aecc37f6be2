package app

import (
	"context"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"galley/app/locale"
	"galley/model"
	"galley/model/ingest/sourcetext"
	"galley/model/library"
	"galley/model/passage"
)

// use puts the words at a span into the evidence, with the place where they stand.
func (c *consulting) use(span passage.Span) {
	n := c.now
	if n.chosen < 0 || n.says != "" {
		return
	}
	text, place := n.text.Text, model.FilePlace{AttachmentID: n.held[n.chosen].ID}
	if n.page != nil {
		text = n.page.Text
	}
	words, locator := "", ""
	if !span.Empty() {
		words, place.Selector = c.quotedAt(text, span), sourcetext.Selector(text, span)
	}
	switch at := n.text.Moment(span.Start); {
	case n.page != nil:
		place.Selector.Page, locator = n.page.Number, locale.Text("p. %d", n.page.Number)
	case at != "":
		place.Selector.At, locator = at, at
	default:
		locator = locale.Text("para. %d", n.text.Paragraph(span.Start))
	}
	claim := c.store.session.Active()
	c.writing.texts.Flush()
	if id := c.evidenceFor(claim); id != "" {
		c.store.write(editPlace(id, words, locator, place), func(err error) {
			if err != nil {
				return
			}
			c.now.place, c.now.quoted, c.now.stored, c.now.evidenceID, c.now.claimID = place.Selector, words != "", words != "", id, claim
			c.paint()
			if words == "" { // to be typed
				c.form.EditQuote(id)
			}
		})
		return
	}
	if claim == "" {
		c.pane.Say(locale.Text("Select a claim first: its number in the article, or N. The passage is put there."))
		return
	}
	c.fill(claim, words, locator, place)
}

// fill puts a passage into the card for one more source of the claim.
func (c *consulting) fill(claim, words, locator string, place model.FilePlace) {
	if next := c.form.TakePassage(c.now.sourceID, words, locator, place); next != nil {
		c.dialogs.Focus(next)
		return
	}
	if c.form.CardBegun() {
		c.pane.Say(locale.Text("Another source is begun at the claim. Attach it or cancel it first; then press Enter here again."))
		return
	}
	c.addTo(claim, map[string]string{"source": c.now.sourceID, "what": c.now.title})
	if next := c.form.TakePassage(c.now.sourceID, words, locator, place); next != nil {
		c.dialogs.Focus(next)
	}
}

// evidenceFor is the piece of evidence that words go to: the one that was looked at, or on another claim the only
// one of the source there; "" a new one is made.
func (c *consulting) evidenceFor(claim string) string {
	d, _ := c.store.session.Dossier(claim)
	var of []string
	for _, x := range d.Evidence {
		if x.Evidence.ID == c.now.evidenceID && c.now.evidenceID != "" {
			return x.Evidence.ID
		}
		if x.SourceID == c.now.sourceID {
			of = append(of, x.Evidence.ID)
		}
	}
	if len(of) == 1 && claim != c.now.claimID {
		return of[0]
	}
	return ""
}

func editPlace(id, words, locator string, place model.FilePlace) model.EditEvidence {
	cmd := model.EditEvidence{ID: id, Locator: &locator, Place: &place}
	if words != "" {
		cmd.Quote = &words
	}
	return cmd
}

// recording is which of the files is a recording: the one that is shown, or the first; -1 none is.
func (c *consulting) recording() int {
	sounds := func(h model.Held) bool {
		return strings.HasPrefix(h.MediaType, "audio/") || strings.HasPrefix(h.MediaType, "video/")
	}
	if i := c.now.chosen; i >= 0 && sounds(c.now.held[i]) {
		return i
	}
	return slices.IndexFunc(c.now.held, sounds)
}

// playFrom plays the recording from the words at a span on, else from the place of the evidence.
func (c *consulting) playFrom(span passage.Span) {
	i := c.recording()
	if i < 0 {
		return
	}
	at := c.now.text.Moment(span.Start)
	if span.Empty() {
		if at = c.now.place.At; at == "" {
			at = c.evidence(c.now.claimID, c.now.evidenceID).Locator
		}
	}
	second, _ := sourcetext.Seconds(strings.TrimSpace(at))
	held := c.now.held[i]
	readAfterWrites(c.store, "recording", func(ctx context.Context, lib *library.Library) (string, error) {
		file, err := lib.FileBytes(ctx, held.FileHash)
		if err != nil {
			return "", err
		}
		file.Name = held.Name
		path, err := c.spill(file)
		if err != nil {
			return "", err
		}
		if c.play(path, second) == nil {
			return "", nil
		}
		return path, nil
	}, func(path string) {
		if path == "" {
			return
		}
		address := &url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}
		if err := c.open(address); err != nil {
			c.store.fault(model.Wrap(model.Invalid, err, "This computer has no program to open “%s” with. It can be saved.", held.Name))
		}
	})
}
