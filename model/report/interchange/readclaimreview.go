package interchange

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"galley/model"
	"galley/model/prose"
	"galley/model/report/view"
)

// Review is what another fact-checker published about a claim.
type Review struct {
	Claim       string // as they reviewed it
	Speaker     string
	Rating      string // their word for it; its number where they have no word
	Explanation string
	Title       string
	URL         string
	Author      string // who published the review
	Published   string // ISO 8601 as far as known
	Language    string // "" where it does not say
}

// ReadClaimReviews finds the ClaimReviews in a web page (its JSON-LD, its
// microdata) or in a JSON file. Name is the file's, for messages.
func ReadClaimReviews(name string, data []byte) ([]Review, error) {
	if err := tooMuchJSON(name, data); err != nil {
		return nil, err
	}
	var all []Review
	text := bytes.TrimLeft(data, "\ufeff \t\r\n")
	broken := false
	if bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("[")) {
		value, err := parseScript(string(text))
		if err != nil {
			return nil, model.Wrap(model.Damaged, err, "“%s” is not a complete JSON file, so no review was read from it.", name)
		}
		gatherReviews(value, things(value, nil, 0), &all, 0)
	} else {
		// What one script names another may describe.
		var values []any
		for _, script := range linkedData(data) {
			value, err := parseScript(script)
			if err != nil { // a page may hold broken ones beside the right one
				broken = broken || strings.Contains(script, "ClaimReview")
				continue
			}
			values = append(values, value)
		}
		gatherReviews(values, things(values, nil, 0), &all, 0)
		for _, item := range microdata(data) {
			gatherReviews(item, nil, &all, 0)
		}
	}
	all = slices.DeleteFunc(all, func(r Review) bool { return r.Claim == "" && r.Rating == "" && r.URL == "" })
	var once []Review
	for _, r := range all {
		if !slices.Contains(once, r) {
			once = append(once, r)
		}
	}
	switch {
	case len(once) == 0 && broken:
		return nil, model.Faultf(model.Damaged, "There is a ClaimReview in “%s”, but it is broken: it is not valid JSON and could not be "+
			"read. Nothing was changed.", name)
	case len(once) == 0:
		return nil, model.Faultf(model.NotFound, "There is no ClaimReview in “%s”: its publisher does not say in it what was checked. "+
			"Nothing was changed.", name)
	}
	return once, nil
}

// linkedData are the JSON-LD scripts of a web page.
func linkedData(page []byte) []string {
	var out []string
	within := false
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			within = false
			if tag := z.Token(); tag.Data == "script" {
				for _, a := range tag.Attr {
					if kind, _, _ := strings.Cut(a.Val, ";"); a.Key == "type" && strings.EqualFold(strings.TrimSpace(kind), "application/ld+json") {
						within = true
					}
				}
			}
		case html.TextToken:
			if within {
				out = append(out, strings.TrimSpace(string(z.Raw())))
			}
		default:
			within = false
		}
	}
}

// things are the described things of a document by their @id, so that one can
// be looked up where it is only named.
func things(value any, into map[string]map[string]any, depth int) map[string]map[string]any {
	if into == nil {
		into = map[string]map[string]any{}
	}
	if depth > deepest*2 {
		return into
	}
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			things(one, into, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			into[id] = v
		}
		for _, one := range v {
			things(one, into, depth+1)
		}
	}
	return into
}

func gatherReviews(value any, known map[string]map[string]any, into *[]Review, depth int) {
	if depth > deepest*2 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			gatherReviews(one, known, into, depth+1)
		}
	case map[string]any:
		if slices.Contains(terms(v["@type"]), "ClaimReview") {
			*into = append(*into, reviewOf(v, known))
			return
		}
		for _, name := range sorted(v) {
			gatherReviews(v[name], known, into, depth+1)
		}
	}
}

