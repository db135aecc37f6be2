package app

import (
	"context"
	"net/url"
	"path/filepath"
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
	"galley/model/library"
	"galley/model/passage"
	"galley/model/pdfium"
	"galley/model/sourcetext"
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
	held       []library.FileHeld
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

// read is what is read of a source to be shown.
type readSource struct {
	now  consulted
	page *pdfium.Page
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

// readConsulted reads a source with one of its files, and of a PDF the page that is to be shown.
func readConsulted(ctx context.Context, lib *library.Library, sourceID, wanted string, quoted model.Evidence, width int) (readSource, error) {
	now := consulted{chosen: -1}
	source, err := lib.Source(ctx, sourceID)
	if err != nil {
		return readSource{}, err
	}
	if now.title = source.Title; now.title == "" {
		now.title = source.URL
	}
	if now.held, err = lib.FilesHeld(ctx, source.ID); err != nil {
		return readSource{}, err
	}
	captures, err := lib.Captures(ctx, source.ID)
	if err != nil {
		return readSource{}, err
	}
	texts := sourcetext.OfCaptures(captures)
	if len(now.held) == 0 {
		now.says = locale.Text("No file is kept with this source. Attach one: Edit source, then choose a file or drop it there. " +
			"A web page can be kept as it is now: capture it.")
		return readSource{now: now}, nil
	}
	place, standing := quoted.Standing()
	if wanted == "" && standing {
		wanted = place.AttachmentID
	}
	now.chosen = chooseHeld(now.held, texts, wanted)
	held := now.held[now.chosen]
	if standing && place.AttachmentID == held.ID {
		now.place, now.quoted, now.stored = place.Selector, true, true
	} else if strings.TrimSpace(quoted.Quote) != "" {
		now.place, now.quoted = model.FileSelector{Exact: quoted.Quote, Page: sourcetext.PageOf(quoted.Locator), Start: -1}, true
	}
	hash := held.FileHash
	if texts[held.ID] != "" {
		hash = texts[held.ID]
	}
	if now.file, err = lib.FileBytes(ctx, hash); err != nil {
		return readSource{}, err
	}
	now.file.Name = held.Name
	var page *pdfium.Page
	switch now.form = sourcetext.FormOf(now.file); {
	case texts[held.ID] != "":
		now.form, now.text = sourcetext.Worded, sourcetext.Of(string(now.file.Bytes), nil)
	case now.form == sourcetext.Paged:
		var one pdfium.Page
		one, err = sourcetext.Page(ctx, now.file, max(now.place.Page, 1), width)
		if model.HasCode(err, model.NotFound) { // of a page that a person named
			one, err = sourcetext.Page(ctx, now.file, 1, width)
		}
		page = &one
	case now.form == sourcetext.Recording:
		now.says = locale.Text("“%s” is a recording. Play opens it in the program that this computer has for it, at the moment noted where that program can.", held.Name)
	case now.form == sourcetext.Unread:
		now.says = locale.Text("“%s” is a picture. Open it with its own program, and type what it says.", held.Name)
	default:
		now.text, err = sourcetext.Read(ctx, now.file)
	}
	if ctx.Err() != nil {
		return readSource{}, ctx.Err()
	}
	if err != nil { // the others can be chosen
		page, now.says = nil, locale.Fault(err)
	}
	return readSource{now, page}, nil
}

// chooseHeld is the file that is shown: the one wanted, else the first whose text can be read.
func chooseHeld(held []library.FileHeld, texts map[string]string, wanted string) int {
	if i := slices.IndexFunc(held, func(h library.FileHeld) bool { return h.ID == wanted }); i >= 0 {
		return i
	}
	return max(slices.IndexFunc(held, func(h library.FileHeld) bool {
		media, _, _ := strings.Cut(h.MediaType, "/")
		return texts[h.ID] != "" || media == "text" || media == "application"
	}), 0)
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

// turn shows another page.
func (c *consulting) turn(number int) {
	n := c.now
	if n.page == nil || number < 1 || number > n.page.Of {
		if n.page != nil {
			c.pane.Say(locale.Count(n.page.Of, "This file has one page.", "This file has %d pages."))
		}
		return
	}
	c.now.wanted = number
	if i := slices.IndexFunc(c.pages, func(p *pdfium.Page) bool { return p.Number == number }); i >= 0 {
		c.store.forget(toTurn)
		c.turned(c.pages[i])
		return
	}
	file, width := n.file, c.render
	read(c.store, toTurn, func(ctx context.Context, _ *library.Library) (*pdfium.Page, error) {
		page, err := sourcetext.Page(ctx, file, number, width)
		return &page, err
	}, func(page *pdfium.Page) {
		if c.now.file.SHA256 == file.SHA256 && c.now.wanted == number {
			c.turned(page)
		}
	})
}

func (c *consulting) turned(page *pdfium.Page) {
	c.pages = slices.DeleteFunc(c.pages, func(p *pdfium.Page) bool { return p == page })
	c.pages = append(c.pages, page)
	if more := len(c.pages) - pagesKept; more > 0 {
		c.pages = slices.Delete(c.pages, 0, more)
	}
	c.now.page = page
	c.paint()
}

// seek shows the next page, or the one before, on which words stand.
func (c *consulting) seek(words string, backwards bool) {
	n := c.now
	if n.page == nil || words == "" {
		c.store.forget(toSeek)
		return
	}
	file, here, from := n.file, n.page.Number, n.page.Number+1
	if backwards {
		from = n.page.Number - 1
	}
	from = (from-1+n.page.Of)%n.page.Of + 1
	read(c.store, toSeek, func(ctx context.Context, _ *library.Library) (int, error) {
		return sourcetext.FindPage(ctx, file, words, from, backwards)
	}, func(number int) {
		switch {
		case c.now.file.SHA256 != file.SHA256 || c.now.page == nil:
		case number == 0 || number == here:
			c.pane.Missed()
		default:
			c.turn(number)
		}
	})
}

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
	sounds := func(h library.FileHeld) bool {
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

// forget closes the source, as another library is opened.
func (c *consulting) forget() {
	if c.pair.Shown() {
		c.close()
	}
}
