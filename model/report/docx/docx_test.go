package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// run is a run of text of a DOCX as it stands in the document.
type run struct {
	text, color, fill, line string // fill: of its shading; line: which is below it
	raised, link            bool
	comments                []string // ids of those whose range it stands in
}

// runsOf are the runs of a document, a paragraph each.
func runsOf(t testing.TB, document string) (paragraphs [][]run) {
	t.Helper()
	var open []string
	var now run
	for d := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return paragraphs
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			value := ""
			for _, a := range e.Attr {
				if a.Name.Local == "val" || a.Name.Local == "id" {
					value = a.Value
				}
			}
			switch e.Name.Local {
			case "p":
				paragraphs = append(paragraphs, nil)
			case "r":
				now = run{comments: slices.Clone(open)}
			case "color":
				now.color = value
			case "u":
				now.line = value
			case "shd":
				for _, a := range e.Attr {
					if a.Name.Local == "fill" {
						now.fill = a.Value
					}
				}
			case "rStyle":
				now.link = value == "Hyperlink"
			case "vertAlign":
				now.raised = true
			case "commentRangeStart":
				open = append(open, value)
			case "commentRangeEnd":
				open = slices.DeleteFunc(open, func(id string) bool { return id == value })
			case "t":
				var text string
				if err := d.DecodeElement(&text, &e); err != nil {
					t.Fatal(err)
				}
				now.text += text
			case "br":
				now.text += "\n"
			}
		case xml.EndElement:
			if e.Name.Local == "r" && now.text != "" {
				paragraphs[len(paragraphs)-1] = append(paragraphs[len(paragraphs)-1], now)
			}
		}
	}
}

func TestHighlightsAndCommentsOfTheWordDocumentStandAtTheClaimsWords(t *testing.T) {
	c := sample.Content(t, "The envoy said that nearly 600 miles of border are open.\n\nHe asked for help with the opium trade, ninety "+
		"percent of it.",
		"nearly 600 miles of border", "600 miles", "open.\n\nHe asked", "ninety percent")
	sample.Rate(&c.Dossiers[0], "True", "So it is.\nOn two maps.")
	sample.Rate(&c.Dossiers[3], "False", "It is 93.")
	c.Dossiers[3].Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: "93 percent", Added: "2026-11-21T09:30:00.000Z"},
		Source:   model.Source{ID: "s", Title: "World Drug Report", URL: "https://example.org/wdr"},
	}}
	c.Events = []model.Event{{Editor: "Cleo", Edits: []model.Edit{model.Create(c.Dossiers[3].Evidence[0].Evidence)}}}
	files := sample.Unzipped(t, output(t, c))
	words := map[string]string{} // by comment
	lit := ""
	var text []string
	for _, p := range runsOf(t, files["word/document.xml"]) {
		line := ""
		for _, r := range p {
			if r.raised {
				continue
			}
			line += r.text
			if r.fill != "" && r.line != "" {
				lit += r.text + "|"
			}
			for _, id := range r.comments {
				words[id] += r.text
			}
		}
		text = append(text, line)
	}
	want := map[string]string{"0": "nearly 600 miles of border", "1": "600 miles", "2": "open.He asked", "3": "ninety percent",
		"4": "ninety percent"}
	for id, w := range want {
		if words[id] != w {
			t.Errorf("comment %s stands at %q, want %q", id, words[id], w)
		}
	}
	if len(words) != len(want) || lit != "nearly |600 miles| of border|open.|He asked|ninety percent|" {
		t.Errorf("%d comments; highlighted is %q", len(words), lit)
	}
	for _, p := range strings.Split(c.Version.Text, model.BlockSeparator) {
		if !slices.Contains(text, p) {
			t.Errorf("the paragraph %q is not there", p)
		}
	}
	comments := files["word/comments.xml"]
	for _, part := range []string{
		`w:author="Ann" w:initials="A" w:date="2026-11-20T10:00:00Z"`, `w:author="Cleo" w:initials="C" w:date="2026-11-21T09:30:00Z"`,
		"Claim 1: True", "On two maps.", "Claim 4: False", "refutes: World Drug Report", "“93 percent”", "https://example.org/wdr",
	} {
		if !strings.Contains(comments, part) {
			t.Errorf("the comments do not have %q: %s", part, comments)
		}
	}
	if !strings.Contains(files["word/commentsExtended.xml"], `w15:paraId="`+paraID(4)+`" w15:paraIdParent="`+paraID(3)+`"`) {
		t.Errorf("the source is no answer to the verdict: %s", files["word/commentsExtended.xml"])
	}
}

