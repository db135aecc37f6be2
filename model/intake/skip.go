package intake

import (
	"path/filepath"
	"regexp"
	"strings"

	"galley/model"
)

// systemNames are what systems and programs leave in folders for themselves.
var systemNames = map[string]bool{
	"thumbs.db": true, "ehthumbs.db": true, "desktop.ini": true, "$recycle.bin": true, "recycler": true,
	"system volume information": true, "lost+found": true, "__macosx": true, "icon\r": true, "node_modules": true,
}

// junk returns why something in a folder or an archive was not put there by a
// person, judged by its name, or "".
func junk(base string) string {
	lower := strings.ToLower(base)
	switch {
	case strings.HasPrefix(base, "."):
		return model.Sayf("Hidden.")
	case systemNames[lower], strings.HasPrefix(base, "~$"), strings.HasSuffix(lower, ".crdownload"), strings.HasSuffix(lower, ".part"):
		return model.Sayf("The system or another program left it there.")
	case libraryName.MatchString(lower):
		return model.Sayf("A Galley library, or a copy of one.")
	}
	return ""
}

var libraryName = regexp.MustCompile(`\.galley(-wal|-shm|-journal|\..*bak)?$`)

// companions are the endings that browsers give the folder with a saved page's
// pictures, in the languages of their systems.
var companions = []string{
	"_files", "-files", ".files", "_file", "-dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos", "_bestanden", "-filer",
	"_tiedostot", "_pliki", "_soubory", "_elemei", "_dosyalar", "_datoteke", "_fajlovi", "_fails", "_failid", "_bylos", "_fitxers",
	"_fitxategiak",
}

// companionOf returns the saved page that a folder belongs to, or "". beside are the
// names in the same folder, in lower case: a folder "case_files" with no page
// "case.html" beside it is a person's own.
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

// unreadable returns why a file in a folder is not opened at all, judged by its ending,
// or "". A file that a person names is always opened.
func unreadable(base string) string {
	switch ext := strings.ToLower(filepath.Ext(base)); ext {
	case ".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff", ".svg", ".ico", ".psd", ".raw", ".cr2",
		".nef":
		return "A picture."
	case ".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".aac", ".wma", ".amr":
		return model.Sayf("A sound recording.")
	case ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".wmv", ".mpg", ".mpeg", ".3gp", ".ogv":
		return "A video."
	case ".css", ".js", ".mjs", ".map", ".json", ".ttf", ".otf", ".woff", ".woff2", ".eot", ".wasm", ".scss", ".ts":
		return model.Sayf("Code or data for programs, not text.")
	case ".exe", ".dll", ".so", ".dylib", ".msi", ".dmg", ".iso", ".app", ".apk", ".deb", ".rpm", ".jar", ".class", ".o", ".pyc", ".bat":
		return model.Sayf("A program, or part of one.")
	case ".lnk", ".url", ".webloc", ".desktop":
		return model.Sayf("A shortcut to something else.")
	case ".sqlite", ".sqlite3", ".db", ".mdb", ".accdb":
		return "A database."
	}
	return ""
}
