package program

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// story is one long paragraph, so that a line in the middle of the column is
// body text wherever the reader begins. It has no sign that HTML must escape.
var story = strings.Repeat("The minister told parliament on 12 March 2014 that 21,000 troops were stationed along the "+
	"border, which runs for 600 miles, and that the cost had risen by 14 percent in two years. ", 12)

// TestProgram is a person's first quarter of an hour, with the real programs
// on a real display: import, read, mark, rate, close, come back, publish.
func TestProgram(t *testing.T) {
	b := newWorkplace(t)
	text := filepath.Join(b.dir, "border.txt")
	write(t, text, story)
	var imported []struct {
		ID ident `json:"id"`
	}
	b.ctlJSON(&imported, "import", text, "--title", "Troops at the border")
	if len(imported) != 1 {
		t.Fatalf("one file was imported, galleyctl tells of %d", len(imported))
	}
	article := string(imported[0].ID)

	g := b.open(b.library)
	g.click(inLibrary) // the article, where it is not open by itself
	g.picture("1-open")
	g.drag(inText, inText.right(220))
	g.picture("2-selected")
	g.key("Return")
	b.claimBecomes("marked", func(claim) bool { return true })
	g.picture("3-marked")
	g.key("2")
	made := b.claimBecomes("rated Mostly true", claim.mostlyTrue)
	g.picture("4-rated")
	g.key("ctrl+z")
	b.claimBecomes("unrated again by Ctrl+Z", func(c claim) bool { return !c.mostlyTrue() })
	g.key("ctrl+shift+z")
	b.claimBecomes("rated again by Ctrl+Shift+Z", claim.mostlyTrue)
	g.quit()

	g = b.open(b.library)
	g.click(inLibrary)
	g.picture("5-again")
	g.quit()

	kept := b.claimBecomes("still there after a restart", claim.mostlyTrue)
	if kept.ID != made.ID {
		t.Errorf("the claim was %s and came back as %s", made.ID, kept.ID)
	}
	quote := b.checkQuote(article, kept)
	page := filepath.Join(b.dir, "report.html")
	b.ctl("export", article, "--format", "html", "-o", page)
	shown := b.browse(page)
	for _, want := range []string{quote, "Mostly true"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the page exported does not show %q; it shows:\n%s", want, shown)
		}
	}
	b.ctl("check")
}

// TestProgramRefuses opens what is not a library: the window says so, and the
// file stays as it was, with nothing put beside it.
func TestProgramRefuses(t *testing.T) {
	b := newWorkplace(t)
	folder := filepath.Join(b.dir, "notes")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "notes.galley")
	was := strings.Repeat("These are notes, not a library.\n", 200)
	write(t, file, was)
	g := b.open(file)
	g.picture("not-a-library")
	// Its exit code is not looked at: an error window may end with either.
	if err := b.display.CloseWindow(b.ctx, g.id, g.program); !g.program.Ended() {
		t.Errorf("the window did not close: %v", err)
	}
	if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, []byte(was)) {
		t.Errorf("the file was changed (%v): %d bytes, were %d", err, len(now), len(was))
	}
	beside, err := os.ReadDir(folder)
	if err != nil || len(beside) != 1 {
		t.Errorf("files were left beside it: %v, %v", beside, err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// patience is how long anything may take before the test gives up on it.
const patience = 60 * time.Second
