package attribution

import "galley/model/passage"

func (r *reading) span(s reach) passage.Span {
	return passage.Span{Start: r.tokens[s.a].Start, End: r.tokens[s.b-1].End}
}

// speakers turns the findings into attributions with the names of those who speak.
func (r *reading) speakers(language string) []Attribution {
	out := make([]Attribution, 0, len(r.found))
	for _, f := range r.found {
		a := Attribution{Source: r.span(f.source), Cue: r.span(f.cue), Lemma: f.form.lemma, Core: f.form.core}
		for _, s := range f.content {
			a.Content = append(a.Content, r.span(s))
		}
		out = append(out, a)
	}
	return out
}
