package matching

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model"
)

// compareAll compares as where no word is known to be common.
func compareAll(said, claim, title string) Likeness {
	text := Read(said)
	rare := Rarity{}
	for _, t := range text.Terms() {
		rare[t.Key] = Rare(0, 10_000)
	}
	return Against(text, rare).With(Known{Claim: Read(claim), Title: Read(title)})
}

func TestOnlyWhatSurelySaysTheSameIsSure(t *testing.T) {
	for _, c := range []struct {
		name, said, claim string
		sure              bool
	}{
		{"the same words", "Some 21,000 troops will leave Bergonia in May.", "21,000 troops will leave Bergonia in May.", true},
		{"other forms of them", "Bergonia is withdrawing soldiers from Oslandia.", "Bergonia withdrew its troops from Oslandia and is withdrawing more.", true},
		{"a tag and a handle", "#BergoniaFloods were caused by @AnnLeeson", "The floods in Bergonia were caused by Ann Leeson.", true},
		{"a word misspelt, and another form of one", "Bergonia's goverment transfered the vaccinations to Oslandia",
			"The government transferred vaccines from Bergonia.", true},
		{"another figure", "Some 21,000 troops will leave Bergonia in May.", "17,000 troops will leave Bergonia in May.", false},
		{"the opposite", "The minister did not sell the Bergonian railway to Oslandia.", "The minister sold the Bergonian railway to Oslandia.", false},
		{"a name alone", "Ann Leeson Parker spoke in Oslandia about bread.", "Ann Leeson Parker was arrested for smuggling opium.", false},
		{"nothing", "", "The minister sold the railway.", false},
	} {
		if l := compareAll(c.said, c.claim, ""); l.Sure != c.sure {
			t.Errorf("%s: sure is %v: %+v", c.name, l.Sure, l)
		}
	}
}

func TestAHintSaysWhichWordsAndFiguresAgree(t *testing.T) {
	l := compareAll("Some 1.8 million litres of Bergonian wine were poured away.", "Bergonia poured 1.8 million litres of wine into a river.", "")
	if !slices.Contains(l.Agree, "1.8") || !slices.Contains(l.Agree, "wine") {
		t.Errorf("%q", l.Agree)
	}
}

func TestATownGoesWithItsCountryWhereAllElseIsTheSame(t *testing.T) {
	said := "A bridge fell down in Houston"
	if here, there := compareAll(said, "A bridge fell down in Texas.", ""), compareAll(said, "A bridge fell down in Ohio.", ""); here.Score <= there.Score ||
		slices.Contains(here.Agree, "Houston") {
		t.Errorf("%+v, %+v", here, there)
	}
}

func TestQuotationMarksOfEitherSortSayTheSame(t *testing.T) {
	said := "The minister called Bergonia a moron state in May"
	single, double := compareAll(said, "The minister called Bergonia 'a moron state.'", ""), compareAll(said, "The minister called Bergonia \"a moron state.\"", "")
	if single.Score != double.Score || single.Sure != double.Sure {
		t.Errorf("%+v, %+v", single, double)
	}
	if l := compareAll(said, "They said the minister called Bergonia 'no moron state.'", ""); l.Sure {
		t.Errorf("a no in quotation marks is a no: %+v", l)
	}
}

// checksOf is an index that has everything for every word.
type checksOf []model.PublishedCheck

func (c checksOf) Alike(_ context.Context, terms [][]string, _ int) (model.Alike, error) {
	return model.Alike{Of: len(c), Having: make([]int, len(terms)), Checks: slices.Clone(c)}, nil
}

func TestACheckThatAFeedHasTwiceIsShownOnce(t *testing.T) {
	check := func(id, claim, publisher string) model.PublishedCheck {
		return model.PublishedCheck{ID: id, Claim: claim, Title: "Bread?", Rating: "False", Publisher: publisher}
	}
	found, err := Find(t.Context(), checksOf{check("a", "Bergonia sold 'bread'.", "Desk"), check("b", "Bergonia sold \"bread\".", "Desk"),
		check("c", "Bergonia sold bread.", "Another")}, "Bergonia sold bread.", "")
	if err != nil || len(found) != 2 || found[0].Check.ID != "a" || found[1].Check.ID != "c" {
		t.Errorf("%+v, %v", found, err)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("#AbC_d1 @x 1.8 — Ann (@ann) March 3, 2019", "not “a” 21,000", "\xff#")
	f.Fuzz(func(t *testing.T, said, claim, title string) {
		l := compareAll(said, claim, title)
		for _, w := range l.Agree {
			if w == "" || utf8.ValidString(said) && !utf8.ValidString(w) {
				t.Fatalf("%q", w)
			}
		}
		for _, term := range Read(said).Terms() {
			if slices.ContainsFunc(term.Forms, func(s string) bool { return s == "" || strings.Contains(s, `"`) }) {
				t.Fatalf("%q", term.Forms)
			}
		}
	})
}
