package disk

import (
	"errors"
	"sync/atomic"
)

// ErrAvoided is of a file that this process must not open.
var ErrAvoided = errors.New("it is open here as a library")

var avoid atomic.Pointer[func(path string) bool]

// Avoid tells which files must not be opened here. A database that this
// process has open is one: on Unix its locks go with the first descriptor
// closed, whoever opened that.
func Avoid(open func(path string) bool) { avoid.Store(&open) }

func avoided(path string) bool {
	is := avoid.Load()
	return is != nil && (*is)(path)
}
