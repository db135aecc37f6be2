package sources

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/model"
)

// Source is the source of the library that stands in the card; "" it is a new one.
func (c *Card) Source() string { return c.chosen.ID }

// TakePassage puts a passage and its place into the card, and returns what is to be filled in next. An empty
// passage leaves what is typed: of a page without text only the place is known.
func (c *Card) TakePassage(quote, locator string, place model.FilePlace) fyne.Focusable {
	if quote != "" {
		c.quote.SetText(quote)
	}
	c.locator.SetText(locator)
	c.place = Placed(place)
	c.say("")
	c.edited()
	switch {
	case c.stance.chosen() == "":
		return c.stance
	case quote == "":
		return c.quote
	}
	return c.attach
}

// Placed is a place as the card keeps it among its fields.
func Placed(place model.FilePlace) string {
	return place.AttachmentID + "\n" + place.Selector.Stored()
}

// placed is where the passage in the card stands; nil where nobody said, or where it is of another source.
func (c *Card) placed() *model.FilePlace {
	id, stored, _ := strings.Cut(c.place, "\n")
	selector, ok := model.FileSelectorOf(stored)
	if !ok || !strings.HasPrefix(id, c.chosen.ID+"-") {
		return nil
	}
	return &model.FilePlace{AttachmentID: id, Selector: selector}
}
