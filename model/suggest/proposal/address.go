package proposal

import (
	"path"
	"regexp"
	"strings"

	"galley/model"
	"galley/model/citation"
	"galley/model/prose"
)

const domains = `(?:com|org|net|gov|edu|int|mil|info|eu|io|news|press|media|science|[a-z]{2})`

var (
	// address is where a page stands, with its scheme or without, and an identifier of a document.
	address = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"“”]+|\bwww\.(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>"“”]*)?|` +
		`\b(?:doi\s*:?\s*|doi\.org/)?10\.\d{4,9}/[^\s<>"“”]+|\b(?:[a-z0-9-]+\.)+` + domains + `/[^\s<>"“”]*`)
	site = regexp.MustCompile(`(?i)^(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|mil)\.?$`)
	// elsewhere is an address that nothing opens.
	elsewhere = regexp.MustCompile(`(?i)\b(?:javascript|data|vbscript):\S*`)
	files     = regexp.MustCompile(`(?i)(?:file:/*)?(?:\b[a-z]:[\\/])?[^\s,;:"“”()<>\[\]]*[^\s,;:"“”()<>\[\].]\.(?:pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|tsv|pptx?|odp|` +
		`mp3|m4a|wav|aac|ogg|flac|mp4|mov|mkv|avi|jpe?g|png|tiff?|gif|heic|html?|epub|eml|msg|zip|sav|dta)\b`)
)

// addressed reads a piece that has addresses in it.
func addressed(piece, bare string) ([]cited, string, bool) {
	piece = elsewhere.ReplaceAllString(piece, "")
	if site.MatchString(strings.TrimSpace(bare)) && !files.MatchString(bare) {
		return []cited{ofAddress("https://" + strings.ToLower(strings.TrimRight(strings.TrimSpace(bare), ".")))}, "", true
	}
	at := address.FindAllStringIndex(piece, most+1)
	var found []cited
	for _, a := range at {
		if one := located(piece[a[0]:a[1]]); one.source.URL != "" && !has(found, one) {
			found = append(found, one)
		}
	}
	if len(found) == 0 {
		return nil, "", false
	}
	if len(at) <= 2 {
		if one, ok := oneSource(bare); ok {
			return []cited{one}, "", true
		}
	}
	rest, end := "", 0
	found = found[:0]
	for _, a := range at {
		from := a[0]
		if from < end { // a locator took it
			continue
		}
		written := strings.TrimRight(piece[a[0]:a[1]], `.,;:!?'’*`)
		one := located(written)
		if one.source.URL == "" {
			continue
		}
		to := from + len(trimmedAddress(written))
		locator, n := locatorAfter(piece[to:])
		if one.locator = locator; n > 0 {
			to += n
		}
		rest += piece[end:from] + " "
		end = to
		if !has(found, one) {
			found = append(found, one)
		}
	}
	rest += piece[end:]
	if len(found) == 1 && found[0].locator == "" {
		found[0].locator, rest = locatorIn(rest)
	}
	return found, remains(rest), true
}

// oneSource reads a citation with its address.
func oneSource(text string) (cited, bool) {
	p := citation.Take(text)
	if p.URL == "" || p.Author == "" && p.Publisher == "" && p.Published == "" || address.MatchString(p.Title) ||
		len(strings.Fields(p.Title)) > 40 {
		return cited{}, false
	}
	return ofParts(p), true
}

// located is the page at an address as it is written.
func located(written string) cited {
	written = trimmedAddress(strings.TrimRight(written, `.,;:!?'’*`))
	if id := citation.DOI(written); id != "" && !strings.Contains(written, "://") {
		return cited{source: model.Source{URL: "https://doi.org/" + id}}
	}
	return ofAddress(model.FullAddress(written))
}

// trimmedAddress is an address without the brackets of the sentence it stands in.
func trimmedAddress(s string) string {
	for _, pair := range []string{"()", "[]", "{}"} {
		for strings.HasSuffix(s, pair[1:]) && strings.Count(s, pair[1:]) > strings.Count(s, pair[:1]) {
			s = strings.TrimRight(s[:len(s)-1], `.,;:!?'’*`)
		}
	}
	return s
}

var (
	hollow = regexp.MustCompile(`\(\s*\)|\[\s*\]|<\s*>|“\s*”|"\s*"`)
	loose  = regexp.MustCompile(`\s+([,.;:])`) // where something was taken out before it
	only   = regexp.MustCompile(`(?i)^(?:(?:see|also|and|or|from|via|here|link|links|source|sources|url|doi|at|on|in|ref|cf|retrieved|accessed|` +
		`available|found|online|this|page|is|the|per|as|photo|image|picture|file|attached|attachment|audio|video|recording|document|scan|spreadsheet)[\s:.,;–-]*)+$`)
)

// remains are the words that are left of a piece, "" where they say nothing.
func remains(s string) string {
	s = loose.ReplaceAllString(prose.Flatten(hollow.ReplaceAllString(s, " ")), "$1")
	s = strings.TrimSpace(strings.Trim(s, ",;:|–—-·• "))
	if !says(s) || only.MatchString(s) {
		return ""
	}
	return s
}

// file reads a piece that names a file. Where it lies on somebody's disk is nobody's business.
func file(piece string) ([]cited, string, bool) {
	var found []cited
	rest, end := "", 0
	for _, at := range files.FindAllStringIndex(piece, most) {
		if at[0] < end {
			continue
		}
		name := path.Base(strings.ReplaceAll(piece[at[0]:at[1]], `\`, "/"))
		locator, n := locatorAfter(piece[at[1]:])
		rest += piece[end:at[0]] + " "
		end = at[1] + n
		found = append(found, cited{source: model.Source{Title: name}, locator: locator, draft: true})
	}
	if len(found) == 0 {
		return nil, "", false
	}
	return found, remains(rest + piece[end:]), true
}
