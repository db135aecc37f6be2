package model

import (
	"strings"
	"time"
	"unicode/utf8"

	"galley/model/prose"
)

// AnswerFact takes down in one step what a person answered to a fact: evidence on the claim, from
// the person, and the attempt that brought it.
type AnswerFact struct {
	ClaimID, PersonID string
	Answer            string // in quotation marks where these are the person's words
	Stance            Stance
	Way               AttemptWay // "" a call
	Made              string     // "" now
	EvidenceID        string     // made if empty
	AttemptID         string     // made if empty
}

// Action names the command in history.
func (c AnswerFact) Action() string { return "answer fact" }

// Plan attaches the answer and notes the attempt.
func (c AnswerFact) Plan(v View, by Author) (Plan, error) {
	source, _, err := personOf(v, c.PersonID)
	if err != nil {
		return Plan{}, err
	}
	answer := strings.TrimSpace(c.Answer)
	if answer == "" {
		return Plan{}, Faultf(Invalid, "Write what “%s” answered. Nothing was stored.", source.Called())
	}
	if c.Way == "" {
		c.Way = ByCall
	}
	confirmer, known, err := v.Confirmer(ConfirmerID(c.ClaimID, source.ID))
	if err != nil {
		return Plan{}, err
	}
	asked := AddAttempt{ID: c.AttemptID, PersonID: source.ID, Claims: []string{c.ClaimID}, Made: c.Made, Way: c.Way, Outcome: Answered,
		Answer: answer}
	if known && confirmer.Deleted == "" {
		asked.What = confirmer.Question
	}
	attempt, err := asked.Plan(v, by)
	if err != nil {
		return Plan{}, err
	}
	attach := AttachSource{ClaimID: c.ClaimID, SourceID: source.ID, Stance: c.Stance, EvidenceID: c.EvidenceID,
		Locator: AnswerLocator(attempt.Edits[0].After.(Attempt))}
	if words, quoted := unquoted(answer); quoted {
		attach.Quote = words
	} else {
		attach.Note = answer
	}
	plan, err := attach.Plan(v, by)
	if err != nil {
		return Plan{}, err
	}
	plan.What = Sayf("Took down what %s answered (%s)", nameOr(source.Called(), ""), c.Stance)
	plan.Edits = append(plan.Edits, attempt.Edits...)
	return plan, nil
}

// AnswerLocator says where in a person an answer stands: by what way it came, and when.
func AnswerLocator(a Attempt) string { return a.Way.Said() + ", " + a.Day() }

// ReadAnswerLocator reads what AnswerLocator wrote; ok is false where it is anything else.
func ReadAnswerLocator(locator string) (way AttemptWay, day string, ok bool) {
	said, day, found := strings.Cut(locator, ", ")
	if !found || len(day) != len(time.DateOnly) || !IsDay(day) {
		return "", "", false
	}
	for _, w := range AttemptWays {
		if w.Said() == said {
			return w, day, true
		}
	}
	return "", "", false
}

// quotationMarks are the pairs that an answer stands in where it is quoted.
var quotationMarks = []string{`""`, "“”", "„“", "„”", "«»", "»«", "‹›", "「」", "『』", "‘’", "‚‘", "''"}

// unquoted is a text without the quotation marks around the whole of it, and whether it has them.
func unquoted(text string) (string, bool) {
	for _, pair := range quotationMarks {
		first, size := utf8.DecodeRuneInString(pair)
		open, closing := string(first), pair[size:]
		inside, ok := strings.CutPrefix(text, open)
		if !ok {
			continue
		}
		if inside, ok = strings.CutSuffix(inside, closing); ok && strings.TrimSpace(inside) != "" &&
			!strings.Contains(inside, open) && !strings.Contains(inside, closing) {
			return strings.TrimSpace(prose.WithoutControls(inside)), true
		}
	}
	return text, false
}
