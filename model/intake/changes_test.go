package intake

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest"
)

// draft is a Word document with tracked changes, as LibreOffice wrote it.
func draft(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../ingest/testdata/draft.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAPersonIsAskedOnceHowTrackedChangesAreRead(t *testing.T) {
	for answer, want := range map[string]struct {
		versions int
		words    string
	}{ingest.Accepted: {1, "295 people"}, ingest.Original: {1, "280 people"}, ingest.Both: {2, "295 people"}, "": {1, "295 people"}} {
		lib := fresh(t)
		asked := 0
		report := Run(t.Context(), lib, "Ada", []Origin{Text("draft.docx", draft(t)), Text("plain.txt", []byte("No changes here.")),
			Text("again.docx", append(draft(t), 0))}, Options{Readers: 1, Changes: func(_ context.Context, name string,
			changes int) (string, error) {
			asked++
			if name != "draft.docx" && name != "again.docx" || changes != 4 {
				t.Errorf("asked of %s with %d changes", name, changes)
			}
			return answer, nil
		}})
		item := report.Items[0]
		if asked != 1 || item.Outcome != Imported || item.Version.Number != want.versions || item.Tracked != 4 || item.Title == "" {
			t.Fatalf("%q: asked %d times, %+v", answer, asked, item)
		}
		proof, err := lib.Proof(t.Context(), item.ArticleID, 0)
		if err != nil {
			t.Fatal(err)
		}
		v := proof.Version
		if !strings.Contains(v.Text, want.words) || len(v.Notes) != 14 {
			t.Errorf("%q: the newest version lacks %q, or has %d notes", answer, want.words, len(v.Notes))
		}
	}
}

func TestNoDraftIsImportedWhereTheQuestionIsNotAnswered(t *testing.T) {
	lib := fresh(t)
	report := Run(t.Context(), lib, "Ada", []Origin{Text("draft.docx", draft(t))}, Options{
		Changes: func(context.Context, string, int) (string, error) {
			return "", model.Wrap(model.Refused, errors.New("closed"), "The question was closed, so “draft.docx” was not imported.")
		}})
	if report.Items[0].Outcome != Refused || !strings.HasPrefix(report.Items[0].Reason, "The question was closed") {
		t.Errorf("%+v", report.Items[0])
	}
}

// The words may be the same with and without changes: those may be of how letters are
// set, or of a blank.
func TestChangesThatLeaveTheWordsMakeOneVersion(t *testing.T) {
	same := model.Document{Text: "The same."}
	if cmds := TwoVersions("a", same, same); len(cmds) != 1 {
		t.Errorf("%d commands", len(cmds))
	}
}
