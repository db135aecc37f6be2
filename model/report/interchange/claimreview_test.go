package interchange

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func reviewsIn(t *testing.T, c view.Content) []map[string]any {
	t.Helper()
	text := output(t, WriteClaimReview, c)
	if !strings.HasPrefix(text, "[") {
		text = "[" + text + "]"
	}
	var all []map[string]any
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAClaimReviewSaysWhatWasCheckedAndWhereItStands(t *testing.T) {
	all := reviewsIn(t, sample.Reviewed(t))
	if len(all) != 1 {
		t.Fatalf("%d reviews; a claim that is not rated has none", len(all))
	}
	got, err := json.Marshal(all[0])
	if err != nil {
		t.Fatal(err)
	}
	const talks = `{"@type":"NewsArticle","author":{"@type":"Person","name":"J. Doe"},"datePublished":"2009-03-31","headline":"Talks at ` +
		`The Hague","publisher":{"@type":"Organization","name":"The Paper"},"url":"https://example.org/talks"}`
	const earlier = `{"@type":"NewsArticle","datePublished":"2009-03-01","headline":"Earlier","url":"https://other.example/earlier"}`
	want := `{"@context":"https://schema.org","@type":"ClaimReview","author":{"@type":"Organization","name":"The Checking Desk"},` +
		`"claimReviewed":"600 miles – “so he said”","datePublished":"2026-11-22",` +
		`"itemReviewed":{"@type":"Claim","appearance":[` + talks + `,` + earlier +
		`],"author":{"@type":"Person","name":"Akhundzadeh"},"datePublished":"2009-03","firstAppearance":` + earlier + `},` +
		`"reviewRating":{"@type":"Rating","alternateName":"Mostly true","bestRating":5,"ratingExplanation":"Measured.","ratingValue":4,` +
		`"worstRating":1},"url":"https://check.example/talks"}`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAScaleWithoutNumbersGivesNone(t *testing.T) {
	c := sample.Reviewed(t)
	c.Choices.Newsroom = ""
	d := &c.Dossiers[1]
	d.Scale = model.BuiltInScales()[1]
	sample.Rate(d, "Refuted", "")
	d.Claim.Speaker = "U.S. State Department"
	all := reviewsIn(t, c)
	rating := all[1]["reviewRating"].(map[string]any)
	if len(all) != 2 || rating["alternateName"] != "Refuted" || rating["ratingValue"] != nil || rating["bestRating"] != nil {
		t.Errorf("%v", rating)
	}
	if author := all[1]["author"].(map[string]any); author["@type"] != "Person" || author["name"] != "Ann" {
		t.Errorf("without a newsroom: %v", author)
	}
	if speaker := all[1]["itemReviewed"].(map[string]any)["author"].(map[string]any); speaker["@type"] != "Organization" {
		t.Errorf("%v", speaker)
	}
	if all[0]["url"] != "https://check.example/talks#claim-1" || all[1]["url"] != "https://check.example/talks#claim-2" {
		t.Errorf("two reviews with one address: %v, %v", all[0]["url"], all[1]["url"])
	}
	c.Choices.ReviewURL, c.Choices.Claim = "https://check.example/{n}", d.Claim.ID
	if one := reviewsIn(t, c); len(one) != 1 || one[0]["url"] != "https://check.example/2" {
		t.Errorf("the one claim: %v", one)
	}
}

func TestHostileWordsStayWithinTheirScript(t *testing.T) {
	for name, text := range sample.Hostiles {
		c := sample.HostileContent(t, text)
		c.Choices = view.Choices{ReviewURL: text, Newsroom: text}
		out := output(t, WriteClaimReview, c)
		if strings.ContainsAny(out, "<>\x00\u202e") || !json.Valid([]byte(out)) {
			t.Errorf("%s: %s", name, out)
		}
		for _, r := range reviewsIn(t, c) {
			if r["url"] != nil {
				t.Errorf("%s: published under %v", name, r["url"])
			}
		}
	}
}

func TestClaimReviewsAreReadFromPagesAndFiles(t *testing.T) {
	const review = `{"@context": "https://schema.org", "@type": "ClaimReview", "datePublished": "2024-06-01", "url":
		"https://check.example/1", "claimReviewed": "The border has &quot;600&quot; miles",
		"author": {"@type": "Organization", "name": "Checkers"}, "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name":
		"A. Minister"}},
		"reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "False", "ratingExplanation": "It has 582."}}`
	page := func(json string) string {
		return `<!doctype html><html><head><script>var x = "ClaimReview"</script><script type="application/ld+json">{ broken </script>
			<script type='application/ld+json; charset=utf-8'>` + json + `</script></head><body><p>Text</p></body></html>`
	}
	for name, text := range map[string]string{
		"a file": review, "a list": "[" + review + "," + review + "]", "a page": page(review),
		"a graph":         page(`{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, ` + review + `]}`),
		"within a review": page(`{"@type": "NewsArticle", "review": [` + review + `]}`),
		"many types":      strings.Replace(review, `"@type": "ClaimReview"`, `"@type": ["Review", "http://schema.org/ClaimReview"]`, 1),
		"named elsewhere": page(`{"@graph": [{"@type": "Organization", "@id": "#us", "name": "Checkers"}, ` +
			strings.Replace(review, `{"@type": "Organization", "name": "Checkers"}`, `{"@id": "#us"}`, 1) + `]}`),
	} {
		all, err := ReadClaimReviews("page.html", []byte(text))
		if err != nil || len(all) != 1 {
			t.Errorf("%s: %v, %+v", name, err, all)
			continue
		}
		want := Review{Claim: `The border has "600" miles`, Speaker: "A. Minister", Rating: "False", Explanation: "It has 582.",
			URL: "https://check.example/1", Author: "Checkers", Published: "2024-06-01"}
		if all[0] != want {
			t.Errorf("%s: %+v", name, all[0])
		}
		if got := all[0].Note(); got != "Already checked by Checkers, 1 June 2024: rated “False”. It has 582." {
			t.Errorf("note %q", got)
		}
	}
	numbers := strings.Replace(review, `"alternateName": "False", `, "", 1)
	if all, err := ReadClaimReviews("x.json", []byte(numbers)); err != nil || all[0].Rating != "1 of 5" {
		t.Errorf("%v %+v", err, all)
	}
	for name, text := range map[string]string{"nothing": "", "a page without": page(`{"@type": "NewsArticle"}`),
		"cut off": `{"@type": "ClaimReview",`} {
		if _, err := ReadClaimReviews("x", []byte(text)); err == nil || strings.Contains(model.Sentence(err), "Something went wrong") {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := sample.Reviewed(t)
	if all, err := ReadClaimReviews("own", []byte(output(t, WriteClaimReview, c))); err != nil || all[0].Rating != "Mostly true" ||
		all[0].Author != "The Checking Desk" {
		t.Errorf("our own: %v %+v", err, all)
	}
}

// TestClaimReviewsAreReadAsPublishersWriteThem: each way of writing one that is
// no clean JSON and is met on the web.
func TestClaimReviewsAreReadAsPublishersWriteThem(t *testing.T) {
	const review = `{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://check.example/1", "claimReviewed": "600 ` +
		`miles of border",
		"author": {"@type": "Organization", "name": "Checkers"}, "reviewRating": {"@type": "Rating", "alternateName": "False"}}`
	script := func(in string) string {
		return `<html><head><script type="application/ld+json">` + in + `</script></head><body><p>x</p></body></html>`
	}
	with := func(old, new string) string { return strings.Replace(review, old, new, 1) }
	for name, page := range map[string]string{
		"CDATA":                script("\n//<![CDATA[\n" + review + "\n//]]>\n"),
		"CDATA in a comment":   script("/* <![CDATA[ */" + review + "/* ]]> */"),
		"bare CDATA":           script("<![CDATA[" + review + "]]>"),
		"a comment of HTML":    script("<!-- " + review + " -->"),
		"a comment before":     script("// made by a plugin\n" + review),
		"a line break":         script(with("600 miles of", "600 miles\nof")),
		"a tab":                script(with("600 miles of", "600\tmiles of")),
		"a comma too many":     script(with(`"False"}}`, `"False",},}`)),
		"commas in a list":     script("[" + review + ",]"),
		"a semicolon":          script(review + ";"),
		"two in a row":         script(`{"@type": "WebPage"}` + "\n" + review),
		"a stray escape":       script(with("600 miles of", `600 miles \of`)),
		"a claim as an object": script(with(`"600 miles of border"`, `{"@type": "Claim", "text": "600 miles of border"}`)),
		"a claim named": script(with(`"claimReviewed": "600 miles of border"`,
			`"itemReviewed": {"@type": "Claim", "name": "600 miles of border"}`)),
		"another script's claim": strings.Replace(script(with(`"600 miles of border"`, `{"@id": "#c"}`)), "</head>",
			`<script type="application/ld+json">{"@type": "Claim", "@id": "#c", "text": "600 miles of border"}</script></head>`, 1),
		"microdata": `<html><body><b><div itemscope itemtype="http://schema.org/ClaimReview"><a itemprop="url" ` +
			`href="https://check.example/1">Our check</a>
			<p>They said <q itemprop="claimReviewed">600 <b>miles</b> of border</q>.</p><span itemprop="author" itemscope ` +
			`itemtype="http://schema.org/Organization"><span itemprop="name">Checkers</span></span>
			<div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"><meta itemprop="alternateName" ` +
			`content="False"></div></div></body></html>`,
	} {
		all, err := ReadClaimReviews("page.html", []byte(page))
		if err != nil || len(all) != 1 {
			t.Errorf("%s: %v, %+v", name, err, all)
			continue
		}
		if want := (Review{Claim: "600 miles of border", Rating: "False", URL: "https://check.example/1", Author: "Checkers"}); all[0] != want {
			t.Errorf("%s: %+v", name, all[0])
		}
	}
	_, err := ReadClaimReviews("page.html", []byte(script(review[:len(review)-20])))
	if !model.HasCode(err, model.Damaged) || !strings.Contains(model.Sentence(err), "broken") {
		t.Errorf("a review that is cut off: %v", err)
	}
	_, err = ReadClaimReviews("page.html", []byte(script(`{"@type": "NewsArticle", broken`)))
	if !model.HasCode(err, model.NotFound) {
		t.Errorf("another script that is broken: %v", err)
	}
}

func FuzzReadClaimReviews(f *testing.F) {
	f.Add([]byte(`<script type="application/ld+json">{"@graph": [{"@id": "#a", "@type": "ClaimReview", "author": {"@id": "#a"},
		"itemReviewed": [[]], "reviewRating": {"ratingValue": "1"}, "claimReviewed": "\ud800<b>x"}]}</script>`))
	f.Add([]byte(`<div itemscope itemtype="https://schema.org/ClaimReview"><p itemprop="claimReviewed">a<b itemprop=author itemscope ` +
		`itemref=x></p></div>`))
	f.Add([]byte("<script type='application/ld+json'>/*<![CDATA[*/ {\"@type\":\"ClaimReview\",\"claimReviewed\":\"a\nb\",}; /*]]>*/</script>"))
	f.Add([]byte(`[{"@type": ["ClaimReview"], "url": "javascript:x", "claimReviewed": ["a"], "datePublished": "soon"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := ReadClaimReviews("fuzz", data)
		if (err == nil) == (len(all) == 0) {
			t.Errorf("%d reviews, %v", len(all), err)
		}
		for _, r := range all {
			if strings.ContainsAny(r.Note()+r.Claim, "\x00\n") || r.URL != "" && view.WebLink(r.URL) == "" {
				t.Errorf("%+v", r)
			}
		}
	})
}

// output is what one of the room's writers writes of the content.
func output(t testing.TB, write func(io.Writer, view.Chosen) error, c view.Content) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, chosen(t, c)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func chosen(t testing.TB, c view.Content) view.Chosen {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		t.Fatal(err)
	}
	return chosen
}
