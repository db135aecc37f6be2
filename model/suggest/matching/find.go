package matching

import (
	"cmp"
	"context"
	"slices"

	"galley/model"
	"galley/model/query"
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
const compared = 200

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
	against := Against(said, rare)
	var all []Earlier
	for i := range alike.Checks {
		c := &alike.Checks[i]
		known := Known{Claim: Read(c.Claim), Title: Read(c.Title)}
		all = append(all, Earlier{Likeness: against.With(known), Check: c, Wording: c.Claim})
	}
	for _, c := range alike.Claims {
		if c.ID != itself {
			all = append(all, Earlier{Likeness: against.With(Known{Claim: Read(c.Wording)}), ClaimID: c.ID, Wording: c.Wording})
		}
	}
	slices.SortStableFunc(all, func(a, b Earlier) int { return cmp.Compare(b.Score, a.Score) })
	return once(all), ctx.Err()
}

// once leaves out a check that a publisher has in its feed a second time, with other quotation
// marks, say.
func once(all []Earlier) []Earlier {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(e Earlier) bool {
		if e.Check == nil {
			return false
		}
		key := e.Check.Publisher + "\n" + e.Check.Rating
		for _, text := range []string{e.Check.Claim, e.Check.Title} {
			key += "\n"
			for w := range query.Words(text) {
				key += w.Text + " "
			}
		}
		again := seen[key]
		seen[key] = true
		return again
	})
}
