package model

import (
	"fmt"
	"testing"
)

func TestAPictureCountsAsOneWordThatIsOpenAsideOrDone(t *testing.T) {
	v := pictured(textOf("v1", 1, testText))
	v.Pictures = append(v.Pictures, Picture{SHA256: "fq", After: -1}, Picture{SHA256: "fp", After: 2})
	on := func(sha string, status ClaimStatus) Dossier {
		claim := claimWith(status)
		return Dossier{Claim: claim, Appearances: []Appearance{{ID: "p", ClaimID: "c", VersionID: "v1", Picture: sha, State: Anchored}}}
	}
	aside := Aside{VersionID: "v1", Picture: "fq", Kind: NoFact}
	bare := CoverageOf(textOf("v1", 1, testText), nil, nil).Words
	for _, test := range []struct {
		dossiers []Dossier
		asides   []Aside
		want     string
	}{
		{nil, nil, "0 open, 2 open, 3 open; 3 0 0"},
		{[]Dossier{on("fp", Unchecked)}, nil, "0 open, 2 open, 3 open; 3 0 0"},
		{[]Dossier{on("fp", Checked)}, nil, "0 done, 2 open, 3 done; 1 0 2"},
		{[]Dossier{on("fp", SignedOff)}, []Aside{aside}, "0 done, 2 aside, 3 done; 0 1 2"},
	} {
		c := CoverageOf(v, test.dossiers, test.asides)
		got := ""
		for _, p := range c.Pictures {
			got += fmt.Sprintf("%d %s, ", p.Index, p.State)
		}
		got = got[:len(got)-2] + fmt.Sprintf("; %d %d %d", c.Words.Open-bare.Open, c.Words.Aside, c.Words.Done)
		if got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
	c := CoverageOf(v, []Dossier{on("fq", Checked)}, nil)
	walk := func(by, at, picture int) string {
		out := ""
		for range 6 {
			next, ok := c.NextOpenPlace(by, at, picture)
			if !ok {
				return out + "none"
			}
			out += fmt.Sprintf("%d:%d ", next.Start, next.Picture)
			if picture = next.Picture; by > 0 && picture < 0 {
				at = next.End
			} else {
				at = next.Start
			}
		}
		return out
	}
	if got := walk(1, 0, -1); got != "0:-1 23:0 25:-1 56:-1 71:3 0:-1 " {
		t.Errorf("forth it goes %s", got)
	}
	if got := walk(-1, 60, -1); got != "56:-1 25:-1 23:0 0:-1 71:3 56:-1 " {
		t.Errorf("back it goes %s", got)
	}
	v.Hidden = []int{0, 2}
	if n := len(CoverageOf(v, nil, nil).Pictures); n != 1 {
		t.Errorf("%d pictures count where those after hidden lines are hidden", n)
	}
}

func TestRegionsAreReadAsTheyAreWritten(t *testing.T) {
	for in, want := range map[string]string{"xywh=percent:10,20,30,40": "xywh=percent:10,20,30,40", "0,0,100,100": "xywh=percent:0,0,100,100",
		" 1.5 , 2.345,3,4": "xywh=percent:1.5,2.35,3,4", "33.33,0,66.67,1": "xywh=percent:33.33,0,66.67,1",
		"": "", "1,2,3": "", "1,2,3,0": "", "-1,0,2,2": "", "NaN,0,1,1": "", "60,0,50,1": "", "xywh=10,20,30,40": "", "1e1,0,1,1": "xywh=percent:10,0,1,1"} {
		r, ok := ParseRegion(in)
		if ok != (want != "") || ok && r.String() != want {
			t.Errorf("%q is read as %s (%v), not %s", in, r, ok, want)
		}
	}
}

func FuzzRegion(f *testing.F) {
	for _, s := range []string{"xywh=percent:10,20,30,40", "1,2,3,4", "0.004,0,0.004,1", ",,,", "1e400,0,0,0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := ParseRegion(s)
		if !ok {
			return
		}
		if again, ok := ParseRegion(r.String()); !ok || again != r {
			t.Errorf("%q is %s, which is read as %s (%v)", s, r, again, ok)
		}
	})
}
