// Package wordlist makes tables of words of the lists that stand in the code. It is a leaf.
package wordlist

import "strings"

// Of returns the words of lists, in which white space parts them.
func Of(lists ...string) map[string]bool {
	all := map[string]bool{}
	for _, list := range lists {
		for word := range strings.FieldsSeq(list) {
			all[word] = true
		}
	}
	return all
}
