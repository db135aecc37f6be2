// Package instance lets a later start of the program hand the file it was to
// open over to the one that runs, by a socket in the user's own cache folder.
package instance

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"
)

// message is a line from the later start to the running one; the answer to it
// is the line "taken".
type message struct {
	Open string `json:"open"` // an absolute path; "" nothing but to come to the front
}

const (
	taken    = "taken\n"
	patience = 2 * time.Second // for a program that runs but does not answer
	longest  = 64 << 10        // bytes of a message
	socket   = "running.sock"
	// pathLimit is what a Unix socket's path may have on macOS; Linux takes four more.
	pathLimit = 103
)

// Address is where the program of this name listens for the user.
func Address(program string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("where the running program listens: %w", err)
	}
	path := filepath.Join(cache, program, socket)
	if len(path) > pathLimit {
		sum := sha256.Sum256([]byte(path))
		path = filepath.Join(os.TempDir(), program+"-"+hex.EncodeToString(sum[:8])+".sock")
	}
	return path, nil
}

// Hand gives a file to the program that listens at the address, and reports
// whether it took it. It did not where none runs, or none that answers.
func Hand(address, file string) bool {
	c, err := net.DialTimeout("unix", address, patience)
	if err != nil {
		return false
	}
	defer c.Close()
	if c.SetDeadline(time.Now().Add(patience)) != nil || json.NewEncoder(c).Encode(message{file}) != nil {
		return false
	}
	answer, err := bufio.NewReader(c).ReadString('\n')
	return err == nil && answer == taken
}

// Listen calls open, on a goroutine of its own, for every file that is handed
// over, until stop is called. Where a program listens at the address already it
// is an error that errors.Is fs.ErrExist.
func Listen(address string, open func(file string)) (stop func(), err error) {
	if err := os.MkdirAll(filepath.Dir(address), 0o700); err != nil {
		return nil, fmt.Errorf("listen for later starts: %w", err)
	}
	l, err := net.Listen("unix", address)
	if err != nil && isLeft(address) { // by a program that was killed
		if err := os.Remove(address); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("listen for later starts: %w", err)
		}
		l, err = net.Listen("unix", address)
	}
	if err != nil {
		if _, there := os.Lstat(address); there == nil {
			err = errors.Join(fs.ErrExist, err)
		}
		return nil, fmt.Errorf("listen for later starts: %w", err)
	}
	if err := os.Chmod(address, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("listen for later starts: %w", err), l.Close())
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go answer(c, open)
		}
	}()
	return func() { _ = l.Close() }, nil // which removes the socket
}

// isLeft reports whether there is a socket at the address with nobody behind it.
func isLeft(address string) bool {
	if info, err := os.Lstat(address); err != nil || info.Mode()&fs.ModeSocket == 0 {
		return false
	}
	c, err := net.DialTimeout("unix", address, patience)
	if err == nil {
		_ = c.Close()
	}
	return err != nil
}

func answer(c net.Conn, open func(string)) {
	defer c.Close()
	if c.SetDeadline(time.Now().Add(patience)) != nil {
		return
	}
	var m message
	if json.NewDecoder(io.LimitReader(c, longest)).Decode(&m) != nil || (m.Open != "" && !filepath.IsAbs(m.Open)) {
		return
	}
	if _, err := c.Write([]byte(taken)); err == nil {
		open(m.Open)
	}
}
