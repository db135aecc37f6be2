package model

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// Picture is a picture that stands in the text of a version. Its bytes are a File of the library; one that
// was not in what was imported is known by its address or its words alone, and is never fetched.
type Picture struct {
	SHA256    string `json:"sha256,omitempty"`  // the File; "" where the picture was not in what was imported
	After     int    `json:"after"`             // index of the block that it stands after; -1 before the first
	Alt       string `json:"alt,omitempty"`     // what its author wrote for those who cannot see it
	Address   string `json:"address,omitempty"` // where the page has it from
	MediaType string `json:"media_type,omitempty"`
	Width     int    `json:"width,omitempty"` // pixels, of the picture itself; 0 not known
	Height    int    `json:"height,omitempty"`
}

// pictureEdits adds the files of a document's pictures that the library does not have.
func pictureEdits(v View, edits []Edit, d Document) ([]Edit, error) {
	for _, f := range d.PictureFiles {
		if f.SHA256 == d.Original.SHA256 {
			continue
		}
		if _, err := v.File(f.SHA256); HasCode(err, NotFound) {
			edits = append(edits, Create(f))
		} else if err != nil {
			return nil, err
		}
	}
	return edits, nil
}

// picturesDiffer reports whether a document has pictures, with their bytes, that a version does not have, or the
// other way round. A document that was read without what lies beside it has none and says nothing.
func picturesDiffer(now, was []Picture) bool {
	of := func(all []Picture) []string {
		var out []string
		for _, p := range all {
			if p.SHA256 != "" {
				out = append(out, p.SHA256)
			}
		}
		return out
	}
	have := of(now)
	return len(have) > 0 && !slices.Equal(have, of(was))
}

// PictureAt is the first picture of the version with those bytes, by its index, -1 where it has none.
func (v Version) PictureAt(sha256 string) int {
	if sha256 == "" {
		return -1
	}
	return slices.IndexFunc(v.Pictures, func(p Picture) bool { return p.SHA256 == sha256 })
}

// PlaceOf is where a picture stands in the text: the end of the block that it stands after, 0 before the first.
func (v Version) PlaceOf(p Picture) int {
	if p.After < 0 || p.After >= len(v.Blocks) {
		return 0
	}
	return v.Blocks[p.After].End
}

// OnPicture is an appearance on a picture as another version has it. The same bytes are the same picture; nothing
// else is, so that no claim is ever put on another picture than somebody looked at.
func (a Appearance) OnPicture(now Version) Appearance {
	a.Exact, a.Prefix, a.Suffix, a.Places = "", "", "", 0
	at := now.PictureAt(a.Picture)
	if at < 0 {
		a.Start, a.End, a.State = 0, 0, Orphaned
		return a
	}
	a.Start = now.PlaceOf(now.Pictures[at])
	a.End, a.State = a.Start, Anchored
	return a
}

// PictureRegion is a part of a picture, in parts of a hundred of its width and its height.
type PictureRegion struct{ X, Y, Width, Height float64 }

// regionHead is how a region begins, as W3C Media Fragments have it.
const regionHead = "xywh=percent:"

// ParseRegion reads a region, "xywh=percent:10,20,30,40" or the numbers alone. It reports false for one that is none,
// or that does not lie in the picture.
func ParseRegion(s string) (r PictureRegion, ok bool) {
	parts := strings.Split(strings.TrimPrefix(strings.TrimSpace(s), regionHead), ",")
	if len(parts) != 4 {
		return r, false
	}
	for i, to := range []*float64{&r.X, &r.Y, &r.Width, &r.Height} {
		n, err := strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		if err != nil || !(n >= 0 && n <= 100) { // NaN is neither
			return PictureRegion{}, false
		}
		*to = math.Round(n*100) / 100
	}
	if r.Width <= 0 || r.Height <= 0 || r.X+r.Width > 100.01 || r.Y+r.Height > 100.01 {
		return PictureRegion{}, false
	}
	return r, true
}

// String is the region as a W3C FragmentSelector has it.
func (r PictureRegion) String() string {
	n := func(f float64) string { return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64) }
	return regionHead + n(r.X) + "," + n(r.Y) + "," + n(r.Width) + "," + n(r.Height)
}

// pictureSound reports what is wrong with a mark on a picture.
func (a Appearance) pictureSound() error {
	switch {
	case a.Picture == "" && a.Region == "":
		return nil
	case a.Picture == "":
		return errors.New("it names a part of a picture and no picture")
	case a.Exact != "" || a.Start != a.End:
		return errors.New("it stands on a picture and on words")
	}
	if r, ok := ParseRegion(a.Region); a.Region != "" && (!ok || r.String() != a.Region) {
		return errors.New("the part of the picture that it names is none")
	}
	return nil
}

