package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
)

// readFile imports a file of testdata, which has to hold what every document promises.
func readFile(t testing.TB, name string) model.Document {
	t.Helper()
	doc, err := File(context.Background(), filepath.Join("testdata", name), Hints{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	ingesttest.Check(t, doc, raw(t, name))
	return doc
}

func raw(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// facts is what is known of a document, in one line.
func facts(d model.Document) string {
	return fmt.Sprintf("%s; by %s; %s; %s; %s; %s", d.Title, d.Byline, d.Published, d.URL, d.Language, d.Original.MediaType)
}

func TestWebArchive(t *testing.T) {
	t.Parallel()
	doc := readFile(t, "page.mhtml")
	if got, want := facts(doc), "Ferry passengers: the minister’s 21,000; by Ines Almeida; 2024-03-18T09:30:00Z; "+
		"http://harbour-ledger.example/page.html; en; multipart/related"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if doc.Publisher != "Harbour Ledger" {
		t.Errorf("publisher %q", doc.Publisher)
	}
	ingesttest.Same(t, ingesttest.Outline(doc), []string{
		"h1 Ferry passengers: the minister’s 21,000",
		"c The ferry at the northern pier",
		"p The transport minister said on Monday that the harbour ferry carries “more than 21,000 passengers a day”. The port’s own " +
			"table says 18,400, and the owner of the Café de l’Océan counts fewer still.",
		"h2 What was said",
		"q “Nobody in this city can remember a year like it, and the boats have never been so full.”",
		"p Similar claims were printed in Athens (Ο ποταμός ανέβηκε) and in Taipei (渡輪載客), each time without a source = or a date, " +
			"and each time with another figure than the one before it.",
		"l the mean of all days is 18,400;",
		"l the highest day, 12 August, had 23,105.",
		"c Passengers a day",
		"p Month | Passengers",
		"p January | 11,870",
		"p August | 20,940",
		"p The claim is therefore wrong by about one seventh: 21,000 is 14 % more than 18,400. Both professors who were asked to " +
			"repeat the sum came to the same result.",
	})
}

// TestWebArchiveForms: as other programs write them.
func TestWebArchiveForms(t *testing.T) {
	t.Parallel()
	page := "<html><head><title>Ferry</title></head><body><p>" + ingesttest.Sentence1 + "</p></body></html>"
	for _, c := range []struct{ what, name, data, url string }{
		{"Word", "a.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\nThis document is a Single File " +
			"Web Page.\r\n--x\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: " +
			"text/html; charset=\"us-ascii\"\r\n\r\n" + page + "\r\n--x--\r\n", ""},
		{"one part", "a.mht", "From: \"Saved by Windows Internet Explorer 8\"\r\nSubject: Ferry\r\nDate: Mon, 18 Mar 2024 09:30:00 " +
			"+0100\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: " +
			"8bit\r\nContent-Location: https://e.org/a\r\n\r\n" + page, "https://e.org/a"},
		{"a start", "a.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; start=\"<b>\"\n\n--x\nContent-Type: " +
			"text/html\nContent-ID: <a>\n\n<p>A frame with nothing to say\n--x\nContent-Type: text/html\nContent-ID: " +
			"<b>\nContent-Location: https://u:p@e.org/b#c\n\n" + page + "\n--x--\n", "https://e.org/b"},
		{"cut off", "a.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n" +
			page, ""},
	} {
		doc, err := Bytes(context.Background(), c.name, []byte(c.data), Hints{})
		if err != nil || !strings.Contains(doc.Text, ingesttest.Sentence1) || doc.URL != c.url || doc.Title != "Ferry" {
			t.Errorf("%s: %v %q %q %q", c.what, err, doc.Title, doc.URL, doc.Text)
		}
	}
}

func TestSavedPage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, url string }{
		{"<!DOCTYPE html>\n<!-- saved from url=(0043)https://harbour-ledger.example/ferry?id=3 -->\n<html><p>" + ingesttest.Sentence1,
			"https://harbour-ledger.example/ferry?id=3"},
		{"<!DOCTYPE html>\n<html><!--\n Page saved with SingleFile \n url: https://harbour-ledger.example/a \n saved date: Mon Mar 18 " +
			"2024\n--><p>" + ingesttest.Sentence1, "https://harbour-ledger.example/a"},
		{"<!-- saved from url=(0043)https://cdn.example/a --><html><link rel=canonical href=https://e.org/b><p>" +
			ingesttest.Sentence1, "https://e.org/b"},
		{"<!-- saved from url=(0022)file:///C:/secret.html --><html><p>" + ingesttest.Sentence1, ""},
	} {
		if doc := readString(t, "page.html", c.in); doc.URL != c.url {
			t.Errorf("%q, want %q", doc.URL, c.url)
		}
	}
}

func TestMail(t *testing.T) {
	t.Parallel()
	doc := readFile(t, "alternative.eml")
	if got, want := facts(doc), "Correction: the ferry’s 18,400 passengers; by Inês Almeida; 2024-03-18T09:30:00+01:00; ; ; "+
		"message/rfc822"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	ingesttest.Same(t, ingesttest.Outline(doc), []string{
		"h1 Correction: the ferry’s 18,400 passengers", "p Dear colleagues,", "h2 The figure",
		"p The ferry carries 18,400 passengers a day, not “21,000”, as the café’s owner knew.",
		"l January: 11,870", "l August: 20,940", "q It was the printed record that was wrong.",
	})
	doc = readFile(t, "flowed.eml")
	if got, want := facts(doc), "Re: the ferry; by José Roca; 2024-03-19T08:00:00Z; ; ; message/rfc822"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	ingesttest.Same(t, ingesttest.Outline(doc), []string{
		"h1 Re: the ferry", "q The ferry carries 18,400 passengers a day, not 21,000.",
		"p The café's owner says that he never counted more than four thousand on one pier, and that the minister has never been " +
			"there. That is the sentence we print.", "p José",
	})
}

func TestMailForms(t *testing.T) {
	t.Parallel()
	head := "From: a@e.org\nTo: b@e.org\nSubject: Ferry\nMIME-Version: 1.0\n"
	for _, c := range []struct {
		what, in string
		want     []string
	}{
		{"the plain form says more", head + "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n" +
			ingesttest.Sentence1 + "\n--x\nContent-Type: text/html\n\n<p>View in browser\n--x--\n",
			[]string{"h1 Ferry", "p " + ingesttest.Sentence1}},
		{"answers", head + "\nYes.\n\n> No?\n>> Maybe!\n\nNo.\n-- \nA. B.\n",
			[]string{"h1 Ferry", "p Yes.", "q No?", "q Maybe!", "p No.", "p A. B."}},
		{"from a mailbox", "From a@e.org Mon Mar 18 09:30:00 2024\n" + head + "\nText.\n", []string{"h1 Ferry", "p Text."}},
		{"Japanese", head + "Content-Type: text/plain; charset=ISO-2022-JP\n\n\x1b$B%U%'%j!<\x1b(B\n", []string{"h1 Ferry", "p フェリー"}},
		{"bytes that are not what they say", head + "Content-Type: text/plain; charset=utf-8\n\ncaf\xe9 and r\xe9sum\xe9 were " +
			"served\n", []string{"h1 Ferry", "p café and résumé were served"}},
		{"a charset nobody knows", head + "Content-Type: text/plain; charset=x-user\n\ncafé\n", []string{"h1 Ferry", "p café"}},
	} {
		doc, err := Bytes(context.Background(), "a.eml", []byte(c.in), Hints{})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		ingesttest.Same(t, ingesttest.Outline(doc), c.want)
	}
}

func TestMailRefused(t *testing.T) {
	t.Parallel()
	head := "From: a@e.org\nTo: b@e.org\nSubject: Ferry\nMIME-Version: 1.0\n"
	for _, c := range []struct{ in, say string }{
		{head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; " +
			"filename=\"table.pdf\"\n\nx\n--x--\n", "“table.pdf”"},
		{head + "Content-Type: multipart/encrypted; boundary=x\n\n--x\nContent-Type: application/octet-stream\n\nx\n--x--\n",
			"encrypted"},
		{head + "\n", "empty"},
		{head + strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 300), "too many parts"},
		{head + "\n" + strings.Repeat("--\n", 100_001), "too many parts"},
	} {
		doc, err := Bytes(context.Background(), "a.eml", []byte(c.in), Hints{})
		if err == nil {
			t.Errorf("%.200q was read as %.100q", c.in, doc.Text)
			continue
		}
		if s := ingesttest.Refusal(t, err); !strings.Contains(s, c.say) {
			t.Errorf("%q, want %q", s, c.say)
		}
	}
}

