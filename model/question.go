package model

import (
	"cmp"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// Said is the addressee in a sentence.
func (a Addressee) Said() string {
	switch a {
	case ToAuthor:
		return Sayf("the author")
	case ToEditor:
		return Sayf("the editor")
	case ToLawyer:
		return Sayf("the lawyer")
	case ToDesk:
		return Sayf("the desk")
	}
	return string(a)
}

// AskQuestion puts a question on a claim to somebody in the house.
type AskQuestion struct {
	ID      string // of the question to be; made if empty
	ClaimID string
	To      Addressee
	Text    string
}

// Action names the command in history.
func (c AskQuestion) Action() string { return "ask question" }

// Plan puts the question.
func (c AskQuestion) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	q := Question{ID: cmp.Or(c.ID, NewID()), ClaimID: claim.ID, To: c.To, Text: strings.TrimSpace(c.Text), By: by.Editor, Asked: by.At}
	if err := q.askable(); err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Asked %s: “%s”", q.To.Said(), q.short()), Edits: []Edit{Create(q)}}, nil
}

// askable refuses a question that nobody could be asked.
func (q Question) askable() error {
	switch {
	case !contains(Addressees, q.To):
		return Faultf(Invalid, "“%s” is nobody whom a question can be put to: it is %s. The question was not stored.",
			passage.Shorten(prose.Flatten(string(q.To)), 40), join(Addressees))
	case q.Text == "":
		return Faultf(Invalid, "The question has no words. Write what is to be answered. Nothing was stored.")
	}
	return nil
}

// short is the question on one line, for history.
func (q Question) short() string { return passage.Shorten(prose.Flatten(q.Text), 60) }

// questionOf is a question by its id.
func questionOf(v View, id string) (Question, error) {
	r, err := v.Record(NounQuestion, id)
	if err != nil {
		return Question{}, err
	}
	q, _ := r.(Question) // the noun says so
	return q, nil
}

// CloseQuestion says that a question is answered, or needs no answer any more.
type CloseQuestion struct {
	ID     string
	Answer string // "" leaves what was answered before the question was opened again
}

// Action names the command in history.
func (c CloseQuestion) Action() string { return "close question" }

// Plan closes the question.
func (c CloseQuestion) Plan(v View, by Author) (Plan, error) {
	before, err := questionOf(v, c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	after.Answer = cmp.Or(strings.TrimSpace(c.Answer), before.Answer)
	if !before.Open() {
		if after.Answer == before.Answer {
			return Plan{}, nil
		}
		return Plan{}, Faultf(Refused, "%s closed this question already. Open it again first. Its answer was kept.", before.ClosedBy)
	}
	after.ClosedBy, after.Closed = by.Editor, by.At
	return change(Sayf("Closed the question “%s”", before.short()), before, after)
}

// ReopenQuestion says that a question is not answered after all. What was answered stays with it.
type ReopenQuestion struct{ ID string }

// Action names the command in history.
func (c ReopenQuestion) Action() string { return "reopen question" }

// Plan opens the question again.
func (c ReopenQuestion) Plan(v View, by Author) (Plan, error) {
	before, err := questionOf(v, c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	after.ClosedBy, after.Closed = "", ""
	return change(Sayf("Opened the question “%s” again", before.short()), before, after)
}

// EditQuestion changes an open question; nil leaves a field as it is.
type EditQuestion struct {
	ID   string
	To   *Addressee
	Text *string
}

// Action names the command in history.
func (c EditQuestion) Action() string { return "edit question" }

// Plan changes the question. One that was closed stays: its answer is to the words it had.
func (c EditQuestion) Plan(v View, by Author) (Plan, error) {
	before, err := questionOf(v, c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	if c.To != nil {
		after.To = *c.To
	}
	set(&after.Text, c.Text, strings.TrimSpace)
	if err := after.askable(); err != nil {
		return Plan{}, err
	}
	if after != before && !before.Open() {
		return Plan{}, Faultf(Refused, "This question is closed, and its answer is to the words it has. Open it again first. Nothing was changed.")
	}
	return change(Sayf("Changed the question to %s: “%s”", after.To.Said(), after.short()), before, after)
}

// DeleteQuestion takes a question off its claim. Undo brings it back.
type DeleteQuestion struct{ ID string }

// Action names the command in history.
func (c DeleteQuestion) Action() string { return "delete question" }

// Plan deletes the question.
func (c DeleteQuestion) Plan(v View, by Author) (Plan, error) {
	q, err := questionOf(v, c.ID)
	if err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Deleted the question “%s”", q.short()), Edits: []Edit{Remove(q, by.At)}}, nil
}

// byAsked orders questions by when they were asked.
func byAsked(a, b Question) int {
	return cmp.Or(strings.Compare(string(a.Asked), string(b.Asked)), strings.Compare(a.ID, b.ID))
}

// OpenQuestions are those of some that nobody has closed.
func OpenQuestions(all []Question) []Question {
	var open []Question
	for _, q := range all {
		if q.Open() {
			open = append(open, q)
		}
	}
	return open
}

// OpenQuestions are those on the claim that nobody has closed, by when they were asked.
func (d Dossier) OpenQuestions() []Question { return OpenQuestions(d.Questions) }

// openNamed names open questions in a sentence: to whom each is, and the first words of each.
func openNamed(open []Question) string {
	named := make([]string, len(open))
	for i, q := range open {
		named[i] = Sayf("to %s: “%s”", q.To.Said(), q.short())
	}
	return strings.Join(named, "; ")
}

// OpenSaid says in a sentence what is open on the claim beside its verdict: questions, and items of
// checklists that nobody ticked; "" where nothing is. Signing off names it, and holds nobody back.
func (d Dossier) OpenSaid(unticked []Item) string {
	var said []string
	if open := d.OpenQuestions(); len(open) > 0 {
		said = append(said, openNamed(open))
	}
	if len(unticked) > 0 {
		said = append(said, Sayf("not ticked: %s", quotedOnce(wordsOfItems(unticked))))
	}
	if len(said) == 0 {
		return ""
	}
	return Sayf("Still open: %s", strings.Join(said, "; "))
}
