package capture

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/nlnwa/gowarc/v3"
	"golang.org/x/net/dns/dnsmessage"

	"galley/model"
	"galley/model/ingest/capture/capturetest"
)

const story = `<!doctype html><html lang="en"><head><title>Troops at the border</title><meta name="author" content="Jo Doe">
<meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2026-05-03T10:00:00Z"></head><body><article>
<h1>Troops at the border</h1><p>The envoy said on Monday that some 21,000 troops stand along the nearly 600 miles of the border, more than in any
year before, and that nobody had counted them since the spring.</p><p>A second paragraph speaks of the bridges, of which there are nine, and of the
people who cross them each day to work in the mills on the other side of the river.</p></article></body></html>`

func paper(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/story", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header()["x-ODD"] = []string{"kept as it came"}
		_, _ = io.WriteString(w, story)
	})
	mux.HandleFunc("/chunks", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, story[:300])
		w.(http.Flusher).Flush()
		_, _ = io.WriteString(w, story[300:])
	})
	to := func(path, address string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, address, http.StatusFound) })
	}
	to("/moved", "/story")
	to("/house", "http://192.168.0.1/")
	to("/other", "http://127.0.0.1:1/")
	to("/mapped", "http://[::ffff:10.0.0.1]/")
	to("/disk", "file:///etc/passwd")
	to("/round", "/round")
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) {
		for range 40 {
			_, _ = w.Write(make([]byte, 1<<10))
		}
	})
	mux.HandleFunc("/known", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "999999999") })
	mux.HandleFunc("/silent", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/empty", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	mux.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		_, _ = w.Write([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))
	})
	mux.HandleFunc("/locked", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = io.WriteString(w, "<p>Who are you?")
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func take(t *testing.T, address string) model.CaptureSource {
	t.Helper()
	cmd, err := Taker{}.Take(t.Context(), address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return cmd
}

func TestAPageIsKeptAsItCame(t *testing.T) {
	server := paper(t)
	sum := sha256.Sum256([]byte(story))
	for path, hops := range map[string]int{"/story": 1, "/moved": 2, "/chunks": 1} {
		got := take(t, server.URL+path)
		if got.Title != "Troops at the border" || got.Publisher != "The Paper" || got.Author != "Jo Doe" || !strings.HasPrefix(got.Published, "2026-05-03") {
			t.Errorf("%s: the page says %q %q %q %q", path, got.Title, got.Publisher, got.Author, got.Published)
		}
		c := got.Capture
		if c.PayloadHash != hex.EncodeToString(sum[:]) || c.Status != 200 || c.Wall != "" || c.Asked != server.URL+path {
			t.Errorf("%s: %+v", path, c)
		}
		if path == "/moved" && c.Address != server.URL+"/story" {
			t.Errorf("it was at %s in the end", c.Address)
		}
		if got.Text == nil || !strings.Contains(string(got.Text.Bytes), "some 21,000 troops") {
			t.Errorf("%s: text %v", path, got.Text)
		}
		kinds := map[gowarc.RecordType]int{}
		in, err := gowarc.NewWarcFileReaderFromStream(bytes.NewReader(got.WARC.Bytes), 0, gowarc.WithStrictValidation())
		if err != nil {
			t.Fatal(err)
		}
		for r, err := range in.Records() { // as any tool would read it
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			kinds[r.WarcRecord.Type()]++
			if r.WarcRecord.Type() == gowarc.Response && path == "/story" {
				raw, _ := r.WarcRecord.Block().RawBytes()
				all, _ := io.ReadAll(raw)
				if !strings.HasPrefix(string(all), "HTTP/1.1 200 OK\r\n") || !strings.Contains(string(all), "\r\nx-ODD: kept as it came\r\n") ||
					!strings.HasSuffix(string(all), "\r\n\r\n"+story) {
					t.Errorf("the answer is kept as %q", all)
				}
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
		}
		if kinds[gowarc.Warcinfo] != 1 || kinds[gowarc.Request] != hops || kinds[gowarc.Response] != hops || kinds[gowarc.Metadata] != 1 {
			t.Errorf("%s: records %v", path, kinds)
		}
		stored := c
		stored.SourceID, stored.ID = "s", model.AttachmentID("s", got.WARC.SHA256)
		if err := Check(stored, got.WARC.Bytes); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	if left, err := os.ReadDir(os.TempDir()); err == nil {
		for _, e := range left {
			if strings.HasPrefix(e.Name(), fmt.Sprintf("galley-attached-%d-", os.Getpid())) {
				t.Errorf("%s is left behind", e.Name())
			}
		}
	}
}

func TestAFlippedByteIsFound(t *testing.T) {
	got := take(t, paper(t).URL+"/story")
	c := got.Capture
	c.SourceID, c.ID = "s", model.AttachmentID("s", got.WARC.SHA256)
	for at := 0; at < len(got.WARC.Bytes); at += 97 {
		warc := bytes.Clone(got.WARC.Bytes)
		warc[at] ^= 4
		sum := sha256.Sum256(warc)
		if Check(c, warc) == nil {
			t.Errorf("byte %d is another, and nothing is said", at)
		}
		forged := c // the file's hash was made to fit
		forged.ID = model.AttachmentID("s", hex.EncodeToString(sum[:]))
		_ = Check(forged, warc)
	}
	c.PayloadHash = strings.Repeat("0", 64)
	if err := Check(c, got.WARC.Bytes); !model.HasCode(err, model.Damaged) {
		t.Error(err)
	}
}

func TestWhatIsNotKept(t *testing.T) {
	server := paper(t)
	for path, says := range map[string]string{
		"/house": "led Galley into a private network", "/other": "led Galley into a private network", "/mapped": "led Galley into a private network",
		"/disk": "not a web page", "/round": "more than 10 times", "/large": "larger than the 1 MB", "/known": "larger than the 1 MB",
		"/silent": "did not send the page in time", "/empty": "nothing on it", "/broken": "status 500", "/gone": "no such page",
	} {
		_, err := Taker{Limit: 20 << 10, Time: limitFor(path)}.Take(t.Context(), server.URL+path, nil)
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "no copy was kept") {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, address := range []string{"file:///etc/passwd", "news", "http://127.0.0.1:1/x"} {
		if _, err := (Taker{}).Take(t.Context(), address, nil); err == nil {
			t.Errorf("%s was kept", address)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := (Taker{}).Take(ctx, server.URL+"/story", nil); err == nil || !strings.Contains(err.Error(), "was stopped") {
		t.Error(err)
	}
}

// limitFor is short for the server that never answers.
func limitFor(path string) time.Duration {
	if path == "/silent" {
		return 20 * time.Millisecond
	}
	return MaxTime
}

func TestANameOnTheWebMayNotLeadHome(t *testing.T) {
	home := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go answerWith(theirs, [4]byte{127, 0, 0, 1})
		return ours, nil
	}}
	port := paper(t).URL[len("http://127.0.0.1"):]
	_, err := Taker{Resolver: home}.Take(t.Context(), "http://rebinding.example.com"+port+"/story", nil)
	if err == nil || !strings.Contains(err.Error(), "led Galley into a private network") {
		t.Errorf("it was fetched: %v", err)
	}
	if _, err := (Taker{Resolver: home}).Take(t.Context(), "http://desk.internal"+port+"/story", nil); err != nil {
		t.Errorf("a name of one's own network that a person typed: %v", err)
	}
}

// answerWith answers questions for a name's address, over a connection as TCP has it.
func answerWith(conn net.Conn, ip [4]byte) {
	defer conn.Close()
	for {
		var size [2]byte
		if _, err := io.ReadFull(conn, size[:]); err != nil {
			return
		}
		asked := make([]byte, int(size[0])<<8|int(size[1]))
		if _, err := io.ReadFull(conn, asked); err != nil {
			return
		}
		var m dnsmessage.Message
		if err := m.Unpack(asked); err != nil {
			return
		}
		m.Response, m.Additionals = true, nil
		if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
			m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, Type: q.Type},
				Body: &dnsmessage.AResource{A: ip}}}
		}
		out, err := m.Pack()
		if err != nil {
			return
		}
		if _, err := conn.Write(append([]byte{byte(len(out) >> 8), byte(len(out))}, out...)); err != nil {
			return
		}
	}
}

func TestAPageOverTLSIsKeptAsItWasSent(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, story) }))
	defer server.Close()
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	trusted := x509.NewCertPool()
	trusted.AddCert(server.Certificate())
	got, err := Taker{TLS: &tls.Config{RootCAs: trusted, MinVersion: tls.VersionTLS12}}.Take(t.Context(), server.URL, nil)
	if err != nil || got.Title != "Troops at the border" {
		t.Error(got.Title, err)
	}
	if _, err := (Taker{}).Take(t.Context(), server.URL, nil); err == nil {
		t.Error("a certificate that nobody vouches for was taken")
	}
}

