package report

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"galley/model"
	"galley/model/report/interchange"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func output(t testing.TB, f Format, c view.Content) string {
	t.Helper()
	var b bytes.Buffer
	if spec, _ := f.Spec(); spec.Draft && c.Version.FileHash == "" {
		c = sample.Drafted(t, c)
	}
	if err := Write(t.Context(), &b, f, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheSameContentGivesTheSameBytes(t *testing.T) {
	c := sample.Content(t, "Nearly 600 miles and 21,000 troops.", "Nearly 600 miles", "21,000 troops")
	for _, f := range Formats() {
		if first, again := output(t, f, c), output(t, f, c); first != again {
			t.Errorf("%s differs from one time to the next", f)
		}
	}
}

func TestSavingKeepsTheOldReportUntilTheNewIsWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.html")
	c := sample.Content(t, "Nearly 600 miles.", "600 miles")
	size, err := save(t.Context(), path, HTML, c)
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(path)
	if err != nil || int64(len(old)) != size {
		t.Fatalf("%d bytes in the file, %d told, %v", len(old), size, err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := save(stopped, path, HTML, c); err == nil {
		t.Error("a stopped save says it was done")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, old) {
		t.Errorf("the old report was altered: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := save(t.Context(), folder, HTML, c); !model.HasCode(err, model.Invalid) {
		t.Errorf("over a folder: %v", err)
	}
}

func TestAnUnknownFormatIsRefusedInASentence(t *testing.T) {
	var b strings.Builder
	if err := Write(t.Context(), &b, "papyrus", sample.Content(t, "Words.")); !model.HasCode(err, model.Invalid) || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

func TestAMegabyteOfReasonsIsWrittenInEveryFormat(t *testing.T) {
	c := sample.Every(t)
	reasons := strings.TrimSpace(strings.Repeat("A reason, and *another* [one] <b>.\n=1+1;=2\n\n", 22_000))
	c.Dossiers[0].Verdicts[1].Reasoning = reasons
	for _, f := range Formats() {
		// a cell holds no more (TestATextTooLongForACell…), a DOCX is compressed
		if out := output(t, f, c); f != XLSX && f != DOCX && f != CheckedCopy && f != CheckingCopy && len(out) < len(reasons) {
			t.Errorf("%s: %d bytes of %d", f, len(out), len(reasons))
		}
	}
	all, err := interchange.ReadAnnotations("own", []byte(output(t, Annotations, c)))
	if err != nil || all[0].Reasoning != reasons {
		t.Errorf("annotations do not bring it back: %v", err)
	}
	b, err := interchange.ReadJSON("own", []byte(output(t, JSON, c)))
	if err != nil || b.Verdicts[1].Reasoning != reasons {
		t.Errorf("JSON does not bring it back: %v", err)
	}
}

func TestAClaimReviewInThePageCannotEndItsElement(t *testing.T) {
	c := sample.Statuses(t)
	c.Dossiers[0].Claim.Wording = `</script><script>alert(1)</script>`
	c.Choices.Embed, c.Choices.ReviewURL = true, "https://paper.example/check"
	var scripts []string
	sample.Each(sample.Parsed(t, output(t, HTML, c)), func(n *html.Node) {
		if n.Data == "script" {
			scripts = append(scripts, sample.Attr(n, "type"), sample.WordsOf(n))
		}
	})
	var reviews []map[string]any
	if len(scripts) != 2 || scripts[0] != "application/ld+json" || json.Unmarshal([]byte(scripts[1]), &reviews) != nil {
		t.Fatalf("the page has the scripts %q", scripts)
	}
	if len(reviews) != 2 || reviews[0]["claimReviewed"] != c.Dossiers[0].Claim.Wording {
		t.Errorf("the reviews are %v", reviews)
	}
	if len(warningsOf(t, HTML, c)) == 0 {
		t.Error("a page with a ClaimReview is not warned of what is missing in it")
	}
	c.Choices.Embed = false
	if strings.Contains(output(t, HTML, c), "<script") ||
		slices.ContainsFunc(warningsOf(t, HTML, c), func(w view.Warning) bool { return w.About == view.NoURL || w.About == view.NoSpeaker }) {
		t.Error("a page has a ClaimReview that nobody wanted")
	}
}

func save(ctx context.Context, path string, f Format, c view.Content) (int64, error) {
	r, err := New(c)
	if err != nil {
		return 0, err
	}
	return r.Save(ctx, path, f)
}

func warningsOf(t testing.TB, f Format, c view.Content) []view.Warning {
	t.Helper()
	r, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return r.Warnings(f)
}
