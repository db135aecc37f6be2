// Package language puts the window into a language: that of the person's preference, or
// of the system. It loads the file of translators (assets/translations) into Fyne's lang,
// so that the texts of Fyne's own widgets are in the same language, and answers
// galley/app/locale from there.
package language

import (
	"encoding/json"
	"fmt"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"galley/app/locale"
	"galley/assets"
)

// Preference is the key under which the chosen language is kept; "" is as the system has it.
const Preference = "language"

// Spoken is a language that the window has texts in, and its own name for itself.
type Spoken struct{ Tag, Name string }

// All are those languages, English first.
func All() []Spoken {
	return []Spoken{
		{"en", "English"}, {"de", "Deutsch"}, {"fr", "Français"}, {"es", "Español"}, {"ar", "العربية"}, {"zh-Hans", "简体中文"},
	}
}

// Use puts the window into the language that was chosen, "" as the system has it. Widgets
// keep the texts they were made with, so it is called before the window is made.
func Use(chosen string) error {
	tag := match(chosen)
	if tag == "en" && !handed && match("") == "en" { // as Fyne is already
		locale.Use(nil)
		return nil
	}
	handed = true
	file, err := read(tag)
	if err != nil {
		return err
	}
	if err := handToFyne(file); err != nil {
		return err
	}
	if tag == "en" {
		locale.Use(nil)
		return nil
	}
	locale.Use(&translations{tag: language.Make(tag), has: file})
	return nil
}

// handed says that Fyne was given texts.
var handed bool

// match is the language of ours that is nearest to the one wanted; English where none is.
func match(chosen string) string {
	if chosen == "" {
		chosen = string(lang.SystemLocale())
	}
	tags := make([]language.Tag, len(All()))
	for i, spoken := range All() {
		tags[i] = language.Make(spoken.Tag)
	}
	wanted, err := language.Parse(chosen)
	if err != nil {
		return All()[0].Tag
	}
	if _, i, sure := language.NewMatcher(tags).Match(wanted); sure != language.No {
		return All()[i].Tag
	}
	return All()[0].Tag
}

// read is a file of translators with every plural form under an id of its own.
func read(tag string) (map[string]string, error) {
	data, err := assets.Translations.ReadFile("translations/" + tag + ".json")
	if err != nil {
		return nil, fmt.Errorf("the texts of the window: %w", err)
	}
	var file map[string]any
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("the texts of the window in %s: %w", tag, err)
	}
	flat := make(map[string]string, len(file))
	for key, value := range file {
		switch value := value.(type) {
		case string:
			if value != "" {
				flat[key] = value
			}
		case map[string]any:
			for form, text := range value {
				if text, ok := text.(string); ok && text != "" {
					flat[formOf(key, form)] = text
				}
			}
		}
	}
	return flat, nil
}

// formOf is the id of a plural form. Fyne's lang counts by the rules of the system's
// language, which need not be the window's, so the form is chosen here.
func formOf(key, form string) string { return key + "\x1f" + form }

// handToFyne adds the texts to Fyne's own. Fyne looks texts up in the one of its languages
// that is nearest to the system's and does not say which that is: a word that is another in
// each of them does.
func handToFyne(texts map[string]string) error {
	const probe = "galley\x1flanguage"
	for _, tag := range fyneLanguages {
		if err := lang.AddTranslationsForLocale([]byte(`{"`+"galley\\u001flanguage"+`":"`+tag+`"}`), fyne.Locale(tag)); err != nil {
			return fmt.Errorf("the texts of Fyne: %w", err)
		}
	}
	data, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(data, fyne.Locale(lang.X(probe, "en")))
}

// fyneLanguages are those that Fyne has texts of its own in (a test reads them there).
var fyneLanguages = []string{"en", "cs", "de", "el", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans"}

// translations is a language other than English. What was looked up once is kept: a
// text is asked for at every repaint.
type translations struct {
	tag   language.Tag
	has   map[string]string // what the file has; Fyne's lang complains of a text that it does not find
	known sync.Map          // id to text
}

// Language is part of what locale.Use asks for.
func (t *translations) Language() language.Tag { return t.tag }

// Text is part of locale.Translator.
func (t *translations) Text(english string) string { return t.find(english, english) }

// Count is part of locale.Translator.
func (t *translations) Count(n int, one, other string) string {
	form, english := forms[plural.Cardinal.MatchPlural(t.tag, n, 0, 0, 0, 0)], other
	if n == 1 {
		english = one
	}
	return t.find(formOf(other, form), english)
}

func (t *translations) find(id, english string) string {
	if text, ok := t.known.Load(id); ok {
		return text.(string)
	}
	text := english
	if _, ok := t.has[id]; ok {
		text = lang.X(id, english)
	}
	t.known.Store(id, text)
	return text
}

var forms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// Keys is part of what locale.Use asks for.
func (t *translations) Keys() []locale.Key { return Keys() }

// Keys are the English texts.
func Keys() []locale.Key {
	data, err := assets.Translations.ReadFile("translations/en.json")
	if err != nil {
		return nil
	}
	var file map[string]any
	if json.Unmarshal(data, &file) != nil {
		return nil
	}
	keys := make([]locale.Key, 0, len(file))
	for english, value := range file {
		key := locale.Key{English: english}
		if forms, ok := value.(map[string]any); ok {
			key.One, _ = forms["one"].(string)
		}
		keys = append(keys, key)
	}
	return keys
}
