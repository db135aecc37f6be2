package page

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/model"
)

// header is the line above the article: where it is from, with a button to edit
// that and one that shows what was left out of the text.
type header struct {
	origin  *widget.RichText
	details *widget.Button
	leftOut *widget.Button
	content *fyne.Container
}

func newHeader(onDetails, onLeftOut func()) *header {
	h := &header{origin: look.FaintText("")}
	h.details = widget.NewButtonWithIcon("", theme.DocumentCreateIcon(), onDetails)
	h.details.Importance = widget.LowImportance
	h.leftOut = widget.NewButton("", onLeftOut)
	h.leftOut.Importance = widget.LowImportance
	h.content = container.NewVBox(
		container.NewBorder(nil, nil, nil, container.NewHBox(h.leftOut, h.details), h.origin), widget.NewSeparator())
	return h
}

func (h *header) show(proof model.Proof) {
	h.content.Show()
	look.SetFaint(h.origin, originLine(proof))
	h.leftOut.Hidden = len(proof.Version.LeftOut) == 0
	h.leftOut.SetText(leftOutLabel(len(proof.Version.LeftOut)))
}

// leftOutLabel says how many parts of the page were left out, "" for none.
func leftOutLabel(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d left out", n)
}

// originLine says where the article is from, which version is open and what is
// known of it besides.
func originLine(proof model.Proof) string {
	a := proof.Article
	published := a.Published
	if len(published) > len("2006-01-02") {
		published = published[:len("2006-01-02")]
	}
	var parts []string
	for _, part := range []string{a.Publisher, a.Byline, published, a.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "Publisher, author and date are not known: press the pen to add them")
	}
	if proof.Versions > 1 {
		parts = append(parts, fmt.Sprintf("version %d of %d", proof.Version.Number, proof.Versions))
	}
	for _, c := range proof.Collections {
		parts = append(parts, "in “"+c.Name+"”")
	}
	for _, word := range proof.Tags {
		parts = append(parts, "#"+word)
	}
	if n := len(proof.Version.Hidden); n > 0 {
		parts = append(parts, fmt.Sprintf("%d lines hidden", n))
	}
	return strings.Join(parts, " · ")
}
