package numeral

var german = language{words: map[string]entry{}}
