package ingesttest

// Lines are lines as they stand on pages: buttons, credits, labels and sentences.
var Lines = []string{
	"", " ", "Sign up for our newsletter", "SUBSCRIBE to our podcast", "ſubſcribe to our newſletter", "Follow us on Facebook",
	"follow us on faceboo\u212A", "Read more: the dam", "LIRE AUSSI",
	"Çà et là", "À lire également: le barrage", "Lesen Sie auch", "(Reuters)", "© 2021 The Paper", "Advertisement",
	"- advertisement -", "3 comments", "Photo: AP / Jane Doe",
	"The minister said 3,000 people had left, according to the police.", "“We stay,” she said.", "Related articles", "Most read",
	"Tags: dam, water", "Published: 3 May 2021",
	"We use cookies to give you the best experience. Accept", "By using this site you agree to our use of cookies",
	"This post was published on 3 May", "Wir erhalten eine Provision",
	"jane@paper.example", "@jane_doe", "www.paper.example", "Jane Doe is a reporter for the Paper.",
	"Additional reporting by Jane Doe", "\xff\xfe", "Стр. 3", "関連記事", "Photos by Jane Doe",
}

// Sentence1 and Sentence2 are paragraphs of an article.
const Sentence1 = "The minister told reporters on Monday that 1,200 soldiers had been sent to the border, a figure the army would not " +
	"confirm."

// Sentence2 is a second paragraph.
const Sentence2 = "Opposition parties, which hold a third of the seats, said that the number was far higher than that, and asked for " +
	"an inquiry."

// Page is a page with enough text in it to be found as an article.
func Page(head, text string) string {
	return "<!doctype html><html lang=en><head>" + head + "</head><body><nav><ul><li><a href=/>Home</a></li></ul></nav><article>" + text +
		"<p>" + Sentence1 + "</p><p>" + Sentence2 + "</p><p>" + Sentence1 + "</p><p>" + Sentence2 +
		"</p></article><footer>All rights reserved</footer></body></html>"
}

// The three paragraphs of NewsPage.
const (
	Lead1 = "The harbour board said on Monday that 1,340 ships had called in March, the fewest since the war."
	Lead2 = "Two of its members asked for the lists of the pilots, which the board keeps and nobody outside has seen."
	Lead3 = "Fishermen, who pay by the metre, expect the dues to rise once more when the new quay is open."
)

// NewsPage is a saved page of a newspaper with something between the paragraphs
// of its article, or after them.
func NewsPage(head, between, after string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fewer ships</title>` + head +
		`</head><body><nav><a href="/">Home</a></nav>
		<main><article><h1>Fewer ships</h1><p>` + Lead1 + `</p><p>` + Lead2 + `</p>` + between + `<p>` + Lead3 + `</p>` + after +
		`</article></main><footer>About us</footer></body></html>`
}
