package reader

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// illustrations are pictures after blocks of a document: wide, tall, of unknown size, and one that is missing.
func illustrations(d Document, after ...int) []Picture {
	shapes := [][2]int{{1600, 900}, {300, 2000}, {0, 0}, {40, 30}}
	all := []Picture{{At: -1, Key: "first", Alt: "A map of the border", Width: 800, Height: 600}}
	for i, block := range after {
		p := Picture{At: d.Blocks[block].Span.End, Key: fmt.Sprint("p", i), Alt: fmt.Sprint("Picture ", i), Width: shapes[i%4][0], Height: shapes[i%4][1]}
		if i%4 == 2 {
			p.Missing = "This picture was not in what was imported."
		}
		all = append(all, p)
	}
	return all
}

// painted is a picture so many pixels wide.
func painted(width int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, max(width, 1), max(width/2, 1)))
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x * 255 / img.Rect.Dx()), uint8(y * 255 / img.Rect.Dy()), 160, 255})
		}
	}
	return img
}

// illustrated is a reader of an article with pictures, that were all asked for and none brought.
func illustrated(t testing.TB, w, h float32, after ...int) (*Reader, Document, *[]string) {
	d := article()
	d.Pictures = illustrations(d, after...)
	var asked []string
	r, win := open(t, theme.VariantLight, Document{Text: "x"}, w, h)
	r.Load = func(key string, width int) { asked = append(asked, fmt.Sprint(key, " ", width)) }
	r.OnMarkPicture = func(string, Region) {}
	r.PictureNames = func(key string, g Region) string { return "picture: " + key }
	r.NoPicture = "This picture cannot be shown."
	r.SetDocument(d)
	win.Canvas().Focus(r)
	return r, d, &asked
}

// frameOf is where a picture is; false where it is not near the view.
func frameOf(r *Reader, key string) (framed, bool) {
	for _, f := range r.pictures.near {
		if r.flow.pictures[f.number].Key == key {
			return f, true
		}
	}
	return framed{}, false
}

func TestPicturesAreBoundedByColumnAndViewAndNeverBlownUp(t *testing.T) {
	for _, c := range []struct {
		w, h               int
		wide, tall, zoom   float32
		wantWide, wantTall float32
	}{
		{1600, 900, 600, 1000, 1, 600, 337},  // as wide as the column
		{300, 2000, 600, 400, 1, 60, 400},    // as tall as there is room
		{40, 30, 600, 400, 1, 40, 30},        // its own size
		{40, 30, 600, 400, 2.5, 80, 60},      // twice that at most
		{0, 0, 600, 1000, 1, 600, 400},       // not known: that of a photograph
		{1, 100_000, 600, 400, 1, 1, 400},    // a line
		{100_000, 1, 600, 400, 1, 600, 1},    // likewise
		{-5, 20, 600, 1000, 1, 600, 400},     // nonsense
		{800, 600, 600, 400, 0.7, 533, 400},  // letters made smaller leave it as large
		{100, 100, 600, 400, 1.5, 150, 150},  // letters made larger make it larger
		{1000, 1000, 40, 80, 1, 40, 40},      // hardly any room
		{2000, 1000, 600, 4000, 1, 600, 300}, // much room
	} {
		if w, h := fit(c.w, c.h, c.wide, c.tall, c.zoom); w != c.wantWide || h != c.wantTall {
			t.Errorf("%d × %d in %v × %v at %v: %v × %v, want %v × %v", c.w, c.h, c.wide, c.tall, c.zoom, w, h, c.wantWide, c.wantTall)
		}
	}
}

