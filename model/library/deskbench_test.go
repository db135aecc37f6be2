//go:build !race || long

package library

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"galley/model"
	"galley/model/library/fulltext"
	"galley/model/query"
)

// longDesk is a library of n claims, a hundred an article: a third are rated, a fifth are due, a tenth has
// an open question. Every one has the word checked in its wording, a hundredth the word opium.
func longDesk(t testing.TB, n int) *Library {
	t.Helper()
	l := fresh(t)
	random := rand.New(rand.NewPCG(17, 17))
	words := make([]string, 3000)
	for i := range words {
		words[i] = fmt.Sprintf("%c%c%cword%d", 'a'+i%26, 'a'+i/26%26, 'a'+i*7%26, i)
	}
	day := func(i int) string { return fmt.Sprintf("2026-%02d-%02d", 10+i%3, 1+i%28) }
	articles := make([]model.Article, n/100)
	versions := make([]model.Version, len(articles))
	file := model.File{SHA256: "f", Name: "a.txt", MediaType: "text/plain"}
	for i := range articles {
		text := fmt.Sprintf("Article %d is here.", i)
		id := fmt.Sprintf("article-%07d", i)
		articles[i] = model.Article{ID: id, Title: fmt.Sprintf("%c talks %d", 'A'+i%26, i*7919%n), Publisher: "CBS News",
			Published: day(i), Imported: model.Stamp(day(i) + "T10:00:00.000Z"), ImportedBy: "Ann"}
		versions[i] = model.Version{ID: "v" + id, ArticleID: id, Number: 1, Text: text, SHA256: fmt.Sprint("t", i), FileHash: "f",
			Blocks: []model.Block{{Kind: model.Paragraph, End: len(text)}}, Hidden: []int{}, LeftOut: []model.LeftOut{}, Notes: []model.Note{}, Added: articles[i].Imported}
	}
	claims, places := make([]model.Claim, n), make([]model.Appearance, n)
	var verdicts []model.Verdict
	var questions []model.Question
	for i := range claims {
		id := fmt.Sprintf("claim-%07d", i)
		said := []string{"checked"}
		for range 12 {
			said = append(said, words[random.IntN(len(words))])
		}
		if i%100 == 0 {
			said = append(said, "opium")
		}
		c := model.Claim{ID: id, Wording: strings.Join(said, " "), Speaker: "Holbrooke", Kind: model.ClaimKinds[i%7], Status: model.Unchecked,
			Owner: []string{"", "Ann", "Bob", "Cy Smith"}[i%4], Created: "2026-11-01T10:00:00.000Z"}
		if i%5 == 0 {
			c.Due = day(i)
		}
		if i%3 == 0 {
			c.Status = model.Checked
			verdicts = append(verdicts, model.Verdict{ID: "verdict-" + id, ClaimID: id, ScaleID: model.DefaultScale,
				Rating: []string{"True", "False", "Mostly true"}[i/3%3], Reasoning: "Measured.", By: "Ann", At: c.Created})
		}
		if i%10 == 0 {
			questions = append(questions, model.Question{ID: "question-" + id, ClaimID: id, To: model.ToAuthor, Text: "Where from?", By: "Ann",
				Asked: c.Created})
		}
		claims[i] = c
		places[i] = model.Appearance{ID: "place-" + id, ClaimID: id, ArticleID: articles[i/100].ID, VersionID: versions[i/100].ID, End: 7,
			Exact: "Article", State: model.Anchored}
	}
	tx := l.write.Begin()
	must(t, tx.Table("files").Create(&file).Error)
	must(t, tx.Table("articles").CreateInBatches(articles, 500).Error)
	must(t, tx.Table("versions").CreateInBatches(versions, 500).Error)
	must(t, tx.Table("claims").CreateInBatches(claims, 500).Error)
	must(t, tx.Table("appearances").CreateInBatches(places, 500).Error)
	must(t, tx.Table("verdicts").CreateInBatches(verdicts, 500).Error)
	must(t, tx.Table("questions").CreateInBatches(questions, 500).Error)
	must(t, fulltext.Fill(tx))
	must(t, tx.Commit().Error)
	return l
}

// BenchmarkDesk reads a screenful of the desk's table of 100,000 claims, and gives the time as a ratio to the
// search that stands beside it: what people already know as fast.
func BenchmarkDesk(b *testing.B) {
	const n = 100_000
	l := longDesk(b, n)
	for _, c := range []struct {
		name string
		q    model.DeskQuery
		like string // the search it is compared with
	}{
		{"everything by due", model.DeskQuery{}, "checked"},
		{"everything by wording", model.DeskQuery{Sort: model.DeskByWording}, "checked"},
		{"everything by article", model.DeskQuery{Sort: model.DeskByArticle}, "checked"},
		{"everything by outcome", model.DeskQuery{Sort: model.DeskByOutcome}, "checked"},
		{"everything by questions", model.DeskQuery{Sort: model.DeskByQuestions, Descending: true}, "checked"},
		{"a word on all", model.DeskQuery{Query: "checked"}, "checked"},
		{"a rare word", model.DeskQuery{Query: "opium"}, "opium"},
		{"a status", model.DeskQuery{Query: "status:unchecked"}, "status:unchecked checked"},
		{"a rating", model.DeskQuery{Query: "rating:false"}, "rating:false checked"},
		{"overdue", model.DeskQuery{Query: "is:overdue"}, "is:overdue checked"},
		{"questions", model.DeskQuery{Query: "is:questions"}, "is:questions checked"},
		{"mine unrated", model.DeskQuery{Query: "is:mine is:unrated", Editor: "Ann"}, "owner:ann checked"},
		{"a publisher", model.DeskQuery{Query: "publisher:cbs"}, "publisher:cbs checked"},
	} {
		b.Run(c.name, func(b *testing.B) {
			start := time.Now()
			const runs = 3
			for range runs {
				if _, err := l.Search(b.Context(), query.Parse(c.like, false), 100); err != nil {
					b.Fatal(err)
				}
			}
			search := time.Since(start) / runs
			total := 0
			for b.Loop() {
				part, err := l.Desk(b.Context(), c.q, 0, 100)
				if err != nil || len(part.Rows) == 0 {
					b.Fatal(len(part.Rows), err)
				}
				total = part.Total
			}
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(search), "of-search")
			b.ReportMetric(float64(total), "claims")
		})
	}
}
