package ingest

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/ingesttest"
	"galley/model/passage"
)

func readString(t testing.TB, name, text string) model.Document {
	t.Helper()
	doc, err := Bytes(context.Background(), name, []byte(text), Hints{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	ingesttest.Check(t, doc, []byte(text))
	return doc
}

func TestText(t *testing.T) {
	t.Parallel()
	long := "The quick brown fox jumped over the lazy dog and went on its way"
	cases := []struct {
		what, name, in string
		want           []string
	}{
		{"paragraphs", "a.txt", "Title here\n\nOne.\n\n\n\nTwo.\n", []string{"h1 Title here", "p One.", "p Two."}},
		{"lines", "a.txt", "Title\nShort line\nAnother.", []string{"h1 Title", "p Short line", "p Another."}},
		{"line ends", "a.txt", "T\r\n\r\nA.\r\rB.\u0085C.\u2028D.\u2029E.", []string{"h1 T", "p A.", "p B.", "p C.", "p D.", "p E."}},
		{"wrapped", "a.txt", "T\n\n" + long + "\n" + long + "\nand home.", []string{"h1 T", "p " + long + " " + long + " and home."}},
		{"not wrapped", "a.txt", "T\n\n" + long + ".\n" + long + ".\nAnd home.",
			[]string{"h1 T", "p " + long + ".", "p " + long + ".", "p And home."}},
		{"list", "a.txt", "T\n\n- one\n- two\n1. three\n• four", []string{"h1 T", "l - one", "l - two", "l 1. three", "l • four"}},
		{"item goes on", "a.txt", "T\n\n- one and\n  a half\n- two", []string{"h1 T", "l - one and a half", "l - two"}},
		{"spaces stay", "a.txt", "T\n\nA  b\u00a0c\td.  \n", []string{"h1 T", "p A  b\u00a0c\td."}},
		{"controls go", "a.txt", "T\n\nA\x01b\x7f\ufeffc.\n", []string{"h1 T", "p Abc."}},
		{"composed", "a.txt", "T\n\nCafe\u0301.", []string{"h1 T", "p Café."}},
		{"a sentence is no title", "a.txt", "He said so.\n\nMore.", []string{"p He said so.", "p More."}},
		{"an abbreviation may end a title", "a.txt", "Talks Begin In U.S.\n\nMore.", []string{"h1 Talks Begin In U.S.", "p More."}},
		{"furniture before the title", "a.txt", "Listen to BBC Radio\n\nTroops Leave\n\nThey left on Monday.",
			[]string{"p Listen to BBC Radio", "h1 Troops Leave", "p They left on Monday."}},
		{"markdown", "a.md", "# Title #\n\nText *so* far.\n\n## Part\n\n- one\n* two\n1. three\n\n> said\n> " +
			"she\n\nOld\n---\n\n```\na\n b\n```\n", []string{"h1 Title", "p Text *so* far.", "h2 Part", "l one", "l two",
			"l 1. three", "q said", "q she", "h2 Old", "p a", "p b"}},
		{"tags in text stay text", "a.txt", "T\n\nWrite <b>this</b> so.", []string{"h1 T", "p Write <b>this</b> so."}},
	}
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) { ingesttest.Same(t, ingesttest.Outline(readString(t, c.name, c.in)), c.want) })
	}
}

func TestTextAbout(t *testing.T) {
	t.Parallel()
	doc := readString(t, "a.txt", "Subscribe now\n\nTroops Leave\n\nBy Jane van Doe and John Roe\n\nPublished: March 31, 2009\n\nThey "+
		"left. By the time it was dark, they were gone.")
	if doc.Title != "Troops Leave" || doc.Byline != "Jane van Doe and John Roe" || doc.Published != "2009-03-31" {
		t.Errorf("title %q, byline %q, published %q", doc.Title, doc.Byline, doc.Published)
	}
	if doc = readString(t, "a.txt", "Troops leave today. They leave by road.\n\nBy noon they had gone."); doc.Byline != "" || doc.Title == "" {
		t.Errorf("title %q, byline %q", doc.Title, doc.Byline)
	}
}

func TestHints(t *testing.T) {
	t.Parallel()
	h := Hints{Title: "Mine", Byline: "B\u0065\u0301", Publisher: "P", Published: "31 March 2009", URL: "https://example.org/x",
		Language: "fr"}
	doc, err := Bytes(context.Background(), "dir/a.txt", []byte("Title\n\nText."), h)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Mine" || doc.Byline != "Bé" || doc.Publisher != "P" || doc.Published != "2009-03-31" || doc.URL != h.URL ||
		doc.Language != "fr" || doc.Original.Name != "a.txt" {
		t.Errorf("%+v", doc)
	}
}

