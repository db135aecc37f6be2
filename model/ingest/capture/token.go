package capture

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/big"
	"time"

	"github.com/digitorus/timestamp"

	"galley/model"
	"galley/model/ingest"
	"galley/model/ingest/web"
)

const (
	tokenTime    = 30 * time.Second
	largestToken = 1 << 20
)

// errToken is in the chain of every error about a token that is not what it should be.
var errToken = errors.New("the token does not hold")

// Token asks an authority (RFC 3161) for a token that says when a file with a SHA-256 was there, and returns it in
// base64. The authority learns the hash and nothing else.
func Token(ctx context.Context, authority, sha string) (string, error) {
	u, ok := model.WebAddress(ingest.Address(authority))
	if !ok {
		return "", model.Faultf(model.Invalid, "“%s” is not the web address of a time authority. No token was asked for.", authority)
	}
	sum, err := hex.DecodeString(sha)
	if err != nil || len(sum) != sha256.Size {
		return "", fmt.Errorf("ask for a token of %q: no SHA-256", sha)
	}
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 64))
	if err != nil {
		return "", fmt.Errorf("ask for a token: %w", err)
	}
	asked, err := (&timestamp.Request{HashAlgorithm: crypto.SHA256, HashedMessage: sum, Certificates: true, Nonce: nonce}).Marshal()
	if err != nil {
		return "", fmt.Errorf("ask for a token: %w", err)
	}
	way := web.Transport()
	way.DialContext, way.DisableKeepAlives = web.NewGuard(u).Dial, true
	response, err := web.Question{Address: u.String(), Accept: "application/timestamp-reply", Body: asked, Type: "application/timestamp-query",
		Time: tokenTime, By: way}.Ask(ctx)
	if err != nil {
		return "", noToken(u.Host, err)
	}
	answer, err := io.ReadAll(io.LimitReader(response.Body, largestToken))
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return "", noToken(u.Host, err)
	}
	if response.StatusCode/100 != 2 {
		return "", noToken(u.Host, fmt.Errorf("status %d", response.StatusCode))
	}
	given, err := timestamp.ParseResponse(answer)
	if err != nil {
		return "", noToken(u.Host, errors.Join(errToken, err))
	}
	if given.Nonce == nil || given.Nonce.Cmp(nonce) != 0 {
		return "", noToken(u.Host, fmt.Errorf("%w: it answers another question", errToken))
	}
	if _, err := holds(given, sum); err != nil {
		return "", noToken(u.Host, err)
	}
	return base64.StdEncoding.EncodeToString(given.RawToken), nil
}

func noToken(host string, err error) error {
	if errors.Is(err, errToken) {
		return model.Wrap(model.Refused, err, "%s gave a time token that does not hold. The copy is kept; ask again or name another authority.", host)
	}
	return model.Wrap(model.NotFound, err, "%s gave no time token. The copy is kept, and the token can be asked for again.", host)
}

// Stamped is what a token says.
type Stamped struct {
	At model.Stamp // when the file was there
	By string      // who says so: the name in the certificate, which nobody has vouched for here
}

// Read verifies a token of a file by what the token itself has in it: it is for these bytes, and whoever signed it
// has a certificate for time tokens that was valid then. No network is asked.
func Read(token, sha string) (Stamped, error) {
	der, err := base64.StdEncoding.DecodeString(token)
	if err != nil {
		return Stamped{}, errors.Join(errToken, err)
	}
	sum, err := hex.DecodeString(sha)
	if err != nil {
		return Stamped{}, errors.Join(errToken, err)
	}
	given, err := parse(der)
	if err != nil {
		return Stamped{}, errors.Join(errToken, err)
	}
	by, err := holds(given, sum)
	if err != nil {
		return Stamped{}, err
	}
	return Stamped{model.StampOf(given.Time), by.Subject.CommonName}, nil
}

// parse reads a token. Its parser is not Galley's: a panic there is a token that cannot be read.
func parse(der []byte) (t *timestamp.Timestamp, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errToken, p)
		}
	}()
	return timestamp.Parse(der)
}

// holds reports whether a token whose signature was verified is for a hash, and who signed it.
func holds(t *timestamp.Timestamp, sum []byte) (*x509.Certificate, error) {
	if t.HashAlgorithm != crypto.SHA256 || string(t.HashedMessage) != string(sum) {
		return nil, fmt.Errorf("%w: it is for another file", errToken)
	}
	for _, c := range t.Certificates {
		for _, use := range c.ExtKeyUsage {
			if use == x509.ExtKeyUsageTimeStamping && !t.Time.Before(c.NotBefore) && !t.Time.After(c.NotAfter) {
				return c, nil
			}
		}
	}
	return nil, fmt.Errorf("%w: it has no certificate for time tokens", errToken)
}
