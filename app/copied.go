package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"galley/model/ingest"
)

// clip reads what was copied in another program.
type clip struct {
	clipboard fyne.Clipboard
	page      func(context.Context) (string, error) // a copied page without its text; nil where the system is not asked
	store     *store
}

// copied is what was copied, as a file of that name would hold it.
type copied struct {
	name, text string
	asShown    bool // a part of a page: somebody chose it, so all of it is wanted
}

// take reads the clipboard: its text, or the page that was copied where a program put
// no text beside it.
func (c *clip) take(then func(copied)) {
	text := c.clipboard.Content()
	if strings.TrimSpace(text) != "" || c.page == nil {
		then(textCopied(text))
		return
	}
	start(c.store, context.Background(), c.page, func(page string, err error) {
		if err != nil {
			fyne.LogError("reading the page that was copied", err)
		}
		if page == "" {
			then(textCopied(text))
			return
		}
		then(copied{name: "clipboard.html", text: page, asShown: true})
	})
}

// textCopied tells the source of a page from other text.
func textCopied(text string) copied {
	if !ingest.IsPage(text) {
		return copied{name: "clipboard.txt", text: text}
	}
	head := strings.ToLower(text[:min(len(text), 1000)])
	return copied{name: "clipboard.html", text: text, asShown: !strings.Contains(head, "<html") && !strings.Contains(head, "<!doctype")}
}
