package html

import (
	"io"

	"galley/model/report/markup"
	"galley/model/report/view"
)

// questionStyle is the look of a sheet of questions, on the screen and on paper.
const questionStyle = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1b1c1e; --faint: #5b5952; --rule: #8f8a7f; }
@media (prefers-color-scheme: dark) { :root { --paper: #1a1b1d; --ink: #e9e7e2; --faint: #b0ada6; --rule: #77736a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.5 Charter, "Bitstream Charter", "Source Serif 4", "Noto Serif", Georgia, Cambria, serif; overflow-wrap: break-word; }
h1, h2, .about, .hint, .before, .ticks { font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; padding-top: .5rem; border-top: 2px solid var(--ink); }
.about, .hint, .before { color: var(--faint); font-size: .9rem; margin: .2rem 0; }
ol { padding-inline-start: 2rem; }
li { margin: 0 0 1.4rem; break-inside: avoid; }
li p { margin: 0 0 .2rem; }
.ticks { font-size: .95rem; }
.ticks span { margin-inline-end: 1.6rem; white-space: nowrap; }
.answer { border-bottom: 1px solid var(--rule); height: 1.9rem; }
@media print { :root { --paper: #fff; --ink: #000; --faint: #444; --rule: #888; } body { padding: 0; max-width: none; font-size: 11pt; } }
`

// WriteQuestions writes a sheet of questions as one page that needs no script and fetches nothing.
func WriteQuestions(w io.Writer, q view.Questions) error {
	m := fragment{markup.To(w)}
	m.Raw(`<!DOCTYPE html>`, "\n", `<html lang="`, q.Words.Lang, `" dir="`, q.Words.Direction(), `">`, "\n<head>\n", `<meta charset="utf-8">`, "\n",
		`<meta http-equiv="Content-Security-Policy" content="`, policyFor(questionStyle, false), `">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n", `<meta name="robots" content="noindex">`, "\n<title>")
	m.Line(q.Heading())
	m.Raw("</title>\n<style>", questionStyle, "</style>\n</head>\n<body>\n<main>\n<h1>")
	m.Line(q.Heading())
	m.Raw("</h1>\n")
	m.line("about", q.Role)
	m.line("about", q.Made)
	if q.Count() == 0 {
		m.line("hint", q.Words.Say("questions_none"))
	} else {
		m.line("hint", q.Words.Say("questions_ask"))
	}
	m.line("hint", q.Hint)
	for _, on := range q.Articles {
		m.Raw(`<h2 dir="auto">`)
		m.Line(on.Title)
		m.Raw("</h2>\n", `<ol start="`)
		m.Number(on.Asked[0].Number)
		m.Raw(`">`, "\n")
		for _, a := range on.Asked {
			m.Raw(`<li><p dir="auto">`)
			m.Line(q.Said(a))
			m.Raw("</p>\n")
			m.line("before", a.Before)
			m.Raw(`<p class="ticks"><span>☐ `)
			m.Line(q.Words.Say("answer_right"))
			m.Raw(`</span><span>☐ `)
			m.Line(q.Words.Say("answer_wrong"))
			m.Raw("</span></p>\n")
			for range view.AnswerLines {
				m.Raw(`<div class="answer"></div>`, "\n")
			}
			m.Raw("</li>\n")
		}
		m.Raw("</ol>\n")
	}
	m.Raw("</main>\n</body>\n</html>\n")
	return m.Flush()
}

// line adds a paragraph of a class, unless there is nothing to say.
func (m *fragment) line(class, text string) {
	if text == "" {
		return
	}
	m.Raw(`<p class="`, class, `" dir="auto">`)
	m.Line(text)
	m.Raw("</p>\n")
}
