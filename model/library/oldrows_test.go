package library

import (
	"fmt"
	"path/filepath"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// oldRows are what the first version of the schema holds after a day's work:
// two articles, one of them deleted, and three claims: one checked, one signed
// off and standing in two places, one deleted.
var oldRows = []string{
	"INSERT INTO files VALUES ('" + passage.Hash(talks) + "', 'talks.txt', 'text/plain', " + fmt.Sprint(len(talks)) + ", '')",
	fmt.Sprintf("INSERT INTO file_bytes VALUES ('%s', x'%x')", passage.Hash(talks), packer.EncodeAll([]byte(talks), nil)),
	"INSERT INTO articles VALUES ('article1', 'Talks', '', 'Élan', '2009', '', '', '2026-01-01T00:00:00.000Z', 'Ann', ''), " +
		"('article2', 'Gone', '', '', '', '', '', '2026-01-02T00:00:00.000Z', 'Ann', '2026-01-03T00:00:00.000Z')",
	"INSERT INTO versions VALUES ('version1', 'article1', 1, '" + talks + "', '[]', '" + passage.Hash(talks) + "', '" + passage.Hash(talks) +
		"', '', '[]', ''), " +
		"('version2', 'article2', 1, 'Gone.', '[]', '" + passage.Hash("Gone.") + "', '" + passage.Hash(talks) + "', '', '[]', '')",
	"INSERT INTO claims VALUES ('claim1', 'The envoy', '', '', '', 'checked', '', '', '', ''), " +
		"('claim2', 'The envoy', '', '', '', 'signed off', '', '', '', ''), " +
		"('claim3', 'The', '', '', '', 'checked', '', '', '', '2026-01-04T00:00:00.000Z')",
	`INSERT INTO appearances VALUES ('a1', 'claim1', 'article1', 'version1', 0, 9, 'The envoy', '', '', 'anchored', ''),
		('a2', 'claim2', 'article1', 'version1', 0, 9, 'The envoy', '', '', 'anchored', ''),
		('a3', 'claim2', 'article1', 'version1', 4, 9, 'envoy', '', '', 'anchored', ''), ('a4', 'claim3', 'article1', 'version1', 0, 3, ` +
		`'The', '', '', 'anchored', '2026-01-04T00:00:00.000Z')`,
	`INSERT INTO events VALUES (1, 'e1', '2026-01-01T00:00:00.000Z', 'Ann', 'did', '', 'import article', 'Imported', '[]'), (2, 'e2', ` +
		`'2026-01-04T00:00:00.000Z', 'Ann', 'did', '', 'edit claim', 'Edited', '[]')`,
	"INSERT INTO event_subjects VALUES (1, 'article1'), (2, 'claim2')",
}

// oldLibrary is the path of a library of the first version of the schema with rows,
// brought to another version and closed.
func oldLibrary(t testing.TB, rows []string, version int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.galley")
	write, err := connect(path, "immediate", 1)
	must(t, err)
	old := &Library{path: path, write: write}
	must(t, old.migrate(t.Context(), migrations[:1]))
	for _, row := range rows {
		must(t, write.Exec(row).Error)
	}
	must(t, old.migrate(t.Context(), migrations[:version]))
	must(t, old.Close())
	return path
}

// fromEachVersion runs a test on a library with rows that was at each older version
// of the schema before it was opened.
func fromEachVersion(t *testing.T, rows []string, test func(t *testing.T, l *Library, version int)) {
	t.Helper()
	for version := 1; version < len(migrations); version++ {
		t.Run(fmt.Sprint("version ", version), func(t *testing.T) {
			t.Parallel()
			test(t, at(t, oldLibrary(t, rows, version)), version)
		})
	}
}

func TestAnOldLibraryIsPutOnTheShelf(t *testing.T) {
	unraced(t)
	fromEachVersion(t, oldRows, func(t *testing.T, l *Library, have int) {
		page, err := l.Shelf(t.Context(), model.ShelfQuery{Place: model.Current}, 0, 10)
		if err != nil || page.Total != 1 || len(page.Rows) != 1 {
			t.Fatalf("from version %d: %+v, %v", have, page, err)
		}
		if r := page.Rows[0]; r.ID != "article1" || r.Claims != 2 || r.Checked != 2 || r.Signed != 1 {
			t.Errorf("from version %d: %+v", have, r)
		}
		tally, err := l.Tally(t.Context())
		if err != nil || tally.Current != (model.Count{Articles: 1, Claims: 2, Checked: 2, Signed: 1}) ||
			tally.Trash.Articles != 1 || tally.TrashedClaims != 1 {
			t.Errorf("from version %d: %+v, %v", have, tally, err)
		}
		sound(t, l)
	})
}

// What a migration fills in is nobody's change: what was done before it can be
// taken back still.
func TestWhatWasDoneInAnOldLibraryIsTakenBack(t *testing.T) {
	unraced(t)
	const added = "2026-01-01T00:00:00.000Z"
	hash, blocks := passage.Hash(talks), fmt.Sprintf(`[{"kind":"paragraph","start":0,"end":%d}]`, len(talks))
	edit := func(noun, before, after string) string {
		return fmt.Sprintf(`{"noun":%q,"id":"%s1","before":%s,"after":%s}`, noun, noun, before, after)
	}
	version := func(hidden string) string {
		return fmt.Sprintf(`{"id":"version1","article_id":"article1","number":1,"sha256":%q,"file_sha256":%q,"added":%q,"hidden":%s}`,
			hash, hash, added, hidden)
	}
	article := `{"id":"article1","title":"Talks","byline":"","publisher":"","published":"","url":"","language":"",` +
		`"imported":"` + added + `","imported_by":"Ann"}`
	rows := []string{
		fmt.Sprintf("INSERT INTO files VALUES ('%s', 'talks.txt', 'text/plain; charset=windows-1252', %d, '')", hash, len(talks)),
		oldRows[1],
		"INSERT INTO articles VALUES ('article1', 'Talks', '', '', '', '', '', '2026-01-01T00:00:00.000Z', 'Ann', '')",
		"INSERT INTO versions VALUES ('version1', 'article1', 1, '" + talks + "', '" + blocks + "', '" +
			hash + "', '" + hash + "', '" + added + "', '[0]', '')",
		"INSERT INTO events VALUES (1, 'e1', '2026-01-01T00:00:00.000Z', 'Ann', 'did', '', 'import article', 'Imported', '[" +
			edit("article", "null", article) + "," + edit("version", "null", version("[]")) + "]')",
		"INSERT INTO events VALUES (2, 'e2', '2026-01-02T00:00:00.000Z', 'Ann', 'did', '', 'hide lines', 'Hid', '[" +
			edit("version", version("[]"), version("[0]")) + "]')",
		"INSERT INTO event_subjects VALUES (1, 'article1'), (1, 'version1'), (2, 'article1'), (2, 'version1')",
	}
	fromEachVersion(t, rows, func(t *testing.T, l *Library, have int) {
		for _, step := range []func() (model.Change, error){
			func() (model.Change, error) { return l.Undo(t.Context(), "Ann") },
			func() (model.Change, error) { return l.Undo(t.Context(), "Ann") },
			func() (model.Change, error) { return l.Redo(t.Context(), "Ann") },
			func() (model.Change, error) { return l.Redo(t.Context(), "Ann") },
		} {
			if _, err := step(); err != nil {
				t.Fatalf("from version %d: %v", have, err)
			}
		}
		versions, err := l.Versions(t.Context(), "article1")
		if err != nil || len(versions) != 1 || versions[0].Charset != "windows-1252" || len(versions[0].Hidden) != 1 {
			t.Errorf("from version %d: %+v, %v", have, versions, err)
		}
		sound(t, l)
	})
}
