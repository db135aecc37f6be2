package seal

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"galley/model"
)

func init() { work = 8 } // the effort of a real passphrase takes a second

func sealed(t testing.TB, text string, k Key) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := To(&b, k)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatIsSealedOpensWithItsKeyAlone(t *testing.T) {
	pair, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	other, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	toKey := Key{Recipient: pair.Recipient().String()}
	data := sealed(t, "planted-name", toKey)
	if !Sealed(data) || bytes.Contains(data, []byte("planted-name")) {
		t.Fatalf("it is not encrypted: %.40q", data)
	}
	altered := bytes.Clone(data)
	altered[len(altered)-1] ^= 1
	for _, c := range []struct {
		name string
		data []byte
		key  Key
		want string // what is read, or said
	}{
		{"the key", data, Key{Identity: pair.String()}, "planted-name"},
		{"another key", data, Key{Identity: other.String()}, "not encrypted for this key"},
		{"a passphrase where a key is asked for", data, Key{Passphrase: "correct horse"}, "passphrase"},
		{"no key", data, Key{}, "The file is encrypted."},
		{"no real key", data, Key{Identity: "x"}, "no secret key"},
		{"cut short", data[:30], Key{Identity: pair.String()}, "damaged"},
		{"an altered file", altered, Key{Identity: pair.String()}, "failed"},
	} {
		r, err := From(bytes.NewReader(c.data), c.key)
		got := ""
		if err == nil {
			var read []byte
			read, err = io.ReadAll(r)
			got = string(read)
		}
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAPassphraseSealsAFileForItsOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	plain, locked, back := filepath.Join(dir, "a"), filepath.Join(dir, "a.age"), filepath.Join(dir, "b")
	if err := os.WriteFile(plain, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LockFile(plain, locked, Key{Passphrase: "short"}); !model.HasCode(err, model.Invalid) {
		t.Errorf("a short passphrase: %v", err)
	}
	if _, err := LockFile(plain, locked, Key{Passphrase: "correct horse"}); err != nil || !SealedFile(locked) || SealedFile(plain) {
		t.Fatal(err)
	}
	if err := OpenFile(locked, back, Key{Passphrase: "correct mouse"}); !model.HasCode(err, model.Refused) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if _, err := os.Stat(back); !os.IsNotExist(err) {
		t.Errorf("something was written: %v", err)
	}
	if err := OpenFile(locked, back, Key{Passphrase: "correct horse"}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(back)
	info, statErr := os.Stat(back)
	if err != nil || statErr != nil || string(data) != "words" || info.Mode().Perm() != 0o600 {
		t.Errorf("%q, %v, %v", data, err, info)
	}
}

func TestAFileThatAsksForTooMuchWorkIsRefused(t *testing.T) {
	r, err := age.NewScryptRecipient("correct horse")
	if err != nil {
		t.Fatal(err)
	}
	r.SetWorkFactor(1)
	var b bytes.Buffer
	w, err := age.Encrypt(&b, r)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitN(b.String(), "\n", 3)
	at := strings.LastIndex(lines[1], " ")
	lines[1] = lines[1][:at] + " 30"
	if _, err := From(strings.NewReader(strings.Join(lines, "\n")), Key{Passphrase: "correct horse"}); err == nil {
		t.Error("it was opened")
	}
}

func FuzzFrom(f *testing.F) {
	pair, err := age.GenerateX25519Identity()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed(f, "words", Key{Recipient: pair.Recipient().String()}))
	f.Add([]byte(head))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if r, err := From(bytes.NewReader(data), Key{Identity: pair.String()}); err == nil {
			_, _ = io.Copy(io.Discard, r)
		}
	})
}
