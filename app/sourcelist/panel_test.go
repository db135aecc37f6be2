package sourcelist

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/state"
	"galley/model"
)

func shown(t *testing.T, now state.Sources) *Panel {
	t.Helper()
	test.NewTempApp(t)
	p := New(func(_ time.Duration, f func()) func() {
		f()
		return func() {}
	})
	p.OnNeed, p.OnQuery = func() {}, func(model.SourceQuery) {}
	w := test.NewTempWindow(t, p.Content())
	w.Resize(fyne.NewSize(200, 600))
	p.Show(now)
	return p
}

// A column of 190 is what a window of 1280 leaves at a scale of 1.5.
func TestTheListFitsANarrowColumn(t *testing.T) {
	long := model.SourceUse{Source: model.Source{ID: "s", Title: "A title that is much too long for a column as narrow as this one is",
		Publisher: "An office with a long name", URL: "https://office.example/a/very/long/address"}, Files: 2}
	rows := &state.Rows{Total: 1}
	rows.Put(0, []state.Row{{ID: "s", Title: long.Title, Origin: long.Publisher}})
	for name, now := range map[string]state.Sources{
		"list":   {List: rows},
		"empty":  {List: &state.Rows{}, Empty: "No sources yet."},
		"claims": {List: rows, Open: long, Claims: []model.SourceClaim{{ClaimID: "c", Wording: long.Title, Title: long.Title}}, Total: 1},
		"alike":  {List: rows, Alike: true, Checked: true, Groups: [][]model.SourceUse{{long, long}}},
	} {
		p := shown(t, now)
		if width := p.Content().MinSize().Width; width > 200 {
			t.Errorf("%s needs %v", name, width)
		}
	}
}

func TestRowsOfAListThatIsNotReadAreAskedFor(t *testing.T) {
	p := shown(t, state.Sources{})
	asked := 0
	p.OnNeed = func() { asked++ }
	p.Show(state.Sources{List: &state.Rows{Total: 100_000}})
	if asked == 0 {
		t.Error("nothing is asked for")
	}
	if in := p.InView(); len(in) == 0 || in[0] != 0 || len(in) > 2 {
		t.Errorf("in view are %v", in)
	}
	p.list.ScrollTo(99_999)
	if in := p.InView(); in[len(in)-1] != 99_999/state.ChunkSize {
		t.Errorf("at the end in view are %v", in)
	}
}
