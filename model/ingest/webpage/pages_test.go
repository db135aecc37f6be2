package webpage

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"
)

func TestFiguresOnPagesAreReadAsAReaderSeesThem(t *testing.T) {
	for in, want := range map[string]string{
		`35<a class="fn" href="#note1">1</a> ships`:                                              "35[1] ships",
		`35<a href="#n1" id="r1">12</a> ships`:                                                   "35[12] ships",
		`21,400<sup><a href="#n2">2</a></sup> tons`:                                              "21,400[2] tons",
		`21,400<a href="#n2"><sup>[2]</sup></a> tons`:                                            "21,400[2] tons",
		`see part <a href="#p3">3</a> of it`:                                                     "see part 3 of it",
		`10<sup>6</sup> tons, 10<span style="vertical-align: super; font-size: 70%">−3</span> g`: "10⁶ tons, 10⁻³ g",
		`5<sup>1</sup>⁄<sub>2</sub> miles`:                                                       "5 1/2 miles",
		`5<span class="frac"><sup>1</sup>/<sub>2</sub></span> miles`:                             "5 1/2 miles",
		`5<span class="sfrac"><span class="num">1</span><span class="visually-hidden">/</span><span class="den">2</span></span> ` +
			`miles`: "5 1/2 miles",
		`CO<sub>2</sub> and PM<sub>2.5</sub>`:                                                        "CO₂ and PM₂.₅",
		`<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math> of them`:                                   "3/4 of them",
		`growth of 5<math><msup><mn>10</mn><mn>6</mn></msup></math>`:                                 "growth of 5 10⁶",
		`<math><msub><mi>x</mi><mn>2</mn></msub><mo>=</mo><mo form="prefix">-</mo><mn>7</mn></math>`: "x₂ = −7",
		`<span class="k"><span class="katex-mathml"><math><semantics><mfrac><mn>1</mn><mn>3</mn></mfrac><annotation>\frac</annotation>` +
			`</semantics></math></span><span class="katex-html" aria-hidden="true">13</span></span> of it`: "1/3 of it",
		`lost <del>3.1</del> <ins>2.4</ins> million and <s>400</s> 600 posts`:    "lost 2.4 million and 600 posts",
		`lost <span style="text-decoration: line-through">3.1</span>2.4 million`: "lost 2.4 million",
		`He said <q>we lost 900 posts, <q>they</q> say</q>.`: "He said “we lost 900 posts, ‘they’ " +
			"say”.",
		`He said <q>“we lost”</q>.`: "He said “we lost”.",
		`<ruby>港<rt>みなと</rt></ruby>に<ruby>二<rp>(</rp><rt>2</rt><rp>)</rp></ruby>隻`:             "港に二隻",
		`&minus;3 &deg;C, 7&nbsp;%, &lt;5, &frac12;, 1&#8239;200`:                              "−3 °C, 7\u00a0%, <5, ½, 1\u202f200",
		`21<span class="sr-only">thousand </span>,<wbr>400`:                                    "21,400",
		`<span aria-hidden="true">−</span><span class="visually-hidden">minus </span>5 points`: "−5 points",
		`It lost <button class="term">1,200</button> posts.`:                                   "It lost 1,200 posts.",
		`about <img alt="½" src="h.png"> of it`:                                                "about ½ of it",
	} {
		root, err := markup.Parse(context.Background(), "<body><p>"+in+"</p>")
		if err != nil {
			t.Fatal(err)
		}
		pieces := markup.Pieces(root, true)
		if len(pieces) != 1 || pieces[0].Text != want {
			t.Errorf("%s\n got %+v\nwant %q", in, pieces, want)
		}
	}
}

