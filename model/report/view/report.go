package view

import (
	"math"
	"slices"
	"strings"

	"galley/model"
	"galley/model/palette"
	"galley/model/prose"
)

// Report is the report as people read it, whatever it is written in: HTML, PDF, DOCX and
// Markdown are made from it. A person's own words are in it as they were typed, not cleaned
// yet; the report's own stand ready in its language.
type Report struct {
	Words       *Words
	Choices     Choices
	Lang        string // of the article, BCP 47
	Article     model.Article
	Published   string
	Link        string
	Version     int
	Blocks      []Block
	Cards       []Card // by number; those no longer in the text come last
	standing    int    // how many of them are in the text
	closedFrom  int    // where those begin that a newer version closed: the last of all
	Marked      int    // claims of the version, chosen or not
	Hidden      string // how many lines are hidden, in a sentence; "" none
	SignOff     []SignLine
	Tally       []Tally
	Checked     int
	Scales      []model.Scale
	Sources     []Source
	Ledger      []Entry
	Corrections []Correction
	Made        string // when, by whom, with what and from which version, in a sentence
}

// Tally counts the claims with one rating.
type Tally struct {
	Label, Mark string
	Tone        palette.Key
	Count       int
	place       int // as the scale orders its ratings; those without one come last
}

// Source is a source of the report with the claims it bears on.
type Source struct {
	Number        int
	Source        model.Source
	Link, Archive string
	Published     string
	Claims        []int
}

// Names are title, author, publisher and day, as far as known, for the list in which the
// address stands behind them. A title that is only the address is left to that.
func (s Source) Names() []string {
	title := s.Source.Title
	if s.Link != "" && onlyAddress(s.Source) {
		title = ""
	}
	return prose.NonEmpty(title, s.Source.Author, s.Source.Publisher, s.Published)
}

// onlyAddress reports whether a source is called nothing but its address.
func onlyAddress(s model.Source) bool {
	title := strings.TrimSpace(s.Title)
	return title != "" && (title == strings.TrimSpace(s.URL) || title == WebLink(s.URL))
}

const (
	unratedMark   = "○"
	contestedKey  = " contested" // in the tally; no scale has a rating called so
	contestedMark = "><"
)

// Of makes the report of what was chosen.
func Of(c Chosen) (Report, error) {
	w, err := wordsIn(c.Choices.Language)
	if err != nil {
		return Report{}, err
	}
	c = w.inWords(c)
	r := Report{
		Words: w, Choices: c.Choices, Marked: c.Marked(), Lang: languageTag(c.Article.Language), Article: c.Article,
		Published: w.Date(c.Article.Published), Link: WebLink(c.Article.URL), Version: c.Version.Number, Made: madeBy(c, w),
	}
	if c.Choices.Has(Corrections) {
		r.Corrections = correctionsOf(c, w)
	}
	if c.Choices.Has(Ledger) {
		r.Ledger = ledgerOf(c, w)
	}
	counts := map[string]int{} // by rating: the place in the tally
	numbers := map[string]int{}
	scales := map[string]bool{}
	flawed := map[model.Flaw][]int{} // the numbers of the claims
	for _, d := range c.Dossiers {
		k := cardOf(c.Number(d), d, since{c.Article.CheckPublished}, w)
		if !c.Choices.Has(Corrections) {
			k.Earlier = nil
		}
		if k.Rated {
			scales[d.Scale.ID] = true
		}
		if d.Claim.Status.Done() {
			r.Checked++
		}
		r.count(k, counts)
		r.cite(k, numbers)
		k.Title = w.Numbered("claim_n", k.Number) + ": " + r.Rating(k)
		flaws := d.Flaws(c.Version.ID)
		for _, f := range flaws {
			flawed[f] = append(flawed[f], k.Number)
		}
		if k.Flaw = cautionOf(flaws); k.Flaw != "" {
			k.Caution, k.Short = w.Say(cautions[k.Flaw].sentence), w.Say(cautions[k.Flaw].short)
		}
		if k.Flaw != "" && k.Rated {
			k.Title += " – " + k.Short
		}
		r.Cards = append(r.Cards, k)
	}
	r.goneLast()
	r.SignOff = append(signOffOf(r.Cards, flawed, w), roundsOf(c, w)...)
	if n := len(c.Version.Hidden); n > 0 {
		r.Hidden = w.Count("hidden_lines", n)
	}
	slices.SortStableFunc(r.Tally, func(a, b Tally) int { return a.place - b.place })
	for _, s := range c.Scales {
		if scales[s.ID] || (len(scales) == 0 && s.ID == model.DefaultScale) {
			r.Scales = append(r.Scales, s)
		}
	}
	r.Blocks = blocksOf(c.Version, r.Cards, r.Words)
	if c.File != nil {
		for i := range r.Blocks {
			if b := &r.Blocks[i]; b.Picture != "" {
				b.Small = smallPicture(c.File, b.Picture)
			}
		}
	}
	return r, nil
}

// madeBy says when, by whom, with what and from which version a report was made.
func madeBy(c Chosen, w *Words) string {
	made := map[string]any{
		"Date": w.Date(c.Made.Day()), "Editor": isolate(c.Editor), "Generator": c.Generator, "Version": c.Version.Number,
	}
	if c.Editor == "" {
		return w.With("made_anonymous", made)
	}
	return w.With("made", made)
}

