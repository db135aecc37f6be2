package newsroom

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"galley/model"
)

// Explain says in a sentence why a newsroom could not be opened. It returns nil where the error is
// about something else than connecting.
func (a Address) Explain(err error) error {
	var fault *model.Fault
	if err == nil || errors.As(err, &fault) || errors.Is(err, context.Canceled) {
		return err
	}
	config, unread := a.parse()
	if unread != nil {
		return a.unread()
	}
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return a.refused(config, said, err)
	}
	if fault := untrusted(config.Host, err); fault != nil {
		return fault
	}
	return unreached(config, err)
}

// refused explains what a server answered to somebody who wants to come in; nil where it is about
// something else.
func (a Address) refused(config *pgx.ConnConfig, said *pgconn.PgError, err error) error {
	switch said.Code {
	case "28P01": // invalid_password
		if config.Password == "" {
			return model.Wrap(model.Refused, errors.Join(ErrPassword, err), "The newsroom %s wants a password of %s. "+
				"It can come from the system's keyring, from the file .pgpass, or from $PGPASSWORD.", a.Name(), config.User)
		}
		return model.Wrap(model.Refused, errors.Join(ErrPassword, err), "The newsroom %s does not let %s in with this password.", a.Name(), config.User)
	case "28000": // invalid_authorization_specification
		return model.Wrap(model.Refused, err, "The server %s does not let %s in from this computer. Whoever runs it can say whether the name is right, and let it in.", config.Host, config.User)
	case "3D000": // invalid_catalog_name
		return model.Wrap(model.NotFound, err, "The server %s has no database called %s.", config.Host, config.Database)
	case "42501": // insufficient_privilege
		return model.Wrap(model.Refused, err, "The newsroom %s is not open to %s. Whoever runs it can let you in.", a.Name(), config.User)
	case "53300": // too_many_connections
		return model.Wrap(model.Busy, err, "The server %s has as many connections as it takes. Try again in a while.", config.Host)
	case "57P01", "57P02", "57P03": // admin_shutdown, crash_shutdown, cannot_connect_now
		return model.Wrap(model.Busy, err, "The server %s is starting or stopping. Try again in a while.", config.Host)
	}
	return nil
}

// untrusted explains why a server is not believed to be the newsroom's; nil where that is not it.
func untrusted(host string, err error) error {
	var name x509.HostnameError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var bad *tls.CertificateVerificationError
	const nothing = " No connection was made, and nothing was sent."
	switch {
	case errors.As(err, &name):
		return model.Wrap(model.Refused, err, "The server at %s shows the certificate of another server."+nothing+" The address must have the name that stands in the certificate.", host)
	case errors.As(err, &unknown):
		return model.Wrap(model.Refused, err, "This computer does not trust the certificate of the server %s."+nothing+
			" Whoever runs it can give you its authority's certificate: add ?sslrootcert=FILE to the address.", host)
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return model.Wrap(model.Refused, err, "The certificate of the server %s has run out, or this computer's clock is wrong."+nothing, host)
	case errors.As(err, &invalid), errors.As(err, &bad):
		return model.Wrap(model.Refused, err, "The certificate of the server %s cannot be verified."+nothing, host)
	case strings.Contains(err.Error(), "server refused TLS connection"): // pgx has no value for it
		return model.Wrap(model.Refused, err, "The server %s does not encrypt."+nothing+" Whoever runs it can switch TLS on.", host)
	}
	return nil
}

// unreached explains why nothing answered; nil where that is not it.
func unreached(config *pgx.ConnConfig, err error) error {
	var name *net.DNSError
	var line net.Error
	var connect *pgconn.ConnectError
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return model.Wrap(model.NotFound, err, "There is no server called %s. Look at how the name is spelt, and whether you are in the newsroom's network.", config.Host)
	case errors.As(err, &name):
		return model.Wrap(model.NotFound, err, "The name of the server %s could not be looked up: the network does not answer.", config.Host)
	case errors.Is(err, syscall.ECONNREFUSED), isSocket(config.Host) && errors.Is(err, fs.ErrNotExist):
		return model.Wrap(model.NotFound, err, "No PostgreSQL server answers at %s, port %d. It may not run, or listen elsewhere.", config.Host, config.Port)
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded), errors.As(err, &line) && line.Timeout():
		return model.Wrap(model.NotFound, err, "The server %s did not answer within %d seconds.", config.Host, int(limitOf(config)/time.Second))
	case errors.As(err, &line), errors.As(err, &connect):
		return model.Wrap(model.NotFound, err, "The server %s cannot be reached.", config.Host)
	}
	return nil
}

func limitOf(config *pgx.ConnConfig) time.Duration {
	if config.ConnectTimeout > 0 {
		return config.ConnectTimeout
	}
	return ConnectLimit
}
