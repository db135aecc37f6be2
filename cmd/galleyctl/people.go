package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/passage"
)

type personCommand struct {
	Add   personAdd   `cmd:"" help:"Add somebody who can be asked. A person is a source too."`
	List  personList  `cmd:"" help:"List the people, with what is open."`
	Show  personShow  `cmd:"" help:"Show a person: contacts, terms, open facts, attempts."`
	Edit  personEdit  `cmd:"" help:"Correct what is known of a person, or make a person of a source."`
	Merge personMerge `cmd:"" help:"Make one person of several who are the same. Their ids lead to the one."`
}

// personFields is what can be known of a person. A field that is not given stays as it is.
type personFields struct {
	Role        *string  `help:"What they are: harbour master of Palau."`
	Alias       *string  `help:"What a report calls them where it may not name them, and everything does where they are private."`
	Private     *bool    `negatable:"" help:"Keep the name: the person is called by the alias everywhere."`
	PrivateNote *string  `help:"A note for the desk alone. It is in no report; --reveal prints it."`
	Contact     []string `sep:"none" placeholder:"TEXT" help:"A telephone number or an address; may be given more than once. Contacts stand in no report."`
	Terms       *string  `placeholder:"TERMS" help:"on-record, background (not by name) or off-record (in no report)."`
}

func (f personFields) fields() model.PersonFields {
	out := model.PersonFields{Role: f.Role, Alias: f.Alias, Terms: (*model.Terms)(f.Terms), Private: f.Private, PrivateNote: f.PrivateNote}
	if len(f.Contact) > 0 {
		lines := strings.Join(f.Contact, "\n")
		out.Contacts = &lines
	}
	return out
}

// personJSON is a person as galleyctl prints it.
type personJSON struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Role     string      `json:"role"`
	Alias    string      `json:"alias"`
	Contacts []string    `json:"contacts"`
	Terms    model.Terms `json:"terms"`
	Open     int         `json:"open"`     // facts that are to be put to them
	Done     int         `json:"done"`     // facts that they answered, or that are settled
	Attempts int         `json:"attempts"` // how often they were asked
	Waiting  string      `json:"waiting"`  // since when an answer is waited for, "" none
	SameName int         `json:"same_name"`
	Private  bool        `json:"private,omitempty"` // name is what they are called instead of it
}

func personOf(r model.PersonRow) personJSON {
	p := personJSON{r.Source.ID, r.Name(), r.Person.Role, r.Source.Alias, []string{}, r.Person.Terms,
		r.ToAsk, r.Heard, r.Asked, r.Waiting, r.Same, r.Source.Private}
	if r.Person.Contacts != "" {
		p.Contacts = strings.Split(r.Person.Contacts, "\n")
	}
	return p
}

func (p personJSON) line(w io.Writer) {
	waiting := ""
	if p.Waiting != "" {
		waiting = "waiting since " + p.Waiting
	}
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d open, %d done\t%s\n", p.ID, p.Name, p.Role, p.Terms, p.Open, p.Done, waiting)
}

// factJSON is a fact that is for a person.
type factJSON struct {
	Claim    string `json:"claim"`
	Article  string `json:"article"`
	Title    string `json:"title"`
	Number   int    `json:"number"` // in the article
	Wording  string `json:"wording"`
	Exact    string `json:"exact"`    // the passage
	Question string `json:"question"` // as it is put to them
	Named    bool   `json:"named"`    // as somebody who can confirm it
	Asked    int    `json:"asked"`    // how often
	Last     string `json:"last"`     // when they were asked last, "" never
	Evidence string `json:"evidence"` // id of what they answered, "" nothing
}

func factOf(f model.PersonFact) factJSON {
	out := factJSON{Claim: f.Claim.ID, Article: f.ArticleID, Title: f.Title, Number: f.Number, Wording: f.Claim.Wording, Exact: f.Place.Exact,
		Question: f.Asked, Named: f.Named, Asked: f.Times, Evidence: f.EvidenceID}
	if f.Last != nil {
		out.Last = f.Last.Made
	}
	return out
}

func factsOf(all []model.PersonFact) []factJSON {
	out := make([]factJSON, len(all))
	for i, f := range all {
		out[i] = factOf(f)
	}
	return out
}

