package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// confided is a report with people on all terms, whose private fields are planted.
func confided(t *testing.T) view.Content {
	c := sample.Content(t, "Some 600 miles of border. Then 21,000 troops. And 80 envoys.", "600 miles", "21,000 troops", "80 envoys")
	hash := "planted-file"
	person := func(id, name string, terms model.Terms, alias string) (model.Source, model.Person) {
		return model.Source{ID: id, Title: name, Alias: alias, Kind: model.PersonSource, URL: "mailto:planted@example.org"},
			model.Person{ID: id, Role: "harbour master", Contacts: "planted-telephone\nplanted-address", Terms: terms}
	}
	named, onRecord := person("jo", "Jo Doe", "", "planted-alias")
	hidden, background := person("kim", "Planted Kim", model.Background, "an officer")
	hidden.Publisher, hidden.Author, hidden.URL, hidden.ArchiveURL = "planted-publisher", "planted-author", "https://planted.example/a", "https://planted.example/b"
	hidden.Published = "1907"
	held := map[string][]model.Held{hidden.ID: {{Attachment: model.Attachment{SourceID: hidden.ID, FileHash: hash, Name: "planted-name.pdf", By: "planted-adder"}}}}
	nameless, unnamed := person("lee", "Planted Lee", model.Background, "")
	silent, off := person("max", "Planted Max", model.OffRecord, "planted-max")
	for i := range c.Dossiers {
		d := &c.Dossiers[i]
		sample.Rate(d, "True", "Planted Kim and planted  max say so, planted-telephone.")
		d.Claim.Owner, d.Claim.Due = "planted-owner", "2031-07-09"
		d.Questions = []model.Question{{ID: "q", ClaimID: d.Claim.ID, To: model.ToLawyer, Text: "planted-question", Answer: "planted-reply"}}
		for j, x := range []struct {
			s model.Source
			p model.Person
		}{{named, onRecord}, {hidden, background}, {nameless, unnamed}, {silent, off}} {
			d.Confirmers = append(d.Confirmers, model.Confirming{Confirmer: model.Confirmer{ID: model.ConfirmerID(d.Claim.ID, x.s.ID),
				ClaimID: d.Claim.ID, PersonID: x.s.ID, Question: "planted-question"}, Name: x.s.Title, Person: x.p, Alias: x.s.Alias})
			note := "as " + x.s.Title + " said"
			if x.p.Terms == model.OffRecord {
				note = "planted-note"
			}
			d.Evidence = append(d.Evidence, model.Exhibit{Evidence: model.Evidence{ID: d.Claim.ID + x.s.ID, ClaimID: d.Claim.ID, SourceID: x.s.ID,
				Stance: model.Supports, Note: note, Quote: "so it is", Locator: "call, 2026-11-19", AttachmentID: hash, Place: hash}, Source: x.s, Person: x.p,
				Files: held[x.s.ID]})
			for k, outcome := range []model.AttemptOutcome{model.NoAnswer, model.AttemptOutcomes[(i+j)%4]} {
				attempt := model.Attempt{ID: x.s.ID + string(outcome), PersonID: x.s.ID, Made: []string{"2026-11-18T10:00", "2026-11-19"}[k],
					Way: model.ByCall, What: "planted-what", Outcome: outcome, Purpose: model.ForReply, Answer: "planted-answer", By: "planted-caller"}
				d.Attempts = append(d.Attempts, model.AttemptOn{Asking: model.Asking{ID: attempt.ID + d.Claim.ID, AttemptID: attempt.ID,
					ClaimID: d.Claim.ID, Reported: i != 2}, Attempt: attempt, Name: x.s.Title, Terms: x.p.Terms, Person: x.p, Alias: x.s.Alias})
			}
		}
		kept := func(id, title, alias string) model.Source {
			return model.Source{ID: id, Title: title, Alias: alias, Private: true, Author: "planted-author", Publisher: "planted-publisher",
				URL: "https://planted.example/memo", PrivateNote: "planted-note"}
		}
		for _, s := range []model.Source{kept("memo", "Planted memorandum", "a ministry paper"), kept("deed", "Planted deed", "")} {
			d.Evidence = append(d.Evidence, model.Exhibit{Evidence: model.Evidence{ID: d.Claim.ID + s.ID, ClaimID: d.Claim.ID, SourceID: s.ID,
				Stance: model.Supports, Note: "so says the Planted  Memorandum", PrivateNote: "planted-note"}, Source: s,
				Files: held[hidden.ID]})
		}
		d.Evidence = append(d.Evidence, model.Exhibit{Evidence: model.Evidence{ID: d.Claim.ID + "own", ClaimID: d.Claim.ID, SourceID: "own",
			Stance: model.Supports, Quote: "planted-quote", Note: "planted-note", Locator: "planted-place", Private: true},
			Source: model.Source{ID: "own", Title: "planted-unused"}})
		d.Claim.PrivateNote = "planted-note"
		d.Proposals = []model.Exhibit{{Evidence: model.Evidence{ID: "p", ProposedBy: "planted-proposer", Note: "planted-note"}, Source: silent, Person: off}}
	}
	c.Tags = map[string][]string{}
	claim := c.Dossiers[0].Claim
	owned := claim
	claim.Owner, claim.Due = "planted-owner-before", "2031-07-10"
	answer := c.Dossiers[0].Evidence[3].Evidence
	c.Events = []model.Event{
		{ID: "e1", Action: "add person", Editor: "planted-editor", What: "Added “Planted Kim” to the people", Edits: []model.Edit{model.Create(hidden), model.Create(background)}},
		{ID: "e2", Action: "name confirmer", Editor: "planted-editor", What: "Named planted", Edits: []model.Edit{model.Create(c.Dossiers[0].Confirmers[0].Confirmer)}},
		{ID: "e3", Action: "add attempt", Editor: "planted-editor", Edits: []model.Edit{model.Create(c.Dossiers[0].Attempts[0].Attempt), model.Create(c.Dossiers[0].Attempts[0].Asking)}},
		{ID: "e4", Action: "answer fact", Editor: "planted-editor", Edits: []model.Edit{model.Create(answer), {Before: claim, After: owned}, model.Create(c.Dossiers[0].Attempts[6].Attempt)}},
		{ID: "e5", Action: "ask question", Editor: "planted-editor", Edits: []model.Edit{model.Create(c.Dossiers[0].Questions[0])}},
		{ID: "e6", Action: "edit claim", Editor: "planted-editor", What: "Gave it to planted", Edits: []model.Edit{{Before: claim, After: owned}}},
		{ID: "e7", Action: "edit person", Editor: "planted-editor", Edits: []model.Edit{{Before: off, After: off}}},
		{ID: "e8", Action: "answer fact", Editor: "Ann", Edits: []model.Edit{model.Create(c.Dossiers[0].Evidence[1].Evidence), model.Create(c.Dossiers[0].Attempts[3].Attempt)}},
	}
	c.File = func(hash string) (model.File, error) {
		return model.File{SHA256: hash, Name: hash, Bytes: []byte("planted-bytes")}, nil
	}
	c.Choices.Corrections, c.Choices.Ledger, c.Choices.History, c.Choices.Embed, c.Choices.Newsroom = true, true, true, true, "The Desk"
	return c
}

