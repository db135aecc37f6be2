//go:build !race || long

package library

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/passage"
)

// handed hands articles out.
func handed(t testing.TB, l *Library, articles ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "handed.galley")
	if _, err := l.HandOut(t.Context(), articles, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// takenInto takes back what a colleague did.
func takenInto(t testing.TB, l, colleague *Library) model.Merged {
	t.Helper()
	m, err := l.TakeBack(t.Context(), "Desk", saved(t, colleague), nil, nil)
	if err != nil {
		t.Fatalf("take back: %v", err)
	}
	return m
}

func importedAs(t testing.TB, l *Library, title, text string) (article, version string) {
	t.Helper()
	c := do(t, l, "Ann", model.ImportArticle{Document: document(title, text)})
	return c.Created(model.NounArticle), c.Created(model.NounVersion)
}

const prices = "Prices rose by 4 percent in May.\n\nNobody had foreseen it, the bank said. Wages rose by 2 percent."

func TestWhatAColleagueDidToAHandedOutArticleComesBack(t *testing.T) {
	l := fresh(t)
	article, version := importedAs(t, l, "Talks", talks)
	shared := marked(t, l, version, talks, "600 miles")
	other, _ := importedAs(t, l, "Prices", prices)
	bob := at(t, handed(t, l, article))
	if all := articles(t, bob); len(all) != 1 || all[0] != article {
		t.Fatalf("handed out %v", all)
	}
	sound(t, bob)
	mine := marked(t, l, version, talks, "21,000 troops")
	theirs := marked(t, bob, version, talks, "“Nearly” is his word.")
	do(t, bob, "Bob", model.EditClaim{ID: shared, Speaker: ptr("The minister")})
	do(t, bob, "Bob", model.SetVerdict{ClaimID: shared, Rating: ptr("True")})
	do(t, bob, "Bob", model.ImportArticle{Document: document("Bob's own", "Something else that Bob reads.")})

	m := takenInto(t, l, bob)
	if m.Left != 1 || m.Articles.Added != 0 || m.Conflicts != 0 {
		t.Errorf("taken back %+v", m)
	}
	if all := articles(t, l); len(all) != 2 {
		t.Errorf("there are articles %v", all)
	}
	for _, id := range []string{mine, theirs} {
		if _, err := l.Dossier(t.Context(), id); err != nil {
			t.Error(err)
		}
	}
	if d, err := l.Dossier(t.Context(), shared); err != nil || d.Claim.Speaker != "The minister" || d.Claim.Status != model.Checked {
		t.Errorf("%+v, %v", d.Claim, err)
	}
	sound(t, l)
	one := whole(t, l)
	if again := takenInto(t, l, bob); again.Change.Changed() || whole(t, l) != one {
		t.Errorf("taken back again: %+v", again)
	}
	if _, err := l.Undo(t.Context(), "Desk"); err != nil {
		t.Fatal(err)
	}
	if d, err := l.Dossier(t.Context(), shared); err != nil || d.Claim.Speaker != "" {
		t.Errorf("after undo %+v, %v", d.Claim, err)
	}
	if _, err := l.Dossier(t.Context(), theirs); err == nil {
		t.Error("what came back stands after undo")
	}
	if _, err := l.Article(t.Context(), other); err != nil {
		t.Error(err)
	}
}

// An event may be about two articles; the file has the part that is about the one, which is no other
// event when it comes back, and does not hide the event itself from a colleague who gets all of it later.
func TestEventsOnSeveralArticlesAreHandedOutInPart(t *testing.T) {
	l := fresh(t)
	article, version := importedAs(t, l, "Talks", talks)
	other, second := importedAs(t, l, "Prices", prices)
	one, two := marked(t, l, version, talks, "600 miles"), marked(t, l, second, prices, "4 percent")
	do(t, l, "Ann", model.ChangeTags{Claims: []string{one, two}, Add: []string{"Urgent"}})
	do(t, l, "Ann", model.ChangeTags{Articles: []string{article, other}, Add: []string{"Late"}})
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	bob := at(t, handed(t, l, article))
	for _, e := range wholeHistory(t, bob) {
		if strings.Contains(e.ID, partSign) != strings.Contains(e.What, "other articles") {
			t.Errorf("%s: %s", e.ID, e.What)
		}
	}
	do(t, bob, "Bob", model.DeleteClaim{ID: one})
	back := twin(t, l)
	if m := takenInto(t, back, bob); len(m.Kept) > 0 {
		t.Errorf("kept %q", m.Kept)
	}
	if _, err := back.Dossier(t.Context(), one); err == nil {
		t.Error("what Bob deleted stands still")
	}
	if len(wholeHistory(t, back)) != len(wholeHistory(t, l))+2 {
		t.Error("what was known came back as something new")
	}
	soundRows(t, back)
	// All of Ann's comes to Bob: what was known in part is no change of hers.
	do(t, bob, "Bob", model.ChangeTags{Articles: []string{article}, Add: []string{"Bob's"}})
	do(t, l, "Ann", model.EditClaim{ID: two, Speaker: ptr("The bank")})
	mergeQuietly(t, bob, l)
	if d, err := bob.Dossier(t.Context(), two); err != nil || d.Claim.Speaker != "The bank" || len(tagged(t, bob, two)) != 1 {
		t.Errorf("%+v, %v", d.Claim, err)
	}
	if _, err := bob.Dossier(t.Context(), one); err == nil {
		t.Error("what Bob deleted is back")
	}
	soundRows(t, bob)
	mergeQuietly(t, back, bob)
	soundRows(t, back)
}

func TestAnArticleIsHandedOutOnceAndWhole(t *testing.T) {
	l := fresh(t)
	article, version := importedAs(t, l, "Talks", talks)
	marked(t, l, version, talks, "600 miles")
	path := filepath.Join(t.TempDir(), "handed.galley")
	out, err := l.HandOut(t.Context(), []string{article, article}, path)
	if err != nil || len(out.Articles) != 1 || out.Claims != 1 || out.Size == 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside it is %v, %v", entries, err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]struct {
		articles []string
		path     string
	}{
		"over a file":           {[]string{article}, path},
		"over the library":      {[]string{article}, l.Path()},
		"of none":               {nil, path + "2"},
		"of an unknown article": {[]string{"nothere"}, path + "2"},
		"in no folder":          {[]string{article}, filepath.Join(path, "x", "y.galley")},
	} {
		if _, err := l.HandOut(t.Context(), try.articles, try.path); err == nil || !strings.HasSuffix(model.Sentence(err), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was altered: %v", err)
	}
	sound(t, l)
}

func TestOnlyWhatIsHereTooIsTakenBack(t *testing.T) {
	l, stranger := fresh(t), fresh(t)
	article, _ := importedAs(t, l, "Talks", talks)
	importedAs(t, stranger, "Prices", prices)
	path := saved(t, stranger)
	if _, err := l.TakeBack(t.Context(), "Desk", path, nil, nil); !model.HasCode(err, model.Refused) {
		t.Errorf("%v", err)
	}
	if _, err := l.TakeBack(t.Context(), "Desk", path, []string{article}, nil); !model.HasCode(err, model.Refused) {
		t.Errorf("%v", err)
	}
	if _, err := l.TakeBack(t.Context(), "Desk", path, []string{"nothere"}, nil); !model.HasCode(err, model.NotFound) {
		t.Errorf("%v", err)
	}
	if all := articles(t, l); len(all) != 1 {
		t.Errorf("articles %v", all)
	}
}

// A colleague who has a library takes the file into it, and hands the article out again from there.
func TestACatalogueOfTheColleagueStaysWithTheColleague(t *testing.T) {
	l, bob := fresh(t), fresh(t)
	article, version := importedAs(t, l, "Talks", talks)
	shared := marked(t, l, version, talks, "600 miles")
	importedAs(t, bob, "Prices", prices)
	path := handed(t, l, article)
	if _, err := bob.Merge(t.Context(), "Bob", path, nil); err != nil {
		t.Fatal(err)
	}
	do(t, bob, "Bob", model.EditClaim{ID: shared, Speaker: ptr("The minister")})
	again := handed(t, bob, article)
	m, err := l.TakeBack(t.Context(), "Desk", again, nil, nil)
	if err != nil || m.Left != 0 || m.Conflicts != 0 {
		t.Fatalf("%+v, %v", m, err)
	}
	if d, err := l.Dossier(t.Context(), shared); err != nil || d.Claim.Speaker != "The minister" || len(articles(t, l)) != 1 {
		t.Errorf("%+v, %v", d, err)
	}
	sound(t, l)
}

// A claim may stand in another article too, of which the colleague knows nothing.
func TestAClaimThatAColleagueDeletesIsDeletedEverywhere(t *testing.T) {
	l := fresh(t)
	article, version := importedAs(t, l, "Talks", talks)
	_, second := importedAs(t, l, "Prices", prices)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.MarkAgain{ClaimID: claim, VersionID: second, Span: spanOf(t, prices, "4 percent")})
	bob := at(t, handed(t, l, article))
	before := dump(t, l)
	do(t, bob, "Bob", model.DeleteClaim{ID: claim})
	takenInto(t, l, bob)
	if places, err := pluck(l.read.Table("appearances").Where("deleted = ''"), "id"); err != nil || len(places) > 0 {
		t.Errorf("it stands at %v, %v", places, err)
	}
	sound(t, l)
	if _, err := l.Undo(t.Context(), "Desk"); err != nil {
		t.Fatal(err)
	}
	if now := dump(t, l); now != before {
		t.Errorf("after undo:\n%s\nwant\n%s", now, before)
	}
	sound(t, l)
}

