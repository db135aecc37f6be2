package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
)

type attemptCommand struct {
	Add     attemptAdd     `cmd:"" help:"Note that a person was asked, and what came of it."`
	List    attemptList    `cmd:"" help:"List the attempts to ask a person, or anybody, the last first."`
	Waiting attemptWaiting `cmd:"" help:"List who was asked and has not answered, and since when."`
	Edit    attemptEdit    `cmd:"" help:"Correct an attempt."`
	Report  attemptReport  `cmd:"" help:"Have reports say at a claim that the person was asked, and what came of it (right of reply)."`
	Delete  attemptDelete  `cmd:"" help:"Delete an attempt that was not made (undo brings it back)."`
}

// attemptJSON is an attempt as galleyctl prints it.
type attemptJSON struct {
	ID       string               `json:"id"`
	Person   string               `json:"person"`
	Name     string               `json:"name"`
	Article  string               `json:"article"`
	Claims   []string             `json:"claims"`
	Reported []string             `json:"reported"` // of the claims, those at which reports say it
	Made     string               `json:"made"`
	Way      model.AttemptWay     `json:"way"`
	What     string               `json:"what"`
	Outcome  model.AttemptOutcome `json:"outcome"`
	Purpose  model.AttemptPurpose `json:"purpose"`
	Answer   string               `json:"answer"`
	By       string               `json:"by"`
}

func attemptOf(a model.PersonAttempt, name string) attemptJSON {
	out := attemptJSON{a.Attempt.ID, a.Attempt.PersonID, name, a.Attempt.ArticleID, []string{}, []string{}, a.Attempt.Made, a.Attempt.Way,
		a.Attempt.What, a.Attempt.Outcome, a.Attempt.Purpose, a.Attempt.Answer, a.Attempt.By}
	for _, k := range a.Claims {
		out.Claims = append(out.Claims, k.ClaimID)
		if k.Reported {
			out.Reported = append(out.Reported, k.ClaimID)
		}
	}
	return out
}

func (a attemptJSON) line(w io.Writer) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", a.ID, a.Made, a.Name, a.Way, a.Outcome, a.Purpose,
		passage.Shorten(prose.Flatten(a.What), 80))
}

// attempts are those to ask a person, or anybody where none is named, as they are printed.
func (d *invocation) attempts(person string) ([]attemptJSON, error) {
	lib, err := d.library()
	if err != nil {
		return nil, err
	}
	all, err := lib.Attempts(d.ctx)
	if err != nil {
		return nil, err
	}
	if person != "" {
		file, err := d.person(person)
		if err != nil {
			return nil, err
		}
		all = file.Attempts
	}
	names := map[string]string{}
	out := make([]attemptJSON, len(all))
	for i, a := range all {
		name, known := names[a.Attempt.PersonID]
		if !known {
			s, err := lib.Source(d.ctx, a.Attempt.PersonID)
			if err != nil && !model.HasCode(err, model.NotFound) {
				return nil, err
			}
			name = s.Title
			names[a.Attempt.PersonID] = name
		}
		out[i] = attemptOf(a, name)
	}
	return out, nil
}

// showAttempt prints one attempt as it is now.
func (d *invocation) showAttempt(id string) error {
	all, err := d.attempts("")
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(a attemptJSON) bool { return a.ID == id })
	if i < 0 {
		return model.Faultf(model.Conflict, "The attempt was stored, but another program deleted it immediately.")
	}
	return d.print(all[i], all[i].line)
}

type attemptAdd struct {
	Person  string   `arg:"" help:"The person's id, or its beginning."`
	Way     string   `required:"" help:"call, email, message, letter or in-person."`
	What    string   `help:"What was asked."`
	Outcome string   `required:"" help:"answered, no-answer, declined or call-back."`
	Purpose string   `default:"check" help:"check, reply (right of reply) or expert."`
	At      string   `placeholder:"WHEN" help:"When: 2026-11-27, or 2026-11-27 14:30 (default: now)."`
	Claim   []string `sep:"none" placeholder:"CLAIM" help:"A claim that it was about; may be given more than once."`
	Article string   `help:"The article that it was about (default: the one in which the first claim stands)."`
	Answer  string   `help:"What was said. It stands in no report; claim answer makes evidence of an answer."`
}

// Run notes an attempt.
func (c *attemptAdd) Run(d *invocation) error {
	person, err := d.person(c.Person)
	if err != nil {
		return err
	}
	article, claims, err := d.askedAbout(c.Article, c.Claim)
	if err != nil {
		return err
	}
	change, err := d.apply(model.AddAttempt{PersonID: person.Source.ID, ArticleID: article, Claims: claims, Made: c.At,
		Way: model.AttemptWay(c.Way), What: c.What, Outcome: model.AttemptOutcome(c.Outcome), Purpose: model.AttemptPurpose(c.Purpose),
		Answer: c.Answer})
	if err != nil {
		return err
	}
	return d.showAttempt(change.Created(model.NounAttempt))
}

