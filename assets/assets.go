// Package assets holds what is built into Galley: its icon, the sample article
// with one claim done, and the templates, schema and words of reports.
package assets

import "embed"

// Version is Galley's version, the same as in FyneApp.toml (a test says so).
const Version = "0.1.0"

// Commit is the commit of the project that the program was made from; packages
// have it put in when they are made, "" elsewhere.
var Commit string

// Licences says whose libraries and data are in Galley, with their licences; between two
// stands a line of hyphens. go run ./cmd/build licences writes it.
//
//go:embed licences.txt
var Licences string

// ID names the program to the system: preferences and packages stand under it.
const ID = "org.galley.Galley"

// Icon is the program's icon, a PNG of 512 by 512 pixels.
//
//go:embed icon.png
var Icon []byte

// SerifRegular and SerifBold are Source Serif 4, under the SIL Open Font License
// (fonts/SourceSerif4-OFL.txt).
var (
	//go:embed fonts/SourceSerif4-Regular.ttf
	SerifRegular []byte
	//go:embed fonts/SourceSerif4-Bold.ttf
	SerifBold []byte
)

// Sample is the article of the first start: a saved page on the talks at The
// Hague in March 2009, written for Galley.
//
//go:embed sample.html
var Sample []byte

// SampleAddress is where the sample article says that it stands.
const SampleAddress = "https://galley.example/sample/handshake-in-the-hague"

// SampleStatement is a statement of the sample article that nobody has marked yet.
const SampleStatement = "It shares nearly 600 miles of border with Afghanistan"

// Reports holds the template, style and JSON schema of reports:
// report.html.tmpl, report.css and report.schema.json.
//
//go:embed report.html.tmpl report.css report.schema.json
var Reports embed.FS

//go:embed help/*.md
var help embed.FS

// HelpIn is the help in the program, in Markdown: in a language, or in English where
// it is not translated.
func HelpIn(language string) string {
	text, err := help.ReadFile("help/" + language + ".md")
	if err != nil {
		text, _ = help.ReadFile("help/en.md") // it is embedded
	}
	return string(text)
}

// Words holds what a report says of itself, a file a language: words/en.json.
//
//go:embed words/*.json
var Words embed.FS

// Translations holds the texts of the window, a file a language: translations/en.json.
//
//go:embed translations/*.json
var Translations embed.FS

// Example is a claim of the sample article, done as an example.
type Example struct {
	Quote, Wording, Speaker, Said, Kind string
	Rating, Reasoning                   string
	Sources                             []ExampleSource
}

// ExampleSource is a source of the example, with what it says on the claim.
type ExampleSource struct {
	Title, Publisher, URL, Published string
	Primary                          bool
	Stance, Quote, Locator, Note     string
}

// SampleClaim is the claim of the sample article that the first start shows done.
var SampleClaim = Example{
	Quote:   "Iran held 52 Americans hostage for 444 days",
	Wording: "Iran held 52 Americans hostage for 444 days.",
	Speaker: "Galley sample desk",
	Said:    "2009-03-31",
	Kind:    "statistic",
	Rating:  "Mostly true",
	Reasoning: "Both figures are right for those held to the end: from 4 November 1979 to 20 January 1981 are 444 days, and 52 people were " +
		"released on the last of them. But 66 Americans were taken on the first day; the others were let go earlier, and the sentence " +
		"leaves them out.",
	Sources: []ExampleSource{
		{
			Title: "The 43rd Anniversary of the Takeover of the U.S. Embassy in Tehran", Publisher: "U.S. Department of State",
			URL: "https://www.state.gov/the-43rd-anniversary-of-the-takeover-of-the-u-s-embassy-in-tehran/", Published: "2022-11-04", Primary: true,
			Stance: "supports", Quote: "Followers of Ayatollah Khomeini held our diplomats hostage for 444 days",
			Locator: "first paragraph", Note: "One side’s own account; it gives no number of people.",
		},
		{
			Title: "Iran hostage crisis", Publisher: "Britannica",
			URL:     "https://kids.britannica.com/students/article/Iran-hostage-crisis/624580",
			Stance:  "context",
			Quote:   "after seizing 66 American citizens at the U.S. embassy in Tehran, held 52 of them hostage for more than a year",
			Locator: "first sentence", Note: "66 were taken; the 52 are those held to the end.",
		},
	},
}
