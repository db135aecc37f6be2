package sources

import "galley/model"

func (c *Card) offer() (offered, wanted bool) {
	if c.Keeping == nil {
		return false, false
	}
	return c.Keeping()
}

// offerCopy shows the check for a copy of the page where the source has an address on the web.
func (c *Card) offerCopy() {
	address := c.details.address.Text
	if c.chosen.ID != "" {
		address = c.chosen.URL
	}
	_, web := model.WebAddress(address)
	offered, _ := c.offer()
	if hidden := !web || !offered; hidden != c.keep.Hidden {
		c.keep.Hidden = hidden
		c.Content.Refresh()
	}
}

// Keeps reports whether a copy of the page is wanted of what is being attached.
func (c *Card) Keeps() bool { return !c.keep.Hidden && c.keep.Checked }
