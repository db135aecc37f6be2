package model

import (
	"regexp"
	"testing"
)

var isoShape = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$`)

// FuzzDate takes any text for a date: what comes of it is ISO 8601, and is read
// again as itself.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2009-03-31", "31 March 2009", "March 31st, 2009", "Sept. 3, 2009", "2009", "03/04/2009",
		"Tue, 31 Mar 2009 10:00:00 +0000",
		"2009-03-31T10:00:00Z", "31.3.2009", "0000-00-00", "9999-12-31", "٣١ مارس ٢٠٠٩", "31\u00a0March 2009", "2009-02-30", " . , "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		iso, ok := ParseDate(s)
		if !ok || iso == "" {
			return
		}
		if !isoShape.MatchString(iso) {
			t.Errorf("%q became %q", s, iso)
		}
		if again, ok := ParseDate(iso); !ok || again != iso {
			t.Errorf("%q became %q, and that %q, %v", s, iso, again, ok)
		}
	})
}
