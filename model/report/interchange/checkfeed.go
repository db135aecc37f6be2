package interchange

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model"
	"galley/model/prose"
	"galley/model/report/view"
	"galley/model/weigh"
)

// FeedReport says what came of a feed of published checks.
type FeedReport struct {
	Checks  int           // that were read, double ones too
	Skipped int           // entries that could not be taken
	Why     []SkippedPart // of the first of them
}

// SkippedPart is an entry of a feed that could not be taken, and why.
type SkippedPart struct {
	Entry  int // its place among the entries, from 1; of a file with an entry a line, the line
	Reason string
}

// Bounds of reading a feed.
const (
	longestEntry = 4 << 20 // bytes of an entry; the longest seen has 40,000
	heaviest     = 32 << 20
	checksAtOnce = 1000
	namedEntries = 50
)

// feedLists are the fields of the objects around the entries of a feed: of a DataFeed (as Data
// Commons publishes one), a graph of JSON-LD, an ItemList, and an answer of the Fact Check API.
var feedLists = []string{"dataFeedElement", "@graph", "itemListElement", "claims"}

// ReadCheckFeed reads a file of published checks: ClaimReviews as a JSON list, in a DataFeed,
// an entry a line, or as the Fact Check API answers. It holds some entries at a time, however
// long the feed is. see is given the checks, and progress how many bytes were read. An entry
// that is no check is skipped and named; a file that breaks off keeps what came before, and is
// an error.
func ReadCheckFeed(
	ctx context.Context, name string, file io.Reader, see func([]model.PublishedCheck) error, progress func(bytes int64),
) (FeedReport, error) {
	r := &feedReader{ctx: ctx, name: name, see: see, progress: progress}
	r.in = &metered{from: file, limit: longestEntry}
	buffered := bufio.NewReaderSize(r.in, 64<<10)
	err := r.read(buffered)
	if flushed := r.flush(); err == nil {
		err = flushed
	}
	if err == nil && r.out.Checks == 0 {
		err = model.Faultf(model.NotFound, "There is no fact check in “%s” that Galley can read. Nothing was stored.", name)
	}
	return r.out, err
}

type feedReader struct {
	ctx      context.Context
	name     string
	see      func([]model.PublishedCheck) error
	progress func(int64)
	in       *metered
	entry    int
	depth    int // how many objects stand around an entry
	kept     []model.PublishedCheck
	out      FeedReport
}

// metered counts what is read, and refuses more than a limit since it was last set back.
type metered struct {
	from         io.Reader
	total, since int64
	limit        int64
}

var errTooLong = errors.New("an entry is too long")

func (m *metered) Read(p []byte) (int, error) {
	if m.since > m.limit {
		return 0, errTooLong
	}
	n, err := m.from.Read(p)
	m.total += int64(n)
	m.since += int64(n)
	return n, err
}

func (r *feedReader) read(in *bufio.Reader) error {
	if start, err := in.Peek(3); err == nil && bytes.Equal(start, []byte("\ufeff")) {
		_, _ = in.Discard(3)
	}
	lines, err := r.linewise(in)
	if err != nil {
		return err
	}
	if lines {
		return r.readLines(in)
	}
	decoder := json.NewDecoder(in)
	for {
		err := r.value(decoder)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return r.broken(err)
		}
	}
}

// linewise reports whether every line is a value of its own: the first is an object, whole,
// and others follow.
func (r *feedReader) linewise(in *bufio.Reader) (bool, error) {
	const looked = 60 << 10
	start, err := in.Peek(looked)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, r.broken(err)
	}
	start = bytes.TrimLeft(start, " \t\r\n")
	line, rest, more := bytes.Cut(start, []byte("\n"))
	if !bytes.HasPrefix(line, []byte("{")) {
		return false, nil
	}
	return more && len(bytes.TrimSpace(rest)) > 0 && (json.Valid(line) || bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{\""))), nil
}

func (r *feedReader) readLines(in *bufio.Reader) error {
	for {
		r.in.since = 0
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return r.broken(err)
		}
		r.entry++
		if text := bytes.TrimSpace(line); len(text) > 0 {
			var v any
			if !light(text) || json.Unmarshal(text, &v) != nil {
				r.skip(notJSON)
			} else if err := r.take(v); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

// light reports whether values are worth reading: hostile ones take much memory.
func light(data []byte) bool { return weigh.JSON(data) <= heaviest }

// value reads a value of the feed: a list of entries, an object around one, or an entry.
func (r *feedReader) value(d *json.Decoder) error {
	r.in.since = 0
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		for d.More() {
			if err := r.element(d); err != nil {
				return err
			}
		}
		_, err := d.Token()
		return within(err)
	case json.Delim('{'):
		return r.object(d)
	}
	return nil // a bare number or text between the entries
}

// object reads an object whose lists of entries are read an entry at a time. What else it
// says makes it an entry itself, perhaps.
func (r *feedReader) object(d *json.Decoder) error {
	if r.depth++; r.depth > deepest {
		return model.Faultf(model.Invalid, "“%s” is nested deeper than a feed can be, so reading stopped there.", r.name)
	}
	defer func() { r.depth-- }()
	own := map[string]any{}
	for d.More() {
		r.in.since = 0
		key, err := d.Token()
		if err != nil {
			return within(err)
		}
		name, _ := key.(string)
		if slices.Contains(feedLists, name) {
			if err := r.value(d); err != nil {
				return within(err)
			}
			continue
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return within(err)
		}
		var v any
		if light(raw) && json.Unmarshal(raw, &v) == nil {
			own[name] = v
		}
	}
	if _, err := d.Token(); err != nil {
		return within(err)
	}
	if checks := checksOf(own); len(checks) > 0 {
		r.entry++
		return r.keep(checks)
	}
	return nil
}

// within is an error in the middle of the file: its end is none that was expected.
func within(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (r *feedReader) element(d *json.Decoder) error {
	r.in.since = 0
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		return within(err)
	}
	r.entry++
	var v any
	if !light(raw) || json.Unmarshal(raw, &v) != nil {
		r.skip(notJSON)
		return nil
	}
	return r.take(v)
}

const notJSON = "it is not valid JSON"

// take keeps the checks that an entry holds.
func (r *feedReader) take(v any) error {
	checks := checksOf(v)
	if len(checks) == 0 {
		r.skip("there is no ClaimReview in it")
		return nil
	}
	return r.keep(checks)
}

func (r *feedReader) keep(checks []model.PublishedCheck) error {
	for _, c := range checks {
		switch {
		case c.Claim == "":
			r.skip("it does not say what claim was checked")
		case c.URL == "" && c.Publisher == "":
			r.skip("it says neither who checked it nor where")
		default:
			c.Feed = r.name
			r.kept = append(r.kept, c)
			r.out.Checks++
		}
	}
	if len(r.kept) < checksAtOnce {
		return nil
	}
	return r.flush()
}

func (r *feedReader) flush() error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if len(r.kept) > 0 {
		if err := r.see(once(r.kept)); err != nil {
			return err
		}
		r.kept = r.kept[:0]
	}
	if r.progress != nil {
		r.progress(r.in.total)
	}
	return nil
}