func TestFurniture(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Watch ABC News", "Watch Live", "View XYZ News In", "Open in app", "Read in the Guardian app", "NPR App Open",
		"Get the Daily Planet app", "Chrome Firefox Continue", "Safari Open",
		"Be the first to comment", "Get email alerts for local news", "Sign up for our newsletter", "Subscribe", "Subscribe now",
		"Log in", "Already a subscriber? Log in",
		"Share this article", "Share on Facebook", "Facebook Twitter WhatsApp Email", "Follow us on Twitter", "Advertisement",
		"ADVERTISEMENT", "Story continues below advertisement", "Scroll to continue reading",
		"We use cookies to improve your experience.", "Accept all cookies", "© 2009 Daily Planet. All rights reserved.",
		"Copyright 2019 The Associated Press", "Privacy Policy", "Skip to main content", "Menu",
		"Read more", "Show comments", "12 comments", "Leave a comment", "Related articles", "Most read", "More from Politics",
		"You may also like", "3 min read", "(CBS)", "(AP/CBS)", "(CBS News)", "(Reuters)",
	} {
		if !block.IsFurniture(line) {
			t.Errorf("%q is furniture", line)
		}
	}
	for _, line := range []string{
		"Watch what they do, not what they say.", "Watch Your Step", "View of the river", "Share prices fell on Monday.",
		"Open questions remain in Kabul", "Get out of the country, he said.",
		"Subscribe to a theory that the earth is flat and you will be laughed at.", "Follow the money",
		"Search for survivors goes on", "Home prices fell 3 percent", "Chrome is a browser.",
		"Copyright law was changed in 2009.", "Cookies were sold for two dollars.",
		"Sign of the times", "More than 50 Americans were held", "More troops in Kabul", "Close to 600 miles of border",
		"Most voters disagree", "Top commander in Pakistan", "Log cabins burn", "Join forces, they said",
		"Register of voters grows", "Privacy is dead", "Help arrives in Haiti", "(He died in 2009)", "(AIDS is a disease.)",
		"Next week they vote.", "Related parties were told.", "Read the letter", "Email was his undoing",
		"Print media are dying",
		"Like father, like son", "Comments anger Iran", "Popular vote", "Follow Smith", "Allow 40 days",
		"Advertising revenue fell by 3 percent", "Menu prices rise", "Contact was lost at noon",
	} {
		if block.IsFurniture(line) {
			t.Errorf("%q is no furniture", line)
		}
	}
	doc := readString(t, "a.txt", "Menu\n\nTroops Leave\n\nThe first troops left the town on Monday, the army said.\n\nMenu\n\nOthers will "+
		"follow them before the summer is over.\n\n(AP)\n\nThe army gave no number.\n\nShare this article")
	if !slices.Equal(doc.Furniture, []int{0, 5, 7}) {
		t.Errorf("furniture is %v", doc.Furniture)
	}
	if doc = readString(t, "a.txt", "Menu\n\nSearch"); len(doc.Furniture) != 0 {
		t.Error("a text cannot be furniture altogether")
	}
}

func TestArticle(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(article)
	if err != nil {
		t.Skip("the sample article is not here: ", err)
	}
	doc, err := File(context.Background(), article, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	ingesttest.Check(t, doc, data)
	if doc.Title != "U.S. And Iranian Diplomats Break The Ice" {
		t.Errorf("title is %q", doc.Title)
	}
	var lines []string
	for _, f := range doc.Furniture {
		lines = append(lines, doc.Text[doc.Blocks[f].Start:doc.Blocks[f].End])
	}
	ingesttest.Same(t, lines, []string{"Watch CBS News", "(CBS)", "View CBS News In", "CBS News App Open", "Chrome Safari Continue",
		"Be the first to know",
		"Get browser notifications for breaking news, live events, and exclusive reporting."})
	if !strings.Contains(doc.Text, "(CBS)\n\nMeanwhile, the top Taliban commander") || doc.Blocks[1].Kind != model.Heading {
		t.Error("lines of one paragraph are blocks of their own, and the title is a heading")
	}
}

// TestAHashIsTakenOnce: who has taken the hash of the bytes hands it over.
func TestAHashIsTakenOnce(t *testing.T) {
	data := []byte("The envoy spoke of 21,000 troops.")
	for given, want := range map[string]string{"": passage.Hash(string(data)), "taken": "taken"} {
		d, err := Bytes(t.Context(), "talks.txt", data, Hints{SHA256: given})
		if err != nil || d.Original.SHA256 != want {
			t.Errorf("given %q: %q, %v", given, d.Original.SHA256, err)
		}
	}
}
