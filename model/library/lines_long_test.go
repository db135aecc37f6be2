//go:build long

package library

// How often the line breaks, and the server is killed, in a long run of the tests.
const (
	brokenWrites = 200
	kills        = 50
)
