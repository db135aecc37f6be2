package model

import (
	"crypto/rand"
	"encoding/binary"
	"strings"
	"sync"
	"time"
)

// Stamp is a moment in UTC to the millisecond, written as fixed-width ISO 8601
// text ("2026-11-23T14:40:00.000Z"), so that stamps sort as text, compare with
// == and look the same in the database, in JSON and in a report. The empty
// Stamp means "never".
type Stamp string

const stampLayout = "2006-01-02T15:04:05.000Z"

// StampOf gives the Stamp of a time.
func StampOf(t time.Time) Stamp { return Stamp(t.UTC().Format(stampLayout)) }

// Now is the Stamp of this moment.
func Now() Stamp { return StampOf(time.Now()) }

// Time is the moment as a time.Time; zero for the empty Stamp and for other text.
func (s Stamp) Time() time.Time {
	t, err := time.Parse(stampLayout, string(s))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Day is the date part, "2026-11-23", or "" for never.
func (s Stamp) Day() string {
	day, _, _ := strings.Cut(string(s), "T")
	return day
}

// ids are Crockford base32 in lower case: no i, l, o or u to be misread.
const idLetters = "0123456789abcdefghjkmnpqrstvwxyz"

var idClock struct {
	sync.Mutex
	millis uint64
	tail   uint32
}

// NewID makes a permanent id of 16 letters and digits: 48 bits of time in
// milliseconds, then 32 random bits, so that ids made in one process sort in
// the order they were made and those of two editors' libraries do not collide
// when they are merged.
func NewID() string {
	idClock.Lock()
	defer idClock.Unlock()
	now := uint64(time.Now().UnixMilli())
	if now > idClock.millis {
		var seed [4]byte
		rand.Read(seed[:]) // crypto/rand.Read never fails since Go 1.24
		idClock.millis = now
		idClock.tail = binary.BigEndian.Uint32(seed[:]) >> 1 // room to count up
	} else {
		idClock.tail++
		if idClock.tail == 0 {
			idClock.millis++
		}
	}
	hi, lo := idClock.millis, idClock.tail
	var id [16]byte
	for i := 15; i >= 0; i-- {
		id[i] = idLetters[lo&31]
		lo = lo>>5 | uint32(hi&31)<<27
		hi >>= 5
	}
	return string(id[:])
}
