package html

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strings"
	tree "text/template/parse"
	"time"

	"galley/model"
)

// Anybody may have written a style, so its template runs within limits: it ends in
// time, its output is bounded, and it reaches nothing but the report.

// allowance is how much time and output a newsroom's own template may take.
type allowance struct {
	time   time.Duration
	output int64
}

var ownAllowance = allowance{time: 30 * time.Second, output: 100 << 20}

// largestStyle is how many bytes a template or a style sheet may have.
const largestStyle = 1 << 20

// StyleIn opens a folder with a newsroom's own style. Symbolic links in it cannot
// lead out of it.
func StyleIn(path string) (fs.FS, error) {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return nil, model.Wrap(model.Invalid, err, "There is no folder %s with a style.", path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, model.Wrap(model.Invalid, err, "The folder %s with a style cannot be read.", path)
	}
	return root.FS(), nil
}

// ownFile reads a file of a style.
func ownFile(folder fs.FS, name string) (text string, found bool, err error) {
	unreadable := func(err error) error {
		return model.Wrap(model.Invalid, err, "Your own %s cannot be read. The report was not written.", name)
	}
	info, err := fs.Stat(folder, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", false, nil
	case err != nil:
		return "", false, unreadable(err)
	case !info.Mode().IsRegular(): // opening a pipe would wait for a writer for ever
		return "", false, model.Faultf(model.Invalid, "Your own %s is a folder, a device or a pipe, not a file. The report was not written.",
			name)
	case info.Size() > largestStyle:
		return "", false, tooLargeStyle(name)
	}
	file, err := folder.Open(name)
	if err != nil {
		return "", false, unreadable(err)
	}
	data, err := io.ReadAll(io.LimitReader(file, largestStyle+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return "", false, unreadable(err)
	}
	if len(data) > largestStyle {
		return "", false, tooLargeStyle(name)
	}
	return string(data), true, nil
}

func tooLargeStyle(name string) error {
	return model.Faultf(model.Invalid, "Your own %s is larger than %d MB. The report was not written.", name, largestStyle>>20)
}

// Why a newsroom's own template was stopped.
var (
	errTooLong  = errors.New("it takes too long")
	errTooMuch  = errors.New("it writes too much")
	errItself   = errors.New("a template in it uses itself, which would not end")
	errTooWide  = errors.New("printf fills up to at most three digits, and takes no * for a width")
	errTooGreat = errors.New("a text made by print is too long")
)

// fill executes a newsroom's own template within limits.
func fill(ctx context.Context, w io.Writer, t *template.Template, f frame, within allowance) error {
	f.Choices.Style, f.Choices.Logo = nil, nil // nothing to open, and the picture is in .Logo
	ctx, cancel := context.WithTimeoutCause(ctx, within.time, errTooLong)
	defer cancel()
	if err := watch(t, func() (string, error) { return "", context.Cause(ctx) }); err != nil {
		return err
	}
	return t.Execute(&bounded{ctx: ctx, w: w, left: within.output}, f)
}

// bounded is a writer that fails when its context ends, and after a number of bytes.
type bounded struct {
	ctx  context.Context
	w    io.Writer
	left int64
}

func (b *bounded) Write(p []byte) (int, error) {
	if err := context.Cause(b.ctx); err != nil {
		return 0, err
	}
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errTooMuch
	}
	return b.w.Write(p)
}

// tick is a function that a template calls when it begins and in each turn of a loop, so that
// one that writes nothing can be stopped too. No template has a function of that name by chance.
const tick = "_galley_tick"

// watch puts the call into every loop, and refuses templates that use themselves.
// The template must not have been executed yet.
func watch(t *template.Template, check func() (string, error)) error {
	t.Funcs(template.FuncMap{tick: check})
	uses := map[string][]string{}
	for _, one := range t.Templates() {
		if one.Tree == nil || one.Tree.Root == nil {
			continue
		}
		walk(one.Tree.Root, func(n tree.Node) {
			switch n := n.(type) {
			case *tree.TemplateNode:
				uses[one.Name()] = append(uses[one.Name()], n.Name)
			case *tree.RangeNode:
				begin(n.List)
			}
		})
		begin(one.Tree.Root) // one may use a second twice, and that a third twice
	}
	for name := range uses {
		if reaches(uses, name, name, map[string]bool{}) {
			return errItself
		}
	}
	return nil
}

// begin puts the call at the head of a list, as an action that sets a variable: it
// writes nothing.
func begin(list *tree.ListNode) {
	made, err := tree.Parse(tick, "{{$_ := "+tick+"}}", "", "", map[string]any{tick: func() (string, error) { return "", nil }})
	if err == nil && list != nil {
		list.Nodes = append(made[tick].Root.Nodes, list.Nodes...)
	}
}

// walk visits every node under a list.
func walk(list *tree.ListNode, visit func(tree.Node)) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		visit(n)
		switch n := n.(type) {
		case *tree.IfNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		case *tree.RangeNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		case *tree.WithNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		}
	}
}

// reaches reports whether one template uses another, over however many.
func reaches(uses map[string][]string, from, to string, seen map[string]bool) bool {
	for _, next := range uses[from] {
		if next == to {
			return true
		}
		if !seen[next] {
			seen[next] = true
			if reaches(uses, next, to, seen) {
				return true
			}
		}
	}
	return false
}

// longestPrinted is how long a text may become that a template puts together.
const longestPrinted = 1 << 20

// wide is a printf verb that would fill a text up without bound.
var wide = regexp.MustCompile(`%[^a-zA-Z%]*(\d{4}|\*)`)

// printing are the functions of templates that make longer texts of texts.
var printing = template.FuncMap{
	"html":     func(a ...any) (string, error) { return printed(template.HTMLEscaper, a) },
	"js":       func(a ...any) (string, error) { return printed(template.JSEscaper, a) },
	"urlquery": func(a ...any) (string, error) { return printed(template.URLQueryEscaper, a) },
	"print":    func(a ...any) (string, error) { return printed(fmt.Sprint, a) },
	"println":  func(a ...any) (string, error) { return printed(fmt.Sprintln, a) },
	"printf": func(format string, a ...any) (string, error) {
		if len(format) > 10_000 || wide.MatchString(format) {
			return "", errTooWide
		}
		return printed(func(a ...any) string { return fmt.Sprintf(format, a...) }, a)
	},
}

func printed(print func(...any) string, a []any) (string, error) {
	total := 0
	for _, one := range a {
		switch v := one.(type) {
		case string:
			total += len(v)
		case fmt.Stringer, error, bool, int, int64, float64, nil:
		default:
			total += len(fmt.Sprint(v))
		}
	}
	if total > longestPrinted {
		return "", errTooGreat
	}
	out := print(a...)
	if len(out) > longestPrinted {
		return "", errTooGreat
	}
	return out, nil
}

// stopped says in a sentence why a newsroom's own template was stopped.
func stopped(err error) error {
	why := err.Error()
	for _, known := range []error{errTooLong, errTooMuch, errItself, errTooWide, errTooGreat} {
		if errors.Is(err, known) {
			why = known.Error()
		}
	}
	return model.Wrap(model.Invalid, err, "Your own %s cannot be filled in: %s. The report was not written.", templateName,
		strings.TrimSuffix(why, "."))
}
