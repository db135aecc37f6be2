package cms

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// output is what the room writes of the content.
func output(t testing.TB, c view.Content, blocks bool) string {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := write(&b, chosen, blocks); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var comment = regexp.MustCompile(`<!-- (/?)wp:([a-z-]+)(?: (\{.*?\}))? -->`)

func TestAFragmentIsCleanWhateverItsWordsAre(t *testing.T) {
	for name, text := range sample.Hostiles {
		for _, blocks := range []bool{false, true} {
			page := output(t, sample.HostileContent(t, text), blocks)
			allowed := []string{"html", "head", "body", "div", "p", "span", "mark", "sup", "a", "strong", "ul", "li", "q", "bdi", "h2", "h3"}
			if !blocks {
				allowed = append(allowed, "figure", "figcaption")
			}
			words := ""
			sample.Each(sample.Parsed(t, page), func(n *html.Node) {
				switch n.Type {
				case html.TextNode:
					words += n.Data
				case html.CommentNode:
					if !blocks || !comment.MatchString("<!--"+n.Data+"-->") {
						t.Errorf("%s: a person's words became the comment %q", name, n.Data)
					}
				case html.ElementNode:
					if !slices.Contains(allowed, n.Data) {
						t.Errorf("%s: there is a <%s>", name, n.Data)
					}
					for _, a := range n.Attr {
						if !slices.Contains([]string{"class", "id", "href", "rel", "dir", "lang", "title"}, a.Key) {
							t.Errorf("%s: <%s> has %s=%q", name, n.Data, a.Key, a.Val)
						}
						if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "http") {
							t.Errorf("%s: a link leads to %q", name, a.Val)
						}
					}
				}
			})
			if !strings.Contains(words, "A claim stands here") {
				t.Errorf("%s: the article is gone: %.300s", name, words)
			}
			if name == "markup" && strings.Count(words, "<script>alert(1)</script>") < 5 {
				t.Errorf("the words are not all there: %s", words)
			}
		}
	}
}

func TestEachNumberLeadsToItsBox(t *testing.T) {
	c := sample.Statuses(t)
	c.Choices.Ratings = []string{"True", "False"}
	for _, blocks := range []bool{false, true} {
		ids := map[string]int{}
		var links, boxes []string
		sample.Each(sample.Parsed(t, output(t, c, blocks)), func(n *html.Node) {
			if id := sample.Attr(n, "id"); id != "" {
				ids[id]++
			}
			if to, inside := strings.CutPrefix(sample.Attr(n, "href"), "#"); inside {
				links = append(links, to)
			}
			if strings.Contains(sample.Attr(n, "class"), "galley-claim") {
				boxes = append(boxes, sample.Attr(n, "id")+" "+strings.Fields(sample.Attr(n, "class"))[map[bool]int{true: 2, false: 1}[blocks]])
			}
		})
		if !slices.Equal(links, []string{"claim-1", "claim-2"}) || !slices.Equal(boxes, []string{"claim-1 galley-true", "claim-2 galley-false"}) {
			t.Errorf("the links are %q, the boxes %q", links, boxes)
		}
		for _, id := range []string{"claim-1", "claim-2", "at-1", "at-2"} {
			if ids[id] != 1 {
				t.Errorf("%s is there %d times", id, ids[id])
			}
		}
	}
}

func TestOnlyTheBoxesOrTheTextWithThem(t *testing.T) {
	c := sample.Full(t)
	boxes, text := "Measured.", "Not rated: "
	if page := output(t, c, false); !strings.Contains(page, boxes) || !strings.Contains(page, text) || strings.Contains(page, "<style") {
		t.Errorf("it is %s", page)
	}
	c.Choices.Without = []view.Part{view.Text}
	if page := output(t, c, false); !strings.Contains(page, boxes) || strings.Contains(page, text) || strings.Contains(page, `href="#`) {
		t.Errorf("the boxes alone are %s", page)
	}
	c.Choices.Without = []view.Part{view.Cards}
	if page := output(t, c, false); strings.Contains(page, boxes) || !strings.Contains(page, text) || strings.Contains(page, `href="#`) {
		t.Errorf("the text alone is %s", page)
	}
}

// WordPress says of a block that does not look as it would write it that it has invalid content.
func TestBlocksAreWhatWordPressWouldWrite(t *testing.T) {
	c := sample.Every(t)
	c.Version.Text = "One\n\nTwo\n\nדברים\n\nNearly"
	c.Version.Hidden = nil
	c.Version.Blocks = []model.Block{{Kind: model.Heading, Start: 0, End: 3, Level: 2}, {Kind: model.ListItem, Start: 5, End: 8},
		{Kind: model.Paragraph, Start: 10, End: 20}, {Kind: model.Quotation, Start: 22, End: 28}}
	for i := range c.Dossiers {
		c.Dossiers[i].Appearances = nil
	}
	page := output(t, c, true)
	var open []string
	at := 0
	elements := map[string]string{"group": "div", "paragraph": "p", "list": "ul", "list-item": "li", "quote": "blockquote"}
	for _, m := range comment.FindAllStringSubmatchIndex(page, -1) {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return page[m[2*i]:m[2*i+1]]
		}
		name := part(2)
		if part(1) == "/" {
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("at %d %s ends, open is %q", m[0], name, open)
			}
			open = open[:len(open)-1]
			at = m[1]
			continue
		}
		if inside := strings.TrimSpace(page[at:m[0]]); len(open) == 0 && inside != "" {
			t.Errorf("outside of all blocks stands %q", inside)
		}
		open = append(open, name)
		at = m[1]
		attributes := struct {
			ClassName, Direction string
			Level                int
		}{Level: 2}
		if text := part(3); text != "" && json.Unmarshal([]byte(text), &attributes) != nil {
			t.Errorf("no JSON: %s", text)
		}
		element, want := page[m[1]:], elements[name]
		if name == "heading" {
			want = map[int]string{2: "h2", 3: "h3"}[attributes.Level]
		}
		tag := element[:strings.Index(element, ">")+1]
		if !strings.HasPrefix(tag, "\n<"+want) || want == "" {
			t.Errorf("a block %s is %q", name, tag)
		}
		n := sample.Parsed(t, tag)
		sample.Each(n, func(n *html.Node) {
			if n.Data != want {
				return
			}
			own := map[string]string{"paragraph": "", "list-item": ""}
			class, plain := own[name]
			if !plain {
				class = "wp-block-" + name
			}
			if got := sample.Attr(n, "class"); got != strings.TrimSpace(class+" "+attributes.ClassName) || sample.Attr(n, "dir") != attributes.Direction {
				t.Errorf("a block %s with %+v has the classes %q and runs %q", name, attributes, got, sample.Attr(n, "dir"))
			}
		})
	}
	if len(open) > 0 {
		t.Errorf("these never end: %q", open)
	}
	for _, want := range []string{`<!-- wp:paragraph {"direction":"rtl"} -->` + "\n" + `<p dir="rtl">דברים</p>`,
		"<!-- wp:list -->\n<ul class=\"wp-block-list\">\n<!-- wp:list-item -->\n<li>Two</li>", `<blockquote class="wp-block-quote">`} {
		if !strings.Contains(page, want) {
			t.Errorf("it lacks %q: %s", want, page)
		}
	}
}

func TestAFragmentIsKnownAgain(t *testing.T) {
	for _, blocks := range []bool{false, true} {
		page := output(t, sample.Full(t), blocks)
		if !Is(page, blocks) || Is(page, !blocks) {
			t.Errorf("it begins %.80q", page)
		}
	}
}
