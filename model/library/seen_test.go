//go:build !race || long

package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model"
)

// inView is what people have in front of them in the tests of what was seen.
type inView struct {
	ann, bob *Library // two windows on one library
	ids      map[string]string
}

// shownTo makes a library with a record of every kind, open in two windows.
func shownTo(t *testing.T) *inView {
	t.Helper()
	path := emptyLibrary.library(t)
	s := &inView{ann: at(t, path), ids: map[string]string{}}
	made := func(name string, noun model.Noun, cmd model.Command) {
		s.ids[name] = do(t, s.ann, "Cid", cmd).Created(noun)
	}
	article, version := imported(t, s.ann, talks)
	s.ids["article"] = article
	do(t, s.ann, "Cid", model.PublishCheck{ArticleID: article})
	s.ids["claim"] = marked(t, s.ann, version, talks, "600 miles")
	s.ids["event"] = wholeHistory(t, s.ann)[0].ID
	s.ids["proposing"] = marked(t, s.ann, version, talks, "21,000 troops")
	do(t, s.ann, "Cid", model.SetVerdict{ClaimID: s.ids["proposing"], Scale: model.DeskScale, Rating: ptr(model.OutcomeChange), Proposed: ptr("20,000 troops")})
	made("source", model.NounSource, model.AddSource{Fields: model.SourceFields{Title: ptr("Atlas")}})
	made("evidence", model.NounEvidence, model.AttachSource{ClaimID: s.ids["claim"], SourceID: s.ids["source"], Stance: model.Context, Quote: "It is long."})
	made("person", model.NounSource, model.AddPerson{Name: "Kim"})
	made("confirmer", model.NounConfirmer, model.NameConfirmer{ClaimID: s.ids["claim"], PersonID: s.ids["person"]})
	made("attempt", model.NounAttempt, model.AddAttempt{PersonID: s.ids["person"], Way: model.AttemptWays[0], Outcome: model.AttemptOutcomes[0]})
	made("question", model.NounQuestion, model.AskQuestion{ClaimID: s.ids["claim"], To: model.Addressees[0], Text: "Why?"})
	made("collection", model.NounCollection, model.MakeCollection{Name: "Spring"})
	made("list", model.NounSavedList, model.SaveList{Name: "Mine", Query: "owner:me"})
	made("checklist", model.NounChecklist, model.AddChecklist{Name: "Our figures", Items: []string{"Unit"}})
	made("scale", model.NounScale, model.AddScale{Fields: model.ScaleFields{Name: ptr("House"),
		Ratings: []model.RatingFields{{Rating: model.Rating{Label: "Yes", Mark: "+"}}, {Rating: model.Rating{Label: "No", Mark: "-"}}}}})
	do(t, s.ann, "Cid", model.GiveReason{EventID: s.ids["event"], ArticleID: article, Reason: "A figure."})
	s.bob = at(t, path)
	return s
}

// record is a record as it stands; of a claim's verdicts the one in force.
func (s *inView) record(t *testing.T, noun model.Noun, id string) model.Record {
	t.Helper()
	if noun == model.NounVerdict {
		all, err := view{s.ann.read}.Verdicts(id)
		must(t, err)
		v, _ := model.InForce(all)
		v.ClaimID = id
		return v
	}
	r, err := view{s.ann.read}.Record(noun, id)
	must(t, err)
	return r
}

// overwriting is a field that a command writes in.
type overwriting struct {
	field  string // of the command
	noun   model.Noun
	on     string // see inView.ids
	name   string // of the record's field, as in JSON
	cmd    func(s *inView, text string) model.Command
	values []string // mine, theirs, and what they write after that ("" nothing)
}

var inWords, days = []string{"Ann's words", "Bob's words", "More of Bob's"}, []string{"2009-01-01", "2009-02-02", "2009-03-03"}

