//go:build !windows && !darwin

package native

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"galley/model/disk"
)

// copiedPage asks the owner of the clipboard, over the X11 protocol, for it as
// text/html. The window's own toolkit asks for text only. A desktop on Wayland answers
// through its X server, as long as Galley runs on that.
func copiedPage(ctx context.Context) (string, error) {
	display := os.Getenv("DISPLAY")
	if display == "" {
		return "", nil
	}
	x, err := connectX(ctx, display)
	if err != nil {
		return "", err
	}
	defer func() { _ = x.conn.Close() }() // it was read only
	data, err := x.clipboard("text/html")
	return string(data), err
}

// clipboardPatience is how long the program that owns the clipboard may take.
const clipboardPatience = 3 * time.Second

// mostCopied is how many bytes of a page are taken.
const mostCopied = 50 << 20

// Of the X11 protocol: requests, events, and the sizes they have.
const (
	xCreateWindow   = 1
	xInternAtom     = 16
	xGetProperty    = 20
	xConvert        = 24
	xPropertyNotify = 28
	xSelection      = 31
	xFrame          = 32 // bytes of an event, and of the beginning of a reply
)

var little = binary.LittleEndian

// xClient is a connection to an X server, with a window that is never shown: what is on
// the clipboard is sent to a window.
type xClient struct {
	conn   io.ReadWriteCloser
	window uint32
	events [][]byte // that came while a reply was waited for
}

