//go:build !planted

package main

import "galley/app"

// planted plants faults for tests, in a program that is built for them.
func planted(app.Runner) {}
