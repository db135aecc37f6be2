package main

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
	"testing"
)

type quantitySeen struct {
	Start, End           int
	Text                 string
	Value, Low, High     any
	Unit, Modifier, Kind string
}

func TestQuantitiesOfATextAreOneArray(t *testing.T) {
	unraced(t)
	s := newShell(t)
	var got []quantitySeen
	text := "“Café”: some 21,000 U.S. troops, dozens of villages, $3.5bn–4bn"
	s.ok(&got, "quantities", text)
	want := []quantitySeen{
		{13, 19, "21,000", 21000.0, 21000.0, 21000.0, "troop", "~", "number"},
		{33, 39, "dozens", nil, nil, nil, "village", "=", "number"},
		{53, 63, "$3.5bn–4bn", nil, 3.5e9, 4e9, "dollar", "range", "money"},
	}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got  %+v\nwant %+v", got[i], want[i])
		}
		if points := []rune(text); string(points[got[i].Start:got[i].End]) != got[i].Text {
			t.Errorf("%q stands at %d to %d", got[i].Text, got[i].Start, got[i].End)
		}
	}
	if s.ok(&got, "quantities", "-3 °C at dawn"); len(got) != 1 || got[0].Value != -3.0 || got[0].Text != "-3 °C" {
		t.Errorf("a text that begins with a minus: %+v", got)
	}
	if s.ok(&got, "quantities", "no number here"); got == nil || len(got) != 0 {
		t.Errorf("a text without a number: %+v", got)
	}
	if _, out, _ := s.run("", "quantities", text); !strings.Contains(out, "13-19\tnumber\t~\t21000\ttroop\t21,000\n") ||
		!strings.Contains(out, "range\t3500000000 to 4000000000\tdollar") {
		t.Errorf("for a person: %s", out)
	}
}

func TestADateIsGivenInISO8601(t *testing.T) {
	unraced(t)
	s := newShell(t)
	var got []quantitySeen
	s.ok(&got, "quantities", "The countries cooperated in 2001.")
	if len(got) != 1 || got[0].Kind != "date" || got[0].Value != "2001" || got[0].Low != "2001-01-01" || got[0].High != "2001-12-31" {
		t.Errorf("%+v", got)
	}
}

// A program may send a line, wait for its answer, and send the next.
func TestEachLineIsAnsweredBeforeTheNextIsSent(t *testing.T) {
	s := newShell(t)
	in, send := io.Pipe()
	receive, out := io.Pipe()
	code := make(chan int)
	go func() {
		n := run(t.Context(), []string{"--json", "quantities", "-"}, in, out, io.Discard, func(k string) string { return s.env[k] })
		out.Close()
		code <- n
	}()
	answers := bufio.NewReader(receive)
	for _, c := range []struct{ line, want string }{{"nearly 600 miles\n", "600 miles"}, {"\n", ""}, {"444 days\r\n", "444 days"}} {
		if _, err := io.WriteString(send, c.line); err != nil {
			t.Fatal(err)
		}
		line, err := answers.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		var got []quantitySeen
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if c.want == "" && len(got) != 0 || c.want != "" && (len(got) != 1 || got[0].Text != c.want) {
			t.Errorf("%q: %+v", c.line, got)
		}
	}
	send.Close()
	if n := <-code; n != 0 {
		t.Errorf("exit %d", n)
	}
}
