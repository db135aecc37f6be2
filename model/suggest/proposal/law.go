package proposal

import (
	"regexp"
	"strings"

	"galley/model"
)

const reporter = `(?:U\.? ?S\.? ?C\.?(?: ?A\.)?|U\.? ?S\.?|F\.? ?(?:2d|3d|4th)|F\. ?Supp\.(?: ?[23]d)?|S\. ?Ct\.|L\. ?Ed\.(?: ?2d)?|C\.? ?F\.? ?R\.?|` +
	`Fed\. ?Reg\.|Stat\.|EWCA Civ|EWHC|UKSC|UKHL|N\.E\.2d|P\.3d|A\.3d|So\. ?[23]d)`

var (
	statute = regexp.MustCompile(`^(\d{1,3} (?:U\.? ?S\.? ?C\.?|C\.? ?F\.? ?R\.?) (?:§{1,2} ?|[Pp]art )?[\d.]+[a-z]?(?:\([a-z0-9]+\))*)\.?$`)
	verdict = regexp.MustCompile(`^(\p{Lu}[^;]{1,90}? v\.? \p{Lu}[^;,]{1,90}, (?:\[?\d{1,4}\]? ` + reporter + ` \d{1,5}|No\. [\w-]+))` +
		`(?:, (?:at )?(\d{1,5}(?:[-–]\d{1,5})?))?( \([^()]{2,40}\))?\.?$`)
	german = regexp.MustCompile(`^((?:§§?|Art\.|Artikel) ?\d+[a-z]?(?: (?:Abs\.|Absatz) ?\d+)?(?: (?:S\.|Satz) ?\d+)?(?: (?:Nr\.|Nummer) ?\d+)?) ` +
		`([A-Z][A-Za-z]{0,7}G|GG|BGB|StGB|StPO|ZPO|HGB|AO|DSGVO|SGB [IVX]+|EMRK|EGMR)\.?$`)
	court = regexp.MustCompile(`^((?:BVerfG|BGH|BVerwG|BAG|BFH|BSG)(?:E|Z|St)? \d{1,3}, \d{1,4})(?: \((\d{1,4}(?: f{1,2}\.)?)\))?\.?$`)
	union = regexp.MustCompile(`^((?:Council |Commission )?(?:Regulation|Directive|Decision) (?:\((?:EU|EC|EEC)\) )?(?:No\.? )?\d{2,4}/\d{1,4}(?:/(?:EU|EC|EEC))?)` +
		`(?:, ((?:art\.?|article|recital|annex) ?[\dIVX]+(?:\(\d+\))*))?\.?$`)
)

// law reads what lawyers cite: statutes, cases, directives.
func law(text string) (cited, bool) {
	if m := statute.FindStringSubmatch(text); m != nil {
		return cited{source: model.Source{Title: m[1]}}, true
	}
	if m := verdict.FindStringSubmatch(text); m != nil {
		return cited{source: model.Source{Title: m[1] + strings.TrimRight(m[3], ".")}, locator: m[2]}, true
	}
	if m := german.FindStringSubmatch(text); m != nil {
		return cited{source: model.Source{Title: m[2]}, locator: m[1]}, true
	}
	for _, form := range []*regexp.Regexp{court, union} {
		if m := form.FindStringSubmatch(text); m != nil {
			return cited{source: model.Source{Title: m[1]}, locator: m[2]}, true
		}
	}
	return cited{}, false
}
