package intake

import (
	"path/filepath"
	"regexp"
	"strings"
)

// systemNames are what systems and programs leave in folders for themselves.
var systemNames = map[string]bool{
	"thumbs.db": true, "ehthumbs.db": true, "desktop.ini": true, "$recycle.bin": true, "recycler": true,
	"system volume information": true, "lost+found": true, "__macosx": true, "icon\r": true, "node_modules": true,
}

// junk says why something in a folder or an archive is none of a person's
// doing, by its name, or "".
func junk(base string) string {
	lower := strings.ToLower(base)
	switch {
	case strings.HasPrefix(base, "."):
		return "Hidden."
	case systemNames[lower], strings.HasPrefix(base, "~$"), strings.HasSuffix(lower, ".crdownload"), strings.HasSuffix(lower, ".part"):
		return "Left there by the system or another program for itself."
	case libraryName.MatchString(lower):
		return "A Galley library, or a copy of one."
	}
	return ""
}

var libraryName = regexp.MustCompile(`\.galley(-wal|-shm|-journal|\..*bak)?$`)

// companions are the endings that browsers give the folder of a saved page's
// pictures, in the languages of the systems they run on.
var companions = []string{
	"_files", "-files", ".files", "_file", "-dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos", "_bestanden", "-filer",
	"_tiedostot", "_pliki", "_soubory", "_elemei", "_dosyalar", "_datoteke", "_fajlovi", "_fails", "_failid", "_bylos", "_fitxers",
	"_fitxategiak",
}

// companionOf names the saved page a folder belongs to, or "". beside are the
// names in the same folder, in small letters: a folder "case_files" with no
// page "case.html" beside it is somebody's work.
func companionOf(folder string, beside map[string]bool) string {
	lower := strings.ToLower(folder)
	for _, ending := range companions {
		stem, is := strings.CutSuffix(lower, ending)
		if !is || stem == "" {
			continue
		}
		for _, ext := range []string{".html", ".htm", ".xhtml", ".shtml", ".mht", ".php", ".asp", ".aspx"} {
			if beside[stem+ext] {
				return folder[:len(folder)-len(ending)] + ext
			}
		}
	}
	return ""
}

// noReading says why a file in a folder is not even opened, by its ending, or
// "". One that somebody names is always opened.
func noReading(base string) string {
	switch ext := strings.ToLower(filepath.Ext(base)); ext {
	case ".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff", ".svg", ".ico", ".psd", ".raw", ".cr2",
		".nef":
		return "A picture."
	case ".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".aac", ".wma", ".amr":
		return "A sound recording."
	case ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".wmv", ".mpg", ".mpeg", ".3gp", ".ogv":
		return "A video."
	case ".css", ".js", ".mjs", ".map", ".json", ".ttf", ".otf", ".woff", ".woff2", ".eot", ".wasm", ".scss", ".ts":
		return "Written for a browser, not for a reader."
	case ".exe", ".dll", ".so", ".dylib", ".msi", ".dmg", ".iso", ".app", ".apk", ".deb", ".rpm", ".jar", ".class", ".o", ".pyc", ".bat":
		return "A program, or part of one."
	case ".lnk", ".url", ".webloc", ".desktop":
		return "A shortcut to something else."
	case ".sqlite", ".sqlite3", ".db", ".mdb", ".accdb":
		return "A database."
	}
	return ""
}
