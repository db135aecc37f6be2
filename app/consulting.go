package app

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/beside"
	"galley/app/claims"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/reader"
	"galley/model"
	"galley/model/ingest/sourcetext"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/pdfium"
)

// consulting shows a source beside the article: what it holds is read there, and words chosen in it become the
// passage of a piece of evidence, with the place where they stand.
type consulting struct {
	store   *store
	pane    *beside.Pane
	pair    *beside.Pair
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
	form    *claims.Panel
	addTo   func(claimID string, fields map[string]string) // opens the card for one more source of a claim
	spill   func(model.File) (path string, err error)      // writes a copy that other programs open
	play    func(path string, second int) error            // plays a recording from a second on
	open    func(*url.URL) error                           // hands a file to the program that the system has for it
	changed func()                                         // something else is shown

	now    consulted
	pages  []*pdfium.Page // of the file that is shown, the one shown last at the end
	render int            // width of a page's picture
}

// consulted is the source that is shown, and for what.
type consulted struct {
	sourceID   string
	claimID    string // of the evidence
	evidenceID string // "" words go to a new piece of evidence
	title      string
	held       []model.Held
	file       model.File // that is shown, with its bytes; of no name where none is
	chosen     int        // in held; -1 none
	form       sourcetext.Form
	text       sourcetext.Text
	page       *pdfium.Page
	says       string             // why there is no text
	place      model.FileSelector // that the evidence quotes
	quoted     bool               // there is such a place in this file
	stored     bool               // it was stored; else only the words are known
	wanted     int                // the page that is shown, or under way
}

const (
	toConsult purpose = "source beside the claim"
	toTurn    purpose = "page of a source"
	toSeek    purpose = "words in a source"

	pagesKept = 4    // pictures of pages in memory, 10 MB each
	pageWidth = 1400 // pixels; the window makes it smaller
)

func (c *consulting) actions() []action {
	claim := func() bool { return c.store.session.Active() != "" || c.pair.Shown() }
	return []action{
		{name: "Show the Source Beside the Claim", enabled: claim, do: c.toggle},
		{name: "Play the Recording of the Source", enabled: func() bool { return c.pair.Shown() && c.recording() >= 0 },
			do: func() { c.playFrom(passage.Span{}) }},
	}
}

// wire connects what the pane reports.
func (c *consulting) wire() {
	c.pane.OnFile = func(i int) { c.show(c.now.sourceID, c.now.claimID, c.now.evidenceID, c.now.held[i].ID) }
	c.pane.OnUse = c.use
	c.pane.OnPage = c.turn
	c.pane.OnFind = c.seek
	c.pane.OnPlay = c.playFrom
	c.pane.OnClose = c.close
}

// toggle shows the source of the evidence that the person is at work on. Pressed in the source it closes it.
func (c *consulting) toggle() {
	if c.has(c.dialogs.Focused()) {
		c.close()
		return
	}
	c.writing.texts.Flush()
	source, evidence := c.form.AtHand()
	if source == "" && c.pair.Shown() {
		c.dialogs.Focus(c.pane.First())
		return
	}
	c.show(source, c.store.session.Active(), evidence, "")
}

// showEvidence shows a source of the selected claim.
func (c *consulting) showEvidence(sourceID, evidenceID string) {
	c.show(sourceID, c.store.session.Active(), evidenceID, "")
}

// has reports whether the keyboard is in the source.
func (c *consulting) has(on fyne.Focusable) bool {
	return c.pair.Shown() && control.Stop{Area: c.pane.Content()}.Has(on)
}

// close leaves the article alone.
func (c *consulting) close() {
	c.store.forget(toConsult)
	c.store.forget(toTurn)
	c.store.forget(toSeek)
	c.pair.Show(false)
	c.now, c.pages = consulted{chosen: -1}, nil
	c.pane.Show(beside.State{Chosen: -1, Says: " "})
	c.changed()
	c.dialogs.Home()
}

// leave closes the source, and reports whether there was one.
func (c *consulting) leave() bool {
	if !c.pair.Shown() {
		return false
	}
	c.close()
	return true
}

// find finds words in the source, where the keyboard is in it.
func (c *consulting) find() bool {
	if !c.has(c.dialogs.Focused()) {
		return false
	}
	c.pane.Find()
	return true
}

