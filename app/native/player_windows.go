package native

import (
	"os"
	"path/filepath"
)

// vlcPaths are where VLC stands that no name finds.
func vlcPaths() []string {
	var all []string
	for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)")} {
		if folder != "" {
			all = append(all, filepath.Join(folder, "VideoLAN", "VLC", "vlc.exe"))
		}
	}
	return all
}
