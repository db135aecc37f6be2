package claims

import (
	"strings"
	"time"

	"galley/app/sources"
	"galley/model"
	"galley/model/quantity"
)

// figures says at each source of the claim how the claim's figures stand to those of its
// passage, and in the card to what is typed there.
type figures struct {
	of      *sourced
	key     string                     // claim and passages that found is of, or will be
	found   map[string][]quantity.Pair // by the id of the evidence
	stop    func()                     // forgets what was typed last
	passage string                     // in the card, that is being compared
}

// typingPause is how long nothing is typed before a passage in the card is compared.
const typingPause = 400 * time.Millisecond

// claim is the claim as it is compared.
func (f *figures) claim(d model.Dossier) quantity.Saying {
	said := quantity.Saying{Text: d.Claim.Wording, Language: f.of.panel.state.Language}
	if day, err := time.Parse(time.DateOnly, d.Claim.Said); err == nil {
		said.On = day
	}
	return said
}

func (f *figures) off() bool {
	from := f.of.panel.Sourcing
	return !f.of.panel.state.Figures || from.Compare == nil || from.CompareTyped == nil
}

// show says it of the sources of a claim, once it is worked out.
func (f *figures) show(d model.Dossier) {
	if f.off() {
		f.key, f.found = "", nil
		f.put()
		return
	}
	claim := f.claim(d)
	parts := []string{d.Claim.ID, claim.Text, claim.Language, d.Claim.Said}
	var passages []quantity.Saying
	var ids []string
	for _, x := range d.Evidence {
		if strings.TrimSpace(x.Quote) == "" {
			continue
		}
		ids = append(ids, x.Evidence.ID)
		passages = append(passages, quantity.Saying{Text: x.Quote, Language: claim.Language})
		parts = append(parts, x.Evidence.ID, x.Quote)
	}
	key := strings.Join(parts, "\x00")
	if key == f.key {
		f.put()
		return
	}
	f.key, f.found = key, nil
	f.put()
	if len(passages) == 0 {
		return
	}
	f.of.panel.Sourcing.Compare(claim, passages, func(all [][]quantity.Pair) {
		if key != f.key || len(all) != len(ids) {
			return // it shows another claim now, or other words
		}
		f.found = map[string][]quantity.Pair{}
		for i, id := range ids {
			f.found[id] = all[i]
		}
		f.put()
	})
}

// put puts what was found on the rows.
func (f *figures) put() {
	changed := false
	for _, x := range f.of.shown {
		was := x.says.Text()
		x.says.Show(f.found[x.shown.Evidence.ID])
		changed = changed || was != x.says.Text()
	}
	if changed {
		f.of.content.Refresh()
		if form := f.of.panel.form; form != nil {
			form.content.Refresh()
		}
	}
}

// typed compares the passage that stands in the card, once nothing was typed for a moment.
func (f *figures) typed(passage string) {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
	card := f.of.card
	f.passage = passage
	if f.off() || strings.TrimSpace(passage) == "" {
		card.SayFigures(nil)
		return
	}
	f.stop = f.of.panel.after(typingPause, func() {
		d, ok := f.of.panel.dossier(f.of.claim)
		if !ok {
			return
		}
		claim := f.claim(d)
		f.of.panel.Sourcing.CompareTyped(claim, []quantity.Saying{{Text: passage, Language: claim.Language}}, func(all [][]quantity.Pair) {
			if f.passage == passage && f.of.claim == d.Claim.ID && len(all) == 1 && !f.off() {
				card.SayFigures(all[0])
			}
		})
	})
}

// contradicted is the sentence of a source whose figure contradicts the claim's; "" none does.
func (f *figures) contradicted() (source, sentence string) {
	for _, x := range f.of.shown {
		if of := quantity.Summary(f.found[x.shown.Evidence.ID]); of.Relation == quantity.Contradicts {
			return x.shown.Source.Title, sources.FiguresSentence(of)
		}
	}
	return "", ""
}
