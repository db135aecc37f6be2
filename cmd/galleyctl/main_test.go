package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

func TestTheWholeJobFromAShell(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "Nearly 600 miles", "--speaker", "Envoy", "--kind", "statistic", "--said",
		"31 March 2009")
	if claim.Said != "2009-03-31" || claim.Status != "unchecked" || claim.Verdict != nil {
		t.Errorf("new claim %+v", claim)
	}
	var text struct {
		Version int
		Text    string
	}
	s.ok(&text, "text", article)
	at := claim.Appearances[0]
	if points := []rune(text.Text); string(points[at.Start:at.End]) != "Nearly 600 miles" || at.Exact != "Nearly 600 miles" {
		t.Errorf("offsets %d to %d do not count code points: %q", at.Start, at.End, string(points[at.Start:at.End]))
	}
	var source struct{ ID string }
	s.ok(&source, "source", "add", "--title", "Survey", "--url", "https://example.org/s", "--primary")
	var evidence struct{ ID, Claim, Stance string }
	s.ok(&evidence, "source", "attach", claim.ID, source.ID, "--stance", "supports", "--quote", "936 km")
	if evidence.Claim != claim.ID || evidence.Stance != "supports" {
		t.Errorf("attached %+v", evidence)
	}
	s.ok(&claim, "verdict", "set", claim.ID, "Mostly true", "--note", "582 miles.")
	if claim.Verdict == nil || claim.Verdict.Rating != "Mostly true" || claim.Verdict.By != "ann" || *claim.Verdict.Value != 4 {
		t.Fatalf("verdict %+v", claim.Verdict)
	}
	s.ok(&claim, "--editor", "Bob", "verdict", "signoff", claim.ID)
	if claim.Verdict.SignedBy != "Bob" || claim.Status != "signed off" {
		t.Errorf("signed off: %+v", claim)
	}
	var rows []summaryJSON
	s.ok(&rows, "list")
	if len(rows) != 1 || rows[0].Claims != 1 || rows[0].Checked != 1 || rows[0].Publisher != "The Paper" {
		t.Errorf("list %+v", rows)
	}
	var shown struct {
		Blocks []struct {
			Kind       string
			Start, End int
		}
		Claims []claimSeen
	}
	s.ok(&shown, "show", article)
	if len(shown.Blocks) != 3 || len(shown.Claims) != 1 || shown.Blocks[2].Start != at.Start {
		t.Errorf("show %+v", shown)
	}
	page := filepath.Join(s.dir, "report.html")
	s.ok(&struct{ File string }{}, "export", article, "--format", "html", "-o", page)
	data, err := os.ReadFile(page)
	if err != nil || !bytes.Contains(data, []byte("582 miles.")) {
		t.Errorf("the report lacks the reasoning (%v)", err)
	}
	var events []eventJSON
	s.ok(&events, "history", claim.ID)
	if len(events) != 4 || events[0].Editor != "Bob" || events[3].Action != "mark claim" {
		t.Errorf("history %+v", events)
	}
	s.ok(&struct{ Sound bool }{}, "check")
}

func TestUndoAndRedoFromAShell(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "600 miles")
	var event eventJSON
	s.ok(&event, "undo")
	var claims []claimSeen
	if s.ok(&claims, "claim", "list"); len(claims) != 0 {
		t.Errorf("after undo: %+v", claims)
	}
	s.ok(&event, "redo")
	if s.ok(&claims, "claim", "list", article); len(claims) != 1 || claims[0].ID != claim.ID {
		t.Errorf("after redo: %+v", claims)
	}
	s.ok(&struct{}{}, "claim", "delete", claim.ID)
	if code, _, _ := s.run("", "claim", "show", claim.ID); code != exitFault {
		t.Errorf("a deleted claim is shown: exit %d", code)
	}
	s.ok(&event, "undo")
	s.ok(&claim, "claim", "show", claim.ID[:12])
}

