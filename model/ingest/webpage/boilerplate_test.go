package webpage

import (
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
)

// story is a page of news as sites build them: the sentences of the text in
// their boxes, and in holes around them whatever a case puts there.
func story(before, between, after string) string {
	return `<!doctype html><html lang=en><head><title>Soldiers Sent To Border</title><meta name=author content="Jane Doe"><meta ` +
		`property="og:site_name" content="The Planet"></head><body>
		<header><a href=/>The Planet</a></header><main><article class="post category-social"><h1>Soldiers Sent To Border</h1>` + before +
		`<div class="article-body"><p>` + ingesttest.Sentence1 + `</p><p>` + ingesttest.Sentence2 + `</p>` + between + `<p>` +
		ingesttest.Sentence1 + ` It did so twice.</p><p>` + ingesttest.Sentence2 + ` None was held.</p>` + after +
		`</div></article></main></body></html>`
}

// TestSift: what is none of the article's does not come into its text, and
// what looks like it but is the article's stays.
func TestSift(t *testing.T) {
	prose := []string{"h1 Soldiers Sent To Border", "p " + ingesttest.Sentence1, "p " + ingesttest.Sentence2,
		"p " + ingesttest.Sentence1 + " It did so twice.", "p " + ingesttest.Sentence2 + " None was held."}
	with := func(at int, lines ...string) []string {
		return append(append(append([]string{}, prose[:at]...), lines...), prose[at:]...)
	}
	cases := []struct {
		what, before, between, after string
		want                         []string
	}{
		{"plain", "", "", "", prose},
		{"dateline and byline", `<p class=byline>By Jane Doe, staff writer</p><p>Published 10:02 AM EST, Nov 19, 2019 | Updated Nov. ` +
			`20</p><p>Jane Doe</p>`, "", "", prose},
		{"a byline made a heading", `<h4>by Jane Doe, Monday, November 18, 2019</h4>`, "", "", prose},
		{"the maker before what a picture shows", "", `<p>© Ann Poe Soldiers board a train in the capital.</p>`, "",
			with(3, "c © Ann Poe Soldiers board a train in the capital.")},
		{"dateline in Portuguese", `<p>segunda-feira, 22 de janeiro de 2018 às 0:13</p>`, "", "", prose},
		{"standfirst", `<p class=standfirst>The army would not say how many went.</p>`, "", "",
			with(1, "p The army would not say how many went.")},
		{"captions once, no credit alone", "", `<figure><img src=a><figcaption>Soldiers board a train in the capital.</figcaption>` +
			`</figure><div class="slideshow-caption"><p>Soldiers board a train in the capital.</p></div><p class="photo-credit">Ann ` +
			`Poe / The Planet</p><p>Photo: Ann Poe, The Planet</p>`, "",
			with(3, "c Soldiers board a train in the capital.")},
		{"links away", "", `<p><a href=/a>ARMY CHIEF: WE NEED MORE MEN</a></p><p><strong>READ MORE: <a href=/b>What the parties ` +
			`want</a></strong></p>`,
			`<h3>You may also like</h3><ul><li><a href=/c>Ten things about borders</a></li><li><a href=/d>Who guards the guards?</a>` +
				`</li></ul>`, prose},
		{"a list the text leads to stays", "", `<p>The documents:</p><ul><li><a href=/1>Order of the army, March 3</a></li><li><a ` +
			`href=/2>Protest of the parties</a></li></ul>`, "",
			with(3, "p The documents:", "l Order of the army, March 3", "l Protest of the parties")},
		{"chapters that are links stay", "", `<h2><a href=/x>The order of March 3</a></h2>`, "", with(3, "h2 The order of March 3")},
		{"boxes", "", `<div class="newsletter-signup"><p>Get the day's stories, every morning.</p></div><aside class=pull-quote><p>` +
			`far higher than that</p></aside>`,
			`<div class=author-bio><p>Jane Doe reports on the army.</p></div><div class="post-tags"><a href=/t>Army</a> <a href=/u>` +
				`Border</a></div>`, prose},
		{"pitches", "", "", `<p><em>Jane Doe is a reporter for The Planet. Follow her on Twitter @janedoe or write to ` +
			`jane@planet.example.</em></p><p>Sign up for our newsletter to get the latest news.</p>`, prose},
		{"helpers", "", "", `<p>Ann Poe and Rich Roe contributed to this report.</p><p>(Reporting by Ann Poe; editing by Rich ` +
			`Roe)</p>`, prose},
		{"people say such things too", "", `<p>“Sign up for our army,” the poster said, “and get your uniform every week.”</p>`,
			`<p>The minister said he would write to the parties on Monday about their newsletter.</p>`,
			append(with(3, "p “Sign up for our army,” the poster said, “and get your uniform every week.”"), "p The minister said he "+
				"would write to the parties on Monday about their newsletter.")},
		{"short lines of a text stay", "", `<p>No.</p><p>Not in 2019.</p><h3>March 3, 2019</h3>`, "",
			with(3, "p No.", "p Not in 2019.", "h3 March 3, 2019")},
		{"an anchor is not a box", "", `<h2 id="sharing-the-blame-for-comments">Sharing the blame</h2>`, "",
			with(3, "h2 Sharing the blame")},
		{"a table of figures", "", `<table><tr><th>Year</th><th>Troops</th></tr><tr><td>2009</td><td>21,000</td></tr></table>`, "",
			with(3, "p Year | Troops", "p 2009 | 21,000")},
		{"a card behind a name", "", `<p>It was Ann <span class=hover><span><img src=p><a href=/p>Ann Poe</a> <a href=/q>All her ` +
			`votes</a></span></span>who asked.</p>`, "", with(3, "p It was Ann who asked.")},
		{"no break in what is said of the source", "", "", `<p>Originally published in The Globe.</p>`,
			append(with(5), "p Originally published in The Globe.")},
	}
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			ingesttest.Same(t, ingesttest.Outline(readPage(t, story(c.before, c.between, c.after))), c.want)
		})
	}
}

