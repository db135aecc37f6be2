package capture

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nlnwa/gowarc/v3"

	"galley/model"
)

// Kept is a capture with the bytes of its WARC file, and its text.
type Kept struct {
	model.Capture
	Name string // the WARC file's
	WARC []byte
	Text string
}

// WACZ packs the captures of a source as a WACZ file (specification 1.1.1): the WARC files as they are, an index
// of their answers, a list of pages, and the SHA-256 of each part. Tokens of the time go along.
func WACZ(w io.Writer, title string, all []Kept, now time.Time) error {
	z := &wacz{zip: zip.NewWriter(w), now: now}
	var index []string
	pages := []any{map[string]any{"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": true}}
	for i, k := range all {
		name := strconv.Itoa(i+1) + "-" + k.ID[max(0, len(k.ID)-12):] + ".warc.gz"
		lines, err := answers(k.WARC, name)
		if err != nil {
			return err
		}
		index = append(index, lines...)
		pages = append(pages, page{ID: strconv.Itoa(i + 1), URL: k.Address, Title: k.Title, TS: k.Taken.Time().UTC().Format(time.RFC3339), Text: k.Text})
		z.put("archive/"+name, k.WARC)
		if der, err := base64.StdEncoding.DecodeString(k.Token); err == nil && len(der) > 0 {
			z.put("tokens/"+name+".tst", der)
		}
	}
	slices.Sort(index)
	z.put("indexes/index.cdxj", []byte(strings.Join(index, "\n")+"\n"))
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	enc.SetEscapeHTML(false)
	for _, p := range pages {
		if err := enc.Encode(p); err != nil {
			return fmt.Errorf("write the list of pages: %w", err)
		}
	}
	z.put("pages/pages.jsonl", lines.Bytes())
	about := dataPackage{Profile: "data-package", Version: "1.1.1", Title: title, Created: now.UTC().Format(time.RFC3339), Software: "Galley",
		Resources: z.parts}
	if len(all) > 0 {
		newest := all[len(all)-1]
		about.MainPage, about.MainDate = newest.Address, newest.Taken.Time().UTC().Format(time.RFC3339)
	}
	data, err := json.MarshalIndent(about, "", "  ")
	if err != nil {
		return fmt.Errorf("describe the package: %w", err)
	}
	z.put("datapackage.json", data)
	digest, err := json.Marshal(map[string]string{"path": "datapackage.json", "hash": hashOf(data)})
	if err != nil {
		return fmt.Errorf("describe the package: %w", err)
	}
	z.put("datapackage-digest.json", digest)
	return errors.Join(z.err, z.zip.Close())
}

type page struct {
	ID    string `json:"id"`
	URL   string `json:"url"`
	Title string `json:"title"`
	TS    string `json:"ts"`
	Text  string `json:"text,omitempty"`
}

type part struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int    `json:"bytes"`
}

type dataPackage struct {
	Profile   string `json:"profile"`
	Version   string `json:"wacz_version"`
	Title     string `json:"title"`
	Created   string `json:"created"`
	Software  string `json:"software"`
	MainPage  string `json:"mainPageUrl,omitempty"`
	MainDate  string `json:"mainPageDate,omitempty"`
	Resources []part `json:"resources"`
}

// wacz writes the parts of a package. None is compressed: readers look into the WARC files without unpacking.
type wacz struct {
	zip   *zip.Writer
	now   time.Time
	parts []part
	err   error
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

func (z *wacz) put(path string, data []byte) {
	if z.err != nil {
		return
	}
	to, err := z.zip.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Store, Modified: z.now})
	if err == nil {
		_, err = to.Write(data)
	}
	if err != nil {
		z.err = fmt.Errorf("write %s: %w", path, err)
	}
	z.parts = append(z.parts, part{path[strings.LastIndex(path, "/")+1:], path, hashOf(data), len(data)})
}

// answers are the lines of the index for the answers in a WARC file.
func answers(warc []byte, name string) (lines []string, err error) {
	err = each(warc, func(r gowarc.Record) error {
		if r.WarcRecord.Type() != gowarc.Response {
			return nil
		}
		address := r.WarcRecord.WarcHeader().Get(gowarc.WarcTargetURI)
		at, err := r.WarcRecord.Date()
		if err != nil {
			return fmt.Errorf("read the capture's date: %w", err)
		}
		response, err := answerOf(r)
		if err != nil {
			return err
		}
		mime, _, _ := strings.Cut(response.Header.Get("Content-Type"), ";")
		about, err := json.Marshal(indexed{address, r.WarcRecord.WarcHeader().Get(gowarc.WarcPayloadDigest), r.WarcRecord.WarcHeader().Get(gowarc.WarcBlockDigest), strings.TrimSpace(mime),
			strconv.FormatInt(r.Offset, 10), strconv.FormatInt(r.Size, 10), strconv.Itoa(response.StatusCode), name})
		if err != nil {
			return fmt.Errorf("index the capture: %w", err)
		}
		lines = append(lines, surt(address)+" "+at.UTC().Format("20060102150405")+" "+string(about))
		return response.Body.Close()
	})
	return lines, err
}

// indexed is what the index says of an answer.
type indexed struct {
	URL      string `json:"url"`
	Payload  string `json:"digest,omitempty"` // of the page's bytes
	Record   string `json:"recordDigest"`
	MIME     string `json:"mime"`
	Offset   string `json:"offset"`
	Length   string `json:"length"`
	Status   string `json:"status"`
	Filename string `json:"filename"`
}

// surt is an address as indexes sort it: its host from the end to the front.
func surt(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return strings.ToLower(address)
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if !strings.Contains(host, ":") { // an address of the newer kind stays
		names := strings.Split(host, ".")
		slices.Reverse(names)
		host = strings.Join(names, ",")
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	rest := u.EscapedPath()
	if rest == "" {
		rest = "/"
	}
	if u.RawQuery != "" {
		rest += "?" + u.RawQuery
	}
	return host + ")" + strings.ToLower(rest)
}
