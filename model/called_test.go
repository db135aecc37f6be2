package model

import (
	"encoding/json"
	"strings"
	"testing"
)

// Whatever both had before, and whichever side says so: a name that one desk keeps is kept after a merge.
func TestWhatOneSideKeepsIsKeptAfterAMerge(t *testing.T) {
	open := Source{ID: "s", Title: "Jo Doe", PrivateNote: "by hand"}
	kept := Source{ID: "s", Title: "Jo Doe", Private: true, PrivateNote: "met in Palau"}
	for _, was := range []*Source{nil, &open, &kept} {
		var base []byte
		if was != nil {
			var err error
			if base, err = json.Marshal(was); err != nil {
				t.Fatal(err)
			}
		}
		for _, sides := range [][2]Source{{open, kept}, {kept, open}, {kept, kept}} {
			united, differences, err := Unite(base, sides[0], sides[1])
			if err != nil || len(differences) != 0 || !united.(Source).Private {
				t.Errorf("%+v of %+v: %+v, %v, %v", sides, was, united, differences, err)
			}
		}
	}
	if united, _, err := Unite(nil, open, open); err != nil || united.(Source).Private {
		t.Errorf("%+v, %v", united, err)
	}
}

func TestASentenceOfHistoryIsToldInTodaysAlias(t *testing.T) {
	source := Source{ID: "s", Title: "Jo Doe", Author: "J. D.", URL: "https://a.example/x", Private: true, Alias: "an officer"}
	v := NewVeil([]Confidence{{Source: source, Names: []string{"Jo Doe", "Jonathan Doe of the harbour office in Palau"}, Aliases: []string{"a sailor"}}},
		"a confidential source")
	e := v.Event(Event{What: "Attached “Jo  doe” (supports)", Edits: []Edit{{Before: Source{ID: "s", Title: "Jonathan Doe"}, After: source}}})
	if e.What != "Attached “an officer” (supports)" {
		t.Errorf("%q", e.What)
	}
	if data, err := json.Marshal(e); err != nil || strings.Contains(string(data), "Doe") || strings.Contains(string(data), "a.example") {
		t.Errorf("%s, %v", data, err)
	}
	for text, want := range map[string]string{
		"Edited source “a sailor”": "Edited source “an officer”", "Merged a source into “Jonathan Doe of the harbour office in …”": "Merged a source into “an officer …”",
	} {
		if got := v.Event(Event{What: text, Edits: []Edit{Create(source)}}).What; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := v.Text("Jody Does it"); got != "Jody Does it" {
		t.Errorf("words that only contain the name: %q", got)
	}
	if got := v.Sparing("Then Jo Doe spoke.").Text("Jo Doe said so"); got != "Jo Doe said so" {
		t.Errorf("a name that the article says itself: %q", got)
	}
}
