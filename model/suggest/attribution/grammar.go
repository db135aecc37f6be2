package attribution

import "strings"

// shape is the form of a verb of saying.
type shape int

const (
	past       shape = iota // said; in English and French also the participle
	present                 // says
	bare                    // say: the plural, an infinitive, an imperative
	gerund                  // saying
	participle              // déclaré: only after an auxiliary
)

// form is one word of a verb of saying.
type form struct {
	lemma  string
	shape  shape
	core   bool
	plain  bool // only with "that", a colon or a quotation is it surely said
	noun   bool // the same letters are a common noun: report, claim
	names  bool // "call": what is said follows as a name for something
	clause bool // "add": only with a clause or a quotation, not with a thing
	to     bool // "tell": whom it is said to follows first
}

// grammar is what the rules need to know of a language.
type grammar struct {
	forms map[string]form

	according []string // sequences of words before a source: "according to"
	trailing  []string // words after one: German "zufolge"
	that      set      // what begins a clause that is said: that, dass, que
	if_       set      // what makes a clause a mere supposition
	relative  set      // who, which: stands for what is before it
	pronouns  set      // subjects by themselves
	singular  set      // those of one person that an earlier speaker can be: he, she
	self      set      // I, we, you: never the last speaker outside a quotation
	determine set      // what begins a noun phrase
	articles  set      // the, der, le
	lets      set      // let, made: somebody else makes one say it
	alone     set      // those that can be one by themselves: these, several
	single    set      // those that only one thing follows: a, an
	speaks    set      // nouns of one thing that can speak for itself: campaign, government
	auxiliary set      // may stand between subject and verb of saying
	modal     set      // makes it a mere possibility
	negative  set      // not, never
	adverbs   set      // may stand between, or before a subject
	leading   set      // but, or: lead a clause in
	keeps     set      // "continued to say" is said, "wanted to say" is not
	lately    set      // this, last: before one of those
	occasion  set      // during, after: when it was said
	what      set      // "what he called it": no statement
	periods   set      // week, morning: time with "this" or "last" before
	link      set      // prepositions inside a noun phrase
	of        set      // those that always belong to what is before them
	and       set
	stop      set // words no noun phrase goes across: because, when, verbs that are frequent
	time      set // Monday, January, today
	be        set // makes a participle passive
	titles    set // Mr, Senator, President: before a name, part of no name
	roles     set // nouns that begin what somebody is, without an article: "director of"
	none      set // no one, nobody

	objects   set // pronouns that something is told to: him, them
	clitics   set // pronouns hung on a verb: dit-il
	genitive  set // articles that hang a noun on the one before: der Behörde
	elides    set // what is cut short before a vowel: French l, d, qu
	contracts set // what may follow an apostrophe as a word of its own: s, ve

	verbFirst bool                   // the subject may follow the verb anywhere (German)
	adverb    func(word string) bool // by its ending
}

type set map[string]bool

// addForms puts the forms of verbs, in the order bare present past gerund, into a table.
// Several of a kind are parted by a slash, one that there is not is a dash.
func addForms(table map[string]form, like form, verbs ...string) {
	for _, verb := range verbs {
		f := strings.Fields(verb)
		for i, alternatives := range f[1:] {
			for w := range strings.SplitSeq(alternatives, "/") {
				if w == "-" {
					continue
				}
				one := like
				one.lemma, one.shape = f[0], [...]shape{bare, present, past, gerund, participle}[i]
				table[w] = one
			}
		}
	}
}

// grammarOf is the table of a language tag.
func grammarOf(language string) *grammar {
	tag, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	switch tag {
	case "en", "":
		return english
	case "de":
		return german
	case "fr":
		return french
	}
	return nil
}
