package model

import (
	"galley/model/passage"
)

// TrashedClaim is a deleted claim as the trash lists it, with the article it
// was deleted from.
type TrashedClaim struct {
	Claim
	ArticleID string `json:"article_id"`
	Title     string `json:"title"` // of the article
}

// DeleteArticle puts an article in the trash.
type DeleteArticle struct{ ID string }

func (c DeleteArticle) Action() string { return "delete article" }

func (c DeleteArticle) Plan(v View, by Author) (Plan, error) {
	return DeleteArticles{[]string{c.ID}}.Plan(v, by)
}

// DeleteArticles puts articles in the trash. Their claims go out of sight with
// them and come back with them.
type DeleteArticles struct{ Articles []string }

func (c DeleteArticles) Action() string { return "delete article" }

func (c DeleteArticles) Plan(v View, by Author) (Plan, error) {
	articles, err := articlesOf(v, c.Articles)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{What: Sayf("Deleted %s", titled(articles))}
	for _, a := range articles {
		plan.Edits = append(plan.Edits, Remove(a, by.At))
	}
	return plan, nil
}

// UndeleteArticles takes articles out of the trash, with the claims that went
// with them. Claims that were deleted by themselves before stay in the trash.
type UndeleteArticles struct{ Articles []string }

func (c UndeleteArticles) Action() string { return "restore article" }

func (c UndeleteArticles) Plan(v View, by Author) (Plan, error) {
	var plan Plan
	var restored []Article
	seen := map[string]bool{}
	for _, id := range c.Articles {
		if seen[id] {
			continue
		}
		seen[id] = true
		a, err := v.Trash().Article(id)
		if err != nil {
			return Plan{}, err
		}
		versions, err := v.Trash().Versions(a.ID, a.Deleted) // where an import was undone
		if err != nil {
			return Plan{}, err
		}
		plan.Edits = append(plan.Edits, Undelete(a))
		for _, version := range versions {
			plan.Edits = append(plan.Edits, Undelete(version))
		}
		restored = append(restored, a)
	}
	plan.What = Sayf("Restored %s", titled(restored))
	return plan, nil
}

// UndeleteClaims takes claims out of the trash, with the places where they stood
// when they were deleted. Where the article was corrected since, they are
// carried over to its newest version, by their words.
type UndeleteClaims struct{ Claims []string }

func (c UndeleteClaims) Action() string { return "restore claim" }

func (c UndeleteClaims) Plan(v View, by Author) (Plan, error) {
	var plan Plan
	seen := map[string]bool{}
	for _, id := range c.Claims {
		if seen[id] {
			continue
		}
		seen[id] = true
		claim, err := v.Trash().Claim(id)
		if err != nil {
			return Plan{}, err
		}
		places, err := v.Trash().Appearances(claim.ID, claim.Deleted)
		if err != nil {
			return Plan{}, err
		}
		plan.What = Sayf("Restored %d claims", len(seen))
		if len(seen) == 1 {
			plan.What = Sayf("Restored the claim “%s”", passage.Shorten(claim.Wording, 60))
		}
		plan.Edits = append(plan.Edits, Undelete(claim))
		last := map[string]Appearance{} // where it stood last in each article
		var order []string
		for _, a := range places {
			plan.Edits = append(plan.Edits, Undelete(a))
			if _, known := last[a.ArticleID]; !known {
				order = append(order, a.ArticleID)
			}
			last[a.ArticleID] = a
		}
		for _, article := range order {
			carried, err := caughtUp(v, article, places)
			if err != nil {
				return Plan{}, err
			}
			plan.Edits = append(plan.Edits, carried...)
		}
	}
	return plan, nil
}

// caughtUp carries a restored claim's places in an article over to a version that was
// added while the claim was in the trash, if there is one.
func caughtUp(v View, articleID string, places []Appearance) ([]Edit, error) {
	newest, err := v.Newest(articleID)
	if err != nil {
		return nil, err
	}
	var in Version
	var stood []Appearance
	for _, a := range places {
		if a.ArticleID != articleID {
			continue
		}
		version := in
		if a.VersionID != in.ID {
			if version, err = v.Version(a.VersionID); err != nil {
				return nil, err
			}
		}
		if version.Number > in.Number {
			in, stood = version, nil
		}
		if version.ID == in.ID {
			a.Deleted = ""
			stood = append(stood, a)
		}
	}
	if in.Number >= newest.Number {
		return nil, nil
	}
	carried, err := CarryOver(v, stood, in, newest)
	if err != nil {
		return nil, err
	}
	var edits []Edit
	for _, a := range carried {
		edits = append(edits, Create(a))
	}
	return edits, nil
}
