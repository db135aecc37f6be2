package pdfium

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/tetratelabs/wazero"
)

// watched is a folder that tells when the font in it is opened.
type watched struct {
	fs.FS
	opened *func()
}

func (w watched) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".ttf") {
		(*w.opened)()
	}
	return w.FS.Open(name)
}

// onBoth tests the compiled engine and the interpreter. *opened is called when
// PDFium opens a font; it may be replaced while no reader is open.
func onBoth(t *testing.T, test func(t *testing.T, e *engine, opened *func())) {
	for _, c := range []struct {
		name   string
		config wazero.RuntimeConfig
	}{{"compiled", wazero.NewRuntimeConfig()}, {"interpreted", wazero.NewRuntimeConfigInterpreter()}} {
		t.Run(c.name, func(t *testing.T) {
			cache := wazero.NewCompilationCache()
			if dir, ok := cacheDir(); ok {
				if onDisk, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
					cache = onDisk
				}
			}
			opened := func() {}
			e := begin(c.config, cache, watched{fallbackFonts(), &opened}, func() {})
			<-e.ready
			defer e.close()
			test(t, e, &opened)
		})
	}
}

func mustOpen(t *testing.T, e *engine) (pdfium.Pdfium, func(error) error) {
	t.Helper()
	reader, done, err := e.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return reader, done
}

// textOf is the text on the first page of a PDF.
func textOf(reader pdfium.Pdfium, data []byte) (string, error) {
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return "", err
	}
	got, err := reader.GetPageText(&requests.GetPageText{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document}}})
	if err != nil {
		return "", err
	}
	return got.Text, nil
}

// checkAllFree is that as many PDFs as ever can be read at once.
func checkAllFree(t *testing.T, e *engine) {
	t.Helper()
	for range readers {
		reader, done := mustOpen(t, e)
		defer func() {
			if err := done(nil); err != nil {
				t.Error(err)
			}
		}()
		if text, err := textOf(reader, written("", "")); err != nil || !strings.Contains(text, "Ferry") {
			t.Errorf("%q %v", text, err)
		}
	}
}

// written is a PDF of one page with a word in a font that the PDF does not hold, and
// more in its content and among its objects, which begin with number 6.
func written(content, objects string) []byte {
	content = "BT /F 20 Tf 20 100 Td (Ferry) Tj ET\n" + content
	var b bytes.Buffer
	fmt.Fprintf(&b, `%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj
4 0 obj<</Length %d>>stream
%s
endstream endobj
5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Harbour>>endobj
%strailer<</Root 1 0 R>>
`, len(content), content, objects)
	return b.Bytes()
}

// endless is a PDF of one page that draws a form twice, which draws another twice, and so on.
func endless() []byte {
	var b strings.Builder
	const levels = 25
	for i := range levels {
		fmt.Fprintf(&b, "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 11>>stream\n"+
			"/X Do /X Do\nendstream endobj\n", 6+i, 7+i)
	}
	return written("/X Do", b.String())
}

// TestAReaderIsStoppedWhileAFontIsLookedFor: its files are not closed under its feet,
// which the race detector sees.
func TestAReaderIsStoppedWhileAFontIsLookedFor(t *testing.T) {
	onBoth(t, func(t *testing.T, e *engine, opened *func()) {
		for range readers + 1 {
			ctx, cancel := context.WithCancel(t.Context())
			looked := false
			*opened = func() { looked = true; cancel() }
			reader, done, err := e.open(ctx)
			if err != nil {
				t.Fatal(err)
			}
			_, err = textOf(reader, written("", ""))
			if err = done(err); !looked || !errors.Is(err, context.Canceled) {
				t.Errorf("looked for a font: %t, %v", looked, err)
			}
		}
		*opened = func() {}
		checkAllFree(t, e)
	})
}

// TestAPageThatNeverEndsIsStopped: PDFium is ended in the middle of it.
func TestAPageThatNeverEndsIsStopped(t *testing.T) {
	data := endless()
	onBoth(t, func(t *testing.T, e *engine, opened *func()) {
		for range readers + 1 {
			ctx, cancel := context.WithCancel(t.Context())
			begun := make(chan struct{}, 1)
			*opened = func() { begun <- struct{}{} }
			go func() {
				<-begun
				cancel()
			}()
			reader, done, err := e.open(ctx)
			if err != nil {
				t.Fatal(err)
			}
			text, err := textOf(reader, data)
			if !errors.Is(err, context.Canceled) {
				t.Errorf("it was read to its end: %q, %v", text, err)
			}
			if err := done(err); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		}
		*opened = func() {}
		checkAllFree(t, e)
	})
}

// TestAReaderIsStoppedWhileItStarts, or before it does.
func TestAReaderIsStoppedWhileItStarts(t *testing.T) {
	onBoth(t, func(t *testing.T, e *engine, _ *func()) {
		for range readers + 1 {
			ctx, cancel := context.WithCancel(t.Context())
			go cancel()
			reader, done, err := e.open(ctx)
			if err == nil {
				_, err = textOf(reader, endless())
				err = done(err)
			}
			if !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		}
		checkAllFree(t, e)
	})
}

// TestWhoWaitsForAReaderCanBeStopped, and takes the place of nobody.
func TestWhoWaitsForAReaderCanBeStopped(t *testing.T) {
	onBoth(t, func(t *testing.T, e *engine, _ *func()) {
		var all []func(error) error
		for range readers {
			_, done := mustOpen(t, e)
			all = append(all, done)
		}
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		if _, _, err := e.open(ctx); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		for _, done := range all {
			if err := done(nil); err != nil {
				t.Error(err)
			}
		}
		checkAllFree(t, e)
	})
}
