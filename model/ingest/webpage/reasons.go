package webpage

import (
	"galley/model/ingest/block"
)

// Why a part of a page was left out of its text, as people read it.
const (
	whyMenu    = "It belongs to a menu or the footer of the page."
	whyHidden  = "The page hides it: a reader does not see it there."
	whyOverlay = "It is a dialog or a notice laid over the page."
	whyRemarks = "It belongs to the comments of readers."
	whyLinks   = "It leads to other pages."
	whyOffer   = "The site speaks to its readers here: an offer, a request or a button."
	whyNotice  = "It is a notice of the site, such as one on rights or advertising."
	whyByline  = "It says who wrote the text or when it was published."
	whyCredit  = "It says who made a picture."
	whyFilm    = "It is the name of a film or a player on the page."
	whyTwice   = "The same words are elsewhere in the text."
	whyBeside  = "It is beside the article on the page."
	whyStruck  = "It is struck out on the page."
)

// whyOf is the reason for a part that its own markup sets apart.
var whyOf = map[block.Beside]string{block.Navigation: whyMenu, block.Hidden: whyHidden, block.Overlay: whyOverlay,
	block.Comments: whyRemarks}