func TestHistoryTellsBeforeAndAfterInCodePoints(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "600 miles")
	s.ok(&claim, "claim", "edit", claim.ID, "--wording", "Just 600 miles")
	var events []eventJSON
	s.ok(&events, "history", claim.ID)
	var was, is struct{ Noun, Wording string }
	for data, into := range map[string]*struct{ Noun, Wording string }{string(events[0].Before[0]): &was, string(events[0].After[0]): &is} {
		if err := json.Unmarshal([]byte(data), into); err != nil {
			t.Fatal(err)
		}
	}
	if was.Noun != "claim" || was.Wording != "600 miles" || is.Wording != "Just 600 miles" {
		t.Errorf("before %+v, after %+v", was, is)
	}
	found := false
	for _, after := range events[1].After {
		var a struct {
			Noun       string
			Start, End int
		}
		if err := json.Unmarshal(after, &a); err != nil {
			t.Fatal(err)
		}
		if a.Noun == "appearance" {
			found = true
			if a.Start != claim.Appearances[0].Start || a.End != claim.Appearances[0].End {
				t.Errorf("history says %d to %d, the claim %d to %d", a.Start, a.End, claim.Appearances[0].Start, claim.Appearances[0].End)
			}
		}
	}
	if !found {
		t.Error("the event that marked the claim has no appearance")
	}
}

