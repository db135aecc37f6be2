package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"

	"galley/model"
)

func TestNoLinkOfAPageLeadsNowhereWhateverIsLeftOut(t *testing.T) {
	c := desk(t)
	c.Dossiers[2].Appearances[0].State = model.Orphaned
	c.Dossiers[0].Evidence = []model.Exhibit{{Evidence: model.Evidence{SourceID: "s", Stance: model.Supports}, Source: model.Source{ID: "s", Title: "Atlas"}}}
	for bits := range 1 << len(Parts) {
		c.Choices.Without = nil
		for i, p := range Parts {
			if bits&(1<<i) != 0 {
				c.Choices.Without = append(c.Choices.Without, p)
			}
		}
		root := parsed(t, written(t, HTML, c))
		ids := map[string]bool{}
		each(root, func(n *html.Node) {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("without %v: %q is there twice", c.Choices.Without, id)
				}
				ids[id] = true
			}
		})
		each(root, func(n *html.Node) {
			for _, to := range append(strings.Fields(attr(n, "aria-labelledby")), strings.TrimPrefix(attr(n, "href"), "#")) {
				if to != "" && !strings.Contains(to, "/") && !ids[to] {
					t.Errorf("without %v: something leads to %q, which is not there", c.Choices.Without, to)
				}
			}
		})
		for i, p := range Parts {
			if there := ids[string(p)]; there && bits&(1<<i) != 0 {
				t.Errorf("%s was to be left out", p)
			}
		}
	}
}

func TestANewsroomsNameAndLogoStandOnThePage(t *testing.T) {
	c := desk(t)
	c.Choices.Newsroom, c.Choices.Logo = "The <Paper>", picture(t)
	page := written(t, HTML, c)
	policy, source := "", ""
	each(parsed(t, page), func(n *html.Node) {
		switch {
		case attr(n, "http-equiv") == "Content-Security-Policy":
			policy = attr(n, "content")
		case n.Data == "img":
			source = attr(n, "src")
		}
	})
	if !strings.HasPrefix(source, "data:image/png;base64,iVBOR") || !strings.Contains(policy, "img-src data:;") {
		t.Errorf("the logo is %.40q under %q", source, policy)
	}
	if !strings.Contains(wordsOf(parsed(t, page)), "The <Paper>") {
		t.Error("the newsroom is not named")
	}
	c.Choices.Logo = nil
	if page := written(t, HTML, c); strings.Contains(page, "img-src") || strings.Contains(page, "<img") {
		t.Error("a page without a logo lets pictures in")
	}
}

func TestAClaimReviewInThePageCannotEndItsElement(t *testing.T) {
	c := desk(t)
	c.Dossiers[0].Claim.Wording = `</script><script>alert(1)</script>`
	c.Choices.Embed, c.Choices.ReviewURL = true, "https://paper.example/check"
	var scripts []string
	each(parsed(t, written(t, HTML, c)), func(n *html.Node) {
		if n.Data == "script" {
			scripts = append(scripts, attr(n, "type"), wordsOf(n))
		}
	})
	var reviews []map[string]any
	if len(scripts) != 2 || scripts[0] != "application/ld+json" || json.Unmarshal([]byte(scripts[1]), &reviews) != nil {
		t.Fatalf("the page has the scripts %q", scripts)
	}
	if len(reviews) != 2 || reviews[0]["claimReviewed"] != c.Dossiers[0].Claim.Wording {
		t.Errorf("the reviews are %v", reviews)
	}
	if len(Warnings(HTML, c)) == 0 {
		t.Error("a page with a ClaimReview is not warned of what is missing in it")
	}
	c.Choices.Embed = false
	if strings.Contains(written(t, HTML, c), "<script") || len(Warnings(HTML, c)) > 0 {
		t.Error("a page has a ClaimReview that nobody wanted")
	}
}

func TestANewsroomsOwnStyleTakesThePlaceOfOurs(t *testing.T) {
	for _, test := range []struct {
		name   string
		folder fstest.MapFS
		want   string // in the page
		fault  string
	}{
		{"a style sheet", fstest.MapFS{styleName: styled(".card{color:rebeccapurple}")}, ".card{color:rebeccapurple}", ""},
		{"a template", fstest.MapFS{templateName: styled(`<html><head><style>{{css .Style}}</style><title>{{line .Heading}}</title></head><body class="own">{{.Claims}}</body></html>`)}, `<body class="own"><article class="card`, ""},
		{"nothing", fstest.MapFS{"readme.txt": styled("")}, "", "neither report.html.tmpl nor report.css"},
		{"a template that is none", fstest.MapFS{templateName: styled("<p>\n{{if}}</p>")}, "", "report.html.tmpl:2"},
		{"a template that asks for what is not there", fstest.MapFS{templateName: styled("<p>{{.Nothing}}</p>")}, "", "report.html.tmpl:1"},
		{"a style sheet that ends itself", fstest.MapFS{styleName: styled("p{}</STYLE><script>")}, "", "would end the style"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := desk(t)
			c.Choices.Style = test.folder
			var b bytes.Buffer
			err := Write(t.Context(), &b, HTML, c)
			if test.fault != "" {
				if !model.HasCode(err, model.Invalid) || !strings.Contains(model.Sentence(err), test.fault) || b.Len() > 0 {
					t.Errorf("%v, %d bytes written", err, b.Len())
				}
				return
			}
			if err != nil || !strings.Contains(b.String(), test.want) {
				t.Errorf("%v: the page does not have %q: %.400s", err, test.want, b.String())
			}
		})
	}
}

// FuzzMarkup holds the escaping against the parser that browsers agree on:
// whatever is written comes back as the same words, in text and in attributes.
func FuzzMarkup(f *testing.F) {
	for _, s := range hostiles {
		f.Add(s)
	}
	f.Add("\u00a0\u0085\u009f\xc2")
	f.Fuzz(func(t *testing.T, s string) {
		var m markup
		m.raw(`<p title="`)
		m.line(s)
		m.raw(`">`)
		m.text(s)
		m.raw(`</p>`)
		nodes, err := html.ParseFragment(bytes.NewReader(m.b), nil)
		if err != nil {
			t.Fatal(err)
		}
		visible := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, "\ufffd"))
		var elements []string
		var title, text string
		for _, n := range nodes {
			each(n, func(n *html.Node) {
				switch n.Type {
				case html.ElementNode:
					elements = append(elements, n.Data)
					title += attr(n, "title")
				case html.TextNode:
					text += n.Data
				}
			})
		}
		if !slices.Equal(slices.DeleteFunc(elements, func(e string) bool { return e == "html" || e == "head" || e == "body" }), []string{"p"}) {
			t.Fatalf("%q became the elements %v", s, elements)
		}
		if text != visible || title != strings.NewReplacer("\n", " ", "\t", " ").Replace(visible) {
			t.Fatalf("%q reads %q, and %q as a title", s, text, title)
		}
	})
}

func TestEveryMarkOfARatingHasAWordBesideIt(t *testing.T) {
	c := gallery(t)["ratings"]
	page := written(t, HTML, c)
	label := regexp.MustCompile(`aria-label="Claim (\d+): ([^"]+)"`)
	named := map[string]string{}
	for _, m := range label.FindAllStringSubmatch(page, -1) {
		named[m[1]] = m[2]
	}
	for i, d := range c.Dossiers {
		if r, _ := d.Rating(); named[fmt.Sprint(i+1)] != r.Label {
			t.Errorf("claim %d is named %q, rated %q", i+1, named[fmt.Sprint(i+1)], r.Label)
		}
	}
}
