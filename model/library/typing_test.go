package library

import (
	"slices"
	"strings"
	"testing"
	"time"

	"galley/model"
)

// typed is a library with a claim and its evidence, and a clock that stands.
type typed struct {
	*Library
	t               *testing.T
	time            time.Time
	claim, evidence string
	second          string // another claim
}

func typist(t *testing.T) *typed {
	l := fresh(t)
	x := &typed{Library: l, t: t, time: time.Now()}
	l.clock = func() time.Time { return x.time }
	_, version := imported(t, l, talks)
	x.claim = marked(t, l, version, talks, "600 miles")
	x.second = marked(t, l, version, talks, "21,000 troops")
	title := "Atlas"
	x.evidence = do(t, l, "Ann", model.AttachSource{ClaimID: x.claim, Stance: model.Context,
		New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}).Created(model.NounEvidence)
	return x
}

func (x *typed) speaker(editor, run, text string) model.Change {
	x.t.Helper()
	return do(x.t, x.Library, editor, model.Typed{Command: model.EditClaim{ID: x.claim, Speaker: &text}, Run: run})
}

func TestTypingInOneFieldIsOneEvent(t *testing.T) {
	x := typist(t)
	before := len(wholeHistory(t, x.Library))
	var seen []int64
	text := ""
	for _, letter := range "The envoy " {
		text += string(letter)
		if c := x.speaker("Ann", "r1", text); c.Changed() { // a blank at the end is no change
			seen = append(seen, c.Event.Seq)
		}
		x.time = x.time.Add(time.Second)
	}
	all := wholeHistory(t, x.Library)
	if len(all) != before+1 || all[0].What != "Edited claim “600 miles”" || len(all[0].Edits) != 1 {
		t.Fatalf("%d events more: %+v", len(all)-before, all[0])
	}
	if e := all[0].Edits[0]; e.Before.(model.Claim).Speaker != "" || e.After.(model.Claim).Speaker != "The envoy" {
		t.Errorf("the event goes from %q to %q", e.Before.(model.Claim).Speaker, e.After.(model.Claim).Speaker)
	}
	if len(seen) != len("Theenvoy") || !slices.IsSorted(seen) || len(slices.Compact(slices.Clone(seen))) != len(seen) {
		t.Errorf("other programs see the numbers %v", seen)
	}
	if last, err := x.LastSeq(t.Context()); err != nil || last != all[0].Seq {
		t.Errorf("the newest is %d, %v", last, err)
	}
	if _, err := x.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if d := dossierOf(t, x.Library, x.claim); d.Claim.Speaker != "" {
		t.Errorf("undone: %q", d.Claim.Speaker)
	}
	if _, err := x.Redo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if d := dossierOf(t, x.Library, x.claim); d.Claim.Speaker != "The envoy" {
		t.Errorf("redone: %q", d.Claim.Speaker)
	}
	sound(t, x.Library)
}

// The first words of a reasoning make a verdict and put the claim into work.
func TestTypingAReasoningIsOneEventFromItsFirstLetter(t *testing.T) {
	x := typist(t)
	before := len(wholeHistory(t, x.Library))
	for _, text := range []string{"C", "Cou", "Counted."} {
		do(t, x.Library, "Ann", model.Typed{Command: model.SetVerdict{ClaimID: x.second, Reasoning: ptr(text)}, Run: "r"})
	}
	if n := len(wholeHistory(t, x.Library)) - before; n != 1 {
		t.Errorf("%d events", n)
	}
	if _, err := x.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if d := dossierOf(t, x.Library, x.second); len(d.Verdicts) != 0 || d.Claim.Status != model.Unchecked {
		t.Errorf("undone: %+v, %s", d.Verdicts, d.Claim.Status)
	}
}

