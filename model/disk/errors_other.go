//go:build !unix && !windows

package disk

var fullErrors, longErrors []error
