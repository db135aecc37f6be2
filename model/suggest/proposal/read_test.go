package proposal

import (
	"strings"
	"testing"

	"galley/model"
)

// noteCase is a note as people write it, and what it should give: each source with its
// place, " + " between them, "" none. rest is what is left of its words, "*" for whatever.
type noteCase struct{ note, want, rest string }

// beforeTheCode were written before the code was run once.
var beforeTheCode = []noteCase{
	{"https://www.census.gov/topics/population.html", "https://www.census.gov/topics/population.html", ""},
	{"Source: https://www.bls.gov/cpi/ (accessed 3 May 2021)", "https://www.bls.gov/cpi/", "*"},
	{"see budget_2019.pdf, p. 14", "budget_2019.pdf @ p. 14", ""},
	{"see interview_tape3.mp3 12:30", "interview_tape3.mp3 @ 12:30", ""},
	{"Smith 2019, p. 14", "Smith 2019 @ p. 14", ""},
	{"Smith & Lee (2019: 14-16)", "Smith & Lee 2019 @ pp. 14-16", ""},
	{"NYT, 3 March 2009", "NYT, 3 March 2009", ""},
	{"nice!", "", ""},
	{"Rewrite?", "", ""},
	{"doi:10.1136/bmj.b2981", "https://doi.org/10.1136/bmj.b2981", ""},
	{"10.1038/s41586-020-2649-2, Table 2", "https://doi.org/10.1038/s41586-020-2649-2 @ Table 2", ""},
	{"Can we say this more gently? The family will read it.", "", ""},
	{"Who says so? Need a source here.", "", ""},
	{"Interview with General Kayani, 12 March 2009", "Interview with General Kayani, 12 March 2009", ""},
	{"cf. García Márquez et al. 2018: 33", "García Márquez et al. 2018 @ p. 33", ""},
	{"Figure is from https://example.org/report.pdf p. 33, but the ministry says 54.", "https://example.org/report.pdf @ p. 33",
		"Figure is from, but the ministry says 54."},
	{"In March 2019 we changed this to 54.", "", ""},
	{"Smith 2019, p. 14; Jones 2020, p. 3", "Smith 2019 @ p. 14 + Jones 2020 @ p. 3", ""},
	{"42 U.S.C. § 1983", "42 U.S.C. § 1983", ""},
	{"Roe v. Wade, 410 U.S. 113, 120 (1973)", "Roe v. Wade, 410 U.S. 113 (1973) @ 120", ""},
}

