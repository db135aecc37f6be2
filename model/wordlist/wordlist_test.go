package wordlist

import (
	"maps"
	"testing"
)

func TestEveryWordOfEveryListIsInTheTable(t *testing.T) {
	got := Of("the  a\n\tan", "", "ère the")
	if want := map[string]bool{"the": true, "a": true, "an": true, "ère": true}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
