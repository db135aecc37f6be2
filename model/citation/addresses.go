package citation

import (
	"regexp"
	"strings"
)

var anyAddress = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"“”]+|\bmailto:[^\s<>"“”@:?&]+@[^\s<>"“”@:?&,;]+|` +
	`\b(?:doi\s*:?\s*|doi\.org/)?10\.\d{4,9}/[^\s<>"“”]+`)

// maxAddresses is how many addresses are taken of one text; more is no note of
// sources.
const maxAddresses = 500

// Addresses are the addresses in a text, each once, in its order: those of pages
// and letters as they are written, and of each DOI the page that it stands for. An
// address of another kind (javascript:, file:, data:) is none.
func Addresses(text string) []string {
	var out []string
	seen := map[string]bool{}
	for _, found := range anyAddress.FindAllString(text, maxAddresses) {
		address := unstopped(found)
		scheme, rest, named := strings.Cut(address, "://")
		switch {
		case named && rest == "":
			continue
		case named:
			address = strings.ToLower(scheme) + "://" + rest
		case len(address) > 7 && strings.EqualFold(address[:7], "mailto:"):
			address = "mailto:" + address[7:]
		default:
			id := DOI(address)
			if id == "" {
				continue
			}
			address = "https://doi.org/" + id
		}
		if !seen[address] {
			seen[address] = true
			out = append(out, address)
		}
	}
	return out
}
