// Package attached says what a file is that is kept with a source, by its bytes,
// and gets it out of the library again. Such a file may have come from anybody:
// what could run as a program is saved and never opened.
package attached

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"

	"galley/model"
)

// Look is what can be told of a file before anything is done with it.
type Look struct {
	Name  string // as the file is called where it is saved: no folders, no signs that mislead
	Type  string // media type, as its bytes say
	Says  string // the same in words: "PDF document"
	Opens bool   // it may be opened: it is shown or played, and cannot run
	As    string // the ending it is opened with, which is that of its type
}

// kind is a type of file that other programs show or play.
type kind struct{ says, ending string }

// kinds are those that may be opened. All that is not here is only saved.
var kinds = map[string]kind{
	"application/pdf": {"PDF document", ".pdf"},
	"text/plain":      {"plain text", ".txt"},
	"image/png":       {"PNG picture", ".png"},
	"image/jpeg":      {"JPEG picture", ".jpg"},
	"image/gif":       {"GIF picture", ".gif"},
	"image/webp":      {"WebP picture", ".webp"},
	"image/tiff":      {"TIFF picture", ".tiff"},
	"image/bmp":       {"BMP picture", ".bmp"},
	"image/heic":      {"HEIC picture", ".heic"},
	"audio/mpeg":      {"MP3 recording", ".mp3"},
	"audio/wav":       {"WAV recording", ".wav"},
	"audio/flac":      {"FLAC recording", ".flac"},
	"audio/ogg":       {"Ogg recording", ".ogg"},
	"audio/mp4":       {"MP4 recording", ".m4a"},
	"audio/x-m4a":     {"MP4 recording", ".m4a"},
	"video/mp4":       {"MP4 video", ".mp4"},
	"video/webm":      {"WebM video", ".webm"},
	"video/quicktime": {"QuickTime video", ".mov"},
	"video/x-msvideo": {"AVI video", ".avi"},
	"video/ogg":       {"Ogg video", ".ogv"},
	"text/csv":        {"table (CSV)", ".csv"},

	"application/epub+zip": {"EPUB book", ".epub"},
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   {"Word document", ".docx"},
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         {"Excel workbook", ".xlsx"},
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": {"PowerPoint presentation", ".pptx"},
	"application/vnd.oasis.opendocument.text":                                   {"OpenDocument text", ".odt"},
	"application/vnd.oasis.opendocument.spreadsheet":                            {"OpenDocument table", ".ods"},
	"application/vnd.oasis.opendocument.presentation":                           {"OpenDocument presentation", ".odp"},
}

// others are types that are only saved, in words.
var others = map[string]string{
	"text/html": "web page", "image/svg+xml": "SVG drawing", "application/zip": "ZIP archive", "text/xml": "XML",
	"application/vnd.microsoft.portable-executable": "Windows program", "application/x-elf": "Linux program",
	"application/x-executable": "Linux program", "application/x-mach-binary": "macOS program", "application/jar": "Java program",
	"application/x-ms-shortcut": "Windows shortcut", "text/javascript": "script", "text/x-python": "script", "text/x-perl": "script",
	"text/x-shellscript": "script", "text/x-php": "script", "text/x-lua": "script", "text/x-tcl": "script", "text/x-ruby": "script",
	"application/msword": "old Word document", "application/vnd.ms-excel": "old Excel workbook",
	"application/vnd.ms-powerpoint": "old PowerPoint presentation",
	"application/x-ole-storage":     "old Office document", "text/rtf": "RTF document",
	"application/octet-stream": "unknown kind of file",
	"message/rfc822":           "e-mail",
}

// plainEndings are those under which plain text is nothing but text: whatever else
// a text is called by, some program may carry out.
var plainEndings = []string{"", ".txt", ".text", ".md", ".markdown", ".log", ".csv", ".tsv", ".json", ".srt", ".vtt", ".asc",
	".rst", ".bib", ".tex"}

