package reader

import (
	"fmt"
	"image"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/cmd/build/figures"
	"galley/model/passage"
)

// TestFigures measures the reader beside its peers, in one run; go run ./cmd/build bench
// reader runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "reader")
	figuresOfOpening(t, f)
	figuresOfFrames(t, f)
}

const width, height = 820, 900

func figuresOfOpening(t *testing.T, f *figures.Recorder) {
	hundred := prose(100_000, 1)
	other := prose(100_000, 2) // in the same words
	// The very first text of a fresh reader in its window: no word is known yet.
	r, _ := open(t, theme.VariantLight, Document{Text: "x"}, width, height)
	cold := figures.Best(1, func() { r.SetDocument(hundred) })
	i := 0
	warm := figures.Best(20, func() {
		i++
		r.SetDocument([]Document{other, hundred}[i%2])
	})

	win := test.NewTempWindow(t, widget.NewLabel(""))
	win.Resize(fyne.NewSize(width, height))
	richOf := func(text string) float64 {
		return figures.Best(1, func() {
			rich := widget.NewRichTextWithText(text)
			rich.Wrapping = fyne.TextWrapWord
			win.SetContent(container.NewVScroll(rich))
		})
	}
	rich := richOf(hundred.Text)
	entry := figures.Best(1, func() {
		e := widget.NewMultiLineEntry()
		e.Wrapping = fyne.TextWrapWord
		win.SetContent(e)
		e.SetText(hundred.Text)
	})
	f.Say("open 100 kB, faces warm", "ms", warm, "widget.RichText", rich, 0.001)
	f.Say("open 100 kB, faces warm", "ms", warm, "widget.Entry", entry, 0.001)
	f.Say("open 100 kB, the very first text", "ms", cold, "widget.RichText", rich, 1.0/300)
	f.Say("open 100 kB, the very first text", "ms", cold, "widget.Entry", entry, 1.0/300)

	flat := Document{Text: strings.ReplaceAll(hundred.Text, "\n\n", " ")}
	f.Say("open 100 kB in one paragraph, faces warm", "ms",
		figures.Best(20, func() { r.SetDocument(flat) }), "widget.RichText", richOf(flat.Text), 0.001)

	// The first frame beside plain texts that say the same.
	r, win = open(t, theme.VariantLight, hundred, width, height)
	ours := figures.Best(10, func() { win.Canvas().Capture() })
	plain := container.NewWithoutLayout()
	for _, w := range r.painter.rows {
		text := canvas.NewText(shown(hundred.Text[w.start:w.end]), theme.Color(theme.ColorNameForeground))
		text.TextSize, text.TextStyle = w.set.face.size, w.set.face.style()
		text.Move(fyne.NewPos(r.left()+w.set.indent, w.y+w.set.top))
		text.Resize(fyne.NewSize(w.width, w.set.height))
		plain.Add(text)
	}
	win.SetContent(plain)
	f.Say("paint the first frame of 100 kB", "ms", ours,
		"canvas.Text, same lines", figures.Best(10, func() { win.Canvas().Capture() }), 1.3)

	opening := func(size, marks int) float64 {
		d := long(size)
		m := many(d.Text, marks)
		r, win := open(t, theme.VariantLight, Document{Text: "x"}, width, height)
		r.SetDocument(long(2_000)) // the faces are warm
		return figures.Best(5, func() {
			r.SetDocument(d)
			r.SetMarks(m)
			win.Canvas().Capture()
		})
	}
	f.Say("open and first frame of 5 MB with 100,000 marks", "ms", opening(5_000_000, 100_000), "6 kB with 10", opening(6_000, 10), 3)

	var before, after runtime.MemStats
	r, win = open(t, theme.VariantLight, Document{Text: "x"}, width, height)
	win.Canvas().Capture()
	runtime.GC()
	runtime.ReadMemStats(&before)
	d := long(5_000_000)
	r.SetDocument(d)
	r.SetMarks(many(d.Text, 100_000))
	win.Canvas().Capture()
	runtime.GC()
	runtime.ReadMemStats(&after)
	f.Say("memory for 5 MB with 100,000 marks", "MB", float64(after.HeapAlloc-before.HeapAlloc)/1e6, "the text itself",
		float64(len(d.Text))/1e6, 6)
	runtime.KeepAlive(r)
}

