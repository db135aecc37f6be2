package citation

import (
	"strings"
	"testing"
	"unicode"
)

func TestTakeApart(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       Parts
	}{
		// Addresses.
		{"an address", "https://www.state.gov/r/pa/prs/ps/2009/03/120754.htm", Parts{URL: "https://www.state.gov/r/pa/prs/ps/2009/03/120754.htm"}},
		{"an address in brackets", "<https://a.example/x>", Parts{URL: "https://a.example/x"}},
		{"an address without its scheme", "www.unodc.org/wdr", Parts{URL: "https://www.unodc.org/wdr"}},
		{"a bare host", "defense.gov", Parts{URL: "https://defense.gov"}},
		{"a bare address with a path", "state.gov/x/y.html", Parts{URL: "https://state.gov/x/y.html"}},
		{"a letter", "mailto:press@army.example", Parts{URL: "mailto:press@army.example"}},
		{"an address with the stop of its sentence", "https://a.example/x.", Parts{URL: "https://a.example/x"}},
		{"brackets of the address", "https://en.wikipedia.org/wiki/Troops_(film)", Parts{URL: "https://en.wikipedia.org/wiki/Troops_(film)"}},
		{"brackets round the address", "(https://a.example/x)", Parts{URL: "https://a.example/x"}},
		{"an address and a page", "https://a.example/report.pdf, p. 14", Parts{URL: "https://a.example/report.pdf", Locator: "p. 14"}},
		{"an address and a time", "https://video.example/v?id=3 00:12:31", Parts{URL: "https://video.example/v?id=3", Locator: "00:12:31"}},
		{"an archived page", "https://web.archive.org/web/20090401000000/http://www.dod.example/a",
			Parts{URL: "http://www.dod.example/a", Archive: "https://web.archive.org/web/20090401000000/http://www.dod.example/a"}},
		{"a page and its archived copy", "https://a.example/x https://archive.ph/AbCd1",
			Parts{URL: "https://a.example/x", Archive: "https://archive.ph/AbCd1"}},
		{"two addresses", "https://a.example/x https://b.example/y", Parts{URL: "https://a.example/x", Title: "https://b.example/y"}},

		// Identifiers.
		{"a DOI", "10.1136/bmj.b2981", Parts{URL: "https://doi.org/10.1136/bmj.b2981"}},
		{"a DOI with its name", "doi: 10.1136/bmj.b2981.", Parts{URL: "https://doi.org/10.1136/bmj.b2981"}},
		{"an address of a DOI", "https://doi.org/10.1016/S0140-6736(09)60948-1", Parts{URL: "https://doi.org/10.1016/S0140-6736(09)60948-1"}},

		// Titles.
		{"a title", "Interview with General Kayani", Parts{Title: "Interview with General Kayani"}},
		{"a title with a name in front", "UNODC, World Drug Report 2009", Parts{Title: "UNODC, World Drug Report 2009"}},
		{"a title and a page", "UNODC, World Drug Report 2009, p. 14", Parts{Title: "UNODC, World Drug Report 2009", Locator: "p. 14"}},
		{"a title and pages", "Annual Report, pp. 14–16", Parts{Title: "Annual Report", Locator: "pp. 14–16"}},
		{"a title and a paragraph of law", "Grundgesetz, § 3", Parts{Title: "Grundgesetz", Locator: "§ 3"}},
		{"a title and a paragraph", "Charter of the UN, para. 4", Parts{Title: "Charter of the UN", Locator: "para. 4"}},
		{"a title and a time", "The Daily Show, 00:12:31", Parts{Title: "The Daily Show", Locator: "00:12:31"}},
		{"a title and a time in brackets", "Press conference [1:02:33]", Parts{Title: "Press conference", Locator: "1:02:33"}},
		{"a title and at a time", "Hearing before the Senate at 12:31", Parts{Title: "Hearing before the Senate", Locator: "12:31"}},
		{"a time that is of the title", "Meeting of the board 10:30", Parts{Title: "Meeting of the board 10:30"}},
		{"a title with a date", "Speech on Afghanistan, 27 March 2009", Parts{Title: "Speech on Afghanistan, 27 March 2009"}},
		{"a title with a dash", "Iraq - the long way home", Parts{Title: "Iraq - the long way home"}},
		{"a sentence with a quotation", `He said that "the war is lost" in an interview`, Parts{Title: `He said that "the war is lost" in an interview`}},
		{"a sentence that quotes at its end", `He called it "a mistake"`, Parts{Title: `He called it "a mistake"`}},
		{"nothing but a quotation", `"The war is lost"`, Parts{Title: `"The war is lost"`}},
		{"a figure", "1.5 million people", Parts{Title: "1.5 million people"}},
		{"a title with a bracket", "Statement (corrected)", Parts{Title: "Statement (corrected)"}},
		{"a chapter in a title", "Chapter 3 of the report", Parts{Title: "Chapter 3 of the report"}},
		{"two lines", "Fact sheet on opium\n", Parts{Title: "Fact sheet on opium"}},

		// Titles of pages, with their address.
		{"a title and an address", "Fact sheet\nhttps://a.example/x", Parts{Title: "Fact sheet", URL: "https://a.example/x"}},
		{"a title with its publisher", "Obama sends troops - The New York Times https://www.nytimes.com/2009/03/28/us/28troops.html",
			Parts{Title: "Obama sends troops", Publisher: "The New York Times", URL: "https://www.nytimes.com/2009/03/28/us/28troops.html"}},
		{"a publisher behind an en dash", "More troops – The Guardian\nhttps://www.theguardian.com/world/a",
			Parts{Title: "More troops", Publisher: "The Guardian", URL: "https://www.theguardian.com/world/a"}},
		{"a publisher that is a word of the host", "Budget - U.S. Department of Defense https://www.defense.gov/b",
			Parts{Title: "Budget", Publisher: "U.S. Department of Defense", URL: "https://www.defense.gov/b"}},
		{"a publisher behind a line", "Opium survey | UN Office on Drugs https://unodc.example/survey",
			Parts{Title: "Opium survey", Publisher: "UN Office on Drugs", URL: "https://unodc.example/survey"}},
		{"initials", "Surge - BBC News https://news.bbc.co.uk/2/hi/1.stm", Parts{Title: "Surge", Publisher: "BBC News", URL: "https://news.bbc.co.uk/2/hi/1.stm"}},
		{"a host that takes long to tell", "x - " + strings.Repeat(strings.Repeat("a", 60)+" ", 8) + "https://" + strings.Repeat("a", 59) + "b.example/",
			Parts{Title: "x - " + strings.TrimSpace(strings.Repeat(strings.Repeat("a", 60)+" ", 8)), URL: "https://" + strings.Repeat("a", 59) + "b.example/"}},
		{"what is no publisher", "Army - Navy https://sports.example/g", Parts{Title: "Army - Navy", URL: "https://sports.example/g"}},
		{"a dash without an address", "Obama sends troops - The New York Times", Parts{Title: "Obama sends troops - The New York Times"}},

		// Links.
		{"Markdown", "[Fact sheet](https://a.example/x)", Parts{Title: "Fact sheet", URL: "https://a.example/x"}},
		{"Markdown with words before it and a page", "See [Fact sheet](https://a.example/x), p. 3",
			Parts{Title: "See Fact sheet", URL: "https://a.example/x", Locator: "p. 3"}},
		{"Markdown with a hint", `[Troops - The Guardian](https://www.theguardian.com/a "read")`,
			Parts{Title: "Troops", Publisher: "The Guardian", URL: "https://www.theguardian.com/a"}},
		{"HTML", `<a href="https://a.example/x?a=1&amp;b=2" target=_blank>Fact <b>sheet</b> &amp; more</a>`,
			Parts{Title: "Fact sheet & more", URL: "https://a.example/x?a=1&b=2"}},

		// The year behind the author.
		{"APA, a report", "Morgan, T. R. (2009). Opium in Afghanistan. Vulcan Press.",
			Parts{Author: "Morgan, T. R.", Published: "2009", Title: "Opium in Afghanistan", Publisher: "Vulcan Press"}},
		{"APA, a page", "Cooper, H. (2009, March 27). Putting stamp on Afghan war. The New York Times. https://www.nytimes.com/a",
			Parts{Author: "Cooper, H.", Published: "2009-03-27", Title: "Putting stamp on Afghan war", Publisher: "The New York Times",
				URL: "https://www.nytimes.com/a"}},
		{"APA, two authors and a journal", "Burnham, G., & Roberts, L. (2006). Mortality after the invasion. The Lancet, 368(9545), 1421–1428. https://doi.org/10.1016/S0140-6736(06)69491-9",
			Parts{Author: "Burnham, G., & Roberts, L.", Published: "2006", Title: "Mortality after the invasion",
				Publisher: "The Lancet, 368(9545), 1421–1428", URL: "https://doi.org/10.1016/S0140-6736(06)69491-9"}},
		{"APA, an office", "United Nations Office on Drugs and Crime. (2009). World Drug Report. United Nations.",
			Parts{Author: "United Nations Office on Drugs and Crime", Published: "2009", Title: "World Drug Report", Publisher: "United Nations"}},
		{"APA, no date", "Department of Defense. (n.d.). Casualty status. Retrieved May 3, 2020, from https://www.defense.gov/c",
			Parts{Author: "Department of Defense", Title: "Casualty status", URL: "https://www.defense.gov/c", Accessed: "2020-05-03"}},
		{"Harvard", "Smith, J. (2009) The border. Oxford University Press.",
			Parts{Author: "Smith, J.", Published: "2009", Title: "The border", Publisher: "Oxford University Press"}},
		{"Harvard with the title quoted", "Smith, J. (2009) ‘Along the border’, The Times, 31 March, p. 4.",
			Parts{Author: "Smith, J.", Published: "2009", Title: "Along the border", Publisher: "The Times, 31 March", Locator: "p. 4"}},
		{"Harvard with an access day", "Smith, J. (2009). The border. Press. Available at: https://a.example/b (Accessed: 3 May 2020).",
			Parts{Author: "Smith, J.", Published: "2009", Title: "The border", Publisher: "Press", URL: "https://a.example/b", Accessed: "2020-05-03"}},
		{"author and year with a page", "Smith, J. (2009). The border. Press, p. 14",
			Parts{Author: "Smith, J.", Published: "2009", Title: "The border", Publisher: "Press", Locator: "p. 14"}},
		{"an abbreviation in the title", "Smith, J. (2009). The U.S. troops on the border. Press.",
			Parts{Author: "Smith, J.", Published: "2009", Title: "The U.S. troops on the border", Publisher: "Press"}},
		{"more sentences than a title and a publisher", "Smith, J. (2009). The border. A history. Press.",
			Parts{Author: "Smith, J.", Published: "2009", Title: "The border. A history. Press"}},
		{"a year in a sentence", "we left in the year before (2009). Then we came back.", Parts{Title: "we left in the year before (2009). Then we came back."}},

		// The title in quotation marks.
		{"a newspaper", "Jo Smith, “Along the border”, The Planet, 31 March 2009, p. 14",
			Parts{Author: "Jo Smith", Title: "Along the border", Publisher: "The Planet", Published: "2009-03-31", Locator: "p. 14"}},
		{"a newspaper, straight marks", `Jo Smith, "Along the border", The Planet, 31 March 2009`,
			Parts{Author: "Jo Smith", Title: "Along the border", Publisher: "The Planet", Published: "2009-03-31"}},
		{"no author", "“Along the border,” The Planet, March 31, 2009",
			Parts{Title: "Along the border", Publisher: "The Planet", Published: "2009-03-31"}},
		{"MLA", "Smith, Jo. “Along the Border.” The Planet, 31 Mar. 2009, www.planet.example/a. Accessed 3 May 2020.",
			Parts{Author: "Smith, Jo", Title: "Along the Border", Publisher: "The Planet", Published: "2009-03-31",
				URL: "https://www.planet.example/a", Accessed: "2020-05-03"}},
		{"MLA, a journal", "Smith, Jo. “Along the Border.” Border Studies, vol. 3, no. 2, 2009, pp. 14–16.",
			Parts{Author: "Smith, Jo", Title: "Along the Border", Publisher: "Border Studies, vol. 3, no. 2", Published: "2009", Locator: "pp. 14–16"}},
		{"Chicago, a note", "Jo Smith, “Along the Border,” The Planet, March 31, 2009, https://planet.example/a.",
			Parts{Author: "Jo Smith", Title: "Along the Border", Publisher: "The Planet", Published: "2009-03-31", URL: "https://planet.example/a"}},
		{"Chicago, a bibliography", "Smith, Jo. “Along the Border.” The Planet, March 31, 2009. https://planet.example/a.",
			Parts{Author: "Smith, Jo", Title: "Along the Border", Publisher: "The Planet", Published: "2009-03-31", URL: "https://planet.example/a"}},
		{"a German one", "Jo Weber: „An der Grenze“, Der Planet, 31 March 2009, S. 14",
			Parts{Author: "Jo Weber", Title: "An der Grenze", Publisher: "Der Planet", Published: "2009-03-31", Locator: "S. 14"}},
		{"a French one", "Jo Martin, « À la frontière », La Planète, 2009",
			Parts{Author: "Jo Martin", Title: "À la frontière", Publisher: "La Planète", Published: "2009"}},
		{"two quotations", "Smith, “A”, in “B”, Planet", Parts{Title: "Smith, “A”, in “B”, Planet"}},

		// Books.
		{"Chicago, a book", "Jo Smith, Along the Border (New York: Planet Press, 2009), 14.",
			Parts{Author: "Jo Smith", Title: "Along the Border", Publisher: "New York: Planet Press", Published: "2009", Locator: "p. 14"}},
		{"a book whose author is not sure", "Smith, Jo, Along the Border (London: Planet Press, 2009), p. 4",
			Parts{Title: "Smith, Jo, Along the Border", Publisher: "London: Planet Press", Published: "2009", Locator: "p. 4"}},

		// Entries of bibliographies.
		{"BibTeX", "@article{burnham2006,\n  title = {Mortality after the {Iraq} invasion},\n  author = {Burnham, Gilbert and Roberts, Les},\n" +
			"  journal = \"The Lancet\",\n  year = 2006,\n  month = oct,\n  pages = {1421--1428},\n  doi = {10.1016/S0140-6736(06)69491-9}\n}",
			Parts{Title: "Mortality after the Iraq invasion", Author: "Burnham, Gilbert; Roberts, Les", Publisher: "The Lancet",
				Published: "2006-10", URL: "https://doi.org/10.1016/S0140-6736(06)69491-9"}},
		{"BibTeX of a page", "@misc{x, title={Fact \\& fiction}, howpublished={\\url{https://a.example/x}}, urldate={2020-05-03}, date={2009-03-31}}",
			Parts{Title: "Fact & fiction", URL: "https://a.example/x", Accessed: "2020-05-03", Published: "2009-03-31"}},
		{"RIS", "TY  - JOUR\r\nAU  - Burnham, Gilbert\r\nAU  - Roberts, Les\r\nTI  - Mortality after the invasion\r\nJO  - The Lancet\r\n" +
			"PY  - 2006/10/21/\r\nSP  - 1421\r\nEP  - 1428\r\nUR  - https://a.example/x\r\nDO  - 10.1016/x\r\nER  - \r\n",
			Parts{Title: "Mortality after the invasion", Author: "Burnham, Gilbert; Roberts, Les", Publisher: "The Lancet",
				Published: "2006-10-21", URL: "https://a.example/x"}},
		{"RIS in one line", "TY  - JOUR AU  - Burnham, Gilbert TI  - Mortality after the invasion JO  - The Lancet PY  - 2006 ER  - ",
			Parts{Title: "Mortality after the invasion", Author: "Burnham, Gilbert", Publisher: "The Lancet", Published: "2006"}},
		{"BibTeX in one line", "@book{b, title={The border}, author={Smith, Jo}, publisher={Planet}, year=2009 }",
			Parts{Title: "The border", Author: "Smith, Jo", Publisher: "Planet", Published: "2009"}},
		{"nothing", "  ", Parts{}},
	} {
		if got := Take(c.text); got != c.want {
			t.Errorf("%s: %s\n got %+v\nwant %+v", c.what, c.text, got, c.want)
		}
	}
}

func TestADOIIsFoundHoweverItIsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"https://doi.org/10.1136/BMJ.b2981":       "10.1136/bmj.b2981",
		"http://dx.doi.org/10.1136/bmj.b2981?x=1": "10.1136/bmj.b2981?x=1",
		"doi:10.1136/bmj.b2981.":                  "10.1136/bmj.b2981",
		"https://a.example/10":                    "",
		"":                                        "",
	} {
		if got := DOI(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzTake takes any text apart: nothing breaks, fields are one line each, and the
// words of a text that is no entry of a bibliography are all still there.
func FuzzTake(f *testing.F) {
	for _, s := range []string{"Jo Smith, “Along”, The Planet, 31 March 2009, p. 14", "Smith, J. (2009, March 31). A. B. https://doi.org/10.1/x",
		"@misc{x, title={A", "TY  - JOUR\nTI  - x", "[a](https://b.example) c", "<a href=https://x.example>y</a>", "a (b: c, 2009), 3", "\xff\u202e",
		"https://web.archive.org/web/2009/http://x", "\xb8Јhttp://e)", "Meeting 10:30", "10.1136/x) accessed 3 May 2020", "„A“, B. 99:99:99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := Take(text)
		all := strings.ToLower(strings.Join([]string{p.Title, p.Publisher, p.Author, p.URL, p.Archive, p.Locator}, " "))
		if strings.ContainsAny(p.Title+p.Publisher+p.Author+p.Locator, "\n\r\t") {
			t.Errorf("%q: more than a line: %+v", text, p)
		}
		for _, iso := range []string{p.Published, p.Accessed} {
			if iso != "" && len(iso) != 4 && len(iso) != 7 && len(iso) != 10 {
				t.Errorf("%q: %q is no date", text, iso)
			}
		}
		if strings.HasPrefix(strings.TrimSpace(text), "@") || strings.HasPrefix(strings.TrimSpace(text), "TY") || strings.ContainsAny(text, "<>&") {
			return // an entry has fields that are of no use here, a link has tags
		}
		if p.Published+p.Accessed != "" {
			return // months and days are written otherwise
		}
		apart := strings.ReplaceAll(strings.ToLower(strings.ToValidUTF8(text, "\uFFFD")), "http", " http") // an address may be glued to a word
		for _, word := range strings.FieldsFunc(apart,
			func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if !strings.Contains(all, word) && !passing[word] {
				t.Errorf("%q: %q is lost in %+v", text, word, p)
			}
		}
	})
}

// passing are words that say only what follows them.
var passing = map[string]bool{"doi": true, "url": true, "from": true, "at": true, "see": true, "link": true, "retrieved": true, "available": true,
	"online": true, "accessed": true, "viewed": true, "visited": true, "last": true, "on": true, "n": true, "d": true, "http": true, "org": true, "dx": true}