func sorted(v map[string]any) []string {
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func reviewOf(v map[string]any, known map[string]map[string]any) Review {
	object := func(value any) map[string]any {
		if l := list(value); len(l) > 0 {
			value = l[0]
		}
		m, _ := value.(map[string]any)
		if full := known[id(m)]; full != nil {
			return full
		}
		return m
	}
	name := func(value any) string {
		if s := said(value); s != "" {
			return s
		}
		m := object(value)
		for _, field := range []string{"text", "name", "headline", "alternateName", "description", "url"} {
			if s := said(m[field]); s != "" {
				return s
			}
		}
		return ""
	}
	item, rating := object(v["itemReviewed"]), object(v["reviewRating"])
	r := Review{
		Claim: name(v["claimReviewed"]), Speaker: name(item["author"]), Rating: said(rating["alternateName"]),
		Explanation: said(rating["ratingExplanation"]),
		Title:       said(v["headline"]), URL: view.WebLink(said(v["url"])), Author: name(v["author"]),
		Language: said(v["inLanguage"]),
	}
	if r.Claim == "" || view.WebLink(r.Claim) != "" { // an address names the claim, and does not say it
		if s := firstSaid(item["text"], item["name"], item["headline"], item["description"], item["claimReviewed"]); s != "" {
			r.Claim = s
		}
	}
	if r.Speaker == "" {
		r.Speaker = name(object(v["claimReviewed"])["author"])
	}
	if r.Rating == "" {
		r.Rating = said(rating["name"])
	}
	if r.Rating == "" {
		r.Rating = numeral(rating["ratingValue"])
		if best := numeral(rating["bestRating"]); r.Rating != "" && best != "" {
			r.Rating += " of " + best
		}
	}
	if r.Title == "" {
		r.Title = said(v["name"])
	}
	if iso, ok := model.ParseDate(said(v["datePublished"])); ok {
		r.Published = iso
	}
	return r
}

func firstSaid(values ...any) string {
	for _, v := range values {
		if s := said(v); s != "" {
			return s
		}
	}
	return ""
}

// said is a value as one line of text; publishers write markup and entities
// into it.
func said(v any) string {
	s := str(v)
	if strings.ContainsAny(s, "<&") {
		s = withoutMarkup(s)
	}
	return prose.OneLine(prose.Plain(s))
}

func numeral(v any) string {
	if n, ok := v.(float64); ok {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return said(v)
}

// Note is what the review says, in a line: what a claim's evidence shows.
func (r Review) Note() string {
	note := model.AlreadyChecked
	if by := prose.Join(", ", r.Author, view.EnglishDate(r.Published)); by != "" {
		note += " by " + by
	}
	if r.Rating != "" {
		note += ": rated “" + r.Rating + "”"
	}
	if r.Explanation != "" {
		note += ". " + r.Explanation
	}
	return note
}

// Attach is the command that puts the review on a claim, as context with the
// review for its source.
func (r Review) Attach(claimID string) model.AttachSource {
	title := r.Title
	if title == "" {
		title = "Fact check: " + r.Claim
	}
	return model.AttachSource{
		ClaimID: claimID, Stance: model.Context, Quote: r.Claim, Note: r.Note(),
		New: &model.AddSource{Fields: model.SourceFields{Title: &title, Publisher: &r.Author, URL: &r.URL, Published: &r.Published}},
	}
}

// AttachTo is Attach for a claim that has evidence already: the same review is put on
// it once. Of the sources that are known, the one with the review's address is used.
func (r Review) AttachTo(d model.Dossier, known []model.Source) (model.AttachSource, error) {
	command := r.Attach(d.Claim.ID)
	for _, e := range d.Evidence {
		if e.Note == command.Note && e.Quote == command.Quote && (r.Claim != "" || e.Source.URL == r.URL) {
			return command, model.Faultf(model.Refused, "This review is already attached to the claim. Nothing was attached.")
		}
	}
	if i := slices.IndexFunc(known, func(s model.Source) bool { return r.URL != "" && s.URL == r.URL }); i >= 0 {
		command.SourceID, command.New = known[i].ID, nil
	}
	return command, nil
}
