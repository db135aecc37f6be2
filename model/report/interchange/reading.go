package interchange

import (
	"galley/model"
	"galley/model/passage"
)

// Aside is what of a version was set aside as nothing to check. Offsets are code points.
type Aside struct {
	Start int             `json:"start"`
	End   int             `json:"end"`
	Exact string          `json:"exact"`
	As    model.AsideKind `json:"as"`
	By    string          `json:"by"`
	Added model.Stamp     `json:"added"`
	// Picture is the SHA-256 of the picture that was set aside; then exact is "".
	Picture string `json:"picture,omitempty"`
}

// AsideOf is an aside in the text that an index is of.
func AsideOf(a model.Aside, x *passage.Index) Aside {
	return Aside{x.CodePoint(a.Start), x.CodePoint(a.End), a.Exact, a.Kind, a.By, a.Added, a.Picture}
}

// tick is a hint that was dismissed or an entry of the ledger that was ticked off.
type tick struct {
	List  model.TickList `json:"list"`
	Kind  string         `json:"kind"`
	Words string         `json:"words"`
	By    string         `json:"by"`
	Added model.Stamp    `json:"added"`
}

// asidesOf are those of a version.
func asidesOf(all []model.Aside, version string, x *passage.Index) []Aside {
	var out []Aside
	for _, a := range all {
		if a.VersionID == version {
			out = append(out, AsideOf(a, x))
		}
	}
	return out
}

// ticksOn are those on an article or a claim.
func ticksOn(all []model.Tick, subject string) []tick {
	var out []tick
	for _, t := range all {
		if t.Subject == subject {
			out = append(out, tick{t.List, t.Kind, t.Words, t.By, t.Added})
		}
	}
	return out
}

func (r *bundleReader) asides(version string, x *passage.Index, e edition) error {
	for _, a := range e.Asides {
		start, okStart := x.Byte(a.Start)
		end, okEnd := x.Byte(a.End)
		if !okStart || !okEnd || (start >= end) != (a.Picture != "") {
			return r.fault("what is set aside from %d to %d", a.Start, a.End)
		}
		span := passage.Span{Start: start, End: end}
		if a.Picture != "" {
			out := model.Aside{ArticleID: r.Article.ID, VersionID: version, Start: start, End: start, Picture: a.Picture, Kind: a.As, By: a.By,
				Added: stampOr(a.Added)}
			out.ID = out.IDSaid()
			r.Asides = append(r.Asides, out)
			continue
		}
		quote := passage.Select(e.Text, span)
		r.Asides = append(r.Asides, model.Aside{
			ID: model.AsideID(version, span, a.As), ArticleID: r.Article.ID, VersionID: version, Start: start, End: end,
			Exact: a.Exact, Prefix: quote.Prefix, Suffix: quote.Suffix, Kind: a.As, By: a.By, Added: stampOr(a.Added),
		})
	}
	return nil
}

func (r *bundleReader) ticks(subject string, all []tick) {
	for _, t := range all {
		r.Ticks = append(r.Ticks, model.Tick{Subject: subject, List: t.List, Kind: t.Kind, Words: t.Words, By: t.By, Added: stampOr(t.Added)})
	}
}
