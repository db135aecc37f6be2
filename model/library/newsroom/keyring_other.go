//go:build !(linux || freebsd || openbsd || netbsd || dragonfly)

package newsroom

// hasKeyring reports whether there is a keyring: Windows and macOS have one.
func hasKeyring() bool { return true }
