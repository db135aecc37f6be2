package ledger

import (
	"strings"
	"sync"
	"unicode/utf8"

	"galley/model/names"
	"galley/model/passage"
)

// knownNames finds words of names that are nearly, and not quite, a word that names of
// places, peoples, organisations and offices are made of: "Afganistan", "Commitee". Only
// long words are looked at, which surnames seldom are by chance, and shorter ones where
// the words around say that a place is meant.
func (l *list) knownNames() {
	index, phrases := knownIndex(l.language)
	for i, b := range l.bearers {
		e := l.byName[i]
		if e < 0 || b.Kind == names.Work || l.written(b) > 2 {
			continue // said often, it is meant so
		}
		say := func(right string) {
			l.hint(e, nearly(right, l.entries[e].Places[0]))
		}
		if right := wellKnown(b.Name); right != "" {
			say(right)
			continue
		}
		if right := phrases.parted(b.Name); right != "" {
			say(right)
			continue
		}
		if right := phrases.within(b.Name); right != "" {
			say(right)
			continue
		}
		words := strings.Fields(b.Name)
		for _, w := range words {
			least := shortestKnown
			switch {
			case b.Kind == names.Person:
				least = shortestKnown + 1
			case len(words) == 1 && l.atPlace(l.entries[e].Places[0].Start):
				least = shortestPlace
			}
			if right := index.nearest(w, l.language, least); right != "" {
				say(right)
			}
		}
	}
	for _, at := range l.unsure {
		word := l.text[at.Start:at.End]
		right := phrases.parted(word)
		if right == "" {
			right = index.nearest(word, l.language, shortestKnown)
		}
		if right != "" && !l.taken(at) {
			l.addWord(right, word, at)
		}
	}
	l.mistyped()
}

// addWord adds an entry for a word that is no entry yet, and is nearly another one.
func (l *list) addWord(right, word string, at passage.Span) {
	l.entries = append(l.entries, Entry{Kind: Name, Text: word, Group: right, Places: []passage.Span{at}, Hint: nearly(right, at)})
}

// mistyped finds words said once that are words of the lists with two letters swapped, and
// words of bodies, where a name has several words, with one letter wrong.
func (l *list) mistyped() {
	near := func(a, b string) bool { return distance(a, b, 1) == 1 && !plural(a, b) && !plural(b, a) }
	for _, w := range l.words {
		if w.count > 1 || w.known || isShouted(w.word) || len(w.word) > 2*longestKeyed || strings.ContainsAny(w.word, "-'’.&0123456789") {
			continue
		}
		right := names.Retyped(w.word, l.language)
		if right == "" && strings.ToLower(w.word) != w.plain && names.BodyWord(w.plain) {
			right = names.Written(w.plain) // "Premier Léague"
		}
		if right == "" && (l.ofBody(w) || len(w.bearers) == 0 && utf8.RuneCountInString(w.plain) >= shortestKnown) {
			right = names.NameWord(w.word, l.language, near)
		}
		switch {
		case right == "":
		case len(w.bearers) > 0:
			if e := l.byName[w.bearers[0]]; e >= 0 {
				l.hint(e, nearly(right, w.first))
			}
		case !l.taken(w.first) && utf8.RuneCountInString(w.word) > 4:
			l.addWord(right, w.word, w.first)
		}
	}
}

// ofBody tells whether a word is of a name of several words that is surely no person's.
func (l *list) ofBody(w spelt) bool {
	if len(w.bearers) == 0 {
		return false
	}
	b := l.bearers[w.bearers[0]]
	return b.Kind != names.Person && b.Kind != names.Work && strings.Contains(b.Name, " ")
}

func nearly(right string, at passage.Span) Hint { return say(Known, at, "nearly %s", right) }

// taken tells whether a hint on a spelling stands at a place already.
func (l *list) taken(at passage.Span) bool {
	for _, e := range l.entries {
		if e.Hint.Code == Spelling && e.Hint.At == at {
			return true
		}
	}
	return false
}

