package webpage

import (
	"bytes"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// Where a text was found that the page itself does not show.
const (
	cautionLinked = "The page shows little or no text of its own as it was saved. The text was taken from the data it carries for " +
		"search engines, so subheadings and pictures may be missing."
	cautionScript = "The page shows little or no text of its own as it was saved. The text was taken from the data it carries for " +
		"its script, so the order may differ from the page on the screen."
	cautionNoScript = "The page shows little or no text of its own as it was saved. The text was taken from what it holds for " +
		"browsers without scripts."
	cautionFrames = "This page is made of frames, which are pages of their own and were not read. Only what it says to browsers " +
		"without frames was found."
	cautionUnhidden = "A part of the text is hidden on the page as it was saved, as behind a paywall or a button. It was imported all " +
		"the same."
	cautionHidden = "The page hides more text than it shows. What is hidden is kept with the article as left out."
	cautionLess   = "Less text was found on the page than its own description says. The article may be elsewhere, or was not on the " +
		"screen when the page was saved."
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

// embeddedText is the text of a page that shows none, or much less than it
// carries: in its data for search engines, for browsers without scripts or
// frames, or for its own script. caution says where it was found.
func embeddedText(root *html.Node, about about, shown int) (pieces []block.Piece, caution string) {
	if text := piecesOfData(about.text); lettersOf(text) > max(2*shown, 80) && shown < 6*enoughShown {
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

func lettersOf(pieces []block.Piece) int {
	n := 0
	for _, p := range pieces {
		n += typography.CountLetters(p.Text)
	}
	return n
}

var hasMarkup = regexp.MustCompile(`<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|a|em|strong|b|i|span|figure)\b[^<>]*>`)

// piecesOfData makes blocks of a text in a page's data: of HTML, or of lines.
func piecesOfData(text string) []block.Piece {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	if !hasMarkup.MatchString(text) && strings.Contains(text, "&lt;") {
		text = html.UnescapeString(text)
	}
	if hasMarkup.MatchString(text) && markup.CheckCost(text) == nil {
		if root, err := html.Parse(strings.NewReader(text)); err == nil {
			return markup.Pieces(root, false)
		}
	}
	var out []block.Piece
	for line := range strings.SplitSeq(html.UnescapeString(text), "\n") {
		if line = typography.CollapseSpaces(typography.Clean(line)); line != "" {
			out = append(out, block.Piece{Kind: model.Paragraph, Text: line})
		}
	}
	return out
}

// noFrames is what a page made of frames says to browsers without.
func noFrames(root *html.Node) []block.Piece {
	frames, text := false, ""
	markup.Each(root, func(n *html.Node) {
		frames = frames || n.Data == "frameset"
		if n.Data == "noframes" {
			text += markup.Text(n)
		}
	})
	if !frames {
		return nil
	}
	return piecesOfData(text)
}

// noScript is the longest text for browsers without scripts.
func noScript(root *html.Node) []block.Piece {
	var best []block.Piece
	markup.Each(root, func(n *html.Node) {
		if n.Data != "noscript" {
			return
		}
		if text := markup.Text(n); len(text) > 200 {
			var sentences []block.Piece
			for _, p := range piecesOfData(text) {
				if !p.Linked && !asksConsent(p.Text) && (p.Kind != model.Paragraph || typography.EndsSentence(p.Text)) &&
					!block.IsFurniture(p.Text) {
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
func scriptData(root *html.Node) []block.Piece {
	places := map[string][]string{}
	size := 0
	markup.Each(root, func(n *html.Node) {
		if n.Data != "script" || markup.Attr(n.Attr, "src") != "" || n.FirstChild == nil {
			return
		}
		text := scriptOf(n)
		if size += len(text); size > scriptSize || len(text) < 80 {
			return
		}
		if data := jsonIn(text); data != nil {
			gatherStrings(data, "", 0, places)
		}
	})
	var best []block.Piece
	for _, at := range slices.Sorted(maps.Keys(places)) {
		var pieces []block.Piece
		seen := map[string]bool{}
		for _, text := range places[at] {
			if !seen[text] {
				seen[text] = true
				pieces = append(pieces, piecesOfData(text)...)
			}
		}
		if sentences(pieces) > sentences(best) {
			best = pieces
		}
	}
	return best
}

// scriptOf is what stands in a script, which Text leaves out.
func scriptOf(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func sentences(pieces []block.Piece) int {
	n := 0
	for _, p := range pieces {
		if block.IsProse(p) && !asksConsent(p.Text) {
			n += len(p.Text)
		}
	}
	return n
}

// jsonIn is the first value of JSON in a script, nil where there is none.
func jsonIn(script string) any {
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

// metadataKeys are the keys whose strings are about a text and not the text.
var metadataKeys = regexp.MustCompile(`(?i)desc|summary|excerpt|teaser|seo|meta|alt|caption|legal|cookie|consent|url|href|style|css|` +
	`svg|icon|disclaimer|copyright|policy|terms|bio|newsletter|query|script|config|translation|i18n|locale|label|message`)

// gatherStrings gathers the strings of a value by the place they stand at: the keys
// that lead there, without the numbers of lists.
func gatherStrings(v any, at string, depth int, places map[string][]string) {
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
			gatherStrings(e, at+"*", depth+1, places)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if !metadataKeys.MatchString(key) {
				gatherStrings(v[key], at+"."+key, depth+1, places)
			}
		}
	}
}
