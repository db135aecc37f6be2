// Package html writes a report as one web page that needs no script and fetches nothing, in our
// style or in a newsroom's own.
package html

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"galley/assets"
	"galley/model"
	"galley/model/palette"
	"galley/model/prose"
	"galley/model/report/view"
)

// The files of a folder with a newsroom's own style; either may be missing.
const (
	templateName = "report.html.tmpl"
	styleName    = "report.css"
)

// frame is what the template is given. assets/report.html.tmpl says what each field is for.
type frame struct {
	view.Report
	Style, Policy string
	Logo          template.URL // data:, "" none
	ClaimReview   template.JS  // JSON-LD, "" none
	Table         template.HTML
	Text          template.HTML
	Claims        template.HTML
	SourceList    template.HTML
	LedgerTable   template.HTML
}

// Say is what stands under an id in the files of words, in the report's language.
func (f frame) Say(id string) string { return f.Words.Say(id) }

// Has reports whether a part is in the report and has something in it.
func (f frame) Has(part string) bool {
	if !f.Choices.Has(view.Part(part)) {
		return false
	}
	switch view.Part(part) {
	case view.SignOff:
		return len(f.Report.SignOff) > 0
	case view.Cards:
		return len(f.Cards) > 0
	case view.SourceList:
		return len(f.Sources) > 0
	case view.Ledger:
		return len(f.Report.Ledger) > 0
	case view.Corrections:
		return len(f.Report.Corrections) > 0
	}
	return true
}

// Newsroom says who publishes the report, "" where nobody is named.
func (f frame) Newsroom() string { return prose.OneLine(f.Choices.Newsroom) }

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
		"line": prose.WithoutControls,
	}).Parse(text)
}

// Write writes the page. review is JSON-LD for search engines and archives that stands in it, ""
// none; no word in it may end a script element. A template of a newsroom's own runs to its end or
// writes nothing, and stops with ctx.
func Write(ctx context.Context, w io.Writer, c view.Chosen, review string) error {
	t, css, err := styleOf(c.Choices.Style)
	if err != nil {
		return err
	}
	r, err := view.Of(c)
	if err != nil {
		return err
	}
	f := frame{Report: r, Style: "\n" + css + ownColours(c), ClaimReview: template.JS(review)}
	f.Policy = policyFor(f.Style, len(c.Logo.Bytes) > 0 || slices.ContainsFunc(r.Blocks, func(b view.Block) bool { return len(b.Small) > 0 }))
	if len(c.Logo.Bytes) > 0 {
		f.Logo = template.URL("data:" + c.Logo.MediaType + ";base64," + base64.StdEncoding.EncodeToString(c.Logo.Bytes))
	}
	f.Table, f.Text, f.Claims, f.SourceList, f.LedgerTable = table(r), text(r), cards(r), sourceList(r), ledgerTable(r)
	if ours, err := ourTemplate(); err != nil || t == ours {
		return errors.Join(err, t.Execute(w, f))
	}
	var whole strings.Builder // or nothing
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

// styleOf returns the template and the style sheet of a folder, ours where it has none.
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
		return t, withRatings(string(css)), nil
	}
	own, found, err := ownFile(folder, styleName)
	switch {
	case err != nil:
		return nil, "", err
	case found && strings.Contains(strings.ToLower(own), "</style"):
		return nil, "", model.Faultf(model.Invalid, "Your own %s has “</style” in it, which would end the style within the page. "+
			"The report was not written.", styleName)
	case found:
		css = []byte(own)
	}
	text, whole, err := ownFile(folder, templateName)
	if err != nil {
		return nil, "", err
	}
	if !found && !whole {
		return nil, "", model.Faultf(model.Invalid, "The folder with your own style has neither %s nor %s in it. "+
			"The report was not written.", templateName, styleName)
	}
	if whole {
		if t, err = parse(text); err != nil {
			return nil, "", model.Wrap(model.Invalid, err, "Your own %s cannot be read: %v. The report was not written.", templateName, err)
		}
	}
	return t, withRatings(string(css)), nil
}

// Where a style sheet takes the colours of ratings: these comments are replaced, in ours and in a
// newsroom's own, by custom properties such as --true and --true-line.
const (
	lightRatings = "/* ratings: light */"
	darkRatings  = "/* ratings: dark */"
)

// withRatings puts the palette into a style sheet.
func withRatings(css string) string {
	css = strings.ReplaceAll(css, lightRatings, properties("\n  ", func(p palette.Pair) palette.Colour { return p.Light }))
	return strings.ReplaceAll(css, darkRatings, properties("\n    ", func(p palette.Pair) palette.Colour { return p.Dark }))
}

// ownColours are the rules for colours that a desk chose for ratings of its scales, as those of
// the palette have theirs in the style sheet.
func ownColours(c view.Chosen) string {
	var light, dark strings.Builder
	seen := map[palette.Key]bool{}
	for _, d := range c.Dossiers {
		for _, s := range append([]model.Scale{d.Scale}, d.Scales...) {
			for _, r := range s.Ratings {
				key, own := palette.Own(r.Colour)
				if !own || seen[key] {
					continue
				}
				seen[key] = true
				in := palette.Of(key)
				for out, shade := range map[*strings.Builder]func(palette.Pair) palette.Colour{
					&light: func(p palette.Pair) palette.Colour { return p.Light }, &dark: func(p palette.Pair) palette.Colour { return p.Dark }} {
					line := shade(in.Line).Hex()
					fmt.Fprintf(out, ".%s { background: %s; border-color: %s; } .card.%s { border-inline-start-color: %s; }\n",
						key, shade(in.Tint).Hex(), line, key, line)
				}
			}
		}
	}
	if len(seen) == 0 {
		return ""
	}
	return light.String() + "@media (prefers-color-scheme: dark) {\n" + dark.String() + "}\n"
}

// properties are the custom properties of all tones, a line each.
func properties(separator string, shade func(palette.Pair) palette.Colour) string {
	lines := make([]string, len(palette.Keys))
	for i, k := range palette.Keys {
		c := palette.Of(k)
		lines[i] = fmt.Sprintf("--%s: %s; --%s-line: %s;", k, shade(c.Tint).Hex(), k, shade(c.Line).Hex())
	}
	return strings.Join(lines, separator)
}
