package matching

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// posts are the public test data of posts and the checked claims that answer them.
type posts struct {
	claims []Known
	ids    []string
	posts  []post
}

type post struct {
	text    string
	answers []string
	held    bool // every third one: no rule was written by it
}

func readPosts(t testing.TB) posts {
	t.Helper()
	folder := filepath.Join("..", "..", "..", "..", "shared", "corpus", "matching")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the corpus is not there: ", err)
	}
	table := func(name string, lazy bool) [][]string {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		r := csv.NewReader(f)
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = '\t', -1, lazy
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	var p posts
	for _, r := range table("verified_claims.docs.tsv", false)[1:] {
		k := Known{Claim: Read(r[1])}
		if len(r) > 2 {
			k.Title = Read(r[2])
		}
		p.ids, p.claims = append(p.ids, r[0]), append(p.claims, k)
	}
	answers := map[string][]string{}
	data, err := os.ReadFile(filepath.Join(folder, "tweet-vclaim-pairs.qrels"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) == 4 {
			answers[f[0]] = append(answers[f[0]], f[2])
		}
	}
	for i, r := range table("tweets.queries.tsv", false)[1:] {
		p.posts = append(p.posts, post{r[1], answers[r[0]], i%3 == 2})
	}
	return p
}

// index is the words of the claims, as the library's index has them.
type index map[string][]int

func (p posts) index() index {
	all := index{}
	for i, k := range p.claims {
		for _, t := range []Text{k.Claim, k.Title} {
			for _, w := range append(slices.Clone(t.words), t.byline...) {
				if at := all[w.folded]; len(at) == 0 || at[len(at)-1] != i {
					all[w.folded] = append(all[w.folded], i)
				}
			}
		}
	}
	return all
}

type ranked struct {
	at int
	Likeness
}

// rank compares a text with every claim that shares a word with it.
func (p posts) rank(ix index, text Text) []ranked {
	rare, of := Rarity{}, map[int]bool{}
	for _, term := range text.Terms() {
		having := map[int]bool{}
		for _, form := range term.Forms {
			for _, at := range ix[form] {
				having[at], of[at] = true, true
			}
		}
		rare[term.Key] = Rare(len(having), len(p.claims))
	}
	against := Against(text, rare)
	var all []ranked
	for at := range of {
		all = append(all, ranked{at, against.With(p.claims[at])})
	}
	slices.SortFunc(all, func(a, b ranked) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return a.at - b.at
	})
	return all
}

type tally struct {
	posts, first, sure, right, another int
	precision                          float64
}

func (p posts) measure(t testing.TB, held bool, each func(post, []ranked)) tally {
	t.Helper()
	ix := p.index()
	var sum tally
	for _, q := range p.posts {
		if q.held != held {
			continue
		}
		sum.posts++
		text := Read(q.text)
		all := p.rank(ix, text)
		average, found := 0.0, 0
		for i, r := range all[:min(5, len(all))] {
			if slices.Contains(q.answers, p.ids[r.at]) {
				found++
				average += float64(found) / float64(i+1)
			}
		}
		sum.precision += average / float64(min(5, len(q.answers)))
		if len(all) > 0 && slices.Contains(q.answers, p.ids[all[0].at]) {
			sum.first++
		}
		if len(all) > 0 && all[0].Sure {
			sum.sure++
			if slices.Contains(q.answers, p.ids[all[0].at]) {
				sum.right++
			}
		}
		// What is sure then is the same check a second time, mostly: the collection has some twice.
		if at := slices.IndexFunc(all, func(r ranked) bool { return !slices.Contains(q.answers, p.ids[r.at]) }); at >= 0 && all[at].Sure {
			sum.another++
		}
		if each != nil {
			each(q, all)
		}
	}
	return sum
}

// The bars of the bench are higher (see cmd/build/bench/earlier); below these something broke.
func TestTheCheckThatAnswersAPostComesFirst(t *testing.T) {
	p := readPosts(t)
	for _, held := range []bool{false, true} {
		s := p.measure(t, held, nil)
		average, right := s.precision/float64(s.posts), float64(s.right)/float64(max(1, s.sure))
		t.Logf("%d posts, MAP@5 %.3f, first %.3f; sure of %d, right %.3f; sure of another where the answer is gone: %d", s.posts, average,
			float64(s.first)/float64(s.posts), s.sure, right, s.another)
		if average < 0.75 || right < 0.95 || s.sure*4 < s.posts {
			t.Errorf("posts never looked at: %v: MAP@5 %.3f, sure of %d of %d, %.3f right", held, average, s.sure, s.posts, right)
		}
	}
}
