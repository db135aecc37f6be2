package model

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/publicsuffix"

	"galley/model/passage"
	"galley/model/prose"
)

// Rule is a rule of the trade about how a rating is borne out. One that a claim breaks is a hint and no more:
// there may be good reasons.
type Rule string

// The rules, as ticks name the hints of them.
const (
	RuleNoSource    Rule = "no source"      // nothing bears on it
	RuleNoReasoning Rule = "no reasoning"   // nobody says why it is rated so
	RuleFewSources  Rule = "few sources"    // no first-hand source, and too few that are independent of each other
	RuleOldSource   Rule = "old source"     // a source is older than the claim
	RuleConflict    Rule = "against rating" // a source points the other way than the rating
)

// Rules are all of them, in the order in which they are told.
var Rules = []Rule{RuleNoSource, RuleNoReasoning, RuleFewSources, RuleOldSource, RuleConflict}

// EnoughSources is how many independent sources bear a rating out, where none is first-hand and nobody chose
// another number. Two is what desks ask for.
const EnoughSources = 2

// Breach is a rule that a claim breaks.
type Breach struct {
	Rule    Rule
	Sources []Exhibit // that it is about; of few sources those that count
	Count   int       // of few sources how many of them are independent
	Rating  Rating    // of a conflict
}

// Breaches are the rules that a claim breaks. They are about what a rating rests on, so a claim without one
// breaks none, nor does one that a newer version closed. enough is how many independent sources are enough.
func (d Dossier) Breaches(enough int) []Breach {
	rating, rated := d.Rating()
	v, _ := d.Verdict()
	if !rated || d.Claim.Closed != "" {
		return nil
	}
	var all []Breach
	say := func(b Breach, broken bool) {
		if broken {
			all = append(all, b)
		}
	}
	say(Breach{Rule: RuleNoSource}, len(d.Evidence) == 0 && needsSource(v))
	say(Breach{Rule: RuleNoReasoning}, v.Reasoning == "" && len(d.AdditionsTo(v)) == 0 && !v.Proposes() && needsSource(v))
	bearing := d.bearing()
	count := Independent(bearing)
	say(Breach{Rule: RuleFewSources, Sources: bearing, Count: count}, len(d.Evidence) > 0 && decides(rating) && count < enough &&
		!slices.ContainsFunc(bearing, Exhibit.IsPrimary))
	old := d.older()
	say(Breach{Rule: RuleOldSource, Sources: old}, len(old) > 0)
	against := d.against(rating)
	say(Breach{Rule: RuleConflict, Sources: against, Rating: rating}, len(against) > 0)
	return all
}

// needsSource reports whether a verdict is one that something is to bear out: not that a sentence has no fact in it,
// or that its author answers for it.
func needsSource(v Verdict) bool {
	return v.ScaleID != DeskScale || v.Rating == OutcomeConfirmed || v.Rating == OutcomeChange
}

// decides reports whether a rating says that the claim is true or false, wholly or in part. “Unproven” says that sources
// are missing.
func decides(r Rating) bool { return r.Tone != ToneNone }

// bearing are the sources that say the claim is so, or is not, and that nobody judged unreliable for it.
func (d Dossier) bearing() []Exhibit {
	var all []Exhibit
	for _, e := range d.Evidence {
		if e.Stance != Context && e.JudgedReliability() != Unreliable {
			all = append(all, e)
		}
	}
	return all
}

// older are the sources that decide and were published before the claim was made.
func (d Dossier) older() []Exhibit {
	var all []Exhibit
	for _, e := range d.Evidence {
		if e.Stance != Context && before(e.Source.Published, d.Claim.Said) {
			all = append(all, e)
		}
	}
	return all
}

// before reports whether a date is surely before another: where one says only the year, the day is not known.
func before(a, b string) bool {
	a, b = a[:min(len(a), len("2006-01-02"))], b[:min(len(b), len("2006-01-02"))]
	n := min(len(a), len(b))
	return n > 0 && a[:n] < b[:n]
}

// against are the sources that point the other way than the rating. Where the rating says “mostly”, some may: then they
// are told of only where none points its way.
func (d Dossier) against(r Rating) []Exhibit {
	other, own := Stance(""), Stance("")
	switch r.Tone {
	case ToneTrue, ToneMostlyTrue:
		other, own = Refutes, Supports
	case ToneFalse, ToneMostlyFalse:
		other, own = Supports, Refutes
	default:
		return nil
	}
	var all []Exhibit
	agrees := false
	for _, e := range d.bearing() {
		agrees = agrees || e.Stance == own
		if e.Stance == other {
			all = append(all, e)
		}
	}
	if agrees && (r.Tone == ToneMostlyTrue || r.Tone == ToneMostlyFalse) {
		return nil
	}
	return all
}

