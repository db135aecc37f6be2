package ingest

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"galley/model/weigh"
)

// linked is what a page's JSON-LD says of the article on it.
type linked struct {
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
func (l *linked) add(script string) {
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
			l.page = plain(o["datePublished"])
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
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "author", "publisher", "isPartOf"} {
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

func (l *linked) read(o map[string]any, things map[string]map[string]any) {
	l.headline = first(plain(o["headline"]), plain(o["name"]))
	l.authors = names(o["author"], things)
	if len(l.authors) == 0 {
		l.authors = names(o["creator"], things)
	}
	l.publisher = first(names(o["publisher"], things)...)
	l.published = first(plain(o["datePublished"]), plain(o["dateCreated"]))
	l.language = first(names(o["inLanguage"], things)...)
	l.body = plain(o["articleBody"])
	l.text, _ = o["articleBody"].(string)
	l.url = plain(o["url"])
	if l.url == "" {
		switch m := o["mainEntityOfPage"].(type) {
		case string:
			l.url = m
		case map[string]any:
			l.url = first(plain(m["@id"]), plain(m["url"]))
		}
	}
}

// plain is a value as one line of text; sites write HTML entities and markup
// into it, and lists where one value is meant.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return fold(clean(markup.ReplaceAllString(html.UnescapeString(html.UnescapeString(v)), "")))
	case []any:
		if len(v) > 0 {
			return plain(v[0])
		}
	case map[string]any:
		return plain(v["@value"])
	}
	return ""
}

var markup = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// names are those of a person or an organisation, of several, or of one that
// is described elsewhere on the page.
func names(v any, things map[string]map[string]any) []string {
	switch v := v.(type) {
	case string:
		if s := plain(v); s != "" {
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
		if s := first(plain(v["name"]), plain(v["alternateName"])); s != "" {
			return []string{s}
		}
		if id, ok := v["@id"].(string); ok && things[id] != nil {
			return names(map[string]any{"name": things[id]["name"]}, nil)
		}
	}
	return nil
}
