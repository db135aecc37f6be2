package pdfium

import (
	"context"
	"fmt"
	"image"
	"image/draw"

	"github.com/klippa-app/go-pdfium/requests"
)

// Pictures draws the first pages of a PDF, at most so many, width pixels wide.
// It calls page for each as it is drawn; of is how many the PDF has.
func Pictures(ctx context.Context, data []byte, most, width int, page func(n, of int, picture image.Image)) (err error) {
	reader, release, err := Reader(ctx, small+1) // drawing is slow without the compiler
	if err != nil {
		return err
	}
	defer func() { err = release(err) }()
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return fmt.Errorf("open the PDF: %w", err)
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return fmt.Errorf("count the pages: %w", err)
	}
	for i := range min(count.PageCount, most) {
		if err := ctx.Err(); err != nil {
			return err
		}
		drawn, err := reader.RenderPageInPixels(&requests.RenderPageInPixels{
			Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}}, Width: width,
		})
		if err != nil {
			return fmt.Errorf("draw page %d: %w", i+1, err)
		}
		// The picture lies in the reader's own memory: it is copied.
		copied := image.NewRGBA(drawn.Result.RenderedImage.Bounds())
		draw.Draw(copied, copied.Bounds(), drawn.Result.RenderedImage, drawn.Result.RenderedImage.Bounds().Min, draw.Src)
		drawn.Cleanup()
		page(i+1, count.PageCount, copied)
	}
	return nil
}
