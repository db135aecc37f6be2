package newsroom

import (
	"errors"
	"testing"

	"github.com/zalando/go-keyring"

	"galley/model"
)

// mockKeyring puts a keyring in memory in the place of the system's.
func mockKeyring(t *testing.T) {
	t.Helper()
	keyring.MockInit()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere") // nobody calls there
}

func TestTheKeyringKnowsAPasswordByWhoConnectsWhere(t *testing.T) {
	alone(t)
	mockKeyring(t)
	parse := func(address string) Address {
		t.Helper()
		a, err := ParseAddress(address)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	desk := parse("postgres://ann@db.example.org/desk")
	if err := desk.WithPassword(secret).Remember(t.Context()); err != nil {
		t.Fatal(err)
	}
	password := func(a Address) string {
		config, err := a.parse()
		if err != nil {
			t.Fatal(err)
		}
		return config.Password
	}
	for address, want := range map[string]string{
		"postgres://ann@db.example.org/desk":                           secret,
		"postgres://db.example.org:5432/desk?user=ann&sslmode=require": secret,
		"postgres://ann:another@db.example.org/desk":                   "another",
		"postgres://bob@db.example.org/desk":                           "",
		"postgres://ann@db.example.org/other":                          "",
		"postgres://ann@db.example.org:5433/desk":                      "",
		"postgres://ann@localhost/desk":                                "",
	} {
		if got := password(parse(address).Ready(t.Context())); got != want {
			t.Errorf("of %s is known %q", address, got)
		}
	}
	t.Setenv("PGPASSWORD", "of the environment")
	if got := password(desk.Ready(t.Context())); got != "of the environment" {
		t.Errorf("the keyring comes before the environment: %q", got)
	}
	if err := errors.Join(desk.Forget(t.Context()), desk.Forget(t.Context())); err != nil {
		t.Errorf("forgetting: %v", err)
	}
	if _, found := desk.Recalled(t.Context()); found {
		t.Error("it is not forgotten")
	}
	keyring.MockInitWithError(errors.New("locked"))
	if err := desk.WithPassword(secret).Remember(t.Context()); !model.HasCode(err, model.Refused) {
		t.Errorf("a keyring that does not answer: %v", err)
	}
	if a := desk.Ready(t.Context()); a.String() != desk.String() {
		t.Error(a)
	}
}
