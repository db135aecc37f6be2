// Package capturetest is an authority for time tokens that tests can ask.
package capturetest

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"galley/model/disk"
)

const settings = `[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test Authority
[ext]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = it
[it]
serial = ./serial
signer_cert = ./cert.pem
signer_key = ./key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
`

// Authority is one that openssl makes; a test without openssl is skipped.
type Authority struct {
	URL    string
	Silent atomic.Bool // it answers with a fault
}

// NewAuthority starts an authority.
func NewAuthority(t testing.TB) *Authority {
	t.Helper()
	program, err := exec.LookPath("openssl")
	if err != nil {
		t.Skip("openssl is not installed, so there is no authority to ask")
	}
	folder := t.TempDir()
	put(t, filepath.Join(folder, "conf"), settings)
	put(t, filepath.Join(folder, "serial"), "01\n")
	run := func(args ...string) {
		cmd := exec.CommandContext(t.Context(), program, args...)
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("openssl %s: %v: %s", strings.Join(args, " "), err, out)
		}
	}
	run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650", "-config", "conf", "-extensions", "ext",
		"-keyout", "key.pem", "-out", "cert.pem")
	a := &Authority{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a.Silent.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		asked, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
		if err != nil {
			t.Error(err)
			return
		}
		put(t, filepath.Join(folder, "asked"), string(asked))
		run("ts", "-reply", "-config", "conf", "-section", "it", "-queryfile", "asked", "-out", "reply")
		reply, err := disk.Read(filepath.Join(folder, "reply"), 1<<20)
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/timestamp-reply")
		_, _ = w.Write(reply)
	}))
	t.Cleanup(server.Close)
	a.URL = server.URL + "/tsa"
	return a
}

func put(t testing.TB, path, text string) {
	t.Helper()
	if _, err := disk.Write(path, disk.Private, func(io.ReaderAt, int64) bool { return true }, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}); err != nil {
		t.Error(err)
	}
}
