package model

import (
	"slices"

	"galley/model/prose"
)

// bundleImport turns a bundle into edits, with ids that are free here.
type bundleImport struct {
	view  View
	by    Author
	edits []Edit
	ids   map[Noun]map[string]string // as in the bundle → as here
	// pictured are the versions as they come here, by their ids here
	pictured map[string]Version
	has      map[string]bool // claims and sources that the library had before, by id
}

// id finds the id here for a new record: its own where it was never given, a
// new one where it was (a tombstone keeps its id for ever).
func (u *bundleImport) id(noun Noun, was string) (string, error) {
	known, err := u.view.Known(noun, was)
	if err != nil {
		return "", err
	}
	id := was
	if known {
		id = NewID()
	}
	u.note(noun, was, id)
	return id, nil
}

func (u *bundleImport) note(noun Noun, was, id string) {
	if u.ids[noun] == nil {
		u.ids[noun] = map[string]string{}
	}
	u.ids[noun][was] = id
}

func (u *bundleImport) add(r Record) { u.edits = append(u.edits, Create(r)) }

// shared finds a record that other articles may need too, and tells whether the
// library has it; else its id here is settled.
func (u *bundleImport) shared(noun Noun, was string) (id string, has bool, err error) {
	_, err = u.view.Record(noun, was)
	switch {
	case err == nil:
		u.note(noun, was, was)
		u.has[was] = true
		return was, true, nil
	case !HasCode(err, NotFound):
		return "", false, err
	}
	id, err = u.id(noun, was)
	return id, false, err
}

