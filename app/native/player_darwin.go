package native

// vlcPaths are where VLC stands that no name finds.
func vlcPaths() []string {
	return []string{"/Applications/VLC.app/Contents/MacOS/VLC"}
}
