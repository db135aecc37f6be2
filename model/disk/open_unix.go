//go:build unix

package disk

import "syscall"

// noWaiting makes opening a pipe return at once.
const noWaiting = syscall.O_NONBLOCK
