package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// jobsOf names the functions whose function arguments run off the UI goroutine,
// with the place of that argument.
var jobsOf = map[string]int{
	"Queue": 0, "Start": 1, "read": 2, "readAfterWrites": 2, "inOrder": 1, "inOrderIn": 1, "start": 2, "enqueue": 0,
	"run": 1, "runIn": 1, "change": 0, "changeThenOpen": 0, "reviseFrom": 2, "reviseBy": 1,
}

// TestNoTwoJobsShareAVariable reads the window's source: a variable that two
// jobs write to, or that a job writes and something else writes too, is a race
// that a test meets only by luck.
func TestNoTwoJobsShareAVariable(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("there is no source to read:", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for at, name := range sharedIn(file) {
			t.Errorf("%s: two goroutines may write %s; give each job a result of its own", set.Position(at), name)
		}
	}
}

func TestSharedVariablesAreFound(t *testing.T) {
	for source, shared := range map[string]bool{
		"w.r.Queue(func() { err = a() }, func() { w.r.Queue(func() { err = b() }, c) })": true,
		"w.r.Queue(func() { err = a() }, c); err = d()":                                  true,
		"w.r.Queue(func() { err = a() }, func() { if err != nil { e(err) } })":           false,
		"w.r.Queue(func() { err := a(); e(err) }, c); err = d()":                         false,
		"w.r.Queue(func() { err = a(); n, err = b() }, c)":                               false,
		"read(s, p, func() { err = a() }, c); err = d()":                                 true,
		"inOrder(s, func() { err = a() }, func() { if err != nil { e(err) } })":          false,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\nfunc f() { var err error; var n int\n"+source+"\n}", 0)
		if err != nil {
			t.Fatal(err)
		}
		if found := len(sharedIn(file)) > 0; found != shared {
			t.Errorf("%s: found shared: %v", source, found)
		}
	}
}

// jobsIn are the function arguments in a file that run off the UI goroutine.
func jobsIn(file *ast.File) []*ast.FuncLit {
	var jobs []*ast.FuncLit
	ast.Inspect(file, func(n ast.Node) bool {
		call, is := n.(*ast.CallExpr)
		if !is {
			return true
		}
		name := ""
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		if i, runs := jobsOf[name]; runs && i < len(call.Args) {
			if job, is := call.Args[i].(*ast.FuncLit); is {
				jobs = append(jobs, job)
			}
		}
		return true
	})
	return jobs
}

// sharedIn finds the variables that a job and something else write to.
func sharedIn(file *ast.File) map[token.Pos]string {
	jobs := jobsIn(file)
	// jobAt is the innermost job around a place, nil where it is on the UI goroutine.
	jobAt := func(at token.Pos) (in *ast.FuncLit) {
		for _, job := range jobs {
			if job.Pos() <= at && at < job.End() && (in == nil || in.Pos() < job.Pos()) {
				in = job
			}
		}
		return in
	}
	shared := map[token.Pos]string{}
	writers := map[any]map[*ast.FuncLit]bool{}
	for _, name := range assignedIn(file) {
		job := jobAt(name.Pos())
		if job != nil && jobAt(name.Obj.Pos()) == job {
			continue // the job's own
		}
		if writers[name.Obj] == nil {
			writers[name.Obj] = map[*ast.FuncLit]bool{}
		}
		writers[name.Obj][job] = true
		if len(writers[name.Obj]) > 1 {
			shared[name.Pos()] = name.Name
		}
	}
	return shared
}

// assignedIn are the variables that are assigned to, wherever that is.
func assignedIn(file *ast.File) []*ast.Ident {
	var names []*ast.Ident
	ast.Inspect(file, func(n ast.Node) bool {
		if a, is := n.(*ast.AssignStmt); is && a.Tok == token.ASSIGN {
			for _, left := range a.Lhs {
				if name, is := left.(*ast.Ident); is && name.Obj != nil {
					names = append(names, name)
				}
			}
		}
		return true
	})
	return names
}
