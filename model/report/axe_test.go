package report

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
)

const (
	axePackages = `{"private": true, "dependencies": {"axe-core": "4.14.1", "puppeteer-core": "25.16.0"}}`
	axeFolder   = "axe-4.14.1-25.16.0"
)

// picture is a logo.
func picture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 80, 20))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// gallery are reports that look different from each other, by name.
func gallery(t testing.TB) map[string]Content {
	pages := map[string]Content{"bare": content(t, "Nothing to check here."), "every": every(t), "hostile": hostileContent(t, hostile)}
	long := content(t, strings.Repeat("Nearly 600 miles of border, he said. ", 40)+"\n\nThe end.", "The end")
	long.Article.Title = strings.Repeat("A headline that goes on ", 12) + strings.Repeat("x", 120)
	long.Dossiers[0].Claim.Wording = strings.Repeat("https://example.org/", 20)
	pages["long"] = long
	rtl := content(t, "אמר השר: 600 ק״מ של גבול.\n\nقال الوزير إن الحدود ٦٠٠ ميل.", "600 ק״מ", "٦٠٠ ميل")
	rtl.Article.Title, rtl.Article.Language = "שיחות בהאג", "he"
	rate(&rtl.Dossiers[0], "Mixed", "לא בדיוק")
	pages["rtl"] = rtl
	german := desk(t)
	german.Choices = Choices{Language: "de", Newsroom: "Die Redaktion", Logo: picture(t), Embed: true}
	pages["german"] = german
	without := desk(t)
	without.Choices.Without = []Part{Cards, SourceList, Method}
	pages["without"] = without
	var text []string
	scales := model.BuiltInScales()
	for _, s := range scales {
		for _, r := range s.Ratings {
			text = append(text, s.Name+" says "+r.Label+" of it")
		}
	}
	all := content(t, strings.Join(text, model.BlockSeparator), text...)
	i := 0
	for _, s := range scales {
		for _, r := range s.Ratings {
			all.Dossiers[i].Scale = s
			rate(&all.Dossiers[i], r.Label, "For a reason.")
			all.Dossiers[i].Evidence = []model.Exhibit{{Evidence: model.Evidence{SourceID: "s", Stance: model.Stances[i%3], Quote: "so"}, Source: model.Source{ID: "s", Title: "Atlas", URL: "https://example.org/a", Primary: true}}}
			i++
		}
	}
	pages["ratings"] = all
	pages["revised"] = revised(t)
	return pages
}

func TestReportsHaveNoBarriersThatAxeFinds(t *testing.T) {
	tools := npmPackages(t, axeFolder, axePackages)
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
		}
	}
	if browser == "" {
		t.Skip("Chromium is not installed")
	}
	script, err := os.ReadFile(filepath.Join("testdata", "axe.cjs"))
	if err != nil {
		t.Fatal(err)
	}
	run := filepath.Join(tools, "axe.cjs")
	if err := os.WriteFile(run, script, 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{run, browser}
	dir := t.TempDir()
	for name, c := range gallery(t) {
		path := filepath.Join(dir, name+".html")
		if err := os.WriteFile(path, []byte(written(t, HTML, c)), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	said, err := exec.CommandContext(t.Context(), "node", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if last := lines[len(lines)-1]; last != `{"looked":72}` {
		t.Errorf("axe looked at %s of 9 pages in 8 ways", last)
	}
	for _, line := range lines[:len(lines)-1] {
		t.Error(line)
	}
}
