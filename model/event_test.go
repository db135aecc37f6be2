package model

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// nouns are one record of each kind, with every stored field filled.
func nouns() []Record {
	return []Record{
		Article{ID: "a", Title: "T “q” \u2028 é", Byline: "B", Publisher: "P", Published: "2009-03", URL: "https://e.org",
			Language: "en", Imported: "2026-11-23T14:40:00.000Z", ImportedBy: "me"},
		Version{ID: "v", ArticleID: "a", Number: 2, SHA256: "s", FileHash: "f", Added: "2026-11-23T14:40:00.000Z", Hidden: []int{0, 3}},
		File{SHA256: "f", Name: "n.txt", MediaType: "text/plain; charset=utf-8", Size: 1 << 40},
		Claim{ID: "c", Wording: "<b>&", Speaker: "S", Said: "2009", Kind: Statistic, Status: SignedOff, Owner: "me",
			Due: "2026-12-01", Created: "2026-11-23T14:40:00.000Z"},
		Appearance{ID: "p", ClaimID: "c", ArticleID: "a", VersionID: "v", Start: 3, End: 9, Exact: "x", Prefix: "\n", Suffix: "", State: Moved},
		Source{ID: "s", Title: "T", Publisher: "P", Author: "A", URL: "https://e.org", Published: "2009", Accessed: "2026-11-23",
			ArchiveURL: "https://a.org", Primary: true, Reliability: Reliabilities[0], Created: "2026-11-23T14:40:00.000Z"},
		Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: Refutes, Quote: "q", Locator: "p. 5", Note: "n\nm",
			Added: "2026-11-23T14:40:00.000Z"},
		Verdict{ID: "w", ClaimID: "c", ScaleID: "truth", Rating: "True", Reasoning: "r", By: "me", At: "2026-11-23T14:40:00.000Z",
			SignedBy: "you", SignedAt: "2026-11-23T14:41:00.000Z"},
		Scale{ID: "x", Name: "X", Ordered: true, Ratings: []Rating{step("Yes", "m", "✓", ToneTrue, number(1.5)), step("No", "", "✗", ToneFalse, nil)}},
	}
}

