package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
	"galley/model/ingest/web"
)

// server answers every request on a connection that needs no network.
func server(t testing.TB, answer func(to io.Writer)) {
	was := web.Client.Transport
	way := web.Transport()
	way.Proxy = nil
	way.DisableKeepAlives = true
	way.DialContext = func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go func() {
			defer theirs.Close()
			in := bufio.NewReader(theirs)
			if _, err := http.ReadRequest(in); err == nil {
				answer(theirs)
			}
		}()
		return ours, nil
	}
	web.Client.Transport = way
	t.Cleanup(func() { web.Client.Transport = was })
}

// TestASlowAnswerEnds runs on a clock of its own, which stands still while
// anybody works.
func TestASlowAnswerEnds(t *testing.T) {
	nothing := func(to io.Writer) { // until the other end hangs up
		for {
			if _, err := io.WriteString(to, ""); err != nil {
				return
			}
			time.Sleep(time.Second)
		}
	}
	drip := func(to io.Writer, text string, pause time.Duration) {
		for {
			if _, err := io.WriteString(to, text); err != nil {
				return
			}
			time.Sleep(pause)
		}
	}
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	for name, answer := range map[string]func(io.Writer){
		"nothing at all":    nothing,
		"a header by bytes": func(to io.Writer) { _, _ = io.WriteString(to, head+"X: "); drip(to, "x", time.Second/2) },
		"a page by bytes":   func(to io.Writer) { _, _ = io.WriteString(to, head+"\r\n<p>"); drip(to, "x", time.Second/2) },
		"then nothing":      func(to io.Writer) { _, _ = io.WriteString(to, head+"\r\n<p>Text."); nothing(to) },
		"chunks by bytes": func(to io.Writer) {
			_, _ = io.WriteString(to, head+"Transfer-Encoding: chunked\r\n\r\n")
			drip(to, "1\r\nx\r\n", time.Second/2)
		},
		"without end": func(to io.Writer) {
			_, _ = io.WriteString(to, head+"\r\n<p>")
			drip(to, strings.Repeat("text ", 1<<10), time.Second)
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				server(t, answer)
				begun := time.Now()
				_, err := Fetch(t.Context(), "http://slow.example/page", nil)
				if took := time.Since(begun); took > pageTime {
					t.Errorf("it took %v", took)
				}
				if ingesttest.Refusal(t, err); !model.HasCode(err, model.Refused) {
					t.Error(err)
				}
				time.Sleep(time.Minute) // the server sees that nobody is there
			})
		})
	}
}

// TestAPageThatKeepsUpIsTaken, however long it is.
func TestAPageThatKeepsUpIsTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server(t, func(to io.Writer) {
			_, _ = io.WriteString(to, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
			for range 100 { // a second each
				_, _ = io.WriteString(to, strings.Repeat("text ", 300))
				time.Sleep(time.Second)
			}
		})
		if page, err := Fetch(t.Context(), "http://steady.example/page", nil); err != nil || len(page.Bytes) != 3+100*1500 {
			t.Errorf("%d bytes, %v", len(page.Bytes), err)
		}
	})
}

func TestACompressedAnswerIsBounded(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 80 {
		if _, err := z.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for encoding, says := range map[string]string{"gzip": "larger than the 50 MB", "br": "compressed in a way",
		"gzip, gzip": "compressed in a way", "zstd": "compressed in a way"} {
		server(t, func(to io.Writer) {
			_, _ = fmt.Fprintf(to, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\nContent-Length: "+
				"%d\r\n\r\n%s", encoding, bomb.Len(), bomb.String())
		})
		_, err := Fetch(t.Context(), "http://bomb.example/page", nil)
		if said := ingesttest.Refusal(t, err); !strings.Contains(said, says) {
			t.Errorf("%s: %s", encoding, said)
		}
	}
}

// FuzzAnswer takes any bytes for what a server sends: a page comes of it, or a
// sentence.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{
		"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><title>A</title><p>The envoy spoke.",
		"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nshort", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
		"HTTP/1.0 200\r\n\r\ntext",
		"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n", "HTTP/1.1 302 Found\r\nLocation: http://\xff/\r\n\r\n",
		"HTTP/1.1 301 X\r\n\r\n",
		"HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip",
		"HTTP/1.1 404 Not Found\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"\xff;;=\r\nX: \x00\r\n\r\n<p>a", "HTTP/1.1 999 \r\n\r\n", "", "\r\n",
		"SSH-2.0-x\r\n", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx",
		"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nx", "HTTP/1.1 204 No Content\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4",
		"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Type: text/plain\n\n<html><a href=//x>y</a>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		server(t, func(to io.Writer) { _, _ = to.Write(raw) })
		page, err := Fetch(context.Background(), "http://fuzz.example/news?x=1", nil)
		if err != nil {
			ingesttest.Refusal(t, err)
			return
		}
		if len(page.Bytes) > input.MaxSize || !strings.HasPrefix(page.Address, "http") {
			t.Errorf("%d bytes from %q", len(page.Bytes), page.Address)
		}
		if doc, err := page.Document(context.Background(), Hints{}); err != nil {
			ingesttest.Refusal(t, err)
		} else if doc.Text == "" || errors.Is(err, context.Canceled) {
			t.Error("a document without text")
		}
	})
}
