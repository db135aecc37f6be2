//go:build !race || long

package main

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/interchange"
)

// pagePicture is a PNG as an address, and its bytes.
func pagePicture(t *testing.T, width, height int) (address string, data []byte) {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.Black})
	m.SetColorIndex(width/2, height/2, 1)
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes()), b.Bytes()
}

func TestPicturesAreKeptMarkedCountedAndCarriedFromAShell(t *testing.T) {
	s := newShell(t)
	chart, bytesOf := pagePicture(t, 300, 200)
	other, _ := pagePicture(t, 310, 200)
	page := func(first string, pictures ...string) string {
		out := "<title>The ferry</title><article><h1>The ferry</h1><p>" + first + " The ferry that went down off the coast on Tuesday carried 295 passengers, according to the harbour office.</p>"
		for _, p := range pictures {
			out += "<figure><img alt='A chart of deaths' src='" + p + "'></figure>"
		}
		return out + "<p>Two. The owner of the ferry said that no one had counted the crew before it left the harbour on Tuesday.</p></article>"
	}
	var came []importedJSON
	s.ok(&came, "import", s.file("page.html", page("One.", chart, "https://a.example/map.png")))
	article := came[0].ID
	var shown articleJSON
	s.ok(&shown, "show", article)
	if len(shown.Pictures) != 2 || shown.Pictures[0].After != 1 || shown.Pictures[0].Alt != "A chart of deaths" || shown.Pictures[0].Width != 300 || shown.Pictures[1].SHA256 != "" {
		t.Fatalf("%+v", shown.Pictures)
	}
	out := filepath.Join(t.TempDir(), "chart.png")
	var any any
	s.ok(&any, "picture", article, "0", "-o", out)
	if got, err := os.ReadFile(out); err != nil || !bytes.Equal(got, bytesOf) {
		t.Errorf("the picture is not written as it came: %v", err)
	}
	coverage := func() (states string, words model.WordCount) {
		t.Helper()
		var c struct {
			Words    model.WordCount
			Pictures []pictureCoverageJSON
		}
		s.ok(&c, "coverage", article)
		for _, p := range c.Pictures {
			states += string(p.State) + " "
		}
		return strings.TrimSpace(states), c.Words
	}
	states, before := coverage()
	if states != "open" {
		t.Errorf("to begin with it is %s", states)
	}
	s.ok(&any, "aside", article, "--picture", "0", "--as", "no-fact")
	if states, _ := coverage(); states != "aside" {
		t.Errorf("set aside it is %s", states)
	}
	s.ok(&any, "aside", article, "--picture", shown.Pictures[0].SHA256[:8], "--open")
	var claim interchange.Claim
	s.ok(&claim, "claim", "add", article, "--picture", "0", "--region", "10,20,30,40", "--wording", "Deaths rose", "--kind", "statistic")
	if a := claim.Appearances[0]; a.Picture != shown.Pictures[0].SHA256 || a.Region != "xywh=percent:10,20,30,40" || a.Exact != "" || a.Start != a.End {
		t.Errorf("%+v", a)
	}
	s.ok(&any, "verdict", "set", claim.ID, "True")
	if states, after := coverage(); states != "done" || after.Done != before.Done+1 || after.Open != before.Open-1 {
		t.Errorf("checked it is %s, %+v after %+v", states, after, before)
	}
	s.ok(&any, "check")

	// a report carries all of it into another library
	report := filepath.Join(t.TempDir(), "report.json")
	s.ok(&any, "export", article, "--format", "json", "-o", report)
	there := newShell(t)
	there.ok(&came, "import", report)
	var again articleJSON
	there.ok(&again, "show", came[0].ID)
	if len(again.Pictures) != 2 || again.Pictures[0] != shown.Pictures[0] || len(again.Claims) != 1 || again.Claims[0].Appearances[0].Region != "xywh=percent:10,20,30,40" {
		t.Errorf("%+v", again)
	}
	there.ok(&any, "check")
	// without its files a picture is known by its words
	report = filepath.Join(t.TempDir(), "bare.json")
	s.ok(&any, "export", article, "--format", "json", "--no-files", "-o", report)
	bare := newShell(t)
	bare.ok(&came, "import", report)
	bare.ok(&again, "show", came[0].ID)
	if again.Pictures[0].SHA256 != "" || again.Claims[0].Appearances[0].State != model.Orphaned {
		t.Errorf("%+v", again)
	}
	bare.ok(&any, "check")

	// Web Annotations name the part of the picture, and come back onto it
	notes := filepath.Join(t.TempDir(), "notes.json")
	s.ok(&any, "export", article, "--format", "annotations", "-o", notes)
	written, err := os.ReadFile(notes)
	if err != nil || !strings.Contains(string(written), `"value": "xywh=percent:10,20,30,40"`) || !strings.Contains(string(written), "http://www.w3.org/TR/media-frags/") {
		t.Errorf("%v\n%s", err, written)
	}
	elsewhere := newShell(t)
	elsewhere.ok(&came, "import", elsewhere.file("page.html", page("One.", chart, "https://a.example/map.png")))
	elsewhere.ok(&any, "annotate", came[0].ID, "--from", notes)
	elsewhere.ok(&again, "show", came[0].ID)
	if len(again.Claims) != 1 || again.Claims[0].Appearances[0].Region != "xywh=percent:10,20,30,40" || again.Claims[0].Wording != "Deaths rose" {
		t.Errorf("%+v", again.Claims)
	}
	// reports name it, and the web page shows it
	for _, format := range []string{"html", "md", "docx", "pdf", "csv"} {
		out := filepath.Join(t.TempDir(), "report."+format)
		s.ok(&any, "export", article, "--format", format, "-o", out)
		if written, err := os.ReadFile(out); err != nil || (format == "html" || format == "md") && !strings.Contains(string(written), "Picture: A chart of deaths") ||
			format == "html" && !strings.Contains(string(written), "data:image/jpeg;base64,") {
			t.Errorf("%s: %v\n%s", format, err, written)
		}
	}

	// a newer version with the same picture keeps the claim, another picture in its place does not get it
	s.ok(&any, "revise", article, s.file("page2.html", page("One, and more.", chart)))
	s.ok(&claim, "claim", "show", claim.ID)
	if a := claim.Appearances[len(claim.Appearances)-1]; a.State != model.Anchored || a.Version != 2 {
		t.Errorf("%+v", a)
	}
	s.ok(&any, "revise", article, s.file("page3.html", page("One, and yet more.", other)))
	s.ok(&claim, "claim", "show", claim.ID)
	if a := claim.Appearances[len(claim.Appearances)-1]; a.State != model.Orphaned || a.Version != 3 {
		t.Errorf("%+v", a)
	}
	if states, _ := coverage(); states != "open" {
		t.Errorf("the other picture is %s", states)
	}
	s.ok(&any, "check")
}

