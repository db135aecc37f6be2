package disk

import (
	"errors"
	"slices"
)

// IsTooLong reports whether an error says that a name or a path has more
// letters than the system takes.
func IsTooLong(err error) bool {
	return slices.ContainsFunc(longErrors, func(long error) bool { return errors.Is(err, long) })
}
