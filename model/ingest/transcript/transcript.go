// Package transcript reads subtitles (SubRip and WebVTT) as what was said: paragraphs with who said
// them and when.
package transcript

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/asticode/go-astisub"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
	"galley/model/prose"
)

// mostCues is how many cues are read: two a second for a day. Each takes a kilobyte while it is read.
const mostCues = 200_000

// IsWebVTT reports whether a text is subtitles of the web.
func IsWebVTT(text string) bool {
	text = strings.TrimLeft(text[:min(len(text), 4096)], "\uFEFF")
	rest, found := strings.CutPrefix(text, "WEBVTT")
	return found && (rest == "" || strings.ContainsRune(" \t\r\n", rune(rest[0])))
}

// IsSubRip reports whether a text is subtitles as players have them beside a film.
func IsSubRip(text string) bool {
	head := strings.TrimLeft(text[:min(len(text), 4096)], "\uFEFF \t\r\n")
	first, rest, _ := strings.Cut(newlines(head), "\n")
	if number.MatchString(first) {
		first, _, _ = strings.Cut(strings.TrimLeft(rest, "\n \t"), "\n")
	}
	return timing.MatchString(first)
}

// Read makes a document of subtitles: a paragraph is what one speaker said in some sentences.
func Read(ctx context.Context, f input.File) (model.Document, error) {
	if err := input.CheckText(f.Name, f.Text); err != nil {
		return model.Document{}, err
	}
	web := IsWebVTT(f.Text)
	head, cues := mend(newlines(f.Text), web)
	if len(cues) > mostCues {
		return model.Document{}, model.Faultf(model.Invalid, "“%s” has %d subtitles and Galley reads up to %d, so nothing was imported.",
			f.Name, len(cues), mostCues)
	}
	if err := input.Stopped(ctx, f.Name); err != nil {
		return model.Document{}, err
	}
	items, err := parsed(cues, web)
	if err != nil {
		return model.Document{}, model.Wrap(model.Damaged, err, "“%s” could not be read: it seems to be damaged. Nothing was imported.", f.Name)
	}
	var doc model.Document
	doc.Title, doc.Language = called(f.Name, head)
	if n := unreadable(cues); n > 0 {
		doc.Cautions = append(doc.Cautions, model.Countf(n, "The time of %d subtitle could not be read; its words are in the text.",
			"The times of %d subtitles could not be read; their words are in the text."))
	}
	if !slices.IsSortedFunc(items, byTime) {
		slices.SortStableFunc(items, byTime)
		doc.Cautions = append(doc.Cautions, model.Sayf("The subtitles did not stand in the order of their times and were put into it."))
	}
	fill(&doc, paragraphs(items))
	return doc, nil
}

func byTime(a, b *astisub.Item) int { return int((a.StartAt - b.StartAt).Milliseconds()) }

// parsed has the library read cues that were mended.
func parsed(cues []cue, web bool) ([]*astisub.Item, error) {
	read := astisub.ReadFromSRT
	if web {
		read = astisub.ReadFromWebVTT
	}
	subtitles, err := read(strings.NewReader(written(cues, web)))
	if err != nil {
		return nil, err
	}
	return subtitles.Items, nil
}

// fill gives a document its text.
func fill(doc *model.Document, all []paragraph) {
	pieces := make([]block.Piece, 0, len(all))
	kept := all[:0]
	for _, p := range all {
		text := p.text
		if p.named && p.label != "" {
			text = p.label + ": " + text
		}
		if typography.Trim(text) == "" {
			continue
		}
		kept = append(kept, p)
		pieces = append(pieces, block.Piece{Kind: model.Paragraph, Text: text})
	}
	doc.Text, doc.Blocks = block.Assemble(pieces)
	for i := range doc.Blocks {
		doc.Blocks[i].Speaker, doc.Blocks[i].At, doc.Blocks[i].Until = kept[i].speaker, kept[i].at, max(kept[i].until, kept[i].at+1)
	}
}

var (
	languageLine = regexp.MustCompile(`(?im)^language:\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\s*$`)
	languageName = regexp.MustCompile(`(?i)^(.+)\.([a-z]{2,3}(?:-[a-z0-9]{2,4})?)$`)
)

// called is the title and the language of subtitles: as their head has them, or the name of the file.
func called(name, head string) (title, language string) {
	first, rest, _ := strings.Cut(head, "\n")
	if of, web := strings.CutPrefix(first, "WEBVTT"); web {
		title = prose.Flatten(typography.Valid(strings.TrimLeft(of, " \t-–—:")))
	}
	if m := languageLine.FindStringSubmatch(rest); m != nil {
		language = m[1]
	}
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	if m := languageName.FindStringSubmatch(stem); m != nil && (language == "" || strings.EqualFold(language, m[2])) {
		stem, language = m[1], m[2]
	}
	if title == "" {
		title = prose.Flatten(stem)
	}
	return title, language
}
