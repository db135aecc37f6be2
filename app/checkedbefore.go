package app

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"galley/app/claims"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/report/interchange"
	"galley/model/suggest/matching"
)

// earlierShown is how many earlier claims and published checks a claim is told of at most: the
// likest say what there is to know, and more would push the rest of the form down.
const earlierShown = 2

// checkedHints tells what was checked before that surely says what the claim says: a claim of
// the library, or a check that somebody published.
func checkedHints(ctx context.Context, lib *library.Library, c askedClaim) ([]state.Hint, error) {
	found, err := matching.Find(ctx, lib, c.Dossier.Claim.Wording, c.Dossier.Claim.ID)
	var all []state.Hint
	for _, e := range found {
		if err != nil || len(all) == earlierShown || !e.Sure { // what is most alike stands first, sure or not
			break
		}
		var h state.Hint
		var tells bool
		if e.Check != nil {
			h, tells, err = checkHint(ctx, lib, c, e)
		} else {
			h, tells, err = earlierHint(ctx, lib, c, e)
		}
		if tells && err == nil {
			all = append(all, h)
		}
	}
	return all, err
}

// checkedHint is what the hints at what was checked before have in common. It is known again by
// what was checked, so that one dismissed stays so whatever becomes of it.
func checkedHint(claim, earlier string, e matching.Earlier) state.Hint {
	h := state.Hint{Kind: state.CheckedHint, Subject: claim, Words: earlier}
	if len(e.Agree) > 0 {
		h.Reason = locale.Text("Both say: %s.", strings.Join(e.Agree[:min(len(e.Agree), 6)], " · "))
	}
	return h
}

// earlierHint is the hint at an earlier claim. There is none where it was neither rated nor has
// a source, and where the claim has all its sources, or the same rating, already.
func earlierHint(ctx context.Context, lib *library.Library, c askedClaim, e matching.Earlier) (h state.Hint, tells bool, err error) {
	earlier, err := lib.Dossier(ctx, e.ClaimID)
	if model.HasCode(err, model.NotFound) || err == nil && len(earlier.Appearances) == 0 {
		return h, false, nil // it was deleted, or its article was
	}
	if err != nil {
		return h, false, err
	}
	article, err := lib.Article(ctx, earlier.Appearances[len(earlier.Appearances)-1].ArticleID)
	if err != nil {
		return h, false, err
	}
	verdict, rated := earlier.Verdict()
	rated = rated && verdict.Rating != ""
	lacking := lackingOf(earlier, c.Dossier)
	if own, given := c.Dossier.Verdict(); given && rated && own.ScaleID == verdict.ScaleID && own.Rating == verdict.Rating {
		return h, false, nil
	}
	if !rated && len(earlier.Evidence) == 0 || len(earlier.Evidence) > 0 && len(lacking) == 0 {
		return h, false, nil
	}
	h = checkedHint(c.Dossier.Claim.ID, earlier.Claim.ID, e)
	h.Sentence = sayEarlier(earlier.Claim.Wording, verdict, rated, article, c.Article.ID)
	h.OpenArticle, h.OpenClaim = article.ID, earlier.Claim.ID
	if n := len(lacking); n > 0 {
		h.Offer = locale.Count(n, "Reuse its source", "Reuse its %d sources")
		h.Take = model.ReuseEvidence{ClaimID: c.Dossier.Claim.ID, Of: lacking}
	}
	return h, true, nil
}

// lackingOf is the evidence on an earlier claim, by its ids, that another does not have yet.
func lackingOf(earlier, d model.Dossier) []string {
	var ids []string
	for _, x := range earlier.Evidence {
		has := func(own model.Exhibit) bool {
			return own.SourceID == x.SourceID && passage.SameWords(own.Quote, x.Quote)
		}
		if !slices.ContainsFunc(d.Evidence, has) {
			ids = append(ids, x.ID)
		}
	}
	return ids
}

// How much of a claim, and of a title, a hint repeats, in code points: it stays short.
const quotedWords, quotedTitle = 60, 40

func sayEarlier(wording string, v model.Verdict, rated bool, in model.Article, here string) string {
	words, title := passage.Shorten(wording, quotedWords), passage.Shorten(in.Title, quotedTitle)
	when := locale.Day(v.At.Time().Local())
	switch {
	case rated && in.ID == here:
		return locale.Text("Checked before: “%s” was rated %s on %s, in this article.", words, claims.VerdictName(v), when)
	case rated:
		return locale.Text("Checked before: “%s” was rated %s on %s, in “%s”.", words, claims.VerdictName(v), when, title)
	case in.ID == here:
		return locale.Text("Worked on before: “%s”, in this article, not rated yet.", words)
	}
	return locale.Text("Worked on before: “%s”, in “%s”, not rated yet.", words, title)
}

// checkHint is the hint at a published check, which is attached as one that others published.
// There is none where it is attached already.
func checkHint(ctx context.Context, lib *library.Library, c askedClaim, e matching.Earlier) (h state.Hint, tells bool, err error) {
	check := *e.Check
	var known []model.Source
	if check.URL != "" {
		const many = 50
		like, err := lib.SourcesLike(ctx, check.URL, many)
		if err != nil {
			return h, false, err
		}
		for _, s := range like {
			known = append(known, s.Source)
		}
	}
	review := interchange.Review{Claim: check.Claim, Speaker: check.Speaker, Rating: check.Rating, Explanation: check.Explanation,
		Title: check.Title, URL: check.URL, Author: check.Publisher, Published: check.Published, Language: check.Language}
	command, err := review.AttachTo(c.Dossier, known)
	if err != nil { // it is attached already
		return h, false, nil
	}
	h = checkedHint(c.Dossier.Claim.ID, check.ID, e)
	h.Sentence, h.Offer, h.Take = sayCheck(check), locale.Text("Attach this check"), command
	if _, ok := model.ToOpen(check.URL); ok {
		h.OpenAddress = check.URL
	}
	return h, true, nil
}

func sayCheck(c model.PublishedCheck) string {
	words, who, when := passage.Shorten(c.Claim, quotedWords), publisherOf(c), locale.Date(c.Published)
	switch rating := passage.Shorten(c.Rating, 40); {
	case rating == "" && when == "":
		return locale.Text("Checked before: %s checked “%s”.", who, words)
	case rating == "":
		return locale.Text("Checked before: %s checked “%s” (%s).", who, words, when)
	case when == "":
		return locale.Text("Checked before: “%s” was rated “%s” by %s.", words, rating, who)
	default:
		return locale.Text("Checked before: “%s” was rated “%s” by %s (%s).", words, rating, who, when)
	}
}

// publisherOf is who published a check: by name, or else the host of its page, or the file that
// it was read from.
func publisherOf(c model.PublishedCheck) string {
	if c.Publisher != "" {
		return passage.Shorten(c.Publisher, 40)
	}
	if u, err := url.Parse(c.URL); err == nil && u.Host != "" {
		return strings.TrimPrefix(u.Host, "www.")
	}
	return c.Feed
}
