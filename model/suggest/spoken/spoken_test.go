package spoken

import (
	"context"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest"
	"galley/model/passage"
	"galley/model/suggest/attribution"
)

// TestTheSpeakerOfATranscriptIsProposed holds that a claim in a transcript is of who speaks there, and one in prose of whom the
// prose says.
func TestTheSpeakerOfATranscriptIsProposed(t *testing.T) {
	srt := "1\n00:00:01,000 --> 00:00:02,000\nBARACK OBAMA: We have\n\n2\n00:00:02,000 --> 00:00:03,000\n21,000 troops there.\n\n" +
		"3\n00:12:31,500 --> 00:12:33,000\nMS. DOE: The governor said they left. He is wrong.\n\n4\n00:12:34,000 --> 00:12:36,000\n>> Who is?\n"
	doc, err := ingest.Bytes(context.Background(), "talk.srt", []byte(srt), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	v := model.Version{Text: doc.Text, Blocks: doc.Blocks}
	all := Of(v, "en")
	for words, want := range map[string]string{"21,000 troops": "Barack Obama", "BARACK OBAMA: We have 21,000 troops there.": "Barack Obama",
		"they left": "Ms. Doe", "He is wrong": "Ms. Doe", "Who is": ""} {
		at := strings.Index(v.Text, words)
		span := passage.Span{Start: at, End: at + len(words)}
		if got, _ := attribution.SpeakerOf(all, span); got.Speaker != want || v.SpeakerAt(span) != want {
			t.Errorf("%q is said by %q and %q, want %q", words, got.Speaker, v.SpeakerAt(span), want)
		}
	}
	if at, ok := v.TimeAt(strings.Index(v.Text, "The governor")); !ok || model.Timecode(at) != "00:12:31" {
		t.Errorf("said at %d", at)
	}
	prose := model.Version{Text: "“It is so,” Ann Lee said.", Blocks: []model.Block{{Kind: model.Paragraph, End: 29}}}
	if got := Of(prose, "en"); len(got) != 1 || got[0].Speaker != "Ann Lee" {
		t.Errorf("%+v", got)
	}
	if _, ok := prose.TimeAt(3); ok {
		t.Error("prose has a time")
	}
}