func overwritings() []overwriting {
	claim := func(field, name string, values []string, edit func(text *string) model.EditClaim) overwriting {
		return overwriting{"EditClaim." + field, model.NounClaim, "claim", name, func(s *inView, text string) model.Command {
			c := edit(&text)
			c.ID = s.ids["claim"]
			return c
		}, values}
	}
	article := func(field, name string, values []string, edit func(text *string) model.EditArticle) overwriting {
		return overwriting{"EditArticle." + field, model.NounArticle, "article", name, func(s *inView, text string) model.Command {
			c := edit(&text)
			c.ID = s.ids["article"]
			return c
		}, values}
	}
	source := func(field, name string, values []string, edit func(text *string) model.SourceFields) overwriting {
		return overwriting{"EditSource.Fields." + field, model.NounSource, "source", name, func(s *inView, text string) model.Command {
			return model.EditSource{ID: s.ids["source"], Fields: edit(&text)}
		}, values}
	}
	evidence := func(field, name string, values []string, edit func(text *string) model.EditEvidence) overwriting {
		return overwriting{"EditEvidence." + field, model.NounEvidence, "evidence", name, func(s *inView, text string) model.Command {
			c := edit(&text)
			c.ID = s.ids["evidence"]
			return c
		}, values}
	}
	attempt := func(field, name string, values []string, edit func(text *string) model.EditAttempt) overwriting {
		return overwriting{"EditAttempt." + field, model.NounAttempt, "attempt", name, func(s *inView, text string) model.Command {
			c := edit(&text)
			c.ID = s.ids["attempt"]
			return c
		}, values}
	}
	urls := []string{"https://a.example/", "https://b.example/", "https://c.example/"}
	return []overwriting{
		claim("Wording", "wording", inWords, func(x *string) model.EditClaim { return model.EditClaim{Wording: x} }),
		claim("Speaker", "speaker", inWords, func(x *string) model.EditClaim { return model.EditClaim{Speaker: x} }),
		claim("Said", "said", days, func(x *string) model.EditClaim { return model.EditClaim{Said: x} }),
		claim("Owner", "owner", inWords, func(x *string) model.EditClaim { return model.EditClaim{Owner: x} }),
		claim("Due", "due", days, func(x *string) model.EditClaim { return model.EditClaim{Due: x} }),
		claim("PrivateNote", "private_note", inWords, func(x *string) model.EditClaim { return model.EditClaim{PrivateNote: x} }),
		claim("Kind", "kind", []string{string(model.ClaimKinds[0]), string(model.ClaimKinds[1]), string(model.ClaimKinds[2])},
			func(x *string) model.EditClaim { return model.EditClaim{Kind: (*model.ClaimKind)(x)} }),

		article("Title", "title", inWords, func(x *string) model.EditArticle { return model.EditArticle{Title: x} }),
		article("Byline", "byline", inWords, func(x *string) model.EditArticle { return model.EditArticle{Byline: x} }),
		article("Publisher", "publisher", inWords, func(x *string) model.EditArticle { return model.EditArticle{Publisher: x} }),
		article("Published", "published", days, func(x *string) model.EditArticle { return model.EditArticle{Published: x} }),
		article("URL", "url", urls, func(x *string) model.EditArticle { return model.EditArticle{URL: x} }),
		article("Language", "language", []string{"en", "fr", "de"}, func(x *string) model.EditArticle { return model.EditArticle{Language: x} }),

		source("Title", "title", inWords, func(x *string) model.SourceFields { return model.SourceFields{Title: x} }),
		source("Publisher", "publisher", inWords, func(x *string) model.SourceFields { return model.SourceFields{Publisher: x} }),
		source("Author", "author", inWords, func(x *string) model.SourceFields { return model.SourceFields{Author: x} }),
		source("URL", "url", urls, func(x *string) model.SourceFields { return model.SourceFields{URL: x} }),
		source("Published", "published", days, func(x *string) model.SourceFields { return model.SourceFields{Published: x} }),
		source("Accessed", "accessed", days, func(x *string) model.SourceFields { return model.SourceFields{Accessed: x} }),
		source("ArchiveURL", "archive_url", urls, func(x *string) model.SourceFields { return model.SourceFields{ArchiveURL: x} }),
		source("Alias", "alias", inWords, func(x *string) model.SourceFields { return model.SourceFields{Alias: x} }),
		source("PrivateNote", "private_note", inWords, func(x *string) model.SourceFields { return model.SourceFields{PrivateNote: x} }),

		evidence("Stance", "stance", []string{string(model.Supports), string(model.Refutes), ""},
			func(x *string) model.EditEvidence { return model.EditEvidence{Stance: (*model.Stance)(x)} }),
		evidence("Quote", "quote", inWords, func(x *string) model.EditEvidence { return model.EditEvidence{Quote: x} }),
		evidence("Locator", "locator", inWords, func(x *string) model.EditEvidence { return model.EditEvidence{Locator: x} }),
		evidence("Note", "note", inWords, func(x *string) model.EditEvidence { return model.EditEvidence{Note: x} }),
		evidence("PrivateNote", "private_note", inWords, func(x *string) model.EditEvidence { return model.EditEvidence{PrivateNote: x} }),
		evidence("Language", "language", []string{"en", "fr", "de"}, func(x *string) model.EditEvidence { return model.EditEvidence{Language: x} }),
		evidence("Translation", "translation", inWords, func(x *string) model.EditEvidence { return model.EditEvidence{Translation: x} }),
		evidence("Translator", "translator", inWords, func(x *string) model.EditEvidence { return model.EditEvidence{Translator: x} }),

		attempt("Made", "made", days, func(x *string) model.EditAttempt { return model.EditAttempt{Made: x} }),
		attempt("What", "what", inWords, func(x *string) model.EditAttempt { return model.EditAttempt{What: x} }),
		attempt("Answer", "answer", inWords, func(x *string) model.EditAttempt { return model.EditAttempt{Answer: x} }),

		{"EditPerson.Name", model.NounSource, "person", "title", func(s *inView, text string) model.Command {
			return model.EditPerson{ID: s.ids["person"], Name: &text}
		}, inWords},
		{"EditPerson.Fields.Role", model.NounPerson, "person", "role", func(s *inView, text string) model.Command {
			return model.EditPerson{ID: s.ids["person"], Fields: model.PersonFields{Role: &text}}
		}, inWords},
		{"EditPerson.Fields.Contacts", model.NounPerson, "person", "contacts", func(s *inView, text string) model.Command {
			return model.EditPerson{ID: s.ids["person"], Fields: model.PersonFields{Contacts: &text}}
		}, inWords},
		{"EditPerson.Fields.Alias", model.NounSource, "person", "alias", func(s *inView, text string) model.Command {
			return model.EditPerson{ID: s.ids["person"], Fields: model.PersonFields{Alias: &text}}
		}, inWords},
		{"EditPerson.Fields.PrivateNote", model.NounSource, "person", "private_note", func(s *inView, text string) model.Command {
			return model.EditPerson{ID: s.ids["person"], Fields: model.PersonFields{PrivateNote: &text}}
		}, inWords},

		{"SetVerdict.Rating", model.NounVerdict, "claim", "rating", func(s *inView, text string) model.Command {
			return model.SetVerdict{ClaimID: s.ids["claim"], Scale: model.DefaultScale, Rating: &text}
		}, []string{"True", "False", "Mixed"}},
		{"SetVerdict.Proposed", model.NounVerdict, "proposing", "proposed", func(s *inView, text string) model.Command {
			return model.SetVerdict{ClaimID: s.ids["proposing"], Proposed: &text}
		}, inWords},
		{"NameConfirmer.Question", model.NounConfirmer, "confirmer", "question", func(s *inView, text string) model.Command {
			return model.NameConfirmer{ClaimID: s.ids["claim"], PersonID: s.ids["person"], Question: &text}
		}, inWords},
		{"EditQuestion.Text", model.NounQuestion, "question", "text", func(s *inView, text string) model.Command {
			return model.EditQuestion{ID: s.ids["question"], Text: &text}
		}, inWords},
		{"EditQuestion.To", model.NounQuestion, "question", "to", func(s *inView, text string) model.Command {
			return model.EditQuestion{ID: s.ids["question"], To: (*model.Addressee)(&text)}
		}, []string{string(model.Addressees[1]), string(model.Addressees[2]), string(model.Addressees[3])}},
		{"RenameCollection.Name", model.NounCollection, "collection", "name", func(s *inView, text string) model.Command {
			return model.RenameCollection{ID: s.ids["collection"], Name: text}
		}, inWords},
		{"EditCollection.Scale", model.NounCollection, "collection", "scale_id", func(s *inView, text string) model.Command {
			return model.EditCollection{ID: s.ids["collection"], Scale: text}
		}, []string{model.DeskScale, model.DefaultScale, "SCALE"}},
		{"RenameList.Name", model.NounSavedList, "list", "name", func(s *inView, text string) model.Command {
			return model.RenameList{ID: s.ids["list"], Name: text}
		}, inWords},
		{"SaveList.Query", model.NounSavedList, "list", "query", func(s *inView, text string) model.Command {
			return model.SaveList{ID: s.ids["list"], Query: text}
		}, inWords},
		{"EditChecklist.Name", model.NounChecklist, "checklist", "name", func(s *inView, text string) model.Command {
			return model.EditChecklist{ID: s.ids["checklist"], Name: &text}
		}, inWords},
		{"EditChecklist.Items", model.NounChecklist, "checklist", "items", func(s *inView, text string) model.Command {
			return model.EditChecklist{ID: s.ids["checklist"], Items: []string{text}}
		}, inWords},
		{"EditScale.Fields.Name", model.NounScale, "scale", "name", func(s *inView, text string) model.Command {
			return model.EditScale{ID: s.ids["scale"], Fields: model.ScaleFields{Name: &text}}
		}, inWords},
		{"EditScale.Fields.Ratings", model.NounScale, "scale", "ratings", func(s *inView, text string) model.Command {
			return model.EditScale{ID: s.ids["scale"], Fields: model.ScaleFields{Ratings: []model.RatingFields{
				{Now: "Yes", Rating: model.Rating{Label: "Yes", Mark: "+", Meaning: text}}, {Now: "No", Rating: model.Rating{Label: "No", Mark: "-"}}}}}
		}, inWords},
		{"GiveReason.Reason", model.NounCorrectionReason, "event", "reason", func(s *inView, text string) model.Command {
			return model.GiveReason{EventID: s.ids["event"], ArticleID: s.ids["article"], Reason: text}
		}, inWords},
	}
}

