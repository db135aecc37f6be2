//go:build !race || long

package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"strings"
	"testing"
)

// What others typed gives a person's terminal no orders, whichever command prints it.
func TestWhatOthersTypedGivesTheTerminalNoOrders(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var c struct{ ID string }
	s.ok(&c, "claim", "add", article, "--quote", "600 miles")
	// Commands clean away much of it; a library that is merged is not held to that.
	db, err := sql.Open("sqlite", s.env["GALLEY_LIBRARY"])
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []string{
		"UPDATE articles SET title = ?1, publisher = ?1", "UPDATE claims SET wording = ?1, speaker = ?1",
		"UPDATE events SET what = ?1", "UPDATE versions SET text = text || ?1",
	} {
		if _, err := db.Exec(change, ordering); err != nil {
			t.Fatal(change, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, out, _ := s.run("", "--json", "claim", "show", c.ID); !strings.Contains(out, "\\u001b[2J") || !strings.Contains(out, "\u202e") {
		t.Fatalf("the orders were not stored, or JSON leaves them out: %s", out)
	}
	if code, out, errs := s.run("", "text", article); code != 0 || !strings.Contains(out, "600 miles") || strings.ContainsFunc(out, order) {
		t.Errorf("the text: %q, %q", out, errs)
	}
	for _, args := range [][]string{
		{"list"}, {"show", article}, {"claim", "list", article}, {"claim", "show", c.ID}, {"history"}, {"show", ordering},
	} {
		_, out, errs := s.run("", args...)
		if out+errs == "" || strings.ContainsFunc(out+errs, func(r rune) bool { return printableLine(string(r)) != string(r) }) {
			t.Errorf("galleyctl %q printed %q, %q", args, out, errs)
		}
	}
}

func TestOutputIsHarmlessAndAsLong(t *testing.T) {
	var b bytes.Buffer
	d := &invocation{out: &b}
	if err := d.print(nil, func(w io.Writer) { fmt.Fprint(w, ordering+"\tשלום\u200f\n") }); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != "a\ufffd[2J\ufffd]0;owned\ufffdb\ufffd31mc\ufffdd\ufffde\ufffdf\ufffd  שלום\u200f\n" {
		t.Errorf("%q", got)
	}
	if got := printableText("\u2067שלום\u2069\x1b\xff\n\t"); got != "\u2067שלום\u2069\ufffd\ufffd\n\t" {
		t.Errorf("a text alone: %q", got)
	}
	b.Reset()
	d.json = true
	if err := d.print(ordering, nil); err != nil || !strings.Contains(b.String(), "\\u001b[2J") || !strings.Contains(b.String(), "\u202e") {
		t.Errorf("JSON is not as it was: %q, %v", b.String(), err)
	}
}