// personFileJSON is all that there is on a person.
type personFileJSON struct {
	personJSON
	OpenFacts []factJSON    `json:"open_facts"`
	DoneFacts []factJSON    `json:"done_facts"`
	Asked     []attemptJSON `json:"asked"`
	Namesakes []personJSON  `json:"namesakes"` // other people of the name: person merge makes one of them
}

// person reads the file of a person.
func (d *invocation) person(id string) (model.PersonFile, error) {
	lib, err := d.library()
	if err != nil {
		return model.PersonFile{}, err
	}
	return lib.PersonFile(d.ctx, id)
}

// showPerson prints a person.
func (d *invocation) showPerson(id string) error {
	f, err := d.person(id)
	if err != nil {
		return err
	}
	out := personFileJSON{personJSON: personOf(f.PersonRow), OpenFacts: factsOf(f.Open), DoneFacts: factsOf(f.Done), Asked: []attemptJSON{},
		Namesakes: []personJSON{}}
	for _, a := range f.Attempts {
		out.Asked = append(out.Asked, attemptOf(a, f.Name()))
	}
	for _, s := range f.SameName {
		out.Namesakes = append(out.Namesakes, personOf(s))
	}
	return d.print(out, func(w io.Writer) {
		out.line(w)
		for _, c := range out.Contacts {
			fmt.Fprintf(w, "\t%s\n", c)
		}
		for _, s := range out.Namesakes {
			fmt.Fprintf(w, "Another person has this name: %s. If they are one, say galleyctl person merge %s %s\n", s.ID, out.ID, s.ID)
		}
		for _, f := range out.OpenFacts {
			fmt.Fprintf(w, "open\t%s\t%d\t%s\t%s\n", f.Claim, f.Number, passage.Shorten(f.Wording, 80), f.Title)
		}
		for _, f := range out.DoneFacts {
			fmt.Fprintf(w, "done\t%s\t%d\t%s\t%s\n", f.Claim, f.Number, passage.Shorten(f.Wording, 80), f.Title)
		}
		for _, a := range out.Asked {
			a.line(w)
		}
	})
}

type personAdd struct {
	Name string `required:"" help:"What they are called."`
	personFields
}

// Run adds a person.
func (c *personAdd) Run(d *invocation) error {
	change, err := d.apply(model.AddPerson{Name: c.Name, Fields: c.fields()})
	if err != nil {
		return err
	}
	return d.showPerson(change.Created(model.NounPerson))
}

type personList struct {
	Text []string `arg:"" optional:"" help:"Only those in whose name, role, alias or contacts these words stand."`
	Sort string   `default:"name" enum:"name,open,newest" help:"name, open (who has most open facts first) or newest."`
}

// Run lists the people.
func (c *personList) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	part, err := lib.People(d.ctx, model.PeopleQuery{Text: strings.Join(c.Text, " "), Sort: model.PeopleSort(c.Sort)}, 0, -1)
	if err != nil {
		return err
	}
	out := make([]personJSON, len(part.Rows))
	for i, r := range part.Rows {
		out[i] = personOf(r)
	}
	return d.print(out, func(w io.Writer) {
		for _, p := range out {
			p.line(w)
		}
	})
}

type personShow struct {
	Person string `arg:"" help:"The person's id, or its beginning."`
}

// Run shows a person.
func (c *personShow) Run(d *invocation) error { return d.showPerson(c.Person) }

type personEdit struct {
	Person string  `arg:"" help:"The id of the person, or of a source that is one, or its beginning."`
	Name   *string `help:"What they are called."`
	personFields
}

// Run changes what is known of a person.
func (c *personEdit) Run(d *invocation) error {
	ids, err := d.sourceIDs([]string{c.Person})
	if err != nil {
		return err
	}
	if _, err := d.apply(model.EditPerson{ID: ids[0], Name: c.Name, Fields: c.fields()}); err != nil {
		return err
	}
	return d.showPerson(ids[0])
}

type personMerge struct {
	Into   string   `arg:"" help:"The person who is kept: the id, or its beginning."`
	People []string `arg:"" help:"Those who are the same, by their ids."`
}

// Run makes one person of several.
func (c *personMerge) Run(d *invocation) error {
	ids, err := d.sourceIDs(append([]string{c.Into}, c.People...))
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := d.person(id); err != nil {
			return err
		}
	}
	if _, err := d.apply(model.MergeSources{Into: ids[0], Sources: ids[1:]}); err != nil {
		return err
	}
	return d.showPerson(ids[0])
}
