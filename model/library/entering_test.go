//go:build !race || long

package library

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"galley/model"
	"galley/model/library/newsroom"
	"galley/model/library/newsroom/newsroomtest"
)

func TestANewsroomIsEnteredWithAPasswordThatNothingShows(t *testing.T) {
	const password = "zanzibar-of-the-door"
	keyring.MockInit()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	t.Setenv("HOME", t.TempDir())
	gate := &newsroomtest.Gate{Password: password}
	to := gate.Open(t, newDatabase(t, ""))
	enter := func(user *url.Userinfo) error {
		t.Helper()
		with := *to
		with.User = user
		l, err := Open(t.Context(), with.String())
		if err != nil {
			if strings.Contains(err.Error(), password) {
				t.Errorf("the error has the password: %v", err)
			}
			return err
		}
		if strings.Contains(l.Path(), password) || !l.IsNewsroom() {
			t.Errorf("its path is %s, a newsroom %v", l.Path(), l.IsNewsroom())
		}
		if _, err := l.Apply(t.Context(), "Ann", model.AddSource{Fields: model.SourceFields{Title: new("Almanac")}}); err != nil {
			t.Error(err)
		}
		gate.Cut()
		for range readers + writers { // a dead connection may be noticed as it is used, and another is opened then
			if _, err = l.LastSeq(t.Context()); err == nil {
				break
			}
		}
		return errors.Join(err, l.Close())
	}
	ann := url.User("ann")
	if err := enter(ann); !errors.Is(err, newsroom.ErrPassword) || !strings.Contains(model.Sentence(err), "wants a password of ann") {
		t.Errorf("without a password: %v", err)
	}
	if err := enter(url.UserPassword("ann", "guessed")); !errors.Is(err, newsroom.ErrPassword) || !strings.Contains(model.Sentence(err), "with this password") {
		t.Errorf("with a wrong one: %v", err)
	}
	if err := enter(url.UserPassword("ann", password)); err != nil {
		t.Errorf("with the password: %v", err)
	}
	with := *to
	with.User = ann
	a, err := newsroom.ParseAddress(with.String())
	must(t, err)
	must(t, a.WithPassword(password).Remember(t.Context()))
	if err := enter(ann); err != nil {
		t.Errorf("with that of the keyring: %v", err)
	}
	t.Setenv("PGPASSWORD", "guessed") // what the environment says is meant
	if err := enter(ann); !errors.Is(err, newsroom.ErrPassword) {
		t.Errorf("with a wrong one in the environment: %v", err)
	}
	t.Setenv("PGPASSWORD", password)
	if err := enter(ann); err != nil {
		t.Errorf("with that of the environment: %v", err)
	}
}

func TestWhatIsAboutAFileIsRefusedOfANewsroom(t *testing.T) {
	l, err := Open(t.Context(), newDatabase(t, ""))
	must(t, err)
	defer func() { must(t, l.Close()) }()
	file := t.TempDir() + "/copy.galley"
	for what, do := range map[string]func() error{
		"backup of today": func() error { _, err := l.BackUpToday(t.Context()); return err },
		"backups":         func() error { _, err := Backups(l.Path()); return err },
		"restore":         func() error { _, err := l.Restore(t.Context(), file); return err },
		"difference":      func() error { _, err := l.Difference(t.Context(), file); return err },
		"restore damaged": func() error { _, err := RestoreDamaged(t.Context(), l.Path(), file); return err },
		"salvage":         func() error { _, err := Salvage(t.Context(), l.Path(), file, nil); return err },
		"save elsewhere":  func() error { return l.SaveElsewhere(t.Context(), file) },
	} {
		if err := do(); !model.HasCode(err, model.Refused) || !strings.Contains(model.Sentence(err), "is no file") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if due, err := l.BackupDue(t.Context()); due || err != nil {
		t.Errorf("a backup is due: %v, %v", due, err)
	}
}
