package capture

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/nlnwa/gowarc/v3"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest/attached"
	"galley/model/prose"
)

// MediaType is a WARC file's.
const MediaType = "application/warc"

// recordMemory is how many bytes of a record are held in memory; the rest goes to a file meanwhile.
const recordMemory = 1 << 20

// write makes the WARC file: who wrote it, each question with its answer, and what is known of the page.
func (v *visit) write(name, title string) (file model.File, err error) {
	out, err := os.CreateTemp(v.folder, "warc-*") // 0600
	if err != nil {
		return file, fmt.Errorf("make a file for the capture: %w", err)
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	w := &warcWriter{out: out, folder: v.folder, at: v.taken}
	w.info = w.record(gowarc.Warcinfo, "", strings.NewReader("software: Galley\r\nformat: WARC File Format 1.1\r\n"+
		"conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"),
		field{gowarc.ContentType, gowarc.ApplicationWarcFields}, field{gowarc.WarcFilename, name})
	for i, h := range v.hops {
		answer, err := h.answer()
		if err != nil {
			return file, err
		}
		w.at = h.asked
		fields := []field{{gowarc.ContentType, gowarc.ApplicationHttp + ";msgtype=response"}, {gowarc.WarcIPAddress, h.peer}}
		// What came in chunks is not the bytes after the header, and readers of WARC do not agree how to count it.
		if i == len(v.hops)-1 && !h.chunked {
			fields = append(fields, field{gowarc.WarcPayloadDigest, "sha256:" + v.payload})
		}
		id := w.record(gowarc.Response, h.address, answer, fields...)
		w.record(gowarc.Request, h.address, &h.request, field{gowarc.ContentType, gowarc.ApplicationHttp + ";msgtype=request"},
			field{gowarc.WarcConcurrentTo, id})
		if i == len(v.hops)-1 {
			about := "title: " + prose.Flatten(title) + "\r\nasked: " + v.asked.String() + "\r\npayload-sha256: " + v.payload + "\r\n"
			w.record(gowarc.Metadata, h.address, strings.NewReader(about), field{gowarc.ContentType, gowarc.ApplicationWarcFields},
				field{gowarc.WarcConcurrentTo, id})
		}
	}
	if w.err != nil {
		return file, fmt.Errorf("write the capture: %w", w.err)
	}
	data, err := disk.Read(out.Name(), MaxBytes)
	if err != nil {
		return file, errors.Join(errLarge, err)
	}
	sum := sha256.Sum256(data)
	return model.File{SHA256: hex.EncodeToString(sum[:]), Name: name, MediaType: MediaType, Size: int64(len(data)), Bytes: data}, nil
}

type field struct{ name, value string }

// warcWriter writes records, each packed by itself, so that one can be read without those before it.
type warcWriter struct {
	out    io.Writer
	folder string
	at     time.Time
	info   string // the id of the record that says who wrote the file
	err    error
}

// record writes a record and returns its id.
func (w *warcWriter) record(kind gowarc.RecordType, about string, block io.Reader, fields ...field) (id string) {
	if w.err != nil {
		return ""
	}
	b := gowarc.NewRecordBuilder(kind, gowarc.WithSkipParseBlock(), gowarc.WithAddMissingDigest(true), gowarc.WithBufferTmpDir(w.folder),
		gowarc.WithBufferMaxMemBytes(recordMemory), gowarc.WithSpecViolationPolicy(gowarc.ErrFail), gowarc.WithSyntaxErrorPolicy(gowarc.ErrFail))
	b.AddWarcHeaderTime(gowarc.WarcDate, w.at.UTC().Truncate(time.Second))
	if about != "" {
		b.AddWarcHeader(gowarc.WarcTargetURI, about)
	}
	if w.info != "" {
		b.AddWarcHeader(gowarc.WarcWarcinfoID, w.info)
	}
	for _, f := range fields {
		if f.value != "" {
			b.AddWarcHeader(f.name, f.value)
		}
	}
	if _, err := b.ReadFrom(block); err != nil {
		w.err = errors.Join(err, b.Close())
		return ""
	}
	rec, _, err := b.Build()
	if err != nil {
		w.err = err
		return ""
	}
	packed := gzip.NewWriter(w.out)
	_, _, err = gowarc.NewMarshaler().Marshal(packed, rec, 0)
	w.err = errors.Join(err, packed.Close(), rec.Close())
	return "<" + strings.Trim(rec.RecordId(), "<>") + ">"
}

// errNoPage says that a WARC file holds no answer with a page.
var errNoPage = errors.New("no answer with a page in it")

// each reads the records of a WARC file, and fails where one is not as its digest says.
func each(warc []byte, see func(r gowarc.Record) error) (err error) {
	folder, err := attached.Folder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	in, err := gowarc.NewWarcFileReaderFromStream(bytes.NewReader(warc), 0, gowarc.WithSkipParseBlock(),
		gowarc.WithSpecViolationPolicy(gowarc.ErrFail), gowarc.WithSyntaxErrorPolicy(gowarc.ErrFail), gowarc.WithBufferMaxMemBytes(recordMemory),
		gowarc.WithBufferTmpDir(folder))
	if err != nil {
		return fmt.Errorf("read the capture: %w", err)
	}
	defer in.Close()
	for r, err := range in.Records() {
		if err != nil {
			return fmt.Errorf("read the capture: %w", err)
		}
		if err := errors.Join(see(r), r.Close()); err != nil {
			return err
		}
	}
	return nil
}

// payload reads the page that a WARC file ends at and returns its SHA-256.
func payload(warc []byte) (sha string, err error) {
	err = each(warc, func(r gowarc.Record) error {
		if r.WarcRecord.Type() != gowarc.Response {
			return nil
		}
		response, err := answerOf(r)
		if err != nil {
			return err
		}
		sum := sha256.New()
		if _, err := io.Copy(sum, response.Body); err != nil {
			return errors.Join(fmt.Errorf("read the page: %w", err), response.Body.Close())
		}
		sha = hex.EncodeToString(sum.Sum(nil))
		return response.Body.Close()
	})
	if err == nil && sha == "" {
		err = errNoPage
	}
	return sha, err
}

// answerOf reads the answer in a record.
func answerOf(r gowarc.Record) (*http.Response, error) {
	raw, err := r.WarcRecord.Block().RawBytes()
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	response, err := http.ReadResponse(bufio.NewReader(raw), nil)
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	return response, nil
}
