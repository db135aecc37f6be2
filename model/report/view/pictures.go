package view

import (
	"slices"
	"strings"

	"galley/model"
	"galley/model/palette"
	"galley/model/prose"
)

// picturesAfter are the pictures after a block of the text that claims stand on, each a block that says in words which
// picture it is, and which parts of it are meant.
func picturesAfter(v model.Version, block int, cards []Card, w *Words) []Block {
	var out []Block
	for i, p := range v.Pictures {
		if p.After != block || p.SHA256 == "" || v.PictureAt(p.SHA256) != i {
			continue
		}
		s := Segment{Tone: palette.Unrated}
		var parts []string
		for c := range cards {
			k := &cards[c]
			on := slices.DeleteFunc(slices.Clone(k.D.Appearances), func(a model.Appearance) bool {
				return a.VersionID != v.ID || a.State == model.Orphaned || a.Picture != p.SHA256
			})
			if len(on) == 0 {
				continue
			}
			if s.Depth++; s.Number == 0 {
				s.Number, s.Tone, s.Title, s.Short = k.Number, k.Tone, k.Title, k.Short
			}
			if !k.Shown {
				k.Shown = true
				s.Starts = append(s.Starts, k.Number)
			}
			s.Begins, s.Ends = append(s.Begins, endOf(k)), append(s.Ends, endOf(k))
			for _, a := range on {
				if a.Region != "" && !slices.Contains(parts, a.Region) {
					parts = append(parts, a.Region)
				}
			}
		}
		if s.Number == 0 {
			continue
		}
		s.Depth = min(s.Depth, 4)
		s.Text = PictureCalled(v, p, parts, w)
		out = append(out, Block{Kind: string(model.Caption), Tag: "figcaption", Segments: []Segment{s}, Picture: p.SHA256})
	}
	return out
}

// PictureCalled says which picture is meant, and which parts of it.
func PictureCalled(v model.Version, p model.Picture, regions []string, w *Words) string {
	words := prose.OneLine(prose.Plain(v.PictureWords(p)))
	if len(regions) == 0 {
		return w.With("picture", map[string]any{"Words": words})
	}
	var said []string
	for _, r := range regions {
		said = append(said, strings.TrimPrefix(r, "xywh=percent:"))
	}
	return w.With("picture_part", map[string]any{"Words": words, "Part": strings.Join(said, "; ")})
}