var afterwardsToo = []noteCase{
	{"www.unodc.org/wdr", "https://www.unodc.org/wdr", ""},
	{"nytimes.com/2009/03/28/us/troops.html", "https://nytimes.com/2009/03/28/us/troops.html", ""},
	{"(https://a.example.org/x).", "https://a.example.org/x", ""},
	{"https://a.example.org/x and https://b.example.org/y", "https://a.example.org/x + https://b.example.org/y", ""},
	{"https://a.example.org/x\nhttps://a.example.org/x", "https://a.example.org/x", ""},
	{"javascript:alert(1)", "", ""},
	{"file:///C:/Users/jo/Desktop/budget.xlsx, sheet 3", "budget.xlsx @ sheet 3", ""},
	{`C:\Users\jo\notes.docx`, "notes.docx", ""},
	{"mailto:jo@army.example", "", ""},
	{"jo@army.example can confirm", "", ""},
	{"https://web.archive.org/web/20090401000000/http://www.dod.example/a", "http://www.dod.example/a", ""},
	{"Smith (2019) says otherwise, please check", "Smith 2019", "says otherwise, please check"},
	{"(Smith 2019, p. 4; Jones et al. 2020)", "Smith 2019 @ p. 4 + Jones et al. 2020", ""},
	{"Smith, 2019", "Smith 2019", ""},
	{"Smith and Lee 2019a", "Smith and Lee 2019a", ""},
	{"van der Berg 2011, § 3", "van der Berg 2011 @ § 3", ""},
	{"World Bank (2015), Table 2", "World Bank 2015 @ Table 2", ""},
	{"See also O’Brien 2004, ch. 3", "O’Brien 2004 @ ch. 3", ""},
	{"I think Smith 2019, p. 14, has the figure.", "Smith 2019 @ p. 14", "*"},
	{"World Cup 2018", "", ""},
	{"May 2019", "", ""},
	{"Since 2019", "", ""},
	{"Table 2", "", ""},
	{"p. 14", "", ""},
	{"See above, p. 4", "", ""},
	{"Chapter 3 needs work", "", ""},
	{"Version 2, see Chapter 4", "", ""},
	{"The Guardian, March 3, 2009, p. 5", "The Guardian, March 3, 2009 @ p. 5", ""},
	{"Der Spiegel, 12 May 2010", "Der Spiegel, 12 May 2010", ""},
	{"Deadline is Friday, 3 March 2021", "", ""},
	{"Delete?", "", ""},
	{"OK with me", "", ""},
	{"Love this line!!", "", ""},
	{"Is it 52 or 53?", "", ""},
	{"TK", "", ""},
	{"Source?", "", ""},
	{"Source: TK", "", ""},
	{"Source: 2010 census", "2010 census", ""},
	{"Quelle: Statistisches Bundesamt", "Statistisches Bundesamt", ""},
	{"phone interview with Jane Doe, 4 June 2020", "phone interview with Jane Doe, 4 June 2020", ""},
	{"Email from the Ministry of Defence, 4 June 2020", "Email from the Ministry of Defence, 4 June 2020", ""},
	{"Interview with her was cut, sorry", "", ""},
	{"UNODC, World Drug Report 2009, p. 14", "UNODC, World Drug Report 2009 @ p. 14", ""},
	{"Census 2010, Table 2", "Census 2010 @ Table 2", ""},
	{`Jane Doe, “Border wars,” The Paper, 3 March 2009, p. 4`, "Border wars @ p. 4", ""},
	{"Akerlof, G. A. (1970). The market for lemons. Quarterly Journal of Economics.", "The market for lemons", ""},
	{"Eric Hobsbawm, The Age of Extremes (London: Michael Joseph, 1994), p. 22", "The Age of Extremes @ p. 22", ""},
	{"§ 3 GG", "GG @ § 3", ""},
	{"Art. 5 Abs. 1 GG", "GG @ Art. 5 Abs. 1", ""},
	{"Regulation (EU) 2016/679, art. 6", "Regulation (EU) 2016/679 @ art. 6", ""},
	{"Obama said he'd send 17,000 in 2009.", "", ""},
	{"Moved from para. 3 to here", "", ""},
	{"Jo, can you check with Ann? She spoke to him in 2019.", "", ""},
	{"This is in Kabul, not Kandahar", "", ""},
	{"Photo: IMG_2041.jpg", "IMG_2041.jpg", ""},
	{"transcript.txt line 40 and tape2.wav at 1:02:33", "transcript.txt @ line 40 + tape2.wav @ 1:02:33", ""},
	{"and/or? e.g./i.e. U.S./UK", "", ""},
	{"@article{x, author={Doe, Jane}, title={Border wars}, year={2009}}", "Border wars", ""},
	{"See Smith’s book for this", "", ""},
	{"Cut 20% here; too long; see my note on p. 4", "", ""},
	{"Changed per legal, 3 March 2021", "", ""},
	{"100 percent agree", "", ""},
	{"[Smith 2019]", "Smith 2019", ""},
	{"As reported by Reuters, 4 June 2020", "Reuters, 4 June 2020", ""},
}

// remarks are what editors and authors write to each other: none of them names a source.
var remarks = []string{
	"Great opening. Keep.", "Too long?", "Is this still true in 2024?", "I'd cut everything from here to p. 4.", "Ann: can you call him back?",
	"Per our call on Monday, I've moved this up.", "Legal wants “alleged” here.", "As of March 2021 she is no longer minister.", "See my comment above.",
	"cf. the second paragraph", "Needs a stat.", "Do we know how many?", "He told me this himself (2019, I think).", "Between 2015 and 2019 it doubled.",
	"The Paris Agreement (2015) is not a treaty, strictly.", "The 2008 crisis (2008-2009)", "Why Berlin?", "I changed 14 to 15, per the copy desk.",
	"[redacted]", "+1", "???", "http", "https://", "No. 10 Downing Street", "Fixed, thanks!", "2.5 percent, not 2.4", "Mr. Smith, not Mr. Smyth",
	"Quote approved by press office 3 March", "This sentence (and the next) can go.", "Style: “percent”, not “%”", "10:30 a.m. or p.m.?",
	"Let's discuss at 12:30", "Meeting moved to 12:30", "Delete Table 2", "Add Figure 3 here", "Move to Section 4", "e.g. Section 4, which says so",
	"Kabul, not Kandahar; Herat, not Helmand", "Dr. Jones is a he", "ok v. good", "A v B test", "Chapter and verse, please", "March 3, 2009",
	"Sources say it was 52.", "Source wants to stay anonymous", "Ref was right: offside", "See if you can find better words", "From the top: who is he?",
	"Here: too many adjectives", "See what Smith says", "Via Zoom", "Link is dead", "Based on what?", "Ibid.", "Op. cit.", "Id.", "id 4711",
	"Author's note: rewrite", "My notes are lost", "Statement by the army is missing, ask them", "Letter to follow", "Hearing of the facts?",
}

