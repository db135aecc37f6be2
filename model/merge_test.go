package model

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestUnite(t *testing.T) {
	const early, late Stamp = "2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z"
	claim := func(wording, speaker string, status ClaimStatus) Claim {
		return Claim{ID: "c", Wording: wording, Speaker: speaker, Status: status, Created: late}
	}
	version := func(hidden ...int) Version {
		return Version{ID: "v", ArticleID: "a", Number: 1, Added: late, Hidden: append([]int{}, hidden...)}
	}
	rating := func(scale, label string) Verdict {
		return Verdict{ID: "w", ClaimID: "c", ScaleID: scale, Rating: label, By: "Ann"}
	}
	for _, c := range []struct {
		name         string
		base         any // a record, or as much of it as is known; nil nothing
		ours, theirs Record
		want         Record
		differences  []Difference
	}{
		{name: "leaves what is the same", ours: claim("W", "", Checked), theirs: claim("W", "", Checked), want: claim("W", "", Checked)},
		{name: "takes what they changed", base: claim("W", "", Checked), ours: claim("W", "", Checked), theirs: claim("X", "", Checked),
			want: claim("X", "", Checked)},
		{name: "keeps what we changed", base: claim("W", "", Checked), ours: claim("X", "", Checked), theirs: claim("W", "", Checked),
			want: claim("X", "", Checked)},
		{name: "tells what both changed", base: claim("W", "", Checked), ours: claim("X", "", Checked), theirs: claim("Y", "", Checked),
			want: claim("X", "", Checked), differences: []Difference{{"wording", `{"wording":"X"}`, `{"wording":"Y"}`}}},
		{name: "takes who ticked first, and when", ours: Tick{ID: "t", By: "Ann", Added: late}, theirs: Tick{ID: "t", By: "Bob", Added: early},
			want: Tick{ID: "t", By: "Bob", Added: early}},
		{name: "keeps who ticked first, and when", ours: Tick{ID: "t", By: "Ann", Added: early}, theirs: Tick{ID: "t", By: "Bob", Added: late},
			want: Tick{ID: "t", By: "Ann", Added: early}},
		{name: "takes what they emptied", base: claim("W", "Jo", Checked), ours: claim("W", "Jo", Checked), theirs: claim("W", "", Checked),
			want: claim("W", "", Checked)},
		{name: "fills what is empty here", ours: claim("W", "", Checked), theirs: claim("W", "Jo", Checked), want: claim("W", "Jo", Checked)},
		{name: "keeps what is empty there", ours: claim("W", "Jo", Checked), theirs: claim("W", "", Checked), want: claim("W", "Jo", Checked)},
		{name: "tells what differs where nothing is known of before", ours: claim("X", "", Checked), theirs: claim("Y", "", Checked),
			want: claim("X", "", Checked), differences: []Difference{{"wording", `{"wording":"X"}`, `{"wording":"Y"}`}}},
		{name: "takes what they changed of the little that is known", base: map[string]any{"speaker": "Jo"}, ours: claim("W", "Jo", Checked),
			theirs: claim("W", "Al", Checked), want: claim("W", "Al", Checked)},
		{name: "takes the status that is further", ours: claim("W", "", InProgress), theirs: claim("W", "", SignedOff),
			want: claim("W", "", SignedOff)},
		{name: "keeps the status that is further", ours: claim("W", "", SignedOff), theirs: claim("W", "", Unchecked),
			want: claim("W", "", SignedOff)},
		{name: "takes a status back that they took back", base: claim("W", "", Checked), ours: claim("W", "", Checked),
			theirs: claim("W", "", InProgress),
			want:   claim("W", "", InProgress)},
		{name: "keeps its id and its tombstone", ours: Collection{ID: "k", Name: "N"}, theirs: Collection{ID: "x", Name: "N", Deleted: late},
			want: Collection{ID: "k", Name: "N"}},
		{name: "takes the earlier import with who did it", ours: Article{ID: "a", Imported: late, ImportedBy: "Ann"},
			theirs: Article{ID: "a", Imported: early, ImportedBy: "Bob"}, want: Article{ID: "a", Imported: early, ImportedBy: "Bob"}},
		{name: "keeps the earlier import with who did it", ours: Article{ID: "a", Imported: early, ImportedBy: "Ann"},
			theirs: Article{ID: "a", Imported: late, ImportedBy: "Bob"}, want: Article{ID: "a", Imported: early, ImportedBy: "Ann"}},
		{name: "takes a stamp where it has none", ours: Article{ID: "a", ImportedBy: "Ann"},
			theirs: Article{ID: "a", Imported: late, ImportedBy: "Bob"}, want: Article{ID: "a", Imported: late, ImportedBy: "Bob"}},
		{name: "takes a stamp where both changed it and we have none", base: Article{ID: "a", Imported: early}, ours: Article{ID: "a"},
			theirs: Article{ID: "a", Imported: late}, want: Article{ID: "a", Imported: late}},
		{name: "keeps a stamp where both changed it and they have none", base: Article{ID: "a", Imported: early},
			ours: Article{ID: "a", Imported: late}, theirs: Article{ID: "a"}, want: Article{ID: "a", Imported: late}},
		{name: "takes the later day", ours: Source{ID: "s", Accessed: "2026-01-01"}, theirs: Source{ID: "s", Accessed: "2026-02-01"},
			want: Source{ID: "s", Accessed: "2026-02-01"}},
		{name: "keeps the later day", ours: Source{ID: "s", Accessed: "2026-02-01"}, theirs: Source{ID: "s", Accessed: "2026-01-01"},
			want: Source{ID: "s", Accessed: "2026-02-01"}},
		{name: "fills a switch that is off", ours: Source{ID: "s"}, theirs: Source{ID: "s", Primary: true}, want: Source{ID: "s", Primary: true}},
		{name: "keeps to the desk what they kept", ours: Source{ID: "s", Title: "Jo"}, theirs: Source{ID: "s", Title: "Jo", Private: true, Alias: "an officer"},
			want: Source{ID: "s", Title: "Jo", Private: true, Alias: "an officer"}},
		{name: "keeps to the desk what we kept", base: Source{ID: "s", Title: "Jo"}, ours: Source{ID: "s", Title: "Jo", Private: true},
			theirs: Source{ID: "s", Title: "Jo"}, want: Source{ID: "s", Title: "Jo", Private: true}},
		{name: "keeps it although they made it public", base: Source{ID: "s", Title: "Jo", Private: true}, ours: Source{ID: "s", Title: "Jo", Private: true},
			theirs: Source{ID: "s", Title: "Jo"}, want: Source{ID: "s", Title: "Jo", Private: true}},
		{name: "hides what either hid", base: version(), ours: version(3), theirs: version(1), want: version(1, 3)},
		{name: "shows what either showed", base: version(1, 2, 3), ours: version(2, 3), theirs: version(1, 3, 5), want: version(3, 5)},
		{name: "hides once what both hid", base: version(), ours: version(2, 3), theirs: version(2), want: version(2, 3)},
		{name: "keeps whose claim it is", ours: Evidence{ID: "e", ClaimID: "c", SourceID: "s"}, theirs: Evidence{ID: "e",
			ClaimID: "x", SourceID: "y"},
			want: Evidence{ID: "e", ClaimID: "c", SourceID: "s"}},
		{name: "decides a rating and its scale together", base: rating("truth", ""), ours: rating("truth", "False"),
			theirs: rating("evidence", "Refuted"),
			want:   rating("truth", "False"), differences: []Difference{{"rating", `{"rating":"False","scale_id":"truth"}`,
				`{"rating":"Refuted","scale_id":"evidence"}`}}},
		{name: "takes a rating with its scale", base: rating("truth", "True"), ours: rating("truth", "True"),
			theirs: rating("evidence", "Refuted"),
			want:   rating("evidence", "Refuted")},
		{name: "fills a sign-off", base: map[string]any{"rating": "True"}, ours: Verdict{ID: "w", Rating: "True"},
			theirs: Verdict{ID: "w", Rating: "True", SignedBy: "Bob", SignedAt: late}, want: Verdict{ID: "w", Rating: "True",
				SignedBy: "Bob", SignedAt: late}},
		{name: "takes a field of several that a whole record leaves out",
			base: Appearance{ID: "p", Start: 1, End: 2, Exact: "x", State: Anchored}, ours: Appearance{ID: "p", Start: 1, End: 2,
				Exact: "x", State: Anchored},
			theirs: Appearance{ID: "p", State: Orphaned, Places: 2}, want: Appearance{ID: "p", State: Orphaned, Places: 2}},
	} {
		var base []byte
		if c.base != nil {
			var err error
			if base, err = json.Marshal(c.base); err != nil {
				t.Fatal(err)
			}
		}
		got, differences, err := Unite(base, c.ours, c.theirs)
		if err != nil || !Same(got, c.want) || !reflect.DeepEqual(differences, c.differences) {
			t.Errorf("%s: got %+v, differences %v, %v; want %+v, %v", c.name, got, differences, err, c.want, c.differences)
		}
	}
	if _, _, err := Unite([]byte("{"), claim("W", "", Checked), claim("W", "", Checked)); err == nil {
		t.Error("a record that cannot be read was united")
	}
}

func TestOvertaken(t *testing.T) {
	base := `{"id":"c","wording":"W","speaker":"Jo"}`
	edit := Edit{Before: Claim{ID: "c", Wording: "A", Status: Checked}, After: Claim{ID: "c", Wording: "B", Status: Checked}}
	got, err := Overtaken([]byte(base), edit)
	if err != nil || string(got) != `{"id":"c","speaker":"Jo","wording":"B"}` {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := Overtaken([]byte("["), edit); err == nil || !strings.Contains(err.Error(), "claim") {
		t.Errorf("what cannot be read was overtaken: %v", err)
	}
}
