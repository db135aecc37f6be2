package model

// PeopleSort is an order of the list of people.
type PeopleSort string

// The orders of the list of people.
const (
	PeopleByName PeopleSort = "name"
	PeopleByOpen PeopleSort = "open" // who has most open facts first
	PeopleNewest PeopleSort = "newest"
)

// PeopleSorts in the order they are offered.
var PeopleSorts = []PeopleSort{PeopleByName, PeopleByOpen, PeopleNewest}

// PeopleQuery asks for a list of people.
type PeopleQuery struct {
	Text string // all its words stand in name, role, alias or contacts
	Sort PeopleSort
}

// PersonRow is a person in a list.
type PersonRow struct {
	Source  Source // the name is its title
	Person  Person
	ToAsk   int    // facts that are to be put to them
	Heard   int    // facts that they answered, or that are settled without them
	Asked   int    // how often they were asked
	Waiting string // since when an answer is waited for: a day or minute; "" none
	Same    int    // how many other people have the name
}

// Name is what the person is called.
func (r PersonRow) Name() string { return r.Source.Title }

// PeoplePart is a part of a list of people.
type PeoplePart struct {
	Total int // of the whole list
	Rows  []PersonRow
}

// PersonFact is a claim that a person can confirm, or was asked about.
type PersonFact struct {
	Claim      Claim
	Number     int // of the claim in the article's newest version
	ArticleID  string
	Title      string // of the article
	Language   string // of the article, "" unknown
	VersionID  string // its newest
	Place      Appearance
	Asked      string // how it is put to them, as somebody wrote it; "" is made of the claim
	Named      bool   // as somebody who can confirm it
	Last       *Attempt
	Times      int    // how often they were asked about it
	EvidenceID string // of what they answered; "" nothing
}

// PersonFile is all that there is on one person.
type PersonFile struct {
	PersonRow
	Open     []PersonFact // what is to be put to them, by article and in text order
	Done     []PersonFact // what they answered, or what is settled without them
	Attempts []PersonAttempt
	SameName []PersonRow // other people of the name: they may be the same
}

// PersonAttempt is an attempt with the claims it was about.
type PersonAttempt struct {
	Attempt Attempt
	Title   string   // of the article, "" none in particular
	Claims  []Asking // living claims only
	Words   []string // their wordings
}

// WaitingRow is somebody who was asked and has not answered, about one article.
type WaitingRow struct {
	Source    Source
	Person    Person
	ArticleID string // "" about none in particular
	Title     string
	Since     string // when they were asked first, without an answer since
	Last      Attempt
	Times     int      // how often since then
	Claims    []string // ids of those about which an answer is waited for, in text order
	Words     []string // their wordings
	What      string   // what was asked last
	CallBack  bool     // they said that they would call back
}
