package checkworthy

import "strings"

// language is what is known of the words of a language.
type language struct {
	phrases map[string][]signal
	longest map[string]int // of the phrases that begin with a word, in words

	past        func(word string) bool // whether a word has the form of a past act
	wishes      map[string]bool        // what makes a verb after it a wish or a plan: to, will, should
	doers       map[string]bool        // who acts, right before the verb
	me          map[string]bool        // the speaker
	who         map[string]bool        // one who is spoken of
	openers     map[string]bool        // first words of statements
	weakOpeners map[string]bool        // first words of remarks
	than        map[string]bool        // the word that compares
	notThan     map[string]bool        // and what it does not compare after
	pairs       func(before, word string) bool
}

// fill makes the phrases of lists that are parted by |.
func (l *language) fill(lists map[signal]string) *language {
	l.phrases, l.longest = map[string][]signal{}, map[string]int{}
	for s := range signals { // in order: maps have none
		for phrase := range strings.SplitSeq(lists[s], "|") {
			words := strings.Fields(phrase)
			if len(words) == 0 {
				continue
			}
			phrase = strings.Join(words, " ")
			l.phrases[phrase] = append(l.phrases[phrase], s)
			l.longest[words[0]] = max(l.longest[words[0]], len(words))
		}
	}
	return l
}

// cue is a phrase of a table in a sentence: the words from and before to.
type cue struct {
	signals  []signal
	from, to int
}

// cues are the phrases of the table among words, the longest at each place.
func (l *language) cues(words []string) []cue {
	var out []cue
	for i := 0; i < len(words); i++ {
		for n := min(l.longest[words[i]], len(words)-i); n > 0; n-- {
			if found, is := l.phrases[strings.Join(words[i:i+n], " ")]; is {
				out = append(out, cue{found, i, i + n})
				i += n - 1
				break
			}
		}
	}
	return out
}

// acts reports whether a word tells of something done.
func (l *language) acts(word string) bool {
	for _, s := range l.phrases[word] {
		if s == act || s == record || s == change || s == light || s == said {
			return true
		}
	}
	return l.past(word)
}

// languageOf is the table for a BCP 47 tag; English where there is none.
func languageOf(tag string) *language {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	if l, is := languages[tag]; is {
		return l
	}
	return english
}

var languages = map[string]*language{"en": english, "de": german, "fr": french}
