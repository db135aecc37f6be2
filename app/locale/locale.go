// Package locale gives every text of the window in the language of the person in
// front of it. A text is written in English where it is shown, and its English is
// the key under which translators find it. The package knows no window: the program
// says at its start what translates.
package locale

import (
	"fmt"
	"sync/atomic"
)

// Translator finds texts in a language other than English.
type Translator interface {
	// Text is the translation of an English text; the English where there is none.
	Text(english string) string
	// Count is likewise the translation for a number of things, in the plural form
	// that the language has for n. The key is the English plural.
	Count(n int, one, other string) string
}

var current atomic.Pointer[Translator]

// Use says what translates from now on; nil is English.
func Use(t Translator) {
	if t == nil {
		current.Store(nil)
		return
	}
	current.Store(&t)
}

// Text is a text that a person reads, with args in place of its verbs (%s, %d; a
// translator may put them in another order as %[2]s). The first argument must be a
// literal: translators' files are made of them.
func Text(english string, args ...any) string {
	if t := current.Load(); t != nil {
		english = (*t).Text(english)
	}
	if len(args) == 0 {
		return english
	}
	return fmt.Sprintf(english, args...)
}

// Count is a text about n things; n is its first argument (%d), args are the others.
// English has two forms, other languages up to six.
func Count(n int, one, other string, args ...any) string {
	form := other
	if t := current.Load(); t != nil {
		form = (*t).Count(n, one, other)
	} else if n == 1 {
		form = one
	}
	return fmt.Sprintf(form, append([]any{n}, args...)...)
}