// TestSiftKeepsAPageOfLinks: where nearly all would go, nothing does.
func TestSiftKeepsAPageOfLinks(t *testing.T) {
	list := ""
	for _, l := range []string{"Army sends soldiers", "Parties ask for inquiry", "Border towns are quiet", "What the treaty says"} {
		list += "<li><a href=/x>" + l + "</a></li>"
	}
	doc := readPage(t, "<html><title>The news this morning</title><body><p>Read on.</p><ul>"+list+"</ul></body></html>")
	if got := strings.Join(ingesttest.Outline(doc), "\n"); strings.Count(got, "\nl ") != 4 {
		t.Error(got)
	}
}

// TestRestore: a paragraph that the search for the main text takes for a
// teaser, and a post shown in the text, stand where they stood.
func TestRestore(t *testing.T) {
	card := func(s string) string {
		return `<div class="card"><div class="card-content"><p>` + s + `</p></div></div>`
	}
	lost := `It had been ordered in the spring and was said in <a href=/j>a long paper of the army itself, of March 3</a>.`
	page := story("", card(ingesttest.Sentence1+" So it is.")+card(lost)+card(ingesttest.Sentence2+" So it was.")+`<div `+
		`class="social-media-embed"><blockquote class="twitter-tweet"><p>We go.</p>— Ann Poe (@annpoe) <a href=/s>March 3, 2019</a>`+
		`</blockquote></div>`, "")
	got := strings.Join(ingesttest.Outline(readPage(t, page)), "\n")
	want := "p " + ingesttest.Sentence1 + " So it is.\np It had been ordered in the spring and was said in a long paper of the army " +
		"itself, of March 3.\np " + ingesttest.Sentence2 + " So it was.\nq We go.\nq — Ann Poe (@annpoe) March 3, 2019\n"
	if !strings.Contains(got, want) {
		t.Error(got)
	}
	stated := strings.Replace(story("", `<div class="sponsor"><div class="sidebar"><p>`+ingesttest.Sentence1+` Nobody saw it, <a `+
		`href=/q>as the parties found when they went there</a>.</p></div></div>`, ""), "</head>",
		`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Soldiers Sent To `+
			`Border","articleBody":"`+ingesttest.Sentence1+` Nobody saw it, as the parties found when they went there."}</script>`+
			`</head>`, 1)
	if got := readPage(t, stated).Text; !strings.Contains(got, "as the parties found") {
		t.Error(got)
	}
}
