package ingesttest

import "testing"

// The parts of the smallest Word document, its text left open.
const (
	WordTypes = `<Types><Override PartName="/word/document.xml" ` +
		`ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	WordHead = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" ` +
		`xmlns:wps="s"><w:body>`
	WordTail = `</w:body></w:document>`
)

// Word is a Word document with a text, and with more parts: names and contents.
func Word(t testing.TB, body string, more ...string) []byte {
	return Zip(t, append([]string{"[Content_Types].xml", WordTypes, "word/document.xml", WordHead + body + WordTail},
		more...)...)
}
