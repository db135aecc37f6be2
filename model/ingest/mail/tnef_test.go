package mail

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"galley/model/ingest/hypertext"
	"galley/model/ingest/ingesttest"
)

// winmail is a winmail.dat of attributes: an id and its bytes.
func winmail(attributes ...any) []byte {
	out := binary.LittleEndian.AppendUint32(nil, tnefMark)
	out = append(out, 1, 0)
	for i := 0; i < len(attributes); i += 2 {
		value := []byte(attributes[i+1].(string))
		out = append(out, 1)
		out = binary.LittleEndian.AppendUint32(out, uint32(attributes[i].(int)))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(value)))
		out = append(append(out, value...), 0, 0)
	}
	return out
}

// property is a property of a message with a value of a length of its own.
func property(kind, id int, value string) string {
	out := binary.LittleEndian.AppendUint32(nil, 1)
	out = binary.LittleEndian.AppendUint16(out, uint16(kind))
	out = binary.LittleEndian.AppendUint16(out, uint16(id))
	out = binary.LittleEndian.AppendUint32(out, 1)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(value)))
	out = append(out, value...)
	return string(append(out, make([]byte, (4-len(value)%4)%4)...))
}

func storedRTF(rtf string) string {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(rtf)+12))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(rtf)))
	return string(append(binary.LittleEndian.AppendUint32(out, 0x414C454D), "\x00\x00\x00\x00"+rtf...))
}

func TestOutlookMail(t *testing.T) {
	part := func(data []byte) string {
		return "Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			base64.StdEncoding.EncodeToString(data)
	}
	for what, c := range map[string]struct {
		data []byte
		want string
	}{
		"plain bytes": {winmail(tnefCodePage, "\xe2\x04\x00\x00", tnefBody, "The deficit fell to 2.4 percent: rozpo\xe8et.\x00"),
			"p The deficit fell to 2.4 percent: rozpočet."},
		"a page": {winmail(tnefProperties, property(0x102, mapiHTML, "<p>The deficit fell to 10<sup>6</sup>.</p>")),
			"p The deficit fell to 10⁶."},
		"rich text": {winmail(tnefProperties, property(0x102, mapiRTF, storedRTF(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 `+
			`Arial;}}\pard The d\'e9ficit fell to \b 2.4\b0  percent \u8211?\par}`))), "p The déficit fell to 2.4 percent –"},
		"wide text": {winmail(tnefProperties, property(0x1F, mapiBody, "2\x00.\x004\x00\x00\x00")), "p 2.4"},
	} {
		doc := readMessage(t, mixed(part(c.data)))
		t.Log(what)
		ingesttest.Same(t, ingesttest.Outline(doc), []string{"h1 Fwd: budget", c.want})
	}
	for _, data := range [][]byte{winmail(), {0x78, 0x9f, 0x3e, 0x22, 0, 0}, []byte("no such thing")} {
		_, err := Read(t.Context(), messageFile(mailHead+part(data)))
		if s := ingesttest.Refusal(t, err); !strings.Contains(s, "winmail.dat") || !strings.Contains(s, "no text of its own") {
			t.Error(s)
		}
	}
}

// TestPackedRTF unpacks the example of the format's own description (MS-OXRTFCP 3.1).
func TestPackedRTF(t *testing.T) {
	packed := "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31\x32\x35\x42\x32" +
		"\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0"
	if got := unpackRTF([]byte(packed)); got != "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n" {
		t.Errorf("%q", got)
	}
}

// A list of values that take no bytes names as many as it likes. The corpus of FuzzWinmail
// has one of 4,294,901,760, which took six minutes.
func TestAWinmailOfCountlessEmptyValuesIsReadAtOnce(t *testing.T) {
	var list []byte
	for range 1000 {
		list = append(list, 0x01, 0x10, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff) // kind, name, count
	}
	data := winmail(tnefBody, "text", tnefProperties, "\xe8\x03\x00\x00"+string(list))
	if got := tnefText(data); got.plain != "text" {
		t.Errorf("got %q", got.plain)
	}
}

func FuzzWinmail(f *testing.F) {
	f.Add(winmail(tnefBody, "text", tnefProperties, property(0x102, mapiRTF, storedRTF(`{\rtf1 a\'e9\u8211?}`))))
	f.Fuzz(func(t *testing.T, data []byte) { tnefPieces(context.Background(), "a.eml", data, &hypertext.Reader{}) })
}