// valueIn is a field of a record as a text.
func valueIn(t *testing.T, r model.Record, name string) string {
	t.Helper()
	data, err := json.Marshal(r)
	must(t, err)
	fields := map[string]any{}
	must(t, json.Unmarshal(data, &fields))
	if text, is := fields[name].(string); is {
		return text
	}
	return fmt.Sprint(fields[name])
}

func TestASecondWriterSeesBothAndChooses(t *testing.T) {
	unraced(t)
	s := shownTo(t)
	for _, c := range overwritings() {
		t.Run(c.field, func(t *testing.T) {
			id, mine, theirs, further := s.ids[c.on], c.values[0], c.values[1], c.values[2]
			if further == "SCALE" {
				further = s.ids["scale"]
			}
			saw := func() []model.Sight { return model.Saw(s.record(t, c.noun, id)) }
			value := func() string { return valueIn(t, s.record(t, c.noun, id), c.name) }
			before := saw()
			do(t, s.bob, "Bob", c.cmd(s, theirs))
			bobs := value()
			ann := model.Seen{Command: c.cmd(s, mine), Was: before}
			_, err := s.ann.Apply(t.Context(), "Ann", ann)
			var clash *model.ConflictError
			if !errors.As(err, &clash) || !model.HasCode(err, model.Conflict) || len(clash.Clashes) != 1 {
				t.Fatalf("what Bob wrote is written over unseen: %v; it is %q", err, value())
			}
			if got := clash.Clashes[0]; got.Field != c.name || got.Record.Noun() != c.noun || got.Wrote.Editor != "Bob" || got.Wrote.At == "" ||
				!strings.Contains(bobs, got.Theirs) && c.name != "ratings" && c.name != "items" || got.Mine == got.Theirs {
				t.Errorf("the clash is %+v", got)
			}
			if !strings.HasPrefix(model.Sentence(err), "Bob wrote here meanwhile (") {
				t.Errorf("it says %q", model.Sentence(err))
			}
			if now := value(); now != bobs {
				t.Fatalf("refused, and %q is there", now)
			}
			if change, err := s.ann.Apply(t.Context(), "Ann", model.Seen{Command: c.cmd(s, theirs), Was: before}); err != nil || change.Changed() {
				t.Errorf("writing the same is a conflict: %v, %q", err, change.Event.What)
			}
			if further != "" { // of three stances there is none left
				do(t, s.bob, "Bob", c.cmd(s, further))
				if _, err := s.ann.Apply(t.Context(), "Ann", ann.Insisting(clash)); !errors.As(err, &clash) {
					t.Fatalf("what Bob wrote after the question was put is written over: %v", err)
				}
				bobs = value()
			}
			change := do(t, s.ann, "Ann", ann.Yielding(clash))
			at := slices.IndexFunc(change.Event.Edits, func(e model.Edit) bool { return e.After.Noun() == model.NounDispute })
			if at < 0 || value() != bobs {
				t.Fatalf("theirs is taken, and %q is there; mine is in no history: %+v", value(), change.Event)
			}
			if d := change.Event.Edits[at].After.(model.Dispute); d.Open() || !strings.Contains(d.Ours, c.name) || d.Theirs == d.Ours ||
				d.TheirsBy != "Ann" || d.OursBy != "Bob" || d.DecidedBy != "Ann" {
				t.Errorf("what Ann wrote is kept as %+v", d)
			}
			do(t, s.ann, "Ann", ann.Insisting(clash))
			if now := value(); now == bobs || now == valueOf(before, c.name) {
				t.Errorf("mine is kept, and %q is there", now)
			}
			again := model.Seen{Command: c.cmd(s, theirs), Was: before}
			if _, err := s.ann.Apply(t.Context(), "Ann", again); err != nil {
				t.Errorf("what Ann wrote a moment ago is in her way: %v", err)
			}
		})
	}
}

