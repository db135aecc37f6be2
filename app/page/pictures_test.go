package page

import (
	"testing"

	"galley/app/reader"
	"galley/app/state"
	"galley/model"
)

// withPictures is a page of a version with three pictures, of which two are the same and the last has no bytes.
func withPictures() state.Page {
	v := model.Version{ID: "v", Text: "One.\n\nTwo.", Blocks: []model.Block{{Start: 0, End: 4}, {Start: 6, End: 10}}}
	v.Pictures = []model.Picture{{SHA256: "aa", After: -1}, {SHA256: "aa", After: 0, Alt: "A map"}, {After: 1, Address: "https://example.org/x.svg", MediaType: "image/svg+xml"}}
	on := func(sha, region, version string, is model.AppearanceState) []model.Appearance {
		return []model.Appearance{{ClaimID: "c", VersionID: version, Picture: sha, Region: region, State: is}}
	}
	return state.Page{Ticks: true, Paper: state.PaperDim, Proof: model.Proof{Version: v, Dossiers: []model.Dossier{
		{Claim: model.Claim{ID: "gone"}, Appearances: on("aa", "", "v", model.Orphaned)},
		{Claim: model.Claim{ID: "c"}, Appearances: on("aa", "xywh=percent:10,20,30,40", "v", model.Anchored)},
		{Claim: model.Claim{ID: "other"}, Appearances: on("aa", "", "w", model.Anchored)},
	}}}
}

func TestPicturesStandBehindTheirBlocksAndSayWhatIsMissing(t *testing.T) {
	all := documentOf(withPictures().Proof.Version).Pictures
	if len(all) != 3 || all[0].At != -1 || all[1].At != 4 || all[2].At != 10 || all[0].Key == all[1].Key {
		t.Fatalf("%+v", all)
	}
	if all[0].Missing != "" || all[1].Alt != "A map" || all[2].Missing != "A drawing in SVG: Galley does not show these." {
		t.Errorf("%+v", all)
	}
}

func TestAClaimOnAPictureIsDrawnWhereverThePictureStands(t *testing.T) {
	s := withPictures()
	marks := pictureMarksBy(state.Colouring{}, s.Proof, s.Proof.Version)
	if len(marks) != 2 || marks[0].Picture == marks[1].Picture {
		t.Fatalf("%+v", marks)
	}
	for _, m := range marks {
		if m.Key != "c" || m.Style.Number != 2 || m.Region != (reader.Region{X: 10, Y: 20, Width: 30, Height: 40}) {
			t.Errorf("%+v", m)
		}
	}
	if in := Marks(s.Proof, "v"); len(in) != 0 {
		t.Errorf("in the text: %+v", in)
	}
}

func TestAPictureThatWasLookedAtHasASignAndIsPaler(t *testing.T) {
	s := withPictures()
	key := state.PictureKey(1, s.Proof.Version.Pictures[1])
	if got := pictureStates(s); len(got) != 0 {
		t.Errorf("before: %+v", got)
	}
	s.Asides = []model.Aside{{VersionID: "v", Picture: "aa"}, {VersionID: "v", Start: 0, End: 4}}
	if got := pictureStates(s); len(got) != 2 || got[key] != (reader.PictureState{Passed: true, Dimmed: true, Tick: state.AsideSign}) {
		t.Errorf("set aside: %+v", got)
	}
	s.Asides, s.Paper = nil, state.PlainText
	s.Coverage = &model.Coverage{Pictures: []model.PictureCoverage{{SHA256: "aa", State: model.CoverageDone}}}
	if got := pictureStates(s); got[key] != (reader.PictureState{Tick: state.DoneSign}) {
		t.Errorf("done: %+v", got)
	}
	s.Beside = &state.Comparison{}
	if got := pictureStates(s); len(got) != 0 {
		t.Errorf("beside another version: %+v", got)
	}
}

func TestAPartOfAPictureIsStoredAsItIsDrawn(t *testing.T) {
	for stored, want := range map[string]reader.Region{
		"": {}, "xywh=percent:10,20,30,40": {X: 10, Y: 20, Width: 30, Height: 40}, "nonsense": {}, "xywh=percent:90,0,20,10": {},
		"xywh=percent:0,0,100,100": {Width: 100, Height: 100},
	} {
		if got := RegionOf(stored); got != want {
			t.Errorf("%q: %v", stored, got)
		}
	}
	for _, g := range []reader.Region{{X: 10, Y: 20, Width: 30, Height: 40}, {X: 5, Width: 50, Height: 55}} {
		if RegionOf(StoredRegion(g)) != g {
			t.Errorf("%v is stored as %q", g, StoredRegion(g))
		}
	}
	if StoredRegion(reader.Region{Width: 100, Height: 100}) != "" || StoredRegion(reader.Region{}) != "" {
		t.Error("the whole picture has a region")
	}
}