// placeOn puts an appearance on a picture of a version, or on a part of it.
func (a Appearance) placeOn(version Version, sha256, region string) (Appearance, error) {
	if version.PictureAt(sha256) < 0 {
		return a, Faultf(NotFound, "This version of the article has no such picture. Nothing was marked.")
	}
	if strings.TrimSpace(region) != "" {
		r, ok := ParseRegion(region)
		if !ok {
			return a, Faultf(Invalid, "A part of a picture is four numbers between 0 and 100, its left, top, width and height in parts of a hundred. Nothing was marked.")
		}
		region = r.String()
	}
	a.ArticleID, a.VersionID, a.Picture, a.Region = version.ArticleID, version.ID, sha256, strings.TrimSpace(region)
	return a.OnPicture(version), nil
}

// PictureWords are what a picture is called: what its author wrote for it, else where it stands.
func (v Version) PictureWords(p Picture) string {
	switch {
	case p.Alt != "":
		return passage.Shorten(p.Alt, 200)
	case p.After >= 0 && p.After < len(v.Blocks):
		b := v.Blocks[p.After]
		return Sayf("The picture after “%s”", passage.Shorten(prose.Flatten(v.Text[b.Start:b.End]), 60))
	}
	return Sayf("The picture above the text")
}

// MarkPicture marks a picture of a version, or a part of it, as a new claim. Wording defaults to what the picture is
// called.
type MarkPicture struct {
	ID        string // of the claim to be; made if empty
	VersionID string
	Picture   string // SHA-256
	Region    string // as in Appearance
	Wording   string
	Speaker   string
	Said      string
	Kind      ClaimKind
}

// Action names the command in history.
func (c MarkPicture) Action() string { return "mark picture" }

// Plan marks it.
func (c MarkPicture) Plan(v View, by Author) (Plan, error) {
	version, err := v.Version(c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	claim := Claim{ID: c.ID, Status: Unchecked, Created: by.At}
	if claim.ID == "" {
		claim.ID = NewID()
	}
	appearance, err := Appearance{ID: NewID(), ClaimID: claim.ID}.placeOn(version, c.Picture, c.Region)
	if err != nil {
		return Plan{}, err
	}
	called := version.PictureWords(version.Pictures[version.PictureAt(c.Picture)])
	wording := c.Wording
	if strings.TrimSpace(wording) == "" {
		wording = called
	}
	fields := EditClaim{Wording: &wording, Speaker: &c.Speaker, Said: &c.Said, Kind: &c.Kind}
	if err := fields.apply(&claim); err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Marked the picture “%s”", passage.Shorten(called, 60)), Edits: []Edit{Create(claim), Create(appearance)}}, nil
}

// PlaceOnPicture says where on a picture a claim stands: another part of it, or another picture. One that was
// orphaned is found again by it; on another picture a verdict on the claim needs another look.
type PlaceOnPicture struct {
	ID      string // of the appearance
	Picture string // SHA-256
	Region  string // as in Appearance
}

// Action names the command in history.
func (c PlaceOnPicture) Action() string { return "adjust picture" }

// Plan moves the mark.
func (c PlaceOnPicture) Plan(v View, _ Author) (Plan, error) {
	before, err := v.Appearance(c.ID)
	if err != nil {
		return Plan{}, err
	}
	version, err := v.Version(before.VersionID)
	if err != nil {
		return Plan{}, err
	}
	after, err := before.placeOn(version, c.Picture, c.Region)
	if err != nil {
		return Plan{}, err
	}
	plan, err := change(Sayf("Adjusted the mark on a picture"), before, after)
	if err != nil || len(plan.Edits) == 0 || before.Picture == after.Picture {
		return plan, err
	}
	claim, err := v.Claim(before.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	if again, needed := lookAgain(claim); needed {
		plan.What = Sayf("%s; its verdict needs another look", plan.What)
		plan.Edits = append(plan.Edits, again)
	}
	return plan, nil
}

// mostPixels is how many pixels a side of a picture can say it has; what is beyond that is damage.
const mostPixels = 1 << 24

// checkPictures reports a picture that does not fit its version.
func (v Version) checkPictures() error {
	for _, p := range v.Pictures {
		switch {
		case p.After < -1 || p.After >= max(len(v.Blocks), 1):
			return errors.New("a picture stands after a block that is not there")
		case len(p.SHA256) > 64 || strings.Trim(p.SHA256, "0123456789abcdefghijklmnopqrstuvwxyz") != "":
			return errors.New("a picture does not say which file it is")
		case p.Width < 0 || p.Height < 0 || p.Width > mostPixels || p.Height > mostPixels:
			return fmt.Errorf("a picture has %d by %d pixels", p.Width, p.Height)
		}
		if err := sayable(p.Alt, p.Address, p.MediaType); err != nil {
			return err
		}
	}
	return nil
}

// picturesOf are the pictures of a file that is read again, in another charset say. What lay beside it then may not
// lie there now: the bytes that are kept are those of the picture in the same place.
func picturesOf(again, kept []Picture) []Picture {
	if len(again) != len(kept) {
		return again
	}
	again = slices.Clone(again)
	for i, p := range kept {
		if again[i].SHA256 == "" && p.SHA256 != "" {
			again[i].SHA256, again[i].MediaType, again[i].Width, again[i].Height = p.SHA256, p.MediaType, p.Width, p.Height
		}
	}
	return again
}
