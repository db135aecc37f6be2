package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"galley/model"
	"galley/model/library"
)

func fresh(t testing.TB) *library.Library {
	t.Helper()
	l, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "test.galley"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// tree writes files, path to content, into a folder and answers it.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "press")
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// packed is a ZIP archive of files; a name may stand more than once.
func packed(t testing.TB, files ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// lines are the report as one reads it.
func lines(r Report) []string {
	var out []string
	for _, i := range r.Items {
		out = append(out, i.Name+": "+string(i.Outcome))
	}
	return out
}

func expect(t *testing.T, r Report, want ...string) {
	t.Helper()
	if got := lines(r); !slices.Equal(got, want) {
		t.Errorf("the report says\n  %s\nit should say\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func titles(t *testing.T, l *library.Library) []string {
	t.Helper()
	all, err := l.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range slices.Backward(all) { // they come newest first
		out = append(out, a.Title)
	}
	return out
}

func page(title, text string) string {
	return "<!doctype html><html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + text +
		"</p></article></body></html>"
}

func TestAFolderComesInInOrderAndIsAccountedFor(t *testing.T) {
	root := tree(t, map[string]string{
		"a.txt":                   "Envoys meet\n\nThe envoy said that 21,000 troops would go.",
		"b/1.html":                page("Second day", "They spoke of 600 miles of border."),
		"b/2.txt":                 "Envoys meet\n\nThe envoy said that 21,000 troops would go.",
		"b/empty.txt":             "",
		"b/report.rtf":            `{\rtf1 not read}`,
		"c.md":                    "# Third day\n\nNobody disagreed.",
		".git/config":             "hidden",
		".DS_Store":               "junk",
		"Thumbs.db":               "junk",
		"photo.jpg":               "\xff\xd8\xff",
		"saved.html":              page("Saved", "A page that was saved whole, with its pictures."),
		"saved_files/frame.html":  page("Advertisement", "Buy now."),
		"case_files/evidence.txt": "Evidence\n\nThe folder is called so, and is no companion of a page.",
		"old.galley-wal":          "log",
	})
	l := fresh(t)
	r := Run(t.Context(), l, "Ann", []Origin{Path(root)}, Options{})
	expect(t, r,
		"press/.DS_Store: skipped",
		"press/.git: skipped",
		"press/Thumbs.db: skipped",
		"press/a.txt: imported",
		"press/b/1.html: imported",
		"press/b/2.txt: known already",
		"press/b/empty.txt: not imported",
		"press/b/report.rtf: not imported",
		"press/c.md: imported",
		"press/case_files/evidence.txt: imported",
		"press/old.galley-wal: skipped",
		"press/photo.jpg: skipped",
		"press/saved.html: imported",
		"press/saved_files: skipped",
	)
	if got, want := titles(t, l), []string{"Envoys meet", "Second day", "Third day", "Evidence", "Saved"}; !slices.Equal(got, want) {
		t.Errorf("stored in the order %q", got)
	}
	if r.Err != nil || r.String() != "5 imported, 1 known already, 2 not, 6 skipped." {
		t.Errorf("%q, %v", r, r.Err)
	}
	first, known := r.Of(Imported)[0], r.Of(Known)[0]
	if known.ArticleID != first.ArticleID || known.Title != "Envoys meet" || first.Version.Number != 1 || first.Version.SHA256 == "" {
		t.Errorf("%+v is not known as %+v", known, first)
	}
	for _, i := range r.Of(Refused, Skipped) {
		if !strings.HasSuffix(i.Reason, ".") {
			t.Errorf("%s: %q is no sentence", i.Name, i.Reason)
		}
	}
	again := Run(t.Context(), l, "Ann", []Origin{Path(root)}, Options{})
	if again.String() != "0 imported, 6 known already, 2 not, 6 skipped." {
		t.Errorf("again: %q", again)
	}
	what, ok, err := l.CanUndo(t.Context(), "Ann")
	if err != nil || !ok || !strings.Contains(what, "Saved") {
		t.Errorf("undo would take back %q, %v", what, err)
	}
}

func TestLinksThatLeadRoundAreFollowedOnce(t *testing.T) {
	root := tree(t, map[string]string{"a/one.txt": "One\n\nThe first text.", "b/two.txt": "Two\n\nThe second text."})
	for from, to := range map[string]string{"a/up": root, "a/side": filepath.Join(root, "b"), "b/side": filepath.Join(root, "a"),
		"gone.txt": filepath.Join(root, "nowhere"), "self": filepath.Join(root, "self")} {
		if err := os.Symlink(to, filepath.Join(root, filepath.FromSlash(from))); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
	}
	r := Run(t.Context(), fresh(t), "Ann", []Origin{Path(root)}, Options{})
	expect(t, r,
		"press/a/one.txt: imported",
		"press/a/side/side: skipped",
		"press/a/side/two.txt: imported",
		"press/a/up: skipped",
		"press/b: skipped",
		"press/gone.txt: skipped",
		"press/self: not imported",
	)
}

func TestTheOpenLibraryIsNeverRead(t *testing.T) {
	root := tree(t, map[string]string{"a.txt": "One\n\nThe first text."})
	path := filepath.Join(root, "my work") // no ending gives it away
	l, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}()
	links := []string{"press/link: skipped"}
	if err := os.Symlink(path, filepath.Join(root, "link")); err != nil {
		links = nil // they cannot be made here
	}
	r := Run(t.Context(), l, "Ann", []Origin{Path(root), Path(path)}, Options{})
	expect(t, r, slices.Concat([]string{"press/a.txt: imported"}, links, []string{
		"press/my work: skipped",
		"press/my work-shm: skipped",
		"press/my work-wal: skipped",
		"my work: not imported",
	})...)
}

func TestAnArchiveIsReadLikeAFolder(t *testing.T) {
	inner := packed(t, [2]string{"deep/three.txt", "Three\n\nThe third text."})
	deepest := packed(t, [2]string{"x.zip", packed(t, [2]string{"y.zip", packed(t, [2]string{"z.txt", "Never\n\nToo deep."})})})
	outer := packed(t,
		[2]string{"one.txt", "One\n\nThe first text."},
		[2]string{"__MACOSX/._one.txt", "junk"},
		[2]string{"__MACOSX/._two.txt", "junk"},
		[2]string{"../../../two.txt", "Two\n\nThe second text."},
		[2]string{"/etc/passwd", "Root\n\nThe name leads nowhere."},
		[2]string{"page.html", page("Saved", "A page that was saved whole.")},
		[2]string{"page_files/frame.html", page("Advertisement", "Buy now.")},
		[2]string{"inner.zip", inner},
		[2]string{"deepest.zip", deepest},
		[2]string{"picture.png", "png"},
		[2]string{"broken.zip", "PK\x03\x04 no more"},
		[2]string{"M\x81ller.txt", "Müller\n\nThe name is written as MS-DOS wrote it."},
	)
	root := tree(t, map[string]string{"press.zip": outer})
	l := fresh(t)
	t.Setenv("TMPDIR", t.TempDir()) // where archives in archives are unpacked to
	r := Run(t.Context(), l, "Ann", []Origin{Path(filepath.Join(root, "press.zip"))}, Options{})
	expect(t, r,
		"press.zip/one.txt: imported",
		"press.zip/__MACOSX: skipped",
		"press.zip/two.txt: imported",
		"press.zip/etc/passwd: imported",
		"press.zip/page.html: imported",
		"press.zip/page_files: skipped",
		"press.zip/inner.zip/deep/three.txt: imported",
		"press.zip/deepest.zip/x.zip/y.zip: not imported",
		"press.zip/picture.png: skipped",
		"press.zip/broken.zip: not imported",
		"press.zip/Müller.txt: imported",
	)
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "galley-unpacked-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
	f, err := l.FileBytes(t.Context(), r.Items[6].Version.FileHash)
	if err != nil || f.Name != "three.txt" || string(f.Bytes) != "Three\n\nThe third text." {
		t.Errorf("kept as %q %q, %v", f.Name, f.Bytes, err)
	}
}

func TestArchivesMadeToDoHarmDoNone(t *testing.T) {
	zeros := strings.Repeat("\x00", 40<<20)
	bomb := packed(t, [2]string{"a.txt", zeros}, [2]string{"b.txt", zeros}, [2]string{"c.txt", zeros})
	big := packed(t, [2]string{"a.txt", strings.Repeat("word ", 11<<20)})
	// Sizes that lie: the directory says ten bytes.
	lies := []byte(packed(t, [2]string{"a.txt", strings.Repeat("The envoy spoke. ", 1000)}))
	at := bytes.LastIndex(lies, []byte("PK\x01\x02"))
	copy(lies[at+24:], []byte{10, 0, 0, 0})
	locked := []byte(packed(t, [2]string{"a.txt", "secret"}))
	at = bytes.LastIndex(locked, []byte("PK\x01\x02"))
	locked[at+8] |= 1
	for name, c := range map[string]struct{ data, says string }{
		"bomb.zip":   {bomb, "far more than its size"},
		"nested.zip": {packed(t, [2]string{"in.zip", bomb}), "far more than its size"},
		"big.zip":    {big, "too large"},
		"lies.zip":   {string(lies), "damaged in its ZIP archive"},
		"locked.zip": {string(locked), "password"},
		"text.zip":   {"no archive at all", "is not a ZIP archive"},
		"cut.zip":    {bomb[:len(bomb)/2], "is not a ZIP archive"},
	} {
		t.Run(name, func(t *testing.T) {
			root := tree(t, map[string]string{name: c.data})
			r := Run(t.Context(), fresh(t), "Ann", []Origin{Path(filepath.Join(root, name))}, Options{})
			if len(r.Items) != 1 || r.Items[0].Outcome != Refused || !strings.Contains(r.Items[0].Reason, c.says) {
				t.Errorf("%+v", r.Items)
			}
		})
	}
}

// many is a folder of n pages.
func many(t testing.TB, n int) string {
	files := make(map[string]string, n)
	for i := range n {
		files[fmt.Sprintf("%04d.html", i)] = page(fmt.Sprint("Page ", i),
			fmt.Sprintf("On day %d the envoy spoke of %d troops and of %d miles.", i, i*7, i*13))
	}
	return tree(t, files)
}

func TestAnImportThatIsStoppedKeepsWhatCameInAndSaysSo(t *testing.T) {
	root := many(t, 300)
	l := fresh(t)
	ctx, cancel := context.WithCancel(t.Context())
	var once sync.Once
	blocked := make(chan struct{})
	origins := []Origin{Path(root), {name: "last", find: func(f *finder) {
		f.emit(&job{item: Item{Name: "last"}, weight: 1, read: func(ctx context.Context, _ *run) (content, error) {
			<-blocked
			once.Do(cancel)
			<-ctx.Done()
			return content{}, ctx.Err()
		}})
	}}, Path(many(t, 5))}
	close(blocked)
	r := Run(ctx, l, "Ann", origins, Options{})
	stored := titles(t, l)
	if !errors.Is(r.Err, context.Canceled) || r.Count(Left) == 0 {
		t.Fatalf("%q, %v", r, r.Err)
	}
	in := r.Of(Imported)
	if len(in) != len(stored) {
		t.Fatalf("the report says %d came in, the library has %d", len(in), len(stored))
	}
	for i, item := range in { // in the order they were found
		if stored[i] != item.Title || i > 0 && item.Name < in[i-1].Name {
			t.Fatalf("at %d stands %q, %q", i, item.Name, stored[i])
		}
	}
	rest := Run(t.Context(), l, "Ann", origins[:1], Options{})
	if rest.Count(Imported)+len(stored) != 300 || rest.Count(Known) != len(stored) {
		t.Errorf("afterwards: %q", rest)
	}
}

func TestAStoppedImportReadsNothingMore(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	l := fresh(t)
	r := Run(ctx, l, "Ann", []Origin{Path(many(t, 3)), Text("clipboard.txt", []byte("Text."))}, Options{})
	expect(t, r, "press: not reached", "clipboard.txt: not reached")
	if n := len(titles(t, l)); n != 0 || !errors.Is(r.Err, context.Canceled) {
		t.Errorf("%d stored, %v", n, r.Err)
	}
}

// A library that fails ends the import: nothing is said to be stored that is not.
func TestALibraryThatFailsEndsTheImport(t *testing.T) {
	l := fresh(t)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	r := Run(t.Context(), l, "Ann", []Origin{Path(many(t, 3))}, Options{})
	if r.Err == nil || r.Count(Left) != 3 {
		t.Errorf("%q, %v", r, r.Err)
	}
}

// What was read is in flight until it is stored.
func TestBytesInFlightAreBounded(t *testing.T) {
	const limit, each, all = 1000, 300, 20
	l := fresh(t)
	var mu sync.Mutex
	begun, most := 0, 0
	origin := Origin{name: "many", find: func(f *finder) {
		for i := range all {
			f.emit(&job{item: Item{Name: fmt.Sprint(i)}, weight: each, read: func(ctx context.Context, _ *run) (content, error) {
				mu.Lock()
				defer mu.Unlock()
				begun++
				stored, err := l.Articles(ctx)
				most = max(most, begun-len(stored))
				return bytesOf("a.txt", fmt.Appendf(nil, "Text number %d.", i)), err
			}})
		}
		f.emit(&job{item: Item{Name: "huge"}, weight: 50 * limit, read: func(context.Context, *run) (content, error) {
			return bytesOf("a.txt", []byte("Larger than all the room there is.")), nil
		}})
	}}
	r := Run(t.Context(), l, "Ann", []Origin{origin}, Options{Memory: limit, Readers: 8})
	if r.Count(Imported) != all+1 {
		t.Fatalf("%q, %v", r, r.Err)
	}
	if most*each > limit || most < 2 {
		t.Errorf("%d at a time, with room for %d", most, limit/each)
	}
}

func TestWebPagesAreFetchedAndToldOf(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/a", "/b":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(page("Page "+r.URL.Path, "The page at "+r.URL.Path+" says so.")))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	var last Progress
	r := Run(t.Context(), fresh(t), "Ann",
		[]Origin{Address(server.URL + "/a"), Address(server.URL + "/gone"), Address(" <" + server.URL + "/b> "), Address("news")},
		Options{Progress: func(p Progress) { last = p }})
	expect(t, r, server.URL+"/a: imported", server.URL+"/gone: not imported", server.URL+"/b: imported", "news: not imported")
	if last.Done != 4 || last.Found != 4 || !last.Whole || last.Part() != 1 {
		t.Errorf("the last that is told: %+v", last)
	}
}

func TestAllCoresReadAndOneStores(t *testing.T) {
	readers := 3
	ready := make(chan struct{}, readers)
	go1 := make(chan struct{})
	origin := Origin{name: "some", find: func(f *finder) {
		for i := range readers {
			f.emit(&job{item: Item{Name: fmt.Sprint(i)}, weight: 1, read: func(context.Context, *run) (content, error) {
				ready <- struct{}{}
				<-go1 // none goes on before all are at it
				return bytesOf("a.txt", fmt.Appendf(nil, "Text number %d.", i)), nil
			}})
		}
	}}
	go func() {
		for range readers {
			<-ready
		}
		close(go1)
	}()
	r := Run(t.Context(), fresh(t), "Ann", []Origin{origin}, Options{Readers: readers})
	expect(t, r, "0: imported", "1: imported", "2: imported")
}

func TestTheReportCanBeReadAsTextAndAsATable(t *testing.T) {
	r := Report{Items: []Item{
		{Name: "a.txt", Outcome: Imported, ArticleID: "1", Title: "=SUM(A1)"},
		{Name: "b.txt", Outcome: Known, ArticleID: "1", Title: "Envoys, “meet”"},
		{Name: "c.txt", Outcome: Refused, Reason: "“c.txt” is empty, so nothing was imported."},
		{Name: "d", Outcome: Left},
	}}
	text := r.Text()
	for _, want := range []string{"1 imported, 1 known already, 1 not, 1 not reached.", "b.txt: in the library already, as “Envoys, “meet””",
		"c.txt: “c.txt” is empty"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	var table strings.Builder
	if err := r.WriteCSV(&table); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"name,outcome,article,title,reason\n", "a.txt,imported,1,'=SUM(A1),\n", "\"Envoys, “meet”\""} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, table.String())
		}
	}
}

func TestFoldersThatMayNotBeLookedInto(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("this user may look anywhere")
	}
	root := tree(t, map[string]string{"closed/a.txt": "Text.", "open.txt": "Open\n\nText."})
	if err := os.Chmod(filepath.Join(root, "closed"), 0); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(filepath.Join(root, "closed"), 0o755) }()
	r := Run(t.Context(), fresh(t), "Ann", []Origin{Path(root)}, Options{})
	expect(t, r, "press/closed: not imported", "press/open.txt: imported")
	if !model.HasCode(r.Items[0].Err, model.Refused) {
		t.Errorf("%v", r.Items[0].Err)
	}
}
