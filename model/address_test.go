package model

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestOnePageHasSeveralAddresses(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"https://paper.example/a", "http://www.Paper.example/a/#top", true},
		{"https://paper.example", "https://paper.example/", true},
		{"https://paper.example/a", "https://paper.example/b", false},
		{"https://paper.example/a?id=1", "https://paper.example/a?id=2", false},
		{"https://paper.example/A", "https://paper.example/a", false},
	} {
		x, y := SameAddresses(c.a), SameAddresses(c.b)
		slices.Sort(x)
		slices.Sort(y)
		if got := slices.Equal(x, y); got != c.same {
			t.Errorf("%s and %s: same %v", c.a, c.b, got)
		}
	}
	for _, none := range []string{"", "paper.example/a", "file:///a", "https://", "ftp://paper.example/a"} {
		if got := SameAddresses(none); got != nil {
			t.Errorf("%q is written %q", none, got)
		}
	}
}
func TestAWebAddressMayLackItsHTTPS(t *testing.T) {
	for in, want := range map[string]string{
		"state.gov/x?a=1": "https://state.gov/x?a=1", " www.unodc.org ": "https://www.unodc.org", "bücher": "bücher",
		"example.org:8080/x":  "https://example.org:8080/x",
		"https://example.org": "https://example.org", "http://a.b": "http://a.b", "javascript:alert(1)": "javascript:alert(1)",
		"p. 4": "p. 4", "file.": "file.", "": "",
		"a b.org/x": "a b.org/x", "mailto:x@y.org": "mailto:x@y.org",
	} {
		if got := FullAddress(in); got != want {
			t.Errorf("%q is completed to %q, want %q", in, got, want)
		}
	}
}

func TestOnlyAddressesOfTheWebAreLinked(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c#d":                   "https://example.org/a?b=c#d",
		" HTTPS://Example.ORG/Path ":                    "https://example.org/Path",
		"http://example.org:8080":                       "http://example.org:8080",
		"https://192.0.2.7/x":                           "https://192.0.2.7/x",
		"https://[2001:db8::1]:8443/x":                  "https://[2001:db8::1]:8443/x",
		"https://müller.example/ü":                      "https://xn--mller-kva.example/%C3%BC",
		"https://раураl.example/":                       "https://xn--l-7sba6dbr.example/",
		"https://my_host.example/":                      "https://my_host.example/",
		"file:///tmp/evil.desktop":                      "",
		"FILE:///tmp/evil.desktop":                      "",
		"javascript:alert(1)":                           "",
		"JaVaScRiPt:alert(1)":                           "",
		"java\tscript:alert(1)":                         "",
		"\x01javascript:alert(1)":                       "",
		"data:text/html,<script>":                       "",
		"vbscript:x":                                    "",
		"smb://server/share/evil.exe":                   "",
		`\\server\share\evil.exe`:                       "",
		"//server/share":                                "",
		"ftp://example.org/x":                           "",
		"about:blank":                                   "",
		"view-source:https://a.b":                       "",
		"blob:https://a.b/x":                            "",
		"https:example.org":                             "",
		"https:///example.org":                          "",
		"https://":                                      "",
		"https://:80/":                                  "",
		`https:\\evil.example`:                          "",
		`https://good.example\@evil.com`:                "",
		"https://bank@evil.example/":                    "",
		"https://a:b@evil.example/":                     "",
		"https://evil.example/\u202egpj":                "",
		"https://ev\u200bil.example/":                   "",
		"https://evil.example/a b":                      "",
		"https://evil.example/\r\nX: y":                 "",
		"https://evil.example/\x00":                     "",
		"https://%65vil.example/":                       "",
		"https://-..example/":                           "",
		"https://\xff.example/":                         "",
		"https://[fe80::1%25eth0]/":                     "",
		"/etc/passwd":                                   "",
		"C:\\evil.exe":                                  "",
		`https://example.org/a\b`:                       "",
		"https://example.org/\ufffd":                    "",
		"https://" + strings.Repeat("a", 63) + ".org/":  "https://" + strings.Repeat("a", 63) + ".org/",
		"https://" + strings.Repeat("a", 64) + ".org/":  "",
		"https://e.org/" + strings.Repeat("a", 8192-14): "https://e.org/" + strings.Repeat("a", 8192-14),
		"https://e.org/" + strings.Repeat("a", 8193-14): "",
		"p. 4":                     "",
		"mailto:press@example.org": "",
		"https://e.org/" + strings.Repeat("a", 9000): "",
	} {
		got, ok := WebAddress(address)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: %v, %v; want %q", address, got, ok, want)
		}
	}
	for address, want := range map[string]bool{
		"mailto:press@example.org": true, "MAILTO:press@example.org": true, "https://example.org": true,
		"tel:press@example.org": false, "mailto:a\u202eb@c.org": false, "mailto:" + strings.Repeat("a", 8192-13) + "@b.org": true,
		"mailto:" + strings.Repeat("a", 8193-13) + "@b.org": false,
		"mailto:": false, "mailto:a": false, "mailto:a@b.org?attach=/etc/passwd": false, "mailto:a@b.org,c@d.org": false,
		"mailto:a%0a@b.org": false, "file:///a": false,
	} {
		if _, ok := ToOpen(address); ok != want {
			t.Errorf("%q may be opened: %v", address, ok)
		}
	}
}

func TestTheHostIsShownAsItIs(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org:8080/x":          "example.org:8080",
		"https://müller.example/":             "xn--mller-kva.example (müller.example)",
		"https://раураl.example/":             "xn--l-7sba6dbr.example", // Cyrillic and Latin
		"https://xn--mller-kva.example/":      "xn--mller-kva.example (müller.example)",
		"mailto:press@example.org":            "press@example.org",
		"https://example.org.evil.example/a?": "example.org.evil.example",
	} {
		u, ok := ToOpen(address)
		if !ok || ShownHost(u) != want {
			t.Errorf("%s: %q (%v), want %q", address, ShownHost(u), ok, want)
		}
	}
}

// FuzzAddress: whatever is linked begins with http and has a host that browsers
// and people read the same way.
func FuzzAddress(f *testing.F) {
	for _, a := range []string{"https://example.org/a", "javascript:alert(1)", `https:\\evil`, "https://a@b",
		"https://müller.example", "mailto:a@b.org"} {
		f.Add(a)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, ok := WebAddress(address)
		if !ok {
			return
		}
		out := u.String()
		again, err := url.Parse(out)
		if err != nil || again.Scheme != "http" && again.Scheme != "https" || again.User != nil || again.Host != u.Host ||
			strings.ContainsFunc(out, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '\\' }) {
			t.Errorf("%q became %q", address, out)
		}
		ShownHost(u)
	})
}