// show shows a source; attachmentID is the file that is wanted, "" the one that the evidence quotes, or the first
// that can be read.
func (c *consulting) show(sourceID, claimID, evidenceID, attachmentID string) {
	c.pair.Show(true)
	c.changed()
	if sourceID == "" {
		c.now, c.pages = consulted{chosen: -1, says: locale.Text("This claim has no source yet. Press S to add one; then its file is shown here.")}, nil
		c.paint()
		c.dialogs.Focus(c.pane.First())
		return
	}
	c.now = consulted{sourceID: sourceID, claimID: claimID, evidenceID: evidenceID, chosen: -1, says: locale.Text("Reading …")}
	c.pages = nil
	c.paint()
	c.dialogs.Focus(c.pane.First())
	had := c.dialogs.Focused()
	quoted := c.evidence(claimID, evidenceID)
	readAfterWrites(c.store, toConsult, func(ctx context.Context, lib *library.Library) (readSource, error) {
		return readConsulted(ctx, lib, sourceID, attachmentID, quoted, c.render)
	}, func(got readSource) {
		got.now.sourceID, got.now.claimID, got.now.evidenceID = sourceID, claimID, evidenceID
		c.now, c.pages = got.now, nil
		if got.page != nil {
			c.now.page, c.now.wanted = got.page, got.page.Number
			c.pages = []*pdfium.Page{got.page}
		}
		c.paint()
		c.changed()
		if c.dialogs.Focused() == had { // who has gone on meanwhile keeps the keyboard
			c.dialogs.Focus(c.pane.First())
		}
	}, func(error) { c.close() })
}

// evidence is a piece of evidence of a claim of the open article; the zero one where there is none.
func (c *consulting) evidence(claimID, id string) model.Evidence {
	d, _ := c.store.session.Dossier(claimID)
	for _, x := range slices.Concat(d.Evidence, d.Proposals) {
		if x.Evidence.ID == id && id != "" {
			return x.Evidence
		}
	}
	return model.Evidence{}
}

// paint puts what is shown on the screen.
func (c *consulting) paint() {
	n := c.now
	s := beside.State{Title: n.title, Chosen: n.chosen, Says: n.says, Page: n.page, Plays: c.recording() >= 0}
	for _, h := range n.held {
		s.Files = append(s.Files, h.Name)
	}
	if n.chosen >= 0 {
		s.Key = n.held[n.chosen].ID
	}
	text := n.text.Text
	if n.page != nil {
		text = n.page.Text
	} else {
		s.Document = documentOfText(n.text)
	}
	if n.says == "" && n.quoted && (n.page == nil || n.place.Page == 0 || n.place.Page == n.page.Number) {
		s.Found, s.Note = c.found(text)
	}
	if s.Note == "" && n.page != nil && n.says == "" && strings.TrimSpace(text) == "" {
		s.Note = locale.Text("This page is a picture without text. Enter notes the page; type the passage at the claim.")
	}
	c.pane.Show(s)
}

// found is where the passage of the evidence stands in a text, and what is to be said of it. Nothing is guessed.
func (c *consulting) found(text string) (passage.Span, string) {
	n := c.now
	span, fate := sourcetext.Find(text, n.place)
	switch {
	case fate == passage.Kept && n.stored && !c.sameWords(text, span):
		return span, locale.Text("The passage at the claim has other words by now than this place.")
	case fate == passage.Kept:
		return span, ""
	case fate == passage.Ambiguous:
		return passage.Span{}, locale.Text("The passage stands here in several places that are as good as each other. None is marked.")
	case n.page != nil && n.place.Page == 0:
		return passage.Span{}, locale.Text("On which page the passage stands was not noted. Ctrl+F finds it.")
	}
	return passage.Span{}, locale.Text("The passage is not found here as it is quoted. Nothing is marked.")
}

// sameWords reports whether the passage of the evidence has the words of a place.
func (c *consulting) sameWords(text string, span passage.Span) bool {
	quote := c.evidence(c.now.claimID, c.now.evidenceID).Quote
	return quote == "" || passage.Folded(quote) == passage.Folded(c.quotedAt(text, span))
}

// quotedAt is a passage as it is quoted.
func (c *consulting) quotedAt(text string, span passage.Span) string {
	if c.now.page != nil {
		return sourcetext.Quoted(text, span)
	}
	return strings.Join(strings.Fields(text[span.Start:span.End]), " ")
}

// documentOfText is a text as the reader shows it.
func documentOfText(t sourcetext.Text) reader.Document {
	kinds := map[model.BlockKind]reader.Kind{model.Heading: reader.Heading, model.ListItem: reader.ListItem, model.Quotation: reader.Quotation, model.Caption: reader.Caption}
	d := reader.Document{Text: t.Text}
	for _, b := range t.Blocks {
		d.Blocks = append(d.Blocks, reader.Block{Span: b.Span(), Kind: kinds[b.Kind], Level: b.Level})
	}
	return d
}

// forget closes the source, as another library is opened.
func (c *consulting) forget() {
	if c.pair.Shown() {
		c.close()
	}
}
