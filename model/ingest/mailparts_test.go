package ingest

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"galley/model"
)

const mailHead = "From: Ana <a@example.org>\r\nTo: B <b@example.org>\r\nDate: Tue, 5 Mar 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\nSubject: Fwd: budget\r\n"

// messageFile is a message as the reader of messages is given it.
func messageFile(text string) source {
	return source{name: "a.eml", data: []byte(text), what: "an e-mail message"}
}

// readMessage reads a message and holds its blocks to what is promised of all.
func readMessage(t testing.TB, text string) model.Document {
	t.Helper()
	doc, err := readMail(context.Background(), messageFile(text))
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, doc)
	return doc
}

func mixed(parts ...string) string {
	var b strings.Builder
	b.WriteString(mailHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n")
	for _, p := range parts {
		b.WriteString("--b\r\n" + p + "\r\n")
	}
	return b.String() + "--b--\r\n"
}

// TestForwardedMail: messages attached are read, with what they say of themselves.
func TestForwardedMail(t *testing.T) {
	inner := "From: M <m@example.org>\r\nTo: Ana <a@example.org>\r\nDate: Mon, 4 Mar 2024 09:00:00 +0100\r\nSubject: budget\r\nContent-Type: text/plain\r\n\r\nThe deficit is 2.4 percent."
	for what, part := range map[string]string{
		"as it is":      "Content-Type: message/rfc822\r\n\r\n" + inner,
		"as attachment": "Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=x.eml\r\n\r\n" + inner,
		"as a file":     "Content-Type: application/octet-stream; name=x.eml\r\nContent-Disposition: attachment; filename=x.eml\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(inner)),
		"in another":    "Content-Type: multipart/digest; boundary=c\r\n\r\n--c\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "\r\n--c--",
	} {
		doc := readMessage(t, mixed("Content-Type: text/plain\r\n\r\nSee below.", part))
		t.Log(what)
		same(t, outline(doc), []string{"h1 Fwd: budget", "p See below.", "p From: M", "p To: Ana", "p Date: Mon, 4 Mar 2024 09:00:00 +0100", "p Subject: budget", "p The deficit is 2.4 percent."})
		if len(doc.Cautions) > 0 {
			t.Errorf("%q", doc.Cautions)
		}
	}
	deep := inner
	for range 20 {
		deep = mixed("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(deep)))
	}
	if doc, err := readMail(t.Context(), messageFile(deep)); err == nil && len(doc.Cautions) == 0 {
		t.Error("what lies too deep is left out in silence")
	}
	doc := readMessage(t, mixed("Content-Type: text/plain\r\n\r\nSee below.", "Content-Type: application/pdf; name=t.pdf\r\nContent-Disposition: attachment; filename=t.pdf\r\n\r\n%PDF"))
	same(t, doc.Cautions, []string{"What is attached to the message was left out: “t.pdf”."})
}

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
		return "Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(data)
	}
	for what, c := range map[string]struct {
		data []byte
		want string
	}{
		"plain bytes": {winmail(tnefCodePage, "\xe2\x04\x00\x00", tnefBody, "The deficit fell to 2.4 percent: rozpo\xe8et.\x00"), "p The deficit fell to 2.4 percent: rozpočet."},
		"a page":      {winmail(tnefProperties, property(0x102, mapiHTML, "<p>The deficit fell to 10<sup>6</sup>.</p>")), "p The deficit fell to 10⁶."},
		"rich text":   {winmail(tnefProperties, property(0x102, mapiRTF, storedRTF(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard The d\'e9ficit fell to \b 2.4\b0  percent \u8211?\par}`))), "p The déficit fell to 2.4 percent –"},
		"wide text":   {winmail(tnefProperties, property(0x1F, mapiBody, "2\x00.\x004\x00\x00\x00")), "p 2.4"},
	} {
		doc := readMessage(t, mixed(part(c.data)))
		t.Log(what)
		same(t, outline(doc), []string{"h1 Fwd: budget", c.want})
	}
	for _, data := range [][]byte{winmail(), {0x78, 0x9f, 0x3e, 0x22, 0, 0}, []byte("no such thing")} {
		_, err := readMail(t.Context(), messageFile(mailHead+part(data)))
		if s := plainly(t, err); !strings.Contains(s, "winmail.dat") || !strings.Contains(s, "no text of its own") {
			t.Error(s)
		}
	}
}

// TestPackedRTF unpacks the example of the format's own description (MS-OXRTFCP 3.1).
func TestPackedRTF(t *testing.T) {
	packed := "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0"
	if got := unpackRTF([]byte(packed)); got != "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n" {
		t.Errorf("%q", got)
	}
}

// TestMailingListFooter: what a mailing list puts under a message is proposed
// as furniture, and a rule in the middle of one is not.
func TestMailingListFooter(t *testing.T) {
	body := "\r\nThe deficit fell to 2.4 percent.\r\n\r\nMore of it tomorrow.\r\n"
	footer := "_______________________________________________\r\nNews mailing list\r\nNews@example.org\r\nhttps://example.org/mailman/listinfo/news\r\n"
	doc := readMessage(t, mailHead+body+"\r\n"+footer)
	hidden := strings.Join(hiddenLines(doc), " ")
	if !strings.Contains(hidden, "News mailing list") || strings.Contains(hidden, "2.4") || strings.Contains(hidden, "tomorrow") {
		t.Errorf("%q", hidden)
	}
	doc = readMessage(t, mailHead+"\r\nOne.\r\n\r\n____________________\r\n\r\nThe party lost 2.4 percent, and 300 members.\r\n")
	if len(doc.Furniture) > 0 {
		t.Errorf("%q", hiddenLines(doc))
	}
}

func FuzzWinmail(f *testing.F) {
	f.Add(winmail(tnefBody, "text", tnefProperties, property(0x102, mapiRTF, storedRTF(`{\rtf1 a\'e9\u8211?}`))))
	f.Fuzz(func(t *testing.T, data []byte) { outlookBody(context.Background(), "a.eml", data) })
}
