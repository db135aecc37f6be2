package report

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"galley/model"
	"galley/model/disk"
	"galley/model/prose"
	"galley/model/report/html"
	"galley/model/report/pdf"
	"galley/model/report/view"
)

// Text is a format of the sheet of questions alone: lines that any program shows.
const Text Format = "txt"

// QuestionFormats are those that the sheet of questions for a person is written in.
var QuestionFormats = []Format{HTML, PDF, Text}

// QuestionsExtension is what the name of such a file ends in, with its dot.
func QuestionsExtension(f Format) string { return "." + string(f) }

// WriteQuestions writes the questions for a person. An unknown format is an Invalid fault.
func WriteQuestions(ctx context.Context, w io.Writer, f Format, q view.QuestionsFor, generator string) error {
	if !slices.Contains(QuestionFormats, f) {
		return model.Faultf(model.Invalid, "Questions cannot be written as “%s”. They can be: %s.", f, view.Listed(QuestionFormats))
	}
	sheet, err := q.Questions()
	if err != nil {
		return err
	}
	out := &stoppable{ctx, w}
	switch f {
	case HTML:
		return html.WriteQuestions(out, sheet)
	case PDF:
		return pdf.WriteQuestions(ctx, out, sheet, q.Editor, generator)
	}
	_, err = io.WriteString(out, plainQuestions(sheet))
	return err
}

// SaveQuestions writes them into a file: whole, or what stood there stays. It takes the place of
// nothing but a sheet of the same format.
func SaveQuestions(ctx context.Context, path string, f Format, q view.QuestionsFor, generator string) error {
	var b bytes.Buffer
	if err := WriteQuestions(ctx, &b, f, q, generator); err != nil {
		return err
	}
	over := func(old io.ReaderAt, size int64) bool { return isQuestions(old, size, f) }
	_, err := disk.Write(path, disk.Shared, over, func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err })
	return model.WriteFault(err, path, stored)
}

// isQuestions reports whether a file may be a sheet of questions in a format.
func isQuestions(old io.ReaderAt, size int64, f Format) bool {
	head := make([]byte, min(size, 2048))
	if n, err := old.ReadAt(head, 0); err != nil && err != io.EOF || n < len(head) {
		return false
	}
	switch f {
	case HTML:
		return htmlHead.Match(head)
	case PDF:
		return bytes.HasPrefix(head, []byte("%PDF-"))
	}
	return bytes.Contains(head, []byte(answerRule)) || size == 0
}

// answerRule is a line to write an answer on.
const answerRule = "   ______________________________________________________________________"

// plainQuestions are the questions as text.
func plainQuestions(q view.Questions) string {
	var b strings.Builder
	say := func(parts ...string) {
		for _, p := range parts {
			if p != "" {
				b.WriteString(prose.Plain(p) + "\n")
			}
		}
	}
	say(q.Heading(), q.Role, q.Made)
	b.WriteString("\n")
	if q.Count() == 0 {
		say(q.Words.Say("questions_none"))
	} else {
		say(q.Words.Say("questions_ask"), q.Hint)
	}
	for _, on := range q.Articles {
		b.WriteString("\n")
		say(on.Title)
		b.WriteString("\n")
		for _, a := range on.Asked {
			fmt.Fprintf(&b, "%d. %s\n", a.Number, prose.Plain(q.Said(a)))
			if a.Before != "" {
				fmt.Fprintf(&b, "   %s\n", a.Before)
			}
			fmt.Fprintf(&b, "   [ ] %s   [ ] %s\n", q.Words.Say("answer_right"), q.Words.Say("answer_wrong"))
			b.WriteString(strings.Repeat(answerRule+"\n", view.AnswerLines) + "\n")
		}
	}
	return b.String()
}
