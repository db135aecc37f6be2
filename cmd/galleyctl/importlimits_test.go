//go:build !race || long

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hostile are files that cost more to read the more there is of one thing in
// them: made returns one with n of it. small is enough to see how the cost
// grows; large is as many as a file within the limits of its size can have.
var hostile = []struct {
	name         string
	small, large int
	made         func(n int) []byte
}{
	{"lines.txt", 20_000, 8_000_000, func(n int) []byte { return []byte("Headline\n\n" + strings.Repeat("a b\n", n)) }},
	{"lines kept.txt", 20_000, 950_000, func(n int) []byte { return []byte("Headline\n\n" + strings.Repeat("a b c\n", n)) }},
	{"old mac.txt", 20_000, 8_000_000, func(n int) []byte { return []byte("Headline\r\r" + strings.Repeat("a b\r", n)) }},
	{"paragraphs.md", 20_000, 8_000_000, func(n int) []byte { return []byte("# Headline\n\n" + strings.Repeat("- a\n\n", n)) }},
	{"one line.txt", 30_000, 1_400_000, func(n int) []byte { return []byte(strings.Repeat("The mayor said 21,000 people came. ", n)) }},
	{"letters.txt", 300_000, 25_000_000, func(n int) []byte { return []byte(strings.Repeat("й", n)) }},
	{"one line.html", 30_000, 1_400_000, func(n int) []byte {
		return []byte("<html><body><p>" + strings.Repeat("The mayor said 21,000 people came. ", n))
	}},
	{"elements.html", 20_000, 10_000_000, func(n int) []byte { return []byte("<html><body>" + strings.Repeat("<p>a", n)) }},
	{"elements kept.html", 20_000, 950_000, func(n int) []byte { return []byte("<html><body>" + strings.Repeat("<p>a b", n)) }},
	{"entities.html", 20_000, 9_000_000, func(n int) []byte { return []byte("<html><body><p>" + strings.Repeat("&amp;", n)) }},
	{"entities kept.html", 20_000, 1_900_000, func(n int) []byte { return []byte("<html><body><p>" + strings.Repeat("&amp;", n)) }},
	{"attributes.html", 20_000, 10_000_000, func(n int) []byte { return []byte("<html><body><p " + strings.Repeat("a=b ", n) + ">x") }},
	{"data.html", 20_000, 2_000_000, func(n int) []byte {
		return []byte(`<html><script type="application/ld+json">[` + strings.Repeat(`{"@type":"Article"},`, n) +
			`{}]</script><body><p>The mayor said so.`)
	}},
	{"paragraphs.docx", 10_000, 450_000, func(n int) []byte {
		return parcel("word/document.xml", `<w:document xmlns:w="x"><w:body>`+strings.Repeat("<w:p><w:r><w:t>ab</w:t></w:r></w:p>", n)+
			`</w:body></w:document>`)
	}},
	{"attributes.docx", 10_000, 6_000_000, func(n int) []byte {
		return parcel("word/document.xml", `<w:document xmlns:w="x"><w:body><w:p `+strings.Repeat(`a="1" `, n)+
			`><w:r><w:t>ab</w:t></w:r></w:p></w:body></w:document>`)
	}},
	{"text.docx", 30_000, 2_700_000, func(n int) []byte {
		return parcel("word/document.xml",
			`<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>`+strings.Repeat("The mayor said 21,000 people came. ", n)+
				`</w:t></w:r></w:p></w:body></w:document>`)
	}},
	{"entities.fodt", 5, 9, func(n int) []byte {
		var b strings.Builder
		b.WriteString(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">`)
		for i := range n {
			b.WriteString(`<!ENTITY e` + strconv.Itoa(i+1) + ` "` + strings.Repeat("&e"+strconv.Itoa(i)+";", 10) + `">`)
		}
		return []byte(b.String() + `]><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
			office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><p>&e` + strconv.Itoa(n) +
			`;</p></office:text></office:body></office:document>`)
	}},
	{"headers.eml", 20_000, 9_000_000, func(n int) []byte { return []byte(letter + strings.Repeat("X: y\n", n) + "\nHello.\n") }},
	{"header.eml", 300_000, 45_000_000, func(n int) []byte { return []byte(letter + "X: " + strings.Repeat("y", n) + "\n\nHello.\n") }},
	{"parts.eml", 2_000, 1_300_000, func(n int) []byte {
		return []byte(letter + "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: text/plain\n\na\n", n) +
			"--b--\n")
	}},
	{"letters.eml", 2_000, 300_000, func(n int) []byte {
		return []byte(strings.Repeat(letter+"Content-Type: message/rfc822\n\n", n) + letter + "\nHello.\n")
	}},
	{"folders.zip", 1_000, 32_000, func(n int) []byte { return parcel(strings.Repeat("a/", n)+"x.txt", "The mayor said so.") }},
	{"members.zip", 500, 100_000, func(n int) []byte {
		var names []string
		for i := range n {
			names = append(names, strconv.Itoa(i)+".png", "")
		}
		return parcel(names...)
	}},
	{"deep members.zip", 10, 600, func(n int) []byte {
		var names []string
		for i := range n {
			names = append(names, strings.Repeat("a/", 30_000)+strconv.Itoa(i)+".txt", "x")
		}
		return parcel(names...)
	}},
	{"values.json", 10_000, 15_000_000, func(n int) []byte {
		return []byte(`{"format": "galley-report", "version": 2, "claims": [` + strings.Repeat("{},", n) + `{}]}`)
	}},
	{"nested.json", 5_000, 20_000_000, func(n int) []byte {
		return []byte(`{"format": "galley-report", "version": 2, "claims": ` + strings.Repeat("[", n))
	}},
}

