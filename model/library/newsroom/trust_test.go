package newsroom

import (
	"crypto/tls"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// verifies is how strictly the servers of a config are looked at, one after the other.
func verifies(config *pgx.ConnConfig) string {
	all := []*tls.Config{config.TLSConfig}
	for _, f := range config.Fallbacks {
		all = append(all, f.TLSConfig)
	}
	var said []string
	for _, c := range all {
		switch {
		case c == nil:
			said = append(said, "plain")
		case c.InsecureSkipVerify:
			said = append(said, "any")
		default:
			said = append(said, "verified")
		}
	}
	return strings.Join(said, ",")
}

func TestAServerElsewhereIsVerifiedUnlessTheAddressSaysOtherwise(t *testing.T) {
	alone(t)
	services := filepath.Join(t.TempDir(), "services")
	if err := os.WriteFile(services, []byte("[desk]\nhost=db.example.org\nuser=ann\ndbname=desk\n[open]\nhost=db.example.org\nsslmode=disable\n"+
		"[blind]\nhost=db.example.org\nsslmode=require\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PGSERVICEFILE", services)
	for _, c := range []struct{ address, mode, allow, want string }{
		{"postgres://ann@db.example.org/desk", "", "", "verified"},
		{"postgres://ann@10.0.0.7/desk", "", "", "verified"},
		{"postgres://ann@db.example.org/desk?sslmode=require", "", "", "any"},
		{"postgres://ann@db.example.org/desk?sslmode=disable", "", "", "refused"},
		{"postgres://ann@db.example.org/desk?sslmode=prefer", "", "", "refused"},
		{"postgres://ann@db.example.org/desk", "allow", "", "refused"},
		{"postgres://ann@db.example.org/desk?sslmode=verify-full", "disable", "", "verified"},
		{"postgres://ann@db.example.org/desk?sslmode=disable", "", "1", "plain"},
		{"postgres://ann@localhost,db.example.org/desk?sslmode=disable", "", "", "refused"},
		{"postgres://ann@localhost/desk", "", "", "plain,any"},
		{"postgres://ann@[::1]/desk", "", "", "plain,any"},
		{"postgres://ann@127.0.0.1/desk?sslmode=verify-full", "", "", "verified"},
		{"postgres:///desk?host=/run/postgresql", "", "", "plain"},
		{"postgres:///?service=desk", "", "", "verified"},
		{"postgres:///?service=open", "", "", "refused"},
		{"postgres:///?service=blind", "disable", "", "any"},
	} {
		t.Setenv("PGSSLMODE", c.mode)
		t.Setenv(PlaintextSetting, c.allow)
		a, err := ParseAddress(c.address)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if config, err := a.Config(); errors.Is(err, ErrPlaintext) {
			got = "refused"
		} else if err != nil {
			t.Errorf("%s: %v", c.address, err)
			continue
		} else {
			got = verifies(config)
		}
		if got != c.want {
			t.Errorf("%s with PGSSLMODE=%q: %s, want %s", c.address, c.mode, got, c.want)
		}
	}
}
