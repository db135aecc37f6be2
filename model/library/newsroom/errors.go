package newsroom

import "errors"

// errUnread says that pgx could not read an address; its own error may have the password in it.
var errUnread = errors.New("the address cannot be read")
