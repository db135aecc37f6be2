package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/quantity"
)

// readBy counts what is read along, by the title of the article and the number of the version.
type readBy struct {
	mu    sync.Mutex
	texts []string
	wait  map[string]chan struct{} // what reading an article waits for
	begun chan string              // the articles whose reading waits
	ended map[string]bool          // whether it was given up
	now   int                      // how many are being read
	most  int                      // how many were at once
}

func (r *readBy) part() readingPart {
	return readingPart{read: func(ctx context.Context, t openText, into *state.Reading) {
		title, _, _ := strings.Cut(t.Version.Text, "\n")
		r.mu.Lock()
		r.texts = append(r.texts, title)
		wait := r.wait[title]
		r.now++
		r.most = max(r.most, r.now)
		r.mu.Unlock()
		defer func() {
			r.mu.Lock()
			r.now--
			r.mu.Unlock()
		}()
		if wait != nil {
			r.begun <- title
			<-wait
			r.mu.Lock()
			r.ended[title] = ctx.Err() != nil
			r.mu.Unlock()
		}
		into.Spelling = "Read: " + title
	}}
}

func (r *readBy) seen() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.texts, " ")
}

// readAloud is a window on a library of three articles, whose readings are counted.
func readAloud(t *testing.T, wait map[string]chan struct{}) (*Window, *threads, *readBy) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "work.galley")
	makeLibrary(t, path, "First", "Second", "Third")
	w, r := openThreads(t, Options{Library: path, Editor: "Ann"})
	by := &readBy{wait: wait, begun: make(chan string, 9), ended: map[string]bool{}}
	r.on(func() {
		w.alongside.parts, w.alongside.kept = append(w.alongside.parts, by.part()), nil
	})
	return w, r, by
}

// open opens an article by its title, on the UI goroutine.
func (r *threads) open(t *testing.T, w *Window, title string) {
	t.Helper()
	all, err := w.store.library.All(t.Context(), model.ShelfQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Title == title {
			r.on(func() { w.opening.article(a.ID, nil) })
			return
		}
	}
	t.Fatalf("there is no %q", title)
}

func (r *threads) said(w *Window) (said string) {
	r.on(func() { said = w.session.Reading().Spelling })
	return said
}

func TestAnArticleIsReadAlongOnceAVersion(t *testing.T) {
	unraced(t)
	w, r, by := readAloud(t, nil)
	for _, title := range []string{"First", "Second", "First", "Second"} {
		r.open(t, w, title)
		r.settle()
		if got := r.said(w); got != "Read: "+title {
			t.Errorf("of %s there is %q", title, got)
		}
	}
	if got := by.seen(); got != "First Second" {
		t.Errorf("read: %s", got)
	}
	r.on(func() {
		q := w.session.Reading().Quantities
		if !slices.ContainsFunc(q, func(q quantity.Quantity) bool { return q.Low == 21000 && q.Unit == "troop" }) {
			t.Errorf("quantities: %+v", q)
		}
		doc := model.Document{Text: "Second, corrected\n\nThere were 17,000 troops.", Original: model.File{SHA256: "0", Name: "x"}}
		doc.Blocks = []model.Block{{Kind: model.Paragraph, Start: 0, End: len(doc.Text)}}
		w.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
			return lib.Apply(ctx, editor, model.ReviseArticle{ArticleID: w.session.ArticleID(), Document: doc})
		}, func(_ model.Change, err error) {
			if err != nil {
				t.Error(err)
			}
			w.opening.article(w.session.ArticleID(), nil)
		})
	})
	r.settle()
	if got := r.said(w); got != "Read: Second, corrected" {
		t.Errorf("of the new version there is %q", got)
	}
	// What has nothing to do with the text has nothing read again.
	r.on(func() {
		w.store.write(model.ChangeTags{Articles: []string{w.session.ArticleID()}, Add: []string{"x"}}, nil)
	})
	r.settle()
	if got := by.seen(); got != "First Second Second, corrected" {
		t.Errorf("read: %s", got)
	}
}