func TestWhatStandsBeforeAPageIsToldAndKept(t *testing.T) {
	long := strings.Repeat("The envoy spoke of the troops at the border and of the miles. ", 60)
	for _, c := range []struct {
		status     int
		text, page string
		want       string
	}{
		{200, "The envoy spoke. Subscribe to continue reading.", "<p>", model.Paywall},
		{200, "Der Gesandte sprach. Jetzt abonnieren und weiterlesen", "<p>", model.Paywall},
		{200, "L’envoyé. Cet article est réservé aux abonnés.", "<p>", model.Paywall},
		{200, "El enviado. Contenido exclusivo para suscriptores.", "<p>", model.Paywall},
		{200, "المبعوث. هذا المقال للمشتركين فقط", "<p>", model.Paywall},
		{200, "特使说。订阅后继续阅读", "<p>", model.Paywall},
		{200, "The envoy spoke.", `<script>{"isAccessibleForFree": false}</script>`, model.Paywall},
		{200, "Please log in to see this page.", "<p>", model.Login},
		{200, "Sie müssen angemeldet sein.", "<p>", model.Login},
		{200, "请先登录", "<p>", model.Login},
		{200, "Members", `<form><input name=p type="password"></form>`, model.Login},
		{401, "", "", model.Login}, {402, "", "", model.Paywall},
		{200, long + "Subscribe to continue reading our newsletters.", "<p>", ""},
		{200, "The envoy spoke of subscriptions and of logging in.", "<p>", ""},
	} {
		if got := wall(c.status, c.text, c.text, []byte(c.page)); got != c.want {
			t.Errorf("%d %q: %q", c.status, c.text[:min(len(c.text), 60)], got)
		}
	}
	if got := take(t, paper(t).URL+"/locked"); got.Capture.Wall != model.Login || got.Capture.Status != 401 || got.Title != "" || len(got.WARC.Bytes) == 0 {
		t.Errorf("%+v", got.Capture)
	}
	if got := take(t, paper(t).URL+"/picture"); got.Text != nil || got.Capture.Wall != "" || got.Capture.MediaType != "image/png" {
		t.Errorf("a picture: %+v", got.Capture)
	}
}

