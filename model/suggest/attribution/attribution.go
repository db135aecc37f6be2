// Package attribution finds who said what in news prose: "Clinton said", "according to
// the agency", a quotation and the words that give it to somebody. It reads the text
// alone, by tables of words, one a language, and leaves out what it is not sure of: a
// hint that names the wrong speaker is worse than none.
package attribution

import "galley/model/passage"

// Attribution is one place of a text that gives words to somebody. All spans are in bytes.
type Attribution struct {
	Source passage.Span // who, as the text says it there: "the Kabul governor", "she", "who"
	Cue    passage.Span // the word of saying: "said", "according to"; a colon in a headline
	// Content is what is said: one span, or several where the attribution stands in the
	// middle or a quotation runs over paragraphs; in text order.
	Content []passage.Span

	// Speaker is who it is, by the full name that the text gives. A source without a name
	// is given in its own words ("police officials"). It is empty where a pronoun may mean
	// somebody else.
	Speaker string
	Role    string // what the text says the speaker is: "governor of Kabul"; may be empty
	Named   bool   // Speaker is a name, or several, and not only what the text calls somebody
	Pronoun bool   // Source is a pronoun: Speaker is who spoke, or was named, before it
	Direct  bool   // most of it stands in quotation marks
	Lemma   string // the word of saying in its plain form: "say"
	Core    bool   // whether that is one of the words that always say so; see the tables
}

// Find returns the attributions of a text in text order. Language is a tag such as "en" or
// "de-AT"; one without a table finds nothing. The time is linear in the length of the text.
func Find(text, language string) []Attribution {
	g := grammarOf(language)
	if g == nil {
		return nil
	}
	r := read(text, g)
	for i := range r.tokens {
		r.try(i)
	}
	r.settle()
	return r.speakers(language)
}