const letter = "From: a@paper.example\nTo: b@paper.example\nSubject: Hi\nDate: Tue, 31 Mar 2009 10:00:00 +0000\nMIME-Version: 1.0\n"

// TestTheCostOfAnImportGrowsAsTheFileDoes: twice the input, twice the memory.
// What grows with the square of its input takes four times as much.
func TestTheCostOfAnImportGrowsAsTheFileDoes(t *testing.T) {
	cost := func(name string, data []byte) float64 {
		s := newShell(t)
		file := s.file(name, string(data))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		code, _, errs := s.run("", "import", file)
		runtime.ReadMemStats(&after)
		if code != 0 && (code != exitFault || !strings.HasSuffix(strings.TrimSpace(errs), ".") &&
			!strings.HasSuffix(strings.TrimSpace(errs), ").")) {
			t.Errorf("exit %d: %s", code, errs)
		}
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			const library = 8 << 20 // what any import takes
			once, twice := cost(h.name, h.made(h.small)), cost(h.name, h.made(2*h.small))
			if twice > 2.6*once+library {
				t.Errorf("%d of it take %.1f MB, and twice as many %.1f MB", h.small, once/(1<<20), twice/(1<<20))
			}
		})
	}
}

// What any import may take.
const (
	mostTime   = 60 * time.Second // of the processor
	mostMemory = 1 << 30
)

// TestNoImportTakesTooMuch imports the worst file of each kind that its limits
// let in, in a process of its own, and a real long one.
func TestNoImportTakesTooMuch(t *testing.T) {
	const variable = "GALLEY_TEST_IMPORT"
	if file := os.Getenv(variable); file != "" {
		os.Args = []string{"galleyctl", "--library", filepath.Join(filepath.Dir(file), "l.galley"), "import", "--", file}
		main()
	}
	if os.Getenv("GALLEY_LONG") == "" {
		t.Skip("reads gigabytes; runs with GALLEY_LONG=1, as go run ./cmd/build test long does")
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), h.name)
			if err := os.WriteFile(file, h.made(h.large), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestNoImportTakesTooMuch$")
			cmd.Env = append(os.Environ(), variable+"="+file)
			said, err := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); err != nil && code != exitFault {
				t.Errorf("exit %d: %.300s", code, said)
			}
			took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			peak := mostRSS(cmd.ProcessState)
			if took > mostTime || peak > mostMemory {
				t.Errorf("it took %v of the processor and %d MB", took, peak>>20)
			}
			t.Logf("%v, %d MB: %.120s", took, peak>>20, said)
		})
	}
}
