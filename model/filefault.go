package model

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"galley/model/disk"
)

// WriteFault makes a Fault of the error that kept a file from being written. kept is
// a sentence about what is safe nevertheless.
func WriteFault(err error, path, kept string) error {
	var fault *Fault
	if err == nil || errors.As(err, &fault) || errors.Is(err, context.Canceled) {
		return err
	}
	switch {
	case disk.IsFull(err):
		return Wrap(Invalid, err, "The disk is full, so %s was not written. Make room, or choose another disk. %s", path, kept)
	case errors.Is(err, disk.ErrDatabase), errors.Is(err, disk.ErrAvoided):
		return Wrap(Refused, err, "%s is a library, a backup of one or another database, so it was not overwritten. "+
			"Name another file. %s", path, kept)
	case errors.Is(err, disk.ErrOther):
		return Wrap(Refused, err, "%s exists already with other content, so it was not replaced. "+
			"Name another file. %s", path, kept)
	case errors.Is(err, disk.ErrThere):
		return Wrap(Refused, err, "%s is there already, so it was not overwritten. Name another file. %s", path, kept)
	case errors.Is(err, disk.ErrNowhere):
		return Wrap(Refused, err, "%s is a link to something that does not exist, so nothing was written. Name another file. %s", path, kept)
	case errors.Is(err, disk.ErrFolder):
		return Wrap(Invalid, err, "%s is a folder; name a file in it. %s", path, kept)
	case errors.Is(err, disk.ErrSpecial):
		return Wrap(Refused, err, "%s is a device or a pipe and not a file, so nothing was written. Name a file. %s", path, kept)
	case errors.Is(err, fs.ErrNotExist):
		return Wrap(NotFound, err, "There is no folder %s, so nothing was written. %s", filepath.Dir(path), kept)
	case errors.Is(err, fs.ErrPermission):
		return Wrap(Refused, err, "%s is not yours to write, so it was left as it is. Name another file. %s", path, kept)
	case disk.IsTooLong(err):
		return Wrap(Invalid, err, "The name %s is too long for this disk, so nothing was written. Name another file. %s", path, kept)
	}
	return Wrap(Invalid, err, "%s could not be written. %s", path, kept)
}

// ReadFault makes a Fault of the error that kept a file from being read. name is the
// file's name as a person knows it, and so is what does not happen: "nothing was
// imported".
func ReadFault(err error, name, so string) error {
	var fault *Fault
	if err == nil || errors.As(err, &fault) {
		return err
	}
	switch {
	case errors.Is(err, context.Canceled):
		return Wrap(Refused, err, "Reading “%s” was stopped, so %s.", name, so)
	case errors.Is(err, fs.ErrNotExist):
		return Wrap(NotFound, err, "There is no file “%s” there, so %s.", name, so)
	case errors.Is(err, fs.ErrPermission):
		return Wrap(Refused, err, "You have no permission to read “%s”, so %s.", name, so)
	case errors.Is(err, disk.ErrFolder):
		return Wrap(Invalid, err, "“%s” is a folder, so %s. Choose a file in it.", name, so)
	case errors.Is(err, disk.ErrSpecial):
		return Wrap(Invalid, err, "“%s” is a device or a pipe, not a file, so %s.", name, so)
	case errors.Is(err, disk.ErrAvoided):
		return Wrap(Refused, err, "“%s” is the library you are working in, so %s. Choose another file.", name, so)
	case disk.IsTooLong(err):
		return Wrap(Invalid, err, "“%s” cannot be read: its path is too long for this system, so %s.", name, so)
	}
	return Wrap(Invalid, err, "“%s” could not be read completely, so %s.", name, so)
}