// connectX connects to a display, as ":0" or "host:0.1" names it.
func connectX(ctx context.Context, display string) (*xClient, error) {
	host, number, found := strings.Cut(display, ":")
	number, _, _ = strings.Cut(number, ".")
	if !found || number == "" || filepath.IsAbs(host) {
		return nil, errors.New("no display is named by " + display)
	}
	network, address := "unix", "/tmp/.X11-unix/X"+number
	if host != "" && host != "unix" {
		return nil, errors.New("the display is on another computer: " + display)
	}
	conn, err := (&net.Dialer{Timeout: clipboardPatience}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	if err := conn.SetDeadline(time.Now().Add(clipboardPatience)); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	x := &xClient{conn: conn}
	if err := x.begin(cookie(number)); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return x, nil
}

// cookie is what the server of a display wants to see of who connects; nil none.
func cookie(number string) []byte {
	home, _ := os.UserHomeDir() // then the file is not there
	data, err := disk.Read(cmp.Or(os.Getenv("XAUTHORITY"), filepath.Join(home, ".Xauthority")), 1<<20)
	if err != nil {
		return nil
	}
	field := func() []byte {
		if len(data) < 2 {
			data = nil
			return nil
		}
		n := int(binary.BigEndian.Uint16(data))
		f := data[2:min(len(data), 2+n)]
		data = data[min(len(data), 2+n):]
		return f
	}
	for len(data) > 2 {
		data = data[2:] // the family of addresses
		_, display, name, value := field(), string(field()), string(field()), field()
		if (display == number || display == "") && name == "MIT-MAGIC-COOKIE-1" {
			return value
		}
	}
	return nil
}

// padded is data at a length that is a multiple of four.
func padded(data []byte) []byte { return append(slices.Clone(data), make([]byte, -len(data)&3)...) }

// begin says hello, and makes the window.
func (x *xClient) begin(cookie []byte) error {
	name := ""
	if cookie != nil {
		name = "MIT-MAGIC-COOKIE-1"
	}
	hello := []byte{'l', 0, 11, 0, 0, 0}
	hello = little.AppendUint16(hello, uint16(len(name)))
	hello = little.AppendUint16(hello, uint16(len(cookie)))
	hello = append(hello, 0, 0)
	hello = append(append(hello, padded([]byte(name))...), padded(cookie)...)
	if _, err := x.conn.Write(hello); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(x.conn, head); err != nil {
		return err
	}
	rest := make([]byte, 4*int(little.Uint16(head[6:])))
	if _, err := io.ReadFull(x.conn, rest); err != nil {
		return err
	}
	if head[0] != 1 || len(rest) < xFrame {
		return errors.New("the X server does not let Galley in")
	}
	vendor, formats := int(little.Uint16(rest[16:])), int(rest[21])
	screen := xFrame + vendor + (-vendor & 3) + 8*formats
	if len(rest) < screen+4 {
		return errors.New("the X server has no screen")
	}
	x.window = little.Uint32(rest[4:]) | 1
	root := little.Uint32(rest[screen:])
	const inputOnly, onlyEvents, properties = 2, 1 << 11, 1 << 22
	place := []byte{0, 0, 0, 0, 1, 0, 1, 0, 0, 0, inputOnly, 0} // at 0, 0, one pixel by one, no border
	return x.send(xCreateWindow, 0, u32(x.window, root), place, u32(0, onlyEvents, properties))
}

func u32(values ...uint32) []byte {
	var b []byte
	for _, v := range values {
		b = little.AppendUint32(b, v)
	}
	return b
}

// send sends a request; detail is the byte beside its number.
func (x *xClient) send(request, detail byte, parts ...[]byte) error {
	body := slices.Concat(parts...)
	head := little.AppendUint16([]byte{request, detail}, uint16(1+len(body)/4))
	_, err := x.conn.Write(append(head, body...))
	return err
}

// read is the next reply or event, errors are told as such.
func (x *xClient) read() ([]byte, error) {
	frame := make([]byte, xFrame)
	if _, err := io.ReadFull(x.conn, frame); err != nil {
		return nil, err
	}
	switch frame[0] {
	case 0:
		return nil, errors.New("the X server refused a request")
	case 1:
		n := int64(little.Uint32(frame[4:])) * 4
		if n > mostCopied {
			return nil, errors.New("what was copied is too long")
		}
		rest := make([]byte, n)
		if _, err := io.ReadFull(x.conn, rest); err != nil {
			return nil, err
		}
		frame = append(frame, rest...)
	}
	return frame, nil
}

// reply is the answer to the request sent last.
func (x *xClient) reply() ([]byte, error) {
	for {
		frame, err := x.read()
		if err != nil || frame[0] == 1 {
			return frame, err
		}
		x.events = append(x.events, frame)
	}
}

// event is the next event of a kind; others are passed over.
func (x *xClient) event(kind byte) ([]byte, error) {
	for {
		var frame []byte
		if len(x.events) > 0 {
			frame, x.events = x.events[0], x.events[1:]
		} else {
			var err error
			if frame, err = x.read(); err != nil {
				return nil, err
			}
		}
		if frame[0]&0x7F == kind {
			return frame, nil
		}
	}
}

// atom is the number of a name.
func (x *xClient) atom(name string) (uint32, error) {
	head := little.AppendUint16(nil, uint16(len(name)))
	if err := x.send(xInternAtom, 0, append(head, 0, 0), padded([]byte(name))); err != nil {
		return 0, err
	}
	frame, err := x.reply()
	if err != nil {
		return 0, err
	}
	return little.Uint32(frame[8:]), nil
}

// clipboard is what is on the clipboard in one of its forms, nil where it has not that.
func (x *xClient) clipboard(form string) ([]byte, error) {
	var atoms [4]uint32
	for i, name := range []string{"CLIPBOARD", form, "GALLEY_COPIED", "INCR"} {
		var err error
		if atoms[i], err = x.atom(name); err != nil {
			return nil, err
		}
	}
	place, bitByBit := atoms[2], atoms[3]
	if err := x.send(xConvert, 0, u32(x.window, atoms[0], atoms[1], place, 0)); err != nil {
		return nil, err
	}
	answer, err := x.event(xSelection)
	if err != nil || little.Uint32(answer[20:]) == 0 { // there is none in this form
		return nil, err
	}
	kind, data, err := x.property(place)
	if err != nil || kind != bitByBit {
		return data, err
	}
	for data = nil; len(data) < mostCopied; {
		const isNew = 0
		changed, err := x.event(xPropertyNotify)
		if err != nil {
			return nil, err
		}
		if little.Uint32(changed[8:]) != place || changed[16] != isNew {
			continue
		}
		_, more, err := x.property(place)
		if err != nil || len(more) == 0 {
			return data, err
		}
		data = append(data, more...)
	}
	return data, nil
}

// property takes a property of the window, and its type.
func (x *xClient) property(name uint32) (kind uint32, data []byte, err error) {
	const deleteIt, anyKind = 1, 0
	if err := x.send(xGetProperty, deleteIt, u32(x.window, name, anyKind, 0, mostCopied/4)); err != nil {
		return 0, nil, err
	}
	frame, err := x.reply()
	if err != nil {
		return 0, nil, err
	}
	n := int(little.Uint32(frame[16:])) * int(frame[1]) / 8
	return little.Uint32(frame[8:]), frame[xFrame:min(len(frame), xFrame+n)], nil
}
