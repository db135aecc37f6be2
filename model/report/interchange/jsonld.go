package interchange

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"strings"
	"time"

	"golang.org/x/net/html"

	"galley/model"
)

// JSON-LD lets people write one thing in many ways: a text, a list of one, an
// object with the text in it. What follows reads them all, and never fails.

// str is a value as text, the first of several.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			if s, ok := v[0].(string); ok {
				return s
			}
		}
	case map[string]any:
		s, _ := v["@value"].(string)
		return s
	}
	return ""
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// terms are those of a vocabulary in a value, without the vocabulary's name:
// oa:tagging and http://www.w3.org/ns/oa#tagging are tagging.
func terms(v any) []string {
	all := list(v)
	if all == nil {
		all = []any{v}
	}
	var out []string
	for _, one := range all {
		if s := str(one); s != "" {
			out = append(out, s[strings.LastIndexAny(s, ":/#")+1:])
		}
	}
	return out
}

func id(v map[string]any) string {
	if s := str(v["id"]); s != "" {
		return s
	}
	return str(v["@id"])
}

// hashID names an annotation that has no id by what it says.
func hashID(v map[string]any) string {
	data, err := json.Marshal(v) // fields in order of their names
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return "urn:sha256:" + hex.EncodeToString(sum[:])
}

func agentName(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return agentName(v[0])
		}
	case map[string]any:
		for _, name := range []string{"name", "nickname", "email", "id"} {
			if s := str(v[name]); s != "" {
				return s
			}
		}
	}
	return ""
}

// whole is a whole number that is no negative one, or -1.
func whole(v any) int {
	n, ok := v.(float64)
	if !ok || n < 0 || n > math.MaxInt32 || n != math.Trunc(n) {
		return -1
	}
	return int(n)
}

// moment is a time as programs write it; "" where it is none.
func moment(v any) model.Stamp {
	s := str(v)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1900 && t.Year() < 3000 {
			return model.StampOf(t)
		}
	}
	return ""
}

// withoutMarkup is the text of a bit of HTML.
func withoutMarkup(s string) string {
	var b strings.Builder
	hidden := 0
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return strings.TrimSpace(b.String())
		case html.TextToken:
			if hidden == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "p", "div", "br", "li", "blockquote":
				b.WriteByte('\n')
			case "script", "style":
				hidden++
			}
		case html.EndTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "script", "style":
				hidden = max(0, hidden-1)
			}
		}
	}
}
