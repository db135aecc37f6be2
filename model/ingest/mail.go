package ingest

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	netmail "net/mail"

	"galley/model"

	"github.com/jhillyerd/enmime/v2"
)

// readMail reads the text of a message: its subject is the headline, its
// sender the author. Messages attached to it are read, other files are not.
func readMail(ctx context.Context, s source) (model.Document, error) {
	none := model.Document{}
	root, err := message(ctx, s)
	if err != nil {
		return none, err
	}
	if strings.EqualFold(root.ContentType, "multipart/encrypted") || strings.HasSuffix(root.ContentType, "pkcs7-mime") && parameter(root, "smime-type") != "signed-data" {
		return none, model.Faultf(model.Refused, "The message “%s” is encrypted. Open it in your mail program, copy its text and paste that; nothing was imported.", s.name)
	}
	var m mailParts
	for _, p := range leaves(root) {
		if err := m.take(ctx, s, p, 0); err != nil {
			return none, err
		}
	}
	pieces, attached := m.body(), m.attached
	if !enough(pieces, 1) {
		if len(attached) > 0 {
			return none, model.Faultf(model.Invalid, "The message “%s” has no text of its own, so nothing was imported. Save what is attached to it and import that: %s.", s.name, list(attached))
		}
		return none, emptyFault(s.name, false)
	}
	doc := model.Document{
		Title: subject(root), Byline: sender(root), Language: tag(root.Header.Get("Content-Language")), Published: sent(root),
		URL: webAddress(strings.Trim(root.Header.Get("Archived-At"), "<> ")),
	}
	pieces = solid(headline(pieces, doc.Title))
	doc.Text, doc.Blocks = assemble(pieces)
	doc.Furniture = furniture(doc.Text, doc.Blocks, pieces)
	if footer := listFooter(doc.Text, doc.Blocks); footer != nil {
		doc.Furniture = slices.Compact(slices.Sorted(slices.Values(append(doc.Furniture, footer...))))
	}
	if len(attached) > 0 {
		doc.Cautions = append(doc.Cautions, "What is attached to the message was left out: "+list(attached)+".")
	}
	if doc.Title == "" {
		doc.Title = firstWords(doc)
	}
	return doc, nil
}

func size(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += len(letters(p.text))
	}
	return n
}

// unflow joins the lines that a mail program broke at its margin: they end in
// a blank (RFC 3676), and go on with as many signs of quotation. delsp says
// that the blank was put there by it too.
func unflow(text string, delsp bool) string {
	var b strings.Builder
	open, depth := false, 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		marks := answered.FindString(line)
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

// answered is how lines begin that are quoted from the message answered.
var answered = regexp.MustCompile(`^(?:> ?)+`)

// mailText reads a plain message; what it quotes is quotation.
func mailText(text string) []piece {
	var pieces []piece
	var run []string
	quoting := false
	flush := func() {
		for _, p := range paragraphs(run, false) {
			if quoting {
				p.kind, p.level = model.Quotation, 0
			}
			pieces = append(pieces, p)
		}
		run = nil
	}
	for _, line := range strings.Split(clean(text), "\n") {
		if strings.TrimRight(line, " ") == "--" { // a signature begins
			line = ""
		}
		quote := answered.MatchString(line)
		if quote != quoting {
			flush()
			quoting = quote
		}
		run = append(run, answered.ReplaceAllString(line, ""))
	}
	flush()
	return pieces
}

func subject(root *enmime.Part) string {
	return tidy(oneLine(h0(enmime.DecodeRFC2047(root.Header.Get("Subject")))))
}

// sender is who wrote the message: by name, else by address.
func sender(root *enmime.Part) string {
	from := root.Header.Get("From")
	list, err := enmime.ParseAddressList(from)
	if err != nil {
		return tidy(oneLine(h0(enmime.DecodeRFC2047(from))))
	}
	var names []string
	for _, a := range list {
		names = append(names, tidy(oneLine(h0(first(enmime.DecodeRFC2047(a.Name), a.Address)))))
	}
	return strings.Join(names, ", ")
}

func sent(root *enmime.Part) string {
	t, err := netmail.ParseDate(root.Header.Get("Date"))
	if err != nil || t.Year() < 1970 {
		return ""
	}
	return t.Format(time.RFC3339)
}

// list joins names for a sentence, as many as can stand in one.
func list(names []string) string {
	if len(names) > 3 {
		names = append(names[:3:3], "and others")
	}
	return strings.Join(names, ", ")
}
