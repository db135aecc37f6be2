//go:build planted

package main

import (
	"os"
	"time"

	"galley/app"
)

// planted makes the window's own goroutine fall once the file that the
// environment names is there.
func planted(runner app.Runner) {
	file := os.Getenv("GALLEY_PLANTED")
	if file == "" {
		return
	}
	go func() {
		for {
			if _, err := os.Stat(file); err == nil {
				_ = os.Remove(file) // or the next program would fall too
				runner.Show(func() { panic("words of an article: 21,000 troops") })
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
	}()
}
