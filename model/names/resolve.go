package names

import (
	"strings"

	"galley/model/wordlist"
)

// Bearer is one person, body or place of a text, with all its mentions.
type Bearer struct {
	Name     string // the fullest form the text gives
	Kind     Kind
	Title    string // as first given
	Role     string // as first given
	Surname  string // of a person
	Mentions []int  // indices into what Find returned, in order
}

// Full is its name with the role or the title the text gives: "Richard C. Holbrooke,
// the special envoy"; what a speaker's field may offer.
func (b Bearer) Full() string {
	switch {
	case b.Role != "" && strings.HasSuffix(b.Role, b.Title):
		return b.Name + ", " + b.Role
	case b.Title != "" && !courtesy[b.Title]:
		return b.Title + " " + b.Name
	}
	return b.Name
}

// courtesy are titles that say nothing of what a person does.
var courtesy = wordlist.Of(`Mr. Mrs. Ms. Miss Mr Mrs Ms Mx. Herr Frau Herrn M. Mme Mlle Monsieur Madame`)

// Resolve gathers the names of a text by who bears them: later mentions of a surname
// alone belong to the person named in full before. of[i] is the index of the bearer of
// found[i]. It never looks at "Mr." or "Mrs." to tell two of one surname apart: where two
// share it, a mention of the surname alone goes to the one named in full most often so
// far, and to the first of them where they are even. Linear in the names.
func Resolve(found []Name) (bearers []Bearer, of []int) {
	r := resolver{surnames: map[string][]int{}, given: map[string][]int{}, whole: map[string]int{}}
	// a surname at the start of a text, in its headline say, belongs to who is named in full behind
	r.full(found)
	of = make([]int, len(found))
	for i := range found {
		of[i] = r.place(i, found)
	}
	return r.bearers, of
}

type resolver struct {
	bearers  []Bearer
	surnames map[string][]int // bearers with a full name, by surname in small letters
	given    map[string][]int // by the first given name
	whole    map[string]int   // bearers by kind and the words of their name
	times    []int            // how often a bearer was named in full so far
}

// full makes a bearer of every person who is named with more than a surname.
func (r *resolver) full(found []Name) {
	for i := range found {
		n := &found[i]
		if n.Kind != Person || n.Given() == "" {
			continue
		}
		r.bearer(n)
	}
}

// bearer returns the bearer of a full name; a middle initial more or less is the same.
func (r *resolver) bearer(n *Name) int {
	sur := strings.ToLower(n.Surname())
	for _, at := range r.surnames[sur] {
		b := &r.bearers[at]
		if sameGiven(b.Name, n.Text) {
			if len(n.Text) > len(b.Name) {
				b.Name = n.Text
			}
			return at
		}
		if len(r.surnames[sur]) > mostNamesakes {
			break
		}
	}
	if at, ok := r.whole[string(n.Kind)+"\x00"+strings.ToLower(n.Text)]; ok {
		return at
	}
	at := len(r.bearers)
	r.bearers = append(r.bearers, Bearer{Name: n.Text, Kind: n.Kind, Surname: n.Surname()})
	r.times = append(r.times, 0)
	r.surnames[sur] = append(r.surnames[sur], at)
	called := strings.ToLower(strings.Fields(n.Text)[0])
	r.given[called] = append(r.given[called], at)
	r.whole[string(n.Kind)+"\x00"+strings.ToLower(n.Text)] = at
	return at
}

// mostNamesakes is how many persons of one surname are compared name by name; a text of
// more is a list of names, where each way of writing is a person.
const mostNamesakes = 16

// sameGiven tells whether two names of one surname may be one person: the first given
// names are the same, or one is the other's initial.
func sameGiven(a, b string) bool {
	x, y := strings.ToLower(strings.Fields(a)[0]), strings.ToLower(strings.Fields(b)[0])
	if x == y {
		return true
	}
	dotted := func(s, of string) bool { return len(s) == 2 && s[1] == '.' && strings.HasPrefix(of, s[:1]) }
	return dotted(x, y) || dotted(y, x) || nicknames[x] == y || nicknames[y] == x
}

// nicknames are short forms of given names.
var nicknames = map[string]string{
	"bill": "william", "bob": "robert", "dick": "richard", "jim": "james", "joe": "joseph", "mike": "michael",
	"tom": "thomas", "tim": "timothy", "dan": "daniel", "dave": "david", "steve": "steven", "chris": "christopher",
	"ben": "benjamin", "sam": "samuel", "ted": "edward", "tony": "anthony", "andy": "andrew", "jeff": "jeffrey",
	"ken": "kenneth", "ron": "ronald", "don": "donald", "liz": "elizabeth", "kate": "katherine", "sue": "susan",
	"nick": "nicholas", "pat": "patrick", "rick": "richard", "greg": "gregory", "matt": "matthew", "alex": "alexander",
	"ed": "edward", "al": "albert", "bernie": "bernard", "chuck": "charles", "larry": "lawrence", "jerry": "gerald",
	"peggy": "margaret", "jack": "john", "harry": "harold",
}

// place returns the bearer of a mention, and notes what it says of him.
func (r *resolver) place(i int, found []Name) int {
	n := &found[i]
	at := -1
	switch {
	case n.Kind == Person && n.Given() != "":
		at = r.bearer(n)
		r.times[at]++
	case n.Kind == Person || n.Kind == Other && len(strings.Fields(n.Text)) == 1:
		at = r.sharer(n)
	}
	if at < 0 {
		key := string(n.Kind) + "\x00" + strings.ToLower(n.Text)
		if known, ok := r.whole[key]; ok {
			at = known
		} else {
			at = len(r.bearers)
			r.bearers = append(r.bearers, Bearer{Name: n.Text, Kind: n.Kind})
			if n.Kind == Person {
				r.bearers[at].Surname = n.Surname()
			}
			r.times = append(r.times, 0)
			r.whole[key] = at
		}
		if n.Short != "" {
			r.whole[string(Organisation)+"\x00"+strings.ToLower(n.Short)] = at
		}
	}
	b := &r.bearers[at]
	b.Mentions = append(b.Mentions, i)
	if b.Title == "" {
		b.Title = n.Title
	}
	if b.Role == "" {
		b.Role = n.Role
	}
	return at
}

// sharer returns the bearer a surname alone belongs to, -1 where no one is named in full.
func (r *resolver) sharer(n *Name) int {
	best := -1
	list := r.surnames[strings.ToLower(n.Surname())]
	if len(list) == 0 {
		list = r.given[strings.ToLower(n.Text)]
	}
	if len(list) > mostNamesakes {
		list = list[:mostNamesakes]
	}
	for _, at := range list {
		if best < 0 || r.times[at] > r.times[best] {
			best = at
		}
	}
	return best
}