// TestFiguresSurviveAnyMarkup puts figures of every shape into every element
// that stands in a line: all of it comes out, and nothing beside it joins it.
func TestFiguresSurviveAnyMarkup(t *testing.T) {
	figures := []string{"35", "21,000", "2.4", "−3", "±0.5", "7 %", "1/2", "½", "€1.2 million", "≥10", "1990–95", "10⁶", "3:2", "+4",
		"#5"}
	for _, tag := range []string{"b", "i", "em", "strong", "u", "span", "mark", "small", "big", "abbr", "time", "data", "code", "kbd",
		"ins", "font", "bdi", "cite", "dfn", "var", "samp", "a", "nobr", "x-figure"} {
		for _, f := range figures {
			doc := readPage(t, ingesttest.NewsPage("", "<p>The clerks wrote down <"+tag+">"+f+"</"+tag+"> as the number, and nobody "+
				"asked "+
				"them to do so again.</p>", ""))
			if want := "wrote down " + f + " as the number"; !strings.Contains(doc.Text, want) {
				t.Errorf("<%s>%s</%s> is lost in %q", tag, f, tag, doc.Text)
			}
		}
	}
}

func TestNoParagraphGoesForTheNameOfItsBoxAlone(t *testing.T) {
	const said = "The board gave 45 million crowns for the quay and let 310 dockers go, its chairman said."
	for _, class := range []string{"callout", "legal", "control", "membership", "tools", "ratings", "follow", "comment", "print",
		"promo", "teaser", "sidebar", "related", "newsletter", "menu", "social", "subscription", "bio", "footer", "popup", "modal"} {
		doc := readPage(t, ingesttest.NewsPage("", `<div class="`+class+`"><p>`+said+`</p></div>`, ""))
		if !strings.Contains(doc.Text, said) {
			t.Errorf("a paragraph in a box called %s is gone", class)
		}
	}
	for _, in := range []string{
		`<aside class="facts"><h3>The figures</h3><ul><li>Dues: 12 percent</li><li>Dockers: 310</li></ul></aside>`,
		`<div class="box"><h4>The figures</h4><table><tr><th>Dues</th><td>12 percent</td></tr><tr><th>Dockers</th><td>310</td></tr>` +
			`</table></div>`,
	} {
		doc := readPage(t, ingesttest.NewsPage("", in, ""))
		for _, want := range []string{"The figures", "12 percent", "310"} {
			if !strings.Contains(doc.Text, want) {
				t.Errorf("%s: %q is gone from %q", in, want, doc.Text)
			}
		}
	}
}

func TestTheLeadStaysWhateverItsBoxIsCalled(t *testing.T) {
	const lead = "The board of the harbour agreed on Tuesday to spend 300 million crowns. Its critics doubt the figure."
	for _, class := range []string{"teaser-text", "intro", "promo lead", "article-meta", "caption-lead", "summary", "related-lead"} {
		page := `<html lang=en><head><title>Fewer ships</title></head><body><div class="nav"><a href=/>Home</a></div><div ` +
			`class="news"><div class="article"><div class="header"><h1>Fewer ships</h1></div>
			<div class="` + class + `"><p>` + lead + `</p></div><div class="text"><p>` + ingesttest.Lead1 + `</p><p>` +
			ingesttest.Lead2 + `</p><p>` +
			ingesttest.Lead3 + `</p></div></div></div></body></html>`
		if doc := readPage(t, page); !strings.Contains(doc.Text, lead) {
			t.Errorf("the lead in %q is gone: %q", class, doc.Text)
		}
	}
}

