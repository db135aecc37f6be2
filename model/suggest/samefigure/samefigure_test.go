package samefigure_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/query"
	"galley/model/suggest/samefigure"
)

// stored is a library with articles of a paragraph each, and their ids by their titles.
func stored(t *testing.T, articles map[string]string) (*library.Library, map[string]string) {
	t.Helper()
	l, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "l.galley"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	ids := map[string]string{}
	for title, text := range articles {
		ids[title] = importArticle(t, l, title, text)
	}
	return l, ids
}

func importArticle(t *testing.T, l *library.Library, title, text string) string {
	t.Helper()
	change, err := l.Apply(t.Context(), "Ann", model.ImportArticle{Document: model.Document{Title: title, Language: "en", Text: text,
		Blocks: []model.Block{{Kind: model.Paragraph, End: len(text)}}, Original: model.File{SHA256: passage.Hash(text), Name: "news.txt", MediaType: "text/plain",
			Size: int64(len(text)), Bytes: []byte(text)}}})
	if err != nil {
		t.Fatal(err)
	}
	return change.Created(model.NounArticle)
}

const ours = "Some 21,000 Bergonian troops will be sent to Oslandia this spring."

func TestOtherArticlesWithTheSameOrAnotherFigureForTheSameThingAreFound(t *testing.T) {
	for _, c := range []struct {
		name, theirs string
		found, same  bool
		figure       string
	}{
		{"the same", "A spokesman said that Bergonia would send 21,000 soldiers to Oslandia.", true, true, "21,000"},
		{"the same, otherwise told", "Nearly twenty-one thousand Bergonian troops will go to Oslandia.", true, true, "twenty-one thousand"},
		{"rounded", "Bergonia will send about 20,000 troops to Oslandia this spring.", true, true, "20,000"},
		{"another", "Bergonia is sending 17,000 troops to Oslandia in spring.", true, false, "17,000"},
		{"of another country", "Tramontania will send 17,000 troops home in spring.", false, false, ""},
		{"of another thing", "Bergonia sent 17,000 blankets to Oslandia last spring.", false, false, ""},
		{"of something else there", "Oslandia has 17,000 troops of its own.", false, false, ""},
		{"a border, joined by a hyphen", "Bergonia will send 21,000 troops along the 600-mile border of Oslandia.", true, true, "21,000"},
		{"the name of a sort", "A 16-inch Bergonian gun will be sent to Oslandia this spring with troops.", false, false, ""},
		{"no figure", "Bergonian troops will be sent to Oslandia this spring.", false, false, ""},
		{"a vague one", "Thousands of Bergonian troops will be sent to Oslandia this spring.", false, false, ""},
		{"the name in the title alone", "In spring 21,000 troops will be sent.", true, true, "21,000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			title := "News"
			if strings.Contains(c.name, "title") {
				title = "Bergonia and Oslandia"
			}
			before := "Ärger. "
			l, ids := stored(t, map[string]string{title: before + c.theirs + " More later."})
			all, err := samefigure.Find(t.Context(), l, samefigure.Asked{Text: ours, Language: "en"})
			if err != nil {
				t.Fatal(err)
			}
			if !c.found {
				if len(all) != 0 {
					t.Fatalf("%+v", all)
				}
				return
			}
			if len(all) != 1 {
				t.Fatalf("%+v", all)
			}
			e := all[0]
			text := before + c.theirs
			if e.ArticleID != ids[title] || e.Title != title || e.Same != c.same || e.Sentence != c.theirs || text[e.Span.Start:e.Span.End] != c.theirs ||
				!strings.HasPrefix(text[e.Figure.Start:], c.figure) {
				t.Errorf("%+v", e)
			}
			if said := e.Because.String(); !strings.Contains(said, c.figure) || strings.Contains(said, "%!") {
				t.Errorf("%q", said)
			}
		})
	}
}