// prose is a text of so many bytes in the words of a made-up language, six
// thousand of them: what an article has, and no sentence twice.
func prose(bytes int, seed uint64) Document {
	sounds := rand.New(rand.NewPCG(7, 7))
	words := make([]string, 6000)
	for i := range words {
		for range 1 + sounds.IntN(4) {
			words[i] += string("bdfgklmnprstvz"[sounds.IntN(14)]) + string("aeiou"[sounds.IntN(5)])
		}
	}
	r := rand.New(rand.NewPCG(seed, 8))
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
	return Document{Text: strings.TrimSpace(b.String())}
}

// frames are how long n frames take, sorted, in milliseconds: a step and its
// painting.
func frames(n int, win fyne.Window, step func(i int)) []float64 {
	all := make([]float64, n)
	for i := range all {
		all[i] = figures.Best(1, func() {
			step(i)
			win.Canvas().Capture()
		})
	}
	slices.Sort(all)
	return all
}

func figuresOfFrames(t *testing.T, f *figures.Recorder) {
	const n = 100
	scroll := func(r *Reader) func(int) {
		return func(i int) {
			dy := float32(-40)
			if i/8%2 == 1 { // to and fro, so that the short text is not at its end
				dy = 40
			}
			r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
		}
	}
	small := long(6_000)
	r, win := open(t, theme.VariantLight, small, width, height)
	r.SetMarks(many(small.Text, 10))
	few := frames(n, win, scroll(r))

	d := long(5_000_000)
	marks := many(d.Text, 100_000)
	r, win = open(t, theme.VariantLight, d, width, height)
	r.SetMarks(marks)
	r.SetTop(len(d.Text) / 2)
	many := frames(n, win, scroll(r))
	f.Say("scroll frame in 5 MB with 100,000 marks, median", "ms", many[n/2], "6 kB with 10", few[n/2], 1.2)
	f.Say("scroll frame in 5 MB with 100,000 marks, p99", "ms", many[n*99/100], "6 kB with 10", few[n*99/100], 1.2)

	lines := strings.Split(strings.TrimSpace(strings.Repeat("Some 21,000 troops would go there before the summer, said the envoy.\n", 2000)),
		"\n")
	rows := len(r.painter.rows)
	list := widget.NewList(func() int { return len(lines) }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(lines[i]) })
	listWin := test.NewTempWindow(t, list)
	row := list.MinSize().Height
	listWin.Resize(fyne.NewSize(width, float32(rows)*row))
	labels := frames(n, listWin, func(i int) { list.ScrollToOffset(float32(1000 + 40*(i%8))) })
	f.Say("scroll frame in 5 MB with 100,000 marks, median", "ms", many[n/2], fmt.Sprintf("widget.List of %d labels", rows), labels[n/2], 1)

	plain := many[n/2]
	figuresOfCovered(t, f)
	figuresOfUnderlines(t, f)
	figuresOfPictures(t, f)
	r.MouseDown(mouseAt(300, 100))
	drag := frames(n, win, func(i int) {
		r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, float32(120+i%40*10))}})
	})
	r.DragEnd()
	f.Say("drag a selection there, a frame", "ms", drag[n/2], "a plain scroll frame", plain, 1.2)
	hover := frames(n, win, func(i int) { r.MouseMoved(mouseAt(float32(200+i%30*10), float32(120+i%40*10))) })
	f.Say("hover there, a frame", "ms", hover[n/2], "a plain scroll frame", plain, 1.2)
	top := r.Top()
	add := frames(n, win, func(i int) {
		marks = append(marks, Mark{Span: passage.Span{Start: top + i, End: top + i + 1}, Style: isTrue, Key: fmt.Sprint("new", i)})
		r.SetMarks(marks)
	})
	f.Say("add one highlight there, a frame", "ms", add[n/2], "a plain scroll frame", plain, 1.2)
	sizes := []fyne.Size{fyne.NewSize(600, 900), fyne.NewSize(820, 900)}
	resize := frames(20, win, func(i int) { r.Resize(sizes[i%2]) })
	f.Say("resize there, the next frame", "ms", resize[10], "a plain scroll frame", plain, 2)
}

func mouseAt(x, y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary}
}