func TestATokenHoldsForItsFileAlone(t *testing.T) {
	authority := capturetest.NewAuthority(t)
	sum := sha256.Sum256([]byte("the page"))
	sha := hex.EncodeToString(sum[:])
	token, err := Token(t.Context(), authority.URL, sha)
	if err != nil {
		t.Fatal(err)
	}
	if says, err := Read(token, sha); err != nil || says.By != "Test Authority" || time.Since(says.At.Time()).Abs() > time.Hour {
		t.Errorf("%+v, %v", says, err)
	}
	other := sha256.Sum256([]byte("another page"))
	if _, err := Read(token, hex.EncodeToString(other[:])); err == nil {
		t.Error("it holds for another file")
	}
	for at := 40; at < len(token)-4; at += 61 {
		forged := []byte(token)
		if forged[at]++; forged[at] > 'z' {
			forged[at] = 'A'
		}
		if says, err := Read(string(forged), sha); err == nil && says.By != "Test Authority" {
			t.Errorf("letter %d is another: %+v", at, says)
		}
	}
	authority.Silent.Store(true)
	if _, err := Token(t.Context(), authority.URL, sha); !model.HasCode(err, model.NotFound) {
		t.Errorf("an authority that does not answer: %v", err)
	}
}

func TestAnArchiveSaysWhereItsCopyIs(t *testing.T) {
	var asked string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/web/"):
		case strings.Contains(r.RequestURI, "led"):
			w.Header().Set("Location", "/web/20261127120000/https://paper.example/led")
			w.WriteHeader(http.StatusFound)
		case strings.Contains(r.RequestURI, "said"):
			w.Header().Set("Content-Location", "/web/20261127120001/https://paper.example/said")
		case strings.Contains(r.RequestURI, "busy"):
			w.WriteHeader(http.StatusTooManyRequests)
		}
		asked = r.RequestURI
	}))
	defer server.Close()
	for _, name := range []string{"led", "said"} {
		got, err := SaveToArchive(t.Context(), server.URL+"/save/", "https://paper.example/"+name)
		if err != nil || !strings.HasPrefix(got, server.URL+"/web/2026112712000") || !strings.HasSuffix(got, "https://paper.example/"+name) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if asked != "/save/https://paper.example/said" {
		t.Errorf("it was asked for %s", asked)
	}
	for _, name := range []string{"busy", "nothing"} {
		if got, err := SaveToArchive(t.Context(), server.URL+"/save/", "https://paper.example/"+name); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAPackageHoldsWhatItSays(t *testing.T) {
	server := paper(t)
	var all []Kept
	for _, path := range []string{"/moved", "/story"} {
		got := take(t, server.URL+path)
		got.Capture.ID, got.Capture.Title = "s-"+got.WARC.SHA256, got.Title
		all = append(all, Kept{Capture: got.Capture, Name: got.WARC.Name, WARC: got.WARC.Bytes, Text: string(got.Text.Bytes)})
	}
	var out bytes.Buffer
	if err := WACZ(&out, "Troops", all, time.Now()); err != nil {
		t.Fatal(err)
	}
	if path := os.Getenv("GALLEY_WARC"); path != "" {
		if err := os.WriteFile(path, all[0].WARC, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if path := os.Getenv("GALLEY_WACZ"); path != "" { // to be looked at with another tool
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
	}
	var about dataPackage
	if err := json.Unmarshal(parts["datapackage.json"], &about); err != nil || about.Version != "1.1.1" || about.Profile != "data-package" {
		t.Fatalf("%+v, %v", about, err)
	}
	for _, r := range about.Resources {
		if hashOf(parts[r.Path]) != r.Hash || len(parts[r.Path]) != r.Bytes {
			t.Errorf("%s is not what is said of it", r.Path)
		}
	}
	lines := strings.Split(strings.TrimSpace(string(parts["indexes/index.cdxj"])), "\n")
	if len(lines) != 3 {
		t.Fatalf("index:\n%s", strings.Join(lines, "\n"))
	}
	for _, line := range lines {
		var at struct{ Offset, Length, Filename, URL, Status string }
		if err := json.Unmarshal([]byte(strings.SplitN(line, " ", 3)[2]), &at); err != nil {
			t.Fatal(err)
		}
		var from, n int
		if _, err := fmt.Sscan(at.Offset+" "+at.Length, &from, &n); err != nil {
			t.Fatal(err)
		}
		one := parts["archive/"+at.Filename][from : from+n]
		found := false
		if err := each(one, func(r gowarc.Record) error {
			found = r.WarcRecord.Type() == gowarc.Response && r.WarcRecord.WarcHeader().Get(gowarc.WarcTargetURI) == at.URL
			return nil
		}); err != nil || !found {
			t.Errorf("%s: %v", line, err)
		}
	}
	if !strings.Contains(string(parts["pages/pages.jsonl"]), `"title":"Troops at the border"`) {
		t.Error("no page has its title")
	}
}

// FuzzWARC takes any bytes for a captured page: it is read, or something is said.
func FuzzWARC(f *testing.F) {
	f.Add([]byte("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"), "e30=")
	f.Add([]byte("\x1f\x8b\x08"), "MIIB")
	f.Add([]byte("WARC/1.0\r\n\r\n"), "")
	f.Fuzz(func(t *testing.T, warc []byte, token string) {
		sum := sha256.Sum256(warc)
		c := model.Capture{SourceID: "s", ID: model.AttachmentID("s", hex.EncodeToString(sum[:])), Token: token}
		if err := Check(c, warc); err != nil && !model.HasCode(err, model.Damaged) {
			t.Error(err)
		}
		_, _ = answers(warc, "x.warc.gz")
	})
}
