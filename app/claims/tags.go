package claims

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
)

// tags are the words on the selected claim: a chip each, which takes its word off,
// and a field that puts another on.
type tags struct {
	panel   *Panel
	id      string
	words   []string
	chips   *fyne.Container
	add     *field
	content *fyne.Container
}

func newTags(p *Panel) *tags {
	t := &tags{panel: p, chips: container.New(&flow{gap: near})}
	t.add = p.newField(locale.Text("Add a tag"), 1)
	t.add.OnSubmitted = func(string) {
		if strings.TrimSpace(t.add.Text) == "" {
			t.add.done()
			return
		}
		t.add.Flush() // and the next one
	}
	p.knows(t.add, Tags)
	t.add.OnTake = func(c control.Completion) {
		t.add.put(c.Text)
		t.add.Flush()
	}
	t.add.whole = func(string) bool { return false } // half a word is no tag
	t.content = newColumn(near, t.chips, t.add)
	return t
}

func (t *tags) show(d model.Dossier) {
	id := d.Claim.ID
	at := Place{Claim: id, Field: inTag}
	t.add.show(at.Key(), "", func(typed string, done func(error)) {
		t.add.put("")
		if len(model.TagWords(typed)) == 0 {
			done(nil)
			return
		}
		t.panel.do(at.Command(typed), done)
	})
	if id == t.id && slices.Equal(d.TagWords(), t.words) {
		return
	}
	t.id, t.words = id, d.TagWords()
	t.chips.RemoveAll()
	for _, word := range t.words {
		chip := control.NewButton(word, theme.CancelIcon(), func() {
			t.panel.do(model.ChangeTags{Claims: []string{id}, Remove: []string{word}}, nil)
		})
		chip.IconPlacement, chip.Tip = widget.ButtonIconTrailingText, locale.Text("Take the tag off")
		t.chips.Add(chip)
	}
	shown(t.chips, len(t.words) > 0)
}
