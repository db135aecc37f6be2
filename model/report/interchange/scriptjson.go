package interchange

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// parseScript reads JSON as publishers write it into their pages: in CDATA or a
// comment, with raw line breaks in strings, with commas and semicolons too
// many, with HTML entities for quotation marks, or several values in a row.
func parseScript(script string) (any, error) {
	var value any
	first := json.Unmarshal([]byte(strings.TrimSpace(script)), &value)
	if first == nil {
		return value, nil
	}
	bare := unwrapped(script)
	if strings.Contains(bare, "&quot;") && !strings.Contains(bare, `"`) {
		bare = html.UnescapeString(bare)
	}
	mended := mendedJSON(bare)
	if json.Unmarshal([]byte(mended), &value) == nil {
		return value, nil
	}
	// Several values, one after the other.
	var all []any
	for in := json.NewDecoder(strings.NewReader(mended)); in.More(); {
		var one any
		if in.Decode(&one) != nil {
			return nil, first
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		return nil, first
	}
	return all, nil
}

// wrapping is what stands around the JSON in a script element: the marks of
// CDATA and comments, of JavaScript or of HTML.
var (
	wrapBefore = regexp.MustCompile(`^(?:\s|//[^\n\[{<]*(?:\n|$)|/\*[\s\S]*?\*/|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--(?:\s*//)?)+`)
	wrapAfter  = regexp.MustCompile(`(?:\s|;|(?://|/\*)?\s*\]\]>(?:\s*\*/)?|(?://)?\s*-->|//\s*$|/\*[^{}\[\]]*\*/)+$`)
)

func unwrapped(script string) string {
	return wrapAfter.ReplaceAllString(wrapBefore.ReplaceAllString(script, ""), "")
}

// mendedJSON escapes raw control characters in strings and takes out, between
// them, comments and the commas before a closing bracket.
func mendedJSON(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	inside := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inside && c == '\\' && i+1 < len(s):
			i++
			if strings.IndexByte(`"\/bfnrtu`, s[i]) >= 0 {
				b.WriteByte('\\')
			}
			if s[i] >= ' ' {
				b.WriteByte(s[i])
			}
		case inside && c < ' ':
			b.WriteByte(' ')
		case c == '"':
			inside = !inside
			b.WriteByte(c)
		case inside:
			b.WriteByte(c)
		case c == ',' && closes(s[i+1:]):
		case c == '/' && strings.HasPrefix(s[i:], "/*"):
			end := strings.Index(s[i:], "*/")
			if end < 0 {
				return b.String()
			}
			i += end + 1
		case c == ';':
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// closes reports whether the next sign is a closing bracket, another comma or
// the end.
func closes(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\r\n")
	return rest == "" || rest[0] == '}' || rest[0] == ']' || rest[0] == ','
}
