package view

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"

	xdraw "golang.org/x/image/draw"

	"galley/model"
	"galley/model/raster"
)

const (
	// smallWidth and smallHeight are how many pixels a picture in a report has at most.
	smallWidth  = 480
	smallHeight = 360
	// mostDrawn is how many pixels one has at most that is drawn small; decoding one of more takes too much memory
	// for a report, which then has its words alone.
	mostDrawn = 16_000_000
)

// smallPicture is a picture of the article as a small JPEG, nil where it cannot be drawn.
func smallPicture(file func(hash string) (model.File, error), sha256 string) []byte {
	f, err := file(sha256)
	if err != nil {
		return nil
	}
	info, err := raster.Look(f.Bytes)
	if err != nil || info.Width*info.Height > mostDrawn {
		return nil
	}
	whole, err := raster.Decode(f.Bytes)
	if err != nil {
		return nil
	}
	size := whole.Bounds().Size()
	width, height := size.X, size.Y
	if width > smallWidth {
		width, height = smallWidth, max(height*smallWidth/width, 1)
	}
	if height > smallHeight {
		width, height = max(width*smallHeight/height, 1), smallHeight
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src) // what is clear is as on paper
	xdraw.ApproxBiLinear.Scale(small, small.Bounds(), whole, whole.Bounds(), xdraw.Over, nil)
	var b bytes.Buffer
	if jpeg.Encode(&b, small, &jpeg.Options{Quality: 82}) != nil {
		return nil
	}
	return b.Bytes()
}
