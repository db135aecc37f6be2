package fulltext

import (
	"strings"

	"galley/model/query"
)

// nameTerm is what a name must have in it: these words, the last one as the
// beginning of a word.
func nameTerm(name string) (query.Term, bool) {
	t := query.Term{Prefix: true}
	for w := range query.Words(name) {
		t.Words = append(t.Words, w.Text)
	}
	return t, len(t.Words) > 0
}

// labelled are the labels that a person may mean: the one that is typed, blanks
// and capitals aside, or else those that begin with it.
func labelled[L ~string](typed string, labels []L) []string {
	plain := func(s string) string {
		var b strings.Builder
		for w := range query.Words(s) {
			b.WriteString(w.Text)
		}
		return b.String()
	}
	want := plain(typed)
	var same, begin []string
	for _, l := range labels {
		switch is := plain(string(l)); {
		case want == "":
		case is == want:
			same = append(same, string(l))
		case strings.HasPrefix(is, want):
			begin = append(begin, string(l))
		}
	}
	if len(same) > 0 {
		return same
	}
	return begin
}
