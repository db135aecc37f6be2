package view

import (
	"galley/model"
	"galley/model/prose"
)

// QuestionsFor asks for the sheet of questions for one person: all facts that are to be put to them.
type QuestionsFor struct {
	Person   model.PersonFile
	Article  string // only the facts of the article with this id, "" of all
	Verbatim bool   // quotations in their own words, not in substance
	Language string // of the sheet's own words, a BCP 47 tag; "" English
	Editor   string // who asks
	Made     model.Stamp
}

// Questions are the sheet as people read it, whatever it is written in. It is for the desk, and may be
// sent to the person: neither contacts nor terms stand on it.
type Questions struct {
	Words    *Words
	Name     string
	Role     string
	Made     string // when and by whom, in a line
	Hint     string // how to put quotations, "" where there are none
	Articles []QuestionsOn
}

// QuestionsOn are those on one article, in text order.
type QuestionsOn struct {
	ArticleID, Title string
	Asked            []Asking
}

// Asking is a fact as it is put to the person.
type Asking struct {
	ClaimID     string
	Number      int    // of the claim in its article, as the window has it too
	Text        string // what is asked
	InSubstance bool   // it is a quotation, not word for word
	Before      string // when they were asked before without an answer, in a sentence; "" never
}

// Questions makes the sheet.
func (q QuestionsFor) Questions() (Questions, error) {
	if _, ok := languageOf(q.Language); !ok {
		return Questions{}, model.Faultf(model.Invalid, "Galley cannot write questions in “%s”. Its languages are: %s.", q.Language,
			Listed(Languages()))
	}
	w, err := wordsIn(q.Language)
	if err != nil {
		return Questions{}, err
	}
	out := Questions{Words: w, Name: prose.OneLine(q.Person.Source.Called()), Role: prose.OneLine(q.Person.Person.Role),
		Made: prose.Join(", ", w.Date(q.Made.Day()), q.Editor)}
	for _, f := range q.Person.Open {
		if q.Article != "" && f.ArticleID != q.Article {
			continue
		}
		n := len(out.Articles)
		if n == 0 || out.Articles[n-1].ArticleID != f.ArticleID {
			out.Articles = append(out.Articles, QuestionsOn{ArticleID: f.ArticleID, Title: f.Title})
		} else {
			n--
		}
		one := Asking{ClaimID: f.Claim.ID, Number: f.Number}
		if one.Text, one.InSubstance = f.Put(q.Person.Source.Called()); one.InSubstance && q.Verbatim {
			one.Text, one.InSubstance = prose.Flatten(f.Claim.Wording), false
		}
		if f.Last != nil {
			one.Before = w.With("asked_before", map[string]any{"Date": w.Date(f.Last.Day())})
		}
		if one.InSubstance {
			out.Hint = w.Say("questions_hint")
		}
		out.Articles[n].Asked = append(out.Articles[n].Asked, one)
	}
	return out, nil
}

// Count is how many questions there are.
func (q Questions) Count() int {
	n := 0
	for _, a := range q.Articles {
		n += len(a.Asked)
	}
	return n
}

// Heading is the sheet's title.
func (q Questions) Heading() string {
	return q.Words.With("questions_for", map[string]any{"Name": isolate(q.Name)})
}

// Said is what is asked, and that it is in substance.
func (q Questions) Said(a Asking) string {
	if a.InSubstance {
		return q.Words.Say("in_substance") + " " + a.Text
	}
	return a.Text
}

// AnswerLines is how many lines there are for an answer.
const AnswerLines = 3
