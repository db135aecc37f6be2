package fulltext

// score is bm25 with a word in a headline counting four times.
const score = "bm25(search_words, 1.0, 4.0, 1.0, 1.0, 1.0)"

// ranked ranks by bm25.
func (sqliteIndex) ranked(fits matching, _ allAsked, join string, limit, newest int) (string, []any) {
	rest := "SELECT w.rowid AS id, " + score + " AS score FROM search_words AS w" + join + " WHERE " + fits.sql
	if newest > 0 {
		return "SELECT id, score FROM (" + rest + " ORDER BY w.rowid DESC LIMIT ?) AS n ORDER BY score, id DESC LIMIT ?",
			append(fits.args, newest, limit)
	}
	return rest + " ORDER BY score, id DESC LIMIT ?", append(fits.args, limit)
}

// alikeScore is bm25 with a word of a check's title counting as much as one of its claim.
const alikeScore = "bm25(search_words, 1.0, 1.0, 0.5, 0.0, 0.0)"

func (sqliteIndex) alike(terms []weighed, most int) (string, []any) {
	var either anyAsked
	for _, t := range terms {
		either = append(either, t.asked)
	}
	return "SELECT id FROM (SELECT search_words.rowid AS id, " + alikeScore + " AS score FROM search_words WHERE search_words MATCH ?" +
			" AND search_words.rowid >= ? AND search_words.rowid < ? ORDER BY search_words.rowid DESC LIMIT ?) AS n ORDER BY score, id LIMIT ?",
		[]any{fts5(either), int64(firstClaim), int64(firstNoted), 3 * mostRead, most}
}
