package sqlitefile

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// varint reads SQLite's variable-length integer; size is 0 where there is none.
func varint(b []byte) (value int64, size int) {
	var v uint64
	for i := 0; i < len(b) && i < 9; i++ {
		if i == 8 {
			return int64(v<<8 | uint64(b[i])), 9
		}
		v = v<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return int64(v), i + 1
		}
	}
	return 0, 0
}

// mostColumns bounds what a damaged header may claim.
const mostColumns = 256

// decode reads the values of a record. Where the payload ends before the record
// does, torn is true and values are those that are there, a text as far as it goes.
// ok is false where these bytes are no record at all.
func decode(payload []byte) (values []any, torn, ok bool) {
	length, n := varint(payload)
	if n == 0 || length < int64(n) || length > int64(len(payload)) {
		return nil, false, false
	}
	header, body := payload[n:length], payload[length:]
	for len(header) > 0 {
		serial, n := varint(header)
		if n == 0 || serial < 0 || serial == 10 || serial == 11 || len(values) == mostColumns {
			return nil, false, false
		}
		header = header[n:]
		if torn {
			continue // only to see that the header is one
		}
		size := sizeOf(serial)
		if size > int64(len(body)) {
			torn = true
			if part, ok := wholeLetters(body); ok && serial >= 13 && serial%2 == 1 {
				values = append(values, part)
			}
			continue
		}
		value, ok := valueOf(serial, body[:size])
		if !ok {
			return nil, false, false
		}
		values = append(values, value)
		body = body[size:]
	}
	return values, torn, len(values) > 0
}

// sizeOf is how many bytes a value of a serial type takes.
func sizeOf(serial int64) int64 {
	switch serial {
	case 0, 8, 9:
		return 0
	case 1, 2, 3, 4:
		return serial
	case 5:
		return 6
	case 6, 7:
		return 8
	}
	return (serial - 12) / 2
}

func valueOf(serial int64, b []byte) (value any, ok bool) {
	switch {
	case serial == 0:
		return nil, true
	case serial == 8, serial == 9:
		return serial - 8, true
	case serial == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b)), true
	case serial <= 6:
		var v int64
		if b[0] >= 0x80 {
			v = -1
		}
		for _, c := range b {
			v = v<<8 | int64(c)
		}
		return v, true
	case serial%2 == 0:
		return append([]byte{}, b...), true
	}
	return string(b), utf8.Valid(b)
}

// wholeLetters is a text that breaks off, without the half of a letter at its end.
func wholeLetters(b []byte) (string, bool) {
	for cut := 0; cut < utf8.UTFMax && cut < len(b); cut++ {
		if utf8.Valid(b[:len(b)-cut]) {
			return string(b[:len(b)-cut]), true
		}
	}
	return "", false
}
