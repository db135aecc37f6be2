package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/library"
)

// shell runs galleyctl in this process on a library of its own.
type shell struct {
	t   *testing.T
	env map[string]string
	dir string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	dir := t.TempDir()
	return &shell{t: t, dir: dir, env: map[string]string{
		"GALLEY_LIBRARY": filepath.Join(dir, "work.galley"), "HOME": dir, "USERPROFILE": dir, "USER": "ann",
	}}
}

func (s *shell) run(stdin string, args ...string) (code int, out, errs string) {
	s.t.Helper()
	var o, e bytes.Buffer
	code = run(s.t.Context(), args, strings.NewReader(stdin), &o, &e, func(k string) string { return s.env[k] })
	return code, o.String(), e.String()
}

// ok runs a command that must do, with --json, and reads its one value.
func (s *shell) ok(into any, args ...string) {
	s.t.Helper()
	code, out, errs := s.run("", append([]string{"--json"}, args...)...)
	if code != 0 || errs != "" {
		s.t.Fatalf("galleyctl %q: exit %d, %s", args, code, errs)
	}
	dec := json.NewDecoder(strings.NewReader(out))
	if err := dec.Decode(into); err != nil {
		s.t.Fatalf("galleyctl %q printed %q: %v", args, out, err)
	}
	if dec.More() {
		s.t.Fatalf("galleyctl %q printed more than one value: %s", args, out)
	}
}