func TestTheArticleItselfIsNotElsewhereAndANewsAgencysSentenceIsToldOnce(t *testing.T) {
	l, ids := stored(t, map[string]string{"Ours": ours, "One": "Bergonia will send 17,000 troops to Oslandia in spring.",
		"Two": "Bergonia will send 17,000 troops to Oslandia in spring. (AP)"})
	all, err := samefigure.Find(t.Context(), l, samefigure.Asked{Text: ours, ArticleID: ids["Ours"]})
	if err != nil || len(all) != 1 || all[0].ArticleID == ids["Ours"] || all[0].Same {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestAtMostThreeAreShown(t *testing.T) {
	articles := map[string]string{}
	for i := range 6 {
		articles[fmt.Sprint("No. ", i)] = fmt.Sprintf("On day %d Bergonia said that it would send 1%d,000 troops to Oslandia this spring.", i, i)
	}
	l, _ := stored(t, articles)
	if all, err := samefigure.Find(t.Context(), l, samefigure.Asked{Text: ours}); err != nil || len(all) != 3 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestNothingIsLookedForWithoutAFigureOrAName(t *testing.T) {
	l := &watched{}
	for _, text := range []string{"", "Bergonia is large.", "Nearly half of them left.", "It happened on 5 March 2009 in Oslandia.",
		strings.Repeat("21,000 Bergonian troops. ", 1000)} {
		if all, err := samefigure.Find(t.Context(), l, samefigure.Asked{Text: text}); len(all) != 0 || err != nil || l.searched {
			t.Errorf("%.40q: %+v, %v", text, all, err)
		}
	}
}

func TestALongPassageWithManyWordsIsLookedForToo(t *testing.T) {
	l, _ := stored(t, map[string]string{"News": "Bergonia will send 21,000 troops to Oslandia this spring."})
	text := ours
	for i := 0; len(text) < 3900; i++ {
		text += fmt.Sprintf(" Wo%[1]crd%[1]crn worked%[2]cs alongside;", 'a'+i%26, 'a'+i/26)
	}
	if all, err := samefigure.Find(t.Context(), l, samefigure.Asked{Text: text}); err != nil || len(all) != 1 {
		t.Errorf("%+v, %v", all, err)
	}
}

// watched is a library that ends its reader's context with the first article read.
type watched struct {
	samefigure.Library
	searched bool
	read     int
	stop     func()
}

func (w *watched) Search(ctx context.Context, q query.Query, n int) ([]model.Hit, error) {
	w.searched = true
	return w.Library.Search(ctx, q, n)
}

func (w *watched) Version(ctx context.Context, id string) (model.Version, error) {
	w.read++
	v, err := w.Library.Version(ctx, id)
	w.stop()
	return v, err
}

func TestLookingElsewhereStopsWhenNobodyWaitsForIt(t *testing.T) {
	articles := map[string]string{}
	for i := range 4 {
		articles[fmt.Sprint("No. ", i)] = fmt.Sprintf("Bergonia will send 1%d,000 troops to Oslandia this spring.", i)
	}
	l, _ := stored(t, articles)
	ctx, stop := context.WithCancel(t.Context())
	w := &watched{Library: l, stop: stop}
	if all, err := samefigure.Find(ctx, w, samefigure.Asked{Text: ours}); !errors.Is(err, context.Canceled) || len(all) != 0 || w.read != 1 {
		t.Errorf("%d were read; %+v, %v", w.read, all, err)
	}
}

// oneArticle is a library with one text, which fits every query.
type oneArticle struct{ text string }

func (o oneArticle) Search(context.Context, query.Query, int) ([]model.Hit, error) {
	return []model.Hit{{ArticleID: "a", VersionID: "v"}}, nil
}

func (o oneArticle) Article(context.Context, string) (model.Article, error) {
	return model.Article{ID: "a", Title: "Bergonia"}, nil
}

func (o oneArticle) Version(context.Context, string) (model.Version, error) {
	return model.Version{ID: "v", Text: o.text, Blocks: []model.Block{{Kind: model.Paragraph, End: len(o.text)}}}, nil
}

func FuzzFind(f *testing.F) {
	f.Add(ours, "Ärger. Bergonia is sending 17,000 troops to Oslandia in spring. “Nearly”")
	f.Add("Ann Lee had $3.5bn in 2009", "Ann Lee \xff had $4bn.")
	f.Fuzz(func(t *testing.T, claim, theirs string) {
		all, err := samefigure.Find(t.Context(), oneArticle{theirs}, samefigure.Asked{Text: claim})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range all {
			if theirs[e.Span.Start:e.Span.End] != e.Sentence || e.Figure.Start < e.Span.Start || e.Figure.End > e.Span.End || e.Figure.Empty() ||
				!utf8.RuneStart(theirs[e.Figure.Start]) || strings.Contains(e.Because.String(), "%!") {
				t.Fatalf("%+v", e)
			}
		}
	})
}
