package locale

import (
	"errors"
	"reflect"
	"strings"
)

// said is an error with a sentence for a person, and what the sentence was made of.
type said interface {
	error
	Said() (format string, args []any)
}

// Fault is what to show a person for an error: its sentence in the language of the
// window, or a general one that promises nothing was lost but the action.
func Fault(err error) string {
	var f said
	if !errors.As(err, &f) {
		return Text("Something went wrong and this one action was not done. Everything stored before it is kept.")
	}
	format, args := f.Said()
	return Sentence(format, args...)
}

// Sentence is a sentence by its format and what stands in place of its verbs, as other
// packages hand it on. A part that is a sentence itself is translated too; a part that
// stands in quotation marks is somebody's own words.
func Sentence(format string, args ...any) string {
	if current.Load() == nil || len(args) == 0 {
		return Text(format, args...)
	}
	quoted := quotedVerbs(format)
	own := make([]any, len(args))
	for i, arg := range args {
		own[i] = arg
		var f said
		switch err, isError := arg.(error); {
		case i < len(quoted) && quoted[i]:
		case isError && errors.As(err, &f):
			own[i] = Fault(err)
		case reflect.ValueOf(arg).Kind() == reflect.String: // kinds and statuses too
			own[i] = Said(reflect.ValueOf(arg).String())
		}
	}
	return Text(format, own...)
}

// quotedVerbs tells of each verb of a format, in order, whether it stands in quotation marks.
func quotedVerbs(format string) []bool {
	pieces := split(format).pieces
	quoted := make([]bool, len(pieces)) // one more than there are verbs
	for i := range pieces[1:] {
		quoted[i] = isQuoted(pieces, i)
	}
	return quoted
}

func isQuoted(pieces []string, verb int) bool {
	return strings.HasSuffix(pieces[verb], "“") && strings.HasPrefix(pieces[verb+1], "”")
}
