package model

import "slices"

// scaleToBegin is the id of the scale that a claim's first verdict begins with: the one that the
// collections of its articles name, the editor's own where they name several or none, and else the
// default one.
func scaleToBegin(v View, claimID, preferred string) (string, error) {
	places, err := livingPlaces(v, claimID)
	if err != nil {
		return "", err
	}
	var named []string
	seen := map[string]bool{}
	for _, a := range places {
		if seen[a.ArticleID] {
			continue
		}
		seen[a.ArticleID] = true
		all, err := v.CollectionsOf(a.ArticleID)
		if err != nil {
			return "", err
		}
		for _, c := range all {
			named = append(named, c.ScaleID)
		}
	}
	id := BeginningScale(named, preferred)
	if _, err := v.Scale(id); HasCode(err, NotFound) {
		return DefaultScale, nil
	} else if err != nil {
		return "", err
	}
	return id, nil
}

// BeginningScale is the id of the scale that claims begin with: the one that collections name, ""
// among them naming none; where they name several, or none, the preferred one, and without that
// the default.
func BeginningScale(named []string, preferred string) string {
	named = slices.DeleteFunc(slices.Clone(named), func(id string) bool { return id == "" })
	slices.Sort(named)
	switch named = slices.Compact(named); {
	case len(named) == 1:
		return named[0]
	case preferred != "":
		return preferred
	}
	return DefaultScale
}

// BeginningScale is the id of the scale that claims of the article begin with, for an editor with a
// preferred one ("" none).
func (p Proof) BeginningScale(preferred string) string {
	named := make([]string, len(p.Collections))
	for i, c := range p.Collections {
		named[i] = c.ScaleID
	}
	return BeginningScale(named, preferred)
}
