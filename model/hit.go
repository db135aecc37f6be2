package model

import "galley/model/passage"

// Hit is one result of a search: an article, or a claim in one.
type Hit struct {
	ArticleID string
	VersionID string         // the one that Span is in, the newest
	ClaimID   string         // "" where the article's own text matches
	Title     string         // of the article
	Snippet   string         // words around the first match, on one line
	Matches   []passage.Span // the matches within Snippet, in bytes
	Span      passage.Span   // the place of the match in the version's text, in bytes; empty where it is not in it
	Note      *Note          // the note that matches, where notes were asked for; Span is its place then
}

// Results is the result of a search.
type Results struct {
	Hits []Hit // best first
	More bool  // there are more than the limit
}
