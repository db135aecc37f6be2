//go:build !race || long

package binder

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"galley/model"
	"galley/model/library"
	"galley/model/library/seal"
	"galley/model/passage"
)

func p[T any](v T) *T { return &v }

func file(name, text string) *model.File {
	return &model.File{SHA256: passage.Hash(text), Name: name, MediaType: "application/pdf", Size: int64(len(text)), Bytes: []byte(text)}
}

// desk is a library with an article, a claim, a source that is public and one that is confidential.
func desk(t testing.TB) (l *library.Library, article string) {
	t.Helper()
	l, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "desk.galley"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	text := "The wall is 600 miles long.\n\nNobody knows."
	do := func(c model.Command) model.Change {
		t.Helper()
		change, err := l.Apply(t.Context(), "Ann", c)
		if err != nil {
			t.Fatal(err)
		}
		return change
	}
	article = do(model.ImportArticle{Document: model.Document{Title: "The wall", Text: text, Original: *file("wall.txt", text),
		Blocks: []model.Block{{Kind: model.Paragraph, Start: 0, End: 27}, {Kind: model.Paragraph, Start: 29, End: len(text)}}}}).Created(model.NounArticle)
	versions, err := l.VersionIDs(t.Context(), article)
	if err != nil {
		t.Fatal(err)
	}
	claim := do(model.MarkClaim{VersionID: versions[0], Span: passage.Span{Start: 12, End: 21}}).Created(model.NounClaim)
	do(model.AttachSource{ClaimID: claim, Stance: model.Supports, Quote: "936 km", New: &model.AddSource{Fields: model.SourceFields{Title: p("Atlas"),
		File: file("../atlas.pdf", "%PDF-1.7 atlas")}}})
	do(model.AttachSource{ClaimID: claim, Stance: model.Refutes, New: &model.AddSource{Fields: model.SourceFields{Title: p("Planted Name"),
		URL: p("https://planted.example/"), Private: p(true), Alias: p("an officer"), PrivateNote: p("planted note"), File: file("planted.pdf", "%PDF-1.7 planted")}}})
	return l, article
}

// entries are the files in a ZIP file.
func entries(t testing.TB, path string) map[string]string {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	all := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
	}
	return all
}