func TestEditJSON(t *testing.T) {
	seen := map[Noun]bool{}
	for _, r := range nouns() {
		seen[r.Noun()] = true
		dead := r.WithTombstone("2026-11-24T00:00:00.000Z")
		if r.Tombstone() != "" || dead.Tombstone() != "2026-11-24T00:00:00.000Z" || dead.Key() != r.Key() || r.Key() == "" {
			t.Errorf("%s: tombstone or key", r.Noun())
		}
		for _, e := range []Edit{Create(r), {Before: r, After: dead}, Remove(r, "2026-11-24T00:00:00.000Z"),
			Create(r).Reverse("2026-11-24T00:00:00.000Z")} {
			data, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			var back Edit
			if err := json.Unmarshal(data, &back); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(back, e) || !Same(back.Before, e.Before) || !Same(back.After, e.After) {
				t.Errorf("%s\ngot  %+v\nwant %+v", data, back, e)
			}
			if again, _ := json.Marshal(back); string(again) != string(data) {
				t.Errorf("%s becomes %s", data, again)
			}
		}
		e := Edit{Before: r, After: dead}
		if twice := e.Reverse("").Reverse(""); !reflect.DeepEqual(twice, e) {
			t.Errorf("%s: undone twice is %+v", r.Noun(), twice)
		}
		if Same(r, dead) || !Same(r, r) || Same(r, nil) || !Same(nil, nil) {
			t.Errorf("%s: Same", r.Noun())
		}
	}
	for _, n := range []Noun{NounArticle, NounVersion, NounFile, NounClaim, NounAppearance, NounSource, NounEvidence, NounVerdict, NounScale} {
		if !seen[n] {
			t.Errorf("no record of noun %s was tried", n)
		}
	}
	var e Edit
	for _, bad := range []string{`{"noun":"ghost","id":"1","before":null,"after":{}}`, `{"noun":"claim","after":[]}`, `[]`, `{"noun":"claim"`,
		`{"noun":"claim","id":"x","before":null,"after":{"id":"y"}}`, `{"noun":"claim","id":"x","before":{"id":"y"},"after":{"id":"x"}}`} {
		if err := json.Unmarshal([]byte(bad), &e); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

func TestAnEditWithoutABefore(t *testing.T) {
	var e Edit
	if err := json.Unmarshal([]byte(`{"noun":"claim","id":"x","after":{"id":"x"}}`), &e); err != nil || e.Before != nil ||
		e.After.Key() != "x" {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestWhatCannotBeWrittenIsNotTheSame(t *testing.T) {
	s := Scale{ID: "x", Ratings: []Rating{{Label: "Yes", Value: number(math.NaN())}}}
	if Same(s, s) || Same(s, Scale{ID: "x"}) || Same(Scale{ID: "x"}, s) {
		t.Error("a scale that JSON cannot hold is the same as itself")
	}
}

// An event that was written before a field was known is filled in with what never
// changes, and only that.
func TestAnOldEventIsFilledIn(t *testing.T) {
	now := Version{ID: "v", Charset: "windows-1250", Hidden: []int{1}}
	old := Version{ID: "v", Hidden: []int{0}}
	for _, c := range []struct{ then, want Record }{
		{old, Version{ID: "v", Charset: "windows-1250", Hidden: []int{0}}},
		{Version{ID: "v", Charset: "utf-7"}, Version{ID: "v", Charset: "utf-7"}},
		{Version{ID: "w"}, Version{ID: "w"}},
		{Claim{ID: "v"}, Claim{ID: "v"}},
	} {
		if got := (Edit{Before: c.then, After: c.then}).Known(now); !Same(got.Before, c.want) || !Same(got.After, c.want) {
			t.Errorf("%+v became %+v", c.then, got)
		}
	}
	if got := Create(old).Known(Claim{ID: "v"}); got.Before != nil || !Same(got.After, old) {
		t.Errorf("filled in from another record: %+v", got)
	}
}

func TestEventJSON(t *testing.T) {
	event := Event{Seq: 7, ID: "i", At: "2026-11-23T14:40:00.000Z", Editor: "me", Kind: Undid, Target: "t", Action: "mark claim",
		What: "Marked"}
	for _, r := range nouns() {
		event.Edits = append(event.Edits, Create(r))
	}
	data, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	var back Event
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(back, event) {
		t.Errorf("%v: %+v", err, back)
	}
	if strings.Contains(string(data), `"Bytes"`) || strings.Contains(string(data), `"text"`) {
		t.Error("an event carries a text or a file's bytes")
	}
	subjects := event.Subjects()
	for _, id := range []string{"a", "c", "s", "x"} {
		if !contains(subjects, id) {
			t.Errorf("%q is not among %v", id, subjects)
		}
	}
	change := Change{Event: event}
	if change.Created(NounClaim) != "c" || change.Created("ghost") != "" || !change.Touches("a") || change.Touches("zz") ||
		!change.Changed() || (Change{}).Changed() {
		t.Error("change")
	}
}

func TestScales(t *testing.T) {
	ids, names := map[string]bool{}, map[string]bool{}
	for _, s := range BuiltInScales() {
		if s.ID == "" || s.Name == "" || ids[s.ID] || names[strings.ToLower(s.Name)] || len(s.Ratings) < 2 {
			t.Errorf("%q %q", s.ID, s.Name)
		}
		ids[s.ID], names[strings.ToLower(s.Name)] = true, true
		labels, marks, last := map[string]bool{}, map[string]bool{}, 1e9
		for i, r := range s.Ratings {
			if r.Label == "" || r.Meaning == "" || !strings.HasSuffix(r.Meaning, ".") || utf8.RuneCountInString(r.Mark) < 1 ||
				utf8.RuneCountInString(r.Mark) > 2 || r.Tone < ToneNone || r.Tone > ToneFalse {
				t.Errorf("%s: %+v", s.Name, r)
			}
			if labels[strings.ToLower(r.Label)] || marks[r.Mark] {
				t.Errorf("%s: label or mark of %q stands twice", s.Name, r.Label)
			}
			labels[strings.ToLower(r.Label)], marks[r.Mark] = true, true
			if s.Labels()[i] != r.Label {
				t.Errorf("%s: labels are %v", s.Name, s.Labels())
			}
			if got, ok := s.Rating("  " + strings.ToUpper(r.Label) + " "); !ok || got.Label != r.Label {
				t.Errorf("%s: %q is not found in capitals", s.Name, r.Label)
			}
			// schema.org: a higher ratingValue is truer; the scales begin with the truest.
			if r.Value != nil {
				if *r.Value >= last {
					t.Errorf("%s: %q has the value %v after %v", s.Name, r.Label, *r.Value, last)
				}
				last = *r.Value
			} else if s.Ordered && r.Tone != ToneNone {
				t.Errorf("%s: %q is a step without a number", s.Name, r.Label)
			}
		}
		if _, ok := s.Rating("nonsense"); ok {
			t.Errorf("%s: found nonsense", s.Name)
		}
	}
	if !ids[DefaultScale] {
		t.Error("the default scale is not built in")
	}
}

func TestInForce(t *testing.T) {
	if _, ok := InForce(nil); ok {
		t.Error("a verdict in force among none")
	}
	got, ok := InForce([]Verdict{{ID: "2"}, {ID: "3", Deleted: Now()}, {ID: "1"}})
	if !ok || got.ID != "2" {
		t.Errorf("%+v", got)
	}
}

func TestClaimStatus(t *testing.T) {
	for status, done := range map[ClaimStatus]bool{Unchecked: false, InProgress: false, Checked: true, SignedOff: true} {
		if status.Done() != done || !contains(ClaimStatuses, status) {
			t.Errorf("%s", status)
		}
	}
}
