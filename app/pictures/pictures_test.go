package pictures

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// drawing is a PNG that is transparent, but for a red pixel.
func drawing(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	img.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPictureIsMadeNoLargerThanItIsWantedAndNeverLargerThanItIs(t *testing.T) {
	for _, c := range []struct{ w, h, wide, tall, gotWide, gotTall int }{
		{60, 40, 30, 400, 30, 20}, {60, 40, 600, 10, 15, 10}, {60, 40, 600, 400, 60, 40}, {60, 40, 60, 40, 60, 40},
		{200, 1, 20, 20, 20, 1}, {60, 40, 0, 0, 1, 1},
	} {
		got, err := Scaled(drawing(t, c.w, c.h), c.wide, c.tall)
		if err != nil || got.Rect.Dx() != c.gotWide || got.Rect.Dy() != c.gotTall {
			t.Errorf("%+v: %v, %v", c, got.Rect, err)
		}
		if last := got.RGBAAt(got.Rect.Dx()-1, got.Rect.Dy()-1); got.Rect.Dx() > 1 && last != (color.RGBA{255, 255, 255, 255}) {
			t.Errorf("%+v: what is transparent is %v", c, last)
		}
	}
}

func TestNoBombIsMadeReady(t *testing.T) {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), 100_000)
	head = append(binary.BigEndian.AppendUint32(head, 100_000), 8, 2, 0, 0, 0)
	bomb := append(binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13), head...)
	bomb = binary.BigEndian.AppendUint32(bomb, crc32.ChecksumIEEE(head))
	for _, data := range [][]byte{bomb, nil, []byte("<svg/>"), drawing(t, 40, 40)[:60]} {
		if _, err := Scaled(data, 100, 100); err == nil {
			t.Errorf("%d bytes were made a picture", len(data))
		}
	}
}

func TestTheShelfKeepsWhatWasAskedForLastInItsRoom(t *testing.T) {
	s := NewShelf(3 * 4 * 100)
	put := func(key string, asked int) { s.Put(key, asked, image.NewRGBA(image.Rect(0, 0, 10, 10))) }
	has := func(key string, width int) bool { _, is := s.Get(key, width); return is }
	put("a", 10)
	put("b", 10)
	put("c", 10)
	if !has("a", 10) {
		t.Error("a is gone")
	}
	put("d", 10)
	if has("b", 10) || !has("a", 10) || !has("c", 10) || !has("d", 10) {
		t.Error("the one asked for longest ago was to go")
	}
	if has("a", 11) {
		t.Error("a smaller copy was given for a larger one")
	}
	put("a", 20)
	if !has("a", 20) || s.taken != 3*4*100 || len(s.by) != 3 || s.order.Len() != 3 {
		t.Errorf("%d bytes in %d pictures", s.taken, len(s.by))
	}
	s.Put("huge", 1, image.NewRGBA(image.Rect(0, 0, 100, 100)))
	if has("huge", 1) || !has("a", 20) {
		t.Error("one larger than the shelf took the room of all others")
	}
}

func TestThePictureStaysInViewHoweverItIsMovedAndZoomed(t *testing.T) {
	test.NewTempApp(t)
	b := NewBoard()
	b.OnKey = func(*fyne.KeyEvent) {}
	win := test.NewTempWindow(t, b.Content())
	win.Resize(fyne.NewSize(700, 500))
	b.Show(image.NewRGBA(image.Rect(0, 0, 200, 100)), 2000, 1000, "Picture: a map")
	if b.view.scale() != b.view.fitting() || b.view.fitting() >= 1 {
		t.Fatalf("it is shown at %v, all of it at %v", b.view.scale(), b.view.fitting())
	}
	view := b.view
	for i, r := range "1+++-0-++1++" {
		view.TypedRune(r)
		for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown}[:i%5] {
			for range i * 7 {
				view.TypedKey(&fyne.KeyEvent{Name: k})
			}
		}
		view.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 30)}, Scrolled: fyne.NewDelta(0, float32(i%3-1))})
		size := view.settle()
		for _, c := range [2][3]float32{{view.at.X, size.Width, view.Size().Width}, {view.at.Y, size.Height, view.Size().Height}} {
			if at, long, room := c[0], c[1], c[2]; long > room && (at > 0 || at+long < room-0.01) || long <= room && (at < 0 || at+long > room+0.01) {
				t.Fatalf("after %d keys it is %v long from %v in %v", i, long, at, room)
			}
		}
	}
	view.TypedRune('1')
	if b.zoom.Text != "100 %" {
		t.Errorf("said: %s", b.zoom.Text)
	}
}
