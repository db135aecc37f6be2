package state

import (
	"strings"

	"galley/app/locale"
	"galley/model"
)

// asideKey begins what the reader knows words by that are set aside; no id of a claim begins so.
const asideKey = "aside "

// AsideKey is what the reader knows words by that are set aside.
func AsideKey(a model.Aside) string { return asideKey + a.ID }

// AsideOf is what is set aside that the reader knows by a key.
func AsideOf(all []model.Aside, key string) (model.Aside, bool) {
	if id, is := strings.CutPrefix(key, asideKey); is {
		for _, a := range all {
			if a.ID == id {
				return a, true
			}
		}
	}
	return model.Aside{}, false
}

// AsideLine says that words are set aside, and why.
func AsideLine(a model.Aside) string { return locale.Text("Set aside: %s", locale.Said(a.Kind.Said())) }
