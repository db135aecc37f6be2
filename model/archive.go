package model

// ArchiveArticles puts articles out of the daily list, or back in it. They can
// still be found, opened and worked on.
type ArchiveArticles struct {
	Articles []string
	Back     bool // out of the archive
}

func (c ArchiveArticles) Action() string {
	if c.Back {
		return "unarchive"
	}
	return "archive"
}

func (c ArchiveArticles) Plan(v View, by Author) (Plan, error) {
	articles, err := articlesOf(v, c.Articles)
	if err != nil {
		return Plan{}, err
	}
	var plan Plan
	var moved []Article
	for _, a := range articles {
		if (a.Archived != "") != c.Back {
			continue
		}
		after := a
		after.Archived = by.At
		if c.Back {
			after.Archived = ""
		}
		plan.Edits = append(plan.Edits, Edit{Before: a, After: after})
		moved = append(moved, a)
	}
	plan.What = "Archived " + titled(moved)
	if c.Back {
		plan.What = "Took " + titled(moved) + " out of the archive"
	}
	return plan, nil
}
