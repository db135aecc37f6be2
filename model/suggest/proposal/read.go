package proposal

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"galley/model"
	"galley/model/citation"
	"galley/model/prose"
)

// cited is a source as a note gives it.
type cited struct {
	source  model.Source
	locator string
	draft   bool // the draft alone says what is meant by its name
}

// longest is how much of a note is read for citations, in bytes; of a longer one only its addresses
// are taken.
const longest = 16 << 10

// most is how many sources one note gives at most.
const most = 200

// read takes the sources out of the words of a note. rest are the words that are left. earlier
// are the sources of the notes before, which "ibid." refers to.
func read(text string, links []string, earlier [][]cited) (found []cited, rest string) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	var left []string
	if len(text) > longest {
		for _, address := range citation.Addresses(text) {
			found = append(found, ofAddress(address))
		}
		left = []string{strings.TrimSpace(text)}
	} else if p, ok := entry(text); ok {
		found = []cited{p}
	} else {
		for _, piece := range pieces(text) {
			if len(found) >= most {
				left = append(left, piece)
				continue
			}
			more, words := readPiece(piece, found, earlier)
			for _, one := range more {
				if one.source.Title+one.source.URL != "" && !slices.Contains(found, one) {
					found = append(found, one)
				}
			}
			if says(words) {
				left = append(left, words)
			}
		}
	}
	for _, address := range links { // that words of the note lead to
		if one := ofAddress(address); one.source.URL != "" && !has(found, one) && len(found) < most {
			found = append(found, one)
		}
	}
	if len(found) == 0 {
		return nil, ""
	}
	return found[:min(len(found), most)], strings.Join(left, "\n")
}

// ofAddress is a page as a source; without an address where it is a letter.
func ofAddress(address string) cited {
	if strings.HasPrefix(strings.ToLower(address), "mailto:") {
		return cited{}
	}
	if id := citation.DOI(address); id != "" && !strings.Contains(address, "://") {
		address = "https://doi.org/" + id
	}
	p := citation.Take(address)
	if p.URL == "" {
		return cited{source: model.Source{URL: address}}
	}
	return cited{source: model.Source{URL: p.URL, ArchiveURL: p.Archive}}
}

func has(found []cited, one cited) bool {
	at := model.CanonicalAddress(one.source.URL)
	for _, f := range found {
		if f.source.URL == one.source.URL || at != "" && (model.CanonicalAddress(f.source.URL) == at ||
			model.CanonicalAddress(f.source.ArchiveURL) == at) {
			return true
		}
	}
	return false
}

// entry reads an entry of a bibliography in a format of its own.
func entry(text string) (cited, bool) {
	if t := strings.TrimSpace(text); !strings.HasPrefix(t, "@") && !strings.HasPrefix(t, "TY  -") {
		return cited{}, false
	}
	p := citation.Take(text)
	if p.Author == "" && p.Published == "" {
		return cited{}, false
	}
	return ofParts(p), true
}

func ofParts(p citation.Parts) cited {
	return cited{source: model.Source{Title: p.Title, Publisher: p.Publisher, Author: p.Author, URL: p.URL, ArchiveURL: p.Archive,
		Published: p.Published, Accessed: p.Accessed}, locator: p.Locator}
}

// between parts several citations of one note.
var between = regexp.MustCompile(`;\s+|\n+`)

func pieces(text string) []string {
	var all []string
	for _, piece := range between.Split(text, -1) {
		if piece = prose.Flatten(piece); piece != "" {
			all = append(all, piece)
		}
	}
	return all
}

// leadIn stands before a citation and says no more than that one follows.
var (
	leadIn = regexp.MustCompile(`(?i)^(?:see,? also|see,? e\.g\.,?|see(?: generally)?|also|but see|compare|cf\.?|per|via|from|here|ref(?:erence)?|` +
		`accord|voir|vgl\.?|siehe|e\.g\.,?|quoted in|cited in|as (?:reported|cited|quoted) (?:in|by)|according to|reported (?:in|by)|based on|taken from|` +
		`fact[- ]?check|link)\s*[:,]?\s+`)
	labelled = regexp.MustCompile(`(?i)^(?:primary |main |my )?(?:sources?|src|quellen?|fuentes?|réf(?:érence)?|refs?|references?)\s*[:=–-]\s*`)
)

// readPiece reads one citation, or a sentence that has one in it.
func readPiece(piece string, here []cited, earlier [][]cited) ([]cited, string) {
	bare, label := piece, false
	for range 3 {
		if m := labelled.FindString(bare); m != "" {
			bare, label = bare[len(m):], true
		} else if m := leadIn.FindString(bare); m != "" && len(m) < len(bare) {
			bare = bare[len(m):]
		} else {
			break
		}
	}
	if found, rest, ok := addressed(piece, bare); ok {
		return found, rest
	}
	whole := strings.TrimSpace(bare)
	if strings.HasPrefix(whole, "(") && (strings.HasSuffix(whole, ")") || strings.HasSuffix(whole, ").")) && strings.Count(whole, "(") == 1 ||
		strings.HasPrefix(whole, "[") && strings.HasSuffix(whole, "]") {
		whole = strings.TrimRight(whole[1:], ")].")
	}
	whole = strings.TrimSpace(strings.TrimLeft(whole, "–—-•* "))
	if !strings.Contains(whole, ")") { // its other half is in the piece before, or behind
		whole = strings.TrimLeft(whole, "(")
	} else if !strings.Contains(whole, "(") {
		whole = strings.TrimRight(whole, ")")
	}
	if one, rest, ok := file(piece); ok {
		return one, rest
	}
	if one, ok := again(whole, here, earlier); ok {
		if one == nil {
			return nil, piece
		}
		return []cited{*one}, ""
	}
	for _, form := range []func(string) (cited, bool){law, shortName, dated, full, talk, documentAt} {
		if one, ok := form(whole); ok {
			return []cited{one}, ""
		}
	}
	if found, rest := shortNamesIn(piece); len(found) > 0 {
		return found, rest
	}
	if label && titleLike(whole) {
		title, locator := withLocator(strings.TrimRight(whole, " ."))
		return []cited{{source: model.Source{Title: title}, locator: locator, draft: true}}, ""
	}
	return nil, piece
}

// titleLike reports whether words that somebody labelled as a source can be its name.
func titleLike(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && len(words) <= 14 && len(s) > 3 && !strings.ContainsAny(s, "?!") && !pending.MatchString(s) && says(s)
}

// pending says that the source is still to come.
var pending = regexp.MustCompile(`(?i)^(?:tk|tbd|tbc|todo|none|unknown|n/?a|missing|needed|to (?:come|follow|be)|still|please|ask|check|need)\b`)

// says reports whether there are words in a text.
func says(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
