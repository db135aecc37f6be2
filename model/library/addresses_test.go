//go:build !race || long

package library

import (
	"path/filepath"
	"testing"

	"galley/model"
)

// TestAnAddressIsCheckedWhereverAPersonTypesIt and kept where it came with a file.
func TestAnAddressIsCheckedWhereverAPersonTypesIt(t *testing.T) {
	onFile(t)
	path := alteredBy(t, `UPDATE sources SET url = 'file:///home/ann/evil.desktop', archive_url = 'smb://x/y'`,
		`UPDATE articles SET url = 'javascript:alert(1)'`)
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "ours.galley"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if _, err := l.Merge(t.Context(), "Ann", path, nil); err != nil {
		t.Fatal(err)
	}
	sources, err := l.Sources(t.Context())
	if err != nil || len(sources) != 1 || sources[0].URL != "file:///home/ann/evil.desktop" || sources[0].ArchiveURL != "smb://x/y" {
		t.Fatalf("what came with a file is kept as it is: %+v, %v", sources, err)
	}
	articles, err := l.Articles(t.Context())
	if err != nil || len(articles) != 1 {
		t.Fatal(err)
	}
	id, article := sources[0].ID, articles[0].ID
	title, evil, mail, good, bare := "Another title", "file:///tmp/evil.desktop", "mailto:press@example.org", "https://example.org/x",
		"example.org/y"
	text := "A text of its own."
	imported := func(address string) model.Command {
		return model.ImportArticle{Document: model.Document{Text: text + address, URL: address,
			Original: model.File{SHA256: sources[0].ID, Name: "x"}}}
	}
	for name, c := range map[string]struct {
		cmd     model.Command
		refused bool
	}{
		"another field of a source that came": {model.EditSource{ID: id, Fields: model.SourceFields{Title: &title}}, false},
		"its own address, as the form has it": {model.EditSource{ID: id, Fields: model.SourceFields{URL: &sources[0].URL, Title: &title}},
			false},
		"an address that opens a file":          {model.EditSource{ID: id, Fields: model.SourceFields{URL: &evil}}, true},
		"an archive that is a file":             {model.EditSource{ID: id, Fields: model.SourceFields{ArchiveURL: &evil}}, true},
		"an archive that is a letter":           {model.EditSource{ID: id, Fields: model.SourceFields{ArchiveURL: &mail}}, true},
		"a new source at a file":                {model.AddSource{Fields: model.SourceFields{URL: &evil}}, true},
		"a new source that can be written to":   {model.AddSource{Fields: model.SourceFields{URL: &mail}}, false},
		"a new source on the web":               {model.AddSource{Fields: model.SourceFields{URL: &good}}, false},
		"an article at a file":                  {model.EditArticle{ID: article, URL: &evil}, true},
		"another field of an article that came": {model.EditArticle{ID: article, Title: &title}, false},
		"an article without its https":          {model.EditArticle{ID: article, URL: &bare}, false},
		"an import from a file's address":       {imported(evil), true},
	} {
		_, err := l.Apply(t.Context(), "Ann", c.cmd)
		if model.HasCode(err, model.Invalid) != c.refused || !c.refused && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
