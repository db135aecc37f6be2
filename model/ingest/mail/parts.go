package mail

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/hypertext"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"

	"github.com/jhillyerd/enmime/v2"
)

// deepestMail is how far messages may be attached to one another.
const deepestMail = 8

// mailParts is what a message is made of, in its best form.
type mailParts struct {
	plain, rich []block.Piece
	outlook     []block.Piece // the body in Outlook's own format
	forwarded   []block.Piece // the messages attached, one after the other
	attached    []string      // the names of what was left out

	noted *hypertext.Reader // the notes of all that is rich, of messages attached too

	pictures *picture.Reader                            // likewise
	open     func(written, full string) ([]byte, error) // reads the pictures that came with this message
}

// body is the message in the best form it was sent in: with headings and
// lists, unless the plain form says much more. What is attached comes after it.
func (m mailParts) body() []block.Piece {
	best := m.rich
	if letterCount(m.rich)*2 < letterCount(m.plain) {
		best = m.plain
	}
	if !block.HasLetters(best, 1) {
		best = m.outlook
	}
	return append(slices.Clip(best), m.forwarded...)
}

// take reads one part.
func (m *mailParts) take(ctx context.Context, s input.File, p *enmime.Part, depth int) error {
	switch {
	case p.ContentType == "message/rfc822" || p.ContentType == "message/global" || isAttachedMail(p):
		found, left, err := m.attachedMail(ctx, s, p.Content, depth+1)
		if err != nil {
			return err
		}
		m.forwarded = append(m.forwarded, found...)
		m.attached = append(m.attached, left...)
	case p.ContentType == "application/ms-tnef" || strings.EqualFold(p.FileName, "winmail.dat"):
		found := tnefPieces(ctx, s.Name, p.Content, m.noted)
		m.outlook = append(m.outlook, found...)
		if len(found) == 0 {
			m.attached = append(m.attached, "“winmail.dat”")
		}
	case p.Disposition == "attachment" || p.FileName != "" && !strings.HasPrefix(p.ContentType, "text/"):
		if p.FileName != "" && (p.Disposition == "attachment" || !strings.HasPrefix(p.ContentType, "image/")) {
			m.attached = append(m.attached, "“"+input.DisplayName(typography.Valid(p.FileName))+"”")
		}
	case p.ContentType == "text/html":
		root, err := markup.ParseSafely(ctx, s.Name, textIn(p))
		if err != nil {
			return err
		}
		m.noted.Take(root, "")
		m.pictures.Take(root, picture.Origin{Open: m.open})
		m.rich = append(m.rich, markup.Pieces(root, true)...)
	case p.ContentType == "text/plain" || p.ContentType == "":
		text := textIn(p)
		if strings.EqualFold(parameter(p, "format"), "flowed") {
			text = joinFlowed(text, strings.EqualFold(parameter(p, "delsp"), "yes"))
		}
		m.plain = append(m.plain, plainPieces(text)...)
	}
	return nil
}

// isAttachedMail: a message that was attached as a file.
func isAttachedMail(p *enmime.Part) bool {
	return strings.HasSuffix(strings.ToLower(p.FileName), ".eml") && IsMessage(p.FileName, p.Content)
}

// attachedMail is a message attached to another: what it says of itself, line
// by line, and its text.
func (outer *mailParts) attachedMail(ctx context.Context, s input.File, data []byte, depth int) (pieces []block.Piece, attached []string, err error) {
	if depth > deepestMail {
		return nil, []string{"a message"}, nil
	}
	inner := s
	inner.Data = data
	root, err := message(ctx, inner)
	if err != nil {
		if ctx.Err() != nil {
			return nil, nil, err
		}
		return nil, []string{"a message that is damaged"}, nil
	}
	for _, line := range []struct{ label, text string }{
		{"From", sender(root)}, {"To", addressees(root)},
		{"Date", headerText(root.Header.Get("Date"))}, {"Subject", subject(root)},
	} {
		if line.text != "" {
			pieces = append(pieces, block.Piece{Kind: model.Paragraph, Text: line.label + ": " + line.text})
		}
	}
	m := mailParts{noted: outer.noted, pictures: outer.pictures, open: archivedPictures(root, nil)}
	for _, p := range leaves(root) {
		if err := m.take(ctx, s, p, depth); err != nil {
			return nil, nil, err
		}
	}
	return append(pieces, m.body()...), m.attached, nil
}

var (
	footRule = regexp.MustCompile(`^(?:[_\-=*~]{10,}|--)$`)
	listFoot = regexp.MustCompile(`(?i)mailing[- ]list|unsubscribe|/listinfo/|mailman|to post to this (?:list|group)|subscribed to ` +
		`the google groups|sympa|listserv|abmelden|désabonner|cancelar (?:a )?(?:subscrição|suscripción)|odhlásit`)
)

// footSize is how many blocks the lines have at most that a mailing list puts under a message.
const footSize = 12

// listFooter are the blocks at the end of a message that a mailing list added:
// they stand under a rule of their own, and say how to leave it.
func listFooter(text string, blocks []model.Block) []int {
	for i := len(blocks) - 1; i >= 1 && i >= len(blocks)-footSize; i-- {
		line := text[blocks[i].Start:blocks[i].End]
		head, _, _ := strings.Cut(line, " ")
		begins := footRule.MatchString(head) || strings.HasPrefix(line, "You received this message because you are subscribed to")
		if !begins || !listFoot.MatchString(text[blocks[i].Start:]) {
			continue
		}
		var out []int
		for j := i; j < len(blocks); j++ {
			out = append(out, j)
		}
		return out
	}
	return nil
}
