package web

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// Guard keeps what follows a redirect, or a name, out of private networks. A person may ask for an address
// there; a server on the web may not lead Galley to one. It looks at the address that is connected to, so that a
// name that leads elsewhere at every look is seen too.
type Guard struct {
	Resolver *net.Resolver // nil: the system's
	own      []string      // host:port that a person asked for in a private network
}

// NewGuard makes the guard of a visit that begins at an address which a person typed.
func NewGuard(typed *url.URL) *Guard {
	g := &Guard{}
	if !privateName(typed.Hostname()) {
		return g
	}
	switch port := typed.Port(); {
	case port == "" && typed.Scheme == "http": // a server of the house may lead to its own safe side
		g.own = []string{net.JoinHostPort(typed.Hostname(), "80"), net.JoinHostPort(typed.Hostname(), "443")}
	case port == "":
		g.own = []string{net.JoinHostPort(typed.Hostname(), "443")}
	default:
		g.own = []string{net.JoinHostPort(typed.Hostname(), port)}
	}
	return g
}

// Dial connects to host:port, for http.Transport.
func (g *Guard) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: Silence, KeepAlive: 30 * time.Second, Resolver: g.Resolver}
	if !g.typed(address) {
		d.ControlContext = func(_ context.Context, _, to string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(to)
			if err != nil || private(at.Addr()) {
				return ErrPrivate
			}
			return nil
		}
	}
	return d.DialContext(ctx, network, address)
}

func (g *Guard) typed(address string) bool {
	for _, own := range g.own {
		if strings.EqualFold(own, address) {
			return true
		}
	}
	return false
}

// privateName reports whether a host is by its name one of this computer or of its network.
func privateName(host string) bool {
	if at, err := netip.ParseAddr(host); err == nil {
		return private(at)
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if !strings.Contains(host, ".") {
		return true
	}
	for _, end := range []string{".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet", ".corp", ".home", ".private"} {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	return false
}

// notPublic are the networks that are no part of the public internet beside those that netip knows; see IANA's
// registries of special-purpose addresses. The last three carry an address of the older kind in them.
var notPublic = func() (all []netip.Prefix) {
	for _, p := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
		"240.0.0.0/4", "100::/64", "2001:db8::/32", "fec0::/10", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"} {
		all = append(all, netip.MustParsePrefix(p))
	}
	return all
}()

// private reports whether an address is not on the public internet.
func private(at netip.Addr) bool {
	at = at.Unmap().WithZone("")
	if !at.IsGlobalUnicast() || at.IsPrivate() {
		return true
	}
	for _, p := range notPublic {
		if p.Contains(at) {
			return true
		}
	}
	return false
}
