//go:build !race || long

package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryTextFormatIsWrittenToTheShellAndToAFile(t *testing.T) {
	s := newShell(t)
	article, _ := s.reported()
	for format, holds := range map[string]string{"html": "Nearly 600 miles</a>", "md": "**Nearly 600 miles**[^1]",
		"csv": "1,Nearly 600 miles,Envoy,2009-03-31", "json": `"galley-report"`} {
		code, out, errs := s.run("", "export", article, "--format", format)
		if code != 0 || !strings.Contains(out, holds) {
			t.Errorf("%s: exit %d, %s, %s", format, code, errs, out)
		}
		path := filepath.Join(s.dir, "report."+format)
		var saved struct {
			File string
			Size int64
		}
		s.ok(&saved, "export", article, "--format", strings.ToUpper(format), "-o", path)
		if data, err := os.ReadFile(path); err != nil || int64(len(data)) != saved.Size || !strings.Contains(string(data), holds) {
			t.Errorf("%s: %v, %d bytes told, %d there", format, err, saved.Size, len(data))
		}
	}
}

func TestTheChoicesOfATable(t *testing.T) {
	s := newShell(t)
	article, _ := s.reported()
	code, out, errs := s.run("", "export", article, "--format", "csv", "--rows", "sources", "--bom")
	if code != 0 || !strings.HasPrefix(out, "\ufeffclaim_number,") || !strings.Contains(out, "https://example.org/s") {
		t.Errorf("exit %d, %s, %s", code, errs, out)
	}
	if code, _, errs := s.run("", "export", article, "--format", "csv", "--rows", "pages"); code != exitUsage ||
		!strings.Contains(errs, "claims, sources or ledger") {
		t.Errorf("exit %d, %s", code, errs)
	}
	if code, _, errs := s.run("", "export", article, "--format", "xlsx"); code != exitUsage || !strings.Contains(errs, "-o FILE") {
		t.Errorf("a workbook on the screen: exit %d, %s", code, errs)
	}
	path := filepath.Join(s.dir, "report.xlsx")
	if code, _, errs := s.run("", "export", article, "--format", "xlsx", "-o", path); code != 0 {
		t.Errorf("exit %d, %s", code, errs)
	}
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "PK") {
		t.Errorf("no workbook: %v", err)
	}
}

func TestClaimReviewsGoOutTogetherAndOneByOne(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported()
	s.ok(&struct{}{}, "edit", article, "--url", "https://example.org/cafe")
	var second claimSeen
	s.ok(&second, "claim", "add", article, "--quote", "Others said 21,000 troops stay")
	code, out, errs := s.run("", "export", article, "--format", "claimreview")
	if code != 0 || !strings.Contains(out, `"claimReviewed": "Nearly 600 miles"`) || strings.Contains(out, "21,000 troops") {
		t.Errorf("exit %d, %s", code, out)
	}
	if !strings.Contains(errs, "no web address") || !strings.Contains(errs, "has no rating") || !strings.Contains(errs, "nobody has signed off") ||
		strings.Count(errs, "\n") != 3 {
		t.Errorf("warned: %s", errs)
	}
	s.ok(&struct{}{}, "verdict", "set", second.ID, "False")
	s.ok(&struct{}{}, "claim", "edit", second.ID, "--speaker", "Others")
	folder := filepath.Join(s.dir, "reviews")
	var saved []struct {
		File, Claim string
		Size        int64
	}
	s.ok(&saved, "export", article, "--format", "claimreview", "--each", "-o", folder, "--url", "https://check.example/{n}", "--newsroom",
		"Desk")
	if len(saved) != 2 || saved[0].Claim == saved[1].Claim || (saved[0].Claim != claim.ID && saved[1].Claim != claim.ID) {
		t.Fatalf("%+v", saved)
	}
	for i, one := range saved {
		data, err := os.ReadFile(one.File)
		if err != nil || int64(len(data)) != one.Size || strings.Count(string(data), `"ClaimReview"`) != 1 ||
			!strings.Contains(string(data), []string{"https://check.example/1", "https://check.example/2"}[i]) {
			t.Errorf("%v: %s", err, data)
		}
	}
	for _, wrong := range [][]string{{"--format", "html", "--each", "-o", folder}, {"--format", "claimreview", "--each"}} {
		if code, _, errs := s.run("", append([]string{"export", article}, wrong...)...); code != exitUsage {
			t.Errorf("%q: exit %d, %s", wrong, code, errs)
		}
	}
}

