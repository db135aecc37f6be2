package model

import (
	"strings"

	"golang.org/x/text/language"

	"galley/model/passage"
	"galley/model/prose"
)

// Abroad says of a passage that is in another language than the desk's which one that is, and what the passage says.
type Abroad struct {
	Language    string // BCP 47; "" the desk's
	Translation string
	Translator  string // who translated it
}

// Abroad is what is said of the passage's language.
func (e Evidence) Abroad() Abroad { return Abroad{e.Language, e.Translation, e.Translator} }

// IsForeign reports whether the passage is in another language than a text, whose language is "" where nobody knows it.
func (e Evidence) IsForeign(languageOfText string) bool {
	if e.Language == "" || languageOfText == "" {
		return e.Language != "" || e.Translation != ""
	}
	return primaryLanguage(e.Language) != primaryLanguage(languageOfText)
}

// primaryLanguage is a language without country and script.
func primaryLanguage(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return strings.ToLower(code)
	}
	base, _ := tag.Base()
	return base.String()
}

// knownLanguage is the code of a language that a file gives; "" where it is none.
func knownLanguage(code string) string {
	tag, err := language.Parse(strings.TrimSpace(code))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// IsLanguage reports whether a text is the code of a language, or says of none.
func IsLanguage(code string) bool {
	return strings.TrimSpace(code) == "" || knownLanguage(code) != ""
}

// translate takes over what the command says of a passage in another language.
func (c EditEvidence) translate(e *Evidence) error {
	if c.Language != nil {
		code := strings.TrimSpace(*c.Language)
		if code != "" && code != e.Language {
			known := knownLanguage(code)
			if known == "" {
				return Faultf(Invalid, "“%s” is not the code of a language. Codes are those of the web: de, fr, pt-BR, zh.", passage.Shorten(prose.Flatten(code), 40))
			}
			code = known
		}
		e.Language = code
	}
	set(&e.Translation, c.Translation, strings.TrimSpace)
	set(&e.Translator, c.Translator, prose.Flatten)
	return nil
}
