package sources

import (
	"strings"

	"galley/app/locale"
	"galley/model"
)

// HeldAbout says what a file that a source holds is, how large, and when and by whom it was added.
func HeldAbout(h model.Held) string {
	size := locale.Text("%.1f MB", float64(h.Size)/1e6)
	if h.Size < 1e6 {
		size = locale.Text("%d kB", (h.Size+999)/1000)
	}
	parts := []string{h.MediaType, size, locale.Text("added %s", locale.Day(h.Added.Time().Local()))}
	if h.By != "" {
		parts = append(parts, h.By)
	}
	return strings.Join(parts, " · ")
}

// HeldLine names a file that a source holds in one line.
func HeldLine(h model.Held) string {
	return strings.Join([]string{h.Name, HeldAbout(h), locale.Text("SHA-256 %s", h.FileHash[:min(8, len(h.FileHash))]+"…")}, " · ")
}
