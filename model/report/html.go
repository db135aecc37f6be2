package report

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sync"

	"galley/assets"
)

var htmlReport = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report.html.tmpl").Funcs(template.FuncMap{
		"css":  func(s string) template.CSS { return template.CSS(s) }, // our own style sheet, never a person's words
		"line": clean,
	}).ParseFS(assets.Reports, "report.html.tmpl")
})

func writeHTML(w io.Writer, c Content) error {
	t, err := htmlReport()
	if err != nil {
		return fmt.Errorf("read the report's template: %w", err)
	}
	css, err := assets.Reports.ReadFile("report.css")
	if err != nil {
		return fmt.Errorf("read the report's style: %w", err)
	}
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	style := "\n" + string(css)
	sum := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	return t.Execute(w, struct {
		page
		Style, Policy string
	}{p, style, policy})
}