func valueOf(sights []model.Sight, field string) string {
	for _, w := range sights {
		if w.Field == field {
			return w.Values[0]
		}
	}
	return ""
}

// What is no field that two people can write different things in: commands that make
// something, take something away or bring it back, or put something on a list.
var writesOverNothing = []string{
	"AcceptEvidence", "AcceptPassage", "AddAttachment", "AddAttachments", "AddAttempt", "AddChecklist", "AddPerson", "AddReasoning",
	"AddScale", "AddSource", "AddToCollection", "AnswerFact", "ArchiveArticles", "AskQuestion", "AttachSource", "Because",
	"CaptureSource", "ChangeTags", "CloseClaim", "CloseQuestion", "DecideDispute", "DeleteArticle", "DeleteArticles", "DeleteAttempt",
	"DeleteChecklist", "DeleteClaim", "DeleteClaims", "DeleteCollection", "DeleteList", "DeleteQuestion", "DeleteScale",
	"DeleteSources", "DetachSource", "DismissHint", "DropConfirmer", "HideBlocks", "ImportAnnotations", "ImportArticle",
	"ImportBundle", "JoinArticle", "MakeCollection", "MarkAgain", "MarkClaim", "MarkElsewhere", "MarkPicture", "MergeSources",
	"MoveAppearance", "PlaceOnPicture", "ProposeSources", "PublishCheck", "RateClaims", "RefuseEvidence", "RemoveAttachment",
	"RemoveFromCollection", "ReopenClaim", "ReopenQuestion", "ReplaceAttachment", "ReportAttempt", "ResetChecklist", "ReuseEvidence",
	"ReviseArticle", "SetAside", "SignOff", "SignRound", "StampCapture", "TakeBackAside", "TakeHintBack", "TakeIn", "TickEntry", "TickItem",
	"UndeleteArticles", "UndeleteClaims", "UntickEntry", "UntickItem", "WithdrawPublication", "WithdrawRound",
	"EditClaims",                                                                                                                // chosen for many at once, and not typed
	"EditClaim.Status",                                                                                                          // follows from other commands too
	"EditClaim.ID", "EditClaim.Accept", "EditArticle.ID", "EditSource.ID", "EditEvidence.ID", "EditAttempt.ID", "EditPerson.ID", // which
	"EditQuestion.ID", "RenameCollection.ID", "EditCollection.ID", "RenameList.ID", "SaveList.ID", "SaveList.Name", "EditChecklist.ID",
	"EditScale.ID", "NameConfirmer.ClaimID", "NameConfirmer.PersonID", "NameConfirmer.New", "GiveReason.EventID", "GiveReason.ArticleID",
	"GiveReason.ClaimID", "SetVerdict.ClaimID", "SetVerdict.Scale", "SetVerdict.Preferred",
	"SetVerdict.Reasoning",                                                                                                           // see TestReasoningIsAddedToAColleagues
	"EditEvidence.PrimaryAsSource", "EditEvidence.Primary", "EditEvidence.Reliability", "EditEvidence.Private", "EditEvidence.Place", // pressed
	"SetVerdict.Cut", "SetVerdict.Severity", "EditSource.Fields.Primary", "EditSource.Fields.Reliability", "EditSource.Fields.Kind",
	"EditSource.Fields.File", "EditSource.Fields.Private", "EditPerson.Fields.Terms", "EditPerson.Fields.Private",
	"EditAttempt.PersonID", "EditAttempt.ArticleID", "EditAttempt.Claims", "EditAttempt.Way", "EditAttempt.Outcome", "EditAttempt.Purpose",
	"SaveList.Sort", "EditChecklist.For", "EditScale.Fields.Ordered", "EditScale.Fields.Ends",
}