func TestNoTextMovesWhenAPictureArrivesOrCannotBeShown(t *testing.T) {
	r, _, asked := illustrated(t, 600, 700, 1, 2)
	if len(*asked) < 2 || !strings.HasPrefix((*asked)[0], "first ") {
		t.Fatalf("asked for %q", *asked)
	}
	before := slices.Clone(r.painter.rows)
	r.SetPicture("first", painted(373))
	r.SetPicture("p0", nil)
	r.SetPicture("nothing of that name", painted(10))
	if !slices.Equal(before, r.painter.rows) {
		t.Error("lines moved")
	}
	if n := len(*asked); n != len(slices.Compact(slices.Clone(*asked))) {
		t.Errorf("asked again: %q", *asked)
	}
	shown := 0
	for _, item := range r.painter.images.items {
		if item.Visible() && item.Image != nil {
			shown++
		}
	}
	if shown != 1 || r.Wants("first") || r.Wants("p0") {
		t.Errorf("%d pictures are shown, want 1", shown)
	}
	if !slices.ContainsFunc(r.painter.top.items, func(o *canvas.Text) bool { return o.Visible() && o.Text == r.NoPicture }) {
		t.Error("nothing says that the other cannot be shown")
	}
}

func TestAMissingPictureSaysWhyAndWhatItShows(t *testing.T) {
	r, d, asked := illustrated(t, 600, 700, 0, 0, 0)
	r.ChoosePicture("p2")
	said := map[string]bool{}
	for _, o := range r.painter.top.items {
		said[o.Text] = o.Visible()
	}
	if !said[d.Pictures[3].Missing] || !said[d.Pictures[3].Alt] {
		t.Errorf("the frame says %v", said)
	}
	if slices.ContainsFunc(*asked, func(s string) bool { return strings.HasPrefix(s, "p2 ") }) {
		t.Error("it was asked for")
	}
}

func TestPicturesFarFromTheViewAreLetGo(t *testing.T) {
	d := long(60_000)
	for i := range d.Blocks {
		d.Pictures = append(d.Pictures, Picture{At: d.Blocks[i].Span.End, Key: fmt.Sprint(i), Width: 600, Height: 400})
	}
	r, _ := open(t, theme.VariantLight, Document{Text: "x"}, 600, 700)
	asked := 0
	r.Load = func(key string, width int) { asked++; r.SetPicture(key, image.NewNRGBA(image.Rect(0, 0, 8, 8))) }
	r.SetDocument(d)
	for range 40 {
		r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -500)})
		held := 0
		for _, shown := range r.painter.images.of {
			if shown != nil {
				held++
			}
		}
		if len(r.pictures.loaded) > 12 || held > 4 {
			t.Fatalf("%d pictures are kept, %d of them painted", len(r.pictures.loaded), held)
		}
	}
	if asked < 30 {
		t.Errorf("%d were asked for on the way", asked)
	}
	if r.SetPicture("0", painted(8)); r.Wants("0") {
		t.Error("one that was scrolled away is still wanted")
	}
}

func TestTheCaretGoesOverPicturesAndStopsAtThem(t *testing.T) {
	r, d, _ := illustrated(t, 600, 700, 0, 0, 3)
	chosen := func() string { key, _, _ := r.Picture(); return key }
	r.Select(passage.Span{})
	key(r, fyne.KeyUp) // above the first line stands the first picture
	got := []string{chosen()}
	for range 4 {
		key(r, fyne.KeyDown)
		for n := 0; chosen() == "" && r.selection.head < d.Blocks[0].Span.End && n < 9; n++ {
			key(r, fyne.KeyDown) // line by line through the headline
		}
		got = append(got, chosen())
	}
	if want := []string{"first", "p0", "p1", "", ""}; !slices.Equal(got, want) {
		t.Fatalf("down: %q, want %q", got, want)
	}
	key(r, fyne.KeyUp)
	if head := r.Selection().Start; head != d.Blocks[1].Span.Start {
		t.Errorf("behind the pictures the caret stands at %d, want %d", head, d.Blocks[1].Span.Start)
	}
	key(r, fyne.KeyUp)
	if chosen() != "p1" || r.Selection() != (passage.Span{Start: d.Blocks[0].Span.End, End: d.Blocks[0].Span.End}) {
		t.Errorf("up: %q, the caret at %v", chosen(), r.Selection())
	}
	key(r, fyne.KeyRight)
	if chosen() != "" || r.Selection().Start != d.Blocks[1].Span.Start {
		t.Errorf("right: %q chosen, the caret at %v", chosen(), r.Selection())
	}
	key(r, fyne.KeyLeft) // sideways the caret passes pictures by
	shifted(r, fyne.KeyDown)
	if chosen() != "" || r.Selection().Empty() {
		t.Errorf("with Shift %q is chosen, %v selected", chosen(), r.Selection())
	}
}