func TestAQuoteThatStandsMoreThanOnceIsNotGuessed(t *testing.T) {
	s := newShell(t)
	article := s.article()
	code, out, errs := s.run("", "claim", "add", article, "--quote", "21,000 troops")
	if code != exitFault || out != "" || !strings.Contains(errs, "2 times") {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
	var first, second claimSeen
	s.ok(&first, "claim", "add", article, "--quote", "21,000 troops", "--nth", "1")
	s.ok(&second, "claim", "add", article, "--quote", "21,000 troops", "--nth", "2")
	if first.Appearances[0].Start >= second.Appearances[0].Start {
		t.Errorf("first at %d, second at %d", first.Appearances[0].Start, second.Appearances[0].Start)
	}
	var typed claimSeen
	s.ok(&typed, "claim", "add", article, "--quote", `"a friend"`) // straight quotes, as typed
	if typed.Appearances[0].Exact != "“a friend”" {
		t.Errorf("typed quotation marks found %q", typed.Appearances[0].Exact)
	}
	a := second.Appearances[0]
	var again claimSeen
	s.ok(&again, "claim", "add", article, "--start", strconv.Itoa(a.Start), "--end", strconv.Itoa(a.End))
	if again.Appearances[0] != a {
		t.Errorf("by offsets %+v, by quote %+v", again.Appearances[0], a)
	}
}

func TestTheSameContentTwiceIsRecognised(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var got []importedJSON
	s.ok(&got, "import", s.file("again.txt", cafe))
	if got[0].DuplicateOf == nil || *got[0].DuplicateOf != article || got[0].ID != article {
		t.Errorf("the second time: %+v", got)
	}
	var rows []summaryJSON
	if s.ok(&rows, "list"); len(rows) != 1 {
		t.Errorf("stored %d times", len(rows))
	}
}

func TestOfSeveralFilesTheGoodOnesAreKept(t *testing.T) {
	s := newShell(t)
	code, out, errs := s.run("", "--json", "import", s.file("a.txt", "Fine text."), s.file("b.txt", ""), s.file("c.txt", "Fine as well."))
	var got []importedJSON
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if code != exitFault || len(got) != 2 || !strings.Contains(errs, "2 imported, 1 not") || strings.Count(errs, "\n") != 1 {
		t.Errorf("exit %d, %d stored, %q", code, len(got), errs)
	}
}

func TestAFolderAndAnArchiveAreImported(t *testing.T) {
	s := newShell(t)
	s.article()
	folder := filepath.Join(s.dir, "press")
	if err := os.MkdirAll(filepath.Join(folder, "2009"), 0o755); err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	w, err := z.Create("packed/c.txt")
	if err == nil {
		_, err = w.Write([]byte("Third text."))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	s.file("press/a.txt", "First text.")
	s.file("press/2009/b.txt", cafe)
	s.file("press/.hidden", "junk")
	s.file("press/photo.png", "picture")
	s.file("press/old.zip", archive.String())
	var got []importedJSON
	s.ok(&got, "import", folder, "--publisher", "The Paper")
	if len(got) != 3 || got[0].DuplicateOf == nil || got[1].Title != "First text." || got[2].Title != "Third text." || got[2].Version != 1 ||
		len(got[2].SHA256) != 64 {
		t.Errorf("imported %+v", got)
	}
	if got[0].Version != 1 || len(got[0].SHA256) != 64 || *got[0].DuplicateOf != got[0].ID {
		t.Errorf("known: %+v", got[0])
	}
}

func TestManyRefusalsAreOneLineAndAllInTheReport(t *testing.T) {
	s := newShell(t)
	for i := range 9 {
		s.file("empty"+strconv.Itoa(i)+".txt", "")
	}
	s.file("fine.txt", "Fine text.")
	report := filepath.Join(s.dir, "report.csv")
	code, out, errs := s.run("", "--json", "import", s.dir, "--report", report)
	if code != exitFault || !strings.Contains(out, "Fine text") || !strings.Contains(errs, "1 imported, 9 not: ") ||
		!strings.Contains(errs, "And 4 more") || strings.Count(errs, "\n") != 1 {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
	table, err := os.ReadFile(report)
	if err != nil || strings.Count(string(table), ",not imported,") != 9 || strings.Count(string(table), ",skipped,") != 3 {
		t.Errorf("the report: %v\n%s", err, table)
	}
	if code, _, errs := s.run("", "import", s.dir, "--report", report); code != exitFault || !strings.Contains(errs, "there already") {
		t.Errorf("over a report: exit %d, %q", code, errs)
	}
}

func TestStandardInputIsImported(t *testing.T) {
	s := newShell(t)
	code, out, errs := s.run("The envoy spoke of 21,000 troops.", "--json", "import", "-", "--title", "From a pipe")
	if code != 0 || !strings.Contains(out, `"title":"From a pipe"`) {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}

func TestFurnitureIsHiddenAndNoOffsetMoves(t *testing.T) {
	s := newShell(t)
	var got []importedJSON
	s.ok(&got, "import", s.file("page.txt", "Watch ABC News\n\nThe envoy spoke of 21,000 troops.\n\nThey share 600 miles."))
	id := got[0].ID
	var before, after claimSeen
	s.ok(&before, "claim", "add", id, "--quote", "600 miles")
	var shown struct{ Blocks []struct{ Hidden bool } }
	s.ok(&shown, "hide", id, "--furniture")
	if !shown.Blocks[0].Hidden || shown.Blocks[1].Hidden {
		t.Errorf("hidden: %+v", shown.Blocks)
	}
	if s.ok(&after, "claim", "show", before.ID); after.Appearances[0] != before.Appearances[0] {
		t.Errorf("moved from %+v to %+v", before.Appearances[0], after.Appearances[0])
	}
	if s.ok(&shown, "hide", id, "--show"); shown.Blocks[0].Hidden {
		t.Error("still hidden")
	}
	if code, _, errs := s.run("", "hide", id, "2"); code != exitFault || !strings.Contains(errs, "claim is marked") {
		t.Errorf("a block with a claim in it: exit %d, %q", code, errs)
	}
}

func TestRefusalsAreOneLineAndStoreNothing(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "600 miles")
	var before []eventJSON
	s.ok(&before, "history")
	notText := s.file("picture.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	for name, c := range map[string]struct {
		args []string
		code int
	}{
		"no command":              {nil, exitUsage},
		"unknown command":         {[]string{"frobnicate"}, exitUsage},
		"unknown flag":            {[]string{"list", "--loud"}, exitUsage},
		"no passage":              {[]string{"claim", "add", article}, exitUsage},
		"two passages":            {[]string{"claim", "add", article, "--quote", "a", "--start", "1", "--end", "2"}, exitUsage},
		"half a passage":          {[]string{"claim", "add", article, "--start", "1"}, exitUsage},
		"unknown format":          {[]string{"export", article, "--format", "papyrus"}, exitUsage},
		"html as a value":         {[]string{"--json", "export", article, "--format", "html"}, exitUsage},
		"no rating":               {[]string{"verdict", "set", claim.ID}, exitUsage},
		"no stance":               {[]string{"source", "attach", claim.ID, "x"}, exitUsage},
		"beyond the end":          {[]string{"claim", "add", article, "--start", "5", "--end", "100000"}, exitFault},
		"backwards":               {[]string{"claim", "add", article, "--start", "9", "--end", "3"}, exitFault},
		"only blanks":             {[]string{"claim", "add", article, "--start", "12", "--end", "14"}, exitFault},
		"words not there":         {[]string{"claim", "add", article, "--quote", "nothing of the kind"}, exitFault},
		"words not so often":      {[]string{"claim", "add", article, "--quote", "600 miles", "--nth", "2"}, exitFault},
		"unknown kind":            {[]string{"claim", "add", article, "--quote", "600 miles", "--kind", "rumour"}, exitFault},
		"no date":                 {[]string{"claim", "edit", claim.ID, "--said", "the other day"}, exitFault},
		"empty wording":           {[]string{"claim", "edit", claim.ID, "--wording", " "}, exitFault},
		"unknown article":         {[]string{"show", "0000000000000000"}, exitFault},
		"unknown claim":           {[]string{"claim", "show", "nobody"}, exitFault},
		"unknown rating":          {[]string{"verdict", "set", claim.ID, "Perhaps"}, exitFault},
		"unknown scale":           {[]string{"verdict", "set", claim.ID, "True", "--scale", "Stars"}, exitFault},
		"nothing to sign off":     {[]string{"verdict", "signoff", claim.ID}, exitFault},
		"source without a name":   {[]string{"source", "add", "--publisher", "P"}, exitFault},
		"address that runs":       {[]string{"source", "add", "--url", "javascript:alert(1)"}, exitFault},
		"nothing to redo":         {[]string{"redo"}, exitFault},
		"no file":                 {[]string{"import", filepath.Join(s.dir, "none.txt")}, exitFault},
		"a folder of nothing":     {[]string{"import", t.TempDir()}, exitFault},
		"a picture":               {[]string{"import", notText}, exitFault},
		"report into a folder":    {[]string{"export", article, "--format", "html", "-o", s.dir}, exitFault},
		"report into nowhere":     {[]string{"export", article, "--format", "html", "-o", filepath.Join(s.dir, "no", "where.html")}, exitFault},
		"backup over a file":      {[]string{"backup", notText}, exitFault},
		"check where nothing is":  {[]string{"--library", filepath.Join(s.dir, "no.galley"), "check"}, exitFault},
		"the library itself":      {[]string{"import", s.env["GALLEY_LIBRARY"]}, exitFault},
		"report over the library": {[]string{"export", article, "--format", "html", "-o", s.env["GALLEY_LIBRARY"]}, exitFault},
		"library as an enclosure": {[]string{"source", "add", "--title", "T", "--file", s.env["GALLEY_LIBRARY"]}, exitFault},
		"library is a folder":     {[]string{"--library", s.dir, "list"}, exitFault},
		"library is no library":   {[]string{"--library", notText, "list"}, exitFault},
		"unreachable web address": {[]string{"import", "http://127.0.0.1:1/x"}, exitFault},
	} {
		t.Run(name, func(t *testing.T) {
			s.t = t
			code, out, errs := s.run("", c.args...)
			if code != c.code || out != "" {
				t.Errorf("exit %d, want %d; it printed %q and %q", code, c.code, out, errs)
			}
			if strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "galleyctl: ") || len(errs) < 20 {
				t.Errorf("standard error is not one line: %q", errs)
			}
			for _, machine := range []string{"sqlite", "gorm", "SQL", "errno", "no such file"} {
				if strings.Contains(errs, machine) {
					t.Errorf("the sentence speaks of machinery: %q", errs)
				}
			}
		})
	}
	s.t = t
	var after []eventJSON
	if s.ok(&after, "history"); len(after) != len(before) {
		t.Errorf("a refusal stored something: %d events, were %d", len(after), len(before))
	}
	if _, err := os.Stat(filepath.Join(s.dir, "no.galley")); err == nil {
		t.Error("check made a library")
	}
}

func TestWhoIsAtWork(t *testing.T) {
	s := newShell(t)
	folder := filepath.Join(preferences(func(k string) string { return s.env[k] }), "fyne", "org.galley.Galley")
	by := func(args ...string) string {
		var got []importedJSON
		s.ok(&got, append(args, "import", s.file("a.txt", "Text number "+strconv.Itoa(len(args))+s.env["USER"]+s.env["round"]))...)
		var events []eventJSON
		s.ok(&events, "history", "--limit", "1")
		return events[0].Editor
	}
	if got := by(); got != "ann" {
		t.Errorf("without a preference: %s, want the login", got)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "preferences.json"), []byte(`{"editor":"Ann Lee","window.width":1280}`), 0o644); err != nil {
		t.Fatal(err)
	}
	s.env["round"] = "2"
	if got := by(); got != "Ann Lee" {
		t.Errorf("with a preference: %s", got)
	}
	if got := by("--editor", "Bob"); got != "Bob" {
		t.Errorf("as asked: %s", got)
	}
}

func TestBackupIsAWholeLibrary(t *testing.T) {
	s := newShell(t)
	article := s.article()
	copied := filepath.Join(s.dir, "copy.galley")
	s.ok(&struct{}{}, "backup", copied)
	var rows []summaryJSON
	if s.ok(&rows, "--library", copied, "list"); len(rows) != 1 || rows[0].ID != article {
		t.Errorf("in the copy: %+v", rows)
	}
	s.ok(&struct{}{}, "--library", copied, "check")
	s.ok(&struct{}{}, "delete", article)
	var back struct{ Kept string }
	s.ok(&back, "restore", copied)
	if s.ok(&rows, "list"); len(rows) != 1 || rows[0].ID != article {
		t.Errorf("restored: %+v", rows)
	}
	if s.ok(&rows, "--library", back.Kept, "list"); len(rows) != 0 {
		t.Errorf("kept from before: %+v", rows)
	}
}

func TestTextForAPersonIsPrintedWithoutJSON(t *testing.T) {
	s := newShell(t)
	article := s.article()
	if code, out, _ := s.run("", "text", article); code != 0 || out != cafe {
		t.Errorf("text: exit %d, %q", code, out)
	}
	var claim claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "600 miles")
	for _, args := range [][]string{
		{"list"}, {"show", article}, {"claim", "list"}, {"claim", "show", claim.ID}, {"scale", "list"},
		{"verdict", "set", claim.ID, "mostly", "true"}, {"history"}, {"check"}, {"undo"}, {"source", "list"}, {"--version"}, {"--help"},
	} {
		code, out, errs := s.run("", args...)
		if code != 0 || errs != "" || (out == "" && args[0] != "source") || strings.HasPrefix(out, "{") {
			t.Errorf("%q: exit %d, %q, %q", args, code, out, errs)
		}
	}
}

