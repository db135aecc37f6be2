package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
)

// TestNoChoiceAndNoMomentFromElsewhereBecomesMarkup: what is one of a few words in
// a library of ours may be anything in somebody else's.
func TestNoChoiceAndNoMomentFromElsewhereBecomesMarkup(t *testing.T) {
	const evil = `x"><script>alert(1)</script><w:p a="`
	c := sample.Content(t, "A claim stands here, and another one.", "A claim stands here")
	c.Article.Imported, c.Article.Archived, c.Made = evil, evil, evil
	c.Version.Added = evil
	for i := range c.Version.Blocks {
		c.Version.Blocks[i].Kind, c.Version.Blocks[i].Level = evil, 99
	}
	d := &c.Dossiers[0]
	sample.Rate(d, "False", "Why.")
	d.Claim.ID, d.Claim.Kind, d.Claim.Status, d.Claim.Created = evil, evil, evil, evil
	v := &d.Verdicts[0]
	v.ID, v.At, v.SignedAt, v.SetAside, v.SignedBy = evil, evil, evil, "", evil
	for i := range d.Appearances {
		d.Appearances[i].ID, d.Appearances[i].State = evil, evil
	}
	for i := range d.Scale.Ratings {
		d.Scale.Ratings[i].Tone = 99
	}
	d.Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: evil, SourceID: evil, Stance: evil, Added: evil},
		Source: model.Source{ID: evil, Title: "Report", URL: "file:///" + evil, ArchiveURL: "javascript:" + evil, Reliability: evil,
			Created: evil},
	}}
	c = sample.Drafted(t, c)
	for _, f := range Formats() {
		var out bytes.Buffer
		if err := Write(t.Context(), &out, f, c); err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		switch f {
		case HTML, Markdown:
			bare := strings.ReplaceAll(out.String(), `\<`, "") // as Markdown escapes it
			if strings.Contains(bare, "<script") || strings.Contains(bare, `="javascript:`) || strings.Contains(bare, "(<file:") {
				t.Errorf("%s has it as it is", f)
			}
		case DOCX, XLSX, CheckedCopy, CheckingCopy:
			archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range archive.File {
				in, err := part.Open()
				if err != nil {
					t.Fatal(err)
				}
				for read := xml.NewDecoder(in); ; {
					token, err := read.Token()
					if errors.Is(err, io.EOF) {
						break
					}
					if err != nil {
						t.Errorf("%s: %s is no XML: %v", f, part.Name, err)
						break
					}
					if start, ok := token.(xml.StartElement); ok && start.Name.Local == "script" {
						t.Errorf("%s: %s has it as it is", f, part.Name)
					}
				}
			}
		}
	}
}
