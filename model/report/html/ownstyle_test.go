package html

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"galley/model"
	"galley/model/report/sample"
)

// doubling are templates of which each uses the next twice.
func doubling() string {
	var b strings.Builder
	for _, level := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		if level == 'Z' {
			break
		}
		next := string(level + 1)
		if level == 'z' {
			next = "A"
		}
		b.WriteString(`{{define "` + string(level) + `"}}{{template "` + next + `"}}{{template "` + next + `"}}{{end}}`)
	}
	return b.String() + `{{define "Z"}}{{end}}{{template "a"}}`
}

// endless are templates that would not end, or not before the memory does.
var endless = map[string]string{
	"a loop that writes nothing":  `{{range 9000000000000000000}}{{end}}`,
	"loops within loops":          `{{range 1000000000}}{{range 1000000000}}{{end}}{{end}}`,
	"a loop in an else":           `{{if false}}{{else}}{{range 9000000000000000000}}{{end}}{{end}}`,
	"a loop in an attribute":      `<p title="{{range 9000000000000000000}}{{end}}">`,
	"a loop in a script":          `<script>{{range 9000000000000000000}}{{end}}</script>`,
	"a loop that writes":          `{{range 9000000000000000000}}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{end}}`,
	"a template that uses itself": `{{define "x"}}{{template "x"}}{{end}}{{template "x"}}`,
	"two that use each other": `{{define "x"}}{{template "y" .}}{{end}}{{define "y"}}{{with .}}{{template "x" ` +
		`.}}{{end}}{{end}}{{template "x" .}}`,
	"templates that use others":     doubling(),
	"a text that doubles":           `{{$x := "aaaaaaaa"}}{{range 60}}{{$x = printf "%s%s" $x $x}}{{end}}`,
	"a text that doubles by print":  `{{$x := "aaaaaaaa"}}{{range 60}}{{$x = print $x $x}}{{end}}`,
	"a text that doubles by js":     `{{$x := "\\"}}{{range 60}}{{$x = js $x}}{{end}}`,
	"a text that grows by html":     `{{$x := "&&&&&&&&&&&&&&&&"}}{{range 60}}{{$x = html $x $x}}{{end}}`,
	"a wide number":                 `{{printf "%1000000d" 1}}`,
	"many wide numbers":             `{{printf "` + strings.Repeat("%[1]99999999d", 500) + `" 1}}`,
	"a width that is given":         `{{printf "%*d" 1000000 1}}`,
	"what opens files":              `{{.Choices.Style.Open "report.css"}}`,
	"what reads files":              `{{printf "%s" (.Choices.Style.ReadFile "report.css")}}`,
	"what is not there":             `{{.Nothing}}`,
	"braces that do not end":        strings.Repeat("{{if 1}}", 1000),
	"brackets that do not end":      "{{" + strings.Repeat("(", 5000) + "}}",
	"a template that is very large": strings.Repeat("a", largestStyle+1),
}

func TestATemplateOfOnesOwnEndsWithASentence(t *testing.T) {
	allowed := ownAllowance
	t.Cleanup(func() { ownAllowance = allowed })
	ownAllowance = allowance{time: 200 * time.Millisecond, output: 1 << 20}
	for name, text := range endless {
		t.Run(name, func(t *testing.T) {
			c := sample.Every(t)
			c.Choices.Style = fstest.MapFS{templateName: styled(text), styleName: styled("p { color: red }")}
			var out bytes.Buffer
			err := writeTo(t, &out, c)
			if !model.HasCode(err, model.Invalid) || out.Len() != 0 || !strings.HasSuffix(model.Sentence(err), "The report was not written.") {
				t.Errorf("%d bytes, %v", out.Len(), err)
			}
		})
	}
	c := sample.Every(t)
	c.Choices.Style = fstest.MapFS{templateName: styled(`{{range .Tally}}{{printf "%5d %s" .Count .Label}}{{html "<"}}{{end}}{{range ` +
		`3}}{{.}}{{end}}{{print 1 2}}`)}
	var out bytes.Buffer
	if err := writeTo(t, &out, c); err != nil || !strings.HasSuffix(out.String(), "0121 2") {
		t.Errorf("a good one: %q, %v", out.String(), err)
	}
}

func TestAStyleReadsNothingOutsideItsFolder(t *testing.T) {
	folder, outside := t.TempDir(), filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(outside, []byte("p { content: 'secret' }"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, styleName)); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	c := sample.Every(t)
	var err error
	if c.Choices.Style, err = StyleIn(folder); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := writeTo(t, &out, c); !model.HasCode(err, model.Invalid) || strings.Contains(out.String(), "secret") {
		t.Errorf("%v", err)
	}
	if _, err := StyleIn(outside); !model.HasCode(err, model.Invalid) {
		t.Errorf("a file is a folder: %v", err)
	}
}

// FuzzTemplate carries out anything as a template of one's own.
func FuzzTemplate(f *testing.F) {
	for _, text := range endless {
		f.Add(text[:min(len(text), 4000)])
	}
	f.Add(`<title>{{line .Heading}}</title>{{range .Corrections}}{{.On}}{{end}}{{.Claims}}`)
	f.Fuzz(func(t *testing.T, text string) {
		allowed := ownAllowance
		defer func() { ownAllowance = allowed }()
		ownAllowance = allowance{time: 50 * time.Millisecond, output: 1 << 20}
		c := sample.Content(t, "A claim stands here.", "A claim stands here")
		c.Choices.Style = fstest.MapFS{templateName: styled(text)}
		var fault *model.Fault
		if err := writeTo(t, io.Discard, c); err != nil && !errors.As(err, &fault) {
			t.Errorf("no sentence: %v", err)
		}
	})
}

func styled(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
