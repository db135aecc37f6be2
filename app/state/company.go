package state

import "galley/app/locale"

// HereToo says who else has the open article open, "" nobody.
func HereToo(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return locale.Text("%s is here too", names[0])
	case 2:
		return locale.Text("%s and %s are here too", names[0], names[1])
	}
	return locale.Count(len(names)-2, "%[2]s, %[3]s and %[1]d more are here too", "%[2]s, %[3]s and %[1]d more are here too", names[0], names[1])
}

// TypingHere says who is typing into a claim, "" nobody.
func TypingHere(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return locale.Text("%s is typing here", names[0])
	}
	return locale.Text("%s and others are typing here", names[0])
}