// Key names the hint on a claim, to dismiss it for good. A source that comes later makes it another one.
func (b Breach) Key(claimID string) HintKey {
	words := []string{string(b.Rule)}
	switch b.Rule {
	case RuleFewSources:
		words = []string{strconv.Itoa(b.Count) + " independent"}
	case RuleConflict:
		words = []string{b.Rating.Label}
		fallthrough
	case RuleOldSource:
		for _, e := range b.Sources {
			words = append(words, passage.Shorten(e.Source.Called(), 60))
		}
	}
	return HintKey{Subject: claimID, Kind: string(b.Rule), Words: strings.Join(words, "; ")}
}

// Independent is how many of some sources are independent of each other. Those are not that have the publisher, the
// author or the place on the web in common, nor is a paper independent of the agency that it prints.
func Independent(all []Exhibit) int {
	group := map[string]int{} // what sources have in common → their group
	into := []int{}           // group → the one it is part of
	find := func(g int) int {
		for into[g] != g {
			g = into[g]
		}
		return g
	}
	for _, e := range all {
		own := len(into)
		into = append(into, own)
		for _, mark := range origins(e.Source) {
			if g, known := group[mark]; known {
				into[find(g)] = own
			}
			group[mark] = own
		}
	}
	n := 0
	for g := range into {
		if into[g] == g {
			n++
		}
	}
	return n
}

// origins are what a source comes from: it shares one with what it is not independent of. The same source is its own.
func origins(s Source) []string {
	marks := []string{"id " + s.ID}
	for _, name := range []string{s.Publisher, s.Author} {
		if words := strings.TrimPrefix(FoldWords(strings.Trim(prose.Flatten(name), " .")), "the "); words != "" {
			marks = append(marks, "name "+words)
		}
	}
	if host := hostOf(s.URL); host != "" && (!everybodys[host] || len(marks) == 1) {
		marks = append(marks, "host "+host)
	}
	return marks
}

// everybodys are places on the web where all the world publishes: two who do so there have nothing in common.
var everybodys = map[string]bool{"youtube.com": true, "youtu.be": true, "x.com": true, "twitter.com": true, "facebook.com": true,
	"instagram.com": true, "tiktok.com": true, "linkedin.com": true, "reddit.com": true, "t.me": true, "medium.com": true,
	"substack.com": true, "docs.google.com": true, "drive.google.com": true, "dropbox.com": true, "documentcloud.org": true,
	"archive.org": true, "web.archive.org": true, "archive.today": true, "archive.ph": true, "archive.is": true, "perma.cc": true,
	"scribd.com": true, "github.com": true, "vimeo.com": true, "bsky.app": true, "mastodon.social": true, "doi.org": true}

// hostOf is where on the web an address is, without what only says which machine; "" nowhere. Of an archived page it is
// where the page stood.
func hostOf(address string) string {
	if at := strings.LastIndex(address, "/http"); at > 0 && strings.Contains(address[:at], "archive.") {
		address = address[at+1:]
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.ToLower(strings.TrimPrefix(u.Hostname(), "www."))
	if everybodys[host] {
		return host
	}
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}

// Said is the breach in a sentence.
func (b Breach) Said(d Dossier) string {
	title := ""
	if len(b.Sources) > 0 {
		title = passage.Shorten(b.Sources[0].Source.Called(), 60)
	}
	n := len(b.Sources)
	switch b.Rule {
	case RuleNoSource:
		return Sayf("It is rated, and no source bears on it.")
	case RuleNoReasoning:
		return Sayf("It is rated, and nobody says why.")
	case RuleFewSources:
		if b.Count == 0 {
			return Sayf("No source that can be relied on decides it.")
		}
		return Countf(b.Count, "Only %d independent source, and none is first-hand.", "Only %d independent sources, and none is first-hand.")
	case RuleOldSource:
		if n == 1 {
			return Sayf("The source “%s” (%s) is older than the claim (%s).", title, b.Sources[0].Source.Published, d.Claim.Said)
		}
		return Sayf("%d sources are older than the claim (%s).", n, d.Claim.Said)
	}
	refutes := b.Sources[0].Stance == Refutes
	switch {
	case n == 1 && refutes:
		return Sayf("The source “%s” refutes the claim, which is rated “%s”.", title, b.Rating.Label)
	case n == 1:
		return Sayf("The source “%s” supports the claim, which is rated “%s”.", title, b.Rating.Label)
	case refutes:
		return Sayf("%d sources refute the claim, which is rated “%s”.", n, b.Rating.Label)
	}
	return Sayf("%d sources support the claim, which is rated “%s”.", n, b.Rating.Label)
}

// Dismissed reports whether the hint of the breach was dismissed; ticked is what Ticked made of the claim's ticks.
func (b Breach) Dismissed(claimID string, ticked map[string]bool) bool {
	key := b.Key(claimID)
	return ticked[TickID(key.Subject, HintTicks, key.Kind, key.Words)]
}
