package look

import (
	"slices"

	"galley/app/locale"
	"galley/model"
)

// ChecklistName is a checklist's name, in the language of the window where Galley gave it.
func ChecklistName(c model.Checklist) string {
	if own, ok := model.BuiltInChecklist(c.ID); ok && own.Name == c.Name {
		return locale.Word(c.Name)
	}
	return c.Name
}

// ItemWords are the words of an item, likewise.
func ItemWords(checklistID, words string) string {
	if own, ok := model.BuiltInChecklist(checklistID); ok && slices.Contains(own.Items, words) {
		return locale.Word(words)
	}
	return words
}