// A new command, or a new field of one, is in the table above or says why it is not.
func TestEveryFieldThatACommandSetsIsHeldAgainstWhatWasSeen(t *testing.T) {
	unraced(t)
	types, plans := map[string]*ast.StructType{}, map[string]bool{}
	files, err := filepath.Glob("../*.go")
	must(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		must(t, err)
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if is, ok := spec.(*ast.TypeSpec); ok {
						if s, ok := is.Type.(*ast.StructType); ok {
							types[is.Name.Name] = s
						}
					}
				}
			case *ast.FuncDecl:
				if d.Name.Name == "Plan" && d.Recv != nil {
					of := d.Recv.List[0].Type
					if p, is := of.(*ast.StarExpr); is {
						of = p.X
					}
					plans[of.(*ast.Ident).Name] = true
				}
			}
		}
	}
	held := map[string]bool{}
	for _, c := range overwritings() {
		held[c.field] = true
	}
	told := func(name string) bool { return held[name] || slices.Contains(writesOverNothing, name) }
	var look func(name string, of *ast.StructType)
	look = func(name string, of *ast.StructType) {
		for _, f := range of.Fields.List {
			for _, n := range f.Names {
				field := name + "." + n.Name
				if inner, is := f.Type.(*ast.Ident); is && types[inner.Name] != nil && strings.HasSuffix(inner.Name, "Fields") {
					look(field, types[inner.Name])
				} else if !told(field) {
					t.Errorf("%s: a field that a command sets, and no test says what a second writer sees; see overwritings", field)
				}
			}
		}
	}
	for name := range plans {
		if of := types[name]; of != nil && !slices.Contains(writesOverNothing, name) {
			look(name, of)
		}
	}
	if len(plans) < 70 {
		t.Errorf("%d commands were found", len(plans))
	}
}