func (u *bundleImport) files(b Bundle) error {
	for _, f := range append([]File{b.Original}, b.Files...) {
		if u.ids[NounFile][f.SHA256] != "" {
			continue
		}
		u.note(NounFile, f.SHA256, f.SHA256)
		if _, err := u.view.File(f.SHA256); HasCode(err, NotFound) {
			f.Name = prose.Flatten(f.Name)
			u.add(f)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// article unpacks the article and its versions. A version whose original did
// not come along was read from the report.
func (u *bundleImport) article(b Bundle) error {
	a := b.Article
	id, err := u.id(NounArticle, a.ID)
	if err != nil {
		return err
	}
	a.ID, a.Imported, a.ImportedBy = id, u.by.At, u.by.Editor
	u.add(a)
	for _, v := range b.Versions {
		if v.ID, err = u.id(NounVersion, v.ID); err != nil {
			return err
		}
		v.ArticleID = id
		if u.ids[NounFile][v.FileHash] == "" {
			v.FileHash = b.Original.SHA256
		}
		if v.Pictures, err = u.pictures(v); err != nil {
			return err
		}
		u.pictured[v.ID] = v
		u.add(v)
	}
	return nil
}

// pictures are those of a version. One whose bytes did not come along, and are not here, is known by its words.
func (u *bundleImport) pictures(v Version) ([]Picture, error) {
	out := slices.Clone(v.Pictures)
	for i := range out {
		if out[i].SHA256 == "" || u.ids[NounFile][out[i].SHA256] != "" {
			continue
		}
		if _, err := u.view.File(out[i].SHA256); HasCode(err, NotFound) {
			out[i].SHA256 = ""
		} else if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// scales unpacks those that verdicts are given on. One that differs from the
// library's scale of that name comes under a name of its own.
func (u *bundleImport) scales(b Bundle) error {
	used := map[string]bool{}
	for _, v := range b.Verdicts {
		used[v.ScaleID] = true
	}
	for _, s := range b.Scales {
		was := s.ID
		same, err := u.sameScale(s)
		if err != nil {
			return err
		}
		if same != "" {
			u.note(NounScale, was, same)
			continue
		}
		known, err := u.view.Known(NounScale, was)
		if err != nil {
			return err
		}
		_, err = u.view.Scale(s.Name)
		if err != nil && !HasCode(err, NotFound) {
			return err
		}
		named := err == nil
		if known || named {
			if !used[was] {
				continue
			}
			s.ID = NewID()
		}
		if named {
			s.Name += " (imported " + u.by.At.Day() + ")"
		}
		u.note(NounScale, was, s.ID)
		u.add(s)
	}
	return nil
}

// sameScale is the id of the library's scale that has the same ratings, "" none:
// that with its id, or that with its name.
func (u *bundleImport) sameScale(s Scale) (string, error) {
	for _, key := range []string{s.ID, s.Name} {
		here, err := u.view.Scale(key)
		if err != nil && !HasCode(err, NotFound) {
			return "", err
		}
		id := here.ID
		here.ID, here.Deleted = s.ID, s.Deleted
		if err == nil && Same(here, s) {
			return id, nil
		}
	}
	return "", nil
}

func (u *bundleImport) claims(b Bundle) error {
	for _, c := range b.Claims {
		id, has, err := u.shared(NounClaim, c.ID)
		if err != nil {
			return err
		}
		if c.ID = id; !has {
			c.ClosedIn = u.ids[NounVersion][c.ClosedIn]
			u.add(c)
		}
	}
	for _, a := range b.Appearances {
		id, err := u.id(NounAppearance, a.ID)
		if err != nil {
			return err
		}
		a.ID, a.ClaimID = id, u.ids[NounClaim][a.ClaimID]
		a.VersionID, a.ArticleID = u.ids[NounVersion][a.VersionID], u.ids[NounArticle][b.Article.ID]
		if a.Picture != "" && a.State != Orphaned {
			a = a.OnPicture(u.pictured[a.VersionID])
		}
		u.add(a)
	}
	return nil
}

// sources unpacks the sources with what they hold.
func (u *bundleImport) sources(b Bundle) error {
	for _, s := range b.Sources {
		here, err := u.view.Source(s.ID) // or the one it was merged into
		if err == nil {
			u.note(NounSource, s.ID, here.ID)
			continue
		}
		if !HasCode(err, NotFound) {
			return err
		}
		if s.ID, err = u.id(NounSource, s.ID); err != nil {
			return err
		}
		u.add(s)
	}
	return u.attachments(b)
}

// attachments unpacks what the sources hold. A file that neither came along nor is here is left out.
func (u *bundleImport) attachments(b Bundle) error {
	for _, a := range b.Attachments {
		source := u.ids[NounSource][a.SourceID]
		if source == "" {
			continue
		}
		if u.ids[NounFile][a.FileHash] == "" {
			if _, err := u.view.File(a.FileHash); HasCode(err, NotFound) {
				continue
			} else if err != nil {
				return err
			}
		}
		was := a.ID
		a.ID, a.SourceID, a.Name = AttachmentID(source, a.FileHash), source, prose.Flatten(a.Name)
		u.note(NounAttachment, was, a.ID)
		known, err := u.view.Known(NounAttachment, a.ID)
		if err != nil {
			return err
		}
		if !known {
			u.add(a)
		}
	}
	return nil
}

func (u *bundleImport) evidence(b Bundle) error {
	return addToClaims(u, b.Evidence, func(e Evidence) string { return e.ClaimID }, func(e Evidence, claim, id string) Record {
		e.ID, e.ClaimID, e.SourceID = id, claim, u.ids[NounSource][e.SourceID]
		e.AttachmentID = u.ids[NounAttachment][e.AttachmentID]
		return e
	})
}

// verdicts unpacks the verdicts with what was added to them, and their contests.
func (u *bundleImport) verdicts(b Bundle) error {
	err := addToClaims(u, b.Verdicts, func(v Verdict) string { return v.ClaimID }, func(v Verdict, claim, id string) Record {
		u.note(NounVerdict, v.ID, id)
		v.ID, v.ClaimID, v.ScaleID, v.AddedTo = id, claim, u.ids[NounScale][v.ScaleID], u.ids[NounVerdict][v.AddedTo]
		return v
	})
	if err != nil {
		return err
	}
	for _, d := range b.Contests {
		claim := u.ids[NounClaim][d.ClaimID]
		if u.has[claim] {
			continue
		}
		if d.ID, err = u.id(NounDispute, d.ID); err != nil {
			return err
		}
		d.ClaimID, d.RecordID = claim, claim
		d.Ours, d.Theirs = u.ids[NounVerdict][d.Ours], u.ids[NounVerdict][d.Theirs]
		u.add(d)
	}
	return nil
}

// subject is the id here of an article or claim.
func (u *bundleImport) subject(b Bundle, was string) string {
	if was == b.Article.ID {
		return u.ids[NounArticle][was]
	}
	return u.ids[NounClaim][was]
}

func (u *bundleImport) tags(b Bundle) error {
	for _, t := range b.Tags {
		subject := u.subject(b, t.Subject)
		word := tagWord(t.Word)
		if subject == "" || word == "" || u.has[subject] {
			continue
		}
		t = Tag{ID: TagID(subject, word), Subject: subject, Word: word, Added: u.by.At}
		if u.ids[NounTag][t.ID] != "" {
			continue
		}
		u.note(NounTag, t.ID, t.ID)
		u.add(t)
	}
	return nil
}

func (u *bundleImport) asides(b Bundle) error {
	for _, a := range b.Asides {
		a.VersionID, a.ArticleID = u.ids[NounVersion][a.VersionID], u.ids[NounArticle][b.Article.ID]
		if a.Picture != "" && u.pictured[a.VersionID].PictureAt(a.Picture) < 0 {
			continue
		}
		a.ID, a.Deleted = a.IDSaid(), ""
		if u.ids[NounAside][a.ID] == "" {
			u.note(NounAside, a.ID, a.ID)
			u.add(a)
		}
	}
	return nil
}

func (u *bundleImport) ticks(b Bundle) error {
	for _, t := range b.Ticks {
		subject := u.subject(b, t.Subject)
		if u.has[subject] {
			continue // a claim that the library had keeps what it has
		}
		t.ID, t.Subject, t.Deleted = TickID(subject, t.List, t.Kind, t.Words), subject, ""
		if u.ids[NounTick][t.ID] == "" {
			u.note(NounTick, t.ID, t.ID)
			u.add(t)
		}
	}
	return nil
}

// addToClaims adds what is on claims, claim by claim. It stands in the order of its
// ids, so that all of a claim keep their ids, or all get new ones. A claim that the
// library had keeps what it has.
func addToClaims[R Record](u *bundleImport, all []R, claimOf func(R) string, here func(r R, claim, id string) Record) error {
	var order []string
	on := map[string][]R{}
	for _, r := range all {
		id := claimOf(r)
		if on[id] == nil {
			order = append(order, id)
		}
		on[id] = append(on[id], r)
	}
	for _, was := range order {
		claim := u.ids[NounClaim][was]
		if u.has[claim] {
			continue
		}
		anew, err := anyKnown(u.view, on[was])
		if err != nil {
			return err
		}
		for _, r := range on[was] {
			id := r.Key()
			if anew {
				id = NewID()
			}
			u.add(here(r, claim, id))
		}
	}
	return nil
}

// anyKnown reports whether an id of some records was ever given here.
func anyKnown[R Record](v View, all []R) (bool, error) {
	for _, r := range all {
		if known, err := v.Known(r.Noun(), r.Key()); known || err != nil {
			return known, err
		}
	}
	return false, nil
}
