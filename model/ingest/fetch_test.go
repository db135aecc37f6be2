package ingest

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

func TestAddressesAreCompletedAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"www.example.org/2009/a.html":      "https://www.example.org/2009/a.html",
		" example.org ":                    "https://example.org",
		"example.org:8080/x?y=1#z":         "https://example.org:8080/x?y=1#z",
		"localhost:8080/x":                 "https://localhost:8080/x",
		"127.0.0.1/x":                      "https://127.0.0.1/x",
		"müller.example/straße":            "https://müller.example/straße",
		"<http://example.org/a>":           "http://example.org/a",
		"“https://example.org/a”":          "https://example.org/a",
		"HTTPS://Example.org":              "HTTPS://Example.org",
		"news":                             "news",
		"javascript:alert(1)":              "javascript:alert(1)",
		"file:///etc/passwd":               "file:///etc/passwd",
		"ftp://example.org/x":              "ftp://example.org/x",
		"a sentence. it is no address":     "a sentence. it is no address",
		"mailto:ann@example.org":           "mailto:ann@example.org",
		"user:password@example.org/secret": "user:password@example.org/secret",
	} {
		if got := Address(text); got != want {
			t.Errorf("Address(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestADownloadIsToldOfAsItComes(t *testing.T) {
	body := "<!doctype html><title>Long</title><p>" + strings.Repeat("The envoy spoke of troops. ", 10_000)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if r.URL.Path == "/known" {
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		}
		_, _ = w.Write([]byte(body))
	}))
	defer server.Close()
	for path, size := range map[string]int64{"/known": int64(len(body)), "/unknown": 0} {
		var last int64
		page, err := Fetch(t.Context(), server.URL+path, func(got, of int64) {
			if got <= last || of != size {
				t.Errorf("%s: %d of %d after %d", path, got, of, last)
			}
			last = got
		})
		if err != nil || last != int64(len(body)) || string(page.Bytes) != body {
			t.Errorf("%s: %d of %d bytes, %v", path, last, len(body), err)
		}
	}
}