// Both wrote reasoning, and each kept their own.
func TestReasoningIsAddedToAColleagues(t *testing.T) {
	unraced(t)
	s := shownTo(t)
	id := s.ids["claim"]
	before := model.Saw(s.record(t, model.NounVerdict, id))
	reason := func(text string) model.Command { return model.SetVerdict{ClaimID: id, Reasoning: &text} }
	do(t, s.bob, "Bob", reason("Bob's reasons."))
	do(t, s.ann, "Ann", model.Seen{Command: reason("Ann's reasons."), Was: before})
	d := dossierOf(t, s.ann, id)
	if v, _ := d.Verdict(); v.Reasoning != "Bob's reasons." || len(d.AdditionsTo(v)) != 1 || d.AdditionsTo(v)[0].Reasoning != "Ann's reasons." {
		t.Errorf("the reasons are %+v", d.Verdicts)
	}
	// The same name at two desks: neither is a colleague.
	before = model.Saw(s.record(t, model.NounVerdict, id))
	do(t, s.bob, "Bob", reason("Bob's other reasons."))
	_, err := s.ann.Apply(t.Context(), "Bob", model.Seen{Command: reason("Bob's reasons at another desk."), Was: before})
	if !model.HasCode(err, model.Conflict) {
		t.Errorf("written over unseen: %v", err)
	}
}

