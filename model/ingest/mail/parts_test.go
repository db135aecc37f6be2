package mail

import (
	"context"
	"encoding/base64"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
)

const mailHead = "From: Ana <a@example.org>\r\nTo: B <b@example.org>\r\nDate: Tue, 5 Mar 2024 10:00:00 +0100\r\nMIME-Version: " +
	"1.0\r\nSubject: Fwd: budget\r\n"

// messageFile is a message as the reader of messages is given it.
func messageFile(text string) input.File {
	return input.File{Name: "a.eml", Data: []byte(text), Kind: "an e-mail message"}
}

// readMessage reads a message and holds its blocks to what is promised of all.
func readMessage(t testing.TB, text string) model.Document {
	t.Helper()
	doc, err := Read(context.Background(), messageFile(text))
	if err != nil {
		t.Fatal(err)
	}
	ingesttest.CheckBlocks(t, doc)
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
	inner := "From: M <m@example.org>\r\nTo: Ana <a@example.org>\r\nDate: Mon, 4 Mar 2024 09:00:00 +0100\r\nSubject: " +
		"budget\r\nContent-Type: text/plain\r\n\r\nThe deficit is 2.4 percent."
	for what, part := range map[string]string{
		"as it is":      "Content-Type: message/rfc822\r\n\r\n" + inner,
		"as attachment": "Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=x.eml\r\n\r\n" + inner,
		"as a file": "Content-Type: application/octet-stream; name=x.eml\r\nContent-Disposition: attachment; " +
			"filename=x.eml\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(inner)),
		"in another": "Content-Type: multipart/digest; boundary=c\r\n\r\n--c\r\nContent-Type: message/rfc822\r\n\r\n" + inner +
			"\r\n--c--",
	} {
		doc := readMessage(t, mixed("Content-Type: text/plain\r\n\r\nSee below.", part))
		t.Log(what)
		ingesttest.Same(t, ingesttest.Outline(doc), []string{"h1 Fwd: budget", "p See below.", "p From: M", "p To: Ana",
			"p Date: Mon, 4 Mar 2024 09:00:00 +0100", "p Subject: budget", "p The deficit is 2.4 percent."})
		if len(doc.Cautions) > 0 {
			t.Errorf("%q", doc.Cautions)
		}
	}
	deep := inner
	for range 20 {
		deep = mixed("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			base64.StdEncoding.EncodeToString([]byte(deep)))
	}
	if doc, err := Read(t.Context(), messageFile(deep)); err == nil && len(doc.Cautions) == 0 {
		t.Error("what lies too deep is left out in silence")
	}
	doc := readMessage(t, mixed("Content-Type: text/plain\r\n\r\nSee below.",
		"Content-Type: application/pdf; name=t.pdf\r\nContent-Disposition: attachment; filename=t.pdf\r\n\r\n%PDF"))
	ingesttest.Same(t, doc.Cautions, []string{"The attachments of the message were left out: “t.pdf”."})
}

// TestMailingListFooter: what a mailing list puts under a message is proposed
// as furniture, and a rule in the middle of one is not.
func TestMailingListFooter(t *testing.T) {
	body := "\r\nThe deficit fell to 2.4 percent.\r\n\r\nMore of it tomorrow.\r\n"
	footer := "_______________________________________________\r\nNews mailing " +
		"list\r\nNews@example.org\r\nhttps://example.org/mailman/listinfo/news\r\n"
	doc := readMessage(t, mailHead+body+"\r\n"+footer)
	hidden := strings.Join(ingesttest.Furniture(doc), " ")
	if !strings.Contains(hidden, "News mailing list") || strings.Contains(hidden, "2.4") || strings.Contains(hidden, "tomorrow") {
		t.Errorf("%q", hidden)
	}
	doc = readMessage(t, mailHead+"\r\nOne.\r\n\r\n____________________\r\n\r\nThe party lost 2.4 percent, and 300 members.\r\n")
	if len(doc.Furniture) > 0 {
		t.Errorf("%q", ingesttest.Furniture(doc))
	}
}
