package model

import (
	"strings"

	"galley/model/prose"
)

// Collection is a set of articles under a name, as a desk keeps for a story, an
// election, a person. An article stands in any number of them.
type Collection struct {
	ID      string `gorm:"primaryKey" json:"id"`
	Name    string `json:"name"`               // no two alike, capitals aside
	ScaleID string `json:"scale_id,omitempty"` // the scale that claims of its articles begin with; "" the preference
	Created Stamp  `json:"created"`
	Deleted Stamp  `json:"deleted,omitempty"`
}

// Membership is an article in a collection. Its id is made of theirs, so that
// two editors who put the same article in the same collection did it once.
type Membership struct {
	ID           string `gorm:"primaryKey" json:"id"`
	CollectionID string `json:"collection_id"`
	ArticleID    string `json:"article_id"`
	Added        Stamp  `json:"added"`
	Deleted      Stamp  `json:"deleted,omitempty"`
}

// MembershipID is the id of an article's membership in a collection.
func MembershipID(collectionID, articleID string) string { return collectionID + "-" + articleID }

// CollectionCount is a collection and how many articles stand in it, those in
// the trash not counted.
type CollectionCount struct {
	Collection
	Articles int `json:"articles"`
}

// MakeCollection makes an empty collection.
type MakeCollection struct {
	ID   string // of the collection to be; made if empty
	Name string
}

func (c MakeCollection) Action() string { return "make collection" }

func (c MakeCollection) Plan(v View, by Author) (Plan, error) {
	made, err := newCollection(v, c.ID, c.Name, by)
	if err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Made the collection “%s”", made.Name), Edits: []Edit{Create(made)}}, nil
}

func newCollection(v View, id, name string, by Author) (Collection, error) {
	name, err := freeName(v, "", name)
	if id == "" {
		id = NewID()
	}
	return Collection{ID: id, Name: name, Created: by.At}, err
}

// freeName is a name as it will be stored, where no other collection has it.
func freeName(v View, id, name string) (string, error) {
	if name = prose.Flatten(name); name == "" {
		return "", Faultf(Invalid, "A collection needs a name.")
	}
	other, err := v.CollectionNamed(name)
	switch {
	case HasCode(err, NotFound):
		return name, nil
	case err != nil:
		return "", err
	case other.ID != id:
		return "", Faultf(Refused, "There is already a collection “%s”. Choose another name.", other.Name)
	}
	return name, nil
}

// RenameCollection gives a collection another name.
type RenameCollection struct{ ID, Name string }

func (c RenameCollection) Action() string { return "rename collection" }

func (c RenameCollection) Plan(v View, by Author) (Plan, error) {
	before, err := v.Collection(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	if after.Name, err = freeName(v, before.ID, c.Name); err != nil {
		return Plan{}, err
	}
	return change(Sayf("Renamed the collection “%s” to “%s”", before.Name, after.Name), before, after)
}

// EditCollection changes what scale claims of a collection's articles begin with.
type EditCollection struct {
	ID    string
	Scale string // id or name; "" leaves it to each editor's preference
}

// Action names the command in history.
func (c EditCollection) Action() string { return "edit collection" }

// Plan changes the scale; verdicts that were given keep theirs.
func (c EditCollection) Plan(v View, by Author) (Plan, error) {
	before, err := v.Collection(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	after.ScaleID = ""
	what := Sayf("Claims in “%s” begin with each editor's own scale", before.Name)
	if strings.TrimSpace(c.Scale) != "" {
		scale, err := v.Scale(strings.TrimSpace(c.Scale))
		if err != nil {
			return Plan{}, err
		}
		after.ScaleID = scale.ID
		what = Sayf("Claims in “%s” begin with the scale “%s”", before.Name, scale.Name)
	}
	return change(what, before, after)
}

// DeleteCollection takes a collection away. The articles in it stay.
type DeleteCollection struct{ ID string }

func (c DeleteCollection) Action() string { return "delete collection" }

func (c DeleteCollection) Plan(v View, by Author) (Plan, error) {
	before, err := v.Collection(c.ID)
	if err != nil {
		return Plan{}, err
	}
	members, err := v.Members(before.ID)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{What: Sayf("Deleted the collection “%s”; its articles stay", before.Name), Edits: []Edit{Remove(before, by.At)}}
	for _, m := range members {
		plan.Edits = append(plan.Edits, Remove(m, by.At))
	}
	return plan, nil
}

// AddToCollection puts articles in a collection: one that is there, or a new
// one that gets a name in the same action. Those in it already stay as they are.
type AddToCollection struct {
	CollectionID string
	New          string // name of the collection to be, where CollectionID is ""
	Articles     []string
}

func (c AddToCollection) Action() string { return "add to collection" }

func (c AddToCollection) Plan(v View, by Author) (Plan, error) {
	var plan Plan
	var into Collection
	var err error
	if c.CollectionID == "" {
		into, err = newCollection(v, "", c.New, by)
		plan.Edits = []Edit{Create(into)}
	} else {
		into, err = v.Collection(c.CollectionID)
	}
	if err != nil {
		return Plan{}, err
	}
	articles, err := articlesOf(v, c.Articles)
	if err != nil {
		return Plan{}, err
	}
	var added []Article
	for _, a := range articles {
		now := Membership{ID: MembershipID(into.ID, a.ID), CollectionID: into.ID, ArticleID: a.ID, Added: by.At}
		before, known, err := v.Membership(now.ID)
		if err != nil {
			return Plan{}, err
		}
		if plan.put(before, known, now) {
			added = append(added, a)
		}
	}
	plan.What = Sayf("Put %s in “%s”", titled(added), into.Name)
	return plan, nil
}

// RemoveFromCollection takes articles out of a collection; they stay in the library.
type RemoveFromCollection struct {
	CollectionID string
	Articles     []string
}

func (c RemoveFromCollection) Action() string { return "remove from collection" }

func (c RemoveFromCollection) Plan(v View, by Author) (Plan, error) {
	from, err := v.Collection(c.CollectionID)
	if err != nil {
		return Plan{}, err
	}
	articles, err := articlesOf(v, c.Articles)
	if err != nil {
		return Plan{}, err
	}
	var plan Plan
	var removed []Article
	for _, a := range articles {
		m, known, err := v.Membership(MembershipID(from.ID, a.ID))
		if err != nil {
			return Plan{}, err
		}
		if known && m.Deleted == "" {
			plan.Edits = append(plan.Edits, Remove(m, by.At))
			removed = append(removed, a)
		}
	}
	plan.What = Sayf("Took %s out of “%s”", titled(removed), from.Name)
	return plan, nil
}

// articlesOf reads articles by their ids, each once.
func articlesOf(v View, ids []string) ([]Article, error) {
	seen := make(map[string]bool, len(ids))
	articles := make([]Article, 0, len(ids))
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		a, err := v.Article(id)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	return articles, nil
}

// titled names an article, or counts several.
func titled(articles []Article) string {
	if len(articles) == 1 {
		return "“" + articles[0].Title + "”"
	}
	return Countf(len(articles), "%d article", "%d articles")
}
