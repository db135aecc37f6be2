package pdf

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/carlos7ags/folio/core"
	"github.com/carlos7ags/folio/reader"
	"golang.org/x/text/encoding/unicode"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func pdfOf(t testing.TB, c view.Content) *reader.PdfReader {
	t.Helper()
	return sample.PDF(t, output(t, c))
}

func TestThePDFsWordsCanBeCopiedOutAgain(t *testing.T) {
	c := sample.Every(t)
	c.Dossiers[0].Evidence[0].Quote = "Über 936 km, naïvely Ελλάδα, Кабул"
	text := sample.Copied(t, pdfOf(t, c))
	for _, want := range []string{
		c.Article.Title, "Nearly 600 miles – “so he said”", c.Dossiers[0].Claim.Wording, "Über 936 km, naïvely Ελλάδα, Кабул",
		c.Dossiers[0].Evidence[0].Source.Title,
		"At a glance", "The claims", "How to read this report", "Made 23 November 2026",
	} {
		if !strings.Contains(text, sample.Squeezed(want)) {
			t.Errorf("%q cannot be copied out of %.2000s", want, text)
		}
	}
}

// TestTheArticleOfThePDFReadsAsItStands holds every word of the article, in its
// order, against what another program copies out.
func TestTheArticleOfThePDFReadsAsItStands(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	var text []string
	for range 30 {
		text = append(text, "He said (again) that nearly 600 miles—some say 936 km—are open, and “ninety percent” of it is theirs: a long "+
			"sentence that goes over more than one line, as they do.")
	}
	c := sample.Content(t, strings.Join(text, model.BlockSeparator))
	for i, b := range c.Version.Blocks {
		span, err := passage.Snap(c.Version.Text, passage.Span{Start: b.Start + 20 + i, End: b.Start + 60 + 2*i})
		if err != nil {
			t.Fatal(err)
		}
		d := sample.Dossier(c.Version, i, span)
		sample.Rate(&d, model.BuiltInScales()[0].Ratings[i%5].Label, "So.")
		c.Dossiers = append(c.Dossiers, d)
	}
	c.Choices.Without = []view.Part{view.Summary, view.Cards, view.SourceList, view.Method, view.Corrections}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, []byte(output(t, c)), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), program, "-x", "71", "-y", "0", "-W", "520", "-H", "800", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := sample.Squeezed(string(out)); !strings.Contains(got, sample.Squeezed(c.Version.Text)) {
		want := sample.Squeezed(c.Version.Text)
		begin := strings.Index(got, want[:50])
		n := 0
		for begin >= 0 && begin+n < len(got) && n < len(want) && got[begin+n] == want[n] {
			n++
		}
		t.Errorf("after %d of %d bytes it reads %.100q, want %.100q", n, len(want), got[begin+n:], want[n:])
	}
	if !strings.Contains(prose.OneLine(string(out)), "He said (again) that nearly 600 miles—some") {
		t.Errorf("words run into each other: %.400q", out)
	}
}

