package view

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"galley/assets"
	"galley/model"
	"galley/model/prose"
)

// Words are what a report says of itself (headings, labels, dates), in the
// language of its readers. The labels of ratings are the scale's own.
type Words struct {
	Lang      string // BCP 47
	localizer *i18n.Localizer
	fixed     map[string]string // those said so often that looking them up would be felt
	dates     map[string]string // written so far, by their ISO form
}

type wordFiles struct {
	bundle    *i18n.Bundle
	languages []string // English first
	err       error
}

var allWords = sync.OnceValue(func() wordFiles {
	files := wordFiles{bundle: i18n.NewBundle(language.English)}
	files.bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	entries, err := assets.Words.ReadDir("words")
	if err != nil {
		files.err = fmt.Errorf("the words of reports: %w", err)
		return files
	}
	for _, e := range entries {
		if _, err := files.bundle.LoadMessageFileFS(assets.Words, "words/"+e.Name()); err != nil {
			files.err = fmt.Errorf("the words of reports: %w", err)
			return files
		}
		files.languages = append(files.languages, strings.TrimSuffix(e.Name(), ".json"))
	}
	slices.SortFunc(files.languages, func(a, b string) int {
		if a == "en" || b == "en" {
			return map[bool]int{true: -1, false: 1}[a == "en"]
		}
		return strings.Compare(a, b)
	})
	return files
})

// Languages are those that reports have words in, as BCP 47 tags, English first.
func Languages() []string { return allWords().languages }

// languageOf is the language whose words a report in lang has, and whether
// there are any: "de-AT" is "de", "" is "en".
func languageOf(lang string) (string, bool) {
	if lang == "" {
		return "en", true
	}
	tag, err := language.Parse(lang)
	if err != nil {
		return "", false
	}
	base, _ := tag.Base()
	script, _ := tag.Script() // Chinese has two
	for _, known := range Languages() {
		own := language.Make(known)
		ownBase, _ := own.Base()
		if ownScript, _ := own.Script(); ownBase == base && ownScript == script {
			return known, true
		}
	}
	return base.String(), false
}

// languageTag is a language as BCP 47 writes it, "" where it is none.
func languageTag(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// LanguageTag is the code of a language as BCP 47 writes it, "" where it is none.
func LanguageTag(code string) string { return languageTag(code) }

func wordsIn(lang string) (*Words, error) {
	files := allWords()
	if files.err != nil {
		return nil, files.err
	}
	lang, ok := languageOf(lang)
	if !ok {
		lang = "en"
	}
	return &Words{Lang: lang, localizer: i18n.NewLocalizer(files.bundle, lang, "en"), fixed: map[string]string{},
		dates: map[string]string{}}, nil
}

// Direction is in which direction the language is written, as HTML says it: ltr or rtl.
func (w *Words) Direction() string {
	tag, err := language.Parse(w.Lang)
	if err != nil {
		return "ltr"
	}
	switch script, _ := tag.Script(); script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo":
		return "rtl"
	}
	return "ltr"
}

// Say is what stands under an id in the word files.
func (w *Words) Say(id string) string {
	said, known := w.fixed[id]
	if !known {
		said = w.With(id, nil)
		w.fixed[id] = said
	}
	return said
}

// With says something that has other words in it, by name.
func (w *Words) With(id string, parts map[string]any) string {
	return w.localized(id, &i18n.LocalizeConfig{MessageID: id, TemplateData: parts})
}

// Count says how many there are of something.
func (w *Words) Count(id string, n int) string {
	return w.localized(id, &i18n.LocalizeConfig{MessageID: id, PluralCount: n, TemplateData: map[string]any{"Count": n}})
}

func (w *Words) localized(id string, config *i18n.LocalizeConfig) string {
	said, err := w.localizer.Localize(config)
	if err != nil { // a test says that every id is there in every language
		return id
	}
	return said
}

// Numbered says something about a claim or source by its number. It is said so
// often that the sentence is made once, with a hole for the number.
func (w *Words) Numbered(id string, n int) string {
	const hole = "\x00"
	said, known := w.fixed[id+hole]
	if !known {
		said = w.With(id, map[string]any{"Number": hole})
		w.fixed[id+hole] = said
	}
	return strings.ReplaceAll(said, hole, strconv.Itoa(n))
}

// Date writes an ISO date, as far as it is known, for people.
func (w *Words) Date(iso string) string {
	said, known := w.dates[iso]
	if !known {
		said = w.dateOf(iso)
		w.dates[iso] = said
	}
	return said
}

func (w *Words) dateOf(iso string) string {
	for _, l := range []struct{ in, id string }{
		{time.RFC3339, "date"}, {"2006-01-02T15:04:05", "date"}, {time.DateOnly, "date"}, {"2006-01", "month_of_year"},
	} {
		if t, err := time.Parse(l.in, iso); err == nil {
			return w.With(l.id, map[string]any{"Day": t.Day(), "Month": w.Say(fmt.Sprint("month_", int(t.Month()))), "Year": t.Year()})
		}
	}
	return iso
}

// Kind says of what kind a claim is, "" where nobody has said.
func (w *Words) Kind(k model.ClaimKind) string {
	if k == "" {
		return ""
	}
	return w.Say("kind_" + string(k))
}

// Status says how far the work on a claim is.
func (w *Words) Status(s model.ClaimStatus) string {
	return w.Say("status_" + strings.ReplaceAll(string(s), " ", "_"))
}

// Stance says what a source does to a claim.
func (w *Words) Stance(s model.Stance) string { return w.Say(string(s)) }

// Reliability says what is thought of a source, "" where nobody has said.
func (w *Words) Reliability(r model.Reliability) string {
	if r == "" {
		return ""
	}
	return w.Say("judged_" + string(r))
}

// judged says what a source is for one fact: first-hand, and how reliable where that is not what it is everywhere.
func (w *Words) judged(e model.Exhibit) string {
	first := ""
	if e.IsPrimary() {
		first = w.Say("first_hand")
	}
	return prose.Join(", ", first, w.Reliability(e.Evidence.Reliability))
}

// Given says who rated a claim and who signed that off.
func (w *Words) Given(k Card) string {
	said := w.With("rated_by", map[string]any{"Name": isolate(k.Verdict.By), "Date": k.Given})
	if k.Verdict.SignedBy != "" {
		said += "; " + w.With("signed_by", map[string]any{"Name": isolate(k.Verdict.SignedBy), "Date": k.SignedOn})
	}
	return said
}

// isolate keeps the direction of a name from turning the words around it
// (Unicode's first strong isolate).
func isolate(s string) string { return "\u2068" + prose.OneLine(prose.Plain(s)) + "\u2069" }

// EnglishDate writes an ISO date in English, for what is no report to read.
func EnglishDate(iso string) string {
	w, err := wordsIn("en")
	if err != nil {
		return iso
	}
	return w.Date(iso)
}

// Cited names a source as people do: author, title, publisher, date.
func Cited(s model.Source) string {
	var parts []string
	for _, part := range []string{s.Author, s.Title, s.Publisher, EnglishDate(s.Published)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// CitedWithAddress is Cited with the address behind it, once.
func CitedWithAddress(s model.Source) string {
	if s.URL == "" || onlyAddress(s) {
		return Cited(s)
	}
	return Cited(s) + " <" + s.URL + ">"
}

// Beginning is the beginning of a text, for a bookmark or the head of a page.
func Beginning(s string) string {
	const letters = 60
	if r := []rune(s); len(r) > letters {
		return strings.TrimSpace(string(r[:letters])) + "…"
	}
	return s
}
