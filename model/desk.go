package model

import (
	"slices"
	"strings"
)

// DeskSort is a column that the desk's table of claims is sorted by.
type DeskSort string

// The columns of the desk's table.
const (
	DeskByDue       DeskSort = "due" // what is due first comes first; the default
	DeskByWording   DeskSort = "wording"
	DeskByArticle   DeskSort = "article"
	DeskByKind      DeskSort = "kind"
	DeskByOwner     DeskSort = "owner"
	DeskByOutcome   DeskSort = "outcome"
	DeskByStatus    DeskSort = "status"
	DeskByQuestions DeskSort = "questions"
	DeskByAdded     DeskSort = "added" // in the order they were marked
)

// DeskSorts are all of them.
var DeskSorts = []DeskSort{DeskByDue, DeskByWording, DeskByArticle, DeskByKind, DeskByOwner, DeskByOutcome, DeskByStatus, DeskByQuestions,
	DeskByAdded}

// DeskQuery asks for the desk's table: claims of all articles.
type DeskQuery struct {
	Query      string // in the search language; "" every claim
	Sort       DeskSort
	Descending bool
	Editor     string // whose claims is:mine finds
	Today      string // the ISO 8601 day that is:overdue and due: count from; "" this one, where the program runs
}

// Order is the sort as it is written in a saved list: its column, with a hyphen before it where it goes down.
func (q DeskQuery) Order() string {
	if q.Descending {
		return "-" + string(q.Sort)
	}
	return string(q.Sort)
}

// Ordered is the query with another order, as Order writes it. ok is false where there is no such column.
func (q DeskQuery) Ordered(order string) (sorted DeskQuery, ok bool) {
	column, down := strings.CutPrefix(order, "-")
	q.Sort, q.Descending = DeskSort(column), down
	return q, order == "" || contains(DeskSorts, q.Sort)
}

// DeskRow is a claim as the desk's table has it. A claim is one row, however often and in however many
// articles it stands: it is checked once, and it is given to one person.
type DeskRow struct {
	ClaimID   string      `json:"claim"`
	Wording   string      `json:"wording"`
	ArticleID string      `json:"article"`
	Article   string      `json:"title"`    // of the newest article that it stands in
	Articles  int         `json:"articles"` // how many it stands in
	Kind      ClaimKind   `json:"kind"`
	Owner     string      `json:"owner"`
	Due       string      `json:"due"`
	Overdue   bool        `json:"overdue"`             // the day is past, and it is not checked
	Outcome   string      `json:"outcome"`             // label of the rating in force; "" none, or two that conflict
	Scale     string      `json:"scale"`               // name of the scale that the rating is on
	Contested bool        `json:"contested,omitempty"` // two verdicts conflict
	Status    ClaimStatus `json:"status"`
	Closed    ClosedAs    `json:"closed,omitempty"`
	Questions int         `json:"questions"` // open ones
}

// DeskPart is a part of the desk's table.
type DeskPart struct {
	Total int // of the whole table
	Rows  []DeskRow
}

// IsOverdue reports whether a claim should have been checked by an ISO 8601 day before today.
func IsOverdue(due string, status ClaimStatus, today string) bool {
	return due != "" && due < today && !status.Done()
}

// PastDue says that a due date is past as it is set; "" where it is not.
func PastDue(due, today string) string {
	iso, ok := ParseDate(due)
	if !ok || iso == "" || iso >= today {
		return ""
	}
	return Sayf("The due date %s is past already. It was stored all the same.", iso)
}

// UnknownOwner says that nobody of a name is known in the library; "" where somebody is.
func UnknownOwner(name string, known []string) string {
	same := func(other string) bool { return strings.EqualFold(other, name) }
	if name == "" || slices.ContainsFunc(known, same) {
		return ""
	}
	return Sayf("Nobody called “%s” has worked in this library yet. The name was stored all the same.", name)
}
