package state

import (
	"galley/app/locale"
	"galley/model"
)

// WordsOpen says in a few words how many words of a text nobody looked at; "" where it has none.
func WordsOpen(n model.WordCount) string {
	switch {
	case n.Total() == 0:
		return ""
	case n.Open == 0:
		return locale.Text("All words looked at")
	}
	return locale.Count(n.Open, "%s word open", "%s words open")
}

// WordsLine says how many words of a text are open, set aside and done; "" where it has none.
func WordsLine(n model.WordCount) string {
	if n.Total() == 0 {
		return ""
	}
	return locale.Text("%s, %s set aside, %s done", locale.Count(n.Open, "%s word open", "%s words open"), locale.Number(n.Aside),
		locale.Number(n.Done))
}