func TestPicturesGoAlongWithCopiesAndMerges(t *testing.T) {
	ours := newShell(t)
	chart, _ := pagePicture(t, 300, 200)
	page := ours.file("page.html", "<title>The ferry</title><article><h1>The ferry</h1><p>One. The ferry that went down off the coast on Tuesday carried 295 passengers, according to the harbour office.</p>"+
		"<figure><img alt='A chart of deaths' src='"+chart+"'></figure><p>Two. The owner of the ferry said that no one had counted the crew before it left the harbour on Tuesday.</p></article>")
	var came []importedJSON
	ours.ok(&came, "import", page)
	article := came[0].ID
	var any any
	var claim interchange.Claim
	ours.ok(&claim, "claim", "add", article, "--picture", "0", "--region", "0,0,50,50")
	handed := filepath.Join(t.TempDir(), "handed.galley")
	ours.ok(&any, "handout", article, "-o", handed)

	// the colleague has the article already, by an import of their own, with a claim on another part and an aside
	theirs := newShell(t)
	theirs.ok(&came, "import", page)
	theirs.ok(&claim, "claim", "add", came[0].ID, "--picture", "0", "--region", "50,50,50,50")
	theirs.ok(&any, "aside", came[0].ID, "--picture", "0", "--as", "opinion")
	theirs.ok(&any, "merge", handed)
	theirs.ok(&any, "check")
	var shown articleJSON
	theirs.ok(&shown, "show", came[0].ID)
	regions := ""
	for _, c := range shown.Claims {
		regions += c.Appearances[0].Region + " " + string(c.Appearances[0].State) + "; "
	}
	if len(shown.Claims) != 2 || !strings.Contains(regions, "percent:0,0,50,50 anchored") || !strings.Contains(regions, "percent:50,50,50,50 anchored") {
		t.Errorf("two claims on parts of one picture are %s", regions)
	}
	var asides []interchange.Aside
	if theirs.ok(&asides, "aside", came[0].ID); len(asides) != 1 || asides[0].Picture == "" {
		t.Errorf("%+v", asides)
	}
	// and back: what is set aside there comes to the article here
	back := filepath.Join(t.TempDir(), "back.galley")
	theirs.ok(&any, "backup", back)
	ours.ok(&any, "merge", back)
	ours.ok(&any, "check")
	if ours.ok(&asides, "aside", article); len(asides) != 1 {
		t.Errorf("the aside on the picture did not come: %+v", asides)
	}
	if ours.ok(&shown, "show", article); len(shown.Claims) != 2 {
		t.Errorf("%d claims", len(shown.Claims))
	}
	ours.ok(&any, "picture", article, "0", "-o", filepath.Join(t.TempDir(), "p.png"))
	// every copy has the bytes
	new := filepath.Join(t.TempDir(), "salvaged.galley")
	ours.ok(&any, "salvage", back, new)
}
