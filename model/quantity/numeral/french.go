package numeral

var french = language{words: map[string]entry{}}
