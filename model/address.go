package model

import (
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// longestAddress is more than any page's has, in bytes.
const longestAddress = 8 << 10

// WebAddress parses an address that a browser may be given, and writes its host in
// ASCII. ok is false for anything else. It alone decides this: for an address that
// is typed or imported, one that is opened, and a link in a report. Only http and
// https are pages. A user name before the host ("https://bank.example@evil.example")
// hides where the address leads, and so do backslashes, blanks, invisible characters
// and those that change the direction of the text.
func WebAddress(address string) (u *url.URL, ok bool) {
	address = strings.TrimSpace(address)
	if len(address) > longestAddress || !utf8.ValidString(address) || strings.ContainsFunc(address, misleads) {
		return nil, false
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "" || u.User != nil {
		return nil, false
	}
	host, ok := asciiHost(u.Hostname())
	if !ok {
		return nil, false
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	u.Host = host
	return u, true
}

// misleads reports characters that no address has: white space, control characters,
// invisible ones, and the backslash, which browsers read as a slash.
func misleads(r rune) bool {
	return r == '\\' || r == '\ufffd' || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co,
		unicode.Zl, unicode.Zp)
}

// asciiHost is a host as the name system knows it.
func asciiHost(host string) (string, bool) {
	if ip, err := netip.ParseAddr(host); err == nil {
		if ip.Zone() != "" {
			return "", false
		}
		if ip.Is6() {
			return "[" + ip.String() + "]", true
		}
		return ip.String(), true
	}
	for i := range len(host) {
		if host[i] >= utf8.RuneSelf {
			ascii, err := idna.Lookup.ToASCII(host)
			return ascii, err == nil && ascii != ""
		}
	}
	host = strings.ToLower(host)
	for part := range strings.SplitSeq(strings.TrimSuffix(host, "."), ".") {
		if part == "" || len(part) > 63 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return "", false
		}
	}
	return host, true
}

// ToOpen is what may be handed to the program that the system has for an
// address: a page on the web, or a letter to somebody, with nothing in it yet.
func ToOpen(address string) (u *url.URL, ok bool) {
	if u, ok := WebAddress(address); ok {
		return u, true
	}
	address = strings.TrimSpace(address)
	scheme, to, _ := strings.Cut(address, ":")
	if !strings.EqualFold(scheme, "mailto") || len(address) > longestAddress || strings.ContainsFunc(address, misleads) ||
		strings.ContainsAny(to, "?&#%/,;\"<>") {
		return nil, false
	}
	if parsed, err := mail.ParseAddress(to); err != nil || parsed.Address != to {
		return nil, false
	}
	return &url.URL{Scheme: "mailto", Opaque: to}, true
}

// ShownHost is the host of an address as a person sees it before it is opened. It is
// in ASCII, so that letters of other scripts cannot pass for Latin ones. A host that
// mixes no scripts follows in its own script, in parentheses.
func ShownHost(u *url.URL) string {
	host := u.Host
	if u.Scheme == "mailto" {
		return u.Opaque
	}
	written, err := idna.ToUnicode(u.Hostname())
	if err != nil || written == u.Hostname() {
		return host
	}
	for part := range strings.SplitSeq(written, ".") {
		if mixed(part) {
			return host
		}
	}
	return host + " (" + written + ")"
}

// mixed reports letters of more than one script in a part of a host.
func mixed(part string) bool {
	script := ""
	for _, r := range part {
		if !unicode.IsLetter(r) {
			continue
		}
		of := scriptOf(r)
		if script != "" && of != script {
			return true
		}
		script = of
	}
	return false
}

// scriptOf is the name of a letter's script; Japanese is written in three.
func scriptOf(r rune) string {
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return "Han"
	}
	for name, table := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && unicode.Is(table, r) {
			return name
		}
	}
	return ""
}

// bareAddress is a web address as people write it, without what stands before
// the host: "state.gov/x", "www.unodc.org".
var bareAddress = regexp.MustCompile(`(?i)^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d+)?([/?#]\S*)?$`)

// FullAddress completes a web address that lacks its https://; anything else it
// leaves as it is.
func FullAddress(address string) string {
	if address = strings.TrimSpace(address); bareAddress.MatchString(address) {
		return "https://" + address
	}
	return address
}

// SameAddresses are the ways to write a web address that name the same page as
// one: with http and https, with "www." and without, with a slash at the end and
// without; the part after # does not count. None for what is no web address.
func SameAddresses(address string) []string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "#")
	scheme, rest, found := strings.Cut(address, "://")
	if scheme = strings.ToLower(scheme); !found || scheme != "http" && scheme != "https" {
		return nil
	}
	host, path, _ := strings.Cut(rest, "/")
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	path = strings.TrimSuffix(path, "/")
	if host == "" {
		return nil
	}
	var out []string
	for _, before := range []string{"https://", "https://www.", "http://", "http://www."} {
		one := before + host
		if path != "" {
			one += "/" + path
		}
		out = append(out, one, one+"/")
	}
	return out
}

// CanonicalAddress is what the ways to write one address on the web have in common: no scheme,
// no "www.", no part after #, and nothing that only counts visitors. It is "" for what is none.
func CanonicalAddress(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "mc_cid", "mc_eid", "igshid"}, name) {
			query.Del(name)
		}
	}
	out := host + strings.TrimSuffix(u.EscapedPath(), "/")
	if q := query.Encode(); q != "" { // sorted
		out += "?" + q
	}
	return out
}