func TestSectionsAndLinkedSentencesStay(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<h2>Top 4 errors of the board</h2><ul><li>It counted twice.</li><li>It lost 40 lists.</li></ul>`,
			"Top 4 errors of the board\n\nIt counted twice.\n\nIt lost 40 lists."},
		{`<h2>More ships than before</h2><p>Pilots counted 2,100.</p><p>A year ago: 1,900.</p>`,
			"More ships than before\n\nPilots counted 2,100.\n\nA year ago: 1,900."},
		{`<h2>Latest figures</h2><p>Dues fell by 7 percent.</p><p>In June by 3 more.</p>`,
			"Latest figures\n\nDues fell by 7 percent.\n\nIn June by 3 more."},
	} {
		if doc := readPage(t, ingesttest.NewsPage("", "", c.in)); !strings.Contains(doc.Text, c.want) {
			t.Errorf("%s: %q", c.in, doc.Text)
		}
	}
	for _, line := range []string{
		"A third member of the board is due in court on March 12, prosecutors said in a letter",
		"My neighbour, the old pilot, has said what is wrong with it:",
	} {
		if doc := readPage(t, ingesttest.NewsPage("", `<p><strong><a href="/d">`+line+`</a></strong></p>`,
			"")); !strings.Contains(doc.Text, line) {
			t.Errorf("%q is gone", line)
		}
	}
	const call = "She asked the pilots to “sign up and join us” and to write to her at board@harbour.example about the 310 dockers."
	if doc := readPage(t, ingesttest.NewsPage("", "<p>"+call+"</p>", "")); !strings.Contains(doc.Text, call) {
		t.Errorf("%q is gone", call)
	}
}

// TestWhatIsNotTheArticlesStillGoes: the opposite of the tests above.
func TestWhatIsNotTheArticlesStillGoes(t *testing.T) {
	for what, in := range map[string]string{
		"a list of other stories": `<div class="related"><h3>More stories</h3><ul><li><a href="/1">Harbour dues rise by 12 ` +
			`percent</a></li><li><a href="/2">Pilots strike for 3 days</a></li></ul></div>`,
		"the same without a class": `<h3>Read more</h3><ul><li><a href="/1">Harbour dues rise by 12 percent</a></li><li><a href="/2">` +
			`Pilots strike for 3 days</a></li></ul>`,
		"an invitation": `<div class="newsletter"><p>Sign up for our newsletter and get 5 stories every morning.</p><form>` +
			`<input name="mail"><button>Go</button></form></div>`,
		"a link between": `<p><a href="/c">HARBOUR BOARD: WE NEED MORE SHIPS</a></p>`,
		"a notice on cookies": `<div class="cookie-notice"><p>This site uses cookies. By continuing to use this website, you ` +
			`agree to their use by our 12 partners.</p><button>Accept</button></div>`,
		"a button": `<p>Advertisement</p>`,
		"readers": `<div id="comments"><h3>2 comments</h3><div class="comment"><p>Pilot: I counted 900 of them, and ` +
			`said so.</p></div><div class="comment"><p>Ann: They never count.</p></div><form><textarea></textarea></form></div>`,
	} {
		doc := readPage(t, ingesttest.NewsPage("", "", in))
		want := "Fewer ships\n\n" + ingesttest.Lead1 + "\n\n" + ingesttest.Lead2 + "\n\n" + ingesttest.Lead3
		if doc.Text != want {
			t.Errorf("%s is in the text: %q", what, strings.TrimPrefix(doc.Text, want))
		}
		if len(doc.LeftOut) == 0 {
			t.Errorf("%s is not kept as left out", what)
		}
		for _, part := range doc.LeftOut {
			if part.Text == "" || !typography.EndsSentence(part.Reason) || part.After < -1 || part.After >= len(doc.Blocks) ||
				len(part.Blocks) == 0 {
				t.Errorf("%s: %+v", what, part)
			}
		}
	}
}

func TestADialogIsNotAnArticle(t *testing.T) {
	text := "<h1>Fewer ships</h1><p>" + ingesttest.Lead1 + "</p><p>" + ingesttest.Lead2 + "</p><p>" + ingesttest.Lead3 + "</p>"
	const dialog = `<h2>Your choices</h2><p>We and our 712 partners store and access information on your device, such as cookies, to ` +
		`process personal data for ads and for content that is made for you.</p><p>You may accept or manage your choices, also where ` +
		`a legitimate interest is used.</p><button>Accept</button>`
	for what, page := range map[string]string{
		"aria-hidden": `<div id="app" aria-hidden="true"><article>` + text + `</article></div><div role="dialog">` + dialog +
			`</div>`,
		"inert":            `<main inert aria-hidden="true">` + text + `</main><div aria-modal="true">` + dialog + `</div>`,
		"a dialog element": `<main>` + text + `</main><dialog open>` + dialog + `</dialog>`,
		"a box of a name": `<div class="story">` + text + `</div><div class="cmp-container" style="position: fixed">` + dialog +
			`</div>`,
		"hidden by script": `<div style="display:none"><article>` + text + `</article></div><div class="consent">` + dialog + `</div>`,
	} {
		doc := readPage(t, "<html lang=en><head><title>Fewer ships</title></head><body>"+page+"</body></html>")
		if !strings.Contains(doc.Text, ingesttest.Lead1) || !strings.Contains(doc.Text, ingesttest.Lead3) ||
			strings.Contains(doc.Text, "712 partners") {
			t.Errorf("%s: %q", what, doc.Text)
		}
		if !strings.Contains(fmt.Sprint(doc.LeftOut), "712 partners") {
			t.Errorf("%s: the dialog is not kept as left out", what)
		}
	}
	// A short post has fewer words than the notice about cookies.
	short := `<html lang=en><head><title>Fewer ships</title></head><body><div id="content"><h1>Fewer ships</h1><div class="entry"><p>` +
		`1,340 ships called, the board said.</p></div></div>
		<div class="widget" id="cookie-law"><form><input type="submit" value="OK"></form>Privacy and cookies: this site uses cookies. ` +
		`By continuing to use this website, you agree to their use.</div></body></html>`
	if doc := readPage(t, short); doc.Text != "Fewer ships\n\n1,340 ships called, the board said." {
		t.Errorf("%q", doc.Text)
	}
}

func TestHiddenTextIsTakenInBehindAWallAndListedElsewhere(t *testing.T) {
	behind := `<div class="paywall" style="display:none"><p>` + ingesttest.Lead2 + `</p><p>` + ingesttest.Lead3 + `</p></div>`
	doc := readPage(t, `<html><head><title>Fewer ships</title></head><body><main><article><h1>Fewer ships</h1>`+
		`<p>`+ingesttest.Lead1+`</p>`+behind+`</article></main></body></html>`)
	if !strings.Contains(doc.Text, ingesttest.Lead2) || !strings.Contains(doc.Text, ingesttest.Lead3) || len(doc.Cautions) != 1 ||
		!strings.Contains(doc.Cautions[0], "hidden") {
		t.Errorf("%q, %q", doc.Text, doc.Cautions)
	}
	doc = readPage(t, ingesttest.NewsPage("", `<p>He counted <span style="display:none">99</span>12 of them himself, and the pilot `+
		`counted `+
		`as many again.</p><div hidden><p>Nobody sees this sentence about 77 ships, which a program left here for its own use.</p>`+
		`</div>`, ""))
	if strings.Contains(doc.Text, "99") || strings.Contains(doc.Text, "77 ships") || !strings.Contains(doc.Text, "counted 12 of them") {
		t.Errorf("%q", doc.Text)
	}
	if !strings.Contains(fmt.Sprint(doc.LeftOut), "77 ships") {
		t.Error("hidden text is not kept as left out")
	}
}

func TestTheTextIsReadFromTheDataOfAPageThatShowsNone(t *testing.T) {
	data := strings.Join([]string{ingesttest.Lead1, ingesttest.Lead2, ingesttest.Lead3}, " ")
	for what, page := range map[string]string{
		"JSON-LD": `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Fewer ships","articleBody":"` + data +
			`"}</script></head><body><div id="root"></div>`,
		"a script": `</head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">` +
			`{"props":{"description":"` + strings.Repeat("About us and what we do. ", 30) + `","article":{"body":"<p>` +
			ingesttest.Lead1 +
			`</p><p>` + ingesttest.Lead2 + `</p><p>` + ingesttest.Lead3 + `</p>"}}}</script>`,
		"parts": `</head><body><div></div><script>window.__STATE__ = {"blocks":[{"html":"` + ingesttest.Lead1 + `"},{"html":"` +
			ingesttest.Lead2 +
			`"},{"html":"` + ingesttest.Lead3 + `"}]};</script>`,
		"noscript": `</head><body><div></div><noscript><p>` + ingesttest.Lead1 + `</p><p>` + ingesttest.Lead2 + `</p><p>` +
			ingesttest.Lead3 + `</p></noscript>`,
		"noframes": `</head><frameset cols="1,2"><frame src="a"><noframes><p>` + ingesttest.Lead1 + `</p><p>` + ingesttest.Lead2 +
			`</p><p>` + ingesttest.Lead3 +
			`</p></noframes></frameset>`,
	} {
		doc := readPage(t, `<html><head><title>Fewer ships</title>`+page+`</html>`)
		if !strings.Contains(doc.Text, ingesttest.Lead1) || !strings.Contains(doc.Text, ingesttest.Lead3) ||
			strings.Contains(doc.Text, "About us") {
			t.Errorf("%s: %q", what, doc.Text)
		}
		if len(doc.Cautions) != 1 {
			t.Errorf("%s: cautions %q", what, doc.Cautions)
		}
	}
	doc := readPage(t, ingesttest.NewsPage(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Fewer `+
		`ships","articleBody":"`+data+`"}</script>`, "", ""))
	if len(doc.Cautions) != 0 || len(doc.Blocks) != 4 {
		t.Errorf("a page that shows its text: %q, %d blocks", doc.Cautions, len(doc.Blocks))
	}
}

func TestListsAndTablesStayInTheOrderOfThePage(t *testing.T) {
	for in, want := range map[string]string{
		`<ol><li>one</li><li>two<ol type="a"><li>three</li></ol></li><li value="7">four</li><li>five</li></ol>`: "1. one|2. two|a. " +
			"three|7. four|8. five",
		`<ol start="3" reversed><li>one</li><li>two</li></ol>`:                "3. one|2. two",
		`<ol style="list-style: none"><li>one</li></ol><ul><li>two</li></ul>`: "one|two",
		`<ol><li><p>1. one</p></li></ol>`:                                     "1. one",
		`<table><tfoot><tr><td>All</td><td>12</td></tr></tfoot><tbody><tr><td>A</td><td>5</td></tr><tr><td><p>B</p><p>new</p></td><td>` +
			`7</td></tr></tbody><thead><tr><th>Quay</th><th>Ships</th></tr></thead><caption>Calls</caption></table>`: "Calls|Quay / " +
			"Ships|A / 5|B new / 7|All / 12",
		`<figure><figcaption>At the quay</figcaption><img src=a></figure><p>Text.</p>`: "At the quay|Text.",
	} {
		root, err := markup.Parse(context.Background(), "<body>"+in)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := block.Assemble(markup.Pieces(root, true))
		if got := strings.ReplaceAll(strings.ReplaceAll(text, " | ", " / "), "\n\n", "|"); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestWhatWasLeftOutNamesItsPlace(t *testing.T) {
	doc := readPage(t, ingesttest.NewsPage("", `<p>It lost <s>400</s> 600 of them, the pilot said, and will lose more before the year `+
		`is `+
		`out.</p>`, ""))
	struck := -1
	for i, part := range doc.LeftOut {
		if part.Text == "400" {
			struck = i
		}
	}
	if struck < 0 || doc.LeftOut[struck].Reason != "It is struck out on the page." ||
		!strings.Contains(blockText(doc, doc.LeftOut[struck].After), "lost 600 of them") {
		t.Errorf("%+v", doc.LeftOut)
	}
}

func blockText(doc model.Document, i int) string {
	if i < 0 || i >= len(doc.Blocks) {
		return ""
	}
	return doc.Text[doc.Blocks[i].Start:doc.Blocks[i].End]
}