func TestThePDFIsTaggedBookmarkedAndLinked(t *testing.T) {
	c := sample.Every(t)
	r := pdfOf(t, c)
	catalog := r.Catalog()
	text := func(o core.PdfObject) string {
		o, err := r.ResolveObject(o)
		if err != nil {
			t.Fatal(err)
		}
		s, _ := o.(*core.PdfString)
		if s == nil {
			return ""
		}
		said := s.Text()
		if !strings.HasPrefix(said, "\xfe\xff") {
			return said
		}
		said, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().String(said)
		if err != nil {
			t.Fatal(err)
		}
		return said
	}
	if lang := text(catalog.Get("Lang")); lang != "en" {
		t.Errorf("its language is %q", lang)
	}
	tags := map[string]int{}
	var count func(*reader.StructNode)
	count = func(n *reader.StructNode) {
		if n.MCID >= 0 {
			tags[n.Tag]++
		}
		for _, k := range n.Children {
			count(k)
		}
	}
	count(r.StructureTree().Root)
	if tags["H1"] != 1 || tags["H2"] < 4 || tags["H3"] < len(c.Dossiers) || tags["TR"] != len(c.Dossiers)+1 ||
		tags["Reference"] != len(c.Dossiers) || tags["BlockQuote"] == 0 {
		t.Errorf("its structure is %v", tags)
	}
	dict := func(o core.PdfObject) *core.PdfDictionary {
		o, err := r.ResolveObject(o)
		if err != nil {
			t.Fatal(err)
		}
		d, ok := o.(*core.PdfDictionary)
		if !ok {
			t.Fatalf("%T is no dictionary", o)
		}
		return d
	}
	var titles []string
	var walk func(first core.PdfObject)
	walk = func(first core.PdfObject) {
		for first != nil {
			d := dict(first)
			titles = append(titles, text(d.Get("Title")))
			if kids := d.Get("First"); kids != nil {
				walk(kids)
			}
			first = d.Get("Next")
		}
	}
	walk(dict(catalog.Get("Outlines")).Get("First"))
	outline := strings.Join(titles, "\n")
	for _, want := range []string{"At a glance", "The article", "The claims", "Claim 1: Mostly true – "} {
		if !strings.Contains(outline, want) {
			t.Errorf("%q is not in the outline: %s", want, outline)
		}
	}
	links := 0
	for i := range r.PageCount() {
		p, err := r.Page(i)
		if err != nil {
			t.Fatal(err)
		}
		if o, _ := r.ResolveObject(p.Dict().Get("Annots")); o != nil {
			links += o.(*core.PdfArray).Len()
		}
	}
	if links < 3*len(c.Dossiers) { // from the table, the highlight and its number to the card
		t.Errorf("it has %d links", links)
	}
}

func TestAPDFHasOnlyWhatWasChosen(t *testing.T) {
	heads := map[view.Part]string{
		view.Summary: "At a glance", view.Text: "The article", view.Cards: "The claims", view.Method: "How to read this report",
	}
	for part, head := range heads {
		c := sample.Statuses(t)
		c.Choices.Without = []view.Part{part}
		if text := sample.Copied(t, pdfOf(t, c)); strings.Contains(text, sample.Squeezed(head)) ||
			!strings.Contains(text, sample.Squeezed("Talks at The Hague")) {
			t.Errorf("without %s: %.2000s", part, text)
		}
	}
	c := sample.Statuses(t)
	c.Choices.Language, c.Choices.Newsroom, c.Choices.Logo = "fr", "La Rédaction", sample.Picture(t)
	if text := sample.Copied(t, pdfOf(t, c)); !strings.Contains(text, "LaRédaction") || !strings.Contains(text, "Vérification") ||
		!strings.Contains(text, "Pasencorenotée") {
		t.Errorf("in French it reads %.2000s", text)
	}
}

func TestOtherProgramsFindNothingWrongWithThePDF(t *testing.T) {
	program, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed")
	}
	for name, c := range sample.Gallery(t) {
		path := filepath.Join(t.TempDir(), name+".pdf")
		if err := os.WriteFile(path, []byte(output(t, c)), 0o644); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.CommandContext(t.Context(), program, "--check", path).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, said)
		}
	}
}

func TestNoFieldBreaksThePDF(t *testing.T) {
	for name, text := range sample.Hostiles {
		t.Run(name, func(t *testing.T) {
			c := sample.HostileContent(t, text)
			r := pdfOf(t, c)
			if got := sample.Copied(t, r); !strings.Contains(got, "Aclaimstandshere") {
				t.Errorf("the article is gone: %.500s", got)
			}
		})
	}
}

func TestLettersThatNoFontHasAreWarnedOfAndShownAsBoxes(t *testing.T) {
	c := sample.Statuses(t)
	if all := warningsOf(t, c); len(all) > 0 {
		t.Errorf("warned of nothing: %v", all)
	}
	c.Dossiers[0].Claim.Wording = "A letter \U0010fff0 of nobody's" // private: no font has it
	all := warningsOf(t, c)
	if len(all) != 1 || all[0].About != view.NoFont || !strings.Contains(all[0].Says, "has 1 of the letters") {
		t.Errorf("warned of %v", all)
	}
	if text := sample.Copied(t, pdfOf(t, c)); !strings.Contains(text, "Aletter") || !strings.Contains(text, "ofnobody's") {
		t.Error("what stands around it is lost")
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
	return Write(t.Context(), w, chosen)
}

func warningsOf(t testing.TB, c view.Content) []view.Warning {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		t.Fatal(err)
	}
	return Warnings(chosen)
}
