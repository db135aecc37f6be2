// Package locale gives every text of the window in the language of the person in
// front of it. A text is written in English where it is shown, and its English is
// the key under which translators find it. The package knows no window: the program
// says at its start what translates.
package locale

import (
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Translator finds texts in a language other than English.
type Translator interface {
	// Text is the translation of an English text; the English where there is none.
	Text(english string) string
	// Count is likewise the translation for a number of things, in the plural form
	// that the language has for n. The key is the English plural.
	Count(n int, one, other string) string
}

// spoken is the language of the window.
type spoken struct {
	Translator
	tag     language.Tag
	numbers *message.Printer
	stored  *stored // finds sentences again that are stored in English
}

var current atomic.Pointer[spoken]

// Use says what translates from now on; nil is English. One that has a method
// Language is asked how its numbers are written and which way it runs, one that has a
// method Keys can find stored sentences.
func Use(t Translator) {
	if t == nil {
		current.Store(nil)
		return
	}
	s := &spoken{Translator: t, tag: language.English}
	if of, ok := t.(interface{ Language() language.Tag }); ok {
		s.tag = of.Language()
	}
	s.numbers = message.NewPrinter(western(s.tag))
	if all, ok := t.(interface{ Keys() []Key }); ok {
		s.stored = &stored{keys: all.Keys}
	}
	current.Store(s)
}

// western is the language with the digits 0 to 9, which its own texts have in Arabic too.
func western(tag language.Tag) language.Tag {
	if with, err := tag.SetTypeForKey("nu", "latn"); err == nil {
		return with
	}
	return tag
}

// Language is that of the window.
func Language() language.Tag {
	if s := current.Load(); s != nil {
		return s.tag
	}
	return language.English
}

// RightToLeft tells whether the language of the window is written from right to left.
func RightToLeft() bool {
	script, _ := Language().Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm":
		return true
	}
	return false
}

// Text is a text that a person reads, with args in place of its verbs (%s, %d; a
// translator may put them in another order as %[2]s). The first argument must be a
// literal: translators' files are made of them.
func Text(english string, args ...any) string {
	if s := current.Load(); s != nil {
		english = s.Translator.Text(english)
	}
	if len(args) == 0 {
		return english
	}
	return fmt.Sprintf(english, args...)
}

// Count is a text about n things; n is its first argument (%d), args are the others.
// English has two forms, other languages up to six; a form may leave the number out. A
// verb %s in place of the %d has the number with its thousands apart.
func Count(n int, one, other string, args ...any) string {
	form := other
	if s := current.Load(); s != nil {
		form = s.Translator.Count(n, one, other)
	} else if n == 1 {
		form = one
	}
	if len(verbs.FindAllString(form, -1)) <= len(args) && !strings.Contains(form, "%[") { // the form says the number itself
		return fmt.Sprintf(form, args...)
	}
	return fmt.Sprintf(form, append([]any{Figure(n)}, args...)...)
}

// Figure is a number that a text can have as %d, or as %s with its thousands apart.
type Figure int

// Format is fmt.Formatter.
func (f Figure) Format(s fmt.State, verb rune) {
	if verb == 's' || verb == 'v' {
		_, _ = fmt.Fprint(s, Number(int(f)))
		return
	}
	_, _ = fmt.Fprintf(s, fmt.FormatString(s, verb), int(f))
}

// Later marks a text that stands in a table and is shown by Word when it is used.
func Later(english string) string { return english }

// Word is a text that Later marked, or that a constant of model is: a kind, a status.
func Word(english string) string {
	if s := current.Load(); s != nil && english != "" {
		return s.Translator.Text(english)
	}
	return english
}

// Number writes a number as the language does: 12,345 in English, 12.345 in German.
func Number(n int) string {
	if s := current.Load(); s != nil {
		return s.numbers.Sprint(n)
	}
	return english.Sprint(n)
}

// Decimal writes a number with so many decimals as the language does: 581.6 in English,
// 581,6 in German.
func Decimal(value float64, decimals int) string {
	in := english
	if s := current.Load(); s != nil {
		in = s.numbers
	}
	return in.Sprint(number.Decimal(value, number.MinFractionDigits(decimals), number.MaxFractionDigits(decimals)))
}

var english = message.NewPrinter(language.English)
