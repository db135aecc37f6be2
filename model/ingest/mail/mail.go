// Package mail reads messages: e-mail with what is attached to it, the format of
// Outlook (TNEF) and web archives (MHTML), which are messages too.
package mail

import (
	"context"
	"math"
	netmail "net/mail"
	"regexp"
	"slices"
	"strings"
	"time"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/hypertext"
	"galley/model/ingest/input"
	"galley/model/ingest/metadata"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"
	"galley/model/prose"

	"github.com/jhillyerd/enmime/v2"
)

// Read reads the text of a message: its subject is the headline, its
// sender the author. Messages attached to it are read, other files are not.
func Read(ctx context.Context, s input.File) (model.Document, error) {
	none := model.Document{}
	root, err := message(ctx, s)
	if err != nil {
		return none, err
	}
	if strings.EqualFold(root.ContentType, "multipart/encrypted") || strings.HasSuffix(root.ContentType, "pkcs7-mime") &&
		parameter(root, "smime-type") != "signed-data" {
		return none, model.Faultf(model.Refused, "The message “%s” is encrypted. Open it in your mail program, copy its text and "+
			"paste that; nothing was imported.", s.Name)
	}
	m := mailParts{noted: &hypertext.Reader{}, pictures: &picture.Reader{}, open: archivedPictures(root, nil)}
	for _, p := range leaves(root) {
		if err := m.take(ctx, s, p, 0); err != nil {
			return none, err
		}
	}
	pieces, attached := m.body(), m.attached
	if !block.HasLetters(pieces, 1) {
		if len(attached) > 0 {
			return none, model.Faultf(model.Invalid, "The message “%s” has no text of its own, so nothing was imported. Save what is "+
				"attached to it and import that: %s.", s.Name, joinNames(attached))
		}
		return none, input.Empty(s.Name, false)
	}
	doc := model.Document{
		Title: subject(root), Byline: sender(root), Language: metadata.LanguageTag(root.Header.Get("Content-Language")),
		Published: sent(root),
		URL:       metadata.WebAddress(strings.Trim(root.Header.Get("Archived-At"), "<> ")),
	}
	pieces = block.NonEmpty(block.WithHeadline(pieces, doc.Title))
	var text typography.Marked
	text, doc.Blocks = block.AssembleMarked(pieces)
	doc.Text = text.Text
	doc.Furniture = block.FurnitureOf(doc.Text, doc.Blocks, pieces)
	if footer := listFooter(doc.Text, doc.Blocks); footer != nil {
		doc.Furniture = slices.Compact(slices.Sorted(slices.Values(append(doc.Furniture, footer...))))
	}
	m.pictures.Place(&doc, text.Marks)
	m.noted.AddNotes(&doc, text.Marks, doc.URL)
	if len(attached) > 0 {
		doc.Cautions = append(doc.Cautions, model.Sayf("The attachments of the message were left out: %s.", joinNames(attached)))
	}
	if doc.Title == "" {
		doc.Title = metadata.FirstWords(doc)
	}
	return doc, nil
}

func letterCount(pieces []block.Piece) int {
	n := 0
	for _, p := range pieces {
		n += len(typography.Letters(p.Text))
	}
	return n
}

// joinFlowed joins the lines that a mail program broke at its margin: they end in
// a blank (RFC 3676), and go on with as many signs of quotation. delsp says
// that the blank was put there by it too.
func joinFlowed(text string, delsp bool) string {
	var b strings.Builder
	open, depth := false, 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		marks := quoteMarks.FindString(line)
		d := strings.Count(marks, ">")
		switch {
		case open && d == depth && line != "-- ":
			line = strings.TrimPrefix(line[len(marks):], " ")
		case open:
			b.WriteByte('\n')
		}
		depth = d
		open = strings.HasSuffix(line, " ") && line != "-- " && strings.TrimSpace(line) != ""
		if open && delsp {
			line = strings.TrimSuffix(line, " ")
		}
		b.WriteString(line)
		if !open {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// quoteMarks is how lines begin that are quoted from the message answered.
var quoteMarks = regexp.MustCompile(`^(?:> ?)+`)

// plainPieces reads a plain message; what it quotes is quotation.
func plainPieces(text string) []block.Piece {
	var pieces []block.Piece
	var run []string
	quoting := false
	flush := func() {
		for _, p := range block.Paragraphs(run, false) {
			if quoting {
				p.Kind, p.Level = model.Quotation, 0
			}
			pieces = append(pieces, p)
		}
		run = nil
	}
	for _, line := range strings.Split(typography.Clean(text), "\n") {
		if strings.TrimRight(line, " ") == "--" { // a signature begins
			line = ""
		}
		quote := quoteMarks.MatchString(line)
		if quote != quoting {
			flush()
			quoting = quote
		}
		run = append(run, quoteMarks.ReplaceAllString(line, ""))
	}
	flush()
	return pieces
}

func subject(root *enmime.Part) string {
	return headerText(enmime.DecodeRFC2047(root.Header.Get("Subject")))
}

// headerText is what a line of a message's head says, as one line.
func headerText(s string) string { return typography.Trim(prose.Flatten(typography.Valid(s))) }

// sender is who wrote the message.
func sender(root *enmime.Part) string { return correspondents(root, "From", math.MaxInt) }

// addressees are to whom a message was sent.
func addressees(root *enmime.Part) string { return correspondents(root, "To", 20) }

// correspondents are the people in a line of the head, at most so many: each by
// name, else by address.
func correspondents(root *enmime.Part, header string, most int) string {
	written := root.Header.Get(header)
	list, err := enmime.ParseAddressList(written)
	if err != nil {
		return headerText(enmime.DecodeRFC2047(written))
	}
	var names []string
	for _, a := range list[:min(len(list), most)] {
		names = append(names, headerText(typography.FirstOf(enmime.DecodeRFC2047(a.Name), a.Address)))
	}
	return strings.Join(names, ", ")
}

// sent is when the message was sent, "" where it does not say so.
func sent(root *enmime.Part) string {
	t, err := netmail.ParseDate(root.Header.Get("Date"))
	if err != nil || t.Year() < 1970 {
		return ""
	}
	return t.Format(time.RFC3339)
}

// joinNames joins names for a sentence, as many as can stand in one.
func joinNames(names []string) string {
	if len(names) > 3 {
		names = append(names[:3:3], "and others")
	}
	return strings.Join(names, ", ")
}