func TestNothingInTheWordDocumentLeadsNowhere(t *testing.T) {
	all := sample.Gallery(t)
	for name, text := range sample.Hostiles {
		all["hostile "+name] = sample.HostileContent(t, text)
	}
	for bits := range 1 << len(view.Parts) {
		c := sample.Statuses(t)
		c.Dossiers[2].Appearances[0].State = model.Orphaned
		for i, p := range view.Parts {
			if bits&(1<<i) != 0 {
				c.Choices.Without = append(c.Choices.Without, p)
			}
		}
		all["without "+view.Listed(c.Choices.Without)] = c
	}
	ids := func(text, pattern string) map[string]int {
		found := map[string]int{}
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			found[m[1]]++
		}
		return found
	}
	for name, c := range all {
		files := sample.Unzipped(t, output(t, c))
		document, related := files["word/document.xml"], files["word/_rels/document.xml.rels"]
		marks := ids(document, `<w:bookmarkStart w:id="\d+" w:name="([^"]+)"`)
		for to := range ids(document, `w:anchor="([^"]+)"`) {
			if marks[to] != 1 {
				t.Errorf("%s: a link leads to %q, which is there %d times", name, to, marks[to])
			}
		}
		targets := ids(related, `Id="([^"]+)"`)
		for id := range ids(document, `r:(?:id|embed)="([^"]+)"`) {
			if targets[id] != 1 {
				t.Errorf("%s: relation %q is there %d times", name, id, targets[id])
			}
		}
		for target := range ids(related, `Target="([^"]+)"/>`) {
			if files["word/"+target] == "" {
				t.Errorf("%s: %q is not in the file", name, target)
			}
		}
		written := ids(files["word/comments.xml"], `<w:comment w:id="(\d+)"`)
		for _, kind := range []string{"commentRangeStart", "commentRangeEnd", "commentReference"} {
			placed := ids(document, `<w:`+kind+` w:id="(\d+)"`)
			for id, n := range placed {
				if n != 1 || written[id] != 1 {
					t.Errorf("%s: comment %s has %d %s and is written %d times", name, id, n, kind, written[id])
				}
			}
			if len(placed) != len(written) {
				t.Errorf("%s: %d of %d comments have a %s", name, len(placed), len(written), kind)
			}
		}
	}
}

func TestLibreOfficeReadsTheCommentsBack(t *testing.T) {
	c := sample.Every(t)
	text := sample.Office(t, "report.docx", output(t, c), "fodt", ".fodt")
	n := 0
	for _, d := range c.Dossiers {
		n += 1 + len(d.Evidence)
	}
	if got := strings.Count(text, "<office:annotation "); got != n {
		t.Errorf("LibreOffice reads %d comments, want %d", got, n)
	}
	for _, want := range []string{"<dc:creator>Ann</dc:creator>", "<dc:date>2026-11-20T10:00:00", "Mostly true", "936 km"} {
		if !strings.Contains(text, want) {
			t.Errorf("LibreOffice does not read %q", want)
		}
	}
}

// output is what the room writes of the content.
func output(t testing.TB, c view.Content) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeTo(t, &b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// writeTo chooses from the content, as package report does, and writes that.
func writeTo(t testing.TB, w io.Writer, c view.Content) error {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		return err
	}
	return Write(w, chosen)
}
