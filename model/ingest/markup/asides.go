package markup

import (
	"strings"

	"galley/model/ingest/block"

	"golang.org/x/net/html"
)

// BesideByMarkup says whether an element stands beside the text by its markup.
func BesideByMarkup(n *html.Node) block.Beside {
	switch {
	case n.Data == "nav" || n.Data == "footer":
		return block.Navigation
	case IsDialog(n):
		return block.Overlay
	case IsHidden(n):
		return block.Hidden
	}
	return block.InText
}

// IsHidden is true for what browsers do not display, and for what is there for
// those only who have a page read to them.
func IsHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !strings.EqualFold(a.Val, "until-found")
		case "style":
			if displayed := strings.ToLower(a.Val); strings.Contains(displayed, "none") || strings.Contains(displayed, "hidden") {
				displayed = strings.Join(strings.Fields(displayed), "")
				if strings.Contains(displayed, "display:none") || strings.Contains(displayed, "visibility:hidden") {
					return true
				}
			}
		case "class":
			if strings.Contains(a.Val, "hidden") || strings.Contains(a.Val, "sr") || strings.Contains(a.Val, "reader") ||
				strings.Contains(a.Val, "invisible") {
				for class := range strings.FieldsSeq(a.Val) {
					if readAloud[class] {
						return true
					}
				}
			}
		case "aria-hidden":
			if a.Val == "true" && !BlockLevel[n.Data] && mathBeside(n) { // the drawing of a formula that is there as MathML
				return true
			}
		}
	}
	return false
}

// readAloud are the classes that the great style sheets give to text for
// screen readers alone.
var readAloud = map[string]bool{
	"sr-only": true, "sr-only-focusable": true, "visually-hidden": true, "visually-hidden-focusable": true, "visuallyhidden": true,
	"screen-reader-text": true,
	"screen-reader-only": true, "screenreader-only": true, "element-invisible": true, "a11y-hidden": true, "u-visually-hidden": true,
	"is-visually-hidden": true,
}

// IsDialog is true for an element that is laid over a page.
func IsDialog(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "role" && (a.Val == "dialog" || a.Val == "alertdialog") || a.Key == "aria-modal" && a.Val == "true" {
			return true
		}
	}
	return n.Data == "dialog"
}
