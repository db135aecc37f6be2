package input

import (
	"context"
	"errors"

	"galley/model"
)

// Stopped is the refusal of a file whose context has ended, nil before that.
func Stopped(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return model.Wrap(model.Refused, err, "Importing “%s” was stopped, so nothing was imported.", name)
	}
	return nil
}

// Empty is the refusal of a file, or of a page, without any text.
func Empty(name string, page bool) error {
	if page {
		return model.Faultf(model.Invalid, "There is no text to read on the page “%s”, so nothing was imported.", name)
	}
	return model.Faultf(model.Invalid, "“%s” is empty, so nothing was imported.", name)
}

func tooLong(name string) error {
	return model.Faultf(model.Invalid, "“%s” is too long for one article: Galley keeps up to %s of text in %d paragraphs, so nothing "+
		"was imported. "+
		"Split it and import the parts you need.", name, Megabytes(MaxText), maxBlocks)
}

// Locked is the refusal of a document that asks for a password.
func Locked(s File) error {
	return model.Faultf(model.Refused, "“%s” is protected by a password, so nothing was imported. Open it, save a copy without the "+
		"password, and import that.", s.Name)
}

// What is wrong with the parts of a document; see Damaged.
var (
	ErrUnpacked = errors.New("unpacks to too much")
	ErrLong     = errors.New("more text than an article has")
	ErrDeep     = errors.New("XML nested too deeply, or too many elements")
)

// Damaged is the refusal of a document whose insides are not as they must be.
func Damaged(s File, err error) error {
	switch {
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return model.Wrap(model.Refused, err, "Importing “%s” was stopped, so nothing was imported.", s.Name)
	case errors.Is(err, ErrUnpacked):
		return model.Wrap(model.Invalid, err, "“%s” unpacks to more than the %s Galley reads, so nothing was imported.", s.Name,
			Megabytes(MaxUnpacked))
	case errors.Is(err, ErrLong):
		return tooLong(s.Name)
	case errors.Is(err, ErrDeep):
		return model.Wrap(model.Invalid, err, "“%s” is nested too deeply or has too many parts to be read safely, so nothing was "+
			"imported.", s.Name)
	}
	return model.Wrap(model.Damaged, err, "“%s” seems to be %s, but it is damaged and could not be read. Nothing was imported.",
		s.Name, s.Kind)
}
