package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/prose"
	"galley/model/report/interchange"
)

type questionCommand struct {
	Add    questionAdd    `cmd:"" help:"Ask the author, the editor, the lawyer or the desk something about a claim."`
	Close  questionClose  `cmd:"" help:"Close a question, with its answer."`
	Reopen questionReopen `cmd:"" help:"Open a closed question again. Its answer stays with it."`
	Edit   questionEdit   `cmd:"" help:"Change an open question's words, or whom it is put to."`
	Delete questionDelete `cmd:"" help:"Delete a question (undo brings it back)."`
	List   questionList   `cmd:"" help:"List the questions on a claim, on the claims of an article, or all, oldest first."`
}

// questionJSON is a question as galleyctl prints it.
type questionJSON struct {
	ID       string          `json:"id"`
	Claim    string          `json:"claim"`
	To       model.Addressee `json:"to"`
	Text     string          `json:"text"`
	By       string          `json:"by"`
	Asked    model.Stamp     `json:"asked"`
	Open     bool            `json:"open"`
	Answer   string          `json:"answer"`
	ClosedBy string          `json:"closed_by"`
	Closed   model.Stamp     `json:"closed"`
}

func questionOf(q model.Question) questionJSON {
	return questionJSON{q.ID, q.ClaimID, q.To, q.Text, q.By, q.Asked, q.Open(), q.Answer, q.ClosedBy, q.Closed}
}

// questionsOf are questions as they are printed.
func questionsOf(all []model.Question) []questionJSON {
	rows := make([]questionJSON, len(all))
	for i, q := range all {
		rows[i] = questionOf(q)
	}
	return rows
}

// state says whether the question is open, and who closed it.
func (q questionJSON) state() string {
	if q.Open {
		return "open"
	}
	return "closed by " + q.ClosedBy
}

func (q questionJSON) line(w io.Writer) {
	fmt.Fprintf(w, "%s\t%s\tto %s\t%s\t%s\n", q.ID, q.state(), q.To, q.By, passage.Shorten(prose.Flatten(q.Text), 100))
}

// showQuestion prints one question as it is now.
func (d *invocation) showQuestion(id string) error {
	q, err := d.question(id)
	if err != nil {
		return err
	}
	row := questionOf(q)
	return d.print(row, row.line)
}

func (d *invocation) question(id string) (model.Question, error) {
	lib, err := d.library()
	if err != nil {
		return model.Question{}, err
	}
	return lib.Question(d.ctx, id)
}

// onQuestion sends a command about a question and prints the question.
func (d *invocation) onQuestion(id string, command func(id string) model.Command) error {
	q, err := d.question(id)
	if err != nil {
		return err
	}
	if _, err := d.apply(command(q.ID)); err != nil {
		return err
	}
	return d.showQuestion(q.ID)
}

// shownClaim is a claim as galleyctl prints it: beside what a report may say, what the desk is
// asking about it, and whom.
type shownClaim struct {
	interchange.Claim

	Questions  []questionJSON  `json:"questions"`
	Confirmers []confirmerJSON `json:"confirmers"`
	Attempts   []claimAttempt  `json:"attempts"` // to ask people about it, the earliest first
}

type questionAdd struct {
	Claim string          `arg:"" help:"The claim's id, or its beginning."`
	Text  []string        `arg:"" help:"What is asked."`
	To    model.Addressee `required:"" placeholder:"author|editor|lawyer|desk" help:"Whom it is put to: author, editor, lawyer or desk."`
}

// Run asks a question.
func (c *questionAdd) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	change, err := d.apply(model.AskQuestion{ClaimID: claim.Claim.ID, To: c.To, Text: strings.Join(c.Text, " ")})
	if err != nil {
		return err
	}
	return d.showQuestion(change.Created(model.NounQuestion))
}

type questionClose struct {
	Question string `arg:"" help:"The question's id, or its beginning."`
	Answer   string `help:"What was answered."`
}

// Run closes a question.
func (c *questionClose) Run(d *invocation) error {
	return d.onQuestion(c.Question, func(id string) model.Command { return model.CloseQuestion{ID: id, Answer: c.Answer} })
}

type questionReopen struct {
	Question string `arg:"" help:"The question's id, or its beginning."`
}

// Run opens a question again.
func (c *questionReopen) Run(d *invocation) error {
	return d.onQuestion(c.Question, func(id string) model.Command { return model.ReopenQuestion{ID: id} })
}

type questionEdit struct {
	Question string           `arg:"" help:"The question's id, or its beginning."`
	To       *model.Addressee `placeholder:"author|editor|lawyer|desk" help:"Whom it is put to."`
	Text     *string          `help:"What is asked."`
}

// Run changes a question.
func (c *questionEdit) Run(d *invocation) error {
	if c.To == nil && c.Text == nil {
		return usagef("say with --to or --text what is to be changed")
	}
	return d.onQuestion(c.Question, func(id string) model.Command { return model.EditQuestion{ID: id, To: c.To, Text: c.Text} })
}

type questionDelete struct {
	Question string `arg:"" help:"The question's id, or its beginning."`
}

// Run deletes a question.
func (c *questionDelete) Run(d *invocation) error {
	q, err := d.question(c.Question)
	if err != nil {
		return err
	}
	change, err := d.apply(model.DeleteQuestion{ID: q.ID})
	if err != nil {
		return err
	}
	return d.deleted(q.ID, change)
}

type questionList struct {
	About string `arg:"" optional:"" name:"article-or-claim" help:"Only on this claim, or on the claims of this article."`
	Open  bool   `help:"Only those that nobody has closed."`
}

// listedQuestion is a question of a list, with what it is about.
type listedQuestion struct {
	questionJSON

	Wording string `json:"wording"`
	Article string `json:"article"`
	Title   string `json:"title"`
}

// Run lists questions.
func (c *questionList) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	all, err := lib.Questions(d.ctx, c.About)
	if err != nil {
		return err
	}
	return d.print(listedQuestions(all, c.Open), func(w io.Writer) {
		for _, q := range listedQuestions(all, c.Open) {
			q.line(w)
		}
	})
}

// listedQuestions are questions as they are listed, all or only the open ones.
func listedQuestions(all []library.AskedQuestion, open bool) []listedQuestion {
	rows := []listedQuestion{}
	for _, q := range all {
		if q.Open() || !open {
			rows = append(rows, listedQuestion{questionOf(q.Question), q.Wording, q.ArticleID, q.Article})
		}
	}
	return rows
}
