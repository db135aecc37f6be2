// Package seal encrypts what leaves the desk with age (https://age-encryption.org/v1), to a passphrase or
// to the key of whoever is to open it, and opens it again.
package seal

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"galley/model"
	"galley/model/disk"
)

// Key locks a file or opens it: a passphrase, or a key pair of age (age1… locks, AGE-SECRET-KEY-1… opens).
type Key struct {
	Passphrase string
	Recipient  string // whom a file is locked for
	Identity   string // what opens it
}

// None reports whether nothing is to be locked or opened.
func (k Key) None() bool { return k == Key{} }

// shortest is how many letters a passphrase has at least. A short one is guessed.
const shortest = 8

// work is the effort of a passphrase, as a power of two: a quarter of a gigabyte and about a second. A file
// that asks for more is refused, so that none can take the memory of the machine.
var work = 18

// head begins every file that age encrypted.
const head = "age-encryption.org/v1\n"

// Sealed reports whether a file begins as an encrypted one does.
func Sealed(begins []byte) bool { return bytes.HasPrefix(begins, []byte(head)) }

// SealedFile reports whether a file on the disk is encrypted. One that cannot be read is not.
func SealedFile(path string) bool {
	begins, err := disk.Head(path, len(head))
	return err == nil && Sealed(begins)
}

// PassphraseIn reads a passphrase from a file: its first line.
func PassphraseIn(path string) (string, error) {
	line, err := lineIn(path, func(string) bool { return true })
	if err == nil && line == "" {
		err = model.Faultf(model.Invalid, "%s has no passphrase in its first line.", filepath.Base(path))
	}
	return line, err
}

// IdentityIn reads the secret key from a file as age-keygen writes it.
func IdentityIn(path string) (string, error) {
	line, err := lineIn(path, func(l string) bool { return strings.HasPrefix(l, "AGE-SECRET-KEY-") })
	if err == nil && line == "" {
		err = model.Faultf(model.Invalid, "%s has no secret key of age in it (AGE-SECRET-KEY-1…).", filepath.Base(path))
	}
	return line, err
}

func lineIn(path string, wanted func(string) bool) (string, error) {
	data, err := disk.Read(path, 1<<16)
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "%s cannot be read.", filepath.Base(path))
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\r\n"); wanted(line) {
			return line, nil
		}
	}
	return "", nil
}

// Check says what is wrong with a passphrase that a file is to be encrypted to; nil nothing is.
func Check(passphrase string) error {
	if len([]rune(passphrase)) < shortest {
		return model.Faultf(model.Invalid, "A passphrase has at least %d letters.", shortest)
	}
	return nil
}

// To locks what is written: it is whole when the writer was closed.
func To(w io.Writer, k Key) (io.WriteCloser, error) {
	var to age.Recipient
	switch {
	case k.Recipient != "":
		r, err := age.ParseX25519Recipient(strings.TrimSpace(k.Recipient))
		if err != nil {
			return nil, model.Wrap(model.Invalid, err, "“%s” is no key to encrypt to: it should begin with age1.", k.Recipient)
		}
		to = r
	default:
		if err := Check(k.Passphrase); err != nil {
			return nil, err
		}
		r, err := age.NewScryptRecipient(k.Passphrase)
		if err != nil {
			return nil, model.Wrap(model.Invalid, err, "The passphrase cannot be used.")
		}
		r.SetWorkFactor(work)
		to = r
	}
	return age.Encrypt(w, to)
}

// From opens what is read.
func From(r io.Reader, k Key) (io.Reader, error) {
	if k.None() {
		return nil, model.Faultf(model.Refused, "The file is encrypted. It takes the passphrase, or the secret key, to open it.")
	}
	var by age.Identity
	if k.Identity != "" {
		i, err := age.ParseX25519Identity(strings.TrimSpace(k.Identity))
		if err != nil {
			return nil, model.Wrap(model.Invalid, err, "That is no secret key of age.")
		}
		by = i
	} else {
		i, err := age.NewScryptIdentity(k.Passphrase)
		if err != nil {
			return nil, model.Wrap(model.Invalid, err, "The passphrase cannot be used.")
		}
		i.SetMaxWorkFactor(work)
		by = i
	}
	plain, err := age.Decrypt(r, by)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none) && k.Identity != "":
		return nil, model.Wrap(model.Refused, err, "The file is not encrypted for this key, so it was not opened.")
	case errors.As(err, &none):
		return nil, model.Wrap(model.Refused, err, "The passphrase is not the one that the file was encrypted with, so it was not opened.")
	case err != nil:
		return nil, model.Wrap(model.Damaged, err, "The encrypted file is damaged, or was not made for a passphrase or key that Galley knows.")
	}
	return plain, nil
}

// LockFile writes a file of the disk anew, encrypted. It never overwrites a file.
func LockFile(from, to string, k Key) (size int64, err error) {
	in, _, err := disk.Open(from)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	return disk.Write(to, disk.Private, nil, func(w io.Writer) error {
		sealed, err := To(w, k)
		if err != nil {
			return err
		}
		if _, err := io.Copy(sealed, in); err != nil {
			return err
		}
		return sealed.Close()
	})
}

// longest is how much an encrypted file holds at most.
const longest = 16 << 30

// OpenFile writes what an encrypted file holds to a path where there is nothing yet.
func OpenFile(from, to string, k Key) (err error) {
	in, _, err := disk.Open(from)
	if err != nil {
		return model.Wrap(model.Invalid, err, "%s cannot be read.", filepath.Base(from))
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	plain, err := From(in, k)
	if err != nil {
		return err
	}
	_, err = disk.Write(to, disk.Private, nil, func(w io.Writer) error {
		n, err := io.Copy(w, io.LimitReader(plain, longest+1))
		switch {
		case err != nil:
			return model.Wrap(model.Damaged, err, "%s is damaged, or was altered, so it was not opened.", filepath.Base(from))
		case n > longest:
			return model.Faultf(model.Invalid, "%s is larger than an encrypted file may be, so it was not opened.", filepath.Base(from))
		}
		return nil
	})
	return err
}
