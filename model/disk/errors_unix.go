//go:build unix

package disk

import "syscall"

var fullErrors = []error{syscall.ENOSPC, syscall.EDQUOT}

var longErrors = []error{syscall.ENAMETOOLONG}
