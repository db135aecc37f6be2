package model

// Summary is an article as a row of the library list, with its progress.
type Summary struct {
	Article
	Claims  int       `json:"claims"`
	Checked int       `json:"checked"` // signed off ones among them
	Signed  int       `json:"signed"`
	Words   WordCount `gorm:"embedded;embeddedPrefix:words_" json:"words"` // of its newest version
}

// Sort is an order of the library list.
type Sort string

const (
	SortImported  Sort = "imported"      // newest import first
	SortPublished Sort = "published"     // newest publication first; unknown dates last
	SortTitle     Sort = "title"         // A to Z, capitals and marks on letters aside
	SortPublisher Sort = "publisher"     // A to Z, newest import first in each; unknown ones last
	SortOpen      Sort = "least checked" // begun ones by the share of claims checked; then those without claims; those done last
	SortWorked    Sort = "worked on"     // what was changed last, claims among it, first
	SortWords     Sort = "words open"    // most words that nobody looked at first
)

// Sorts in the order they are offered.
var Sorts = []Sort{SortImported, SortPublished, SortTitle, SortPublisher, SortOpen, SortWords, SortWorked}

// Place is a part of the library that an article stands in.
type Place string

const (
	Everywhere Place = ""        // everything but the trash
	Current    Place = "desk"    // the daily list: neither archived nor deleted
	Archive    Place = "archive" // archived
	InTrash    Place = "trash"   // deleted
	Recent     Place = "recent"  // opened recently, the last one first; archived ones too
)

// ShelfQuery asks for a part of the library list.
type ShelfQuery struct {
	Place      Place
	Collection string // id; "" any
	Tag        string // as FoldTag writes it; "" any
	Text       string // words that stand in headline, publisher or byline; "" any
	Sort       Sort   // "" SortImported; Recent has an order of its own
}

// RecentShown is how many articles Recent lists.
const RecentShown = 100

// ShelfPart is a part of the library list, with consecutive rows.
type ShelfPart struct {
	Rows  []Summary
	Total int // in the whole list
}

// Tally counts a library's articles and claims by where the articles stand.
type Tally struct {
	Current, Archive, Trash Count
	TrashedClaims           int // of articles that are not in the trash
}

// Count is how many articles there are, and how far their claims have come.
type Count struct{ Articles, Claims, Checked, Signed int }
