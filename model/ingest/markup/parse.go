package markup

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/weigh"

	"golang.org/x/net/html"
)

// ParseSafely builds the tree of a page, and refuses one that would take too much.
func ParseSafely(ctx context.Context, name, source string) (*html.Node, error) {
	err := CheckCost(source)
	var root *html.Node
	if err == nil {
		root, err = Parse(ctx, source)
	}
	if err := input.Stopped(ctx, name); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, model.Wrap(model.Invalid, err, "“%s” is nested too deeply or repeats too much to be read safely, so nothing was "+
			"imported.", name)
	}
	return root, nil
}

// MaxElements is how many elements a page may have; each costs a few
// hundred bytes in memory.
const MaxElements = 1_000_000

// Parse builds the tree of a page whose cost is known; see CheckCost. The parser
// stops by itself at 512 open elements. A panic in it becomes an error.
func Parse(ctx context.Context, source string) (root *html.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			root, err = nil, fmt.Errorf("parsing HTML: %v", p)
		}
	}()
	return html.Parse(input.Interruptible(ctx, strings.NewReader(source)))
}

var (
	errDeep = errors.New("elements nested too deeply")
	errMany = errors.New("too many elements")
)

// formatting elements that are left open are opened again by the parser in
// every block that follows: a short page can ask for millions of elements.
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true,
	"s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

const (
	// maxActive is how many formatting elements may be open at one time.
	maxActive = 600
	// longestFormatting is how long the name of one is at most.
	longestFormatting = len("strike")
)

// CheckCost reads the tags alone, in bounded memory, and refuses pages that would
// be too much to build.
func CheckCost(source string) error {
	if tooMuchMarkup(source) {
		return errMany
	}
	if isHarmless(source) {
		return nil
	}
	z := html.NewTokenizer(strings.NewReader(source))
	z.SetMaxBuf(input.MaxSize + 1)
	elements, reopened, active := 0, 0, 0
	open := map[string][]string{} // by name of the element, its tags as written
	count := map[string]int{}     // by tag as written; the parser keeps three alike at most
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			asWritten := z.Raw()
			tag, _ := z.TagName()
			elements++
			if formatting[string(tag)] {
				name, raw := string(tag), string(asWritten)
				if count[raw] < 3 {
					count[raw]++
					active++
					open[name] = append(open[name], raw)
				}
			} else {
				reopened += active
			}
		case html.EndTagToken:
			tag, _ := z.TagName()
			if !formatting[string(tag)] {
				break
			}
			name := string(tag)
			if list := open[name]; len(list) > 0 {
				last := list[len(list)-1]
				open[name] = list[:len(list)-1]
				active--
				if count[last]--; count[last] == 0 {
					delete(count, last)
				}
			}
		}
		if active > maxActive {
			return errDeep
		}
		if elements+reopened > 3*MaxElements || elements > MaxElements {
			return errMany
		}
	}
}

// htmlTag is a tag of those that most pages have.
var htmlTag = regexp.MustCompile(`(?i)</?(html|head|body|title|meta|p|div|span|h[1-6]|article|section|table|ul|ol|li|br|a|b|i|em|` +
	`strong|font|center|pre|blockquote)(\s[^<>]*)?/?>`)

// HasTag reports whether a text has a tag of HTML in it.
func HasTag(text string) bool { return htmlTag.MatchString(text) }

// HasTags reports whether a text has so many tags of HTML in it, or more.
func HasTags(text string, many int) bool { return len(htmlTag.FindAllStringIndex(text, many)) >= many }

// isHarmless is true for a page that guard cannot refuse, however its tags are
// nested: it has too few of them. What only looks like a tag, as in a script,
// counts as one.
func isHarmless(source string) bool {
	elements, reopening := 0, 0
	for {
		at := strings.IndexByte(source, '<')
		if at < 0 || at+1 == len(source) {
			break
		}
		source = source[at+1:]
		if c := source[0] | 0x20; c < 'a' || c > 'z' {
			continue
		}
		elements++
		end := 0
		for end < len(source) && end <= longestFormatting && (source[end]|0x20 >= 'a' && source[end]|0x20 <= 'z') {
			end++
		}
		if end <= longestFormatting && (formatting[source[:end]] || formatting[strings.ToLower(source[:end])]) {
			reopening++
		}
	}
	return reopening <= maxActive && elements <= MaxElements && elements+elements*reopening <= 3*MaxElements
}

const (
	// maxPageText is how much text the source of a page may have: a page is in
	// memory several times while the article on it is looked for.
	maxPageText = 20 << 20

	// maxAttributes and maxEntities are what a page's source may have of them,
	// beside its elements.
	maxAttributes = 2_000_000

	maxEntities = 2_000_000
)

// tooMuchMarkup reports whether a page's source would take too much memory or
// time to build, whatever its elements are.
func tooMuchMarkup(source string) bool {
	m := weigh.HTML(source)
	return m.Tags > 3*MaxElements || m.Attributes > maxAttributes || m.Entities > maxEntities || m.Text > maxPageText
}
