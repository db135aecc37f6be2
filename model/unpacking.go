package model

// unpacking turns a bundle into edits, with ids that are free here.
type unpacking struct {
	view  View
	by    Author
	edits []Edit
	ids   map[Noun]map[string]string // as in the bundle → as here
	has   map[string]bool            // claims and sources that the library had before, by id
}

// id finds the id here for a new record: its own where it was never given, a
// new one where it was (a tombstone keeps its id for ever).
func (u *unpacking) id(noun Noun, was string) (string, error) {
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

func (u *unpacking) note(noun Noun, was, id string) {
	if u.ids[noun] == nil {
		u.ids[noun] = map[string]string{}
	}
	u.ids[noun][was] = id
}

func (u *unpacking) add(r Record) { u.edits = append(u.edits, Create(r)) }

// shared finds a record that other articles may need too, and tells whether the
// library has it; else its id here is settled.
func (u *unpacking) shared(noun Noun, was string) (id string, has bool, err error) {
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

func (u *unpacking) files(b Bundle) error {
	for _, f := range append([]File{b.Original}, b.Files...) {
		if u.ids[NounFile][f.SHA256] != "" {
			continue
		}
		u.note(NounFile, f.SHA256, f.SHA256)
		if _, err := u.view.File(f.SHA256); HasCode(err, NotFound) {
			f.Name = oneLine(f.Name)
			u.add(f)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// article unpacks the article and its versions. A version whose original did
// not come along was read from the report.
func (u *unpacking) article(b Bundle) error {
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
		u.add(v)
	}
	return nil
}

// scales unpacks those that verdicts are given on. One that differs from the
// library's scale of that name comes under a name of its own.
func (u *unpacking) scales(b Bundle) error {
	used := map[string]bool{}
	for _, v := range b.Verdicts {
		used[v.ScaleID] = true
	}
	for _, s := range b.Scales {
		same := func(other Scale) bool {
			other.ID, other.Deleted = s.ID, s.Deleted
			return Same(other, s)
		}
		found := false
		for _, key := range []string{s.ID, s.Name} {
			here, err := u.view.Scale(key)
			if err == nil && same(here) {
				u.note(NounScale, s.ID, here.ID)
				found = true
				break
			}
			if err != nil && !HasCode(err, NotFound) {
				return err
			}
		}
		if found {
			continue
		}
		was := s.ID
		known, err := u.view.Known(NounScale, was)
		if err != nil {
			return err
		}
		named, err := u.view.Scale(s.Name)
		if err != nil && !HasCode(err, NotFound) {
			return err
		}
		if taken := known || err == nil && named.ID != ""; taken {
			if !used[was] {
				continue
			}
			s.ID = NewID()
			if err == nil {
				s.Name += " (imported " + u.by.At.Day() + ")"
			}
		}
		u.note(NounScale, was, s.ID)
		u.add(s)
	}
	return nil
}

func (u *unpacking) claims(b Bundle) error {
	for _, c := range b.Claims {
		id, has, err := u.shared(NounClaim, c.ID)
		if err != nil {
			return err
		}
		if c.ID = id; !has {
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
		u.add(a)
	}
	return nil
}

// sources unpacks the sources; an attachment that did not come along is left out.
func (u *unpacking) sources(b Bundle) error {
	for _, s := range b.Sources {
		id, has, err := u.shared(NounSource, s.ID)
		if err != nil {
			return err
		}
		if s.ID = id; has {
			continue
		}
		if s.FileHash != nil && u.ids[NounFile][*s.FileHash] == "" {
			if _, err := u.view.File(*s.FileHash); HasCode(err, NotFound) {
				s.FileHash = nil
			} else if err != nil {
				return err
			}
		}
		u.add(s)
	}
	return nil
}

// evidence and verdicts: what is on a claim stands in the order of its ids, so
// they are all kept or all made anew. A claim that the library had keeps what
// it has.
func (u *unpacking) evidence(b Bundle) error {
	return eachClaims(b.Evidence, func(e Evidence) string { return e.ClaimID }, func(all []Evidence) error {
		claim := u.ids[NounClaim][all[0].ClaimID]
		if u.has[claim] {
			return nil
		}
		anew, err := anyKnown(u.view, all)
		if err != nil {
			return err
		}
		for _, e := range all {
			if anew {
				e.ID = NewID()
			}
			e.ClaimID, e.SourceID = claim, u.ids[NounSource][e.SourceID]
			u.add(e)
		}
		return nil
	})
}

func (u *unpacking) verdicts(b Bundle) error {
	err := eachClaims(b.Verdicts, func(v Verdict) string { return v.ClaimID }, func(all []Verdict) error {
		claim := u.ids[NounClaim][all[0].ClaimID]
		if u.has[claim] {
			return nil
		}
		anew, err := anyKnown(u.view, all)
		if err != nil {
			return err
		}
		for _, v := range all {
			was := v.ID
			if anew {
				v.ID = NewID()
			}
			u.note(NounVerdict, was, v.ID)
			v.ClaimID, v.ScaleID, v.AddedTo = claim, u.ids[NounScale][v.ScaleID], u.ids[NounVerdict][v.AddedTo]
			u.add(v)
		}
		return nil
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

func (u *unpacking) tags(b Bundle) error {
	for _, t := range b.Tags {
		subject := u.ids[NounClaim][t.Subject]
		if t.Subject == b.Article.ID {
			subject = u.ids[NounArticle][t.Subject]
		}
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

// eachClaims calls f with what is on each claim, in order.
func eachClaims[R any](all []R, claim func(R) string, f func([]R) error) error {
	var order []string
	of := map[string][]R{}
	for _, r := range all {
		id := claim(r)
		if of[id] == nil {
			order = append(order, id)
		}
		of[id] = append(of[id], r)
	}
	for _, id := range order {
		if err := f(of[id]); err != nil {
			return err
		}
	}
	return nil
}

func anyKnown[R Record](v View, all []R) (bool, error) {
	for _, r := range all {
		if known, err := v.Known(r.Noun(), r.Key()); known || err != nil {
			return known, err
		}
	}
	return false, nil
}
