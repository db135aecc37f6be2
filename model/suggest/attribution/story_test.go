package attribution

import (
	"os"
	"strings"
	"testing"
)

// TestEveryAttributionOfTheStoryIsRight holds Find to a table written by hand: every place
// where the story gives words to somebody, in its order, and nothing else.
func TestEveryAttributionOfTheStoryIsRight(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/articles/us-iran-diplomats.txt")
	if err != nil {
		t.Skip("no story: ", err)
	}
	text := string(data)
	const (
		clinton     = "Hillary Rodham Clinton (U.S. Secretary of State)"
		akhundzadeh = "Mehdi Akhundzadeh (Iranian diplomat)"
		karzai      = "Hamid Karzai (Afghan President)"
		logan       = "Lara Logan (CBS News chief foreign affairs analyst)"
		commander   = "The top Taliban commander in Pakistan ()"
		mehsud      = "Baitullah Mehsud ()"
	)
	want := []struct {
		cue, who       string
		direct         bool
		begins, closes string // the first and the last words of what is said
	}{
		{"cautioned", clinton, false, "that the talks between", `but not "substantive."`},
		{"said", clinton, true, `"They agreed`, `in touch,"`},
		{"said", clinton, false, "the United States and Afghanistan share", "drugs into Iran"},
		{"said", clinton, true, `"We will look`, `future cooperations,"`},
		{"told", clinton, true, `"It was a letter`, `American citizens,"`},
		{"reports", logan, false, "The Iranians did promise", "aim at the United States"},
		{"said", akhundzadeh, true, `"The presence of`, `ineffective, too,"`},
		{"said", clinton, true, "Information or help", `Persian new year,"`},
		{"said", "Barack Obama (President)", false, "he would reach out", "serve U.S. interests"},
		{"called", "Organizers of Tuesday's conference ()", false, "it a success", "organizations attending"},
		{"said", karzai, false, "there was still", "way to go"},
		{"reports", logan, false, "One key issue", "illegal opium trade"},
		{"said", karzai, true, `"Hundreds of Afghan`, `to justice,"`},
		{"said", "Hamid Karzai and Hillary Rodham Clinton ()", false, "Afghanistan would welcome", "the Afghan constitution"},
		{"said", clinton, false, "most Taliban fighters", "lack of development"},
		{"said", clinton, true, `"They should be`, "with al Qaeda"},
		{"saying", akhundzadeh, false, "the money they cost", "Afghanistan's own forces"},
		{"added", akhundzadeh, true, `that "Iran is`, `developing and reconstructing Afghanistan."`},
		{"said", "Pamela Falk (CBS News foreign affairs analyst)", false, "the world body", "in the country"},
		{"promised", commander, false, `"soon" - one`, `"amaze" the world`},
		{"said", commander, false, `would "amaze"`, "the world"},
		{"claimed", mehsud, false, "responsibility for Monday's", "city of Lahore"},
		{"saying", mehsud, false, "it was in retaliation", "the Afghan border"},
	}
	found := Find(text, "en")
	for i, w := range want {
		if i >= len(found) {
			t.Fatalf("%d are found, wanted %d", len(found), len(want))
		}
		a := found[i]
		cue, who := text[a.Cue.Start:a.Cue.End], a.Speaker+" ("+a.Role+")"
		said := text[a.Content[0].Start:a.Content[len(a.Content)-1].End]
		if cue != w.cue || who != w.who || a.Direct != w.direct || !strings.HasPrefix(said, w.begins) || !strings.HasSuffix(said, w.closes) {
			t.Errorf("%d: %s, %s, direct %v: %s\n\twanted %s, %s, direct %v: %s … %s",
				i, cue, who, a.Direct, said, w.cue, w.who, w.direct, w.begins, w.closes)
		}
	}
	if len(found) > len(want) {
		t.Errorf("%d are found, wanted %d", len(found), len(want))
	}
}
