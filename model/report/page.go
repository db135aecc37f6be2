package report

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"galley/model"
)

// page is the report as people read it, whatever it is written in: HTML, PDF,
// DOCX and Markdown are made from it. Its words are a person's own and not
// cleaned yet; those of the report stand ready in its language.
type page struct {
	Words       *words
	Choices     Choices
	Lang        string // of the article, BCP 47
	Article     model.Article
	Published   string
	Link        string
	Version     int
	Blocks      []block
	Cards       []card
	Marked      int // claims that stand in the version, chosen or not
	Tally       []tally
	Checked     int
	Scales      []model.Scale
	Sources     []listed
	Corrections []correction
	Made        string // when, by whom, with what and from which version, in a sentence
}

// Counted says how many claims there are and how many of them are checked.
func (p page) Counted() string {
	if p.Marked > len(p.Cards) {
		return p.Words.with("claims_of", map[string]any{"All": p.Marked, "Count": len(p.Cards)}) + ", " + p.Words.count("claims_checked", p.Checked)
	}
	return p.Words.count("claims_marked", len(p.Cards)) + ", " + p.Words.count("claims_checked", p.Checked)
}

// Empty says why there are no claims in the report, where there are none.
func (p page) Empty() string {
	switch {
	case len(p.Cards) > 0:
		return ""
	case p.Marked > 0:
		return p.Words.say("none_chosen")
	}
	return p.Words.say("no_claims")
}

type tally struct {
	Label, Mark, Tone string
	Count             int
	place             int // as the scale orders its ratings; those without one come last
}

// card is one claim of the report, numbered in the order of the text.
type card struct {
	Number    int
	D         model.Dossier
	Said      string
	Rated     bool
	Rating    model.Rating
	Tone      string
	Verdict   model.Verdict
	Given     string
	SignedOn  string
	Reasoning []string
	Evidence  []exhibit
	Earlier   []earlier
	Contested []contested // nobody has decided between them: none is the rating
	Caution   string      // why its verdict may not fit the text as it stands, "" where it does
	Title     string      // "Claim 3: Mostly true"
	Shown     bool        // a place of it is in sight, with the anchor at-Number
}

type exhibit struct {
	model.Exhibit
	Sign                    string
	Link, Archive           string
	SourceNumber            int
	Published, AccessedDate string
	Stands                  string // its stance, in the report's language
}

type earlier struct{ Rating, By, On string }

type contested struct {
	Label, Mark, Tone, By, On string
	Reasoning                 string
}

type listed struct {
	Number        int
	Source        model.Source
	Link, Archive string
	Published     string
	Claims        []int
}

var signs = map[model.Stance]string{model.Supports: "↑", model.Refutes: "↓", model.Context: "•"}

var tones = map[model.Tone]string{
	model.ToneNone: "none", model.ToneTrue: "true", model.ToneMostlyTrue: "mostly-true",
	model.ToneMixed: "mixed", model.ToneMostlyFalse: "mostly-false", model.ToneFalse: "false",
}

const (
	unrated       = "unrated"
	unratedMark   = "○"
	contestedKey  = " contested" // in the tally; no scale has a rating called so
	contestedMark = "><"
)

