package attribution

import (
	"slices"
	"strings"
	"testing"

	"galley/model/passage"
)

const story = `Mayor Maria Okafor opened the bridge on Friday. It cost 4 million crowns, and it will last 80 years, she said.

“We waited for 12 years,” Okafor told Radio Lund. “Nobody believed in it.” The river is 300 metres wide there.

Nils Lindqvist, an engineer, said the bridge could carry 40 tonnes, and Okafor said it would be closed to lorries.

Lindqvist said that Okafor had said that 20 lorries a day would cross it.

They said it would rain.`

func TestTheSpeakerOfMarkedWordsIsWhoeverSaidThem(t *testing.T) {
	all := Find(story, "en")
	for _, c := range []struct {
		marked, speaker, words string
		where                  Where
	}{
		{"We waited for 12 years", "Maria Okafor", "Okafor told", SameSentence},
		{"Nobody believed in it.", "Maria Okafor", "Okafor told", SameParagraph},
		{"“We waited for 12 years,” Okafor told Radio Lund.", "Maria Okafor", "Okafor told", SameSentence},
		{"12 years", "Maria Okafor", "Okafor told", SameSentence},
		{"It cost 4 million crowns", "Maria Okafor", "she said", SameSentence},
		{"could carry 40 tonnes", "Nils Lindqvist", "Nils Lindqvist, an engineer, said", SameSentence},
		{"it would be closed to lorries", "Maria Okafor", "Okafor said", SameSentence},
		{"20 lorries a day would cross it", "Maria Okafor", "Okafor had said", SameSentence},
		{"The river is 300 metres wide there.", "", "", 0},
		{"opened the bridge on Friday", "", "", 0},
		{"it would rain", "", "", 0},
		{"said the bridge could carry 40 tonnes, and Okafor said it would be closed to lorries", "", "", 0},
	} {
		at := strings.Index(story, c.marked)
		if at < 0 {
			t.Fatalf("%q does not stand in the story", c.marked)
		}
		span := passage.Span{Start: at, End: at + len(c.marked)}
		a, ok := SpeakerOf(all, span)
		if ok != (c.speaker != "") || a.Speaker != c.speaker {
			t.Errorf("%q: %q, %v; wanted %q", c.marked, a.Speaker, ok, c.speaker)
			continue
		}
		if !ok {
			continue
		}
		if words, where := a.Why(story, span); words != c.words || where != c.where {
			t.Errorf("%q: because of %q, %d; wanted %q, %d", c.marked, words, where, c.words, c.where)
		}
	}
	if got, want := Speakers(all), []string{"Maria Okafor", "Nils Lindqvist"}; !slices.Equal(got, want) {
		t.Errorf("speakers %q, wanted %q", got, want)
	}
}
