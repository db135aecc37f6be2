package translations

import (
	"fmt"
	"slices"
	"strings"
)

// Check names what is wrong with the file of a language: texts of the code that it lacks, texts
// that are no longer in the code, plural forms that are missing, and verbs that do not fit.
func (f Found) Check(tag string, file map[string]Entry) []string {
	var out []string
	say := func(key, format string, a ...any) {
		out = append(out, fmt.Sprintf("%s.json: %q %s", tag, key, fmt.Sprintf(format, a...)))
	}
	var forms []string
	for _, of := range Languages {
		if of.Tag == tag {
			forms = of.Forms
		}
	}
	for _, key := range slices.Sorted(keysOf(file)) {
		if f.Texts[key] == nil {
			say(key, "is in no code")
		}
	}
	for _, key := range slices.Sorted(keysOf(f.Texts)) {
		text, entry := f.Texts[key], file[key]
		switch {
		case reserved.MatchString(key):
			say(key, "is a word that Fyne's lang keeps for itself; say more (%s)", text.Places[0])
		case strings.Contains(key, "{{"):
			say(key, "would be read as a template (%s)", text.Places[0])
		case tag == "en" && !same(entry, inEnglish(key, text.One)):
			say(key, "has other words in the code (%s); go run ./cmd/build translations", text.Places[0])
		case text.One == "" && entry.Forms != nil:
			say(key, "is about no number of things and has plural forms")
		case text.One == "":
			f.checkText(tag, key, entry.Text, false, say)
		case entry.Forms == nil:
			say(key, "is missing (%s)", text.Places[0])
		default:
			for _, form := range forms {
				if entry.Forms[form] == "" {
					say(key, "has no plural form %q", form)
					continue
				}
				f.checkText(tag, key, entry.Forms[form], form != "many" && form != "other", say)
			}
			for _, form := range slices.Sorted(keysOf(entry.Forms)) {
				if !slices.Contains(forms, form) {
					say(key, "has the plural form %q, which the language has not", form)
				}
			}
		}
	}
	return out
}

// checkText holds a translation to its key: it is there, and takes the same arguments. A form
// for a known number of things may leave the number out.
func (f Found) checkText(tag, key, translated string, mayLeaveNumber bool, say func(key, format string, a ...any)) {
	if translated == "" {
		say(key, "is missing (%s)", f.Texts[key].Places[0])
		return
	}
	if strings.Contains(translated, "{{") {
		say(key, "would be read as a template")
	}
	want, got := verbsOf(key), verbsOf(translated)
	if slices.Equal(want, got) || mayLeaveNumber && len(want) > 0 && leavesFirst(want, got) {
		return
	}
	say(key, "takes %v and is translated with %v", want, got)
}

// leavesFirst tells whether only the first argument is left out: the others are the same, by
// place or by number.
func leavesFirst(want, got []string) bool {
	return slices.Equal(want[1:], got) || len(got) > 0 && got[0] == "" && slices.Equal(want[1:], got[1:])
}

func same(a, b Entry) bool {
	if a.Text != b.Text || len(a.Forms) != len(b.Forms) {
		return false
	}
	for form, text := range a.Forms {
		if b.Forms[form] != text {
			return false
		}
	}
	return true
}
