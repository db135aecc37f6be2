package native

import (
	"context"
	"strconv"
	"strings"
)

// CopiedPage is the page, or the part of one, that was copied in another program as
// HTML; "" where there is none, or the system does not tell. It is not for the UI
// goroutine.
func CopiedPage(ctx context.Context) (string, error) { return copiedPage(ctx) }

// unwrapped is the part that was copied of what Windows calls HTML Format: lines that
// say at which bytes it begins and ends stand before the page.
func unwrapped(format string) string {
	at := func(name string) int {
		_, rest, found := strings.Cut(format, name+":")
		if !found {
			return -1
		}
		digits := strings.TrimSpace(rest[:max(0, strings.IndexAny(rest, "\r\n"))])
		n, err := strconv.Atoi(digits)
		if err != nil {
			return -1
		}
		return n
	}
	start, end := at("StartFragment"), at("EndFragment")
	if start < 0 || end < start || end > len(format) {
		return ""
	}
	return format[start:end]
}