func (s *shell) file(name, text string) string {
	s.t.Helper()
	path := filepath.Join(s.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
	return path
}

type claimSeen struct {
	ID, Wording, Speaker, Said, Kind, Status string
	Appearances                              []struct {
		Article    string
		Version    int
		Start, End int
		Exact      string
		State      string
	}
	Verdict *struct {
		Scale, Rating, Reasoning, By string
		SignedBy                     string `json:"signed_by"`
		Value                        *float64
	}
	Evidence []struct {
		ID, Stance, Quote string
		Source            struct{ ID, Title string }
	}
}

// The é, the emoji and the curly quotes take more bytes than code points.
const cafe = "Café talks 🤝\n\nThe envoy – “a friend” – said that 21,000 troops go. Others said 21,000 troops stay.\n\nNearly 600 miles."

func (s *shell) article() string {
	s.t.Helper()
	var got []importedJSON
	s.ok(&got, "import", s.file("cafe.txt", cafe), "--publisher", "The Paper")
	if len(got) != 1 || got[0].ID == "" || got[0].Version != 1 || got[0].DuplicateOf != nil {
		s.t.Fatalf("imported %+v", got)
	}
	return got[0].ID
}

// reported is an article with one claim on which everything is.
func (s *shell) reported() (article string, claim claimSeen) {
	s.t.Helper()
	article = s.article()
	s.ok(&claim, "claim", "add", article, "--quote", "Nearly 600 miles", "--speaker", "Envoy", "--kind", "statistic", "--said",
		"31 March 2009")
	var source struct{ ID string }
	s.ok(&source, "source", "add", "--title", "Survey", "--url", "https://example.org/s", "--primary")
	s.ok(&struct{}{}, "source", "attach", claim.ID, source.ID, "--stance", "supports", "--quote", "936 km")
	s.ok(&claim, "verdict", "set", claim.ID, "Mostly true", "--note", "582 miles.")
	return article, claim
}

// as is the shell of somebody else on the same library.
func (s *shell) as(user string) *shell {
	other := *s
	other.env = maps.Clone(s.env)
	other.env["USER"] = user
	return &other
}

// exported is an article as JSON, read loosely.
func (s *shell) exported(article string, more ...string) (map[string]any, string) {
	s.t.Helper()
	code, out, errs := s.run("", append([]string{"export", article, "--format", "json"}, more...)...)
	if code != 0 {
		s.t.Fatalf("exit %d, %s", code, errs)
	}
	var d map[string]any
	if err := json.Unmarshal([]byte(out), &d); err != nil {
		s.t.Fatal(err)
	}
	return d, out
}

// elsewhere is a shell on an empty library.
func (s *shell) elsewhere() *shell {
	s.t.Helper()
	other := newShell(s.t)
	other.env["USER"] = "zoe"
	return other
}

// rich is an article with two versions, tags, two editors' verdicts on two
// scales, an attachment, and claims that moved, changed and are gone.
func (s *shell) rich() string {
	s.t.Helper()
	article, claim := s.reported()
	var other, gone claimSeen
	s.ok(&other, "claim", "add", article, "--quote", "Others said 21,000 troops stay", "--wording", "21,000 stay", "--kind", "statistic")
	s.ok(&gone, "claim", "add", article, "--quote", "“a friend”")
	s.ok(&struct{}{}, "claim", "edit", other.ID, "--owner", "Bob", "--due", "2026-12-01")
	s.ok(&struct{}{}, "claim", "again", other.ID, article, "--quote", "21,000 troops", "--nth", "1")
	s.ok(&struct{}{}, "verdict", "set", other.ID, "Refuted", "--scale", "Evidence", "--note", "No.\n\nSee the list.")
	s.ok(&struct{}{}, "verdict", "set", other.ID, "False", "--scale", "Truth")
	s.ok(&struct{}{}, "--editor", "Bob", "verdict", "signoff", claim.ID)
	var source struct{ ID string }
	s.ok(&source, "source", "add", "--title", "List", "--author", "A. Clerk", "--published", "2009", "--reliability", "mixed", "--file",
		s.file("list.pdf", "%PDF-1.4 not much of one"))
	s.ok(&struct{}{}, "source", "attach", other.ID, source.ID, "--stance", "refutes", "--quote", "17,000", "--locator", "p. 2", "--note",
		"As of March.", "--primary", "--reliability", "reliable")
	s.ok(&[]any{}, "checklist", "tick", other.ID, "1", "2")
	s.ok(&struct{}{}, "source", "attach", claim.ID, source.ID, "--stance", "context")
	lib, err := library.Open(s.t.Context(), s.env["GALLEY_LIBRARY"])
	if err != nil {
		s.t.Fatal(err)
	}
	for _, cmd := range []model.Command{
		model.ChangeTags{Articles: []string{article}, Claims: []string{other.ID}, Add: []string{"Hague talks"}},
		model.DismissHint{Hints: []model.HintKey{{Subject: article, Kind: "name", Words: "Café"}, {Subject: other.ID, Kind: "figure", Words: "21,000"}}},
		model.TickEntry{ArticleID: article, Entries: []model.EntryKey{{Kind: "figure", Words: "21,000 troops"}}},
	} {
		if _, err := lib.Apply(s.t.Context(), "ann", cmd); err != nil {
			s.t.Error(err)
		}
	}
	if err := lib.Close(); err != nil {
		s.t.Error(err)
	}
	s.ok(&struct{}{}, "hide", article, "0")
	s.ok(&[]struct{}{}, "aside", article, "--quote", "Others said", "--as", "no-fact")
	s.ok(&struct{}{}, "revise", article,
		s.file("second.txt", strings.NewReplacer("“a friend” – ", "", "said that 21,000", "said that 17,000").Replace(cafe)))
	return article
}

func (s *shell) annotated(article, text string) []annotatedJSON {
	s.t.Helper()
	var rows []annotatedJSON
	s.ok(&rows, "annotate", article, "--from", s.file("notes.json", text))
	return rows
}

// at is the words that stand where a row says, counted in code points.
func (s *shell) at(article string, r annotatedJSON) string {
	s.t.Helper()
	var text struct{ Text string }
	s.ok(&text, "text", article)
	if r.Start == nil || r.End == nil {
		return ""
	}
	return string([]rune(text.Text)[*r.Start:*r.End])
}

// note is a Web Annotation with a quotation.
func note(id, exact, prefix, suffix string) string {
	data, err := json.Marshal(map[string]any{
		"@context": "http://www.w3.org/ns/anno.jsonld", "id": id, "type": "Annotation", "bodyValue": "Look at " + id,
		"target": map[string]any{"source": "urn:x:page",
			"selector": map[string]any{"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}},
	})
	if err != nil {
		panic(err)
	}
	return string(data)
}

// parcel is a ZIP file of names and their contents.
func parcel(files ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if strings.HasPrefix(files[0], "word/") {
		files = append([]string{"[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`}, files...)
	}
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			panic(err) // into memory
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const ordering = "a\x1b[2J\x1b]0;owned\ab\u009b31mc\rd\u202ee\u2066f\x00"
