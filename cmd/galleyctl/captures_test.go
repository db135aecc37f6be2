//go:build !race || long

package main

import (
	"archive/zip"
	"database/sql"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"galley/model/ingest/capture/capturetest"
)

const capturedPage = `<!doctype html><html lang="en"><head><title>Troops</title><meta name="author" content="Jo Doe"></head><body><article>
<h1>Troops</h1><p>The envoy said on Monday that some %d troops stand along the nearly 600 miles of the border, more than in any year before, and
that nobody had counted them since the spring.</p><p>A second paragraph speaks of the bridges, of which there are nine, and of the people who
cross them each day to work in the mills on the other side of the river.</p></article></body></html>`

func TestAPageIsCapturedComparedAndChecked(t *testing.T) {
	authority := capturetest.NewAuthority(t)
	troops := "21,000"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.RequestURI, "/save/"):
			w.Header().Set("Content-Location", "/web/20261127120000/"+strings.TrimPrefix(r.RequestURI, "/save/"))
		case r.URL.Path == "/story":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = io.WriteString(w, strings.Replace(capturedPage, "%d", troops, 1))
		default:
			http.Redirect(w, r, "http://192.168.7.7/", http.StatusFound)
		}
	}))
	defer server.Close()
	s := newShell(t)
	var first, second captureJSON
	s.ok(&first, "source", "capture", server.URL+"/story", "--timestamp", authority.URL)
	if first.Token != "valid" || first.TokenBy != "Test Authority" || first.Status != 200 || len(first.SHA256) != 64 || first.Title != "Troops" {
		t.Errorf("%+v", first)
	}
	var list []struct{ ID, Title, Author, URL, Accessed string }
	if s.ok(&list, "source", "list"); len(list) != 1 || list[0].Title != "Troops" || list[0].Author != "Jo Doe" || list[0].Accessed != first.Taken.Day() {
		t.Errorf("%+v", list)
	}
	var articles []struct{ ID string }
	s.ok(&articles, "import", s.file("a.txt", "There were 21,000 troops."))
	var claim struct{ ID string }
	var out any
	s.ok(&claim, "claim", "add", articles[0].ID, "--quote", "21,000 troops")
	s.ok(&out, "source", "attach", claim.ID, first.Source, "--stance", "supports", "--quote", "some 21,000 troops … 600 miles")
	s.ok(&out, "source", "attach", claim.ID, first.Source, "--stance", "context", "--quote", "of which there are nine")

	troops = "12,000"
	authority.Silent.Store(true)
	code, printed, errs := s.run("", "--json", "source", "capture", first.Source, "--timestamp", authority.URL)
	if code != 0 || !strings.Contains(printed, `"token":"pending"`) || !strings.Contains(errs, "The copy is kept") {
		t.Errorf("an authority that does not answer: %d %s %s", code, printed, errs)
	}
	var all struct {
		Captures []captureJSON
		Quoted   []quotedJSON
		Changed  bool
	}
	if s.ok(&all, "source", "captures", first.Source); len(all.Captures) != 2 || !all.Changed || len(all.Quoted) != 2 || all.Quoted[0].Stands || !all.Quoted[1].Stands {
		t.Fatalf("%+v", all)
	}
	if second = all.Captures[1]; second.Token != "pending" {
		t.Errorf("%+v", second)
	}
	if code, _, errs := s.run("", "source", "stamp", first.Source); code != exitFault || !strings.Contains(errs, "gave no time token") {
		t.Errorf("%d %s", code, errs)
	}
	authority.Silent.Store(false)
	var stamped []captureJSON
	if s.ok(&stamped, "source", "stamp", first.Source); len(stamped) != 2 || stamped[1].Token != "valid" {
		t.Errorf("%+v", stamped)
	}
	var diff struct {
		Same           bool
		Removed, Added []changedJSON
	}
	if s.ok(&diff, "source", "diff", first.Source); diff.Same || len(diff.Removed) != 1 || diff.Removed[0].Text != "21" && diff.Removed[0].Text != "21,000" {
		t.Errorf("%+v", diff)
	}
	if s.ok(&diff, "source", "diff", first.Source, first.SHA256[:8], "1"); !diff.Same {
		t.Errorf("a copy and itself: %+v", diff)
	}
	var source struct {
		ArchiveURL string `json:"archive_url"`
	}
	if s.ok(&source, "source", "archive", first.Source, "--service", server.URL+"/save/"); source.ArchiveURL != server.URL+"/web/20261127120000/"+server.URL+"/story" {
		t.Errorf("%+v", source)
	}
	path := filepath.Join(s.dir, "out.wacz")
	var wrote struct{ Captures int }
	if s.ok(&wrote, "source", "wacz", first.Source, "-o", path); wrote.Captures != 2 {
		t.Errorf("%+v", wrote)
	}
	if z, err := zip.OpenReader(path); err != nil {
		t.Error(err)
	} else if _, err := z.Open("datapackage.json"); err != nil || z.Close() != nil {
		t.Error(err)
	}
	for _, args := range [][]string{
		{"source", "wacz", first.Source, "-o", path}, {"source", "diff", first.Source, "9"}, {"source", "capture", server.URL + "/led"},
		{"source", "capture", "file:///etc/passwd"}, {"source", "capture", "nothing"},
	} {
		if code, out, errs := s.run("", args...); code != exitFault || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: %d %s %s", args, code, out, errs)
		}
	}
	var checked struct{ Evidence evidenceChecked }
	if s.ok(&checked, "check", "--evidence"); checked.Evidence.Files != 2 || checked.Evidence.Captures != 2 || checked.Evidence.Tokens != 2 ||
		len(checked.Evidence.Problems) != 0 {
		t.Errorf("%+v", checked)
	}
	s.flip(first.SHA256)
	code, printed, errs = s.run("", "check", "--evidence")
	if code != exitFault || errs == "" || !strings.Contains(printed, "“Troops” ("+first.Source+")") || !strings.Contains(printed, "1 problems") {
		t.Errorf("one flipped byte: %d\n%s%s", code, printed, errs)
	}
}

// flip makes one bit of a stored file another.
func (s *shell) flip(sha string) {
	s.t.Helper()
	db, err := sql.Open("sqlite", s.env["GALLEY_LIBRARY"])
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	var packed []byte
	if err := db.QueryRow("SELECT packed FROM file_bytes WHERE sha256 = ?", sha).Scan(&packed); err != nil {
		s.t.Fatal(err)
	}
	packed[len(packed)/2] ^= 1
	if _, err := db.Exec("UPDATE file_bytes SET packed = ? WHERE sha256 = ?", packed, sha); err != nil {
		s.t.Fatal(err)
	}
}
