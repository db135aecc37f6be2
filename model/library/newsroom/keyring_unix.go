//go:build linux || freebsd || openbsd || netbsd || dragonfly

package newsroom

import (
	"fmt"
	"os"
)

// hasKeyring reports whether the person's session has a bus, on which a keyring may answer. D-Bus
// would start a bus where there is none, for nobody.
func hasKeyring() bool {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	_, err := os.Stat(fmt.Sprintf("/run/user/%d/bus", os.Getuid()))
	return err == nil
}
