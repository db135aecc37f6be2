package ledger

import (
	"strings"
	"sync"
	"unicode/utf8"

	"galley/model/names"
)

// knownNames finds words of names that are nearly, and not quite, a word that names of
// places, peoples, organisations and titles are made of: "Afganistan", "Commitee". Only
// long words are looked at, which surnames seldom are by chance.
func (l *list) knownNames() {
	index := knownIndex(l.language)
	for i, b := range l.bearers {
		e := l.byName[i]
		if e < 0 || b.Kind == names.Work {
			continue
		}
		if right := wellKnown(b.Name); right != "" {
			l.hint(e, Hint{Code: Known, Format: "nearly %s", Args: []any{right}, At: l.entries[e].Places[0]})
			continue
		}
		if b.Kind == names.Person {
			continue
		}
		words := strings.Fields(b.Name)
		for _, w := range words {
			right := index.nearest(w, l.language)
			if right == "" || len(words) == 1 && len(l.entries[e].Places) > 2 {
				continue // said often, it is meant so
			}
			l.hint(e, Hint{Code: Known, Format: "nearly %s", Args: []any{right}, At: l.entries[e].Places[0]})
		}
	}
}

// wordIndex finds near words by keys.
type wordIndex map[string][]string

var (
	indexes = map[string]wordIndex{}
	indexMu sync.Mutex
)

// shortestKnown is how long a word must be for its nearness to say something.
const shortestKnown = 7

func knownIndex(language string) wordIndex {
	indexMu.Lock()
	defer indexMu.Unlock()
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	if ix := indexes[tag]; ix != nil {
		return ix
	}
	ix := wordIndex{}
	for low := range names.Vocabulary(tag) {
		if utf8.RuneCountInString(low) < shortestKnown-1 {
			continue
		}
		for _, k := range keysOf(plain(low)) {
			ix[k] = append(ix[k], low)
		}
	}
	indexes[tag] = ix
	return ix
}

// nearest is the listed word that a word nearly is; "" where it is one itself, or two.
func (ix wordIndex) nearest(word, language string) string {
	low := strings.ToLower(word)
	p := plain(word)
	if utf8.RuneCountInString(p) < shortestKnown || names.Listed(word, language) || names.Listed(strings.TrimSuffix(low, "s"), language) ||
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
			if q[0] != p[0] || derived(p, q) || distance(p, q, 1) > 1 {
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
	return names.Vocabulary(language)[found]
}

// famous are persons whom news of any country name, so that a near spelling of both names
// is a misspelling even where they are named once.
const famous = `
Barack Obama;Michelle Obama;Joe Biden;Donald Trump;Melania Trump;Ivanka Trump;Kamala Harris;Mike Pence;Hillary Clinton;Bill Clinton;Chelsea Clinton;George Washington
Abraham Lincoln;Franklin Roosevelt;Theodore Roosevelt;Dwight Eisenhower;Richard Nixon;Gerald Ford;Jimmy Carter;Ronald Reagan;Lyndon Johnson;Bernie Sanders
Elizabeth Warren;Nancy Pelosi;Mitch McConnell;Paul Ryan;Chuck Schumer;Marco Rubio;Lindsey Graham;John McCain;Mitt Romney;Sarah Palin;Newt Gingrich;Rudy Giuliani
Chris Christie;Condoleezza Rice;Colin Powell;Dick Cheney;Donald Rumsfeld;Madeleine Albright;Henry Kissinger;Robert Gates;David Petraeus;Stanley McChrystal
Richard Holbrooke;Benjamin Netanyahu;Mahmoud Abbas;Yasser Arafat;Ariel Sharon;Shimon Peres;Yitzhak Rabin;Mahmoud Ahmadinejad;Ali Khamenei
Saddam Hussein;Osama bin Laden;Bashar al-Assad;Hosni Mubarak;Recep Tayyip Erdogan;Hamid Karzai;Ashraf Ghani;Pervez Musharraf
Benazir Bhutto;Imran Khan;Narendra Modi;Manmohan Singh;Mahatma Gandhi;Indira Gandhi;Dalai Lama;Xi Jinping;Hu Jintao;Mao Zedong;Deng Xiaoping;Kim Jong-un;Kim Jong-il
Shinzo Abe;Aung San Suu Kyi;Rodrigo Duterte;Vladimir Putin;Dmitry Medvedev;Mikhail Gorbachev;Boris Yeltsin;Sergei Lavrov;Alexei Navalny;Viktor Orban
Angela Merkel;Gerhard Schröder;Helmut Kohl;Olaf Scholz;Frank-Walter Steinmeier;Ursula von der Leyen;Nicolas Sarkozy;François Hollande;Emmanuel Macron;Jacques Chirac
Marine Le Pen;Silvio Berlusconi;Giorgia Meloni;Tony Blair;Gordon Brown;David Cameron;Theresa May;Boris Johnson;Nigel Farage;Jeremy Corbyn;Margaret Thatcher
Winston Churchill;Nicola Sturgeon;Justin Trudeau;Hugo Chávez;Nicolás Maduro;Fidel Castro;Raúl Castro;Jair Bolsonaro;Dilma Rousseff;Nelson Mandela;Robert Mugabe
Kofi Annan;Ban Ki-moon;António Guterres;Christine Lagarde;Pope Francis;Edward Snowden;Julian Assange;Mark Zuckerberg;Steve Jobs;Bill Gates;Elon Musk;Jeff Bezos
Warren Buffett;Oprah Winfrey;Beyoncé Knowles;Taylor Swift;Leonardo DiCaprio;Albert Einstein;Martin Luther King;Rosa Parks;Muhammad Ali;Antonin Scalia
Ruth Bader Ginsburg;Sonia Sotomayor;Clarence Thomas;Brett Kavanaugh;Merrick Garland;James Comey;Robert Mueller;Loretta Lynch;Josh Earnest;Kellyanne Conway`

var (
	famousOnce   sync.Once
	famousFirst  map[string][][2]string // by given name
	famousSecond map[string][][2]string // by surname
)

// wellKnown is the well-known person whose name this nearly is: one of the two names is
// right, the other a letter off. "" where it is none, or right.
func wellKnown(name string) string {
	famousOnce.Do(func() {
		famousFirst, famousSecond = map[string][][2]string{}, map[string][][2]string{}
		for _, n := range strings.FieldsFunc(famous, func(r rune) bool { return r == ';' || r == '\n' }) {
			given, sur := ends(n)
			pair := [2]string{given + "\x00" + sur, n}
			famousFirst[given] = append(famousFirst[given], pair)
			famousSecond[sur] = append(famousSecond[sur], pair)
		}
	})
	if strings.Count(name, " ") == 0 {
		return ""
	}
	given, sur := ends(name)
	for _, pair := range append(famousFirst[given][:len(famousFirst[given]):len(famousFirst[given])], famousSecond[sur]...) {
		g, s, _ := strings.Cut(pair[0], "\x00")
		switch {
		case g == given && s == sur:
			return ""
		case g == given && utf8.RuneCountInString(s) > 4 && s[0] == firstByte(sur) && distance(s, sur, 1) == 1 && !derived(s, sur):
			return pair[1]
		case s == sur && utf8.RuneCountInString(g) > 4 && g[0] == firstByte(given) && distance(g, given, 1) == 1 && !names.Listed(given, "en"):
			return pair[1]
		}
	}
	return ""
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
