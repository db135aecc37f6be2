package model

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galley/model/passage"
)

// ruleTest is one thing that a command does or refuses to do.
type ruleTest struct {
	name  string
	given []Record // put into the test library, over what it has
	do    Command
	wrote string // who wrote what stands there, as far as a command says what was seen
	// want is either what is refused ("invalid: A claim needs …"), or nothing where
	// the library is as wanted already, or the action, the sentence of history and a
	// line for each edit (see lines).
	want []string
}

const (
	testNow  Stamp = "2026-11-27T09:00:00.000Z"
	testThen Stamp = "2026-11-20T09:00:00.000Z"
)

var generated = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{16}$`)

const testText = "Iran held 52 Americans.\n\nThe border is 600 miles long.\n\nRead more here."

// textOf is a version of the article a, with a paragraph a block.
func textOf(id string, number int, text string) Version {
	v := Version{
		ID: id, ArticleID: "a", Number: number, Text: text, SHA256: passage.Hash(text), FileHash: "f" + strconv.Itoa(number),
		Added: testThen, Hidden: []int{}, LeftOut: []LeftOut{},
	}
	at := 0
	for part := range strings.SplitSeq(text, BlockSeparator) {
		v.Blocks = append(v.Blocks, Block{Kind: Paragraph, Start: at, End: at + len(part)})
		at += len(part) + len(BlockSeparator)
	}
	return v
}

// at is an appearance of the claim c at words of a version.
func at(id string, v Version, words string) Appearance {
	start := strings.Index(v.Text, words)
	a, err := Appearance{ID: id, ClaimID: "c"}.place(v, passage.Span{Start: start, End: start + len(words)})
	if err != nil {
		panic(err)
	}
	return a
}

// testLibrary is what every rule begins with: an article of three paragraphs, an
// unchecked claim marked in the first, a source, and the built-in scales.
func testLibrary() *memory {
	m := &memory{}
	v := textOf("v1", 1, testText)
	m.put(
		Article{ID: "a", Title: "Troops", Byline: "Jo", Publisher: "Paper", URL: "https://paper.example/a", Imported: testThen,
			ImportedBy: "Ann"},
		v, File{SHA256: "f1", Name: "troops.txt", MediaType: "text/plain", Size: int64(len(testText))},
		Article{ID: "b", Title: "Borders", Imported: testThen, ImportedBy: "Ann"},
		claimWith(Unchecked), at("p", v, "Iran held 52 Americans"),
		Source{ID: "s", Title: "Census", URL: "https://census.example/", Created: testThen},
	)
	for _, s := range BuiltInScales() {
		m.put(s)
	}
	return m
}

// claimWith is the claim c with a status.
func claimWith(status ClaimStatus) Claim {
	return Claim{ID: "c", Wording: "Iran held 52 Americans", Status: status, Created: testThen}
}

// rated is a verdict on the claim c.
func rated(id, rating, by string, more ...func(*Verdict)) Verdict {
	v := Verdict{ID: id, ClaimID: "c", ScaleID: DefaultScale, Rating: rating, By: by, At: testThen}
	for _, f := range more {
		f(&v)
	}
	return v
}

func because(reasoning string) func(*Verdict) { return func(v *Verdict) { v.Reasoning = reasoning } }
func signed(by string) func(*Verdict) {
	return func(v *Verdict) { v.SignedBy, v.SignedAt = by, testThen }
}
func addedTo(id string) func(*Verdict) { return func(v *Verdict) { v.AddedTo = id } }
func laidAside(v *Verdict)             { v.SetAside = testThen }

// p is a pointer to a value: a field that a command sets.
func p[T any](v T) *T { return &v }

// plan plans a rule's command as a library does.
func (r ruleTest) plan(m *memory) (Plan, error) {
	plan, err := r.do.Plan(m, ann)
	if seen, is := SeenIn(r.do); is && err == nil {
		return seen.Hold(m, plan, ann, func(Record, string) (Wrote, error) { return Wrote{Editor: r.wrote, At: testThen}, nil })
	}
	return plan, err
}

// carryOut plans a rule's command and says what came of it, as want does.
func (r ruleTest) carryOut() (got []string, m *memory, plan Plan, err error) {
	m = testLibrary()
	m.put(r.given...)
	plan, err = r.plan(m)
	var fault *Fault
	var twice *DuplicateError
	switch {
	case errors.As(err, &fault):
		got = []string{string(fault.Code) + ": " + fault.Sentence}
	case errors.As(err, &twice):
		got = []string{"duplicate of " + twice.Of.ID + ": " + twice.Error()}
	case err != nil:
		got = []string{"error: " + err.Error()}
	case len(plan.Edits) > 0:
		got = append([]string{r.do.Action() + ": " + plan.What}, lines(plan, m.records)...)
	}
	return got, m, plan, err
}

// ann is who carries the commands of the rules out.
var ann = Author{Editor: "Ann", At: testNow, Event: "e"}

func allRules() []ruleTest {
	return slices.Concat(
		articleRules(),
		claimRules(),
		verdictRules(),
		sourceRules(),
		collectionRules(),
		disputeRules(),
		versionRules(),
		trashRules(),
		bundleRules(),
		annotationRules(),
		severalClaimsRules(),
		scaleRules(),
		proposedWordingRules(),
		proposingRules(),
		closingRules(),
		readingRules(), savedListRules(),
		attachmentRules(), pictureRules(),
		capturedRules(),
		placeRules(),
		reuseRules(),
		seenRules(),
		proposalRules(),
		checklistRules(),
		roundRules(),
		publishingRules(),
		questionRules(),
		personRules(),
	)
}

func TestRules(t *testing.T) {
	names := map[string]bool{}
	for _, r := range allRules() {
		name := fmt.Sprintf("%T %s", r.do, r.name)
		if names[name] {
			t.Errorf("two rules are called %s", name)
		}
		names[name] = true
		t.Run(name, func(t *testing.T) {
			got, m, plan, err := r.carryOut()
			if !slices.Equal(got, r.want) {
				t.Fatalf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(r.want, "\n\t"))
			}
			if err != nil && (len(plan.Edits) > 0 || plan.What != "") {
				t.Errorf("what is refused has a plan: %+v", plan)
			}
			m.apply(t, plan)
		})
	}
}

// A command never mistakes a library that cannot be read for one in which
// something is not there.
func TestNoCommandPlansOnWhatCouldNotBeRead(t *testing.T) {
	for _, r := range allRules() {
		_, whole, _, _ := r.carryOut()
		for n := 1; n <= whole.reads; n++ {
			m := testLibrary()
			m.put(r.given...)
			m.breaks = n
			plan, err := r.plan(m)
			if _, named := r.do.(DetachSource); named && n == 2 && err == nil {
				continue // the title is for the sentence alone
			}
			if !errors.Is(err, errBroken) || len(plan.Edits) > 0 {
				t.Errorf("%T %s: read %d of %d fails, and the plan is %+v, %v", r.do, r.name, n, whole.reads, plan, err)
			}
		}
	}
}

// source is the package's own code, without tests.
func source(t *testing.T) []*ast.File {
	t.Helper()
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, n := range names {
		if !strings.HasSuffix(n.Name(), ".go") || strings.HasSuffix(n.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), n.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

func TestEveryCommandHasRules(t *testing.T) {
	commands, accepted := map[string]bool{}, map[string]bool{}
	for _, r := range allRules() {
		switch r.do.(type) {
		case Seen, Typed: // they plan what is in them
			continue
		}
		name := strings.TrimPrefix(strings.TrimPrefix(fmt.Sprintf("%T", r.do), "*"), "model.")
		commands[name] = true
		if len(r.want) > 1 {
			accepted[name] = true
		}
	}
	found := 0
	for _, f := range source(t) {
		for _, d := range f.Decls {
			method, ok := d.(*ast.FuncDecl)
			if !ok || method.Recv == nil || method.Name.Name != "Plan" {
				continue
			}
			receiver := method.Recv.List[0].Type
			if star, is := receiver.(*ast.StarExpr); is {
				receiver = star.X
			}
			name := receiver.(*ast.Ident).Name
			found++
			if !commands[name] || !accepted[name] {
				t.Errorf("the command %s has no rule that it carries out: add rows for it", name)
			}
		}
	}
	if found != len(commands) {
		t.Errorf("%d commands in the source, %d in the rules", found, len(commands))
	}
}

// notOfCommands are functions whose faults no command gives by itself, or that
// have a table of their own.
var notOfCommands = []string{"ReadDays", "WriteFault", "ReadFault", "ReadSpellings"}

func TestEveryRefusalHasARule(t *testing.T) {
	var refused []string
	for _, r := range allRules() {
		if len(r.want) == 1 {
			_, sentence, _ := strings.Cut(r.want[0], ": ")
			refused = append(refused, sentence)
		}
	}
	for _, f := range source(t) {
		for _, d := range f.Decls {
			in, ok := d.(*ast.FuncDecl)
			if !ok || slices.Contains(notOfCommands, in.Name.Name) {
				continue
			}
			ast.Inspect(in, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				name, _ := call.Fun.(*ast.Ident)
				if name == nil {
					return true
				}
				at, known := map[string]int{"Faultf": 1, "Wrap": 2, "altered": 0}[name.Name]
				if !known || len(call.Args) <= at {
					return true
				}
				format, constant := literal(t, call.Args[at])
				if !constant {
					if !slices.Contains(makersOfFaults, in.Name.Name) {
						t.Errorf("%s refuses with a sentence that is put together: no rule can hold it", in.Name.Name)
					}
					return true
				}
				like := regexp.MustCompile(verbs.ReplaceAllString(regexp.QuoteMeta(format), ".*"))
				if !slices.ContainsFunc(refused, like.MatchString) {
					t.Errorf("%s refuses with a sentence that no rule wants: %s", in.Name.Name, format)
				}
				return true
			})
		}
	}
}

// makersOfFaults are handed the sentence that they refuse with.
var makersOfFaults = []string{"altered"}

// literal is the text of a string literal, or of several with + between them.
func literal(t *testing.T, e ast.Expr) (string, bool) {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return text, true
	case *ast.BinaryExpr:
		x, okX := literal(t, e.X)
		y, okY := literal(t, e.Y)
		return x + y, okX && okY
	}
	return "", false
}

var verbs = regexp.MustCompile(`%[a-z]`)
