package transcript

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
)

// told is a document in lines: when, who, and the words.
func told(t *testing.T, name, text string) (string, model.Document) {
	t.Helper()
	doc, err := Read(context.Background(), input.File{Name: name, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, k := range doc.Blocks {
		fmt.Fprintf(&b, "%d-%d [%s] %s\n", k.At, k.Until, k.Speaker, doc.Text[k.Start:k.End])
	}
	return b.String(), doc
}

func TestSubtitlesBecomeParagraphsWithSpeakerAndTime(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"sentences over cues": {"a.srt", "1\n00:00:01,000 --> 00:00:02,500\nWe will <i>never</i>\n\n2\n00:00:02,600 --> 00:00:04,000\ngive up. We\n\n3\n00:00:04,000 --> 00:00:05,000\nsaid so.\n",
			"1000-5000 [] We will never give up. We said so.\n"},
		"windows, a mark and old line ends": {"a.srt", "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n2\r00:00:02,000 --> 00:00:03,000\rtwo\r", "1000-3000 [] One two\n"},
		"names in capitals": {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nMR. OBAMA: Yes we\n\n2\n00:00:02,000 --> 00:00:03,000\ncan.\n>> CNN REPORTER: Can you?\n\n3\n00:00:03,000 --> 00:00:04,000\n>> No.\n",
			"1000-3000 [Mr. Obama] MR. OBAMA: Yes we can.\n2000-3000 [CNN Reporter] CNN REPORTER: Can you?\n3000-4000 [] No.\n"},
		"names that come again": {"a.srt", "1\n0:01 --> 0:02\nJo Doe: One.\n\n2\n0:02 --> 0:03\nAnn: Two. Note: three.\n\n3\n0:03 --> 0:04\nJo Doe: Four.\n\n4\n0:04 --> 0:05\nAnn: Five.\n\n5\n0:05 --> 0:06\nRemember: six.",
			"1000-2000 [Jo Doe] Jo Doe: One.\n2000-3000 [Ann] Ann: Two. Note: three.\n3000-4000 [Jo Doe] Jo Doe: Four.\n4000-6000 [Ann] Ann: Five. Remember: six.\n"},
		"two speakers in a cue": {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n- Who?\n- Me.\n\n2\n00:00:02,000 --> 00:00:03,000\n-5 degrees.\n",
			"1000-2000 [] Who?\n1000-3000 [] Me. -5 degrees.\n"},
		"broken numbers": {"a.srt", "00:00:01,000 --> 00:00:02,000\nIt was in\n2009\n\n7\n00:00:02,000 --> 00:00:03,000\nor\n8\n00:00:03.5 -> 00:00:04\n2010.\n\n\n\n00:00:05,000 --> 00:00:06,000 X1:1 X2:2\nYes\n\n00:00:xx,000 --> 00:00:06,000\nno.",
			"1000-6000 [] It was in 2009 or 2010. Yes no.\n"},
		"order and overlap":    {"a.srt", "1\n00:00:03,000 --> 00:00:04,000\nthree.\n\n2\n00:00:01,000 --> 00:00:05,000\nOne\n\n3\n00:00:02,000 --> 00:00:01,000\ntwo\n", "1000-5000 [] One two three.\n"},
		"signs of mathematics": {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}5 < 6 --> a & b &amp; <3 <laughs>\n", "1000-2000 [] 5 < 6 --> a & b & <3 <laughs>\n"},
		"a pause":              {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:09,000 --> 00:00:10,000\nTwo.\n", "1000-2000 [] One.\n9000-10000 [] Two.\n"},
		"voices": {"a.vtt", "WEBVTT - The talk\nLanguage: en\n\nNOTE\nnot said\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 align:start line:90% region:x\n<v.loud Jo Doe>One <b>two</b></v> <v Ann/Bea>three.\n\n00:02.000 --> 00:03.000\n<v Ann/Bea>Four <00:00:02.500><c.x>five</c>.</v>\n\n00:03.000 --> 00:04.000\nNOTE six.\n",
			"1000-2000 [Jo Doe] Jo Doe: One two\n1000-3000 [Ann/Bea] Ann/Bea: three. Four five.\n3000-4000 [] NOTE six.\n"},
		"captions that roll": {"a.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\na b\n\n00:01.000 --> 00:02.000\na b\nc d\n\n00:02.000 --> 00:03.000\nc d\ne f\n\n00:03.000 --> 00:04.000\ne f\ng h\n\n00:04.000 --> 00:05.000\ng h\ni j\n",
			"0-5000 [] a b c d e f g h i j\n"},
		"what is said twice": {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n", "1000-3000 [] No. No.\n"},
		"hours":              {"a.srt", "1\n10:00:01,5 --> 10:00:02,25\nLate.\n", "36001500-36002250 [] Late.\n"},
		"chinese":            {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n我们有\n\n2\n00:00:02,000 --> 00:00:03,000\n两万人。\n", "1000-3000 [] 我们有两万人。\n"},
	} {
		got, doc := told(t, c.file, c.text)
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", name, got, c.want)
		}
		if name == "voices" && (doc.Title != "The talk" || doc.Language != "en") {
			t.Errorf("%q in %q", doc.Title, doc.Language)
		}
		if n := len(doc.Cautions); n != map[string]int{"broken numbers": 1, "order and overlap": 1}[name] {
			t.Errorf("%s: %q", name, doc.Cautions)
		}
	}
}

func TestParagraphsEndWithSentencesAndStayShort(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "%d\n00:%02d:%02d,000 --> 00:%02d:%02d,000\nthis is a piece of what was said. And it goes on %d\n\n", i+1, i*3/60, i*3%60, (i*3+3)/60, (i*3+3)%60, i)
	}
	_, doc := told(t, "long.de.srt", b.String())
	if doc.Title != "long" || doc.Language != "de" || len(doc.Blocks) < 4 {
		t.Errorf("%q %q, %d blocks", doc.Title, doc.Language, len(doc.Blocks))
	}
	v := model.Version{Text: doc.Text, Blocks: doc.Blocks}
	for i, k := range doc.Blocks {
		if text := doc.Text[k.Start:k.End]; len(text) > 900 || i+1 < len(doc.Blocks) && !strings.HasSuffix(text, ".") {
			t.Errorf("%q", text)
		}
	}
	for i := range 59 { // a word is found at its second, or one beside it
		at, ok := v.TimeAt(strings.Index(doc.Text, fmt.Sprintf("goes on %d ", i)))
		if !ok || at/1000 < i*3 || at/1000 > i*3+4 {
			t.Errorf("%d is said to be at %d", i, at)
		}
	}
}

func TestSubtitlesAreToldFromText(t *testing.T) {
	for text, want := range map[string]bool{
		"WEBVTT": true, "\uFEFFWEBVTT\n\n": true, "WEBVTTX": false, "1\n00:00:01,000 --> 00:00:02,000\nx": true, "\n\n00:01.0 --> 00:02.0\n": true,
		"1\n\n00:00:01,000 --> 00:00:02,000": true, "At 10:00 --> 11:00 we met": false, "1\nText": false, "": false,
	} {
		if got := IsWebVTT(text) || IsSubRip(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestTooManySubtitlesAreRefused(t *testing.T) {
	text := strings.Repeat("0:01-->0:02\na\n", mostCues+1)
	_, err := Read(context.Background(), input.File{Name: "a.srt", Text: text})
	if s := ingesttest.Refusal(t, err); !strings.Contains(s, "200001 subtitles") {
		t.Error(s)
	}
}

// FuzzTranscript holds that every text is read, in blocks that follow each other in text and time.
func FuzzTranscript(f *testing.F) {
	for _, s := range []string{"1\n00:00:01,000 --> 00:00:02,000\nA: <i>b</i>\n\n2\n00:00:02,000 --> \n- c\n- d", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>b</v><v C>d\n\nNOTE x\n\nx --> y",
		"9999:999:99.999 --> 0:0\n\x00\x00\u2060Region: x", ">> [A B]: --> STYLE", "0:01 --> 0:02\n我"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<16 {
			return
		}
		for _, head := range []string{"", "WEBVTT\n\n"} {
			doc, err := Read(context.Background(), input.File{Name: "a.srt", Text: head + text})
			if err != nil {
				t.Fatalf("%q: %v", head+text, err)
			}
			last := 0
			for _, k := range doc.Blocks {
				if k.Start < last || k.End <= k.Start || k.End > len(doc.Text) || k.Until <= k.At || k.At < 0 {
					t.Fatalf("%q: %+v", head+text, k)
				}
				last = k.End
			}
			if strings.ContainsAny(doc.Text, "\u2060\x00") {
				t.Fatalf("%q: %q", head+text, doc.Text)
			}
		}
	})
}