func pageOf(c Content) (page, error) {
	w, err := wordsIn(c.Choices.Language)
	if err != nil {
		return page{}, err
	}
	p := page{
		Words: w, Choices: c.Choices, Marked: c.marked,
		Lang: languageTag(c.Article.Language), Article: c.Article, Published: w.date(c.Article.Published), Link: webLink(c.Article.URL),
		Version: c.Version.Number,
	}
	if c.Choices.Has(Corrections) {
		p.Corrections = correctionsOf(c, w)
	}
	made := map[string]any{"Date": w.date(c.Made.Day()), "Editor": isolate(c.Editor), "Generator": c.Generator, "Version": c.Version.Number}
	if p.Made = w.with("made", made); c.Editor == "" {
		p.Made = w.with("made_anonymous", made)
	}
	sources := map[string]int{} // id → place in p.Sources
	counts := map[string]int{}
	usedScales := map[string]bool{}
	for i, d := range c.Dossiers {
		k := cardOf(i+1, d, w)
		if !c.Choices.Has(Corrections) {
			k.Earlier = nil
		}
		key := unrated
		if k.Rated {
			key = k.Rating.Label
			usedScales[d.Scale.ID] = true
		}
		if len(k.Contested) > 0 {
			key = contestedKey
		}
		at, known := counts[key]
		if !known {
			at = len(p.Tally)
			counts[key] = at
			t := tally{Label: w.say("unrated"), Mark: unratedMark, Tone: unrated, place: math.MaxInt}
			if key == contestedKey {
				t.Label, t.Mark = w.say("contested"), contestedMark
			}
			if k.Rated {
				t = tally{Label: k.Rating.Label, Mark: k.Rating.Mark, Tone: k.Tone, place: slices.Index(d.Scale.Labels(), k.Rating.Label)}
			}
			p.Tally = append(p.Tally, t)
		}
		p.Tally[at].Count++
		if d.Claim.Status.Done() {
			p.Checked++
		}
		for j, e := range k.Evidence {
			n, known := sources[e.SourceID]
			if !known {
				n = len(p.Sources)
				sources[e.SourceID] = n
				p.Sources = append(p.Sources, listed{Number: n + 1, Source: e.Source, Link: e.Link, Archive: e.Archive, Published: e.Published})
			}
			k.Evidence[j].SourceNumber = n + 1
			if cited := p.Sources[n].Claims; len(cited) == 0 || cited[len(cited)-1] != k.Number {
				p.Sources[n].Claims = append(cited, k.Number)
			}
		}
		k.Title = w.numbered("claim_n", k.Number) + ": " + p.rated(k)
		if k.Caution = cautionOf(d, c.Version.ID, w); k.Caution != "" && k.Rated {
			k.Title += " – " + w.say("again")
		}
		p.Cards = append(p.Cards, k)
	}
	slices.SortStableFunc(p.Tally, func(a, b tally) int { return a.place - b.place })
	for _, s := range c.Scales {
		if usedScales[s.ID] || (len(usedScales) == 0 && s.ID == model.DefaultScale) {
			p.Scales = append(p.Scales, s)
		}
	}
	p.Blocks = blocksOf(c.Version, p.Cards)
	return p, nil
}

func cardOf(number int, d model.Dossier, w *words) card {
	k := card{Number: number, D: d, Said: w.date(d.Claim.Said), Tone: unrated}
	k.Verdict = signedNow(d)
	if k.Rating, k.Rated = d.Rating(); k.Rated {
		k.Tone = tones[k.Rating.Tone]
		k.Given = w.date(k.Verdict.At.Day())
		k.SignedOn = w.date(k.Verdict.SignedAt.Day())
	}
	for part := range strings.SplitSeq(k.Verdict.Reasoning, "\n") {
		if part = strings.TrimSpace(clean(part)); part != "" {
			k.Reasoning = append(k.Reasoning, part)
		}
	}
	for _, a := range d.AdditionsTo(k.Verdict) {
		said := w.with("added_by", map[string]any{"Name": isolate(a.By), "Date": w.date(a.At.Day())})
		k.Reasoning = append(k.Reasoning, said+": "+strings.Join(strings.Fields(clean(a.Reasoning)), " "))
	}
	for _, e := range d.Evidence {
		k.Evidence = append(k.Evidence, exhibit{
			Exhibit: e, Sign: signs[e.Stance], Link: webLink(e.Source.URL), Archive: webLink(e.Source.ArchiveURL),
			Published: w.date(e.Source.Published), AccessedDate: w.date(e.Source.Accessed),
			Stands: w.stance(e.Stance),
		})
	}
	disputed := map[string]bool{}
	for _, v := range d.Contested() {
		side := contested{Label: w.say("no_rating"), Mark: unratedMark, Tone: unrated, By: v.By, On: w.date(v.At.Day()), Reasoning: v.Reasoning}
		if scale, ok := d.ScaleOf(v); ok {
			if r, ok := scale.Rating(v.Rating); ok {
				side.Label, side.Mark, side.Tone = r.Label, r.Mark, tones[r.Tone]
			}
		}
		k.Contested = append(k.Contested, side)
		disputed[v.ID] = true
	}
	for _, v := range d.Verdicts {
		if v.ID != k.Verdict.ID && v.Rating != "" && !disputed[v.ID] && published(v, k.Verdict.At) {
			k.Earlier = append(k.Earlier, earlier{v.Rating, v.By, w.date(v.At.Day())})
		}
	}
	return k
}

