package model

// heldUnited is what sources that become one hold, as edits.
type heldUnited struct {
	sourceID string          // the one that is left
	has      map[string]bool // ids of what it holds
	edits    []Edit
	now      map[string]string // ids of attachments that moved → as they are from now on
}

func uniteHeld(v View, sourceID string) (*heldUnited, error) {
	all, err := v.Attachments(sourceID)
	if err != nil {
		return nil, err
	}
	u := &heldUnited{sourceID: sourceID, has: map[string]bool{}, now: map[string]string{}}
	for _, a := range all {
		u.has[a.ID] = a.Deleted == ""
	}
	return u, nil
}

// here is the id that an attachment has from now on.
func (u *heldUnited) here(id string) string {
	if now := u.now[id]; now != "" {
		return now
	}
	return id
}

// take moves what another source holds, with what is known of pages that were captured. What both hold
// is held once.
func (u *heldUnited) take(v View, otherID string, by Author) error {
	all, err := v.Attachments(otherID)
	if err != nil {
		return err
	}
	for _, a := range all {
		next := a
		next.ID, next.SourceID = AttachmentID(u.sourceID, a.FileHash), u.sourceID
		u.now[a.ID] = next.ID
		if a.Deleted != "" {
			continue
		}
		u.edits = append(u.edits, Remove(a, by.At))
		if u.has[next.ID] {
			continue
		}
		u.has[next.ID] = true
		before, known, err := v.Attachment(next.ID)
		if err != nil {
			return err
		}
		u.edits = append(u.edits, put(before, next, known))
	}
	return u.takeCaptures(v, otherID, by)
}

func (u *heldUnited) takeCaptures(v View, otherID string, by Author) error {
	all, err := v.Captures(otherID)
	if err != nil {
		return err
	}
	ours, err := v.Captures(u.sourceID)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Deleted != "" {
			continue
		}
		next := c
		next.ID, next.SourceID = u.here(c.ID), u.sourceID
		u.edits = append(u.edits, Remove(c, by.At))
		if u.has["capture "+next.ID] {
			continue
		}
		u.has["capture "+next.ID] = true
		before, known := Capture{}, false
		for _, o := range ours {
			if o.ID == next.ID {
				before, known = o, true
			}
		}
		if !known || before.Deleted != "" {
			u.edits = append(u.edits, put(before, next, known))
		}
	}
	return nil
}

// put is the edit that makes a record, or puts it in the place of one that was removed.
func put(before, after Record, known bool) Edit {
	if known {
		return Edit{Before: before, After: after}
	}
	return Create(after)
}
