package model

import (
	"slices"
	"strings"
	"testing"
)

// checked is a claim rated True on a scale, with sources.
func checked(rating string, sources ...Exhibit) Dossier {
	return Dossier{Claim: Claim{ID: "c", Wording: "600 miles", Said: "2009-03-31", Status: Checked}, Scale: BuiltInScales()[0],
		Verdicts: []Verdict{rated("v", rating, "Ann", because("Read there."))}, Evidence: sources}
}

func says(stance Stance, s Source, judged ...func(*Evidence)) Exhibit {
	e := Evidence{ID: "e" + s.ID, ClaimID: "c", SourceID: s.ID, Stance: stance}
	for _, f := range judged {
		f(&e)
	}
	return Exhibit{Evidence: e, Source: s}
}

func broken(all []Breach) string {
	var rules []string
	for _, b := range all {
		rules = append(rules, string(b.Rule))
	}
	return strings.Join(rules, ", ")
}

func TestARatingBreaksTheRulesThatItBreaksAndNoOthers(t *testing.T) {
	census := Source{ID: "1", Title: "Census", Publisher: "Census Bureau", Published: "2010", Primary: true}
	paper := Source{ID: "2", Title: "Report", Publisher: "Paper", Published: "2009-04"}
	radio := Source{ID: "3", Title: "Talk", Publisher: "Radio"}
	old := Source{ID: "4", Title: "Almanac", Publisher: "Press", Published: "2009-03-30", Primary: true}
	unreliable := func(e *Evidence) { e.Reliability = Unreliable }
	secondary := func(e *Evidence) { e.Primary = p(false) }
	first := func(e *Evidence) { e.Primary = p(true) }
	bare := func(rating string, change ...func(*Dossier)) Dossier {
		d := checked(rating)
		d.Verdicts[0].Reasoning = ""
		for _, f := range change {
			f(&d)
		}
		return d
	}
	desk := func(rating string) func(*Dossier) {
		return func(d *Dossier) {
			d.Scale = BuiltInScales()[5]
			d.Verdicts[0].ScaleID = DeskScale
			d.Verdicts[0].Rating = rating
		}
	}
	for name, row := range map[string]struct {
		of   Dossier
		want string
	}{
		"not rated":                              {Dossier{Scale: BuiltInScales()[0]}, ""},
		"closed":                                 {bare("True", func(d *Dossier) { d.Claim.Closed = TakenOver }), ""},
		"nothing at all":                         {bare("True"), "no source, no reasoning"},
		"no fact to check":                       {bare("", desk("No fact to check")), ""},
		"on author":                              {bare("", desk("On author")), ""},
		"confirmed":                              {bare("", desk(OutcomeConfirmed)), "no source, no reasoning"},
		"one first-hand source":                  {checked("True", says(Supports, census)), ""},
		"one report":                             {checked("True", says(Supports, paper)), "few sources"},
		"one report that is first-hand for this": {checked("True", says(Supports, paper, first)), ""},
		"first-hand elsewhere, not for this":     {checked("True", says(Supports, census, secondary)), "few sources"},
		"two reports":                            {checked("True", says(Supports, paper), says(Supports, radio)), ""},
		"two, one of them unreliable for this":   {checked("True", says(Supports, paper), says(Supports, radio, unreliable)), "few sources"},
		"two, one of them context":               {checked("True", says(Supports, paper), says(Context, radio)), "few sources"},
		"unproven with one":                      {checked("Unproven", says(Supports, paper)), ""},
		"older":                                  {checked("True", says(Supports, old)), "old source"},
		"older context":                          {checked("True", says(Supports, census), says(Context, old)), ""},
		"refuted and rated true":                 {checked("True", says(Supports, census), says(Refutes, radio)), "against rating"},
		"refuted by the unreliable":              {checked("True", says(Supports, census), says(Refutes, radio, unreliable)), ""},
		"refuted in part and mostly true":        {checked("Mostly true", says(Supports, census), says(Refutes, radio)), ""},
		"refuted and mostly true":                {checked("Mostly true", says(Refutes, census)), "against rating"},
		"supported and rated false":              {checked("False", says(Supports, census)), "against rating"},
		"supported and mixed":                    {checked("Mixed", says(Supports, census)), ""},
	} {
		if got := broken(row.of.Breaches(EnoughSources)); got != row.want {
			t.Errorf("%s: %q, want %q", name, got, row.want)
		}
	}
	if got := broken(checked("True", says(Supports, paper), says(Supports, radio)).Breaches(3)); got != "few sources" {
		t.Errorf("of two where three are asked for: %q", got)
	}
	if got := broken(checked("True", says(Supports, paper)).Breaches(1)); got != "" {
		t.Errorf("of one where one is enough: %q", got)
	}
}

