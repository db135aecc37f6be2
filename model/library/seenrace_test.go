package library

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"galley/model"
)

// Eight people in two windows write in the same five claims. Whatever was acknowledged is in
// history, and nobody wrote over words that they had not seen.
func TestNoAcknowledgedTextIsLostAmongManyWriters(t *testing.T) {
	path := emptyLibrary.library(t)
	windows := []*Library{at(t, path), at(t, path)}
	_, version := imported(t, windows[0], talks)
	var claims []string
	for _, words := range []string{"envoy", "21,000", "troops", "600 miles", "border"} {
		claims = append(claims, marked(t, windows[0], version, talks, words))
	}
	var mu sync.Mutex
	acknowledged, conflicts := map[string]string{}, 0 // text → what stood there when it was stored
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			l, editor := windows[n%len(windows)], fmt.Sprint("Editor ", n)
			dice := rand.New(rand.NewPCG(uint64(n), 19))
			for i := range 8 {
				id, text := claims[dice.IntN(len(claims))], fmt.Sprintf("%s wrote %d", editor, i)
				d, err := l.Dossier(t.Context(), id)
				if err != nil {
					t.Error(err)
					return
				}
				cmd := model.Seen{Command: model.EditClaim{ID: id, Speaker: &text}, Was: model.Saw(d.Claim)}
				for {
					c, err := l.Apply(t.Context(), editor, cmd)
					var clash *model.ConflictError
					if errors.As(err, &clash) {
						cmd = cmd.Insisting(clash)
						mu.Lock()
						conflicts++
						mu.Unlock()
						continue
					}
					if err != nil {
						t.Error(err)
						return
					}
					seen := false
					was := c.Event.Edits[0].Before.(model.Claim).Speaker
					for _, w := range cmd.Was {
						for _, v := range w.Values {
							seen = seen || w.Field == "speaker" && v == was
						}
					}
					mu.Lock()
					if _, own := acknowledged[was]; !seen && !(own && was[:len(editor)] == editor) {
						t.Errorf("%s wrote over “%s”, which they had not seen", editor, was)
					}
					acknowledged[text] = was
					mu.Unlock()
					break
				}
			}
		})
	}
	all.Wait()
	stored := map[string]bool{}
	for _, e := range wholeHistory(t, windows[0]) {
		for _, edit := range e.Edits {
			if c, is := edit.After.(model.Claim); is {
				stored[c.Speaker] = true
			}
		}
	}
	if len(acknowledged) != 64 {
		t.Errorf("%d texts were stored", len(acknowledged))
	}
	for text := range acknowledged {
		if !stored[text] {
			t.Errorf("“%s” was acknowledged and is in no history", text)
		}
	}
	t.Logf("%d conflicts", conflicts)
}