// What is planted in every record of another article, and in what both have of it, is looked for in the
// bytes of the file.
func TestAnArticleIsHandedOutBesideTheFolderOneIsIn(t *testing.T) {
	l := fresh(t)
	article, _ := importedAs(t, l, "Talks", talks)
	t.Chdir(t.TempDir())
	if err := os.Mkdir("out", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"handed.galley", filepath.Join("out", "handed.galley")} {
		if _, err := l.HandOut(t.Context(), []string{article}, path); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		whole, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		if all := articles(t, at(t, whole)); len(all) != 1 || all[0] != article {
			t.Errorf("%s holds %v", path, all)
		}
	}
}

func TestAHandedOutFileHoldsNothingOfOtherArticles(t *testing.T) {
	l := fresh(t)
	secret := func(n string) string { return "zwy" + n + "xq" }
	article, version := importedAs(t, l, "Talks", talks)
	text := "Secret " + secret("text") + " stands here. And 600 miles too.\n\nMore."
	other, second := importedAs(t, l, secret("title"), text)
	do(t, l, "Ann", model.EditArticle{ID: other, Byline: ptr(secret("byline")), Publisher: ptr(secret("publisher"))})
	mine := marked(t, l, version, talks, "600 miles")
	theirs := marked(t, l, second, text, secret("text")+" stands")
	do(t, l, "Ann", model.EditClaim{ID: theirs, Wording: ptr(secret("wording")), Speaker: ptr(secret("speaker"))})
	do(t, l, "Ann", model.SetVerdict{ClaimID: theirs, Rating: ptr("True"), Reasoning: ptr(secret("reasoning"))})
	do(t, l, "Ann", model.AttachSource{ClaimID: theirs, Stance: model.Supports, Quote: secret("quote"), Note: secret("note"),
		New: &model.AddSource{Fields: model.SourceFields{Title: ptr(secret("source")),
			File: &model.File{SHA256: passage.Hash(secret("bytes")), Name: secret("file"), MediaType: "text/plain",
				Size: int64(len(secret("bytes"))), Bytes: []byte(secret("bytes"))}}}})
	both := do(t, l, "Ann", model.AttachSource{ClaimID: mine, Stance: model.Supports, Quote: "said so",
		New: &model.AddSource{Fields: model.SourceFields{Title: ptr("An atlas")}}}).Created(model.NounSource)
	do(t, l, "Ann", model.AttachSource{ClaimID: theirs, SourceID: both, Stance: model.Refutes, Quote: secret("shared"),
		Note: secret("shared2")})
	do(t, l, "Ann", model.ChangeTags{Claims: []string{theirs}, Add: []string{secret("tag")}})
	do(t, l, "Ann", model.ChangeTags{Articles: []string{article, other}, Add: []string{"Late"}})
	do(t, l, "Ann", model.AddToCollection{New: secret("collection"), Articles: []string{other}})
	do(t, l, "Ann", model.AddToCollection{New: "Wars", Articles: []string{article, other}})
	plant(t, l, secret, theirs, other)
	// One claim in both, whose other passage and article are nobody's business.
	do(t, l, "Ann", model.MarkAgain{ClaimID: mine, VersionID: second, Span: spanOf(t, text, "600 miles")})
	// And one that was in both, and is only in the other.
	away := marked(t, l, version, talks, "21,000 troops")
	do(t, l, "Ann", model.MarkAgain{ClaimID: away, VersionID: second, Span: spanOf(t, text, "More.")})
	do(t, l, "Ann", model.EditClaim{ID: away, Wording: ptr(secret("away"))})
	if err := l.write.Exec("UPDATE appearances SET deleted = ? WHERE claim_id = ? AND version_id = ?",
		model.Now(), away, version).Error; err != nil {
		t.Fatal(err)
	}

	path := handed(t, l, article)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bob := at(t, path)
	all := string(data) + strings.Join(everyText(t, bob), "\n") + asJSON(t, wholeHistory(t, bob))
	for _, part := range strings.Split(all, "zwy")[1:] {
		name, _, _ := strings.Cut(part, "xq")
		t.Errorf("the file holds %q", name[:min(len(name), 40)])
	}
	sound(t, bob)
	if d, err := bob.Dossier(t.Context(), mine); err != nil || len(d.Evidence) != 1 || len(d.Appearances) != 1 {
		t.Errorf("%+v, %v", d, err)
	}
}

