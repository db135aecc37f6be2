package model

import "fmt"

// Sayf is a sentence, or a part of one, that a person reads: in history, in a warning,
// within a Fault. It is stored and passed on in English; the window finds the format
// that it was made from again, and says it in the language of the person. So the format
// must be a literal, which the translators' files are made of.
func Sayf(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// Countf is likewise a sentence about n things; n is its first argument (%d).
func Countf(n int, one, other string, args ...any) string {
	form := other
	if n == 1 {
		form = one
	}
	return fmt.Sprintf(form, append([]any{n}, args...)...)
}
