package sourcetext

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/pdfium"
)

func held(t *testing.T, name string) model.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return model.File{Name: name, Bytes: data}
}

func TestTheTextOfAFileIsReadInParagraphs(t *testing.T) {
	text, err := Read(t.Context(), model.File{Name: "a.html", Bytes: []byte("<html><body><article><h1>Head</h1><p>" +
		strings.Repeat("The first paragraph says this. ", 20) + "</p><p>" + strings.Repeat("The second says that. ", 20) + "</p></article></body></html>")})
	if err != nil {
		t.Fatal(err)
	}
	if n := text.Paragraph(strings.Index(text.Text, "second")); n != 2 {
		t.Errorf("it stands in paragraph %d of %q", n, text.Text)
	}
	if m := text.Moment(len(text.Text)); m != "" {
		t.Errorf("a page says when it is said: %s", m)
	}
	bare := Of("One.\n\nTwo.\n\n\n\nThree.", nil)
	if len(bare.Blocks) != 3 || bare.Paragraph(0) != 1 || bare.Paragraph(len(bare.Text)) != 3 {
		t.Errorf("%+v", bare.Blocks)
	}
}

func TestWordsOfATranscriptHaveTheirMoment(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"1\n00:12:31,000 --> 00:12:33,500\nHello there.\n\n2\n01:02:03,000 --> 01:02:05,000\nAnd bye.", "Hello", "00:12:31"},
		{"1\n00:12:31,000 --> 00:12:33,500\nHello there.\n\n2\n01:02:03,000 --> 01:02:05,000\nAnd bye.", "bye", "01:02:03"},
		{"WEBVTT\n\n12:31.000 --> 12:33.500\nHello there.", "there", "00:12:31"},
		{"WEBVTT\n\n12:31.000 --> 12:33.500\nHello there.", "WEBVTT", ""},
	} {
		if got := Of(c.text, nil).Moment(strings.Index(c.text, c.words)); got != c.want {
			t.Errorf("%q is said at %q, not %q", c.words, got, c.want)
		}
	}
	read, err := Read(t.Context(), model.File{Name: "a.srt", Bytes: []byte("1\n00:12:31,000 --> 00:12:33,500\nHello there.\n\n2\n01:02:03,000 --> 01:02:05,000\nAnd bye.\n")})
	if err != nil || read.Moment(strings.Index(read.Text, "Hello")) != "00:12:31" || read.Moment(strings.Index(read.Text, "And")) != "01:02:03" {
		t.Errorf("subtitles that were read: %+v, %v", read, err)
	}
	for moment, want := range map[string]int{"00:12:31": 751, "01:00:00": 3600} {
		if got, ok := Seconds(moment); !ok || got != want {
			t.Errorf("%s is %d", moment, got)
		}
	}
	for _, bad := range []string{"", "12:31", "a:b:c", "-1:00:00", "9999:00:00"} {
		if _, ok := Seconds(bad); ok {
			t.Errorf("%q is a moment", bad)
		}
	}
}

func TestAPassageIsFoundAgainAndNeverGuessed(t *testing.T) {
	text := "It was 66 then. Later it was 52. In the end it was 66 again."
	at := strings.LastIndex(text, "66")
	place := Selector(text, passage.Span{Start: at, End: at + 2})
	for _, c := range []struct {
		name, text string
		want       int // -1 not found
	}{
		{"the same text", text, at},
		{"something before it", "New. " + text, at + 5},
		{"the words are gone", strings.ReplaceAll(text, "66", "67"), -1},
		{"places as good as each other", "66. 66.", -1},
	} {
		span, fate := Find(c.text, place)
		if (fate == passage.Kept) != (c.want >= 0) || fate == passage.Kept && span.Start != c.want {
			t.Errorf("%s: %v, %v", c.name, span, fate)
		}
	}
	if _, fate := Find(text, model.FileSelector{}); fate == passage.Kept {
		t.Error("nothing was found")
	}
}

func TestAPageThatALocatorNames(t *testing.T) {
	for locator, want := range map[string]int{"p. 14": 14, "pp. 3–5": 3, "S. 7": 7, "Table 2, p. 31": 31, "00:12:31": 0, "para. 6": 0, "step 4": 0, "": 0} {
		if got := PageOf(locator); got != want {
			t.Errorf("%q names page %d, not %d", locator, got, want)
		}
	}
}

func TestAFileIsShownByPagesOrSaysWhyNot(t *testing.T) {
	article := held(t, "article.pdf")
	page, err := Page(t.Context(), article, 1, 0)
	if err != nil || page.Of < 1 || len(page.Text) < 100 || FormOf(article) != Paged {
		t.Fatalf("%v, %d pages, %q", err, page.Of, page.Text)
	}
	word := strings.Fields(page.Text)[10]
	if n, err := FindPage(t.Context(), article, strings.ToUpper(word), page.Of, false); err != nil || n == 0 {
		t.Errorf("%q is on no page (%v)", word, err)
	}
	if n, err := FindPage(t.Context(), article, "zzqx zzqx", 1, true); err != nil || n != 0 {
		t.Errorf("what stands nowhere is on page %d (%v)", n, err)
	}
	pages := 0
	if err := EachPage(t.Context(), article, func(pdfium.Page) { pages++ }); err != nil || pages != page.Of {
		t.Errorf("%d pages (%v)", pages, err)
	}
	for _, c := range []struct {
		file model.File
		code model.Code
		says string
	}{
		{held(t, "locked.pdf"), model.Refused, "protected by a password"},
		{model.File{Name: "half.pdf", Bytes: article.Bytes[:200]}, model.Damaged, "seems to be damaged"},
	} {
		if _, err := Page(t.Context(), c.file, 1, 0); !model.HasCode(err, c.code) || !strings.Contains(model.Sentence(err), c.says) {
			t.Errorf("%s: %v", c.file.Name, err)
		}
	}
	if _, err := Page(t.Context(), article, page.Of+1, 0); !model.HasCode(err, model.NotFound) {
		t.Errorf("%v", err)
	}
	if scan, err := Page(t.Context(), held(t, "scanned.pdf"), 1, 100); err != nil || scan.Picture == nil || strings.TrimSpace(scan.Text) != "" {
		t.Errorf("a PDF without text: %v, %q", err, scan.Text)
	}
	_, err = Read(t.Context(), model.File{Name: "a.zip", Bytes: []byte("PK\x03\x04 no archive")})
	if err == nil || strings.Contains(model.Sentence(err), "imported") {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, model.File{Name: "a.txt", Bytes: []byte("a")}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestAWordBrokenByALineIsQuotedWhole(t *testing.T) {
	page := "The information is long-\nterm. It was infor-\nmation about long-term plans."
	for words, want := range map[string]string{"infor-\nmation": "information", "long-\nterm": "long-term", "is long-\nterm. It": "is long-term. It"} {
		at := strings.Index(page, words)
		if got := Quoted(page, passage.Span{Start: at, End: at + len(words)}); got != want {
			t.Errorf("%q is quoted as %q", words, got)
		}
	}
}
