package matching

import (
	"cmp"
	"context"
	"slices"

	"galley/model"
)

// Index has claims and published checks by their words: a library.
type Index interface {
	Alike(ctx context.Context, terms [][]string, most int) (model.Alike, error)
}

// Earlier is a claim of the library, or a check that somebody published, that shares words
// with a text.
type Earlier struct {
	Likeness
	ClaimID string                // of the library's claim, or
	Check   *model.PublishedCheck // what was published
	Wording string                // of the claim that was checked
}

// compared is how many of the index's candidates are compared. Of posts whose answer is among
// ten thousand checks, it is among so many for all but one in twenty.
const compared = 100

// Find returns what was checked before and shares words with a text, what is most alike
// first. The claim that the text is the wording of is left out.
func Find(ctx context.Context, index Index, text, itself string) ([]Earlier, error) {
	said := Read(text)
	wanted := said.Terms()
	terms := make([][]string, len(wanted))
	for i, t := range wanted {
		terms[i] = t.Forms
	}
	alike, err := index.Alike(ctx, terms, compared)
	if err != nil {
		return nil, err
	}
	rare := Rarity{}
	for i, n := range alike.Having {
		rare[wanted[i].Key] = Rare(n, alike.Of)
	}
	var all []Earlier
	for i := range alike.Checks {
		c := &alike.Checks[i]
		known := Known{Claim: Read(c.Claim), Title: Read(c.Title)}
		all = append(all, Earlier{Likeness: Compare(said, known, rare), Check: c, Wording: c.Claim})
	}
	for _, c := range alike.Claims {
		if c.ID != itself {
			all = append(all, Earlier{Likeness: Compare(said, Known{Claim: Read(c.Wording)}, rare), ClaimID: c.ID, Wording: c.Wording})
		}
	}
	slices.SortStableFunc(all, func(a, b Earlier) int { return cmp.Compare(b.Score, a.Score) })
	return all, ctx.Err()
}