func TestWhatWasReadTooLateIsDropped(t *testing.T) {
	unraced(t)
	first, third := make(chan struct{}), make(chan struct{})
	w, r, by := readAloud(t, map[string]chan struct{}{"First": first, "Third": third})
	r.open(t, w, "First")
	<-by.begun
	r.open(t, w, "Third")
	<-by.begun
	close(third)
	close(first) // which is answered when the other may be on show already
	r.settle()
	if got := r.said(w); got != "Read: Third" {
		t.Errorf("there is %q", got)
	}
	if !by.ended["First"] || by.ended["Third"] {
		t.Errorf("given up: %v", by.ended)
	}
}

// One who goes through many long articles does not have all of them read side by side.
func TestFewTextsAreReadAtOnceAndTheLastOneIsShown(t *testing.T) {
	unraced(t)
	first, second, third := make(chan struct{}), make(chan struct{}), make(chan struct{})
	w, r, by := readAloud(t, map[string]chan struct{}{"First": first, "Second": second, "Third": third})
	r.open(t, w, "First")
	<-by.begun
	r.open(t, w, "Second")
	<-by.begun
	r.open(t, w, "Third")
	for on := ""; on != "Third"; { // its article is read beside the queue
		r.on(func() { on = w.session.Proof().Article.Title })
	}
	close(first)
	<-by.begun
	close(second)
	close(third)
	r.settle()
	if got := r.said(w); got != "Read: Third" {
		t.Errorf("there is %q", got)
	}
	if by.most > readAtOnce {
		t.Errorf("%d texts were read at once", by.most)
	}
}

func TestWithHintsSwitchedOffNothingIsRead(t *testing.T) {
	unraced(t)
	for name, off := range map[string]func(*Window){
		"all at once": func(w *Window) { w.fyne.Preferences().SetBool(prefAlong, false) },
		"each kind": func(w *Window) {
			for _, k := range state.HintKinds {
				w.fyne.Preferences().SetBool(prefAlongFor+string(k), false)
			}
		},
	} {
		w, r, by := readAloud(t, nil)
		r.open(t, w, "First")
		r.settle()
		r.on(func() {
			off(w)
			w.store.show()
		})
		r.settle()
		r.on(func() {
			if w.session.Reading().Version != "" {
				t.Errorf("%s: what was read stays", name)
			}
		})
		r.open(t, w, "Second")
		r.settle()
		if got := by.seen(); got != "First" {
			t.Errorf("%s: read %s", name, got)
		}
		// Switched on again, what is on show is read.
		r.on(func() {
			w.fyne.Preferences().SetBool(prefAlong, true)
			w.fyne.Preferences().SetBool(prefAlongFor+string(state.WorthHint), true)
			w.store.show()
		})
		r.settle()
		if got := r.said(w); got != "Read: Second" {
			t.Errorf("%s: switched on again there is %q", name, got)
		}
	}
}

func TestAKindOfHintThatIsSwitchedOffIsNotShown(t *testing.T) {
	unraced(t)
	w, r, _ := readAloud(t, nil)
	r.on(func() {
		w.alongside.parts[len(w.alongside.parts)-1].kinds = []state.HintKind{state.WorthHint}
		w.fyne.Preferences().SetBool(prefAlongFor+string(state.WorthHint), false)
	})
	r.open(t, w, "First")
	r.settle()
	if got := r.said(w); got != "" {
		t.Errorf("there is %q", got)
	}
	r.on(func() {
		if w.session.Reading().Version == "" {
			t.Error("what the other kinds need is not read")
		}
	})
}

func TestFiguresAreHeldAgainstThoseOfTheSourcesWhereThatIsWanted(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	for _, pref := range []string{prefAlong, prefAlongFor + string(state.FigureHint)} {
		if !w.store.claims(w.alongside.wants).Figures {
			t.Error("they are not compared")
		}
		w.fyne.Preferences().SetBool(pref, false)
		if w.store.claims(w.alongside.wants).Figures {
			t.Errorf("with %s switched off they are compared", pref)
		}
		w.fyne.Preferences().SetBool(pref, true)
	}
}
