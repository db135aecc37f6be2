package disk

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// partPrefix is how the names of files begin that are not whole yet. What follows says which computer and
// which program writes the file, so that a later one knows what a killed one left.
var partPrefix = sync.OnceValue(func() string {
	host, _ := os.Hostname() // "" is as good as another
	return fmt.Sprintf(".galley-part-%08x-", crc32.ChecksumIEEE([]byte(host)))
})

// beside makes an empty file in the folder of another, which only its owner reads as long as it is not
// whole. allowed is what the person's umask leaves of mode. Its name is short: the other's may be as long as
// the system allows.
func beside(path string, mode fs.FileMode) (part string, allowed fs.FileMode, err error) {
	for try := 0; ; try++ {
		part := filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%d-%08x", partPrefix(), os.Getpid(), rand.Uint32()))
		file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode|0o200)
		if errors.Is(err, fs.ErrExist) && try < 100 {
			continue
		}
		if err != nil {
			return "", 0, err
		}
		info, err := file.Stat()
		if err == nil && info.Mode().Perm() != Private {
			err = file.Chmod(Private)
		}
		if err = errors.Join(err, file.Close()); err != nil {
			return "", 0, errors.Join(err, os.Remove(part))
		}
		return part, info.Mode().Perm(), nil
	}
}

// sweepParts deletes what killed programs left half written in a folder. Where that cannot be done, the next
// one to write there tries again.
func sweepParts(folder string) {
	left, err := filepath.Glob(filepath.Join(literal(folder), partPrefix()+"*-*"))
	if err != nil {
		return
	}
	for _, part := range left {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(part), partPrefix()), "-")
		id, err := strconv.Atoi(number)
		info, statErr := os.Lstat(part)
		if err != nil || statErr != nil || !info.Mode().IsRegular() || id == os.Getpid() || Runs(id) {
			continue
		}
		_ = os.Remove(part) // or else it is another person's
	}
}

// Sweep deletes what killed programs left half written in a folder.
func Sweep(folder string) { sweepParts(folder) }

// literal is a path as a pattern that matches it alone.
func literal(path string) string {
	if os.PathSeparator == '\\' {
		return path // it has no escape there
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}

// Runs reports whether a program with an id runs, as far as can be told.
func Runs(id int) bool {
	p, err := os.FindProcess(id)
	if err != nil {
		return false // Windows knows of none
	}
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
