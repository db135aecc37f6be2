package picture

import (
	"encoding/base64"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"galley/model/ingest/markup"
	"galley/model/raster"
	"galley/model/wordlist"

	"golang.org/x/net/html"
)

// Origin is where the pictures of a tree come from.
type Origin struct {
	Base *url.URL // what addresses are relative to; nil not known
	// Open reads the picture that an address leads to, as it is written and as it is in full. It is nil where
	// nothing came with the tree but what is in it.
	Open func(written, full string) ([]byte, error)
}

// errNone says that a picture did not come with the page.
var errNone = errors.New("the picture is not there")

// Take marks what of a tree may be a picture of the text. It must be called before the text is made. It returns the
// elements, that with the index k marked with -k-1 when the reader was empty.
func (r *Reader) Take(root *html.Node, o Origin) []*html.Node {
	var out []*html.Node
	markup.Each(root, func(n *html.Node) {
		if n.Data != "img" || markup.IsCharacter(n) || besideText(n) {
			return
		}
		c, may := o.candidate(n)
		if !may {
			return
		}
		if number, ok := r.Add(c); ok {
			markup.MarkAround(n, number)
			out = append(out, n)
		}
	})
	return out
}

// besideText reports whether the markup names a picture after what is no picture of an article, or those around it.
func besideText(n *html.Node) bool {
	if hidden := markup.Attr(n.Attr, "hidden"); hidden != "" || markup.Attr(n.Attr, "aria-hidden") == "true" && markup.Attr(n.Attr, "alt") == "" {
		return true
	}
	for up := 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		for _, a := range n.Attr {
			if a.Key != "class" && a.Key != "id" && a.Key != "rel" {
				continue
			}
			for _, w := range strings.FieldsFunc(strings.ToLower(a.Val), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
				if notPictures[w] {
					return true
				}
			}
		}
		if n.Data == "article" || n.Data == "main" || n.Data == "body" {
			break
		}
	}
	return false
}

var notPictures = wordlist.Of(`avatar gravatar author authors byline logo icon icons sprite emoji share sharing social socials ` +
	`tracker tracking pixel beacon spacer promo newsletter related recommended teaser advert advertisement ads sponsor sponsored ` +
	`badge rating button navigation breadcrumb comments comment`)

// candidate is what an element of a picture says.
func (o Origin) candidate(n *html.Node) (c Candidate, may bool) {
	c = Candidate{Alt: markup.Attr(n.Attr, "alt"), Width: pixels(markup.Attr(n.Attr, "width")), Height: pixels(markup.Attr(n.Attr, "height")),
		Figured: inFigure(n)}
	if c.Width == 1 || c.Height == 1 {
		return c, false
	}
	for _, src := range sources(n) {
		if isPlaceholder(src) {
			continue
		}
		if strings.HasPrefix(strings.ToLower(src), "data:") {
			c.Open = func() ([]byte, error) { return dataOf(src) }
			return c, true
		}
		full := src
		if at, err := url.Parse(src); err == nil && o.Base != nil {
			full = o.Base.ResolveReference(at).String()
		}
		if c.Address == "" {
			c.Address = full
		}
		if o.Open == nil {
			break
		}
		if c.Open == nil {
			c.Address = full
			c.Open = func() ([]byte, error) { return o.Open(src, full) }
		}
		break
	}
	return c, c.Open != nil || c.Address != "" || c.Figured && c.Alt != "" // a drawing, which is not kept, is known by its words
}

// sources are the addresses of a picture, what a browser shows first. Pages that load pictures late write a
// placeholder where the address belongs.
func sources(n *html.Node) []string {
	var out []string
	for _, key := range []string{"src", "data-src", "data-lazy-src", "data-original", "data-url"} {
		if v := strings.TrimSpace(markup.Attr(n.Attr, key)); v != "" {
			out = append(out, v)
		}
	}
	for _, key := range []string{"srcset", "data-srcset"} {
		first, _, _ := strings.Cut(markup.Attr(n.Attr, key), ",")
		if fields := strings.Fields(first); len(fields) > 0 && !strings.HasPrefix(fields[0], "data:") {
			out = append(out, fields[0])
		}
	}
	return out
}

// shortData is how many letters the bytes in an address have at most that may be a placeholder.
const shortData = 200

func isPlaceholder(src string) bool {
	low := strings.ToLower(src[:min(len(src), 64)])
	switch {
	case strings.HasPrefix(low, "data:"):
		if len(src) >= shortData {
			return strings.HasPrefix(low, "data:image/svg")
		}
		data, err := dataOf(src)
		if err != nil {
			return true
		}
		info, err := raster.Look(data)
		return err != nil || tooSmall(info.Width, info.Height, true)
	case strings.HasPrefix(low, "javascript:"), strings.HasPrefix(low, "about:"), strings.HasPrefix(low, "blob:"):
		return true
	}
	return false
}

// dataOf are the bytes in an address (RFC 2397).
func dataOf(src string) ([]byte, error) {
	head, body, found := strings.Cut(src, ",")
	if !found {
		return nil, errNone
	}
	if len(body) > raster.MaxBytes/2*3 {
		return nil, raster.ErrLarge
	}
	if plain, err := url.PathUnescape(body); err == nil {
		body = plain
	}
	if !strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), ";base64") {
		return []byte(body), nil
	}
	body = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '=' {
			return -1
		}
		return r
	}, body)
	return base64.RawStdEncoding.DecodeString(body)
}

// pixels is a length in pixels, 0 where it is another.
func pixels(s string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}

// inFigure is true where a page calls a picture a figure.
func inFigure(n *html.Node) bool {
	for up := 0; n != nil && up < 6; n, up = n.Parent, up+1 {
		if n.Data == "figure" {
			return true
		}
	}
	return false
}
