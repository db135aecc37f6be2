package quantity

import (
	"sort"
	"strings"

	"galley/model/quantity/numeral"
)

// withFeet adds the heights written 5'10", which are no numbers by themselves. feet has
// where they start.
func withFeet(text string, numerals []numeral.Numeral, refused []numeral.Refusal) (all []numeral.Numeral, feet map[int]bool) {
	for _, no := range refused {
		if no.End-no.Start > 4 || text[no.Start] < '1' || text[no.Start] > '9' {
			continue
		}
		n, ok := height(text, no.Start)
		if !ok {
			continue
		}
		if feet == nil {
			feet = map[int]bool{}
		}
		feet[n.Start] = true
		numerals = append(numerals, n)
	}
	if feet != nil {
		sort.SliceStable(numerals, func(i, j int) bool { return numerals[i].Start < numerals[j].Start })
	}
	return numerals, feet
}

// height reads 5'10" at a place: a figure of feet and at most two of inches.
func height(text string, at int) (numeral.Numeral, bool) {
	value := float64(text[at] - '0')
	rest := text[at+1:]
	for _, prime := range []string{"'", "′", "’"} {
		after, ok := strings.CutPrefix(rest, prime)
		if !ok {
			continue
		}
		inches, digits := 0, 0
		for digits < len(after) && digits < 3 && after[digits] >= '0' && after[digits] <= '9' {
			inches = inches*10 + int(after[digits]-'0')
			digits++
		}
		if digits == 0 || digits > 2 || inches > 11 {
			return numeral.Numeral{}, false
		}
		for _, sign := range []string{"\"", "″", "”"} {
			if strings.HasPrefix(after[digits:], sign) {
				end := at + 1 + len(prime) + digits + len(sign)
				return numeral.Numeral{Start: at, End: end, Value: value + float64(inches)/12,
					Form: numeral.Cardinal, Digits: true, Step: 1.0 / 12, Scale: 1}, true
			}
		}
	}
	return numeral.Numeral{}, false
}
