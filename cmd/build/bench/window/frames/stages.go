package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"galley/app"
	"galley/app/reader"
	"galley/model/passage"
)

// The windows are of one size, and their texts of one kind: lines of about 70 letters.
var size = fyne.NewSize(1280, 800)

const (
	lines      = 33 // in view, of the bare window
	lineHeight = 24
	notch      = 25 // that a wheel's notch scrolls, as Fyne's driver has it
)

// prose is a text of so many bytes in the words of a made-up language, six thousand of
// them, in paragraphs; no sentence stands there twice.
func prose(bytes int) string {
	sounds := rand.New(rand.NewPCG(7, 7))
	words := make([]string, 6000)
	for i := range words {
		for range 1 + sounds.IntN(4) {
			words[i] += string("bdfgklmnprstvz"[sounds.IntN(14)]) + string("aeiou"[sounds.IntN(5)])
		}
	}
	r := rand.New(rand.NewPCG(1, 8))
	var b strings.Builder
	for b.Len() < bytes {
		for range 4 + r.IntN(5) {
			for range 6 + r.IntN(20) {
				b.WriteString(words[int(float64(len(words))*r.Float64()*r.Float64())] + " ")
			}
			b.WriteString("and so on. ")
		}
		b.WriteString("\n\n")
	}
	return strings.TrimSpace(b.String())
}

// spread are so many passages of one word and more, over all of a text.
func spread(text string, n int) []passage.Span {
	var spans []passage.Span
	for i := range n {
		at := i * len(text) / n
		start := at
		for start < len(text) && text[start] != ' ' {
			start++
		}
		start++
		end := min(len(text), start+12+i%40)
		if start < end {
			spans = append(spans, passage.Span{Start: start, End: end})
		}
	}
	return spans
}

// bare is a window of Fyne's with 33 lines of text that it scrolls.
func bare(a fyne.App, bytes int) *stage {
	text := strings.ReplaceAll(prose(bytes), "\n\n", "")
	const letters = 71
	all := len(text) / letters
	w := a.NewWindow("Bare")
	var rows []*canvas.Text
	box := container.NewWithoutLayout()
	for range lines {
		t := canvas.NewText("", theme.Color(theme.ColorNameForeground))
		t.TextSize = 17
		rows = append(rows, t)
		box.Add(t)
	}
	offset := 0
	show := func() {
		for i, t := range rows {
			line := (offset/lineHeight + i) % all
			t.Text = text[line*letters : (line+1)*letters]
			t.Resize(fyne.NewSize(600, lineHeight))
			t.Move(fyne.NewPos(300, float32(i*lineHeight-offset%lineHeight)))
		}
		canvas.Refresh(rows[0])
	}
	show()
	w.SetContent(box)
	w.Resize(size)
	by := func(pixels int) func(int) {
		return func(int) {
			offset += pixels
			show()
		}
	}
	return &stage{window: w, ready: func() bool { return true }, do: map[string]func(int){
		"wheel": by(notch),
		"drag":  by(lines * lineHeight), // other lines in every frame
		"keys":  by(lineHeight),
	}}
}

// galley is Galley's own window on a library.
func galley(a fyne.App, library string) *stage {
	w := app.New(a, app.NewRunner(), app.Options{Library: library, Editor: "Bench", Desktop: true})
	s := &stage{window: w.Window()}
	var r *reader.Reader
	s.ready = func() bool {
		if r = findReader(w.Window().Content()); r == nil {
			return false
		}
		_, _, laid := r.Sight(100)
		return laid
	}
	w.Window().Resize(size)
	s.do = inText(func() *reader.Reader { return r })
	return s
}

// aReader is a window with the article alone.
func aReader(a fyne.App, bytes, marks int, covered bool) *stage {
	text := prose(bytes)
	style := reader.Style{Fill: theme.ColorNameHover, Line: theme.ColorNamePrimary}
	var all []reader.Mark
	for i, s := range spread(text, marks) {
		style.Number = i + 1
		all = append(all, reader.Mark{Span: s, Style: style, Key: fmt.Sprint(i)})
	}
	r := reader.New()
	w := a.NewWindow("Reader")
	w.SetContent(r)
	w.Resize(size)
	open := func(int) {
		r.SetDocument(reader.Document{Text: text})
		r.SetMarks(all)
		if covered {
			r.SetCovered(looked(text, marks))
			r.SetTicks(ticked(text, marks))
		}
	}
	shown := false
	s := &stage{window: w, ready: func() bool {
		if r.Size().Width < 1000 {
			return false
		}
		if !shown {
			open(0)
			shown = true
		}
		return true
	}}
	s.do = inText(func() *reader.Reader { return r })
	s.do["open"] = open
	s.do["mark"] = func(i int) {
		style.Number = len(all)
		at := 40 + 3*i
		all = append(all[:len(all):len(all)], reader.Mark{Span: passage.Span{Start: at, End: at + 2}, Style: style, Key: "new"})
		r.SetMarks(all)
	}
	return s
}

// looked are so many passages that cover nearly all of a text.
func looked(text string, n int) []reader.Covered {
	var all []reader.Covered
	for _, s := range cut(text, n) {
		all = append(all, reader.Covered{Span: s})
	}
	return all
}

// ticked are the ticks of these passages.
func ticked(text string, n int) []reader.MarginMark {
	var all []reader.MarginMark
	for _, s := range cut(text, n) {
		all = append(all, reader.MarginMark{Span: s, Sign: "✓", Key: "done"})
	}
	return all
}

// cut are so many parts of a text, from the beginning of a word to the end of one.
func cut(text string, n int) (spans []passage.Span) {
	for i := range n {
		part := text[i*len(text)/n : (i+1)*len(text)/n]
		first, last := strings.IndexByte(part, ' '), strings.LastIndexByte(part, ' ')
		if first < last {
			at := i * len(text) / n
			spans = append(spans, passage.Span{Start: at + first + 1, End: at + last})
		}
	}
	return spans
}

// inText is what is done in an article.
func inText(of func() *reader.Reader) map[string]func(int) {
	key := func(name fyne.KeyName) { of().TypedKey(&fyne.KeyEvent{Name: name}) }
	return map[string]func(int){
		"wheel": func(int) { of().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -notch)}) },
		"drag": func(i int) {
			r := of()
			at := fyne.PointEvent{Position: fyne.NewPos(r.Size().Width-4, 20)}
			if i == 0 {
				r.MouseDown(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary})
			}
			at.Position.Y = 40 + float32(i%int(r.Size().Height-80))
			r.Dragged(&fyne.DragEvent{PointEvent: at})
		},
		"keys": func(i int) { // from claim to claim and in the text, and a rating now and then
			switch {
			case i%50 == 9:
				of().TypedRune(rune('1' + i/50%3))
			case i%10 == 6:
				of().TypedRune('p')
			case i%10 < 6 && i%10 > 0:
				key(fyne.KeyDown)
			default:
				of().TypedRune('n')
			}
		},
		"select": func(int) { of().TypedRune('n') },
	}
}

// findReader finds the article in a window, nil where none is shown.
func findReader(o fyne.CanvasObject) *reader.Reader {
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *reader.Reader:
		return o
	case *fyne.Container:
		inside = o.Objects
	case *container.Split:
		inside = []fyne.CanvasObject{o.Leading, o.Trailing}
	case *container.ThemeOverride:
		inside = []fyne.CanvasObject{o.Content}
	case *container.Scroll:
		inside = []fyne.CanvasObject{o.Content}
	}
	for _, i := range inside {
		if r := findReader(i); r != nil {
			return r
		}
	}
	return nil
}
