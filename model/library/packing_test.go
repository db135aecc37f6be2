package library

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model"
)

func asJSON(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// variedEdits are edits of every shape there is.
func variedEdits() map[string][]model.Edit {
	claim := model.Claim{ID: "c1", Wording: "The “envoy” spoke of 21,000 troops", Status: model.Unchecked, Created: "2026-01-01T00:00:00.000Z"}
	longer := claim
	longer.Wording += " — über 600 Meilen, 日本語 <b>&amp;"
	other := claim
	other.Wording, other.Status, other.Speaker = "日本語", model.Checked, "\"\\ \u2028"
	accent, accented := claim, claim
	accent.Wording, accented.Wording = "é", "è" // their first bytes are alike
	value := 1.5
	scale := model.Scale{ID: "s", Name: "Two", Ratings: []model.Rating{{Label: "Yes", Value: &value}, {Label: "No"}}}
	scaled := scale
	scaled.Ratings = scale.Ratings[:1]
	first := true
	source := model.Source{ID: "q", Title: "Atlas"}
	unjudged := model.Evidence{ID: "e", ClaimID: "c1", SourceID: "q"}
	judged := unjudged
	judged.Primary = &first
	version := model.Version{ID: "v", ArticleID: "a", Hidden: []int{}}
	hidden := version
	hidden.Hidden = []int{1, 2}
	return map[string][]model.Edit{
		"new":               {model.Create(claim), model.Create(model.Appearance{ID: "p", ClaimID: "c1"})},
		"words at the end":  {{Before: claim, After: longer}},
		"words taken out":   {{Before: longer, After: claim}},
		"all of it":         {{Before: longer, After: other}},
		"half a letter":     {{Before: accent, After: accented}},
		"deleted":           {model.Remove(claim, "2026-01-02T00:00:00.000Z"), model.Create(source)},
		"restored":          {model.Undelete(claim.WithTombstone("2026-01-02T00:00:00.000Z"))},
		"nothing":           {{Before: claim, After: claim}},
		"twice":             {{Before: claim, After: longer}, {Before: longer, After: other}},
		"a list":            {{Before: scale, After: scaled}},
		"null and a word":   {{Before: unjudged, After: judged}, {Before: judged, After: unjudged}},
		"numbers in a list": {{Before: version, After: hidden}},
		"none":              {},
	}
}

func TestPackedEditsComeBackToTheLetter(t *testing.T) {
	unraced(t)
	for name, edits := range variedEdits() {
		for _, built := range []bool{false, true} {
			var find func(model.Record) (base, bool, error)
			if built {
				find = func(r model.Record) (base, bool, error) {
					after, err := fieldsOf(r)
					return base{"before", 0, after}, true, err
				}
			}
			packed, err := packEdits(edits, find)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got := make([]model.Edit, 0, len(edits))
			all, err := unpackEdits(packed)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for i, x := range all {
				var before fields
				if x.Whole == nil {
					if before, err = fieldsOf(edits[i].Before); err != nil {
						t.Fatal(err)
					}
				}
				e, _, err := x.read(before)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				got = append(got, e)
			}
			if asJSON(t, got) != asJSON(t, edits) {
				t.Errorf("%s, built on another %v:\n%s\nwant\n%s", name, built, asJSON(t, got), asJSON(t, edits))
			}
		}
	}
}

// What is no event is refused, never a panic, and never takes much memory.
func FuzzUnpackEdits(f *testing.F) {
	for _, edits := range variedEdits() {
		packed, err := packEdits(edits, nil)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(packed)
	}
	f.Add(append([]byte{packedAs}, eventPacker.EncodeAll([]byte(`[{"n":"claim","i":"c","b":"e","c":[["wording",9,9,"",""]]}]`), nil)...))
	f.Add(append([]byte{packedAs},
		eventPacker.EncodeAll([]byte(`[{"n":"claim","i":"c","w":{"id":"c"},"c":[["wording",-1,0,"a","b"]]}]`), nil)...))
	f.Add(append([]byte{packedAs},
		eventPacker.EncodeAll([]byte(`[{"n":"claim","i":"c","b":"e","c":[["wording",9223372036854775807,9223372036854775807,"abcde",""]]}]`),
			nil)...))
	f.Add([]byte{packedAs})
	f.Fuzz(func(t *testing.T, data []byte) {
		row := eventRow{Packed: data, ID: "e"}
		all, err := unpackEdits(data)
		if err != nil {
			return
		}
		for _, x := range all {
			if _, _, err := x.read(fields{"wording": json.RawMessage(`"x"`)}); err == nil && x.Whole == nil && x.Diff == nil {
				t.Errorf("an empty edit is read: %+v", x)
			}
		}
		_, _, _ = pastOf(nil, "events").lastOf(row, model.NounClaim, "c")
		_, _ = listEdits(data)
	})
}

func TestARowThatUnpacksToTooMuchIsRefused(t *testing.T) {
	unraced(t)
	bomb := append([]byte{packedAs}, eventPacker.EncodeAll(bytes.Repeat([]byte(" "), 100<<20), nil)...)
	if _, err := unpackEdits(bomb); err == nil {
		t.Errorf("%d bytes unpack to 100 MB", len(bomb))
	}
}

// An event too large to be packed is stored, and read, all the same.
func TestAnEventTooLargeToPackIsStoredAsItIs(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	packMost = 10_000
	t.Cleanup(func() { packMost = mostUnpacked })
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Reasoning: ptr(strings.Repeat("Long. ", packMost))})
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Reasoning: ptr("Short.")})
	events, err := l.History(t.Context(), claim, 2)
	if err != nil || len(events) != 2 {
		t.Fatal(len(events), err)
	}
	if v := events[1].Edits[0].After.(model.Verdict); len(v.Reasoning) < packMost {
		t.Errorf("%d bytes of reasoning", len(v.Reasoning))
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Error(err)
	}
}

