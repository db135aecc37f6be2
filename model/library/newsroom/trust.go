package newsroom

import (
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jackc/pgservicefile"
	"github.com/jackc/pgx/v5"

	"galley/model"
)

// What goes to another computer is encrypted, and the computer is who it says it is: unless
// the address says otherwise its certificate is verified (sslmode=verify-full). On this
// computer there is no line that somebody else could read.

// PlaintextSetting names the environment's setting that lets a newsroom on another computer
// be reached without encryption, where the address asks for that too.
const PlaintextSetting = "GALLEY_ALLOW_PLAINTEXT"

// plain are the modes in which a server may be reached without encryption.
var plain = []string{"disable", "allow", "prefer"}

// trusted is how to connect to a server as it is parsed, with its certificate verified.
func (a Address) trusted(config *pgx.ConnConfig) (*pgx.ConnConfig, error) {
	mode := a.setting("sslmode", "PGSSLMODE")
	switch {
	case mode == "" && isHere(config):
		return a.mode("allow") // encrypts for a server that takes nothing else
	case mode == "":
		return a.mode("verify-full")
	case slices.Contains(plain, mode) && !isHere(config) && os.Getenv(PlaintextSetting) != "1":
		return nil, model.Wrap(model.Refused, ErrPlaintext, "sslmode=%s may send your articles to %s unencrypted, so no connection was made. "+
			"Leave sslmode out; or, where the network is trusted, set %s=1.", mode, config.Host, PlaintextSetting)
	}
	return config, nil
}

func (a Address) mode(sslmode string) (*pgx.ConnConfig, error) {
	config, err := a.parse("sslmode", sslmode)
	if err != nil {
		return nil, a.unread()
	}
	return config, nil
}

// isHere reports whether all that is connected to is this computer.
func isHere(config *pgx.ConnConfig) bool {
	for _, other := range config.Fallbacks {
		if !isLoopback(other.Host) {
			return false
		}
	}
	return isLoopback(config.Host)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return isSocket(host) || host == "localhost" || ip != nil && ip.IsLoopback()
}

// isSocket reports whether a host is the folder of a Unix socket.
func isSocket(host string) bool { return strings.HasPrefix(host, "/") || filepath.IsAbs(host) }

// setting is what the address says of a parameter, or else the service that it names, or else
// the environment; as pgx reads them, which does not tell what is set from what is not.
func (a Address) setting(name, variable string) string {
	u, err := url.Parse(a.shown)
	if err != nil {
		return ""
	}
	if said := u.Query().Get(name); said != "" {
		return said
	}
	if u.Query().Get("ssl") == "true" && name == "sslmode" {
		return "require"
	}
	if said := inService(u.Query(), name); said != "" {
		return said
	}
	return os.Getenv(variable)
}

func inService(q url.Values, name string) string {
	first := func(all ...string) string {
		for _, one := range all {
			if one != "" {
				return one
			}
		}
		return ""
	}
	service := first(q.Get("service"), os.Getenv("PGSERVICE"))
	if service == "" {
		return ""
	}
	file := first(q.Get("servicefile"), os.Getenv("PGSERVICEFILE"))
	if home, err := os.UserHomeDir(); err == nil && file == "" {
		file = filepath.Join(home, ".pg_service.conf")
	}
	all, err := pgservicefile.ReadServicefile(file)
	if err != nil {
		return ""
	}
	found, err := all.GetService(service)
	if err != nil {
		return ""
	}
	return found.Settings[name]
}
