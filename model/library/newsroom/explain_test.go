package newsroom

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"galley/model"
	"galley/model/library/newsroom/newsroomtest"
)

// connect connects to an address and returns what is said where that fails.
func connect(t *testing.T, address string) error {
	t.Helper()
	a, err := ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	return explained(t, a)
}

func explained(t *testing.T, a Address) error {
	t.Helper()
	config, err := a.Config()
	if err != nil {
		return err
	}
	c, err := pgx.ConnectConfig(t.Context(), config)
	if err == nil {
		return errors.Join(c.Close(t.Context()), errors.New("it connected"))
	}
	return a.Explain(err)
}

func says(t *testing.T, what string, err error, code model.Code, words string) {
	t.Helper()
	if !model.HasCode(err, code) || !strings.Contains(model.Sentence(err), words) {
		t.Errorf("%s: %q (%v)", what, model.Sentence(err), err)
	}
}

func TestWhatAServerRefusesIsSaidInASentence(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		code, password string
		as             model.Code
		words          string
	}{
		{"28P01", "", model.Refused, "wants a password of ann"},
		{"28P01", secret, model.Refused, "does not let ann in with this password"},
		{"28000", "", model.Refused, "does not let ann in from this computer"},
		{"3D000", "", model.NotFound, "has no database called desk"},
		{"42501", "", model.Refused, "is not open to ann"},
		{"53300", "", model.Busy, "as many connections as it takes"},
		{"57P03", "", model.Busy, "is starting or stopping"},
	} {
		to := (&newsroomtest.Gate{Refuse: c.code}).Open(t, "postgres://ann@/desk")
		to.User = url.UserPassword("ann", c.password)
		err := connect(t, to.String())
		says(t, c.code, err, c.as, c.words)
		if strings.Contains(err.Error(), secret) || errors.Is(err, ErrPassword) != (c.code == "28P01") {
			t.Errorf("%s: %v", c.code, err)
		}
	}
}

func TestWhyNoServerAnswersIsSaidInASentence(t *testing.T) {
	alone(t)
	nobody, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := nobody.Close(); err != nil {
		t.Fatal(err)
	}
	says(t, "nothing listens", connect(t, "postgres://ann@"+nobody.Addr().String()+"/desk"), model.NotFound, "No PostgreSQL server answers at 127.0.0.1, port ")
	says(t, "no socket", connect(t, "postgres:///desk?host="+t.TempDir()), model.NotFound, "No PostgreSQL server answers")
	says(t, "no service", connect(t, "postgres:///?service=desk"), model.Invalid, "cannot be read")
	a, err := ParseAddress("postgres://ann@127.0.0.1/desk")
	if err != nil {
		t.Fatal(err)
	}
	for words, failure := range map[string]error{
		"did not answer within 10 seconds":       os.ErrDeadlineExceeded,
		"There is no server called 127.0.0.1":    &net.DNSError{IsNotFound: true},
		"the network does not answer":            &net.DNSError{IsTimeout: true},
		"The server 127.0.0.1 cannot be reached": &net.OpError{Op: "dial", Err: errors.New("no route to host")},
	} {
		says(t, failure.Error(), explained(t, a.WithDial(func(context.Context, string, string) (net.Conn, error) { return nil, failure })), model.NotFound, words)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	config, err := a.Config()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pgx.ConnectConfig(ctx, config); !errors.Is(a.Explain(err), context.Canceled) {
		t.Errorf("who cancels is told %v", a.Explain(err))
	}
}

func TestOnlyAServerWithATrustedCertificateIsSpokenTo(t *testing.T) {
	alone(t)
	now := time.Now()
	good, authority := certificate(t, "127.0.0.1", now.Add(time.Hour))
	named, named0 := certificate(t, "10.9.8.7", now.Add(time.Hour))
	old, old0 := certificate(t, "127.0.0.1", now.Add(-time.Minute))
	for what, c := range map[string]struct {
		shows *tls.Certificate
		root  string
		words string
	}{
		"trusted":       {&good, authority, "does not let ann in from this computer"}, // spoken to, and refused
		"unknown":       {&good, "", "does not trust the certificate of the server 127.0.0.1. No connection was made"},
		"another":       {&named, named0, "shows the certificate of another server. No connection was made"},
		"out of date":   {&old, old0, "has run out"},
		"not encrypted": {nil, authority, "does not encrypt. No connection was made"},
	} {
		g := &newsroomtest.Gate{Refuse: "28000"}
		if c.shows != nil {
			g.TLS = &tls.Config{Certificates: []tls.Certificate{*c.shows}}
		}
		to := g.Open(t, "postgres://ann@/desk")
		to.RawQuery = url.Values{"sslmode": {"verify-full"}, "sslrootcert": {c.root}}.Encode()
		if c.root == "" {
			to.RawQuery = "sslmode=verify-full"
		}
		says(t, what, connect(t, to.String()), model.Refused, c.words)
	}
}

// certificate makes a certificate for a computer, which signs itself, and the file that it is trusted by.
func certificate(t *testing.T, ip string, until time.Time) (tls.Certificate, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: until.Add(-2 * time.Hour), NotAfter: until, IPAddresses: []net.IP{net.ParseIP(ip)},
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	made, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "authority.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: made}), 0o600); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{made}, PrivateKey: key}, file
}