// A form stores all its fields. What only the other one changed stays.
func TestAFormKeepsTheFieldsThatOnlyAnotherChanged(t *testing.T) {
	unraced(t)
	s := shownTo(t)
	before := s.record(t, model.NounSource, s.ids["source"]).(model.Source)
	form := model.SourceFields{Title: ptr("Atlas of borders"), Publisher: &before.Publisher, Author: &before.Author, URL: &before.URL}
	do(t, s.bob, "Bob", model.EditSource{ID: before.ID, Fields: model.SourceFields{Publisher: ptr("Bob's Press"), Author: ptr("Bo")}})
	do(t, s.ann, "Ann", model.Seen{Command: model.EditSource{ID: before.ID, Fields: form}, Was: model.Saw(before)})
	now := s.record(t, model.NounSource, before.ID).(model.Source)
	if now.Title != "Atlas of borders" || now.Publisher != "Bob's Press" || now.Author != "Bo" {
		t.Errorf("the source is %+v", now)
	}
	form.Title = &before.Title // now that is what nobody touched
	if c := do(t, s.bob, "Bob", model.Seen{Command: model.EditSource{ID: before.ID, Fields: form}, Was: model.Saw(before)}); c.Changed() {
		t.Errorf("a form in which nothing was touched changed %+v", c.Event.Edits)
	}
	do(t, s.bob, "Bob", model.EditSource{ID: before.ID, Fields: model.SourceFields{Title: ptr("Bob's atlas")}})
	results, err := s.ann.ApplyAll(t.Context(), "Ann", []model.Command{
		model.Seen{Command: model.EditSource{ID: before.ID, Fields: model.SourceFields{Title: ptr("Ann's atlas")}}, Was: model.Saw(now)},
		model.EditClaim{ID: s.ids["claim"], Speaker: ptr("Envoy")},
	})
	if err != nil || !model.HasCode(results[0].Err, model.Conflict) || results[1].Err != nil {
		t.Errorf("of several at once: %+v, %v", results, err)
	}
	typed := func(text string) model.Command {
		return model.Typed{Run: "r", Command: model.Seen{Command: model.EditClaim{ID: s.ids["claim"], Wording: &text},
			Was: []model.Sight{{Noun: model.NounClaim, ID: s.ids["claim"], Field: "wording", Values: []string{"600 miles"}}}}}
	}
	for _, text := range []string{"60", "600 kilo", "600 kilometres"} { // the sight is that of the beginning
		do(t, s.ann, "Ann", typed(text))
	}
	do(t, s.bob, "Bob", model.EditClaim{ID: s.ids["claim"], Wording: ptr("700 miles")})
	if _, err := s.ann.Apply(t.Context(), "Ann", typed("600 kilometres long")); !model.HasCode(err, model.Conflict) {
		t.Errorf("typed over what Bob wrote: %v", err)
	}
}

