package view

import (
	"strings"
	"testing"

	"galley/model"
)

func TestAChangeShowsWhatGoesAndWhatComes(t *testing.T) {
	for _, c := range []struct{ was, now, marked, plain string }{
		{"It has 40 rooms.", "It has 50 rooms.", "It has [-40-] → [+50+] rooms.", "It has 40 → 50 rooms."},
		{"40 rooms", "about 40 rooms", "[-40-] → [+about 40+] rooms", "40 → about 40 rooms"},
		{"40 rooms", "40 rooms or so", "40 [-rooms-] → [+rooms or so+]", "40 rooms → rooms or so"},
		{"40 old rooms", "40 rooms", "40 [-old rooms-] → [+rooms+]", "40 old rooms → rooms"},
		{"21,000 troops", "nobody", "[-21,000 troops-] → [+nobody+]", "21,000 troops → nobody"},
		{"40 rooms, 3 halls", "50 rooms, 4 halls", "[-40-] → [+50+] rooms, [-3-] → [+4+] halls", "40 → 50 rooms, 3 → 4 halls"},
		{"one\n\ntwo", "one three", "one [-two-] → [+three+]", "one two → three"},
		{"他说四十间", "他说五十间", "他说[-四-] → [+五+]十间", "他说四 → 五十间"},
		{"40 rooms", "40 rooms", "", ""},
		{"40 rooms", "", "[-40 rooms-]", "40 rooms"},
	} {
		d := model.Dossier{Appearances: []model.Appearance{{VersionID: "v1", ArticleID: "a", Exact: c.was}}}
		v := model.Verdict{ID: "w", Proposed: c.now, Cut: c.now == ""}
		var marked, plain strings.Builder
		for _, p := range changeOf(d, v) {
			plain.WriteString(p.Text)
			switch {
			case p.Was:
				marked.WriteString("[-" + p.Text + "-]")
			case p.Will:
				marked.WriteString("[+" + p.Text + "+]")
			default:
				marked.WriteString(p.Text)
			}
		}
		if marked.String() != c.marked || plain.String() != c.plain {
			t.Errorf("%q to %q: %q and %q", c.was, c.now, marked.String(), plain.String())
		}
	}
	if changeOf(model.Dossier{}, model.Verdict{Proposed: "x"}) != nil {
		t.Error("what stands nowhere is changed")
	}
}
