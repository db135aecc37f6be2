package translations

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Unreached names the literals of a file of app that look like texts for a person and that no
// translation reaches. What is no such text, and is in no call that only programs read, is in own.
// The names of actions are translated where they are shown.
func (f Found) Unreached(name, src string) ([]string, error) {
	u := unreached{name: name, fset: token.NewFileSet(), actions: f.actions}
	file, err := parser.ParseFile(u.fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.GenDecl:
			if decl.Tok == token.VAR { // a constant is a text where it is used
				u.walk(decl)
			}
		case *ast.FuncDecl:
			if decl.Body != nil {
				u.walk(decl.Body)
			}
		}
	}
	return u.found, nil
}

type unreached struct {
	name    string
	fset    *token.FileSet
	actions map[string]bool
	found   []string
}

// forPrograms are calls whose literals no person reads: keys, names of files, parts of addresses,
// what is looked for in a text; and those whose texts are found by Collect. What a call on a text
// is given that is itself put together, by a list, a call or a +, is looked through all the same.
var forPrograms = regexp.MustCompile(`^(locale\.\w+|model\.(Faultf|Wrap|Sayf|Countf)|errors\.New|read|readAfterWrites|fmt\.Errorf|fyne\.LogError|log\.\w+|panic|` +
	`os\.\w+|filepath\.\w+|path\.\w+|exec\.\w+|strings\.\w+|bytes\.\w+|regexp\.\w+|time\.\w+|url\.\w+|user\.\w+|csv\.\w+|json\.\w+|dbus\.\w+|` +
	`fyne\.NewStaticResource|theme\.\w+|slog\.\w+|` +
	`\?\.(StringWithFallback|BoolWithFallback|FloatWithFallback|IntWithFallback|SetString|SetBool|SetFloat|SetInt|StringList|SetStringList|` +
	`RemoveValue|Lookup|Header|Query|Get|Object|Call))$`)

func (u *unreached) walk(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if name := callee(n); strings.HasPrefix(name, "strings.") {
			for _, arg := range n.Args {
				if _, literal := arg.(*ast.BasicLit); !literal { // what is looked for
					u.walk(arg)
				}
			}
			return
		} else if forPrograms.MatchString(name) {
			for _, arg := range n.Args { // a function that is handed on has a body of its own
				ast.Inspect(arg, func(m ast.Node) bool {
					if f, ok := m.(*ast.FuncLit); ok {
						u.walk(f.Body)
						return false
					}
					return true
				})
			}
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok {
				u.walk(sel.X)
			}
			return
		}
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			return
		}
	case *ast.CaseClause:
		for _, s := range n.Body {
			u.walk(s)
		}
		return
	case *ast.IndexExpr:
		u.walk(n.X)
		return
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && path.Dir(u.name) == "app" && actionFields[key.Name] {
			return
		}
		u.walk(n.Value)
		return
	case *ast.BasicLit:
		if n.Kind == token.STRING {
			u.look(n)
		}
		return
	}
	first := true
	ast.Inspect(n, func(m ast.Node) bool {
		if first {
			first = false
			return true
		}
		if m != nil {
			u.walk(m)
		}
		return false
	})
}

// actionFields are the names of actions: their translation is shown where they stand in a menu.
var actionFields = map[string]bool{"name": true, "menu": true, "tool": true, "under": true}

// callee is what is called, as package.Function; of a method only its name, as ?.Method.
func callee(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok && packages[x.Name] {
			return x.Name + "." + f.Sel.Name
		}
		return "?." + f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

var packages = map[string]bool{
	"locale": true, "model": true, "errors": true, "fmt": true, "fyne": true, "log": true, "os": true, "filepath": true, "path": true,
	"exec": true, "strings": true, "bytes": true, "regexp": true, "time": true, "url": true, "user": true, "csv": true, "json": true,
	"dbus": true, "theme": true, "slog": true,
}

// look takes a literal for a text where it begins like a sentence or has words.
func (u *unreached) look(lit *ast.BasicLit) {
	text, err := strconv.Unquote(lit.Value)
	if err != nil || !looksLikeText(text) || u.actions[text] || slices.Contains(own[u.name], text) || slices.Contains(own[path.Dir(u.name)], text) ||
		slices.Contains(own["app"], text) {
		return
	}
	u.found = append(u.found, fmt.Sprintf("%s:%d: no translation reaches %q", u.name, u.fset.Position(lit.Pos()).Line, text))
}

var twoLetters = regexp.MustCompile(`\p{L}{2}`)

func looksLikeText(text string) bool {
	bare := verb.ReplaceAllString(text, "")
	if strings.HasPrefix(text, "<") || !twoLetters.MatchString(bare) || strings.Contains(bare, "://") && !strings.Contains(strings.TrimSpace(bare), " ") {
		return false
	}
	trimmed := strings.TrimLeftFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) })
	return unicode.IsUpper([]rune(trimmed)[0]) || strings.Contains(strings.TrimSpace(bare), " ") || bare != strings.TrimSpace(bare)
}
