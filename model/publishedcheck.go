package model

// PublishedCheck is a fact check that somebody else published: an entry of a feed, kept to
// be found again while a claim is marked. It is no noun of the library: nobody edits it, no
// history tells of it, and reading its feed again gives the same rows.
type PublishedCheck struct {
	ID          string // the same for the same check, whenever and wherever it is read
	Claim       string // as it was reviewed
	Speaker     string
	Rating      string // the publisher's word for it
	Explanation string
	Title       string // of the page; may be empty
	URL         string
	Publisher   string
	Published   string // ISO 8601 as far as known
	Language    string // "" where the feed does not say
	Feed        string // the name of the file it was read from last
}

// CheckID begins the id of every published check.
const CheckID = "check-"

// CheckFeed is a file of published checks that was read, and how many checks came from it.
type CheckFeed struct {
	Feed   string
	Checks int
}

// Alike is what the library has that shares the rarest words of a text: claims, and checks
// that others published. It says nothing of whether they say the same.
type Alike struct {
	Of     int   // how many claims and checks there are, about
	Having []int // how many of them have each of the terms asked for, about
	Claims []AlikeClaim
	Checks []PublishedCheck
}

// AlikeClaim is a claim that shares words with a text.
type AlikeClaim struct{ ID, Wording string }
