package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/ingest/attached"
	"galley/model/ingest/sourcetext"
	"galley/model/passage"
	"galley/model/pdfium"
)

type sourceText struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
	Name   string `arg:"" optional:"" help:"The file's name, as source files lists it (default: the only one)."`
	Page   int    `placeholder:"N" help:"One page of a PDF (default: all of them)."`
}

// pageJSON is the text of a page.
type pageJSON struct {
	Page int    `json:"page"`
	Text string `json:"text"`
}

// sourceTextJSON is what can be read in a file of a source.
type sourceTextJSON struct {
	Name   string     `json:"name"`
	SHA256 string     `json:"sha256"` // of the file that a source holds
	Of     int        `json:"of"`     // how many pages it has; 0 it has none
	Pages  []pageJSON `json:"pages"`  // those that were asked for
	Text   string     `json:"text"`   // of a file without pages
}

func (c *sourceText) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	s, err := lib.Source(d.ctx, c.Source)
	if err != nil {
		return err
	}
	held, file, text, err := d.readable(s, c.Name)
	if err != nil {
		return err
	}
	out := sourceTextJSON{Name: held.Name, SHA256: held.FileHash, Pages: []pageJSON{}, Text: text.Text}
	switch paged := sourcetext.FormOf(file) == sourcetext.Paged; {
	case !paged && c.Page != 0:
		return model.Faultf(model.Invalid, "“%s” has no pages.", held.Name)
	case paged && c.Page != 0:
		page, err := sourcetext.Page(d.ctx, file, c.Page, 0)
		if err != nil {
			return err
		}
		out.Of, out.Pages = page.Of, []pageJSON{{page.Number, page.Text}}
	case paged:
		if err := sourcetext.EachPage(d.ctx, file, func(p pdfium.Page) {
			out.Of, out.Pages = p.Of, append(out.Pages, pageJSON{p.Number, p.Text})
		}); err != nil {
			return err
		}
	}
	return d.print(out, func(w io.Writer) {
		texts := []string{out.Text}
		if out.Of > 0 {
			texts = nil
			for _, p := range out.Pages {
				texts = append(texts, p.Text)
			}
		}
		fmt.Fprintln(w, printableText(strings.Join(texts, "\n\f"))) // as other programs part pages
	})
}

// readable is a file of a source with its text, which is empty for a PDF: that is read page by page.
func (d *invocation) readable(s model.Source, name string) (model.Held, model.File, sourcetext.Text, error) {
	none := sourcetext.Text{}
	all, err := d.lib.Attachments(d.ctx, s.ID)
	if err != nil {
		return model.Held{}, model.File{}, none, err
	}
	var found []model.Held
	var names []string
	for _, h := range all {
		names = append(names, "“"+attached.SafeName(h.Name)+"”")
		if name == "" || h.Name == name || attached.SafeName(h.Name) == name || len(name) >= 6 && strings.HasPrefix(h.FileHash, name) {
			found = append(found, h)
		}
	}
	switch {
	case len(all) == 0:
		return model.Held{}, model.File{}, none, model.Faultf(model.NotFound, "No file is kept with this source.")
	case len(found) == 0:
		return model.Held{}, model.File{}, none, model.Faultf(model.NotFound, "No file with that name is kept with this source; there is %s.", strings.Join(names, ", "))
	case len(found) > 1:
		return model.Held{}, model.File{}, none, model.Faultf(model.Invalid, "Several files are kept with this source: %s. Name one.", strings.Join(names, ", "))
	}
	captures, err := d.lib.Captures(d.ctx, s.ID)
	if err != nil {
		return model.Held{}, model.File{}, none, err
	}
	hash, captured := sourcetext.OfCaptures(captures)[found[0].ID]
	if !captured {
		hash = found[0].FileHash
	}
	file, err := d.lib.FileBytes(d.ctx, hash)
	if err != nil {
		return model.Held{}, model.File{}, none, err
	}
	file.Name = found[0].Name
	switch {
	case captured:
		return found[0], file, sourcetext.Of(string(file.Bytes), nil), nil
	case sourcetext.FormOf(file) == sourcetext.Paged:
		return found[0], file, none, nil
	}
	text, err := sourcetext.Read(d.ctx, file)
	return found[0], file, text, err
}

// standing finds the passage of a piece of evidence in a file of its source. A passage that does not stand there
// once is refused: nothing is guessed. locator is what that place is called.
func (d *invocation) standing(s model.Source, name string, page int, quote string) (at *model.FilePlace, locator string, err error) {
	held, file, text, err := d.readable(s, name)
	if err != nil {
		return nil, "", err
	}
	in, number := text.Text, 0
	if sourcetext.FormOf(file) == sourcetext.Paged {
		if page == 0 {
			return nil, "", model.Faultf(model.Invalid, "“%s” has pages: say with --page on which one the passage stands. Nothing was attached.", held.Name)
		}
		one, err := sourcetext.Page(d.ctx, file, page, 0)
		if err != nil {
			return nil, "", err
		}
		in, number = one.Text, one.Number
	} else if page != 0 {
		return nil, "", model.Faultf(model.Invalid, "“%s” has no pages. Nothing was attached.", held.Name)
	}
	place := model.FilePlace{AttachmentID: held.ID}
	if strings.TrimSpace(quote) == "" && number > 0 { // the page alone is known
		place.Selector.Page = number
		return &place, fmt.Sprintf("p. %d", number), nil
	}
	span, fate := sourcetext.Find(in, model.FileSelector{Exact: quote, Start: -1})
	switch {
	case fate == passage.Ambiguous:
		return nil, "", model.Faultf(model.Invalid, "The passage stands more than once in “%s”. Quote more of it. Nothing was attached.", held.Name)
	case fate != passage.Kept:
		return nil, "", model.Faultf(model.NotFound, "The passage is not found in “%s” as it is quoted. Nothing was attached.", held.Name)
	}
	place.Selector = sourcetext.Selector(in, span)
	place.Selector.Page, place.Selector.At = number, text.Moment(span.Start)
	switch {
	case number > 0:
		locator = fmt.Sprintf("p. %d", number)
	case place.Selector.At != "":
		locator = place.Selector.At
	default:
		locator = fmt.Sprintf("para. %d", text.Paragraph(span.Start))
	}
	return &place, locator, nil
}
