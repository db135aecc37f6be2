package model

import (
	"testing"

	"galley/model/palette"
)

func TestEveryToneHasColoursOfItsOwn(t *testing.T) {
	seen := map[palette.Key]Tone{palette.Unrated: -1}
	for _, tone := range []Tone{ToneNone, ToneTrue, ToneMostlyTrue, ToneMixed, ToneMostlyFalse, ToneFalse} {
		key := tone.Key()
		if other, twice := seen[key]; twice {
			t.Errorf("tone %d is shown as %s, as %d is", tone, key, other)
		}
		seen[key] = tone
	}
	if len(seen) != len(palette.Keys) {
		t.Errorf("%d of %d keys have a tone", len(seen), len(palette.Keys))
	}
	for _, tone := range []Tone{-1, 6, 99} {
		if got := tone.Key(); got != palette.Unrated {
			t.Errorf("tone %d, which is none, is shown as %s", tone, got)
		}
	}
}
