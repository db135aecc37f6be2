// Package sourcetext reads what a person can read in a file that a source holds: its text in blocks, or one
// page of a PDF at a time; and finds a passage in it again.
package sourcetext

import (
	"context"
	"errors"
	"fmt"
	"path"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"galley/model"
	"galley/model/ingest"
	"galley/model/ingest/pdf"
	"galley/model/passage"
)

// Form is what of a file can be shown.
type Form int

// The forms of a file.
const (
	Unread    Form = iota // nothing that Galley reads: a picture, a program, a table
	Worded                // a text in blocks
	Paged                 // a PDF, page by page
	Recording             // sound or moving pictures, which the system's player plays
)

// FormOf tells the form of a file by its bytes. That of a text is known only once it is read.
func FormOf(f model.File) Form {
	if pdf.IsPDF(f.Name, f.Bytes) {
		return Paged
	}
	media, _, _ := strings.Cut(mimetype.Detect(f.Bytes).String(), "/")
	switch media {
	case "audio", "video":
		return Recording
	case "image":
		return Unread
	}
	return Worded
}

// Text is the text of a file, in blocks.
type Text struct {
	Text   string
	Blocks []model.Block
	times  []moment // in order of their offsets
}

// moment is a time of a recording, and where in the transcript it is named.
type moment struct {
	offset int
	at     string // hh:mm:ss
}

// Read reads the text of a file.
func Read(ctx context.Context, f model.File) (Text, error) {
	doc, err := ingest.Bytes(ctx, f.Name, f.Bytes, ingest.Hints{SHA256: f.SHA256})
	if errors.Is(err, ingest.ErrNoArticle) {
		doc, err = ingest.Bytes(ctx, f.Name, f.Bytes, ingest.Hints{SHA256: f.SHA256, AsShown: true})
	}
	if err != nil {
		return Text{}, fault(ctx, f.Name, err)
	}
	return Of(doc.Text, doc.Blocks), nil
}

// Of is a text that was read before, as that of a captured page is. Without blocks each paragraph is one.
func Of(text string, blocks []model.Block) Text {
	if len(blocks) == 0 {
		at := 0
		for part := range strings.SplitSeq(text, model.BlockSeparator) {
			if strings.TrimSpace(part) != "" {
				blocks = append(blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(part)})
			}
			at += len(part) + len(model.BlockSeparator)
		}
	}
	t := Text{Text: text, Blocks: blocks}
	for _, m := range cue.FindAllStringSubmatchIndex(text, -1) {
		hours := "00"
		if m[2] >= 0 {
			hours = fmt.Sprintf("%02s", text[m[2]:m[3]-1])
		}
		t.times = append(t.times, moment{m[0], hours + ":" + text[m[4]:m[5]]})
	}
	return t
}

// OfCaptures are the hashes of the files with the readable texts of captured pages, by the id of the attachment
// that each was captured as.
func OfCaptures(captures []model.Capture) map[string]string {
	texts := map[string]string{}
	for _, c := range captures {
		if c.TextHash != "" {
			texts[c.ID] = c.TextHash
		}
	}
	return texts
}

// cue is the line of a transcript that says when what follows was said: SRT has hours always, WebVTT not.
var cue = regexp.MustCompile(`(?m)^(\d{1,3}:)?([0-5]\d:[0-5]\d)[.,]\d{3} +--> +`)

// Paragraph is the number of the paragraph that an offset stands in, from 1. Headings are none.
func (t Text) Paragraph(offset int) int {
	n := 0
	for _, b := range t.Blocks {
		if b.Start > offset {
			break
		}
		if b.Kind != model.Heading {
			n++
		}
	}
	return max(n, 1)
}

// Moment is when the words at an offset are said, as 00:12:31; "" where the text is no transcript.
func (t Text) Moment(offset int) string {
	if at, timed := (model.Version{Text: t.Text, Blocks: t.Blocks}).TimeAt(offset); timed {
		return model.Timecode(at)
	}
	i := sort.Search(len(t.times), func(i int) bool { return t.times[i].offset > offset })
	if i == 0 {
		return ""
	}
	return t.times[i-1].at
}

// Seconds is a moment in seconds from the beginning; ok is false where it is none.
func Seconds(moment string) (seconds int, ok bool) {
	parts := strings.Split(moment, ":")
	if len(parts) != 3 {
		return 0, false
	}
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 999 {
			return 0, false
		}
		seconds = seconds*60 + n
	}
	return seconds, true
}

// Selector describes the passage at a span of a text.
func Selector(text string, span passage.Span) model.FileSelector {
	s := passage.Select(text, span)
	return model.FileSelector{Exact: s.Exact, Prefix: s.Prefix, Suffix: s.Suffix, Start: span.Start, End: span.End}
}

// Find finds a passage in a text again, and never guesses: what is not found as it was is Lost, and what
// stands in several places that are as good as each other is Ambiguous.
func Find(text string, p model.FileSelector) (passage.Span, passage.Fate) {
	if strings.TrimSpace(p.Exact) == "" {
		return passage.Span{}, passage.Lost
	}
	span := passage.Span{Start: p.Start, End: p.End}
	if p.Start >= 0 && p.Start < p.End && p.End <= len(text) && text[p.Start:p.End] == p.Exact &&
		strings.HasSuffix(text[:p.Start], p.Prefix) && strings.HasPrefix(text[p.End:], p.Suffix) {
		return span, passage.Kept
	}
	return passage.NewFinder(text).Anchor(passage.Selector{Exact: p.Exact, Prefix: p.Prefix, Suffix: p.Suffix}, p.Start)
}

// Quoted is a passage as it is quoted: what the line ends of a page broke is put together again.
func Quoted(page string, span passage.Span) string {
	return strings.TrimSpace(pdf.Unbroken(page, page[span.Start:span.End]))
}

var pageNamed = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:p|pp|pg|page|seite|s|str|стр|σ|σελ|pág|pag)\.? ?(\d{1,5})(?:\D|$)`)

// PageOf is the page that a locator names, as in "p. 14"; 0 where it names none.
func PageOf(locator string) int {
	m := pageNamed.FindStringSubmatch(locator)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}

// fault says in a sentence why a file is not shown. The sentences of ingest say that nothing was imported,
// which nobody wanted here.
func fault(ctx context.Context, name string, err error) error {
	var said *model.Fault
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case !errors.As(err, &said):
		return model.Wrap(model.Damaged, err, "“%s” could not be read: it seems to be damaged.", name)
	case said.Code == model.Damaged:
		return model.Wrap(model.Damaged, err, "“%s” seems to be damaged, so its text is not shown.", name)
	case said.Code == model.Refused:
		return model.Wrap(model.Refused, err, "“%s” is protected or encrypted, so its text is not shown. Open it with its own program.", name)
	}
	return model.Wrap(model.Invalid, err, "Galley reads no text in “%s” (%s). Open it with its own program, and type the passage.",
		name, strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")))
}
