package metadata

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/language"
)

// LanguageTag returns a language as a BCP 47 tag, "" where it is not one.
func LanguageTag(s string) string {
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

// SavedAddress is where a browser says, in a comment near the page's start,
// that it saved the page from.
func SavedAddress(text string) string {
	head := text[:min(len(text), 8<<10)]
	for _, mark := range []*regexp.Regexp{savedFrom, singleFile} {
		if m := mark.FindStringSubmatch(head); m != nil {
			return WebAddress(m[1])
		}
	}
	return ""
}

// WebAddress returns the first text that is an address on the web, "" where none is.
func WebAddress(list ...string) string {
	for _, a := range list {
		u, err := url.Parse(strings.TrimSpace(a))
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			u.User, u.Fragment, u.RawFragment = nil, "", ""
			return u.String()
		}
	}
	return ""
}
