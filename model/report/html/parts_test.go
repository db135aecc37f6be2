package html

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"galley/model"
	"galley/model/palette"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func TestNoLinkOfAPageLeadsNowhereWhateverIsLeftOut(t *testing.T) {
	c := sample.Statuses(t)
	c.Dossiers[2].Appearances[0].State = model.Orphaned
	c.Dossiers[0].Evidence = []model.Exhibit{{Evidence: model.Evidence{SourceID: "s", Stance: model.Supports},
		Source: model.Source{ID: "s", Title: "Atlas"}}}
	for bits := range 1 << len(view.Parts) {
		c.Choices.Without = nil
		for i, p := range view.Parts {
			if bits&(1<<i) != 0 {
				c.Choices.Without = append(c.Choices.Without, p)
			}
		}
		root := sample.Parsed(t, output(t, c))
		ids := map[string]bool{}
		sample.Each(root, func(n *html.Node) {
			if id := sample.Attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("without %v: %q is there twice", c.Choices.Without, id)
				}
				ids[id] = true
			}
		})
		sample.Each(root, func(n *html.Node) {
			for _, to := range append(strings.Fields(sample.Attr(n, "aria-labelledby")), strings.TrimPrefix(sample.Attr(n, "href"), "#")) {
				if to != "" && !strings.Contains(to, "/") && !ids[to] {
					t.Errorf("without %v: something leads to %q, which is not there", c.Choices.Without, to)
				}
			}
		})
		for i, p := range view.Parts {
			if there := ids[string(p)]; there && bits&(1<<i) != 0 {
				t.Errorf("%s was to be left out", p)
			}
		}
	}
}

func TestANewsroomsNameAndLogoStandOnThePage(t *testing.T) {
	c := sample.Statuses(t)
	c.Choices.Newsroom, c.Choices.Logo = "The <Paper>", sample.Picture(t)
	page := output(t, c)
	policy, source := "", ""
	sample.Each(sample.Parsed(t, page), func(n *html.Node) {
		switch {
		case sample.Attr(n, "http-equiv") == "Content-Security-Policy":
			policy = sample.Attr(n, "content")
		case n.Data == "img":
			source = sample.Attr(n, "src")
		}
	})
	if !strings.HasPrefix(source, "data:image/png;base64,iVBOR") || !strings.Contains(policy, "img-src data:;") {
		t.Errorf("the logo is %.40q under %q", source, policy)
	}
	if !strings.Contains(sample.WordsOf(sample.Parsed(t, page)), "The <Paper>") {
		t.Error("the newsroom is not named")
	}
	c.Choices.Logo = nil
	if page := output(t, c); strings.Contains(page, "img-src") || strings.Contains(page, "<img") {
		t.Error("a page without a logo lets pictures in")
	}
}

func TestANewsroomsOwnStyleTakesThePlaceOfOurs(t *testing.T) {
	for _, test := range []struct {
		name   string
		folder fstest.MapFS
		want   string // in the page
		fault  string
	}{
		{"a style sheet that takes the colours of ratings", fstest.MapFS{
			styleName: styled(":root{\n/* ratings: light */\n}\n.true{background:var(--true)}"),
		}, "--true: " + palette.Of(palette.True).Tint.Light.Hex() + "; --true-line: " + palette.Of(palette.True).Line.Light.Hex() + ";", ""},
		{"a style sheet", fstest.MapFS{styleName: styled(".card{color:rebeccapurple}")}, ".card{color:rebeccapurple}", ""},
		{"a template", fstest.MapFS{templateName: styled(`<html><head><style>{{css .Style}}</style><title>{{line .Heading}}</title></head>` +
			`<body class="own">{{.Claims}}</body></html>`)}, `<body class="own"><article class="card`, ""},
		{"nothing", fstest.MapFS{"readme.txt": styled("")}, "", "neither report.html.tmpl nor report.css"},
		{"a template that is none", fstest.MapFS{templateName: styled("<p>\n{{if}}</p>")}, "", "report.html.tmpl:2"},
		{"a template that asks for what is not there", fstest.MapFS{templateName: styled("<p>{{.Nothing}}</p>")}, "", "report.html.tmpl:1"},
		{"a style sheet that ends itself", fstest.MapFS{styleName: styled("p{}</STYLE><script>")}, "", "would end the style"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := sample.Statuses(t)
			c.Choices.Style = test.folder
			var b bytes.Buffer
			err := writeTo(t, &b, c)
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

func TestEveryMarkOfARatingHasAWordBesideIt(t *testing.T) {
	c := sample.Gallery(t)["ratings"]
	page := output(t, c)
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
