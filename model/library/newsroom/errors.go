package newsroom

import "errors"

var (
	// ErrPassword says that a server wants a password, or another one.
	ErrPassword = errors.New("the server wants a password")
	// ErrPlaintext says that nothing may be sent unencrypted.
	ErrPlaintext = errors.New("the connection would not be encrypted")
	// ErrNoKeyring says that the system keeps no passwords.
	ErrNoKeyring = errors.New("the system has no keyring")

	// errUnread says that pgx could not read an address; its own error may have the password in it.
	errUnread = errors.New("the address cannot be read")
)
