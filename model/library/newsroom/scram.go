package newsroom

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	"golang.org/x/text/secure/precis"
)

// rounds is how often a password is hashed: PostgreSQL's own number.
const rounds = 4096

// Verifier is what a server keeps of a password (SCRAM-SHA-256, RFC 5802): it can tell
// the password by it, and nobody the password from it. So the password itself is never sent.
func Verifier(password string) (string, error) {
	salt := make([]byte, 16)
	rand.Read(salt) // it never fails since Go 1.24
	plain := password
	if prepared, err := precis.OpaqueString.String(password); err == nil { // as PostgreSQL does
		plain = prepared
	}
	salted, err := pbkdf2.Key(sha256.New, plain, salt, rounds, sha256.Size)
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	client := sha256.Sum256(keyed(salted, "Client Key"))
	text := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("SCRAM-SHA-256$%d:%s$%s:%s", rounds, text(salt), text(client[:]), text(keyed(salted, "Server Key"))), nil
}

func keyed(key []byte, what string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(what))
	return mac.Sum(nil)
}

// NewPassword is a random password that can be read out: 20 letters and digits, none of
// which is taken for another.
func NewPassword() string {
	const letters = "abcdefghijkmnpqrstuvwxyz23456789" // 32
	random := make([]byte, 20)
	rand.Read(random)
	for i, b := range random {
		random[i] = letters[b%32]
	}
	return string(random)
}