// once is the checks without those that come again, the last of each.
func once(checks []model.PublishedCheck) []model.PublishedCheck {
	at := map[string]int{}
	var out []model.PublishedCheck
	for _, c := range checks {
		if i, has := at[c.ID]; has {
			out[i] = c
			continue
		}
		at[c.ID] = len(out)
		out = append(out, c)
	}
	return out
}

func (r *feedReader) skip(why string) {
	r.out.Skipped++
	if len(r.out.Why) < namedEntries {
		r.out.Why = append(r.out.Why, SkippedPart{r.entry, why})
	}
}

// broken is what ends a feed before its end.
func (r *feedReader) broken(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	if errors.Is(err, errTooLong) {
		return model.Faultf(model.Invalid, "An entry of “%s” behind the %dth is longer than a fact check can be, so reading stopped there. "+
			"What came before it is kept.", r.name, r.entry)
	}
	if _, syntax := errors.AsType[*json.SyntaxError](err); syntax || errors.Is(err, io.ErrUnexpectedEOF) {
		return model.Wrap(model.Damaged, err, "“%s” is broken behind its %dth entry: it is not valid JSON there. What came before is kept.",
			r.name, r.entry)
	}
	return err
}

// checksOf are the published checks in a value: ClaimReviews, or claims of the Fact Check API.
func checksOf(value any) []model.PublishedCheck {
	var out []model.PublishedCheck
	if m, ok := value.(map[string]any); ok && m["claimReview"] != nil && m["@type"] == nil {
		for _, v := range list(m["claimReview"]) {
			if review, ok := v.(map[string]any); ok {
				out = append(out, ofAPI(m, review))
			}
		}
		return out
	}
	var reviews []Review
	gatherReviews(value, things(value, nil, 0), &reviews, 0)
	for _, r := range reviews {
		out = append(out, identified(model.PublishedCheck{Claim: r.Claim, Speaker: r.Speaker, Rating: r.Rating, Explanation: r.Explanation,
			Title: r.Title, URL: r.URL, Publisher: r.Author, Published: r.Published, Language: r.Language}))
	}
	return out
}

// ofAPI is a check as the Fact Check API gives it: the claim, with its reviews in it.
func ofAPI(claim, review map[string]any) model.PublishedCheck {
	publisher, _ := review["publisher"].(map[string]any)
	c := model.PublishedCheck{Claim: said(claim["text"]), Speaker: said(claim["claimant"]), Rating: said(review["textualRating"]),
		Title: said(review["title"]), URL: view.WebLink(said(review["url"])), Publisher: firstSaid(publisher["name"], publisher["site"]),
		Language: said(review["languageCode"])}
	if iso, ok := model.ParseDate(upToDay(said(review["reviewDate"]))); ok {
		c.Published = iso
	}
	return identified(c)
}

// upToDay is a time without its hours.
func upToDay(s string) string {
	day, _, _ := strings.Cut(s, "T")
	return day
}

// longestText is how many bytes of a text of a check are kept.
const longestText = 5000

// identified is a check with its id: the same for the same claim at the same address.
func identified(c model.PublishedCheck) model.PublishedCheck {
	for _, text := range []*string{&c.Claim, &c.Speaker, &c.Rating, &c.Explanation, &c.Title, &c.URL, &c.Publisher, &c.Language} {
		if len(*text) > longestText {
			cut := longestText
			for cut > 0 && !utf8.RuneStart((*text)[cut]) {
				cut--
			}
			*text = (*text)[:cut]
		}
		*text = strings.ToValidUTF8(*text, "\ufffd")
	}
	where := c.URL
	if where == "" {
		where = c.Publisher
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s", where, strings.ToLower(prose.Flatten(c.Claim))))
	c.ID = model.CheckID + hex.EncodeToString(sum[:16])
	return c
}

// ReviewOf is a published check as a review that is put on a claim.
func ReviewOf(c model.PublishedCheck) Review {
	return Review{Claim: c.Claim, Speaker: c.Speaker, Rating: c.Rating, Explanation: c.Explanation, Title: c.Title, URL: c.URL,
		Author: c.Publisher, Published: c.Published, Language: c.Language}
}
