package pack

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// actionlint reads workflows as GitHub does.
const actionlint = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"

func flowsAt(t *testing.T, parts ...string) string {
	t.Helper()
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(append([]string{root, ".github"}, parts...)...)
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// unpinned are the actions that a workflow takes by a name that can be moved.
func unpinned(workflow string) (out []string, all int) {
	pinned := regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}\s+# v\d+\.\d+\.\d+$`)
	for _, found := range regexp.MustCompile(`(?m)^\s*(?:- )?uses:\s*(.+?)\s*$`).FindAllStringSubmatch(workflow, -1) {
		all++
		// A workflow of this repository comes with the commit.
		if !strings.HasPrefix(found[1], "./") && !pinned.MatchString(found[1]) {
			out = append(out, found[1])
		}
	}
	return out, all
}

func TestActionsArePinnedByCommit(t *testing.T) {
	for _, loose := range []string{"a/b@v1", "a/b@main", "a/b@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "a/b@de0fac2e # v6.0.2"} {
		if out, _ := unpinned("      - uses: " + loose + "\n"); len(out) != 1 {
			t.Errorf("%s passes as pinned", loose)
		}
	}
	flows, err := filepath.Glob(flowsAt(t, "workflows", "*.yml"))
	if err != nil || len(flows) < 2 {
		t.Fatalf("%v, %v", flows, err)
	}
	commits := map[string]string{}
	for _, flow := range flows {
		text := readText(t, flow)
		out, all := unpinned(text)
		if len(out) > 0 || all == 0 {
			t.Errorf("%s: of %d actions not pinned by commit and version: %q", filepath.Base(flow), all, out)
		}
		for _, found := range regexp.MustCompile(`uses: ([^@\s]+)@(\S+)`).FindAllStringSubmatch(text, -1) {
			if was, ok := commits[found[1]]; ok && was != found[2] {
				t.Errorf("%s is used at two commits", found[1])
			}
			commits[found[1]] = found[2]
		}
	}
}

// element is a piece of a property list as XML has it.
type element struct {
	XMLName xml.Name
	Text    string    `xml:",chardata"`
	Inside  []element `xml:",any"`
}

// value is the element as a map, a slice, a string or a bool.
func (e element) value() (any, error) {
	switch e.XMLName.Local {
	case "dict":
		if len(e.Inside)%2 != 0 {
			return nil, errors.New("a dict has a key without a value")
		}
		dict := map[string]any{}
		for i := 0; i < len(e.Inside); i += 2 {
			key := e.Inside[i]
			if _, twice := dict[key.Text]; twice || key.XMLName.Local != "key" {
				return nil, fmt.Errorf("%q is no key, or stands twice", key.Text)
			}
			v, err := e.Inside[i+1].value()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", key.Text, err)
			}
			dict[key.Text] = v
		}
		return dict, nil
	case "array":
		array := []any{}
		for _, in := range e.Inside {
			v, err := in.value()
			if err != nil {
				return nil, err
			}
			array = append(array, v)
		}
		return array, nil
	case "string":
		return e.Text, nil
	case "true", "false":
		return e.XMLName.Local == "true", nil
	}
	return nil, fmt.Errorf("<%s> is no value of a property list", e.XMLName.Local)
}

func plist(t *testing.T, name string) map[string]any {
	t.Helper()
	var list element
	if err := xml.Unmarshal([]byte(readText(t, flowsAt(t, "macos", name))), &list); err != nil {
		t.Fatal(err)
	}
	if list.XMLName.Local != "plist" || len(list.Inside) != 1 {
		t.Fatalf("%s is no property list", name)
	}
	v, err := list.Inside[0].value()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	dict, ok := v.(map[string]any)
	if !ok {
		t.Fatalf("%s is no dict", name)
	}
	return dict
}

// at follows keys and places into a property list.
func at(v any, path ...any) any {
	for _, step := range path {
		switch s := step.(type) {
		case string:
			dict, _ := v.(map[string]any)
			v = dict[s]
		case int:
			array, _ := v.([]any)
			if s >= len(array) {
				return nil
			}
			v = array[s]
		}
	}
	return v
}

