package proposal

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
)

// draft is a version of paragraphs, and notes in it at words that stand once.
type draft struct{ model.Version }

func drafted(paragraphs ...string) *draft {
	d := &draft{}
	for i, p := range paragraphs {
		if i > 0 {
			d.Text += model.BlockSeparator
		}
		d.Blocks = append(d.Blocks, model.Block{Kind: model.Paragraph, Start: len(d.Text), End: len(d.Text) + len(p)})
		d.Text += p
	}
	d.Hidden = []int{}
	return d
}

// at puts a note on words; behind them where after is set.
func (d *draft) at(kind model.NoteKind, words string, after bool, text string, addresses ...string) {
	start := strings.Index(d.Text, words)
	if start < 0 {
		panic(words)
	}
	n := model.Note{Kind: kind, Start: start, End: start + len(words), Text: text, Addresses: addresses, Author: "Jo"}
	if after {
		n.Start = n.End
	}
	d.Notes = append(d.Notes, n)
}

func TestThePassageIsTheWordsThatSaySomethingElseTheirSentence(t *testing.T) {
	const source = "Smith 2019, p. 14"
	first, second := "Iran held 52 Americans for 444 days.", "The border is 600 miles long, he said."
	for _, c := range []struct {
		name  string
		kind  model.NoteKind
		words string
		after bool
		want  string
	}{
		{"a comment on a statement", model.CommentNote, "The border is 600 miles long", false, "The border is 600 miles long"},
		{"a comment on a figure", model.CommentNote, "444", false, first},
		{"a comment on two words", model.CommentNote, "600 miles", false, second},
		{"a comment on a paragraph", model.CommentNote, first + " " + second, false, first + " " + second},
		{"a comment between letters", model.CommentNote, "444", true, first},
		{"a comment on the end of one sentence and the beginning of the next", model.CommentNote, "days. The", false, first + " " + second},
		{"a footnote in a sentence", model.Footnote, "52 Americans", true, first},
		{"a footnote behind a full stop", model.Footnote, first, true, first},
		{"a footnote behind the blank", model.Footnote, first + " ", true, first},
		{"an endnote at the very end", model.Endnote, second, true, second},
		{"a link", model.LinkNote, "600 miles", false, second},
		{"a footnote in a heading", model.Footnote, "Troops", true, "Troops"},
	} {
		d := drafted("Troops", first+" "+second, "Nothing else.")
		d.at(c.kind, c.words, c.after, source, "https://a.example/")
		all := Of(d.Version, "")
		if len(all) == 0 {
			t.Errorf("%s: nothing is proposed", c.name)
			continue
		}
		if got := d.Text[all[0].Span.Start:all[0].Span.End]; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheMarksOfNotesAreNoWordsOfAPassage(t *testing.T) {
	d := drafted("It was drawn in a week.[1] Nobody lives there.[2] [3] The end.")
	for _, mark := range []string{"[1]", "[2]", "[3]"} {
		d.at(model.Footnote, mark, true, "Smith 2019, p. "+mark[1:2])
	}
	d.at(model.LinkNote, "end", false, "end", "https://a.example/")
	var got []string
	for _, p := range Of(d.Version, "") {
		got = append(got, d.Text[p.Span.Start:p.Span.End])
	}
	if s := strings.Join(got, "|"); s != "It was drawn in a week.|Nobody lives there.|Nobody lives there.|The end." {
		t.Error(s)
	}
}

func TestWhoProposes(t *testing.T) {
	d := drafted("Iran held 52 Americans.")
	d.at(model.CommentNote, "52", false, "Smith 2019")
	d.at(model.CommentNote, "Iran", false, "Jones 2020")
	d.Notes[1].Author = ""
	d.Notes[1].Replies = []model.Reply{{Author: "Ann", Text: "No: https://a.example/"}, {Author: "Bob", Text: "Thanks!"}}
	var got []string
	for _, p := range Of(d.Version, "By  Line") {
		got = append(got, p.By+": "+p.Source.Title+p.Source.URL)
	}
	if s := strings.Join(got, "|"); s != "Jo: Smith 2019|By Line: Jones 2020|Ann: https://a.example/" {
		t.Error(s)
	}
}

// The key of a note stays where its sentence is rewritten; only where the same note stands at several
// words do the words tell which it is.
func TestANoteIsKnownAgainInARewrittenSentence(t *testing.T) {
	keys := func(text string) (out []string) {
		d := drafted(text)
		d.at(model.Footnote, "Americans", true, "Smith 2019")
		for _, p := range Of(d.Version, "") {
			out = append(out, p.Key)
		}
		return out
	}
	if a, b := keys("Iran held 52 Americans."), keys("It was 52 Americans that Iran held."); len(a) != 1 || a[0] != b[0] {
		t.Errorf("%q, %q", a, b)
	}
	d := drafted("Iran held 52 Americans. The border is long.")
	d.at(model.Footnote, "Americans", true, "Smith 2019")
	d.at(model.Footnote, "border", true, "Smith 2019")
	if all := Of(d.Version, ""); len(all) != 2 || all[0].Key == all[1].Key {
		t.Errorf("%+v", all)
	}
}

func TestNothingIsProposedOf(t *testing.T) {
	d := drafted("Iran held 52 Americans.", "Share this")
	d.Hidden = []int{1}
	d.at(model.LinkNote, "Share", false, "Share", "https://a.example/")
	d.at(model.LinkNote, "52", false, "52", "https://www.facebook.com/sharer/sharer.php?u=x")
	d.at(model.LinkNote, "Iran", false, "Iran", "mailto:jo@a.example")
	d.Notes = append(d.Notes, model.Note{Kind: model.CommentNote, Start: -1, End: -1, Part: "header", Text: "Smith 2019"})
	if all := Of(d.Version, ""); len(all) > 0 {
		t.Errorf("%+v", all)
	}
}

func TestNotesAreCountedWithoutDoingAnything(t *testing.T) {
	d := drafted("Iran held 52 Americans. The border is long.")
	d.at(model.CommentNote, "52", false, "http://www.a.example/x/")
	d.at(model.CommentNote, "border", false, "nice!")
	d.at(model.LinkNote, "Iran", false, "Iran", "https://a.example/x")
	d.at(model.Footnote, "Americans", true, "Smith 2019")
	d.at(model.Endnote, "long", true, "Smith 2019, p. 3")
	if got, want := Counted(d.Version, ""), (Count{Comments: 2, Footnotes: 2, Links: 1, Sources: 2, Proposals: 4}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// many is a draft with n sentences and a note at each.
func many(n int) model.Version {
	d := drafted()
	d.Version.Text = strings.Repeat("The border is 600 miles long, said the general. ", n)
	perBlock := 48 * 20
	for at := 0; at < len(d.Text); at += perBlock {
		d.Blocks = append(d.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: min(at+perBlock, len(d.Text))})
	}
	for i := range n {
		at := i*48 + 14
		d.Notes = append(d.Notes, model.Note{Kind: model.CommentNote, Author: "Jo", Start: at, End: at + 3, Text: fmt.Sprintf("Smith 2019, p. %d; "+
			"https://a.example/%d, but the ministry says otherwise", i, i)})
	}
	return d.Version
}

// Twice as many notes take about twice as long.
func BenchmarkReading(b *testing.B) {
	for _, n := range []int{2_500, 5_000, 10_000, 20_000} {
		v := many(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if all := Of(v, ""); len(all) != 2*n {
					b.Fatal(len(all))
				}
			}
		})
	}
}
