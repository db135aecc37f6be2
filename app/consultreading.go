package app

import (
	"context"
	"slices"
	"strings"

	"galley/app/locale"
	"galley/model"
	"galley/model/ingest/sourcetext"
	"galley/model/library"
	"galley/model/pdfium"
)

// readSource is what is read of a source to be shown.
type readSource struct {
	now  consulted
	page *pdfium.Page
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
	if now.held, err = lib.Attachments(ctx, source.ID); err != nil {
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
func chooseHeld(held []model.Held, texts map[string]string, wanted string) int {
	if i := slices.IndexFunc(held, func(h model.Held) bool { return h.ID == wanted }); i >= 0 {
		return i
	}
	return max(slices.IndexFunc(held, func(h model.Held) bool {
		media, _, _ := strings.Cut(h.MediaType, "/")
		return texts[h.ID] != "" || media == "text" || media == "application"
	}), 0)
}