// figuresOfCovered measures a text of 5 MB with 100,000 marks of which all words were looked at, in
// 100,000 passages with a tick each, beside the same without. The windows take turns, so that all meet the
// same neighbours.
func figuresOfCovered(t *testing.T, f *figures.Recorder) {
	const n, rounds, spans = 25, 6, 100_000
	d := long(5_000_000)
	marks := many(d.Text, spans)
	covered, ticks := coveredAll(d.Text, spans)
	struck := slices.Clone(covered)
	for i := range struck {
		struck[i].As = Struck
	}
	names := []string{"without", "dimmed", "struck"}
	var readers []*Reader
	var windows []fyne.Window
	for _, all := range [][]Covered{nil, covered, struck} {
		r, win := open(t, theme.VariantLight, d, width, height)
		r.SetMarks(marks)
		if all != nil {
			r.SetCovered(all)
			r.SetTicks(ticks)
		}
		r.SetTop(len(d.Text) / 2)
		readers, windows = append(readers, r), append(windows, win)
	}
	took := make([][]float64, len(names))
	for range rounds {
		for k, r := range readers {
			took[k] = append(took[k], frames(n, windows[k], func(i int) {
				r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(40*(i/8%2*2-1)))})
			})...)
		}
	}
	for k := range took {
		slices.Sort(took[k])
	}
	middle := n * rounds / 2
	for k, name := range names[1:] {
		f.Say(fmt.Sprintf("scroll frame in 5 MB with %d passages %s and ticked, median", spans, name), "ms", took[k+1][middle],
			"without", took[0][middle], 1.2)
	}
	f.Say("show them, a frame", "ms", figures.Best(5, func() {
		readers[0].SetCovered(covered)
		readers[0].SetTicks(ticks)
		windows[0].Canvas().Capture()
	}), "a scroll frame without", took[0][middle], 1.2)
}

// figuresOfUnderlines measures a text of 1 MB with every second sentence underlined, beside
// the same without.
func figuresOfUnderlines(t *testing.T, f *figures.Recorder) {
	const n = 100
	d := prose(1_000_000, 3)
	var every []Underline
	for at, i := 0, 0; at < len(d.Text); i++ {
		end := strings.Index(d.Text[at:], ". ")
		if end < 0 {
			break
		}
		if i%2 == 0 && !strings.Contains(d.Text[at:at+end], "\n") {
			every = append(every, Underline{passage.Span{Start: at, End: at + end + 1}, fmt.Sprint(i)})
		}
		at += end + 2
	}
	r, win := open(t, theme.VariantLight, d, width, height)
	r.SetTop(len(d.Text) / 2)
	scroll := func(i int) {
		r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(40*(i/8%2*2-1)))})
	}
	without := frames(n, win, scroll)
	r.SetUnderlined(every, theme.ColorNameForeground)
	with := frames(n, win, scroll)
	f.Say(fmt.Sprintf("scroll frame in 1 MB with %d sentences underlined", len(every)), "ms", with[n/2], "without", without[n/2], 1.2)
	f.Say("underline them, a frame", "ms", figures.Best(5, func() {
		r.SetUnderlined(every, theme.ColorNameForeground)
		win.Canvas().Capture()
	}), "a scroll frame without", without[n/2], 1.2)
}

// figuresOfPictures measures a text of 1 MB with a picture after each paragraph, beside the same without. A
// picture takes the place of lines of text, which are dearer.
func figuresOfPictures(t *testing.T, f *figures.Recorder) {
	const n = 100
	scrolled := func(d Document) float64 {
		r, win := open(t, theme.VariantLight, Document{Text: "x"}, width, height)
		r.Load = func(key string, width int) { r.SetPicture(key, image.NewNRGBA(image.Rect(0, 0, width, width/4))) }
		r.SetDocument(d)
		r.SetTop(len(d.Text) / 2)
		return frames(n, win, func(i int) {
			r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(40*(i/8%2*2-1)))})
		})[n/2]
	}
	d := long(1_000_000)
	without := scrolled(d)
	d.Pictures = everywhere(d)
	f.Say(fmt.Sprintf("scroll frame in 1 MB with %d pictures", len(d.Pictures)), "ms", scrolled(d), "without", without, 1.2)
}
