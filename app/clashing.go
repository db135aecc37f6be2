package app

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/model"
)

// askWhose asks whose words stay where others wrote in the fields of a form while it was
// filled in. Nothing is stored until it is answered, and the form keeps what was typed.
func askWhose(d *ask.Dialogs, clash *model.ConflictError, mine, theirs func()) {
	var lines []string
	for _, c := range clash.Clashes {
		lines = append(lines, locale.Text("%s wrote here meanwhile (%s):\n%s\n\nYou wrote:\n%s",
			cmp.Or(c.Wrote.Editor, locale.Text("Somebody else")), locale.Word(c.Called()), c.Theirs, c.Mine))
	}
	d.Ask(ask.Question{Title: locale.Text("Somebody else changed this meanwhile"), Text: strings.Join(lines, "\n\n"), Safe: locale.Text("Decide later"),
		Answers: []ask.Answer{{Label: locale.Text("Take theirs"), Do: theirs}, {Label: locale.Text("Keep mine"), Do: mine}}, Size: fyne.NewSize(620, 360)})
}
