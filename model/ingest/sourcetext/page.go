package sourcetext

import (
	"context"
	"errors"
	"strings"
	"unicode"

	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"golang.org/x/text/unicode/norm"

	"galley/model"
	"galley/model/passage"
	"galley/model/pdfium"
)

// Page reads one page of a PDF, and draws it width pixels wide; width 0 draws nothing.
func Page(ctx context.Context, f model.File, number, width int) (pdfium.Page, error) {
	page, err := pdfium.OnePage(ctx, f.Bytes, number, width)
	return page, pdfFault(ctx, f.Name, err)
}

// FindPage is the first page on which words stand, from a page on and round; 0 where they stand on none.
// Capitals and accents do not count.
func FindPage(ctx context.Context, f model.File, words string, from int, backwards bool) (number int, err error) {
	words = folded(words)
	if words == "" {
		return 0, nil
	}
	err = pdfium.Texts(ctx, f.Bytes, from, backwards, func(p pdfium.Page) bool {
		if strings.Contains(folded(p.Text), words) {
			number = p.Number
		}
		return number == 0
	})
	return number, pdfFault(ctx, f.Name, err)
}

// folded is a text as words in it are looked for: in small letters without accents, typography aside.
func folded(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(passage.Folded(text))))
}

// EachPage hands on the text of each page, from the first.
func EachPage(ctx context.Context, f model.File, next func(pdfium.Page)) error {
	return pdfFault(ctx, f.Name, pdfium.Texts(ctx, f.Bytes, 1, false, func(p pdfium.Page) bool {
		next(p)
		return true
	}))
}

func pdfFault(ctx context.Context, name string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, pdfium.ErrNoPage):
		return model.Wrap(model.NotFound, err, "“%s” has no such page.", name)
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return model.Wrap(model.Refused, err, "“%s” is protected by a password, so its pages are not shown. Open it with its own program, "+
			"and type the passage.", name)
	}
	return model.Wrap(model.Damaged, err, "“%s” seems to be damaged, so its pages are not shown.", name)
}
