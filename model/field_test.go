package model

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"galley/model/disk"
	"galley/model/prose"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "  ": "", "2009": "2009", "2009-03": "2009-03", "2009-03-31": "2009-03-31", "2009-3-1": "2009-03-01",
		"2009/03/31": "2009-03-31", "31.3.2009": "2009-03-31",
		"31 March 2009": "2009-03-31", "March 31, 2009": "2009-03-31", "March 31 2009": "2009-03-31", "Mar. 31, 2009": "2009-03-31",
		"Sept. 3, 2009": "2009-09-03", "3 Sept. 2009": "2009-09-03", "Sept 3, 2009": "2009-09-03",
		"Tuesday, March 31, 2009": "2009-03-31", "Tuesday, 31 March 2009": "2009-03-31", "March 2009": "2009-03",
		"Mar 2009": "2009-03", " March  31, 2009. ": "2009-03-31", "march 31, 2009": "2009-03-31",
		"2009-03-31T14:05:00Z": "2009-03-31T14:05:00Z", "2009-03-31T14:05:00+02:00": "2009-03-31T14:05:00+02:00",
		"2009-03-31T14:05:00+0200": "2009-03-31T14:05:00+02:00", "2009-03-31T14:05:00.123Z": "2009-03-31T14:05:00Z",
		"2009-03-31T14:05+02:00": "2009-03-31T14:05:00+02:00", "2009-03-31 14:05:00": "2009-03-31T14:05:00",
		"2009-03-31 14:05": "2009-03-31T14:05:00", "2009-03-31T14:05:00": "2009-03-31T14:05:00",
		"Tue, 31 Mar 2009 14:05:00 +0200": "2009-03-31T14:05:00+02:00",
	} {
		got, ok := ParseDate(in)
		if !ok || got != want {
			t.Errorf("ParseDate(%q) = %q %v, not %q", in, got, ok, want)
		}
		if again, ok := ParseDate(got); !ok || again != got {
			t.Errorf("%q read again is %q %v", got, again, ok)
		}
	}
	for _, in := range []string{"3/4/2009", "03/04/2009", "soon", "31 March", "2009-13-01", "2009-02-30", "Tuesday", "200",
		"20090331", "March 32, 2009", "12.2009.1"} {
		if got, ok := ParseDate(in); ok {
			t.Errorf("ParseDate(%q) = %q", in, got)
		}
	}
}

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{"": "", " a \n\t b ": "a b", "a\x00b": "a b", "a\u2028b": "a b", "a\u00a0b": "a b"} {
		if got := prose.Flatten(in); got != want {
			t.Errorf("prose.Flatten(%q) = %q", in, got)
		}
	}
}

func TestNewID(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{16}$`)
	since := time.Now().UnixMilli()
	if at := millisOf(NewID()); at < since || at > time.Now().UnixMilli()+1 {
		t.Errorf("an id of %d says that it was made at %d", since, at)
	}
	last := ""
	for range 50_000 {
		id := NewID()
		if id <= last || !form.MatchString(id) {
			t.Fatalf("%q after %q", id, last)
		}
		last = id
	}
	var mutex sync.Mutex
	var wait sync.WaitGroup
	seen := map[string]bool{}
	for range 8 {
		wait.Go(func() {
			var own []string
			for range 2000 {
				own = append(own, NewID())
			}
			if !slices.IsSorted(own) {
				t.Error("ids made by one caller are out of order")
			}
			mutex.Lock()
			defer mutex.Unlock()
			for _, id := range own {
				if seen[id] {
					t.Errorf("%s was made twice", id)
				}
				seen[id] = true
			}
		})
	}
	wait.Wait()
}

// millisOf is when an id was made: the 48 bits that it begins with.
func millisOf(id string) int64 {
	n := new(big.Int)
	for _, c := range id {
		n.Lsh(n, 5).Or(n, big.NewInt(int64(strings.IndexRune(idLetters, c))))
	}
	return n.Rsh(n, 32).Int64()
}

func TestStamp(t *testing.T) {
	at := time.Date(2026, 11, 23, 16, 40, 0, 123_456_789, time.FixedZone("x", 7200))
	s := StampOf(at)
	if s != "2026-11-23T14:40:00.123Z" || s.Day() != "2026-11-23" || !s.Time().Equal(at.Truncate(time.Millisecond)) || StampOf(s.Time()) != s {
		t.Errorf("%s %s %v", s, s.Day(), s.Time())
	}
	if never := Stamp(""); never.Day() != "" || !never.Time().IsZero() {
		t.Error("never is a day")
	}
	if !Stamp("yesterday").Time().IsZero() {
		t.Error("text that is no stamp is a time")
	}
	if StampOf(at.Add(-time.Hour)) >= s || len(Now()) != len(s) {
		t.Error("stamps do not sort as text")
	}
	// Whole milliseconds keep their zeros, so that the width is fixed.
	if got := StampOf(at.Truncate(time.Second)); got != "2026-11-23T14:40:00.000Z" {
		t.Error(got)
	}
}

func TestFault(t *testing.T) {
	cause := Faultf(NotFound, "There is no claim %d.", 3)
	err := Wrap(Invalid, cause, "It was not marked.")
	if Sentence(err) != "It was not marked." || !HasCode(err, Invalid) || !HasCode(err, NotFound) || HasCode(err, Busy) {
		t.Errorf("%v", err)
	}
	if errors.Is(err, &Fault{Code: Invalid, Sentence: "Another."}) || errors.Is(err, io.EOF) || !errors.Is(Wrap(Invalid, io.EOF,
		"It."), io.EOF) {
		t.Error("a fault is taken for another error")
	}
	if got := Wrap(Invalid, io.EOF, "It ended.").Error(); got != "It ended. (EOF)" {
		t.Errorf("in the log stands %q", got)
	}
	if cause.Error() != "There is no claim 3." {
		t.Errorf("in the log stands %q", cause)
	}
	if Sentence(nil) == "" || HasCode(nil, Invalid) {
		t.Error("no error")
	}
}

func TestWhyAFileWasNotWrittenOrRead(t *testing.T) {
	known := Faultf(Busy, "Busy.")
	for _, c := range []struct {
		err         error
		write, read Code // "" it stays the error it is
	}{
		{nil, "", ""}, {known, "", ""}, {context.Canceled, "", Refused},
		{disk.ErrDatabase, Refused, Invalid}, {disk.ErrAvoided, Refused, Refused}, {disk.ErrOther, Refused, Invalid}, {disk.ErrThere,
			Refused, Invalid},
		{disk.ErrNowhere, Refused, Invalid}, {disk.ErrFolder, Invalid, Invalid}, {disk.ErrSpecial, Refused, Invalid},
		{fs.ErrNotExist, NotFound, NotFound}, {fs.ErrPermission, Refused, Refused}, {io.ErrUnexpectedEOF, Invalid, Invalid},
	} {
		err := c.err
		if err != nil && err != known {
			err = fmt.Errorf("file: %w", err)
		}
		for _, got := range []struct {
			err  error
			code Code
			says string
		}{{WriteFault(err, "/a/b.txt", "The rest is kept."), c.write, "The rest is kept."}, {ReadFault(err, "b.txt",
			"nothing was read"), c.read, "nothing was read"}} {
			if got.code == "" {
				if got.err != err {
					t.Errorf("%v became %v", err, got.err)
				}
				continue
			}
			if !HasCode(got.err, got.code) || !errors.Is(got.err, c.err) || !strings.Contains(Sentence(got.err), got.says) {
				t.Errorf("%v is told as %v, want a fault %s", err, got.err, got.code)
			}
		}
	}
}