func TestTheMacKnowsGalleyAndItsLibraries(t *testing.T) {
	about := readText(t, filepath.Join(flowsAt(t), "..", "FyneApp.toml"))
	id := regexp.MustCompile(`(?m)^\s*ID = "(.+)"`).FindStringSubmatch(about)
	oldest := regexp.MustCompile(`MACOSX_DEPLOYMENT_TARGET=(\S+)`).FindStringSubmatch(readText(t, flowsAt(t, "macos", "package.sh")))
	mime := regexp.MustCompile(`mime-type type="(.+)"`).FindStringSubmatch(readText(t, filepath.Join("packaging", "mime.xml")))
	if id == nil || oldest == nil || mime == nil {
		t.Fatal("FyneApp.toml has no ID, package.sh no oldest macOS, or mime.xml no type")
	}
	info := plist(t, "Info.plist")
	for _, c := range []struct {
		path []any
		want any
	}{
		{[]any{"CFBundleIdentifier"}, id[1]},
		{[]any{"CFBundleExecutable"}, "galley"},
		{[]any{"CFBundleShortVersionString"}, "@VERSION@"},
		{[]any{"CFBundleVersion"}, "@BUILD@"},
		{[]any{"LSMinimumSystemVersion"}, oldest[1]},
		{[]any{"NSHighResolutionCapable"}, true},
		{[]any{"CFBundleDocumentTypes", 0, "LSItemContentTypes", 0}, "org.galley.library"},
		{[]any{"CFBundleDocumentTypes", 0, "LSHandlerRank"}, "Owner"},
		{[]any{"UTExportedTypeDeclarations", 0, "UTTypeIdentifier"}, "org.galley.library"},
		{[]any{"UTExportedTypeDeclarations", 0, "UTTypeTagSpecification", "public.filename-extension", 0}, "galley"},
		{[]any{"UTExportedTypeDeclarations", 0, "UTTypeTagSpecification", "public.mime-type", 0}, mime[1]},
	} {
		if got := at(info, c.path...); got != c.want {
			t.Errorf("Info.plist: %v is %v, not %v", c.path, got, c.want)
		}
	}
	// Without it the engine that reads PDF files is killed under the hardened runtime.
	if plist(t, "entitlements.plist")["com.apple.security.cs.allow-unsigned-executable-memory"] != true {
		t.Error("wazero may not compile")
	}
}

func TestThereAreNotesForTheVersion(t *testing.T) {
	if runtime.GOOS == "windows" || !machine.OnPath("bash") {
		t.Skip("needs bash, sed and awk")
	}
	p, err := newPack(t.Context(), filepath.Join(flowsAt(t), ".."), t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(p.work)
	notes := said(t, flowsAt(t, "notes.sh"), "v"+p.version)
	if strings.TrimSpace(notes) == "" || regexp.MustCompile(`(?m)^## `).MatchString(notes) {
		t.Errorf("the notes are not those of one version:\n%s", notes)
	}
	for _, tag := range []string{p.version, "v9.9.9", "v" + p.version + ".1"} {
		if out, err := exec.CommandContext(t.Context(), flowsAt(t, "notes.sh"), tag).Output(); err == nil || len(out) > 0 {
			t.Errorf("the tag %s passes for version %s", tag, p.version)
		}
	}
}

// needsCgo are the packages that macOS compiles with Apple's C headers only: the
// system's file dialogs are Objective-C.
var needsCgo = []string{"galley/app", "galley/app/native", "galley/cmd/galley"}

func TestOtherSystemsPassVet(t *testing.T) {
	if os.Getenv(project.LongGuard) == "" {
		t.Skip("compiles Fyne for two more systems; runs with GALLEY_LONG=1, as go run ./cmd/build test long does")
	}
	root := filepath.Join(flowsAt(t), "..")
	for _, goos := range []string{"darwin", "windows"} {
		t.Run(goos, func(t *testing.T) {
			packages := strings.Fields(said(t, "go", "list", "-tags", project.TestTags, "galley/..."))
			if goos == "darwin" {
				packages = slices.DeleteFunc(packages, func(p string) bool { return slices.Contains(needsCgo, p) })
			}
			c := exec.CommandContext(t.Context(), "go", append([]string{"vet", "-tags", project.TestTags}, packages...)...)
			c.Dir = root
			c.Env = append(os.Environ(), "GOOS="+goos, "CGO_ENABLED=0")
			if out, err := c.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

func TestWorkflowsAndScriptsPassTheirLinters(t *testing.T) {
	if os.Getenv(project.LongGuard) == "" {
		t.Skip("fetches actionlint; runs with GALLEY_LONG=1, as go run ./cmd/build test long does")
	}
	flows, err := filepath.Glob(flowsAt(t, "workflows", "*.yml"))
	if err != nil || len(flows) == 0 {
		t.Fatalf("%v, %v", flows, err)
	}
	said(t, "go", append([]string{"run", actionlint}, flows...)...)
	if !machine.OnPath("shellcheck") {
		t.Skip("shellcheck is not installed: actionlint left out the scripts within workflows, and those beside them were not read")
	}
	var scripts []string
	if err := filepath.WalkDir(flowsAt(t), func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".sh" {
			scripts = append(scripts, path)
		}
		return err
	}); err != nil || len(scripts) == 0 {
		t.Fatalf("%v, %v", scripts, err)
	}
	said(t, "shellcheck", scripts...)
}
