package model

import "strings"

// spelled are other spellings of the words of lists: what people say for what is stored.
var spelled = map[string]string{
	"on-the-record": "on-record", "on-background": "background", "off-the-record": "off-record",
	"e-mail": "email", "mail": "email", "phone": "call", "telephone": "call", "phone-call": "call", "telephone-call": "call",
	"called-back": "call-back", "callback": "call-back", "will-call-back": "call-back", "inperson": "in-person",
	"right-of-reply": "reply",
}

// spelling is a word of a list as it is stored, however a person wrote it: “on the record”,
// “No answer”. What is no such word stays as it is written, so that a fault can name it.
func spelling[T ~string](word T, list []T) T {
	key := strings.ToLower(strings.Join(strings.FieldsFunc(string(word), func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), "-"))
	if known, ok := spelled[key]; ok {
		key = known
	}
	if contains(list, T(key)) {
		return T(key)
	}
	return word
}
