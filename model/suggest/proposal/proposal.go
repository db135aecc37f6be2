// Package proposal reads the sources out of the notes of a draft: what its author, or
// another, wrote beside the words, at their foot, or linked them to. It decides nothing:
// each source is proposed for the passage that its note stands at.
package proposal

import (
	"cmp"
	"regexp"
	"strings"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
)

// Of are the proposals of a version's notes, in the order of the notes. byline is who
// wrote the article: whose a note is that names nobody.
func Of(v model.Version, byline string) []model.Proposal {
	places := newPlaces(v)
	alone := onlyOnes(v.Notes)
	var notes memory
	var all []model.Proposal
	for _, n := range v.Notes {
		said := notes.read(n)
		if !n.Placed() || len(said) == 0 {
			continue
		}
		span, ok := places.claim(n)
		if !ok {
			continue
		}
		words := ""
		if !alone[bare(n)] { // the same note stands at other words too
			words = v.Text[span.Start:span.End]
		}
		for _, s := range said {
			all = append(all, model.Proposal{
				Span: span, At: n.Span(), Key: model.NoteKey(s.note, words), By: cmp.Or(prose.Flatten(s.note.Author), prose.Flatten(byline)),
				Source: s.source, Draft: s.draft, Locator: s.locator, Note: s.rest,
			})
		}
	}
	return all
}

// Count says what notes a version has and what would be proposed of them.
type Count struct {
	Comments, Footnotes, Links int // footnotes and endnotes are one
	Sources                    int // different ones
	Proposals                  int // pieces of evidence
}

// Counted counts without proposing anything.
func Counted(v model.Version, byline string) Count {
	var c Count
	for _, n := range v.Notes {
		switch n.Kind {
		case model.CommentNote:
			c.Comments++
		case model.LinkNote:
			c.Links++
		default:
			c.Footnotes++
		}
	}
	sources := map[string]bool{}
	for _, p := range Of(v, byline) {
		c.Proposals++
		sources[cmp.Or(model.CanonicalAddress(p.Source.URL), p.Source.URL, strings.ToLower(p.Source.Author+"\x00"+p.Source.Title))] = true
	}
	c.Sources = len(sources)
	return c
}

// bare is a note without its place and its replies.
func bare(n model.Note) string { return model.NoteKey(n, "") }

// onlyOnes are the notes that stand once in a draft.
func onlyOnes(notes []model.Note) map[string]bool {
	count := map[string]int{}
	for _, n := range notes {
		count[bare(n)]++
	}
	alone := map[string]bool{}
	for key, times := range count {
		alone[key] = times == 1
	}
	return alone
}

// said is a source that a note gives.
type said struct {
	note model.Note // or the reply, as a note
	cited
	rest string // the other words of the note
}

// memory is what the notes before one gave: "ibid." refers to it.
type memory struct {
	notes  [][]cited // of the footnotes and endnotes so far
	remark []cited   // of the comment before
}

// read reads one note. Notes without a place are read too: those after them refer to them.
func (m *memory) read(n model.Note) []said {
	if n.Kind == model.LinkNote {
		return ofLink(n)
	}
	earlier := m.notes
	if n.Kind == model.CommentNote {
		earlier = [][]cited{m.remark}
	}
	found, rest := read(n.Text, n.Addresses, earlier)
	if n.Kind == model.CommentNote {
		m.remark = found
	} else {
		m.notes = append(m.notes, found)
	}
	var all []said
	add := func(n model.Note, found []cited, rest string) {
		for _, c := range found {
			all = append(all, said{n, c, rest})
		}
	}
	add(n, found, rest)
	for _, r := range n.Replies {
		more, rest := read(r.Text, nil, [][]cited{found})
		add(model.Note{Kind: n.Kind, Author: r.Author, Time: r.Time, Text: r.Text}, more, rest)
	}
	return all
}

// sharing are addresses that hand a page on; no source stands there.
var sharing = []string{"twitter.com/intent", "twitter.com/share", "x.com/intent", "facebook.com/sharer", "facebook.com/share.php",
	"linkedin.com/sharearticle", "linkedin.com/sharing", "wa.me/", "api.whatsapp.com/send", "t.me/share", "reddit.com/submit",
	"pinterest.com/pin/create"}

func ofLink(n model.Note) []said {
	for _, address := range n.Addresses {
		if at := strings.ToLower(model.CanonicalAddress(address)); at == "" || hasAnyPrefix(at, sharing) {
			continue
		}
		return []said{{note: n, cited: ofAddress(address)}}
	}
	return nil
}

