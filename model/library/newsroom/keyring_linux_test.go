package newsroom

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"galley/model"
)

func TestASystemWithoutAKeyringSaysWhatElseThereIs(t *testing.T) {
	alone(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	if _, err := os.Stat(fmt.Sprintf("/run/user/%d/bus", os.Getuid())); err == nil {
		t.Skip("the person's session has a bus")
	}
	a, err := ParseAddress("postgres://ann@db.example.org/desk")
	if err != nil {
		t.Fatal(err)
	}
	err = a.WithPassword(secret).Remember(t.Context())
	if !errors.Is(err, ErrNoKeyring) || !strings.Contains(model.Sentence(err), ".pgpass") || strings.Contains(err.Error(), secret) {
		t.Error(err)
	}
	if _, found := a.Recalled(t.Context()); found {
		t.Error("a password was found nowhere")
	}
}
