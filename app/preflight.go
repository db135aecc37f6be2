package app

import (
	"context"
	"slices"

	"galley/app/locale"
	"galley/app/publish"
	"galley/model"
	"galley/model/library"
	"galley/model/report"
	authorsfile "galley/model/report/draft"
	"galley/model/report/view"
)

// claimsOf are the claims of one article, as they are looked at before it is published.
type claimsOf struct {
	articleID, title, versionID string
	dossiers                    []model.Dossier
	unticked                    map[string][]model.Item // of checklists, by claim
}

// mostLooked is how many articles are looked at before they are published. Of the others one is
// told when they were written.
const mostLooked = 300

// readOthers reads the claims of the articles behind the first one.
func (x *exporting) readOthers(e *exportForm) {
	ids := e.ids[1:min(len(e.ids), mostLooked)]
	read(x.store, "reports", func(ctx context.Context, lib *library.Library) ([]claimsOf, error) {
		var all []claimsOf
		lists, err := lib.Checklists(ctx)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			p, err := lib.Proof(ctx, id, 0)
			if model.HasCode(err, model.NotFound) {
				continue // the export says so
			}
			if err != nil {
				return nil, err
			}
			all = append(all, claimsOf{p.Article.ID, p.Article.Title, p.Version.ID, p.Dossiers, p.Unticked(lists)})
		}
		return all, nil
	}, func(all []claimsOf) {
		e.others = all
		x.makePreview(e)
	})
}

// flawLabels are what people read of findings.
func flawLabel(f model.Flaw) string {
	switch f {
	case model.FlawUnrated:
		return locale.Text("Not rated")
	case model.FlawContested:
		return locale.Text("Contested")
	case model.FlawReworded:
		return locale.Text("Words changed since the verdict")
	case model.FlawUnsettled:
		return locale.Text("Words changed, passage or wording not settled")
	case model.FlawReopened:
		return locale.Text("Rated, and in work again")
	case model.FlawNoSource:
		return locale.Text("No source")
	case model.FlawNoReasoning:
		return locale.Text("Rated without reasoning")
	case model.FlawNoWords:
		return locale.Text("Change without proposed words")
	case model.FlawUnsigned:
		return locale.Text("Not signed off")
	case model.FlawGone:
		return locale.Text("No longer in the text")
	case model.FlawQuestion:
		return locale.Text("Open questions")
	case model.FlawUnticked:
		return locale.Text("Items of checklists not ticked")
	case authorsfile.CommentAlone:
		return locale.Text("A comment alone, no tracked change")
	case authorsfile.NotInCopy:
		return locale.Text("Not in the copy")
	case view.LongWording:
		return locale.Text("Long wording")
	case view.RatingInWording:
		return locale.Text("Wording that has the rating in it")
	case view.NoSpeaker:
		return locale.Text("Nobody named who said it")
	case view.NoURL:
		return locale.Text("No web address")
	case view.NoFont:
		return locale.Text("Letters that no font has")
	}
	return string(f)
}

// findingsIn are the findings on the claims that the settings ask for, in all the articles; several
// says whether there are more than one.
func findingsIn(all []claimsOf, several bool, s publish.Settings) []publish.Finding {
	choices := view.Choices{Claims: view.ClaimChoice(s.Claims), Ratings: s.Ratings, LeaveOut: leftOutOf(s)}
	byFlaw := map[model.Flaw]*publish.Finding{}
	for _, article := range all {
		title := ""
		if several {
			title = article.title
		}
		for _, f := range view.Findings(article.dossiers, article.versionID, article.unticked, choices) {
			of := byFlaw[f.Flaw]
			if of == nil {
				of = &publish.Finding{Key: string(f.Flaw), Label: flawLabel(f.Flaw), LeftOut: f.LeftOut}
				byFlaw[f.Flaw] = of
			}
			of.Articles++
			for _, c := range f.Claims {
				of.Claims = append(of.Claims, publish.Found{Article: article.articleID, ArticleTitle: title, Claim: c.ID, Number: c.Number,
					Text: c.Wording})
			}
		}
	}
	var findings []publish.Finding
	for _, f := range model.PreflightFlaws {
		if of := byFlaw[f]; of != nil {
			findings = append(findings, *of)
		}
	}
	return findings
}

// findingsOf are what one format lacks or cannot show.
func findingsOf(r *report.Report, f report.Format, articleID string) []publish.Finding {
	var findings []publish.Finding
	for _, w := range r.Warnings(f) {
		if slices.Contains(model.PreflightFlaws, w.About) {
			continue // found before
		}
		i := slices.IndexFunc(findings, func(f publish.Finding) bool { return f.Label == flawLabel(w.About) })
		if i < 0 {
			i = len(findings)
			findings = append(findings, publish.Finding{Label: flawLabel(w.About), Articles: 1})
		}
		findings[i].Claims = append(findings[i].Claims, publish.Found{Article: articleID, Claim: w.ClaimID, Number: w.Number, Text: locale.Said(w.Says)})
	}
	return findings
}

// reasonless are the corrections of a published check for which nobody gave a reason.
func reasonless(content view.Content, r *report.Report) []publish.Finding {
	if content.Article.CheckPublished == "" || !r.Choices().Has(view.Corrections) {
		return nil
	}
	log, err := r.Log()
	if err != nil {
		return nil // the report says so
	}
	finding := publish.Finding{Label: locale.Text("Corrections without a reason"), Articles: 1}
	for _, c := range log {
		if c.Reason == "" {
			finding.Claims = append(finding.Claims, publish.Found{Article: content.Article.ID, Text: c.On + " · " + c.What})
		}
	}
	if len(finding.Claims) == 0 {
		return nil
	}
	return []publish.Finding{finding}
}

// showFound closes the dialog and shows a claim. What was chosen is kept, and offered again.
func (x *exporting) showFound(e *exportForm, d *draft, c publish.Found) {
	e.stop()
	x.writing.giveBack(d)
	d.hide()
	x.openClaim(c.Article, c.Claim, nil)
}
