//go:build !race || long

package app

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/app/native"
	"galley/app/reader"
	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

// pictureData is a picture of one colour as a data: address.
func pictureData(t testing.TB, shade uint8) string {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 240, 160), color.Palette{color.Gray{shade}})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

// illustrated is a window on an article with three pictures, of which the last was not in the page.
func illustrated(t *testing.T) *Window {
	t.Helper()
	const words = "<p>The envoy said that 21,000 troops would go before summer. Nobody at the table spoke against him.</p>"
	page := `<html lang="en"><head><title>Envoys meet</title></head><body><article><h1>Envoys meet</h1>` + words +
		`<figure><img src="` + pictureData(t, 90) + `" alt="Soldiers on a road"><figcaption>On the road in 2008.</figcaption></figure>` + words + words +
		`<p><img src="` + pictureData(t, 180) + `" alt="Troops by year"></p>` + words +
		`<figure><img src="https://example.org/map.png" alt="A map" width="400" height="300"></figure>` + words + `</article></body></html>`
	path := filepath.Join(t.TempDir(), "test.galley")
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := ingest.Bytes(t.Context(), "story.html", []byte(page), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Apply(t.Context(), "Ann", model.ImportArticle{Document: doc}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	w, _ := openedOn(t, path, "Ann")
	if n := len(w.session.Version().Pictures); n != 3 {
		t.Fatalf("the article has %d pictures", n)
	}
	return w
}

// chosenPicture is the number of the picture chosen, -1 none.
func (w *Window) chosenPicture() int {
	key, _, is := w.page.reader.Picture()
	if !is {
		return -1
	}
	i, _, _ := state.PictureOf(w.session.Version(), key)
	return i
}

// onPictures are the claims on pictures, as "number of the picture, region".
func (w *Window) onPictures() (all []string) {
	v := w.session.Version()
	for _, d := range w.session.Proof().Dossiers {
		for _, a := range d.AppearancesIn(v.ID) {
			if a.Picture != "" {
				all = append(all, string(rune('0'+v.PictureAt(a.Picture)))+" "+a.Region)
			}
		}
	}
	slices.Sort(all)
	return all
}

func TestPicturesAreGoneThroughMarkedAndSetAsideByKeyboard(t *testing.T) {
	w := illustrated(t)
	r := w.page.reader
	w.dialogs.Focus(r)
	for i, want := range []int{0, 1, 2, 0} {
		if w.do(t, "Next Picture"); w.chosenPicture() != want {
			t.Fatalf("step %d: picture %d", i, w.chosenPicture())
		}
	}
	if !strings.HasPrefix(w.notice.text.Text, "Picture: Soldiers on a road (1 of 3).") || !strings.HasPrefix(w.heard(), "Picture: Soldiers on a road.") {
		t.Errorf("said: %q; heard: %q", w.notice.text.Text, w.heard())
	}

	// A claim on the whole, and one on the left half.
	w.press(fyne.KeyReturn)
	r.TypedShortcut(alt(fyne.KeyLeft))
	w.press(fyne.KeyReturn)
	if got := w.onPictures(); !slices.Equal(got, []string{"0 ", "0 xywh=percent:0,0,50,100"}) {
		t.Fatalf("claims on pictures: %q", got)
	}
	if w.chosenPicture() != 0 || w.win.Canvas().Focused() != fyne.Focusable(r) {
		t.Error("the picture is not chosen any more, or the keyboard is elsewhere")
	}
	w.press(fyne.KeyReturn)
	if got := w.notice.text.Text; len(w.onPictures()) != 2 || got != "This picture is claim 1 already." {
		t.Errorf("marked again: %q, said %q", w.onPictures(), got)
	}
	if w.do(t, "Set Aside"); !strings.HasPrefix(w.notice.text.Text, "Claim 1 stands on this picture.") {
		t.Errorf("set aside under a claim: %q", w.notice.text.Text)
	}

	// The next one is set aside, and taken back.
	w.do(t, "Next Picture")
	aside := func() bool {
		return slices.ContainsFunc(w.session.Proof().Asides, func(a model.Aside) bool { return a.Picture != "" })
	}
	if w.do(t, "Set Aside"); !aside() {
		t.Fatal("it was not set aside")
	}
	if said := w.setting.says(); said != "Take Back What Is Set Aside" {
		t.Errorf("X would: %q", said)
	}
	if w.do(t, "Set Aside"); aside() {
		t.Fatal("it was not taken back")
	}

	// One that is not there is said so.
	w.do(t, "Next Picture")
	w.press(fyne.KeyReturn)
	if len(w.onPictures()) != 2 || !strings.Contains(w.notice.text.Text, "was not in what was imported") {
		t.Errorf("a missing one was marked: %q, said %q", w.onPictures(), w.notice.text.Text)
	}
}

func TestOpenPicturesAreAmongWhatNobodyLookedAt(t *testing.T) {
	w := illustrated(t)
	w.dialogs.Focus(w.page.reader)
	var met []int
	for range 12 {
		w.do(t, "Next Open Sentence")
		if at := w.chosenPicture(); at >= 0 && !slices.Contains(met, at) {
			met = append(met, at)
		}
	}
	if !slices.Equal(met, []int{0, 1}) { // the third has no bytes to look at
		t.Fatalf("met %v", met)
	}
	for w.chosenPicture() != 0 {
		w.do(t, "Next Open Sentence")
	}
	w.do(t, "Set Aside")
	for range 12 {
		if w.do(t, "Next Open Sentence"); w.chosenPicture() == 0 {
			t.Fatal("it comes back to what was set aside")
		}
	}
	for range 24 {
		w.do(t, "Previous Open Sentence")
	}
}

func TestAClaimOnAPictureIsGoneToAndSelectedByAPress(t *testing.T) {
	w := illustrated(t)
	r, v := w.page.reader, w.session.Version()
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	w.marking.markPicture(state.PictureKey(1, v.Pictures[1]), reader.Region{X: 20, Y: 20, Width: 60, Height: 60})
	onPicture := w.session.Active()
	if d, _ := w.session.Dossier(onPicture); len(d.Appearances) != 1 || d.Appearances[0].Picture == "" {
		t.Fatalf("the new claim is not selected: %+v", d)
	}
	r.Select(passage.Span{})
	r.SetTop(0)
	w.do(t, "Next Claim")
	first := w.session.Active()
	w.do(t, "Next Claim")
	if w.session.Active() != onPicture || first == onPicture || w.chosenPicture() != 1 || !r.PictureInSight(state.PictureKey(1, v.Pictures[1])) {
		t.Fatalf("after the claim in the text: %s (want %s), picture %d", w.session.Active(), onPicture, w.chosenPicture())
	}
	w.do(t, "Next Claim")
	if w.session.Active() != first {
		t.Error("it does not go on to the first again")
	}
	w.do(t, "Next Picture")
	w.do(t, "Next Picture")
	at, in := r.PictureBoxes()[state.PictureKey(1, v.Pictures[1])]
	if !in {
		t.Fatal("the picture is out of sight")
	}
	w.opening.selectClaim(first, false)
	down := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	r.MouseDown(down)
	r.MouseUp(down)
	if w.session.Active() != onPicture {
		t.Error("a press on the picture does not select its claim")
	}
	r.OnMenu(reader.Place{Picture: state.PictureKey(1, v.Pictures[1]), Keys: []string{onPicture}})
	if w.win.Canvas().Overlays().Top() == nil {
		t.Error("it has no menu")
	}
}

func TestAPictureIsShownLargeInThePlaceOfTheArticleAndSaved(t *testing.T) {
	w := illustrated(t)
	w.dialogs.Focus(w.page.reader)
	w.do(t, "Next Picture")
	w.do(t, "Show the Picture Large")
	if !w.center.shows(boardPicture) || w.win.Canvas().Focused() != w.picturing.board.First() {
		t.Fatal("it is not shown, or has no keyboard")
	}
	w.win.Canvas().Focused().TypedRune('1')
	w.keys(fyne.KeyEscape)
	if !w.center.shows(theArticle) || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) || w.chosenPicture() != 0 {
		t.Error("Escape does not lead back to the picture in the article")
	}
	file, err := w.store.library.FileBytes(t.Context(), w.session.Version().Pictures[0].SHA256)
	if err != nil {
		t.Fatal(err)
	}
	if name := pictureFile(file); filepath.Ext(name) != ".png" || strings.ContainsAny(name, `/\`) {
		t.Errorf("it is saved as %q", name)
	}
	path := filepath.Join(t.TempDir(), "saved.png")
	w.files.chooser = func(context.Context, native.Request) (string, error) { return path, nil }
	w.do(t, "Save Picture As…")
	if saved, err := os.ReadFile(path); err != nil || !bytes.Equal(saved, file.Bytes) {
		t.Errorf("saved: %d bytes, %v; it has %d", len(saved), err, len(file.Bytes))
	}
}

func TestAClaimWhosePictureIsGoneIsListedAndStandsNowhere(t *testing.T) {
	w := illustrated(t)
	v := w.session.Version()
	w.marking.markPicture(state.PictureKey(0, v.Pictures[0]), reader.Region{})
	id := w.session.Active()
	w.correcting.reviseFromText(t, strings.Replace(v.Text, "21,000", "22,000", 1))
	w.opening.selectClaim(id, true)
	w.do(t, "Next Claim")
	w.do(t, "Previous Claim")
	w.do(t, "Compare Versions")
	w.opening.scrollToActive()
	d, ok := w.session.Dossier(id)
	if !ok || len(w.onPictures()) != 1 {
		t.Fatalf("%v, %q", ok, w.onPictures())
	}
	if a, in := d.In(w.session.Version().ID); !in || a.State != model.Orphaned || w.chosenPicture() != -1 {
		t.Errorf("it stands at %+v, picture %d is chosen", a, w.chosenPicture())
	}
	a, _ := d.In(w.session.Version().ID)
	if places := session.Candidates(w.session.Version().Text, a); len(places) > 0 {
		t.Errorf("places in the text are offered for a picture: %v", places)
	}
}
