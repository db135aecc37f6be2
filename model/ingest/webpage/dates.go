package webpage

import (
	"regexp"
	"strings"

	"galley/model/ingest/metadata"
	"galley/model/prose"
)

// date is when the page says it was first published: in structured form, by
// its headline, or in its own address.
func (p *statements) date() string {
	for _, v := range append([]string{p.article.published},
		p.one("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
			"sailthru.date", "article:published",
			"article.published", "pub_date", "published_at", "published", "date", "pubdate", "publishdate", "publish-date",
			"publish_date", "publication_date", "article_date_original", "article.created",
			"dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "citation_publication_date"),
		p.item["datepublished"], p.article.page) {
		if iso := metadata.ISODate(v); iso != "" {
			return iso
		}
	}
	if day := p.dateline(); day != "" {
		if iso := metadata.ISODate(p.time); strings.HasPrefix(iso, day) {
			return iso // and the hour
		}
		return day
	}
	for _, a := range []string{p.address(), fullAddress(p)} {
		if m := dayInAddress.FindStringSubmatch(a); m != nil {
			if day := metadata.DayOf(m[1], metadata.MonthOf(m[2]), m[3]); day != "" {
				return day
			}
		}
	}
	return metadata.ISODate(p.time)
}

func fullAddress(p *statements) string {
	if p.base == nil {
		return ""
	}
	return p.base.String()
}

// What an address and a line by the headline say of the day. later begins what is
// said of a change, earlier what is said of the first publication.
var (
	dayInAddress = regexp.MustCompile(`/((?:19|20)\d\d)/?-?(\d{2}|[a-z]{3})/?-?(\d{2})(?:/|-|\b)`)

	later = regexp.MustCompile(`(?i)\b(?:last )?(?:updated|modified|revised|edited|corrected|actualizado|aktualisiert|mis à ` +
		`jour|aggiornato)\b`)

	earlier = regexp.MustCompile(`(?i)\b(?:published|posted|publiziert|veröffentlicht|publié|publicado|pubblicato|created|first ` +
		`published|original)\b`)
)

// dateline is the day of publication as it stands by the headline. Of a line
// that tells when the text was changed, only what it says of the beginning counts.
func (p *statements) dateline() string {
	any := ""
	for _, b := range p.beside {
		line := prose.Flatten(b.Text)
		if len(line) > 160 {
			continue
		}
		if at := earlier.FindStringIndex(line); at != nil {
			rest := line[at[1]:]
			if cut := later.FindStringIndex(rest); cut != nil && cut[0] > 0 {
				rest = rest[:cut[0]]
			}
			if day := metadata.DayIn(rest); day != "" {
				return day
			}
		}
		if any == "" && !later.MatchString(line) {
			any = metadata.DayIn(line)
		}
	}
	return any
}