func TestWhatOthersCheckedIsANoteOnAClaim(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported()
	review := func(n, rating string) string {
		return `{"@type": "ClaimReview", "url": "https://check.example/` + n + `", "claimReviewed": "Claim ` + n +
			`", "datePublished": "2024-06-01",
			"author": {"name": "Checkers"}, "reviewRating": {"alternateName": "` + rating + `"}}`
	}
	page := s.file("check.html", `<html><body><script type="application/ld+json">[`+review("1", "False")+`, `+review("2", "True")+
		`]</script></body></html>`)
	if code, _, errs := s.run("", "claim", "checked", claim.ID, "--from", page); code != exitFault || !strings.Contains(errs, "2 reviews") ||
		!strings.Contains(errs, "Claim 2") {
		t.Errorf("exit %d, %s", code, errs)
	}
	type shown struct {
		Evidence []struct {
			Stance, Quote, Note string
			Source              struct{ Title, URL, Publisher, Published string }
		}
	}
	var got shown
	s.ok(&got, "claim", "checked", claim.ID, "--from", page, "--nth", "1")
	if len(got.Evidence) != 2 {
		t.Fatalf("%+v", got)
	}
	if e := got.Evidence[1]; e.Stance != "context" || e.Quote != "Claim 1" ||
		e.Note != "Already checked by Checkers, 1 June 2024: rated “False”" ||
		e.Source.URL != "https://check.example/1" || e.Source.Publisher != "Checkers" || e.Source.Published != "2024-06-01" ||
		e.Source.Title != "Fact check: Claim 1" {
		t.Errorf("%+v", e)
	}
	if code, _, errs := s.run("", "claim", "checked", claim.ID, "--from", page, "--nth", "1"); code != exitFault ||
		!strings.Contains(errs, "already") {
		t.Errorf("a second time: exit %d, %s", code, errs)
	}
	var other claimSeen
	s.ok(&other, "claim", "add", article, "--quote", "“a friend”")
	s.ok(&got, "claim", "checked", other.ID, "--from", page, "--nth", "1")
	var sources []struct{ ID string }
	if s.ok(&sources, "source", "list"); len(sources) != 2 {
		t.Errorf("one review on two claims is %d sources more", len(sources)-1)
	}
	if code, _, errs := s.run("<p>Nothing here.</p>", "claim", "checked", claim.ID, "--from", "-"); code != exitFault ||
		!strings.Contains(errs, "no ClaimReview") {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestWhatIsInAReportCanBeChosen(t *testing.T) {
	s := newShell(t)
	article, _ := s.reported()
	var second claimSeen
	s.ok(&second, "claim", "add", article, "--quote", "Others said 21,000 troops stay")
	picture := filepath.Join(s.dir, "logo.png")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string][]byte{picture: b.Bytes(),
		filepath.Join(s.dir, "own", "report.css"): []byte("body{color:rebeccapurple}")} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name      string
		flags     []string
		has, lack string
	}{
		{"rated", []string{"--format", "csv", "--claims", "rated"}, "Nearly 600 miles", "21,000"},
		{"signed off, of which there are none", []string{"--format", "md", "--claims", "signed"}, "None of the claims", "[^1]"},
		{"a rating", []string{"--format", "csv", "--rating", "False", "--rating", "Mostly true"}, "Nearly 600 miles", "21,000"},
		{"parts", []string{"--format", "html", "--without", "summary", "--without", "method"}, "The article", "At a glance"},
		{"the ledger", []string{"--format", "md", "--with", "ledger"}, "Names, dates and figures", "Corrections"},
		{"language and newsroom", []string{"--format", "md", "--language", "de", "--newsroom", "Die Redaktion"},
			"Veröffentlicht von Die Redaktion", "At a glance"},
		{"logo", []string{"--format", "html", "--logo", picture}, `src="data:image/png;base64,`, "<script"},
		{"style", []string{"--format", "html", "--style", filepath.Join(s.dir, "own")}, "rebeccapurple", "<script"},
		{"a ClaimReview in the page", []string{"--format", "html", "--embed", "--url", "https://paper.example/{n}"},
			`"url":"https://paper.example/2"`, "<img"},
	} {
		code, out, errs := s.run("", append([]string{"export", article}, test.flags...)...)
		if code != 0 || !strings.Contains(out, test.has) || strings.Contains(out, test.lack) {
			t.Errorf("%s: exit %d, %s; it must have %q and not %q: %.300s", test.name, code, errs, test.has, test.lack, out)
		}
	}
	for _, test := range []struct {
		flags []string
		code  int
		says  string
	}{
		{[]string{"--claims", "some"}, exitUsage, "all, rated or signed"},
		{[]string{"--without", "appendix"}, exitUsage, "summary, article, claims"},
		{[]string{"--language", "tlh"}, 1, "Its languages are: en, ar, de, es, fr, zh-Hans."},
		{[]string{"--logo", filepath.Join(s.dir, "none.png")}, 1, "cannot be read"},
		{[]string{"--style", filepath.Join(s.dir, "none")}, 1, "no folder"},
	} {
		code, out, errs := s.run("", append([]string{"export", article, "--format", "html"}, test.flags...)...)
		if code != test.code || out != "" || !strings.Contains(errs, test.says) {
			t.Errorf("%v: exit %d, %q, %s", test.flags, code, out, errs)
		}
	}
}

