package look

import (
	"strings"
	"testing"

	"galley/app/locale"
	"galley/model"
)

type loud struct{}

func (loud) Text(english string) string          { return strings.ToUpper(english) }
func (loud) Count(_ int, _, other string) string { return other }

func TestWordsOfTheTradeAreTranslatedAndPeoplesOwnAreNot(t *testing.T) {
	t.Cleanup(func() { locale.Use(nil) })
	locale.Use(loud{})
	truth := model.BuiltInScales()[0]
	own := model.Scale{ID: truth.ID, Name: "Our truth", Ratings: []model.Rating{{Label: "True", Meaning: "As we say.", Mark: "++"}}}
	for got, want := range map[string]string{
		RatingLabel(truth.Ratings[1]): "MOSTLY TRUE", RatingLabel(own.Ratings[0]): "True", RatingMeaning(own.Ratings[0]): "As we say.",
		RatingMeaning(truth.Ratings[4]): "NOT ACCURATE.", ScaleName(truth): "TRUTH", ScaleName(own): "Our truth",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	words := Words(model.ClaimKinds)
	if words[0] != "STATISTIC" || Chosen(model.ClaimKinds, words[0]) != model.ClaimKinds[0] || Chosen(model.ClaimKinds, "no kind") != "" {
		t.Errorf("kinds read %q", words)
	}
}