// readable is all that a report in a format says, out of whatever it is packed in.
func readable(t *testing.T, f Format, out string) string {
	t.Helper()
	spec, _ := f.Spec()
	switch {
	case strings.HasPrefix(out, "%PDF-"):
		return sample.Copied(t, sample.PDF(t, out))
	case spec.Text:
		return out
	}
	var all strings.Builder
	for _, part := range sample.Unzipped(t, out) {
		all.WriteString(part)
	}
	return all.String() + "\n" + regexp.MustCompile(`<[^>]*>`).ReplaceAllString(all.String(), "")
}

// TestNothingThatTheDeskKeepsToItselfIsInAnyReport: every private field has a word of its own, and
// people who may not be named have names of their own.
func TestNothingThatTheDeskKeepsToItselfIsInAnyReport(t *testing.T) {
	var formats []Format
	for _, s := range Specs() {
		formats = append(formats, s.Format)
	}
	for _, rows := range []view.Rows{view.ClaimRows, view.SourceRows} {
		for _, f := range formats {
			if rows == view.SourceRows && f != CSV {
				continue
			}
			c := confided(t)
			c.Choices.Rows = rows
			if spec, _ := f.Spec(); spec.Draft {
				c.File = nil
			}
			text := readable(t, f, output(t, f, c))
			if !strings.Contains(text, "600") {
				t.Errorf("%s says nothing: %.200q", f, text)
			}
			plain := strings.ToLower(text)
			for _, word := range []string{"planted", "2031-07-09", "2031-07-10", "9 july 2031", "1907"} {
				if at := strings.Index(plain, word); at >= 0 {
					t.Errorf("%s: …%s…", f, text[max(0, at-90):min(len(text), at+60)])
				}
			}
		}
	}
}