func TestABinderHasTheEvidenceAndNoConfidentialName(t *testing.T) {
	l, article := desk(t)
	dir := t.TempDir()
	for name, identities := range map[string]bool{"without": false, "with": true} {
		path := filepath.Join(dir, name+".zip")
		made, err := Write(t.Context(), l, article, path, Options{Identities: identities, Editor: "Ann", Generator: "Galley"})
		if err != nil {
			t.Fatal(name, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
		all := entries(t, path)
		page := all[indexName]
		if !strings.Contains(page, "600 miles") || !strings.Contains(page, "Atlas") || !strings.Contains(page, `href="evidence/001-atlas.pdf"`) ||
			all["evidence/001-atlas.pdf"] != "%PDF-1.7 atlas" || !strings.HasPrefix(all["02-checking-copy.pdf"], "%PDF") {
			t.Errorf("%s: %v\n%s", name, made, page)
		}
		if named := strings.Contains(page, "Planted Name"); named != identities || len(made.Items) != map[bool]int{false: 1, true: 2}[identities] {
			t.Errorf("%s: named: %v, %v", name, named, made.Items)
		}
		small := filepath.Join(dir, name+".galley")
		if out, err := Open(t.Context(), path, small, seal.Key{}); err != nil || out.Article != article || out.Identities != identities {
			t.Fatal(name, out, err)
		}
		again, err := library.Open(t.Context(), small)
		if err != nil {
			t.Fatal(err)
		}
		found, err := again.SourcesLike(library.WithNames(t.Context()), "Planted Name", 5)
		if err != nil || (len(found) > 0) != identities {
			t.Errorf("%s: its library has %v, %v", name, found, err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		if identities {
			continue
		}
		data, err := os.ReadFile(small)
		if err != nil {
			t.Fatal(err)
		}
		all["as opened"] = string(data)
		for entry, text := range all {
			if strings.Contains(strings.ToLower(text), "planted") {
				t.Errorf("%s has the name", entry)
			}
		}
	}
}

// TestABinderWithoutNamesComesBackWithoutConflict holds that who worked in a binder has nothing to say against a name
// that was kept from them.
func TestABinderWithoutNamesComesBackWithoutConflict(t *testing.T) {
	l, article := desk(t)
	path, small := filepath.Join(t.TempDir(), "without.zip"), filepath.Join(t.TempDir(), "without.galley")
	if _, err := Write(t.Context(), l, article, path, Options{Editor: "Ann", Generator: "Galley"}); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, small, seal.Key{}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(t.Context(), "Ann", small, nil); err != nil {
		t.Fatal(err)
	}
	if all, err := l.Disputes(t.Context(), 10); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	ctx := library.WithNames(t.Context())
	dossiers, err := l.Dossiers(ctx)
	if err != nil || len(dossiers) != 1 || len(dossiers[0].Evidence) != 2 {
		t.Fatal(dossiers, err)
	}
	named := false
	for _, x := range dossiers[0].Evidence {
		named = named || x.Source.Title == "Planted Name" && x.Source.URL == "https://planted.example/" && x.Source.Private
	}
	if !named {
		t.Errorf("%+v", dossiers[0].Evidence)
	}
}

func TestAnEncryptedBinderOpensWithItsKeyAlone(t *testing.T) {
	l, article := desk(t)
	pair, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	path, to := filepath.Join(t.TempDir(), "b.zip.age"), filepath.Join(t.TempDir(), "b.galley")
	if _, err := Write(t.Context(), l, article, path, Options{Editor: "Ann", Key: seal.Key{Recipient: pair.Recipient().String()}}); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, to, seal.Key{}); !model.HasCode(err, model.Refused) {
		t.Errorf("without a key: %v", err)
	}
	if _, err := os.Stat(to); !os.IsNotExist(err) {
		t.Error("something was written")
	}
	if out, err := Open(t.Context(), path, to, seal.Key{Identity: pair.String()}); err != nil || out.Title != "The wall" {
		t.Errorf("%v, %v", out, err)
	}
}

// zipped is a ZIP file with some files in it.
func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const plain = `{"format":"Galley binder","version":1,"article":"a"}`

func TestWhatIsNoBinderIsToldAndNothingIsWritten(t *testing.T) {
	whole := zipped(t, manifestName, plain, libraryName, "no library")
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"not a ZIP":          {[]byte("PK\x03\x04 and nothing"), "no binder"},
		"another ZIP":        {zipped(t, "a.txt", "b"), "no binder"},
		"a name outside":     {zipped(t, manifestName, plain, libraryName, "x", "../../evil", "x"), "outside of the binder"},
		"a whole path":       {zipped(t, manifestName, plain, libraryName, "x", "/etc/evil", "x"), "outside of the binder"},
		"a huge description": {zipped(t, manifestName, strings.Repeat(" ", mostManifest+1), libraryName, "x"), "more than a binder may hold"},
		"of a newer Galley":  {zipped(t, manifestName, `{"format":"Galley binder","version":9}`, libraryName, "x"), "newer Galley"},
		"cut short":          {whole[:len(whole)/2], "no binder"},
		"with no library":    {whole, ""},
	} {
		path, to := filepath.Join(t.TempDir(), "b.zip"), filepath.Join(t.TempDir(), "b.galley")
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), path, to, seal.Key{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(to); !os.IsNotExist(err) {
			t.Errorf("%s: something was written", name)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(zipped(f, manifestName, plain, libraryName, "x"))
	f.Add(zipped(f, "../a", "b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		to := filepath.Join(t.TempDir(), "b")
		_, _ = unpack(bytes.NewReader(data), int64(len(data)), "b.zip", to)
	})
}