func hasAnyPrefix(s string, all []string) bool {
	for _, one := range all {
		if strings.HasPrefix(s, one) {
			return true
		}
	}
	return false
}

// fewWords is how many words are no statement by themselves: what marks no more of them
// means its sentence.
const fewWords = 3

// longestPassage is how many bytes a comment marks at most to be about those words; a longer
// one is about the paragraph it begins in.
const longestPassage = 4 << 10

// placesOf finds the words that a note is about.
type placesOf struct {
	version   model.Version
	block     int            // that sentences are of
	sentences []passage.Span // of the text
}

func newPlaces(v model.Version) *placesOf { return &placesOf{version: v, block: -1} }

// claim is the passage that a note's source is for: the words that it marks where they say
// something, else their sentence. ok is false where the text is out of sight.
func (p *placesOf) claim(n model.Note) (passage.Span, bool) {
	text := p.version.Text
	at := passage.Trim(text, n.Span())
	b, found := p.blockAt(n)
	if !found || p.version.IsHidden(b) {
		return passage.Span{}, false
	}
	if n.Kind == model.CommentNote && len(strings.Fields(text[at.Start:at.End])) > fewWords {
		if at.End-at.Start > longestPassage {
			at = passage.Trim(text, passage.Span{Start: at.Start, End: min(at.End, p.version.Blocks[b].End)})
		}
		return at, !at.Empty()
	}
	if at.Empty() {
		at = n.Span()
	}
	return p.sentence(b, at)
}

// blockAt is the block that a note begins in, or, of a note without extent, ends.
func (p *placesOf) blockAt(n model.Note) (int, bool) {
	blocks := p.version.Blocks
	from, to := 0, len(blocks)
	for from < to { // the first block that ends at the note or behind it
		if mid := (from + to) / 2; blocks[mid].End < n.Start || blocks[mid].End == n.Start && n.End > n.Start {
			from = mid + 1
		} else {
			to = mid
		}
	}
	if from == len(blocks) || blocks[from].Start > max(n.Start, n.End-1) && blocks[from].Start != n.Start {
		return 0, false
	}
	return from, true
}

// sentence is the sentence that holds a place or ends there; of a place over several
// of them, all of those.
func (p *placesOf) sentence(b int, at passage.Span) (passage.Span, bool) {
	block := p.version.Blocks[b]
	words := p.version.Text[block.Start:block.End]
	if p.block != b {
		p.block, p.sentences = b, nil
		for _, s := range passage.Sentences(words) {
			if s = unmarked(words, passage.Trim(words, s)); !s.Empty() {
				p.sentences = append(p.sentences, passage.Span{Start: block.Start + s.Start, End: block.Start + s.End})
			}
		}
	}
	if len(p.sentences) == 0 {
		return passage.Span{}, false
	}
	i := p.near(at)
	if at.Empty() {
		// In the blank behind a sentence a note belongs to that one.
		if i == len(p.sentences) || i > 0 && p.sentences[i].Start >= at.Start {
			i--
		}
		return p.sentences[i], true
	}
	for i < len(p.sentences)-1 && p.sentences[i].End <= at.Start {
		i++
	}
	span := p.sentences[min(i, len(p.sentences)-1)]
	for _, s := range p.sentences[min(i+1, len(p.sentences)):] {
		if s.Start >= at.End {
			break
		}
		span.End = s.End
	}
	return span, true
}

// The marks of notes stand in the text of pages that write them so: "in a week.[2] It was".
var (
	markBefore = regexp.MustCompile(`^(?:\[?\d{1,3}\]\s*)+`)
	markBehind = regexp.MustCompile(`(?:\s*\[\d{0,3}\]?)+$`)
)

// unmarked is a sentence without the marks of notes before and behind it.
func unmarked(text string, s passage.Span) passage.Span {
	s.Start += len(markBefore.FindString(text[s.Start:s.End]))
	if at := markBehind.FindStringIndex(text[s.Start:s.End]); at != nil {
		s.End = s.Start + at[0]
	}
	return passage.Trim(text, s)
}

// near is the index of the first sentence that ends at a place or behind it.
func (p *placesOf) near(at passage.Span) int {
	from, to := 0, len(p.sentences)
	for from < to {
		if mid := (from + to) / 2; p.sentences[mid].End < at.Start {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}
