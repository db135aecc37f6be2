package state

import (
	"strconv"
	"strings"

	"galley/app/locale"
	"galley/model/passage"
)

// Worth is a sentence that is worth checking.
type Worth struct {
	passage.Span         // bytes of the version's text
	Score        float64 // for sorting only
	Why          string  // the reasons, in the person's language: "a figure, a comparison"
}

// worthKey begins what the reader knows a sentence worth checking by; no id of a claim begins so.
const worthKey = "worth "

// Key is what the reader knows the sentence by.
func (w Worth) Key() string { return worthKey + strconv.Itoa(w.Start) }

// Line says why the sentence is underlined.
func (w Worth) Line() string { return locale.Text("Worth checking: %s", w.Why) }

// WorthOf is the sentence that the reader knows by a key.
func WorthOf(all []Worth, key string) (Worth, bool) {
	if strings.HasPrefix(key, worthKey) {
		for _, w := range all {
			if w.Key() == key {
				return w, true
			}
		}
	}
	return Worth{}, false
}