func TestSourcesAreIndependentThatHaveNothingInCommon(t *testing.T) {
	sources := func(all ...Source) []Exhibit {
		var out []Exhibit
		for i, s := range all {
			s.ID = string(rune('a' + i))
			out = append(out, says(Supports, s))
		}
		return out
	}
	for name, row := range map[string]struct {
		of   []Exhibit
		want int
	}{
		"none":                    {nil, 0},
		"two papers":              {sources(Source{Publisher: "Post"}, Source{Publisher: "Times"}), 2},
		"one paper":               {sources(Source{Publisher: "The Post"}, Source{Publisher: "post "}), 1},
		"one author":              {sources(Source{Publisher: "Post", Author: "Jo Doe"}, Source{Publisher: "Times", Author: "Jo Doe"}), 1},
		"a paper and its agency":  {sources(Source{Publisher: "Post", Author: "Reuters"}, Source{Publisher: "Reuters"}), 1},
		"one house on the web":    {sources(Source{URL: "https://www.bbc.co.uk/a"}, Source{URL: "https://news.bbc.co.uk/b"}), 1},
		"two houses of one state": {sources(Source{URL: "https://a.co.uk/"}, Source{URL: "https://b.co.uk/"}), 2},
		"an archived page": {sources(Source{URL: "https://web.archive.org/web/2020/https://www.post.com/x"},
			Source{URL: "https://post.com/y"}), 1},
		"two on a place of all the world": {sources(Source{Publisher: "NASA", URL: "https://www.youtube.com/watch?v=1"},
			Source{Publisher: "CBC", URL: "https://youtube.com/watch?v=2"}), 2},
		"two of whom nothing else is known": {sources(Source{URL: "https://www.youtube.com/watch?v=1"},
			Source{URL: "https://youtube.com/watch?v=2"}), 1},
		"joined by a third": {sources(Source{Publisher: "Post"}, Source{Author: "Jo"}, Source{Publisher: "Post", Author: "Jo"},
			Source{Publisher: "Times"}), 2},
		"two of which nothing is known": {sources(Source{Title: "Notes"}, Source{Title: "Letter"}), 2},
	} {
		if got := Independent(row.of); got != row.want {
			t.Errorf("%s: %d, want %d", name, got, row.want)
		}
	}
	twice := says(Supports, Source{ID: "s", Title: "Book"})
	if got := Independent([]Exhibit{twice, twice}); got != 1 {
		t.Errorf("one source twice: %d", got)
	}
}

func TestAHintOfARuleIsDismissedUntilASourceComes(t *testing.T) {
	paper, radio := Source{ID: "2", Title: "Report", Published: "2001"}, Source{ID: "3", Title: "Talk", Published: "2002"}
	key := func(d Dossier, rule Rule) HintKey {
		all := d.Breaches(9)
		return all[slices.IndexFunc(all, func(b Breach) bool { return b.Rule == rule })].Key("c")
	}
	for _, rule := range []Rule{RuleFewSources, RuleOldSource, RuleConflict} {
		one, two := checked("False", says(Supports, paper)), checked("False", says(Supports, paper), says(Supports, radio))
		if a, b := key(one, rule), key(one, rule); a != b || a.Kind != string(rule) || a.Subject != "c" {
			t.Errorf("%s: %+v, then %+v", rule, a, b)
		}
		if a, b := key(one, rule), key(two, rule); a == b {
			t.Errorf("%s: a second source is the same hint: %+v", rule, a)
		}
	}
}