// LookAt tells what a file is. Its bytes say so, and its name may only make it
// worse: a text called run.desktop is a program on some desktops.
func LookAt(f model.File) Look {
	detected := mimetype.Detect(f.Bytes)
	media, _, _ := strings.Cut(detected.String(), ";")
	look := Look{Name: SafeName(f.Name), Type: detected.String()}
	ending := strings.ToLower(path.Ext(look.Name))
	k, known := kinds[media]
	look.Says = k.says
	switch {
	case !known:
		if look.Says = others[media]; look.Says == "" {
			look.Says = media
		}
	case media == "text/plain" || media == "text/csv":
		look.Opens = slices.Contains(plainEndings, ending) && !commands(f.Bytes)
		if !look.Opens {
			look.Says += " that may be a program"
		}
	case hasMacros(f.Bytes):
		look.Says += " with macros"
	default:
		look.Opens = !slices.Contains(runs, ending)
		if !look.Opens {
			look.Says += " called as a program is"
		}
	}
	if look.Opens {
		look.As = k.ending
	}
	return look
}

// runs are endings of what runs, or carries what does.
var runs = strings.Fields(`.exe .com .bat .cmd .ps1 .psm1 .vbs .vbe .js .jse .mjs .wsf .wsh .hta .scr .pif .cpl .msi .msp .msc .dll ` +
	`.sys .lnk .url .scf .reg .inf
	.jar .jnlp .class .app .command .workflow .action .scpt .applescript .dmg .pkg .webloc .fileloc .inetloc .desktop .directory .sh ` +
	`.bash .zsh .csh .fish .run .bin .out
	.appimage .deb .rpm .flatpak .flatpakref .snap .py .pyw .pl .rb .php .lua .tcl .html .htm .xhtml .shtml .mht .mhtml .svg .xml ` +
	`.xsl .chm .iso .img .vhd
	.docm .dotm .xlsm .xltm .xlam .xlsb .pptm .potm .ppam .ppsm .sldm .xll .iqy .slk .application .gadget .settingcontent-ms ` +
	`.library-ms .search-ms .theme .zip .7z .rar .tar .gz`)

// commands reports a text that a shell or a desktop would carry out.
func commands(text []byte) bool {
	head := bytes.TrimLeft(text[:min(len(text), 1024)], "\xef\xbb\xbf \t\r\n")
	for _, sign := range []string{"#!", "[Desktop Entry]", "[InternetShortcut]", "<?xml", "<?php", "<script", "<html", "<!doctype",
		"@echo"} {
		if len(head) >= len(sign) && strings.EqualFold(string(head[:len(sign)]), sign) {
			return true
		}
	}
	return bytes.Contains(head, []byte("[Desktop Entry]"))
}

// mostParts is how many parts of an archive are looked through for macros.
const mostParts = 20_000

// hasMacros reports whether an Office document carries programs, or cannot be
// looked through for them.
func hasMacros(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return false
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(archive.File) > mostParts {
		return true
	}
	for _, f := range archive.File {
		name := strings.ToLower(f.Name)
		if strings.Contains(name, "vbaproject") || strings.Contains(name, "vbadata") || strings.HasPrefix(name, "basic/") ||
			strings.HasPrefix(name, "scripts/") ||
			strings.Contains(name, "activex") || strings.HasSuffix(name, ".bin") && strings.Contains(name, "embeddings/") ||
			strings.HasPrefix(name, "object ") || strings.Contains(name, "macrosheets/") {
			return true
		}
	}
	return false
}

// SafeName is a file's name as it can be given to any file system: no folders,
// no signs that are not seen, no device of Windows, not hidden, not too long.
func SafeName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, "_"), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp):
			return -1
		case strings.ContainsRune(`/\:*?"<>|`, r):
			return '_'
		}
		return r
	}, name)
	name = strings.TrimRight(strings.TrimLeft(strings.TrimSpace(name), ".-"), ". ")
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if slices.Contains(devices, strings.TrimSpace(stem)) {
		name = "_" + name
	}
	if ending := path.Ext(name); len(name) > longestName {
		keep := max(longestName-len(ending), 1)
		if len(ending) > 16 {
			keep, ending = longestName, ""
		}
		for keep > 0 && !utf8.RuneStart(name[keep]) {
			keep--
		}
		name = name[:keep] + ending
	}
	if name == "" {
		return "attached file"
	}
	return name
}

// longestName is what every file system takes, in bytes, with room for a number.
const longestName = 200

var devices = strings.Fields("CON PRN AUX NUL COM0 COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT0 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 " +
	"LPT7 LPT8 LPT9 CONIN$ CONOUT$")