// everyText is every cell of every table of a library.
func everyText(t testing.TB, l *Library) []string {
	t.Helper()
	tables, err := pluck(l.read.Table("sqlite_schema").Where("type = 'table' AND name NOT LIKE 'search_words%'"), "name")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, table := range tables {
		var rows []map[string]any
		if err := l.read.Table(table).Find(&rows).Error; err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s %s", table, rows))
	}
	return all
}

// plant puts records of the checking desk on a claim and an article, each with words that are looked for.
func plant(t testing.TB, l *Library, secret func(string) string, claim, article string) {
	t.Helper()
	person := do(t, l, "Ann", model.AddSource{Fields: model.SourceFields{Title: ptr(secret("person")), Alias: ptr(secret("alias"))}}).Created(model.NounSource)
	now := model.Now()
	attempt := model.Attempt{ID: model.NewID(), PersonID: person, ArticleID: article, Made: "2026-11-27", Way: model.ByCall,
		What:    secret("what"),
		Outcome: model.Answered, Purpose: model.ToCheck, Answer: secret("answer"), By: "Ann", Created: now}
	for _, r := range []model.Record{
		model.Person{ID: person, Role: secret("role"), Contacts: secret("contacts"), Created: now},
		model.Confirmer{ID: model.ConfirmerID(claim, person), ClaimID: claim, PersonID: person, Question: secret("confirm"),
			By: "Ann", Added: now},
		attempt,
		model.Asking{ID: model.AskingID(attempt.ID, claim), AttemptID: attempt.ID, ClaimID: claim, Added: now},
		model.Question{ID: model.NewID(), ClaimID: claim, To: model.ToLawyer, Text: secret("question"), By: "Ann", Asked: now},
		model.CorrectionReason{ID: model.NewID(), ArticleID: article, ClaimID: claim, Reason: secret("reason"), By: "Ann", At: now},
		model.SavedList{ID: model.NewID(), Name: secret("list"), Query: secret("query"), Created: now},
	} {
		if err := l.write.Table(tables[r.Noun()].name).Create(addressable(r)).Error; err != nil {
			t.Fatal(err)
		}
	}
}

