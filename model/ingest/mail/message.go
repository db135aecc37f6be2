package mail

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"strings"

	"galley/model"
	"galley/model/ingest/charset"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"

	"github.com/jhillyerd/enmime/v2"
	"github.com/jhillyerd/enmime/v2/mediatype"
)

const (
	maxNested = 200     // containers of parts a message may have; each reads through those around it
	maxParts  = 100_000 // lines that may begin a part
)

var (
	headerLine = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]{0,60}):(?:[ \t]*)(.*)$`)
	boundaries = regexp.MustCompile(`(?i)\bboundary\*?\d*\*?=`)
	errParts   = errors.New("too many parts")
)

// headers are the lines a message begins with, by their names in small
// letters; nil where the file begins otherwise.
func headers(data []byte) map[string]string {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	head := strings.ReplaceAll(string(data[:min(len(data), 64<<10)]), "\r\n", "\n")
	found := map[string]string{}
	last := ""
	for i, line := range strings.Split(strings.TrimLeft(head, "\n"), "\n") {
		switch m := headerLine.FindStringSubmatch(line); {
		case strings.TrimSpace(line) == "":
			return found
		case i == 0 && strings.HasPrefix(line, "From "): // as mailboxes separate messages
		case m != nil:
			if last = strings.ToLower(m[1]); found[last] == "" {
				found[last] = m[2]
			}
		case last != "" && (line[0] == ' ' || line[0] == '\t'):
			found[last] += " " + strings.TrimSpace(line)
		default:
			return nil
		}
	}
	return found
}

func has(h map[string]string, names ...string) bool {
	for _, n := range names {
		if _, ok := h[n]; !ok {
			return false
		}
	}
	return true
}

// IsMessage: a message that was sent, or means to be.
func IsMessage(name string, data []byte) bool {
	h := headers(data)
	switch {
	case len(h) < 2:
		return false
	case has(h, "message-id") || has(h, "received") || has(h, "from", "to") || has(h, "from", "subject", "date") &&
		!savedBy.MatchString(h["from"]):
		return true
	}
	return strings.EqualFold(filepath.Ext(name), ".eml") && (has(h, "from") || has(h, "subject") || has(h, "mime-version"))
}

// mediaType reads a Content-Type without the charset in it, so that the text of
// parts comes as its bytes: decode believes what is said of them only where
// it can be true.
func mediaType(s string) (string, map[string]string, []string, error) {
	kind, parameters, bad, err := mediatype.Parse(s)
	delete(parameters, "charset")
	return kind, parameters, bad, err
}

// message reads the tree of parts.
func message(ctx context.Context, s input.File) (*enmime.Part, error) {
	none := (*enmime.Part)(nil)
	if len(boundaries.FindAllIndex(s.Data, maxNested+1)) > maxNested || bytes.Count(s.Data, []byte("\n--")) > maxParts {
		return none, model.Wrap(model.Invalid, errParts, "“%s” has too many parts to be read safely, so nothing was imported.", s.Name)
	}
	data := bytes.TrimPrefix(s.Data, []byte("\xef\xbb\xbf"))
	data = bytes.TrimLeft(data, "\r\n")
	if bytes.HasPrefix(data, []byte("From ")) {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	parser := enmime.NewParser(enmime.SetCustomParseMediaType(mediaType), enmime.MinCharsetDetectRunes(math.MaxInt),
		enmime.DisableTextConversion(true),
		enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true), enmime.MaxStoredPartErrors(10),
		enmime.SetReadPartErrorPolicy(enmime.AllowCorruptTextPartErrorPolicy))
	root, err := parser.ReadParts(input.Interruptible(ctx, bytes.NewReader(data)))
	if err := input.Stopped(ctx, s.Name); err != nil {
		return none, err
	}
	if err != nil || root == nil {
		return none, model.Wrap(model.Damaged, errors.Join(err, io.ErrUnexpectedEOF),
			"“%s” seems to be %s, but it is damaged and could not be read. Nothing was imported.", s.Name, s.Kind)
	}
	return root, nil
}

// leaves are the parts with content, in their order.
func leaves(p *enmime.Part) []*enmime.Part {
	if p.FirstChild == nil {
		if strings.HasPrefix(p.ContentType, "multipart/") && len(p.Content) == 0 {
			return nil
		}
		return []*enmime.Part{p}
	}
	var out []*enmime.Part
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, leaves(c)...)
	}
	return out
}

// parameter is one of those that a part's Content-Type has.
func parameter(p *enmime.Part, name string) string {
	_, all, _, err := mediatype.Parse(p.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return all[name]
}

// textIn is what a part says.
func textIn(p *enmime.Part) string {
	text, _ := charset.Decode(p.Content, typography.FirstOf(p.ContentType, "text/plain")+"; charset="+parameter(p, "charset"))
	return text
}
