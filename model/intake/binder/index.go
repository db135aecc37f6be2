package binder

import "html/template"

// indexed is what stands in the index.
type indexed struct {
	Title, Byline, Publisher, Published, URL, Made, Copy, Library string
	Identities                                                    bool
	Claims                                                        []indexedClaim
	Items                                                         []Item
}

type indexedClaim struct {
	Number                               int
	Wording, Speaker, Outcome, Reasoning string
	Evidence                             []indexedEvidence
}

type indexedEvidence struct {
	Stance, Source, URL, Quote, Locator, Note string
	Items                                     []Item
}

// index lists each claim with its outcome and its numbered files. It is read without Galley, and asks
// nothing of the network.
var index = template.Must(template.New("index").Parse(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Title}}: evidence</title>
<style>body{font-family:Georgia,serif;line-height:1.5;max-width:46em;margin:2em auto;padding:0 1em}h2{margin:1.5em 0 .2em;font-size:1.1em}
blockquote{margin:.3em 0 .3em 1em;color:#333}.small{color:#555;font-size:.9em}code{font-size:.8em;overflow-wrap:anywhere}</style></head><body>
<h1>{{.Title}}</h1>
<p class="small">{{.Byline}}{{with .Publisher}} · {{.}}{{end}}{{with .Published}} · {{.}}{{end}}{{with .URL}} · <a href="{{.}}">{{.}}</a>{{end}}</p>
<p>Handed over on {{.Made}}. {{if .Identities}}<strong>Confidential sources are named in this binder.</strong>{{else}}Confidential sources are called by their aliases.{{end}}
The <a href="{{.Copy}}">checking copy</a> has every claim beside the text. {{.Library}} opens in Galley.</p>
{{range .Claims}}<h2>{{.Number}}. {{.Wording}}</h2>
<p><strong>{{.Outcome}}</strong>{{with .Speaker}} · said by {{.}}{{end}}{{with .Reasoning}}<br>{{.}}{{end}}</p>
<ul>{{range .Evidence}}<li>{{.Stance}}: {{if .URL}}<a href="{{.URL}}">{{.Source}}</a>{{else}}{{.Source}}{{end}}{{with .Locator}}, {{.}}{{end}}
{{with .Quote}}<blockquote>{{.}}</blockquote>{{end}}{{with .Note}}<p class="small">{{.}}</p>{{end}}
{{range .Items}}<p class="small">No. {{.Number}}: <a href="{{.Path}}">{{.Path}}</a>{{with .Text}} (<a href="{{.}}">its text</a>){{end}}</p>{{end}}</li>{{end}}</ul>
{{end}}<h2>Files</h2>
<table>{{range .Items}}<tr><td>{{.Number}}</td><td><a href="{{.Path}}">{{.Path}}</a></td><td><code>SHA-256 {{.SHA256}}</code></td></tr>
{{end}}</table></body></html>
`))