func TestAnInterruptStoresNothingHalf(t *testing.T) {
	s := newShell(t)
	s.article()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	code := run(ctx, []string{"import", s.file("b.txt", "Other text.")}, strings.NewReader(""), &out, &errs,
		func(k string) string { return s.env[k] })
	if code != exitFault || out.Len() > 0 || strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("exit %d, %q, %q", code, out.String(), errs.String())
	}
	var rows []summaryJSON
	if s.ok(&rows, "list"); len(rows) != 1 {
		t.Errorf("%d articles", len(rows))
	}
}

func TestREADMEsShellLinesDo(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	draft, err := filepath.Abs("../../model/ingest/testdata/draft.docx")
	if err != nil {
		t.Fatal(err)
	}
	s := newShell(t)
	t.Chdir(s.dir) // where they write what they write
	ids := map[string]string{"draft.docx": draft, "article.txt": s.file("article.txt", "The plan is to send 21,000 U.S. troops."),
		"report.html": filepath.Join(s.dir, "report.html"), "…": "Why"}
	done := 0
	for line := range strings.Lines(string(data)) {
		rest, is := strings.CutPrefix(strings.TrimSpace(line), "./galleyctl ")
		if !is {
			continue
		}
		var args []string
		for i, part := range strings.Split(rest, `"`) { // every other part stood in quotation marks
			if i%2 == 1 {
				args = append(args, part)
			} else {
				args = append(args, strings.Fields(part)...)
			}
		}
		for i, a := range args {
			if id, known := ids[a]; known {
				args[i] = id
			}
		}
		code, out, errs := s.run("", args...)
		if code != 0 {
			t.Fatalf("%s: exit %d, %s", line, code, errs)
		}
		done++
		switch args[0] {
		case "import":
			ids["ARTICLE"], _, _ = strings.Cut(out, " ")
		case "claim":
			ids["CLAIM"] = strings.Fields(out)[1]
		}
	}
	if done < 4 {
		t.Errorf("README shows %d lines", done)
	}
	for _, promise := range []string{"Files over 50 MB", "exit 1; wrong\nusage exits 2", "`~/.local/share/Galley/library.galley`"} {
		if !strings.Contains(string(data), promise) {
			t.Errorf("README no more promises %q: change what tests it", promise)
		}
	}
	if ingest.MaxSize != 50<<20 {
		t.Errorf("files up to %d bytes are read, README says 50 MB", ingest.MaxSize)
	}
	if runtime.GOOS == "linux" {
		t.Setenv("HOME", "/home/ann")
		t.Setenv("XDG_DATA_HOME", "")
		if path, err := library.DefaultPath(); err != nil || path != "/home/ann/.local/share/Galley/library.galley" {
			t.Errorf("the library stands at %s (%v), README says otherwise", path, err)
		}
	}
}