// What a colleague did at random to an article comes back as it comes with all of the colleague's
// library; and what was handed out comes to nothing where nothing was done to it.
func TestTakingBackIsMergingJustTheArticle(t *testing.T) {
	t.Parallel()
	seeds := 8
	if os.Getenv("GALLEY_LONG") != "" {
		seeds = 20
	}
	if testing.Short() || raced || onServer() && os.Getenv("GALLEY_LONG") == "" {
		seeds = 2
	}
	done := 0
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			l := fresh(t)
			r := rand.New(rand.NewPCG(uint64(seed), 17))
			past := colleague{t: t, l: l, r: r, name: "Pat", wide: true, line: true, asks: true}
			article, _ := importedAs(t, l, "Talks", talks)
			for range 10 + seed%20 {
				past.act()
			}
			copied := twin(t, l)
			there := func(l *Library) bool {
				_, err := l.Article(t.Context(), article)
				return err == nil
			}
			if !there(l) {
				return
			}
			untouched := handed(t, l, article)
			soundRows(t, at(t, untouched))
			if m := takenInto(t, twin(t, l), at(t, untouched)); m.Change.Changed() {
				t.Errorf("nothing was done, and taken back was %s", m.Change.Event.What)
			}
			ann := colleague{t: t, l: l, r: r, name: "Ann", wide: true, line: true, asks: true}
			bob := ann
			bob.l, bob.name = copied, "Bob"
			for range 12 {
				ann.act()
				bob.act()
			}
			if !there(copied) {
				return
			}
			done++
			have := twin(t, l)
			if _, err := have.TakeBack(t.Context(), "Desk", handed(t, copied, article), nil, nil); err != nil {
				t.Fatal(err)
			}
			soundRows(t, have)
			// The rest of the copy comes after it, and all is as if it had come at once.
			mergeQuietly(t, have, copied)
			want := twin(t, l)
			mergeQuietly(t, want, copied)
			if x, y := living(t, have), living(t, want); x != y && !textTwice(x) && !textTwice(y) {
				t.Errorf("taken back, and then merged:\n%s\nmerged at once:\n%s", beyond(x, y), beyond(y, x))
				t.Logf("history of a:\n%sof b:\n%s", history(t, l), history(t, copied))
			}
			soundRows(t, have)
		})
	}
	if done < seeds/2 {
		t.Errorf("only %d of %d said anything", done, seeds)
	}
}

