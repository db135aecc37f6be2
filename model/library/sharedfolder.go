package library

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// SharedPlace is a sentence about a library in a folder that another program
// synchronises with other computers, or on a network drive; "" where it is in
// neither. SQLite cannot keep its locks there, and a sync tool puts older files
// in the place of newer ones.
func SharedPlace(path string) string {
	const advice = " Work in a folder of this computer alone, and put backups there: two computers can lose each other's changes."
	if program := syncedBy(path); program != "" {
		return fmt.Sprintf("The library %s is in a folder that %s synchronises with other computers.", filepath.Base(path),
			program) + advice
	}
	if networkDrive(path) {
		return fmt.Sprintf("The library %s is on a network drive.", filepath.Base(path)) + advice
	}
	return ""
}

// syncers are what folders are called that a program keeps in step, in small
// letters; whatever follows a blank, a bracket or a dash may differ.
var syncers = map[string]string{
	"dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive", "nextcloud": "Nextcloud",
	"owncloud": "ownCloud", "mobile documents": "iCloud", "icloud drive": "iCloud", "iclouddrive": "iCloud", "com~apple~clouddocs": "iCloud",
	"cloudstorage": "a cloud service", "pclouddrive": "pCloud", "box sync": "Box",
}

// markers are files that such programs leave in a folder that may have any name.
var markers = map[string]string{
	".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".sync_*.db": "Nextcloud", "._sync_*.db": "Nextcloud",
	".nextcloudsync.log": "Nextcloud", ".owncloudsync.log": "ownCloud",
}

func syncedBy(path string) string {
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		name := strings.ToLower(filepath.Base(folder))
		for begins, program := range syncers {
			if rest, ok := strings.CutPrefix(name, begins); ok && (rest == "" || strings.ContainsAny(rest[:1], " (-")) {
				return program
			}
		}
		entries, _ := os.ReadDir(folder) // what cannot be read tells nothing
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), ".") {
				continue
			}
			for pattern, program := range markers {
				if ok, _ := filepath.Match(pattern, e.Name()); ok && filepath.Dir(folder) != folder && !isHome(folder) {
					return program
				}
			}
		}
		if filepath.Dir(folder) == folder {
			return ""
		}
	}
}

// isHome reports whether a folder is the user's own, where Dropbox keeps its settings.
func isHome(folder string) bool {
	home, err := os.UserHomeDir()
	return err == nil && filepath.Clean(home) == folder
}

// networkDisks are kinds of disk that are on another computer, as Linux calls them.
var networkDisks = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "9p": true, "afs": true, "ceph": true, "ncpfs": true, "davfs": true,
	"fuse.sshfs": true, "fuse.rclone": true, "fuse.gvfsd-fuse": true, "fuse.davfs": true, "fuse.davfs2": true, "fuse.glusterfs": true,
	"fuse.google-drive-ocamlfuse": true, "fuse.smbnetfs": true, "fuse.s3fs": true,
}

// diskUnder is the kind of disk that a path is on, by what Linux tells of what is
// mounted where (see proc_pid_mountinfo(5)).
func diskUnder(mounts, path string) string {
	kind, longest := "", -1
	for line := range strings.Lines(mounts) {
		before, after, ok := strings.Cut(line, " - ")
		fields, about := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(about) == 0 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		if (path == at || strings.HasPrefix(path, strings.TrimSuffix(at, "/")+"/")) && len(at) >= longest {
			kind, longest = about[0], len(at)
		}
	}
	return kind
}

// networkDrive reports whether a path is on another computer.
func networkDrive(path string) bool {
	if strings.HasPrefix(filepath.VolumeName(path), `\\`) { // Windows
		return true
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	return err == nil && networkDisks[diskUnder(string(mounts), path)]
}

// Notes are sentences about the library that are no fault of what it holds: where
// it is, and what stands beside it that does not belong to it.
func (l *Library) Notes() []string {
	notes := l.FilesSetAside()
	if len(notes) == 0 {
		kept, _ := filepath.Glob(literal(l.path) + "*.set-aside-*") // the pattern is a good one
		for _, file := range kept {
			notes = append(notes, fmt.Sprintf("%s was set aside, because it did not belong to the library. "+
				"Delete it when you are sure that nothing is missing.", filepath.Base(file)))
		}
	}
	if shared := SharedPlace(l.path); shared != "" {
		notes = append(notes, shared)
	}
	return notes
}

// literal is a path as a pattern that matches it alone.
func literal(path string) string {
	if os.PathSeparator == '\\' {
		return path // it has no escape there
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}