func TestSearchAnswersWhereTheWordsStand(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "600 miles", "--speaker", "Envoy Doe")
	var hits []hitJSON
	s.ok(&hits, "search", "nearly miles")
	if len(hits) != 1 || hits[0].Article != article || hits[0].Title != "Café talks 🤝" {
		t.Fatalf("hits %+v", hits)
	}
	if points := []rune(cafe); string(points[hits[0].Start:hits[0].End]) != "Nearly" {
		t.Errorf("the hit stands on %q", string(points[hits[0].Start:hits[0].End]))
	}
	s.ok(&hits, "search", "speaker:doe")
	if len(hits) != 1 || hits[0].Claim != claim.ID || hits[0].Start != claim.Appearances[0].Start {
		t.Errorf("by speaker: %+v", hits)
	}
	s.ok(&hits, "search", "nowhere", "to", "be", "found")
	if hits == nil || len(hits) != 0 {
		t.Errorf("nothing found is not an empty list: %v", hits)
	}
	for _, odd := range []string{`"`, "(", "NOT", "a OR", "rating:", "published:..", `speaker:"`, "*", " "} {
		hits = nil
		if s.ok(&hits, "search", odd); hits == nil {
			t.Errorf("%s is not answered with a list", odd)
		}
	}
	s.ok(&hits, "search", "cafe", "--limit", "1")
	if len(hits) != 1 {
		t.Errorf("without its accent: %+v", hits)
	}
}

