package model

import (
	"slices"
	"strings"
	"testing"
)

func TestAClaimHasTheChecklistsOfWhatStandsInIt(t *testing.T) {
	text := "“We have 600 miles of fence,” Jo Doe said.\n\nIt went badly.\n\nJo Doe at the border."
	v := textOf("v1", 1, text)
	v.Blocks[2].Kind = Caption
	claim := func(words string, change ...func(*Claim)) Dossier {
		d := Dossier{Claim: Claim{ID: "c", Wording: words}, Appearances: []Appearance{at("p", v, words)}}
		for _, f := range change {
			f(&d.Claim)
		}
		return d
	}
	own := Checklist{ID: "k", Name: "Causes", Items: []string{"Which came first"}, For: []Subject{Subject(Cause)}}
	off := Checklist{ID: "names", Name: "Names", Items: []string{"Spelling"}, For: []Subject{}}
	for name, row := range map[string]struct {
		of   Dossier
		own  []Checklist
		want string
	}{
		"plain words":          {claim("It went badly"), nil, ""},
		"a figure in a quote":  {claim("We have 600 miles of fence"), nil, "Quotations Figures"},
		"with its speaker":     {claim("It went badly", func(c *Claim) { c.Speaker = "Jo Doe" }), nil, "Names"},
		"a statistic":          {claim("It went badly", func(c *Claim) { c.Kind = Statistic }), nil, "Figures"},
		"a quotation":          {claim("It went badly", func(c *Claim) { c.Kind = QuoteClaim }), nil, "Quotations"},
		"a caption":            {claim("Jo Doe at the border"), nil, "Names Photographs"},
		"one's own":            {claim("It went badly", func(c *Claim) { c.Kind = Cause }), []Checklist{own}, "Causes"},
		"one that is for none": {claim("Jo Doe at the border"), []Checklist{off}, "Photographs"},
	} {
		var got []string
		for _, c := range ChecklistsOf(row.of, v, "en", WithBuiltIn(row.own)) {
			got = append(got, c.Name)
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s: %v, want %s", name, got, row.want)
		}
	}
}

func TestWhatIsTickedOfAChecklistIsNoLongerOpen(t *testing.T) {
	v := textOf("v1", 1, testText)
	d := Dossier{Claim: claimWith(Checked), Appearances: []Appearance{at("p", v, "Iran held 52 Americans")}}
	lists := []Checklist{{ID: "k", Name: "Maps", Items: []string{"North is up", "The scale is right"}, For: []Subject{AboutAll}}}
	open := func(ticks ...Tick) []string {
		var words []string
		for _, i := range UntickedItems(d, v, "en", lists, Ticked(ticks)) {
			words = append(words, i.Words)
		}
		return words
	}
	tick := func(words string) Tick { return Tick{ID: TickID("c", CheckTicks, "k", words)} }
	if got := open(); len(got) != 2 {
		t.Errorf("open: %q", got)
	}
	if got := open(tick("north is UP")); !slices.Equal(got, []string{"The scale is right"}) {
		t.Errorf("open: %q", got)
	}
	lists[0].Items[0] = "South is up"
	if got := open(tick("North is up")); len(got) != 2 {
		t.Errorf("an item that asks something else now is ticked: %q", got)
	}
	d.Claim.Closed = Removed
	if got := open(); len(got) != 0 {
		t.Errorf("open on a claim that is closed: %q", got)
	}
}

// A sign-off reads them through the View; the window and reports from a dossier.
func TestASignOffFindsTheSameItemsOpenAsTheWindow(t *testing.T) {
	m := testLibrary()
	figures, _ := BuiltInChecklist("figures")
	m.put(Tick{ID: TickID("c", CheckTicks, "figures", figures.Items[0]), Subject: "c", List: CheckTicks, Kind: "figures", Words: figures.Items[0]})
	got, err := UntickedOf(m, "c")
	if err != nil {
		t.Fatal(err)
	}
	lists, _ := m.Checklists()
	claim, _ := m.Claim("c")
	places, _ := m.Appearances("c")
	version, _ := m.Newest("a")
	ticks, _ := several(m, func(Tick) bool { return true }, byID[Tick])
	want := UntickedItems(Dossier{Claim: claim, Appearances: places}, version, "", lists, Ticked(ticks))
	if len(got) == 0 || len(got) != len(want) || got[0].Words == figures.Items[0] {
		t.Errorf("%d items are open, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i].Key() != want[i].Key() {
			t.Errorf("item %d is %+v, want %+v", i, got[i].Key(), want[i].Key())
		}
	}
	if open, err := UntickedOf(m, "x"); err == nil {
		t.Errorf("an unknown claim has %v", open)
	}
}

func TestEveryBuiltInChecklistIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range BuiltInChecklists() {
		if err := Sound(c); err != nil || seen[c.ID] || len(c.For) == 0 {
			t.Errorf("%s: %v", c.ID, err)
		}
		seen[c.ID] = true
		if _, err := itemsOf(c.Items); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
	}
}
