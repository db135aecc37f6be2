// Package translations keeps the files of translators: it finds every text that a person
// reads in the code, and holds assets/translations to them.
package translations

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Text is an English text that stands in the code.
type Text struct {
	One    string   // its form for one, where it is about a number of things
	Places []string // where it stands: file:line
}

// Found is what stands in the code.
type Found struct {
	Texts   map[string]*Text // by the English text; of a number of things, by the plural
	actions map[string]bool  // names of what the menus have
	Faults  []string         // calls whose text cannot be read, or does not fit its verbs
}

// makers are the functions that are given a text: the index of the argument. A Count has its
// two forms there.
var makers = map[string]struct {
	at     int
	counts bool
	verbs  bool // the arguments behind it stand in place of its verbs
}{
	"locale.Text": {0, false, true}, "locale.Later": {0, false, false}, "locale.Time": {0, false, false},
	"locale.Count": {1, true, true}, "model.Faultf": {1, false, true}, "model.Wrap": {2, false, true},
	"model.Sayf": {0, false, true}, "model.Countf": {1, true, true},
}

// passing are functions of a package that hand a text on to a maker, as folder.name. What they
// are called with is a text of their own.
var passing = map[string]int{
	"model.altered":                    0,
	"model/report/interchange.broken":  0,
	"model/quantity.compared":          2,
	"model/ledger.say":                 2,
	"model/suggest/samefigure.because": 0,
}

// tables are files with names in a table: which of their literals they are.
var tables = map[string]*regexp.Regexp{
	"model/ingest/attached/kinds.go": regexp.MustCompile(`^([A-Z][A-Za-z]* [a-z]+|old .*|unknown kind.*|plain text|table \(CSV\)|web page|script|e-mail|` +
		`attached file| that may be a program| with macros)$`),
	"model/ingest/input/signature.go": regexp.MustCompile(`^an? [a-zA-Z0-9]`),
	"model/ingest/kind.go":            regexp.MustCompile(`^(an? [a-zA-Z]|plain text$)`),
	"model/ingest/mail/webarchive.go": regexp.MustCompile(`^a web archive`),
	"model/seen.go": regexp.MustCompile(`^(accessed|address|addressee|alias|answer|archive address|article|author|best|byline|contacts|cut|due|for|items|kind|` +
		`language|locator|made|name|note|ordered|outcome|owner|person|place|primary|private|private note|proposed|published|` +
		`publisher|purpose|query|question|quote|rating|ratings|reason|reasoning|reliability|role|said|scale|severity|sort|` +
		`speaker|stance|terms|text|title|translated words|translator|way|what|wording|worst)$`),
}

// words are types of model whose constants are shown to a person.
var words = regexp.MustCompile(`^(ClaimKind|ClaimStatus|Stance|Reliability|Noun|AppearanceState|Subject)$`)

// Collect finds the texts in the code below a root.
func Collect(root string) (Found, error) {
	found := Found{Texts: map[string]*Text{}, actions: map[string]bool{}}
	folders := map[string][]string{}
	for _, top := range []string{"app", "model"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return fs.SkipDir
			case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
				rel, err := filepath.Rel(root, name)
				if err != nil {
					return err
				}
				rel = filepath.ToSlash(rel)
				folders[path.Dir(rel)] = append(folders[path.Dir(rel)], rel)
			}
			return nil
		})
		if err != nil {
			return found, err
		}
	}
	for _, folder := range slices.Sorted(keysOf(folders)) {
		sources := map[string]string{}
		for _, name := range folders[folder] {
			src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
			if err != nil {
				return found, err
			}
			sources[name] = string(src)
		}
		if err := found.Add(folder, sources); err != nil {
			return found, err
		}
	}
	for _, own := range ofFyne {
		found.put(own, "", "Fyne")
	}
	return found, nil
}

// pkg is a folder of code that is looked at.
type pkg struct {
	*Found
	folder string
	fset   *token.FileSet
	consts map[string]string
}

// Add finds the texts in the files of one folder, path to content.
func (f *Found) Add(folder string, sources map[string]string) error {
	p := pkg{Found: f, folder: folder, fset: token.NewFileSet(), consts: map[string]string{}}
	var files []*ast.File
	for _, name := range slices.Sorted(keysOf(sources)) {
		file, err := parser.ParseFile(p.fset, name, sources[name], parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	for range 2 { // constants made of others
		for _, file := range files {
			p.readConsts(file)
		}
	}
	for _, file := range files {
		p.readFile(file)
	}
	return nil
}

func (p pkg) readConsts(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
			for _, spec := range d.Specs {
				v := spec.(*ast.ValueSpec)
				for i, name := range v.Names {
					if i < len(v.Values) {
						if text, ok := p.literal(v.Values[i]); ok {
							p.consts[name.Name] = text
						}
					}
				}
			}
		}
		return true
	})
}

// literal is the text that an expression has whenever the program runs.
func (p pkg) literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.ParenExpr:
		return p.literal(e.X)
	case *ast.BinaryExpr:
		a, ok := p.literal(e.X)
		b, okToo := p.literal(e.Y)
		return a + b, ok && okToo && e.Op == token.ADD
	case *ast.Ident:
		text, ok := p.consts[e.Name]
		return text, ok
	}
	return "", false
}