// signedNow is the verdict in force, signed off by nobody where that was for other
// words: the claim is not signed off then.
func signedNow(d model.Dossier) model.Verdict {
	v, _ := d.Verdict()
	if d.Claim.Status != model.SignedOff {
		v.SignedBy, v.SignedAt = "", ""
	}
	return v
}

// webLink lets through only addresses a browser opens over the web: a report
// never carries javascript:, data: or file: links.
func webLink(address string) string {
	u, ok := model.WebAddress(address)
	if !ok {
		return ""
	}
	return u.String()
}

// clean drops control characters, which no reader sees and some programs
// stumble over; line ends and tabs become blanks where a line is wanted.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// rated is a claim's rating in a word, or why it has none.
func (p page) rated(k card) string {
	switch {
	case k.Rated:
		return k.Rating.Label
	case len(k.Contested) > 0:
		return p.Words.say("contested")
	}
	return p.Words.say("unrated")
}

// markOf is the sign of a claim's rating, which stands beside its tint: never
// colour alone.
func (p page) markOf(k card) string {
	switch {
	case k.Rated:
		return k.Rating.Mark
	case len(k.Contested) > 0:
		return contestedMark
	}
	return unratedMark
}

// heading is the report's title.
func (p page) heading() string {
	return p.Words.with("fact_check_of", map[string]any{"Title": oneLine(p.Article.Title)})
}

// publishedBy says who publishes the report, "" where nobody is named.
func (p page) publishedBy() string {
	if oneLine(p.Choices.Newsroom) == "" {
		return ""
	}
	return p.Words.with("published_by", map[string]any{"Name": isolate(p.Choices.Newsroom)})
}

// scale is the heading over a scale's ratings.
func (p page) scale(name string) string { return p.Words.with("scale", map[string]any{"Name": name}) }

// about says who said a claim and when, of what kind it is and how far the work
// on it is.
func (p page) about(k card) string {
	claim := k.D.Claim
	said := ""
	switch {
	case claim.Speaker != "" && k.Said != "":
		said = p.Words.with("said_by", map[string]any{"Name": isolate(claim.Speaker)}) + ", " + k.Said
	case claim.Speaker != "":
		said = p.Words.with("said_by", map[string]any{"Name": isolate(claim.Speaker)})
	case k.Said != "":
		said = p.Words.with("said_on", map[string]any{"Date": k.Said})
	}
	return joined(" · ", said, p.Words.kind(claim.Kind), p.Words.status(claim.Status))
}

// earlier are the verdicts that a claim had before, in a sentence; "" none.
func (p page) earlier(k card) string {
	if len(k.Earlier) == 0 {
		return ""
	}
	var lines []string
	for _, e := range k.Earlier {
		lines = append(lines, e.Rating+" ("+joined(", ", oneLine(plain(e.By)), e.On)+")")
	}
	return p.Words.say("earlier") + ": " + strings.Join(lines, "; ") + "."
}

// aboutSource says when a source was looked at and what is thought of it.
func (p page) aboutSource(s listed) string {
	looked := ""
	if s.Source.Accessed != "" {
		looked = p.Words.with("looked_at", map[string]any{"Date": p.Words.date(s.Source.Accessed)})
	}
	return joined(", ", looked, p.Words.reliability(s.Source.Reliability))
}

// flawOf is why a claim's verdict may not fit the text as it stands, "" where it
// does.
func flawOf(d model.Dossier, versionID string) Flaw {
	standing := d.Standing(versionID)
	gone := len(standing) > 0
	for _, a := range standing {
		gone = gone && a.State == model.Orphaned
	}
	_, rated := d.Rating()
	switch {
	case gone:
		return Gone
	case d.LooksStale(versionID):
		return Stale
	case rated && !d.Claim.Status.Done():
		return Reopened
	}
	return ""
}

// cautionOf says so to the report's readers.
func cautionOf(d model.Dossier, versionID string, w *words) string {
	switch flawOf(d, versionID) {
	case Gone:
		return w.say("gone")
	case Stale:
		return w.say("stale")
	case Reopened:
		return w.say("reopened")
	}
	return ""
}
