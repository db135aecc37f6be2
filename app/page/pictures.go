package page

import (
	"galley/app/locale"
	"galley/app/look"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
)

// picturesOf are the pictures of a version as the reader shows them.
func picturesOf(v model.Version) []reader.Picture {
	if len(v.Pictures) == 0 {
		return nil
	}
	all := make([]reader.Picture, len(v.Pictures))
	for i, p := range v.Pictures {
		at := -1
		if p.After >= 0 && p.After < len(v.Blocks) {
			at = v.Blocks[p.After].End
		}
		all[i] = reader.Picture{At: at, Key: state.PictureKey(i, p), Alt: p.Alt, Missing: state.PictureMissing(p), Width: p.Width, Height: p.Height}
	}
	return all
}

// pictureMarksBy are the claims on pictures of a version, in the colours of a colouring. The same bytes are the
// same picture, wherever they stand.
func pictureMarksBy(c state.Colouring, proof model.Proof, v model.Version) []reader.PictureMark {
	if len(v.Pictures) == 0 {
		return nil
	}
	var marks []reader.PictureMark
	for i, d := range proof.Dossiers {
		for _, a := range d.Appearances {
			if a.Picture == "" || a.VersionID != v.ID || a.State == model.Orphaned {
				continue
			}
			style := claimStyle(c, d)
			style.Number = i + 1
			for n, p := range v.Pictures {
				if p.SHA256 == a.Picture {
					marks = append(marks, reader.PictureMark{Picture: state.PictureKey(n, p), Region: RegionOf(a.Region), Style: style, Key: d.Claim.ID})
				}
			}
		}
	}
	return marks
}

// pictureStates are the pictures of a version that were looked at: set aside, or with a claim on them that is
// checked. ticks says whether they have a sign, paper whether they are paler.
func pictureStates(s state.Page) map[string]reader.PictureState {
	v := s.Proof.Version
	if len(v.Pictures) == 0 || s.Beside != nil {
		return nil
	}
	aside, done := map[string]bool{}, map[string]bool{}
	for _, a := range s.Asides {
		if a.Picture != "" && a.VersionID == v.ID {
			aside[a.Picture] = true
		}
	}
	if s.Coverage != nil {
		for _, c := range s.Coverage.Pictures {
			done[c.SHA256] = c.State == model.CoverageDone
		}
	}
	states := map[string]reader.PictureState{}
	for i, p := range v.Pictures {
		is := reader.PictureState{Passed: aside[p.SHA256], Dimmed: s.Paper != state.PlainText && (aside[p.SHA256] || done[p.SHA256])}
		switch {
		case !s.Ticks:
		case done[p.SHA256]:
			is.Tick = state.DoneSign
		case aside[p.SHA256]:
			is.Tick = state.AsideSign
		}
		if is != (reader.PictureState{}) {
			states[state.PictureKey(i, p)] = is
		}
	}
	return states
}

// RegionOf is a part of a picture as the reader shows it. What cannot be read is the whole picture.
func RegionOf(stored string) reader.Region {
	g, is := model.ParseRegion(stored)
	if !is {
		return reader.Region{}
	}
	return reader.Region{X: float32(g.X), Y: float32(g.Y), Width: float32(g.Width), Height: float32(g.Height)}
}

// StoredRegion is a part of a picture as an appearance has it; "" the whole picture.
func StoredRegion(g reader.Region) string {
	if g.Whole() {
		return ""
	}
	return model.PictureRegion{X: float64(g.X), Y: float64(g.Y), Width: float64(g.Width), Height: float64(g.Height)}.String()
}

// namePicture is what a picture, or a part of it, is called to those who hear the article.
func (p *Page) namePicture(key string, g reader.Region) string {
	_, picture, is := state.PictureOf(p.shown.Proof.Version, key)
	if !is {
		return ""
	}
	said := state.PictureName(picture)
	if !g.Whole() {
		said += ". " + locale.Text("A part of it: %d to %d %% from the left, %d to %d %% from the top", int(g.X), int(g.X+g.Width), int(g.Y), int(g.Y+g.Height))
	}
	return said + "."
}

// pictureLine says what the pointer is over.
func pictureLine(p model.Picture) string {
	line := state.PictureName(p)
	if p.SHA256 == "" && p.Address != "" {
		line += "\n" + p.Address
	}
	return line + "\n" + locale.Text("Enter marks it once it is chosen; drag over a part to mark that. X sets it aside.")
}

// claimStyle is how a claim is painted.
func claimStyle(c state.Colouring, d model.Dossier) reader.Style {
	style := reader.Style{Fill: look.TintUnrated, Line: look.LineUnrated}
	if rating, ok := d.Rating(); ok {
		style = reader.Style{Fill: look.Tint(rating), Line: look.Line(rating), Sign: rating.Mark}
	} else if len(d.Contests()) > 0 {
		style.Sign = look.Contested
	}
	if g, is := c.Of(d.Claim.ID); is {
		style = styleOf(g)
	}
	return style
}
