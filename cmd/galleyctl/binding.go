package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"galley/assets"
	"galley/model"
	"galley/model/ingest/attached"
	"galley/model/intake/binder"
	"galley/model/library/seal"
)

// lockFlags say for whom a file is encrypted.
type lockFlags struct {
	PassphraseFile string `placeholder:"FILE" help:"Encrypt it (age) to the passphrase in the first line of this file."`
	Recipient      string `placeholder:"KEY" help:"Encrypt it to this key of age (age1…)."`
}

func (f lockFlags) key() (seal.Key, error) {
	if f.PassphraseFile != "" && f.Recipient != "" {
		return seal.Key{}, model.Faultf(model.Invalid, "A file is encrypted to a passphrase or to a key, not to both.")
	}
	if f.PassphraseFile != "" {
		passphrase, err := seal.PassphraseIn(f.PassphraseFile)
		return seal.Key{Passphrase: passphrase}, err
	}
	return seal.Key{Recipient: f.Recipient}, nil
}

// openFlags say how an encrypted file is opened.
type openFlags struct {
	PassphraseFile string `placeholder:"FILE" help:"The passphrase of an encrypted file: the first line of this file."`
	IdentityFile   string `placeholder:"FILE" help:"The secret key of an encrypted file, as age-keygen writes it."`
}

func (f openFlags) key() (seal.Key, error) {
	switch {
	case f.IdentityFile != "":
		identity, err := seal.IdentityIn(f.IdentityFile)
		return seal.Key{Identity: identity}, err
	case f.PassphraseFile != "":
		passphrase, err := seal.PassphraseIn(f.PassphraseFile)
		return seal.Key{Passphrase: passphrase}, err
	}
	return seal.Key{}, nil
}

type binderCommand struct {
	Article        string `arg:"" help:"The article's id, or its beginning."`
	Output         string `short:"o" required:"" placeholder:"FILE" help:"A new file, e.g. story.zip; story.zip.age where it is encrypted."`
	WithIdentities bool   `name:"with-identities" help:"Name confidential sources, with contacts, private notes and private evidence in the library part (default: aliases alone)."`
	lockFlags
}

func (c *binderCommand) Run(d *invocation) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	if err := d.spare(c.Output); err != nil {
		return err
	}
	key, err := c.key()
	if err != nil {
		return err
	}
	made, err := binder.Write(d.ctx, lib, c.Article, c.Output, binder.Options{Identities: c.WithIdentities, Editor: d.editor(),
		Generator: "Galley " + assets.Version, Key: key})
	if err != nil {
		return err
	}
	return d.print(made, func(w io.Writer) {
		fmt.Fprintf(w, "%s: %s, %s, %d bytes\n", made.File, model.Countf(made.Claims, "%d claim", "%d claims"),
			model.Countf(len(made.Items), "%d file", "%d files"), made.Size)
	})
}

type openBinderCommand struct {
	File   string `arg:"" help:"The binder. It is not changed."`
	Output string `short:"o" required:"" placeholder:"FILE" help:"The new library to write, e.g. story.galley."`
	openFlags
}

func (c *openBinderCommand) Run(d *invocation) error {
	key, err := c.key()
	if err != nil {
		return err
	}
	opened, err := binder.Open(d.ctx, c.File, c.Output, key)
	if err != nil {
		return err
	}
	return d.print(opened, func(w io.Writer) { fmt.Fprintf(w, "%s\t%s\t%s\n", opened.Library, opened.Article, opened.Title) })
}

// unbound has do work on the library in a binder, or on the file itself where it is none.
func (d *invocation) unbound(path string, flags openFlags, do func(path string) error) error {
	if !binder.Is(path) {
		return do(path)
	}
	key, err := flags.key()
	if err != nil {
		return err
	}
	return binder.With(d.ctx, path, key, do)
}

// locked writes what do writes to a path, encrypted where a key says so.
func locked(path string, key seal.Key, do func(path string) error) error {
	if key.None() {
		return do(path)
	}
	return between(func(plain string) error {
		if err := do(plain); err != nil {
			return err
		}
		_, err := seal.LockFile(plain, path, key)
		return model.WriteFault(err, path, model.Sayf("Nothing was written; the library itself is unchanged."))
	})
}

// unlocked has do read a file, decrypted first where it is encrypted.
func unlocked(path string, flags openFlags, do func(path string) error) error {
	if !seal.SealedFile(path) {
		return do(path)
	}
	key, err := flags.key()
	if err != nil {
		return err
	}
	return between(func(plain string) error {
		if err := seal.OpenFile(path, plain, key); err != nil {
			return err
		}
		return do(plain)
	})
}

// between gives a path in a folder that nobody else can look into, and that is gone afterwards.
func between(do func(path string) error) error {
	folder, err := attached.Folder()
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	return do(filepath.Join(folder, "plain.galley"))
}