func TestWhatEndsARunOfTyping(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		between func(x *typed)
		editor  string
		run     string
		more    int // events after the first of the run
	}{
		"nothing":                 {func(*typed) {}, "Ann", "r1", 0},
		"just under five minutes": {func(x *typed) { x.time = x.time.Add(runLasts - time.Second) }, "Ann", "r1", 0},
		"five minutes":            {func(x *typed) { x.time = x.time.Add(runLasts) }, "Ann", "r1", 1},
		"the field was left":      {func(*typed) {}, "Ann", "r2", 1},
		"no token":                {func(*typed) {}, "Ann", "", 1},
		"another editor":          {func(*typed) {}, "Bob", "r1", 1},
		"something else was done": {func(x *typed) { do(x.t, x.Library, "Ann", model.EditClaim{ID: x.second, Speaker: ptr("X")}) }, "Ann",
			"r1", 2},
		"a colleague did something": {func(x *typed) { do(x.t, x.Library, "Bob", model.EditEvidence{ID: x.evidence, Note: ptr("X")}) },
			"Ann", "r1", 2},
		"an undo of something before":  {func(x *typed) { _, _ = x.Undo(x.t.Context(), "Ann") }, "Ann", "r1", 2},
		"it was typed away altogether": {func(x *typed) { x.speaker("Ann", "r1", "") }, "Ann", "r1", 1},
	} {
		t.Run(name, func(t *testing.T) {
			x := typist(t)
			x.speaker("Ann", "r1", "A")
			first := len(wholeHistory(t, x.Library))
			c.between(x)
			x.speaker(c.editor, c.run, "A man")
			if n := len(wholeHistory(t, x.Library)) - first; n != c.more {
				t.Errorf("%d events more, not %d", n, c.more)
			}
			if d := dossierOf(t, x.Library, x.claim); d.Claim.Speaker != "A man" {
				t.Errorf("stored is %q", d.Claim.Speaker)
			}
			sound(t, x.Library)
		})
	}
}

// A copy made in the middle of a run knows its beginning. Merged, either way, what
// was typed on holds, and nobody is asked about it.
func TestARunOfTypingIsMergedWhole(t *testing.T) {
	t.Parallel()
	x := typist(t)
	x.speaker("Ann", "r1", "The")
	x.speaker("Ann", "r1", "The env")
	half := twin(t, x.Library)
	further := twin(t, half)
	do(t, further, "Bob", model.EditClaim{ID: x.second, Speaker: ptr("Minister")})
	do(t, further, "Bob", model.EditEvidence{ID: x.evidence, Note: ptr("p. 4")})
	x.speaker("Ann", "r1", "The envoy")
	x.speaker("Ann", "r1", "The envoy said")
	for name, m := range map[string]struct {
		into, from *Library
		says       string
	}{
		"the whole into a half":                {twin(t, half), x.Library, ""},
		"the half into the whole":              {twin(t, x.Library), half, ""},
		"a half worked on into the whole":      {twin(t, x.Library), further, "Minister"},
		"the whole into a half worked on":      {twin(t, further), x.Library, "Minister"},
		"the whole into a half, and once more": {merged(t, twin(t, half), x.Library), x.Library, ""},
	} {
		before := len(wholeHistory(t, m.into))
		mergeQuietly(t, m.into, m.from)
		disputed, err := m.into.Disputes(t.Context(), 0)
		if err != nil || len(disputed) != 0 {
			t.Errorf("%s: disputes %+v, %v", name, disputed, err)
		}
		if d := dossierOf(t, m.into, x.claim); d.Claim.Speaker != "The envoy said" {
			t.Errorf("%s: speaker %q", name, d.Claim.Speaker)
		}
		if d := dossierOf(t, m.into, x.second); d.Claim.Speaker != m.says {
			t.Errorf("%s: the other's speaker %q", name, d.Claim.Speaker)
		}
		if n := len(wholeHistory(t, m.into)) - before; (name == "the half into the whole" || strings.HasSuffix(name, "once more")) && n != 0 {
			t.Errorf("%s: %d events came", name, n)
		}
		for _, e := range wholeHistory(t, m.into) {
			if len(e.Edits) == 0 && e.Long == 0 {
				t.Errorf("%s: event %d has nothing: %s", name, e.Seq, e.What)
			}
		}
		sound(t, m.into)
	}
}

func merged(t *testing.T, into, from *Library) *Library {
	t.Helper()
	mergeQuietly(t, into, from)
	return into
}
