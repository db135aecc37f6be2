//go:build !race || long

package app

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/model"
)

const borderPage = `<!doctype html><html lang="en"><head><title>Along the border</title><meta name="author" content="Jo Smith"></head><body><article>
<h1>Along the border</h1><p>The envoy said on Monday that some 21,000 troops stand along the nearly 600 miles of the border, more than in any
year before, and that nobody had counted them since the spring.</p><p>A second paragraph speaks of the bridges, of which there are nine, and of the
people who cross them each day to work in the mills on the other side of the river.</p></article></body></html>`

// pageServer serves a page that can be changed, and counts how often it was asked for.
type pageServer struct {
	*httptest.Server
	page   string
	status int
	asked  int
}

func newPageServer(t *testing.T) *pageServer {
	t.Helper()
	s := &pageServer{page: borderPage, status: http.StatusOK}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		s.asked++
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(s.status)
		_, _ = io.WriteString(w, s.page)
	}))
	t.Cleanup(s.Close)
	return s
}

// keepCheck is the check for a copy in the open card, nil where it is not offered.
func keepCheck(w *Window) *control.Check {
	for _, o := range inCard(w) {
		if c, is := o.(*control.Check); is && c.Text == "Keep a copy of the page" && c.Visible() {
			return c
		}
	}
	return nil
}

// attachAddress puts a source at an address on the claim; tick says whether a copy is wanted, nil that nobody says.
func attachAddress(t *testing.T, w *Window, address string, tick *bool) {
	t.Helper()
	w.sourcing.add(w.session.Active())
	w.typeInto(t, address)
	if tick != nil {
		keepCheck(w).SetChecked(*tick)
	}
	w.shortcut(fyne.Key1, fyne.KeyModifierAlt)
	w.claims.AttachSource()
}

func TestACopyIsKeptOfASourceWhereThatIsAskedFor(t *testing.T) {
	for _, c := range []struct {
		chosen string
		tick   *bool
		kept   bool
	}{{"", nil, false}, {"", new(true), true}, {keepAlways, nil, true}, {keepAlways, new(false), false}, {keepNever, nil, false}} {
		server := newPageServer(t)
		w, _, _ := claimed(t)
		lib := w.store.library
		if c.chosen != "" {
			w.fyne.Preferences().SetString(prefCopies, c.chosen)
		}
		attachAddress(t, w, server.URL+"/border", c.tick)
		all, err := lib.Sources(t.Context())
		if err != nil || len(all) != 1 {
			t.Fatalf("%+v: %d sources, %v", c, len(all), err)
		}
		captures, err := lib.Captures(t.Context(), all[0].ID)
		if err != nil || (len(captures) == 1) != c.kept || (server.asked == 1) != c.kept {
			t.Errorf("%+v: %d copies, %d questions, %v", c, len(captures), server.asked, err)
		}
		if c.kept && (all[0].Title != "Along the border" || all[0].Author != "Jo Smith") {
			t.Errorf("the page's own title and author: %+v", all[0])
		}
	}
}

func TestAPageThatDoesNotComeLosesNothing(t *testing.T) {
	server := newPageServer(t)
	server.status = http.StatusInternalServerError
	w, _, _ := claimed(t)
	lib := w.store.library
	attachAddress(t, w, server.URL+"/border", new(true))
	all, err := lib.Sources(t.Context())
	if err != nil || len(all) != 1 || all[0].URL != server.URL+"/border" {
		t.Fatalf("%+v, %v", all, err)
	}
	if text := w.notice.text.Text; !strings.Contains(text, "status 500") || !strings.Contains(text, "no copy was kept") {
		t.Errorf("the window says %q", text)
	}
}

func TestTheFormOfASourceListsItsCopies(t *testing.T) {
	server := newPageServer(t)
	w, _, _ := claimed(t)
	lib := w.store.library
	attachAddress(t, w, server.URL+"/border", new(true))
	all, err := lib.Sources(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	used := w.session.Active()
	w.store.write(model.AttachSource{ClaimID: used, SourceID: all[0].ID, Stance: model.Context, Quote: "some 21,000 troops"}, nil)
	server.page = strings.Replace(borderPage, "21,000", "12,000", 1)
	w.sourcing.edit(all[0].ID)
	if said := onTop(w); !strings.Contains(said, "What was quoted stands in the newest copy.") {
		t.Errorf("the form says %q", said)
	}
	press := func(label string) {
		t.Helper()
		for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
			if b, is := o.(*control.Button); is && b.Text == label && b.Visible() && !b.Disabled() {
				test.Tap(b)
				return
			}
		}
		t.Fatalf("the form has no button %q", label)
	}
	press("Keep a copy again")
	if said := onTop(w); !strings.Contains(said, "Changed since it was quoted") || !strings.Contains(said, "“some 21,000 troops”") {
		t.Errorf("the form says %q", said)
	}
	press("What changed")
	if said := onTop(w); !strings.Contains(said, "– ") || !strings.Contains(said, "+ ") {
		t.Errorf("the form says %q", said)
	}
	if captures, err := lib.Captures(t.Context(), all[0].ID); err != nil || len(captures) != 2 {
		t.Errorf("%d copies, %v", len(captures), err)
	}
}

// onTop is all that the sheet over the window says.
func onTop(w *Window) string {
	var said []string
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if l, is := o.(*widget.Label); is && l.Visible() {
			said = append(said, l.Text)
		}
	}
	return strings.Join(said, "\n")
}
