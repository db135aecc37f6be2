package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/interchange"
)

type claimCommand struct {
	Add          claimAdd          `cmd:"" help:"Mark a passage of an article as a claim."`
	Again        claimAgain        `cmd:"" help:"Mark another passage where a claim appears."`
	List         claimList         `cmd:"" help:"List the claims of an article, or all."`
	Show         claimShow         `cmd:"" help:"Show a claim with everything on it."`
	Edit         claimEdit         `cmd:"" help:"Change a claim's wording, speaker and other details."`
	Rules        claimRules        `cmd:"" help:"List what the rating of a claim does not rest on: too few sources, one that is older or says otherwise."`
	Checked      claimChecked      `cmd:"" help:"Attach what another fact-checker published about it (ClaimReview)."`
	Feed         claimFeed         `cmd:"" help:"Keep checks that others published (feeds of ClaimReviews), or list the feeds."`
	Close        claimClose        `cmd:"" help:"Close a claim that a newer version settled: taken over, or rightly removed."`
	Reopen       claimReopen       `cmd:"" help:"Take a closed claim back into work."`
	Confirmers   claimConfirmers   `cmd:"" help:"Who can confirm a claim: list, add, drop."`
	QuestionsFor claimQuestionsFor `cmd:"" name:"questions-for" help:"Write the questions for a person: all open facts in text order, with room for the answers."`
	Answer       claimAnswer       `cmd:"" help:"Make evidence of what a person answered, and note that they were asked."`
	Delete       claimDelete       `cmd:"" help:"Delete a claim (undo brings it back)."`
}

// place says which words of an article are meant.
type place struct {
	Quote string `xor:"place" placeholder:"TEXT" help:"The words, exactly as in the article."`
	Nth   int    `placeholder:"N" help:"Which occurrence of the quote, counted from 1."`
	Start *int   `placeholder:"N" xor:"place" help:"Where the words begin, in code points of the text."`
	End   *int   `placeholder:"N" help:"Where they end, in code points of the text."`
}

// in finds the place in a text, in bytes.
func (p place) in(text string) (passage.Span, error) {
	none := passage.Span{}
	switch {
	case p.Quote != "" && (p.Start != nil || p.End != nil):
		return none, usagef("name the passage with --quote or with --start and --end, not both")
	case p.Quote != "":
		return p.quoted(text)
	case p.Start == nil || p.End == nil:
		return none, usagef("name the passage with --quote TEXT, or with --start N and --end N")
	case p.Nth != 0:
		return none, usagef("--nth goes with --quote")
	}
	x := passage.NewIndex(text)
	start, okStart := x.Byte(*p.Start)
	end, okEnd := x.Byte(*p.End)
	if !okStart || !okEnd || *p.Start >= *p.End {
		return none, model.Faultf(model.Invalid, "From %d to %d is not a passage of this text, which has %d characters. Nothing was marked.",
			*p.Start, *p.End, utf8.RuneCountInString(text))
	}
	return passage.Span{Start: start, End: end}, nil
}

func (p place) quoted(text string) (passage.Span, error) {
	found := passage.Occurrences(text, p.Quote)
	what := passage.Shorten(p.Quote, 60)
	switch {
	case p.Nth < 0:
		return passage.Span{}, usagef("--nth counts from 1")
	case len(found) == 0:
		return passage.Span{}, model.Faultf(model.NotFound, "“%s” does not occur in this article. Nothing was marked.", what)
	case p.Nth > len(found):
		return passage.Span{}, model.Faultf(model.NotFound, "“%s” occurs %d times in this article, so there is no number %d. Nothing was marked.",
			what, len(found), p.Nth)
	case p.Nth > 0:
		return found[p.Nth-1], nil
	case len(found) > 1:
		return passage.Span{}, model.Faultf(model.Invalid, "“%s” occurs %d times in this article. Choose one with --nth. Nothing was marked.",
			what, len(found))
	}
	return found[0], nil
}

type claimAdd struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	place
	Picture string `placeholder:"N" help:"A picture instead of a passage: its number as show lists it, counted from 0, or the beginning of its SHA-256."`
	Region  string `placeholder:"X,Y,W,H" help:"The part of the picture that is meant: left, top, width and height, in parts of a hundred."`
	Wording string `help:"The claim as reviewed (default: the marked words)."`
	Speaker string `help:"Who said it."`
	Said    string `help:"When it was said."`
	Kind    string `help:"statistic, quotation, event, cause, position, comparison or forecast."`
}

