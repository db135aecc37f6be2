package model

import (
	"errors"
	"fmt"
)

// Code says what sort of thing went wrong, so that callers can decide without
// reading sentences.
type Code string

const (
	Invalid  Code = "invalid"   // what was given cannot be stored as it is
	NotFound Code = "not_found" // nothing has that id, or that quotation
	Conflict Code = "conflict"  // the library has changed since: another editor, or a later action
	Refused  Code = "refused"   // a rule of the house forbids it (a second editor signs off, say)
	Damaged  Code = "damaged"   // a file is not what it should be
	Busy     Code = "busy"      // another program holds the library
	Gone     Code = "gone"      // the library's file is not where it was, or not what it was, since it was opened
	// Unreachable is a newsroom's server that does not answer. What was being stored may be stored all the
	// same: it is offered again under the same id (library.WithEventAgain).
	Unreachable Code = "unreachable"
)

// Fault is an error with a plain sentence for the person in front of the
// screen: what happened, what was kept, what to do. Cause, where there is one,
// is for the log. The sentence is English; Format and Args are what it was made
// of, so that the window can say it in another language.
type Fault struct {
	Code     Code
	Sentence string
	Format   string
	Args     []any
	Cause    error
}

func (f *Fault) Error() string {
	if f.Cause != nil {
		return f.Sentence + " (" + f.Cause.Error() + ")"
	}
	return f.Sentence
}

func (f *Fault) Unwrap() error { return f.Cause }

// Said is the sentence's format, and what stands in place of its verbs.
func (f *Fault) Said() (format string, args []any) { return f.Format, f.Args }

// Is lets errors.Is(err, &Fault{Code: NotFound}) ask for a code alone.
func (f *Fault) Is(target error) bool {
	t, ok := target.(*Fault)
	return ok && t.Sentence == "" && t.Code == f.Code
}

// Faultf makes a Fault from a sentence.
func Faultf(code Code, format string, args ...any) error {
	return &Fault{Code: code, Sentence: fmt.Sprintf(format, args...), Format: format, Args: args}
}

// Wrap makes a Fault with a cause kept for the log.
func Wrap(code Code, cause error, format string, args ...any) error {
	return &Fault{Code: code, Sentence: fmt.Sprintf(format, args...), Format: format, Args: args, Cause: cause}
}

// Sentence is what to show a person for an error: the innermost Fault's own
// sentence, or a general one that promises nothing was lost but the action.
func Sentence(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.Sentence
	}
	return "Something went wrong and this one action was not done. Everything stored before it is kept."
}

// HasCode reports whether err carries a Fault of the code.
func HasCode(err error, code Code) bool { return errors.Is(err, &Fault{Code: code}) }
