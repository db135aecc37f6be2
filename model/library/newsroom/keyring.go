package newsroom

import (
	"context"
	"errors"

	"github.com/zalando/go-keyring"

	"galley/model"
)

// keyringService is under which name the system's keyring has the passwords.
const keyringService = "galley newsroom"

// Remember keeps the password of the address in the system's keyring.
func (a Address) Remember(ctx context.Context) error {
	key, err := a.key()
	if err != nil {
		return err
	}
	if !hasKeyring() {
		return noKeyring(ErrNoKeyring)
	}
	_, err = waiting(ctx, func() (string, error) { return "", keyring.Set(keyringService, key, a.password) })
	if err != nil {
		return noKeyring(err)
	}
	return nil
}

// Forget takes the password of the address out of the system's keyring, where it is there.
func (a Address) Forget(ctx context.Context) error {
	key, err := a.key()
	if err != nil || !hasKeyring() {
		return err
	}
	_, err = waiting(ctx, func() (string, error) { return "", keyring.Delete(keyringService, key) })
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return noKeyring(err)
	}
	return nil
}

// Recalled is the address with the password that the system's keyring has for it. found says
// whether it has one.
func (a Address) Recalled(ctx context.Context) (with Address, found bool) {
	key, err := a.key()
	if err != nil || !hasKeyring() {
		return a, false
	}
	password, err := waiting(ctx, func() (string, error) { return keyring.Get(keyringService, key) })
	if err != nil || password == "" {
		return a, false
	}
	return a.WithPassword(password), true
}

// Ready is the address with a password, where one is known without asking the server first. A
// server on this computer mostly asks for none: then the keyring is left alone.
func (a Address) Ready(ctx context.Context) Address {
	config, err := a.parse()
	if err != nil || config.Password != "" || isHere(config) || a.setting("sslcert", "PGSSLCERT") != "" {
		return a
	}
	a, _ = a.Recalled(ctx)
	return a
}

// HasPassword reports whether the address, the environment or a file of libpq says a password.
func (a Address) HasPassword() bool {
	config, err := a.parse()
	return err == nil && config.Password != ""
}

func noKeyring(err error) error {
	return model.Wrap(model.Refused, err, "The password could not be kept: this system has no keyring that answers. "+
		"It can stand in the file .pgpass in your home folder, or in $PGPASSWORD.")
}

// waiting does what cannot be cancelled, such as a question of the keyring to the person, and waits
// for it no longer than ctx.
func waiting(ctx context.Context, do func() (string, error)) (string, error) {
	type answer struct {
		text string
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		text, err := do()
		answered <- answer{text, err}
	}()
	select {
	case a := <-answered:
		return a.text, a.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
