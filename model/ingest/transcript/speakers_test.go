package transcript

import (
	"strings"
	"testing"

	astisub "github.com/asticode/go-astisub"
)

func TestSpeakersWithANumberAreKeptApart(t *testing.T) {
	for _, label := range []string{"SPEAKER 1", "SPEAKER_01", "Speaker 2", "[SPEAKER_00]"} {
		subtitles, err := astisub.ReadFromSRT(strings.NewReader("1\n00:00:01,000 --> 00:00:02,000\n" + label + ": It is so.\n\n" +
			"2\n00:00:02,000 --> 00:00:03,000\nSPEAKER 9: It is not.\n"))
		if err != nil {
			t.Fatal(err)
		}
		if all := paragraphs(subtitles.Items); len(all) != 2 || all[0].label != strings.Trim(label, "[]") || all[1].text != "It is not." {
			t.Errorf("%s: %+v", label, all)
		}
	}
}
