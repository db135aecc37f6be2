package interchange

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/sample"
)

func TestAReportIsRecognisedByItsContent(t *testing.T) {
	whole := output(t, WriteJSON, sample.Full(t))
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"as written": {whole, true}, "its beginning": {whole[:300], true}, "with a mark": {"\ufeff" + whole, true},
		"in one line":             {strings.Join(strings.Fields(whole), ""), true},
		"fields in another order": {`{"article": {}, "claims": [], "format": "galley-report"}`, true},
		"another JSON":            {`{"format": "other"}`, false}, "an article on it": {`The format is "galley-report", it says.`, false},
		"a list": {`["galley-report"]`, false}, "nothing": {"", false},
	} {
		if got := IsJSON([]byte(c.text)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAReportOfTheFirstFormatIsStillRead(t *testing.T) {
	old := `{"format": "galley-report", "version": 1, "generator": "Galley 0.1.0", "made": "2026-11-23T10:00:00.000Z", "made_by": "Ann",
		"article": {"id": "a1", "title": "Talks", "byline": "", "publisher": "", "published": "", "url": "", "language": "", "version": 1,
			"sha256": "` + passage.Hash("Über 600 miles.") +
		`", "text": "Über 600 miles.", "blocks": [{"kind": "paragraph", "start": 0, "end": 15, "hidden": false}]},
		"claims": [{"id": "c1", "wording": "600 miles", "speaker": "", "said": "", "kind": "", "status": "checked", "owner": "", "due": "",
			"appearances": [{"id": "p1", "article": "a1", "version": 1, "start": 5, "end": 14, "exact": "600 miles", "prefix": "Über ",
		"suffix": ".", "state": "anchored"}],
			"verdict": null, "verdicts": [{"scale": "Truth", "rating": "True", "value": 5, "reasoning": "", "by": "Ann", "at":
		"2026-11-23T10:00:00.000Z", "signed_by": "", "signed_at": ""}], "evidence": []}],
		"scales": [{"id": "truth", "name": "Truth", "ordered": true, "ratings": [{"label": "True", "meaning": "", "mark": "+", "tone": 1,
		"value": 5}]}], "history": []}`
	b, err := ReadJSON("old.json", []byte(old))
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(); err != nil {
		t.Fatal(err)
	}
	if a := b.Appearances[0]; a.Start != 6 || a.End != 15 || b.Verdicts[0].ScaleID != "truth" || b.Verdicts[0].ID == "" ||
		b.Claims[0].Created == "" {
		t.Errorf("%+v %+v", b.Appearances, b.Verdicts)
	}
}

func TestHostileWordsComeBackAsWords(t *testing.T) {
	for name, text := range sample.Hostiles {
		c := sample.HostileContent(t, text)
		c.Article.Title = "Title " + text
		for i := range c.Dossiers {
			d := &c.Dossiers[i]
			d.Claim.Said, d.Claim.Due = "", ""
			for k := range d.Evidence {
				s := &d.Evidence[k].Source
				s.Published, s.Accessed, s.URL, s.ArchiveURL = "", "", "", ""
			}
		}
		b, err := ReadJSON("hostile.json", []byte(output(t, WriteJSON, c)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := b.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, v := range b.Verdicts {
			if strings.ContainsAny(v.Reasoning, "\x00\x07\x1b") || strings.ContainsAny(b.Claims[1].Wording, "\x00\n") {
				t.Errorf("%s: %q, %q", name, v.Reasoning, b.Claims[1].Wording)
			}
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	small := sample.Full(f) // what is found on the way is made smaller, which takes long for a long text
	small.Scales = small.Scales[:1]
	f.Add([]byte(strings.Join(strings.Fields(output(f, WriteJSON, small)), " ")))
	f.Add([]byte(`{"format":"galley-report","version":2,"article":{"id":"a","title":"\ud800","version":1,"text":"x","blocks":[{"start":-1,` +
		`"end":9}]},"claims":[{"appearances":[{"version":1,"start":1e9}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadJSON("fuzz.json", data)
		if err != nil {
			if !model.HasCode(err, model.Damaged) && !model.HasCode(err, model.Invalid) {
				t.Errorf("no sentence: %v", err)
			}
			return
		}
		if b.Check() != nil {
			return
		}
		for _, a := range b.Appearances {
			for _, v := range b.Versions {
				if v.ID == a.VersionID && a.State != model.Orphaned && v.Text[a.Start:a.End] != a.Exact {
					t.Errorf("%q stands on %q", a.Exact, v.Text[a.Start:a.End])
				}
			}
		}
	})
}