// A source whose name is kept was not seen as it is, and a refusal gives nothing of it away.
func TestAConflictKeepsTheNameOfAConfidentialSource(t *testing.T) {
	unraced(t)
	s := shownTo(t)
	id := s.ids["person"]
	do(t, s.bob, "Bob", model.EditPerson{ID: id, Name: ptr("Kim Philby"), Fields: model.PersonFields{Private: ptr(true), Alias: ptr("a clerk")}})
	veiled, err := s.ann.Source(t.Context(), id)
	must(t, err)
	if sights := model.Saw(veiled); len(sights) > 0 {
		t.Errorf("of a veiled source was seen %+v", sights)
	}
	open, err := s.ann.Source(WithNames(t.Context()), id)
	must(t, err)
	do(t, s.bob, "Bob", model.EditPerson{ID: id, Name: ptr("Guy Burgess")})
	_, err = s.ann.Apply(t.Context(), "Ann", model.Seen{Command: model.EditPerson{ID: id, Name: ptr("Anthony Blunt")}, Was: model.Saw(open)})
	var clash *model.ConflictError
	if !errors.As(err, &clash) || strings.Contains(err.Error()+clash.Clashes[0].Theirs, "Burgess") {
		t.Errorf("it says %v", err)
	}
}

func TestUndoTakesBackAFieldWhereOthersChangedOtherFields(t *testing.T) {
	unraced(t)
	s := shownTo(t)
	id := s.ids["claim"]
	speaker := func() string { return s.record(t, model.NounClaim, id).(model.Claim).Speaker }
	wording := func() string { return s.record(t, model.NounClaim, id).(model.Claim).Wording }
	do(t, s.ann, "Ann", model.EditClaim{ID: id, Speaker: ptr("Envoy")})
	do(t, s.bob, "Bob", model.EditClaim{ID: id, Wording: ptr("700 miles")})
	for _, step := range []struct {
		who              string
		do               func(*Library, string) error
		speaker, wording string
	}{
		{"Ann", undo, "", "700 miles"}, {"Bob", undo, "", "600 miles"}, {"Ann", redo, "Envoy", "600 miles"}, {"Bob", redo, "Envoy", "700 miles"},
		{"Bob", undo, "Envoy", "600 miles"}, {"Ann", undo, "", "600 miles"}, {"Bob", redo, "", "700 miles"}, {"Ann", redo, "Envoy", "700 miles"},
	} {
		l := map[string]*Library{"Ann": s.ann, "Bob": s.bob}[step.who]
		if err := step.do(l, step.who); err != nil || speaker() != step.speaker || wording() != step.wording {
			t.Fatalf("%s: %v; %q said %q", step.who, err, speaker(), wording())
		}
	}
	do(t, s.bob, "Bob", model.EditClaim{ID: id, Speaker: ptr("Minister")})
	do(t, s.bob, "Bob", model.EditClaim{ID: id, Said: ptr("2009-03-31")})
	_, err := s.ann.Undo(t.Context(), "Ann")
	if said := model.Sentence(err); !model.HasCode(err, model.Conflict) || !strings.Contains(said, "by Bob") || speaker() != "Minister" {
		t.Errorf("undo of what Bob wrote over says %q", said)
	}
	if err := errors.Join(undo(s.bob, "Bob"), undo(s.bob, "Bob"), undo(s.ann, "Ann")); err != nil || speaker() != "" {
		t.Errorf("out of the way: %v, %q", err, speaker())
	}
}

func undo(l *Library, editor string) error {
	_, err := l.Undo(context.Background(), editor)
	return err
}
func redo(l *Library, editor string) error {
	_, err := l.Redo(context.Background(), editor)
	return err
}
