package view

import (
	"strings"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
)

// Stretch is a stretch of a passage as it is to be changed. Writers strike what goes and underline
// what comes, so that neither is told by its colour alone.
type Stretch struct {
	Text      string
	Was, Will bool // what goes, or what comes in; neither: it stays, or is the arrow between the two
}

// becomes stands between words that go and those that come in their place, for text without looks.
const becomes = " → "

// changeOf is the passage of a claim with what a verdict changes in it; nil where that is nothing,
// or where the passage is not known.
func changeOf(d model.Dossier, v model.Verdict) []Stretch {
	was, with := prose.Flatten(prose.Plain(d.Judged(v))), prose.Flatten(prose.Plain(v.Proposed))
	switch {
	case was == "" || !v.Proposes():
		return nil
	case v.Cut:
		return []Stretch{{Text: was, Was: true}}
	}
	var all []Stretch
	at := 0
	add := func(p Stretch) {
		if p.Text != "" {
			all = append(all, p)
		}
	}
	for _, h := range sided(was, passage.Hunks(was, passage.Span{End: len(was)}, with)) {
		add(Stretch{Text: was[at:h.Span.Start]})
		goes := was[h.Span.Start:h.Span.End]
		trailing := goes[len(strings.TrimRight(goes, " ")):]
		add(Stretch{Text: strings.TrimRight(goes, " "), Was: true})
		add(Stretch{Text: becomes})
		add(Stretch{Text: strings.TrimSpace(h.With), Will: true})
		add(Stretch{Text: trailing})
		at = h.Span.End
	}
	if len(all) == 0 {
		return nil
	}
	add(Stretch{Text: was[at:]})
	return all
}

// sided gives both sides of each difference words: where words only go or only come in, the word
// beside them stands on both. Then the text alone tells which is which.
func sided(text string, all []passage.Hunk) []passage.Hunk {
	var out []passage.Hunk
	for i, h := range all {
		if strings.TrimSpace(text[h.Span.Start:h.Span.End]) != "" && strings.TrimSpace(h.With) != "" {
			out = append(out, h)
			continue
		}
		from, to := 0, len(text)
		if len(out) > 0 {
			from = out[len(out)-1].Span.End
		}
		if i+1 < len(all) {
			to = all[i+1].Span.Start
		}
		if end := h.Span.End + wordLen(text[h.Span.End:to]); end > h.Span.End {
			h.With += text[h.Span.End:end]
			h.Span.End = end
		} else if start := lastWord(text[from:h.Span.Start]); start >= 0 {
			h.With = text[from+start:h.Span.Start] + h.With
			h.Span.Start = from + start
		}
		out = append(out, h)
	}
	return out
}

// wordLen is how long the first word of a text is, with the blanks before it; 0 where there is none.
func wordLen(s string) int {
	word := strings.TrimLeft(s, " ")
	blanks := len(s) - len(word)
	if word == "" {
		return 0
	}
	if end := strings.IndexByte(word, ' '); end >= 0 {
		return blanks + end
	}
	return len(s)
}

// lastWord is where the last word of a text begins, -1 where there is none.
func lastWord(s string) int {
	word := strings.TrimRight(s, " ")
	if word == "" {
		return -1
	}
	return strings.LastIndexByte(word, ' ') + 1
}