// story is a library in which a few records were changed again and again.
func story(t testing.TB, l *Library, rounds int) {
	t.Helper()
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	other := marked(t, l, version, talks, "21,000 troops")
	source := do(t, l, "Ann", model.AddSource{Fields: model.SourceFields{Title: ptr("Atlas")}}).Created(model.NounSource)
	evidence := do(t, l, "Ann", model.AttachSource{ClaimID: claim, SourceID: source, Stance: model.Supports}).Created(model.NounEvidence)
	text := ""
	for i := range rounds {
		text += fmt.Sprintf("Sentence %d says so. ", i)
		do(t, l, "Ann", model.EditEvidence{ID: evidence, Note: ptr(text)})
		do(t, l, "Bob", model.EditClaim{ID: other, Wording: ptr(fmt.Sprintf("%d troops", i))})
		do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Reasoning: ptr(text)})
		if i%7 == 3 {
			do(t, l, "Ann", model.DetachSource{EvidenceID: evidence})
			if _, err := l.Undo(t.Context(), "Ann"); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func wholeHistory(t testing.TB, l *Library) []model.Event {
	t.Helper()
	events, err := l.History(t.Context(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// plain history: what the changes answered when they were made is what is read.
func TestHistoryIsReadAsItWasWritten(t *testing.T) {
	unraced(t)
	l := fresh(t)
	var want []model.Event
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	for i := range 3 * mostDepth {
		c, err := l.Apply(t.Context(), "Ann", model.EditClaim{ID: claim, Wording: ptr(strings.Repeat("word ", i) + "end")})
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, c.Event)
	}
	slices.Reverse(want)
	got, err := l.History(t.Context(), claim, len(want))
	if err != nil || asJSON(t, got) != asJSON(t, want) {
		t.Errorf("history differs, %v", err)
	}
	one, err := l.History(t.Context(), claim, 1)
	if err != nil || asJSON(t, one) != asJSON(t, want[:1]) {
		t.Errorf("the newest alone differs, %v", err)
	}
	sound(t, l)
}

// unpackedLibrary is a library as it was before events were packed, with all that
// another holds.
func unpackedLibrary(t testing.TB, from, path string) {
	t.Helper()
	events := func() []model.Event {
		l := at(t, from)
		defer func() { _ = l.Close() }()
		return wholeHistory(t, l)
	}()
	write, err := connect(path, "immediate", 1)
	if err != nil {
		t.Fatal(err)
	}
	old := &Library{path: path, write: write}
	steps := slices.IndexFunc(migrations, func(m migration) bool { return m.shrinks })
	if err := old.migrate(t.Context(), migrations[:steps]); err != nil {
		t.Fatal(err)
	}
	if err := write.Exec("ATTACH ? AS full", from).Error; err != nil {
		t.Fatal(err)
	}
	var have []string
	if err := write.Raw("SELECT name FROM main.sqlite_schema WHERE type = 'table'").Scan(&have).Error; err != nil {
		t.Fatal(err)
	}
	for _, table := range restored {
		var columns []string
		if err := write.Raw("SELECT '\"' || name || '\"' FROM pragma_table_info(?, 'main') WHERE name IN (SELECT name FROM pragma_table_info(?, 'full'))",
			table, table).Scan(&columns).Error; err != nil {
			t.Fatal(err)
		}
		if len(columns) == 0 || !slices.Contains(have, table) { // newer than it
			continue
		}
		list := strings.Join(columns, ", ")
		if err := write.Exec("INSERT OR REPLACE INTO main." + table + " (" + list + ") SELECT " + list + " FROM full." +
			table).Error; err != nil {
			t.Fatal(table, err)
		}
	}
	for _, e := range events {
		if err := write.Exec("UPDATE main.events SET edits = ? WHERE seq = ?", asJSON(t, e.Edits), e.Seq).Error; err != nil {
			t.Fatal(err)
		}
	}
	if err := write.Exec("DETACH full").Error; err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOldEventsShrinkAtMigrationAndAreTheSame(t *testing.T) {
	t.Parallel()
	from, path := filepath.Join(t.TempDir(), "new.galley"), filepath.Join(t.TempDir(), "old.galley")
	l := at(t, from)
	story(t, l, 60)
	want := wholeHistory(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	unpackedLibrary(t, from, path)
	raw(t, path, "UPDATE events SET edits = '{' WHERE seq = 3") // damaged before: it stays as it is
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	l = at(t, path)
	var kept string
	if err := l.read.Raw("SELECT edits FROM events WHERE seq = 3").Scan(&kept).Error; err != nil || kept != "{" {
		t.Errorf("the damaged row is %q, %v", kept, err)
	}
	if err := l.write.Exec("UPDATE events SET edits = ? WHERE seq = 3", asJSON(t, want[len(want)-3].Edits)).Error; err != nil {
		t.Fatal(err)
	}
	if got := wholeHistory(t, l); asJSON(t, got) != asJSON(t, want) {
		t.Error("events differ after the migration")
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(path)
	text := int64(len(asJSON(t, want)))
	if err != nil || before.Size()-after.Size() < text/2 {
		t.Errorf("%d bytes, of history %d, became %d, %v", before.Size(), text, after.Size(), err)
	}
}

// A lost event takes the before and after of some others with it, no more.
func TestALostEventLeavesTheRestOfHistoryReadable(t *testing.T) {
	unraced(t)
	l := fresh(t)
	story(t, l, 10)
	all := wholeHistory(t, l)
	lost := all[len(all)-9]
	if err := l.write.Exec("DELETE FROM event_subjects WHERE event_seq = ?", lost.Seq).Error; err != nil {
		t.Fatal(err)
	}
	if err := l.write.Exec("DELETE FROM events WHERE seq = ?", lost.Seq).Error; err != nil {
		t.Fatal(err)
	}
	got := wholeHistory(t, l)
	if len(got) != len(all)-1 {
		t.Fatalf("%d events of %d", len(got), len(all))
	}
	whole := 0
	for _, e := range got {
		if len(e.Edits) > 0 {
			whole++
		}
		if e.What == "" {
			t.Errorf("event %d says nothing", e.Seq)
		}
	}
	if whole < len(got)/2 {
		t.Errorf("%d of %d are whole", whole, len(got))
	}
	p := pastOf(l.read, "events")
	var rows []eventRow
	if err := l.read.Order("seq").Find(&rows).Error; err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if _, err := r.event(p); err != nil && !errors.Is(err, errBaseMissing) {
			t.Errorf("event %d: %v", r.Seq, err)
		}
	}
}