// askedAbout completes the ids of what somebody was asked about.
func (d *invocation) askedAbout(article string, claims []string) (string, []string, error) {
	if article != "" {
		a, err := d.lib.Article(d.ctx, article)
		if err != nil {
			return "", nil, err
		}
		article = a.ID
	}
	ids := make([]string, len(claims))
	for i, c := range claims {
		claim, err := d.dossier(c)
		if err != nil {
			return "", nil, err
		}
		ids[i] = claim.Claim.ID
	}
	return article, ids, nil
}

type attemptList struct {
	Person string `arg:"" optional:"" help:"Only to ask this person: the id, or its beginning."`
}

// Run lists attempts.
func (c *attemptList) Run(d *invocation) error {
	out, err := d.attempts(c.Person)
	if err != nil {
		return err
	}
	return d.print(out, func(w io.Writer) {
		for _, a := range out {
			a.line(w)
		}
	})
}

type attemptWaiting struct{}

// waitingJSON is somebody who has not answered, about one article.
type waitingJSON struct {
	Person   string           `json:"person"`
	Name     string           `json:"name"`
	Article  string           `json:"article"`
	Title    string           `json:"title"`
	Claims   []string         `json:"claims"`
	Wordings []string         `json:"wordings"`
	Since    string           `json:"since"`
	Last     string           `json:"last"`
	Way      model.AttemptWay `json:"way"` // the last
	Times    int              `json:"times"`
	What     string           `json:"what"`
	CallBack bool             `json:"call_back"`
}

// Run lists who has not answered.
func (c *attemptWaiting) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	rows, err := lib.Waiting(d.ctx)
	if err != nil {
		return err
	}
	out := make([]waitingJSON, len(rows))
	for i, r := range rows {
		out[i] = waitingJSON{r.Source.ID, r.Source.Title, r.ArticleID, r.Title, append([]string{}, r.Claims...), append([]string{}, r.Words...),
			r.Since, r.Last.Made, r.Last.Way, r.Times, r.What, r.CallBack}
	}
	return d.print(out, func(w io.Writer) {
		if len(out) == 0 {
			fmt.Fprintln(w, "Nobody is waited for.")
		}
		for _, r := range out {
			fmt.Fprintf(w, "%s\tsince %s\tlast %s, %s\t%d×\t%s\t%s\n", r.Name, r.Since, r.Last, r.Way, r.Times, r.Title,
				passage.Shorten(prose.Flatten(strings.Join(r.Wordings, " · ")), 80))
		}
	})
}

type attemptEdit struct {
	Attempt string   `arg:"" help:"The attempt's id, or its beginning."`
	Way     *string  `help:"call, email, message, letter or in-person."`
	What    *string  `help:"What was asked."`
	Outcome *string  `help:"answered, no-answer, declined or call-back."`
	Purpose *string  `help:"check, reply or expert."`
	At      *string  `placeholder:"WHEN" help:"When."`
	Claim   []string `sep:"none" placeholder:"CLAIM" help:"The claims that it was about, all of them."`
	Article *string  `help:"The article that it was about."`
	Answer  *string  `help:"What was said."`
}

// Run changes an attempt.
func (c *attemptEdit) Run(d *invocation) error {
	id, err := d.attempt(c.Attempt)
	if err != nil {
		return err
	}
	edit := model.EditAttempt{ID: id, Made: c.At, Way: (*model.AttemptWay)(c.Way), What: c.What, Answer: c.Answer,
		Outcome: (*model.AttemptOutcome)(c.Outcome), Purpose: (*model.AttemptPurpose)(c.Purpose)}
	if len(c.Claim) > 0 {
		_, claims, err := d.askedAbout("", c.Claim)
		if err != nil {
			return err
		}
		edit.Claims = &claims
	}
	if c.Article != nil {
		article, _, err := d.askedAbout(*c.Article, nil)
		if err != nil {
			return err
		}
		edit.ArticleID = &article
	}
	if _, err := d.apply(edit); err != nil {
		return err
	}
	return d.showAttempt(id)
}

// attempt completes the id of an attempt.
func (d *invocation) attempt(id string) (string, error) {
	lib, err := d.library()
	if err != nil {
		return "", err
	}
	a, err := lib.Attempt(d.ctx, id)
	return a.ID, err
}

type attemptReport struct {
	Attempt string `arg:"" help:"The attempt's id, or its beginning."`
	Claim   string `arg:"" help:"The claim at which reports say it: the id, or its beginning."`
	Off     bool   `help:"Reports no longer say it."`
}

// Run has reports say that somebody was asked.
func (c *attemptReport) Run(d *invocation) error {
	id, err := d.attempt(c.Attempt)
	if err != nil {
		return err
	}
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.ReportAttempt{AttemptID: id, ClaimID: claim.Claim.ID, Reported: !c.Off}); err != nil {
		return err
	}
	return d.showAttempt(id)
}

type attemptDelete struct {
	Attempt string `arg:"" help:"The attempt's id, or its beginning."`
}

// Run deletes an attempt.
func (c *attemptDelete) Run(d *invocation) error {
	id, err := d.attempt(c.Attempt)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.DeleteAttempt{ID: id}); err != nil {
		return err
	}
	return d.print(id, func(w io.Writer) { fmt.Fprintln(w, id) })
}
