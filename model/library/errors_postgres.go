package library

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"galley/model"
)

// explainServer turns what a newsroom's server says, or that it says nothing, into
// a sentence; nil where it is neither.
func explainServer(err error, path string) error {
	var said *pgconn.PgError
	switch {
	case lineLost(err):
		return model.Wrap(model.Unreachable, err, "The newsroom %s cannot be reached just now. "+
			"What is stored there is kept; try again when the line is back.", path)
	case errors.As(err, &said):
		switch said.Code {
		case "42501": // insufficient_privilege
			return model.Wrap(model.Refused, err, "%s", whyNotAllowed(said))
		case "40001", "40P01", "55P03": // serialization_failure, deadlock_detected, lock_not_available
			return model.Wrap(model.Busy, err, "Somebody else was changing the same at this moment. Try again. Only this one action was lost.")
		case "28000", "28P01", "3D000": // invalid_authorization_specification, invalid_password, invalid_catalog_name
			return model.Wrap(model.Refused, err, "The newsroom %s does not let you in: the name, the password or the database is not known there.", path)
		}
	}
	return nil
}

// lineLost reports whether a server did not answer, or stops. Whatever was under way
// may be done or not.
func lineLost(err error) bool {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		switch said.Code {
		case "57P01", "57P02", "57P03", "57P05", // admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout
			"53300": // too_many_connections
			return true
		}
		return strings.HasPrefix(said.Code, "08") // connection_exception
	}
	var refused *pgconn.ConnectError
	var line net.Error
	return errors.As(err, &refused) || errors.As(err, &line) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, pgconn.ErrConnClosed) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}

// failsOnServer reports whether an error is the server's own, which the next command
// would meet as well.
func failsOnServer(err error) bool {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		class := said.Code[:min(2, len(said.Code))]
		return class != "23" && class != "22" // integrity, data
	}
	return lineLost(err)
}

// insufficient reports whether a server refused for want of a right.
func insufficient(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && said.Code == "42501"
}

// whyNotAllowed says which of a newsroom's rules the server went by (see roles_postgres.sql),
// and who may.
func whyNotAllowed(said *pgconn.PgError) string {
	switch said.ConstraintName {
	case "own_name":
		return model.Sayf("In a newsroom nobody writes or signs as somebody else, nor changes what others said. Nothing was changed.")
	case "own_verdict":
		return model.Sayf("Nobody signs off their own verdict: a second editor does. Nothing was changed.")
	case "sign_off":
		return model.Sayf("In this newsroom a second editor or a chief signs off. Nothing was changed.")
	case "confidential":
		return model.Sayf("This is about a confidential source, and you may not read of those: somebody changes it who may. Nothing was changed.")
	case "chief":
		return model.Sayf("In this newsroom a chief does that. Nothing was changed.")
	}
	return model.Sayf("Your role in this newsroom does not let you do that. Readers change nothing; scales, and what is erased, are for a chief. Nothing was changed.")
}

func notInvited(path string) error {
	return model.Faultf(model.Refused, "Nobody of the newsroom %s has your login. A chief invites you with “galleyctl newsroom invite”.", path)
}
