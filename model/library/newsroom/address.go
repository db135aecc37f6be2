// Package newsroom connects to the server of a newsroom's library: what its address
// says, and who may know the password.
package newsroom

import (
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"

	"galley/model"
)

// Address is where a newsroom's library is. It never prints a password.
type Address struct {
	url    *url.URL
	secret string // the password that the address held, "" none
}

// IsAddress reports whether what names a library is the address of a server, not a file.
func IsAddress(library string) bool {
	return strings.HasPrefix(library, "postgres://") || strings.HasPrefix(library, "postgresql://")
}

// ParseAddress reads postgres://USER@HOST:PORT/DATABASE. A password in it is used and never shown.
func ParseAddress(library string) (Address, error) {
	u, err := url.Parse(library)
	if err != nil || !IsAddress(library) {
		return Address{}, model.Faultf(model.Invalid, "This is not the address of a newsroom: it begins postgres://, then the server's name, then /, then the database's name.")
	}
	a := Address{url: u}
	if secret, has := u.User.Password(); has {
		a.secret = secret
		u.User = url.User(u.User.Username())
	}
	q := u.Query()
	if q.Has("password") {
		a.secret = q.Get("password")
		q.Del("password")
		u.RawQuery = q.Encode()
	}
	return a, nil
}

// String is the address without a password.
func (a Address) String() string {
	if a.url == nil {
		return ""
	}
	return a.url.String()
}

// Config is how to connect.
func (a Address) Config() (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(a.String())
	if err != nil {
		return nil, model.Wrap(model.Invalid, errUnread, "The address of the newsroom cannot be read: %s.", a.String())
	}
	if a.secret != "" {
		config.Password = a.secret
	}
	config.RuntimeParams["search_path"] = "galley"
	config.RuntimeParams["application_name"] = "galley"
	return config, nil
}
