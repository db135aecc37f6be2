package webpage

import (
	"encoding/json"
	"regexp"
	"strings"

	"galley/model/ingest/typography"
	"galley/model/weigh"

	"golang.org/x/net/html"
)

// jsonLD is what a page's JSON-LD says of the article on it.
type jsonLD struct {
	headline, publisher, published, url, language, body string
	page                                                string // when a page that is said to hold the article was published
	text                                                string // the body as it is written
	authors                                             []string
	found                                               bool
}

var (
	articleType = regexp.MustCompile(`(?:Article|BlogPosting|Report|SocialMediaPosting|DiscussionForumPosting|ClaimReview|Review)$`)
	wrapping    = regexp.MustCompile(`^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$|;\s*$`)
)

// add reads one script element. The first article found is the page's own;
// later ones are those it links to.
func (l *jsonLD) add(script string) {
	if l.found {
		return
	}
	script = strings.TrimSpace(wrapping.ReplaceAllString(strings.TrimSpace(script), ""))
	if weigh.JSON([]byte(script)) > maxScript {
		return
	}
	var data any
	if json.Unmarshal([]byte(script), &data) != nil {
		// Line ends and tabs inside strings are the commonest mistake.
		script = strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, script)
		if json.Unmarshal([]byte(script), &data) != nil {
			return
		}
	}
	things := map[string]map[string]any{} // by @id
	var order []map[string]any
	collect(data, 0, func(o map[string]any) {
		order = append(order, o)
		if id, ok := o["@id"].(string); ok && len(o) > 1 && things[id] == nil {
			things[id] = o
		}
	})
	for _, o := range order {
		if kind, _ := o["@type"].(string); kind == "WebPage" && l.page == "" {
			l.page = textValue(o["datePublished"])
		}
		if isArticle(o["@type"]) {
			l.read(o, things)
			if l.found = l.headline != "" || l.published != ""; l.found {
				return
			}
		}
	}
}

// collect visits objects outermost first, as deep as real pages go.
func collect(v any, depth int, visit func(map[string]any)) {
	if depth > 12 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collect(e, depth+1, visit)
		}
	case map[string]any:
		visit(v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "author", "publisher",
			"isPartOf"} {
			if inner, ok := v[key]; ok {
				collect(inner, depth+1, visit)
			}
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return articleType.MatchString(v)
	case []any:
		for _, e := range v {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

func (l *jsonLD) read(o map[string]any, things map[string]map[string]any) {
	l.headline = typography.FirstOf(textValue(o["headline"]), textValue(o["name"]))
	l.authors = names(o["author"], things)
	if len(l.authors) == 0 {
		l.authors = names(o["creator"], things)
	}
	l.publisher = typography.FirstOf(names(o["publisher"], things)...)
	l.published = typography.FirstOf(textValue(o["datePublished"]), textValue(o["dateCreated"]))
	l.language = typography.FirstOf(names(o["inLanguage"], things)...)
	l.body = textValue(o["articleBody"])
	l.text, _ = o["articleBody"].(string)
	l.url = textValue(o["url"])
	if l.url == "" {
		switch m := o["mainEntityOfPage"].(type) {
		case string:
			l.url = m
		case map[string]any:
			l.url = typography.FirstOf(textValue(m["@id"]), textValue(m["url"]))
		}
	}
}

// textValue is a value as one line of text; sites write HTML entities and markup
// into it, and lists where one value is meant.
func textValue(v any) string {
	switch v := v.(type) {
	case string:
		return typography.CollapseSpaces(typography.Clean(htmlTags.ReplaceAllString(html.UnescapeString(html.UnescapeString(v)), "")))
	case []any:
		if len(v) > 0 {
			return textValue(v[0])
		}
	case map[string]any:
		return textValue(v["@value"])
	}
	return ""
}

var htmlTags = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// names are those of a person or an organisation, of several, or of one that
// is described elsewhere on the page.
func names(v any, things map[string]map[string]any) []string {
	switch v := v.(type) {
	case string:
		if s := textValue(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, names(e, things)...)
		}
		return out
	case map[string]any:
		if list, ok := v["name"].([]any); ok {
			return names(list, nil)
		}
		if s := typography.FirstOf(textValue(v["name"]), textValue(v["alternateName"])); s != "" {
			return []string{s}
		}
		if id, ok := v["@id"].(string); ok && things[id] != nil {
			return names(map[string]any{"name": things[id]["name"]}, nil)
		}
	}
	return nil
}

// maxScript is how many bytes the data in a page's script may take in memory.
const maxScript = 64 << 20