func TestTheNumbersOfClaimReviewsAreThoseOfTheArticle(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var first, second claimSeen
	s.ok(&first, "claim", "add", article, "--quote", "Nearly 600 miles")
	s.ok(&second, "claim", "add", article, "--quote", "Others said 21,000 troops stay", "--speaker", "NATO")
	s.ok(&second, "verdict", "set", second.ID, "Mixed")
	s.ok(&first, "verdict", "set", first.ID, "True")
	folder := filepath.Join(s.dir, "reviews")
	var all []struct {
		File, Claim string
		Size        int64
	}
	s.ok(&all, "export", article, "--format", "claimreview", "--each", "--rating", "True", "--url", "https://paper.example/{n}", "-o", folder)
	if len(all) != 1 || filepath.Base(all[0].File) != "claim-02.jsonld" || all[0].Claim != first.ID { // the second stands before it
		t.Fatalf("written is %+v", all)
	}
	if data, err := os.ReadFile(all[0].File); err != nil || !strings.Contains(string(data), "https://paper.example/2") {
		t.Errorf("it is not number 2: %s, %v", data, err)
	}
}

func TestSeveralArticlesAreExportedAtOnce(t *testing.T) {
	s := newShell(t)
	article, _ := s.reported()
	var other []struct{ ID string }
	path := filepath.Join(s.dir, "other.txt")
	if err := os.WriteFile(path, []byte("Another story\n\nThirty envoys came, said the host of the day."), 0o644); err != nil {
		t.Fatal(err)
	}
	s.ok(&other, "import", path)
	folder := filepath.Join(s.dir, "out")
	var all []struct {
		File, Article string
		Size          int64
	}
	for range 2 { // the second time nothing is written over
		s.ok(&all, "export", article, other[0].ID, "--format", "docx", "-o", folder)
	}
	if len(all) != 2 || all[1].Article != other[0].ID || filepath.Base(all[1].File) != "another-story-2.docx" {
		t.Fatalf("written is %+v", all)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil || len(files) != 4 {
		t.Errorf("the folder has %v, %v", files, err)
	}
	code, out, errs := s.run("", "export", article, "nowhere", "--format", "md", "-o", folder)
	if code != 1 || !strings.Contains(out, ".md") || !strings.Contains(errs, "1 reports were written, 1 not") {
		t.Errorf("exit %d, %q, %s", code, out, errs)
	}
	if code, _, errs := s.run("", "export", article, other[0].ID, "--format", "md"); code != exitUsage ||
		!strings.Contains(errs, "-o FOLDER") {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestTheCorrectionsLogTellsWhatTheLibraryKnows(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported()
	second := s.as("bob")
	second.ok(&claim, "verdict", "signoff", claim.ID)
	s.ok(&claim, "claim", "edit", claim.ID, "--wording", "Nearly six hundred miles")
	s.ok(&claim, "verdict", "set", claim.ID, "False", "--note", "It is 900.")
	var gone claimSeen
	s.ok(&gone, "claim", "add", article, "--quote", "Others said 21,000 troops stay")
	s.ok(&gone, "verdict", "set", gone.ID, "True")
	second.ok(&gone, "verdict", "signoff", gone.ID)
	s.ok(&struct{}{}, "claim", "delete", gone.ID)
	code, out, errs := s.run("", "export", article, "--format", "md")
	if code != 0 || strings.Contains(out, "Corrections") || strings.Contains(out, "was changed") || strings.Contains(out, "withdrawn") {
		t.Fatalf("nobody asked for the log: exit %d, %s%s", code, errs, out)
	}
	if code, out, errs = s.run("", "export", article, "--format", "md", "--with", "corrections"); code != 0 {
		t.Fatalf("exit %d, %s", code, errs)
	}
	if code, _, errs := s.run("", "export", article, "--format", "md", "--with", "summary"); code != exitUsage {
		t.Errorf("--with summary: exit %d, %s", code, errs)
	}
	for _, want := range []string{
		"Claim 1: the wording was changed; it was “Nearly 600 miles”.", "Claim 1: the rating was changed from “Mostly true” to “False”.",
		"The claim “Others said 21,000 troops stay” was withdrawn; its rating was “True”.",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the log does not say %q: %s", want, out)
		}
	}
}

func TestWhatIsOpenIsNotedAndCanBeLeftOut(t *testing.T) {
	s := newShell(t)
	article, rated := s.reported()
	var second claimSeen
	s.ok(&second, "claim", "add", article, "--quote", "Others said 21,000 troops stay")
	const unrated, unsigned = "galleyctl: note: Claim 1 has no rating yet.\n", "galleyctl: note: Claim 2 has a rating that nobody has signed off.\n"
	code, out, errs := s.run("", "export", article, "--format", "csv")
	if code != 0 || !strings.Contains(errs, unrated) || !strings.Contains(errs, unsigned) || strings.Count(out, "\n") != 3 {
		t.Errorf("exit %d, %s, %s", code, out, errs)
	}
	code, out, errs = s.run("", "export", article, "--format", "csv", "--leave-out", "not-rated")
	if code != 0 || errs != unsigned || !strings.Contains(out, rated.ID) || strings.Contains(out, second.ID) {
		t.Errorf("exit %d, %s, %s", code, out, errs)
	}
	var saved struct {
		Warnings []struct {
			Claim  string
			Number int
			About  string
		}
	}
	s.ok(&saved, "export", article, "--format", "html", "-o", filepath.Join(s.dir, "report.html")) // nothing beside the JSON value
	if n := len(saved.Warnings); n != 3 || saved.Warnings[0].Claim != second.ID || saved.Warnings[0].About != "not rated" ||
		saved.Warnings[0].Number != 1 {
		t.Errorf("warned of %+v", saved.Warnings)
	}
	code, _, errs = s.run("", "export", article, "--format", "csv", "--leave-out", "ugly")
	if code != exitUsage || !strings.Contains(errs, "not-signed-off") {
		t.Errorf("exit %d, %s", code, errs)
	}
}
