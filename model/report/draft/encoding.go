package draft

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"galley/model/ingest/charset"
)

var declared = regexp.MustCompile(`^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// decode is a part in UTF-8, and the encoding to write it in again where it is another one.
func decode(data []byte) (text []byte, wide string, err error) {
	if order := charset.ByteOrder(data); order != "" && !strings.EqualFold(order, "utf-8") {
		s, name := charset.DecodeAs(data, order)
		return []byte(strings.TrimPrefix(s, "\ufeff")), name, nil
	}
	if m := declared.FindSubmatch(data[:min(len(data), 200)]); m != nil && !utf8.Valid(data) {
		s, _ := charset.DecodeAs(data, string(m[1]))
		at := declared.FindSubmatchIndex([]byte(s)) // from here on it is in UTF-8
		return []byte(s[:at[2]] + "UTF-8" + s[at[3]:]), "", nil
	}
	if !utf8.Valid(data) {
		return nil, "", errors.New("it is in no encoding that is known")
	}
	return data, "", nil
}

// encode is decode the other way.
func encode(data []byte, wide string) []byte {
	var as encoding.Encoding
	switch strings.ToLower(wide) {
	case "":
		return data
	case "utf-16be":
		as = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	default:
		as = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	out, err := as.NewEncoder().Bytes(bytes.TrimPrefix(data, []byte("\ufeff")))
	if err != nil {
		return data
	}
	return out
}
