// Package program has the tests that drive the real programs on a virtual display, as a
// person does. They run with go run ./cmd/build test, which builds the programs.
package program
