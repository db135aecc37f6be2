package model

import (
	"regexp"
	"strings"

	"galley/model/prose"
)

// Put is how a fact is put to a person: as somebody wrote it, or else the claim's wording. A
// quotation is given in substance, because desks do not read out what somebody said: the person would
// mend it. inSubstance reports that it is.
func (f PersonFact) Put(person string) (text string, inSubstance bool) {
	if f.Asked != "" {
		return f.Asked, false
	}
	wording := prose.Flatten(f.Claim.Wording)
	if f.Quoted() {
		return substance(wording, f.Language, plainName(f.Claim.Speaker) == plainName(person) && plainName(person) != ""), true
	}
	return wording, false
}

// Quoted reports whether the claim is, or has in it, what somebody said in their words.
func (f PersonFact) Quoted() bool {
	return f.Claim.Kind == QuoteClaim || quoteMark.MatchString(f.Claim.Wording) || quoteMark.MatchString(f.Place.Exact) ||
		quoteOpens.MatchString(f.Place.Prefix) && quoteCloses.MatchString(f.Place.Suffix)
}

var (
	quoteMark   = regexp.MustCompile(`["“”„«»‹›「」『』]`)
	quoteOpens  = regexp.MustCompile(`["“„«»‹›「『]\s*$`)
	quoteCloses = regexp.MustCompile(`^\s*[.,!?;:。，！？]?\s*["“”«»‹›」』]`)
	// Single quotation marks, which are apostrophes within words.
	singleMark = regexp.MustCompile(`(^|\s)[‘‚']|['’]($|[\s.,;:!?])`)
)

// plainName is a name for comparing.
func plainName(name string) string { return FoldWords(name) }

// substance is a quotation as reported speech, as far as that is sure: without quotation marks, and
// in English with the persons turned. your says that who said it is who is asked.
func substance(words, language string, your bool) string {
	words = singleMark.ReplaceAllString(quoteMark.ReplaceAllString(words, ""), "$1$2")
	if language != "" && !strings.HasPrefix(strings.ToLower(language), "en") {
		return prose.Flatten(words)
	}
	turned := theirWords
	if your {
		turned = yourWords
	}
	return prose.Flatten(firstPerson.ReplaceAllStringFunc(words, func(w string) string {
		now, known := turned[strings.ToLower(strings.ReplaceAll(w, "’", "'"))]
		if !known {
			return w
		}
		return now
	}))
}

// firstPerson are the words by which English speakers speak of themselves. A lone small i is none.
var firstPerson = regexp.MustCompile(`\bI(?:['’](?:m|ve|ll|d)| am| was)?\b|\b[Ww]e(?:['’](?:re|ve|ll|d))?\b|\b(?:[Mm]y|[Oo]ur)sel(?:f|ves)\b` +
	`|\b[Mm]e\b|\b[Mm]y\b|\b[Mm]ine\b|\b[Oo]urs?\b|\bus\b`)

var yourWords = map[string]string{
	"i": "you", "i'm": "you are", "i've": "you have", "i'll": "you will", "i'd": "you would", "i am": "you are", "i was": "you were",
	"we": "you", "we're": "you are", "we've": "you have", "we'll": "you will", "we'd": "you would", "me": "you", "us": "you",
	"my": "your", "our": "your", "mine": "yours", "ours": "yours", "myself": "yourself", "ourselves": "yourselves",
}

var theirWords = map[string]string{
	"i": "they", "i'm": "they are", "i've": "they have", "i'll": "they will", "i'd": "they would", "i am": "they are", "i was": "they were",
	"we": "they", "we're": "they are", "we've": "they have", "we'll": "they will", "we'd": "they would", "me": "them", "us": "them",
	"my": "their", "our": "their", "mine": "theirs", "ours": "theirs", "myself": "themselves", "ourselves": "themselves",
}