func TestClaimsSurviveACorrection(t *testing.T) {
	s := newShell(t)
	article := s.article()
	quotes := []string{"said that 21,000 troops go", "Others said 21,000 troops stay", "Nearly 600 miles", "“a friend”"}
	var ids []string
	for _, q := range quotes {
		var c claimSeen
		s.ok(&c, "claim", "add", article, "--quote", q)
		ids = append(ids, c.ID)
	}
	corrected := strings.NewReplacer("said that 21,000 troops go", "said that 17,000 troops go", "Others said 21,000 troops stay. ", "",
		"Others said 21,000 troops stay.", "").Replace(cafe)
	corrected = "Correction 🖊: an earlier version named another figure.\n\n" + corrected
	var got revisedJSON
	s.ok(&got, "revise", article, s.file("corrected.txt", corrected))
	want := map[string]model.AppearanceState{ids[0]: model.Changed, ids[1]: model.Orphaned, ids[2]: model.Anchored, ids[3]: model.Anchored}
	var text struct {
		Version int
		Text    string
	}
	s.ok(&text, "text", article)
	if got.Version != 2 || text.Version != 2 || len(got.Appearances) != 4 {
		t.Fatalf("revised %+v, version %d", got, text.Version)
	}
	points := []rune(text.Text)
	for _, a := range got.Appearances {
		if a.State != want[a.Claim] {
			t.Errorf("%q is %s, want %s", a.Was, a.State, want[a.Claim])
		}
		if words := string(points[a.Start:a.End]); words != a.Now || (a.State == model.Anchored && words != a.Was) {
			t.Errorf("%q stands at %q", a.Was, words)
		}
		if (a.Score == 1) != (a.State == model.Anchored) || (a.Score == 0) != (a.State == model.Orphaned) {
			t.Errorf("%q has a score of %v", a.Was, a.Score)
		}
	}
	s.ok(&struct{ Sound bool }{}, "check")
	if code, _, errs := s.run("", "revise", article, s.file("same.txt", corrected)); code != exitFault ||
		!strings.Contains(errs, "has this text already") {
		t.Errorf("the same text again: exit %d, %q", code, errs)
	}
	var event eventJSON
	s.ok(&event, "undo")
	var claims []claimSeen
	if s.ok(&claims, "claim", "list", article); len(claims) != 4 || claims[0].Appearances[0].Version != 1 {
		t.Errorf("after undo: %+v", claims)
	}
}

// unraced skips a test that does one thing after another where the race detector watches:
// it finds nothing in it and takes many times as long. The long run has it all the same.
func unraced(t *testing.T) {
	t.Helper()
	if raced && os.Getenv("GALLEY_LONG") == "" {
		t.Skip("one thing after another: the race detector finds nothing in it")
	}
}