func (c *claimAdd) Run(d *invocation) error {
	if c.Picture != "" || c.Region != "" {
		return c.onPicture(d)
	}
	version, span, err := d.passage(c.Article, c.place)
	if err != nil {
		return err
	}
	change, err := d.apply(model.MarkClaim{
		VersionID: version, Span: span, Wording: c.Wording, Speaker: c.Speaker, Said: c.Said, Kind: model.ClaimKind(c.Kind),
	})
	if err != nil {
		return err
	}
	return d.showClaim(change.Created(model.NounClaim))
}

// passage returns a place in the newest version of an article.
func (d *invocation) passage(article string, p place) (version string, span passage.Span, err error) {
	proof, err := d.proof(article, 0)
	if err != nil {
		return "", span, err
	}
	span, err = p.in(proof.Version.Text)
	return proof.Version.ID, span, err
}

type claimAgain struct {
	Claim   string `arg:"" help:"The claim's id, or its beginning."`
	Article string `arg:"" help:"The article where it appears too."`
	place
	Everywhere bool `help:"Every other place of the article where its words stand unmarked, instead of one."`
}

func (c *claimAgain) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	if c.Everywhere {
		return c.everywhere(d, claim)
	}
	version, span, err := d.passage(c.Article, c.place)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.MarkAgain{ClaimID: claim.Claim.ID, VersionID: version, Span: span}); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}

// everywhere marks the claim wherever its words stand in the article.
func (c *claimAgain) everywhere(d *invocation, claim model.Dossier) error {
	if c.place != (place{}) {
		return usagef("name one passage, or say --everywhere, not both")
	}
	proof, err := d.proof(c.Article, 0)
	if err != nil {
		return err
	}
	at, stands := claim.Place(proof.Version.ID)
	if !stands {
		return model.Faultf(model.NotFound, "This claim does not stand in that article, so there are no words to look for. Nothing was marked.")
	}
	places := proof.Elsewhere(at.Span())
	if len(places) == 0 {
		return model.Faultf(model.NotFound, "“%s” stands nowhere else in this article unmarked. Nothing was marked.", passage.Shorten(at.Exact, 60))
	}
	if _, err := d.apply(model.MarkElsewhere{ClaimID: claim.Claim.ID, VersionID: proof.Version.ID, Spans: places}); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}

type claimList struct {
	Article string `arg:"" optional:"" help:"Of this article only."`
}

func (c *claimList) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	var all []model.Dossier
	if c.Article == "" {
		all, err = lib.Dossiers(d.ctx)
	} else {
		var p model.Proof
		p, err = lib.Proof(d.ctx, c.Article, 0)
		all = p.Dossiers
	}
	if err != nil {
		return err
	}
	claims, err := d.claims(all)
	if err != nil {
		return err
	}
	return d.print(claims, func(w io.Writer) { listClaims(w, claims) })
}

func listClaims(w io.Writer, claims []shownClaim) {
	for _, c := range claims {
		rating := "–"
		if c.Verdict != nil {
			rating = c.Verdict.Rating
		} else if len(c.Contested) > 0 {
			rating = "contested"
		}
		status := string(c.Status)
		if c.Closed != "" {
			status = "closed: " + string(c.Closed)
		}
		sources, proposed := 0, ""
		for _, e := range c.Evidence {
			if e.ProposedBy == "" {
				sources++
			}
		}
		if n := len(c.Evidence) - sources; n > 0 {
			proposed = fmt.Sprintf(", proposed: %d", n)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\tsources: %d%s\t%s\n", c.ID, rating, status, c.Speaker, sources, proposed,
			passage.Shorten(c.Wording, 100))
	}
}

// claims converts dossiers to what is printed.
func (d *invocation) claims(all []model.Dossier) ([]shownClaim, error) {
	out := make([]shownClaim, len(all))
	for i, dossier := range all {
		for _, a := range dossier.Appearances {
			if err := d.locate(a.VersionID); err != nil {
				return nil, err
			}
		}
		out[i] = shownClaim{interchange.ClaimOf(d.told(dossier), d), questionsOf(dossier.Questions), confirmersOf(dossier), claimAttemptsOf(dossier)}
		out[i].Evidence = append(out[i].Evidence, interchange.ProposalsOf(dossier)...)
	}
	return out, nil
}

type claimShow struct {
	Claim string `arg:"" help:"The claim's id, or its beginning."`
}

func (c *claimShow) Run(d *invocation) error { return d.showClaim(c.Claim) }

