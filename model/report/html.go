package report

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"
	"sync"

	"galley/assets"
	"galley/model"
)

// The files of a folder with a newsroom's own style; either may be missing.
const (
	templateName = "report.html.tmpl"
	styleName    = "report.css"
)

// frame is what the template is shown: assets/report.html.tmpl says what each is for.
type frame struct {
	page
	Style, Policy string
	Logo          template.URL // data:, "" none
	ClaimReview   template.JS  // JSON-LD, "" none
	Table         template.HTML
	Text          template.HTML
	Claims        template.HTML
	SourceList    template.HTML
}

// Say is what stands under an id in the files of words, in the report's language.
func (f frame) Say(id string) string { return f.Words.say(id) }

// Has reports whether a part is in the report and has something in it.
func (f frame) Has(part string) bool {
	if !f.Choices.Has(Part(part)) {
		return false
	}
	switch Part(part) {
	case Cards:
		return len(f.Cards) > 0
	case SourceList:
		return len(f.Sources) > 0
	case Corrections:
		return len(f.page.Corrections) > 0
	}
	return true
}

// Scale is the heading of one of the scales that are used.
func (f frame) Scale(name string) string { return f.scale(name) }

// Heading is the title of the page.
func (f frame) Heading() string { return f.heading() }

// Newsroom says who publishes the report, "" where nobody is named.
func (f frame) Newsroom() string { return oneLine(f.Choices.Newsroom) }

// PublishedBy says so in a sentence.
func (f frame) PublishedBy() string { return f.publishedBy() }

var ourTemplate = sync.OnceValues(func() (*template.Template, error) {
	text, err := assets.Reports.ReadFile(templateName)
	if err != nil {
		return nil, err
	}
	return parse(string(text))
})

func parse(text string) (*template.Template, error) {
	return template.New(templateName).Funcs(printing).Funcs(template.FuncMap{
		"css":  func(s string) template.CSS { return template.CSS(s) },
		"line": clean,
	}).Parse(text)
}

// writeHTML writes one file that needs no script and fetches nothing.
func writeHTML(w io.Writer, c Content) error {
	t, css, err := styleOf(c.Choices.Style)
	if err != nil {
		return err
	}
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	f := frame{page: p, Style: "\n" + css}
	f.Policy = policyFor(f.Style, len(c.Choices.Logo) > 0)
	if len(c.Choices.Logo) > 0 {
		f.Logo = template.URL("data:" + logoType(c.Choices.Logo) + ";base64," + base64.StdEncoding.EncodeToString(c.Choices.Logo))
	}
	if c.Choices.Embed {
		if f.ClaimReview, err = embedded(c); err != nil {
			return err
		}
	}
	f.Table, f.Text, f.Claims, f.SourceList = p.table(), p.text(), p.cards(), p.sourceList()
	if ours, err := ourTemplate(); err != nil || t == ours {
		return errors.Join(err, t.Execute(w, f))
	}
	var whole strings.Builder // or nothing
	ctx := contextOf(w)
	if err := fill(ctx, &whole, t, f, ownAllowance); ctx.Err() != nil {
		return ctx.Err()
	} else if err != nil {
		return stopped(err)
	}
	_, err = io.WriteString(w, whole.String())
	return err
}

// policyFor is the Content Security Policy: this style, at most a picture that
// is in the page itself, and nothing else.
func policyFor(style string, picture bool) string {
	sum := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	if picture {
		policy += "; img-src data:"
	}
	return policy + "; base-uri 'none'; form-action 'none'"
}

// embedded is the ClaimReview as a page holds it.
func embedded(c Content) (template.JS, error) {
	reviews := reviewsOf(c)
	if len(reviews) == 0 {
		return "", nil
	}
	text, err := json.Marshal(oneOrAll(reviews)) // which escapes angle brackets: no word can end the element
	return template.JS(text), err
}

// styleOf are the template and the style sheet of a folder, ours where it has none.
func styleOf(folder fs.FS) (*template.Template, string, error) {
	css, err := assets.Reports.ReadFile(styleName)
	if err != nil {
		return nil, "", fmt.Errorf("read the report's style: %w", err)
	}
	t, err := ourTemplate()
	if err != nil {
		return nil, "", fmt.Errorf("read the report's template: %w", err)
	}
	if folder == nil {
		return t, string(css), nil
	}
	own, found, err := ownFile(folder, styleName)
	switch {
	case err != nil:
		return nil, "", err
	case found && strings.Contains(strings.ToLower(own), "</style"):
		return nil, "", model.Faultf(model.Invalid, "Your own %s has “</style” in it, which would end the style within the page. The report was not written.", styleName)
	case found:
		css = []byte(own)
	}
	text, whole, err := ownFile(folder, templateName)
	if err != nil {
		return nil, "", err
	}
	if !found && !whole {
		return nil, "", model.Faultf(model.Invalid, "The folder with your own style has neither %s nor %s in it. The report was not written.", templateName, styleName)
	}
	if whole {
		if t, err = parse(text); err != nil {
			return nil, "", model.Wrap(model.Invalid, err, "Your own %s cannot be read: %v. The report was not written.", templateName, err)
		}
	}
	return t, string(css), nil
}