func TestAPersonIsCalledInReportsAsTheTermsAllow(t *testing.T) {
	for _, f := range []Format{HTML, Markdown, PDF, DOCX, CSV, XLSX, JSON, CMS, WordPress, CheckingCopy, CheckingPDF} {
		c := confided(t)
		if spec, _ := f.Spec(); spec.Draft {
			c.File = nil
		}
		text := sample.Squeezed(strings.ReplaceAll(strings.ReplaceAll(readable(t, f, output(t, f, c)), "\u2068", ""), "\u2069", ""))
		wants := []string{"Jo Doe, harbour master", "an officer", "A person who is not named", "a ministry paper", "A confidential source"}
		for _, want := range wants {
			if !strings.Contains(text, sample.Squeezed(want)) {
				t.Errorf("%s does not say %q", f, want)
			}
		}
	}
	c := confided(t)
	c.Choices.Language = "de"
	if text := output(t, Markdown, c); !strings.Contains(text, "Eine Person, die nicht genannt wird") {
		t.Error("not in German")
	}
	if text := output(t, Markdown, c); !strings.Contains(text, "am Telefon, 19. November 2026") || strings.Contains(text, "call, 2026") {
		t.Error("it does not say in German how the answer came")
	}
	// A name that the article has itself is no secret: it stays in what editors wrote.
	c = confided(t)
	c.Version.Text = strings.Replace(c.Version.Text, "envoys", "envoys, Planted Kim", 1)
	if chosen, err := c.Choose(); err != nil || !strings.Contains(chosen.Dossiers[0].Verdicts[0].Reasoning, "Planted Kim") ||
		chosen.Dossiers[0].Evidence[1].Source.Title != "an officer" {
		t.Errorf("%v, %+v", err, chosen.Dossiers[0])
	}
}

func TestReportsSayWhoWasAskedWhereThatIsChosen(t *testing.T) {
	for _, f := range []Format{HTML, Markdown, PDF, DOCX, CMS, WordPress, CheckingCopy, CheckingPDF} {
		c := confided(t)
		if spec, _ := f.Spec(); spec.Draft {
			c.File = nil
		}
		text := sample.Squeezed(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(readable(t, f, output(t, f, c))))
		for _, want := range []string{"Jo Doe was asked on 18 November 2026, 19 November 2026 and answered.",
			"an officer was asked on 18 November 2026, 19 November 2026 and did not answer.",
			"A person who is not named was asked on 18 November 2026, 19 November 2026 and declined to comment."} {
			if !strings.Contains(text, sample.Squeezed(want)) {
				t.Errorf("%s does not say %q", f, want)
			}
		}
	}
	c := confided(t)
	for i := range c.Dossiers[0].Attempts { // they answered later, and that attempt is not told of
		c.Dossiers[0].Attempts[i].Reported = i%2 == 0
	}
	if text := strings.NewReplacer("\u2068", "", "\u2069", "").Replace(output(t, Markdown, c)); !strings.Contains(text,
		"Jo Doe was asked on 18 November 2026 and answered.") || strings.Contains(text, "Jo Doe was asked on 18 November 2026 and did not") {
		t.Error("it says of somebody who answered later that they did not")
	}
	c = confided(t)
	c.Dossiers = c.Dossiers[2:] // nothing is chosen there
	if text := output(t, Markdown, c); strings.Contains(text, "was asked") {
		t.Error("it says what was not chosen")
	}
	for lang, want := range map[string]string{"de": "wurde am 18. November 2026, 19. November 2026 gefragt", "fr": "Question posée à",
		"es": "Se preguntó a", "ar": "وُجِّه السؤال إلى", "zh-Hans": "询问"} {
		c := confided(t)
		c.Choices.Language = lang
		if text := strings.NewReplacer("\u2068", "", "\u2069", "").Replace(output(t, Markdown, c)); !strings.Contains(text, want) {
			t.Errorf("%s: %q is missing", lang, want)
		}
	}
}

// What was taken down of somebody off the record is no step of a history; what somebody else answered
// is called the attaching of a source.
func TestTheHistoryInAReportTellsNothingOfWhoWasAsked(t *testing.T) {
	chosen, err := confided(t).Choose()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range chosen.Events {
		ids = append(ids, e.ID+" "+e.Action)
		for _, edit := range e.Edits {
			if slices.Contains([]model.Noun{model.NounPerson, model.NounAttempt, model.NounAsking, model.NounConfirmer, model.NounQuestion}, edit.After.Noun()) {
				t.Errorf("%s has %+v", e.ID, edit.After)
			}
		}
	}
	if !slices.Equal(ids, []string{"e8 attach source"}) {
		t.Errorf("%q", ids)
	}
}