// deskwork is one of the things that a person does to the claims of an article, which are named by
// words of theirs, so that it can be done in any library that has them.
func deskwork(r *rand.Rand, who string, claims []string) func(t testing.TB, l *Library) {
	quote, n, kind := pick(r, claims...), r.IntN(1000), r.IntN(9)
	return func(t testing.TB, l *Library) {
		t.Helper()
		ids, err := pluck(l.read.Table("claims AS c").Joins("JOIN appearances AS a ON a.claim_id = c.id AND a.deleted = ''").
			Where("c.deleted = '' AND a.exact = ?", quote), "c.id")
		if err != nil {
			t.Fatal(err)
		}
		if len(ids) == 0 {
			versions, err := pluck(l.read.Table("versions").Where(engine.Of(l.read).Contains("text"), quote), "id")
			if err != nil || len(versions) != 1 {
				t.Fatalf("%s: %v, %v", quote, versions, err)
			}
			v, err := l.Version(t.Context(), versions[0])
			if err != nil {
				t.Fatal(err)
			}
			do(t, l, who, model.MarkClaim{VersionID: v.ID, Span: spanOf(t, v.Text, quote)})
			return
		}
		switch kind {
		case 0:
			do(t, l, who, model.EditClaim{ID: ids[0], Wording: ptr(fmt.Sprint("Wording ", n)), Speaker: ptr("The envoy")})
		case 1, 2:
			do(t, l, who, model.SetVerdict{ClaimID: ids[0], Rating: ptr([]string{"True", "False"}[n%2]), Reasoning: ptr(fmt.Sprint("Reason ", n))})
		case 3, 4:
			do(t, l, who, model.AttachSource{ClaimID: ids[0], Stance: model.Supports, Quote: fmt.Sprint("quote ", n),
				New: &model.AddSource{Fields: model.SourceFields{Title: ptr(fmt.Sprint("Source ", n, " of ", who))}}})
		case 5:
			do(t, l, who, model.ChangeTags{Claims: ids[:1], Add: []string{fmt.Sprint("tag", n%4)}})
		case 6:
			do(t, l, who, model.EditClaim{ID: ids[0], Owner: ptr(who), Due: ptr("2026-12-01")})
		case 7:
			do(t, l, who, model.DeleteClaim{ID: ids[0]})
		case 8:
			if _, err := l.Undo(t.Context(), who); err != nil && !model.HasCode(err, model.Refused) && !model.HasCode(err, model.Conflict) {
				t.Fatal(err)
			}
		}
	}
}

// Two people, the one in the library and the other in what was handed out, each at claims of their own:
// together they make what one would have made who did all of it.
func TestTwoPeopleMakeTheLibraryThatOneWouldHaveMade(t *testing.T) {
	t.Parallel()
	seeds := 4
	if os.Getenv("GALLEY_LONG") != "" {
		seeds = 12
	}
	if testing.Short() || raced {
		seeds = 2
	}
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(seed), 19))
			l := fresh(t)
			article, _ := importedAs(t, l, "Talks", talks)
			importedAs(t, l, "Prices", prices)
			hers, his := []string{"21,000 troops", "4 percent", "2 percent"}, []string{"600 miles", "“Nearly” is his word."}
			for range 8 {
				deskwork(r, "Pat", append(hers[:len(hers):len(hers)], his...))(t, l)
			}
			alone := twin(t, l)
			colleague := at(t, handed(t, l, article))
			for range 2 { // handed out again where both went on
				for range 12 {
					ann, bob := deskwork(r, "Ann", hers), deskwork(r, "Bob", his)
					ann(t, l)
					bob(t, colleague)
					ann(t, alone)
					bob(t, alone)
				}
				if m := takenInto(t, l, colleague); m.Conflicts > 0 || len(m.Kept) > 0 {
					t.Errorf("taken back %+v", m)
				}
				if _, err := colleague.TakeBack(t.Context(), "Desk", handed(t, l, article), nil, nil); err != nil {
					t.Fatal(err)
				}
			}
			if x, y := timeless(living(t, l)), timeless(living(t, alone)); x != y {
				t.Errorf("two made\n%s\nand one\n%s", beyond(x, y), beyond(y, x))
			}
			soundRows(t, l)
			soundRows(t, colleague)
		})
	}
}

var stamps = regexp.MustCompile(`\d{4}-\d\d-\d\dT[\d:.]+Z`)

func timeless(text string) string { return stamps.ReplaceAllString(text, "then") }
