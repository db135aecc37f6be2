// Package pictures makes pictures of an article ready for the screen, keeps those shown last, and is the board
// that shows one large.
package pictures

import (
	"image"

	"golang.org/x/image/draw"

	"galley/model/raster"
)

// Scaled decodes a picture and makes it no larger than width and height, in pixels; it is never made larger.
// What is transparent in it is white, as on the paper that it was drawn for. It takes long, and up to 160 MB
// for a moment: one at a time, and not on the UI goroutine.
func Scaled(data []byte, width, height int) (*image.RGBA, error) {
	picture, err := raster.Decode(data)
	if err != nil {
		return nil, err
	}
	size := picture.Bounds().Size()
	part := min(float64(max(width, 1))/float64(size.X), float64(max(height, 1))/float64(size.Y), 1)
	small := image.NewRGBA(image.Rect(0, 0, max(int(float64(size.X)*part+0.5), 1), max(int(float64(size.Y)*part+0.5), 1)))
	draw.Draw(small, small.Rect, image.White, image.Point{}, draw.Src)
	if small.Rect.Size() == size {
		draw.Draw(small, small.Rect, picture, picture.Bounds().Min, draw.Over)
		return small, nil
	}
	draw.BiLinear.Scale(small, small.Rect, picture, picture.Bounds(), draw.Over, nil)
	return small, nil
}