// written counts the mentions that write a bearer's name as it is written in full.
func (l *list) written(b names.Bearer) int {
	count := 0
	for _, m := range b.Mentions {
		if l.found[m].Text == b.Name {
			count++
		}
	}
	return count
}

// atPlace tells whether the word before a place in the text says that a place follows.
func (l *list) atPlace(at int) bool {
	if i := l.firstName(at); i > 0 && l.found[i-1].Kind == names.Place {
		// "Cleveland, Cincinnati and Columbus"
		if gap := strings.Trim(l.text[l.found[i-1].End:at], " "); gap == "," || gap == "and" || gap == ", and" {
			return true
		}
	}
	before := strings.TrimSuffix(strings.TrimRight(l.text[max(0, at-18):at], " \u00a0"), " the")
	word := strings.ToLower(before[strings.LastIndexAny(before, " \u00a0\n(\"“")+1:])
	switch word {
	case "in", "near", "from", "across", "throughout", "outside", "into", "northern", "southern", "eastern", "western", "central", "against":
		return true
	}
	return false
}

// wordIndex finds near words by keys.
type wordIndex map[string][]string

var (
	indexes       = map[string]wordIndex{}
	phraseIndexes = map[string]wordIndex{}
	indexMu       sync.Mutex
)

// shortestKnown is how long a word must be for its nearness to say something, and
// shortestPlace where the word before says that it is a place.
const (
	shortestKnown = 7
	shortestPlace = 6
)

func knownIndex(language string) (wordIndex, wordIndex) {
	indexMu.Lock()
	defer indexMu.Unlock()
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	if ix := indexes[tag]; ix != nil {
		return ix, phraseIndexes[tag]
	}
	ix := wordIndex{}
	for low := range names.Vocabulary(tag) {
		if utf8.RuneCountInString(low) < shortestPlace-1 {
			continue
		}
		for _, k := range keysOf(plain(low)) {
			ix[k] = append(ix[k], low)
		}
	}
	phrases := wordIndex{}
	for _, phrase := range names.Phrases(tag) {
		words := strings.Fields(phrase)
		for i := range words {
			k := without(words, i)
			phrases[k] = append(phrases[k], phrase)
		}
	}
	indexes[tag], phraseIndexes[tag] = ix, phrases
	return ix, phrases
}

// without is a phrase without one of its words, which a blank stands for.
func without(words []string, i int) string {
	return strings.Join(words[:i], " ") + " _ " + strings.Join(words[i+1:], " ")
}

// within is the listed phrase that the first words of a name, or all, nearly are.
func (ix wordIndex) within(name string) string {
	words := strings.Fields(name)
	for n := min(len(words), 5); n > 1; n-- {
		if right := ix.phrase(strings.Join(words[:n], " ")); right != "" {
			return right
		}
	}
	return ""
}

// parted is the listed phrase that a name is with a hyphen in place of a blank: "New-York".
func (ix wordIndex) parted(name string) string {
	if strings.Count(name, "-") != 1 {
		return ""
	}
	blank := strings.ReplaceAll(strings.ToLower(name), "-", " ")
	for _, other := range ix[without(strings.Fields(blank), 0)] {
		if other == blank {
			return names.Written(other)
		}
	}
	return ""
}

// phrase is the listed phrase that differs from a name in one letter of one word; "" where
// there is none, or the name is listed.
func (ix wordIndex) phrase(name string) string {
	low := strings.ToLower(name)
	words := strings.Fields(low)
	if len(words) < 2 || len(words) > 5 {
		return ""
	}
	found := ""
	for i, w := range words {
		for _, other := range ix[without(words, i)] {
			if other == low {
				return ""
			}
			right := strings.Fields(other)[i]
			if plain(right) == plain(w) || utf8.RuneCountInString(right) < 3 || right[0] != w[0] || w == right+"s" || names.People(w, "en") || distance(right, w, 1) > 1 && !(folded(plain(right)) == folded(plain(w))) {
				continue
			}
			found = other
		}
	}
	if found == "" {
		return ""
	}
	return names.Written(found)
}