func (p pkg) readFile(file *ast.File) {
	within := ""
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			within = decl.Name.Name
			if p.folder == "model" && within == "BuiltInScales" {
				p.readScales(decl)
			}
			if p.folder == "model" && within == "BuiltInChecklists" {
				p.readChecklists(decl)
			}
		case *ast.GenDecl:
			within = ""
			if p.folder == "model" && decl.Tok == token.CONST {
				p.readWords(decl)
			}
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				p.readCall(n, within)
			case *ast.CompositeLit:
				p.readBinding(n)
			case *ast.BasicLit:
				if text, ok := p.literal(n); ok && tables[p.file(n)] != nil && tables[p.file(n)].MatchString(text) {
					p.put(text, "", p.place(n))
				}
			}
			return true
		})
	}
}

// called is the name of what is called: package.Function.
func (p pkg) called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
	case *ast.Ident:
		return path.Base(p.folder) + "." + f.Name
	}
	return ""
}

func (p pkg) readCall(call *ast.CallExpr, within string) {
	name := p.called(call)
	if at, ok := passing[p.folder+path.Ext(name)]; ok && at < len(call.Args) {
		if text, ok := p.literal(call.Args[at]); ok {
			p.put(text, "", p.place(call))
			if at == 0 {
				p.fit(call, text, len(call.Args)-1)
			}
		}
		return
	}
	m, ok := makers[name]
	if !ok || m.at >= len(call.Args) {
		return
	}
	text, ok := p.literal(call.Args[m.at])
	if !ok {
		if _, hands := passing[p.folder+"."+within]; !hands && p.folder != "app/locale" && within != path.Ext("."+name) {
			p.complain(call, "the text of "+name+" is no literal")
		}
		return
	}
	if !m.counts {
		p.put(text, "", p.place(call))
		if m.verbs && !(name == "locale.Text" && len(call.Args) == 1) {
			p.fit(call, text, len(call.Args)-m.at-1)
		}
		return
	}
	if len(call.Args) < m.at+2 {
		return
	}
	other, ok := p.literal(call.Args[m.at+1])
	if !ok {
		p.complain(call, "the text of "+name+" is no literal")
		return
	}
	p.put(other, text, p.place(call))
	args := len(call.Args) - m.at - 1
	p.fit(call, other, args)
	if len(verbsOf(text)) != args-1 || call.Ellipsis.IsValid() { // the form for one may leave the number out
		p.fit(call, text, args)
	}
}

// fit complains about a text that has not as many verbs as there are arguments.
func (p pkg) fit(call *ast.CallExpr, text string, args int) {
	if call.Ellipsis.IsValid() {
		return
	}
	if n := len(verbsOf(text)); n != args {
		p.complain(call, fmt.Sprintf("%q has %d verbs and %d arguments", text, n, args))
	}
}

func (p pkg) place(n ast.Node) string {
	at := p.fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", at.Filename, at.Line)
}

func (p pkg) file(n ast.Node) string { return p.fset.Position(n.Pos()).Filename }

func (p pkg) complain(n ast.Node, what string) {
	p.Faults = append(p.Faults, p.place(n)+": "+what)
}

func (f *Found) put(text, one, place string) {
	if text == "" {
		return
	}
	t := f.Texts[text]
	if t == nil {
		t = &Text{One: one}
		f.Texts[text] = t
	}
	if t.One != one {
		f.Faults = append(f.Faults, fmt.Sprintf("%s: %q stands elsewhere (%s) with another form for one", place, text, t.Places[0]))
	}
	t.Places = append(t.Places, place)
}

// readWords finds the constants of model that are words of the trade.
func (p pkg) readWords(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		v := spec.(*ast.ValueSpec)
		if t, ok := v.Type.(*ast.Ident); !ok || !words.MatchString(t.Name) {
			continue
		}
		for _, value := range v.Values {
			if text, ok := p.literal(value); ok {
				p.put(text, "", p.place(value))
			}
		}
	}
}

// readChecklists finds the names of the built-in checklists and what they ask.
func (p pkg) readChecklists(decl *ast.FuncDecl) {
	ast.Inspect(decl, func(n ast.Node) bool {
		kv, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		texts := []ast.Expr{kv.Value}
		switch key, _ := kv.Key.(*ast.Ident); {
		case key == nil:
			return true
		case key.Name == "Items":
			texts = kv.Value.(*ast.CompositeLit).Elts
		case key.Name != "Name":
			return true
		}
		for _, e := range texts {
			if text, ok := p.literal(e); ok {
				p.put(text, "", p.place(e))
			}
		}
		return true
	})
}

// readScales finds the names of the built-in scales, the labels of their ratings and what they mean.
func (p pkg) readScales(decl *ast.FuncDecl) {
	ast.Inspect(decl, func(n ast.Node) bool {
		c, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		for i, e := range c.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok && (key.Name == "Name" || key.Name == "Label" || key.Name == "Meaning") {
					if text, ok := p.literal(kv.Value); ok {
						p.put(text, "", p.place(kv))
					}
				}
			} else if text, ok := p.literal(e); ok && i < 2 {
				p.put(text, "", p.place(e))
			}
		}
		return true
	})
}

// readBinding finds the names of menus, of what stands in them, and of the toolbar.
func (p pkg) readBinding(c *ast.CompositeLit) {
	if p.folder != "app" {
		return
	}
	fields := map[string]ast.Expr{}
	for _, e := range c.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				fields[key.Name] = kv.Value
			}
		}
	}
	if fields["menu"] == nil || fields["name"] == nil {
		return
	}
	for _, name := range []string{"menu", "under", "name", "tool"} {
		if e := fields[name]; e != nil {
			if text, ok := p.literal(e); ok {
				p.put(text, "", p.place(e))
				if p.actions != nil {
					p.actions[text] = true
				}
			}
		}
	}
}
