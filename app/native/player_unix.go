//go:build !windows && !darwin

package native

// vlcPaths are where VLC stands that no name finds.
func vlcPaths() []string { return nil }
