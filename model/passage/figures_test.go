package passage

import (
	"math/rand/v2"
	"testing"

	"galley/cmd/build/figures"
)

// TestFigures measures how surely and how fast passages are carried over;
// go run ./cmd/build bench accuracy runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "accuracy")
	say := func(name, unit string, ours float64, peer string, value, ratio, bar float64) {
		f.Write(figures.Figure{Name: name, Ours: ours, Peer: peer, Value: value, Unit: unit, Ratio: ratio, Bar: bar})
	}
	var all tally
	least, weakest := 1.0, ""
	for kind, script := range []string{english: "English", hebrew: "Hebrew", chinese: "Chinese"} {
		row := func(name string, sum tally) {
			all.add(sum)
			if sum.recall() < least {
				least, weakest = sum.recall(), script+", "+name
			}
		}
		row("everything at once", revise(t, 40, kind, row))
	}
	say("passages carried to a wrong place, of those said to stand", "passages", float64(all.wrong),
		"passages said to stand", float64(all.found), float64(all.wrong)/float64(all.found), 0)
	missed := 1 - all.recall()
	say("passages missed whose words survive a revision", "%", 100*missed, "allowed", 2, missed/0.02, 1)
	say("the same in the weakest way of revising: "+weakest, "%", 100*(1-least), "allowed", 2, (1-least)/0.02, 1)

	old, now, passages := megabyte(3600)
	ours := figures.Best(5, func() { Carry(old, now, passages) })
	text := []rune(now)
	const sample = 20
	peer := figures.Best(5, func() {
		for _, p := range passages[:sample] {
			approximate([]rune(old[p.Start:p.End]), text, 16)
		}
	}) * float64(len(passages)) / sample
	say("carry 1,000 passages over in 1 MB", "ms", ours, "one bit-parallel search after another", peer, ours/peer, 0.01)
	old2, now2, passages2 := megabyte(7200)
	twice := figures.Best(5, func() { Carry(old2, now2, append(passages2, passages2...)) })
	say("the same in 2 MB, 2,000 passages", "ms", twice, "1 MB, 1,000 passages", ours, twice/ours, 3)
}

// megabyte is a text of so many paragraphs (3,600 are about 1 MB), revised, and
// 1,000 passages of about 80 letters in it.
func megabyte(paragraphs int) (old, now string, passages []Span) {
	r := rand.New(rand.NewPCG(5, 5))
	d := newDraft(r, paragraphs)
	old, was := d.text()
	for len(passages) < 1000 {
		p := d.paragraphs[r.IntN(len(d.paragraphs))]
		if s := p[r.IntN(len(p))]; len(s) >= 14 {
			passages = append(passages, Span{was[s[0].id].Start, was[s[13].id].End})
		}
	}
	for range 2000 {
		d.revise()
	}
	now, _ = d.text()
	return old, now, passages
}
