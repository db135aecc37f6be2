package newsroom

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
)

// alone takes away what of the machine's own settings an address would be read with.
func alone(t *testing.T) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	for _, name := range []string{"PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", "PGPASSFILE", "PGSERVICE", "PGSERVICEFILE",
		"PGSSLMODE", "PGSSLCERT", "PGSSLROOTCERT", "PGCONNECT_TIMEOUT", PlaintextSetting} {
		t.Setenv(name, "")
	}
}

const secret = "hunter2hunter2"

func TestAnAddressIsReadAndNeverShowsItsPassword(t *testing.T) {
	alone(t)
	for given, want := range map[string]struct{ shown, name, password string }{
		"postgres://ann:" + secret + "@db.example.org/desk":                     {"postgres://ann@db.example.org/desk", "db.example.org/desk", secret},
		"postgresql://ann@db.example.org:5433/desk?password=" + secret + "&x=1": {"postgresql://ann@db.example.org:5433/desk?x=1", "db.example.org/desk", secret},
		"POSTGRES://ann@DB/desk":                                   {"postgres://ann@DB/desk", "DB/desk", ""},
		" postgres://ann@[::1]:5432/desk?sslpassword=" + secret:    {"postgres://ann@[::1]:5432/desk", "::1/desk", ""},
		"postgres://ann:p%23%2F%3F%40%25w@h/desk":                  {"postgres://ann@h/desk", "h/desk", "p#/?@%w"},
		"postgres:///desk?host=/run/postgresql&user=ann":           {"postgres:///desk?host=/run/postgresql&user=ann", "localhost/desk", ""},
		"postgres://ann@h/d%C3%A9sk?sslmode=verify-full&password=": {"postgres://ann@h/d%C3%A9sk?sslmode=verify-full", "h/désk", ""},
	} {
		a, err := ParseAddress(given)
		if err != nil {
			t.Errorf("%s: %v", given, err)
			continue
		}
		config, err := a.parse()
		if err != nil {
			t.Errorf("%s: %v", given, err)
			continue
		}
		if a.String() != want.shown || a.Name() != want.name || config.Password != want.password {
			t.Errorf("%s is %s, %s, password %q", given, a, a.Name(), config.Password)
		}
		if said := fmt.Sprintf("%v %+v %#v %s", a, a, a, a); strings.Contains(said, secret) {
			t.Errorf("%s prints its password: %s", given, said)
		}
	}
}

func TestWhatIsNoAddressIsRefusedWithoutBeingShown(t *testing.T) {
	for _, given := range []string{
		"postgres:/ann:" + secret + "@h/d", "postgres:ann:" + secret + "@h/d", "mysql://ann:" + secret + "@h/d", "postgresq://ann:" + secret + "@h/d",
		"postgres://ann:12#" + secret + "@h/d", "postgres://ann:12/" + secret + "@h/d", "postgres://ann:12?" + secret + "@h/d",
		"postgres://ann:%" + secret + "@h/d", "postgres://ann:" + secret + "@h:port/d", "postgres://ann:p w" + secret + "@h\x00/d",
	} {
		if !IsAddress(given) {
			t.Errorf("%q would be taken for a file", given)
		}
		_, err := ParseAddress(given)
		if !model.HasCode(err, model.Invalid) || strings.Contains(err.Error(), secret) {
			t.Errorf("%q: %v", given, err)
		}
	}
	for _, file := range []string{"desk.galley", "/srv/postgres/desk.galley", `C:\desk.galley`, "postgres", "./postgres:1"} {
		if IsAddress(file) {
			t.Errorf("the file %s would be taken for an address", file)
		}
	}
}

func TestAnAddressIsReadAsAPersonTypesIt(t *testing.T) {
	for typed, want := range map[string]string{
		"db.example.org/desk":                    "postgres://db.example.org/desk",
		" db.example.org:5433/desk ":             "postgres://db.example.org:5433/desk",
		"ann@db/desk":                            "postgres://ann@db/desk",
		"postgres://db/desk?sslrootcert=/ca.pem": "postgres://db/desk?sslrootcert=/ca.pem",
		"?service=desk":                          "postgres:///?service=desk",
		"":                                       "",
		" / ":                                    "",
		"mysql://db/desk":                        "",
	} {
		a, err := ParseTyped(typed)
		if a.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q is %s (%v)", typed, a, err)
			continue
		}
		if again, err := ParseTyped(a.Typed()); err == nil && again.WithName(a.UserName()).String() != a.String() {
			t.Errorf("%s is typed %q, which is %s", a, a.Typed(), again)
		}
	}
}
