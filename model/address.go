package model

import (
	"regexp"
	"strings"
)

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
