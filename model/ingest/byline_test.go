package ingest

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestPeople: a byline names people, or the agency where it names nobody else.
func TestPeople(t *testing.T) {
	site := []string{"The Daily Planet", "planet.example"}
	for line, want := range map[string]string{
		"By Jane Doe": "Jane Doe",
		"by JANE DOE and RICH ROE, Associated Press": "Jane Doe, Rich Roe",
		"Jane Doe, Staff writer":                     "Jane Doe",
		"Jane Doe | Planet Media for planet.example": "Jane Doe",
		"Jane Doe. Daily Planet":                     "Jane Doe",
		"Jane Doe, Planet.com":                       "Jane Doe",
		"Ann Poe, MS, RD":                            "Ann Poe",
		"Sam Doe, Jr.":                               "Sam Doe, Jr.",
		"J. R. Roe & Ann O'Poe":                      "J. R. Roe, Ann O'Poe",
		"Jane Doe, Wednesday, 20 November 2019":      "Jane Doe",
		"Ann Poe Monday, November 18, 2019":          "Ann Poe",
		"April Doe":                                  "April Doe",
		"Ludwig van der Roe, AP National Writer":     "Ludwig van der Roe",
		"Reuters":                                    "Reuters",
		"Associated Press":                           "Associated Press",
		"Planet Staff":                               "Planet Staff",
		"The Daily Planet":                           "",
		"admin":                                      "",
		"Staff Writer":                               "",
		"https://social.example/jane":                "",
		"jane@planet.example":                        "",
		"Von Jörg Roe und Änne Poe":                  "Jörg Roe, Änne Poe",
		"Иван Петров":                                "Иван Петров",
		"":                                           "",
	} {
		if got := strings.Join(people(line, site), ", "); got != want {
			t.Errorf("%q: %q, not %q", line, got, want)
		}
	}
}

func TestDayIn(t *testing.T) {
	for line, want := range map[string]string{
		"Published 10:02 AM EST Nov 19, 2019": "2019-11-19", "on November 14th, 2019": "2019-11-14", "Monday 18 November 2019 18.54 GMT": "2019-11-18",
		"publiziert am 25. September 2018": "2018-09-25", "segunda-feira, 22 de janeiro de 2018 às 0:13": "2018-01-22", "le 5 août 2017": "2017-08-05", "1er juillet": "",
		"2019/11/20": "2019-11-20", "21:17 18.11.2019": "2019-11-18", "11/18/19 11:04 PM EST": "2019-11-18", "21/06/2014": "2014-06-21", "Tue Nov 19 2019 03:05:46 GMT+0000": "2019-11-19",
		"30 February 2019": "", "Room 12, 2019": "", "Maybe 12, 2019": "", "": "",
	} {
		if got := dayIn(line); got != want {
			t.Errorf("%q: %q, not %q", line, got, want)
		}
	}
}

// TestSeenByTheHeadline: what readers see beats what the page states for machines.
func TestSeenByTheHeadline(t *testing.T) {
	cases := []struct{ what, head, body, title, byline, published string }{
		{"the longer headline and all names", `<meta property="og:title" content="Soldiers sent"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Soldiers sent to the border, says army","author":{"name":"Jane Doe"},"publisher":{"name":"The Planet"},"datePublished":"2019-11-19T08:00:00Z"}</script>`,
			`<h1>Army says it sent soldiers to border</h1><p class=byline>By Jane Doe and Rich Roe</p><p>Nov. 18, 2019</p>`, "Army says it sent soldiers to border", "Jane Doe, Rich Roe", "2019-11-19T08:00:00Z"},
		{"a byline instead of the site's own name", `<title>Soldiers sent to border | The Planet</title><meta property="og:site_name" content="The Planet"><meta name=author content="The Planet">`,
			`<h1>The Planet</h1><h1>Soldiers sent to border</h1><div>By <a>Ann Poe</a><span>Staff Writer</span></div><p>Updated: Nov. 20, 2019</p><p>Published Nov. 19, 2019 | Updated Nov. 20, 2019</p>`, "Soldiers sent to border", "Ann Poe", "2019-11-19"},
		{"a page's own heading is no headline", `<title>Soldiers sent to border - The Planet</title>`, `<h1>The Planet</h1><h2>Soldiers sent to border</h2>`, "Soldiers sent to border - The Planet", "", ""},
		{"the day in the address", `<title>Soldiers sent to border</title><link rel=canonical href="https://planet.example/2019/11/18/soldiers">`, `<h1>Soldiers sent to border</h1>`, "Soldiers sent to border", "", "2019-11-18"},
		{"others' bylines are not taken", `<title>Soldiers sent to border</title>`, `<h1>Soldiers sent to border</h1>` + strings.Repeat("<p>"+body1+"</p>", 3) + `<p>By Rich Roe</p>`, "Soldiers sent to border", "", ""},
	}
	base, _ := url.Parse("https://planet.example/x")
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader("<html lang=en><head>" + c.head + "</head><body>" + c.body + "</body></html>"))
			if err != nil {
				t.Fatal(err)
			}
			got := metadata(root, base, walk(root, false))
			if got.title != c.title || got.byline != c.byline || got.published != c.published {
				t.Errorf("%q %q %q", got.title, got.byline, got.published)
			}
		})
	}
}