// TestNoMessage: text that begins with a name and a colon is text.
func TestNoMessage(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"Note: this is a text.\n\nBody.", "From: the editor\n\nBody.",
		"Subject: ferries\nSource: the port\n\nBody.", "Q: Why?\nA: Because.\n\nB."} {
		if doc := readString(t, "a.txt", in); !strings.HasPrefix(doc.Original.MediaType, "text/plain") {
			t.Errorf("%q is %s", in, doc.Original.MediaType)
		}
	}
}

func FuzzMessage(f *testing.F) {
	for _, s := range []string{
		"From: <Saved by Blink>\nSnapshot-Content-Location: http://e.org/\nMIME-Version: 1.0\nContent-Type: multipart/related; " +
			"boundary=\"x\"\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>caf=C3=A9=\n\n--x--\n",
		"From: =?utf-8?q?I=C3=B1?= <a@e.org>\nTo: b\nSubject: s\nContent-Type: multipart/alternative; " +
			"boundary=x\n\n--x\n\nText\n--x\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: " +
			"base64\n\nPHA+eA==\n--x--\n",
		"From: a@e.org\nTo: b\nDate: Tue, 19 Mar 2024 08:00:00 +0000\nContent-Type: text/plain; format=flowed; delsp=yes\n\n> a \n> " +
			"b\n-- \nc \nd\n",
		"From: a@e.org\nTo: b\nContent-Type: multipart/mixed; boundary=\n\n--\n\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkImport(t, "a.eml", data) })
}