// count puts a claim into the tally; counts has the place of each rating in it.
func (r *Report) count(k Card, counts map[string]int) {
	key := string(palette.Unrated)
	switch {
	case len(k.Contested) > 0:
		key = contestedKey
	case k.Rated:
		key = k.Rating.Label
	}
	at, known := counts[key]
	if !known {
		at = len(r.Tally)
		counts[key] = at
		t := Tally{Label: r.Words.Say("unrated"), Mark: unratedMark, Tone: palette.Unrated, place: math.MaxInt}
		if key == contestedKey {
			t.Label, t.Mark = r.Words.Say("contested"), contestedMark
		}
		if k.Rated {
			place := slices.Index(k.D.Scale.Labels(), k.Rating.Label)
			t = Tally{Label: k.Rating.Label, Mark: k.Rating.Mark, Tone: k.Tone, place: place}
		}
		r.Tally = append(r.Tally, t)
	}
	r.Tally[at].Count++
}

// cite numbers the sources of a claim, each once in the report; numbers has the place of each
// by its id.
func (r *Report) cite(k Card, numbers map[string]int) {
	for i, e := range k.Evidence {
		n, known := numbers[e.SourceID]
		if !known {
			n = len(r.Sources)
			numbers[e.SourceID] = n
			r.Sources = append(r.Sources, Source{
				Number: n + 1, Source: e.Source, Link: e.Link, Archive: e.Archive, Published: e.Published,
			})
		}
		k.Evidence[i].SourceNumber = n + 1
		if cited := r.Sources[n].Claims; len(cited) == 0 || cited[len(cited)-1] != k.Number {
			r.Sources[n].Claims = append(cited, k.Number)
		}
	}
}

// Standing are the cards of claims that stand in the text, Gone of those that do no longer.
func (r Report) Standing() []Card { return r.Cards[:r.standing] }

// Gone are the cards of claims that are no longer in the text. They have a section of their own.
func (r Report) Gone() []Card { return r.Cards[r.standing:r.closedFrom] }

// Closed are the cards of claims that a newer version closed. They stand last.
func (r Report) Closed() []Card { return r.Cards[r.closedFrom:] }

// Begins is the id of the words over the section that begins with a card, and its anchor; "" where
// none but the first does.
func (r Report) Begins(card int) (heading, anchor string) {
	switch {
	case card == r.closedFrom && len(r.Closed()) > 0:
		return "closed_claims", "closed"
	case card == r.standing && len(r.Gone()) > 0:
		return "gone_claims", "gone"
	}
	return "", ""
}

// goneLast puts the cards of claims that are no longer in the text behind the others, and behind
// those the ones that a newer version closed.
func (r *Report) goneLast() {
	var gone, closed []Card
	cards := r.Cards
	r.Cards = r.Cards[:0]
	for i := range cards {
		switch {
		case cards[i].D.Claim.Closed != "":
			closed = append(closed, cards[i])
		case cards[i].Gone():
			gone = append(gone, cards[i])
		default:
			r.Cards = append(r.Cards, cards[i])
		}
	}
	r.standing = len(r.Cards)
	r.Cards = append(r.Cards, gone...)
	r.closedFrom = len(r.Cards)
	r.Cards = append(r.Cards, closed...)
}

// Method says how to read the report, in paragraphs.
func (r Report) Method() []string {
	said := []string{r.Words.Say("method_text")}
	if slices.ContainsFunc(r.Cards, Card.Reworded) {
		said = append(said, r.Words.With("reworded_text", map[string]any{"Sign": RewordedMark}))
	}
	if r.Marked > len(r.Cards) && len(r.Cards) > 0 {
		said = append(said, r.Words.Say("numbers_text"))
	}
	return said
}

// Counted says how many claims there are and how many of them are checked.
func (r Report) Counted() string {
	checked := ", " + r.Words.Count("claims_checked", r.Checked)
	if r.Marked > len(r.Cards) {
		return r.Words.With("claims_of", map[string]any{"All": r.Marked, "Count": len(r.Cards)}) + checked
	}
	return r.Words.Count("claims_marked", len(r.Cards)) + checked
}

// Empty says why there are no claims in the report, where there are none.
func (r Report) Empty() string {
	switch {
	case len(r.Cards) > 0:
		return ""
	case r.Marked > 0:
		return r.Words.Say("none_chosen")
	}
	return r.Words.Say("no_claims")
}

// Heading is the report's title.
func (r Report) Heading() string {
	return r.Words.With("fact_check_of", map[string]any{"Title": prose.OneLine(r.Article.Title)})
}

// PublishedBy says who publishes the report, "" where nobody is named.
func (r Report) PublishedBy() string {
	if prose.OneLine(r.Choices.Newsroom) == "" {
		return ""
	}
	return r.Words.With("published_by", map[string]any{"Name": isolate(r.Choices.Newsroom)})
}

// Scale is the heading over a scale's ratings.
func (r Report) Scale(name string) string {
	return r.Words.With("scale", map[string]any{"Name": name})
}

// AboutSource says when a source was looked at and what is thought of it.
func (r Report) AboutSource(s Source) string {
	looked := ""
	if s.Source.Accessed != "" {
		looked = r.Words.With("looked_at", map[string]any{"Date": r.Words.Date(s.Source.Accessed)})
	}
	return prose.Join(", ", looked, r.Words.Reliability(s.Source.Reliability))
}

// WebLink lets through only addresses a browser opens over the web: a report never carries
// javascript:, data: or file: links. It returns "" for all others.
func WebLink(address string) string {
	u, ok := model.WebAddress(address)
	if !ok {
		return ""
	}
	return u.String()
}
