package report

// Choices are what a person settles before a report is written. The zero value
// is what most want.
type Choices struct {
	Rows      Rows   // CSV: what a row is about
	BOM       bool   // CSV: begin with a byte order mark, by which Excel tells UTF-8
	ReviewURL string // ClaimReview: where the fact check will stand; {n} is the claim's number
	Newsroom  string // ClaimReview: who publishes it; "" the editor who gave the verdict
	Claim     string // ClaimReview: only of the claim with this id, "" of all
	NoFiles   bool   // JSON: leave out the bytes of originals and attachments
}

// Rows says what a row of a CSV file is about: the format has room for one table.
type Rows string

const (
	ClaimRows  Rows = "claims"  // a row a claim, its sources joined in one column; also ""
	SourceRows Rows = "sources" // a row a source on a claim
)
