// Package newsroom connects to the server of a newsroom's library: what its address
// says, whom it trusts, and who may know the password.
package newsroom

import (
	"cmp"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"galley/model"
)

// Address is where a newsroom's library is. It never prints a password.
type Address struct {
	shown    string // the address without a secret
	password string // "" none is known
	keys     string // opens the key of a client's certificate (sslpassword), "" none
	dial     Dial
}

// schemes are what an address begins with.
var schemes = []string{"postgres:", "postgresql:"}

// IsAddress reports whether what names a library is meant for the address of a server, not
// for a file. What is meant for one need not be one: ParseAddress says.
func IsAddress(library string) bool {
	lower := strings.ToLower(library)
	return slices.ContainsFunc(schemes, func(s string) bool { return strings.HasPrefix(lower, s) }) || strings.Contains(library, "://")
}

// ParseAddress reads postgres://USER@HOST:PORT/DATABASE, with the parameters of libpq. A
// password in it is used and never shown: nor is an address that cannot be read, which
// may have one in any place.
func ParseAddress(library string) (Address, error) {
	u, err := url.Parse(strings.TrimSpace(library))
	if err != nil || u.Opaque != "" || !slices.Contains(schemes, strings.ToLower(u.Scheme)+":") {
		return Address{}, notAddress()
	}
	u.Scheme = strings.ToLower(u.Scheme)
	q, err := url.ParseQuery(u.RawQuery)
	if err != nil || u.Fragment != "" || strings.Contains(u.Path, "@") || strings.Contains(u.RawQuery, "@") || strings.Contains(u.Host, "@") {
		return Address{}, model.Faultf(model.Invalid, "The address of the newsroom cannot be read. In a password, # is written %%23, / %%2F, ? %%3F, @ %%40 and %% %%25; "+
			"better leave the password out.")
	}
	a := Address{}
	if password, has := u.User.Password(); has {
		a.password = password
		u.User = url.User(u.User.Username())
	}
	for name, to := range map[string]*string{"password": &a.password, "sslpassword": &a.keys} {
		if q.Has(name) {
			*to = q.Get(name)
			q.Del(name)
			u.RawQuery = q.Encode()
		}
	}
	if u.Host == "" && u.Path == "" {
		u.Path = "/" // else the address would lose its //
	}
	a.shown = u.String()
	return a, nil
}

// ParseTyped is ParseAddress for what a person typed into a field, where postgres:// may be
// left out.
func ParseTyped(typed string) (Address, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" || !IsAddress(typed) {
		typed = "postgres://" + typed
	}
	a, err := ParseAddress(typed)
	if err == nil && a.Name() == "/" {
		return Address{}, notAddress()
	}
	return a, err
}

// String is the address without a password.
func (a Address) String() string { return a.shown }

// GoString is String: no verb prints a password.
func (a Address) GoString() string { return a.shown }

// WithPassword is the address with another password; "" for none.
func (a Address) WithPassword(password string) Address {
	a.password = password
	return a
}

// WithName is the address for another name.
func (a Address) WithName(name string) Address {
	if u, err := url.Parse(a.shown); err == nil {
		if u.User = nil; name != "" {
			u.User = url.User(name)
		}
		a.shown = u.String()
	}
	return a
}

// Typed is the address as a person types it: without postgres://, and without who connects.
func (a Address) Typed() string {
	return strings.TrimPrefix(a.WithName("").shown, "postgres://")
}

// UserName is who connects, as far as the address says.
func (a Address) UserName() string {
	u, err := url.Parse(a.shown)
	if err != nil {
		return ""
	}
	return cmp.Or(u.User.Username(), u.Query().Get("user"))
}

// Name is how a person calls the newsroom, as far as the address says: SERVER/DATABASE, or
// the service.
func (a Address) Name() string {
	u, err := url.Parse(a.shown)
	if err != nil {
		return a.shown
	}
	q := u.Query()
	server := cmp.Or(u.Hostname(), q.Get("host"))
	database := cmp.Or(strings.TrimPrefix(u.Path, "/"), q.Get("dbname"), q.Get("database"))
	if service := q.Get("service"); service != "" && server == "" && database == "" {
		return service
	}
	if isSocket(server) {
		server = "localhost"
	}
	return server + "/" + database
}

// key tells the passwords of addresses apart: who connects, to which database, and where.
// Two addresses of the same are one.
func (a Address) key() (string, error) {
	config, err := a.parse()
	if err != nil {
		return "", a.unread()
	}
	return "postgres://" + url.User(config.User).String() + "@" + net.JoinHostPort(config.Host, strconv.Itoa(int(config.Port))) + "/" + config.Database, nil
}

func notAddress() error {
	return model.Faultf(model.Invalid, "This is not the address of a newsroom. It looks like this: postgres://name@server/database.")
}

func (a Address) unread() error {
	return model.Wrap(model.Invalid, errUnread, "The address of the newsroom cannot be read: %s. "+
		"A service, a file of certificates or a port that it names may be wrong.", a.shown)
}

// NameOf is how a person calls the newsroom of an address, which needs no password in it; "" is
// returned for a file.
func NameOf(library string) string {
	if !IsAddress(library) {
		return ""
	}
	a, err := ParseAddress(library)
	if err != nil {
		return ""
	}
	return a.Name()
}
