package report

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// facts are what Jo Doe is to be asked, in two articles.
func facts() view.QuestionsFor {
	fact := func(id, article, wording string, n int) model.PersonFact {
		return model.PersonFact{Claim: model.Claim{ID: id, Wording: wording, Speaker: "Jo Doe"}, Number: n, ArticleID: article, Title: "Article " + article}
	}
	f := model.PersonFile{PersonRow: model.PersonRow{Source: model.Source{ID: "jo", Title: "Jo Doe", Alias: "planted-alias"},
		Person: model.Person{ID: "jo", Role: "harbour master", Contacts: "planted-telephone", Terms: model.OffRecord}}}
	f.Open = []model.PersonFact{fact("c1", "a2", "The <pier> is 600 m long", 1), fact("c2", "a2", "“We will not leave my post”", 4), fact("c3", "a1", "Seen", 2)}
	f.Open[2].Asked = "What did you see?"
	f.Open[0].Last = &model.Attempt{Made: "2026-11-18T10:00", What: "planted-what", Answer: "planted-answer", Outcome: model.NoAnswer}
	f.Done = []model.PersonFact{fact("c4", "a1", "planted-done", 5)}
	return view.QuestionsFor{Person: f, Editor: "Ann", Made: "2026-11-27T10:00:00.000Z"}
}

func writtenQuestions(t *testing.T, f Format, q view.QuestionsFor) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteQuestions(t.Context(), &b, f, q, "Galley"); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if f == PDF {
		text = sample.Copied(t, sample.PDF(t, text))
	}
	return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(text)
}

func TestTheQuestionsForAPersonStandInOrderWithRoomForAnswersAndNothingPrivate(t *testing.T) {
	for _, f := range QuestionFormats {
		text := writtenQuestions(t, f, facts())
		at := 0
		for _, want := range []string{"Questions for Jo Doe", "harbour master", "27 November 2026, Ann", "Article a2", "600 m long", "18 November 2026",
			"In substance: you will not leave your post", "Article a1", "What did you see?"} {
			found := strings.Index(sample.Squeezed(text)[at:], sample.Squeezed(want))
			if found < 0 {
				t.Errorf("%s: no %q after the one before in %.1500s", f, want, text)
				continue
			}
			at += found
		}
		for _, never := range []string{"planted", "We will", "<pier>"} {
			if strings.Contains(text, never) && !(never == "<pier>" && f != HTML) {
				t.Errorf("%s has %q", f, never)
			}
		}
		rooms := map[Format]string{HTML: `<div class="answer">`, Text: "______", PDF: ""}[f]
		if rooms != "" && strings.Count(text, rooms) < 9 {
			t.Errorf("%s has no room for answers", f)
		}
	}
	q := facts()
	q.Verbatim, q.Article = true, "a2"
	text := writtenQuestions(t, Text, q)
	if !strings.Contains(text, "“We will not leave my post”") || strings.Contains(text, "Article a1") || strings.Contains(text, "substance") {
		t.Errorf("verbatim: %s", text)
	}
}

func TestTheQuestionsAreWrittenInEveryLanguageAndMayBeNone(t *testing.T) {
	for lang, want := range map[string]string{"en": "Questions for", "de": "Fragen an", "fr": "Questions à", "es": "Preguntas para", "ar": "أسئلة إلى", "zh-Hans": "向"} {
		for _, f := range QuestionFormats {
			q := facts()
			q.Language = lang
			text := writtenQuestions(t, f, q)
			if f != PDF && !strings.Contains(text, want) {
				t.Errorf("%s, %s: no %q", lang, f, want)
			}
			q.Person.Open = nil
			if text = writtenQuestions(t, f, q); text == "" {
				t.Errorf("%s, %s: nothing", lang, f)
			}
		}
	}
	var b bytes.Buffer
	if err := WriteQuestions(t.Context(), &b, DOCX, facts(), ""); !model.HasCode(err, model.Invalid) || b.Len() > 0 {
		t.Errorf("%v", err)
	}
	q := facts()
	q.Language = "tlh"
	if err := WriteQuestions(t.Context(), &b, HTML, q, ""); !model.HasCode(err, model.Invalid) {
		t.Errorf("%v", err)
	}
}

func TestQuestionsTakeThePlaceOfNothingElse(t *testing.T) {
	for _, f := range QuestionFormats {
		path := filepath.Join(t.TempDir(), "questions"+QuestionsExtension(f))
		for range 2 { // the second takes the place of the first
			if err := SaveQuestions(t.Context(), path, f, facts(), "Galley"); err != nil {
				t.Fatalf("%s: %v", f, err)
			}
		}
		mine := []byte("my own notes\n")
		if err := os.WriteFile(path, mine, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := SaveQuestions(t.Context(), path, f, facts(), "Galley"); err == nil {
			t.Errorf("%s: it was overwritten", f)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, mine) {
			t.Errorf("%s: %q, %v", f, now, err)
		}
	}
}
