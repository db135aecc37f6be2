//go:build !race || long

package main

import (
	"encoding/json"
	"strings"
	"testing"
)

const annotatedPage = `<html lang="en"><head><title>Posts lost</title></head><body><main><article><h1>Größere Posten lost 🤝</h1>
<p>The office said on Monday that <a href="https://stats.example.org/report">2,100 posts</a> had been lost since the spring, which its own
staff council disputes.<sup><a href="#fn1" id="r1">1</a></sup></p>
<p>Nobody could say on Tuesday how many of them were vacant before, or what the other offices had done meanwhile.</p>
<p>The minister, who was asked about it twice, said that she would answer when the report had been read.</p>
<ol class="footnotes"><li id="fn1">Letter of the council, p. 14. <a href="#r1">↩</a></li></ol></article></main></body></html>`

func TestShowListsNotesInCodePointsWhereTheyAreAskedFor(t *testing.T) {
	s := newShell(t)
	var in []importedJSON
	s.ok(&in, "import", s.file("posts.html", annotatedPage))
	article := in[0].ID
	var shown map[string]json.RawMessage
	s.ok(&shown, "show", article)
	if shown["notes"] != nil {
		t.Errorf("notes nobody asked for: %s", shown["notes"])
	}
	s.ok(&shown, "show", article, "--notes")
	var notes []map[string]any
	if err := json.Unmarshal(shown["notes"], &notes); err != nil || len(notes) != 2 {
		t.Fatalf("%s, %v", shown["notes"], err)
	}
	points := s.points(article)
	for i, want := range []map[string]string{
		{"kind": "link", "words": "2,100 posts", "text": "2,100 posts"}, {"kind": "footnote", "words": "", "text": "Letter of the council, p. 14."},
	} {
		n := notes[i]
		for _, field := range []string{"kind", "author", "time", "start", "end", "text", "addresses", "resolved", "replies", "words"} {
			if _, has := n[field]; !has {
				t.Errorf("note %d has no %s", i, field)
			}
		}
		for field, value := range want {
			if n[field] != value {
				t.Errorf("note %d has the %s %q", i, field, n[field])
			}
		}
		start, end := int(n["start"].(float64)), int(n["end"].(float64))
		if got := string(points[start:end]); got != want["words"] {
			t.Errorf("from %d to %d stands %q", start, end, got)
		}
	}
	if _, out, _ := s.run("", "show", article, "--notes"); !strings.Contains(out, "1 footnote, 1 link") ||
		!strings.Contains(out, "54-65") || !strings.Contains(out, "https://stats.example.org/report") {
		t.Error(out)
	}
	// Another version's report brings them back, and note: finds them.
	report, _ := s.exported(article)
	if report["article"].(map[string]any)["notes"] == nil {
		t.Error("the report has no notes")
	}
	var hits []hitJSON
	s.ok(&hits, "search", "note:council")
	if len(hits) != 1 || hits[0].Article != article || hits[0].Start != hits[0].End || !strings.HasSuffix(string(points[:hits[0].Start]), "disputes.") {
		t.Errorf("%+v", hits)
	}
	s.ok(&hits, "search", "note:stats.example.org")
	if len(hits) != 1 || string(points[hits[0].Start:hits[0].End]) != "2,100 posts" {
		t.Errorf("%+v", hits)
	}
	plain, _ := s.exported(article)
	delete(plain["article"].(map[string]any), "notes")
	older, err := json.Marshal(plain)
	if err != nil {
		t.Fatal(err)
	}
	other := s.elsewhere()
	other.ok(&in, "import", other.file("older.json", string(older)))
	other.ok(&shown, "show", in[0].ID, "--notes")
	if string(shown["notes"]) != "[]" {
		t.Errorf("an older report has the notes %s", shown["notes"])
	}
}