func TestARemarkIsNoSource(t *testing.T) {
	for _, note := range remarks {
		if found, _ := read(note, nil, nil); len(found) > 0 {
			t.Errorf("%q gives %q", note, asked(found))
		}
	}
}

func asked(found []cited) string {
	var all []string
	for _, c := range found {
		s := c.source.Title
		if s == "" {
			s = c.source.URL
		}
		if c.locator != "" {
			s += " @ " + c.locator
		}
		all = append(all, s)
	}
	return strings.Join(all, " + ")
}

func TestNotesGiveTheSourcesThatTheyName(t *testing.T) {
	wrong := 0
	for _, c := range append(beforeTheCode, afterwardsToo...) {
		found, rest := read(c.note, nil, nil)
		if got := asked(found); got != c.want || c.rest != "*" && rest != c.rest {
			wrong++
			t.Errorf("%q gives %q (%q), want %q (%q)", c.note, got, rest, c.want, c.rest)
		}
	}
	t.Logf("%d of %d notes as wanted", len(beforeTheCode)+len(afterwardsToo)-wrong, len(beforeTheCode)+len(afterwardsToo))
}

// What a footnote says is the same as the one before is so, and never a guess.
func TestIbidIsTheSourceBefore(t *testing.T) {
	var v model.Version
	v.Text = "One. Two. Three. Four. Five. Six. Seven. Eight."
	v.Blocks = []model.Block{{Kind: model.Paragraph, Start: 0, End: len(v.Text)}}
	for i, text := range []string{"Smith 2019, p. 14", "Ibid.", "ibid., p. 15", "Jones 2020; Lee 2021", "Ibid.", "Smith, op. cit., p. 22", "id., at 23",
		"Who says?", "Ibid."} {
		at := min(4+5*i, len(v.Text))
		v.Notes = append(v.Notes, model.Note{Kind: model.Footnote, Start: at, End: at, Text: text})
	}
	var got []string
	for _, p := range Of(v, "") {
		got = append(got, p.Source.Title+" @ "+p.Locator)
	}
	want := "Smith 2019 @ p. 14|Smith 2019 @ p. 14|Smith 2019 @ p. 15|Jones 2020 @ |Lee 2021 @ |Smith 2019 @ p. 22|Smith 2019 @ 23"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}

func FuzzReadingANote(f *testing.F) {
	for _, c := range append(beforeTheCode, afterwardsToo...) {
		f.Add(c.note)
	}
	f.Add("Ibid., p. 3")
	f.Add("10.1234/" + strings.Repeat("(", 500))
	f.Fuzz(func(t *testing.T, note string) {
		before, _ := read("Smith 2019", nil, nil)
		found, rest := read(note, []string{"https://a.example/"}, [][]cited{before})
		if len(found) == 0 {
			t.Fatal("the link is lost")
		}
		if len(found) > most {
			t.Fatalf("%d sources", len(found))
		}
		if len(rest) > 3*len(note)+3 {
			t.Fatalf("%d bytes are left of %d", len(rest), len(note))
		}
		for _, c := range found {
			if c.source.Title == "" && c.source.URL == "" {
				t.Fatalf("%q gives a source without a name", note)
			}
			if u := c.source.URL; u != "" && strings.HasPrefix(strings.ToLower(u), "javascript:") {
				t.Fatalf("%q gives %q", note, u)
			}
		}
	})
}
