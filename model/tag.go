package model

import (
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"galley/model/prose"
)

// Tag is a word that an editor put on an article or a claim, to find it by. Its
// id is made of the subject's and the word, so that two editors who put the
// same word on the same article did it once.
type Tag struct {
	ID      string `gorm:"primaryKey" json:"id"`
	Subject string `json:"subject"` // id of the article or claim
	Word    string `json:"word"`    // one line, as it was typed; capitals do not count
	Added   Stamp  `json:"added"`
	Deleted Stamp  `json:"deleted,omitempty"`
}

// TagID is the id of a word on an article or claim.
func TagID(subject, word string) string { return subject + "-" + FoldTag(word) }

// FoldTag is a tag's word as tags are compared: on one line, capitals folded.
func FoldTag(word string) string { return cases.Fold().String(norm.NFC.String(tagWord(word))) }

func tagWord(word string) string { return strings.TrimLeft(prose.Flatten(word), "# ") }

// betweenTags are the commas of the languages that people type in.
const betweenTags = ",，、،"

// TagWords are the tags in what a person typed, separated by commas.
func TagWords(typed string) []string {
	var words []string
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(betweenTags, r) }) {
		if word := tagWord(part); word != "" && !slices.ContainsFunc(words, func(w string) bool { return FoldTag(w) == FoldTag(word) }) {
			words = append(words, word)
		}
	}
	return words
}

// TagCount is a tag's word and on how many articles it stands, those in the
// trash not counted.
type TagCount struct {
	Word     string `json:"word"`
	Articles int    `json:"articles"`
}

// ChangeTags puts words on articles and claims and takes others off them.
type ChangeTags struct {
	Articles, Claims []string // ids
	Add, Remove      []string
}

func (c ChangeTags) Action() string {
	if len(c.Add) == 0 {
		return "untag"
	}
	return "tag"
}

func (c ChangeTags) Plan(v View, by Author) (Plan, error) {
	add, remove := TagWords(strings.Join(c.Add, ",")), TagWords(strings.Join(c.Remove, ","))
	if len(add)+len(remove) == 0 {
		return Plan{}, Faultf(Invalid, "A tag needs a word.")
	}
	articles, subjects, err := tagged(v, c.Articles, c.Claims)
	if err != nil {
		return Plan{}, err
	}
	var plan Plan
	for _, subject := range subjects {
		for _, word := range add {
			now := Tag{ID: TagID(subject, word), Subject: subject, Word: word, Added: by.At}
			before, known, err := v.Tag(now.ID)
			if err != nil {
				return Plan{}, err
			}
			plan.put(before, known, now)
		}
		for _, word := range remove {
			before, known, err := v.Tag(TagID(subject, word))
			if err != nil {
				return Plan{}, err
			}
			if known && before.Deleted == "" {
				plan.Edits = append(plan.Edits, Remove(before, by.At))
			}
		}
	}
	on := subjectsNamed(articles, len(subjects))
	switch {
	case len(remove) == 0:
		plan.What = Sayf("Tagged %s %s", on, quotedWords(add))
	case len(add) == 0:
		plan.What = Sayf("Took the tag %s off %s", quotedWords(remove), on)
	default:
		plan.What = Sayf("Changed the tags of %s", on)
	}
	return plan, nil
}

// tagged are the articles and all ids that a tag command is about, after a look
// whether they are there.
func tagged(v View, articleIDs, claimIDs []string) (articles []Article, subjects []string, err error) {
	if articles, err = articlesOf(v, articleIDs); err != nil {
		return nil, nil, err
	}
	for _, a := range articles {
		subjects = append(subjects, a.ID)
	}
	for _, id := range claimIDs {
		claim, err := v.Claim(id)
		if err != nil {
			return nil, nil, err
		}
		if !contains(subjects, claim.ID) {
			subjects = append(subjects, claim.ID)
		}
	}
	return articles, subjects, nil
}

// subjectsNamed says what a tag command was about.
func subjectsNamed(articles []Article, subjects int) string {
	switch {
	case len(articles) == subjects:
		return titled(articles)
	case len(articles) > 0:
		return Sayf("%d articles and claims", subjects)
	case subjects == 1:
		return Sayf("a claim")
	}
	return Countf(subjects, "%d claim", "%d claims")
}

// quotedWords writes tags as they are read.
func quotedWords(words []string) string { return "“" + strings.Join(words, "”, “") + "”" }