// nearest is the listed word that a word nearly is; "" where it is one itself, or two.
func (ix wordIndex) nearest(word, language string, least int) string {
	low := strings.ToLower(word)
	p := plain(word)
	if utf8.RuneCountInString(p) < least-1 || names.Listed(word, language) || names.Listed(strings.TrimSuffix(low, "s"), language) ||
		strings.Contains(word, "-") || isShouted(word) {
		return ""
	}
	found := ""
	for _, k := range keysOf(p) {
		for _, other := range ix[k] {
			q := plain(other)
			if q == p {
				return ""
			}
			if utf8.RuneCountInString(q) < least || q[0] != p[0] || plural(q, p) || distance(p, q, 1) > 1 {
				continue
			}
			if found != "" && found != other {
				return ""
			}
			found = other
		}
	}
	if found == "" {
		return ""
	}
	return names.Written(found)
}

// famous are persons whom news of any country name, so that a near spelling of both names
// is a misspelling even where they are named once.
const famous = `
Barack Obama;Michelle Obama;Joe Biden;Donald Trump;Melania Trump;Ivanka Trump;Kamala Harris;Mike Pence;Hillary Clinton;Bill Clinton
Chelsea Clinton;George Washington;Hunter Biden;Jill Biden;Beau Biden;Eric Trump;Tiffany Trump;Barron Trump;Fred Trump;Mary Trump
Laura Bush;Barbara Bush;Jeb Bush;Billy Bush;George Bush;Robert Kennedy;John Kennedy;Ted Kennedy;Edward Kennedy;Caroline Kennedy
Jackie Kennedy;Joseph Kennedy;Anthony Kennedy;Eleanor Roosevelt;Franklin Roosevelt;Ron Paul;Rand Paul;Tim Scott;Rick Scott;Walter Scott
Andrew Johnson;Gary Johnson;Ron Johnson;Jack Johnson;Samuel Jackson;Michael Jackson;Jesse Jackson;Andrew Jackson;Janet Jackson
Will Smith;Adam Smith;Jerry Brown;James Brown;Michael Brown;Sherrod Brown;Scott Brown;Michael Jordan;Vernon Jordan;Jim Jordan
Serena Williams;Venus Williams;Robin Williams;Prince William;Prince Harry;Kate Middleton;Meghan Markle;Martin Luther;Karl Marx
Abraham Lincoln;Franklin Roosevelt;Theodore Roosevelt;Dwight Eisenhower;Richard Nixon;Gerald Ford;Jimmy Carter;Ronald Reagan
Lyndon Johnson;Bernie Sanders
Elizabeth Warren;Nancy Pelosi;Mitch McConnell;Paul Ryan;Chuck Schumer;Marco Rubio;Lindsey Graham;John McCain;Mitt Romney
Sarah Palin;Newt Gingrich;Rudy Giuliani
Chris Christie;Condoleezza Rice;Colin Powell;Dick Cheney;Donald Rumsfeld;Madeleine Albright;Henry Kissinger;Robert Gates
David Petraeus;Stanley McChrystal
Richard Holbrooke;Benjamin Netanyahu;Mahmoud Abbas;Yasser Arafat;Ariel Sharon;Shimon Peres;Yitzhak Rabin;Mahmoud Ahmadinejad
Ali Khamenei
Saddam Hussein;Osama bin Laden;Bashar al-Assad;Hosni Mubarak;Recep Tayyip Erdogan;Hamid Karzai;Ashraf Ghani;Pervez Musharraf
Benazir Bhutto;Imran Khan;Narendra Modi;Manmohan Singh;Mahatma Gandhi;Indira Gandhi;Dalai Lama;Xi Jinping;Hu Jintao;Mao Zedong
Deng Xiaoping;Kim Jong-un;Kim Jong-il
Shinzo Abe;Aung San Suu Kyi;Rodrigo Duterte;Vladimir Putin;Dmitry Medvedev;Mikhail Gorbachev;Boris Yeltsin;Sergei Lavrov
Alexei Navalny;Viktor Orban
Angela Merkel;Gerhard Schröder;Helmut Kohl;Olaf Scholz;Frank-Walter Steinmeier;Ursula von der Leyen;Nicolas Sarkozy
François Hollande;Emmanuel Macron;Jacques Chirac
Marine Le Pen;Silvio Berlusconi;Giorgia Meloni;Tony Blair;Gordon Brown;David Cameron;Theresa May;Boris Johnson;Nigel Farage
Jeremy Corbyn;Margaret Thatcher
Winston Churchill;Nicola Sturgeon;Justin Trudeau;Hugo Chávez;Nicolás Maduro;Fidel Castro;Raúl Castro;Jair Bolsonaro;Dilma Rousseff
Nelson Mandela;Robert Mugabe
Kofi Annan;Ban Ki-moon;António Guterres;Christine Lagarde;Pope Francis;Edward Snowden;Julian Assange;Mark Zuckerberg;Steve Jobs
Bill Gates;Elon Musk;Jeff Bezos
Warren Buffett;Oprah Winfrey;Beyoncé Knowles;Taylor Swift;Leonardo DiCaprio;Albert Einstein;Martin Luther King;Rosa Parks
Muhammad Ali;Antonin Scalia
Ruth Bader Ginsburg;Sonia Sotomayor;Clarence Thomas;Brett Kavanaugh;Merrick Garland;James Comey;Robert Mueller;Loretta Lynch
Josh Earnest;Kellyanne Conway`

