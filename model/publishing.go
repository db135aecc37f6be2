package model

import (
	"strings"
	"time"

	"galley/model/passage"
	"galley/model/prose"
)

// PublishCheck says that the check of an article was published: what is changed after that moment
// is a correction, and reports log it.
type PublishCheck struct {
	ArticleID string
	At        Stamp // "" now
}

// Action names the command in history.
func (c PublishCheck) Action() string { return "publish check" }

// Plan stores the moment.
func (c PublishCheck) Plan(v View, by Author) (Plan, error) {
	before, err := v.Article(c.ArticleID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	after.CheckPublished = c.At
	if c.At == "" {
		after.CheckPublished = by.At
	}
	switch {
	case after.CheckPublished > by.At:
		return Plan{}, Faultf(Invalid, "%s has not come yet, so the check was not published then. Nothing was changed.", c.At.Day())
	case c.At == "" && before.CheckPublished != "":
		return Plan{}, Faultf(Refused, "The check was published already, on %s. Name the moment to correct that. Nothing was changed.",
			before.CheckPublished.Day())
	}
	return change(Sayf("Published the check of “%s”", passage.Shorten(after.Title, 60)), before, after)
}

// WithdrawPublication says that the check of an article was not published, or is no longer: what
// is changed is a draft again.
type WithdrawPublication struct{ ArticleID string }

// Action names the command in history.
func (c WithdrawPublication) Action() string { return "withdraw publication" }

// Plan takes the moment away.
func (c WithdrawPublication) Plan(v View, by Author) (Plan, error) {
	before, err := v.Article(c.ArticleID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	after.CheckPublished = ""
	return change(Sayf("Took back the publication of the check of “%s”", passage.Shorten(after.Title, 60)), before, after)
}

// MomentOf is a moment as a person writes it, where the clock shows now: a day stands for its end,
// and today for now. ok is false where a text is no day and no moment.
func MomentOf(text string, now time.Time) (at Stamp, ok bool) {
	iso, ok := ParseDate(text)
	if !ok || len(iso) < len(time.DateOnly) {
		return "", false
	}
	if t, err := time.Parse(time.RFC3339, iso); err == nil {
		return StampOf(t), true
	}
	if t, err := time.ParseInLocation("2006-01-02T15:04:05", iso, now.Location()); err == nil {
		return StampOf(t), true
	}
	day, err := time.ParseInLocation(time.DateOnly, iso, now.Location())
	if err != nil {
		return "", false
	}
	if day.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return StampOf(now), true
	}
	return StampOf(day.AddDate(0, 0, 1).Add(-time.Millisecond)), true
}

// GiveReason says why something was changed after the check was published.
type GiveReason struct {
	EventID   string // of what was changed
	ArticleID string
	ClaimID   string // "" where it was about no claim
	Reason    string // "" takes the reason back
}

// Action names the command in history.
func (c GiveReason) Action() string { return "give reason" }

// Plan stores the reason.
func (c GiveReason) Plan(v View, by Author) (Plan, error) {
	article, err := v.Article(c.ArticleID)
	if err != nil {
		return Plan{}, err
	}
	before, known, err := v.CorrectionReason(c.EventID)
	if err != nil {
		return Plan{}, err
	}
	reason := strings.TrimSpace(c.Reason)
	switch {
	case reason == "" && (!known || before.Deleted != ""):
		return Plan{}, Faultf(Invalid, "The reason has no words. Write why it was changed. Nothing was stored.")
	case reason == "":
		return Plan{What: Sayf("Took back the reason of a correction"), Edits: []Edit{Remove(before, by.At)}}, nil
	case article.CheckPublished == "":
		return Plan{}, errDraft()
	}
	after := CorrectionReason{ID: c.EventID, ArticleID: c.ArticleID, ClaimID: c.ClaimID, Reason: reason, By: by.Editor, At: by.At}
	plan := Plan{What: Sayf("Gave the reason of a correction: “%s”", passage.Shorten(prose.Flatten(reason), 60))}
	if known && before.Deleted == "" {
		if before.Reason == reason {
			return Plan{}, nil
		}
		plan.Edits = []Edit{{Before: before, After: after}}
		return plan, nil
	}
	plan.put(before, known, after)
	return plan, nil
}

// errDraft refuses a reason for what is no correction.
func errDraft() error {
	return Faultf(Refused, "The check was not published, so a change of it is no correction and needs no reason. Nothing was changed.")
}

// Because is another command on something whose check was published, with the reason: both are one
// step.
type Because struct {
	Command

	Reason string
}

// Plan is that of the command, with the reason.
func (c Because) Plan(v View, by Author) (Plan, error) {
	plan, err := c.Command.Plan(v, by)
	if err != nil || len(plan.Edits) == 0 {
		return plan, err
	}
	reason := CorrectionReason{ID: by.Event, Reason: strings.TrimSpace(c.Reason), By: by.Editor, At: by.At}
	if reason.Reason == "" {
		return Plan{}, Faultf(Invalid, "The reason has no words. Write why it was changed. Nothing was stored.")
	}
	article, err := publishedOf(v, plan.Edits)
	if err != nil {
		return Plan{}, err
	}
	if article.CheckPublished == "" {
		return Plan{}, errDraft()
	}
	reason.ArticleID, reason.ClaimID = article.ID, claimOf(plan.Edits)
	plan.Edits = append(plan.Edits, Create(reason))
	return plan, nil
}

// publishedOf is the first article whose check was published of those that edits are about, or
// else the first of them.
func publishedOf(v View, edits []Edit) (first Article, err error) {
	var ids []string
	for _, e := range edits {
		switch r := e.After.(type) {
		case Article:
			ids = append(ids, r.ID)
		case Version:
			ids = append(ids, r.ArticleID)
		}
	}
	if claim := claimOf(edits); claim != "" {
		places, err := v.Appearances(claim)
		if err != nil {
			return first, err
		}
		for _, a := range places {
			ids = append(ids, a.ArticleID)
		}
	}
	for _, id := range ids {
		a, err := v.Article(id)
		switch {
		case HasCode(err, NotFound):
			continue
		case err != nil:
			return first, err
		case a.CheckPublished != "":
			return a, nil
		case first.ID == "":
			first = a
		}
	}
	return first, nil
}

// claimOf is the first claim that edits are about, "" where there is none.
func claimOf(edits []Edit) string {
	for _, e := range edits {
		switch r := e.After.(type) {
		case Claim:
			return r.ID
		case Verdict:
			return r.ClaimID
		case Evidence:
			return r.ClaimID
		case Appearance:
			return r.ClaimID
		}
	}
	return ""
}
