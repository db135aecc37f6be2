package fulltext

import (
	"slices"
	"strings"
)

// stored reads how many words each field of each entry has, as FTS5 keeps it.
func (sqliteIndex) stored() string {
	return "SELECT d.subject, s.sz FROM search_docs AS d LEFT JOIN search_words_docsize AS s ON s.id = d.id"
}

// sum is how many words each field of an entry has, as FTS5 stores it: numbers
// of seven bits a byte, the highest first; the eighth bit is set in all but the
// last byte.
func (sqliteIndex) sum(e Entry) string {
	var out []byte
	for _, text := range []string{e.Body, e.Title, e.Speaker, e.Owner, e.Publisher} {
		n := uint(0)
		if fed := words(text); fed != "" {
			n = uint(strings.Count(strings.TrimSpace(fed), " ") + 1)
		}
		var digits []byte
		for digits = []byte{byte(n & 0x7f)}; n > 0x7f; digits = append(digits, byte(n&0x7f)|0x80) {
			n >>= 7
		}
		slices.Reverse(digits)
		out = append(out, digits...)
	}
	return string(out)
}