func TestPicturesAreGoneThroughFromTheCaretRoundTheEnd(t *testing.T) {
	r, d, _ := illustrated(t, 600, 700, 0, 3)
	r.SetTop(d.Blocks[2].Span.Start)
	r.Select(passage.Span{Start: d.Blocks[2].Span.Start, End: d.Blocks[2].Span.Start})
	var got []string
	for _, by := range []int{1, 1, 1, -1, -1, -1} {
		if !r.StepPicture(by) {
			t.Fatal("there is no picture")
		}
		k, _, _ := r.Picture()
		if !r.PictureInSight(k) {
			t.Errorf("%s is out of sight", k)
		}
		got = append(got, k)
	}
	if want := []string{"p1", "first", "p0", "first", "p1", "p0"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEnterMarksThePictureChosenOrTheBoxDrawnOnIt(t *testing.T) {
	r, _, _ := illustrated(t, 600, 700, 0)
	var marked []string
	r.OnMarkPicture = func(key string, g Region) { marked = append(marked, fmt.Sprint(key, g)) }
	f, _ := frameOf(r, "first")
	at := func(x, y float32) fyne.Position { return fyne.NewPos(f.x+f.w*x/100, f.y+f.h*y/100) }
	click(r, at(50, 50), 0)
	key(r, fyne.KeyReturn)
	press(r, at(75, 60), 0)
	dragTo(r, at(20, 10))
	release(r, at(20, 10))
	key(r, fyne.KeyReturn)
	key(r, fyne.KeyEscape) // the box
	key(r, fyne.KeyReturn)
	chord(r, fyne.KeyLeft, fyne.KeyModifierAlt)                       // the left half
	chord(r, fyne.KeyUp, fyne.KeyModifierAlt)                         // the upper half of it
	chord(r, fyne.KeyRight, fyne.KeyModifierAlt)                      // a step to the right
	chord(r, fyne.KeyDown, fyne.KeyModifierAlt|fyne.KeyModifierShift) // taller
	key(r, fyne.KeyReturn)
	key(r, fyne.KeyEscape)
	key(r, fyne.KeyEscape) // the picture
	key(r, fyne.KeyReturn)
	want := []string{"first{0 0 0 0}", "first{20 10 55 50}", "first{0 0 0 0}", "first{5 0 50 55}"}
	if !slices.Equal(marked, want) {
		t.Errorf("marked %q, want %q", marked, want)
	}
}

func TestABoxStaysInThePictureWhateverTheKeys(t *testing.T) {
	at, size := float32(0), float32(100)
	for i := range 2000 {
		on := i/7%2 == 0 || i%5 == 0
		if i%3 == 0 {
			at, size = growBox(at, size, on)
		} else {
			at, size = moveBox(at, size, on)
		}
		if at < 0 || size < regionLeast || at+size > 100 {
			t.Fatalf("step %d: from %v, %v long", i, at, size)
		}
	}
	for x := float32(0); x <= 100; x += 12.5 {
		if g := between(x, 100, 100, x).box(); g.X < 0 || g.Y < 0 || g.Width < 1 || g.Height < 1 || g.X+g.Width > 100 || g.Y+g.Height > 100 {
			t.Errorf("from %v: %v", x, g)
		}
	}
}

func TestAPressOnAMarkOfAPictureIsATapOnTheSmallestThere(t *testing.T) {
	r, _, _ := illustrated(t, 600, 700, 0)
	var tapped [][]string
	r.OnTap = func(keys []string) { tapped = append(tapped, keys) }
	var hovered []string
	r.OnHover = func(keys []string, _ fyne.Position) { hovered = append(hovered, strings.Join(keys, "+")) }
	r.SetPictureMarks([]PictureMark{{Picture: "first", Key: "whole", Style: isTrue}, {Picture: "first", Region: Region{50, 50, 20, 20}, Key: "part", Style: isFalse}})
	f, _ := frameOf(r, "first")
	at := func(x, y float32) fyne.Position { return fyne.NewPos(f.x+f.w*x/100, f.y+f.h*y/100) }
	for _, where := range []fyne.Position{at(60, 60), at(10, 10)} {
		click(r, where, 0)
		r.MouseMoved(mouseAt(where.X, where.Y))
	}
	if fmt.Sprint(tapped) != "[[part whole] [whole]]" {
		t.Errorf("tapped %v", tapped)
	}
	if fmt.Sprint(hovered) != "[part+whole whole]" {
		t.Errorf("hovered %v", hovered)
	}
	r.SetPictureMarks(nil)
	click(r, at(60, 60), 0)
	if r.MouseMoved(mouseAt(at(60, 60).X, at(60, 60).Y)); len(tapped) != 2 || hovered[len(hovered)-1] != "first" {
		t.Errorf("without marks: tapped %v, hovered %v", tapped, hovered)
	}
	if said := r.AccessibilityLabel(); said != "picture: first" {
		t.Errorf("heard: %q", said)
	}
}

func TestAMenuOfAPictureChoosesIt(t *testing.T) {
	r, _, _ := illustrated(t, 600, 700, 0)
	var of []Place
	r.OnMenu = func(p Place) { of = append(of, p) }
	f, _ := frameOf(r, "first")
	rightClick(r, fyne.NewPos(f.x+5, f.y+5))
	shifted(r, fyne.KeyF10)
	if len(of) != 2 || of[0].Picture != "first" || of[1].Picture != "first" {
		t.Errorf("menus of %+v", of)
	}
}

func TestNoPictureOutOfSightIsMarked(t *testing.T) {
	r, d, _ := illustrated(t, 600, 400, 0)
	marked, hidden := 0, 0
	r.OnMarkPicture, r.OnHidden = func(string, Region) { marked++ }, func() { hidden++ }
	r.ChoosePicture("first")
	r.SetTop(len(d.Text) / 2)
	r.Mark()
	if marked != 0 || hidden != 1 || !r.PictureInSight("first") {
		t.Fatalf("marked %d, told %d times, in sight %v", marked, hidden, r.PictureInSight("first"))
	}
	r.Mark()
	if marked != 1 {
		t.Error("the second time it was not marked")
	}
}

func TestThePlaceIsKeptInAGalleryOfPicturesAlone(t *testing.T) {
	d := article()
	for i := range 12 {
		d.Pictures = append(d.Pictures, Picture{At: d.Blocks[2].Span.End, Key: fmt.Sprint(i), Width: 900, Height: 900})
	}
	r, _ := open(t, theme.VariantLight, d, 600, 500)
	r.ChoosePicture("6")
	was, _ := frameOf(r, "6")
	if len(r.painter.rows) > 0 {
		t.Fatal("there is text between")
	}
	r.SetBlocks(d.Blocks)
	if now, _ := frameOf(r, "6"); now != was {
		t.Errorf("it was at %v, and is at %v", was, now)
	}
}

// BenchmarkScrollWithPictures scrolls through a text with a picture after each paragraph.
func BenchmarkScrollWithPictures(b *testing.B) {
	for _, with := range []bool{false, true} {
		b.Run(fmt.Sprint("pictures ", with), func(b *testing.B) {
			d := long(1_000_000)
			if with {
				d.Pictures = everywhere(d)
			}
			r, _ := open(b, theme.VariantLight, Document{Text: "x"}, width, height)
			r.Load = func(key string, _ int) { r.SetPicture(key, image.NewNRGBA(image.Rect(0, 0, 8, 8))) }
			r.SetDocument(d)
			i := 0
			for b.Loop() {
				i++
				r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(40-80*(i/200%2)))})
			}
		})
	}
}

// everywhere is a picture after each paragraph of a text.
func everywhere(d Document) []Picture {
	var all []Picture
	for i := range d.Blocks {
		all = append(all, Picture{At: d.Blocks[i].Span.End, Key: fmt.Sprint(i), Width: 1200, Height: 300})
	}
	return all
}
