//go:build !long

package library

// How often the line breaks, and the server is killed, in a short run of the tests.
const (
	brokenWrites = 80
	kills        = 4
)
