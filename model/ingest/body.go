package ingest

import (
	"context"
	"regexp"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// parsed is a page's tree, of a page that is safe to build.
func parsed(ctx context.Context, name, source string) (*html.Node, error) {
	err := guard(source)
	var root *html.Node
	if err == nil {
		root, err = parse(ctx, source)
	}
	if err := stopped(ctx, name); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, model.Wrap(model.Invalid, err, "“%s” is nested too deeply or repeats too much to be read safely, so nothing was imported.", name)
	}
	return root, nil
}

// bodyOf is all the text of a page that is no web page but a letter or a
// chapter: nothing in it is a site's.
func bodyOf(ctx context.Context, name, source string) ([]piece, error) {
	root, err := parsed(ctx, name, source)
	if err != nil {
		return nil, err
	}
	return walk(root, true), nil
}

// tag is a language as BCP 47, "" where it is none.
func tag(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	t, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}

var (
	savedFrom  = regexp.MustCompile(`<!--\s*saved from url=\(\d+\)(\S+?)\s*-->`)
	singleFile = regexp.MustCompile(`<!--\s*Page saved with SingleFile\s+url:\s*(\S+)`)
)

// savedAddress is where a browser says, in a comment near the page's start,
// that it saved the page from.
func savedAddress(text string) string {
	head := text[:min(len(text), 8<<10)]
	for _, mark := range []*regexp.Regexp{savedFrom, singleFile} {
		if m := mark.FindStringSubmatch(head); m != nil {
			return webAddress(m[1])
		}
	}
	return ""
}
