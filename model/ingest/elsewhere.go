package ingest

import (
	"bytes"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// Where a text was found that the page itself does not show.
const (
	cautionLinked   = "The page shows little or no text of its own as it was saved. The text was taken from the data it carries for search engines, so subheadings and pictures may be missing."
	cautionScript   = "The page shows little or no text of its own as it was saved. The text was taken from the data it carries for its script, so the order may differ from the page on the screen."
	cautionNoScript = "The page shows little or no text of its own as it was saved. The text was taken from what it holds for browsers without scripts."
	cautionFrames   = "This page is made of frames, which are pages of their own and were not read. Only what it says to browsers without frames was found."
	cautionUnhidden = "A part of the text is hidden on the page as it was saved, as behind a paywall or a button. It was taken in all the same."
	cautionHidden   = "The page hides more text than it shows. What is hidden is kept with the article as left out."
	cautionLess     = "Less text was found on the page than its own description says. The article may be elsewhere, or was not on the screen when the page was saved."
)

const (
	// enoughShown is how many letters a page shows at least for its scripts not
	// to be looked through.
	enoughShown = 250
	// scriptSize is how many bytes of a script are looked through.
	scriptSize = 8 << 20
	// dataDepth is how deep the data of a script is read.
	dataDepth = 60
)

// elsewhere is the text of a page that shows none, or much less than it
// carries: in its data for search engines, for browsers without scripts or
// frames, or for its own script. caution says where it was found.
func elsewhere(root *html.Node, about about, shown int) (pieces []piece, caution string) {
	if text := fromData(about.text); lettersOf(text) > max(2*shown, 80) && shown < 6*enoughShown {
		return text, cautionLinked
	}
	if shown >= enoughShown {
		return nil, ""
	}
	if text := noFrames(root); lettersOf(text) > shown {
		return text, cautionFrames
	}
	if text := noScript(root); lettersOf(text) > max(2*shown, 80) {
		return text, cautionNoScript
	}
	if text := scriptData(root); lettersOf(text) > max(2*shown, 80) {
		return text, cautionScript
	}
	return nil, ""
}

func lettersOf(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += countLetters(p.text)
	}
	return n
}

var hasMarkup = regexp.MustCompile(`<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|a|em|strong|b|i|span|figure)\b[^<>]*>`)

// fromData makes blocks of a text in a page's data: of HTML, or of lines.
func fromData(text string) []piece {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	if !hasMarkup.MatchString(text) && strings.Contains(text, "&lt;") {
		text = html.UnescapeString(text)
	}
	if hasMarkup.MatchString(text) && guard(text) == nil {
		if root, err := html.Parse(strings.NewReader(text)); err == nil {
			return walk(root, false)
		}
	}
	var out []piece
	for line := range strings.SplitSeq(html.UnescapeString(text), "\n") {
		if line = fold(clean(line)); line != "" {
			out = append(out, piece{kind: model.Paragraph, text: line})
		}
	}
	return out
}

// noFrames is what a page made of frames says to browsers without.
func noFrames(root *html.Node) []piece {
	frames, text := false, ""
	each(root, func(n *html.Node) {
		frames = frames || n.Data == "frameset"
		if n.Data == "noframes" {
			text += textOf(n)
		}
	})
	if !frames {
		return nil
	}
	return fromData(text)
}

// noScript is the longest text for browsers without scripts.
func noScript(root *html.Node) []piece {
	var best []piece
	each(root, func(n *html.Node) {
		if n.Data != "noscript" {
			return
		}
		if text := textOf(n); len(text) > 200 {
			var sentences []piece
			for _, p := range fromData(text) {
				if !p.linked && !asksConsent(p.text) && (p.kind != model.Paragraph || endsSentence(p.text)) && !isFurniture(p.text) {
					sentences = append(sentences, p)
				}
			}
			if lettersOf(sentences) > lettersOf(best) {
				best = sentences
			}
		}
	})
	return best
}

// scriptData is the text in the data of a page's scripts: the strings of one
// place that hold the most sentences.
func scriptData(root *html.Node) []piece {
	places := map[string][]string{}
	size := 0
	each(root, func(n *html.Node) {
		if n.Data != "script" || attr(n.Attr, "src") != "" || n.FirstChild == nil {
			return
		}
		text := scriptOf(n)
		if size += len(text); size > scriptSize || len(text) < 80 {
			return
		}
		if data := dataIn(text); data != nil {
			strewn(data, "", 0, places)
		}
	})
	var best []piece
	for _, at := range slices.Sorted(maps.Keys(places)) {
		var pieces []piece
		seen := map[string]bool{}
		for _, text := range places[at] {
			if !seen[text] {
				seen[text] = true
				pieces = append(pieces, fromData(text)...)
			}
		}
		if sentences(pieces) > sentences(best) {
			best = pieces
		}
	}
	return best
}

// scriptOf is what stands in a script, which textOf leaves out.
func scriptOf(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func sentences(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		if isProse(p) && !asksConsent(p.text) {
			n += len(p.text)
		}
	}
	return n
}

// dataIn is the first value of JSON in a script, nil where there is none.
func dataIn(script string) any {
	for from := 0; from < len(script); {
		at := strings.IndexAny(script[from:], "{[")
		if at < 0 {
			return nil
		}
		from += at
		var data any
		if json.NewDecoder(bytes.NewReader([]byte(script[from:]))).Decode(&data) == nil {
			switch v := data.(type) {
			case map[string]any:
				if len(v) > 0 {
					return data
				}
			case []any:
				if len(v) > 0 {
					return data
				}
			}
		}
		// Only an assignment is looked for: “window.data = {…}”.
		next := strings.IndexAny(script[from:], "=(")
		if next < 0 {
			return nil
		}
		from += next + 1
		if from > 4096 {
			return nil
		}
	}
	return nil
}

// notText are the keys whose strings are about a text and not the text.
var notText = regexp.MustCompile(`(?i)desc|summary|excerpt|teaser|seo|meta|alt|caption|legal|cookie|consent|url|href|style|css|svg|icon|disclaimer|copyright|policy|terms|bio|newsletter|query|script|config|translation|i18n|locale|label|message`)

// strewn gathers the strings of a value by the place they stand at: the keys
// that lead there, without the numbers of lists.
func strewn(v any, at string, depth int, places map[string][]string) {
	if depth > dataDepth {
		return
	}
	switch v := v.(type) {
	case string:
		if len(v) >= 60 && strings.Count(v, " ") >= 8 && strings.ContainsAny(v, ".!?。") {
			places[at] = append(places[at], v)
		}
	case []any:
		for _, e := range v {
			strewn(e, at+"*", depth+1, places)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if !notText.MatchString(key) {
				strewn(v[key], at+"."+key, depth+1, places)
			}
		}
	}
}
