package report

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// counts says how often claims were chosen, and how often each format was written and looked over.
type counts struct {
	chosen          int
	written, warned map[Format]int
}

// counting counts what package report does until the test ends.
func counting(t *testing.T) *counts {
	n := &counts{written: map[Format]int{}, warned: map[Format]int{}}
	before, table := choose, specs
	t.Cleanup(func() { choose, specs = before, table })
	choose = func(c view.Content) (view.Chosen, error) { n.chosen++; return before(c) }
	specs = Specs()
	for i, s := range specs {
		specs[i].write = func(ctx context.Context, w io.Writer, c view.Chosen) error {
			n.written[s.Format]++
			return s.write(ctx, w, c)
		}
		specs[i].warns = append([]func(view.Chosen) []view.Warning{func(view.Chosen) []view.Warning {
			n.warned[s.Format]++
			return nil
		}}, s.warns...)
	}
	return n
}

func TestAPreviewThatIsSavedIsChosenWrittenAndLookedOverOnce(t *testing.T) {
	n := counting(t)
	c := sample.Statuses(t)
	c.Choices.Logo = sample.Picture(t)
	r, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	preview, err := r.Bytes(t.Context(), PDF)
	if err != nil {
		t.Fatal(err)
	}
	if first, again := r.Warnings(PDF), r.Warnings(PDF); !reflect.DeepEqual(first, again) {
		t.Errorf("warned of %v, then of %v", first, again)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	size, err := r.Save(t.Context(), path, PDF)
	if err != nil {
		t.Fatal(err)
	}
	if saved, err := os.ReadFile(path); err != nil || !bytes.Equal(saved, preview) || size != int64(len(preview)) {
		t.Errorf("%d bytes were previewed, %d saved, %v", len(preview), len(saved), err)
	}
	if n.chosen != 1 || n.written[PDF] != 1 || n.warned[PDF] != 1 {
		t.Errorf("counted %+v", *n)
	}
}

func TestWhatWasStoppedIsNotTakenForTheReport(t *testing.T) {
	n := counting(t)
	r, err := New(sample.Statuses(t))
	if err != nil {
		t.Fatal(err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Bytes(stopped, PDF); err == nil {
		t.Error("a stopped preview says it was made")
	}
	if whole, err := r.Bytes(t.Context(), PDF); err != nil || !bytes.HasPrefix(whole, []byte("%PDF-")) || n.written[PDF] != 2 {
		t.Errorf("%d bytes, written %d times, %v", len(whole), n.written[PDF], err)
	}
	if err := r.Write(stopped, io.Discard, PDF); err == nil {
		t.Error("what was kept is written after its end")
	}
}

func TestAFileAClaimIsChosenAndLookedOverOnceForAllOfThem(t *testing.T) {
	n := counting(t)
	c := sample.Statuses(t)
	whole, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range whole.Claims() {
		one := whole.OfClaim(d.Claim.ID)
		alone := c
		alone.Choices.Claim = d.Claim.ID
		if got, want := one.Warnings(ClaimReview), warningsAlone(t, alone); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: warned of %+v, want %+v", d.Claim.ID, got, want)
		}
		if _, err := one.Bytes(t.Context(), ClaimReview); err != nil {
			t.Error(err)
		}
	}
	if n.chosen != 1 || n.warned[ClaimReview] != 1 || n.written[ClaimReview] != len(c.Dossiers) {
		t.Errorf("counted %+v", *n)
	}
}

// warningsAlone are those of a report of one claim, past what is counted.
func warningsAlone(t *testing.T, c view.Content) []view.Warning {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		t.Fatal(err)
	}
	var all []view.Warning
	spec, _ := ClaimReview.Spec()
	for _, warn := range spec.warns[1:] {
		all = append(all, warn(chosen)...)
	}
	return all
}

// shelf is a library of two articles.
type shelf struct {
	view.Library
	proof model.Proof
}

func (s shelf) Proof(_ context.Context, id string, _ int) (model.Proof, error) {
	s.proof.Article.ID = id
	return s.proof, nil
}
func (shelf) Veil(context.Context) (model.Veil, error)              { return model.Veil{}, nil }
func (shelf) Rounds(context.Context, string) ([]model.Round, error) { return nil, nil }
func (shelf) Checklists(context.Context) ([]model.Checklist, error) { return nil, nil }
func (shelf) CorrectionReasons(context.Context, string) (map[string]model.CorrectionReason, error) {
	return nil, nil
}
func (shelf) History(context.Context, string, int) ([]model.Event, error) { return nil, nil }
func (shelf) Scales(context.Context) ([]model.Scale, error)               { return model.BuiltInScales(), nil }
func (shelf) Article(context.Context, string) (model.Article, error)      { return model.Article{}, nil }
func (shelf) VersionIDs(context.Context, string) ([]string, error)        { return nil, nil }
func (shelf) TagsIn(context.Context, string) (map[string][]string, error) { return nil, nil }

func (shelf) AsidesIn(context.Context, string) ([]model.Aside, error) { return nil, nil }

func TestABatchChoosesAndLooksOverEachArticleOnce(t *testing.T) {
	n := counting(t)
	c := sample.Statuses(t)
	lib := shelf{proof: model.Proof{Article: c.Article, Version: c.Version, Dossiers: c.Dossiers}}
	rows, err := SaveAll(t.Context(), lib, []string{"a1", "a2"}, t.TempDir(), ClaimReview, func(*view.Content) {}, nil)
	if err != nil || len(rows) != 2 {
		t.Fatalf("%v, %v", rows, err)
	}
	for _, row := range rows {
		if row.Err != nil || len(row.Warnings) == 0 {
			t.Errorf("%+v", row)
		}
	}
	if n.chosen != 2 || n.warned[ClaimReview] != 2 || n.written[ClaimReview] != 2 {
		t.Errorf("counted %+v", *n)
	}
}

func TestTheTableOfFormatsIsWhole(t *testing.T) {
	seen := map[Format]bool{}
	for _, s := range Specs() {
		if seen[s.Format] || s.Format == "" || s.write == nil || s.is == nil || s.Extension == "" || s.Extension[0] != '.' {
			t.Errorf("%s: %+v", s.Format, s)
		}
		seen[s.Format] = true
		if kind, _, err := mime.ParseMediaType(s.MediaType); err != nil || s.Text != textual(kind) {
			t.Errorf("%s: media type %q, text %v, %v", s.Format, s.MediaType, s.Text, err)
		}
		if got, known := s.Format.Spec(); !known || got.MediaType != s.MediaType || s.Format.Extension() != s.Extension {
			t.Errorf("%s is not found by its key", s.Format)
		}
	}
	if _, known := Format("epub").Spec(); known {
		t.Error("a format there is not was found")
	}
}

func textual(mediaType string) bool {
	return strings.HasPrefix(mediaType, "text/") || strings.HasSuffix(mediaType, "json")
}

// TestEveryChoiceFitsAFormatThatItChanges: a format takes the choices by which its bytes change, and
// no others.
func TestEveryChoiceFitsAFormatThatItChanges(t *testing.T) {
	plain := sample.Drafted(t, sample.Every(t))
	for i := range plain.Dossiers[0].Verdicts {
		plain.Dossiers[0].Verdicts[i].Proposed = "Nearly 700 miles"
	}
	drafted := plain.File
	plain.File = func(hash string) (model.File, error) {
		if hash == plain.Version.FileHash {
			return drafted(hash)
		}
		return model.File{SHA256: hash, Bytes: []byte("original")}, nil
	}
	for _, choice := range []struct {
		name  string
		takes func(Takes) bool
		set   func(*view.Choices)
	}{
		{"a part", func(t Takes) bool { return t.Parts || t.Boxes }, func(c *view.Choices) { c.Without = []view.Part{view.Text} }},
		{"the language", func(t Takes) bool { return t.Parts || t.Boxes || t.Words }, func(c *view.Choices) { c.Language = "de" }},
		{"the logo", func(t Takes) bool { return t.Logo }, func(c *view.Choices) { c.Logo = sample.Picture(t) }},
		{"the newsroom", func(t Takes) bool { return t.Newsroom }, func(c *view.Choices) { c.Newsroom = "The Desk" }},
		{"the style", func(t Takes) bool { return t.Style }, func(c *view.Choices) {
			c.Style = fstest.MapFS{"report.css": {Data: []byte("p { color: red }")}}
		}},
		{"the ClaimReview in a page", func(t Takes) bool { return t.Style }, func(c *view.Choices) { c.Embed = true }},
		{"where it will stand", func(t Takes) bool { return t.ReviewURL }, func(c *view.Choices) { c.ReviewURL = "https://paper.example/check" }},
		{"what a row is about", func(t Takes) bool { return t.Rows }, func(c *view.Choices) { c.Rows = view.SourceRows }},
		{"the byte order mark", func(t Takes) bool { return t.Rows }, func(c *view.Choices) { c.BOM = true }},
		{"the files", func(t Takes) bool { return t.Files }, func(c *view.Choices) { c.NoFiles = true }},
		{"the history", func(t Takes) bool { return t.Files }, func(c *view.Choices) { c.History = true }},
	} {
		with := plain
		choice.set(&with.Choices)
		for _, s := range Specs() {
			if changed := output(t, s.Format, plain) != output(t, s.Format, with); changed != choice.takes(s.Takes) {
				t.Errorf("%s changes %s: %v; the table says %v", choice.name, s.Format, changed, choice.takes(s.Takes))
			}
		}
	}
	if all := fmt.Sprint(Taking(func(t Takes) bool { return t.Logo })); all != "[html pdf docx checking-copy-pdf]" {
		t.Errorf("a logo is taken by %s", all)
	}
}
