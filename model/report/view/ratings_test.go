package view

import (
	"strings"
	"testing"

	"galley/model"
)

func TestEveryRatingGalleyComesWithHasWordsInEveryLanguage(t *testing.T) {
	for _, lang := range Languages() {
		w, err := wordsIn(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range model.BuiltInScales() {
			own := w.scale(s)
			texts := []string{own.Name}
			for i, r := range own.Ratings {
				texts = append(texts, r.Label, r.Meaning)
				if r.Mark != s.Ratings[i].Mark || r.Tone != s.Ratings[i].Tone {
					t.Errorf("%s: the rating %q has another sign or colour", lang, r.Label)
				}
			}
			for _, text := range texts {
				if text == "" || strings.Contains(text, "_") {
					t.Errorf("%s: the scale %q reads %q", lang, s.Name, text)
				}
			}
			if lang == "en" && own.Ratings[1] != s.Ratings[1] && own.Ratings[1].Label != s.Ratings[1].Label {
				t.Errorf("English says %q for %q", own.Ratings[1].Label, s.Ratings[1].Label)
			}
		}
	}
}

func TestARatingIsReadInTheLanguageOfTheReportAndPeoplesOwnAsTheyWroteIt(t *testing.T) {
	truth := model.BuiltInScales()[0]
	house := model.Scale{ID: "house", Name: "Truth", Ratings: []model.Rating{{Label: "Mostly true", Meaning: "As we say it.", Mark: "+"}}}
	dossier := func(id string, s model.Scale) model.Dossier {
		return model.Dossier{
			Claim: model.Claim{ID: id, Wording: "Iran held 52 Americans.", Status: model.Checked}, Scale: s,
			Verdicts: []model.Verdict{{ID: "v" + id, ClaimID: id, ScaleID: s.ID, Rating: "Mostly true", By: "Ann"}},
		}
	}
	content := Content{Dossiers: []model.Dossier{dossier("a", truth), dossier("b", house)}, Scales: []model.Scale{truth, house}}
	for lang, want := range map[string]string{
		"": "Mostly true", "de-AT": "Größtenteils wahr", "fr": "Plutôt vrai", "es": "Mayormente verdadero",
		"ar": "صحيح في معظمه", "zh-CN": "大部分真实",
	} {
		content.Choices.Language = lang
		r, err := Of(Chosen{Content: content})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Rating(r.Cards[0]); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
		if got := r.Rating(r.Cards[1]); got != "Mostly true" || r.Cards[1].Rating.Meaning != "As we say it." {
			t.Errorf("%s: a scale of people's own reads %q", lang, got)
		}
		if rtl := r.Words.Direction() == "rtl"; rtl != (lang == "ar") {
			t.Errorf("%s runs %q", lang, r.Words.Direction())
		}
	}
	if content.Dossiers[0].Verdicts[0].Rating != "Mostly true" || truth.Ratings[1].Label != "Mostly true" {
		t.Error("the report changed what is stored")
	}
}

func TestReportsAreNotWrittenInAnotherScriptThanTheirReadersRead(t *testing.T) {
	for tag, want := range map[string]bool{"zh-Hans": true, "zh-CN": true, "zh-TW": false, "ar-EG": true, "fi": false} {
		if _, ok := languageOf(tag); ok != want {
			t.Errorf("%s: %v", tag, ok)
		}
	}
}