var (
	famousOnce   sync.Once
	famousFirst  map[string][][2]string // by given name
	famousSecond map[string][][2]string // by surname
)

// wellKnown is the well-known person whose name this nearly is: one of the two names is
// right, the other a letter off. "" where it is none, or right.
func wellKnown(name string) string {
	readFamous()
	if strings.Count(name, " ") == 0 {
		return ""
	}
	if w := strings.Fields(name); len(w) == 3 && !names.IsGiven(w[0]) {
		name = w[1] + " " + w[2] // "Democrat Hilary Clinton"
	}
	given, sur := ends(name)
	for _, pair := range append(famousFirst[given][:len(famousFirst[given]):len(famousFirst[given])], famousSecond[sur]...) {
		g, s, _ := strings.Cut(pair[0], "\x00")
		switch {
		case g == given && s == sur:
			return ""
		case g == given && utf8.RuneCountInString(s) > 4 && s[0] == firstByte(sur) && distance(s, sur, 1) == 1 && !plural(s, sur):
			return pair[1]
		case s == sur && utf8.RuneCountInString(g) > 4 && g[0] == firstByte(given) && distance(g, given, 1) == 1 &&
			(!names.Listed(given, "en") || utf8.RuneCountInString(g) > 6):
			return pair[1]
		}
	}
	return ""
}

func readFamous() {
	famousOnce.Do(func() {
		famousFirst, famousSecond = map[string][][2]string{}, map[string][][2]string{}
		for _, n := range strings.FieldsFunc(famous, func(r rune) bool { return r == ';' || r == '\n' }) {
			given, sur := ends(n)
			pair := [2]string{given + "\x00" + sur, n}
			famousFirst[given] = append(famousFirst[given], pair)
			famousSecond[sur] = append(famousSecond[sur], pair)
		}
	})
}

func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// ends are a name's first and last words, without accents.
func ends(name string) (given, surname string) {
	w := strings.Fields(name)
	return plain(w[0]), plain(w[len(w)-1])
}