func (d *invocation) dossier(id string) (model.Dossier, error) {
	lib, err := d.library()
	if err != nil {
		return model.Dossier{}, err
	}
	return lib.Dossier(d.ctx, id)
}

func (d *invocation) showClaim(id string) error {
	dossier, err := d.dossier(id)
	if err != nil {
		return err
	}
	claims, err := d.claims([]model.Dossier{dossier})
	if err != nil {
		return err
	}
	claim := claims[0]
	return d.print(claim, func(w io.Writer) { writeClaim(w, claim) })
}

func writeClaim(w io.Writer, c shownClaim) {
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s\t%s\n", name, value)
		}
	}
	line("id", c.ID)
	line("wording", c.Wording)
	line("speaker", c.Speaker)
	line("said", c.Said)
	line("kind", string(c.Kind))
	line("status", string(c.Status))
	if c.Closed != "" {
		line("closed", fmt.Sprintf("%s, in version %d", c.Closed, c.ClosedIn))
	}
	line("owner", c.Owner)
	line("due", c.Due)
	for _, p := range c.Confirmers {
		line("can confirm it", p.Name)
	}
	for _, a := range c.Attempts {
		line("asked", fmt.Sprintf("%s (%s, %s, %s)", a.Name, a.Made, a.Way, a.Outcome))
	}
	for _, a := range c.Appearances {
		line("stands", fmt.Sprintf("article %s, %d to %d, %s: “%s”", a.Article, a.Start, a.End, a.State, passage.Shorten(a.Exact, 80)))
	}
	if len(c.Contested) > 0 {
		sides := make([]string, len(c.Contested))
		for i, v := range c.Contested {
			sides[i] = v.By + " says " + cmp.Or(v.Rating, "nothing yet")
		}
		line("contested", strings.Join(sides, ", ")+" (conflict list shows what to decide)")
	}
	for _, v := range c.Verdicts {
		signed := ""
		if v.SignedBy != "" {
			signed = ", signed off by " + v.SignedBy
		}
		rating := v.Rating
		if rating == "" {
			rating = "no rating yet"
		}
		line("verdict", fmt.Sprintf("%s (%s), by %s on %s%s", rating, v.Scale, v.By, v.At.Day(), signed))
		line("proposed", v.Proposed)
		if v.Cut {
			line("proposed", "a cut")
		}
		line("severity", string(v.Severity))
		line("reasoning", v.Reasoning)
		for _, a := range v.Additions {
			line("added", fmt.Sprintf("%s (by %s on %s)", a.Reasoning, a.By, a.At.Day()))
		}
	}
	for _, e := range c.Evidence {
		if e.ProposedBy != "" {
			line("proposed", fmt.Sprintf("%s %s %s (by %s, evidence %s)", e.Source.Title, e.Source.URL, e.Locator, e.ProposedBy, e.ID))
			line("", e.Note)
			continue
		}
		private := ""
		if e.Private {
			private = ", private"
		}
		line(string(e.Stance), fmt.Sprintf("%s %s (source %s%s)", e.Source.Title, e.Source.URL, e.Source.ID, private))
		line("", e.Quote)
		line("private note", e.PrivateNote)
	}
	line("private note", c.PrivateNote)
	for _, q := range c.Questions {
		line("question", fmt.Sprintf("to %s, %s: %s (%s)", q.To, q.state(), q.Text, q.ID))
		line("", q.Answer)
	}
}

type claimDelete struct {
	Claims []string `arg:"" name:"claim" help:"The claim's id, or its beginning. Several are deleted in one step."`
	because
}

func (c *claimDelete) Run(d *invocation) error {
	ids, err := d.claimIDs(c.Claims)
	if err != nil {
		return err
	}
	if len(ids) == 1 {
		change, err := d.apply(c.with(model.DeleteClaim{ID: ids[0]}))
		if err != nil {
			return err
		}
		return d.deleted(ids[0], change)
	}
	change, err := d.apply(c.with(model.DeleteClaims{IDs: ids}))
	if err != nil {
		return err
	}
	type gone struct {
		ID      string `json:"id"`
		Deleted bool   `json:"deleted"`
	}
	all := make([]gone, len(ids))
	for i, id := range ids {
		all[i] = gone{id, true}
	}
	return d.print(all, func(w io.Writer) {
		fmt.Fprintln(w, strings.TrimSuffix(change.Event.What, ".")+". galleyctl undo brings them back.")
	})
}
