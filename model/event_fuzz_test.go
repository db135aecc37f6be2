package model

import (
	"encoding/json"
	"reflect"
	"testing"
)

// FuzzEventJSON reads events as they stand in a library, which may be anybody's:
// what is read is one record before and after, and is written as it was read.
func FuzzEventJSON(f *testing.F) {
	f.Add(`[{"noun":"claim","id":"a","before":null,"after":{"id":"a","wording":"x"}}]`)
	f.Add(`[{"noun":"scale","id":"s","before":{"id":"s","ratings":[{"label":"True","value":1e308}]},"after":{"id":"s","ratings":null}}]`)
	f.Add(`[{"noun":"version","id":"v","before":{"id":"v","hidden":[1]},"after":{"id":"v","hidden":[-1,99999999]}}]`)
	f.Add(`[{"noun":"ghost","id":"a"}]`)
	f.Add(`{"noun":[[[[`)
	f.Fuzz(func(t *testing.T, text string) {
		var edits []Edit
		if json.Unmarshal([]byte(text), &edits) != nil {
			return
		}
		for _, e := range edits {
			if e.After == nil || e.Before != nil && (e.Before.Key() != e.After.Key() || e.Before.Noun() != e.After.Noun()) {
				t.Fatalf("an edit of two records: %+v", e)
			}
			_ = Sound(e.After)
			_ = e.Reverse(Now())
			_ = Event{Edits: edits}.Subjects()
		}
		out, err := json.Marshal(edits)
		if err != nil {
			t.Fatal(err)
		}
		var again []Edit
		if err := json.Unmarshal(out, &again); err != nil || !reflect.DeepEqual(edits, again) && len(edits) > 0 {
			t.Fatalf("%v\n%+v\n%+v", err, edits, again)
		}
	})
}
