package webpage

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/hypertext"
)

// pagesAtHand are the pages of tests, and those of the corpus where it is there.
func pagesAtHand(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	var paths []string
	for _, pattern := range []string{"../testdata/*.html", "../testdata/*.mhtml", "testdata/*", "../../../../shared/corpus/pages/html/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		var r io.Reader = f
		if strings.HasSuffix(path, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				t.Fatal(err)
			}
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out[path] = strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return out
}

// differs says what of a page is read otherwise because its notes are looked for.
func differs(t testing.TB, page string) string {
	plain, errPlain := readSource(t.Context(), "page.html", page, "", false, nil, nil)
	noted, errNoted := readSource(t.Context(), "page.html", page, "", false, &hypertext.Reader{}, nil)
	if (errPlain == nil) != (errNoted == nil) {
		return "an error"
	}
	for _, n := range noted.Notes {
		if n.Start < 0 || n.End < n.Start || n.End > len(noted.Text) || n.Kind == model.LinkNote && n.Start == n.End {
			return "a note at no place"
		}
		for _, a := range n.Addresses {
			if !strings.HasPrefix(a, "http://") && !strings.HasPrefix(a, "https://") && !strings.HasPrefix(a, "mailto:") {
				return "the address " + a
			}
		}
	}
	noted.Notes = nil
	noted.Pictures, plain.Pictures = nil, nil // they are looked for where notes are
	switch {
	case noted.Text != plain.Text:
		return "the text"
	case !reflect.DeepEqual(noted, plain):
		return "what is beside the text"
	}
	return ""
}

func TestPagesReadAsTheyDidBeforeTheirNotesWereLookedFor(t *testing.T) {
	pages := pagesAtHand(t)
	if len(pages) < 10 {
		t.Skip("the corpus of pages is not on this machine")
	}
	for path, page := range pages {
		if what := differs(t, page); what != "" {
			t.Errorf("%s: %s differs", filepath.Base(path), what)
		}
	}
}

func FuzzNotesOfPages(f *testing.F) {
	f.Add(`<p>35<a class="fn" href="#note1">1</a> ships and <a href="https://a.example/">links</a> of many words here.</p><ol><li id="note1">Yes <a href="#r">↩</a></li></ol>`)
	f.Add(`<p>Words<sup>1</sup> of it, and more of them than one.</p><p><sup>1</sup> Note</p><dl><dt id="a">1</dt><dd>x</dd></dl><a href="#a"><sup>1</sup></a>`)
	f.Add(`<p>In <a style='mso-comment-reference:JS_1'>May</a><a href="#_msocom_1">[JS1]</a></p><div><a name="_msocom_1"></a><p>[JS1] x</p></div>`)
	f.Add(`<base href="//b.example/"><p>a <a href="c?d#e">f</a> <a href="javascript:1">g</a> <a href="#h"><sup>2</sup></a></p><a id=h></a>2. i<br><a id=j></a>`)
	f.Fuzz(func(t *testing.T, page string) {
		if strings.Contains(page, "note") && strings.Contains(page, "margin") || strings.Contains(page, "sidenote") || strings.Contains(page, "side-note") {
			t.Skip("notes in the margin are kept apart from figures")
		}
		if what := differs(t, page); what != "" {
			t.Errorf("%s differs", what)
		}
	})
}

// BenchmarkPagesWithNotes is how long pages take, with their notes looked for and without.
func BenchmarkPagesWithNotes(b *testing.B) {
	pages := pagesAtHand(b)
	if len(pages) < 10 {
		b.Skip("the corpus of pages is not on this machine")
	}
	for name, with := range map[string]bool{"without": false, "with": true} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, page := range pages {
					var noted *hypertext.Reader
					if with {
						noted = &hypertext.Reader{}
					}
					if _, err := readSource(b.Context(), "page.html", page, "", false, noted, nil); err != nil {
						continue
					}
				}
			}
		})
	}
}
