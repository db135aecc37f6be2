package fulltext

import (
	"crypto/md5"
	"encoding/hex"
	"strings"
)

// stored reads a digest of the words of each entry. It is no protection: it is
// quicker to read than the words.
func (postgresIndex) stored() string {
	return "SELECT d.subject, md5(concat_ws(chr(10), w.body, w.title, w.speaker, w.owner, w.publisher)) FROM search_docs AS d" +
		" LEFT JOIN search_words AS w ON w.id = d.id"
}

func (postgresIndex) sum(e Entry) string {
	f := fieldsOf(e)
	sum := md5.Sum([]byte(strings.Join([]string{f.body, f.title, f.speaker, f.owner, f.publisher}, "\n")))
	return hex.EncodeToString(sum[:])
}
