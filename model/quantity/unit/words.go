package unit

import (
	"strings"
	"sync"
)

// language is how one language writes units.
type language struct {
	per           []string          // between the two units of a quotient
	square, cubic []string          // how the square and the cube of a length are made of its word, which is %
	prefix        map[string]string // prefixes of the SI that are spelt otherwise
	words         map[string]string // unit by name: its forms, parted by spaces, with _ for a space inside
}

// lexicon is a language made ready to look up: forms in small letters.
type lexicon struct {
	forms   map[string]string // form: the unit's name
	longest int               // words of the longest form
	per     []string
}

// languages by their code; what is not known is read as English.
var languages = map[string]func() *lexicon{
	"en": sync.OnceValue(func() *lexicon { return english.lexicon() }),
	"de": sync.OnceValue(func() *lexicon { return german.lexicon() }),
	"fr": sync.OnceValue(func() *lexicon { return french.lexicon() }),
}

// lexiconOf is the lexicon of a language such as "en" or "de-AT".
func lexiconOf(language string) *lexicon {
	code, _, _ := strings.Cut(strings.ToLower(language), "-")
	if l, ok := languages[code]; ok {
		return l()
	}
	return languages["en"]()
}

func (l language) lexicon() *lexicon {
	out := &lexicon{forms: map[string]string{}, longest: 1, per: l.per}
	put := func(form, name string) {
		form = strings.ToLower(strings.ReplaceAll(form, "_", " "))
		if _, ok := out.forms[form]; ok {
			return // a form of its own comes before one that is made of others
		}
		out.forms[form] = name
		out.longest = max(out.longest, 1+strings.Count(form, " "))
	}
	for name, forms := range l.words {
		for form := range strings.FieldsSeq(forms) {
			put(form, name)
		}
	}
	all := units()
	lengths := map[string]string{}
	for name, forms := range l.words {
		for form := range strings.FieldsSeq(forms) {
			if all[name].Dimension == Length {
				lengths[form] = name
			}
			for _, p := range prefixes {
				if _, ok := all[p.name+name]; !ok {
					continue
				}
				spelt := p.name
				if s, ok := l.prefix[p.name]; ok {
					spelt = s
				}
				put(spelt+form, p.name+name)
				if all[name].Dimension == Length {
					lengths[spelt+form] = p.name + name
				}
			}
		}
	}
	for form, name := range lengths {
		for _, how := range l.square {
			put(strings.ReplaceAll(how, "%", form), "square "+name)
		}
		for _, how := range l.cubic {
			put(strings.ReplaceAll(how, "%", form), "cubic "+name)
		}
	}
	for _, short := range []struct{ symbol, name string }{
		{"ft", "foot"}, {"m", "metre"}, {"km", "kilometre"}, {"mi", "mile"}, {"in", "inch"}, {"yd", "yard"}, {"cm", "centimetre"},
	} {
		for _, how := range []string{"sq %", "sq. %", "square %"} {
			put(strings.ReplaceAll(how, "%", short.symbol), "square "+short.name)
		}
		for _, how := range []string{"cu %", "cu. %", "cubic %"} {
			put(strings.ReplaceAll(how, "%", short.symbol), "cubic "+short.name)
		}
	}
	return out
}

// signs is every symbol with what it stands for: those of units, with their prefixes, and
// the codes and signs of currencies.
var signs = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	all := units()
	for name, list := range symbols {
		for symbol := range strings.FieldsSeq(list) {
			out[symbol] = name
		}
	}
	for name, list := range symbols {
		first, _, _ := strings.Cut(list, " ")
		for _, p := range prefixes {
			prefixed := p.name + name
			if _, ok := all[prefixed]; !ok {
				continue
			}
			for _, sign := range []string{p.symbol, map[string]string{"µ": "μ"}[p.symbol], map[string]string{"µ": "u"}[p.symbol]} {
				if _, ok := out[sign+first]; !ok && sign != "" {
					out[sign+first] = prefixed
				}
			}
		}
	}
	delete(out, "pm") // a time of day
	delete(out, "pg") // a page
	for symbol, name := range money() {
		if symbol == "PS" {
			continue // before a sum it is a £ in ASCII, and after a number it is a horse
		}
		out[symbol] = name
	}
	return out
})

// money is every code and sign of a currency.
var money = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, c := range currencies {
		for sign := range strings.FieldsSeq(c.codes + " " + c.signs) {
			out[sign] = c.name
		}
	}
	return out
})
