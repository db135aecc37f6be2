package instance

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func listening(t *testing.T, address string) chan string {
	t.Helper()
	opened := make(chan string, 8)
	stop, err := Listen(address, func(file string) { opened <- file })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return opened
}

func TestALaterStartHandsItsFileToTheRunningProgram(t *testing.T) {
	address := filepath.Join(t.TempDir(), "made", "s")
	opened := listening(t, address)
	for _, file := range []string{"/home/ann/déjà vu.galley", ""} {
		if !Hand(address, file) {
			t.Fatalf("%q was not taken", file)
		}
		if got := <-opened; got != file {
			t.Errorf("%q was opened, not %q", got, file)
		}
	}
	if info, err := os.Stat(address); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket is open to others: %v, %v", info.Mode(), err)
	}
	if _, err := Listen(address, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("two programs listen at one address: %v", err)
	}
}

func TestWhereNoProgramRunsNothingIsTaken(t *testing.T) {
	address := filepath.Join(t.TempDir(), "s")
	if Hand(address, "/x") {
		t.Error("a file was taken by nobody")
	}
	// A program that was killed leaves its socket.
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: address, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	l.SetUnlinkOnClose(false)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if Hand(address, "/x") {
		t.Error("a file was taken by a program that was killed")
	}
	opened := listening(t, address)
	if !Hand(address, "/x") || <-opened != "/x" {
		t.Error("the place of a program that was killed stays taken")
	}
}

func TestAProgramThatEndedListensNoMore(t *testing.T) {
	address := filepath.Join(t.TempDir(), "s")
	stop, err := Listen(address, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := os.Stat(address); !errors.Is(err, fs.ErrNotExist) || Hand(address, "/x") {
		t.Errorf("its socket is left: %v", err)
	}
}

func TestWhatIsNoMessageOpensNothing(t *testing.T) {
	address := filepath.Join(t.TempDir(), "s")
	opened := listening(t, address)
	for _, sent := range []string{"", "GET / HTTP/1.1\r\n\r\n", `{"open":"relative"}` + "\n",
		`{"open":"/` + strings.Repeat("x", longest) + `"}` + "\n"} {
		c, err := net.Dial("unix", address)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write([]byte(sent)) // it may hang up before all is written
		if err := c.(*net.UnixConn).CloseWrite(); err != nil && !errors.Is(err, net.ErrClosed) && sent == "" {
			t.Fatal(err)
		}
		answer := make([]byte, 16)
		if n, _ := c.Read(answer); n > 0 {
			t.Errorf("%.20q was answered %q", sent, answer[:n])
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !Hand(address, "/last") || <-opened != "/last" {
		t.Error("something else was opened")
	}
}

func TestAnAddressIsNeverTooLongForASocket(t *testing.T) {
	for _, home := range []string{"/c", "/c/" + strings.Repeat("long/", 40)} {
		t.Setenv("XDG_CACHE_HOME", home)
		address, err := Address("Galley")
		if err != nil || len(address) > pathLimit {
			t.Errorf("%q (%d bytes), %v", address, len(address), err)
		}
	}
}
