package model

// SourceSort is an order of the list of sources.
type SourceSort string

// The orders of the list of sources.
const (
	SourcesNewest  SourceSort = "newest" // the one added last first
	SourcesByUse   SourceSort = "use"    // the one on most claims first
	SourcesByTitle SourceSort = "title"
)

// SourceSorts in the order they are offered.
var SourceSorts = []SourceSort{SourcesNewest, SourcesByUse, SourcesByTitle}

// SourceQuery asks for a list of sources.
type SourceQuery struct {
	Text string // all its words stand in the title, publisher, author or address
	Sort SourceSort
}

// SourceUse is a source, and on how many claims it is.
type SourceUse struct {
	Source
	Uses  int
	Files int // that it holds
}

// SourcePart is a part of a list of sources.
type SourcePart struct {
	Total int // of the whole list
	Rows  []SourceUse
}

// SourceClaim is a claim that a source is on.
type SourceClaim struct {
	ClaimID, Wording string
	ArticleID, Title string // where it stands; "" in no article that is not deleted
	Stance           Stance
}

// Speaker is somebody who said something, and how many claims are theirs.
type Speaker struct {
	Name   string
	Claims int
}
